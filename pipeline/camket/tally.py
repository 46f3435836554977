"""What became of each document of a shard, and how many of what they hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from camket.duplicates import Fingerprint
from camket.record_model import Model
from camket.records import Record


class LedgerLine(Model):
    """What became of one input document."""

    uri: str
    bytes: int | None = None
    stamp: str = ""
    sha256: str | None = None
    records: int = 0
    reason: str | None = None
    """Why it was quarantined; None when it was done."""
    withheld: int = 0
    """Records withheld for a secrecy mark."""
    documents: tuple[Fingerprint, ...] = ()


class Counts(Model):
    """How many of what a shard holds: `genre`, `theme`, `year\ttheme`, `issuer\ttheme`, `fact`…"""

    counts: dict[str, dict[str, int]] = Field(default_factory=dict)


@dataclass
class Tally:
    """Counts of one shard while it is made."""

    documents: int = 0
    records: int = 0
    failures: int = 0
    characters: int = 0
    bytes: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add_line(self, line: LedgerLine) -> None:
        """Count one input document."""
        self.documents += 1
        self.bytes += line.bytes or 0
        if line.reason:
            self.reasons[line.reason] += 1

    def add_record(self, record: Record) -> None:
        """Count what one record holds."""
        self.records += 1
        self.characters += record.zones[-1].end if record.zones else 0
        count = self._count
        year = str(record.document.plan_year or (record.document.date or "")[:4] or "-")
        issuer = record.document.issuers[0].name if record.document.issuers else "-"
        count("genre", record.document.genre)
        count("year", year)
        count("issuer", issuer)
        for flag in record.quality.flags:
            count("flag", flag.split(":", 1)[0])
        for commitment in record.commitments:
            theme = commitment.themes.primary
            count("theme", theme)
            count("class", commitment.class_)
            count("year\ttheme", f"{year}\t{theme}")
            count("issuer\ttheme", f"{issuer}\t{theme}")
            count("fact", "targets", sum(target.role == "target" for target in commitment.targets))
            for name in ("deadlines", "actors", "citations"):
                count("fact", name, len(getattr(commitment, name)))

    def sorted_counts(self) -> Counts:
        """What was counted, in an order that depends on nothing else."""
        tables = sorted(self.counts.items())
        return Counts(counts={name: dict(sorted(table.items())) for name, table in tables})

    def state(self) -> dict[str, Any]:
        """Everything counted so far, as JSON can hold it."""
        return dict(vars(self))  # asdict would take a Counter apart

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> Tally:
        """The tally whose `state` this was."""
        tally = cls(**state)
        tally.reasons = Counter(state["reasons"])
        tally.counts = {name: Counter(table) for name, table in state["counts"].items()}
        return tally

    def _count(self, table: str, key: str, times: int = 1) -> None:
        if times:
            self.counts.setdefault(table, Counter())[key] += times

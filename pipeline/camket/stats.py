"""What a batch folder holds, added up from its shards, with the proof that nothing is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from camket.batch import read_report
from camket.completion import ShardReport
from camket.duplicates import Duplicate
from camket.errors import UsageError
from camket.inventory import planned_documents
from camket.records import Failure
from camket.stored import open_lines
from camket.tally import Counts, LedgerLine

PART_FILES = "inputs-"


@dataclass
class Totals:
    """Counts over a whole batch folder."""

    inventory: int = 0
    """Documents listed."""
    done: int = 0
    quarantined: int = 0
    records: int = 0
    failures: int = 0
    missing: int = 0
    """Inputs that were named but not found, or could not be listed."""
    shards: int = 0
    shards_planned: int = 0
    bytes: int = 0
    characters: int = 0
    seconds: float = 0.0
    """Seconds of work, added up over the workers."""
    stages: dict[str, float] = field(default_factory=dict)
    """The same by stage; what is missing to `seconds` is listing, accounting and waiting."""
    changed: int = 0
    stale: int = 0
    """Finished shards no inventory names any more; a whole batch removes them."""
    reasons: Counter[str] = field(default_factory=Counter)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    duplicates: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """Sums that do not agree; empty when every input is accounted for."""

    @property
    def to_do(self) -> int:
        """Documents listed and neither done nor quarantined."""
        return self.inventory - self.done - self.quarantined

    def add(self, report: ShardReport) -> None:
        """Add the counts of one shard."""
        for name in ("done", "quarantined", "records", "failures", "bytes", "characters"):
            setattr(self, name, getattr(self, name) + getattr(report, name))
        self.shards += 1
        self.seconds += report.seconds
        for stage, seconds in report.stages.items():
            self.stages[stage] = self.stages.get(stage, 0.0) + seconds
        self.changed += len(report.moving)
        self.reasons.update(report.reasons)

    def add_counts(self, counts: Counts) -> None:
        """Add what one shard holds."""
        for table, found in counts.counts.items():
            self.counts.setdefault(table, Counter()).update(found)


def reports_of(out: Path) -> Iterator[ShardReport]:
    """Yield the reports of the finished shards, in the order of their names."""
    for path in sorted((out / "shards").glob("*.json")):
        report = read_report(path)
        if report is None:
            raise UsageError(f"{path} is not a shard report; remove it and run the batch again")
        yield report


def add_up(out: Path, *, prove: bool = True) -> Totals:
    """Add up a batch folder; with `prove`, count the lines of its files again."""
    if not (out / "batch.json").exists():
        raise UsageError(f"{out} is not the output of camket batch (no batch.json)")
    totals = Totals()
    planned: Counter[str] = Counter()
    for path in sorted((out / "inventory").glob("*.jsonl")):
        planned += planned_documents(path)
    totals.inventory, totals.shards_planned = planned.total(), len(planned)
    for report in reports_of(out):
        if report.shard not in planned:
            totals.stale += 1
            continue
        totals.add(report)
        totals.add_counts(_counts_of(out, report))
        if prove:
            totals.faults.extend(_disagreements(out, report))
    for failure in _missing(out):
        totals.missing += 1
        totals.reasons[failure.reason] += 1
    for duplicate in read_duplicates(out):
        totals.duplicates[duplicate.kind] += 1
    if totals.to_do < 0:
        totals.faults.append(f"{-totals.to_do} documents more than the inventory lists")
    return totals


def _counts_of(out: Path, report: ShardReport) -> Counts:
    try:
        return Counts.model_validate_json((out / f"counts/{report.shard}.json").read_bytes())
    except OSError as error:
        raise UsageError(
            f"the counts of shard {report.shard} are gone; run the batch again"
        ) from error


def _missing(out: Path) -> Iterator[Failure]:
    for path in sorted((out / "failures").glob(f"{PART_FILES}*.jsonl")):
        with path.open("rb") as lines:
            yield from map(Failure.model_validate_json, lines)


def _disagreements(out: Path, report: ShardReport) -> Iterator[str]:
    """Compare the report of a shard with the lines of its files."""
    files = {name.split("/", 1)[0]: out / name for name in report.files if "/" in name}
    lines = {name: _lines(files[name]) for name in ("records", "failures")}
    records = done = quarantined = 0
    for line in ledger_of(out, report):
        records += line.records
        done += line.reason is None
        quarantined += line.reason is not None
    found = (done, quarantined, records, lines["records"], lines["failures"])
    told = (report.done, report.quarantined, report.records, report.records, report.failures)
    names = ("done", "quarantined", "records in the ledger", "records", "failures")
    for name, one, other in zip(names, found, told, strict=True):
        if one != other:
            yield f"shard {report.shard}: {one} {name}, the report says {other}"


def _lines(path: Path) -> int:
    try:
        with open_lines(path) as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return -1


def ledger_of(out: Path, report: ShardReport) -> Iterator[LedgerLine]:
    """Yield what became of each document of a shard."""
    name = next((file for file in report.files if file.startswith("ledger/")), None)
    if name is None or not (out / name).exists():
        return
    with open_lines(out / name) as lines:
        yield from map(LedgerLine.model_validate_json, lines)


def read_duplicates(out: Path) -> Iterator[Duplicate]:
    """Yield the duplicates that were found at the end of the last whole batch."""
    path = out / "duplicates.jsonl"
    if path.exists():
        with path.open("rb") as lines:
            yield from map(Duplicate.model_validate_json, lines)

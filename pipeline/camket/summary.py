"""The table at the end of a run: documents, genres, commitments by theme, targets, failures."""

from __future__ import annotations

from collections import Counter

from camket.labels import genre_label, theme_label
from camket.records import Failure, Record


class Summary:
    """Counts over many records, printed for a person."""

    def __init__(self) -> None:
        self.documents = 0
        self.genres: Counter[str] = Counter()
        self.themes: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()
        self.targets = 0
        self.deadlines = 0
        self.failures: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count one record."""
        self.documents += 1
        self.genres[record.document.genre] += 1
        for commitment in record.commitments:
            self.themes[commitment.themes.primary] += 1
            self.classes[commitment.class_] += 1
            self.targets += sum(target.role == "target" for target in commitment.targets)
            self.deadlines += len(commitment.deadlines)

    def merge(self, other: Summary) -> None:
        """Add the counts of another summary."""
        self.documents += other.documents
        self.targets += other.targets
        self.deadlines += other.deadlines
        for mine, theirs in (
            (self.genres, other.genres),
            (self.themes, other.themes),
            (self.classes, other.classes),
            (self.failures, other.failures),
        ):
            mine.update(theirs)

    def add_failure(self, failure: Failure) -> None:
        """Count one failure."""
        self.failures[failure.reason] += 1

    def print(self, out: str, lines: int, rows: str) -> None:
        """Print the table on standard error."""
        from rich.console import Console
        from rich.table import Table

        console = Console(stderr=True, highlight=False)
        table = Table(show_header=False, box=None, pad_edge=False)
        table.add_column(min_width=14)
        table.add_column(overflow="fold")
        table.add_row("documents", str(self.documents))
        table.add_row("genres", _listed(self.genres, genre_label))
        table.add_row("commitments", f"{sum(self.themes.values())} ({_listed(self.classes, str)})")
        table.add_row("themes", _listed(self.themes, theme_label))
        table.add_row("targets", str(self.targets))
        table.add_row("deadlines", str(self.deadlines))
        failed = sum(self.failures.values())
        table.add_row("failures", f"{failed} ({_listed(self.failures, str)})" if failed else "0")
        if out != "-":
            table.add_row("written", f"{out}: {lines} {rows} lines")
            if failed:
                table.add_row("", f"{out}.failures.jsonl: {failed} lines")
        console.print(table)


def _listed(counts: Counter[str], label: object) -> str:
    if not counts:
        return "-"
    name = label if callable(label) else str
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name(key)} {count}" for key, count in ordered)

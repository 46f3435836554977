"""The promises of one line while it is read, and the labels that stand behind them.

"Tổ chức 02 lớp. Thời gian: Quý II. Đơn vị thực hiện: Phòng Văn hóa": one promise, and two labels
that say when and by whom.
"""

from __future__ import annotations

from camket.parse.clauses import Clause
from camket.parse.label_lines import Label, read_labels
from camket.parse.logical_lines import Unit
from camket.parse.verbs import match_verb
from camket.texts import View

SAME_SENTENCE = frozenset({"clause.semicolon", "clause.comma"})


class Kept:
    """Clauses that promise, each with the labels that speak of it."""

    def __init__(self, view: View, unit: Unit) -> None:
        self._view, self._unit = view, unit
        self.clauses: list[Clause] = []
        self.labels: list[list[Label]] = []
        """For each clause, what the labels behind it say."""
        self.owners: dict[int, list[Clause]] = {}
        self._first = 0
        """The first clause the next label speaks of."""
        self._open: Label | None = None
        """The label whose sentence goes on."""
        self._answered = False

    def take(self, clause: Clause) -> None:
        """Keep a promise; the labels to come speak of it and of those since the last label."""
        if self._answered:
            self._first, self._answered = len(self.clauses), False
        self.clauses.append(clause)
        self.labels.append([])

    def take_label(self, clause: Clause) -> bool:
        """Whether a clause is a label or goes on with one; what it says is noted."""
        found = [label for label in self._read(clause) if label.kind not in ("about", "count")]
        if found:
            for told in self.labels[self._first :]:
                told.extend(found)
            self._answered = bool(self.clauses)
            self._open = found[-1]
            return True
        goes_on = self._open is not None and clause.rule in SAME_SENTENCE
        if goes_on and self._open is not None and self._open.kind != "people":
            goes_on = match_verb(self._view.lower, clause.start, clause.end) is None
        self._open = self._open if goes_on else None
        return goes_on

    def _read(self, clause: Clause) -> tuple[Label, ...]:
        """The labels of a clause; its first one may have been cut off as a topic."""
        start, lower = clause.start, self._view.lower
        if clause.rule == "clause.label":
            before = max(lower.rfind(sign, self._unit.start, start) for sign in ".;")
            start = max(self._unit.start, before + 1)
            start += len(lower[start : clause.start]) - len(
                lower[start : clause.start].lstrip(" -+*")
            )
        return read_labels(self._view, start, clause.end, self._unit.path)

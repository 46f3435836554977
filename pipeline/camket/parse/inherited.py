"""Times a promise takes from the lines above it ("Mục tiêu đến năm 2030"), or from the title.

A target without a time of its own holds until the time its heading, its lead or the title of the
document states. Such a deadline says in `inherited_from` where it was printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.records import Commitment, Deadline, Node, Page
from camket.texts import View

_BOUNDS = frozenset(("deadline", "period", "term", "horizon", "school_year"))
_LONGEST_LEAD = 300


def _is_day(deadline: Deadline) -> bool:
    """A single day in a title is that of a document it cites."""
    return deadline.start_date is not None and deadline.start_date == deadline.end_date


def _is_plan_year(deadline: Deadline, year: int | None) -> bool:
    """The plan year as a whole stands once in the document's own period, not in every promise."""
    whole = (f"{year}-01-01", f"{year}-12-31")
    return deadline.kind == "period" and (deadline.start_date, deadline.end_date) == whole


class Inheritance:
    """The times of the headings, leads and title of one document, read when first asked for."""

    def __init__(self, view: View, page: Page, nodes: tuple[Node, ...], context: Context) -> None:
        self._view, self._context = view, context
        self._nodes = {node.path: node for node in nodes}
        self._starts = sorted(node.start for node in self._nodes.values())
        self._title = page.document.title
        self._known: dict[str, Deadline | None] = {}

    def complete(self, commitment: Commitment) -> Commitment:
        """The commitment with the time it inherits, when it has a target and no time."""
        wants = any(target.role == "target" for target in commitment.targets)
        if not wants or any(d.kind in _BOUNDS for d in commitment.deadlines):
            return commitment
        found = next(self._above(commitment), None)
        if found is None or self._speaks_of_the_year(commitment, found):
            return commitment
        deadlines = (*commitment.deadlines, found)
        return commitment.changed(deadlines=deadlines)

    def _speaks_of_the_year(self, commitment: Commitment, found: Deadline) -> bool:
        """ "cả năm đạt 66 tỷ" below "6 tháng cuối năm": the part of the year is not its time."""
        start, end = self._view.inside(commitment.span.start, commitment.span.end)
        return found.kind == "period" and "cả năm" in self._view.lower[start:end]

    def _above(self, commitment: Commitment) -> Iterator[Deadline]:
        """Times of the lines above, nearest first, then that of the title."""
        path = commitment.node_path
        while "/" in path:
            path = path.rpartition("/")[0]
            if found := self._of_node(path, commitment.span.start):
                yield found
        if found := self._of_title():
            yield found

    def _of_node(self, path: str, before: int) -> Deadline | None:
        node = self._nodes.get(path)
        if node is None or node.start >= before:
            return None
        if path not in self._known:
            end = min(node.end, self._next_start(node.start))
            self._known[path] = self._read(node.text_start, end, path)
        return self._known[path]

    def _next_start(self, start: int) -> int:
        after = bisect_left(self._starts, start + 1)
        return self._starts[after] if after < len(self._starts) else len(self._view.content)

    def _of_title(self) -> Deadline | None:
        if "" not in self._known:
            title = self._title
            self._known[""] = self._read(title.start, title.end, "title") if title else None
        return self._known[""]

    def _read(self, start: int, end: int, source: str) -> Deadline | None:
        """The one stretch of time that a line states; a line with two says nothing certain."""
        if end - start > _LONGEST_LEAD or start >= end:
            return None
        found = find_deadlines(self._view, start, end, self._context)
        bounds = [item for item in found if item.kind in _BOUNDS and item.end_date]
        if len(bounds) != 1 or bounds[0].error or _is_day(bounds[0]):
            return None
        if _is_plan_year(bounds[0], self._context.plan_year):
            return None
        return bounds[0].changed(inherited_from=source)

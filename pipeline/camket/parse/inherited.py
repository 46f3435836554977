"""Times a promise takes from the lines above it ("Mục tiêu đến năm 2030"), or from the title.

A target without a time of its own holds until the time its heading, its lead or the title of the
document states; whatever stands behind a time as label ("Tháng 3: …") is done in that time. Such a
deadline says in `inherited_from` where it was printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from camket.parse.calendars import CalendarLines
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.parse.label_lines import LabelLines
from camket.parse.labelled import BOUNDS, read_times
from camket.records import Commitment, Deadline, Node, Page
from camket.texts import View

_LONGEST_LEAD = 300
# "Tháng 3: …", "Quý I: …; quý II: …", "Hằng tháng: …": every promise up to the next label.
_TIME = (
    r"(?:(?:từ|trong|trước|đến|vào|hằng|hàng|mỗi|đầu|cuối|giữa) )?"
    r"(?:(?:tháng|quý|qúy|tuần|học kỳ|năm(?: học)?|6 tháng|sáu tháng)(?: [^:;.]{1,25})?"
    r"|(?:chậm nhất |hết |tầm nhìn (?:đến )?|\d{1,2} )?(?:giai đoạn|thời kỳ|nhiệm kỳ|năm|tháng|ngày"
    r"|nay|thứ \w+,?(?: ngày)?) [^:;.]{2,32})"
)
# "…, huyện phấn đấu đến năm 2020: …" states the time of the list behind it as well.
_TIME_LABEL = re.compile(
    r"(?:^|[;.])[\s\-+*•]*(?:[^;.:]{0,80}\b(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến)"
    r"(?: cụ thể| chung| chủ yếu)? )?"
    rf"(?P<time>{_TIME}) ?:"
)
_TIME_HEADING = re.compile(rf"{_TIME}[\s:.]*")
_LABEL_REACH = 600


# "Kết luận tại phiên họp giao ban quý I/2025": when it met or what it summed up.
_LOOKS_BACK = re.compile(
    r"\b(?:phiên họp|cuộc họp|kỳ họp|hội nghị|giao ban|sơ kết|tổng kết)"
    r"(?![^;.]*(?:triển khai|phương hướng|nhiệm vụ|kế hoạch))"
)


def _is_day(deadline: Deadline) -> bool:
    """A single day in a title is that of a document it cites."""
    return deadline.start_date is not None and deadline.start_date == deadline.end_date


def _is_plan_year(deadline: Deadline, year: int | None) -> bool:
    """The plan year as a whole stands once in the document's own period, not in every promise."""
    whole = (f"{year}-01-01", f"{year}-12-31")
    return deadline.kind == "period" and (deadline.start_date, deadline.end_date) == whole


class Inheritance:
    """The times of the headings, leads and title of one document, read when first asked for."""

    def __init__(
        self,
        view: View,
        page: Page,
        nodes: tuple[Node, ...],
        context: Context,
        labels: LabelLines,
    ) -> None:
        self._view, self._context, self._labels = view, context, labels
        self._nodes = {node.path: node for node in nodes}
        self._starts = sorted(node.start for node in self._nodes.values())
        self._title = page.document.title
        self._known: dict[str, Deadline | None] = {}
        self._headings: dict[str, Deadline | None] = {}
        self._calendar = CalendarLines(view, nodes)

    def complete_all(self, commitments: Iterable[Commitment]) -> Iterator[Commitment]:
        """Every commitment, in order, with the time it inherits."""
        front: Deadline | None = None
        path = ""
        for commitment in commitments:
            if commitment.node_path != path or commitment.rules[0] != "clause.comma":
                front = None
            if front is not None and not any(d.kind in BOUNDS for d in commitment.deadlines):
                yield commitment.changed(deadlines=(*commitment.deadlines, front))
            else:
                yield self.complete(commitment)
            path = commitment.node_path
            front = self._in_front(commitment) or front

    def _in_front(self, commitment: Commitment) -> Deadline | None:
        """ "Trong quý II, mở 3 lớp, dựng 2 trạm": a time in front is that of the whole sentence."""
        first = commitment.deadlines[0] if commitment.deadlines else None
        if first is None or first.kind not in BOUNDS or first.start != commitment.span.start:
            return None
        if self._view.content[first.end : first.end + 1] != ",":
            return None
        if _is_plan_year(first, self._context.plan_year):
            return None
        return first.changed(inherited_from=commitment.node_path)

    def complete(self, commitment: Commitment) -> Commitment:
        """The commitment with the time it inherits, when it has none of its own."""
        own = [d for d in commitment.deadlines if d.kind in BOUNDS]
        if any(d.kind != "term" or d.end_date for d in own):
            return commitment
        found = self._of_label(commitment)
        if own and found is None:  # "Năm 2028: sơ kết giữa nhiệm kỳ" is dated by its label alone
            return commitment
        told = () if found else self._of_label_lines(commitment.node_path)
        if told:
            return commitment.changed(deadlines=(*commitment.deadlines, *told))
        found = found or self._of_calendar(commitment) or self._of_heading(commitment)
        if found is not None:
            return commitment.changed(deadlines=(*commitment.deadlines, found))
        if not any(target.role == "target" for target in commitment.targets):
            return commitment
        found = next(self._above(commitment), None)
        if found is None or self._speaks_of_the_year(commitment, found):
            return commitment
        deadlines = (*commitment.deadlines, found)
        return commitment.changed(deadlines=deadlines)

    def _of_label_lines(self, path: str) -> tuple[Deadline, ...]:
        """The times the label lines of an activity state ("- Thời gian: Quý II/2025")."""
        view, context = self._view, self._context
        labels = self._labels.of(path)
        return tuple(time for label in labels for time in read_times(view, label, context))

    def _of_label(self, commitment: Commitment) -> Deadline | None:
        """The time printed as a label before the promise, on its own line."""
        node = self._nodes.get(commitment.node_path)
        if node is None or commitment.span.start - node.text_start > _LABEL_REACH:
            return None
        start, end = self._view.inside(node.text_start, commitment.span.start)
        if self._view.lower.find(":", start, end) < 0:
            return None
        labels = list(_TIME_LABEL.finditer(self._view.lower[start:end]))
        if not labels:
            return None
        first, last = (start + at for at in labels[-1].span("time"))
        return self._read_label(first, last, node.path)

    def _of_heading(self, commitment: Commitment) -> Deadline | None:
        """The nearest line above that is nothing but a time ("1. Tháng 01/2024")."""
        path = commitment.node_path
        while "/" in path:
            path = path.rpartition("/")[0]
            if path not in self._headings:
                self._headings[path] = self._read_heading(path)
            if found := self._headings[path]:
                return found
        return None

    def _of_calendar(self, commitment: Commitment) -> Deadline | None:
        """The month or quarter alone on the line above the list ("Tháng 2")."""
        line = self._calendar.above(commitment.span.start)
        if line is None:
            return None
        if line.path not in self._headings:
            self._headings[line.path] = self._read_heading(line.path)
        return self._headings[line.path]

    def _read_heading(self, path: str) -> Deadline | None:
        node = self._nodes.get(path)
        if node is None:
            return None
        end = min(node.end, self._next_start(node.start))
        first, last = self._view.trim(*self._view.inside(node.text_start, end))
        timed = _TIME_HEADING.fullmatch(self._view.lower, first, last)
        return self._read_label(first, last, path) if timed else None

    def _read_label(self, first: int, last: int, path: str) -> Deadline | None:
        found = find_deadlines(self._view, *self._view.outside(first, last), self._context)
        if len(found) != 1 or found[0].error:
            return None
        return found[0].changed(inherited_from=path)

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
            past = title is not None and _LOOKS_BACK.search(title.exact.lower()) is not None
            told = None if title is None or past else title
            self._known[""] = self._read(told.start, told.end, "title") if told else None
        return self._known[""]

    def _read(self, start: int, end: int, source: str) -> Deadline | None:
        """The one stretch of time that a line states; a line with two says nothing certain."""
        if end - start > _LONGEST_LEAD or start >= end:
            return None
        found = find_deadlines(self._view, start, end, self._context)
        bounds = [item for item in found if item.kind in BOUNDS and item.end_date]
        if len(bounds) != 1 or bounds[0].error or _is_day(bounds[0]):
            return None
        if _is_plan_year(bounds[0], self._context.plan_year):
            return None
        return bounds[0].changed(inherited_from=source)

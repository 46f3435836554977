"""The role of a figure in a table: what was planned, what was reached, and what was before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.parse.columns import Kind
from camket.parse.context import Context
from camket.parse.places import is_of_places, is_size
from camket.records import Role

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_COLUMN = re.compile(r"(?:(?:đến )?năm |kh )?(?P<year>(?:19|20)\d\d)")
_BEFORE = re.compile(r"năm (?:trước|ngoái)|cùng kỳ")
_SPAN = re.compile(r"giai đoạn|nhiệm kỳ|lũy kế|bình quân")
_PART = re.compile(
    r"(?<![\d/])(?:0?[1-9]|1[01]|ba|sáu|tám|chín|mười|mười một) tháng|học kỳ (?:i|1)(?!\w)"
    r"|lũy kế[^|]*(?:quý|tháng) \w"
)
_STEP = re.compile(r"(?<!\w)(?:tháng \d|quý (?:i{1,3}|iv|[1-4])(?!\w))")


@dataclass(slots=True)
class Row:
    """A row: its text, the span of its name, its unit label, and the columns of the table."""

    low: str
    name: tuple[int, int]
    label: str
    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    context: Context

    def kind(self, k: int) -> Kind:
        """What the head of a cell says."""
        return self.kinds[k] if k < len(self.kinds) else ""

    def column(self, k: int) -> str:
        """The head of a cell, in lower case; empty when there is none."""
        return self.columns[k] if k < len(self.columns) else ""

    @property
    def of_place(self) -> bool:
        """Whether the row names a place, whose figures the heads measure."""
        return bool(self.columns) and is_of_places(self.columns[0])


def role_of(row: Row, k: int, order: int, count: int) -> Role:
    """The role of the figure in cell `k`, number `order` of the `count` figures of its row."""
    column = row.column(k)
    context, kind = row.context, row.kind(k)
    if kind in ("result", "ratio", "") and _is_report(context) and _is_of_before(row, k):
        return "baseline"  # "TH 2022" beside "TH 2023": what was before, not what is told
    if kind == "ratio":
        return "result"
    if kind == "cost" or (row.of_place and is_size(column)):
        return "fact"
    if by_year := _role_of_year(column, context):
        return by_year
    if kind == "plan":
        return "baseline" if _is_report(context) or _is_past(column, context) else "target"
    if kind == "result":
        return "result"
    if _is_report(context):
        return "baseline" if order == 0 and count > 1 else "result"
    if row.columns and "result" not in row.kinds and "plan" not in row.kinds[k:]:
        return "target"  # "Tổng số | Xã A | Xã B", "Kế hoạch | Quý I | Quý II"
    return "result" if order < count - 1 else "target"


def year_of(column: str) -> int | None:
    """The one year a head names."""
    years = set(_YEAR.findall(column))
    return int(years.pop()) if len(years) == 1 else None


def span_flags(column: str) -> tuple[str, ...]:
    """Flags of a result whose head names some months of the year, or one step of it.

    >>> [span_flags(head) for head in ("kết quả 6 tháng", "th quý ii", "ước cả năm", "12 tháng")]
    [('part_of_year',), ('step_of_year',), (), ()]
    """
    if "cả năm" in column:
        return ()
    if _PART.search(column):
        return ("part_of_year",)
    return ("step_of_year",) if _STEP.search(column) else ()


def _is_of_before(row: Row, k: int) -> bool:
    """Whether a figure was reached before what a column of its own sort tells.

    The years of the heads are compared with each other and not with that of the document: a
    report on 2023 that goes on to the tasks of 2024 is headed with both.
    """
    mine = row.column(k)
    if not _is_dated(mine, row.kind(k)) or _tells_of_years(row.context):
        return False
    return any(
        _is_later(row, k, other)
        for other in range(1, len(row.columns))
        if other != k and _one_sort(row, k, other) and not _SPAN.search(row.column(other))
    )


def _is_later(row: Row, k: int, other: int) -> bool:
    """Whether column `other` tells of a later year than column `k`."""
    mine, head = row.column(k), row.column(other)
    if _BEFORE.search(mine) or _BEFORE.search(head):
        return not _BEFORE.search(head)
    if _YEAR.search(head):
        return _last_year(head) > _last_year(mine)
    # "TH 2022 | Kế hoạch | Thực hiện": the plan parts the year before from the one told of.
    return k < other and "plan" in row.kinds[k + 1 : other]


def _is_dated(head: str, kind: Kind) -> bool:
    """Whether a head says which year; a head that is a year alone is a result's too."""
    if _SPAN.search(head):
        return False
    named = bool(_YEAR_COLUMN.fullmatch(head.strip())) and not head.strip().startswith("kh")
    return named if kind == "" else bool(_YEAR.search(head) or _BEFORE.search(head))


def _one_sort(row: Row, k: int, other: int) -> bool:
    """Two results, two shares of a plan, or two bare years: "TH 2023 | 2024" may tell a plan."""
    mine, kind = row.kind(k), row.kind(other)
    if kind == "":
        return mine == "" and _is_dated(row.column(other), kind)
    return kind == ("result" if mine == "" else mine)


def _last_year(head: str) -> int:
    return max(map(int, _YEAR.findall(head)))


def _tells_of_years(context: Context) -> bool:
    """Whether the document tells of several years, each in a column of its own."""
    period = context.period
    if period is None or not period.start or not period.end:
        return False
    return int(period.end[:4]) - int(period.start[:4]) > 1  # a school year touches two


def _this_year(context: Context) -> int | None:
    return context.plan_year or (context.doc_date.year if context.doc_date else None)


def _role_of_year(column: str, context: Context) -> Role | None:
    """A column headed with a year holds the plan of that year, or what was reached before."""
    found, now = _YEAR_COLUMN.fullmatch(column.strip()), _this_year(context)
    year = int(found["year"]) if found else None
    if year is None or now is None or _is_report(context):
        return None
    if column.strip().startswith("kh") and year < now:
        return "baseline"  # what was planned for a year gone by
    return "target" if year >= now else "result"


def _is_report(context: Context) -> bool:
    return context.section == "results" or context.genre == "report"


def _is_past(column: str, context: Context) -> bool:
    """Whether a plan is one of years gone by."""
    years, now = _YEAR.findall(column), _this_year(context)
    return bool(years) and now is not None and int(max(years)) < now

"""The cells of a row that say when: read also where they stand before the task or print no word."""

from __future__ import annotations

import re
from datetime import date

from camket.parse.carried import Group, Row
from camket.parse.columns import is_month, is_time
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.parse.moment import Moment
from camket.parse.tables import cell_text
from camket.parse.time_reader import Reader, iso_dates
from camket.parse.timed import make_deadline
from camket.records import Deadline
from camket.texts import View

_NUMBER = r"(?:0?[1-9]|1[0-2])"
_BARE_MONTH = re.compile(
    rf"(?P<month>{_NUMBER})(?: ?[-–] ?(?P<last>{_NUMBER}))?(?: ?[/-] ?(?P<year>20\d\d))?"
)
_BARE_YEARS = re.compile(r"(?P<first>20\d\d)(?: ?[-–] ?(?P<last>20\d\d))?")


def with_time_cells(
    view: View, row: Row, found: tuple[Deadline, ...], context: Context
) -> tuple[Deadline, ...]:
    """The deadlines found in a row with those of its time cells, in order.

    Beside such a cell a vague time in the task only names it ("khảo sát chất lượng đầu năm").
    """
    told: list[Deadline] = []
    others = list(found)
    for cell, name in zip(row.cells, row.columns, strict=False):
        if is_time(name):
            inside = [x for x in found if cell[0] <= x.start and x.end <= cell[1]]
            read = inside if inside and not is_month(name) else _read(view, cell, name, context)
            told += read
            others = [x for x in others if x not in inside]
    if not told:
        return found
    others = [time for time in others if not time.vague]
    return tuple(sorted([*told, *others], key=lambda time: time.start))


def times_of_group(view: View, group: Group, context: Context) -> tuple[Deadline, ...]:
    """The time a group row states and nothing else; the rows below it are due then."""
    worded = [cell for cell in group.cells if len(cell_text(view, cell).strip("*_ ")) > _ORDINAL]
    if len(worded) != 1:
        return ()
    found = find_deadlines(view, *worded[0], context)
    words = cell_text(view, worded[0]).strip("*_ :.")
    if len(found) != 1 or found[0].end_date is None or len(found[0].raw) < len(words) - _BESIDE:
        return ()
    return (found[0].changed(inherited_from=group.path),)


_ORDINAL = 4
_BESIDE = 9
"""Letters of "Mục tiêu " and its like beside the time."""


def _read(view: View, cell: tuple[int, int], name: str, context: Context) -> list[Deadline]:
    start, end = view.trim(*view.inside(*cell))
    years = _BARE_YEARS.fullmatch(view.lower, start, end)
    if years is not None:
        return _years(Reader(view, start, end, context, view.lower), years)
    printed = _BARE_MONTH.fullmatch(view.lower, start, end)
    headed = is_month(name)
    if printed is None or (printed["last"] and not headed):
        return list(find_deadlines(view, *cell, context)) if start < end else []
    if printed["year"] is None and not headed:
        return []
    return _months(Reader(view, start, end, context, view.lower), printed)


def _years(reader: Reader, printed: re.Match[str]) -> list[Deadline]:
    """ "2025", "2024-2026": the years from the first to the last."""
    first, last = int(printed["first"]), int(printed["last"] or printed["first"])
    if first > last:
        return []
    days = iso_dates(date(first, 1, 1), date(last, 12, 31))
    made = reader.make(reader.start, reader.stop, "period", **days, precision="year")[2]
    return [made] if made is not None else []


def _months(reader: Reader, printed: re.Match[str]) -> list[Deadline]:
    """ "9/2025", "9-10/2025": the months from the first to the last."""
    first, last = int(printed["month"]), int(printed["last"] or printed["month"])
    opening, closing = _month(reader, printed, first), _month(reader, printed, last)
    if opening is None or closing is None or first > last:
        return []
    return [closing.changed(start_date=opening.start_date)]


def _month(reader: Reader, printed: re.Match[str], number: int) -> Deadline | None:
    year = int(printed["year"]) if printed["year"] else None
    moment = Moment(reader.start, reader.stop, "month", month=number, year=year)
    return make_deadline(reader, reader.start, moment, "")[2]

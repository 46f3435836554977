"""The cells of a row that say when: read also where they stand before the task or print no word."""

from __future__ import annotations

import re

from camket.parse.carried import Row
from camket.parse.columns import is_month, is_time
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.parse.moment import Moment
from camket.parse.time_reader import Reader
from camket.parse.timed import make_deadline
from camket.records import Deadline
from camket.texts import View

_BARE_MONTH = re.compile(r"(?P<month>0?[1-9]|1[0-2])(?: ?[/-] ?(?P<year>20\d\d))?")


def with_time_cells(
    view: View, row: Row, found: tuple[Deadline, ...], context: Context
) -> tuple[Deadline, ...]:
    """The deadlines found in a row with those of its time cells, in order.

    Beside such a cell a vague time in the task only names it ("khảo sát chất lượng đầu năm").
    """
    told: list[Deadline] = []
    for cell, name in zip(row.cells, row.columns, strict=False):
        if is_time(name):
            inside = [x for x in found if cell[0] <= x.start and x.end <= cell[1]]
            told += inside or _read(view, cell, name, context)
    if not told:
        return found
    others = [time for time in found if not time.vague and time not in told]
    return tuple(sorted([*told, *others], key=lambda time: time.start))


def _read(view: View, cell: tuple[int, int], name: str, context: Context) -> list[Deadline]:
    start, end = view.trim(*view.inside(*cell))
    if start >= end:
        return []
    printed = _BARE_MONTH.fullmatch(view.lower, start, end)
    if printed is None:
        return list(find_deadlines(view, *cell, context))
    if printed["year"] is None and not is_month(name):
        return []
    year = int(printed["year"]) if printed["year"] else None
    moment = Moment(start, end, "month", month=int(printed["month"]), year=year)
    reader = Reader(view, start, end, context, view.lower)
    _, _, read = make_deadline(reader, start, moment, "")
    return [read] if read is not None else []

"""The second moment of a range ("X đến Y") or of two neighbours ("tháng 5 và tháng 6")."""

from __future__ import annotations

from dataclasses import replace

from camket.parse.moment import Moment
from camket.parse.moments import (
    read_bare_month,
    read_bare_quarter,
    read_bare_year,
    read_moment,
)
from camket.parse.time_reader import Reader
from camket.parse.time_words import AND, DAY_BETWEEN, TO


def partial_range(reader: Reader, moment: Moment) -> Moment | None:
    """The end of "ngày 15 đến ngày 20/7": what a day without a month takes its month from."""
    at = _past_days(reader, moment)
    to = TO.match(reader.low, at, reader.stop) or AND.match(reader.low, at, reader.stop)
    if to is None:
        return None
    last = read_moment(reader.low, to.end(), reader.stop)
    return last if last is not None and last.unit == "day" and last.month else None


def _past_days(reader: Reader, moment: Moment) -> int:
    """Past the days of "ngày 3, 4 và 5 tháng 6" that follow one on another."""
    at, day = moment.end, moment.day or 0
    while between := DAY_BETWEEN.match(reader.low, at, reader.stop):
        if int(between["d"]) != day + 1:
            return moment.end
        at, day = between.end(), day + 1
    return at


def range_end(reader: Reader, moment: Moment) -> Moment | None:
    """The second moment of "X đến Y" or "X - Y"."""
    to = TO.match(reader.low, moment.end, reader.stop)
    if to is None:
        return None
    last = read_moment(reader.low, to.end(), reader.stop)
    if last is None and moment.unit == "year":
        last = read_bare_year(reader.low, to.end(), reader.stop)
    if moment.unit == "quarter" and last is None:
        last = read_bare_quarter(reader.low, to.end(), reader.stop)
    if moment.unit == "month" and (last is None or last.unit != "month"):
        last = read_bare_month(reader.low, to.end(), reader.stop, moment) or last
    if last is None or (last.unit == "day" and not last.month):
        return None
    same = last.unit == moment.unit or to.group().strip() != "-"
    return last if same else None


def inherit_year(reader: Reader, moment: Moment) -> Moment:
    """ "tháng 6 và tháng 11/2021": the first month takes the year of the second."""
    if moment.year is not None or moment.unit not in ("month", "quarter") or moment.shift:
        return moment
    glue = AND.match(reader.low, moment.end, reader.stop)
    other = read_moment(reader.low, glue.end(), reader.stop) if glue else None
    if other is not None and other.unit == moment.unit and other.year is not None:
        return replace(moment, year=other.year)
    return moment


def joined_end(reader: Reader, moment: Moment) -> Moment | None:
    """The neighbour of "tháng 5 và tháng 6" or "tháng 11, 12/2022", joined when adjacent."""
    glue = AND.match(reader.low, moment.end, reader.stop)
    if glue is None:
        return None
    at = glue.end()
    bare = read_bare_month(reader.low, at, reader.stop) if moment.unit == "month" else None
    if glue.group() != " và " and moment.unit != "quarter" and bare is None:
        return None
    if glue.group() != " và " and reader.low.startswith(("quý", "qúy"), at):
        return None
    other = bare or read_moment(reader.low, at, reader.stop)
    if other is None and moment.unit == "year" and moment.year:
        other = read_bare_year(reader.low, at, reader.stop)
    if other is None and moment.unit == "quarter":
        other = read_bare_quarter(reader.low, at, reader.stop)
    if other is None or other.unit != moment.unit or moment.part or other.part:
        return None
    step = {"month": 1, "quarter": 3}.get(moment.unit)
    if step and other.month == (moment.month or 0) + step:
        return other
    if moment.unit == "year" and moment.year and other.year == moment.year + 1:
        return other
    return None

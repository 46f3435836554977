"""The first and last day a printed moment means; an impossible day is an error."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from camket.dates import valid_date
from camket.parse.moment import Moment


def interval(moment: Moment) -> tuple[date | None, date | None, str | None]:
    """First and last day, and `invalid_date` when no such day exists."""
    if moment.lunar or (moment.year is None and moment.unit != "day"):
        return None, None, _impossible(moment)
    if moment.unit == "day":
        return _day_interval(moment)
    if moment.unit == "days":
        return _days_interval(moment)
    if moment.unit in ("month", "quarter"):
        return _months_interval(moment)
    return _years_interval(moment)


def _days_interval(moment: Moment) -> tuple[date | None, date | None, str | None]:
    year, month = moment.year or 0, moment.month or 0
    if not 1 <= month <= 12:
        return None, None, "invalid_date"
    end = monthrange(year, month)[1]
    first = moment.day or end - moment.length + 1
    if not 1 <= first <= end:
        return None, None, "invalid_date"
    return date(year, month, first), date(year, month, min(end, first + moment.length - 1)), None


def _impossible(moment: Moment) -> str | None:
    bad = (
        moment.unit in ("month", "days")
        and moment.month is not None
        and not 1 <= moment.month <= 12
    )
    return "invalid_date" if bad else None


def _day_interval(moment: Moment) -> tuple[date | None, date | None, str | None]:
    if moment.month is None or moment.day is None:
        return None, None, None
    # 2000 has every day a year can have: an impossible day is wrong in any year.
    day = valid_date(moment.year or 2000, moment.month, moment.day)
    if day is None:
        return None, None, "invalid_date"
    return (day, day, None) if moment.year is not None else (None, None, None)


def _months_interval(moment: Moment) -> tuple[date | None, date | None, str | None]:
    year, month = moment.year or 0, moment.month or 0
    if not 1 <= month <= 12:
        return None, None, "invalid_date"
    last = month + 2 if moment.unit == "quarter" else month
    end = monthrange(year, last)[1]
    if moment.unit == "quarter":
        return _quarter_part(moment, year, month)
    bounds = {
        "": (1, end),
        "first": (1, 10),
        "middle": (11, 20),
        "last": (21, end),
        "first_half": (1, 15),
        "second_half": (16, end),
    }[moment.part]
    return date(year, month, bounds[0]), date(year, month, bounds[1]), None


def _quarter_part(
    moment: Moment, year: int, month: int
) -> tuple[date | None, date | None, str | None]:
    # A quarter is halved in the middle of its second month.
    if moment.part == "first_half":
        return date(year, month, 1), date(year, month + 1, 15), None
    if moment.part == "second_half":
        return date(year, month + 1, 16), _last_of(year, month + 2), None
    first, last = {"first": (0, 0), "middle": (1, 1), "last": (2, 2)}.get(moment.part, (0, 2))
    return date(year, month + first, 1), _last_of(year, month + last), None


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _years_interval(moment: Moment) -> tuple[date | None, date | None, str | None]:
    year = moment.year or 0
    if moment.unit == "semester":
        if moment.month == 9:
            return date(year, 9, 1), date(year, 12, 31), None
        return date(year + 1, 1, 1), date(year + 1, 5, 31), None
    if moment.unit == "school":
        return date(year, 9, 1), date(moment.last_year or year + 1, 5, 31), None
    if moment.unit == "months":
        last = (moment.month or 1) + (moment.day or 1) - 1
        return date(year, moment.month or 1, 1), date(year, last, monthrange(year, last)[1]), None
    if moment.unit == "term" and moment.last_year is None:
        return None, None, None
    (m1, d1), (m2, d2) = {
        "": ((1, 1), (12, 31)),
        "first": ((1, 1), (3, 31)),
        "middle": ((6, 1), (7, 31)),
        "last": ((10, 1), (12, 31)),
        "first_half": ((1, 1), (6, 30)),
        "second_half": ((7, 1), (12, 31)),
    }[moment.part]
    return date(year, m1, d1), date(moment.last_year or year, m2, d2), None

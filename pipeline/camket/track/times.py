"""Whether a promise is due earlier or later than the year before: stricter, or looser."""

from __future__ import annotations

import re
from datetime import date, timedelta

from camket.records import Deadline, Period
from camket.track.ambition import Verdict
from camket.track.due import named_time
from camket.track.promises import Promise
from camket.track.wording import spelled_out

Periods = tuple[Period | None, Period | None]
_YEAR = re.compile(r"[ /.-]*(?:năm )?(?<!\d)(?:19|20)\d\d(?!\d)")
# "Quý III" and "trước ngày 30/9", 28 and 29 February: the same time said otherwise.
_SAME = timedelta(days=1)
_MONTH = 31
_DURATION = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def compare_times(a: Promise, b: Promise, periods: Periods) -> Verdict | None:
    """What became of the time of a promise; None when it stayed, or neither names one."""
    one, two = named_time(a, periods[0]), named_time(b, periods[1])
    if one and two:
        return _moved(one, two, periods, kept_through=a.is_zero and b.is_zero)
    if one:
        return _one_sided(one, periods[0], "no day of its own any more")
    if two:
        return _one_sided(two, periods[1], "a day of its own now")
    spans = _paced(a, b, "duration") or _paced(a, b, "recurring")
    return _pace(*spans) if spans else None


def _one_sided(named: Deadline, period: Period | None, words: str) -> Verdict | None:
    """A day of its own against the end of the plan: said, never taken for the same."""
    ends_with_it = period is not None and named.end_date == period.end
    if ends_with_it or named.inherited_from is not None:
        return None
    return Verdict("reworded", False, f"{_shown(named)}: {words}")


def _moved(one: Deadline, two: Deadline, periods: Periods, *, kept_through: bool) -> Verdict | None:
    days = _shift(one, two, periods)
    if days == 0:
        return None
    shown = f"{_shown(one)} → {_shown(two)}"
    if kept_through and "deadline" not in (one.kind, two.kind):
        return Verdict("reworded", False, f"{shown}: another time")
    slight = abs(days) < _MONTH and (one.end_date or "")[5:7] == (two.end_date or "")[5:7]
    if days < 0:
        return Verdict("raised", True, f"{shown}: earlier, stricter", slight)
    return Verdict("lowered", True, f"{shown}: later, looser", slight)


def _shift(one: Deadline, two: Deadline, periods: Periods) -> int:
    """Days later, or earlier (negative), in its own year; 0 for the same time."""
    before, after = (date.fromisoformat(d.end_date or "") for d in (one, two))
    years = _years_between(periods)
    if years is None:
        years = max(0, after.year - before.year)
    in_its_year = _years_on(before, years)
    alike = _undated(one) == _undated(two) and after.year == in_its_year.year
    if alike or abs(after - in_its_year) <= _SAME or abs(after - before) <= _SAME:
        return 0
    # A day beyond the plan is a fixed one and does not move with the years.
    end = periods[0].end if periods[0] else None
    beyond = end is not None and before.isoformat() > end
    return (after - (before if beyond else in_its_year)).days


def _years_between(periods: Periods) -> int | None:
    one, two = ((period.start or "")[:4] if period else "" for period in periods)
    return int(two) - int(one) if one and two else None


def _years_on(day: date, years: int) -> date:
    leaps = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leaps else day.day)


def _undated(deadline: Deadline) -> str:
    return _YEAR.sub("", spelled_out(deadline.raw))


def _shown(deadline: Deadline) -> str:
    return " ".join(deadline.raw.split())


def _paced(a: Promise, b: Promise, kind: str) -> tuple[Deadline, Deadline] | None:
    """The stretch of days, or the recurrence, each of two promises names; one each."""
    if kind == "recurring" and (a.target or b.target):
        return None
    one, two = ([d for d in p.commitment.deadlines if d.kind == kind] for p in (a, b))
    alike = len(one) == len(two) == 1 and one[0].business == two[0].business
    return (one[0], two[0]) if alike else None


def _pace(one: Deadline, two: Deadline) -> Verdict | None:
    """ "Trong 15 ngày" → "trong 10 ngày", "hằng quý" → "hằng tháng"."""
    before, after = _days(one), _days(two)
    shorter, longer = "shorter, stricter", "longer, looser"
    if one.kind == "recurring":
        shorter, longer = "more often", "less often"
    if before == after:  # "trước ngày 20 hằng tháng"
        before, after = one.day, two.day
        shorter, longer = "earlier, stricter", "later, looser"
    if before is None or after is None or before == after:
        return None
    shown = f"{_shown(one)} → {_shown(two)}"
    if after < before:
        return Verdict("raised", True, f"{shown}: {shorter}")
    return Verdict("lowered", True, f"{shown}: {longer}")


def _days(deadline: Deadline) -> int | None:
    found = _DURATION.fullmatch(deadline.recur or deadline.duration or "")
    return int(found["count"]) * _DAYS[found["unit"]] if found else None


def plan_period(period: Period | None, plan_year: int | None) -> Period | None:
    """The period of a plan; the whole year when only the year is known."""
    if period is not None and period.start and period.end:
        return period
    if plan_year is None:
        return None
    return Period(start=f"{plan_year}-01-01", end=f"{plan_year}-12-31")

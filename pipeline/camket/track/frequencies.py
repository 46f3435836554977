"""How often: "mỗi quý 01 lần" is four times a year, and what is promised for each body."""

from __future__ import annotations

import re
from dataclasses import replace

from camket.records import Target
from camket.track.readings import Reading
from camket.track.statements import Statement

_A_YEAR = {"năm": 1, "năm học": 1, "học kỳ": 2, "quý": 4, "tháng": 12}
_TIMES = frozenset((*_A_YEAR, "tuần", "ngày", "giờ", "kỳ", "nhiệm kỳ", "đợt"))
_UNCOUNTED = frozenset(("VND", "USD", "%", "‰", "điểm %", "điểm", None))
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân|trung bình|đều)(?!\w)")


def times_a_year(target: Target) -> int | None:
    """How many of its stretches of time make a year; None when it names none, or an odd one."""
    named = [name for name in target.per if name in _TIMES]
    return _A_YEAR.get(named[0]) if len(named) == 1 else None


def bodies(target: Target) -> frozenset[str]:
    """What a target is promised for each of, times apart."""
    return frozenset(name for name in target.per if name not in _TIMES)


def a_year(reading: Reading, target: Target) -> Reading:
    """The reading of a target for a whole year."""
    times = times_a_year(target) or 1
    return replace(reading, low=reading.low * times, high=reading.high * times)


def in_the_year(reading: Reading, target: Target, told: Statement) -> Reading:
    """What a count of the whole year is to reach; a count for each quarter stays one."""
    alike = any(set(q.per) & set(target.per) & _TIMES for q in told.quantities)
    return reading if alike or target.unit in _UNCOUNTED else a_year(reading, target)


def told_for_all(target: Target, told: Statement) -> bool:
    """Whether a promise for each body is answered by a sum of them: no comparison."""
    wanted = bodies(target)
    if not wanted or target.unit in _UNCOUNTED or target.quantity != "level":
        return False
    each = any(wanted & bodies(quantity) for quantity in told.quantities)
    return not each and not _EACH.search(told.said)

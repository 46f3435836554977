"""The days a campaign says it runs from and to, under a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from camket.dates import valid_date
from camket.isolate.scan import Line
from camket.records import Genre, Period

# "II. THỜI GIAN", "III. Thời gian thực hiện: …": of the whole plan, not of one item.
_HEADING = re.compile(
    r"(?P<mark>[ivx]{1,4}[.)] )?thời gian(?: (?:thực hiện|triển khai|tiến hành|tổ chức|mở))?"
    r"(?: (?:đợt )?cao điểm| chiến dịch)? ?(?P<said>: ?|$)"
)
_DAY = r"(?:ngày )?(\d{1,2})/(\d{1,2})/(20\d\d)"
_SPAN = re.compile(rf"[-+*•]? ?(?:từ )?{_DAY} ?(?:-|đến)(?: hết)? {{0,2}}{_DAY}[.;,]?")
_PLANS: frozenset[Genre] = frozenset({"plan", "launch", "covenant"})


def campaign_period(lines: Sequence[Line], genre: Genre) -> Period | None:
    """The printed span of a plan that runs over the new year; other plans are of their year."""
    if genre not in _PLANS:
        return None
    for at, line in enumerate(lines):
        heading = _HEADING.match(line.low)
        if heading is None or not (heading["mark"] or line.text.startswith("THỜI GIAN")):
            continue
        said = line.low[heading.end() :] or (lines[at + 1].low if at + 1 < len(lines) else "")
        return _over_new_year(said)
    return None


def _over_new_year(said: str) -> Period | None:
    span = _SPAN.fullmatch(said.strip())
    if span is None:
        return None
    numbers = [int(number) for number in span.groups()]
    first, last = (_day(numbers[at : at + 3]) for at in (0, 3))
    if first is None or last is None or last.year != first.year + 1:
        return None
    return Period(start=first.isoformat(), end=last.isoformat())


def _day(numbers: list[int]) -> date | None:
    day, month, year = numbers
    return valid_date(year, month, day)

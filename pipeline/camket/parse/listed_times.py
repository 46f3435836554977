"""Times of one list: "các tháng 3, 6, 9, 12", "trước ngày 15/6 và 15/12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from camket.parse.moment import Moment
from camket.parse.time_reader import Reader
from camket.parse.time_words import MONTH_LIST, MONTHS_AHEAD

_LAST_DAY, _LAST_MONTH = 31, 12
_DAY_LIST = re.compile(
    r"(?:, ?| và )(?P<day>(?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2}))"
    r"(?=[,;.)\n]|\Z| và | (?:hằng|hàng|báo cáo|gửi))"
)


def listed_after(reader: Reader, head: Moment, at: int) -> Iterator[Moment]:
    """The other months or days of the list that `head` opens; `at` is where it ends."""
    return (_days if head.unit == "day" else _months)(reader, head, at)


def _months(reader: Reader, head: Moment, at: int) -> Iterator[Moment]:
    ahead = MONTHS_AHEAD.search(reader.low, max(0, head.start - 5), head.start)
    while head.unit == "month" and ahead is not None:
        match = MONTH_LIST.match(reader.low, at, reader.stop)
        if match is None or not 1 <= int(match["m"]) <= _LAST_MONTH:
            return
        year = int(match["y"]) if match["y"] else head.year
        yield replace(
            head, month=int(match["m"]), year=year, start=match.start("m"), end=match.end()
        )
        at = match.end()


def _days(reader: Reader, head: Moment, at: int) -> Iterator[Moment]:
    """A day without the word "ngày" is none where something is counted ("12/14 thôn")."""
    while head.month is not None:
        match = _DAY_LIST.match(reader.low, at, reader.stop)
        if match is None:
            return
        day, month = int(match["d"]), int(match["m"])
        if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
            return
        yield replace(head, day=day, month=month, start=match.start("day"), end=match.end())
        at = match.end()

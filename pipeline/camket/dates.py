"""Absolute dates: day, month and year all printed (DOMAIN 6). Day first, never rolled over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_WORDS = (
    r"(?:ngày|ngay)\s{0,3}(?P<d1>\d{1,2})\s{0,3}(?:tháng|thang)\s{0,3}(?P<m1>\d{1,2}),?\s{0,3}(?:năm|nam)\s{0,3}"
    r"(?P<y1>\d{4}|\d{2} \d{2})"
)
_SIGNS = (
    r"(?P<d2>\d{1,2}) ?(?P<s>[/.-]) ?(?P<m2>\d{1,2}) ?(?P=s) ?"
    r"(?P<y2>(?:19|20)\d\d|20 ?\d\d|\d\d(?![ ]?(?:%|\w)))"
)
DATE = re.compile(rf"(?<![\w/])(?:{_WORDS}|(?<![.,-]){_SIGNS})(?!\d)")
"""Absolute dates in `View.lower` (the words are lower case)."""


@dataclass(frozen=True, slots=True)
class AbsoluteDate:
    """A printed date. `value` is None when no such day exists (`31/9/2017`)."""

    start: int
    end: int
    day: int
    month: int
    year: int
    value: date | None


def valid_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_year(printed: str) -> int:
    """A printed year as a number; two digits count 00-49 as 20xx, 50-99 as 19xx."""
    digits = printed.replace(" ", "")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def from_match(match: re.Match[str]) -> AbsoluteDate:
    """The date of a match of `DATE`, with the offsets of the string that was searched."""
    day, month, year = match.group("d1", "m1", "y1")
    if day is None:
        day, month, year = match.group("d2", "m2", "y2")
    number = read_year(year)
    value = valid_date(number, int(month), int(day))
    return AbsoluteDate(match.start(), match.end(), int(day), int(month), number, value)


def find_dates(lower: str, start: int = 0, end: int | None = None) -> tuple[AbsoluteDate, ...]:
    """All absolute dates of `View.lower[start:end]`, in order; view offsets."""
    stop = len(lower) if end is None else end
    return tuple(from_match(match) for match in DATE.finditer(lower, start, stop))

"""Which part of a promised period a report covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from camket.records import DocumentFields, Period
from camket.track.wording import spelled_out

_SOME_MONTHS = r"(?<![\d/])(?:[1-9]|1[01]|ba|sáu|tám|chín|mười|mười một) tháng"
_PART_TITLE = re.compile(
    rf"sơ kết|{_SOME_MONTHS}|quý (?:i{{1,3}}|iv|[1-4])\b|học kỳ (?:i|1)\b|giữa (?:kỳ|nhiệm kỳ)"
)
_PART_MONTH = re.compile(r"(?<!\w)tháng \d{1,2}(?:[/ ]|$)|(?<!\w)tuần (?:\d|qua|này|từ)")
_PART_SAID = re.compile(
    rf"{_SOME_MONTHS}(?: đầu| qua|,| ước| đạt|:)|quý (?:i{{1,3}}|[1-3])\b"
    r"|học kỳ (?:i|1)\b(?! ?là)"
)
_GRACE = timedelta(days=75)
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Scope:
    """The promised period, and how far into it a report reaches."""

    period: Period | None
    partial: bool
    reached: str | None
    """Last day the report tells of; None when unknown."""

    @classmethod
    def of(cls, told: DocumentFields, promised: DocumentFields) -> Scope:
        """The scope of a report on a covenant."""
        return cls(promised.period, is_partial(told, promised), _reached(told))

    def is_over(self, day: str | None) -> bool:
        """Whether what was due on a day of its own is due by the end of the report."""
        return day is not None and self.reached is not None and day <= self.reached


def tells_of_part(said: str) -> bool:
    """Whether a sentence (lower case) speaks of some months of the year."""
    return _PART_SAID.search(said) is not None


def is_partial(told: DocumentFields, promised: DocumentFields) -> bool:
    """Whether the report covers only a part of the promised period."""
    title = spelled_out(told.title.exact) if told.title else ""
    if _PART_TITLE.search(title) and "cả năm" not in title and "tổng kết năm" not in title:
        return True
    if _PART_MONTH.search(title) and "tổng kết" not in title:
        return True
    end = promised.period.end if promised.period else None
    if end is None and promised.plan_year:
        end = f"{promised.plan_year}-12-31"
    if end is None:
        return False
    reached = told.period.end if told.period and told.period.end else None
    if reached and reached < end and _day(end) - _day(reached) > _MONTH:
        return True
    return bool(told.date) and _day(end) - _day(told.date or end) > _GRACE


def _reached(told: DocumentFields) -> str | None:
    """The end of the period told of, unless the report was written long before it."""
    end = told.period.end if told.period else None
    if end is None or told.date is None:
        return end or told.date
    return told.date if _day(end) - _day(told.date) > _MONTH else end


def _day(iso: str) -> date:
    return date.fromisoformat(iso)

"""One printed moment: a day, month, quarter, year or part of one.

A `Moment` keeps what was printed; a missing year or month stays None until the words around it
(the other end of a range, the plan year) supply it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal[
    "day", "days", "month", "quarter", "year", "months", "school", "semester", "term", "span"
]
Part = Literal["", "first", "middle", "last", "first_half", "second_half"]
Precision = Literal["day", "month", "quarter", "year", "convention"]

WEEK = 7
"""Days."""


@dataclass(slots=True)
class Moment:
    """A printed moment; `year`, `month` are None when not printed. View offsets."""

    start: int
    end: int
    unit: Unit
    day: int | None = None
    month: int | None = None
    year: int | None = None
    last_year: int | None = None
    part: Part = ""
    shift: int = 0
    """Years to add to the plan year ("năm sau" is 1)."""
    lunar: bool = False
    marked: bool = True
    """Printed with a time word or a year; bare "30-4" is not."""
    sign: str = ""
    length: int = 0
    """Days from `day` on; a `day` of 0 counts them back from the end of the month."""

    @property
    def precision(self) -> Precision:
        """How fine the moment was printed."""
        if self.unit in ("day", "days", "month", "quarter"):
            return "day"
        if self.unit in ("school", "semester"):
            return "convention"
        return "day" if self.unit == "months" or self.part else "year"

    @property
    def vague(self) -> bool:
        """True for beginnings, middles and ends, whose bounds are a convention."""
        return self.part != "" or (self.unit == "days" and self.length % WEEK == 0)

    def within(self, year: int | None) -> Moment:
        """The same moment with a missing year supplied."""
        if self.year is not None or year is None:
            return self
        return replace(self, year=year + self.shift)

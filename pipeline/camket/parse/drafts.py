"""A target under construction and the clause it is read from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from camket.parse.context import Context
from camket.parse.taken import Taken
from camket.records import Operator, Quantity
from camket.texts import View


@dataclass(slots=True)
class Draft:
    """A target under construction; offsets are view offsets."""

    start: int
    end: int
    number_at: int
    op: Operator = "eq"
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    quantity: Quantity = "level"
    direction: str | None = None
    per: tuple[str, ...] = ()
    population: str | None = None
    baseline: str | None = None
    baseline_value: Decimal | None = None
    total: Decimal | None = None
    denominator: int | None = None
    approx: str | None = None
    ambiguous: bool = False
    estimate: bool = False
    indicator: str | None = None
    role: str | None = None
    flags: tuple[str, ...] = ()
    parent: int | None = None
    year: int | None = None


@dataclass(slots=True)
class Clause:
    """The stretch being read and what it knows."""

    view: View
    low: str
    start: int
    end: int
    context: Context
    taken: Taken = field(default_factory=Taken)
    drafts: list[Draft] = field(default_factory=list)


def last_match(pattern: re.Pattern[str], text: str, start: int, stop: int) -> re.Match[str] | None:
    """The last match of a pattern in `text[start:stop]`."""
    found = None
    for match in pattern.finditer(text, start, stop):
        found = match
    return found

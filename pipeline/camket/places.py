"""Gazetteer of administrative units as of a date: provinces, districts and communes.

A unit is identified by name, type, parent and the interval it was valid in; the same name may mean
a district in 2017 and a ward in 2026. The data file is read at the first look-up.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from camket.texts import View


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative unit; dates are ISO, `None` where the interval is open."""

    name: str
    kind: str
    """Type noun in lower case: "phường"."""
    parents: tuple[str, ...]
    """Type and name of the units above, nearest first: "quận Ngô Quyền", "thành phố Hải Phòng"."""
    code: str
    valid_from: str | None
    valid_to: str | None
    row: int

    @property
    def place_id(self) -> str:
        """Name, type, parents and interval; never a folded name or a bare code."""
        above = ", ".join(self.parents)
        return f"{self.kind}:{self.name}:{above}:{self.valid_from or ''}/{self.valid_to or ''}"

    def valid_on(self, on: date | None) -> bool:
        """Whether the unit existed on that day; with no day, always."""
        day = on.isoformat() if on else None
        return day is None or (
            (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )


@dataclass(frozen=True, slots=True)
class Successor:
    """The unit that took over the whole or a part of another."""

    place: Place
    share: Literal["whole", "part"]


@cache
def _rows() -> list[list[str]]:
    packed = resources.files("camket").joinpath("places.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return [line.split("\t") for line in lines[1:]]


@cache
def _index() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, row in enumerate(_rows()):
        table.setdefault(row[1].lower(), []).append(number)
    return table


@cache
def _place(number: int) -> Place:
    kind, name, above, code, since, until, _ = _rows()[number]
    parents: list[str] = []
    while above:
        row = _rows()[int(above)]
        parents.append(f"{row[0]} {row[1]}")
        above = row[2]
    return Place(name, kind, tuple(parents), code, since or None, until or None, number)


def size() -> int:
    """Number of units of the gazetteer."""
    return len(_rows())


def place_at(row: int) -> Place:
    """The unit in a row of the data file."""
    return _place(row)


def find(
    name: str,
    *,
    kind: str | None = None,
    on: date | None = None,
    within: Mapping[str, str] | None = None,
) -> tuple[Place, ...]:
    """Units of that exact name (and type) that existed on the day.

    `within` (type noun to name: the document's own units) narrows homonyms when it fits any.

    >>> [place.kind for place in find("Máy Chai", on=date(2017, 1, 4))]
    ['phường']
    """
    key = View.of(name.strip()).text.lower()
    found = tuple(
        place
        for place in map(_place, _index().get(key, ()))
        if (kind is None or place.kind == kind) and place.valid_on(on)
    )
    if len(found) < 2 or not within:
        return found
    above = {f"{noun} {unit}".lower() for noun, unit in within.items()}
    fitting = tuple(p for p in found if any(parent.lower() in above for parent in p.parents))
    return fitting or found


_LONGEST_NAME = 4


def usual_case(text: str) -> str:
    """The name printed in capitals at the start of `text`, as the gazetteer writes it.

    A name it does not hold gets a capital for each word: "ĐĂK MIL" is "Đăk Mil".

    >>> usual_case("ĐẮK LẮK, THÀNH PHỐ HUẾ")
    'Đắk Lắk'
    """
    stop = re.search(r"[,;()|/&]| [-–] |\d", text)
    words = text[: stop.start() if stop else None].rstrip().split(" ")
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        printed = " ".join(words[:size])
        known = next((place.name for place in find(printed) if len(place.name) == len(printed)), "")
        if known:
            return known
    if not words[0]:
        return text.partition(" ")[0]
    return " ".join(word[:1] + word[1:].lower() for word in words)


def successors(place: Place) -> tuple[Successor, ...]:
    """The units a unit went into; several with share `part` when it was divided."""
    cell = _rows()[place.row][6]
    return tuple(
        Successor(_place(int(mark.rstrip("*"))), "part" if mark.endswith("*") else "whole")
        for mark in cell.split(",")
        if mark
    )


def is_central_city(name: str, on: date | None = None) -> bool:
    """Whether the city of that name was directly under the central government on the day."""
    return any(not place.parents for place in find(name, kind="thành phố", on=on))

"""Heads of names of bodies, sectors and abbreviations: the tables every reader of bodies asks.

Sources are named in the tables themselves (`organisations.tsv`, `abbreviations.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal, cast

Kind = Literal["party", "state", "front", "mass_org", "armed", "public_unit", "enterprise", "block"]
Level = Literal["central", "province", "district", "commune", "unit"]
Shape = Literal["closed", "open", "office", "sector"]

_LATIN = (*range(0x41, 0x250), *range(0x1E00, 0x1EFA))
UPPER = "".join(c for c in map(chr, _LATIN) if c.isalpha() and c.isupper())
"""Upper-case letters of Latin script, for character classes."""
LOWER = "".join(c for c in map(chr, _LATIN) if c.isalpha() and c.islower())
"""Lower-case ones; no range of code points holds these alone ("đ" and "Đ" stand side by side)."""
_FIRST_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Head:
    """One row of `organisations.tsv`: the head of a name, or a sector."""

    name: str
    kind: Kind | None
    level: Level | None
    shape: Shape
    valid_from: date | None = None
    valid_to: date | None = None
    key: str = ""
    """The name in lower case."""


def _rows(name: str) -> list[list[str]]:
    text = resources.files("camket").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """Heads and sectors by their first word in lower case, longest first."""
    table: dict[str, list[Head]] = {}
    for row in _rows("organisations.tsv"):
        name, kind, level, shape, since, until = (*row, "", "")[:6]
        head = Head(
            name,
            None if kind == "-" else cast(Kind, kind),
            None if level == "-" else cast(Level, level),
            cast(Shape, shape),
            _day(since),
            _day(until),
            name.lower(),
        )
        table.setdefault(name.lower().split(" ", 1)[0], []).append(head)
    return {word: tuple(sorted(rows, key=lambda h: -len(h.name))) for word, rows in table.items()}


@cache
def _keyed(sectors: bool) -> dict[str, tuple[tuple[str, ...], tuple[Head, ...]]]:
    """The heads, or the sectors, by their first word, each list with all its names."""
    table: dict[str, tuple[tuple[str, ...], tuple[Head, ...]]] = {}
    for word, rows in heads().items():
        kept = tuple(row for row in rows if (row.shape == "sector") == sectors)
        if kept:
            table[word] = (tuple(row.key for row in kept), kept)
    return table


@cache
def glued_heads() -> dict[str, str]:
    """Names that are whole by themselves, by their letters without blanks."""
    rows = (row for rows in heads().values() for row in rows if row.shape == "closed")
    return {row.key.replace(" ", ""): row.name for row in rows if " " in row.key}


@cache
def phrases() -> tuple[str, ...]:
    """Abbreviations of several words ("BCH quân sự"), in the order of the table."""
    return tuple(key for key in abbreviations() if " " in key)


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviation to its form inside a name, for those that need no more context."""
    return {row[0]: row[3] for row in _rows("abbreviations.tsv") if row[3] != "-"}


def head_at(lower: str, at: int, *, sectors: bool = False) -> Head | None:
    """The longest head (or, with `sectors`, the longest sector) whose words start at `at`."""
    word = _FIRST_WORD.match(lower, at)
    rows = _keyed(sectors).get(word[0]) if word else None
    if rows is None or not lower.startswith(rows[0], at):
        return None
    for head in rows[1]:
        end = at + len(head.key)
        if lower.startswith(head.key, at) and (end >= len(lower) or not lower[end].isalnum()):
            return head
    return None

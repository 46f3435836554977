"""Cells of a table that go on from the row above: merged cells and ditto marks (-nt-).

Who leads or helps with a row, and when, may be printed once for several rows. The rows below then
have it from that row: their bodies are `assigned`, and both say in `inherited_from` where from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from camket.parse.columns import is_time, names_who
from camket.parse.finders import Found
from camket.parse.tables import DITTO, Cells, cell_text
from camket.records import Actor, Deadline, Node
from camket.texts import View

_MERGED = re.compile(r"merged:(\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its node, its cells, and the heads of those."""

    node: Node
    cells: Cells
    columns: tuple[str, ...]

    def merged(self) -> frozenset[int]:
        """Columns in which the cell above goes on."""
        flags = map(_MERGED.fullmatch, self.node.flags)
        return frozenset(int(flag[1]) for flag in flags if flag)


@dataclass(frozen=True, slots=True)
class Group:
    """A row that only says what the rows below it have in common ("I | Đến năm 2030")."""

    cells: Cells
    path: str


@dataclass(frozen=True, slots=True)
class _Printed:
    """What one cell says of who and when."""

    path: str
    actors: tuple[Actor, ...]
    deadlines: tuple[Deadline, ...]


class Carried:
    """The last cell printed in each column of a table that says who or when."""

    def __init__(self) -> None:
        self._last: dict[int, _Printed] = {}

    def complete(
        self, view: View, row: Row, found: Found
    ) -> tuple[tuple[Actor, ...], tuple[Deadline, ...]]:
        """Bodies and times of a row that stand in a row above; what it prints is remembered."""
        actors: list[Actor] = []
        deadlines: list[Deadline] = []
        merged = row.merged()
        for at, name in enumerate(row.columns):
            if not (names_who((name,)) or is_time(name)):
                continue
            words = cell_text(view, row.cells[at]).lower() if at < len(row.cells) else ""
            if words in DITTO or (not words and at in merged):
                last = self._last.get(at)
                actors += _inherited(last.actors, last.path) if last else ()
                deadlines += _inherited(last.deadlines, last.path) if last else ()
            else:
                self._last[at] = _printed(row, at, found)
        return tuple(actors), tuple(deadlines)


_Fact = TypeVar("_Fact", Actor, Deadline)


def _inherited(facts: Iterable[_Fact], path: str) -> Iterable[_Fact]:
    return [fact.changed(inherited_from=path) for fact in facts]


def _printed(row: Row, at: int, found: Found) -> _Printed:
    start, end = row.cells[at] if at < len(row.cells) else (0, 0)
    return _Printed(
        row.node.path,
        tuple(x for x in found.actors if start <= x.start and x.end <= end),
        tuple(x for x in found.deadlines if start <= x.start and x.end <= end),
    )

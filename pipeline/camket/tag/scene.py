"""What stands around a commitment: its line, the headings above it, the one before, the title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from camket.records import Node, Span
from camket.tag.reading import Reading, read
from camket.tag.words import Words
from camket.texts import View

Numbers = NDArray[np.intp]
Pairs = tuple[Numbers, Numbers]

CHANNELS = ("own", "line", "heading", "above", "before", "title", "near")
"""own; the other words of its node; the nearest node above; the nodes above that; the stretch
tagged before; the title; stretches a little further away on both sides."""
_NEAR = (-3, -2, 1)
_MOST_REST = 16
"""Pieces of a line outside its stretches that are read on each side of one."""
_CLOSE = 6
"""How many stretches of a line count on either side; keeps a line of thousands linear."""
_SHORT = 4
"""A remainder of a line with fewer characters ("; và") says nothing."""


class Place(NamedTuple):
    """A stretch to be tagged: content offsets and the path of its node."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch and its surroundings."""

    of: Scenes
    row: int

    @property
    def own(self) -> Reading:
        """The stretch itself."""
        return self.of.readings[int(self.of.channels["own"][1][self.row])]

    @property
    def line(self) -> list[Reading]:
        """The other words of the same node."""
        return self.members("line")

    @property
    def headings(self) -> list[Reading]:
        """Nodes above, the nearest first."""
        return [*self.members("heading"), *self.members("above")]

    @property
    def before(self) -> Reading | None:
        """The stretch tagged just before this one."""
        return next(iter(self.members("before")), None)

    @property
    def title(self) -> Reading | None:
        """The title of the document."""
        return next(iter(self.members("title")), None)

    def members(self, channel: str) -> list[Reading]:
        """The readings of one channel, nearest first."""
        rows, columns = self.of.channels[channel]
        first, last = np.searchsorted(rows, (self.row, self.row + 1))
        return [self.of.readings[column] for column in columns[first:last]]


@dataclass(frozen=True, slots=True)
class Scenes(Sequence[Scene]):
    """Scenes over shared readings: for each channel the (scene, reading) pairs, in scene order."""

    readings: list[Reading]
    channels: dict[str, Pairs]
    size: int

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, row: int) -> Scene: ...
    @overload
    def __getitem__(self, row: slice) -> list[Scene]: ...
    def __getitem__(self, row: int | slice) -> Scene | list[Scene]:
        if isinstance(row, slice):
            return [Scene(self, k) for k in range(*row.indices(self.size))]
        if not -self.size <= row < self.size:
            raise IndexError(row)
        return Scene(self, row % self.size)


def _pairs(columns_of: Iterable[Sequence[int]]) -> Pairs:
    """(scene, reading) pairs from the readings of each scene in turn."""
    listed = list(columns_of)
    counts = list(map(len, listed))
    columns = [column for members in listed for column in members]
    return np.repeat(np.arange(len(listed)), counts), np.asarray(columns, dtype=np.intp)


class _Scenery:
    """Readings of one document, each made once and known by its number."""

    def __init__(self, words: Words, nodes: Sequence[Node], places: Sequence[Place]) -> None:
        self.words, self.places = words, places
        self.nodes = {node.path: node for node in reversed(nodes)}
        inside = words.view.inside
        self.readings = [read(words, *inside(place.start, place.end)) for place in places]
        self.of_node: dict[str, list[int]] = {}
        for index, place in enumerate(places):
            self.of_node.setdefault(place.path, []).append(index)
        self._rest: dict[str, list[int]] = {}
        self._rest_starts: dict[str, list[int]] = {}
        self._above: dict[str, list[int]] = {}

    def add(self, span: tuple[int, int]) -> int:
        """Read a content range; returns the number of the reading."""
        self.readings.append(read(self.words, *self.words.view.inside(*span)))
        return len(self.readings) - 1

    def rest(self, path: str) -> list[int]:
        """What a node says outside the stretches to be tagged."""
        if path not in self._rest:
            gaps = self._gaps(path)
            self._rest[path] = [self.add(gap) for gap in gaps]
            self._rest_starts[path] = [start for start, _ in gaps]
        return self._rest[path]

    def _rest_near(self, index: int) -> list[int]:
        """The rest of a line around one stretch: a line may be a whole document."""
        place = self.places[index]
        rest = self.rest(place.path)
        if len(rest) <= 2 * _MOST_REST:
            return rest
        at = bisect_left(self._rest_starts[place.path], place.start)
        return rest[max(0, at - _MOST_REST) : at + _MOST_REST]

    def _gaps(self, path: str) -> list[tuple[int, int]]:
        node = self.nodes.get(path)
        if node is None:
            return []
        gaps: list[tuple[int, int]] = []
        at = node.text_start
        for index in self.of_node.get(path, ()):
            gaps.append((at, self.places[index].start))
            at = max(at, self.places[index].end)
        gaps.append((at, node.end))
        return [(a, b) for a, b in gaps if b - a > _SHORT]

    def line(self, index: int) -> list[int]:
        """The nearest other stretches of the same node, and the rest of it."""
        path = self.places[index].path
        members, rest = self.of_node[path], self._rest_near(index)
        if len(members) == 1:
            return rest
        at = bisect_left(members, index)
        return [*members[max(0, at - _CLOSE) : at], *members[at + 1 : at + _CLOSE + 1], *rest]

    def above(self, path: str) -> list[int]:
        """Readings of the ancestors of a path, nearest first."""
        if path not in self._above:
            parent = path.rpartition("/")[0]
            self._above[path] = (
                [
                    *self.rest(parent)[: 2 * _MOST_REST],
                    *self.of_node.get(parent, ())[:_CLOSE],
                    *self.above(parent),
                ]
                if parent
                else []
            )
        return self._above[path]


def _near(size: int) -> Pairs:
    columns = np.arange(size)[:, None] + np.asarray(_NEAR)
    rows, which = np.nonzero((columns >= 0) & (columns < size))
    return rows, columns[rows, which]


def scenes(
    view: View, nodes: Sequence[Node], places: Sequence[Place], title: Span | None
) -> Scenes:
    """The scene of each place, in the order given."""
    scenery = _Scenery(Words(view), nodes, places)
    size = len(places)
    every = np.arange(size)
    line = _pairs(scenery.line(index) for index in range(size))
    headings = [scenery.above(place.path) for place in places]
    heads = [scenery.add((title.start, title.end))] if title and places else []
    channels = {
        "own": (every, every),
        "line": line,
        "heading": _pairs(members[:1] for members in headings),
        "above": _pairs(members[1:] for members in headings),
        "before": (every[1:], every[:-1]),
        "title": (every, np.full(size, heads[0])) if heads else (every[:0], every[:0]),
        "near": _near(size),
    }
    return Scenes(scenery.readings, channels, size)


def alone(view: View, places: Sequence[Place], title: Span | None) -> Scenes:
    """Scenes of places that know nothing of each other, only of the title."""
    scenery = _Scenery(Words(view), (), places)
    every = np.arange(len(places))
    heads = [scenery.add((title.start, title.end))] if title and places else []
    channels = dict.fromkeys(CHANNELS, (every[:0], every[:0]))
    channels["own"] = (every, every)
    if heads:
        channels["title"] = (every, np.full(len(places), heads[0]))
    return Scenes(scenery.readings, channels, len(places))


def together(members: Sequence[Scene]) -> Scenes:
    """Scenes of several documents as one; a `Scenes` stays as it is."""
    if isinstance(members, Scenes):
        return members
    readings: list[Reading] = []
    number: dict[int, int] = {}

    def numbered(reading: Reading) -> int:
        at = number.setdefault(id(reading), len(readings))
        if at == len(readings):
            readings.append(reading)
        return at

    channels = {
        channel: _pairs([numbered(r) for r in scene.members(channel)] for scene in members)
        for channel in CHANNELS
    }
    return Scenes(readings, channels, len(members))

"""What stands around a commitment: its line, the headings above it, the one before, the title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from camket.records import Node, Span
from camket.tag.reading import Reading, read
from camket.texts import View


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch to be tagged: content offsets and the path of its node."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch and its surroundings, nearest first."""

    own: Reading
    line: tuple[Reading, ...]
    """The other words of the same node."""
    headings: tuple[Reading, ...]
    """Nodes above, the nearest first."""
    before: Reading | None
    """The stretch tagged just before this one."""
    title: Reading | None
    near: tuple[Reading, ...] = ()
    """The stretches a little further away on both sides."""


_CLOSE = 6
"""How many stretches of a line count on either side; keeps a line of thousands linear."""
_SHORT = 4
"""A remainder of a line with fewer characters ("; và") says nothing."""


class _Scenery:
    """Readings of one document, each made once."""

    def __init__(self, view: View, nodes: Sequence[Node], places: Sequence[Place]) -> None:
        self.view = view
        self.nodes = {node.path: node for node in reversed(nodes)}
        self.own = [read(view, *view.inside(place.start, place.end)) for place in places]
        self.of_node: dict[str, list[int]] = {}
        for index, place in enumerate(places):
            self.of_node.setdefault(place.path, []).append(index)
        self.places = places
        self._rest: dict[str, list[Reading]] = {}
        self._above: dict[str, tuple[Reading, ...]] = {}

    def rest(self, path: str) -> list[Reading]:
        """What a node says outside the stretches to be tagged."""
        if path not in self._rest:
            self._rest[path] = self._read_rest(path)
        return self._rest[path]

    def _read_rest(self, path: str) -> list[Reading]:
        node = self.nodes.get(path)
        if node is None:
            return []
        gaps: list[tuple[int, int]] = []
        at = node.text_start
        for index in self.of_node.get(path, ()):
            gaps.append((at, self.places[index].start))
            at = max(at, self.places[index].end)
        gaps.append((at, node.end))
        inside = [self.view.inside(a, b) for a, b in gaps if b - a > _SHORT]
        return [read(self.view, a, b) for a, b in inside]

    def others(self, index: int) -> list[Reading]:
        """The nearest other stretches of the same node."""
        members = self.of_node[self.places[index].path]
        at = bisect_left(members, index)
        close = members[max(0, at - _CLOSE) : at + _CLOSE + 1]
        return [self.own[k] for k in close if k != index]

    def line(self, path: str) -> list[Reading]:
        """Everything a node says."""
        return [*self.rest(path), *(self.own[k] for k in self.of_node.get(path, ())[:_CLOSE])]

    def above(self, path: str) -> tuple[Reading, ...]:
        """Readings of the ancestors of a path, nearest first."""
        if path not in self._above:
            parent = path.rpartition("/")[0]
            self._above[path] = (*self.line(parent), *self.above(parent)) if parent else ()
        return self._above[path]


def scenes(
    view: View, nodes: Sequence[Node], places: Sequence[Place], title: Span | None
) -> list[Scene]:
    """The scene of each place, in the order given."""
    scenery = _Scenery(view, nodes, places)
    head = read(view, *view.inside(title.start, title.end)) if title else None
    own = scenery.own
    found: list[Scene] = []
    for index, place in enumerate(places):
        found.append(
            Scene(
                own=own[index],
                line=(*scenery.others(index), *scenery.rest(place.path)),
                headings=scenery.above(place.path),
                before=own[index - 1] if index else None,
                title=head,
                near=(*own[max(0, index - 3) : max(0, index - 1)], *own[index + 1 : index + 2]),
            )
        )
    return found

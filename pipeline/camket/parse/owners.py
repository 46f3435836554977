"""Bodies that a label or a heading gives a promise to ("2. Sở Y tế:", "1. Cục Thuế: thu …").

A promise that names nobody who leads or does it belongs to the body named just before it in its
line, else in the nearest line above. Such a body says in `inherited_from` where it was printed.
"""

from __future__ import annotations

import re

from camket.parse.actors import find_actors, named
from camket.parse.body_lists import read_bodies
from camket.parse.context import Context
from camket.records import Actor, Commitment, Node
from camket.texts import View

_DOERS = frozenset(("lead", "execute"))
_BUSY = frozenset(("lead", "execute", "monitor"))
"""Roles of somebody who does what the promise says."""
_LABEL = re.compile(r"(?:^|(?<=[.;]))\s*([^.;:]{3,160}):(?= )")
_REACH = 600
"""How far before a promise its label may stand, in characters."""
_LONGEST_HEADING = 160


class Owners:
    """The labels and headings of one document that name bodies, read when first asked for."""

    def __init__(self, view: View, nodes: tuple[Node, ...], context: Context) -> None:
        self._view, self._context = view, context
        self._nodes = {node.path: node for node in nodes}
        self._known: dict[str, tuple[Actor, ...]] = {}

    def complete(self, commitment: Commitment) -> Commitment:
        """The commitment with the bodies it is given to, when it names none itself."""
        if any(actor.role in _BUSY for actor in (*commitment.actors, *commitment.assigned)):
            return commitment
        found = self._before(commitment) or self._above(commitment.node_path)
        if found and commitment.span.exact[:7].lower() == "chủ trì":
            found = tuple([actor.changed(role="lead") for actor in found])
        return commitment.changed(assigned=(*commitment.assigned, *found)) if found else commitment

    def _before(self, commitment: Commitment) -> tuple[Actor, ...]:
        """The last label before the promise in its own line."""
        node = self._nodes.get(commitment.node_path)
        if node is None or node.text_start >= commitment.span.start:
            return ()
        start, end = self._view.inside(node.text_start, commitment.span.start)
        start = max(start, end - _REACH)
        if self._view.text.find(":", start, end) < 0:
            return ()
        labels = list(_LABEL.finditer(self._view.text[start:end] + " "))
        if not labels:
            return ()
        first, stop = labels[-1].span(1)
        return self._bodies(start + first, start + stop, commitment.node_path)

    def _above(self, path: str) -> tuple[Actor, ...]:
        """The nearest line above that names bodies."""
        while "/" in path:
            path = path.rpartition("/")[0]
            if path not in self._known:
                self._known[path] = self._of_node(path)
            if self._known[path]:
                return self._known[path]
        return ()

    def _of_node(self, path: str) -> tuple[Actor, ...]:
        node = self._nodes.get(path)
        if node is None:
            return ()
        start, end = self._view.trim(*self._view.inside(node.text_start, node.end))
        if not 0 < end - start <= _LONGEST_HEADING:
            return ()
        if self._view.text[end - 1] == ":":
            end -= 1
        elif self._view.text[end - 1] in ".;,":
            return ()
        return self._bodies(start, end, path)

    def _bodies(self, start: int, end: int, path: str) -> tuple[Actor, ...]:
        """Bodies of a label that says nothing else, or that says who leads and who helps."""
        start, end = self._view.trim(start, end)
        listed = read_bodies(self._view, start, end)
        first, stop = self._view.outside(start, end)
        if listed and listed[-1].end == end:  # "Sở Y tế" alone is no sentence
            found = named(self._view, listed, "execute", self._context)
        else:
            found = find_actors(self._view, first, stop, self._context)
        doing = any(actor.role in _DOERS for actor in found)
        return tuple([actor.changed(inherited_from=path) for actor in found]) if doing else ()

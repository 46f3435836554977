"""Lines that are nothing but a month or a quarter, and the lists they date.

Programmes of work are calendars: "Tháng 2" alone on its line, below it the list of that month. The
line has no number, so the list does not stand below it in the outline.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from camket.records import Node
from camket.texts import View

_ALONE = re.compile(
    r"(?:trong )?(?:tháng|quý|qúy|tuần(?: thứ)?) (?:\d{1,2}|[ivx]{1,4}|một|hai|ba|tư|bốn)"
    r"(?: ?[/.-] ?(?:19|20)\d\d|,? năm (?:19|20)\d\d)?[\s:.]*"
)
_LONGEST = 40
"""Characters of the longest such line, decomposed letters and blanks counted."""
_FEWEST = 2  # a calendar has several; one month alone may be anything
_GLYPHS = frozenset(("dash", "plus", "star", "bullet"))


class CalendarLines:
    """The months and quarters of one document that stand alone on their lines."""

    def __init__(self, view: View, nodes: Iterable[Node]) -> None:
        ordered = sorted((node for node in nodes if node.kind != "inline"), key=lambda n: n.start)
        stops = [*(node.start for node in ordered[1:]), len(view.content)]
        lines = list(zip(ordered, stops, strict=False))
        months = {
            node.path for node, stop in lines if _is_bare(node) and _is_time(view, node, stop)
        }
        self._starts: list[int] = []
        self._lines: list[Node | None] = []
        if len(months) < _FEWEST:
            return
        counted = 0
        for node, stop in lines:
            alone = node.path in months
            # A number that does not go on from 1 below the month belongs to a list around it.
            follows = node.scheme == "arabic" and node.ordinal == counted + 1
            counted = 0 if alone else counted + follows
            if alone or (not follows and _ends_list(view, node, stop)):
                self._starts.append(node.start)
                self._lines.append(node if alone else None)

    def above(self, start: int) -> Node | None:
        """The line that dates what begins at a content offset."""
        at = bisect_left(self._starts, start) - 1
        return self._lines[at] if at >= 0 else None


def _is_bare(node: Node) -> bool:
    return node.scheme is None


def _is_time(view: View, node: Node, stop: int) -> bool:
    """Whether a line, up to the next one, is a month or a quarter and nothing else."""
    end = min(node.end, stop)
    if end - node.text_start > _LONGEST:
        return False
    return _ALONE.fullmatch(view.lower, *_words(view, node, end)) is not None


def _ends_list(view: View, node: Node, stop: int) -> bool:
    """A heading, an item that is a month itself or opens a part; a line that reads like a title."""
    if _is_bare(node):
        last = _words(view, node, min(node.end, stop))[1]
        return view.text[last - 1 : last] not in (".", ";", ",")
    if node.kind == "heading" or node.scheme not in _GLYPHS:
        return True
    return _is_time(view, node, stop)


def _words(view: View, node: Node, end: int) -> tuple[int, int]:
    return view.trim(*view.inside(node.text_start, end))

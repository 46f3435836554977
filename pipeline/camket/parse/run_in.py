"""Headings run into their item: "1/ Thu ngân sách. Thu vượt 3% dự toán; …".

The first, short sentence of an item only names what the item is about when its neighbours of the
same list begin the same way. Alone it may be a promise ("1. Mở lớp bồi dưỡng. Nộp báo cáo …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from camket.heads import UPPER
from camket.parse.joints import names_actor
from camket.parse.logical_lines import Unit
from camket.records import Node
from camket.texts import View

_HEADING = re.compile(rf"(?P<title>[^\W\d][^.:;!?\d\n]{{2,58}})\. (?=[{UPPER}]|\d)")
_LONGEST = 10
_LEAST = 2
_SHARE = 0.6


def past_headings(view: View, nodes: Iterable[Node], units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units, each behind the heading run into its first line, if its list has such headings."""
    starts = _starts(view, tuple(nodes))
    return tuple(_shortened(unit, starts) for unit in units)


def _shortened(unit: Unit, starts: dict[str, int]) -> Unit:
    at = starts.get(unit.path)
    if at is None or unit.node is None or unit.is_heading or not unit.start < at < unit.end:
        return unit
    return replace(unit, start=at, line=unit.start if unit.line is None else unit.line)


def _starts(view: View, nodes: tuple[Node, ...]) -> dict[str, int]:
    """View offset behind the run-in heading of each item whose list has them."""
    lists: dict[tuple[str, str | None], list[Node]] = {}
    for node in nodes:
        if node.ordinal is not None and node.marker is not None:
            lists.setdefault((node.path.rpartition("/")[0], node.scheme), []).append(node)
    found: dict[str, int] = {}
    for items in lists.values():
        heads = {node.path: at for node in items if (at := _behind_heading(view, node))}
        if len(heads) >= max(_LEAST, _SHARE * len(items)):
            found.update(heads)
    return found


def _behind_heading(view: View, node: Node) -> int | None:
    start, end = view.inside(node.text_start, node.end)
    found = _HEADING.match(view.text, start, end)
    if found is None or found["title"].count(" ") >= _LONGEST:
        return None
    owner = " của " not in found["title"] and names_actor(view, start, found.end("title"))
    return None if owner else found.end()

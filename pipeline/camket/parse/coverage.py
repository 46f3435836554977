"""The ledger of the body: every character is claimed by a line that was read, or listed."""

from __future__ import annotations

from collections.abc import Iterable

from camket.records import Coverage, Node, Page, Range
from camket.texts import View

_BODY = frozenset({"body"})


def cover(
    view: View, page: Page, nodes: tuple[Node, ...], claimed: Iterable[tuple[int, int]]
) -> Coverage:
    """Count the body characters and list those in no node and in no commitment or background.

    `claimed` are content ranges. White space, markers and the marks between clauses need no claim.
    """
    ranges = sorted([*claimed, *((node.start, node.text_start) for node in nodes)])
    unclaimed: list[Range] = []
    characters = taken = 0
    for zone in page.zones:
        if zone.zone not in _BODY:
            continue
        characters += zone.end - zone.start
        gaps = tuple(_gaps(ranges, zone.start, zone.end))
        for start, end in gaps:
            unclaimed.extend(_wordy(view.content, start, end))
    taken = characters - sum(gap.end - gap.start for gap in unclaimed)
    return Coverage(characters=characters, claimed=taken, unclaimed=tuple(unclaimed))


def _gaps(ranges: list[tuple[int, int]], start: int, end: int) -> Iterable[tuple[int, int]]:
    at = start
    for first, last in ranges:
        if last <= at:
            continue
        if first >= end:
            break
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def _wordy(content: str, start: int, end: int) -> Iterable[Range]:
    """The gap without white space around it, if it holds a letter or a digit."""
    while start < end and not content[start].isalnum():
        start += 1
    while end > start and not content[end - 1].isalnum():
        end -= 1
    if start < end:
        yield Range(start=start, end=end)

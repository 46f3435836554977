"""The ledger of the body: every character is claimed by a line that was read, or listed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from camket.records import Coverage, Node, Page, Range, ZoneName
from camket.texts import View

_BODY: frozenset[ZoneName] = frozenset({"body"})
# Zones that promise when the page holds no act: a signing report is all news.
_TOLD: frozenset[ZoneName] = frozenset({"news", "bridge", "lead", "closing"})


def cover(
    view: View, page: Page, nodes: tuple[Node, ...], claimed: Iterable[tuple[int, int]]
) -> Coverage:
    """Count the body characters and list those in no node and in no commitment or background.

    A page without a body is counted by its news, leads and closings: there its promises stand.
    `claimed` are content ranges. White space, markers and the marks between clauses need no claim.
    """
    ranges = _merge(sorted([*claimed, *((node.start, node.text_start) for node in nodes)]))
    unclaimed: list[Range] = []
    characters = 0
    counted = _BODY if any(zone.zone in _BODY for zone in page.zones) else _TOLD
    for zone in page.zones:
        if zone.zone not in counted:
            continue
        characters += zone.end - zone.start
        for start, end in _gaps(ranges, zone.start, zone.end):
            unclaimed.extend(_wordy(view.content, start, end))
    taken = characters - sum(gap.end - gap.start for gap in unclaimed)
    return Coverage(characters=characters, claimed=taken, unclaimed=tuple(unclaimed))


def _merge(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges without overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _gaps(ranges: list[tuple[int, int]], start: int, end: int) -> Iterable[tuple[int, int]]:
    at = start
    first = max(bisect_right(ranges, (start, start)) - 1, 0)
    for index in range(first, len(ranges)):
        low, high = ranges[index]
        if low >= end:
            break
        if low > at:
            yield at, low
        at = max(at, high)
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

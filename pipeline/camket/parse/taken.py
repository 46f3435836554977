"""Stretches of a clause that other finders consumed, looked up by place.

A clause may be a whole document on one line: no look-up walks over all of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Taken:
    """Ranges in view offsets, in the order in which they were found."""

    __slots__ = ("_order", "_ranges", "_reach", "_starts")

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._ranges = list(ranges)
        self._order = sorted(range(len(self._ranges)), key=self._ranges.__getitem__)
        self._starts = [self._ranges[index][0] for index in self._order]
        # How far the ranges up to each one reach: whatever ends early enough, ends the search.
        self._reach = list(accumulate((self._ranges[index][1] for index in self._order), max))

    def holds(self, at: int) -> bool:
        """Whether an offset lies in one of the ranges."""
        last = bisect_right(self._starts, at) - 1
        return last >= 0 and self._reach[last] > at

    def next_start(self, at: int) -> int | None:
        """Where the first range behind an offset starts."""
        place = bisect_right(self._starts, at)
        return self._starts[place] if place < len(self._starts) else None

    def near(self, start: int, end: int) -> list[tuple[int, int]]:
        """The ranges that overlap or touch `[start, end]`, in the order they were found in."""
        found: list[int] = []
        for place in range(bisect_right(self._starts, end) - 1, -1, -1):
            if self._reach[place] < start:
                break
            if self._ranges[self._order[place]][1] >= start:
                found.append(self._order[place])
        return [self._ranges[index] for index in sorted(found)]


NOTHING = Taken()
"""What most clauses have consumed."""

"""Columns of a header or a signature block: runs of spaces, bars, tabs."""

from __future__ import annotations

import re

from camket.texts import View

_CUT = re.compile(r" {2,}| ?\| ?")


def cells(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """View ranges of the columns of `[start, end)`; empty cells are left out.

    A tab is a column too, though the view prints it as a space.
    """
    cuts = [(cut.start(), cut.end()) for cut in _CUT.finditer(view.text, start, end)]
    cuts += _tabs(view, start, end)
    out: list[tuple[int, int]] = []
    at = start
    for left, right in [*sorted(cuts), (end, end)]:
        if left > at:
            out.append(view.trim(at, left))
        at = max(at, right)
    return [pair for pair in out if pair[0] < pair[1]]


def _tabs(view: View, start: int, end: int) -> list[tuple[int, int]]:
    first, stop = view.outside(start, end)
    if "\t" not in view.content[first:stop]:
        return []
    text, content = view.text, view.content
    return [
        (k, k + 1) for k in range(start, end) if text[k] == " " and content[view.offset(k)] == "\t"
    ]

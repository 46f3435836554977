"""Hard wraps: line ends that a printer, a mail program or a PDF put inside sentences."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from camket.texts import View

_TERMINAL = ".;:!?…"
_CLOSERS = "\"')]*_ "
_NARROWEST = 45
"""Narrower columns are lists, not wrapped paragraphs."""
_FEWEST = 4
_SHARE = 0.08
"""Least share of lines that break off inside a sentence in a text that was wrapped."""
_SPREAD = 16
"""A wrapped line falls short of the column by one word at most."""
_RAGGED = 0.15
"""Share above which a text was wrapped though its lines differ: copied from a site whose pages
broke lines at a column and again at every change of type."""
_LONGEST_WORD = 40


def wrap_column(view: View) -> int:
    """The column at which the lines of a text were wrapped; 0 when they were not.

    Lines that certainly go on (no end sign, then a small letter) show where the wrap was; in a
    text that was not wrapped there are few of them, and they differ in length.
    """
    return _column(view.text)


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _column(text: str) -> int:
    lines = [line.strip() for line in text.split("\n")]
    filled = sum(map(bool, lines))
    sizes = sorted(
        len(one)
        for one, two in pairwise(lines)
        if len(one) >= _NARROWEST and two[:1].islower() and is_open(one) and not _is_set(one)
    )
    if len(sizes) < max(_FEWEST, _SHARE * filled):
        return 0
    column, low = sizes[len(sizes) * 9 // 10], sizes[len(sizes) // 4]
    ragged = len(sizes) >= _RAGGED * filled
    return column if ragged or column - low <= _SPREAD else 0


def _is_set(line: str) -> bool:
    """Capitals, or cells of a table: set by hand, not wrapped."""
    return "|" in line or "   " in line or line.isupper()


def is_open(line: str) -> bool:
    """Whether a line stops before its sentence does."""
    return line.rstrip(_CLOSERS)[-1:] not in _TERMINAL


def is_full(text: str, size: int, after: tuple[int, int], column: int) -> bool:
    """Whether the first word of the line `after` would not have fitted on a line of `size`."""
    start, end = after
    stop = text.find(" ", start, min(end, start + _LONGEST_WORD))
    word = (stop if stop > 0 else min(end, start + _LONGEST_WORD)) - start
    return column > 0 and size + 1 + word > column

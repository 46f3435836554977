"""Pages whose text stands sideways or upside down: turned, so that it is read as it was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from camket.decode.pdf_words import Box, PageWords, Word

_FEWEST_VOTES = 4
_MAJORITY = 0.6
_LONG_WORD = 4
_TALL = 1.2
_MOST_TALL = 0.3


def turned_box(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a page of this size after the page is turned back by `turn` degrees clockwise.

    >>> turned_box((10, 20, 30, 60), 90, 100, 200)
    (20, 70, 60, 90)
    """
    x0, y0, x1, y1 = box
    if turn == 90:
        return y0, width - x1, y1, width - x0
    if turn == 180:
        return width - x1, height - y1, width - x0, height - y0
    return (height - y1, x0, height - y0, x1) if turn == 270 else box


def seen_box(box: Box, page: PageWords) -> Box:
    """Where a box of an upright page is seen on the page as it is."""
    return turned_box(box, (360 - page.turn) % 360, page.width, page.height)


def upright(page: PageWords) -> PageWords:
    """The page turned so that its text runs from left to right; the same page when it does."""
    page = _as_wide_as_its_words(page)
    turn = _turn(page.words)
    if not turn:
        return page
    words = [_turned(word, turn, page) for word in page.words]
    sideways = turn in (90, 270)
    width, height = (page.height, page.width) if sideways else (page.width, page.height)
    return replace(page, width=width, height=height, words=words, turn=turn)


def _as_wide_as_its_words(page: PageWords) -> PageWords:
    """Sizes are told before a page is turned by its own entry, places of words after it."""
    reach = max((word.x1 for word in page.words), default=0.0)
    if page.width + 1 < reach <= page.height + 1:
        return replace(page, width=page.height, height=page.width)
    return page


def _turned(word: Word, turn: int, page: PageWords) -> Word:
    x0, y0, x1, y1 = turned_box((word.x0, word.y0, word.x1, word.y1), turn, page.width, page.height)
    return replace(word, x0=x0, y0=y0, x1=x1, y1=y1)


def has_turned_words(page: PageWords) -> bool:
    """Whether many words of a page taken for upright stand on end."""
    long = [word for word in page.words if len(word.text) >= _LONG_WORD]
    return len(long) >= _FEWEST_VOTES and sum(map(_stands, long)) > _MOST_TALL * len(long)


def _stands(word: Word) -> bool:
    return word.y1 - word.y0 > _TALL * (word.x1 - word.x0)


def _turn(words: list[Word]) -> int:
    """How far most of the text is turned clockwise: which way one word follows the other."""
    votes = Counter(way for one, other in pairwise(words) if (way := _way(one, other)) is not None)
    if not votes:
        return 0
    turn, count = votes.most_common(1)[0]
    sure = count >= _FEWEST_VOTES and count >= _MAJORITY * votes.total()
    return turn if sure else 0


def _way(one: Word, other: Word) -> int | None:
    """The way from a word to its neighbour in the same line; None when they are in two."""
    if _share(one.y0, one.y1, other.y0, other.y1) and not (_stands(one) and _stands(other)):
        size = max(one.y1 - one.y0, other.y1 - other.y0)
        return _side(other.x0 - one.x1, one.x0 - other.x1, size, (0, 180))
    if _share(one.x0, one.x1, other.x0, other.x1) and (_stands(one) or _stands(other)):
        size = max(one.x1 - one.x0, other.x1 - other.x0)
        return _side(other.y0 - one.y1, one.y0 - other.y1, size, (90, 270))
    return None


def _share(a0: float, a1: float, b0: float, b1: float) -> bool:
    """Whether two stretches have most of the shorter in common."""
    return min(a1, b1) - max(a0, b0) > 0.7 * min(a1 - a0, b1 - b0)


def _side(ahead: float, behind: float, size: float, ways: tuple[int, int]) -> int | None:
    if -0.2 * size < ahead < size:
        return ways[0]
    return ways[1] if -0.2 * size < behind < size else None

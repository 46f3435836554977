"""Pages set in two columns of running text: the left one is read to its end, then the right one."""

from __future__ import annotations

from statistics import mean

from camket.decode.pdf_words import PageWords, Row, Word

_FROM, _TO = 0.35, 0.65
"""Between these parts of the width the columns are parted."""
_STRIP = 10.0
_FEWEST_LEFT, _FEWEST_RIGHT = 8, 2
_FULL = 0.75
_MOST_SHORT = 0.6
_NARROWEST = 0.25
_WORDS_OF_PROSE = 4


def column_after_column(rows: list[Row], page: PageWords) -> list[Row]:
    """The printed lines of a page in reading order; as they are unless it has two columns.

    Rows of a table stand side by side as well, but their cells are short or unlike in length:
    lines of running text fill their column, most of them, in both.
    """
    gutter = _gutter(rows, page)
    if gutter is None:
        return rows
    left = [part for row in rows if (part := _part(row, gutter, right=False))]
    right = [part for row in rows if (part := _part(row, gutter, right=True))]
    if not (_is_prose(left, _FEWEST_LEFT, page) and _is_prose(right, _FEWEST_RIGHT, page)):
        return rows
    shift = min(row.x0 for row in right) - min(row.x0 for row in left)
    for row in right:
        row.shift = shift
    return [*left, *right]


def _gutter(rows: list[Row], page: PageWords) -> float | None:
    """The middle of the widest strip that no word stands in; None without one."""
    reach = _FROM * page.width
    best: tuple[float, float] | None = None
    for word in sorted((word for row in rows for word in row.words), key=lambda word: word.x0):
        if word.x0 > _TO * page.width:
            word = Word("", _TO * page.width, 0.0, word.x1, 0.0)
        gap = word.x0 - reach
        if gap >= _STRIP and (best is None or gap > best[0]):
            best = gap, (word.x0 + reach) / 2
        reach = max(reach, word.x1)
        if reach >= _TO * page.width:
            break
    return best[1] if best else None


def _part(row: Row, gutter: float, *, right: bool) -> Row | None:
    words = [word for word in row.words if (word.x0 > gutter) is right]
    return Row(words, row.page, apart=row.apart) if words else None


def _is_prose(rows: list[Row], fewest: int, page: PageWords) -> bool:
    """Whether lines fill their column as running text does."""
    if len(rows) < fewest or any(row.apart for row in rows):
        return False
    measure = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    if measure < _NARROWEST * page.width:
        return False
    short = sum(row.x1 - row.x0 < _FULL * measure for row in rows)
    return short <= _MOST_SHORT * len(rows) and _mean_words(rows) >= _WORDS_OF_PROSE


def _mean_words(rows: list[Row]) -> float:
    return mean(len(row.words) for row in rows)

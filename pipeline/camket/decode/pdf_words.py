"""Words with places, and the printed lines they form."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its box, in points from the top left corner."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float | None = None


@dataclass(slots=True)
class PageWords:
    """The words of one page."""

    number: int
    width: float
    height: float
    words: list[Word] = field(repr=False)
    turn: int = 0
    """Degrees clockwise that the text is turned on the page as it is seen; here it is upright."""


@dataclass(slots=True)
class Row:
    """One printed line: its words from left to right."""

    words: list[Word]
    page: int
    apart: bool = False
    """Part of a column or a table row: never joined with its neighbours."""
    text: str = ""
    shift: float = 0.0
    """How far right of the first column of running text it stands, which it goes on from."""

    def __post_init__(self) -> None:
        self.text = self.text or " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left edge, in the first column."""
        return self.words[0].x0 - self.shift

    @property
    def x1(self) -> float:
        """Right edge, in the first column."""
        return max(word.x1 for word in self.words) - self.shift

    @property
    def y0(self) -> float:
        """Top edge."""
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        """Bottom edge."""
        return max(word.y1 for word in self.words)

    @property
    def height(self) -> float:
        """Height of the letters, about 1.15 of the font size."""
        return median(word.y1 - word.y0 for word in self.words)


def rows_of(page: PageWords) -> list[Row]:
    """Words in printed lines, top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: ((word.y0 + word.y1) / 2, word.x0)):
        middle = (word.y0 + word.y1) / 2
        if rows:
            last = rows[-1][0]
            if abs(middle - (last.y0 + last.y1) / 2) <= 0.5 * min(
                word.y1 - word.y0, last.y1 - last.y0
            ):
                rows[-1].append(word)
                continue
        rows.append([word])
    return [Row(sorted(row, key=lambda word: word.x0), page.number) for row in rows]

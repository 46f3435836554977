"""The printed lines of a text with the few facts of shape every rule asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from camket.isolate.flattened import cuts
from camket.isolate.shapes import CAPITAL
from camket.texts import View

__all__ = ["CAPITAL", "Line", "scan"]

_MARKER = re.compile(
    r"(?:[-+*•●▪·○■♦]|\d{1,2}(?:\.\d{1,2}){0,3} ?[.)/:-]|\(\d{1,2}\)|[ivx]{1,5} ?[.)/-]|"
    r"\([ivx]{1,4}\)"
    r"|[a-hđk-n]\d{0,2} ?[.)/-]|(?:phần|chương|mục|tiểu mục|điều) (?:thứ )?[\divxlabcdnhất]"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ (?:\d|nhất|hai|ba|tư|năm|sáu|bảy)[ ,:]"
    r"|(?:nhiệm vụ|mục tiêu|giải pháp|tiêu chí|chỉ tiêu|nội dung|đột phá) (?:số )?\d)"
)
_DAY_MONTH = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d|\s*[,(]|$)|\d{1,3}\.\d{3}")
_END = (".", ";", ":", "!", "?", "…", ",", "./")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its trimmed view range and text. `gap`: a blank line stands above.

    `caps`: written in capitals throughout.
    """

    index: int
    start: int
    end: int
    text: str
    low: str
    gap: bool
    size: int
    caps: bool
    tabbed: bool = False
    """Cells of a table are set apart by tabs in the source (the view shows spaces)."""

    @cached_property
    def marked(self) -> bool:
        """Opens with a list marker or a structural word; a date or a number is no marker."""
        head = self.low[:40]
        return _MARKER.match(head) is not None and _DAY_MONTH.match(head) is None

    @property
    def closed(self) -> bool:
        """Ends with punctuation, as sentences and items do and labels do not."""
        return self.text.rstrip("\"')] ").endswith(_END)

    @cached_property
    def prose(self) -> bool:
        """A sentence: long, or middling and closed."""
        return self.size >= 130 or (self.size >= 55 and self.closed and not self.caps)

    @property
    def sentence(self) -> bool:
        """Closed by a full stop or a semicolon and longer than a label."""
        return self.size >= 60 and self.text.endswith((".", ";", "./."))

    @property
    def columns(self) -> bool:
        """Set in columns, with runs of spaces or bars between them."""
        return self.size <= 400 and (self.tabbed or "   " in self.text or "|" in self.text)

    @property
    def label(self) -> bool:
        """Short and open-ended: a menu entry, a heading, a table cell, never a sentence."""
        return self.size <= 90 and not self.closed

    @property
    def wordless(self) -> bool:
        """No letters: a rule, an asterisk, a page number."""
        return self.size <= 60 and _LETTER.search(self.text) is None


def scan(view: View) -> list[Line]:
    """The lines of a view that are not blank, in order; a flattened document is cut first."""
    lines: list[Line] = []
    text, low = view.text, view.lower
    gap = False
    tabs = "\t" in view.content
    ranges = view.lines
    if len(ranges) <= _FLAT_LINES:
        ranges = tuple(_cut(text, ranges))
    for start, end in ranges:
        piece = text[start:end]
        stripped = piece.strip()
        if not stripped:
            gap = True
            continue
        first = start + len(piece) - len(piece.lstrip())
        size = len(stripped)
        stop = first + size
        caps = size <= 400 and stripped.isupper()
        tabbed = tabs and "\t" in view.content[slice(*view.outside(first, stop))]
        words = low[first:stop]
        lines.append(Line(len(lines), first, stop, stripped, words, gap, size, caps, tabbed))
        gap = False
    return lines


# A text of more lines than this has kept its line ends.
_FLAT_LINES = 12


def _cut(text: str, ranges: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    for start, end in ranges:
        at = start
        for cut in cuts(text, start, end):
            yield at, cut
            at = cut
        yield at, end

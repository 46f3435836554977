"""The printed lines of a text with the few facts of shape every rule asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from camket.isolate.broken import breaks, mended
from camket.isolate.flattened import cuts
from camket.isolate.shapes import CAPITAL
from camket.texts import View
from camket.wraps import is_full, is_open, wrap_column

__all__ = ["CAPITAL", "Line", "scan"]

# "V/v", "Đ/c" are shortened words, no markers.
_MARKER = re.compile(
    r"(?![^\W\d_]/[^\W\d_](?!\w))"
    r"(?:[-+*•●▪·○■♦]|\d{1,2}(?:\.\d{1,2}){0,3} ?[.)/:-]|\(\d{1,2}\)|[ivx]{1,5} ?[.)/-]|"
    r"\([ivx]{1,4}\)"
    r"|[a-hđk-n]\d{0,2} ?[.)/-]"
    r"|(?:phần|chương(?! trình)|mục|tiểu mục) (?:thứ )?[\divxlabcdnhất]|điều (?:thứ )?\d"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ (?:\d|nhất|hai|ba|tư|năm|sáu|bảy)[ ,:]"
    r"|(?:nhiệm vụ|mục tiêu|giải pháp|tiêu chí|chỉ tiêu|nội dung|đột phá) (?:số )?\d)"
)
# A day, not the number of a part ("3.1.2. Các chỉ tiêu").
_DAY_MONTH = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-](?:(?:19|20)\d\d|\d\d(?!\d|\. )|\d(?=[,)]|$))|\s*[,(]|$)|"
    r"\d{1,3}\.\d{3}"
)
# "H.NG": a reporter's initial and name, no item of a list.
_INITIALS = re.compile(rf"{CAPITAL}\. ?{CAPITAL}[^\W\d_]{{0,5}}$")
_END = (".", ";", ":", "!", "?", "…", ",", "./")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
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
    _marked: bool | None = None

    @property
    def marked(self) -> bool:
        """Opens with a list marker or a structural word; a date or a number is no marker."""
        if self._marked is None:
            head = self.low[:40]
            self._marked = _MARKER.match(head) is not None and not (
                _DAY_MONTH.match(head) or _INITIALS.match(self.text)
            )
        return self._marked

    @property
    def closed(self) -> bool:
        """Ends with punctuation, as sentences and items do and labels do not."""
        return self.text.rstrip("\"')] ").endswith(_END)

    @property
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
    ranges = _after_stamp(text, view.lines)
    if broken := breaks(text):
        ranges = mended(ranges, broken)
        text, low = _spaced(text, broken), _spaced(low, broken)
    ranges = _before_clock(text, ranges)
    if len(ranges) <= _FLAT_LINES:
        ranges = tuple(_cut(text, ranges))
    elif column := wrap_column(view):
        ranges = tuple(_unwrapped(view, ranges, column))
        text = text.replace("\n", " ")
        low = low.replace("\n", " ")
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


def _spaced(text: str, broken: tuple[int, ...]) -> str:
    """The text with blanks for these line ends."""
    signs = list(text)
    for at in broken:
        signs[at] = " "
    return "".join(signs)


# "date 2025-09-04 Bài phát biểu …": the day a collector of pages wrote before their first line.
_COLLECTED = re.compile(r"\s*date \d{4}-\d\d(?:-\d\d)?(?= |$)")


def _after_stamp(text: str, ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The lines, the first one cut behind the stamp of a collector."""
    if not ranges:
        return ranges
    start, end = ranges[0]
    stamp = _COLLECTED.match(text, start, end)
    if stamp is None:
        return ranges
    return ((start, stamp.end()), (stamp.end(), end), *ranges[1:])


# "Ký giao ước thi đua năm 2019 (03:03 19/03/2019)": when the page was put up, behind its headline.
_CLOCK = re.compile(
    r"(?<=\S) *(?=\((?:\d{1,2}:\d\d(?::\d\d)?,? *\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4},? *\d{1,2}:\d\d(?::\d\d)?)\)$)"
)
_FIRST_LINES = 30


def _before_clock(text: str, ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The lines, a headline cut before the bracketed clock at its end."""
    out: list[tuple[int, int]] = []
    for at, (start, end) in enumerate(ranges):
        stamp = None
        if at < _FIRST_LINES and text.startswith(")", end - 1) and end - start <= _LONGEST_TITLE:
            stamp = _CLOCK.search(text[start:end])
        cut = start + stamp.end() if stamp is not None else start
        out += [(start, cut), (cut, end)] if cut > start else [(start, end)]
    return tuple(out)


_LONGEST_TITLE = 300


def _unwrapped(
    view: View, ranges: tuple[tuple[int, int], ...], column: int
) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text whose lines were broken at a column."""
    text, first, last, under_type = view.text, -1, (0, 0), False
    for start, end in ranges:
        start, end = view.trim(start, end)
        small = text[start : start + 1].islower()
        if first >= 0 and (
            not _runs_on(text, last, (start, end), column) or (under_type and not small)
        ):
            yield first, last[1]
            under_type = text[first : last[1]].isupper()  # its subject stands below a title
            first = -1
        first = start if first < 0 else first
        last = start, end
    if first >= 0:
        yield first, last[1]


def _runs_on(text: str, one: tuple[int, int], two: tuple[int, int], column: int) -> bool:
    """Whether the line `two` goes on with the paragraph of the line `one`."""
    before, after = text[slice(*one)], text[slice(*two)]
    if not before or not after or _is_set(before) or _is_set(after):
        return False
    if _MARKER.match(after.lower()[:40]) and not _DAY_MONTH.match(after[:40]):
        return False
    if is_full(text, len(before), two, column):
        return before.isupper() == after.isupper() and not _is_stamp(after, column)
    goes_on = after[0].islower() or after[0].isdigit()
    return is_open(before) and goes_on and 2 * len(before) > column


_STAMP = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[:h]\d\d")


def _is_stamp(line: str, column: int) -> bool:
    """A short line with a date below a headline ("Đăng lúc: 17/10/2023 10:22")."""
    short = 10 * len(line) < 9 * column
    opens = line[0].isupper() or line[0].isdigit()
    return short and opens and _STAMP.search(line) is not None


def _is_set(line: str) -> bool:
    """Cells and columns were set by hand."""
    return "|" in line or "   " in line


# A text of more lines than this has kept its line ends.
_FLAT_LINES = 12


def _cut(text: str, ranges: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    for start, end in ranges:
        at = start
        for cut in cuts(text, start, end):
            yield at, cut
            at = cut
        yield at, end

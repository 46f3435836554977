"""Physical lines of the covered zones, and how they join to logical lines.

All offsets here are view offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from camket.outline.compounds import halves
from camket.outline.markers import read_marker
from camket.outline.marks import Marker
from camket.outline.sequences import bare_numbers, markers_by_sequence
from camket.records import Page, Zone, ZoneName
from camket.texts import Block, Text, View
from camket.wraps import wrap_column

COVERED: frozenset[ZoneName] = frozenset(("title", "preamble", "lead", "body", "closing", "news"))
"""Zones whose every character belongs to a node."""

_TERMINAL = ".;:!?…"
_CLOSERS = "\"')]*_"
_TOC = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})[ .…]*\d{1,3} *$")
_MIN_WIDTH = 45
"""Narrower columns than this are lists, not wrapped paragraphs."""


@dataclass(slots=True)
class Line:
    """A logical line: `[start, end)` without surrounding white space, over one line or more."""

    start: int
    end: int
    zone: ZoneName
    marker: Marker | None = None
    table: bool = False
    block: int = -1
    """Index of the extractor's block the line starts in; -1 when there is none."""
    resumed: bool = False
    """A zone without nodes stands between this line and the one before."""
    after_blank: bool = False
    last_start: int = 0
    """Where the last physical line joined into this one starts."""
    merged: tuple[int, ...] = ()
    """Columns of a row that a cell from above goes on in."""


def is_upper(piece: str) -> bool:
    """Whether a line is set in capitals (digits and signs do not matter)."""
    return piece.isupper() and sum(map(str.isalpha, piece)) > 1


def is_toc(view: View, line: Line) -> bool:
    """Whether the line is an entry of a table of contents: leaders, then a page number."""
    text = view.text
    last = text[line.end - 1]
    if not last.isdigit():
        return False
    return _TOC.search(text, max(line.start, line.end - 200), line.end) is not None


def ends_with(view: View, line: Line, signs: str) -> bool:
    """Whether the last sign of the line, behind closing quotes and brackets, is one of `signs`."""
    text, at = view.text, line.end - 1
    while at > line.start and text[at] in _CLOSERS:
        at -= 1
    if text[at] == " " and at > line.start:
        at -= 1
    return text[at] in signs or (":" in signs and text[line.end - 1] in signs)


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _has_tabs(content: str) -> bool:
    return "\t" in content


def _row(view: View, start: int, end: int) -> bool:
    return view.text.find("|", start, end) >= 0 or _tabs(view, start, end) >= 2


def _tabs(view: View, start: int, end: int) -> int:
    if not _has_tabs(view.content):
        return 0
    first, stop = view.outside(start, end)
    while stop < len(view.content) and view.content[stop] in " \t":  # empty cells at the end
        stop += 1
    return view.content.count("\t", first, stop)


def _physical(view: View, zone: Zone) -> Iterator[tuple[int, int, bool]]:
    """Non-blank physical lines of a zone, trimmed, each with whether a blank line stands before."""
    at, end = view.inside(zone.start, zone.end)
    text, blank = view.text, False
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        first, last = view.trim(at, stop)
        if first < last:
            yield first, last, blank
            blank = False
        else:
            blank = at > 0
        at = stop + 1


class _Blocks:
    """Which block of the extractor a content offset lies in."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = sorted(blocks, key=lambda block: block.start)
        self.starts = [block.start for block in self.blocks]

    def at(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else -1

    def row(self, index: int) -> bool:
        return index >= 0 and self.blocks[index].kind == "table_row"

    def merged(self, index: int) -> tuple[int, ...]:
        return self.blocks[index].merged if index >= 0 else ()

    def apart(self, one: int, other: int) -> bool:
        """Whether the source itself says two lines are different paragraphs."""
        if one < 0 or other < 0 or one == other:
            return False
        first, second = self.blocks[one].paragraph, self.blocks[other].paragraph
        return first is not None and second is not None and first != second


def physical_lines(text: Text, view: View, page: Page) -> list[Line]:
    """The non-blank lines of the covered zones in order."""
    lines: list[Line] = []
    blocks = _Blocks(text.blocks)
    resumed = False
    for zone in page.zones:
        if zone.zone not in COVERED:
            first, last = view.inside(zone.start, zone.end)
            resumed = resumed or bool(view.text[first:last].strip())
            continue
        for start, end, blank in _physical(view, zone):
            block = blocks.at(view.offset(start))
            table = blocks.row(block) or _row(view, start, end)
            marker = None if table or zone.zone == "title" else read_marker(view, start, end)
            line = Line(start, end, zone.zone, marker, table, block, resumed, blank, start)
            line.merged = blocks.merged(block)
            resumed = False
            lines.append(line)
    _drop_lone_rows(view, lines)
    _number_by_sequence(view, lines)
    if sum(line.after_blank for line in lines) > max(8, 0.8 * len(lines)):
        for line in lines:  # a copy with doubled newlines: blank lines say nothing
            line.after_blank = False
    return _join(view, lines, blocks)


def _number_by_sequence(view: View, lines: list[Line]) -> None:
    """Markers only the lines around can tell from a range ("1- 90% hộ", "2- 80% hộ")."""
    plain = [line for line in lines if not line.table and line.zone != "title"]
    read = [(line.start, line.end, line.marker) for line in plain]
    for index, marker in (*markers_by_sequence(view, read), *bare_numbers(view, read)):
        plain[index].marker = marker


def _drop_lone_rows(view: View, lines: list[Line]) -> None:
    """One "A | B" alone is a sentence or a header; a table has two rows or three cells."""
    for index, line in enumerate(lines):
        if not line.table:
            continue
        near = (index > 0 and lines[index - 1].table) or (
            index + 1 < len(lines) and lines[index + 1].table
        )
        cells = max(view.text.count("|", line.start, line.end), _tabs(view, line.start, line.end))
        if not near and cells < 2:
            line.table = False
            line.marker = read_marker(view, line.start, line.end)


def _open(view: View, line: Line) -> bool:
    """Whether the line stops before its sentence does."""
    return not ends_with(view, line, _TERMINAL)


def _small_start(view: View, at: int) -> bool:
    """Lower case, a digit or a sign that cannot open a sentence."""
    sign = view.text[at]
    return sign.islower() or sign.isdigit() or sign in ",;:.)%]/&"


def _width(view: View, lines: list[Line]) -> int:
    """The column at which this text was wrapped; 0 when it was not.

    Lines that certainly go on (open, then a small letter) show where the wrap was.
    """
    lengths = sorted(
        one.end - one.start
        for one, two in pairwise(lines)
        if two.zone == one.zone
        and view.text[two.start].islower()
        and not two.table
        and two.marker is None
        and _open(view, one)
        and not is_upper(view.text[one.start : one.end])
    )
    if len(lengths) < 3 or lengths[len(lengths) // 2] < _MIN_WIDTH:
        return 0
    return lengths[(len(lengths) * 9) // 10]


def _full(view: View, one: Line, two: Line, width: int) -> bool:
    """Whether the first word of `two` would not have fitted on the last line of `one`."""
    stop = view.text.find(" ", two.start, min(two.end, two.start + 40))
    word = (stop if stop > 0 else min(two.end, two.start + 40)) - two.start
    return width > 0 and one.end - one.last_start + 1 + word > width


def _goes_on(view: View, one: Line, two: Line, width: int) -> bool:
    """Whether `two` is the rest of the sentence of `one`."""
    if one.table or two.table or two.resumed or (two.after_blank and not _numbers_only(one)):
        return False
    if one.zone != two.zone and "title" in (one.zone, two.zone):
        return False
    return _continues(view, one, two, width)


def _numbers_only(line: Line) -> bool:
    """A number in a cell of its own: its text stands below, a blank line or not."""
    marker = line.marker
    return marker is not None and marker.end >= line.end and marker.key == "arabic"


def _continues(view: View, one: Line, two: Line, width: int) -> bool:
    text = view.text
    two_marker = two.marker
    bare = one.marker is not None and one.marker.end >= one.end
    if bare:
        return two_marker is None and _takes_next(view, one, two)
    full = _full(view, one, two, width)
    if is_toc(view, one) or not (_open(view, one) or _same_paragraph(view, one, two, full=full)):
        return False
    if two_marker is not None and _shares_compound(view, one, two_marker, width):
        return True
    if two_marker is not None:
        return full and two_marker.weak and not text[two_marker.end : two_marker.end + 1].isupper()
    upper_one = is_upper(text[one.last_start : one.end])
    upper_two = is_upper(text[two.start : two.end])
    if upper_one or upper_two:
        return upper_one and upper_two and full
    return _small_start(view, two.start) or full or _breaks_off(view, one, width)


def _shares_compound(view: View, one: Line, marker: Marker, width: int) -> bool:
    """Whether the dash of `marker` joins a compound; a short item above it makes it an item."""
    listed = one.marker is not None and one.marker.scheme == marker.scheme
    short = width == 0 or one.end - one.last_start < _HARDLY_SHORTER * width
    return halves(view, one.end, marker.start, listed=listed and short)


# No line ends with these but one that was wrapped ("… phát triển kinh tế của" / "HĐND tỉnh …").
_BREAKING = re.compile(
    r"\s(?:của|và|các|những|với|cho|tại|theo|trong|từ|do|là|số|để|nhằm|hoặc|về|ngày|ủy ban"
    r"|thành phố|thực hiện|triển khai|chấp hành)\Z"
)


def _breaks_off(view: View, one: Line, width: int) -> bool:
    """Whether a wrapped line, not much shorter than the others, ends in the middle of a phrase."""
    if width == 0 or one.end - one.last_start < _HARDLY_SHORTER * width:
        return False
    return _BREAKING.search(view.lower, max(one.last_start, one.end - 16), one.end) is not None


_HARDLY_SHORTER = 0.6


def _same_paragraph(view: View, one: Line, two: Line, *, full: bool) -> bool:
    """A wrapped line may end with a sentence and be full: the paragraph goes on."""
    if not full or two.marker is not None or not wrap_column(view):
        return False
    if is_upper(view.text[two.start : two.end]):
        return False
    return not ends_with(view, one, ":") or _small_start(view, two.start)


def _takes_next(view: View, one: Line, two: Line) -> bool:
    """A marker alone on its line takes the next line as its text or title."""
    marker = one.marker
    structural = marker is not None and marker.structural and marker.scheme != "dieu"
    return not structural or is_upper(view.text[two.start : two.end]) or _title_like(view, two)


def _title_like(view: View, line: Line) -> bool:
    return line.end - line.start <= 120 and not ends_with(view, line, ".;:")


def _title_goes_on(view: View, one: Line, two: Line) -> bool:
    """The second line in capitals of a title below "Chương I"."""
    marker = one.marker
    if marker is None or not marker.structural or marker.end >= one.end or two.after_blank:
        return False
    text = view.text
    return (
        text.find("\n", marker.start, one.last_start) >= 0
        and is_upper(text[one.last_start : one.end])
        and is_upper(text[two.start : two.end])
        and two.marker is None
        and not two.table
        and _open(view, one)
    )


def _join(view: View, lines: list[Line], blocks: _Blocks) -> list[Line]:
    width = _width(view, lines)
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not blocks.apart(last.block, line.block)
            and (_goes_on(view, last, line, width) or _title_goes_on(view, last, line))
        ):
            last.end, last.last_start = line.end, line.start
            continue
        joined.append(line)
    return joined

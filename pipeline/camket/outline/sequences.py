"""Numbers at the head of a line that only their neighbours can tell: marker, range or fraction.

"3 - 12 km đường" is the third item of a list or a range of three to twelve kilometres, "4/ 80% hộ"
the fourth item or a fraction. The lines around decide: items count on from one to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from camket.outline.markers import read_before_number
from camket.outline.marks import Marker
from camket.texts import View

_SIGNS = "-/"
_CLOSING = frozenset(("roman", "letter_upper"))
_LEAST_COUNTED = 3
"""So many lines that count on from 1 are a list, even when each could be a range."""


@dataclass(slots=True)
class _Run:
    """Lines whose numbers count on: index of the line, marker, and what is certain of them."""

    lines: list[tuple[int, Marker, bool]] = field(default_factory=list)
    """The third entry says whether the line could as well begin with a quantity."""
    firm: bool = False
    """One of them is a marker whatever stands around."""
    lopsided: bool = False
    """One is set like a marker, "1- 90%": ranges have a blank on both sides of the dash or none."""

    def add(self, index: int, marker: Marker, *, open_: bool, lopsided: bool) -> None:
        """Take in the next line."""
        self.lines.append((index, marker, open_))
        self.firm = self.firm or not open_
        self.lopsided = self.lopsided or lopsided

    @property
    def next(self) -> int:
        """The ordinal that goes on."""
        return (self.lines[-1][1].ordinal or 0) + 1 if self.lines else 1

    def is_list(self) -> bool:
        """Whether the lines are the items of one list."""
        count = len(self.lines)
        if count < 2:
            return False
        from_one = self.lines[0][1].ordinal == 1
        return self.firm or (from_one and (self.lopsided or count >= _LEAST_COUNTED))


def markers_by_sequence(
    view: View, lines: Sequence[tuple[int, int, Marker | None]]
) -> Iterator[tuple[int, Marker]]:
    """Index and marker of the lines whose number counts on from that of their neighbours.

    `lines` are start, end and the marker a line has by itself.
    """
    run = _Run()
    for index, (start, end, own) in enumerate(lines):
        if own is not None and _closes(own):
            yield from _settled(run)
            run = _Run()
        marker = own or read_before_number(view, start, end)
        if marker is None or marker.scheme != "arabic" or marker.style not in _SIGNS:
            continue
        lopsided = view.text[marker.mark_end - 2 : marker.mark_end - 1] != " "
        if own is None and not lopsided and not _stands_apart(view, lines, index):
            continue
        if marker.ordinal != run.next:
            if own is None and marker.ordinal != 1:
                continue  # a range among the items of a list
            yield from _settled(run)
            run = _Run()
        run.add(index, marker, open_=own is None, lopsided=own is None and lopsided)
    yield from _settled(run)


# "01 Có xây dựng …", "2 Ban …", "03" alone: cells of a table that lost its lines.
_BARE = re.compile(r"0?(?P<n>[1-9]\d?)(?: +(?=[^\W\d_])|\Z)")


def bare_numbers(
    view: View, lines: Sequence[tuple[int, int, Marker | None]]
) -> Iterator[tuple[int, Marker]]:
    """Index and marker of lines numbered without a sign, when they count on from 1.

    `lines` are start, end and the marker a line has by itself; a list has three lines at least, two
    of them with words behind the number, and no numbered line between them.
    """
    run: list[tuple[int, Marker]] = []
    for index, (start, end, own) in enumerate(lines):
        found = _bare(view, start, end) if own is None else None
        if own is not None and own.scheme != "bullet":
            yield from _counted(run)
            run = []
        if found is None:
            continue
        if found.ordinal != len(run) + 1:
            yield from _counted(run)
            run = []
        if found.ordinal == len(run) + 1 and (found.mark_end < end or index + 1 < len(lines)):
            run.append((index, found))
    yield from _counted(run)


def _bare(view: View, start: int, end: int) -> Marker | None:
    match = _BARE.match(view.text, start, end)
    if match is None or not (match.end() == end or view.text[match.end()].isupper()):
        return None
    return Marker("arabic", int(match["n"]), start, match.end("n"), match.end())


def _counted(run: list[tuple[int, Marker]]) -> Iterator[tuple[int, Marker]]:
    worded = sum(marker.end > marker.mark_end for _, marker in run)
    if len(run) >= _LEAST_COUNTED and worded >= _LEAST_COUNTED - 1:
        yield from run


def _settled(run: _Run) -> Iterator[tuple[int, Marker]]:
    if run.is_list():
        yield from ((index, marker) for index, marker, open_ in run.lines if open_)


def _closes(own: Marker) -> bool:
    """Headings, and items with a full stop, which stand above those with a dash."""
    return own.structural or own.scheme in _CLOSING or (own.scheme == "arabic" and own.style == ".")


_SHORT_LINE = 45
"""A narrower line was not wrapped."""
_GOES_ON = re.compile(r"(?:,|\b(?:từ|đến|khoảng|đạt|trên|dưới|và|có|được|tăng|giảm|mỗi \w+))\Z")


def _stands_apart(view: View, lines: Sequence[tuple[int, int, Marker | None]], index: int) -> bool:
    """ "mỗi xã trồng từ | 2 - 3 ha": what goes on with the line above begins no item."""
    if index == 0:
        return True
    start, end, _ = lines[index - 1]
    if view.text[end - 1] in ".;:!?":
        return True
    short = end - start < _SHORT_LINE
    return short and _GOES_ON.search(view.lower, max(start, end - 20), end) is None

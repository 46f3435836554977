"""The stack of open lists that turns lines into a tree (DOMAIN 2.4).

Depth follows the order of first appearance; printed ordinals are kept, and what is odd about them
becomes a flag. Paths count positions, so a wrong ordinal never changes an address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from camket.outline.marks import GLYPHS, STRUCTURE, Marker

MAX_DEPTH = 24
"""Deeper lists than this are numbering accidents: their items become siblings."""

_LOW = frozenset(("letter_lower", "arabic_fullparen", "roman_lower_paren", "decimal"))
_HIGH = frozenset(("roman", "letter_upper"))
_UNDER_GLYPH = frozenset(("arabic", "letter_lower", "arabic_fullparen", "roman_lower_paren"))
_ARTICLE_PARTS = {"arabic": "khoan", "letter_lower": "diem"}
"""What numbers and letters are called inside a Điều."""
_NUMBERED_PARENTS = frozenset(
    ("arabic", "roman", "letter_upper", "label", "word_la", "word_thu", *STRUCTURE)
)


@dataclass(slots=True)
class Open:
    """An item that can still take children, and the counters that give them their paths."""

    path: str
    depth: int
    marker: Marker | None = None
    lead: bool = False
    """Its last line ends with a colon."""
    title: bool = False
    """A short line without an end sign."""
    items: int = 0
    children: int = 0
    tables: int = 0
    adopts: bool = False
    """Unnumbered lines below are its children."""

    @property
    def scheme(self) -> str:
        """The scheme of the item's marker; empty at the root."""
        return self.marker.scheme if self.marker else ""

    def join(self, step: str) -> str:
        """The path of a child."""
        return f"{self.path}/{step}" if self.path else step


class Stack:
    """Open items from the root down."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.root = Open("", -1)
        self.open: list[Open] = []
        self.last: dict[str, int] = {}
        """Last ordinal of each structural scheme, and the parent it stood under."""
        self.ahead: Sequence[Marker | None] = ()
        self.at = 0

    @property
    def top(self) -> Open:
        """The innermost open item, or the root."""
        return self.open[-1] if self.open else self.root

    def clear(self) -> None:
        """Close everything; numbering starts afresh."""
        self.open.clear()
        self.last.clear()

    def push(self, marker: Marker, *, lead: bool, title: bool) -> tuple[Open, Marker]:
        """Open the item of a marker; returns it with the marker as resolved and flagged."""
        marker = self._resolve(marker)
        flags = self._place(marker, title=title, lead=lead)
        parent = self.top
        marker = self._in_article(marker)
        if flags:
            marker = replace(marker, flags=(*marker.flags, *flags))
        parent.items += 1
        step = f"{parent.items}" if parent.path else f"{self.prefix}{parent.items}"
        item = Open(parent.join(step), len(self.open), marker, lead, title)
        self.open.append(item)
        return item, marker

    def expects(self, marker: Marker) -> bool:
        """Whether the marker is the first of a list or the next of an open one."""
        return marker.ordinal == 1 or self._last(marker.scheme) == (marker.ordinal or 0) - 1

    def _in_article(self, marker: Marker) -> Marker:
        """ "1." and "a)" inside a Điều are khoản and điểm."""
        scheme = _ARTICLE_PARTS.get(marker.scheme)
        if scheme is None or "dieu" not in self.last:
            return marker
        if any(item.scheme == "dieu" for item in self.open):
            return replace(marker, scheme=scheme)
        return marker

    def _resolve(self, marker: Marker) -> Marker:
        """Decide between a letter and a Roman numeral, or OCR's l and 1."""
        if marker.scheme == "roman" and marker.letter:
            return self._roman_or_letter(marker)
        if marker.scheme == "letter_lower" and marker.letter in ("i", "v", "x", "l"):
            return self._small_roman_or_letter(marker)
        return marker

    def _last(self, scheme: str) -> int | None:
        """The last ordinal of the nearest open list of a scheme."""
        names = (scheme, _ARTICLE_PARTS.get(scheme, scheme))
        for item in reversed(self.open):
            if item.marker and item.scheme in names:
                return item.marker.ordinal
        return None

    def _roman_or_letter(self, marker: Marker) -> Marker:
        place = "abcdđeghiklmnopqrstuvxy".index(marker.letter.lower()) + 1
        letter = replace(marker, scheme="letter_upper", ordinal=place)
        upper, numeral = self._last("letter_upper"), self._last("roman")
        if upper is not None and _follows(upper, place, "letter_upper"):
            return letter
        if numeral is not None and marker.ordinal == numeral + 1:
            return marker
        return letter if marker.letter in "CDLM" else marker

    def _small_roman_or_letter(self, marker: Marker) -> Marker:
        value = {"i": 1, "v": 5, "x": 10, "l": 50}[marker.letter]
        letters = self._last("letter_lower")
        if letters is not None and marker.ordinal == letters + 1:
            return marker
        if marker.letter == "l":
            one = self._last("arabic")
            if letters is None and marker.style in ".)" and (one is None or one in (0, 10)):
                return replace(marker, scheme="arabic", ordinal=1, flags=("lookalike",))
            return marker
        numerals = self._last("roman_lower_paren")
        if marker.letter == "i" or numerals == value - 1:
            return replace(marker, scheme="roman_lower_paren", ordinal=value)
        return marker

    def _place(self, marker: Marker, *, title: bool, lead: bool) -> tuple[str, ...]:
        """Close what the marker closes; returns the flags of its ordinal."""
        if marker.structural:
            return self._place_structural(marker)
        if marker.scheme in GLYPHS:
            self._place_glyph(marker, heading=lead and title)
            return ()
        if marker.scheme == "decimal":
            return self._place_decimal(marker)
        return self._place_numbered(marker)

    def _place_structural(self, marker: Marker) -> tuple[str, ...]:
        rank = STRUCTURE[marker.scheme]
        keep = 0
        for item in self.open:
            outer = item.scheme in STRUCTURE and STRUCTURE[item.scheme] < rank
            if not outer and not (rank >= 2 and item.scheme in _HIGH):
                break
            keep += 1
        del self.open[keep:]
        ordinal = marker.ordinal or 0
        last = self.last.get(marker.scheme)
        self.last[marker.scheme] = ordinal
        if marker.scheme != "dieu":
            for scheme, below in STRUCTURE.items():
                if rank < below < STRUCTURE["dieu"]:
                    self.last.pop(scheme, None)
        return () if last is None else _ordinal_flags(last, ordinal, marker.scheme)

    def _place_glyph(self, marker: Marker, *, heading: bool) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            found = self.open[index].marker
            if found is not None and found.key == marker.key:
                del self.open[index:]
                return
            if found is not None and found.scheme not in GLYPHS:
                break
        top = self.top
        if top.scheme not in GLYPHS:
            return
        if marker.scheme == "star" and heading:
            while self.top.scheme in GLYPHS:
                self.open.pop()
            return
        if self._owns_glyph(top, marker):
            return
        self.open.pop()

    def _owns_glyph(self, top: Open, marker: Marker) -> bool:
        if len(self.open) >= MAX_DEPTH:
            return False
        if top.lead or (marker.scheme == "plus" and top.scheme in ("dash", "bullet")):
            return True
        return top.title and top.scheme in ("star", "bullet") and marker.scheme != "star"

    def _place_decimal(self, marker: Marker) -> tuple[str, ...]:
        parts = marker.parts
        for index in range(len(self.open) - 1, -1, -1):
            found = self.open[index].marker
            if found is None:
                continue
            alike = found.style == marker.style and len(found.parts) == len(parts)
            if alike and found.parts[:-1] == parts[:-1]:
                last = found.ordinal or 0
                del self.open[index:]
                return _ordinal_flags(last, parts[-1], "decimal")
            if self._is_prefix(found, marker):
                del self.open[index + 1 :]
                return ()
        return self._place_orphan(parts)

    @staticmethod
    def _is_prefix(found: Marker, marker: Marker) -> bool:
        parts = marker.parts
        if found.parts:
            return found.style == marker.style and parts[: len(found.parts)] == found.parts
        if marker.style == "A" and found.scheme in ("letter_lower", "diem"):
            return found.ordinal == parts[0]
        scheme = {"khoan": "arabic"}.get(found.scheme, found.scheme)
        return scheme in _NUMBERED_PARENTS and found.ordinal == parts[0]

    def _place_orphan(self, parts: tuple[int, ...]) -> tuple[str, ...]:
        """A decimal whose parent was not printed ("2.1" after "1.4")."""
        lost = False
        while self.open:
            top = self.open[-1]
            if top.marker and top.scheme == "decimal" and len(top.marker.parts) >= len(parts):
                lost = True
            elif lost and top.scheme in ("arabic", "khoan"):
                self.open.pop()
                break
            elif top.scheme not in GLYPHS and top.scheme not in ("letter_lower", "diem"):
                break
            self.open.pop()
        return ("gap",) if lost else ()

    def _place_numbered(self, marker: Marker) -> tuple[str, ...]:
        index = self._list_of(marker)
        if index is None:
            self._open_list(marker)
            return ()
        found = self.open[index].marker
        last = (found.ordinal if found else None) or 0
        ordinal = marker.ordinal or 0
        deeper = index < len(self.open) - 1
        if ordinal == 1 and deeper and self._nests(index, marker):
            return ()
        del self.open[index:]
        if "latin_order" in marker.flags:
            return ()
        return _ordinal_flags(last, ordinal, marker.scheme)

    def _nests(self, index: int, marker: Marker) -> bool:
        """Whether "1." again opens a list inside the deeper item above it."""
        if len(self.open) >= MAX_DEPTH:
            return False
        if self.top.lead:
            return True
        return self.top.scheme == "decimal" and self.top.title and self._comes_back(marker)

    def _comes_back(self, marker: Marker) -> bool:
        """Whether the decimal list goes on after the list that starts here."""
        top = self.top.marker
        if top is None:
            return False
        for ahead in self.ahead[self.at + 1 : self.at + 80]:
            if ahead is not None and ahead.scheme == "decimal":
                return ahead.parts[:-1] == top.parts[:-1] and ahead.parts[-1] == top.parts[-1] + 1
        return False

    def _list_of(self, marker: Marker) -> int | None:
        """The open list a marker continues: one that expects its ordinal, else the nearest."""
        names = (marker.scheme, _ARTICLE_PARTS.get(marker.scheme, ""))
        same: list[int] = []
        for index in range(len(self.open) - 1, -1, -1):
            found = self.open[index].marker
            if found is None or found.scheme not in names:
                continue
            if found.style != marker.style and (marker.scheme == "label" or marker.ordinal == 1):
                continue
            if _follows(found.ordinal or 0, marker.ordinal or 0, marker.scheme):
                return index
            same.append(index)
        exact = [i for i in same if (m := self.open[i].marker) and m.style == marker.style]
        return next(iter(exact or same), None)

    def _open_list(self, marker: Marker) -> None:
        """A scheme seen for the first time here: child of the top that can own it."""
        while self.open and not self._owns(self.top, marker):
            self.open.pop()

    def _owns(self, top: Open, marker: Marker) -> bool:
        if len(self.open) >= MAX_DEPTH:
            return False
        scheme = marker.scheme
        if top.scheme in GLYPHS:
            return top.lead and scheme in _UNDER_GLYPH
        if scheme in _HIGH:
            return self._owns_high(top, marker)
        if scheme == "arabic" and top.scheme in ("decimal", "diem"):
            return top.lead and marker.style != "."
        return True

    def _owns_high(self, top: Open, marker: Marker) -> bool:
        """Roman numerals and capitals stand above "1.", unless "1." says they come below."""
        if top.scheme in _LOW or top.scheme == "diem":
            return False
        if top.scheme not in ("arabic", "khoan"):
            return True
        return marker.ordinal == 1 and (top.lead or self._arabic_comes_back(top))

    def _arabic_comes_back(self, top: Open) -> bool:
        mark = top.marker
        for ahead in self.ahead[self.at + 1 : self.at + 80]:
            if ahead is not None and mark is not None and ahead.scheme == "arabic":
                return ahead.ordinal == (mark.ordinal or 0) + 1 and mark.ordinal != 0
        return False


def _follows(last: int, ordinal: int, scheme: str) -> bool:
    if ordinal == last + 1:
        return True
    return scheme in ("letter_lower", "letter_upper") and (last, ordinal) == (4, 6)


def _ordinal_flags(last: int, ordinal: int, scheme: str) -> tuple[str, ...]:
    if _follows(last, ordinal, scheme):
        return ()
    if ordinal > last:
        return ("gap",)
    if ordinal == last:
        return ("dup",)
    return ("reset",) if ordinal == 1 else ("order",)

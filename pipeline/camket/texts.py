"""The decoded text of one document, and the normalised view that rules read.

Two coordinate systems exist and only two. *Content offsets* are code points of `Text.content`, the
decoded text exactly as decoded; every record and every public function speaks them. *View offsets*
are code points of `View.text`, which is NFC with dashes, spaces, quotes, look-alike letters and
tone placement made uniform (DOMAIN 10); only the inside of a rule speaks them. `View.inside` goes
in, `View.span` comes out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from camket.emphasis import emphasis
from camket.errors import DecodeError
from camket.records import Source, Span

MESSAGE = "message/rfc822"
"""Media type of the words of a mail, whose subject and day stand above them."""
BlockKind = Literal[
    "paragraph",
    "heading",
    "list_item",
    "table_row",
    "page_title",  # the title of the web page, when read apart from the article
    "page_date",  # the publication date line of the web page, read apart
    "page_header",
    "page_footer",
    "text_box",
    "caption",
]


@dataclass(frozen=True, slots=True)
class Block:
    """Where a stretch of `Text.content` came from: `[start, end)` in content offsets."""

    start: int
    end: int
    kind: BlockKind
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    cell: tuple[int, int] | None = None
    merged: tuple[int, ...] = ()
    """Columns of a row whose cell is the one above it, merged with this row's."""
    generated_label: bool = False
    """The list label at the start was generated from automatic numbering."""
    hidden: bool = False
    confidence: float | None = None
    """OCR confidence 0-1; None when the text was not recognised from an image."""


@dataclass(frozen=True, slots=True)
class Text:
    """The decoded text of one document and where it came from."""

    content: str
    source: Source
    blocks: tuple[Block, ...] = ()
    extractor: str = "camket.text/1"
    flags: tuple[str, ...] = ()
    position: str = ""
    """Place inside a container ("2/1"), part of the document id; empty for a plain file."""
    missed: tuple[tuple[str, DecodeError], ...] = ()
    """What could not be read beside this text, its container's first: its name, and why."""


# One character to one character, so the view keeps its length (DOMAIN 10).
_FOLD: dict[str, str] = {
    **dict.fromkeys("‐‑‒–—−―⁃﹣－", "-"),
    **dict.fromkeys("“”„‟«»″＂〝〞", '"'),
    **dict.fromkeys("‘’‚‛′＇", "'"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " "),
    **dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x1f", " "),
    **dict.fromkeys("\x0c\x85\u2028\u2029", "\n"),
    "Ð": "Đ",
    "Ɖ": "Đ",
    "ð": "đ",
    "Ƣ": "Ư",
    "ƣ": "ư",
    "∕": "/",
    "⁄": "/",
    "％": "%",
    "，": ",",
    "；": ";",
    "：": ":",
    "（": "(",
    "）": ")",
    "．": ".",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u2060\u202a\u202b\u202c\u202d\u202e"
)
_UNSEEN = _INVISIBLE | {"*"}  # what may have been dropped between two characters of a view
_NEEDS_FOLD = frozenset(_FOLD)
# Starters that are their own NFC: none of them composes with a character before it.
_KNOWN_SAFE = frozenset(
    c
    for c in map(chr, (*range(0x300), *range(0x1E00, 0x1F00), *range(0x2000, 0x2100)))
    if unicodedata.normalize("NFC", c) == c and not unicodedata.combining(c)
)

_TONE_NEW_TO_OLD = {
    **dict(zip("àáảãạ", ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip("èéẻẽẹ", ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip("ỳýỷỹỵ", ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
# "hoà", "khoẻ", "thuỷ" at the end of a syllable; "quý" keeps its tone (qu is an onset).
_NEW_TONE = re.compile(r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?![A-Za-zÀ-ỹĐđ])")
_MAY_NEED_TONE = re.compile(r"[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]")
# Closed list of words whose i/y spelling varies; the match key keeps the second spelling.
_RESPELLED = tuple(
    (spelled, spelled.translate({ord(old): new}))
    for old, new, words in (
        ("ỉ", "ỷ", "tỉ lệ|tỉ đồng|tỉ trọng|tỉ suất|tỉ giá|tỉ usd|kỉ luật|kỉ cương|kỉ niệm|kỉ lục"),
        ("ỉ", "ỷ", "kỉ nguyên|kỉ yếu"),
        ("ĩ", "ỹ", "kĩ thuật|kĩ năng|kĩ sư|mĩ quan|mĩ thuật"),
        ("í", "ý", "lí luận|lí lịch|lí tưởng|lí do|quản lí|pháp lí|đại lí|xử lí|quí i|quí 1|quí 2"),
        ("í", "ý", "quí 3|quí 4|quí báu"),
        ("ỹ", "ĩ", "chiến sỹ|bác sỹ|nghệ sỹ|sỹ số|sỹ quan"),
    )
    for spelled in words.split("|")
)


def _swap_tone(match: re.Match[str]) -> str:
    pair = match.group()
    old = _TONE_NEW_TO_OLD[pair[1].lower()]
    first = old[0].upper() if pair[0].isupper() else old[0]
    return first + (old[1].upper() if pair[1].isupper() else old[1])


def _fold(text: str, characters: set[str]) -> str:
    """Length-preserving folding of an NFC text made of `characters`."""
    for found in _NEEDS_FOLD & characters:
        text = text.replace(found, _FOLD[found])
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if _MAY_NEED_TONE.search(text):
        text = _NEW_TONE.sub(_swap_tone, text)
    return text


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _compose(content: str, stars: Set[int]) -> tuple[str, list[int]]:
    """NFC by cluster, invisible characters and `stars` dropped, and each character's offset."""
    parts: list[str] = []
    offsets: list[int] = []
    at, size = 0, len(content)
    while at < size:
        if content[at] in _INVISIBLE or at in stars:
            at += 1
            continue
        stop = at + 1
        while stop < size and (_is_mark(content[stop]) or content[stop] in _INVISIBLE):
            stop += 1
        cluster = content[at:stop]
        if stop > at + 1:
            kept = "".join(c for c in cluster if c not in _INVISIBLE)
            cluster = unicodedata.normalize("NFC", kept)
        elif cluster > "\u02ff":
            cluster = unicodedata.normalize("NFC", cluster)
        parts.append(cluster)
        offsets.extend(min(at + k, stop - 1) for k in range(len(cluster)))
        at = stop
    offsets.append(size)
    return "".join(parts), offsets


def _needs_compose(content: str, characters: set[str]) -> bool:
    # A text of characters that are NFC and start a cluster each is NFC; the set is far smaller.
    if _INVISIBLE & characters:
        return True
    return not _KNOWN_SAFE.issuperset(characters) and not unicodedata.is_normalized("NFC", content)


@dataclass(frozen=True)
class View:
    """The normalised reading copy of a `Text.content`, with the map back.

    `text` and `lower` have the same length. `lower` is the match key: lower case, one tone
    placement, one i/y spelling for a closed list of words.

    >>> view = View.of("Uỷ ban – 5 %")
    >>> view.text, view.span(0, 6).exact
    ('Ủy ban - 5 %', 'Uỷ ban')
    """

    content: str
    text: str
    _content_of: list[int] | None = field(repr=False, default=None)

    @classmethod
    def of(cls, content: str) -> View:
        """Build the view of a decoded text; linear in its length."""
        characters = set(content)
        stars = emphasis(content) if "*" in characters else frozenset()
        if stars or _needs_compose(content, characters):
            composed, offsets = _compose(content, stars)
            return cls(content, _fold(composed, set(composed)), offsets)
        return cls(content, _fold(content, characters), None)

    @cached_property
    def lower(self) -> str:
        """The match key, the same length as `text`."""
        low = self.text.lower()
        if len(low) != len(self.text):
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        for spelled, key in _RESPELLED:
            if spelled in low:
                low = low.replace(spelled, key)
        return low

    @cached_property
    def _view_of(self) -> list[int]:
        """View offset of each content offset (a removed character maps to the next kept one)."""
        content_of = self._content_of or []
        table: list[int] = [0] * (len(self.content) + 1)
        at = 0
        for offset in range(len(self.content) + 1):
            while at < len(content_of) - 1 and content_of[at] < offset:
                at += 1
            table[offset] = at
        return table

    def offset(self, at: int) -> int:
        """Content offset of a view offset."""
        return at if self._content_of is None else self._content_of[at]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """View offsets of a content range."""
        if self._content_of is None:
            return start, end
        return self._view_of[start], self._view_of[end]

    def outside(self, start: int, end: int) -> tuple[int, int]:
        """Content offsets of a view range; the end never swallows invisible characters after it."""
        if self._content_of is None:
            return start, end
        if start == end:
            return self._content_of[start], self._content_of[end]
        first, stop = self._content_of[start], self._content_of[end]
        last = self._content_of[end - 1]
        while stop > last + 1 and self.content[stop - 1] in _UNSEEN:
            stop -= 1
        return first, stop

    def span(self, start: int, end: int) -> Span:
        """The `Span` (content offsets and exact text) of a view range."""
        first, stop = self.outside(start, end)
        return Span(start=first, end=stop, exact=self.content[first:stop])

    def joined(self, ranges: Iterable[tuple[int, int]]) -> View:
        """The same view with blanks for the line ends inside the given content ranges.

        A sentence wrapped over several lines then reads like any other; offsets stay.
        """
        places = [
            (start, end)
            for start, end in (self.inside(*pair) for pair in ranges)
            if self.text.find("\n", start, end) >= 0
        ]
        if not places:
            return self
        parts, at = [], 0
        for start, end in sorted(places):
            parts += [
                self.text[at : max(at, start)],
                self.text[max(at, start) : end].replace("\n", " "),
            ]
            at = max(at, end)
        return View(self.content, "".join([*parts, self.text[at:]]), self._content_of)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Shrink a view range past white space at both ends."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """View ranges of the physical lines, without their line ends; blank lines included."""
        ranges: list[tuple[int, int]] = []
        at = 0
        for line in self.text.split("\n"):
            ranges.append((at, at + len(line)))
            at += len(line) + 1
        return tuple(ranges)


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one file and the name it is known by."""

    uri: str
    data: bytes

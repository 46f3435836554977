"""Plain text: bytes to characters, on evidence only.

Order: byte order mark, strict UTF-8, UTF-16 by its zero bytes, the encoding the page declares, then
one of the 8-bit encodings Vietnamese was written in before Unicode.
"""

from __future__ import annotations

import codecs
import html
import re

from camket.decode.draft import Draft, Line, source_of
from camket.decode.legacy import CONVERTERS, repair_legacy
from camket.decode.lookalikes import latin_again, restore_lost_u
from camket.errors import DecodeError
from camket.texts import Input, Text

EXTRACTOR = "camket.plain/1"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 65_536
_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}[0-9]{0,2});?")
_ESCAPED = re.compile(
    r"&(?:#[0-9]{3,5}|#[xX][0-9A-Fa-f]{2,4};|[aeiouydAEIOUYD][a-z]{3,5};|nbsp;|amp;|quot;)"
)
_FEWEST_ENTITIES = 3


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), name
    return None


def _by_zero_bytes(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: Latin letters leave every second byte zero or 1, one side only."""
    sample = data[: _SAMPLE_BYTES & ~1]
    size = len(sample) // 2
    if size < 2 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < 0.3 * size or min(even, odd) > 0.05 * size:
        return None
    try:
        return data[: len(data) & ~1].decode(name), name
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes (a cut file, a stray byte) is still UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    letters = len(data) - len(text)  # continuation bytes prove UTF-8 sequences
    return text if broken <= max(1, letters // 50) and letters > 2 * broken else None


def _by_declaration(data: bytes, declared: str | None) -> tuple[str, str] | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    if name in ("utf-8", "iso8859-1", "cp1252", "ascii") or name.startswith("utf-16"):
        return None  # what pages say by default; the bytes decide
    text = _strict(data, name)
    return None if text is None else (text, name)


def characters(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; raises `DecodeError` (undecodable).

    >>> characters("Ủy ban".encode("utf-16-le"))
    ('Ủy ban', 'utf-16-le')
    """
    marked = _by_mark(data)
    if marked is not None:
        return marked
    if b"\x00" not in data:
        text = _strict(data, "utf-8")
        if text is not None:
            return text, "utf-8"
    found = _by_zero_bytes(data) or _by_declaration(data, declared)
    if found is not None:
        return found
    text = _strict(data, "utf-8") or _nearly_utf8(data)
    if text is not None:
        return text, "utf-8"
    if data.count(b"\x00") > len(data) // 100:
        raise DecodeError("undecodable", "the bytes are not text in any encoding we know")
    return _single_byte(data)


def _single_byte(data: bytes) -> tuple[str, str]:
    """Windows-1252 with every byte kept; legacy repair looks at the characters afterwards."""
    text = data.decode("cp1252", errors="surrogateescape")
    if any("\udc80" <= c <= "\udcff" for c in set(text)):
        return data.decode("latin-1"), "iso8859-1"
    return text, "cp1252"


def unescape(content: str) -> tuple[str, bool]:
    """Resolve HTML entities left in a text, when there are enough of them to be no accident."""
    if "&" not in content or len(_ESCAPED.findall(content)) < _FEWEST_ENTITIES:
        return content, False
    plain = _ENTITY.sub(lambda match: html.unescape(match.group()), content)
    return plain, plain != content


def repaired(content: str) -> tuple[str, tuple[str, ...]]:
    """The text with left-over entities and legacy letters in Unicode, and what was repaired."""
    content, unescaped = unescape(content)
    content, legacy = repair_legacy(content)
    content, homoglyphs = latin_again(content)
    content, restored = restore_lost_u(content)
    found = (
        "html_entities" if unescaped else None,
        legacy,
        "homoglyphs" if homoglyphs else None,
        "lost_u" if restored else None,
    )
    return content, tuple(name for name in found if name)


def repair_lines(lines: list[Line]) -> tuple[str, ...]:
    """Repair the texts of lines in place (legacy letters, left-over entities)."""
    content, repairs = repaired("\n".join(line.text for line in lines))
    if repairs:
        for line, text in zip(lines, content.split("\n"), strict=False):
            line.text = text
    return repairs


def read_plain(file: Input) -> Text:
    """Plain text exactly as written, without its byte order mark."""
    content, encoding = characters(file.data)
    content, repairs = repaired(content)
    if not content.strip():
        raise DecodeError("empty", "the file holds no text")
    if encoding in ("cp1252", "iso8859-1"):
        encoding = next((name for name in repairs if name in CONVERTERS), encoding)
    draft = Draft(lines=(), extractor=EXTRACTOR, encoding=encoding, repairs=repairs)
    return Text(content=content, source=source_of(file, "text/plain", draft), extractor=EXTRACTOR)

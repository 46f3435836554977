"""Damage that cannot be undone: refuse a text only when nothing readable is left in it."""

from __future__ import annotations

import re
import unicodedata

from camket.decode.syllables import Census, census
from camket.errors import DecodeError

_COMMON = "đưạế\u0323\u0301"
_BINARY_SIGNS = re.compile(
    r"ࡱ>|ÐÏ\x11à|\xd0\xcf\x11\xe0|bjbj|MSWordDoc|Word\.Document\.8|Root Entry|WordDocument"
    r"|%PDF-1\.|endstream"
    r"|PK\x03\x04|\[Content_Types\]\.xml"
)
_QUESTION_INSIDE = re.compile(r"[A-Za-zÀ-ỹĐđ]\?[A-Za-zÀ-ỹĐđ]|(?<![.\w])\?[A-Za-zÀ-ỹĐđ]{2}")
_ASCII_WORD = re.compile(r"\b[A-Za-z]+\b")
_NO_VOWEL = re.compile(r"(?i)\b[bcdfghjklmnpqrstvwxz]+\b")
_BODY_LINE = 60
_MOST_CONTROLS = 0.03
_ENOUGH_WORDS = 30
_ENOUGH_CHARACTERS = 300
_SCRAMBLED_SHARE = 0.1
_SAMPLE = 6_000


def _two_tones() -> re.Pattern[str]:
    """A run of letters with two tone marks, which no syllable has."""
    toned = "".join(
        composed
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in "\u0300\u0301\u0303\u0309\u0323"
        if len(composed := unicodedata.normalize("NFC", base + tone)) == 1
    )
    return re.compile(rf"[{toned}][^\W\d_{toned}]*[{toned}]")


_TWO_TONES = _two_tones()


def is_clean(text: str) -> bool:
    """A cheap yes for ordinary Vietnamese text: its commonest letters are there."""
    if "\ufffd" in text or "\x00" in text:
        return False
    return sum(map(text.count, _COMMON)) * 80 > len(text)


def has_scrambled_marks(text: str) -> bool:
    """Whether marks were put on letters at random, as some sites do against copying.

    A syllable bears one tone. Of 250 public pages one was so protected, with two tones on 24 % of
    its words; words that lost the blank between them made 3 % of the next.

    >>> has_scrambled_marks("Tạĩ phĩên họp ngàỷ 28/2/2025, sãù khỉ nghé báỏ cáọ, kết lụận " * 9)
    True
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    found = sum(1 for _ in _TWO_TONES.finditer(sample))
    return found >= 10 and found > _SCRAMBLED_SHARE * (sample.count(" ") + 1)


def _readable(lines: list[str]) -> int:
    """Characters in lines that read as Vietnamese."""
    total = 0
    for line in lines:
        found = census(line)
        reads = found.vietnamese >= 0.3 and found.valid_marked >= 2
        if reads and _control_share(line) <= _MOST_CONTROLS:
            total += len(line)
    return total


def _control_share(text: str) -> float:
    strange = sum(
        1 for c in text if unicodedata.category(c) in ("Cc", "Co", "Cn") and c not in "\t\r\n\f\v"
    )
    return strange / len(text)


def _reason(text: str, whole: Census) -> tuple[str, str] | None:
    if _control_share(text) > _MOST_CONTROLS:
        return "binary_dump", "bytes of a binary document stand where the text should be"
    letters = sum(c.isalpha() for c in text)
    if text.count("\ufffd") > 0.03 * max(letters, 1):
        return "no_diacritics", "letters were replaced by U+FFFD and cannot be restored"
    if len(_QUESTION_INSIDE.findall(text)) > 0.12 * whole.words and whole.words >= 10:
        return "no_diacritics", "letters were replaced by question marks and cannot be restored"
    if whole.words < _ENOUGH_WORDS:
        return None
    latin = _ASCII_WORD.findall(text)
    if len(_NO_VOWEL.findall(text)) > 0.12 * len(latin) and len(latin) > 0.8 * whole.words:
        return "no_diacritics", "the letters with diacritics were dropped and cannot be restored"
    bare = whole.words - whole.marked
    if whole.valid_bare >= 0.75 * bare and bare >= 0.8 * whole.words:
        return "no_diacritics", "the text is Vietnamese without its diacritics"
    return "foreign_language", "the text is not in Vietnamese"


def refuse_damaged(text: str) -> None:
    """Raise `DecodeError` when a text is binary, stripped of its letters or in another language.

    A short text, or one with a readable Vietnamese part, passes.
    """
    if is_clean(text):
        return
    sample = text[:200_000]
    lines = [line for line in sample.splitlines() if line.strip()]
    body = [line for line in lines if len(line) >= _BODY_LINE] or lines
    readable, size = _readable(body), sum(map(len, body))
    if readable >= 0.3 * size or readable >= 4 * _ENOUGH_CHARACTERS:
        return
    if _BINARY_SIGNS.search(sample):
        raise DecodeError(
            "binary_dump", "bytes of a binary document stand where the text should be"
        )
    found = _reason("\n".join(body), census("\n".join(body)))
    if found is None or (found[0] == "foreign_language" and readable >= _ENOUGH_CHARACTERS):
        return
    raise DecodeError(found[0], found[1])  # type: ignore[arg-type]

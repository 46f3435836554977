"""Capitals a scan has read without their marks: `BO TAI CHINH`, `VAN PHONG CHÍNH PHU`.

A machine that reads a page loses the marks of capitals more often than those of small letters. The
names of bodies are few, so what is left of them still says which one it was; places are many, so
they stay as they were read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from camket.heads import Head, head_at, heads

_LATIN = (*range(0x61, 0x250), *range(0x1E00, 0x1EFA))


@cache
def _bases() -> dict[int, str]:
    """Small letters with marks and the letter below them, one sign for one."""
    table = {ord("đ"): "d"}
    for code in _LATIN:
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and parts[0].isascii():
            table[code] = parts[0]
    return table


def plain(low: str) -> str:
    """Small letters without their marks, as many as there were."""
    return low.translate(_bases())


@cache
def _marked() -> dict[str, str]:
    """Every letter with all the letters that are the same one under marks."""
    table: dict[str, str] = {}
    for code, base in _bases().items():
        table[base] = table.get(base, base) + chr(code)
    return table


def any_marks(phrase: str) -> str:
    """A pattern for the phrase whatever marks its letters have, or none."""
    return "".join(f"[{_marked()[c]}]" if c in _marked() else re.escape(c) for c in plain(phrase))


@cache
def _unmarked_heads(sectors: bool) -> dict[str, tuple[Head, ...]]:
    """Heads, or sectors, by their first word without marks, longest first."""
    table: dict[str, list[Head]] = {}
    for rows in heads().values():
        for row in rows:
            if (row.shape == "sector") == sectors:
                table.setdefault(plain(row.key).split(" ", 1)[0], []).append(row)
    return {word: tuple(sorted(rows, key=lambda h: -len(h.key))) for word, rows in table.items()}


def _head_of(low: str, at: int, *, sectors: bool = False) -> Head | None:
    """The longest head, or sector, that the letters at `at` are when their marks do not count."""
    word = low[at:].split(" ", 1)[0]
    for head in _unmarked_heads(sectors).get(word, ()):
        end = at + len(head.key)
        if low.startswith(plain(head.key), at) and (end >= len(low) or not low[end].isalnum()):
            return head
    return None


_LEVEL_NOUNS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "phường", "thị trấn")
_LEVEL = re.compile(rf" (?:{'|'.join(map(any_marks, _LEVEL_NOUNS))})(?= )")


@lru_cache(maxsize=2048)
def restored(text: str) -> str:
    """A name in capitals with the marks of its head, its speciality and its level; as many letters.

    `TONG CỤC THUE` -> `TỔNG CỤC THUẾ`. A head of one word needs its speciality behind it.
    """
    low = text.lower()
    letters = plain(low)
    known, meant = head_at(low, 0), _head_of(letters, 0)
    head = (
        known
        if known is not None and (meant is None or len(known.key) >= len(meant.key))
        else meant
    )
    if head is None:
        return text
    out = head.key
    sector = _head_of(letters, len(out) + 1, sectors=True)
    if head is meant and head is not known and sector is None and " " not in head.key:
        return text
    if sector is not None:
        out += f" {sector.key}"
    level = _LEVEL.match(low, len(out))
    if level is not None:
        out += f" {_levels()[plain(level.group().strip())]}"
    return f"{out.upper()}{text[len(out) :]}"


@cache
def _levels() -> dict[str, str]:
    return {plain(noun): noun for noun in _LEVEL_NOUNS}

"""Words as the search index keeps them: exact, and without diacritics (DOMAIN 10)."""

from __future__ import annotations

import re
import unicodedata

from camket.texts import View

_TOKEN = re.compile(r"[^\W_]+")


def exact(text: str) -> str:
    """Lower case in NFC and one spelling; diacritics stay.

    >>> exact("Uỷ ban  Đảng")
    'ủy ban đảng'
    """
    return " ".join(_TOKEN.findall(View.of(text).lower))


def _base(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter.replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


_LETTERS = (*range(0xC0, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))
_BASES = {code: _base(chr(code).lower()) for code in _LETTERS}


def bare(text: str) -> str:
    """Text that is `exact` already, without its diacritics."""
    return text.translate(_BASES)


def fold(text: str) -> str:
    """Lower case without diacritics; đ is d. For retrieval only, never for identity.

    >>> fold("Đảng uỷ Hoà Bình")
    'dang uy hoa binh'
    """
    return bare(exact(text))


def has_accents(word: str) -> bool:
    """Whether folding would change the word."""
    return exact(word) != fold(word)

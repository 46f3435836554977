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


def fold(text: str) -> str:
    """Lower case without diacritics; đ is d. For retrieval only, never for identity.

    >>> fold("Đảng uỷ Hoà Bình")
    'dang uy hoa binh'
    """
    letters = unicodedata.normalize("NFD", exact(text).replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def has_accents(word: str) -> bool:
    """Whether folding would change the word."""
    return exact(word) != fold(word)

"""What a Vietnamese syllable can be: onset, rime and tone. A text in the wrong encoding has few."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_ONSETS = (
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "q",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
_RIMES = [
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "ap",
    "at",
    "au",
    "ay",
    "ăc",
    "ăk",
    "ăm",
    "ăn",
    "ăng",
    "ăp",
    "ăt",
    "âc",
    "âm",
    "ân",
    "âng",
    "âp",
    "ât",
    "âu",
    "ây",
    "e",
    "ec",
    "em",
    "en",
    "eng",
    "eo",
    "ep",
    "et",
    "ê",
    "êch",
    "êm",
    "ên",
    "ênh",
    "êp",
    "êt",
    "êu",
    "i",
    "ia",
    "ich",
    "im",
    "in",
    "inh",
    "ip",
    "it",
    "iu",
    "iêc",
    "iêm",
    "iên",
    "iêng",
    "iêp",
    "iêt",
    "iêu",
    "o",
    "oa",
    "oac",
    "oach",
    "oai",
    "oam",
    "oan",
    "oang",
    "oanh",
    "oao",
    "oap",
    "oat",
    "oay",
    "oăc",
    "oăm",
    "oăn",
    "oăng",
    "oăt",
    "oc",
    "oe",
    "oen",
    "oeo",
    "oet",
    "oi",
    "om",
    "on",
    "ong",
    "ooc",
    "oong",
    "op",
    "ot",
    "ô",
    "ôc",
    "ôi",
    "ôm",
    "ôn",
    "ông",
    "ôp",
    "ôt",
    "ơ",
    "ơi",
    "ơm",
    "ơn",
    "ơp",
    "ơt",
    "u",
    "ua",
    "uân",
    "uâng",
    "uât",
    "uây",
    "uc",
    "uê",
    "uêch",
    "uênh",
    "ui",
    "um",
    "un",
    "ung",
    "uôc",
    "uôi",
    "uôm",
    "uôn",
    "uông",
    "uôt",
    "up",
    "ut",
    "uơ",
    "uk",
    "uy",
    "uya",
    "uych",
    "uynh",
    "uyp",
    "uyt",
    "uyu",
    "uyên",
    "uyêt",
    "ư",
    "ưa",
    "ưc",
    "ưi",
    "ưm",
    "ưn",
    "ưng",
    "ưt",
    "ưu",
    "ươc",
    "ươi",
    "ươm",
    "ươn",
    "ương",
    "ươp",
    "ươt",
    "ươu",
    "y",
    "yêm",
    "yên",
    "yêng",
    "yêt",
    "yêu",
    "ynh",
    "ych",
    "yt",
]
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+")


@cache
def _toneless_table() -> dict[int, str]:
    table = {}
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
        for tone in _TONES:
            table[ord(unicodedata.normalize("NFC", base + tone))] = base
    return table


@cache
def _bare_table() -> dict[int, str]:
    """Letters without any mark, as a text has that lost all diacritics."""
    return {ord(c): b for c, b in zip("ăâêôơưđ", "aaeooud", strict=True)}


@cache
def _syllables() -> frozenset[str]:
    return frozenset(onset + rime for onset in _ONSETS for rime in _RIMES)


@cache
def _bare_syllables() -> frozenset[str]:
    return frozenset(syllable.translate(_bare_table()) for syllable in _syllables())


def is_syllable(word: str) -> bool:
    """Whether an NFC word is a possible Vietnamese syllable.

    >>> is_syllable("được"), is_syllable("®îc"), is_syllable("daân")
    (True, False, False)
    """
    return word.lower().translate(_toneless_table()) in _syllables()


@dataclass(frozen=True, slots=True)
class Census:
    """Words of a text by what Vietnamese makes of them."""

    words: int
    marked: int
    """Words with a letter outside ASCII."""
    valid_marked: int
    """Marked words that are Vietnamese syllables."""
    valid_bare: int
    """Unmarked words that would be syllables with their marks put back."""

    @property
    def vietnamese(self) -> float:
        """Share of words that carry Vietnamese marks rightly; about 0.7 in a clean text."""
        return self.valid_marked / self.words if self.words else 0.0


def census(text: str) -> Census:
    """Count the words of a text; it is brought to NFC first."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    toneless, syllables, bare = _toneless_table(), _syllables(), _bare_syllables()
    marked = valid = plain = 0
    for word in words:
        if word.isascii():
            plain += word in bare
        else:
            marked += 1
            valid += word.translate(toneless) in syllables
    return Census(len(words), marked, valid, plain)


def _strange_and_valid(token: str) -> tuple[bool, bool]:
    inner = token.strip(".,;:!?()[]\"'“”‘’…-–—/|%•+*<>=§").lower()
    if inner.isascii() or not inner:
        return False, False
    parts = re.split(r"[-–—/.,;:()\"'“”]+", inner)
    marked = [part for part in parts if not part.isascii()]
    toneless, syllables = _toneless_table(), _syllables()
    return True, all(part.translate(toneless) in syllables for part in marked)


def fit(text: str) -> tuple[int, int]:
    """Tokens with characters outside ASCII, and how many of them are Vietnamese syllables.

    Signs inside a word count against it, so that "nh©n" is no syllable while "©" alone is no word.
    """
    marked = valid = 0
    for token in _TOKEN.findall(unicodedata.normalize("NFC", text)):
        if token.isascii():
            continue
        is_marked, is_valid = _strange_and_valid(token)
        marked += is_marked
        valid += is_valid
    return marked, valid

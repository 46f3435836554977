"""Vietnamese number words, Roman numerals and the order of Vietnamese letters.

Texts are lower case and NFC where a function says so (`View.lower`). Words that are also ordinary
nouns ("năm" year, "ba" father, "tư" private) are read as numbers: the caller decides from what
follows whether a number can stand there at all.
"""

from __future__ import annotations

import re

DIGITS: dict[str, int] = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
"""The words that can open a number (with `mười`)."""
TENS_UNITS: dict[str, int] = {**DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
"""The words that can stand after "mười" or "mươi"; "năm" there is the noun "year"."""
SCALES: dict[str, int] = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
ZERO_WORDS = frozenset(("linh", "lẻ"))
"""Words that stand for the missing tens: "một trăm linh năm" is 105."""
ORDINALS: dict[str, int] = {"nhất": 1, "nhì": 2, "tư": 4}
"""Words that count only after "thứ" or "hạng"."""
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points (điểm), in their order; ă â ê ô ơ ư are skipped in practice."""

_WORD = re.compile(r"\s*([^\W\d_]+)")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LONGEST = 40
"""No number of this language has more words; bounds the look-ahead."""

_Token = tuple[str, int]


def _words(text: str, start: int) -> list[_Token]:
    """The run of number words at `start`, each with its end, at most `_LONGEST` of them."""
    tokens: list[_Token] = []
    at = start
    while len(tokens) < _LONGEST and (match := _WORD.match(text, at)):
        word = match[1]
        if word not in _NUMBER_WORDS:
            break
        tokens.append((word, match.end()))
        at = match.end()
    return tokens


_NUMBER_WORDS = (
    frozenset((*TENS_UNITS, *SCALES, "mười", "mươi", "chục", "trăm", "rưỡi")) | ZERO_WORDS
)


class _Reader:
    """Reads one number from a run of number words; `at` is the first word not consumed."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def word(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index][0] if index < len(self.tokens) else ""

    def tens(self) -> int | None:
        """A number below 100."""
        if self.word() == "mười":
            self.at += 1
            return 10 + self.unit_after_tens()
        digit = DIGITS.get(self.word())
        if digit is None:
            return None
        self.at += 1
        if self.word() in ("mươi", "chục"):
            self.at += 1
            return digit * 10 + self.unit_after_tens()
        if digit and self.word() in ("mốt", "tư", "lăm", "nhăm"):  # "hai lăm" is 25
            return digit * 10 + self.unit_after_tens()
        return digit

    def unit_after_tens(self) -> int:
        word = self.word()
        if word == "năm" or self.word(1) == "trăm" or word not in TENS_UNITS:
            return 0
        self.at += 1
        return TENS_UNITS[word]

    def after_hundreds(self) -> int | None:
        """What follows "trăm": "linh năm", "hai mươi"; a lone "năm" is the noun "year"."""
        if self.word() in ZERO_WORDS and self.word(1) in TENS_UNITS:
            self.at += 2
            return TENS_UNITS[self.tokens[self.at - 1][0]]
        if self.word() in DIGITS and self.word(1) not in ("mươi", "chục", "mốt", "tư", "lăm"):
            return None
        return self.tens()

    def group(self) -> int | None:
        """A number below 1000 ("không trăm linh bảy" included)."""
        if self.word() in ZERO_WORDS and self.word(1) in TENS_UNITS:
            self.at += 2
            return TENS_UNITS[self.tokens[self.at - 1][0]]
        first = self.tens()
        if first is None or first > 9 or self.word() != "trăm":
            return first
        self.at += 1
        rest = self.after_hundreds()
        return first * 100 + (rest or 0)

    def starts_group(self) -> bool:
        """Whether the next words can continue a number after a scale word."""
        word, following = self.word(), self.word(1)
        if word in ZERO_WORDS:
            return following in TENS_UNITS
        if word in DIGITS:
            return following in ("mươi", "chục", "trăm") or following in SCALES
        return word == "mười"

    def number(self) -> int | float | None:
        """The whole number; scales multiply everything smaller before them."""
        if self.word() in ZERO_WORDS:
            return None
        parts: list[tuple[int, int]] = []  # (value, scale)
        while (value := self.group()) is not None:
            scale = 1
            while (next_scale := SCALES.get(self.word(), 0)) > scale:
                while parts and parts[-1][1] < next_scale:
                    value += parts.pop()[0]
                scale = next_scale
                value *= scale
                self.at += 1
            parts.append((value, scale))
            if scale == 1 or not self.starts_group():
                break
        return self.with_half(parts)

    def with_half(self, parts: list[tuple[int, int]]) -> int | float | None:
        """Add "rưỡi": half of the last scale ("hai triệu rưỡi"), or of one hundred or one."""
        if not parts:
            return None
        total = sum(value for value, _ in parts)
        if self.word() != "rưỡi":
            return total
        scale = parts[-1][1]
        if scale == 1 and self.at and self.tokens[self.at - 1][0] == "trăm":
            scale = 100
        self.at += 1
        return total + (scale // 2 if scale > 1 else 0.5)


def parse_number_words(text: str, start: int = 0) -> tuple[int | float, int] | None:
    """The number in words at `start` of a lower-case NFC text and where it ends, or None.

    The longest reading wins; two digits in a row are two numbers ("một hai ngày" reads 1), and
    "năm" after a full number is the noun "year" ("mười năm" reads 10).

    >>> parse_number_words("hai mươi lăm đảng viên")
    (25, 12)
    >>> parse_number_words("một triệu rưỡi đồng")
    (1500000, 14)
    """
    reader = _Reader(_words(text, start))
    value = reader.number()
    if value is None:
        return None
    return value, reader.tokens[reader.at - 1][1]


def parse_ordinal_words(text: str, start: int = 0) -> tuple[int, int] | None:
    """The ordinal after "thứ" ("nhất", "tư", "mười hai") and where it ends, or None."""
    match = _WORD.match(text, start)
    if match and match[1] in ORDINALS:
        return ORDINALS[match[1]], match.end()
    number = parse_number_words(text, start)
    if number is None or not isinstance(number[0], int) or number[0] < 1:
        return None
    return number[0], number[1]


def roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral in either case, or None.

    >>> roman("XIV"), roman("iv"), roman("IIX")
    (14, 4, None)
    """
    letters = text.upper()
    if not letters or len(letters) > 15 or not _ROMAN.match(letters):
        return None
    total = 0
    for letter, following in zip(letters, [*letters[1:], "I"], strict=True):
        value = _ROMAN_VALUE[letter]
        total += -value if value < _ROMAN_VALUE[following] else value
    return total


def letter_ordinal(letter: str) -> int | None:
    """The place of a letter in the order of points (a=1, đ=5, g=7, y=23), or None.

    Either case; U+00F0 and U+0110 look-alikes of đ count as đ.
    """
    lower = letter.lower()
    if lower in ("ð", "ɖ"):
        lower = "đ"
    place = LETTERS.find(lower) if len(lower) == 1 else -1
    return place + 1 if place >= 0 else None

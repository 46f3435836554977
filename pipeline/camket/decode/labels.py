"""Numerals that automatic lists show: Roman, letters, Vietnamese words."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MOST = 3999


def roman(number: int) -> str:
    """Roman numeral in capitals; digits outside 1-3999.

    >>> roman(14)
    'XIV'
    """
    if not 0 < number <= _MOST:
        return str(number)
    out = ""
    for worth, sign in _ROMAN:
        while number >= worth:
            out += sign
            number -= worth
    return out


def letters(number: int) -> str:
    """Small letters as Word counts: a … z, aa, bb …

    >>> letters(4), letters(28)
    ('d', 'bb')
    """
    if not 0 < number <= 780:
        return str(number)
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def words(number: int) -> str:
    """Vietnamese number word with a capital, 1-99; digits outside.

    >>> words(1), words(15), words(21)
    ('Một', 'Mười lăm', 'Hai mươi mốt')
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}.get(ones, _DIGITS[ones])
    first = "" if not tens else "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{first} {last}".strip().capitalize()


# Symbol and Wingdings put their signs into the private use area.
BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02d": "-",
    "\uf0e0": "→", "\uf02b": "+", "\uf02a": "*", "\uf0a8": "□", "\uf06f": "□", "\uf06e": "■",
    "\uf0be": "-", "\uf0de": "⇒", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b0": "°", "\uf0b1": "±",
    "\uf0d7": "×", "\uf020": " ", "\uf0f0": "→",
}  # fmt: skip
_BULLET_TABLE = str.maketrans(BULLETS)


def plain_signs(text: str) -> str:
    """Symbol-font signs as ordinary characters."""
    return text if text.isascii() else text.translate(_BULLET_TABLE)

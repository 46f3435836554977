"""What stands at the start of a line: the schemes of DOMAIN 2.1 and what only looks like one.

`read_marker` looks at one line and knows nothing of the lines around it; what needs them (Roman
numeral or letter) is left to the tree.
"""

from __future__ import annotations

import re

from camket.numerals import letter_ordinal, roman
from camket.outline.marks import Marker, eth_flags, mark_end
from camket.outline.worded import read_label, read_structure, read_word_la, read_word_thu
from camket.texts import View

_WORD_START = frozenset("mhbntscMHBNTSC")
_STRUCTURE_START = frozenset("PpCcMmTtĐđD")
_BOLD = re.compile(r"(?:\*{2,3}|_{2,3})(?=[\w(\"+-])")
_GLYPH = re.compile(r"(?:(-)(?![-/>])|(\+)(?![+\d])|(\*)(?!\*)) *")
_BULLET = re.compile(
    r"(?:[•●▪■□◦○∙·‣►▶➢➤❖◆✓✔→\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf071\uf02d\uf06e]|o(?= +\S)) *"
)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?: ?([.)/:-]))?( *)")
_PREFIXED = re.compile(r"([A-HĐa-hđ])\.?(\d{1,2}) ?([.):-])( *)(?=\D)")
# The number of a document at the start of a wrapped line: "217-QĐ/TW", "15/2022/QĐ-UBND".
_SYMBOL = re.compile(
    r"\d{1,4}[a-zđ]?(?:-[A-ZĐ]{2}[A-Za-zĐđ]{0,6}/[A-ZĐ]|/(?:\d{4}/)?[A-ZĐ]{2}[A-Za-zĐđ]{0,8}-[A-ZĐ])"
)
_ARABIC = re.compile(r"(\d{1,3})( ?)([.)/-])( *)")
_PAREN = re.compile(r"\((?:(\d{1,2})|([ivx]{1,5})|([a-zđ]))\) *")
_UPPER = re.compile(r"([IVXLCDMÌÍ]{1,8}|[A-ZĐ])( ?)([.)/:-])( *)")
_BARE_ROMAN = re.compile(r"([IVX]{1,5})( +)(?=[^\W\d_]{2})")
_LOWER = re.compile(r"([ivx]{2,5}|[a-zđñ])( ?)([.)/-])( *)")
_OCR_ONE = re.compile(r"(l{1,2}|\d?[lOo]|[lI]\d)([.)])( +)(?=[^\W\d_])")
_COUNT = re.compile(r"100 *%|0\d(?!\d)")
"""What an item often begins with; the second half of a range or fraction does not."""
_UNIT = re.compile(
    r"(?:km|ha|m|m2|m3|kg|tấn|tạ|tỷ|tỉ|triệu|tr|nghìn|ngàn|vạn|đồng|usd|%|‰|lần|điểm|người|hộ|giờ)\b|[%‰]"
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|\d{1,2}/\d{1,2}\b|\d{1,3}(?:\.\d{3})+\b")


def read_marker(view: View, start: int, end: int) -> Marker | None:
    """The marker at `start` of the line `[start, end)`, or None."""
    bold = _BOLD.match(view.text, start, end) if view.text.startswith(("**", "__"), start) else None
    at = bold.end() if bold else start
    sign = view.text[at : at + 1]
    if not sign or at >= end:
        return None
    marker = _read(view, at, end, sign)
    if marker is None or not bold:
        return marker
    return _moved(marker, start)


def _moved(marker: Marker, start: int) -> Marker:
    return Marker(
        marker.scheme,
        marker.ordinal,
        start,
        marker.mark_end,
        marker.end,
        marker.style,
        marker.parts,
        marker.flags,
        marker.letter,
    )


def _read(view: View, at: int, end: int, sign: str) -> Marker | None:
    if sign.isdigit():
        return _number(view, at, end) or _ocr(view, at, end)
    if sign == "(":
        return _paren(view, at, end)
    if sign in "-+*":
        return _glyph(view, at, end)
    if not sign.isalpha() or (sign == "o" and _BULLET.match(view.text, at, end)):
        return _bullet(view, at, end)
    found = _letters(view, at, end)
    if found is None and sign in _STRUCTURE_START:
        found = read_structure(view, at, end)
    if found is None and sign in _WORD_START:
        found = read_word_la(view, at, end) or read_word_thu(view, at, end)
    return found or read_label(view, at, end)


def _glyph(view: View, at: int, end: int) -> Marker | None:
    match = _GLYPH.match(view.text, at, end)
    if match is None or match.end() >= end:
        return None
    scheme = ("dash", "plus", "star")[(match.lastindex or 1) - 1]
    if scheme == "star" and view.text[at:end].strip("* ") == "":
        return None
    return Marker(scheme, None, at, at + 1, match.end(), weak=scheme != "star")


def _bullet(view: View, at: int, end: int) -> Marker | None:
    match = _BULLET.match(view.text, at, end)
    if match is None or match.end() >= end:
        return None
    return Marker("bullet", None, at, at + 1, match.end(), style=view.text[at])


def _paren(view: View, at: int, end: int) -> Marker | None:
    match = _PAREN.match(view.text, at, end)
    if match is None or match.end() >= end:
        return None
    printed = mark_end(view, at, match.end())
    digits, numeral, letter = match.groups()
    if digits:
        return Marker("arabic_fullparen", int(digits), at, printed, match.end())
    if numeral and (value := roman(numeral)):
        return Marker("roman_lower_paren", value, at, printed, match.end(), "()")
    place = letter_ordinal(letter or numeral)
    if place is None:
        return None
    return Marker("letter_lower", place, at, printed, match.end(), "()")


def _number(view: View, at: int, end: int) -> Marker | None:
    text = view.text
    match = _DECIMAL.match(text, at, end)
    if match is not None:
        return _decimal(view, match, end)
    match = _ARABIC.match(text, at, end)
    if match is None or _DATE.match(text, at, end) or _SYMBOL.match(text, at, end):
        return None
    digits, gap, sign, blank = match.groups()
    follows = text[match.end() : match.end() + 1] if match.end() < end else ""
    if follows.isdigit() and not _may_count(text, match, end):
        return None
    if gap and (sign not in "-." or not (follows.isupper() or follows == '"')):
        return None
    if sign == "-" and not blank and not follows.isupper():
        return None
    if sign == "/" and not blank and not follows.isalpha():
        return None
    return Marker("arabic", int(digits), at, mark_end(view, at, match.end()), match.end(), sign)


def _may_count(text: str, match: re.Match[str], end: int) -> bool:
    """Whether digits may follow the marker: "1/ 100% hộ", never "12/ 13 phường" or "1-2"."""
    if not match[4]:
        return False
    return match[3] in ".)" or _COUNT.match(text, match.end(), end) is not None


def read_before_number(view: View, start: int, end: int) -> Marker | None:
    """A marker before a number ("3- 80% hộ"), if the lines around say that it is one."""
    match = _ARABIC.match(view.text, start, end)
    if match is None or not match[4] or match[3] not in "-/":
        return None
    if not view.text[match.end() : match.end() + 1].isdigit() or int(match[1]) == 0:
        return None
    printed = mark_end(view, start, match.end())
    return Marker("arabic", int(match[1]), start, printed, match.end(), match[3])


def _decimal(view: View, match: re.Match[str], end: int) -> Marker | None:
    text, at = view.text, match.start()
    if _DATE.match(text, at, end) or match.end() >= end:
        return None
    digits, sign, blank = match.groups()
    follows = text[match.end()]
    parts = tuple(int(part) for part in digits.split("."))
    if sign is None and (not blank or not (follows.isupper() or follows in '"(')):
        return None
    if sign is None and len(parts) == 2 and parts[0] > 12:  # "30.4 Ngày …" is a date
        return None
    glued = match.start(2) == match.end(1)  # "2.3- 100% xã"; a range has a blank before its dash
    if follows.isdigit() and (not blank or sign == "/" or (sign == "-" and not glued)):
        return None
    if _UNIT.match(view.lower, match.end(), end) and not follows.isupper():
        return None
    if 0 in parts:
        return None
    printed = mark_end(view, at, match.end())
    return Marker("decimal", parts[-1], at, printed, match.end(), "", parts)


def _ocr(view: View, at: int, end: int) -> Marker | None:
    """ "l." and "1O." as recognised from a picture of "1." and "10."."""
    match = _OCR_ONE.match(view.text, at, end)
    if match is None:
        return None
    digits = match[1].translate(str.maketrans("lIOo", "1100"))
    if not digits.isdigit() or int(digits) == 0:
        return None
    return Marker(
        "arabic", int(digits), at, match.end(2), match.end(), match[2], flags=("lookalike",)
    )


# Numerals, signs and blanks: any other letter behind the first one makes a word of both.
_NUMERALS = frozenset("IVXLCDMÌÍivx")


def _letters(view: View, at: int, end: int) -> Marker | None:
    text = view.text
    second = text[at + 1 : at + 2]
    if second.isalpha() and second not in _NUMERALS:
        return None
    match = _PREFIXED.match(text, at, end)
    if match is not None and match.end() < end:
        parts = (letter_ordinal(match[1]) or 0, int(match[2]))
        printed = mark_end(view, at, match.end())
        return Marker("decimal", parts[1], at, printed, match.end(), "A", parts)
    match = _UPPER.match(text, at, end)
    if match is not None:
        return _upper(view, match, end)
    match = _LOWER.match(text, at, end)
    return _lower(view, match, end) if match is not None else _bare_roman(view, at, end)


def _bare_roman(view: View, at: int, end: int) -> Marker | None:
    """ "I CHỈ TIÊU": a Roman numeral without punctuation before a heading in capitals."""
    match = _BARE_ROMAN.match(view.text, at, end)
    if match is None or not view.text[match.end() : end].isupper():
        return None
    value = roman(match[1])
    if value is None:
        return None
    return Marker("roman", value, at, match.end(1), match.end(), " ")


def _glued_ok(view: View, match: re.Match[str], end: int) -> bool:
    """Whether text may follow the punctuation without a blank ("I.MỤC TIÊU", never "P.NV")."""
    text, at = view.text, match.end()
    if match[4]:
        return True
    follows = text[at : at + 2]
    if at >= end:
        return match[3] == "."
    if not follows[:1].isupper() or match[3] == ":":
        return follows[:1] == '"'
    if len(match[1]) == 1 and match[1] not in "IVXABCDE":
        return False
    return follows[1:].islower() or text[at : at + 3].isupper()


def _upper(view: View, match: re.Match[str], end: int) -> Marker | None:
    letters, gap, sign, blank = match.groups()
    text, at = view.text, match.start()
    follows = text[match.end() : match.end() + 1] if match.end() < end else ""
    if not _glued_ok(view, match, end) or (gap and sign != "-"):
        return None
    if sign == "-" and (follows.isdigit() or (gap and not follows.isupper())):
        return None
    if sign == ":" and ((len(letters) == 1 and letters not in "IVX") or not blank):
        return None
    return _upper_marker(view, match, mark_end(view, at, match.end()))


def _upper_marker(view: View, match: re.Match[str], printed: int) -> Marker | None:
    letters, sign = match[1], match[3]
    flags: tuple[str, ...] = ()
    if "Ì" in letters or "Í" in letters:
        letters, flags = letters.replace("Ì", "I").replace("Í", "I"), ("lookalike",)
    at, end = match.start(), match.end()
    place = letter_ordinal(letters) if len(letters) == 1 else None
    value = roman(letters)
    if letters[0] == "Đ":
        flags = eth_flags(view, at)
    if value is not None:
        letter = letters if place is not None else ""
        return Marker("roman", value, at, printed, end, sign, (), flags, letter)
    if place is None:
        return None
    return Marker("letter_upper", place, at, printed, end, sign, (), flags)


def _lower(view: View, match: re.Match[str], end: int) -> Marker | None:
    letters, gap, sign, blank = match.groups()
    at = match.start()
    if gap and sign != ")":
        return None
    if match.end() >= end and sign != ")":
        return None
    if not blank and sign != ")" and not view.text[match.end() : match.end() + 1].isupper():
        return None
    printed = mark_end(view, at, match.end())
    if len(letters) > 1:
        value = roman(letters)
        if value is None:
            return None
        return Marker("roman_lower_paren", value, at, printed, match.end(), sign)
    return _lower_marker(view, match, printed)


def _lower_marker(view: View, match: re.Match[str], printed: int) -> Marker | None:
    letter, sign, at, end = match[1], match[3], match.start(), match.end()
    if letter == "ñ":
        return Marker("letter_lower", 5, at, printed, end, sign, (), ("lookalike",))
    flags = eth_flags(view, at) if letter == "đ" else ()
    if letter in "fjwz":
        place = {"f": 6, "j": 10, "w": 21, "z": 23}[letter]
        return Marker("letter_lower", place, at, printed, end, sign, (), ("latin_order",))
    place_or_none = letter_ordinal(letter)
    if place_or_none is None:
        return None
    return Marker("letter_lower", place_or_none, at, printed, end, sign, (), flags, letter)

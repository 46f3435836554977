"""What stands at the start of a line: the schemes of DOMAIN 2.1 and what only looks like one.

`read_marker` looks at one line and knows nothing of the lines around it; what needs them (Roman
numeral or letter) is left to the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.numerals import letter_ordinal, parse_number_words, parse_ordinal_words, roman
from camket.texts import View

STRUCTURE: dict[str, int] = {"phan": 0, "chuong": 1, "muc": 2, "tieu_muc": 3, "dieu": 4}
"""Absolute ranks; khoản and điểm follow from standing inside a Điều."""
GLYPHS = frozenset(("dash", "plus", "star", "bullet"))


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker at the start of a line, in view offsets; `end` is where the text begins."""

    scheme: str
    ordinal: int | None
    start: int
    mark_end: int
    end: int
    style: str = ""
    """The punctuation, so that "1." and "1)" can nest."""
    parts: tuple[int, ...] = ()
    """All components of a decimal marker ("2.1.3")."""
    flags: tuple[str, ...] = ()
    letter: str = ""
    """The single capital or small letter, when it may be a letter as well as a Roman numeral."""
    weak: bool = False
    """A sign that also stands inside sentences (a dash between names)."""

    @property
    def structural(self) -> bool:
        """Whether the scheme has an absolute rank (phần, chương, mục, tiểu mục, điều)."""
        return self.scheme in STRUCTURE

    @property
    def key(self) -> str:
        """Scheme and punctuation: what one list keeps the same."""
        return self.scheme + self.style


_BOLD = re.compile(r"(?:\*{2,3}|_{2,3})(?=[\w(\"+-])")
_GLYPH = re.compile(r"(?:(-)(?![-/>])|(\+)(?![+\d])|(\*)(?!\*)) *")
_BULLET = re.compile(r"(?:[•●▪■□◦○∙·‣►▶➢➤❖◆✓✔→\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf071\uf02d\uf06e]|o(?= +\S)) *")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?: ?([.)/:-]))?( *)")
_PREFIXED = re.compile(r"([A-HĐ])(\d{1,2}) ?([.):-])( *)(?=\D)")
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
_WEEKDAY = re.compile(r"[ ,(]*(?:\w+[ ,(]+)?(?:ngày\b|\d{1,2}[/.-]\d{1,2})")

_STRUCTURE_WORD = re.compile(r"(phần|chương|tiểu mục|mục|điều)(?: (?:thứ|số))? +")
_STRUCTURE_SCHEME = {
    "phần": "phan",
    "chương": "chuong",
    "mục": "muc",
    "tiểu mục": "tieu_muc",
    "điều": "dieu",
}
_STRUCTURE_ORDINAL = re.compile(r"(?:(\d{1,3})[a-zđ]?|([IVXLC]{1,7})|([A-HĐ]))(?![\w/,%])")
_STRUCTURE_TAIL = re.compile(r" *[.:)-]+(?!\d) *")

# The nouns that offices number ("Nhiệm vụ 1:", "Tiêu chí thứ hai:").
_LABEL = re.compile(
    r"(?:nhóm |khâu |nội dung |tiểu )?(?:nhiệm vụ|mục tiêu|giải pháp|tiêu chí|tiêu chuẩn|chỉ tiêu"
    r"|nội dung|chương trình|đột phá|yêu cầu|đề án|dự án|hoạt động|phong trào|hợp phần|chuyên đề"
    r"|công trình|phần việc|cam kết|bước|đợt|nhóm|việc|lời hứa|thông điệp|phương châm)"
    r"(?: trọng tâm| đột phá| cụ thể)? (?:số )?"
)
_LABEL_ORDINAL = re.compile(r"(?:(\d{1,2})|([IVX]{1,5}))(?= ?[:.)-]) ?[:.)-]+(?!\d) *")
_LABEL_WORD_TAIL = re.compile(r" ?(?:là )?[:.,-]+ *")
_LA = re.compile(r" +(là|la)\b *([:,;.-]*) *")
_THU = re.compile(r"th(?:ứ|u) +(?:(\d{1,2})|(?=[^\W\d]))")
_THU_TAIL = re.compile(r" *(?:là\b *)?[,:.;-]+ *| +là\b *")
_WORD_START = frozenset("mhbntscMHBNTSC")
_STRUCTURE_START = frozenset("PpCcMmTtĐđD")
# Number words without their marks, as typed when diacritics were lost.
_BARE_WORDS = {
    "mot": "một",
    "hai": "hai",
    "ba": "ba",
    "bon": "bốn",
    "tu": "tư",
    "nam": "năm",
    "sau": "sáu",
    "bay": "bảy",
    "tam": "tám",
    "chin": "chín",
    "muoi": "mười",
    "nhat": "nhất",
}
_PLAIN_WORD = re.compile(r"(?<!\w)[a-z]+(?!\w)")


def read_marker(view: View, start: int, end: int) -> Marker | None:
    """The marker at `start` of the line `[start, end)`, or None."""
    bold = _BOLD.match(view.text, start, end)
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
        found = _structure(view, at, end)
    if found is None and sign in _WORD_START:
        found = _word_la(view, at, end) or _word_thu(view, at, end)
    return found or _label(view, at, end)


def _mark_end(view: View, start: int, end: int) -> int:
    """The end of the printed marker: `end` without the blanks before the text."""
    return start + len(view.text[start:end].rstrip())


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
    mark_end = _mark_end(view, at, match.end())
    digits, numeral, letter = match.groups()
    if digits:
        return Marker("arabic_fullparen", int(digits), at, mark_end, match.end())
    if numeral and (value := roman(numeral)):
        return Marker("roman_lower_paren", value, at, mark_end, match.end(), "()")
    place = letter_ordinal(letter or numeral)
    if place is None:
        return None
    return Marker("letter_lower", place, at, mark_end, match.end(), "()")


def _number(view: View, at: int, end: int) -> Marker | None:
    text = view.text
    match = _DECIMAL.match(text, at, end)
    if match is not None:
        return _decimal(view, match, end)
    match = _ARABIC.match(text, at, end)
    if match is None or _DATE.match(text, at, end):
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
    return Marker(
        "arabic", int(digits), at, _mark_end(view, at, match.end()), match.end(), sign
    )


def _may_count(text: str, match: re.Match[str], end: int) -> bool:
    """Whether digits may follow the marker: "1/ 100% hộ", never "12/ 13 phường" or "1-2"."""
    if not match[4]:
        return False
    return match[3] in ".)" or _COUNT.match(text, match.end(), end) is not None


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
    if follows.isdigit() and (not blank or sign in ("-", "/")):
        return None
    if _UNIT.match(view.lower, match.end(), end) and not follows.isupper():
        return None
    if 0 in parts:
        return None
    mark_end = _mark_end(view, at, match.end())
    return Marker("decimal", parts[-1], at, mark_end, match.end(), "", parts)


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


def _letters(view: View, at: int, end: int) -> Marker | None:
    text = view.text
    match = _PREFIXED.match(text, at, end)
    if match is not None and match.end() < end:
        parts = (letter_ordinal(match[1]) or 0, int(match[2]))
        mark_end = _mark_end(view, at, match.end())
        return Marker("decimal", parts[1], at, mark_end, match.end(), "A", parts)
    match = _UPPER.match(text, at, end)
    if match is not None:
        return _upper(view, match, end)
    match = _LOWER.match(text, at, end)
    return _lower(view, match, end) if match is not None else _bare_roman(view, at, end)


def _bare_roman(view: View, at: int, end: int) -> Marker | None:
    """"I CHỈ TIÊU": a Roman numeral without punctuation before a heading in capitals."""
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
    return _upper_marker(view, match, _mark_end(view, at, match.end()))


def _upper_marker(view: View, match: re.Match[str], mark_end: int) -> Marker | None:
    letters, sign = match[1], match[3]
    flags: tuple[str, ...] = ()
    if "Ì" in letters or "Í" in letters:
        letters, flags = letters.replace("Ì", "I").replace("Í", "I"), ("lookalike",)
    at, end = match.start(), match.end()
    place = letter_ordinal(letters) if len(letters) == 1 else None
    value = roman(letters)
    if letters[0] == "Đ":
        flags = _eth(view, at)
    if value is not None:
        letter = letters if place is not None else ""
        return Marker("roman", value, at, mark_end, end, sign, (), flags, letter)
    if place is None:
        return None
    return Marker("letter_upper", place, at, mark_end, end, sign, (), flags)


def _eth(view: View, at: int) -> tuple[str, ...]:
    """The flag of an Icelandic eth typed for đ, which the view has folded."""
    return ("lookalike",) if view.content[view.offset(at)] in "ðÐƉ" else ()


def _lower(view: View, match: re.Match[str], end: int) -> Marker | None:
    letters, gap, sign, blank = match.groups()
    at = match.start()
    if gap and sign != ")":
        return None
    if match.end() >= end and sign != ")":
        return None
    if not blank and sign != ")" and not view.text[match.end() : match.end() + 1].isupper():
        return None
    mark_end = _mark_end(view, at, match.end())
    if len(letters) > 1:
        value = roman(letters)
        if value is None:
            return None
        return Marker("roman_lower_paren", value, at, mark_end, match.end(), sign)
    return _lower_marker(view, match, mark_end)


def _lower_marker(view: View, match: re.Match[str], mark_end: int) -> Marker | None:
    letter, sign, at, end = match[1], match[3], match.start(), match.end()
    if letter == "ñ":
        return Marker("letter_lower", 5, at, mark_end, end, sign, (), ("lookalike",))
    flags = _eth(view, at) if letter == "đ" else ()
    if letter in "fjwz":
        place = {"f": 6, "j": 10, "w": 21, "z": 23}[letter]
        return Marker("letter_lower", place, at, mark_end, end, sign, (), ("latin_order",))
    place_or_none = letter_ordinal(letter)
    if place_or_none is None:
        return None
    return Marker("letter_lower", place_or_none, at, mark_end, end, sign, (), flags, letter)


def _structure(view: View, at: int, end: int) -> Marker | None:
    """Phần, Chương, Mục, Tiểu mục, Điều with a number, a Roman numeral, a letter or a word."""
    match = _STRUCTURE_WORD.match(view.lower, at, end)
    flags: tuple[str, ...] = ()
    if match is None:
        return None
    scheme = _STRUCTURE_SCHEME[match[1]]
    if not view.text[at].isupper():
        return None
    number = _STRUCTURE_ORDINAL.match(view.text, match.end(), end)
    if number is not None:
        value = _structure_value(number)
        stop = number.end()
    else:
        words = parse_ordinal_words(view.lower, match.end()) if scheme != "dieu" else None
        if words is None or "thứ" not in match[0]:
            return None
        value, stop = words
    tail = _STRUCTURE_TAIL.match(view.text, stop, end)
    if value is None or not _structure_tail_ok(view, stop, end, scheme, tail is not None):
        return None
    text_start = tail.end() if tail else stop + len(view.text[stop:end]) - len(
        view.text[stop:end].lstrip()
    )
    mark_end = _mark_end(view, at, tail.end() if tail else stop)
    if view.text[at] == "Đ":
        flags = _eth(view, at)
    return Marker(scheme, value, at, mark_end, text_start, flags=flags)


def _structure_value(number: re.Match[str]) -> int | None:
    if number[1]:
        return int(number[1])
    if number[2]:
        return roman(number[2]) or letter_ordinal(number[2])
    return letter_ordinal(number[3])


def _structure_tail_ok(view: View, at: int, end: int, scheme: str, signed: bool) -> bool:
    """"Điều 5 của Luật …" is a citation; "Chương I QUY ĐỊNH" and "Điều 1" alone are markers."""
    if signed or at >= end:
        return True
    rest = view.text[at:end].lstrip()
    if scheme == "dieu":
        return not rest
    return rest[:1].isupper() and (rest[:2].isupper() or scheme == "phan")


def _accented(text: str, at: int, end: int) -> tuple[str, bool]:
    """The first words with lost diacritics put back, and whether any were lost."""
    typed = text[at:end]
    words = _PLAIN_WORD.sub(lambda match: _BARE_WORDS.get(match[0], match[0]), typed, count=3)
    return words, words != typed


def _word_la(view: View, at: int, end: int) -> Marker | None:
    """"Một là", "Mười hai là", also without their marks."""
    stop = min(end, at + 40)
    for lost, words in ((False, view.lower[at:stop]), (True, None)):
        if words is None:
            words, changed = _accented(view.lower, at, stop)
            if not changed:
                break
        number = parse_number_words(words, 0)
        match = _LA.match(words, number[1]) if number else None
        if number is None or match is None or not isinstance(number[0], int) or number[0] < 1:
            continue
        flags = ("folded",) if lost or match[1] == "la" else ()
        end_at = at + match.end()
        mark_end = _mark_end(view, at, end_at)
        weak = not match[2]
        return Marker("word_la", number[0], at, mark_end, end_at, flags=flags, weak=weak)
    return None


def _word_thu(view: View, at: int, end: int) -> Marker | None:
    """"Thứ nhất," but not the weekday "Thứ hai, ngày …"."""
    lower = view.lower
    match = _THU.match(lower, at, end)
    if match is None or not view.text[at].isupper():
        return None
    folded = lower[at + 2] == "u"
    if match[1]:
        value, stop = int(match[1]), match.end()
    else:
        words, changed = _accented(lower, match.end(), min(end, match.end() + 30))
        number = parse_ordinal_words(words, 0)
        if number is None:
            return None
        value, stop = number[0], match.end() + number[1]
        folded = folded or changed
    tail = _THU_TAIL.match(lower, stop, end)
    if tail is None or (2 <= value <= 7 and _WEEKDAY.match(lower, stop, end)):
        return None
    flags = ("folded",) if folded else ()
    return Marker(
        "word_thu", value, at, _mark_end(view, at, tail.end()), tail.end(), flags=flags
    )


def _label(view: View, at: int, end: int) -> Marker | None:
    """"Nhiệm vụ 1:", "Chỉ tiêu thứ nhất:"."""
    lower = view.lower
    match = _LABEL.match(lower, at, min(end, at + 60))
    if match is None or not view.text[at].isupper():
        return None
    number = _LABEL_ORDINAL.match(view.text, match.end(), end)
    if number is not None:
        value = int(number[1]) if number[1] else roman(number[2])
        stop = number.end()
    else:
        if lower[match.end() : match.end() + 4] != "thứ ":
            return None
        words = parse_ordinal_words(lower, match.end() + 4)
        tail = _LABEL_WORD_TAIL.match(lower, words[1], end) if words else None
        if words is None or tail is None:
            return None
        value, stop = words[0], tail.end()
    if value is None:
        return None
    style = lower[at : match.end()].strip()
    return Marker("label", value, at, _mark_end(view, at, stop), stop, style)

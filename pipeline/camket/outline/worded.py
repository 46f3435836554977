"""Markers made of words: Phần, Chương, Điều, "Một là", "Thứ nhất", "Nhiệm vụ 1"."""

from __future__ import annotations

import re

from camket.numerals import letter_ordinal, parse_number_words, parse_ordinal_words, roman
from camket.outline.marks import Marker, eth_flags, mark_end
from camket.texts import View

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
_LA = re.compile(r" +(là|la)\b *([:,;.-]*) *|([,:]) +")
_COUNT_SIGN = re.compile(r"[^\W\d]{2,5}(?: [^\W\d]{2,5})?[,:] ")
_THU = re.compile(r"th(?:ứ|u) +(?:(\d{1,2})|(?=[^\W\d]))")
_THU_TAIL = re.compile(r" *(?:là\b *)?[,:.;-]+ *| +là\b *")
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


def read_structure(view: View, at: int, end: int) -> Marker | None:
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
    text_start = (
        tail.end() if tail else stop + len(view.text[stop:end]) - len(view.text[stop:end].lstrip())
    )
    printed = mark_end(view, at, tail.end() if tail else stop)
    if view.text[at] == "Đ":
        flags = eth_flags(view, at)
    return Marker(scheme, value, at, printed, text_start, flags=flags)


def _structure_value(number: re.Match[str]) -> int | None:
    if number[1]:
        return int(number[1])
    if number[2]:
        return roman(number[2]) or letter_ordinal(number[2])
    return letter_ordinal(number[3])


def _structure_tail_ok(view: View, at: int, end: int, scheme: str, signed: bool) -> bool:
    """ "Điều 5 của Luật …" is a citation; "Chương I QUY ĐỊNH" and "Điều 1" alone are markers."""
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


def read_word_la(view: View, at: int, end: int) -> Marker | None:
    """ "Một là", "Mười hai là", also without their marks."""
    stop = min(end, at + 40)
    la = view.lower.find(" là", at, stop) >= 0 or view.lower.find(" la", at, stop) >= 0
    if not la and _COUNT_SIGN.match(view.lower, at, stop) is None:
        return None
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
        if match[1] is None and not _counts(view, at, at + match.end()):
            continue
        end_at = at + match.end()
        stop_at = mark_end(view, at, end_at)
        weak = not match[2]  # also "Một, …": only as part of a list
        return Marker("word_la", number[0], at, stop_at, end_at, flags=flags, weak=weak)
    return None


def _counts(view: View, at: int, end: int) -> bool:
    """ "Một, 100% trạm y tế …" counts; "Một, hai năm nữa" does not."""
    follows = view.text[end : end + 1]
    return view.text[at].isupper() and (follows.isupper() or follows.isdigit())


def read_word_thu(view: View, at: int, end: int) -> Marker | None:
    """ "Thứ nhất," but not the weekday "Thứ hai, ngày …"."""
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
    return Marker("word_thu", value, at, mark_end(view, at, tail.end()), tail.end(), flags=flags)


def read_label(view: View, at: int, end: int) -> Marker | None:
    """ "Nhiệm vụ 1:", "Chỉ tiêu thứ nhất:"."""
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
    return Marker("label", value, at, mark_end(view, at, stop), stop, style)

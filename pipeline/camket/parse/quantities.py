"""The number grammar (DOMAIN 5): digits and words, decimals, thousands, scales, ranges, fractions.

All positions are offsets in `View.lower`. Values are exact: `Decimal` inside, `int` or `float` out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from camket.numerals import parse_number_words

Link = Literal["range", "from_to", "fraction"]

_CHAIN = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_WESTERN_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?\Z|\d{1,3}(?:,\d{3})+\.\d+\Z")
_DECIMAL = re.compile(r"\d+,\d+\Z")
_WESTERN = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})\Z")
_LETTER = "a-zà-ỹđ"
_SCALE = re.compile(
    r"[ \n]{0,2}(nghìn tỷ|ngàn tỷ|nghìn tỉ|ngàn tỉ|vạn tỷ|trăm tỷ|chục tỷ|trăm triệu|chục triệu"
    r"|nghìn triệu|trăm nghìn|trăm ngàn|chục nghìn|tỷ|tỉ|tý(?= đồng)|triệu|nghìn|ngàn|vạn|trăm"
    rf"|chục|tr(?=\.? ?đ|/|\.?[ ,;.]|\Z))(?![{_LETTER}](?<!đ)|ư)"
)
_SCALE_LETTERS = frozenset("nvtc")
_SCALE_VALUE = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "tý": 10**9,
    "trăm": 100,
    "chục": 10,
}
_HALF = re.compile(r" rưỡi\b")
_FRACTION = re.compile(
    r"(\d{1,3}(?:\.\d{3})+|\d{1,6})( ?/ ?)(\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d/])(?![.,]\d)"
)
_PART_WORDS = re.compile(
    rf" phần ({'|'.join(('hai', 'ba', 'tư', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'))})\b"
)
_DENOMINATORS = {
    word: count
    for count, word in enumerate(
        ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 2
    )
} | {"tư": 4}
_RANGE = re.compile(r" ?\\?(?:-|÷|~) ?(?=\d)| (?:đến|tới|cho đến|-|÷|hoặc) (?=[\dmhbntsc])")
# How the two expressions begin: a plain look-up turns most numbers away.
_RANGE_SIGNS = (
    "-",
    "\\-",
    " \\-",
    "÷",
    "~",
    " -",
    " ÷",
    " ~",
    " đến ",
    " tới ",
    " cho đến ",
    " hoặc ",
)
_FROM_TO_SIGNS = (
    " vào", " trong năm", " của năm", " cuối", " đầu", " năm ", " hiện", " như", " giảm ", " tăng ",
    " nâng ", " xuống", " lên", " còn ", ", giảm ", ", tăng ", ", nâng ", ", xuống", ", lên", " (",
)  # fmt: skip
# When the old level was counted: "từ 80% năm 2021 lên", "từ 25% hiện nay lên", "từ 32% (2022) lên".
_OLD_TIME = (
    r"(?: (?:vào |trong |của )?(?:cuối |đầu )?(?:năm|nhiệm kỳ)(?: học)?"
    r"(?: (?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?| trước| ngoái)?"
    r"|(?: như)? hiện (?:nay|tại|có|trạng)| \((?:(?:cuối |đầu )?(?:năm|tháng|quý) [\d/.]{1,10}"
    r"|(?:19|20)\d\d|hiện nay|hiện tại)\))?"
)
_FROM_TO = re.compile(
    _OLD_TIME + r",? (?:giảm |tăng |nâng )?(?:xuống|lên)(?: còn| đến| tới| mức| đạt)*"
    r"(?: (dưới|trên|hơn|không quá|tối đa|ít nhất|tối thiểu))?"
    r" (?=\d)| (?:còn) (?=\d)"
)


@dataclass(slots=True)
class Number:
    """One number, `[start, end)`, scale words included."""

    start: int
    end: int
    value: Decimal
    scale: int = 1
    words: bool = False
    padded: bool = False
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Amount:
    """A number, range, fraction or ratio as it stands in the text."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    total: Decimal | None = None
    denominator: int | None = None
    scaled: bool = False
    words: bool = False
    flags: tuple[str, ...] = ()


def plain(value: Decimal) -> int | float:
    """The JSON number of an exact value: an integer whenever it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _digits_value(chain: str) -> tuple[Decimal, tuple[str, ...]] | None:
    """Value of a run of digits and separators, or None ("1.1.2", "30.4.25")."""
    if chain.isdigit():
        return (Decimal(chain), ()) if len(chain) <= 15 else None
    if len(chain) > 24:
        return None
    if _THOUSANDS.match(chain):
        return Decimal(chain.replace(".", "").replace(",", ".")), ()
    if _DECIMAL.match(chain):
        return Decimal(chain.replace(",", ".")), ()
    if _WESTERN.match(chain):
        return Decimal(chain), ("western_decimal",)
    if _WESTERN_THOUSANDS.match(chain):
        return Decimal(chain.replace(",", "")), ("western_thousands",)
    return None


def _scale_of(words: str) -> int:
    value = 1
    for word in words.split():
        value *= _SCALE_VALUE[word]
    return value


def _with_scale(low: str, number: Number, stop: int) -> Number:
    """Add scale words and smaller parts: "3 tỷ 100 triệu", "2 triệu rưỡi"."""
    word = low[number.end : number.end + 3].lstrip()[:1]
    match = _SCALE.match(low, number.end, stop) if word in _SCALE_LETTERS else None
    if match is None:
        return number
    scale = _scale_of(match[1])
    value, end = number.value * scale, match.end()
    half = _HALF.match(low, end, stop)
    if half:
        value, end = value + Decimal(scale) / 2, half.end()
        number.value, number.scale, number.end = value, scale, end
        return number
    if end < stop and low[end] == " ":
        chain = _CHAIN.match(low, end + 1, stop)
        if chain and chain.group().isdigit() and scale > 1000:
            smaller = _SCALE.match(low, chain.end(), stop)
            if smaller and _scale_of(smaller[1]) < scale:
                value += int(chain.group()) * _scale_of(smaller[1])
                end = smaller.end()
    number.value, number.scale, number.end = value, scale, end
    return number


def read_number(low: str, at: int, stop: int) -> Number | None:
    """The number in digits or words that starts exactly at `at`, with its scale."""
    chain = _CHAIN.match(low, at, stop)
    if chain is None:
        return _read_words(low, at, stop)
    read = _digits_value(chain.group())
    if read is None:
        return None
    text = chain.group()
    padded = len(text) > 1 and text[0] == "0" and text.isdigit()
    number = Number(at, chain.end(), read[0], padded=padded, flags=read[1])
    return _with_scale(low, number, stop)


_LONGEST_WORDS = 160


_LONGEST_NUMBER = 60


def _read_words(low: str, at: int, stop: int) -> Number | None:
    found = parse_number_words(low[at : min(stop, at + _LONGEST_WORDS)])
    if found is None or found[0] == 0:
        return None
    return Number(at, at + found[1], Decimal(str(found[0])), words=True)


def chain_end(low: str, at: int, stop: int) -> int:
    """Where the run of digits and separators that starts at `at` ends."""
    chain = _CHAIN.match(low, at, stop)
    return chain.end() if chain else at + 1


def _integer(text: str) -> int:
    return int(text.replace(".", ""))


def read_digits(text: str) -> Decimal | None:
    """The value of digits with their dots and comma: "8.450", "13,1"."""
    read = _digits_value(text)
    return read[0] if read else None


def scaled(low: str, fraction: Amount, stop: int) -> Amount:
    """A fraction in the scale of the word behind it: "12/13 tỷ đồng" is of milliards."""
    match = _SCALE.match(low, fraction.end, stop)
    scale = _scale_of(match[1]) if match else 1
    if match is None or scale < 1000 or fraction.total is None:
        return fraction
    value, total = fraction.value * scale, fraction.total * scale
    return replace(fraction, end=match.end(), value=value, total=total, scaled=True)


def read_fraction(low: str, at: int, stop: int) -> Amount | None:
    """n/m with n ≤ m ("12/13", "1.250/1.300") or "hai phần ba"."""
    if low.startswith(("một nửa", "phân nửa"), at):
        return Amount(at, at + (7 if low[at] == "m" else 8), Decimal(1), denominator=2, words=True)
    slash = low.find("/", at, at + _LONGEST_NUMBER) >= 0
    match = _FRACTION.match(low, at, stop) if slash else None
    if match:
        part, whole = _integer(match[1]), _integer(match[3])
        if whole > 0 and part <= whole:
            return scaled(low, Amount(at, match.end(), Decimal(part), total=Decimal(whole)), stop)
        return None
    if low[at].isdigit() or low.find(" phần ", at, at + 2 * _LONGEST_WORDS) < 0:
        return None
    number = _read_words(low, at, stop)
    words = _PART_WORDS.match(low, number.end, stop) if number else None
    if number is None or words is None:
        return None
    return Amount(at, words.end(), number.value, denominator=_DENOMINATORS[words[1]], words=True)


def range_end(low: str, at: int, stop: int) -> int | None:
    """Where the upper bound starts when a range sign or "đến" stands at `at`."""
    match = _RANGE.match(low, at, stop) if low.startswith(_RANGE_SIGNS, at) else None
    return match.end() if match else None


def from_to(low: str, at: int, stop: int) -> re.Match[str] | None:
    """The words between the old and the new level: "xuống còn", "lên"."""
    return _FROM_TO.match(low, at, stop) if low.startswith(_FROM_TO_SIGNS, at) else None


def share_scale(first: Number, second: Number) -> Number:
    """The lower bound in the scale of the upper one: "7 - 8 triệu"."""
    if first.scale == 1 and second.scale > 1 and first.value * second.scale < second.value:
        return replace(first, value=first.value * second.scale, scale=second.scale)
    return first

"""Reading the unit after a number, and what the unit is counted per (DOMAIN 5)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

UnitKind = Literal["percent", "money", "measure", "count"]

_PERCENT = re.compile(
    r" ?(?:(?P<points>điểm ?(?:phần trăm|%))|(?P<mille>‰|%o(?!\w)|%0(?!\d)|0/00|o/oo|phần nghìn"
    r"|phần ngàn)"
    r"|(?P<percent>%|phần trăm|°/o|pct\b))"
)
_MONEY = re.compile(
    r"[ .]{0,2}(?:(?P<vnd>đồng(?: việt nam)?"
    r"(?! (?:chí|bào|hồ|đội|ruộng|thời|loạt|bộ|lòng|tình|hành|nghĩa|phục))|đ(?![a-zà-ỹ]|/c)|vnđ|vnd"
    r"|việt nam đồng)"
    r"|(?P<usd>(?:usd|đô ?-?la(?: mỹ)?|\$|us\$)(?![a-z])))"
)
_WORD = re.compile(r"[^\s,;:.()|\"'/\[\]<>≥≤%]+")
_PER = re.compile(
    r" ?/ ?(?!giải pháp|phần việc|sáng kiến|nội dung|p\b)"
    r"(?P<slash>(?:1 |một )?(?:(?:10 )?vạn|nghìn|ngàn|\d{1,3}(?:\.\d{3})+|\d{2,3})"
    r" (?:dân|người|ha|hộ|lao động|trẻ(?: em)?(?: (?:đẻ|sinh) (?:sống|ra)(?: sống)?| sơ sinh)?"
    r"|bé gái|học sinh|phụ nữ|doanh nghiệp)|\d{2,3} ?km"
    r"|(?:1 )?(?:năm học|học kỳ|nhiệm kỳ|công đoàn cơ sở|tổ chức cơ sở đảng|chi bộ|đảng viên"
    r"|hội viên|đoàn viên"
    r"|hộ gia đình|khách hàng|giáo viên|học sinh|sinh viên|lao động|cán bộ|đầu người|lao động/năm"
    r"|bệnh nhân|phụ nữ|trẻ em|doanh nghiệp|đơn vị|cơ sở"
    r"|ngày đêm|hộ nghèo|khẩu|mô hình|công trình|lớp|[a-zà-ỹđ²³][a-zà-ỹđ0-9²³]*))"
    r"| (?:(?:cho |trên |ở |tại )?mỗi|một|trong|trên|hằng|hàng|từng) "
    r"(?P<each>năm học|năm|tháng|quý|tuần|ngày|học kỳ|kỳ|nhiệm kỳ|giờ|đợt)(?! (?:\d|[ivx]+(?!\w)"
    r"|nay|trước|sau|qua|tới|làm|công|đầu|lương|cuối))"
    r"(?![a-zà-ỹđ])"
    r"| trên (?P<rate>(?:1 |một )?(?:vạn|nghìn|ngàn) dân)(?!\w)"
)
_MAX_WORDS = 7


@dataclass(slots=True)
class Unit:
    """A unit read from the text: `[start, end)`, canonical name, and what to multiply by."""

    start: int
    end: int
    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class _Table:
    measures: dict[str, str]
    measured: frozenset[str]
    """The canonical names of the measures."""
    heads: frozenset[str]
    compounds: frozenset[str]
    longest: dict[str, int]
    """By first word the number of words of the longest unit."""
    synonyms: dict[str, str]
    per: dict[str, str]
    currencies: dict[str, str]


@cache
def table() -> _Table:
    """The unit lexicon of `units.toml`."""
    raw = tomllib.loads((files(__package__) / "units.toml").read_text(encoding="utf-8"))
    counts = raw["counts"]
    measures = {word: name for name, words in raw["measures"].items() for word in words}
    currencies = {word: name for name, words in raw["money"].items() for word in words}
    return _Table(
        measures=measures,
        measured=frozenset(measures.values()),
        heads=frozenset(counts["heads"]),
        compounds=frozenset(counts["compounds"]),
        longest=_longest([*measures, *currencies, *counts["heads"], *counts["compounds"]]),
        synonyms=counts["synonyms"],
        per={word: name for name, words in raw["per"].items() for word in words},
        currencies=currencies,
    )


def _longest(units: list[str]) -> dict[str, int]:
    """How many words to read after each first word of a unit; "đ/c" begins one too."""
    longest = {"đ": 1}
    for unit in units:
        words = _WORD.findall(unit)
        if words:
            longest[words[0]] = min(max(longest.get(words[0], 0), len(words)), _MAX_WORDS)
    return longest


def read_unit(low: str, at: int, stop: int) -> Unit | None:
    """The unit that stands directly after a number ending at `at`."""
    sign = low[at : at + 3].lstrip(" .")[:1]
    found = _percent(low, at, stop) if sign in _PERCENT_SIGNS else None
    if found is None and sign in _MONEY_SIGNS:
        found = _money(low, at, stop)
    if found is not None:
        return found
    words = _unit_words(low, at, stop)
    if not words:
        return None
    return _foreign(low, words) or _measure(low, words) or _count(low, words)


# What the expressions for percentages and for money begin with, blanks aside.
_PERCENT_SIGNS = frozenset("đ‰%0po°")
_MONEY_SIGNS = frozenset("đvu$")


def _percent(low: str, at: int, stop: int) -> Unit | None:
    match = _PERCENT.match(low, at, stop)
    if match is None:
        return None
    name = {"points": "điểm %", "mille": "‰", "percent": "%"}[match.lastgroup or "percent"]
    return Unit(match.start(), match.end(), name, "percent")


def _money(low: str, at: int, stop: int) -> Unit | None:
    match = _MONEY.match(low, at, stop)
    if match is None:
        return None
    return Unit(match.start(), match.end(), "USD" if match.lastgroup == "usd" else "VND", "money")


def _foreign(low: str, words: list[tuple[int, int]]) -> Unit | None:
    """Other currencies of the lexicon ("euro", "yên nhật")."""
    for size in range(min(2, len(words)), 0, -1):
        name = table().currencies.get(low[words[0][0] : words[size - 1][1]])
        if name is not None and name not in ("VND", "USD"):
            return Unit(words[0][0], words[size - 1][1], name, "money")
    return None


def _words(low: str, at: int, stop: int, limit: int = _MAX_WORDS) -> list[tuple[int, int]]:
    """Word spans from `at`, over single spaces and ", " inside a list of nouns."""
    found: list[tuple[int, int]] = []
    while at < stop and len(found) < limit:
        if low[at] in " \n":
            at += 1
            continue
        match = _WORD.match(low, at, stop)
        if match is None:
            if found and low.startswith(", ", at):
                at += 2
                match = _WORD.match(low, at, stop)
            if match is None:
                break
        found.append(match.span())
        at = match.end()
    return found


def _unit_words(low: str, at: int, stop: int) -> list[tuple[int, int]]:
    """As many words as the longest unit has that begins with the first one."""
    first = _words(low, at, stop, 1)
    longest = table().longest.get(low[slice(*first[0])], 0) if first else 0
    return _words(low, at, stop, longest) if longest else []


def _measure(low: str, words: list[tuple[int, int]]) -> Unit | None:
    measures = table().measures
    for size in range(min(3, len(words)), 0, -1):
        name = measures.get(low[words[0][0] : words[size - 1][1]])
        if name is not None and not _longer_count(low, words, size):
            return Unit(words[0][0], words[size - 1][1], name, "measure")
    return None


def _longer_count(low: str, words: list[tuple[int, int]], size: int) -> bool:
    """Whether a counting compound is longer than the measure ("điểm nóng", "năm học")."""
    compounds = table().compounds
    return any(low[words[0][0] : end] in compounds for _, end in words[size:5])


def _count(low: str, words: list[tuple[int, int]]) -> Unit | None:
    if not words:
        return None
    entries = table()
    start = words[0][0]
    if low.startswith("đ/c", start):  # the abbreviation of "đồng chí"
        return Unit(start, start + 3, "đồng chí", "count")
    for known in (entries.compounds, entries.heads):
        for _, end in reversed(words):
            text = low[start:end]
            if text in known:
                return Unit(start, end, entries.synonyms.get(text, text), "count")
    return None


def read_count(low: str, at: int, stop: int) -> Unit | None:
    """The longest noun of counting at `at`."""
    return _count(low, _unit_words(low, at, stop))


def is_unit_word(text: str) -> bool:
    """Whether a lower-case word or phrase names a unit of the lexicon."""
    entries = table()
    return text in entries.heads or text in entries.compounds or text in entries.measures


def read_per(low: str, at: int, stop: int) -> tuple[int, tuple[str, ...]]:
    """The chain of "/x" and "mỗi x" after a unit: where it ends and what it names."""
    names: list[str] = []
    while len(names) < 4 and (match := _PER.match(low, at, stop)):
        names.append(per_name(match["slash"] or match["each"] or match["rate"]))
        at = match.end()
    return at, tuple(names)


def per_name(text: str) -> str:
    """The canonical name of what stands after "/" or "mỗi"."""
    known = table().per.get(text)
    if known:
        return known
    if text.startswith(("1 ", "một ")):
        text = text.split(" ", 1)[1]
    return table().per.get(text) or table().measures.get(text, text)

"""Award titles, medals and ratings (danh hiệu thi đua, hình thức khen thưởng) named in a clause.

A title of the list counts wherever it stands; ratings such as "trong sạch, vững mạnh" only where
something is rated ("đạt", "xếp loại", "trở lên"), because the same words also praise. After "danh
hiệu" any capitalised or quoted name is a title.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from camket.heads import UPPER
from camket.parse.body_lists import read_bodies
from camket.parse.words import by_first_word, within, words_of
from camket.records import Span
from camket.texts import View

_WORDS = re.compile(r"\w+")
_CLASS = re.compile(r" hạng (?:nhất|nhì|hai|ba|i{1,3})\b(?:, (?:nhất|nhì|hai|ba|i{1,3})\b)*")
_LEVEL = re.compile(
    r",? (?:cấp )(?:cơ sở|tỉnh|thành phố|huyện|quận|xã|bộ|ngành|nhà nước|quốc gia|toàn quốc"
    r"|trung ương)\b"
    r"|,? (?:toàn quốc|toàn quân|toàn ngành)\b"
)
_GIVER = re.compile(r" (?:của|do) (?=\w)")
_NAME = re.compile(r' ?"[^"\n]{2,120}"')
_RATED = re.compile(
    r"(?:đạt|xếp loại|phân loại|đánh giá|công nhận|danh hiệu|mức|loại|tiêu chuẩn|%)[^;.:\n]{0,40}$"
)
_AFTER_RATING = re.compile(
    r",? ?(?:trở lên|tiêu biểu|xuất sắc)?\s*(?:[,;.)(\n\"]|$|và |trở lên|năm \d|ở mức|hằng năm"
    r"|hàng năm)"
)
_HONOUR = re.compile(rf'(?i:danh hiệu) (?:"(?P<quoted>[^"\n]{{2,120}})"|(?=[{UPPER}]))')
_HONOUR_END = re.compile(
    r"[;.,:()\n\"]| (?:trong|của|tại|ở|với|đến|năm|do|trên|theo|được|cho|và|từ|để|nhằm|trở lên"
    r"|liên tục|là|hằng|hàng)(?!\w)|$"
)
_FLAG_AGE = re.compile(r"huy hiệu (?:\d{2}(?:, \d{2})*(?: và \d{2})* năm tuổi đảng)")
_LONGEST = 80


@cache
def _awards() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Awards as words by their first word, longest first, with their tail."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    text = files(__package__).joinpath("awards.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, tail = line.split("\t")
            words = tuple(_WORDS.findall(View.of(name).lower))
            table.setdefault(words[0], []).append((words, tail))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in table.items()}


@cache
def _anchors() -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                words[0] if len(words) == 1 else f"{words[0]} {words[1]}"
                for rows in _awards().values()
                for words, _ in rows
            }
        )
    )


def _starts(lower: str, first: int, stop: int) -> list[int]:
    """Where the first two words of an award stand."""
    return within(_places(lower), first, stop)


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _places(lower: str) -> list[int]:
    return words_of(lower).begin(lower, _by_word())


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    return by_first_word(_anchors())


def find_titles(view: View, start: int, end: int) -> tuple[Span, ...]:
    """Award titles in a content range, in order, without quotation marks."""
    first, stop = view.inside(start, end)
    found: list[tuple[int, int]] = []
    for at in _starts(view.lower, first, stop):
        if not found or at >= found[-1][1]:
            span = _award_at(view, at, first, stop)
            found += [span] if span else []
    if view.lower.find("huy hiệu", first, stop) >= 0:
        found += [(m.start(), m.end()) for m in _FLAG_AGE.finditer(view.lower, first, stop)]
    if view.lower.find("danh hiệu", first, stop) >= 0:
        found += _named(view, first, stop, found)
    return tuple(view.span(a, b) for a, b in sorted(found)) if found else ()


def _award_at(view: View, at: int, first: int, stop: int) -> tuple[int, int] | None:
    first_word = _WORDS.match(view.lower, at, stop)
    rows = _awards().get(first_word[0], ()) if first_word else ()
    longest = len(rows[0][0]) if rows else 0
    words = list(islice(_WORDS.finditer(view.lower, at, min(stop, at + _LONGEST)), longest))
    said = tuple(word[0] for word in words)
    for name, tail in rows:
        if said[: len(name)] != name:
            continue
        end = words[len(name) - 1].end()
        if tail == "rating" and not _rates(view, at, end, first, stop):
            return None
        return at, _with_tail(view, end, stop, tail)
    return None


def _rates(view: View, at: int, end: int, first: int, stop: int) -> bool:
    """Whether a rating stands where something is rated, not where somebody is praised."""
    after = _AFTER_RATING.match(view.lower, end, stop)
    if after is None:
        return False
    if "trở lên" in after[0]:
        return True
    return _RATED.search(view.lower, max(first, at - 70), at) is not None


def _with_tail(view: View, end: int, stop: int, tail: str) -> int:
    if tail == "rating":
        return end
    for pattern in (_CLASS, _LEVEL) if tail != "name" else (_NAME,):
        more = pattern.match(view.lower, end, stop)
        if more:
            end = more.end()
    giver = _GIVER.match(view.lower, end, stop)
    bodies = read_bodies(view, giver.end(), stop, lists=False) if giver else ()
    return bodies[0].end if bodies else end


def _named(
    view: View, first: int, stop: int, taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Names after "danh hiệu" that the list does not hold."""
    found: list[tuple[int, int]] = []
    for honour in _HONOUR.finditer(view.text, first, stop):
        if honour["quoted"] is not None:
            span = view.trim(*honour.span("quoted"))
        else:
            end = _HONOUR_END.search(view.lower, honour.end(), min(stop, honour.end() + _LONGEST))
            if end is None:
                continue
            span = (honour.end(), end.start())
        if not any(a < span[1] and span[0] < b for a, b in taken):
            found.append(span)
    return found

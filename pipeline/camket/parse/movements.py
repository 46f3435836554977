"""Names of emulation movements and campaigns (phong trào thi đua, cuộc vận động) in a clause.

A quoted name counts when a word for a movement governs it, or when it is an official name that
recurs. Themes, slogans, models, awards, crime terms and ideology are quoted too and do not count.
An official name counts without quotes as well.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from camket.heads import UPPER
from camket.parse.quotes import Quote, list_quotes
from camket.parse.words import by_first_word, within, words_of
from camket.records import Span
from camket.texts import View

_TRIGGER = re.compile(
    r"(?<!\w)(?:phong trào|cuộc vận động|cuộc thi đua|đợt thi đua|chiến dịch|thi đua"
    r"|chương trình)(?!\w)"
)
# Between the trigger and the quote nothing may stand that makes the quote something else.
_OTHER = re.compile(
    r"(?<!\w)(?:chủ đề|khẩu hiệu|phương châm|tinh thần|danh hiệu|mô hình|chuyên mục|chuyên trang"
    r"|quỹ|tiêu chí|lời dạy|biểu hiện|tội phạm"
    r"|kỷ niệm chương|huy hiệu|công trình|giải thưởng|giải|hội thi|cuộc thi|cam kết|giao ước"
    r"|mục tiêu|thông điệp|truyền thống|câu lạc bộ"
    r"|tổ|ngôi nhà|căn nhà|danh hiệu|cờ|xếp loại|tiêu chuẩn|nội dung|sổ tay|đề án|dự án|kế hoạch"
    r"|chuyên đề|tạo|xây|thực hiện|để|nhằm|là|quyên góp)(?!\w)"
)
_GAP = re.compile(r"[^.;:\"()\n]{0,60}$")
_LINK = re.compile(r"(?:\s|,|;|và|hoặc|cùng|với|gắn với|phong trào|cuộc vận động|các)*")
_WORDS = re.compile(r"\w+")
_BARE = re.compile(rf"(?:(?i:phong trào thi đua|phong trào|cuộc vận động)) (?=[{UPPER}])")
_BARE_END = re.compile(
    r"[;.:()\n\"]|,? (?:trong|của|tại|ở|với|đến|tới|giai đoạn|năm|do|trên|theo|gắn|phải|được|bằng"
    r"|nhằm|để|lấy|là|góp phần|cho|từ|vào)(?!\w)|$"
)
_LONGEST_BARE = 90


def find_movements(view: View, start: int, end: int) -> tuple[Span, ...]:
    """Names of movements in a content range, without their quotation marks, in order."""
    first, stop = view.inside(start, end)
    quotes = list_quotes(view, first, stop) if _may_quote(view, first, stop) else ()
    taken = _quoted_names(view, first, quotes)
    taken += _official(view, first, stop, taken)
    taken += _capitalised(view, first, stop, taken)
    return tuple(view.span(a, b) for a, b in sorted(taken)) if taken else ()


def _may_quote(view: View, first: int, stop: int) -> bool:
    return view.text.find('"', first, stop) >= 0 or view.text.find("'", first, stop) >= 0


def _quoted_names(view: View, first: int, quotes: tuple[Quote, ...]) -> list[tuple[int, int]]:
    names: list[tuple[int, int]] = []
    last: Quote | None = None
    for quote in quotes:
        if quote.end <= quote.start or (last and quote.start < last.outer_end):
            continue
        follows = last is not None and _follows(view, last, quote)
        if follows or _governed(view, first, quote) or _is_official(view, quote):
            inner = _inner(quotes, quote)
            names.append((inner.start, inner.end))
            last = quote
    return names


def _inner(quotes: tuple[Quote, ...], outer: Quote) -> Quote:
    """The quoted name itself, when the marks were doubled around it."""
    for quote in quotes:
        starts = outer.start <= quote.outer_start <= outer.start + 1
        if quote is not outer and starts and quote.outer_end >= outer.end - 1:
            return quote
    return outer


def _follows(view: View, last: Quote, quote: Quote) -> bool:
    """Whether a quote goes on a list of movement names: `"A", "B" và "C"`, `"A""B"`."""
    link = _LINK.match(view.lower, last.outer_end, quote.outer_start)
    return link is not None and link.end() == quote.outer_start


def _governed(view: View, first: int, quote: Quote) -> bool:
    low = max(first, quote.outer_start - 80)
    gap = _GAP.search(view.lower[low : quote.outer_start])
    before = gap[0] if gap else ""
    triggers = list(_TRIGGER.finditer(before))
    return bool(triggers) and not _OTHER.search(before, triggers[-1].end())


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Official names as folded words, by first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    text = files(__package__).joinpath("movements.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, free = line.split("\t")
            words = _fold(name)
            table.setdefault(words[0], []).append((words, free))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in table.items()}


@cache
def _free_names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The official names that count whatever stands before them."""
    return {word: tuple(row for row in rows if row[1] == "free") for word, rows in _names().items()}


def _fold(name: str) -> tuple[str, ...]:
    """Words without punctuation and case: how official names are compared."""
    return tuple(_WORDS.findall(View.of(name).lower))


def _is_official(view: View, quote: Quote) -> bool:
    words = tuple(_WORDS.findall(view.lower, quote.start, min(quote.end, quote.start + 200)))
    rows = _names().get(words[0], ()) if words else ()
    return any(words == name for name, free in rows if free in ("free", "quoted"))


@cache
def _second_words() -> tuple[str, ...]:
    """First two words of every official name: what a clause is searched for."""
    return tuple(sorted({" ".join(name[:2]) for rows in _names().values() for name, _ in rows}))


def _starts(lower: str, first: int, stop: int) -> list[int]:
    return within(_places(lower), first, stop)


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _places(lower: str) -> list[int]:
    """Everywhere in a text where an official name may stand."""
    found = words_of(lower).begin(lower, _letter_starts())
    for words in _digit_starts():
        at = lower.find(words)
        while at >= 0:
            if at == 0 or not lower[at - 1].isalnum():
                found.append(at)
            at = lower.find(words, at + len(words))
    return sorted(found)


@cache
def _letter_starts() -> dict[str, tuple[str, ...]]:
    return by_first_word(_second_words())


@cache
def _digit_starts() -> tuple[str, ...]:
    return tuple(words for words in _second_words() if not words[0].isalpha())


def _official(
    view: View, first: int, stop: int, taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Official names without quotes."""
    found: list[tuple[int, int]] = []
    for at in _starts(view.lower, first, stop):
        if any(a <= at < b for a, b in (*taken, *found)):
            continue
        end = _name_end(view, at, stop, governed=_unquoted_governed(view, first, at))
        if end is not None and not any(a < end and at < b for a, b in taken):
            found.append((at, end))
    return found


def _unquoted_governed(view: View, first: int, at: int) -> bool:
    before = view.lower[max(first, at - 24) : at].rstrip(' "')
    return before.endswith(("phong trào", "phong trào thi đua", "cuộc vận động", "thi đua"))


def _name_end(view: View, at: int, stop: int, *, governed: bool) -> int | None:
    first = _WORDS.match(view.lower, at, stop)
    names = _names() if governed else _free_names()
    rows = names.get(first[0], ()) if first else ()
    longest = len(rows[0][0]) if rows else 0
    words = list(islice(_WORDS.finditer(view.lower, at, min(stop, at + 200)), longest))
    said = tuple(word[0] for word in words)
    for name, _ in rows:
        if said[: len(name)] == name:
            return words[len(name) - 1].end()
    return None


def _capitalised(
    view: View, first: int, stop: int, taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """An unknown name without quotes right after the word for a movement."""
    found: list[tuple[int, int]] = []
    low = view.lower
    if low.find("phong trào", first, stop) < 0 and low.find("vận động", first, stop) < 0:
        return found
    for hit in _BARE.finditer(view.text, first, stop):
        at = hit.end()
        end = _BARE_END.search(view.lower, at, min(stop, at + _LONGEST_BARE + 1))
        if end is None or any(a < end.start() and at < b for a, b in taken):
            continue
        if view.lower[at : end.start()].count(" ") >= 1 and not view.text[at:stop].isupper():
            found.append((at, end.start()))
    return found

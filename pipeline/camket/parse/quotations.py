"""Quoted sentences, slogans and themes: kept as quotations, never as commitments or movements."""

from __future__ import annotations

import re

from camket.parse.movements import find_movements
from camket.parse.quotes import Quote, list_quotes
from camket.parse.verbs import match_verb
from camket.records import Span
from camket.texts import View

# Words that make the quoted words a saying whatever their length.
_SAID = re.compile(
    r"(?:chủ đề|khẩu hiệu(?: hành động)?|phương châm|tinh thần|thông điệp|lời dạy|lời căn dặn"
    r"|căn dặn|dạy|nói|nhấn mạnh|chia sẻ|khẳng định|truyền thống"
    r"|quan điểm|tư tưởng|mục tiêu|chân lý|lời kêu gọi)(?: [^\W\d]+){0,3} ?:? ?$"
)
# Words that make them a name.
_NAMED = re.compile(
    r"(?:mô hình|quỹ|chuyên mục|chuyên trang|danh hiệu|công trình|chương trình|tổ|câu lạc bộ|giải"
    r"|giải thưởng|cuộc thi|hội thi|ngôi nhà|căn nhà|nhà|đề án|dự án"
    r"|kỷ niệm chương|sổ tay|ứng dụng|tuyến đường|tuyến phố|ngày|tháng|tuần lễ|phần việc|đường"
    r"|mái ấm|căn|suất)(?: [^\W\d]+){0,2} ?$"
)
_REACH = 60
_SENTENCE_WORDS = 5
_CLAUSED = re.compile(r"[,;.!?]| - ")


def find_quotations(view: View, start: int, end: int) -> tuple[Span, ...]:
    """Quoted sayings of a content range, without their marks, in order."""
    first, stop = view.inside(start, end)
    if view.text.find('"', first, stop) < 0 and view.text.find("'", first, stop) < 0:
        return ()
    names = {(span.start, span.end) for span in find_movements(view, start, end)}
    quotes = [quote for quote in list_quotes(view, first, stop) if quote.depth == 0]
    spans = (view.span(q.start, q.end) for q in quotes if _is_saying(view, first, q))
    return tuple(span for span in spans if (span.start, span.end) not in names and span.exact)


def _is_saying(view: View, first: int, quote: Quote) -> bool:
    before = view.lower[max(first, quote.outer_start - _REACH) : quote.outer_start]
    if _SAID.search(before):
        return True
    if _NAMED.search(before):
        return False
    words = view.text.count(" ", quote.start, quote.end) + 1
    if words < _SENTENCE_WORDS:
        return False
    return (
        _CLAUSED.search(view.text, quote.start, quote.end) is not None
        or match_verb(view.lower, quote.start, quote.end) is not None
    )

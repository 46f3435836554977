"""Where the sentences of a paragraph of news begin, behind the paper and the source they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from camket.parse.punctuation import ends_sentence
from camket.texts import View

_AGENCY = re.compile(r"(?:\([^()\d]{2,20}\)|[A-ZĐ.]{2,10})(?: ?- ?| (?=[A-ZĐ]))")
# "Theo Trung tâm Dịch vụ việc làm tỉnh, năm 2023, …": who says so is no part of the plan.
_SOURCE = re.compile(
    r"theo (?!đó|kế hoạch|nghị quyết|đề án|quy hoạch|chỉ tiêu|chương trình|chiến lược)"
    r"(?:ông |bà |đồng chí )?(?:sở|trung tâm|ban|cục|chi cục|phòng|bộ|ubnd|ủy ban|báo cáo)"
    r"[^,;.]{2,60}, "
)
_STOP = re.compile(r"[.!?…]\"? +|(?<=[a-zà-ỹđ])\.(?=[A-ZĐ][a-zà-ỹđ])")
# "… đặt mục tiêu chuyển đổi số (QNO) - Ngày 3/4, …": the headline was joined to the first words.
_JOINED = re.compile(r"[^.!?…]{10,300}?\([A-ZĐ]{2,6}(?:\.VN)?\) ?[-–] ?")


def after_headline(view: View, start: int, end: int) -> int:
    """Where a paragraph begins behind a headline that was joined to it; else `start`."""
    joined = _JOINED.match(view.text, start, end)
    return start if joined is None else joined.end()


def sentences(view: View, start: int, end: int) -> Iterator[int]:
    """Where the sentences of a paragraph begin, behind the name of the paper."""
    agency = _AGENCY.match(view.text, start, end) or _JOINED.match(view.text, start, end)
    first = start if agency is None else agency.end()
    source = _SOURCE.match(view.lower, first, end)
    yield first if source is None else source.end()
    for stop in _STOP.finditer(view.text, start, end):
        if stop.end() == end or stop.start() < first or not _opens(view.text[stop.end()]):
            continue
        if stop[0][0] != "." or ends_sentence(view, stop.start(), end):  # no "TP. Vinh"
            yield stop.end()


def _opens(sign: str) -> bool:
    return sign.isupper() or sign.isdigit()

"""What a quantity is counted per when the words stand before it: "mỗi phường … 01 trường"."""

from __future__ import annotations

import re

from camket.parse import indicators, units
from camket.parse.drafts import Clause, last_match

_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân) (?=[a-zà-ỹđ])(?!một|hai)")
_YEARLY = re.compile(r"(?:hằng|hàng) năm|bình quân năm")
_VERB = re.compile(
    r" (?:xây|kết|giới|tổ chức|đăng|ra|chọn|đào|lập|nhận|giúp|thu|bổ|phụ|chủ|tập|dự|hộ còn)(?!\w)"
)
_PERIOD = re.compile(r"(?:năm học|học kỳ|năm|tháng|quý|tuần|ngày)(?= )(?! (?:lễ|hội|công))")
_LONGEST = 5
"""Words of the units counted ("thôn, buôn, bon")."""


def read_each(clause: Clause, at: int) -> tuple[str, ...]:
    """ "mỗi phường … 01 trường": what the quantity is counted per."""
    low = clause.low
    floor = max(clause.start, at - 100)
    floor = max(floor, low.rfind(";", floor, at) + 1)
    near = low[floor:at]
    if "bình quân" in near and "đầu người" in near:
        return ("người",)
    counted = "mỗi " in near or "từng " in near or "bình quân " in near
    found = last_match(_EACH, low, floor, at) if counted else None
    if found is None:
        year = _YEARLY.search(near) if " năm" in near else None
        return ("năm",) if year else ()
    period = _PERIOD.match(low, found.end(), at)
    if period is not None:
        return (period.group(),)
    known = units.read_count(low, found.end() - 1, at)
    if known:
        stop = _list_end(low, known.end, at)
        return tuple(clause.view.text[begin:end] for begin, end in _listed(low, known.start, stop))
    end = indicators.phrase_end(low, found.end() - 1, at, _LONGEST)
    name = " ".join(clause.view.text[found.end() : end].split())
    name = _VERB.split(name)[0]
    return tuple(part.strip() for part in name.split(",") if part.strip())


# What joins the nouns of a list: "cơ quan, đơn vị và các phường".
_JOIN = re.compile(r", (?:các |mỗi )?| và (?:các |mỗi )?")


def _list_end(low: str, end: int, at: int) -> int:
    """End of a list of counted nouns: "đoàn viên, hội viên"."""
    while (join := _JOIN.match(low, end, at)) is not None:
        following = units.read_count(low, join.end(), at)
        if following is None:
            break
        end = following.end
    return end


def _listed(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the nouns of "xã, phường"."""
    spans, at = [], start
    for join in _JOIN.finditer(low, start, end):
        spans.append((at, join.start()))
        at = join.end()
    return [*spans, (at, end)]

"""What a quantity is counted per when the words stand before it: "mỗi phường … 01 trường"."""

from __future__ import annotations

import re

from camket.parse import indicators, units
from camket.parse.drafts import Clause, last_match
from camket.parse.quantities import Amount

_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân) (?=[a-zà-ỹđ])(?!một|hai)")
_YEARLY = re.compile(r"(?:hằng|hàng) năm|bình quân năm")
_VERB = re.compile(
    r" (?:xây|kết|giới|tổ chức|đăng|ra|chọn|đào|lập|nhận|giúp|thu|bổ|phụ|chủ|tập|dự|hộ còn)(?!\w)"
)
_PERIOD = re.compile(r"(?:năm học|học kỳ|năm|tháng|quý|tuần|ngày)(?= )(?! (?:lễ|hội|công))")
# "Giá trị sản phẩm trên 01 ha đất đạt …": one hectare divides, it is not reached.
_RATED = (
    r"(?<!\w)(?:giá trị|thu nhập|doanh thu|lợi nhuận|năng suất|sản lượng|số|tỷ lệ|tỉ lệ|tỷ suất"
    r"|tỉ suất|tỷ số|mật độ|bình quân)(?!\w)[^;,.:\d]{0,60}?(?<!\w)trên "
)
_DIVISOR = (
    r"(?P<rate>(?:(?:0?1|một) )?(?:ha|hecta|(?:vạn|nghìn|ngàn) dân)"
    r"|1(?:00?)?\.000 (?:dân|người dân|trẻ|lao động))(?!\w)"
)
_OPENS_RATE = re.compile(_RATED + r"\Z")
_DIVIDES = re.compile(_DIVISOR + r"[^;,.:\d]{0,60}(?:: ?|(?<= )(?:đạt|là|còn) )[^;,.:\d]{0,30}\d")
_RATE = re.compile(_RATED + _DIVISOR + r"[^;,.\d]{0,70}\Z")
# "tử vong mẹ không quá 15/100.000 trẻ": a rate, not fifteen of a hundred thousand.
_MANY = frozenset((1_000, 10_000, 100_000))
_RATE_NAMED = re.compile(r"(?:tỷ|tỉ|tần) (?:suất|số|lệ)|tử vong|mắc ")
_LONGEST = 5
"""Words of the units counted ("thôn, buôn, bon")."""


def divides(clause: Clause, at: int) -> bool:
    """Whether the number at `at` says per how much: "trên 01 ha đất đạt 165 triệu đồng"."""
    low = clause.low
    if not low.endswith("trên ", 0, at) or _DIVIDES.match(low, at, clause.end) is None:
        return False
    return _OPENS_RATE.search(low, max(clause.start, at - 100), at) is not None


def read_rate(clause: Clause, at: int) -> tuple[str, ...]:
    """ "số bác sĩ trên 1 vạn dân đạt": what the number at `at` is counted per."""
    floor = max(clause.start, at - 160)
    if clause.low.find("trên ", floor, at) < 0:
        return ()
    found = _RATE.search(clause.low, floor, at)
    return (units.per_name(found["rate"].removeprefix("0")),) if found else ()


def of_many(clause: Clause, amount: Amount) -> tuple[int, tuple[str, ...]]:
    """ "15/100.000 trẻ đẻ sống": where the rate ends and what it is counted per, or nothing."""
    low, at = clause.low, amount.start
    if amount.total is None or amount.total not in _MANY:
        return at, ()
    if _RATE_NAMED.search(low, max(clause.start, at - 90), at) is None:
        return at, ()
    return units.read_per(low, low.index("/", at, amount.end), clause.end)


def read_each(clause: Clause, at: int) -> tuple[str, ...]:
    """ "mỗi phường … 01 trường": what the quantity is counted per."""
    rate = read_rate(clause, at)
    if rate:
        return rate
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

"""Figures that stay together over a comma: parts of a sum, the growth of a level, bare measures.

"120 tỷ đồng, trong đó thu nội địa 95 tỷ đồng, thu từ đất 25 tỷ đồng", "312 triệu kWh, tăng 7%".
"""

from __future__ import annotations

import re

from camket.parse.verbs import VerbMatch, find_verb, match_verb
from camket.texts import View

# A number, and behind it the words that open the list of its parts.
_OPENS = re.compile(r"\d[^;]*?[ ,](?:trong đó|gồm|bao gồm)\b")
_WAITS = re.compile(r"\d[^;]*?[ ,](?:trong đó|gồm|bao gồm)\Z")
# "thu từ đất 25 tỷ đồng", "cấp phối 10 km": a name, perhaps a comparator, a number and its unit.
_PART = re.compile(
    r"(?:và )?(?P<name>[^\W\d]+(?:[ -]+[^\W\d]+){0,7}?)"
    r"(?: (?:đạt|trên|khoảng|gần|hơn|ít nhất|chiếm|là|dự kiến))*"
    r" \d[\d.,]*(?: ?- ?\d[\d.,]*)? ?(?P<unit>%|[^\W\d]+(?: [^\W\d]+)?)[^\d:]{0,24}"
)
# What changes a figure is a promise of its own; what only names where the money or the things
# come from or go to is not.
_CHANGES = frozenset({"raise", "reach", "keep", "prevent"})
_SOURCES = frozenset(
    {"thu", "chi", "cấp", "nộp", "góp", "đóng góp", "huy động", "xuất khẩu", "bán"}
)
_REACH = 240


def goes_on_summing(view: View, left: tuple[int, int], right: int, following: int) -> bool:
    """Say whether the words behind a comma are the first or one more part of a sum in `left`."""
    near = max(left[0], left[1] - _REACH)
    if not _has_list(view.lower, near, left[1]):
        return False
    if _WAITS.search(view.lower, near, left[1]) is not None:
        return True
    part = _PART.fullmatch(view.lower, right, following)
    opened = _OPENS.search(view.lower, near, left[1]) if part is not None else None
    if part is None or opened is None:
        return False
    if not _counted_alike(view, opened, left[1], part["unit"]):
        return False
    verb = match_verb(view.lower, part.start("name"), part.end())
    if verb is None or verb.sense.surface in _SOURCES:
        return True
    return verb.end < part.end("name") and verb.sense.polarity not in _CHANGES


def _has_list(low: str, start: int, end: int) -> bool:
    return low.find("trong đó", start, end) >= 0 or low.find("gồm", start, end) >= 0


def _counted_alike(view: View, opened: re.Match[str], end: int, unit: str) -> bool:
    """Whether the sum or a part before is counted in the unit's first word."""
    word = unit.split()[0]
    counted = re.compile(rf"\d ?{re.escape(word)}(?!\w)")
    return counted.search(view.lower, opened.start(), end) is not None


# "sửa chữa 200 km, xây mới 50 km đường": the first length waits for what it is a length of.
_BARE_MEASURE = re.compile(r" (?:\w+ )?\d[\d.,]* ?(?:km|m|m2|m²|m3|ha|héc ta|mét|tấn|kg|lít)\s*\Z")
_MEASURE_OF = re.compile(
    r" (?:\w+ )?\d[\d.,]* ?(?:km|m|m2|m²|m3|ha|héc ta|mét|tấn|kg|lít) (?!so |trở |/)[^\W\d]+"
)


def measures_together(view: View, left: tuple[int, int], verb: VerbMatch, end: int) -> bool:
    """Say whether the bare measure before the comma waits for the noun of the one behind it."""
    last = find_verb(view, *left)
    if last is None or _MEASURE_OF.match(view.lower, verb.end, end) is None:
        return False
    return _BARE_MEASURE.match(view.lower[last.end : left[1]]) is not None


_CHANGE = frozenset("tăng;tăng trưởng;giảm;tăng thêm;thu;nộp;hạ;giải ngân;phấn đấu".split(";"))
_HOPED = re.compile(
    r" (?:còn |dưới |trên )?\d[\d.,]*(?: ?%| điểm| lần)?(?: trở lên)?(?=[,;.](?!\d)|$)"
)
_BARE_NUMBER = re.compile(
    r" (?:đạt |từ |trên |ít nhất |khoảng |bình quân |hơn |gần |lên |xuống |còn |tối thiểu )*"
    r"\d[\d.,]*(?: ?- ?\d[\d.,]*)? ?(?:%|điểm|lần|vụ|lượt|tỷ đồng|triệu đồng)?"
    r"(?: trở lên)?(?= so với|[,;.]|$)"
)


def is_measure_tail(view: View, verb: VerbMatch, end: int) -> bool:
    """ ", tăng 16,8% so với năm 2010" measures the clause before it."""
    if verb.sense.surface not in _CHANGE:
        return False
    if verb.sense.surface == "phấn đấu":
        # "tổn thất dưới 4,85%, phấn đấu 4,7%": one figure, and the one hoped for.
        hoped = _HOPED.match(view.lower, verb.end, end) is not None
        return hoped or view.lower.startswith(" đạt", verb.end)
    return _BARE_NUMBER.match(view.lower, verb.end, end) is not None

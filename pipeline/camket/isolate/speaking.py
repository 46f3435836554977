"""Who speaks in a text without a head: a notice, an answer, news of what a body has issued."""

from __future__ import annotations

import re
from collections import Counter

from camket.heads import head_at
from camket.isolate.head import Head
from camket.isolate.names import readable
from camket.isolate.parties import bodies, issuer_at
from camket.isolate.scan import CAPITAL, Line
from camket.records import Issuer
from camket.texts import View

# A notice or an answer: "Nay UBND phường thông báo …", "Sở … đã kiểm tra và trả lời như sau:".
_SPEAKS = re.compile(
    r" (?:xin |trân trọng |đã kiểm tra và )?(?:thông báo(?! số)|trả lời|phúc đáp|có ý kiến)(?!\w)"
)
# "UBND tỉnh vừa ban hành Kế hoạch …": the first words of the news.
_ISSUED = re.compile(
    r" (?:vừa|đã) (?:ký )?(?:ban hành|có) (?:kế hoạch|quyết định|chỉ thị|nghị quyết|chương trình|"
    r"công văn|công điện|văn bản)(?!\w)"
)
_POST = re.compile(
    r"(?:chủ tịch|giám đốc|bí thư|trưởng|chánh văn phòng|hiệu trưởng|lãnh đạo|chuyên viên) \Z"
)
_FIRST = 8
_LONGEST_NAME = 120
_LEAD = 400


def speaker(head: Head) -> tuple[Issuer, ...]:
    """The body that gives notice or answers, in the first lines or in the last."""
    lines = [line for line in head.lines if line.size >= _SHORTEST]
    for line in (*lines[:_FIRST], *lines[-1:]):
        found = _just_before(head.view, line, _SPEAKS, line.size)
        if found is not None:
            return (found,)
    return ()


_SHORTEST = 20


def reported_issuer(head: Head, news: list[Line]) -> tuple[Issuer, ...]:
    """The body whose plan or decision the first paragraph of the news reports."""
    for line in [line for line in news if line.prose][:1]:
        found = has_issued(head.view, line)
        if found is not None:
            return (found,)
    return ()


def has_issued(view: View, line: Line) -> Issuer | None:
    """The body that has issued an act, in the opening of a paragraph."""
    return _just_before(view, line, _ISSUED, _LEAD)


def _just_before(view: View, line: Line, verb: re.Pattern[str], within: int) -> Issuer | None:
    found = None if "|" in line.text else verb.search(line.low, 0, min(within, line.size))
    if found is None:
        return None
    stop = line.start + found.start()
    named = bodies(view, max(line.start, stop - _LONGEST_NAME), stop)
    if not named or named[-1].end != stop:
        return None
    if _POST.search(view.lower, max(line.start, named[-1].start - 30), named[-1].start):
        return None  # a person of that body, whose name the body's would swallow
    return issuer_at(view, named[-1].start, named[-1].end)


_OWN_NAME = re.compile(r"tên (?:đơn vị|cơ quan|trường)(?: đăng ký)? ?: ?")


def own_name(head: Head) -> tuple[Issuer, ...]:
    """`Tên đơn vị: Trường …` below the title."""
    for line in head.whole[:20]:
        found = _OWN_NAME.match(line.low)
        if found is not None and line.size <= _LONGEST_OWN_NAME:
            named = bodies(head.view, line.start + found.end(), line.end)[:1]
            return tuple(issuer_at(head.view, one.start, line.end) for one in named)
    return ()


_LONGEST_OWN_NAME = 120


_PLACE_FIRST = re.compile(rf"(?P<place>(?:{CAPITAL}[^\W\d_]*[ -]?){{1,4}}): ?\S")
_OPEN_LEVEL = re.compile(r" (?:huyện|quận|thị xã|phường|xã|thị trấn|tỉnh)\Z")


def of_headline_place(head: Head, top: Line | None) -> tuple[Issuer, ...]:
    """`YÊN HÀ: Ký giao ước …` over news that names `Hội Nông dân huyện` again and again."""
    place = _PLACE_FIRST.match(top.text) if top is not None else None
    if place is None or head_at(place.group("place").lower(), 0) is not None:
        return ()
    counted: Counter[str] = Counter()
    for line in head.zone("news", "byline"):
        for body in bodies(head.view, line.start, line.end):
            name = readable(head.view.text[body.start : body.end])
            if _OPEN_LEVEL.search(name.lower()):
                counted[name] += 1
    common = counted.most_common(1)
    if not common or common[0][1] < _AGAIN:
        return ()
    return (Issuer(name=f"{common[0][0]} {place.group('place').title()}"),)


_AGAIN = 2

"""An act that a page hands over: the words of the bridge, or the headline, name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from camket.dates import find_dates
from camket.isolate.annexes import annexed
from camket.isolate.chrome import is_chrome
from camket.isolate.enacting import attached_to
from camket.isolate.head import Head
from camket.isolate.parties import bodies, issuer_at
from camket.isolate.scan import CAPITAL, Line
from camket.isolate.signs import ORGANISATION, first_symbol
from camket.isolate.speaking import has_issued
from camket.isolate.telling import tells_news
from camket.records import Genre, Issuer, ZoneName
from camket.symbols import Symbol
from camket.texts import View

_GENRE: dict[str, Genre] = {
    "kế hoạch": "plan",
    "chương trình": "programme",
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
    "kết luận": "conclusion",
    "công điện": "urgent_dispatch",
    "quyết định": "decision",
    "công văn": "other",
}
_ACT = rf"(?P<type>{'|'.join(_GENRE)})(?: hành động)?(?: (?:thượng )?khẩn| hỏa tốc)?(?! ủy)(?!\w)"
# "Nội dung Chỉ thị như sau:", "trân trọng giới thiệu toàn văn Nghị quyết …".
_HANDS_OVER = re.compile(rf"(?:toàn văn|nguyên văn|nội dung)(?: của)?(?: bản)? {_ACT}")
# "Chỉ thị về việc …" as the headline of a portal: the entry of the act itself; behind the name of
# the place only with its body ("Đồi Mây: Nghị quyết của HĐND huyện về …").
_ENTRY = re.compile(
    rf"(?:[^:.;]{{2,40}}: (?=[^:;]{{4,40}} của ))?{_ACT}(?: số \S+)?"
    rf"(?: của [^,.;]{{4,60}}| (?={ORGANISATION.pattern})[^,.;:]{{4,60}}?)? (?:về|v/v)(?!\w)"
)
# What an act has led to: the headline of an article about it.
_EFFECT = re.compile(
    r"cuộc sống|kết quả|lan tỏa|chuyển biến|sức bật|đòn bẩy|(?<!\w)(?:đã|vừa|đang|giúp|góp phần|"
    r"mang lại|tạo|sau|qua|nhìn từ)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Handed:
    """The genre of the act, the body that issues it, the number and the day the page gives it."""

    genre: Genre
    issuers: tuple[Issuer, ...]
    symbol: Symbol | None
    when: date | None


def handed(head: Head, top: Line | None) -> Handed | None:
    """The act behind the bridge or under a headline that is an act's own title."""
    annex = annexed(head.lines)
    if annex is not None and head.frame.start == head.frame.end:
        symbol, when = _numbered(annex.type, [annex.act] if annex.act else [])
        issuers = attached_to(head.view, head.lines[: annex.body + 1]) if annex.act else ()
        return Handed(_GENRE[annex.type], issuers, symbol, when)
    bridge = head.lines[head.frame.bridge] if head.frame.bridge is not None else None
    found = _HANDS_OVER.search(bridge.low) if bridge is not None else None
    if found is None and top is not None:
        found = _entry(top)
    if found is None:
        return None
    kind = found.group("type")
    near = [line for line in (bridge, top, *_first(head)) if line is not None]
    symbol, when = _numbered(kind, near)
    return Handed(_GENRE[kind], _issuer(head.view, kind, near), symbol, when)


def introduced(head: Head) -> Handed | None:
    """What the page says of a document that it prints without its header: whose, number and day.

    `Ngày 23/8, Tỉnh ủy … đã ban hành Chương trình số … Xin đăng toàn văn:` above the type line.
    """
    bridge = head.frame.bridge
    kind = head.kind.name.lower() if head.kind is not None else ""
    if bridge is None or head.header or kind not in _GENRE:
        return None
    near = [line for line in head.lines[max(0, bridge - _ABOVE) : bridge + 1] if line.prose]
    symbol, when = _numbered(kind, near)
    when = when or next((day for day in map(_issued_on, near) if day is not None), None)
    return Handed(_GENRE[kind], _issuer(head.view, kind, near), symbol, when)


_ABOVE = 4
_DAY_FIRST = re.compile(r"(?:(?:sáng|chiều|tối) )?(?:ngày )[\d/.-]+")


def _issued_on(line: Line) -> date | None:
    """`Ngày 23/8/2017, Tỉnh ủy … đã ban hành …`: the day in front of the sentence."""
    day = _DAY_FIRST.match(line.low)
    if day is None or _ISSUED.search(line.low[:_OPENING]) is None:
        return None
    return next((found.value for found in find_dates(day.group()) if found.value), None)


def _entry(top: Line) -> re.Match[str] | None:
    """The type that a headline begins with, when the headline is the title of an act."""
    found = _ENTRY.match(top.low)
    return None if found is None or _EFFECT.search(top.low, found.end()) else found


def _first(head: Head) -> list[Line]:
    return head.zone("news", "preamble", "body")[:3]


_ACT_FIRST = re.compile(_ACT)


def act_in_headline(view: View, top: Line | None) -> tuple[Issuer, ...]:
    """`Nghị quyết Đảng bộ xã …: Phấn đấu …`: the body whose act news tells of."""
    found = _ACT_FIRST.match(top.low) if top is not None else None
    return _issuer(view, found.group("type"), [top]) if found is not None and top else ()


_ISSUED = re.compile(
    r"(?:đã|vừa) (?:ký )?ban hành |"
    r"(?<!\w)(?:có|ra|ký|gửi) (?:công điện|công văn|chỉ thị|kế hoạch|quyết định)|"
    r"đã thông qua nghị quyết"
)


def entry_zones(lines: list[Line], zones: dict[int, ZoneName], headline: int | None) -> None:
    """Under the title of an act the article tells the act: its body from the sentence that says
    that it was issued, what stands above it is the occasion. Contents that nobody tells are body.
    """
    top = lines[headline] if headline is not None else None
    below = [line for line in lines[(headline or 0) + 1 :] if zones[line.index] in _OF_ARTICLE]
    begin = _contents(top, below) if top is not None else None
    if begin is None:
        return
    for line in below:
        zones[line.index] = "preamble" if line.index < begin else _inside(zones[line.index])
    last = below[-1].index + 1
    if last < len(lines) and lines[last].size >= _CUT_SIZE and not is_chrome(lines[last]):
        zones[last] = "body"  # a paragraph that was cut off


def _contents(top: Line, below: list[Line]) -> int | None:
    """Index of the line where the contents of the act begin; `None` when there are none."""
    sent = addressed(top, below)
    if sent is not None:
        return sent.index + 1
    if _entry(top) is None or not below:
        return None
    issued = next((line for line in below if _ISSUED.search(line.low)), None)
    if issued is None:
        return None if tells_news(below) else below[0].index
    # A sentence that only says that there is an act is not of its contents.
    return issued.index + (_BREAK.search(issued.text) is None)


def addressed(top: Line, below: list[Line]) -> Line | None:
    """The `Kính gửi: …` below a headline `Thông báo về việc …`: a letter put on a page."""
    notice = top.low.startswith("thông báo ")
    return next((line for line in below[:3] if notice and line.low.startswith("kính gửi")), None)


def _inside(zone: ZoneName) -> ZoneName:
    return "lead" if zone == "lead" else "body"


_BREAK = re.compile(rf"[.:;] {CAPITAL}")
_CUT_SIZE = 60
_OF_ARTICLE: frozenset[ZoneName] = frozenset({"news", "lead", "body"})


def _issuer(view: View, kind: str, lines: list[Line]) -> tuple[Issuer, ...]:
    """The body named behind the type, the one spoken for, or the one that has issued it."""
    for line in lines:
        for pattern in (rf"(?<!\w){kind} {_OF}", _FOR):
            for found in re.finditer(pattern, line.low[:_OPENING]):
                body = bodies(view, line.start + found.end(), line.end)[:1]
                if body and body[0].start == line.start + found.end():
                    return (_of_place(line, issuer_at(view, body[0].start, body[0].end)),)
    issued = (has_issued(view, line) for line in lines)
    return next(((one,) for one in issued if one is not None), ())


_PLACE_FIRST = re.compile(rf"(?P<place>(?:{CAPITAL}[^\W\d_]*[ -]?){{1,4}}): \S")
_OPEN_LEVEL = re.compile(r" (?:huyện|quận|thị xã|phường|xã|thị trấn|tỉnh|thành phố)\Z")


def _of_place(line: Line, issuer: Issuer) -> Issuer:
    """`Đồi Mây: Nghị quyết của HĐND huyện …` is one of the council of the district Đồi Mây."""
    place = _PLACE_FIRST.match(line.text)
    if place is None or _OPEN_LEVEL.search(issuer.name.lower()) is None:
        return issuer
    return issuer.model_copy(update={"name": f"{issuer.name} {place.group('place')}"})


_OF = (
    r"(?:(?:thượng )?khẩn |hỏa tốc )?(?:số \S+ )?(?:của )?"
    r"(?:đại hội (?:đại biểu )?|chủ tịch (?=ubnd|ủy ban))?"
)
_FOR = r"(?<!\w)thay mặt "
_OPENING = 400


def _numbered(kind: str, lines: list[Line]) -> tuple[Symbol | None, date | None]:
    """`Chỉ thị số 12/CT-UBND ngày 15/8/2018`: the number right behind the type, and its day."""
    numbered: list[tuple[Symbol, date | None]] = []
    for line in lines:
        for named in re.finditer(rf"(?<!\w){kind}(?= số)", line.low):
            found = first_symbol(line.text[:1200], named.end())
            if found is not None and found[1] - named.end() <= 1:
                numbered.append((found[0], _day_after(line.low, found[2])))
    first = numbered[0] if numbered else (None, None)
    return next((one for one in numbered if one[0] == first[0] and one[1] is not None), first)


_DAY = re.compile(r",? \(?ngày ")


def _day_after(low: str, at: int) -> date | None:
    if _DAY.match(low, at) is None:
        return None
    return next((found.value for found in find_dates(low[at : at + 40]) if found.value), None)

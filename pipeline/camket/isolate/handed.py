"""An act that a page hands over: the words of the bridge, or the headline, name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from camket.dates import find_dates
from camket.isolate.head import Head
from camket.isolate.parties import bodies, issuer_at
from camket.isolate.scan import Line
from camket.isolate.signs import first_symbol
from camket.isolate.speaking import has_issued
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
}
_ACT = rf"(?P<type>{'|'.join(_GENRE)})(?: hành động)?(?! ủy)(?!\w)"
# "Nội dung Chỉ thị như sau:", "trân trọng giới thiệu toàn văn Nghị quyết …".
_HANDS_OVER = re.compile(rf"(?:toàn văn|nguyên văn|nội dung)(?: của)?(?: bản)? {_ACT}")
# "Chỉ thị về việc …" as the headline of a portal: the entry of the act itself.
_ENTRY = re.compile(rf"{_ACT}(?: số \S+)?(?: của [^,.;]{{4,60}})? (?:về|v/v)(?!\w)")


@dataclass(frozen=True, slots=True)
class Handed:
    """The genre of the act, the body that issues it, the number and the day the page gives it."""

    genre: Genre
    issuers: tuple[Issuer, ...]
    symbol: Symbol | None
    when: date | None


def handed(head: Head, top: Line | None) -> Handed | None:
    """The act behind the bridge or under a headline that is an act's own title."""
    bridge = head.lines[head.frame.bridge] if head.frame.bridge is not None else None
    found = _HANDS_OVER.search(bridge.low) if bridge is not None else None
    if found is None and top is not None:
        found = _ENTRY.match(top.low)
    if found is None:
        return None
    kind = found.group("type")
    near = [line for line in (bridge, top, *_first(head)) if line is not None]
    symbol, when = _numbered(kind, near)
    return Handed(_GENRE[kind], _issuer(head.view, kind, near), symbol, when)


def _first(head: Head) -> list[Line]:
    return head.zone("news", "preamble", "body")[:3]


_ISSUED = re.compile(r"(?:đã|vừa) (?:ký )?ban hành ")


def entry_zones(lines: list[Line], zones: dict[int, ZoneName], headline: int | None) -> None:
    """Under the title of an act the article tells the act: its body from the sentence that says
    that it was issued, what stands above it is the occasion.
    """
    top = lines[headline] if headline is not None else None
    if top is None or _ENTRY.match(top.low) is None:
        return
    below = [line for line in lines[top.index + 1 :] if zones[line.index] == "news"]
    issued = next((line.index for line in below if _ISSUED.search(line.low)), None)
    if issued is None:
        return
    for line in below:
        zones[line.index] = "preamble" if line.index < issued else "body"


def _issuer(view: View, kind: str, lines: list[Line]) -> tuple[Issuer, ...]:
    """The body named behind the type, the one spoken for, or the one that has issued it."""
    for line in lines:
        for pattern in (rf"(?<!\w){kind} (?:số \S+ )?(?:của )?(?:đại hội (?:đại biểu )?)?", _FOR):
            for found in re.finditer(pattern, line.low[:_OPENING]):
                body = bodies(view, line.start + found.end(), line.end)[:1]
                if body and body[0].start == line.start + found.end():
                    return (issuer_at(view, body[0].start, body[0].end),)
    issued = (has_issued(view, line) for line in lines)
    return next(((one,) for one in issued if one is not None), ())


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

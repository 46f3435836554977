"""Whose plan an article tells: the body or the place that plans in its first sentences.

News itself is nobody's; a plan that news tells belongs to the body that has made it.
"""

from __future__ import annotations

import re

from camket import places
from camket.isolate.genre import carries_promises
from camket.isolate.head import Head
from camket.isolate.names import readable
from camket.isolate.parties import Body, bodies, issuer_at, named, runs
from camket.isolate.scan import CAPITAL, Line
from camket.isolate.signs import ORGANISATION
from camket.records import Issuer
from camket.texts import View

_PLANS = (
    r"(?:phấn đấu|đề ra|đưa ra|đặt (?:ra )?(?:mục tiêu|chỉ tiêu)|xây dựng (?:kế hoạch|"
    r"chương trình)|ban hành|ra (?:nghị quyết|chỉ thị|kế hoạch)|triển khai|quán triệt|giao "
    r"(?:chỉ tiêu|kế hoạch)|xác định|thông qua|quyết tâm|dự kiến|khai mạc|phê duyệt|"
    r"cho biết sẽ|tổ chức (?:hội nghị|kỳ họp|đại hội|phiên họp|lễ)|sẽ (?!được))"
)
# What a body does right behind its name: "đã xây dựng chương trình hành động", "phấn đấu".
_ACTS = re.compile(
    rf"(?: \([^()]{{2,20}}\))?(?: (?:đã|vừa|cũng|tiếp tục|chính thức|long trọng|mới))* {_PLANS}"
)
# Before the subject of a sentence stand when, where, by what: "Ngày 9/9, ", "Năm 2018 ".
_ADVERBIAL = re.compile(
    r"(?:\([^()]{2,20}\) ?-? ?|[^\d,.;:()]{2,30} - )?(?:(?:vào )?(?:sáng|chiều|tối|trưa|ngày|năm|"
    r"trong|theo|thực hiện|nhằm|để|tại|từ|sau|vừa qua|mới đây|tính|bước|đến)(?!\w)"
    r"(?:[^.;]|\.(?=\d)){0,220}?"
    r"[ ,] ?)?(?:cũng |trong đó, |(?:toàn )?(?:lực lượng|ngành) )?"
)
_OF_GATHERING = re.compile(r"đại hội (?:đại biểu )?\Z")
_OF_POST = re.compile(r"(?:phó )?(?:chủ tịch|bí thư|giám đốc) \Z")
_AIM_OF = re.compile(
    r"(?:mục tiêu|chỉ tiêu|kế hoạch|nhiệm vụ|chủ đề)(?: mà| do)? (?P<who>[^.;]{6,120}?) "
    r"(?:vừa |đã )?(?:đề ra|đưa ra|đặt ra|xác định)(?!\w)"
)
_PLACE = re.compile(
    rf"(?P<noun>[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Đđ]ặc khu)?"
    rf" ?(?P<name>{CAPITAL}[^\W\d_]*(?:[ -]{CAPITAL}[^\W\d_]*){{0,3}})"
    rf"(?= (?:(?:đã|sẽ|tiếp tục|cũng) )*(?:phấn đấu|đặt mục tiêu|quyết tâm|tập trung|dự kiến))"
)
_NEWS = 4
_LEAD = 420


def planning(head: Head, top: Line | None, news: list[Line]) -> tuple[Issuer, ...]:
    """The bodies, else the place, whose plan headline or first paragraphs tell."""
    told = [line for line in news if line.size >= _SHORTEST][:_NEWS]
    for line in told:
        found = _aim_of(head.view, line) or _subject(head.view, line)
        if found:
            return found
    for line in [top, *told] if top is not None else told:
        place = _place(head.view, line)
        if place is not None:
            return (place,)
    return ()


_SHORTEST = 60
_AIM = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu|đề ra|cam kết|quyết (?:tâm|nghị)")


def tells_plan(lines: list[Line]) -> bool:
    """A paragraph tells what is aimed at, not only what somebody has done or agreed on."""
    return any(
        _AIM.search(_SAID.sub("", line.low)) is not None and carries_promises(line)
        for line in lines
    )


# What somebody says in quotation marks is that person's, "Sang năm nhà tôi phấn đấu …".
_SAID = re.compile(r'"[^"]{60,}"')


def _aim_of(view: View, line: Line) -> tuple[Issuer, ...]:
    """`Đây là mục tiêu Ban Chỉ đạo … đề ra`: the body between the aim and its verb."""
    found = _AIM_OF.search(line.low, 0, _LEAD)
    if found is None or ORGANISATION.match(found.group("who")) is None:
        return ()
    start, end = line.start + found.start("who"), line.start + found.end("who")
    return (Issuer(name=readable(view.text[start:end]), span=view.span(start, end)),)


def _subject(view: View, line: Line) -> tuple[Issuer, ...]:
    """The bodies that stand where the subject does, right before a verb of planning."""
    for run in runs(view, bodies(view, line.start, min(line.end, line.start + _LEAD))):
        before = view.lower[line.start : run[0].start].rpartition(". ")[2]
        if before.endswith("tại ") and len(run) > 1:  # "tại Trường …, Huyện đoàn …": where, who
            run = run[1:]
        after = run[-1].end
        gathering = _OF_GATHERING.search(before)
        if gathering is not None and _ADVERBIAL.fullmatch(before[: gathering.start()]):
            return named(view, run[:1])
        post = _OF_POST.search(before)
        if post is not None:
            if _ADVERBIAL.fullmatch(before[: post.start()]) and _ISSUES.match(view.lower, after):
                return (issuer_at(view, run[0].start, _without_person(view, run[0])),)
            continue
        if _ADVERBIAL.fullmatch(before) and _ACTS.match(view.lower, after, line.end):
            return named(view, run)
    return ()


_ISSUES = re.compile(r"(?: [^\W\d]+){0,5} (?:vừa |đã )?(?:ký )?(?:ban hành|phê duyệt)(?!\w)")


_CAPITAL_WORDS = re.compile(rf"(?: {CAPITAL}[^\W\d_]*)+\Z")


def _without_person(view: View, body: Body) -> int:
    """End of `UBND tỉnh` in `Chủ tịch UBND tỉnh Trần Văn Hải`: no place, but who holds the post."""
    name = _CAPITAL_WORDS.search(view.text, body.start, body.end)
    if name is None or places.find(name.group().strip()):
        return body.end
    return name.start()


def _place(view: View, line: Line) -> Issuer | None:
    """`Năm 2018, tỉnh X phấn đấu …`; a bare name only when it is that of a province."""
    for found in _PLACE.finditer(view.text, line.start, min(line.end, line.start + _LEAD)):
        noun, name = found.group("noun"), found.group("name")
        before = line.low[: found.start() - line.start].rpartition(". ")[2]
        if _ADVERBIAL.fullmatch(before) is None:
            continue
        if noun is None:
            known = [place for place in places.find(name) if not place.parents]
            noun = known[0].kind if known else None
        if noun is not None:
            start = found.start("noun") if found.group("noun") else found.start("name")
            return Issuer(
                name=f"{noun[:1].upper()}{noun[1:]} {name}", span=view.span(start, found.end())
            )
    return None

"""Issuers that titles, headlines and the first line of a text name."""

from __future__ import annotations

import re

from camket.heads import head_at
from camket.isolate.header_cells import bare
from camket.isolate.issuers import BARE_PLACE, joint_issuers
from camket.isolate.names import readable
from camket.isolate.parties import bodies
from camket.isolate.scan import CAPITAL, Line
from camket.isolate.signs import ORGANISATION, is_joint
from camket.records import Issuer
from camket.texts import View

_NEWS_SUBJECT = re.compile(
    r"(?P<who>[^:]{4,140}?)(?::.{0,60}?)? (?:đã )?(?:(?:tổ chức |triển khai |tham gia )?(?:lễ |"
    r"hội nghị )?ký(?: kết)?|phát động|giao ước|"
    r"tổ chức|triển khai|long trọng|sơ kết|tổng kết|ra quân|hưởng ứng|đăng ký)(?!\w)"
)
_BETWEEN = re.compile(r"giữa (?P<all>.{6,260})$")
_BLOCK = re.compile(
    r"(?:khối|cụm) (?:thi đua|giao ước)(?: số \d+|"
    r" [ivx]+(?!\w))?(?: ?- ?)?(?P<tail>[^:;.()\"\n]{0,110})|"
    r"(?:khối|cụm) (?:các |số )[^:;.()\"\n]{3,90}|"
    r"(?<=giao ước thi đua )(?:khối|cụm) [^:;.()\"\n]{3,90}"
)
_BLOCK_STOP = re.compile(
    r" (?:đã|ký|tổ chức|thống nhất|long trọng|năm \d{4}|triển khai|họp|gồm|thực hiện|cùng|"
    r"phát động|giao ước|nhất trí|gặp|bước|tại|vừa|cử|bầu|mở|ra|và ký|"
    r"quyết tâm|phấn đấu|được|do|với|tiếp tục|tiến hành|đề ra|xác định|đăng ký|chính thức|"
    r"trình bày|có|là|,)(?!\w)|, thuộc |,? năm \d{4}| {2,}| ?\|"
)


def leading_body(view: View, lines: list[Line]) -> tuple[Issuer, ...]:
    """The body a line of the head opens with: `Chi cục Hải quan cảng Cửa Vạn, 31.10.2008`."""
    for line in lines:
        if line.size > 160 or line.marked or line.low.startswith(("kính ", "tỉnh ", "khối ")):
            continue
        found = bodies(view, line.start, line.end)
        if found and found[0].start == line.start and len(line.low[: found[0].end].split()) >= 2:
            start, end = found[0].start, found[0].end
            if re.match(r"(?: ?[,.|-].*)?$", view.lower[end : line.end]):
                return (Issuer(name=readable(view.text[start:end]), span=view.span(start, end)),)
    return ()


_SECTOR_BLOCK = re.compile(
    rf"(?<!\w)(?:Khối|Cụm|(?<=, )khối|(?<=, )cụm) (?={CAPITAL})[^:;.()\"\n]{{3,110}}"
)


def _sector_block(line: Line) -> re.Match[str] | None:
    """`Khối Tài chính - Ngân hàng`: a block named by its sectors, with capitals."""
    return None if line.caps else _SECTOR_BLOCK.search(line.text, 0, 400)


# Members of a block, its head, the block of a body in brackets: the block itself does not act.
_NOT_ITSELF = ("trưởng ", "các ", "trong ", "(thuộc ")
# "Đảng ủy Khối các cơ quan tỉnh" is the committee, not the block.
_OF_BLOCK = re.compile(r"(?:đảng ủy|đảng bộ|đoàn|công đoàn|hội cựu chiến binh) $")


def block_issuer(view: View, line: Line) -> Issuer | None:
    """The emulation block that acts in a headline or a paragraph of news."""
    found = _BLOCK.search(line.low, 0, 400) or _sector_block(line)
    while found is not None and line.low[: found.start()].endswith(_NOT_ITSELF):
        found = _BLOCK.search(line.low, found.end(), 400)
    if found is None:
        return None
    stop = _BLOCK_STOP.search(line.low, found.start() + 4, found.end())
    committee = _OF_BLOCK.search(line.low, 0, found.start())
    start = line.start + (committee.start() if committee else found.start())
    start, end = bare(view, start, line.start + (stop.start() if stop else found.end()))
    if end - start < 12:
        return None
    return Issuer(name=readable(view.text[start:end]), span=view.span(start, end))


def subject_issuers(view: View, line: Line) -> tuple[Issuer, ...]:
    """The body that acts in a headline: `Khối thi đua … ký giao ước …`."""
    found = _NEWS_SUBJECT.match(line.low)
    if found is None or not ORGANISATION.match(line.low):
        return ()
    start, end = line.start, line.start + found.end("who")
    words = found.group("who").split()
    block = words[0] in ("khối", "cụm") and len(words) >= 4
    if not block and (len(words) < 3 or not re.search(rf" {CAPITAL}|\d", view.text[start:end])):
        return ()
    if BARE_PLACE.match(found.group("who")) or words[-1] == "cùng":
        return ()
    return (Issuer(name=readable(view.text[start:end]), span=view.span(start, end)),)


_OF_BODY = re.compile(r"của (?P<who>[^\d;:()]{4,80})$")


def titled_body(view: View, lines: list[Line]) -> tuple[Issuer, ...]:
    """`CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ`: the body whose act the title names."""
    for line in lines[:2]:
        found = _OF_BODY.search(line.low) if line.caps else None
        if found is not None and line.low.startswith(_ACTS):
            body = bodies(view, line.start + found.start("who"), line.end)[:1]
            if body and body[0].start == line.start + found.start("who"):
                return (_named(view, body[0].start, line.end),)
    return ()


_ACTS = ("chương trình", "kế hoạch", "nghị quyết", "kết luận", "chỉ thị", "báo cáo", "lời ")


def title_issuers(view: View, lines: list[Line]) -> tuple[Issuer, ...]:
    """Parties a covenant's title names: a block of its own line, or `giữa A với B`."""
    for line in lines:
        if is_joint(line):
            return joint_issuers(view, line)
        low = line.low.removeprefix("của ").removeprefix("giữa ")
        skip = len(line.low) - len(low)
        if low.startswith(("khối ", "cụm ")):
            return (_named(view, line.start + skip, line.end),)
        between = _BETWEEN.search(line.low)
        if between is not None:
            return _parties(
                view, line.start + between.start("all"), line.start + between.end("all")
            )
        if line.index and re.match(
            r"(?:trường|công ty|bệnh viện|xã|phường|huyện|quận|đảng ủy|ubnd) ", line.low
        ):
            return (_named(view, line.start, line.end),)
    for line in lines:
        found = re.search(r"của (\S.+)$", line.low)
        if found and ORGANISATION.match(found.group(1)):
            return (_named(view, line.start + found.start(1), line.end),)
        found = re.search(r"^((?:khối|cụm) thi đua.+)$", line.low)
        if found:
            return (_named(view, line.start + found.start(1), line.end),)
    return ()


_AFTER_NAME = re.compile(
    r" ?\(| ?- ?năm (?:học|\d{4})|,? (?:ngày \d|năm \d{4}|năm học|giai đoạn|nhiệm kỳ)"
)


def _named(view: View, start: int, end: int) -> Issuer:
    low = view.lower
    stop = _AFTER_NAME.search(low, start + 4, end)
    end = stop.start() if stop else end
    comma = low.find(", ", start, end)
    if comma > start + 8 and (BARE_PLACE.match(low, comma + 2) or head_at(low, comma + 2)):
        end = comma if not low.startswith(("khối ", "cụm "), start) else end
    start, end = view.trim(start, end)
    return Issuer(name=readable(view.text[start:end]), span=view.span(start, end))


def _parties(view: View, start: int, end: int) -> tuple[Issuer, ...]:
    """`A, B và C` after `giữa`: the bodies named; without names, the sides as they are called."""
    found = bodies(view, start, end)
    if len(found) >= 2:
        return tuple(_named(view, body.start, body.end) for body in found)
    out: list[Issuer] = []
    at = start
    for cut in re.finditer(
        r" với | và (?=hội |đoàn |công đoàn |ban |ubnd |ủy ban )|; ?", view.lower[start:end]
    ):
        out.append(_named(view, at, start + cut.start()))
        at = start + cut.end()
    out.append(_named(view, at, end))
    return tuple(issuer for issuer in out if ORGANISATION.match(issuer.name.lower()))


def find_block(text: str, low: str) -> str | None:
    """The emulation block or cluster a head speaks of (`Khối thi đua các phường`)."""
    found = _BLOCK.search(low)
    if found is None:
        return None
    stop = _BLOCK_STOP.search(low, found.start() + 4, found.end())
    end = stop.start() if stop else found.end()
    name = text[found.start() : end].strip(" -,")
    return readable(name) if len(name) >= 8 else None

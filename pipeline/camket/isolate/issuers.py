"""Issuers: the bodies a header, a title or a headline names."""

from __future__ import annotations

import re

from camket.isolate.names import expand, readable
from camket.isolate.parties import bodies
from camket.isolate.scan import CAPITAL, Line
from camket.isolate.signs import (
    MOTTO,
    NUMBER,
    ORGANISATION,
    PARTY,
    PLACE_DATE,
    STATE,
    is_joint,
)
from camket.organisations import head_at
from camket.records import Issuer
from camket.texts import View

_CELL = re.compile(r" {2,}|\||\t")
_LEVEL = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)(?: |$)(?!ủy|"
    r"hội)(?P<name>.+)?",
    re.I,
)
_BARE_PLACE = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) (?!ủy|đoàn)\S"
)
# Bodies every unit has: alone they do not say whose they are.
_HAS_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) (?!ủy|hội|đoàn)\S"
)
_GENERIC = re.compile(
    r"(?:ban (?:chấp hành|thường vụ|tổ chức|tuyên giáo|dân vận|nội chính|chỉ đạo|quản lý)|"
    r"ủy ban (?:nhân dân|kiểm tra)|"
    r"hội đồng (?:nhân dân|thi đua)|văn phòng|sở |phòng |thanh tra|công an|đảng ủy (?:quân sự|"
    r"khối|công an)|chi cục |cục |"
    r"ban chỉ huy quân sự|bộ chỉ huy|khối thi đua|cụm thi đua|trung tâm|hội |đoàn )"
)
_PARTY_COMMITTEE = re.compile(
    r"(?P<body>tỉnh ủy|thành ủy|quận ủy|huyện ủy|thị ủy|đảng ủy|đảng bộ)(?: (?P<of>.+))?$", re.I
)
_OF_PARTY = {
    "tỉnh ủy": "tỉnh",
    "thành ủy": "thành phố",
    "quận ủy": "quận",
    "huyện ủy": "huyện",
    "thị ủy": "thị xã",
}
# Bodies inside another: the line above says whose.
_INNER = re.compile(
    r"công đoàn(?: cơ sở| bộ phận)?|(?:ban chấp hành )?công đoàn(?: cơ sở)?|chi bộ|"
    r"ban chấp hành|ban thường vụ|ban thường trực|thường trực|đoàn thanh niên|chi đoàn|"
    r"ban giám đốc|ban giám hiệu|hội đồng quản trị|hội đồng thành viên"
)
_NEWS_SUBJECT = re.compile(
    r"(?P<who>[^:]{4,140}?)(?::.{0,60}?)? (?:đã )?(?:(?:tổ chức |triển khai |tham gia )?(?:lễ |"
    r"hội nghị )?ký(?: kết)?|phát động|giao ước|"
    r"tổ chức|triển khai|long trọng|sơ kết|tổng kết|ra quân|hưởng ứng|đăng ký)(?!\w)"
)
_BETWEEN = re.compile(r"giữa (?P<all>.{6,260})$")
_BLOCK = re.compile(
    r"(?:khối|cụm) (?:thi đua|giao ước)(?: số \d+|"
    r" [ivx]+(?!\w))?(?: ?- ?)?(?P<tail>[^:;.()\"\n]{0,110})|"
    r"(?:khối|cụm) (?:các |số )[^:;.()\"\n]{3,90}"
)
_BLOCK_STOP = re.compile(
    r" (?:đã|ký|tổ chức|thống nhất|long trọng|năm \d{4}|triển khai|họp|gồm|thực hiện|cùng|"
    r"phát động|giao ước|nhất trí|gặp|bước|tại|vừa|cử|bầu|mở|ra|và ký|"
    r"quyết tâm|phấn đấu|được|do|với|tiếp tục|có |là |,)(?!\w)|,? năm \d{4}| {2,}| ?\|"
)


# The Youth Union prints its own name where others print the national header.
_YOUTH = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh")


def header_columns(view: View, lines: list[Line]) -> list[tuple[int, int]]:
    """View ranges of the cells on the issuer's side of a header, in reading order."""
    cells: list[tuple[int, int]] = []
    for line in lines:
        for start, end in _cells(view, line):
            text = view.lower[start:end]
            if ORGANISATION.match(text) and _issuer_like(view.text[start:end]):
                cells.append((start, end))
    return cells


def _issuer_like(text: str) -> bool:
    return text.isupper() or (len(text) <= 60 and sum(c.isupper() for c in text) > 0.6 * len(text))


def _cells(view: View, line: Line) -> list[tuple[int, int]]:
    """The line without national header, motto, number and date, cut at columns."""
    taken = sorted(
        (found.start(), found.end())
        for pattern in (STATE, MOTTO, PARTY, PLACE_DATE)
        for found in pattern.finditer(line.low)
        if pattern is not PARTY or line.text[found.start() : found.end()].isupper()
    )
    youth = _YOUTH.search(line.low)
    if youth is not None and youth.start() > 0:
        taken.append((youth.start(), youth.end()))
    number = NUMBER.search(line.low)
    block = line.low.startswith(("khối ", "cụm "))
    if number is not None and not block and re.match(r"[\d./_… ]*[-/]", line.low[number.end() :]):
        taken.append((number.start(), len(line.low)))
    out: list[tuple[int, int]] = []
    at = 0
    for start, end in [*sorted(taken), (len(line.low), len(line.low))]:
        if start > at:
            out.extend(_split(view, line.start + at, line.start + start))
        at = max(at, end)
    return out


def _split(view: View, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = start
    for cut in _CELL.finditer(view.text, start, end):
        out.append((at, cut.start()))
        at = cut.end()
    out.append((at, end))
    return [pair for pair in (_bare(view, a, b) for a, b in out) if pair[0] < pair[1]]


def _bare(view: View, start: int, end: int) -> tuple[int, int]:
    text = view.text
    while start < end and text[start] in " -*_|.:;,=":
        start += 1
    while end > start and text[end - 1] in " -*_|.:;,=":
        end -= 1
    return start, end


def joint_issuers(view: View, line: Line) -> tuple[Issuer, ...]:
    """`QUẬN ỦY - HĐND - UBND - UBMTTQ VIỆT NAM QUẬN NGÔ QUYỀN` -> four bodies of the district."""
    ranges: list[tuple[int, int]] = []
    at = line.start
    for cut in re.finditer(r" ?[-,;] ?", line.text):
        ranges.append((at, line.start + cut.start()))
        at = line.start + cut.end()
    ranges.append((at, line.end))
    if _several_bodies(line):
        ranges = _wide_parts(line)
    places = (_shared_place(view.text[start:end]) for start, end in reversed(ranges))
    place = next(filter(None, places), "")
    issuers = []
    for start, end in ranges:
        start, end = view.trim(start, end)
        if start < end:
            name = _with_place(expand(view.text[start:end]), place)
            issuers.append(Issuer(name=readable(name), span=view.span(start, end)))
    return tuple(issuers)


def _wide_parts(line: Line) -> list[tuple[int, int]]:
    ranges, at = [], line.start
    for part in line.text.split(" - "):
        ranges.append((at, at + len(part)))
        at += len(part) + 3
    return ranges


def _several_bodies(line: Line) -> bool:
    """`HỘI NÔNG DÂN - HỘI CỰU CHIẾN BINH HUYỆN …`: every part is the name of a body."""
    if not line.caps or line.columns or line.low.startswith(("khối", "cụm")):
        return False
    parts = line.low.split(" - ")
    return len(parts) >= 2 and all(
        ORGANISATION.match(part) is not None and len(part.split()) >= 3 for part in parts
    )


def _shared_place(text: str) -> str:
    """`UBMTTQ VIỆT NAM QUẬN NGÔ QUYỀN` -> `QUẬN NGÔ QUYỀN`."""
    found = re.search(
        r"(?<!\w)(?:TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ|THỊ TRẤN|ĐẶC KHU) (?!ỦY).+$",
        text,
    )
    return found.group() if found else ""


_LEVEL_NOUNS = (
    "TỈNH", "THÀNH PHỐ", "QUẬN", "HUYỆN", "THỊ XÃ", "PHƯỜNG", "XÃ", "THỊ TRẤN", "ĐẶC KHU",
)  # fmt: skip


def _with_place(name: str, place: str) -> str:
    if not place or place in name:
        return name
    level = next((noun for noun in _LEVEL_NOUNS if place.startswith(noun + " ")), None)
    if level is not None and name.endswith(level):
        return name + place[len(level) :]
    committee = _PARTY_COMMITTEE.fullmatch(name)
    if committee is not None and not committee.group("of"):
        level = _OF_PARTY.get(committee.group("body").lower())
        if level is not None and place.lower().startswith(level + " "):
            return f"{name} {place[len(level) + 1 :]}"
    return f"{name} {place}"


def header_issuers(view: View, lines: list[Line]) -> tuple[Issuer, ...]:
    """The issuing body of a formal header: the last name on the left, with its place."""
    for line in lines:
        if is_joint(line) or _several_bodies(line):
            return joint_issuers(view, line)
    cells = header_columns(view, lines)
    if not cells:
        return ()
    parts = _joined(view, cells)
    start, end = parts[-1]
    own = view.text[start:end].replace("\n", " ")
    above = [view.text[a:b].replace("\n", " ") for a, b in parts[:-1]]
    return (Issuer(name=_full_name(own, above), span=view.span(start, end)),)


def _joined(view: View, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`ỦY BAN NHÂN DÂN` / `TỈNH VĨNH SƠN`: one name broken over two lines of its column.

    The two halves are one span only when nothing stands between them; else the first half stays.
    """
    parts: list[tuple[int, int]] = []
    for start, end in cells:
        text = view.lower[start:end]
        if (
            parts
            and _BARE_PLACE.match(text)
            and not _BARE_PLACE.match(view.lower[slice(*parts[-1])])
        ):
            previous = parts[-1]
            between = view.text[previous[1] : start]
            if not between.strip(" \n|"):
                parts[-1] = (previous[0], end)
                continue
        parts.append((start, end))
    return parts


def _full_name(own: str, above: list[str]) -> str:
    low = expand(own).lower()
    if _BARE_PLACE.match(low) and above:
        return readable(f"{above[-1]} {own}")
    name = readable(own)
    if above and _INNER.fullmatch(low):
        return f"{name} {readable(above[-1])}"
    if low in ("văn phòng", "thanh tra") and above:
        parent = readable(above[-1])
        return f"{name} {_place_of(parent) if low == 'thanh tra' else parent}"
    place = next((found for found in map(_place_of, reversed(above)) if found), "")
    open_ended = name.split()[-1][:1].islower() or name[-1].isdigit() or low.startswith("đảng ủy ")
    if place and open_ended and _GENERIC.match(low) and not _HAS_PLACE.search(low):
        return f"{name} {_level_place(place) if low.startswith('đảng ủy ') else place}"
    return name


def _level_place(committee: str) -> str:
    """`Huyện ủy Hưng Thịnh` -> `huyện Hưng Thịnh`."""
    found = _PARTY_COMMITTEE.match(committee)
    level = _OF_PARTY.get(found.group("body").lower()) if found else None
    return f"{level} {found.group('of')}" if found and level and found.group("of") else committee


def signed_issuer(name: str, behalf: str | None) -> str:
    """The committee that adopted a Party document, as its signature says.

    `Quận ủy X` signed `T/M BAN CHẤP HÀNH` -> `Ban Chấp hành Đảng bộ quận X`.
    """
    found = _PARTY_COMMITTEE.fullmatch(name)
    if found is None or behalf is None:
        return name
    low = behalf.lower()
    if low.startswith(("ban thường vụ", "thường trực", "ban thường trực")):
        return f"{behalf} {name}"
    if not low.startswith("ban chấp hành"):
        return name
    level = _OF_PARTY.get(found.group("body").lower())
    of = found.group("of") or ""
    if level is None and re.match(r"(?:xã|phường|thị trấn|đặc khu) ", of):
        return f"Ban Chấp hành Đảng bộ {of}"
    return f"Ban Chấp hành Đảng bộ {level} {of}" if level and of else name


def _place_of(parent: str) -> str:
    """The place of a parent body: `UBND TỈNH X` -> `tỉnh X`, `QUẬN ỦY X` -> `Quận ủy X`."""
    name = readable(parent)
    committee = _PARTY_COMMITTEE.match(name)
    if committee is not None:
        return name
    found = re.search(
        r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) .+$", name, re.I
    )
    return found.group()[:1].lower() + found.group()[1:] if found else ""


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


_SECTOR_BLOCK = re.compile(rf"(?<!\w)(?:Khối|Cụm) (?={CAPITAL})[^:;.()\"\n]{{3,110}}")


def _sector_block(line: Line) -> re.Match[str] | None:
    """`Khối Tài chính - Ngân hàng`: a block named by its sectors, with capitals."""
    return None if line.caps else _SECTOR_BLOCK.search(line.text, 0, 400)


def block_issuer(view: View, line: Line) -> Issuer | None:
    """The emulation block that acts in a headline or a paragraph of news."""
    found = _BLOCK.search(line.low, 0, 400) or _sector_block(line)
    while found is not None and line.low[: found.start()].endswith(("trưởng ", "các ", "trong ")):
        found = _BLOCK.search(line.low, found.end(), 400)
    if found is None:
        return None
    stop = _BLOCK_STOP.search(line.low, found.start() + 4, found.end())
    start = line.start + found.start()
    start, end = _bare(view, start, line.start + (stop.start() if stop else found.end()))
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
    if not block and (
        len(words) < 3 or not re.search(rf" {CAPITAL}|\d", view.text[start:end])
    ):
        return ()
    if _BARE_PLACE.match(found.group("who")):
        return ()
    return (Issuer(name=readable(view.text[start:end]), span=view.span(start, end)),)


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
    if comma > start + 8 and (_BARE_PLACE.match(low, comma + 2) or head_at(low, comma + 2)):
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

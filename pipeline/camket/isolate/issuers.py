"""Issuers: the bodies a header, a title or a headline names."""

from __future__ import annotations

import re

from camket.heads import head_at
from camket.isolate.committees import (
    OF_PARTY,
    PARTY_COMMITTEE,
    level_place,
    place_only,
    youth_committee,
)
from camket.isolate.header_cells import PIONEERS, cells_of, cut_at, header_columns
from camket.isolate.names import expand, readable
from camket.isolate.scan import Line
from camket.isolate.signs import ORGANISATION, is_joint
from camket.records import Issuer
from camket.texts import View

BARE_PLACE = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) (?!ủy|đoàn)\S"
)
_HAS_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) (?!ủy|hội|đoàn)\S"
)
# Bodies every unit has: alone they do not say whose they are.
_GENERIC = re.compile(
    r"(?:ban (?:chấp hành|thường vụ|tổ chức|tuyên giáo|dân vận|nội chính|chỉ đạo|quản lý)|"
    r"ủy ban (?:nhân dân|kiểm tra)|"
    r"hội đồng (?:nhân dân|thi đua)|văn phòng|sở |phòng |thanh tra|công an|đảng ủy (?:quân sự|"
    r"khối|công an)|chi cục |cục |"
    r"ban chỉ huy quân sự|bộ chỉ huy|công đoàn (?:ngành|viên chức)|"
    r"ban (?:dân tộc|tôn giáo)|trường chính trị$|đài phát thanh|liên minh hợp tác xã|"
    r"khối thi đua|cụm thi đua|trung tâm|hội |đoàn )"
)
# Bodies inside another: the line above says whose.
_INNER = re.compile(
    r"công đoàn(?: cơ sở| bộ phận)?|(?:ban chấp hành )?công đoàn(?: cơ sở)?|chi bộ|"
    r"ban chấp hành|ban thường vụ|ban thường trực|thường trực|chi đoàn|"
    r"đoàn (?:thanh niên(?: cộng sản)?|tncs)(?: hồ chí minh)?|"
    r"ban giám đốc|ban giám hiệu|hội đồng quản trị|hội đồng thành viên"
)


def joint_issuers(view: View, line: Line) -> tuple[Issuer, ...]:
    """`QUẬN ỦY - HĐND - UBND - UBMTTQ VIỆT NAM QUẬN NGÔ QUYỀN` -> four bodies of the district."""
    start, end = next(iter(cells_of(view, line)), (line.start, line.end))
    wide = _several_bodies(line)
    ranges = (
        cut_at(_BETWEEN_BODIES, view.lower, line.start, line.end)
        if wide
        else cut_at(_JOINS, view.text, start, end)
    )
    places = (_shared_place(view.text[start:end]) for start, end in reversed(ranges))
    place = next(filter(None, places), "")
    issuers = []
    for start, end in ranges:
        start, end = view.trim(start, end)
        if start < end:
            name = _with_place(expand(view.text[start:end]), place)
            issuers.append(Issuer(name=readable(name), span=view.span(start, end)))
    return tuple(issuers)


_JOINS = re.compile(r" ?[-,;] ?")
# The dash between two bodies, tight only before the noun of another: "BỘ Y TẾ-BỘ NỘI VỤ".
_BETWEEN_BODIES = re.compile(r" - |-(?=(?:bộ|sở|ban|hội|tổng liên đoàn|liên đoàn|ủy ban|ubnd) )")


# Two words are a body only when they are a committee: "PHÒNG KINH TẾ - XÃ HỘI" is one body.
_COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|xã|phường) (?:đoàn|ủy)$")


def _several_bodies(line: Line) -> bool:
    """`HỘI NÔNG DÂN - HỘI CỰU CHIẾN BINH HUYỆN …`: every part is the name of a body."""
    if not line.caps or line.columns or line.low.startswith(("khối", "cụm")):
        return False
    parts = _BETWEEN_BODIES.split(line.low)
    return len(parts) >= 2 and all(
        ORGANISATION.match(part) is not None and (len(part.split()) >= 3 or _COMMITTEE.match(part))
        for part in parts
    )


def _shared_place(text: str) -> str:
    """`UBMTTQ VIỆT NAM QUẬN NGÔ QUYỀN` -> `QUẬN NGÔ QUYỀN`."""
    found = re.search(
        r"(?<!\w)(?:TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ|THỊ TRẤN|ĐẶC KHU) "
        r"(?!ỦY|ĐOÀN).+$",
        text,
    )
    return found.group() if found else ""


_LEVEL_NOUNS = (
    "TỈNH", "THÀNH PHỐ", "QUẬN", "HUYỆN", "THỊ XÃ", "PHƯỜNG", "XÃ", "THỊ TRẤN", "ĐẶC KHU",
)  # fmt: skip


def _with_place(name: str, place: str) -> str:
    if not place or _shared_place(name):
        return name
    level = next((noun for noun in _LEVEL_NOUNS if place.startswith(noun + " ")), None)
    if level is not None and name.endswith(level):
        return name + place[len(level) :]
    committee = PARTY_COMMITTEE.fullmatch(name)
    if committee is not None and not committee.group("of"):
        level = OF_PARTY.get(committee.group("body").lower())
        if level is not None and place.lower().startswith(level + " "):
            return f"{name} {place[len(level) + 1 :]}"
    return f"{name} {place}"


def header_issuers(view: View, lines: list[Line]) -> tuple[Issuer, ...]:
    """The issuing body of a formal header: the last name on the left, with its place."""
    for line in lines:
        if is_joint(line) or _several_bodies(line):
            return joint_issuers(view, line)
    cells = header_columns(view, lines)
    # The Young Pioneers may print their name on a line of its own below the unit's.
    named = [cell for cell in cells if not PIONEERS.fullmatch(view.lower, *cell)]
    cells = named or cells
    if not cells:
        return ()
    parts = _joined(view, cells)
    together = _together(view, parts)
    if together:
        return together
    start, end = parts[-1]
    own = view.text[start:end].replace("\n", " ") + _rest_below(view, lines, (start, end))
    above = _whole_names([view.text[a:b].replace("\n", " ") for a, b in parts[:-1]])
    name = youth_committee(_full_name(own, above), " ".join(line.low for line in lines))
    return (Issuer(name=name, span=view.span(start, end)),)


def _whole_names(above: list[str]) -> list[str]:
    """`ỦY BAN NHÂN DÂN` and `TỈNH HÀ LĨNH` with the other column between them: one name."""
    names: list[str] = []
    for text in above:
        placed = names and BARE_PLACE.match(text.lower())
        if placed and not BARE_PLACE.match(names[-1].lower()):
            names[-1] += f" {text}"
        else:
            names.append(text)
    return names


def _together(view: View, parts: list[tuple[int, int]]) -> tuple[Issuer, ...]:
    """`SỞ Y TẾ - SỞ GD&ĐT` in the left column: two bodies, with the place below or above them."""
    start, end = parts[-1]
    place = view.text[start:end] if BARE_PLACE.match(view.lower[start:end]) else ""
    if place and len(parts) > 1:
        start, end = parts[-2]
    ranges = cut_at(_BETWEEN_BODIES, view.lower, start, end)
    if len(ranges) < 2 or not all(_is_body(view.text[a:b]) for a, b in ranges):
        return ()
    above = [view.text[a:b].replace("\n", " ") for a, b in parts[:-1]]
    if (
        above
        and not place
        and all(_INNER.fullmatch(expand(view.text[a:b]).lower()) for a, b in ranges)
    ):
        return tuple(
            Issuer(name=_full_name(view.text[a:b], above), span=view.span(a, b)) for a, b in ranges
        )
    own = (_shared_place(view.text[a:b]) for a, b in reversed(ranges))
    place = place or next(filter(None, own), "") or _shared_place("\n".join(above))
    return tuple(
        Issuer(name=readable(_with_place(expand(view.text[a:b]), place)), span=view.span(a, b))
        for a, b in ranges
    )


_SHORT_BODIES = ("công an", "quân sự", "mặt trận")


def _is_body(text: str) -> bool:
    low = expand(text).lower()
    whole = len(low.split()) >= _LEAST_WORDS or low in _SHORT_BODIES
    return ORGANISATION.match(low) is not None and (whole or _COMMITTEE.match(low) is not None)


_LEAST_WORDS = 3


def _joined(view: View, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`ỦY BAN NHÂN DÂN` / `TỈNH VĨNH SƠN`: one name broken over two lines of its column.

    The two halves are one span only when nothing stands between them; else the first half stays.
    """
    parts: list[tuple[int, int]] = []
    for start, end in cells:
        text = view.lower[start:end]
        if parts and BARE_PLACE.match(text) and not BARE_PLACE.match(view.lower[slice(*parts[-1])]):
            previous = parts[-1]
            between = view.text[previous[1] : start]
            if not between.strip(" \n|"):
                parts[-1] = (previous[0], end)
                continue
        parts.append((start, end))
    return parts


_OPEN_LEVEL = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|tp|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)$"
)
_LONGEST_PLACE = 24


def _rest_below(view: View, lines: list[Line], own: tuple[int, int]) -> str:
    """What goes on below in the same column: the place, or the second half of a broken name.

    `ỦY BAN NHÂN DÂN TỈNH` / `AN HẢI`, `THỦ TƯỚNG CHÍNH` / `PHỦ`.
    """
    start, end = own
    at = next((k for k, line in enumerate(lines) if line.start < end <= line.end), None)
    if at is None or at + 1 >= len(lines):
        return ""
    first, stop = next(iter(cells_of(view, lines[at + 1])), (0, 0))
    rest = view.text[first:stop]
    if not rest.isupper():
        return ""
    if _is_broken(view, start, end) or _names_whole(f"{view.text[start:end]} {rest}", end - start):
        return f" {view.text[end : lines[at].end].strip()} {rest}".replace("  ", " ")
    if len(rest) > _LONGEST_PLACE:
        return ""
    level = _OPEN_LEVEL.search(view.lower, lines[at].start, end) is not None
    return f" {rest}" if level or _is_dated_in(view, lines, (end, first, stop)) else ""


def _is_broken(view: View, start: int, end: int) -> bool:
    """A name that ends in its middle, with a dash or with "và"."""
    return view.text.startswith(("-", " -"), end) or view.lower.endswith(" và", start, end)


def _names_whole(text: str, half: int) -> bool:
    """Whether the two halves together are one name that goes beyond the first half."""
    head = head_at(text.lower(), 0)
    return head is not None and len(head.key) > half


def _is_dated_in(view: View, lines: list[Line], place: tuple[int, int, int]) -> bool:
    """`… KHU VỰC SƠN` over `LĨNH`, dated `Sơn Lĩnh, ngày …`: the place is broken in its middle."""
    end, first, stop = place
    last = view.lower[:end].rpartition(" ")[2]
    whole = f"{last} {view.lower[first:stop]}"
    return any(f"{whole}, ngày" in line.low for line in lines)


# `ĐOÀN TNCS HỒ CHÍ MINH` over `BCH HUYỆN VĂN CHẤN`: the committee is the union's.
_UNION_COMMITTEE = re.compile(
    r"(?P<body>ban (?:chấp hành|thường vụ)|(?:ban thường trực )?ủy ban) "
    r"(?P<place>(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) .+)"
)
_UNION = re.compile(r"(?:hội |đoàn |công đoàn|liên đoàn|liên hiệp|liên minh|mặt trận)")


# Offices and firms whose committee of the Party prints their name above its own.
_HAS_COMMITTEE = re.compile(
    r"(?:công ty|tổng công ty|tập đoàn|trường|bệnh viện|viện|sở|cục|chi cục|trung tâm|ngân hàng"
    r"|công an|học viện|đại học|nhà máy|xí nghiệp)(?!\w)"
)


def _is_committee_of(low: str, parent: str) -> bool:
    return low in ("đảng ủy", "chi ủy") and _HAS_COMMITTEE.match(expand(parent).lower()) is not None


def _full_name(own: str, above: list[str]) -> str:
    low = expand(own).lower()
    if BARE_PLACE.match(low) and above:
        return readable(f"{above[-1]} {own}")
    name = readable(own)
    committee = _UNION_COMMITTEE.fullmatch(low) if above else None
    if committee is not None and _UNION.match(expand(above[-1]).lower()):
        union = readable(above[-1])
        union = union if union.startswith("Mặt") else union.removesuffix(" Việt Nam")
        return f"{name[: committee.end('body')]} {union} {name[committee.start('place') :]}"
    if above and (_INNER.fullmatch(low) or _is_committee_of(low, above[-1])):
        return f"{name} {readable(above[-1])}"
    if low in ("văn phòng", "thanh tra") and above:
        parent = readable(above[-1])
        return f"{name} {_place_of(parent) if low == 'thanh tra' else parent}"
    place = next((found for found in map(_place_of, reversed(above)) if found), "")
    open_ended = name.split()[-1][:1].islower() or name[-1].isdigit() or low.startswith("đảng ủy ")
    if place and open_ended and _GENERIC.match(low) and not _HAS_PLACE.search(low):
        if name.lower().endswith(tuple(OF_PARTY)):
            return f"{name} {place_only(place)}"
        level = next((noun for noun in _LEVEL_NOUNS if place.upper().startswith(noun + " ")), None)
        if level is not None and name.upper().endswith(" " + level):
            return name + place[len(level) :]
        return f"{name} {level_place(place) if low.startswith('đảng ủy ') else place}"
    return name


def _place_of(parent: str) -> str:
    """The place of a parent body: `UBND TỈNH X` -> `tỉnh X`, `QUẬN ỦY X` -> `Quận ủy X`."""
    name = readable(parent)
    committee = PARTY_COMMITTEE.match(name)
    if committee is not None:
        return name
    found = re.search(
        r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) .+$", name, re.I
    )
    return found.group()[:1].lower() + found.group()[1:] if found else ""

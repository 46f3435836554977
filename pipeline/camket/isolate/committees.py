"""Committees: of the Party and of the Youth Union, whose headers leave half of the name out."""

from __future__ import annotations

import re

PARTY_COMMITTEE = re.compile(
    r"(?P<body>tỉnh ủy|thành ủy|quận ủy|huyện ủy|thị ủy|đảng ủy|đảng bộ)(?: (?P<of>.+))?$", re.I
)
OF_PARTY = {
    "tỉnh ủy": "tỉnh",
    "thành ủy": "thành phố",
    "quận ủy": "quận",
    "huyện ủy": "huyện",
    "thị ủy": "thị xã",
}
_LEVEL = re.compile(r"^(?:tỉnh|thành phố|quận|huyện|thị xã) ", re.I)
_YOUTH_HEADER = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh")
_UNIT_COMMITTEE = re.compile(r"(?P<body>Ban (?:Chấp hành|Thường vụ|Bí thư)) (?P<of>.+)")
_YOUTH_OF = {
    "tỉnh ": "Tỉnh đoàn ",
    "thành phố ": "Thành đoàn ",
    "quận ": "Quận đoàn ",
    "huyện ": "Huyện đoàn ",
    "thị xã ": "Thị đoàn ",
}


def level_place(committee: str) -> str:
    """`Huyện ủy Hưng Thịnh` -> `huyện Hưng Thịnh`."""
    found = PARTY_COMMITTEE.match(committee)
    level = OF_PARTY.get(found.group("body").lower()) if found else None
    return f"{level} {found.group('of')}" if found and level and found.group("of") else committee


def place_only(committee: str) -> str:
    """`Đảng bộ tỉnh Kiên Bình` or `Tỉnh ủy Kiên Bình` -> `Kiên Bình`: what follows "Tỉnh ủy"."""
    found = PARTY_COMMITTEE.match(committee)
    return _LEVEL.sub("", (found.group("of") if found else None) or committee)


def signed_issuer(name: str, behalf: str | None) -> str:
    """The committee that adopted a Party document, as its signature says.

    `Quận ủy X` signed `T/M BAN CHẤP HÀNH` -> `Ban Chấp hành Đảng bộ quận X`.
    """
    found = PARTY_COMMITTEE.fullmatch(name)
    if found is None or behalf is None:
        return name
    low = behalf.lower()
    if low.startswith(("ban thường vụ", "thường trực", "ban thường trực")):
        return f"{behalf} {name}"
    if not low.startswith("ban chấp hành"):
        return name
    level = OF_PARTY.get(found.group("body").lower())
    of = found.group("of") or ""
    if level is None and re.match(r"(?:xã|phường|thị trấn|đặc khu) ", of):
        return f"Ban Chấp hành Đảng bộ {of}"
    return f"Ban Chấp hành Đảng bộ {level} {of}" if level and of else name


def youth_committee(name: str, header: str) -> str:
    """`BAN CHẤP HÀNH TỈNH X` beside `ĐOÀN TNCS HỒ CHÍ MINH` -> `Ban Chấp hành Tỉnh đoàn X`.

    The Union prints its name where others print the national header; `header` is in small letters.
    """
    found = _UNIT_COMMITTEE.fullmatch(name)
    if found is None or _YOUTH_HEADER.search(header) is None or "đoàn" in name.lower():
        return name
    body, of = found.group("body"), found.group("of")
    if of.lower() == "trung ương":
        return f"{name} Đoàn TNCS Hồ Chí Minh"
    level = next((level for level in _YOUTH_OF if of.lower().startswith(level)), None)
    return f"{body} {_YOUTH_OF[level]}{of[len(level) :]}" if level else f"{body} Đoàn {of}"

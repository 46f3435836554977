"""Which system a document belongs to: state, Party, Front, several, none."""

from __future__ import annotations

import re

from camket.isolate.head import Head
from camket.isolate.scan import Line
from camket.isolate.signs import (
    MOTTO,
    PARTY,
    STATE,
)
from camket.records import (
    Genre,
    Issuer,
    System,
)
from camket.symbols import Symbol

_FRONT = re.compile(
    r"mặt trận|mttq|công đoàn|liên đoàn lao động|hội (?:liên hiệp|nông dân|cựu chiến binh|phụ nữ|"
    r"chữ thập đỏ|lhpn)|"
    r"đoàn (?:thanh niên|tncs|viên)|tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn"
)


_STATE_BODY = re.compile(
    r"ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd|chủ tịch|sở |bộ |cục |chi cục|phòng |tòa án|"
    r"viện kiểm sát|công an|thanh tra|"
    r"trường |bệnh viện|trung tâm|kho bạc|bảo hiểm xã hội|ban chỉ huy quân sự|bộ chỉ huy|"
    r"văn phòng|đồn "
)


STATE_UNIT = re.compile(r"ủy ban nhân dân|ubnd|trường |công ty|bệnh viện")


_PARTY_BODY = re.compile(r"(?:tỉnh|thành|quận|huyện|thị|đảng) ủy|đảng bộ|chi bộ")


def system_of(
    head: Head, symbol: Symbol | None, issuers: tuple[Issuer, ...], genre: Genre
) -> System:
    """The system of the issuers and the header; several systems together are `joint`."""
    kinds = {kind_of(issuer.name.lower()) for issuer in issuers}
    if kinds == {"front", "none"} and genre == "covenant":
        return "none"
    kinds -= {"none"}
    if len(kinds) > 1:
        return "joint"
    text = " ".join(line.low for line in head.header)
    party = any(PARTY.search(x.low) and _upper(x, PARTY) for x in head.header)
    if party or (symbol is not None and symbol.system == "party" and not STATE.search(text)):
        return "party"
    only: System = next(iter(kinds), "none")
    if genre == "covenant":
        front = only == "front" or (_FRONT.search(text) is not None and not STATE_UNIT.search(text))
        return "front" if front else _covenant_system(only, issuers)
    if only == "front":
        return "front"
    if STATE.search(text) or MOTTO.search(text) or only == "state":
        return "state"
    return only


def _covenant_system(only: System, issuers: tuple[Issuer, ...]) -> System:
    if len(issuers) > 1:
        return "joint"
    return (
        only
        if only in ("party", "state")
        and issuers
        and not issuers[0].name.lower().startswith(("khối", "cụm"))
        else "none"
    )


def _upper(line: Line, pattern: re.Pattern[str]) -> bool:
    found = pattern.search(line.low)
    return found is not None and line.text[found.start() : found.end()].isupper()


def kind_of(name: str) -> System:
    """The system a body belongs to, by its name in small letters."""
    if name.startswith(("khối", "cụm")):
        return "none"
    if _FRONT.match(name):
        return "front"
    if name.startswith("ủy ban mặt trận") or "mặt trận tổ quốc" in name:
        return "front"
    if _PARTY_BODY.search(name) and not name.startswith("văn phòng ủy ban"):
        return "party"
    if re.match(r"(?:tổng )?công ty|tập đoàn|doanh nghiệp|hợp tác xã|nhà máy", name):
        return "none"
    return "state" if _STATE_BODY.match(name) else "none"


def front_or_none(issuer: Issuer) -> System:
    """News belongs to no system, unless the Front or a mass organisation acts in it."""
    return "front" if kind_of(issuer.name.lower()) == "front" else "none"

"""Which system a document belongs to: state, Party, Front, several, none."""

from __future__ import annotations

import re

from camket.heads import head_at
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
    r"mặt trận|mttq|công đoàn|liên đoàn lao động|liên hiệp phụ nữ|"
    r"hội (?:liên hiệp|nông dân|cựu chiến binh|phụ nữ|"
    r"chữ thập đỏ|lhpn)|"
    r"đoàn (?:thanh niên|tncs|viên|(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|trường|khối) )|"
    r"tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn|liên đội|hội đồng đội"
)


_STATE_BODY = re.compile(
    r"ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd|chủ tịch|sở |bộ |cục |chi cục|phòng |tòa án|"
    r"viện kiểm sát|công an|thanh tra|"
    r"trường |bệnh viện|trung tâm|kho bạc|bảo hiểm xã hội|ban chỉ huy quân sự|bộ chỉ huy|"
    r"văn phòng|đồn "
)


_ENTERPRISE = re.compile(r"công ty|tập đoàn|doanh nghiệp|hợp tác xã|ngân hàng thương mại")


STATE_UNIT = re.compile(r"ủy ban nhân dân|ubnd|trường |công ty|bệnh viện")


_PARTY_BODY = re.compile(
    r"(?:tỉnh|thành|quận|huyện|thị|đảng) ủy|đảng bộ|chi bộ|^bộ chính trị|^ban bí thư|"
    r"^ban chấp hành trung ương"
)


def system_of(
    head: Head, symbol: Symbol | None, issuers: tuple[Issuer, ...], genre: Genre
) -> System:
    """The system of the issuers and the header; several systems together are `joint`."""
    kinds = {kind_of(issuer.name) for issuer in issuers}
    if kinds == {"front", "none"} and genre == "covenant":
        return "none"
    kinds -= {"none"}
    if len(kinds) > 1:
        return "joint"
    only: System = next(iter(kinds), "none")
    text = " ".join(line.low for line in head.header)
    front = _FRONT.search(text) is not None and not STATE_UNIT.search(text)
    if any(PARTY.search(x.low) and _upper(x, PARTY) for x in head.header):
        return "party"
    if only == "front" or (front and only == "none"):
        return "front"
    if symbol is not None and symbol.system == "party" and not STATE.search(text):
        return "party"
    if genre == "covenant":
        return _covenant_system(only, issuers)
    return "state" if only == "none" and _public(text, symbol) else only


def _public(text: str, symbol: Symbol | None) -> bool:
    """The national header, or a state number that no enterprise gave."""
    if STATE.search(text) or MOTTO.search(text):
        return True
    numbered = symbol is not None and symbol.system == "state" and symbol.kind != "letter"
    return numbered and _ENTERPRISE.search(text) is None


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


# A body that trades; the power supply is one with its district branches and teams.
_TRADES = re.compile(
    r"(?:tổng )?công ty|tập đoàn|doanh nghiệp|hợp tác xã|nhà máy|"
    r"(?:đội |tổ |chi nhánh )?(?:quản lý |vận hành )?điện lực"
)
_COMMITTEE = re.compile(r"(?:ban chấp hành|ban thường vụ|ban thường trực|thường trực) ")
_UNION = re.compile(r"thị đoàn|trung ương (?:đoàn|hội)|đoàn ")
# The committee and the command of one unit speak for the unit: "Đảng ủy, Chỉ huy Trung đoàn …".
_COMMAND = re.compile(r"^đảng ủy(?:,| và| -) (?:ban )?(?:chỉ huy|giám đốc|giám hiệu|thủ trưởng) ")
_BLOCK_SYSTEM: tuple[tuple[System, re.Pattern[str]], ...] = (
    (
        "front",
        re.compile(_FRONT.pattern + "|hội quần chúng|đoàn thể|tổ chức chính trị|hội đặc thù"),
    ),
    ("party", re.compile(r"(?:cơ quan (?:xây dựng )?đảng|đảng bộ|đảng ủy|ban xây dựng đảng)")),
)
_OF_KIND: dict[str | None, System] = {
    "party": "party",
    "state": "state",
    "armed": "state",
    "public_unit": "state",
    "front": "front",
    "mass_org": "front",
}


def kind_of(name: str) -> System:
    """The system a body belongs to, by its name.

    A block belongs to none, unless all its members are of the Front or of the Party.
    """
    low = name.lower()
    if low.startswith(("khối", "cụm")):
        return next((system for system, words in _BLOCK_SYSTEM if words.search(low)), "none")
    low = _COMMAND.sub("", low)
    inner = _COMMITTEE.sub("", low, count=1)
    if _FRONT.match(inner) or "mặt trận tổ quốc" in inner or _UNION.match(inner):
        return "front"
    if _PARTY_BODY.search(low) and not low.startswith("văn phòng ủy ban"):
        return "party"
    if _TRADES.match(low):
        return "none"
    if low.startswith("ngành ") and head_at(low, 6, sectors=True) is not None:
        return "state"
    if _STATE_BODY.match(low):
        return "state"
    head = head_at(low, 0)
    return _OF_KIND.get(head.kind, "none") if head else "none"


_UNIT = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) (?!đoàn|ủy)\S")


def news_system(issuers: tuple[Issuer, ...], genre: Genre, *, plans: bool) -> System:
    """A campaign, a signing, a procedure belongs to the system of its bodies, and so does news of
    a plan; other news to none. A unit that plans ("Tỉnh …") is the state there.
    """
    kinds = {_kind_in_news(issuer.name) for issuer in issuers}
    if genre == "news" and not plans:
        return "front" if kinds == {"front"} else "none"
    kinds -= {"none"}
    if genre == "procedure" and not issuers:
        return "state"  # an administrative procedure is always the state's
    return "joint" if len(kinds) > 1 else next(iter(kinds), "none")


def _kind_in_news(name: str) -> System:
    return "state" if _UNIT.match(name.lower()) else kind_of(name)

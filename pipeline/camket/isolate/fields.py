"""The facts of the document's head: what is printed, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, TypeVar

from camket.dates import find_dates
from camket.isolate.columns import cells
from camket.isolate.frame import Frame
from camket.isolate.genre import letter_genre, news_genre, plain_genre, typed_genre
from camket.isolate.issuers import (
    find_block,
    header_columns,
    header_issuers,
    signed_issuer,
    subject_issuers,
    title_issuers,
)
from camket.isolate.periods import plan_period, plan_year
from camket.isolate.scan import CAPITAL, Line
from camket.isolate.signers import find_recipients, find_signers
from camket.isolate.signs import (
    MOTTO,
    PARTY,
    STATE,
    RULE,
    TypeLine,
    first_symbol,
    has_place_date,
    is_header_part,
    place_date,
    type_line,
)
from camket.records import (
    DateSource,
    DocumentFields,
    Genre,
    Issuer,
    Period,
    Signer,
    Span,
    System,
    ZoneName,
)
from camket.symbols import Symbol, citation_id
from camket.texts import Text, View

_SELF_DATED = re.compile(r"hôm nay,? ngày|\((?:ký|lập|được ký)")
_SECRECY = re.compile(r"(?<!\w)(?P<mark>tuyệt mật|tối mật|mật)(?!\w)")
_URGENCY = re.compile(r"(?<!\w)(?P<mark>thượng khẩn|hỏa tốc|khẩn)(?!\w)")
_FRONT = re.compile(
    r"mặt trận|mttq|công đoàn|liên đoàn lao động|hội (?:liên hiệp|nông dân|cựu chiến binh|phụ nữ|chữ thập đỏ|lhpn)|"
    r"đoàn (?:thanh niên|tncs|viên)|tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn"
)
_STATE_BODY = re.compile(
    r"ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd|chủ tịch|sở |bộ |cục |chi cục|phòng |tòa án|viện kiểm sát|công an|thanh tra|"
    r"trường |bệnh viện|trung tâm|kho bạc|bảo hiểm xã hội|ban chỉ huy quân sự|bộ chỉ huy|văn phòng|đồn "
)
STATE_UNIT = re.compile(r"ủy ban nhân dân|ubnd|trường |công ty|bệnh viện")
_PARTY_BODY = re.compile(r"(?:tỉnh|thành|quận|huyện|thị|đảng) ủy|đảng bộ|chi bộ")
_MARKS: dict[str, Literal["mat", "toi_mat", "tuyet_mat"]] = {
    "mật": "mat",
    "tối mật": "toi_mat",
    "tuyệt mật": "tuyet_mat",
}
_URGENT: dict[str, Literal["khan", "thuong_khan", "hoa_toc"]] = {
    "khẩn": "khan",
    "thượng khẩn": "thuong_khan",
    "hỏa tốc": "hoa_toc",
}


_T = TypeVar("_T")


class _Head:
    """The lines of the document grouped by zone, and the facts read from them once."""

    def __init__(
        self, text: Text, view: View, lines: list[Line], zones: dict[int, ZoneName], frame: Frame
    ) -> None:
        self.text, self.view, self.lines, self.zones, self.frame = text, view, lines, zones, frame
        self.header = self._of("header", frame.start, frame.start + 60)
        self.title = self._of("title", frame.start, frame.start + 60)
        if frame.title is not None:
            self.title = [x for x in self.title if frame.title <= x.index < frame.title + 9]
            self.title = _contiguous(self.title)
        self.kind: TypeLine | None = (
            type_line(lines[frame.title]) if frame.title is not None else None
        )

    def _of(self, zone: ZoneName, start: int, end: int) -> list[Line]:
        return [
            x
            for x in self.lines[start : min(end, self.frame.end)]
            if self.zones.get(x.index) == zone
        ]


def _contiguous(lines: list[Line]) -> list[Line]:
    out = lines[:1]
    for line in lines[1:]:
        if line.index != out[-1].index + 1 or RULE.match(line.text):
            break
        out.append(line)
    return out


def read_fields(
    text: Text,
    view: View,
    lines: list[Line],
    zones: dict[int, ZoneName],
    frame: Frame,
    headline: int | None,
    listing: bool,
) -> tuple[DocumentFields, tuple[str, ...]]:
    """All document facts and the flags they raise."""
    head = _Head(text, view, lines, zones, frame)
    published = _published(text, view, lines, zones, headline)
    if listing:
        return DocumentFields(genre="other", genre_probability=0.7, published=_iso(published)), ()
    if frame.start == frame.end or (frame.title is None and not head.header):
        return _news_fields(view, lines, zones, head, headline, published)
    return _document_fields(view, lines, zones, head, published, headline)


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None


def _published(
    text: Text,
    view: View,
    lines: list[Line],
    zones: dict[int, ZoneName],
    headline: int | None,
) -> date | None:
    """The date of the byline; a page date read apart by the decoder comes first."""
    for block in text.blocks:
        if block.kind == "page_date":
            for found in find_dates(view.lower, *view.inside(block.start, block.end)):
                return found.value
    near = headline or 0
    dated = [x for x in lines[:400] if zones[x.index] == "byline"]
    for line in sorted(dated, key=lambda x: abs(x.index - near)):
        for found in find_dates(line.low):
            if found.value is not None:
                return found.value
    return None


def _document_fields(
    view: View,
    lines: list[Line],
    zones: dict[int, ZoneName],
    head: _Head,
    published: date | None,
    headline: int | None,
) -> tuple[DocumentFields, tuple[str, ...]]:
    symbol = _symbol(head)
    title = _title_span(view, head)
    low_title = " ".join(line.low for line in head.title) if head.title else _about(head)
    when, source, bad = _date(head, symbol, published)
    genre, sure = _genre(head, low_title, symbol)
    signing = [x for x in lines if zones[x.index] in ("signature", "recipients")]
    signers = find_signers(view, signing[:80])
    issuers = _issuers(view, head, lines, headline, signers)
    year = plan_year(low_title, genre, when)
    return DocumentFields(
        genre=genre,
        genre_probability=sure,
        system=_system(head, symbol, issuers, genre),
        type=_type_name(head, symbol),
        symbol=symbol.canonical if symbol else None,
        citation_id=_identity(symbol, when, source),
        title=title,
        issuers=issuers,
        place=_place(view, head),
        date=_iso(when),
        date_source=source,
        published=_iso(published),
        plan_year=year,
        period=plan_period(low_title, year),
        block=_block(view, head),
        signers=signers,
        recipients=find_recipients(view, [x for x in lines if zones[x.index] == "recipients"][:80]),
        secrecy=_mark(head, _SECRECY, _MARKS),
        urgency=_mark(head, _URGENCY, _URGENT),
    ), _symbol_flags(symbol, bad)


def _symbol_flags(symbol: Symbol | None, bad: bool) -> tuple[str, ...]:
    flags = symbol.flags if symbol else ()
    return (*flags, "invalid_date") if bad else flags


def _identity(symbol: Symbol | None, when: date | None, source: DateSource) -> str | None:
    if symbol is None:
        return None
    return citation_id(symbol, when if source == "header" else None)


def _type_name(head: _Head, symbol: Symbol | None) -> str | None:
    if head.kind is not None:
        return head.kind.name
    if symbol is not None and any(
        x.low.startswith("kính gửi") or "v/v" in x.low for x in head.header
    ):
        return "Công văn"
    return symbol.type_name if symbol else None


def _symbol(head: _Head) -> Symbol | None:
    seen = 0
    for line in head.header + head.title[:1]:
        if line.low.startswith(("kính gửi", "căn cứ")):
            return None
        found = first_symbol(line.text[:600])
        if found is not None:
            return found[0]
        seen += 1
        if seen > 25:
            return None
    return None


def _about(head: _Head) -> str:
    return " ".join(line.low for line in head.header if re.search(r"v/v|về việc", line.low))


def _title_span(view: View, head: _Head) -> Span | None:
    if head.title:
        return view.span(head.title[0].start, head.title[-1].end)
    for at, line in enumerate(head.header):
        found = re.search(r"(?:v/v|về việc)[^|]{3,}?(?= {3,}|\||$)", line.low)
        if found is not None:
            stop = line.start + found.end()
            for more in head.header[at + 1 : at + 4]:
                if stop < line.end or is_header_part(more) or more.low.startswith("kính"):
                    break
                line, stop = more, more.end
            return view.span(*view.trim(head.header[at].start + found.start(), stop))
    return None


def _date(
    head: _Head, symbol: Symbol | None, published: date | None
) -> tuple[date | None, DateSource, bool]:
    """Date of the document: its header, its title, its closing place and date, else the portal's."""
    bad = False
    for line in head.header[:30]:
        if "căn cứ" in line.low[:10] or not (has_place_date(line) or "ngày" in line.low):
            continue
        for found in find_dates(line.low):
            if found.value is not None:
                return found.value, "header", False
            bad = True
    for line in head.lines[head.frame.start : head.frame.end]:
        closing = head.zones.get(line.index) in ("closing", "signature") and has_place_date(line)
        if closing or (
            head.zones.get(line.index) == "closing"
            and re.search(r"lập tại|thông qua|ký tên", line.low)
        ):
            for found in find_dates(line.low):
                if found.value is not None:
                    return found.value, "header", bad
    said = _said_today(head)
    if said is not None:
        return said, "header", bad
    for line in head.title:
        dates = [x.value for x in find_dates(line.low) if x.value is not None]
        if dates and line.text.startswith("("):
            return dates[-1], "title", bad
    return (published, "portal", bad) if published else (None, "none", bad)


def _said_today(head: _Head) -> date | None:
    """`Hôm nay, ngày 4/3/2021, tại …`, `(Ký tại Hội nghị ngày …)`: the text dates itself."""
    for line in head.lines[head.frame.start : head.frame.end]:
        if head.zones.get(line.index) not in ("preamble", "lead"):
            continue
        if _SELF_DATED.match(line.low):
            for found in find_dates(line.low[:200]):
                return found.value
    return None


def _place(view: View, head: _Head) -> str | None:
    for line in head.header[:30]:
        found = place_date(line.low)
        if found is not None:
            start, end = line.start + found.start("place"), line.start + found.end("place")
            symbol = first_symbol(line.text)
            if symbol is not None and symbol[2] + line.start <= end:
                start = max(start, line.start + symbol[2])
            last = cells(view, start, end)[-1:] or [(start, end)]
            name = _last_name(view.text[slice(*last[0])])
            if name:
                return name
    return None


def _last_name(text: str) -> str | None:
    """The capitalised words at the end: a place is a proper name."""
    found = re.search(
        rf"(?:(?:TP|Tp|TX)\. ?)?(?:{CAPITAL}[^\W\d_]*[.'’]?[ -]?){{1,8}}$", text.strip(" -*")
    )
    name = found.group().strip(" -") if found else ""
    return name or None


def _genre(head: _Head, title: str, symbol: Symbol | None) -> tuple[Genre, float]:
    body = [
        x
        for x in head.lines[head.frame.start : head.frame.end]
        if head.zones.get(x.index) == "body"
    ]
    if head.kind is not None:
        whole = head.lines[head.frame.start : head.frame.end]
        return typed_genre(head.kind, title, bool(head.header), whole)
    if any(x.low.startswith("kính gửi") for x in head.header) or "v/v" in title:
        return letter_genre(title)
    name = symbol.type_name if symbol else None
    if name is not None:
        from camket.symbols import document_types

        row = next((row for row in document_types() if row.name == name), None)
        if row is not None:
            return typed_genre(TypeLine(row.name, row.genre, 0), title, False, body)[0], 0.7
    return "other", 0.5


def _issuers(
    view: View, head: _Head, lines: list[Line], headline: int | None, signers: tuple[Signer, ...]
) -> tuple[Issuer, ...]:
    found = _as_signed(head, header_issuers(view, head.header), signers)
    covenant = head.kind is not None and head.kind.genre == "covenant"
    if covenant and len(found) < 2:
        parties = title_issuers(view, head.title[1:] or head.title)
        found = parties if len(parties) > 1 or not found else found
    if not found and head.kind is not None and head.kind.genre == "launch":
        found = title_issuers(view, head.title)
    if not found and headline is not None:
        found = subject_issuers(view, lines[headline])
    if covenant and len(found) == 1:
        found += _union(view, head, found[0])
    return found


def _union(view: View, head: _Head, issuer: Issuer) -> tuple[Issuer, ...]:
    """The unit's trade union, when it signs the covenant beside the head of the unit."""
    if _kind_of(issuer.name.lower()) == "front" or issuer.name.lower().startswith(("khối", "cụm")):
        return ()
    for line in head.lines[head.frame.start : head.frame.end]:
        union = "công đoàn" in line.low and head.zones.get(line.index) == "signature"
        if union and (line.columns or line.size > 40):
            at = line.start + line.low.index("công đoàn")
            return (Issuer(name=f"Công đoàn {issuer.name}", span=view.span(at, at + 9)),)
    return ()


def _as_signed(
    head: _Head, issuers: tuple[Issuer, ...], signers: tuple[Signer, ...]
) -> tuple[Issuer, ...]:
    """The committee, or the chairman, in whose name the document is signed."""
    if len(issuers) != 1:
        return issuers
    issuer = issuers[0]
    behalf = next((signer.on_behalf_of for signer in signers if signer.on_behalf_of), None)
    name = signed_issuer(issuer.name, behalf, "")
    authority = any(
        line.caps and line.low.startswith("chủ tịch ủy ban nhân dân") for line in head.header
    )
    alone = behalf is None and any(
        "Chủ tịch" in (signer.post or "", signer.signs_for or "") for signer in signers
    )
    kinds = ("Chỉ thị", "Công điện", "Quyết định")
    if name.startswith("Ủy ban nhân dân") and (
        authority or (alone and head.kind and head.kind.name in kinds)
    ):
        name = f"Chủ tịch {name}"
    return (issuer.model_copy(update={"name": name}),)


def _block(view: View, head: _Head) -> str | None:
    if head.frame.start == head.frame.end:
        return None
    first = head.lines[head.frame.start]
    last = head.title[-1] if head.title else first
    for line in head.lines[first.index : last.index + 1]:
        name = find_block(line.text, line.low)
        if name:
            return name
    return None


def _system(
    head: _Head, symbol: Symbol | None, issuers: tuple[Issuer, ...], genre: Genre
) -> System:
    kinds = {_kind_of(issuer.name.lower()) for issuer in issuers}
    if kinds == {"front", "none"} and genre == "covenant":
        return "none"
    kinds -= {"none"}
    if len(kinds) > 1:
        return "joint"
    text = " ".join(line.low for line in head.header)
    party = any(PARTY.search(x.low) and _upper(x, PARTY) for x in head.header)
    if party or (symbol is not None and symbol.system == "party" and not STATE.search(text)):
        return "party"
    only: System = next(iter(kinds), "none")  # type: ignore[assignment]
    if genre == "covenant":
        front = only == "front" or _FRONT.search(text) is not None and not STATE_UNIT.search(text)
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


def _kind_of(name: str) -> System:
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


def _mark(head: _Head, pattern: re.Pattern[str], names: dict[str, _T]) -> _T | None:
    """A mark alone in its cell, in capitals, above the contents."""
    for line in head.header[:30]:
        for cell in re.split(r" {2,}|\|", line.text):
            word = cell.strip(" *.:()")
            if word.isupper() and pattern.fullmatch(word.lower()):
                return names[word.lower()]
    return None


def _news_fields(
    view: View,
    lines: list[Line],
    zones: dict[int, ZoneName],
    head: _Head,
    headline: int | None,
    published: date | None,
) -> tuple[DocumentFields, tuple[str, ...]]:
    """A page without a document of its own, or one whose document lost its title."""
    news = [
        x
        for x in lines
        if zones[x.index] in ("news", "body", "lead", "bridge") and x.index != headline
    ]
    top = lines[headline] if headline is not None else None
    if top is None and published is None and not any(zone == "byline" for zone in zones.values()):
        genre, sure = plain_genre(lines)
    else:
        carried = head.frame.bridge is not None
        genre, sure = news_genre(top.low if top else "", news, carried)
    low = top.low if top else ""
    year = plan_year(low, genre, published)
    issuers = subject_issuers(view, top) if top else ()
    return DocumentFields(
        genre=genre,
        genre_probability=sure,
        system="none" if len(issuers) != 1 else _front_or_none(issuers[0]),
        title=view.span(top.start, top.end) if top else None,
        issuers=issuers,
        date=_iso(published),
        date_source="portal" if published else "none",
        published=_iso(published),
        plan_year=year,
        period=plan_period(low, year),
        block=find_block(top.text, top.low) if top else None,
    ), ()


def _front_or_none(issuer: Issuer) -> System:
    return "front" if _kind_of(issuer.name.lower()) == "front" else "none"

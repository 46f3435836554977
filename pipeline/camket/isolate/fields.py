"""The facts of the document's head: what is printed, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile
from typing import Literal, TypeVar

from camket.isolate.announced import Announced, announced, announcer
from camket.isolate.dating import date_of, impossible_date, iso, place_of, published_on, told_on
from camket.isolate.full_names import identified
from camket.isolate.genre import (
    congress_term,
    news_genre,
    of_candidate,
    plain_genre,
    typed_genre,
)
from camket.isolate.handed import handed
from camket.isolate.head import Head
from camket.isolate.issuing import (
    acting,
    document_issuers,
    office_of,
)
from camket.isolate.letters import letter_genre
from camket.isolate.outside import is_article
from camket.isolate.parties import issuer_at
from camket.isolate.periods import next_year, plan_period, plan_year, term_year, told_year
from camket.isolate.plans_told import planning, tells_plan
from camket.isolate.procedure import is_procedure, procedure_title
from camket.isolate.scan import Line
from camket.isolate.sheet import property_sheet
from camket.isolate.signers import find_recipients, find_signers
from camket.isolate.signs import (
    ORGANISATION,
    TypeLine,
    first_symbol,
    is_header_part,
    type_line,
)
from camket.isolate.speaking import reported_issuer, speaker
from camket.isolate.systems import news_system, system_of
from camket.isolate.titled import find_block, subject_issuers
from camket.promises import lists_promises
from camket.records import (
    DateSource,
    DocumentFields,
    Genre,
    Issuer,
    Span,
)
from camket.symbols import Symbol, citation_id, document_types
from camket.texts import MESSAGE, View

_SECRECY = re.compile(r"(?<!\w)(?P<mark>tuyệt mật|tối mật|mật)(?!\w)")
_URGENCY = re.compile(r"(?<!\w)(?P<mark>thượng khẩn|hỏa tốc|khẩn)(?!\w)")
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


def read_fields(head: Head, listing: bool) -> tuple[DocumentFields, tuple[str, ...]]:
    """All document facts and the flags they raise."""
    published = published_on(head)
    if listing:
        fields = DocumentFields(genre="other", genre_probability=0.7, published=iso(published))
        return fields, ()
    if not head.whole or (head.frame.title is None and not head.header):
        fields = _news_fields(head, published)
        return _collected(head, fields) if fields.genre == "other" else fields, ()
    return _document_fields(head, published)


def _collected(head: Head, fields: DocumentFields) -> DocumentFields:
    """An act on the page of a collection of laws: what the table around it says."""
    sheet = property_sheet(head)
    if sheet is None:
        return fields
    source: DateSource = "header" if sheet.when else "none"
    symbol = sheet.symbol
    return fields.model_copy(
        update={
            "system": symbol.system if symbol is not None else "state",
            "symbol": symbol.canonical if symbol is not None else None,
            "citation_id": _identity(symbol, sheet.when, source),
            "title": sheet.title or fields.title,
            "issuers": identified(head, sheet.issuers, sheet.when),
            "date": iso(sheet.when) or fields.date,
            "date_source": source if sheet.when else fields.date_source,
        }
    )


def _document_fields(head: Head, published: date | None) -> tuple[DocumentFields, tuple[str, ...]]:
    view = head.view
    symbol = _symbol(head)
    title = _title_span(view, head)
    low_title = " ".join(line.low for line in head.title) if head.title else _about(head)
    when, source = date_of(head, published)
    genre, sure = _genre(head, low_title, symbol)
    signers = find_signers(view, head.zone("signature", "recipients")[:80])
    issuers = identified(head, document_issuers(head, signers), when)
    year = _planned(head, low_title, genre, when)
    fields = DocumentFields(
        genre=genre,
        genre_probability=sure,
        system=system_of(head, symbol, issuers, genre),
        type=_type_name(head, symbol),
        symbol=symbol.canonical if symbol else None,
        citation_id=_identity(symbol, when, source),
        title=title,
        issuers=issuers,
        place=place_of(head),
        date=iso(when),
        date_source=source,
        published=iso(published),
        plan_year=year,
        period=plan_period(low_title, year, genre),
        block=_block(head),
        signers=signers,
        recipients=find_recipients(view, head.zone("recipients")[:80]),
        secrecy=_mark(head, _SECRECY, _MARKS),
        urgency=_mark(head, _URGENCY, _URGENT),
    )
    flags = symbol.flags if symbol else ()
    return fields, (*flags, "invalid_date") if impossible_date(head) else flags


def _planned(head: Head, title: str, genre: Genre, when: date | None) -> int | None:
    year = plan_year(title, genre, when)
    if year is None and genre in ("covenant", "launch"):
        return told_year(
            title, [line.low for line in head.zone("preamble", "lead", "body")[:3]], genre
        )
    if year is None or when is None or year != when.year or str(year) in title:
        return year
    opening = " ".join(line.low[:400] for line in head.zone("preamble", "lead")[:6])
    return next_year(opening, when) or year


def _identity(symbol: Symbol | None, when: date | None, source: DateSource) -> str | None:
    if symbol is None:
        return None
    return citation_id(symbol, when if source == "header" else None)


def _type_name(head: Head, symbol: Symbol | None) -> str | None:
    if head.kind is not None:
        return head.kind.name
    if symbol is not None and any(
        x.low.startswith("kính gửi") or "v/v" in x.low for x in head.header
    ):
        return "Công văn"
    return symbol.type_name if symbol else None


def _symbol(head: Head) -> Symbol | None:
    for line in (head.own_header + head.title[:1])[:25]:
        if line.low.startswith(("kính gửi", "căn cứ")):
            return None
        found = first_symbol(line.text[:600])
        if found is not None:
            return found[0]
    return None


def _about(head: Head) -> str:
    about = [line.low for line in head.header if re.search(r"v/v|về việc", line.low)]
    return " ".join(about or (line.low for line in _subject_lines(head)))


_SUBJECT = re.compile(
    r"(?:về|phê duyệt|ban hành|quy định|sửa đổi|bãi bỏ|triển khai|thực hiện|tổ chức(?! cán)|"
    r"thành lập|tăng cường|công bố|giao (?:chỉ tiêu|kế hoạch|dự toán)) \S+ \S"
)


def _subject_lines(head: Head) -> list[Line]:
    """`VỀ KẾ HOẠCH …`, `PHÊ DUYỆT …` in capitals: the subject of an act without its type line."""
    for at, line in enumerate(head.header):
        if line.caps and _SUBJECT.match(line.low) is not None and not is_header_part(line):
            more = head.header[at + 1 : at + 4]
            return [line, *takewhile(lambda x: x.caps and not is_header_part(x), more)]
    return []


def _title_span(view: View, head: Head) -> Span | None:
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
    subject = _subject_lines(head)
    return view.span(subject[0].start, subject[-1].end) if subject else None


def _genre(head: Head, title: str, symbol: Symbol | None) -> tuple[Genre, float]:
    if head.kind is not None:
        return typed_genre(head.kind, title, bool(head.header), head.whole)
    if any(x.low.startswith("kính gửi") for x in head.header) or "v/v" in title:
        return letter_genre(title, head.zone("preamble", "lead", "body"))
    name = symbol.type_name if symbol else None
    row = next((row for row in document_types() if row.name == name), None)
    if row is None:
        return "other", 0.5
    return typed_genre(TypeLine(row.name, row.genre, 0), title, False, head.whole)[0], 0.7


def _block(head: Head) -> str | None:
    """The emulation block the header or the title names."""
    for line in head.header + head.title:
        name = find_block(line.text, line.low)
        if name:
            return name
    return None


_CELL = re.compile(r" {2,}|\|")


def _mark(head: Head, pattern: re.Pattern[str], names: dict[str, _T]) -> _T | None:
    """A mark alone in its cell, in capitals, above the contents."""
    for line in head.header[:30]:
        for cell in _CELL.split(line.text):
            word = cell.strip(" *.:()")
            if word.isupper() and pattern.fullmatch(word.lower()):
                return names[word.lower()]
    return None


def _page_genre(head: Head, top: Line | None, news: list[Line]) -> tuple[Genre, float]:
    """A headline that is a covenant's title over a bridge: the page prints the covenant."""
    if head.text.source.media_type == MESSAGE:  # a covering letter tells no news
        return "other", 0.8
    bridged = head.frame.bridge is not None
    kind = type_line(top) if top is not None and bridged else None
    if kind is not None and kind.genre == "covenant":
        return "covenant", 0.85
    # A list announced inside the article is what the article carries.
    listed = bool(head.zone("lead")) and len(head.zone("body")) >= 2
    genre, sure = news_genre(top.low if top else "", news, bridged or listed)
    if genre == "news" and listed and _lists_work(head):
        return "signing_report", 0.6
    return genre, sure


_REGISTERS = re.compile(r"đăng ký|cam kết|giao ước|phấn đấu|ký kết|thống nhất|chỉ tiêu|quyết tâm")


def _lists_work(head: Head) -> bool:
    """An article that announces what a body registers to do, and lists it line by line."""
    announced = any(_REGISTERS.search(line.low) for line in head.zone("lead"))
    listed = "; ".join(line.low.lstrip("-+*•0123456789.) ") for line in head.zone("body"))
    return announced and lists_promises(f"; {listed}", 0, len(listed) + 2)


def _lost_head(head: Head) -> Announced | None:
    """The act the document's first line names, when nothing else of its head is left."""
    if head.frame.start == head.frame.end or head.frame.bridge is not None:
        return None
    act = announced(head.lines)
    return act if act is not None and act.line == head.frame.start else None


def _news_issuers(head: Head, genre: Genre, top: Line | None) -> tuple[Issuer, ...]:
    """Who signs or launches; other news has the actor of its headline."""
    if genre == "procedure":
        return office_of(head)
    act = _lost_head(head)
    if act is not None:
        who = announcer(head.view, head.lines[act.line])
        return (issuer_at(head.view, *who),) if who else ()
    if genre in ("signing_report", "launch", "covenant"):
        news = [line for line in head.zone("news", "lead") if line is not top]
        return acting(head, launch=genre == "launch") or planning(head, top, news)
    if genre == "other":
        return speaker(head)
    news = [line for line in head.zone("news", "lead", "body") if line is not top]
    found = subject_issuers(head.view, top) if top else ()
    found = found or reported_issuer(head, head.zone("news", "lead"))
    if found or not tells_plan([*news, *filter(None, [top])]):
        return found
    return planning(head, top, news)


def _opener(head: Head) -> Line | None:
    """`Hội Nông dân tỉnh:` on a line of its own above the headline: the first half of it."""
    at = head.headline
    if not at:
        return None
    above = head.lines[at - 1]
    named = ORGANISATION.match(above.low) is not None and above.size <= _LONGEST_OPENER
    return above if named and above.text.endswith(":") else None


_LONGEST_OPENER = 90


def _news_fields(head: Head, published: date | None) -> DocumentFields:
    """A page without a document of its own, or one whose document lost its title."""
    view, lines, zones, headline = head.view, head.lines, head.zones, head.headline
    news = [x for x in head.zone("news", "body", "lead", "bridge") if x.index != headline]
    top = lines[headline] if headline is not None else None
    act, entry = _lost_head(head), handed(head, top)
    term = congress_term(lines)
    if act is not None:
        genre, sure = act.genre, 0.7
    elif term is not None:
        genre, sure = "resolution", 0.6
    elif entry is not None:
        genre, sure = entry.genre, 0.75
    elif of_candidate(lines):
        genre, sure = "programme", 0.7
    elif is_procedure(lines):
        genre, sure = "procedure", 0.85
    elif published is None and not is_article(lines, zones, headline):
        genre, sure = plain_genre(lines)
    else:
        genre, sure = _page_genre(head, top, news)
    opener = _opener(head)
    title = ((opener or top).start, top.end) if top else None
    if genre == "procedure":
        title = procedure_title(lines, headline)
    low = top.low if top else ""
    source: DateSource = "portal" if published else "title"
    when = (entry.when if entry is not None else None) or published or told_on(head)
    plans = tells_plan([*news, *filter(None, [top])])
    year = term or plan_year(low, genre, when) or told_year(low, [x.low for x in news[:4]], genre)
    if year is None and plans and genre in ("news", "launch", "signing_report"):
        year = term_year([low, *(x.low for x in news[:4])]) or (when.year if when else None)
    found = entry.issuers if entry is not None else ()
    issuers = identified(head, found or _news_issuers(head, genre, top), when)
    return DocumentFields(
        genre=genre,
        genre_probability=sure,
        system="party" if term is not None else news_system(issuers, genre, plans=plans),
        symbol=entry.symbol.canonical if entry is not None and entry.symbol else None,
        title=view.span(*title) if title else None,
        issuers=issuers,
        date=iso(when),
        date_source=source if when else "none",
        published=iso(published),
        plan_year=year,
        period=plan_period(low, year, genre),
        block=find_block(top.text, top.low) if top else None,
    )

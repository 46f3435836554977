"""The facts of the document's head: what is printed, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile
from typing import Literal, TypeVar

from camket.isolate.dating import (
    date_of,
    impossible_date,
    iso,
    place_of,
    printed_year,
    published_on,
)
from camket.isolate.full_names import identified
from camket.isolate.genre import typed_genre
from camket.isolate.handed import introduced
from camket.isolate.head import Head
from camket.isolate.issuing import document_issuers
from camket.isolate.letters import letter_genre
from camket.isolate.periods import (
    next_year,
    plan_period,
    plan_year,
    plans_years,
    told_year,
)
from camket.isolate.scan import Line
from camket.isolate.sheet import property_sheet
from camket.isolate.signers import find_recipients, find_signers
from camket.isolate.signs import (
    TypeLine,
    before_type,
    first_symbol,
    is_header_part,
)
from camket.isolate.subject import AUTHORITY
from camket.isolate.systems import system_of
from camket.isolate.titled import find_block
from camket.isolate.told import news_fields
from camket.isolate.windows import campaign_period
from camket.records import (
    DateSource,
    DocumentFields,
    Genre,
    Span,
)
from camket.symbols import Symbol, citation_id, document_types
from camket.texts import View

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
        fields = news_fields(head, published)
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
    page = introduced(head)
    symbol = _symbol(head) or (page.symbol if page else None)
    title = _title_span(view, head)
    low_title = " ".join(line.low for line in head.title) if head.title else _about(head)
    when, source = date_of(head, published)
    if page is not None and page.when is not None and source in ("portal", "none"):
        when, source = page.when, "title"
    genre, sure = _genre(head, low_title, symbol)
    signers = find_signers(view, head.zone("signature", "recipients")[:80])
    named = (page.issuers if page else ()) or document_issuers(head, signers)
    issuers = identified(head, named, when)
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
        period=campaign_period(head.zone("body"), genre) or plan_period(low_title, year, genre),
        block=_block(head),
        signers=signers,
        recipients=find_recipients(view, head.zone("recipients")[:80]),
        secrecy=_mark(head, _SECRECY, _MARKS),
        urgency=_mark(head, _URGENCY, _URGENT),
    )
    flags = symbol.flags if symbol else ()
    return fields, (*flags, "invalid_date") if impossible_date(head) else flags


def _planned(head: Head, title: str, genre: Genre, when: date | None) -> int | None:
    year = plan_year(title, genre, when) or (printed_year(head) if plans_years(genre) else None)
    if title.startswith("biên bản") and genre == "other":
        return plan_year(title, "report", None)  # only the year the minutes print themselves
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
            return [line, *takewhile(_more_subject, more)]
    return []


def _more_subject(line: Line) -> bool:
    return line.caps and not is_header_part(line) and AUTHORITY.match(line.low) is None


def _title_span(view: View, head: Head) -> Span | None:
    if head.title:
        return view.span(head.title[0].start + before_type(head.title[0]), head.title[-1].end)
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

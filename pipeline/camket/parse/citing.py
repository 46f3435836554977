"""What a reading of a citation carries, and how a symbol or number becomes one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from camket.parse import known_documents as known
from camket.records import CitationHow
from camket.symbols import Symbol, citation_id


@dataclass(slots=True)
class Reading:
    """One citation while it is read; view offsets."""

    start: int
    end: int
    type: str | None = None
    id: str | None = None
    how: CitationHow = "unresolved"
    candidates: tuple[str, ...] = ()
    issuer: str | None = None
    date: date | None = None
    year: int | None = None
    term: str | None = None
    session: str | None = None
    flags: list[str] = field(default_factory=list)
    after: int = 0
    """Where the citation ends without its issuer."""
    symbol: Symbol | None = None

    def settle(self, row: known.KnownDocument, how: CitationHow) -> None:
        """Resolve to a row of the table."""
        self.id, self.how = row.id, how
        self.date = self.date or row.date
        self.issuer = self.issuer or row.issuer

    def doubt(self, rows: Sequence[known.KnownDocument]) -> None:
        """Leave open between rows of the table."""
        self.id, self.how = None, "ambiguous"
        self.candidates = tuple(row.id for row in rows)


Words = Sequence[tuple[int, str]]


def resolve_symbol(reading: Reading, symbol: Symbol, doc_date: date | None, words: Words) -> None:
    """Give a citation with a full symbol its id (DOMAIN 7.3)."""
    reading.symbol = symbol
    reading.flags.extend(symbol.flags)
    rows = known.with_symbol(symbol.canonical)
    if symbol.year is not None:
        reading.id, reading.how = symbol.canonical, "explicit"
        if rows:
            reading.settle(rows[0], "explicit")
        return
    if reading.date is not None or reading.year is not None:
        _dated(reading, symbol, rows)
        return
    if not rows:
        reading.id, reading.how = citation_id(symbol), "explicit"
        return
    _undated(reading, symbol, rows, doc_date, words)


def _dated(reading: Reading, symbol: Symbol, rows: Sequence[known.KnownDocument]) -> None:
    reading.how = "explicit"
    if reading.date is not None:
        reading.id = citation_id(symbol, reading.date)
        same = [row for row in rows if row.date == reading.date]
    else:
        reading.id = citation_id(symbol, reading.year)
        same = [row for row in rows if row.date.year == reading.year]
    if len(same) == 1:
        reading.settle(same[0], "explicit")


def _undated(
    reading: Reading,
    symbol: Symbol,
    rows: Sequence[known.KnownDocument],
    doc_date: date | None,
    words: Words,
) -> None:
    if reading.term:
        same = [row for row in rows if row.term == reading.term]
        if len(same) == 1:
            reading.settle(same[0], "explicit")
            return
    by_topic = best_topic(rows, words, least=3)
    if by_topic is not None and len(rows) > 1:
        reading.settle(by_topic[0], "alias")
        return
    common = [row for row in rows if row.numbered]
    row = known.only(common, doc_date)
    if row is not None:
        reading.settle(row, "alias")
    elif known.eligible(common, doc_date):
        reading.doubt(common)
    else:
        reading.id, reading.how = citation_id(symbol), "explicit"


def resolve_number(reading: Reading, number: str, doc_date: date | None, named: bool) -> bool:
    """Resolve "Chỉ thị 05" by type and number; False when nothing speaks for a citation."""
    number = number if len(number) > 1 else "0" + number
    type_name = reading.type or ""
    rows = _issued(known.with_number(type_name, number), reading)
    alias = f"{type_name.lower()} {number}"
    listed = [row for row in rows if any(a.startswith(alias) for a in row.aliases)]
    early = known.eligible(listed or (rows if named else ()), doc_date)
    if reading.term:
        early = tuple(row for row in early if row.term == reading.term) or early
    if len(early) == 1 or (early and named and doc_date is not None):
        reading.settle(early[-1], "alias")
        return True
    if early or rows:
        if not (named or listed):
            return False
        reading.doubt(rows)
        return True
    return named


def _issued(rows: Sequence[known.KnownDocument], reading: Reading) -> Sequence[known.KnownDocument]:
    issuer = (reading.issuer or "").lower()
    if not issuer:
        return rows
    if any(word in issuer for word in ("chính trị", "bí thư", "trung ương", "tw")):
        central = [row for row in rows if row.central]
        return [row for row in central if _same_issuer(row, issuer)] or central
    if issuer.startswith(("chính phủ", "thủ tướng", "quốc hội")):
        return [row for row in rows if row.issuer.lower().startswith(issuer[:8])]
    return ()


def _same_issuer(row: known.KnownDocument, issuer: str) -> bool:
    body = row.issuer.lower()
    if "chính trị" in issuer or "bí thư" in issuer:
        return body.split()[-1] in issuer
    return "trung ương" in body


def best_topic(
    rows: Sequence[known.KnownDocument], words: Words, least: int = 2
) -> tuple[known.KnownDocument, int] | None:
    """The row whose title the words follow longest, and where they end; None on a tie."""
    runs = sorted(
        ((*known.topic_run(row, words), row) for row in rows),
        key=lambda run: run[0],
        reverse=True,
    )
    if not runs or runs[0][0] < least:
        return None
    if len(runs) > 1 and runs[1][0] == runs[0][0] and runs[1][2].id != runs[0][2].id:
        return None
    return runs[0][2], runs[0][1]


def resolve_session(reading: Reading, number: int, doc_date: date | None, words: Words) -> None:
    """Resolve "Nghị quyết Trung ương 8 (khóa XI) về …"; the topic is taken in only when needed."""
    term = reading.term
    if term is None and doc_date is not None:
        term = known.term_of(doc_date)
        reading.flags.append("term_guess")
    if term is None:
        every = [row for row in known.known_documents() if _of_number(row, number, reading.type)]
        reading.doubt(every)
        return
    reading.session = f"TW{number}/{term}"
    rows = known.of_session(reading.session, reading.type or "")
    usual = [row for row in rows if known.names_itself(row, reading.session)]
    topic = best_topic(rows, words)
    if topic is not None and (len(rows) > 1 and topic[0] not in usual):
        reading.settle(topic[0], "alias")
        reading.end = topic[1]
    elif len(usual) == 1 or len(rows) == 1:
        reading.settle((usual or list(rows))[0], "alias")
    elif rows:
        reading.doubt(rows)
    else:
        reading.how = "session"


def _of_number(row: known.KnownDocument, number: int, type_name: str | None) -> bool:
    return row.type == type_name and any(s.startswith(f"TW{number}/") for s in row.sessions)


def share_dates(readings: Sequence[Reading]) -> None:
    """A bare symbol is the document the text itself cites with its date ("Nghị quyết 15-NQ/TW")."""
    dated: dict[str, Reading] = {}
    for reading in readings:
        if reading.symbol is not None and reading.id and (reading.date or reading.year):
            dated.setdefault(reading.symbol.canonical, reading)
    for reading in readings:
        symbol = reading.symbol
        if (
            symbol is None
            or symbol.year is not None
            or (reading.how == "explicit" and reading.date)
        ):
            continue
        known_here = dated.get(symbol.canonical)
        if known_here is not None and known_here is not reading:
            reading.id, reading.how, reading.candidates = known_here.id, "explicit", ()
            reading.date = known_here.date
            reading.issuer = reading.issuer or known_here.issuer

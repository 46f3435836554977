"""Well-known documents: how a number, a session or a name becomes one document (DOMAIN 7.3).

The table is `known_documents.jsonl`; every row says how sure it is (`verified`: v seen, p part
seen, m from memory).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from camket.symbols import parse_symbol

TERMS = {
    "VII": 1991,
    "VIII": 1996,
    "IX": 2001,
    "X": 2006,
    "XI": 2011,
    "XII": 2016,
    "XIII": 2021,
    "XIV": 2026,
    "XV": 2031,
}
"""First year of each term of the Party's Central Committee."""

_WORD = re.compile(r"\w+")
_SESSION_ALIAS = re.compile(r"trung ương (\d+) khóa ([ivx]+)(?: (về) )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A row of the table."""

    id: str
    symbol: str
    date: dt.date
    type: str
    issuer: str
    term: str | None
    title: str
    topic: frozenset[str]
    """Words of the title and of what people say it is about."""
    aliases: tuple[str, ...]
    effective: dt.date
    names: tuple[str, ...]
    """Names a law is called by."""
    numbered: bool
    """False when a better known document has the same number: found by session, term or date."""
    sessions: tuple[str, ...]
    """`TW8/XI` for every session it was issued at; `TW4/XI!` when the session alone names it."""

    @property
    def central(self) -> bool:
        """Issued by the Party's central organs."""
        return self.symbol.endswith("/TW")


def _row(line: str) -> KnownDocument:
    row = json.loads(line)
    day = dt.date.fromisoformat(row["date"])
    topics = [alias.partition(" về ")[2] for alias in row["aliases"]]
    aliases = tuple(alias.lower() for alias in row["aliases"])
    sessions = [*row.get("sessions", [])]
    for alias in aliases:
        found = _SESSION_ALIAS.search(alias)
        if found:
            session = f"TW{found[1]}/{found[2].upper()}"
            sessions.append(session if found[3] else session + "!")
    return KnownDocument(
        id=row["id"],
        symbol=row["symbol"],
        date=day,
        type=row["type"],
        issuer=row["issuer"],
        term=row["term"],
        title=row["title"].lower(),
        topic=frozenset(_WORD.findall(" ".join([row["title"], *topics]).lower())),
        aliases=aliases,
        effective=dt.date.fromisoformat(row.get("effective") or row["date"]),
        names=tuple(row.get("names", ())),
        numbered=row.get("lookup") != "session",
        sessions=tuple(sessions),
    )


@cache
def known_documents() -> tuple[KnownDocument, ...]:
    """All rows of the table."""
    path = resources.files("camket.parse").joinpath("known_documents.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


@cache
def _by_symbol() -> dict[str, tuple[KnownDocument, ...]]:
    index: dict[str, tuple[KnownDocument, ...]] = {}
    for row in sorted(known_documents(), key=lambda row: row.date):
        index[row.symbol] = (*index.get(row.symbol, ()), row)
    return index


@cache
def _by_number() -> dict[tuple[str, str], tuple[KnownDocument, ...]]:
    index: dict[tuple[str, str], tuple[KnownDocument, ...]] = {}
    for row in sorted(known_documents(), key=lambda row: row.date):
        symbol = parse_symbol(row.symbol)
        if symbol is not None and row.numbered:
            key = (row.type.lower(), symbol.number)
            index[key] = (*index.get(key, ()), row)
    return index


def name_key(name: str) -> str:
    """A law's name without case, commas and dashes."""
    return " ".join(_WORD.findall(name.lower()))


@cache
def law_names() -> dict[str, tuple[KnownDocument, ...]]:
    """Rows by law name, oldest first."""
    index: dict[str, tuple[KnownDocument, ...]] = {}
    for row in sorted(known_documents(), key=lambda row: row.effective):
        for name in row.names:
            key = name_key(name)
            index[key] = (*index.get(key, ()), row)
    return index


def with_symbol(symbol: str) -> tuple[KnownDocument, ...]:
    """Rows with this canonical symbol, oldest first."""
    return _by_symbol().get(symbol, ())


def with_number(type_name: str, number: str) -> tuple[KnownDocument, ...]:
    """Rows of a type with this number ("Chỉ thị", "05"), oldest first."""
    return _by_number().get((type_name.lower(), number), ())


def of_session(session: str, type_name: str) -> tuple[KnownDocument, ...]:
    """Rows issued at a session (`TW8/XI`)."""
    return tuple(
        row
        for row in known_documents()
        if row.type == type_name and (session in row.sessions or session + "!" in row.sessions)
    )


def names_itself(row: KnownDocument, session: str) -> bool:
    """True when the session alone is this document's usual name."""
    return session + "!" in row.sessions


def term_of(day: dt.date) -> str:
    """The Party term a day falls in; congresses are held early in the first year."""
    return max(
        (term for term in TERMS if TERMS[term] <= day.year), key=TERMS.__getitem__, default=""
    )


def eligible(rows: Sequence[KnownDocument], doc_date: dt.date | None) -> tuple[KnownDocument, ...]:
    """Rows not later than the document."""
    return tuple(row for row in rows if doc_date is None or row.date <= doc_date)


def only(rows: Sequence[KnownDocument], doc_date: dt.date | None) -> KnownDocument | None:
    """The only row not later than the document, or the only one of those within its term."""
    early = eligible(rows, doc_date)
    if len(early) > 1 and doc_date is not None:
        term = term_of(doc_date)
        early = tuple(row for row in early if row.term == term) or early
    return early[0] if len(early) == 1 else None


def topic_run(row: KnownDocument, words: Iterable[tuple[int, str]]) -> tuple[int, int]:
    """How many of the first words belong to a row's topic, and where the last of them ends."""
    count, end = 0, 0
    for stop, word in words:
        if word not in row.topic:
            break
        count, end = count + 1, stop
    return count, end


def in_force(rows: Sequence[KnownDocument], doc_date: dt.date | None) -> KnownDocument | None:
    """The version of a law in force at a date; the only one when there is one."""
    if doc_date is None:
        return rows[0] if len(rows) == 1 else None
    current = [row for row in rows if row.effective <= doc_date]
    enacted = [row for row in rows if row.date <= doc_date]
    if current:
        return current[-1]
    return enacted[0] if enacted else None

"""Citations of State and Party documents, resolved where they can be (DOMAIN 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from camket.dates import DATE, from_match
from camket.parse import known_documents as known
from camket.parse.citation_parts import Parts
from camket.parse.citation_words import (
    ALIAS_TYPES,
    AND_MORE,
    MORE_SESSIONS,
    MORE_TERMS,
    MORE_TOPICS,
    NOT_NUMBER,
    NUMBER,
    NUMBER_WORD,
    OF,
    ORDINALS,
    OWN,
    SELF,
    SESSION,
    SHARED_TERM,
    SHORT_SESSION,
    TYPE,
    TYPE_PHRASES,
    TYPES,
)
from camket.parse.citing import (
    Reading,
    best_topic,
    resolve_number,
    resolve_session,
    resolve_symbol,
    share_dates,
)
from camket.parse.congresses import read_congress
from camket.parse.context import Context
from camket.parse.issuing import issuer_end
from camket.parse.laws import read_law
from camket.parse.provisions import provision_before
from camket.parse.words import words_of
from camket.records import Citation
from camket.symbols import Symbol, find_symbols, parse_symbol
from camket.texts import View


def find_citations(view: View, start: int, end: int, context: Context) -> tuple[Citation, ...]:
    """All citations of `content[start:end]`, in order, without overlap.

    Explicit symbols are repaired and given their canonical id; names, numbers and sessions are
    resolved from the table of known documents as of the document's date, or left with candidates.
    """
    a, b = view.inside(start, end)
    reader = _Reader(view.text, view.lower, b, context.doc_date)
    found: list[Reading] = []
    for reading in reader.typed(a):
        found.append(reading)
    for reading in reader.bare(a, found):
        found.append(reading)
    found.sort(key=lambda reading: reading.start)
    share_dates(found)
    return tuple(_citation(view, reading) for reading in found)


def _citation(view: View, reading: Reading) -> Citation:
    provision = provision_before(view.lower, reading.start)
    begin = provision.start if provision else reading.start
    start, end = view.outside(begin, reading.end)
    paths = provision.paths if provision else ()
    identifier = reading.id
    if identifier and len(paths) == 1:
        identifier = f"{identifier}#{paths[0]}"
    return Citation(
        raw=view.content[start:end],
        start=start,
        end=end,
        type=reading.type,
        id=identifier,
        candidates=reading.candidates,
        how=reading.how,
        issuer=reading.issuer,
        date=reading.date.isoformat() if reading.date else None,
        provision=paths[0] if len(paths) == 1 else None,
        provisions=paths,
        session=reading.session,
        flags=tuple(reading.flags),
    )


_BARE_YEAR = re.compile(r" ((?:19|20)\d\d)(?![\w%/]| ?[-–] ?\d|[.,]\d)")


@dataclass(frozen=True, slots=True)
class _Reader(Parts):
    """Every way a citation can be printed."""

    def typed(self, at: int) -> Iterator[Reading]:
        """Citations that begin with a type word."""
        for place in words_of(self.low).begin(self.low, TYPE_PHRASES):
            head = TYPE.match(self.low, place, self.stop) if place >= at else None
            if head is None:
                continue
            at = head.end()
            for reading in self._read(head):
                at = max(at, reading.end)
                yield reading

    def _read(self, head: re.Match[str]) -> list[Reading]:
        reading = Reading(head.start(), head.end(), TYPES.get(head.group(), head.group()))
        for read in (
            self._by_symbol,
            self._by_self,
            self._by_law,
            self._by_congress,
            self._by_session,
            self._by_number,
            self._by_topic,
        ):
            found = read(reading, head.end())
            if found:
                return found
        return []

    def _by_symbol(self, reading: Reading, at: int) -> list[Reading]:
        lead = NUMBER_WORD.match(self.low, at + 1, self.stop) if self.space(at) else None
        if lead is None:
            return []
        found = self.symbol_at(lead.end())
        if found is None:
            return self._many(reading, at)
        plural = self.plural(reading.start)
        if plural:
            reading.start = lead.end()
        return self._list(reading, found, plural)

    def _many(self, reading: Reading, at: int) -> list[Reading]:
        """ "Nghị quyết của Bộ Chính trị số 36-NQ/TW", "các Nghị quyết …: số A, B"."""
        of = OF.match(self.low, at, self.stop)
        end = issuer_end(self.text, self.low, of.end(), self.stop) if of else None
        if of is None or end is None:
            return []
        lead = re.compile(r":? (?:số:? )(?=\d)").match(self.low, end, self.stop)
        found = self.symbol_at(lead.end()) if lead else None
        if lead is None or found is None:
            return []
        reading.issuer = self.text[of.end() : end]
        plural = self.plural(reading.start)
        if plural:
            reading.start = lead.end()
        return self._list(reading, found, plural)

    def _list(
        self, reading: Reading, found: tuple[Symbol, int], plural: bool = False
    ) -> list[Reading]:
        """The symbol just found and the symbols that share its head.

        After "các" the head and the issuer belong to all, so they stay outside each surface.
        """
        items: list[tuple[Reading, Symbol]] = []
        symbol, end = found
        while True:
            reading.end = end
            self.details(reading)
            items.append((reading, symbol))
            more = AND_MORE.match(self.low, reading.end, self.stop)
            following = self.symbol_at(more.end()) if more else None
            if more is None or following is None:
                break
            reading = Reading(more.end(), following[1], reading.type)
            symbol, end = following
        issuer, term = items[-1][0].issuer, items[-1][0].term
        for item, its in items:
            item.issuer, item.term = item.issuer or issuer, item.term or term
            resolve_symbol(item, its, self.doc_date, self.words(item.end))
        if plural and issuer and len(items) > 1:
            items[-1][0].end = items[-1][0].after or items[-1][0].end
        return [item for item, _ in items]

    def _by_self(self, reading: Reading, at: int) -> list[Reading]:
        match = SELF.match(self.low, at, self.stop)
        if match is None or not self.text[reading.start].isupper():
            return []
        reading.end, reading.how = match.end(), "self"
        return [reading]

    def _by_law(self, reading: Reading, at: int) -> list[Reading]:
        if (
            reading.type not in ("Luật", "Bộ luật", "Pháp lệnh")
            or not self.text[reading.start].isupper()
        ):
            return []
        law = read_law(self.text, self.low, at, self.stop)
        if law is None:
            return []
        reading.end = law.end
        named = re.compile(r",? (?:\(sửa đổi\) ?)?(?:số:? )").match(self.low, law.end, self.stop)
        found = self.symbol_at(named.end()) if named else None
        if found is not None:
            return self._list(reading, found)
        self.details(reading)
        self._take_year(reading, law.rows)
        self._choose_law(reading, law.rows)
        return [reading]

    def _take_year(self, reading: Reading, rows: tuple[known.KnownDocument, ...]) -> None:
        """ "Luật Đất đai 2024": a year alone names the version, when there is one of that year."""
        match = _BARE_YEAR.match(self.low, reading.end, self.stop)
        if match is None or reading.date is not None or reading.year is not None:
            return
        if any(row.date.year == int(match[1]) for row in rows):
            reading.year, reading.end = int(match[1]), match.end()

    def _choose_law(self, reading: Reading, rows: tuple[known.KnownDocument, ...]) -> None:
        if reading.date is not None or reading.year is not None:
            row = next((r for r in rows if _same_day(r, reading)), None)
            if row is None:
                reading.how = "law_by_date"
                return
        else:
            row = known.in_force(rows, self.doc_date)
        if row is not None:
            reading.settle(row, "alias")
        elif rows:
            reading.doubt(rows)

    def _by_congress(self, reading: Reading, at: int) -> list[Reading]:
        if reading.type not in ("Nghị quyết", "Chương trình hành động") or not self.space(at):
            return []
        congress = read_congress(self.text, self.low, at + 1, self.stop)
        if congress is None:
            return []
        reading.end, reading.id, reading.how = congress.end, congress.id, "congress"
        found = [reading]
        while len(found) < 6:
            more = re.compile(r"(?:,| và|, và) (?=đại hội )").match(
                self.low, found[-1].end, self.stop
            )
            other = read_congress(self.text, self.low, more.end(), self.stop) if more else None
            if more is None or other is None:
                break
            found.append(Reading(more.end(), other.end, reading.type, id=other.id, how="congress"))
        return found

    def _by_session(self, reading: Reading, at: int) -> list[Reading]:
        if reading.type not in ("Nghị quyết", "Kết luận"):
            return []
        match = SESSION.match(self.low, at, self.stop)
        number = (match["n"] or match["o"]) if match else None
        if number is None:
            match = SHORT_SESSION.match(self.low, at, self.stop)
            number = match["n"] if match else None
        if match is None or number is None:
            return []
        count = int(number) if number.isdigit() else ORDINALS[number]
        reading.end = match.end()
        shared = None if match["r"] else SHARED_TERM.match(self.low, match.end(), self.stop)
        if shared is not None:
            return self._sessions(reading, count, shared)
        reading.term = match["r"].upper() if match["r"] else None
        resolve_session(reading, count, self.doc_date, self.words(reading.end))
        return [reading, *self._more(reading, count)]

    def _sessions(self, first: Reading, count: int, shared: re.Match[str]) -> list[Reading]:
        """ "Trung ương 4, 5, 6 khóa XII": one term for several sessions."""
        found = [(first, count)]
        for more in re.finditer(r"\d+", shared["more"]):
            at = shared.start("more") + more.start()
            found.append((Reading(at, at + len(more.group()), first.type), int(more.group())))
        found[-1][0].end = shared.end()
        for reading, number in found:
            reading.term = shared["r"].upper()
            resolve_session(reading, number, self.doc_date, self.words(reading.end))
        return [reading for reading, _ in found]

    def _more(self, first: Reading, count: int) -> list[Reading]:
        """ "Trung ương 4 khóa XI, khóa XII"; "… về dân số, về sức khỏe nhân dân"."""
        found: list[Reading] = []
        last = first
        while first.term and len(found) < 6:
            match = MORE_SESSIONS.match(self.low, last.end, self.stop)
            match = match or MORE_TERMS.match(self.low, last.end, self.stop)
            if match is None:
                break
            number = int(match.groupdict().get("n") or count)
            begin = match.end() - len(match.group().lstrip(", ").removeprefix("và "))
            last = Reading(begin, match.end(), first.type, term=match["r"].upper())
            resolve_session(last, number, self.doc_date, self.words(last.end))
            found.append(last)
        return found or self._more_topics(first)

    def _more_topics(self, first: Reading) -> list[Reading]:
        rows = known.of_session(first.session or "", first.type or "")
        found: list[Reading] = []
        last = first
        while first.id and len(rows) > 1:
            match = MORE_TOPICS.match(self.low, last.end, self.stop)
            topic = best_topic(rows, self.words(match.start())) if match else None
            if match is None or topic is None or topic[0].id == last.id:
                break
            begin = match.start() + match.group().index("về")
            last = Reading(begin, topic[1], first.type, session=first.session)
            last.settle(topic[0], "alias")
            found.append(last)
        return found

    def _by_number(self, reading: Reading, at: int) -> list[Reading]:
        if reading.type not in ALIAS_TYPES or not self.space(at):
            return []
        lead = NUMBER_WORD.match(self.low, at + 1, self.stop)
        match = NUMBER.match(self.low, lead.end(), self.stop) if lead else None
        if lead is None or match is None:
            return []
        if not lead["no"] and NOT_NUMBER.match(self.low, match.end(), self.stop):
            return []
        reading.end = match.end()
        self.details(reading)
        named = bool(reading.issuer or reading.date or lead["no"])
        if not resolve_number(reading, match["n"], self.doc_date, named):
            return []
        return [reading]

    def _by_topic(self, reading: Reading, at: int) -> list[Reading]:
        """ "Nghị quyết của BCH Trung ương khóa XI về đổi mới căn bản …"."""
        if reading.type not in ALIAS_TYPES:
            return []
        reading.end = at
        self.details(reading)
        if not (reading.issuer or reading.term):
            return []
        rows = [
            row
            for row in known.eligible(known.known_documents(), self.doc_date)
            if row.type == reading.type and (not reading.term or row.term == reading.term)
        ]
        topic = best_topic(rows, self.words(reading.end), least=4)
        if topic is not None:
            reading.end = topic[1]
            reading.settle(topic[0], "alias")
            return [reading]
        singular = not self.plural(reading.start) and self.text[reading.start].isupper()
        return [reading] if singular and (reading.date or reading.term) else []

    def bare(self, at: int, found: list[Reading]) -> Iterator[Reading]:
        """Symbols without a type word: a document's own number, or "05-CT/TW" alone."""
        spans = sorted((reading.start, reading.end) for reading in found)
        index = 0
        for match in find_symbols(self.text, at, self.stop):
            while index < len(spans) and spans[index][1] <= match.start():
                index += 1
            if index < len(spans) and spans[index][0] < match.end():
                continue
            symbol = parse_symbol(match.group())
            if symbol is not None:
                yield from self._alone(symbol, match.start(), match.end())

    def _alone(self, symbol: Symbol, at: int, end: int) -> Iterator[Reading]:
        type_name = "Luật" if symbol.kind == "law" else symbol.type_name
        own = OWN.search(self.low, max(0, at - 12), at)
        reading = Reading(at, end, type_name)
        if own is not None:
            reading.start = own.start() + len(own.group()) - len(own.group().lstrip("\n| "))
            self._own(reading, symbol)
            yield reading
            return
        if symbol.kind == "letter" and symbol.system == "state":
            return
        self.details(reading)
        resolve_symbol(reading, symbol, self.doc_date, self.words(reading.end))
        yield reading

    def _own(self, reading: Reading, symbol: Symbol) -> None:
        """A document's own number: dated as the document, or by the first date after it."""
        match = None
        if self.doc_date is None:
            match = DATE.search(self.low, reading.end, min(self.stop, reading.end + 200))
        reading.date = from_match(match).value if match else self.doc_date
        resolve_symbol(reading, symbol, self.doc_date, [])
        reading.how = "self"


def _same_day(row: known.KnownDocument, reading: Reading) -> bool:
    if reading.date is not None:
        return row.date == reading.date
    return row.date.year == reading.year

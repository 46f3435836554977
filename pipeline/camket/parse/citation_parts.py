"""The parts a citation is made of: symbol, date, issuer, term, topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from camket.dates import DATE, from_match
from camket.parse.citation_words import ABOUT, AFTER, DAY, OF, TERM, WORDS, YEAR
from camket.parse.citing import Reading
from camket.parse.issuing import issuer_end
from camket.symbols import SYMBOL, Symbol, parse_symbol

# How a year or a term goes on after a symbol.
_TERM_SIGNS = (" ", ",", "(", "khóa")


@dataclass(frozen=True, slots=True)
class Parts:
    """One call's text (view), where it stops, and the date of the document."""

    text: str
    low: str
    stop: int
    doc_date: date | None

    def symbol_at(self, at: int) -> tuple[Symbol, int] | None:
        """The symbol printed at `at` and its end."""
        digit = self.text[at : at + 1].isdigit()  # no symbol begins with another sign
        match = SYMBOL.match(self.text, at, self.stop) if digit else None
        if match is None:
            return None
        symbol = parse_symbol(match.group())
        return (symbol, match.end()) if symbol else None

    def space(self, at: int) -> bool:
        """True when a word ends at `at`."""
        return at < self.stop and self.text[at] in " :\n"

    def plural(self, at: int) -> bool:
        """True when "các" or "những" stands before `at`."""
        return self.low.endswith(("các ", "những "), 0, at)

    def details(self, reading: Reading) -> None:
        """Date, year, issuer and term after a symbol, in any order."""
        for _ in range(3):
            at = reading.end
            day = DAY.match(self.low, at, self.stop)
            match = DATE.match(self.low, day.end(), self.stop) if day and not reading.date else None
            if match is not None:
                self._take_date(reading, match)
                continue
            if not self._take_issuer(reading) and not self._take_term(reading):
                return

    def _take_date(self, reading: Reading, match: re.Match[str]) -> None:
        printed = from_match(match)
        # The bracket closes only what opened inside the citation: "số 12/KH-UBND (ngày 3/4/2020)".
        opened = self.low.count("(", reading.start, printed.end)
        closed = self.low.count(")", reading.start, printed.end)
        reading.end = printed.end + (opened > closed and self.low.startswith(")", printed.end))
        reading.date = printed.value
        if printed.value is None:
            reading.year = printed.year
            reading.flags.append("invalid_date")

    def _take_issuer(self, reading: Reading) -> bool:
        of = OF.match(self.low, reading.end, self.stop)
        if of is None or reading.issuer:
            return False
        end = issuer_end(self.text, self.low, of.end(), self.stop)
        if end is None:
            return False
        reading.issuer = self.text[of.end() : end]
        reading.after, reading.end = reading.end, end
        inner = re.search(r"khóa ([ivx]+)", reading.issuer.lower())
        if inner:
            reading.term = inner[1].upper()
            reading.issuer = re.sub(r",? ?\(?[Kk]hóa [IVXivx]+\)?", "", reading.issuer)
        return True

    def _take_term(self, reading: Reading) -> bool:
        if not self.low.startswith(_TERM_SIGNS, reading.end):
            return False
        year = YEAR.match(self.low, reading.end, self.stop)
        if year is not None and reading.date is None and reading.year is None:
            reading.year, reading.end = int(year["y"]), year.end()
            return True
        term = TERM.match(self.low, reading.end, self.stop)
        if term is None or reading.term:
            return False
        reading.term, reading.end = term["r"].upper(), term.end()
        return True

    def words(self, at: int) -> list[tuple[int, str]]:
        """Words of the topic after "về", up to punctuation that ends a phrase."""
        about = ABOUT.match(self.low, at, self.stop)
        if about is None:
            return []
        words: list[tuple[int, str]] = []
        for match in WORDS.finditer(self.low, about.end(), min(self.stop, about.end() + AFTER)):
            if not match.group()[0].isalnum():
                break
            words.append((match.end(), match.group()))
        return words

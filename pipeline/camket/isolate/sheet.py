"""What a collection of laws prints around an act: its table of properties, a judgment's title.

Such a page has no formal header, yet it says number, date and issuer beside fixed labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from camket.dates import find_dates
from camket.isolate.columns import cells
from camket.isolate.head import Head
from camket.isolate.header_cells import bare
from camket.isolate.parties import bodies, issuer_at
from camket.isolate.scan import Line
from camket.records import Issuer, Span
from camket.symbols import SYMBOL, Symbol, parse_symbol

_SYMBOL = re.compile(r"số(?: ký)? hiệu(?: văn bản)? ?:?")
_ISSUER = re.compile(r"(?:nơi|cơ quan) ban hành ?:?|tòa án xét xử ?:?")
_DATE = re.compile(r"ngày ban hành ?:?|ngày tuyên án ?:?")
# "Bản án số 12/2024/HS-ST ngày 03/4/2024 của Tòa án nhân dân …": a judgment names all three.
_JUDGMENT = re.compile(
    r"(?:bản án|quyết định giám đốc thẩm) (?:số )?(?P<number>\d[^ ,]+) ngày (?P<day>[\d/.-]+) của "
)
_ROWS = 60
_SHORTEST_TITLE = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """The facts of an act as the page of a collection prints them."""

    symbol: Symbol | None
    issuers: tuple[Issuer, ...]
    when: date | None
    title: Span | None


def property_sheet(head: Head) -> Sheet | None:
    """The facts beside the labels, or in the title of a judgment; `None` without a number."""
    judgment = _judgment(head)
    if judgment is not None:
        return judgment
    found = _properties(head)
    number = found.get("symbol")
    symbol = _symbol_in(head, *number) if number is not None else None
    if symbol is None or len(found) < _LEAST:
        return None
    day, body = found.get("date"), found.get("issuer")
    return Sheet(
        symbol,
        (issuer_at(head.view, *body),) if body is not None else (),
        _day(head.view.lower[slice(*day)]) if day is not None else None,
        _title(head),
    )


_LEAST = 2


def _properties(head: Head) -> dict[str, tuple[int, int]]:
    """The view range of each property's value, in the cell right of its label."""
    found: dict[str, tuple[int, int]] = {}
    for line in head.lines[:_ROWS]:
        row = [bare(head.view, *cell) for cell in cells(head.view, line.start, line.end)]
        row = [cell for cell in row if cell[0] < cell[1]]
        for label, value in pairwise(row):
            name = _named(head.view.lower[slice(*label)])
            if name is not None:
                found.setdefault(name, value)
    return found


def _named(label: str) -> str | None:
    kinds = (("symbol", _SYMBOL), ("issuer", _ISSUER), ("date", _DATE))
    return next((name for name, words in kinds if words.fullmatch(label)), None)


def _judgment(head: Head) -> Sheet | None:
    for line in head.lines[:3]:
        found = _JUDGMENT.match(line.low)
        if found is None:
            continue
        at = line.start
        number = (at + found.start("number"), at + found.end("number"))
        court = bodies(head.view, at + found.end(), line.end)[:1]
        return Sheet(
            _symbol_in(head, *number),
            tuple(issuer_at(head.view, body.start, body.end) for body in court),
            _day(found.group("day")),
            head.view.span(line.start, line.end),
        )
    return None


def _symbol_in(head: Head, start: int, end: int) -> Symbol | None:
    found = SYMBOL.match(head.view.text, start, end)
    return parse_symbol(found.group()) if found is not None else None


def _day(printed: str) -> date | None:
    return next((found.value for found in find_dates(f"ngày {printed}") if found.value), None)


def _title(head: Head) -> Span | None:
    """The first line of the page, above the table."""
    first: Line = head.lines[0]
    if first.size < _SHORTEST_TITLE or first.columns or _SYMBOL.search(first.low):
        return None
    return head.view.span(first.start, first.end)

"""Date, place and publication date of a document."""

from __future__ import annotations

import re
from datetime import date

from camket.dates import find_dates
from camket.isolate.columns import cells
from camket.isolate.head import Head
from camket.isolate.scan import CAPITAL, Line
from camket.isolate.signs import (
    first_symbol,
    has_place_date,
    place_date,
)
from camket.records import (
    DateSource,
    ZoneName,
)
from camket.symbols import Symbol
from camket.texts import Text, View

_SELF_DATED = re.compile(r"hôm nay,? ngày|\((?:ký|lập|được ký)")


def iso(when: date | None) -> str | None:
    return when.isoformat() if when else None


def published_on(
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


def date_of(
    head: Head, symbol: Symbol | None, published: date | None
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


def _said_today(head: Head) -> date | None:
    """`Hôm nay, ngày 4/3/2021, tại …`, `(Ký tại Hội nghị ngày …)`: the text dates itself."""
    for line in head.lines[head.frame.start : head.frame.end]:
        if head.zones.get(line.index) not in ("preamble", "lead"):
            continue
        if _SELF_DATED.match(line.low):
            for found in find_dates(line.low[:200]):
                return found.value
    return None


def place_of(view: View, head: Head) -> str | None:
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

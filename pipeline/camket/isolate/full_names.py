"""Issuers under their full names: places and levels completed from the page, with their ids."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from camket.heads import heads
from camket.isolate.dating import place_of
from camket.isolate.head import Head
from camket.isolate.misread import plain
from camket.isolate.names import readable
from camket.isolate.parties import without_holders
from camket.isolate.scan import Line
from camket.organisations import organisation, own_units
from camket.records import Issuer
from camket.symbols import document_types
from camket.texts import View

_CELL = re.compile(r" {3,}| ?\| ?")
_PLACE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) \S")


@cache
def _kinds() -> frozenset[str]:
    """Names of document types, which are nobody's."""
    return frozenset(row.name.lower() for row in document_types())


def identified(head: Head, issuers: tuple[Issuer, ...], when: date | None) -> tuple[Issuer, ...]:
    """The issuers under their full names, completed from the page's own unit, with their ids."""
    issuers = tuple(issuer for issuer in issuers if issuer.name.lower() not in _kinds())
    if not issuers:
        return ()
    names = tuple(issuer.name for issuer in issuers)
    placed = all(_PLACE.search(name.lower()) for name in names)
    context = names if placed else names + _around(head)
    context += (_province(names),) if len(names) > 1 else ()
    out = []
    for issuer in issuers:
        name = _of_its_place(head, _dated_from(head, _as_written(head.view, issuer)))
        body = organisation(_seated(name, names), issuers=context, on=when)
        out.append(
            issuer.model_copy(
                update={"name": f"{body.name[:1].upper()}{body.name[1:]}", "org_id": body.org_id}
            )
        )
    return tuple(out)


_BARE_COMMITTEE = ("Ủy ban nhân dân", "Hội đồng nhân dân")
_ITS_LEVEL = re.compile(
    r"(?:ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd) (?P<level>tỉnh|thành phố|huyện|quận|thị xã|"
    r"phường|xã|thị trấn)(?!\w)"
)


def _of_its_place(head: Head, name: str) -> str:
    """A committee whose second line was lost: its level from the text, its place from the date."""
    place = place_of(head) if name in _BARE_COMMITTEE else None
    if place is None:
        return name
    for line in head.whole[:20]:
        found = _ITS_LEVEL.search(line.low)
        if found is not None and head.zones[line.index] not in ("header", "title"):
            return f"{name} {found.group('level')} {place}"
    return name


def _dated_from(head: Head, name: str) -> str:
    """A place a scan has misread in capitals, as the line of the date spells it."""
    place = place_of(head)
    if place is None or name.endswith(place):
        return name
    start = len(name) - len(place)
    tail = name[start:]
    same = plain(tail.lower()) == plain(place.lower()) and tail.lower() != place.lower()
    return name[:start] + place if same and name[start - 1 : start] == " " else name


def _as_written(view: View, issuer: Issuer) -> str:
    """A name printed in capitals, in the spelling the text itself uses further on."""
    name, span = issuer.name, issuer.span
    if span is None or not span.exact.isupper():
        return name
    at, low = 0, name.lower()
    for _ in range(6):
        at = view.lower.find(low, at, 20_000)
        if at < 0:
            return name
        written = view.text[at : at + len(low)]
        if written[:1].isupper() and not written.isupper() and "\n" not in written:
            return written
        at += len(low)
    return name


def _around(head: Head) -> tuple[str, ...]:
    """Where the page names its own unit: portal name, headline, header, opening."""
    near = [*head.lines[:2], *head.title[:3], *head.zone("news", "preamble")[:3]]
    if head.headline is not None:
        near.append(head.lines[head.headline])
    return tuple(_own_words(line) for line in near if _PLACE.search(line.low, 0, 260))


_LONGEST_OWN = 70


def _own_words(line: Line) -> str:
    """What a line may say of places; a headline in capitals would run names into words."""
    if not line.caps:
        return without_holders(line.text[:200])
    column = _CELL.split(line.text)[0].split(" - ")[0]
    return readable(column) if len(column) <= _LONGEST_OWN else ""


def _province(names: tuple[str, ...]) -> str:
    return next((name for name in reversed(names) if _PLACE.search(name.lower())), "")


def _seated(name: str, names: tuple[str, ...]) -> str:
    """`Công an` beside `Hội Cựu chiến binh thị xã Kỳ Lạc` is the police of the same unit."""
    if len(names) < 2 or _PLACE.search(name.lower() + " "):
        return name
    head = next(
        (row for row in heads().get(name.lower().split(" ")[0], ()) if row.key == name.lower()),
        None,
    )
    if head is None or head.level is not None:
        return name
    units = own_units(names)
    noun = next(iter(units), None)
    return f"{name} {noun} {units[noun]}" if noun else name

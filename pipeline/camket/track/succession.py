"""Whether two documents are of one body: rotating leads, reorganised places (DOMAIN 9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from camket import places
from camket.organisations import organisation, own_units
from camket.places import Place
from camket.records import DocumentFields
from camket.track.threads import Closing
from camket.track.wording import spelled_out

_NOUNS = ("phường", "xã", "thị trấn", "đặc khu", "quận", "huyện", "thị xã", "thành phố", "tỉnh")
_PLACE = re.compile(rf",| (?:{'|'.join(_NOUNS)}) ")
REORGANISED_ON = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Relation:
    """Whether numbers of two documents may stand in one series, and why not."""

    closed: Closing | None = None
    note: str | None = None


def relation(a: DocumentFields, b: DocumentFields) -> Relation:
    """How the body of the later document `b` descends from that of `a`."""
    if a.block and b.block and spelled_out(a.block) == spelled_out(b.block):
        return _led_by_another(a, b)
    if _lasting(a) & _lasting(b):
        return Relation()
    one, two = _units(a), _units(b)
    if one is None or two is None:
        return Relation()
    if one == two and not _crosses(a, b):
        return Relation()
    return _succession(one, two, a, b)


def _led_by_another(a: DocumentFields, b: DocumentFields) -> Relation:
    one, two = _issuers(a), _issuers(b)
    if one and two and one[0] != two[0]:
        return Relation(note="same block, other publisher (the lead rotates)")
    return Relation()


def _issuers(document: DocumentFields) -> list[str]:
    return [spelled_out(issuer.name) for issuer in document.issuers]


def _lasting(document: DocumentFields) -> set[str]:
    """Schools, hospitals and companies by name without the place: no reform of places ends them."""
    named = (organisation(issuer.name) for issuer in document.issuers)
    return {
        _PLACE.split(spelled_out(body.name), maxsplit=1)[0].strip(" ,-")
        for body in named
        if body.kind in ("public_unit", "enterprise")
    }


def _units(document: DocumentFields) -> tuple[str, str] | None:
    """Smallest unit the issuers name: (noun, name); None when none or a joint paper of several."""
    units = own_units(tuple(issuer.name for issuer in document.issuers), document.place)
    return next(((noun, units[noun]) for noun in _NOUNS if noun in units), None)


def _day(document: DocumentFields) -> date | None:
    if document.date:
        return date.fromisoformat(document.date)
    return date(document.plan_year, 1, 15) if document.plan_year else None


def _crosses(a: DocumentFields, b: DocumentFields) -> bool:
    one, two = _day(a), _day(b)
    return one is not None and two is not None and one < REORGANISED_ON <= two


def _succession(
    one: tuple[str, str], two: tuple[str, str], a: DocumentFields, b: DocumentFields
) -> Relation:
    old, new = _found(one, _day(a)), _found(two, _day(b))
    names = f"{' '.join(one)} → {' '.join(two)}"
    if _crosses(a, b):
        return _over_the_reform(one, two, old, new, names)
    if one[0] == two[0] and one[1] != two[1] and not _renamed(old, new):
        return Relation("other_body", f"another body: {names}")
    return Relation()


def _over_the_reform(
    one: tuple[str, str],
    two: tuple[str, str],
    old: tuple[Place, ...],
    new: tuple[Place, ...],
    names: str,
) -> Relation:
    if not old or not new:
        gone = one[0] in ("quận", "huyện", "thị xã", "thị trấn") or one != two
        return Relation("reorganised", f"{names}: no successor is known") if gone else Relation()
    after = {
        after.place.place_id: after.share for before in old for after in places.successors(before)
    }
    shares = {after.get(place.place_id) for place in new} - {None}
    if "whole" in shares:
        return Relation(note=f"{names}: passed whole into it on {REORGANISED_ON}")
    if "part" in shares:
        return Relation("reorganised", f"{names}: divided on {REORGANISED_ON}")
    if any(place.valid_from is None and place.valid_to is None for place in old):
        return Relation() if one == two else Relation("other_body", f"another body: {names}")
    return Relation("reorganised", f"{names}: did not pass into it on {REORGANISED_ON}")


def _found(unit: tuple[str, str], on: date | None) -> tuple[Place, ...]:
    return places.find(unit[1], kind=unit[0], on=on)


def _renamed(old: tuple[Place, ...], new: tuple[Place, ...]) -> bool:
    ids = {place.place_id for place in new}
    return any(step.place.place_id in ids for before in old for step in places.successors(before))

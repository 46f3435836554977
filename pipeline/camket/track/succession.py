"""Whether two documents are of one body: rotating leads, reorganised places (DOMAIN 9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from camket import places
from camket.organisations import LEVEL_NOUNS, organisation, own_units
from camket.places import Place
from camket.records import DocumentFields
from camket.track.organs import JOINED_ON, other_organ
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
    doubt: str | None = None
    """Why the two may not be of one organ, though their places agree."""
    larger: bool = False
    """Whether others joined the later body: its counts are of a larger one."""


def relation(a: DocumentFields, b: DocumentFields) -> Relation:
    """How the body of the later document `b` descends from that of `a`."""
    if a.block and b.block and spelled_out(a.block) == spelled_out(b.block):
        return _led_by_another(a, b)
    if _lasting(a) & _lasting(b):
        return Relation()
    places_agree = _of_places(a, b)
    if places_agree.closed:
        return places_agree
    return _with_organs(places_agree, a, b)


def _with_organs(agreed: Relation, a: DocumentFields, b: DocumentFields) -> Relation:
    """The relation of two places, with what speaks against one organ of theirs."""
    other = other_organ(a, b, over_reform=_crosses(a, b, JOINED_ON))
    if other is None:
        return agreed
    closed, words = other
    if closed:
        return Relation(closed, words)
    told = "; ".join(filter(None, (agreed.note, words)))
    return replace(agreed, note=told, doubt=words)


def _of_places(a: DocumentFields, b: DocumentFields) -> Relation:
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


def _crosses(a: DocumentFields, b: DocumentFields, on: date = REORGANISED_ON) -> bool:
    one, two = _day(a), _day(b)
    return one is not None and two is not None and one < on <= two


def _succession(
    one: tuple[str, str], two: tuple[str, str], a: DocumentFields, b: DocumentFields
) -> Relation:
    old, new = _found(one, _day(a)), _found(two, _day(b))
    names = f"{' '.join(one)} → {' '.join(two)}"
    if _crosses(a, b):
        return _over_the_reform(one, two, old, new, names)
    if one[0] == two[0] and one[1] != two[1] and not _renamed(old, new):
        return Relation("other_body", f"another body: {names}")
    if _level(one, a) != _level(two, b):
        return Relation("other_body", f"another body: {names}")
    return Relation()


def _level(unit: tuple[str, str], document: DocumentFields) -> str | None:
    """Province, district or commune; a "thành phố" is what it was on the day."""
    noun, name = unit
    if noun == "thành phố" and not places.is_central_city(name, _day(document)):
        return "district"
    return LEVEL_NOUNS.get(noun)


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
        others = _others_joined(old, new)
        joined = f", with {', '.join(others)}" if others else ""
        note = f"{names}: passed whole into it on {REORGANISED_ON}{joined}"
        return Relation(note=note, larger=bool(others))
    if "part" in shares:
        return Relation("reorganised", f"{names}: divided on {REORGANISED_ON}")
    if any(place.valid_from is None and place.valid_to is None for place in old):
        return Relation() if one == two else Relation("other_body", f"another body: {names}")
    return Relation("reorganised", f"{names}: did not pass into it on {REORGANISED_ON}")


def _others_joined(old: tuple[Place, ...], new: tuple[Place, ...]) -> list[str]:
    """What else went into the later unit, itself of one name or not ("tỉnh Bắc Ninh")."""
    mine = {place.place_id for place in old}
    came = [came for place in new for came in _predecessors().get(place.place_id, ())]
    named = dict.fromkeys(
        f"{before.kind} {before.name}" + (" (a part)" if share == "part" else "")
        for before, share in came
        if before.place_id not in mine
    )
    return list(named)


@cache
def _predecessors() -> dict[str, list[tuple[Place, str]]]:
    """Former units by the unit they went into."""
    found: dict[str, list[tuple[Place, str]]] = {}
    for row in range(places.size()):
        before = places.place_at(row)
        for after in places.successors(before) if before.valid_to else ():
            found.setdefault(after.place.place_id, []).append((before, after.share))
    return found


def _found(unit: tuple[str, str], on: date | None) -> tuple[Place, ...]:
    return places.find(unit[1], kind=unit[0], on=on)


def _renamed(old: tuple[Place, ...], new: tuple[Place, ...]) -> bool:
    ids = {place.place_id for place in new}
    return any(step.place.place_id in ids for before in old for step in places.successors(before))

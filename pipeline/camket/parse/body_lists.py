"""Lists of bodies: several names, sectors under one noun, common nouns that are one group."""

from __future__ import annotations

import re
from typing import Literal

from camket.heads import head_at
from camket.parse.bodies import (
    WINDOW,
    WORD,
    Body,
    abbreviation_end,
    compound_end,
    read_body,
    tail_end,
)
from camket.parse.body_words import MANY, ONE, QUANTIFIER, SPREAD
from camket.texts import View

_MAX_ITEMS = 40
_JOIN = re.compile(r",? (?:và|&) (?:với )?|, ?|; ?(?!cơ quan|đơn vị|bộ phận)(?=[a-zđ\d])")


def read_bodies(view: View, at: int, end: int, *, lists: bool = True) -> tuple[Body, ...]:
    """The list of bodies that starts exactly at a view offset; empty when none does."""
    end = min(end, at + WINDOW * 5)
    found: list[Body] = []
    while len(found) < _MAX_ITEMS:
        loose = bool(found) and found[-1].kind == "group"
        body = read_body(view, at, end, counted=loose)
        if body is None:
            break
        found += _spread(view, body, end) or [body]
        join = _JOIN.match(view.lower, found[-1].end, end)
        if join is None or not lists:
            break
        at = join.end()
    if not found:
        return ()
    return tuple(_counted_names(view, body) for body in _merge(view, found))


def _counted_names(view: View, body: Body) -> Body:
    """A name counted over many units ("UBND các phường") is a group."""
    words = view.lower[body.start : body.end]
    if body.kind == "body" and body.name is None and MANY.search(words) and not ONE.match(words):
        return Body(body.start, body.end, "group")
    return body


_SECTOR_JOIN = re.compile(r", | và ")


_COLON = re.compile(r":? ?")


def _spread(view: View, body: Body, end: int) -> list[Body]:
    """The bodies of a list under one noun: "Giám đốc các Sở: Nội vụ, Tài chính"."""
    if "các" not in view.lower[body.start : body.end]:
        return []
    stop = body.end
    colon = _COLON.match(view.text, stop, end)
    noun = SPREAD.match(view.text[body.start : stop])
    if noun is None or colon is None:
        return []
    base = f"{noun['post'].strip()} {noun['base']}".strip()
    base = base[:1].upper() + base[1:]
    return _sector_list(view, (body.start, colon.end(), end), base)


def _sector_list(view: View, at: tuple[int, int, int], base: str) -> list[Body]:
    first, start, end = at
    items: list[Body] = []
    while start < end and view.text[start].isupper():
        sector = head_at(view.lower, start, sectors=True)
        if sector is None and (head_at(view.lower, start) or abbreviation_end(view, start, end)):
            break
        word = WORD.match(view.text, start, end)
        after = word.end() if word else start
        stop = start + len(sector.name) if sector else compound_end(view, after, end)
        stop = tail_end(view, stop, end)
        name = f"{base} {view.text[start:stop]}"
        items.append(Body(start if items else first, stop, "body", name))
        join = _SECTOR_JOIN.match(view.lower, stop, end)
        if join is None:
            break
        start = join.end()
    return items


def _goes_on(view: View, last: Body, body: Body) -> bool:
    """Whether a common noun only goes on with the one before ("các cơ quan, đơn vị")."""
    if body.kind == "body":
        return False
    if last.kind != "body":
        return True
    bare = QUANTIFIER.match(view.lower, body.start, body.end) is None
    word = view.text[last.start : last.end].rsplit(" ", 1)[-1]
    return bare and word[:1].islower() and view.text[body.start].islower()


def _merge(view: View, found: list[Body]) -> tuple[Body, ...]:
    """Coordinated common nouns ("cán bộ, công chức, viên chức") are one group."""
    merged: list[Body] = []
    for body in found:
        if merged and _goes_on(view, merged[-1], body):
            merged[-1] = Body(merged[-1].start, body.end, merged[-1].kind)
        else:
            merged.append(body)
    return tuple(merged)


_GIVEN = re.compile(
    r"(?:(?:giao|yêu cầu|đề nghị|phân công)(?: cho)? )?"
    r"(?:các (?:sở|hội|phòng|ban|bộ|ngành|đơn vị|đoàn thể): )?"
)
_LONGEST_LIST = 160


def only_bodies(view: View, start: int, end: int) -> bool:
    """A list of bodies from end to end, perhaps behind "Giao" or their kind ("các hội: …")."""
    if end - start > _LONGEST_LIST:
        return False
    start, end = view.trim(start, end)
    head = _GIVEN.match(view.lower, start, end)
    bodies = read_bodies(view, head.end() if head is not None else start, end)
    return bool(bodies) and bodies[-1].end == end


_ROLE = re.compile(
    r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận) )?"
    r"(?:(?P<lead>chủ trì|đầu mối)|(?P<coordinate>phối hợp))"
    r"(?:,? (?:và )?(?:phối hợp|tham mưu|tổ chức|triển khai|thực hiện))* ?[:.]?$"
)


def names_role(lower: str, start: int, end: int) -> Literal["lead", "coordinate"] | None:
    """The role of the bodies below: "2. Chủ trì thực hiện", "3. Cơ quan phối hợp"."""
    found = _ROLE.match(lower, start, end)
    if found is None:
        return None
    return "lead" if found["lead"] else "coordinate"


def only_names_doers(view: View, start: int, end: int) -> bool:
    """Whether a range is a list of bodies, or the role of those listed below it."""
    if names_role(view.lower, start, end) is not None:
        return True
    return not view.text[start].isdigit() and only_bodies(view, start, end)


# "Cơ quan chủ trì: Sở Công Thương.": who does what was promised before.
_OWNER = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận)"
    r"(?:,| và| (?:chủ trì|phối hợp|thực hiện|đầu mối|theo dõi|tham mưu))+ ?:"
)


def names_owner(view: View, start: int, end: int) -> bool:
    """Say whether a clause only names who leads or helps with the promise before it."""
    return _OWNER.match(view.lower, start, end) is not None

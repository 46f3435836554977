"""An annex printed without its act: `(Kèm theo Nghị quyết số …)` says whose contents it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.isolate.chrome import is_byline, is_chrome
from camket.isolate.scan import Line
from camket.records import ZoneName

_OF_ACT = re.compile(
    r"\(?(?:ban hành )?kèm theo (?P<type>nghị quyết|kế hoạch|chương trình|chỉ thị|kết luận|"
    r"quyết định)(?: hành động)? số "
)
_OPENING = 8
_LONGEST = 300
_MOST_HEADING = 4
# Forms to fill in and lists of procedures plan nothing.
_NO_CONTENTS = re.compile(r"(?:mẫu|biểu mẫu|đơn|tờ khai|danh mục|danh sách|quy chế|quy định)(?!\w)")


@dataclass(frozen=True, slots=True)
class Annex:
    """The lines of the heading and the one that names the act, with the type of the act."""

    heading: tuple[Line, ...]
    act: Line
    type: str


def annexed(lines: list[Line]) -> Annex | None:
    """The annex a text begins with, when contents stand below its heading."""
    for line in lines[:_OPENING]:
        found = _OF_ACT.match(line.low) if line.size <= _LONGEST else None
        if found is None:
            continue
        heading = _heading(lines, line.index)
        if not heading or any(_NO_CONTENTS.match(one.low) for one in heading):
            return None
        below = any(not is_chrome(one) for one in lines[line.index + 1 :])
        return Annex(heading, line, found.group("type")) if below else None
    return None


def _heading(lines: list[Line], at: int) -> tuple[Line, ...]:
    """The labels above the line that names the act."""
    first = at
    while first and at - first < _MOST_HEADING:
        above = lines[first - 1]
        if above.prose or above.marked or is_chrome(above) or is_byline(above):
            break
        first -= 1
    return tuple(lines[first:at])


def annex_zones(lines: list[Line], zones: dict[int, ZoneName]) -> None:
    """The heading is a title; what stands below it is body, tables too."""
    annex = annexed(lines)
    if annex is None:
        return
    for line in annex.heading:
        zones[line.index] = "title"
    zones[annex.act.index] = "header"
    for line in lines[annex.act.index + 1 :]:
        if not (is_chrome(line) or is_byline(line)):
            zones[line.index] = "body"

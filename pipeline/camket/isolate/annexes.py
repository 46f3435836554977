"""An annex printed without its act: `(Kèm theo Nghị quyết số …)` says whose contents it is.

So does a table of tasks that stands alone: its columns say who does what until when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.isolate.chrome import is_byline, is_chrome
from camket.isolate.scan import Line
from camket.records import ZoneName

_TYPE = r"(?:nghị quyết|kế hoạch|chương trình|chỉ thị|kết luận|quyết định)"
_OF_ACT = re.compile(
    rf"\(?(?:ban hành )?kèm theo (?P<type>{_TYPE})(?: hành động)?(?: (?:tại|theo) {_TYPE})? số "
)
_OPENING = 8
_LONGEST = 300
_MOST_HEADING = 4
# Forms to fill in and lists of procedures plan nothing.
_NO_CONTENTS = re.compile(
    r"\W*(?:mẫu|biểu mẫu|đơn|tờ khai|danh mục(?! (?:các )?(?:nhiệm vụ|chỉ tiêu|công việc|đề án))"
    r"|danh sách|quy chế|quy định|lịch)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Annex:
    """The lines of the heading, the line that names the act, if one does, and the act's type."""

    heading: tuple[Line, ...]
    act: Line | None
    type: str
    body: int
    """Index of the first line of the contents."""


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
        return Annex(heading, line, found.group("type"), line.index + 1) if below else None
    return _table_alone(lines)


def _heading(lines: list[Line], at: int) -> tuple[Line, ...]:
    """The labels above the line that names the act."""
    first = at
    while first and at - first < _MOST_HEADING:
        above = lines[first - 1]
        long = above.prose and not above.caps
        if long or above.marked or is_chrome(above) or is_byline(above):
            break
        first -= 1
    return tuple(lines[first:at])


# "TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành": what is to be done, by whom, until when.
_TASKS = re.compile(
    r"\| ?(?:tên |nội dung )?(?:các )?(?:nhiệm vụ|công việc)(?! (?:đã|năm trước))[^|]*\|"
)
_BY_WHOM = re.compile(
    r"\| ?(?:cơ quan|đơn vị|bộ phận|người)(?:, \w+ \w+)? (?:chủ trì|thực hiện|phụ trách)"
)
_UNTIL = re.compile(
    r"\| ?(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành|trình))?[^|]*(?:\||$)"
)
_DONE = re.compile(r"\| ?(?:kết quả (?:thực hiện|đạt)|đã thực hiện|tình hình thực hiện)")
_NAMED = re.compile(r"(?<!\w)(?:kế hoạch|chương trình|nghị quyết|chỉ thị|kết luận)(?!\w)")


def _table_alone(lines: list[Line]) -> Annex | None:
    """A text that is a table of tasks, perhaps below a heading of a few lines."""
    for line in lines[:_OPENING]:
        low = f"| {line.low}"
        if not (_TASKS.search(low) and _BY_WHOM.search(low) and _UNTIL.search(low)):
            continue
        heading = _heading(lines, line.index)
        wholly = line.index == len(heading)
        if not wholly or _DONE.search(low) or any(_NO_CONTENTS.match(one.low) for one in heading):
            return None
        named = _NAMED.search(" ".join(one.low for one in heading))
        return Annex(heading, None, named.group() if named else "kế hoạch", line.index)
    return None


def annex_zones(lines: list[Line], zones: dict[int, ZoneName]) -> None:
    """The heading is a title; what stands below it is body, tables too."""
    annex = annexed(lines)
    if annex is None:
        return
    for line in annex.heading:
        zones[line.index] = "title"
    if annex.act is not None:
        zones[annex.act.index] = "header"
    for line in lines[annex.body :]:
        if not (is_chrome(line) or is_byline(line)):
            zones[line.index] = "body"

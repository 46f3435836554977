"""An act whose head was lost: the sentence that hands over to its contents still names it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from camket.isolate.parties import bodies
from camket.isolate.scan import Line
from camket.records import Genre
from camket.texts import View

_NAMES_ACT = re.compile(
    r"(?P<verb>ban hành|xây dựng|đề ra|ra) (?P<type>kế hoạch|chương trình|nghị quyết|chỉ thị)(?!\w)"
)
_HANDS_OVER = re.compile(r"(?:như sau|sau đây|dưới đây|nội dung sau) ?:$")
# A reporter tells what a body has just done; the act itself says that it does it.
_TOLD = re.compile(r"(?:đã|vừa|mới)(?: [^\W\d]+){0,2} $")
_GENRE: dict[str, Genre] = {
    "quyết định": "decision",
    "kế hoạch": "plan",
    "chương trình": "programme",
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
}
# "Kết quả triển khai thực hiện Chương trình … 6 tháng đầu năm 2016": a report without its head.
_RESULTS = re.compile(
    r"(?:kết quả|tình hình) (?:(?:triển khai|tổ chức|công tác) )?(?:thực hiện|công tác|hoạt động"
    r"|kinh tế)\b.*(?:\d+ tháng|quý|năm|giai đoạn) ?(?:đầu|cuối|\d|[ivx]+\b|năm)"
)
_OPENING = 6
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Announced:
    """The index of the line that names the act, and the genre it names."""

    line: int
    genre: Genre


def announced(lines: list[Line]) -> Announced | None:
    """`Thực hiện …, Ủy ban nhân dân huyện ban hành Kế hoạch … như sau:` with contents below.

    Or the title of a report right above its first part.
    """
    titled = _by_title(lines)
    if titled is not None:
        return titled
    for line in lines[:_OPENING]:
        if line.size > _LONGEST or not line.text.endswith(":"):
            continue
        found = _act_in(line)
        follows = sum(below.marked or below.prose for below in lines[line.index + 1 :])
        if found is None or follows < 2 or _TOLD.search(line.low, 0, found.start()):
            continue
        return Announced(line.index, _GENRE[found.group("type")])
    return None


# "Quyết định phê duyệt kế hoạch …" over "Căn cứ Luật …": a title in small letters.
_TITLE = re.compile(
    r"(?P<type>quyết định|kế hoạch|nghị quyết|chỉ thị|chương trình) (?:số \S+ )?(?:về|v/v|phê duyệt"
    r"|ban hành|triển khai|thực hiện|hành động|phát triển|phòng|bảo)(?!\w)"
)
_BELOW_TITLE = 3


def _by_title(lines: list[Line]) -> Announced | None:
    """The title of an act without its head: over its legal basis, or of a report over its parts."""
    for line, below in pairwise(lines[:_BELOW_TITLE]):
        if below.marked and not line.closed and _RESULTS.match(line.low):
            return Announced(line.index, "report")
        found = _TITLE.match(line.low)
        after = lines[line.index + 1 : line.index + 1 + _BELOW_TITLE]
        if found and not line.closed and any(x.low.startswith("căn cứ ") for x in after):
            return Announced(line.index, _GENRE[found["type"]])
    return None


def _act_in(line: Line) -> re.Match[str] | None:
    """The last act of the sentence: the first ones are those it carries out."""
    if _HANDS_OVER.search(line.low) is None:
        return None
    found = list(_NAMES_ACT.finditer(line.low))
    return found[-1] if found else None


def announcer(view: View, line: Line) -> tuple[int, int] | None:
    """The body just before the verb of such a line."""
    found = _act_in(line)
    if found is None:
        return None
    before = bodies(view, line.start, line.start + found.start())
    if not before or line.start + found.start() - before[-1].end > 2:
        return None
    return before[-1].start, before[-1].end


# "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … ĐIỆN:" over the addressees of a dispatch.
_WIRES = re.compile(
    r"(?P<who>(?:thủ tướng|(?:phó )?chủ tịch|(?:phó )?bộ trưởng|(?:phó )?(?:tổng )?giám đốc"
    r"|(?:phó )?trưởng ban|bộ|ban|ủy ban|ubnd|văn phòng|sở) .{3,90}?) điện ?:$"
)


def wirer(view: View, line: Line) -> tuple[int, int] | None:
    """The post or body that sends a dispatch, in the line above its addressees."""
    found = _WIRES.match(view.lower, line.start, line.end)
    return None if found is None else found.span("who")

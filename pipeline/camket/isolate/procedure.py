"""Pages that print an administrative procedure (thủ tục hành chính): its parts and its title."""

from __future__ import annotations

import re

from camket.isolate.scan import Line
from camket.records import ZoneName

_PROCEDURE = re.compile(
    r"(?:[-+*] ?|(?:\d{1,2}|[ivx]{1,4}|[a-g]) ?[.)/-] ?)*(?P<part>trình tự(?: thực hiện)?|"
    r"cách thức thực hiện|thành phần(?:,? số lượng)? hồ sơ|số lượng hồ sơ|tên giấy tờ|"
    r"thời (?:hạn|gian) giải quyết|số ngày xử lý|đối tượng thực hiện|hình thức nộp|"
    r"cơ quan (?:thực hiện|giải quyết|trực tiếp thực hiện|phối hợp thực hiện|có thẩm quyền)|"
    r"kết quả thực hiện|(?:phí,? (?:và )?)?lệ phí|căn cứ pháp lý|yêu cầu,? điều kiện thực hiện|"
    r"tên mẫu đơn|tên thủ tục|nơi tiếp nhận|thời gian tiếp nhận|địa điểm thực hiện)(?!\w)"
)
_LABELS = re.compile(r" ?\| ?|: ")


def _parts(line: Line) -> set[str]:
    """The parts of a procedure a line names, at its start or in the cells of a table."""
    if line.size > _LONGEST_LABEL:
        return set()
    cells = _LABELS.split(line.low) if line.columns or line.size <= _SHORT else [line.low]
    return {found.group("part") for cell in cells if (found := _PROCEDURE.match(cell))}


_LONGEST_LABEL = 300
_SHORT = 160


def is_procedure(lines: list[Line]) -> bool:
    """A page that prints the parts of an administrative procedure, as headings or as a table."""
    return len(set().union(*map(_parts, lines[:200]))) >= _LEAST


_LEAST = 3
_NAME = re.compile(r"(?P<label>tên thủ tục(?: hành chính)? ?: ?)\S|thủ tục \S")
_HEAD = 8


def procedure_title(lines: list[Line], headline: int | None) -> tuple[int, int] | None:
    """`Tên thủ tục: …`, `Thủ tục …` above the parts, else the page's headline."""
    for line in lines[:_HEAD]:
        found = _NAME.match(line.low)
        if found is not None and line.label:
            return line.start + len(found.group("label") or ""), line.end
    top = lines[headline] if headline is not None else None
    return (top.start, top.end) if top is not None and not _parts(top) else None


def as_document(lines: list[Line], zones: dict[int, ZoneName], headline: int | None) -> None:
    """The page of a procedure is the procedure: its name the title, its parts the body."""
    named = procedure_title(lines, headline)
    first = next((line.index for line in lines if _parts(line)), 0)
    for line in lines:
        at = line.index
        if named is not None and line.start <= named[0] < line.end:
            zones[at] = "title"
        elif zones[at] == "news" or (at >= first and _parts(line)):
            zones[at] = "body"

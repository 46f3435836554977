"""Rows of tables: which is a header, which names a group, which carries values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from camket.outline.lines import Line
from camket.texts import View

Role = Literal["header", "group", "row"]

_NUMBER_HEADS = frozenset(("stt", "tt", "số tt", "số thứ tự", "s tt", "no"))
_HEAD_WORDS = (
    "chỉ tiêu", "nội dung", "đvt", "đơn vị", "kế hoạch", "thực hiện", "ghi chú", "thời gian",
    "cơ quan", "nhiệm vụ", "kết quả", "số lượng", "tiêu chí", "tên ", "danh mục", "kinh phí",
)  # fmt: skip
_LOWER_HEAD = re.compile(
    r"(?:chủ trì|phối hợp|phụ trách|(?:đến )?năm|quý|tháng"
    r"|(?:19|20)\d\d(?: ?/ ?(?:19|20)\d\d)?$|u?th(?!\w)|kh(?!\w)|ước"
    r"|tổng|trong đó|nguồn|ngân sách|vốn|số lượng|tỷ lệ|%|mục tiêu|kế hoạch|thực hiện|so sánh"
    r"|bắt đầu|kết thúc|hoàn thành|kết quả|chỉ tiêu|cơ quan|đơn vị|đvt|ghi chú)"
)
"""What the lower row of a head in two rows names: parts of what stands above it."""
_VALUE = re.compile(r"[≤≥<>~=+ -]*\d[\d.,/ -]*(?:%|‰)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-eA-E])\)?(?:=.*)?$")


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a row in its table."""

    first: bool = True
    """No values yet."""
    headed: bool = False
    """Nothing but a head, right above."""
    width: int = 0
    """Cells of the widest row."""
    head: tuple[str, ...] = ()
    """The cells of the head."""


def cells(view: View, line: Line) -> list[str]:
    """The cells of a row, in the words of the view, without empty edges made by border bars.

    A bar in front of a row that no bar ends stands behind an empty cell.
    """
    first, stop = view.outside(line.start, line.end)
    if "\t" in view.content[first:stop] and "|" not in view.text[line.start : line.end]:
        parts, at = [], first
        for cell in view.content[first:stop].split("\t"):
            parts.append(view.text[slice(*view.inside(at, at + len(cell)))])
            at += len(cell) + 1
    else:
        text = view.text[line.start : line.end].strip()
        parts = (text.strip("|") if text.endswith("|") else text).split("|")
    return [part.strip() for part in parts]


def role(view: View, line: Line, above: Above) -> Role:
    """What a row is."""
    row = cells(view, line)
    filled = [cell for cell in row if cell]
    if not filled:
        return "group"
    head = filled[0].lower()
    if head in _NUMBER_HEADS or (above.head and tuple(row) == above.head):
        return "header"
    if len(filled) > 2 and all(_COLUMN_NUMBER.match(cell) for cell in filled) and above.first:
        return "header"
    if above.headed and _goes_on_heading(line, filled):
        return "header"
    valued = any(_VALUE.match(cell) for cell in filled[1:])
    if max(len(row), above.width) > 2 and len(_apart(filled)) <= 2 and not valued:
        return "group"
    return "header" if above.first and not above.head and _names_columns(row) else "row"


def _apart(filled: list[str]) -> set[str]:
    """The cells that differ; a reader of merged cells prints their words in each of them."""
    whole = len(filled) > _FEW_CELLS
    return set(filled) if whole else set(map(str, range(len(filled))))


_FEW_CELLS = 3


def _goes_on_heading(line: Line, filled: list[str]) -> bool:
    """Whether a row below a head is its lower part: cells go on, or it only names parts."""
    if line.merged:
        return True
    return len(filled) > 1 and all(_LOWER_HEAD.match(cell.lower()) for cell in filled)


def _names_columns(row: list[str]) -> bool:
    """Words in every cell, or years behind the name of a column."""
    named = sum(cell.lower().startswith(_HEAD_WORDS) for cell in row)
    values = [cell for cell in row if _VALUE.match(cell)]
    if values:
        return bool(named) and all(_YEAR.match(cell) for cell in values)
    return bool(named) or not row[0][:1].isdigit()


def is_rule(view: View, line: Line) -> bool:
    """A row that only draws a line ("|---|---|")."""
    return not view.text[line.start : line.end].strip("|-+=: ")

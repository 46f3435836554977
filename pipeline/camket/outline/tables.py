"""Rows of tables: which is a header, which names a group, which carries values."""

from __future__ import annotations

import re
from typing import Literal

from camket.outline.lines import Line
from camket.texts import View

Role = Literal["header", "group", "row"]

_NUMBER_HEADS = frozenset(("stt", "tt", "số tt", "số thứ tự", "s tt", "no"))
_HEAD_WORDS = (
    "chỉ tiêu", "nội dung", "đvt", "đơn vị", "kế hoạch", "thực hiện", "ghi chú", "thời gian",
    "cơ quan", "nhiệm vụ", "kết quả", "số lượng", "tiêu chí", "tên ", "danh mục", "kinh phí",
)  # fmt: skip
_VALUE = re.compile(r"[≤≥<>~=+ -]*\d[\d.,/ -]*(?:%|‰)?$")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-eA-E])\)?(?:=.*)?$")
_TAB_OR_BAR = re.compile(r"[|\t]")


def cells(view: View, line: Line) -> list[str]:
    """The cells of a row, in the words of the view, without empty edges made by border bars."""
    first, stop = view.outside(line.start, line.end)
    if "\t" in view.content[first:stop] and "|" not in view.text[line.start : line.end]:
        parts, at = [], first
        for cell in view.content[first:stop].split("\t"):
            parts.append(view.text[slice(*view.inside(at, at + len(cell)))])
            at += len(cell) + 1
    else:
        parts = view.text[line.start : line.end].strip().strip("|").split("|")
    return [part.strip() for part in parts]


def role(view: View, line: Line, *, first: bool, width: int = 0) -> Role:
    """What a row is.

    `first`: no values stand above it; `width`: cells of the widest row above.
    """
    row = cells(view, line)
    head = row[0].lower()
    if head in _NUMBER_HEADS:
        return "header"
    filled = [cell for cell in row if cell]
    if len(filled) > 2 and all(_COLUMN_NUMBER.match(cell) for cell in filled) and first:
        return "header"
    valued = any(_VALUE.match(cell) for cell in filled[1:])
    if max(len(row), width) > 2 and len(filled) <= 2 and not valued:
        return "group"
    if first and not any(_VALUE.match(cell) for cell in row):
        named = sum(cell.lower().startswith(_HEAD_WORDS) for cell in row)
        return "header" if named or not head[:1].isdigit() else "row"
    return "row"


def is_rule(view: View, line: Line) -> bool:
    """A row that only draws a line ("|---|---|")."""
    return not view.text[line.start : line.end].strip("|-+=: ")

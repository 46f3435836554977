"""ODS workbooks: rows with the words each cell shows; hidden sheets and rows are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from camket.decode.draft import Draft, Line
from camket.decode.packages import Package
from camket.decode.plain import repair_lines
from camket.decode.sheet_rows import SheetRow, sheet_lines
from camket.decode.sheets import shown_number
from camket.errors import DecodeError
from camket.settings import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

EXTRACTOR = "camket.ods/1"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{{{_ODF}table:1.0}}"
_TEXT = f"{{{_ODF}text:1.0}}"
_STYLE = f"{{{_ODF}style:1.0}}"
_OFFICE = f"{{{_ODF}office:1.0}}"
_VALUE = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?(?:[eE][-+]?\d{1,2})?")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T00:00:00)?$")
_MOST_ROWS = 200_000
_MOST_CELLS = 5_000_000
_OFF = ("collapse", "filter")


def read_ods(data: bytes, limits: Limits) -> Draft:
    """The rows of every sheet; raises `DecodeError`."""
    root = Package(data, limits).xml("content.xml")
    if root is None:
        raise DecodeError("corrupt", "the workbook has no content")
    hidden_styles = _hidden_styles(root)
    lines: list[Line] = []
    for number, sheet in enumerate(root.iter(_TABLE + "table")):
        off = sheet.get(_TABLE + "style-name") in hidden_styles
        lines.extend(sheet_lines(list(_rows(sheet, off=off)), number))
    repairs = repair_lines(lines)
    flags = ("hidden_cells",) if any(line.hidden for line in lines) else ()
    return Draft(tuple(lines), EXTRACTOR, None, repairs, flags)


def _hidden_styles(root: _Element) -> set[str]:
    return {
        style.get(_STYLE + "name") or ""
        for style in root.iter(_STYLE + "style")
        for properties in style.iterfind(_STYLE + "table-properties")
        if properties.get(_TABLE + "display") == "false"
    }


def _repeat(element: _Element, name: str) -> int:
    text = element.get(_TABLE + name) or "1"
    return int(text) if text.isdigit() and len(text) < 9 else 1


def _rows(sheet: _Element, *, off: bool) -> Iterator[SheetRow]:
    at = cells = 0
    hanging: dict[int, int] = {}
    for row in sheet.iter(_TABLE + "table-row"):
        count = _repeat(row, "number-rows-repeated")
        texts, tall = _cells(row)
        if any(texts):
            cells += len(texts) * count
            if count > _MOST_ROWS or cells > _MOST_CELLS:
                raise DecodeError("too_large", f"a sheet spans over {_MOST_CELLS} cells")
            hidden = off or row.get(_TABLE + "visibility") in _OFF
            for k in range(count):
                merged = tuple(place for place, last in hanging.items() if at + k <= last)
                yield SheetRow(at + k, texts, hidden, tuple(sorted(merged)))
        hanging.update({place: at + height - 1 for place, height in tall.items()})
        at += count


def _cells(row: _Element) -> tuple[list[str], dict[int, int]]:
    """What the cells of a row show, and the rows that tall ones reach over, by their place.

    Repeated empty cells at the end of the row are dropped.
    """
    texts: list[str] = []
    tall: dict[int, int] = {}
    empty = 0
    for cell in row:
        if cell.tag not in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            continue
        count = _repeat(cell, "number-columns-repeated")
        if (height := _repeat(cell, "number-rows-spanned")) > 1:
            tall[len(texts) + empty] = height
        text = _shown(cell)
        if not text:
            empty += count
            continue
        if len(texts) + empty + count > _MOST_CELLS:
            raise DecodeError("too_large", f"a row spans over {_MOST_CELLS} cells")
        texts += [""] * empty + [text] * count
        empty = 0
    return texts, tall


def _shown(cell: _Element) -> str:
    """Numbers and dates from their values, in Vietnamese form; anything else as written."""
    kind = cell.get(_OFFICE + "value-type")
    value, date = cell.get(_OFFICE + "value"), cell.get(_OFFICE + "date-value")
    if kind in ("float", "percentage") and value and _VALUE.fullmatch(value):
        number = float(value)
        return shown_number(number * 100) + "%" if kind == "percentage" else shown_number(number)
    day = _DAY.match(date) if date else None
    if day:
        return f"{day[3]}/{day[2]}/{day[1]}"
    shown = (_words(paragraph) for paragraph in cell.iterfind(_TEXT + "p"))
    return " ".join(" ".join(shown).split())


def _words(paragraph: _Element) -> str:
    parts: list[str] = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == _TEXT + "s" or child.tag == _TEXT + "line-break":
            parts.append(" ")
        elif child.tag != _OFFICE + "annotation":
            parts.extend(str(piece) for piece in child.itertext())
        parts.append(child.tail or "")
    return "".join(parts)

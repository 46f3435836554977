"""Workbooks: rows as "a | b | c"; hidden sheets and rows are marked."""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING, Any

from camket.decode.draft import Draft, Line
from camket.decode.packages import Package
from camket.decode.plain import repair_lines
from camket.errors import DecodeError, MissingExtraError
from camket.settings import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

EXTRACTOR = "camket.sheets/1+calamine"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,4})(\d{1,8})"')
_DIMENSION_CELLS = 5_000_000
_MOST_ROWS = 200_000


def read_workbook(data: bytes, limits: Limits, kind: str) -> Draft:
    """The rows of every sheet; raises `DecodeError`."""
    hidden: dict[str, set[int]] = {}
    if kind == "xlsx":
        package = Package(data, limits)
        _refuse_far_cells(package)
        hidden = _hidden_rows(package)
    elif kind == "ods":
        _refuse_repeats(Package(data, limits))
    lines: list[Line] = []
    try:
        import python_calamine
    except ImportError as error:
        raise MissingExtraError("sheets", "reading workbooks") from error
    faults = (python_calamine.CalamineError, OSError, ValueError, KeyError, IndexError)
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for at, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            off = sheet.visible != python_calamine.SheetVisibleEnum.Visible
            rows = workbook.get_sheet_by_index(at)
            lines.extend(_sheet_lines(rows, at, off, hidden.get(sheet.name, set())))
    except python_calamine.PasswordError as error:
        raise DecodeError("password", "the workbook needs a password") from error
    except faults as error:
        raise DecodeError("corrupt", f"the workbook cannot be read: {error}") from error
    repairs = repair_lines(lines)
    flags = ("hidden_cells",) if any(line.hidden for line in lines) else ()
    return Draft(tuple(lines), EXTRACTOR, None, repairs, flags)


def _sheet_lines(sheet: Any, number: int, off: bool, rows_off: set[int]) -> list[Line]:  # noqa: ANN401
    lines: list[Line] = []
    first = (sheet.start or (0, 0))[0]
    for at, row in enumerate(sheet.iter_rows()):
        if at > _MOST_ROWS:
            raise DecodeError("too_large", f"a sheet has over {_MOST_ROWS} rows")
        text = " | ".join(_shown(cell) for cell in row).strip(" |")
        if text:
            hidden = off or first + at in rows_off
            lines.append(Line(text, "table_row", cell=(number, first + at), hidden=hidden))
    return lines


def _shown(cell: object) -> str:
    """A cell as a Vietnamese workbook shows it: decimal comma, day first."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", ",") if cell != int(cell) else str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%d/%m/%Y" if not (cell.hour or cell.minute) else "%d/%m/%Y %H:%M")
    if isinstance(cell, datetime.date):
        return cell.strftime("%d/%m/%Y")
    return " ".join(str(cell).split())


def _sheet_parts(package: Package) -> list[str]:
    return [name for name in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_far_cells(package: Package) -> None:
    """A cell far away makes readers build the whole rectangle: check before they do."""
    for name in _sheet_parts(package):
        rows = columns = 0
        for letters, row in _CELL.findall(package.read(name)):
            rows, columns = max(rows, int(row)), max(columns, _column(letters))
        if rows * columns > _DIMENSION_CELLS:
            raise DecodeError("too_large", f"{name} spans {rows} rows and {columns} columns")


def _refuse_repeats(package: Package) -> None:
    """ODS repeats rows and columns by number; the product of filled ones is what gets built."""
    if "content.xml" not in package:
        raise DecodeError("corrupt", "the workbook has no content")
    content = package.read("content.xml")
    if b"<!DOCTYPE" in content:
        raise DecodeError("corrupt", "XML with a document type declaration is refused")
    cells = 0
    for row in re.finditer(
        rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", content, re.DOTALL
    ):
        if b"office:value-type" in row[2] or b"<text:p" in row[2]:
            repeat = re.search(rb'number-rows-repeated="(\d{1,9})"', row[1])
            wide = sum(
                int(n) for n in re.findall(rb'number-columns-repeated="(\d{1,9})"', row[2])[:-1]
            )
            cells += (int(repeat[1]) if repeat else 1) * max(1, wide)
    if cells > _DIMENSION_CELLS:
        raise DecodeError("too_large", f"the workbook spans {cells} cells")


def _hidden_rows(package: Package) -> dict[str, set[int]]:
    """Hidden rows of each sheet, by sheet name, counted from 0."""
    book = package.xml("xl/workbook.xml")
    relations = package.xml("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {r.get("Id"): (r.get("Target") or "") for r in relations}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    found = {}
    for sheet in book.iter(_MAIN + "sheet"):
        target = targets.get(sheet.get(key), "")
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if name in package and b'hidden="' in package.read(name):
            found[sheet.get("name") or ""] = _rows_off(package.xml(name))
    return found


def _rows_off(root: _Element | None) -> set[int]:
    rows = root.iter(_MAIN + "row") if root is not None else ()
    return {
        int(row.get("r", "1")) - 1
        for row in rows
        if row.get("hidden") in ("1", "true") and (row.get("r") or "").isdigit()
    }

"""Workbooks: rows as "a | b | c"; hidden sheets and rows are marked."""

from __future__ import annotations

import json
import math
import re
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from camket.decode.draft import Draft, Line
from camket.decode.looks import Look, Places, below_the_first, has_doubtful_shares, shows_percent
from camket.decode.packages import Package
from camket.decode.plain import repair_lines
from camket.decode.programs import run_program
from camket.decode.sheet_rows import SheetRow, sheet_lines
from camket.decode.workbook_child import PASSWORD, TOO_LARGE
from camket.decode.xls_looks import xls_looks
from camket.errors import DecodeError, MissingExtraError
from camket.settings import Limits

EXTRACTOR = "camket.sheets/1+calamine"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,4})(\d{1,8})"')
_CELL_TAG = re.compile(rb"<(?:\w+:)?c\b[^>]{0,300}>")
_PLACE = re.compile(rb'\br="([A-Z]{1,4})(\d{1,8})"')
_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^>]{0,60}?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"'
)
_DIMENSION_CELLS = 5_000_000
_MOST_ROWS = 200_000


def read_workbook(data: bytes, limits: Limits, kind: str) -> Draft:
    """The rows of every sheet; raises `DecodeError`."""
    by_name = _ooxml_looks(data, limits) if kind == "xlsx" else {}
    sheets = _sheets(data, limits)
    by_number = xls_looks(data) or {} if kind == "xls" else {}
    lines: list[Line] = []
    untold = False
    for number, sheet in enumerate(sheets):
        look = by_name.get(sheet["name"]) or by_number.get(sheet["at"])
        found = _sheet_lines(sheet, _Place(number, sheet["hidden"], look or Look()))
        untold = untold or (look is None and has_doubtful_shares(line.text for line in found))
        lines.extend(found)
    repairs = repair_lines(lines)
    flags = ["hidden_cells"] if any(line.hidden for line in lines) else []
    flags += ["percent_unknown"] if untold else []
    return Draft(tuple(lines), EXTRACTOR, None, repairs, tuple(flags))


def _ooxml_looks(data: bytes, limits: Limits) -> dict[str, Look]:
    """The look of each sheet by its name."""
    package = Package(data, limits)
    _refuse_far_cells(package)
    styles = _percent_styles(package)
    return {
        name: Look(
            _rows_off(package, part),
            _percent_cells(package.read(part), styles),
            _merged_cells(package.read(part)),
        )
        for name, part in _parts_by_sheet(package).items()
    }


class _Sheet(TypedDict):
    at: int
    name: str
    hidden: bool
    start: tuple[int, int]
    rows: list[list[object]]


def _sheets(data: bytes, limits: Limits) -> list[_Sheet]:
    """Sheets as read by a child process, which may die of a damaged file."""
    if find_spec("python_calamine") is None:
        raise MissingExtraError("sheets", "reading workbooks")
    script = str(Path(__file__).with_name("workbook_child.py"))
    done = run_program(
        [sys.executable, "-I", script, str(_MOST_ROWS)],
        limits,
        needs=("python3", "reading workbooks"),
        data=data,
    )
    if done.code == PASSWORD:
        raise DecodeError("password", "the workbook needs a password")
    if done.code == TOO_LARGE:
        raise DecodeError("too_large", f"a sheet has over {_MOST_ROWS} rows")
    if done.code != 0:
        raise DecodeError("corrupt", "the workbook cannot be read")
    sheets: list[_Sheet] = json.loads(done.out)
    return sheets


@dataclass(frozen=True, slots=True)
class _Place:
    """One sheet: its number, whether it is hidden, and how it shows its cells."""

    number: int
    off: bool
    look: Look


def _sheet_lines(sheet: _Sheet, place: _Place) -> list[Line]:
    top, left = sheet["start"]
    look = place.look
    rows: list[SheetRow] = []
    for at, row in enumerate(sheet["rows"], top):
        cells = [_shown(cell, percent=(at, k) in look.percents) for k, cell in enumerate(row, left)]
        if any(cells):
            above = tuple(k for k in range(len(cells)) if (at, k + left) in look.merged)
            rows.append(SheetRow(at, cells, place.off or at in look.rows_off, above))
    return sheet_lines(rows, place.number)


def _shown(cell: object, *, percent: bool) -> str:
    """A cell as a Vietnamese workbook shows it: decimal comma, day first."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return shown_number(cell * 100) + "%" if percent else shown_number(cell)
    return " ".join(str(cell).split())


def shown_number(value: float) -> str:
    """A number with a decimal comma and no thousand marks."""
    if not math.isfinite(value):
        return str(value)
    whole = round(value)
    return str(whole) if abs(value - whole) < 1e-9 else f"{value:.10g}".replace(".", ",")


def _sheet_parts(package: Package) -> list[str]:
    return [name for name in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]


def _merged_cells(sheet: bytes) -> Places:
    """Places below the first row of cells merged down, by their first column."""
    found: Places = set()
    for left, top, bottom in _MERGED.findall(sheet):
        found |= below_the_first(int(top) - 1, int(bottom) - 1, _column(left) - 1)
    return found


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


def _parts_by_sheet(package: Package) -> dict[str, str]:
    """The part of each worksheet, by sheet name."""
    book = package.xml("xl/workbook.xml")
    relations = package.xml("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {r.get("Id"): (r.get("Target") or "") for r in relations}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    found = {}
    for sheet in book.iter(_MAIN + "sheet"):
        target = targets.get(sheet.get(key), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package:
            found[sheet.get("name") or ""] = part
    return found


def _rows_off(package: Package, part: str) -> set[int]:
    """Hidden rows of a sheet, counted from 0."""
    if b'hidden="' not in package.read(part):
        return set()
    root = package.xml(part)
    rows = root.iter(_MAIN + "row") if root is not None else ()
    return {
        int(row.get("r", "1")) - 1
        for row in rows
        if row.get("hidden") in ("1", "true") and (row.get("r") or "").isdigit()
    }


def _percent_styles(package: Package) -> set[str]:
    """Style numbers of cells that show their value as a percentage.

    A built-in number that the workbook defines anew means what the workbook says.
    """
    root = package.xml("xl/styles.xml")
    if root is None:
        return set()
    codes = {f.get("numFmtId"): f.get("formatCode") or "" for f in root.iter(_MAIN + "numFmt")}
    percent = {
        number for number, code in {"9": "0%", "10": "0%", **codes}.items() if shows_percent(code)
    }
    cells = root.find(_MAIN + "cellXfs")
    styles = enumerate(cells if cells is not None else ())
    return {str(at) for at, style in styles if style.get("numFmtId") in percent}


def _percent_cells(sheet: bytes, styles: set[str]) -> Places:
    """Places of percent cells."""
    places: Places = set()
    for tag in _CELL_TAG.findall(sheet) if styles else ():
        place, style = _PLACE.search(tag), _STYLE.search(tag)
        if place and style and style[1].decode() in styles:
            places.add((int(place[2]) - 1, _column(place[1]) - 1))
    return places

"""The register as a workbook officials can edit, and the edited workbook read back as reviews."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from sqlalchemy import Connection, insert, select

from camket.errors import MissingExtraError, UsageError

try:
    from openpyxl import Workbook, load_workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils.exceptions import InvalidFileException
    from openpyxl.worksheet.datavalidation import DataValidation
except ImportError as error:
    raise MissingExtraError("track", "The workbook of the register") from error

from camket.track.decisions import Decision, check, decide
from camket.track.queries import Row
from camket.track.schema import commitments, events, reviews, state, targets

COLUMNS = (
    ("STT", 6),
    ("Nội dung cam kết", 60),
    ("Chỉ tiêu", 26),
    ("ĐVT", 12),
    ("Thời hạn", 13),
    ("Cơ quan chủ trì", 26),
    ("Phối hợp", 26),
    ("Tình trạng", 18),
    ("Minh chứng", 50),
    ("Người phụ trách", 20),
    ("Mã cam kết", 20),
)
SHEET = "Cam kết"
_ID = len(COLUMNS)
STATUS_LABELS = {
    "exceeded": "Vượt",
    "met": "Đạt",
    "mostly": "Cơ bản hoàn thành",
    "missed": "Không đạt",
    "in_progress": "Đang thực hiện",
    "not_reported": "Chưa báo cáo",
    "cancelled": "Dừng thực hiện",
}
_BY_LABEL = {label.casefold(): status for status, label in STATUS_LABELS.items()}
_LONGEST = 2_000
_MOST_ROWS = 100_000


@dataclass
class Read:
    """What reading a workbook back did; `refused` has one line a row that was left out."""

    changed: int = 0
    unchanged: int = 0
    refused: list[str] = field(default_factory=list)


class _Refused(Exception):
    """A row that cannot be taken, and why."""


def export_workbook(connection: Connection, rows: Sequence[Row], path: Path) -> int:
    """Write the commitments as a workbook; the number of rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _write_head(sheet)
    facts = _facts(connection, [row["id"] for row in rows])
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(_cells(number, row, facts[row["id"]]), start=1):
            _write(sheet, number + 1, column, value)
    _finish(sheet, len(rows) + 1)
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    temporary = path.with_name(f".{path.name}.tmp")
    book.save(temporary)
    temporary.replace(path)
    return len(rows)


def _write_head(sheet: Any) -> None:  # noqa: ANN401 - untyped library
    for column, (name, width) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, column, name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "C2"


def _write(sheet: Any, row: int, column: int, value: Any) -> None:  # noqa: ANN401
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        # As text, whatever it begins with: a commitment is never a formula.
        cell.value = _printable(value)
        cell.data_type = "s"
    elif value is not None:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _printable(text: str) -> str:
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")[:32_000]


def _finish(sheet: Any, last: int) -> None:  # noqa: ANN401 - untyped library
    sheet.column_dimensions[sheet.cell(1, _ID).column_letter].hidden = True
    labels = ",".join(STATUS_LABELS.values())
    choice = DataValidation(type="list", formula1=f'"{labels}"', allow_blank=False)
    sheet.add_data_validation(choice)
    choice.add(f"H2:H{max(last, 2)}")
    sheet.auto_filter.ref = f"A1:{sheet.cell(1, _ID).column_letter}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:1"


@dataclass
class _Facts:
    raws: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    evidence: str = ""


def _facts(connection: Connection, ids: Sequence[int]) -> dict[int, _Facts]:
    found: dict[int, _Facts] = defaultdict(_Facts)
    for at in range(0, len(ids), 500):
        some = ids[at : at + 500]
        wanted = targets.c.commitment.in_(some) & (targets.c.role == "target")
        columns = (targets.c.commitment, targets.c.raw, targets.c.unit)
        for key, raw, unit in connection.execute(select(*columns).where(wanted)):
            found[key].raws.append(raw)
            if unit and unit not in found[key].units:
                found[key].units.append(unit)
        shown = (events.c.commitment, events.c.evidence_exact, events.c.note, events.c.human)
        said = events.c.commitment.in_(some) & events.c.kind.in_(("reported", "status", "note"))
        query = select(*shown).where(said).order_by(events.c.id)
        for key, exact, note, human in connection.execute(query):
            found[key].evidence = (note if human else exact) or found[key].evidence
    return found


def _cells(number: int, row: Row, facts: _Facts) -> tuple[Any, ...]:
    return (
        number,
        row["text"],
        "; ".join(facts.raws),
        "; ".join(facts.units),
        date.fromisoformat(row["due"]) if row["due"] else None,
        row["lead"],
        row["coordinate"],
        STATUS_LABELS[row["status"]],
        facts.evidence,
        row["owner"] or "",
        row["key"],
    )


def import_workbook(connection: Connection, path: Path, who: str) -> Read:
    """Take status, day, owner and evidence of an edited workbook as decisions of `who`."""
    done = Read()
    seen: set[str] = set()
    for number, cells in _rows_of(path):
        try:
            _take(connection, cells, f"{path.name}, row {number}", who, seen, done)
        except (_Refused, UsageError) as error:
            done.refused.append(f"row {number}: {error}")
    return done


def _rows_of(path: Path) -> Iterable[tuple[int, tuple[Any, ...]]]:
    # Formulas come as their text and are refused; nothing is ever evaluated.
    try:
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    except (InvalidFileException, BadZipFile, KeyError, ValueError) as error:
        raise UsageError(f"{path} is not a workbook (.xlsx)") from error
    if SHEET not in book.sheetnames:
        raise UsageError(f"{path} has no sheet {SHEET!r}; export one with: camket track export")
    sheet = book[SHEET]
    head, *rows = sheet.iter_rows(max_col=_ID, max_row=_MOST_ROWS) or [()]
    named = [str(cell.value or "").strip() for cell in head]
    if named != [name for name, _ in COLUMNS]:
        raise UsageError(f"{path}: the columns are {named}; do not move or rename them")
    for number, cells in enumerate(rows, start=2):
        if any(cell.value is not None for cell in cells):
            yield number, tuple(cells)
    book.close()


def _take(  # noqa: PLR0913 - one row and where it goes
    connection: Connection,
    cells: tuple[Any, ...],
    source: str,
    who: str,
    seen: set[str],
    done: Read,
) -> None:
    values = [_value(cell, COLUMNS[i][0]) for i, cell in enumerate(cells)]
    key = values[_ID - 1]
    if not isinstance(key, str) or not key:
        raise _Refused("no commitment id in the hidden last column: a new row cannot be placed")
    if key in seen:
        raise _Refused(f"commitment {key} stands in an earlier row already")
    seen.add(key)
    found = _current(connection, key)
    decision = _decision(values, found)
    if decision == Decision():
        done.unchanged += 1
        return
    numbers = decide(connection, key, who, decision)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    rows = [{"at": at, "who": who, "source": source, "event": number} for number in numbers]
    connection.execute(insert(reviews), rows)
    done.changed += 1


def _value(cell: Any, name: str) -> Any:  # noqa: ANN401 - a cell holds anything
    value = getattr(cell, "value", None)
    if getattr(cell, "data_type", None) == "f" or (name != "Nội dung cam kết" and _formula(value)):
        raise _Refused(f"{name}: a formula is not taken")
    if getattr(cell, "data_type", None) == "e":
        raise _Refused(f"{name}: an error value ({value})")
    if isinstance(value, str):
        if len(value) > _LONGEST and name in ("Tình trạng", "Thời hạn", "Minh chứng"):
            raise _Refused(f"{name}: {len(value)} characters; at most {_LONGEST}")
        return unicodedata.normalize("NFC", value).strip()
    return value


def _formula(value: Any) -> bool:  # noqa: ANN401 - a cell holds anything
    return isinstance(value, str) and value[:1] == "=" and len(value) > 1


def _current(connection: Connection, key: str) -> Row:
    query = (
        select(commitments.c.id, commitments.c.text, state)
        .join_from(commitments, state, state.c.commitment == commitments.c.id)
        .where(commitments.c.key == key)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise _Refused(f"no commitment {key} in this register")
    evidence = _facts(connection, [row["id"]])[row["id"]].evidence
    return {**row, "evidence": evidence}


def _decision(values: list[Any], found: Row) -> Decision:
    """What differs from what holds now."""
    named = dict(zip((name for name, _ in COLUMNS), values, strict=True))
    if _squeezed(named["Nội dung cam kết"]) != _squeezed(_printable(found["text"])):
        raise _Refused("the words of the commitment were changed; they are the source's")
    status, due = _status(named["Tình trạng"]), _day(named["Thời hạn"])
    owner = str(named["Người phụ trách"] or "")
    note = str(named["Minh chứng"] or "")
    decision = Decision(
        status=status if status != found["status"] else None,
        due=due if due and due != found["due"] else None,
        owner=owner if owner != (found["owner"] or "") else None,
        note=note if note and _squeezed(note) != _squeezed(found["evidence"]) else None,
    )
    check(decision)
    return decision


def _squeezed(value: Any) -> str:  # noqa: ANN401 - a cell holds anything
    return " ".join(unicodedata.normalize("NFC", str(value or "")).split())


def _status(value: Any) -> str:  # noqa: ANN401 - a cell holds anything
    label = _squeezed(value).casefold()
    if label in _BY_LABEL:
        return _BY_LABEL[label]
    if label in STATUS_LABELS:
        return label
    known = ", ".join(STATUS_LABELS.values())
    raise _Refused(f"Tình trạng {_squeezed(value)[:40]!r} is unknown; one of: {known}")


def _day(value: Any) -> str | None:  # noqa: ANN401 - a cell holds anything
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    words = str(value).strip()
    for shape in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(words, shape).date().isoformat()
        except ValueError:
            continue
    raise _Refused(f"Thời hạn {words[:40]!r} is not a day (dd/mm/yyyy)")

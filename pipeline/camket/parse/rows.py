"""Quantities in the row of a table: unit from its own cell or inherited, role from the column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from camket.parse import extents, quantities, units
from camket.parse.context import Context
from camket.records import Operator, Quantity, Role
from camket.texts import View

Direction = Literal["increase", "decrease", "maintain"] | None

_BREAK = re.compile(r" ?(?:\||\t) ?")
_DITTO = frozenset(("-nt-", '"', "''", "nt", "như trên", '-"-', "//", "-//-", "''"))
_RESULT_COLUMN = re.compile(r"thực hiện|\bth\b|(?<!giao )ước|kết quả|năm trước|đạt được|cùng kỳ")
_PLAN_COLUMN = re.compile(
    r"kế hoạch|\bkh\b|chỉ tiêu|giao ước|mục tiêu|phấn đấu|dự toán|đăng ký|giao"
)
_ESTIMATE = re.compile(r"ước|tự chấm|dự kiến")
_RATE_UP = re.compile(r"tốc độ tăng|tăng trưởng|tăng thêm|cấp điện thêm| thêm\b|\Atăng ")
_RATE_DOWN = re.compile(r"\A(?:kéo )?giảm |mức giảm|tốc độ giảm")
_ORDER = re.compile(r"\d{1,3}|[ivx]+|[a-z]")
_TITLE = re.compile(r"[a-zà-ỹđ]{2}")
_UNIT_COLUMN = re.compile(r"đvt|đơn vị|đ\.v\.t")
_VALUE_CELL = re.compile(r"[≥≤<>]? ?\d|từ |trên |dưới ")
_OTHER_COLUMN = re.compile(r"ghi chú|thời gian|chủ trì|điểm chuẩn")
_DIGIT = re.compile(r"\d")
_YEAR_COLUMN = re.compile(r"(?:(?:đến )?năm |kh )?(?P<year>(?:19|20)\d\d)")
_COUNTED_TITLE = re.compile(
    r"(?:tổng )?(?:số )?(lượt|điểm|ngày|người|hộ|vụ|kỹ thuật|xã|km|ha)(?!\w)"
)
_PER_MANY = re.compile(r"/ ?(\d+) ?(km|bé gái)")


@dataclass(slots=True)
class Cell:
    """One quantity cell of a row (view offsets)."""

    start: int
    end: int
    name: tuple[int, int]
    op: Operator
    value: Decimal
    value_max: Decimal | None
    total: Decimal | None
    unit: str | None
    per: tuple[str, ...]
    quantity: Quantity
    direction: Direction
    role: Role
    estimate: bool
    year: int | None = None
    """The year its column is headed with."""


def row_text(view: View, start: int, end: int, first: int, stop: int) -> str | None:
    """The lower-case row with its tabs (the view folds them); two bars or one tab make a row."""
    low, content = view.lower, view.content
    if content.find("\t", start, end) < 0:
        bar = low.find("|", first, stop)
        return low[first:stop] if bar >= 0 and low.find("|", bar + 1, stop) >= 0 else None
    letters = list(low[first:stop])
    at = content.find("\t", start, end)
    while at >= 0:
        letters[view.inside(at, at)[0] - first] = "\t"
        at = content.find("\t", at + 1, end)
    return "".join(letters)


def _cells(low: str, start: int, stop: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for match in _BREAK.finditer(low, start, stop):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, stop))
    return [_trim(low, *span) for span in spans]


def _trim(low: str, start: int, end: int) -> tuple[int, int]:
    while start < end and low[start] in " \n":
        start += 1
    while end > start and low[end - 1] in " \n;":
        end -= 1
    return start, end


def read_row(low: str, start: int, stop: int, context: Context) -> list[Cell]:
    """The quantity cells of one row, in order."""
    cells = _cells(low, start, stop)
    columns = tuple(name.lower() for name in context.columns)
    numbered = bool(_ORDER.fullmatch(low, *cells[0])) and len(cells) > 2
    if numbered:
        cells = cells[1:]
        columns = columns[1:]
    elif len(columns) == len(cells) + 1:
        columns = columns[1:]
    if len(cells) < 2 or not _TITLE.search(low, *cells[0]):
        return []
    unit_at = _unit_cell(low, cells, columns)
    label = low[slice(*cells[unit_at])] if unit_at else ""
    if label in _DITTO or not label:
        label = (context.unit or "").lower()
    values = [(k, span) for k, span in enumerate(cells) if k and k != unit_at]
    return _values(_Row(low, cells[0], label, columns, context), values)


def _unit_cell(low: str, cells: list[tuple[int, int]], columns: tuple[str, ...]) -> int | None:
    for k, name in enumerate(columns[: len(cells)]):
        if k and _UNIT_COLUMN.search(name):
            return k
    text = low[slice(*cells[1])]
    has_digit = bool(_VALUE_CELL.match(text))
    return 1 if len(cells) > 2 and not has_digit and len(text) <= 40 else None


@dataclass(slots=True)
class _Row:
    """A row: its text, the span of its name, its unit label, and the columns of the table."""

    low: str
    name: tuple[int, int]
    label: str
    columns: tuple[str, ...]
    context: Context


def _values(row: _Row, values: list[tuple[int, tuple[int, int]]]) -> list[Cell]:
    found: list[Cell] = []
    cells = dict(values)
    numeric = [k for k, span in values if _NUMERIC.match(row.low, *span)]
    for order, k in enumerate(numeric):
        column = row.columns[k] if k < len(row.columns) else ""
        if _OTHER_COLUMN.search(column):
            continue
        role = _role_of_year(column, row.context) or _role(column, order, len(numeric), row.context)
        cell = _value(row, cells[k], role, column)
        if cell:
            found.append(cell)
    return found


_NUMERIC = re.compile(
    r"(?:từ|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|khoảng|đạt|còn|[≥≤<>]=?)* ?(?:trên "
    r"|dưới )?\d"
)


def _year_of(column: str) -> int | None:
    found = _YEAR_COLUMN.fullmatch(column.strip())
    return int(found["year"]) if found else None


def _role_of_year(column: str, context: Context) -> Role | None:
    """A column headed with a year holds the plan of that year, or what was reached before."""
    year = _year_of(column)
    now = context.plan_year or (context.doc_date.year if context.doc_date else None)
    if year is None or now is None or context.section == "results":
        return None
    return "target" if year >= now else "result"


def _role(column: str, index: int, count: int, context: Context) -> Role:
    if column:
        if _PLAN_COLUMN.search(column) and not _RESULT_COLUMN.search(column):
            return (
                "baseline"
                if context.section == "results" or context.genre == "report"
                else "target"
            )
        if _RESULT_COLUMN.search(column):
            return "result"
    if context.section == "results" or context.genre == "report":
        return "baseline" if index == 0 and count > 1 else "result"
    return "result" if index < count - 1 else "target"


def _value(row: _Row, span: tuple[int, int], role: Role, column: str) -> Cell | None:
    low, (start, stop) = row.low, span
    first = _DIGIT.search(low, start, stop)
    amount = _read_amount(low, first.start(), stop) if first else None
    if first is None or amount is None:
        return None
    left = extents.read_left(low, start, first.start())
    label = _read_label(row.label)
    own = units.read_unit(low, amount.end, stop)
    if own:
        label = _Label(own.name)
    end, post = extents.read_post(low, own.end if own else amount.end, stop)
    plain_op = post or left.op or ("ge" if left.from_ else "eq")
    quantity, direction = _kind(row, amount, label)
    return Cell(
        left.start,
        end,
        row.name,
        "between" if amount.value_max is not None else plain_op,
        amount.value * label.factor,
        None if amount.value_max is None else amount.value_max * label.factor,
        amount.total,
        label.unit or _unit_of_name(low, row.name),
        label.per,
        quantity,
        direction,
        role,
        role == "result" and bool(_ESTIMATE.search(column)),
        _year_of(column),
    )


def _read_amount(low: str, at: int, stop: int) -> quantities.Amount | None:
    """The fraction, range or number of a cell."""
    fraction = quantities.read_fraction(low, at, stop)
    if fraction is not None:
        return fraction
    number = quantities.read_number(low, at, stop)
    if number is None:
        return None
    second_at = quantities.range_end(low, number.end, stop)
    second = quantities.read_number(low, second_at, stop) if second_at else None
    if second is None:
        return quantities.Amount(at, number.end, number.value)
    return quantities.Amount(at, second.end, number.value, second.value)


def _unit_of_name(low: str, name: tuple[int, int]) -> str | None:
    """ "Tổng số lượt khám", "Điểm chất lượng": the counted noun opens the name of the row."""
    match = _COUNTED_TITLE.match(low, *name)
    return match[1] if match else None


def _kind(row: _Row, amount: quantities.Amount, label: _Label) -> tuple[Quantity, Direction]:
    title = row.low[slice(*row.name)]
    if amount.total is not None:
        return "fraction", None
    if label.plan:
        return "plan_ratio", None
    if amount.value == 0:
        return "zero", None
    if _RATE_DOWN.search(title) and (label.unit or "").endswith(("%", "‰")):
        return "change", "decrease"
    if _RATE_UP.search(title):
        return "change", "increase"
    return "level", None


@dataclass(slots=True)
class _Label:
    """A unit cell: canonical unit, divisors, what to multiply by, and whether it is of a plan."""

    unit: str | None = None
    per: tuple[str, ...] = ()
    factor: int = 1
    plan: bool = False


def _read_label(label: str) -> _Label:
    """Read a unit cell ("triệu kWh", "người/100.000 dân", "% chỉ tiêu tỉnh giao")."""
    probe = "1 " + label
    number = quantities.read_number(probe, 0, len(probe)) if label else None
    if number is None:
        return _Label()
    unit = units.read_unit(probe, number.end, len(probe))
    factor = int(number.value)
    if unit is None:
        return _Label("VND" if number.scale > 1 else label, (), factor)
    _, per = units.read_per(probe, unit.end, len(probe))
    many = _PER_MANY.search(label)
    if many:
        per = (f"{many[1]} {many[2]}",)
    plan = unit.kind == "percent" and ("chỉ tiêu" in label or "kế hoạch" in label)
    name = label if unit.kind == "count" and not per and "/" not in label else unit.name
    return _Label(name, per, factor, plan)

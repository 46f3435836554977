"""Quantities in the row of a table: unit from its own cell or inherited, role from the column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from camket.parse import extents, quantities, units
from camket.parse.context import Context
from camket.records import Operator, Quantity
from camket.texts import View

_BREAK = re.compile(r" ?(?:\||\t) ?")
_UNIT_CELL = re.compile(r"(?:(?P<scale>(?:nghìn |ngàn |trăm )?(?:tỷ|triệu|nghìn|ngàn|vạn)|trđ) ?)?(?P<unit>.*)")
_DITTO = frozenset(('-nt-', '"', "''", "nt", "như trên", '-"-', "//", "-//-", "''"))
_RESULT_COLUMN = re.compile(r"thực hiện|\bth\b|(?<!giao )ước|kết quả|năm trước|đạt được|cùng kỳ")
_PLAN_COLUMN = re.compile(r"kế hoạch|\bkh\b|chỉ tiêu|giao ước|mục tiêu|phấn đấu|dự toán|đăng ký|giao")
_ESTIMATE = re.compile(r"ước|tự chấm|dự kiến")
_RATE_UP = re.compile(r"tốc độ tăng|tăng trưởng|tăng thêm|cấp điện thêm| thêm\b|\Atăng ")
_RATE_DOWN = re.compile(r"\A(?:kéo )?giảm |mức giảm|tốc độ giảm")
_ORDER = re.compile(r"\d{1,3}|[ivx]+|[a-z]")
_TITLE = re.compile(r"[a-zà-ỹđ]{2}")
_UNIT_COLUMN = re.compile(r"đvt|đơn vị|đ\.v\.t")
_VALUE_CELL = re.compile(r"[≥≤<>]? ?\d|từ |trên |dưới ")
_OTHER_COLUMN = re.compile(r"ghi chú|thời gian|chủ trì|điểm chuẩn")
_DIGIT = re.compile(r"\d")
_COUNTED_TITLE = re.compile(
    r"(?:tổng )?(?:số )?(lượt|điểm|ngày|người|hộ|vụ|kỹ thuật|xã|km|ha)(?!\w)"
)
_PER_MANY = re.compile(r"/ ?(\d+) ?(km|bé gái)")


@dataclass(frozen=True, slots=True)
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
    direction: str | None
    role: str
    estimate: bool
    flags: tuple[str, ...] = ()


def row_text(view: View, start: int, end: int, first: int, stop: int) -> str | None:
    """The lower-case row with its tabs (the view folds them), when it has two cell breaks or a tab."""
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
    return _values(low, cells[0], label, values, columns, context)


def _unit_cell(low: str, cells: list[tuple[int, int]], columns: tuple[str, ...]) -> int | None:
    for k, name in enumerate(columns[: len(cells)]):
        if k and _UNIT_COLUMN.search(name):
            return k
    text = low[slice(*cells[1])]
    has_digit = bool(_VALUE_CELL.match(text))
    return 1 if len(cells) > 2 and not has_digit and len(text) <= 40 else None


def _values(
    low: str, name: tuple[int, int], label: str, values: list[tuple[int, tuple[int, int]]], columns: tuple[str, ...], context: Context
) -> list[Cell]:
    found: list[Cell] = []
    numeric = [k for k, span in values if _NUMERIC.match(low, *span)]
    for k, span in values:
        column = columns[k] if k < len(columns) else ""
        if not _NUMERIC.match(low, *span) or _OTHER_COLUMN.search(column):
            continue
        cell = _value(low, span, name, label, _role(column, numeric.index(k), len(numeric), context), column)
        if cell:
            found.append(cell)
    return found


_NUMERIC = re.compile(r"(?:từ|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|khoảng|đạt|còn|[≥≤<>]=?)* ?(?:trên |dưới )?\d")


def _role(column: str, index: int, count: int, context: Context) -> str:
    if column:
        if _PLAN_COLUMN.search(column) and not _RESULT_COLUMN.search(column):
            return "baseline" if context.section == "results" or context.genre == "report" else "target"
        if _RESULT_COLUMN.search(column):
            return "result"
    if context.section == "results" or context.genre == "report":
        return "baseline" if index == 0 and count > 1 else "result"
    return "result" if index < count - 1 else "target"


def _value(low: str, span: tuple[int, int], name: tuple[int, int], label: str, role: str, column: str) -> Cell | None:
    start, stop = span
    first = _DIGIT.search(low, start, stop)
    if first is None:
        return None
    at = first.start()
    left = extents.read_left(low, start, at)
    fraction = quantities.read_fraction(low, at, stop)
    number = None if fraction else quantities.read_number(low, at, stop)
    if fraction is None and number is None:
        return None
    value, total, end = (fraction.value, fraction.total, fraction.end) if fraction else (number.value, None, number.end)  # type: ignore[union-attr]
    value_max = None
    second_at = quantities.range_end(low, end, stop)
    if second_at and (second := quantities.read_number(low, second_at, stop)):
        value_max, end = second.value, second.end
    own = units.read_unit(low, end, stop)
    end = own.end if own else end
    unit, per, factor, plan = _read_label(label)
    if own:
        unit, per, factor = own.name, (), 1
    end, post = extents.read_post(low, end, stop)
    op: Operator = "between" if value_max is not None else post or left.op or ("ge" if left.from_ else "eq")
    quantity, direction = _kind(low, name, value, unit, total, plan)
    if (unit is None or unit == "") and own is None:
        unit = _unit_of_name(low, name)
    return Cell(left.start, end, name, op, value * factor, None if value_max is None else value_max * factor, total, unit, per,
                quantity, direction, role, role == "result" and bool(_ESTIMATE.search(column)))  # fmt: skip


def _unit_of_name(low: str, name: tuple[int, int]) -> str | None:
    """ "Tổng số lượt khám", "Điểm chất lượng": the counted noun opens the name of the row."""
    match = _COUNTED_TITLE.match(low, *name)
    return match[1] if match else None


def _kind(
    low: str, name: tuple[int, int], value: Decimal, unit: str | None, total: Decimal | None, plan: bool
) -> tuple[Quantity, str | None]:
    title = low[slice(*name)]
    if total is not None:
        return "fraction", None
    if plan:
        return "plan_ratio", None
    if value == 0:
        return "zero", None
    if _RATE_DOWN.search(title) and (unit or "").endswith(("%", "‰")):
        return "change", "decrease"
    if _RATE_UP.search(title):
        return "change", "increase"
    return "level", None


def _read_label(label: str) -> tuple[str | None, tuple[str, ...], int, bool]:
    """Unit, per, factor and "is a plan ratio" of a unit cell ("triệu kWh", "người/100.000 dân")."""
    if not label:
        return None, (), 1, False
    probe = "1 " + label
    number = quantities.read_number(probe, 0, len(probe))
    if number is None:
        return None, (), 1, False
    unit = units.read_unit(probe, number.end, len(probe))
    if unit is None:
        return (("VND" if number.scale > 1 else label), (), int(number.value), False)
    _, per = units.read_per(probe, unit.end, len(probe))
    name = unit.name
    plan = unit.kind == "percent" and "chỉ tiêu" in label + "kế hoạch" * ("kế hoạch" in label)
    if unit.kind == "count" and not per and "/" not in label:
        name = label
    hundred = _PER_MANY.search(label)
    if hundred:
        per = (f"{hundred[1]} {hundred[2]}",)
    return name, per, int(number.value), plan

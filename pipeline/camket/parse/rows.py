"""Quantities in the row of a table: unit from its own cell or inherited, role from the column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from camket.parse import extents, quantities, units
from camket.parse.columns import (
    is_unit,
    kinds_of,
    names_who,
    own_unit,
    without_unit,
)
from camket.parse.context import Context
from camket.parse.places import is_one_place, measured_by
from camket.parse.row_roles import Row, role_of, span_flags, year_of
from camket.parse.tables import DITTO
from camket.records import Operator, Quantity, Role
from camket.texts import View

Direction = Literal["increase", "decrease", "maintain"] | None

_BREAK = re.compile(r" ?(?:\||\t) ?")
_ESTIMATE = re.compile(r"ước|tự chấm|dự kiến")
_RATE_UP = re.compile(r"tốc độ tăng|tăng trưởng|tăng thêm|cấp điện thêm| thêm\b|\Atăng ")
_RATE_DOWN = re.compile(r"\A(?:kéo )?giảm |mức giảm|tốc độ giảm")
_ORDER = re.compile(r"\d{1,3}|[ivx]+|[a-z]")
_TITLE = re.compile(r"[a-zà-ỹđ]{2}")
_VALUE_CELL = re.compile(r"[≥≤<>]? ?\d|từ |trên |dưới ")
_NAME_MARK = re.compile(r"(?:[-+*•] ?|\d{1,2}(?:\.\d{1,2}){0,2}[.)] )?(?:trong đó ?[:,]? ?)?(?=\w)")
_DIGIT = re.compile(r"\d")
_COUNTED_TITLE = re.compile(
    r"(?:tổng )?(?:số )?(lượt|điểm|ngày|người|hộ|vụ|kỹ thuật|xã|km|ha)(?!\w)"
)
_THOUSANDS = re.compile(r"10{0,3}(?:\.000)?(?= [^\W\d])")
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
    head: str | None = None
    """What its head says it measures, where the row only says whose measure it is."""
    place: str | None = None
    """The place its head names, where the row says what is measured."""
    flags: tuple[str, ...] = ()


def row_text(
    view: View, span: tuple[int, int], first: int, stop: int, *, headed: bool
) -> str | None:
    """The lower-case row with its tabs (the view folds them).

    Two bars or one tab make a row; below the heads of a table one bar does.
    """
    low, content = view.lower, view.content
    start, end = span
    if content.find("\t", start, end) < 0:
        bar = low.find("|", first, stop)
        is_row = bar >= 0 and (headed or low.find("|", bar + 1, stop) >= 0)
        return low[first:stop] if is_row else None
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


def read_row(low: str, text: str, context: Context) -> list[Cell]:
    """The quantity cells of one row, in order; `low` is the row in lower case."""
    cells = _cells(low, 0, len(low))
    columns = tuple(name.lower() for name in context.columns)
    if _ORDER.fullmatch(low, *cells[0]) and len(cells) > 2:
        cells = cells[1:]
        columns = columns[1:]
    if len(cells) < 2 or not _TITLE.search(low, *cells[0]):
        return []
    unit_at = _unit_cell(low, cells, columns)
    label = text[slice(*cells[unit_at])] if unit_at else ""
    if label.lower() in DITTO or label in ("", "-"):
        label = context.unit or ""
    values = [(k, span) for k, span in enumerate(cells) if k and k != unit_at]
    name = _NAME_MARK.match(low, *cells[0])
    named = (name.end(), cells[0][1]) if name else cells[0]
    return _values(Row(low, named, label, columns, kinds_of(columns), context), values)


def _unit_cell(low: str, cells: list[tuple[int, int]], columns: tuple[str, ...]) -> int | None:
    for k, name in enumerate(columns[: len(cells)]):
        if k and is_unit(name):
            return k
    if columns and names_who(columns):
        return None  # what stands behind a task is who does it
    text = low[slice(*cells[1])]
    has_digit = bool(_VALUE_CELL.match(text))
    return 1 if len(cells) > 2 and not has_digit and len(text) <= 40 else None


def _values(row: Row, values: list[tuple[int, tuple[int, int]]]) -> list[Cell]:
    found: list[Cell] = []
    cells = dict(values)
    numeric = [k for k, span in values if _is_number(row.low, span) and _measures(row, k)]
    for order, k in enumerate(numeric):
        cell = _value(row, cells[k], role_of(row, k, order, len(numeric)), k)
        if cell:
            found.append(cell)
    return found


def _is_number(low: str, span: tuple[int, int]) -> bool:
    return bool(_NUMERIC.match(low, *span)) and not _DATE.match(low, *span)


def _measures(row: Row, k: int) -> bool:
    """Whether the cells of a column measure what the row names."""
    kind = row.kind(k)
    if kind == "share":  # beside a count or a plan it only says how large that is
        return not any(other in ("plan", "result") for other in row.kinds[1:])
    return kind not in ("other", "comparison")


_NUMERIC = re.compile(
    r"(?:từ|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|khoảng|đạt|còn|[≥≤<>]=?)* ?(?:trên "
    r"|dưới )?\d"
)


_DATE = re.compile(r"[a-zà-ỹđ ]*\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d")


def _value(row: Row, span: tuple[int, int], role: Role, k: int) -> Cell | None:
    low, (start, stop) = row.low, span
    column = row.column(k)
    first = _DIGIT.search(low, start, stop)
    amount = _read_amount(low, first.start(), stop) if first else None
    if first is None or amount is None:
        return None
    left = extents.read_left(low, start, first.start())
    label = _label_of(row, k, column)
    own = units.read_unit(low, amount.end, stop)
    if own:
        label = _Label(own.name, plan=label.plan)
    end, post = extents.read_post(low, own.end if own else amount.end, stop)
    plain_op = post or left.op or ("ge" if left.from_ else "eq")
    head = _measured(row, k)
    title = head.lower() if head else low[slice(*row.name)]
    quantity, direction = _kind(title, amount, label)
    return Cell(
        left.start,
        end,
        row.name,
        "between" if amount.value_max is not None else plain_op,
        amount.value * label.factor,
        None if amount.value_max is None else amount.value_max * label.factor,
        amount.total,
        label.unit or (None if row.of_place and not head else _unit_of_name(title)),
        label.per,
        quantity,
        direction,
        role,
        role == "result" and bool(_ESTIMATE.search(column)),
        year_of(column),
        head,
        _place(row, k),
        span_flags(column) if role == "result" else (),
    )


def _measured(row: Row, k: int) -> str | None:
    """The head of a cell, where that names what is measured: a cost, or anything of a place."""
    names = row.context.columns[-len(row.columns) :]
    if k >= len(names):
        return None
    if row.of_place and row.kind(k) in ("", "plan"):
        return measured_by(names[k])
    return without_unit(names[k]) or None if row.kind(k) == "cost" else None


def _place(row: Row, k: int) -> str | None:
    """The head of a cell that is a place, in its own letters."""
    names = row.context.columns[-len(row.columns) :]
    named = k < len(names) and row.kind(k) == "" and is_one_place(names[k])
    return without_unit(names[k]) or None if named else None


def _label_of(row: Row, k: int, column: str) -> _Label:
    """The unit of a cell: what its head says, else what the row says."""
    kind, own = row.kind(k), own_unit(column)
    if kind in ("ratio", "share"):
        return _Label("%", plan=kind == "ratio")
    if own is not None and _is_unit(own):
        return _read_label(own)
    return _read_label(row.label)


def _is_unit(words: str) -> bool:
    probe = f"1 {words}"
    number = quantities.read_number(probe, 0, len(probe))
    if number is None:
        return False
    return number.scale > 1 or units.read_unit(probe, number.end, len(probe)) is not None


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


def _unit_of_name(title: str) -> str | None:
    """ "Tổng số lượt khám", "Điểm chất lượng": the counted noun opens what is measured."""
    match = _COUNTED_TITLE.match(title)
    return match[1] if match else None


def _kind(title: str, amount: quantities.Amount, label: _Label) -> tuple[Quantity, Direction]:
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
    """Read a unit cell ("triệu kWh", "1.000 tấn", "người/100.000 dân", "% chỉ tiêu tỉnh giao")."""
    many = _THOUSANDS.match(label)
    if many:
        whole = _read_label(label[many.end() :].strip())
        whole.factor *= int(many[0].replace(".", ""))
        return whole
    printed, label = label, label.lower()
    probe = "1 " + label
    number = quantities.read_number(probe, 0, len(probe)) if label else None
    if number is None:
        return _Label()
    unit = units.read_unit(probe, number.end, len(probe))
    factor = int(number.value)
    if unit is None:
        return _Label("VND" if number.scale > 1 else _spelled(printed), (), factor)
    _, per = units.read_per(probe, unit.end, len(probe))
    dwellers = _PER_MANY.search(label)
    if dwellers:
        per = (f"{dwellers[1]} {dwellers[2]}",)
    plan = unit.kind == "percent" and ("chỉ tiêu" in label or "kế hoạch" in label)
    counted = unit.kind == "count" and not per and "/" not in label
    return _Label(_spelled(printed) if counted else unit.name, per, factor, plan)


_LETTERS = re.compile(r"[A-ZĐ]{2,6}")
_SHORT_UNITS = {"DN": "doanh nghiệp", "HS": "học sinh", "GV": "giáo viên"}


def _spelled(printed: str) -> str:
    """A unit in lower case but for the letters of names ("HTX", "sản phẩm OCOP").

    >>> _spelled("Sản phẩm OCOP"), _spelled("DN")
    ('sản phẩm OCOP', 'doanh nghiệp')
    """
    if _LETTERS.fullmatch(printed):
        return _SHORT_UNITS.get(printed, printed)
    if printed.isupper():
        return printed.lower()
    return " ".join(word if _LETTERS.fullmatch(word) else word.lower() for word in printed.split())

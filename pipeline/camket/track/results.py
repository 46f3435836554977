"""What a statement reports: the value in the unit of a target, and the share of its plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from camket.records import Target
from camket.track import points
from camket.track.ambition import same_unit
from camket.track.frequencies import times_a_year
from camket.track.movement import moved
from camket.track.other_words import counted_otherwise
from camket.track.readings import is_of_plan
from camket.track.scales import factor
from camket.track.statements import Statement
from camket.track.wording import spelled_out, words

_TREND = re.compile(r"cùng kỳ|năm trước|năm ngoái|đầu năm|(?:so với|của) năm|tháng trước|quý trước")
_MEASURED = frozenset(("%", "‰", "VND", "USD", "điểm %", None))
_PLACES = frozenset(
    ("xã", "phường", "thị trấn", "thôn", "tổ dân phố", "huyện", "quận", "tỉnh", "đơn vị")
)
_CASES = frozenset(
    (
        "vụ",
        "trường hợp",
        "ca",
        "vụ việc",
        "người",
        "đơn",
        "đơn thư",
        "cuộc",
        "em",
        "đồng chí",
        "điểm",
        "hộ",
    )
)


def is_trend(quantity: Target) -> bool:
    """Tăng/giảm so với cùng kỳ: a movement in time, never attainment."""
    moved = quantity.quantity in ("change", "multiple")
    words = spelled_out(f"{quantity.raw} {quantity.baseline or ''}")
    return (moved and quantity.baseline != "plan") or bool(_TREND.search(words))


def find_actual(target: Target, statement: Statement) -> float | None:
    """The reported value in the unit of the target."""
    if target.quantity == "change":
        movement = moved(target, _in_the_unit_of(target, statement))
        return movement.value if movement else None
    results = [
        q.model_copy(update={"role": "result"}) if is_of_promised(target, q) else q
        for q in statement.quantities
        if q.role in ("result", "fact", "target") or is_of_promised(target, q)
    ]
    rated = {"result": 0, "target": 1, "fact": 2}
    fitting = [q for q in results if _in_unit(target, q) is not None]
    computed = "fraction" if target.unit == "%" else ""
    if target.quantity == "plan_ratio" and not fitting and (quota := _of_quota(results)):
        return quota
    best = min(
        fitting,  # of several years in columns of their own the last
        key=lambda q: (rated[q.role], q.quantity == computed, -(q.year or 9999)),
        default=None,
    )
    if best:
        return _in_unit(target, best)
    by_points = points.reached(target, statement) if target.quantity == "level" else None
    if by_points is not None:
        return by_points
    answered = _answered(target, statement)
    return counted_otherwise(target, statement) if answered is None else answered


def is_of_promised(target: Target, quantity: Target) -> bool:
    """ "Chưa đạt chỉ tiêu (9/10 đồng chí)": so many of those promised."""
    of_all = quantity.quantity == "fraction" and quantity.total is not None
    return of_all and target.quantity == "level" and quantity.total == target.value


def tells_of(target: Target, statement: Statement) -> bool:
    """Whether a statement holds a result of a target, or only which way it moved."""
    if find_actual(target, statement) is not None:
        return True
    return target.quantity == "change" and moved(target, statement) is not None


def _in_the_unit_of(target: Target, statement: Statement) -> Statement:
    """ "Còn 11 hộ nghèo, giảm 2 hộ": the households are the poor ones."""
    if target.unit in _MEASURED:
        return statement
    alike = [
        q.model_copy(update={"unit": target.unit})
        if q.quantity == "change" and q.unit and same_unit(target.unit, q.unit)
        else q
        for q in statement.quantities
    ]
    return replace(statement, quantities=tuple(alike))


def _of_quota(results: Sequence[Target]) -> float | None:
    """ "Giao quân 15/15 thanh niên": all of the quota; "12/13 phường" counts places."""
    counted = [q for q in results if q.quantity == "fraction" and q.unit not in _PLACES and q.total]
    return (
        round(100 * float(counted[0].value or 0) / float(counted[0].total or 1), 2)
        if counted
        else None
    )


def _answered(target: Target, statement: Statement) -> float | None:
    """The count beside a target printed again: "20 mái ấm" are answered by "20 nhà"."""
    counts = [q for q in statement.quantities if q.unit not in _MEASURED and q.quantity == "level"]
    printed = [q for q in counts if q.role == "baseline" and q.value == target.value]
    results = [q.value for q in counts if q.role == "result" and q.value is not None]
    counted = target.quantity == "level" and target.unit not in _MEASURED
    return float(results[0]) if counted and printed and len(results) == 1 else None


def _in_unit(target: Target, result: Target) -> float | None:
    if result.value is None or points.is_points(result) != (target.unit == "điểm %"):
        return None
    if target.quantity in ("plan_excess", "plan_ratio"):
        return _over_plan(result)
    return _level(target, result)


def _over_plan(result: Target) -> float | None:
    """Percent of the plan, 105 for "vượt 5 %"."""
    if result.quantity not in ("plan_excess", "plan_ratio"):
        return None
    return float(result.value or 0) + (100 if result.quantity == "plan_excess" else 0)


def _level(target: Target, result: Target) -> float | None:
    if result.quantity == "plan_ratio" and is_of_plan(target):
        return float(result.value or 0)
    if is_trend(result) or result.quantity in ("plan_ratio", "plan_excess", "change"):
        return None
    if result.quantity == "fraction" and target.unit == "%" and result.total:
        return round(100 * float(result.value or 0) / float(result.total), 2)
    if result.quantity == "zero" and target.quantity != "zero":
        alike = target.unit not in _MEASURED and result.unit is not None
        return 0.0 if alike and same_unit(target.unit, result.unit) else None
    if target.quantity == "zero":
        counted = result.quantity == "zero" or _is_case(target, result.unit)
        return float(result.value or 0) if counted else None
    if not result.unit and target.unit == "%" and result.value and result.value > 100:
        return None
    fits = same_unit(target.unit, result.unit) and (result.unit == "%") == (target.unit == "%")
    return _in_its_time(target, result) if fits or not result.unit else None


def _in_its_time(target: Target, result: Target) -> float:
    """ "5,2 triệu đồng/người/tháng" for a promise a year, "4.200 m" for one in km."""
    value = float(result.value or 0) * (factor(result.unit, target.unit) or 1.0)
    mine, theirs = times_a_year(target), times_a_year(result)
    return value * theirs / mine if mine and theirs else value


def _is_case(target: Target, unit: str | None) -> bool:
    """Whether something counted is a case of what must not happen."""
    if unit is None or unit in _CASES:
        return unit is not None
    named = set(words(" ".join(filter(None, (target.raw, target.indicator, target.unit)))))
    return bool(named & set(words(unit)))


def plan_ratio(statement: Statement, target: Target | None = None) -> float | None:
    """Đạt N % kế hoạch, vượt N % kế hoạch: N, or 100 + N; None when not said.

    Points above the plan are no percent of it; with the target also those printed as percent.
    """
    actual = find_actual(target, statement) if target else None
    for quantity in statement.quantities:
        if quantity.value is None or quantity.role == "baseline" or points.is_points(quantity):
            continue
        if quantity.quantity == "plan_ratio":
            return float(quantity.value)
        as_points = target is not None and points.tells_points(target, actual, quantity)
        if quantity.quantity == "plan_excess" and not as_points:
            return 100 + float(quantity.value)
    return None

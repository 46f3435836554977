"""How far an indicator moved, for targets that promise a change ("giảm 10%")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from camket.records import Target
from camket.track.statements import Statement
from camket.track.wording import spelled_out

_NEARBY = 4  # " (-" between "giảm 3 vụ" and "8,1%"
_ROUNDED = 0.11  # a printed percentage and the one computed from the counts beside it
# "giảm cả 3 tiêu chí": accidents, dead and injured alike
_EVERY = re.compile(
    r"(?<!\w)cả (?:(?:về |ở )?(?P<count>2|3|02|03|hai|ba) (?:tiêu chí|mặt|chỉ số)(?!\w)"
    r"|về (?P<named>số vụ[^.;]*))"
)
_COUNTS = {"2": 2, "02": 2, "hai": 2}


@dataclass(frozen=True, slots=True)
class Moved:
    """A movement seen in the promised direction; `value` None when its size cannot be told."""

    value: float | None
    contrary: bool = False


def moved(target: Target, statement: Statement) -> Moved | None:
    """What a statement says of a promised change; None when it tells of no movement."""
    told = [q for q in statement.quantities if q.role != "baseline" and q.value is not None]
    changes = [q for q in told if _is_change(q)]
    sized = [q for q in changes if q.unit == target.unit]
    for change in sized or changes:
        if _contrary(target, change):
            return Moved(None, contrary=True)
    if sized:
        return Moved(float(sized[0].value or 0))
    if target.unit == "%":
        return _relative(changes, told)
    return _between(target, told)


def _is_change(quantity: Target) -> bool:
    return quantity.quantity == "change" and quantity.baseline != "plan"


def _contrary(target: Target, change: Target) -> bool:
    both = target.direction is not None and change.direction is not None
    return both and target.direction != change.direction


def _relative(changes: Sequence[Target], told: Sequence[Target]) -> Moved | None:
    """ "34 vụ, giảm 3 vụ (-8,1%)": the percentage printed, or what the counts make."""
    if not changes:
        return None
    change = changes[0]
    shares = [q for q in told if q.unit == "%" and q.quantity == "level"]
    beside = [q for q in shares if 0 <= q.start - change.end <= _NEARBY]
    if beside:
        return Moved(float(beside[0].value or 0))
    computed = _computed(change, told)
    if computed is None:
        return Moved(None)
    printed = [
        float(q.value or 0) for q in shares if abs(float(q.value or 0) - computed) < _ROUNDED
    ]
    return Moved(printed[0] if printed else round(computed, 2))


def _computed(change: Target, told: Sequence[Target]) -> float | None:
    levels = [q for q in told if q.quantity == "level" and q.unit == change.unit]
    if not levels or change.direction is None:
        return None
    now, step = float(levels[0].value or 0), float(change.value or 0)
    before = now - step if change.direction == "increase" else now + step
    return 100 * step / before if before > 0 else None


def _between(target: Target, told: Sequence[Target]) -> Moved | None:
    """ "Từ 3,6% xuống còn 2,05%" for a change promised in points."""
    for quantity in told:
        if quantity.baseline_value is None or {target.unit, quantity.unit} != {"điểm %", "%"}:
            continue
        step = round(float(quantity.value or 0) - float(quantity.baseline_value), 4)
        rose = step > 0
        contrary = rose != (target.direction == "increase") and target.direction is not None
        return Moved(None, contrary=True) if contrary else Moved(abs(step))
    return None


def criteria(wording: str) -> int | None:
    """How many indicators are promised to move together ("trên cả 3 tiêu chí")."""
    found = _EVERY.search(spelled_out(wording))
    if found is None:
        return None
    return found["named"].count("số ") if found["named"] else _COUNTS.get(found["count"], 3)


def movements(target: Target, told: Iterable[Statement]) -> list[Moved]:
    """One movement a statement, for promises that hold for several indicators at once."""
    return [found for found in (moved(target, statement) for statement in told) if found]

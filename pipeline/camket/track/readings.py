"""Targets as intervals of comparable numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.records import Target
from camket.track.wording import spelled_out

_GROWTH = re.compile(r"tăng trưởng|tốc độ tăng|mức tăng")


@dataclass(frozen=True, slots=True)
class Reading:
    """A target as a closed or half-open interval of one kind of number."""

    kind: str
    low: float
    high: float


def reading(target: Target, wording: str = "") -> Reading | None:
    """The number of a target in comparable terms; None when it has none."""
    if target.value is None:
        return None
    low = float(target.value)
    high = float(target.value_max) if target.value_max is not None else low
    match target.quantity:
        case "plan_excess":
            return Reading("plan", 100 + low, 100 + high)
        case "plan_ratio":
            return Reading("plan", low, high)
        case "fraction" if target.total:
            return Reading("share", 100 * low / target.total, 100 * high / target.total)
        case "change" if _adds_counted(target):
            return Reading("level", low, high)
        case "change" | "multiple":
            return Reading(f"{target.quantity} {target.direction}", low, high)
    if is_of_plan(target):
        return Reading("plan", low, high)
    growth = target.unit == "%" and _GROWTH.search(spelled_out(f"{target.indicator} {wording}"))
    return Reading("change increase" if growth else "level", low, high)


def is_of_plan(target: Target) -> bool:
    """Giải ngân đạt 96%: of the capital planned, whether or not the plan is named."""
    level = target.quantity == "level" and target.unit == "%"
    return level and "giải ngân" in spelled_out(target.indicator or "")


def _adds_counted(target: Target) -> bool:
    """Tăng mới 4.000 lao động: as many are promised as by "phát triển mới 4.000 lao động"."""
    counted = target.unit not in (None, "%", "‰", "điểm %", "VND")
    return counted and target.direction == "increase" and target.baseline is None

"""Distance from the plan in points: "vượt 1,2 điểm %" over 95% is 96,2%, not 101,2% of it."""

from __future__ import annotations

import re
from decimal import Decimal

from camket.records import Target
from camket.track.statements import Statement
from camket.track.wording import spelled_out

_UNIT = "điểm %"
_ABOVE = re.compile(r"(?<!\w)(?:vượt|cao hơn|tăng|nhiều hơn)(?!\w)")
_BELOW = re.compile(r"(?<!\w)(?:thấp hơn|giảm|thiếu|hụt|kém|ít hơn)(?!\w)")


def is_points(quantity: Target) -> bool:
    """Whether a distance from the plan is counted in points and not in percent of it."""
    return quantity.unit == _UNIT


def reached(target: Target, statement: Statement) -> float | None:
    """The level a share reached, from the plan and the points above or below it.

    None when the statement names no such points, or not which way they go.
    """
    if target.unit != "%" or target.value is None or target.value_max is not None:
        return None
    for quantity in statement.quantities:
        if quantity.quantity in ("plan_excess", "plan_ratio") and is_points(quantity):
            step = _signed(quantity)
            return None if step is None else float(Decimal(str(target.value)) + step)
    return None


def _signed(quantity: Target) -> Decimal | None:
    said, size = spelled_out(quantity.raw), Decimal(str(quantity.value or 0))
    above, below = bool(_ABOVE.search(said)), bool(_BELOW.search(said))
    if above == below:
        return None
    return size if above else -size


def tells_points(target: Target, actual: float | None, quantity: Target) -> bool:
    """ "Đạt 96,2%, vượt 1,2% kế hoạch" of 95%: the percent signs stand for points."""
    if target.unit != "%" or actual is None or target.value is None or quantity.value is None:
        return False
    step = abs(Decimal(str(actual)) - Decimal(str(target.value)))
    return quantity.quantity == "plan_excess" and step == Decimal(str(quantity.value))

"""Numbers as Vietnamese readers write them: thousand dots, decimal comma, sums in triệu and tỷ."""

from __future__ import annotations

import re
from decimal import Decimal

from camket.records import Target

_SUMS = ((Decimal(10) ** 9, "tỷ đồng"), (Decimal(10) ** 6, "triệu đồng"))
_MOST_DECIMALS = 3
_OVER = re.compile(r"(?: ?/ ?[^\W\d_]+)+")


def figure(value: float, unit: str | None = None) -> str:
    """A value with its unit; never an exponent, and no digit of a sum is lost.

    >>> figure(402_300_000_000, "VND"), figure(2410, "lao động"), figure(94.12, "%")
    ('402,3 tỷ đồng', '2.410 lao động', '94,12%')
    """
    number = Decimal(str(value))
    if unit == "hạng":
        return f"thứ {_written(number)}"
    if unit != "VND":
        joint = "" if unit in ("%", "‰") else " "
        return f"{_written(number)}{joint}{unit}" if unit else _written(number)
    for size, name in _SUMS:
        scaled = number / size
        if abs(scaled) >= 1 and scaled == round(scaled, _MOST_DECIMALS):
            return f"{_written(scaled)} {name}"
    return f"{_written(number)} đồng"


def written_unit(target: Target) -> str | None:
    """The unit of a target with the capitals its words print ("sản phẩm OCOP").

    >>> written_unit(Target(raw="10 sản phẩm OCOP", start=0, end=16, unit="sản phẩm ocop"))
    'sản phẩm OCOP'
    >>> written_unit(Target(raw="62 tạ/ha", start=0, end=8, unit="tạ"))
    'tạ/ha'
    """
    if target.unit is None:
        return None
    at = target.raw.lower().find(target.unit)
    if at < 0:
        return target.unit
    end = at + len(target.unit)
    over = _OVER.match(target.raw, end)  # "tạ/ha"
    return target.raw[at : over.end() if over else end]


def share(value: float) -> str:
    """A ratio as a percentage with one decimal.

    >>> share(0.9412)
    '94,1%'
    """
    return f"{value:.1%}".replace(".", ",")


def _written(number: Decimal) -> str:
    plain = f"{round(number, 4):,f}"
    whole, _, part = plain.partition(".")
    part = part.rstrip("0")
    return f"{whole.replace(',', '.')}{',' if part else ''}{part}"

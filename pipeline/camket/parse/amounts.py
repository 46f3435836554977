"""Numbers with their units: plain, ranges, "from … to", fractions, unknown nouns."""

from __future__ import annotations

import re

from camket.parse import indicators, quantities, refusals, units
from camket.parse.quantities import Amount
from camket.parse.units import Unit


def read_amount(low: str, at: int, stop: int) -> tuple[Amount | None, Unit | None, Unit | None]:
    """The amount at `at`, the unit after it and the unit between the two bounds of a range."""
    fraction = quantities.read_fraction(low, at, stop)
    if fraction is not None:
        after = fraction.end + (3 if low.startswith(" số ", fraction.end) else 0)
        unit = units.read_unit(low, after, stop) or generic_unit(low, after, stop)
        if _is_old_level(low, unit.end if unit else fraction.end, stop):
            return None, None, None
        return fraction, unit, None
    first = quantities.read_number(low, at, stop)
    if first is None:
        return None, None, None
    unit = units.read_unit(low, first.end, stop)
    second_at = quantities.range_end(low, first.end, stop)
    inner = None
    if second_at is None and unit is not None:
        second_at, inner = quantities.range_end(low, unit.end, stop), unit
    if second_at is not None:
        ranged = _range(low, first, inner, second_at, stop)
        if ranged:
            return ranged
    moved = _from_to(low, first, unit, stop)
    if moved:
        return moved
    if unit is None:
        unit = _scaled_money(low, first) or generic_unit(low, first.end, stop)
    amount = Amount(
        at,
        first.end,
        first.value,
        scaled=first.scale > 1,
        words=first.words,
        flags=(*first.flags, "padded") if first.padded else first.flags,
    )
    return amount, unit, None


# What money is paid by: "50 ngàn/ 1 hội viên/ 1 năm".
_PAID_BY = re.compile(r" ?/ ?(?:1 |một )?(?:hội viên|đoàn viên|đảng viên|người|hộ|tháng|năm)(?!\w)")


def _scaled_money(low: str, number: quantities.Number) -> Unit | None:
    """ "74 tỷ" without a noun is money, and so is "50 ngàn/người"."""
    paid = number.scale >= 10**3 and _PAID_BY.match(low, number.end) is not None
    if (number.scale >= 10**6 or paid) and not number.words:
        return Unit(number.end, number.end, "VND", "money")
    return None


def _range(
    low: str, first: quantities.Number, inner: Unit | None, second_at: int, stop: int
) -> tuple[Amount, Unit | None, Unit | None] | None:
    second = quantities.read_number(low, second_at, stop)
    if second is None or (second.words and not first.words):
        return None
    first = quantities.share_scale(first, second)
    unit = (
        units.read_unit(low, second.end, stop)
        or _scaled_money(low, second)
        or generic_unit(low, second.end, stop)
    )
    if second.value <= first.value or (inner and (unit is None or inner.name != unit.name)):
        return None
    amount = Amount(
        first.start,
        second.end,
        first.value,
        second.value,
        scaled=second.scale > 1,
        words=first.words,
        flags=first.flags,
    )
    return amount, unit, inner


_AT_A_TIME = re.compile(r" (?:hiện |năm |vào |cuối |đầu |lên |xuống |tăng |giảm )")


def _is_old_level(low: str, end: int, stop: int) -> bool:
    """ "từ 8/12 xã lên 12/12 xã": the fraction up to `end` is where it starts from."""
    link = quantities.from_to(low, end, stop)
    return link is not None and quantities.read_fraction(low, link.end(), stop) is not None


def _counted_first(low: str, first: quantities.Number, stop: int) -> Unit | None:
    """The noun of the old level: "từ 12 trường hiện nay lên 15 trường"."""
    unit = generic_unit(low, first.end, stop)
    if unit is None:
        return None
    cut = _AT_A_TIME.search(low, unit.start, unit.end + 1)
    end = cut.start() if cut else unit.end
    return Unit(unit.start, end, low[unit.start : end], unit.kind)


def _from_to(
    low: str, first: quantities.Number, unit: Unit | None, stop: int
) -> tuple[Amount, Unit | None, Unit | None] | None:
    """ "từ A xuống còn B": the amount is B, A is kept as its total."""
    link = quantities.from_to(low, unit.end if unit else first.end, stop)
    if link is None and unit is None and low.startswith("từ ", max(0, first.start - 3)):
        unit = _counted_first(low, first, stop)
        link = quantities.from_to(low, unit.end, stop) if unit else None
    second = quantities.read_number(low, link.end(), stop) if link else None
    if second is None or link is None:
        return None
    first = quantities.share_scale(first, second)
    then = units.read_unit(low, second.end, stop) or generic_unit(low, second.end, stop)
    then = then or (Unit(second.end, second.end, unit.name, unit.kind) if unit else None)
    if then is None or (unit and unit.kind != then.kind):
        return None
    flag = "down" if second.value < first.value else "up"
    word = link[1] or ""
    amount = Amount(
        first.start, second.end, second.value, total=first.value, flags=("from_to", flag, word)
    )
    return amount, then, unit


def generic_unit(low: str, at: int, stop: int) -> Unit | None:
    """A counted noun outside the lexicon: the noun phrase after the number."""
    if at >= stop or low[at] not in " \n":
        return None
    if low.startswith(' "', at):
        close = low.find('"', at + 2, min(stop, at + 60))
        return Unit(at + 1, close + 1, low[at + 2 : close].strip(), "count") if close > 0 else None
    end = indicators.phrase_end(low, at, stop, 4)
    name = " ".join(low[at:end].split())
    if not name or refusals.no_unit(name):
        return None
    name = name.split(",")[0]
    comma = low.find(",", at, end)
    return Unit(at + 1, comma if comma >= 0 else end, name, "count")

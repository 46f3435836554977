"""What a report says was done of what was planned: "11/10 đảng viên", "13,1/12 tỷ đồng"."""

from __future__ import annotations

import re

from camket.parse import quantities, units
from camket.parse.drafts import Clause
from camket.parse.quantities import Amount
from camket.parse.units import Unit

_COUNT = r"(\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d{1,6}(?:,\d{1,3})?)"
_DONE = re.compile(rf"{_COUNT} ?/ ?{_COUNT}(?![\d/])(?![.,]\d)")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01]) ?/ ?(?:0?[1-9]|1[0-2])\Z")
# What a day of the year stands after: "chào mừng 26/3", "từ 15/10", "công viên 29/3".
_BEFORE_DAY = re.compile(
    r"(?:ngày|dịp|lễ|mừng|niệm|đợt|tết|từ|đến|tới|trước|sau|lúc|hôm|sáng|chiều|tối|qua|và|đường"
    r"|phố|trường|viên|chợ|quảng trường|xã|phường|năm|tính|vào|công ty|nhà máy|số|ngõ|hẻm"
    r"|\d|[-–,(/]) ?\Z"
)
_BEFORE_SCORE = re.compile(r"(?:tỷ số|tỉ số|tỷ lệ|tỉ lệ|kích thước|khổ) \Z")
_OF_TIME = frozenset(("năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây", "kỳ"))


def read(clause: Clause, at: int) -> tuple[Amount, Unit] | None:
    """The done and the planned at `at`: only where a report speaks, and with a known unit."""
    if clause.context.section != "results" and clause.context.genre != "report":
        return None
    low, stop = clause.low, clause.end
    match = _DONE.match(low, at, stop)
    if match is None or _names_day(low, clause.start, match):
        return None
    part, whole = (quantities.read_digits(match[group]) for group in (1, 2))
    if not part or not whole:
        return None
    amount = quantities.scaled(low, Amount(at, match.end(), part, total=whole), stop)
    unit = units.read_unit(low, amount.end, stop)
    if unit is None or unit.kind == "percent" or unit.name in _OF_TIME:
        return None
    return amount, unit


def _names_day(low: str, start: int, match: re.Match[str]) -> bool:
    """Whether the two numbers are a day and a month, or the score of a game."""
    at = match.start()
    before = low[max(start, at - 12) : at]
    if _BEFORE_SCORE.search(before):
        return True
    return _DAY.match(match.group()) is not None and _BEFORE_DAY.search(before) is not None

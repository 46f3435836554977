"""How a sheet shows its cells: what a workbook keeps beside their values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SHARE = re.compile(r"(?:^|\| )(?:0,\d+|1)(?= \||$)")
_IN_PERCENT = re.compile(r"(?:^|\| )%(?= \||$)")
_PERCENT_HEAD = re.compile(r"\( ?(?:ĐVT: ?|đơn vị: ?)?% ?\)", re.IGNORECASE)
_TALLEST = 2_000
Places = set[tuple[int, int]]
"""Rows and columns of cells, from 0."""


@dataclass(frozen=True, slots=True)
class Look:
    """One sheet: its hidden rows and percent cells, and the places a cell above goes on in."""

    rows_off: set[int] = field(default_factory=set)
    percents: Places = field(default_factory=set)
    merged: Places = field(default_factory=set)


def shows_percent(code: str) -> bool:
    r"""Whether a number format shows a hundred times the value, with a percent sign.

    >>> shows_percent("0.0%"), shows_percent('0.0"%"'), shows_percent(r"0\%")
    (True, False, False)
    """
    return "%" in _LITERAL.sub("", code)


def has_doubtful_shares(rows: Iterable[str]) -> bool:
    """Whether numbers up to 1 stand where percentages are meant, and may be shares of one.

    >>> has_doubtful_shares(["1 | Tỷ lệ tiêm chủng | % | 0,96"])
    True
    """
    below_a_head = False
    for row in rows:
        percent = below_a_head or _IN_PERCENT.search(row)
        if percent and _SHARE.search(row.partition(" | ")[2]):
            return True
        below_a_head = below_a_head or _PERCENT_HEAD.search(row) is not None
    return False


def below_the_first(top: int, bottom: int, column: int) -> Places:
    """Places of cells merged down from row `top`, without the first."""
    return {(row, column) for row in range(top + 1, min(bottom, top + _TALLEST) + 1)}

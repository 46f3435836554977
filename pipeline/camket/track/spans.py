"""The figures of a row that tell of the span reported on: the year, or some months of it."""

from __future__ import annotations

from dataclasses import replace

from camket.records import Target
from camket.track.statements import Statement

# The flags `camket.parse.row_roles` gives by the head of a column.
_PART, _STEP = "part_of_year", "step_of_year"


def in_time(statement: Statement, *, partial: bool) -> Statement:
    """A row with the results of the span told of; those of another span are left out.

    "Kết quả 6 tháng | Ước cả năm": a yearly report answers with the second, one of half a year
    with the first, and "Quý I | Quý II | 6 tháng" with what sums them up.
    """
    results = [q for q in statement.quantities if q.role == "result"]
    if not statement.row or not any(_flagged(q) for q in results):
        return statement
    kinds = {q.quantity for q in results}
    best = {kind: min(_rank(q, partial) for q in results if q.quantity == kind) for kind in kinds}
    kept = [
        q
        for q in statement.quantities
        if q.role != "result" or _rank(q, partial) == best[q.quantity]
    ]
    return replace(statement, quantities=tuple(kept))


def tells_part(statement: Statement) -> bool:
    """Whether the heads above its results name some months of the year."""
    results = [q for q in statement.quantities if q.role == "result"]
    return bool(results) and all(_flagged(q) for q in results)


def _flagged(quantity: Target) -> bool:
    return _PART in quantity.flags or _STEP in quantity.flags


def _rank(quantity: Target, partial: bool) -> int:
    if _STEP in quantity.flags:
        return 2
    return int((_PART in quantity.flags) != partial)

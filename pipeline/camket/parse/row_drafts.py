"""The figures of a row of a table as drafts of targets."""

from __future__ import annotations

from camket.parse import rows
from camket.parse.drafts import Clause, Draft
from camket.parse.places import is_sum


def aims(drafts: list[Draft]) -> bool:
    """Say whether a row has a target among its figures."""
    return any(draft.role == "target" for draft in drafts)


def read(clause: Clause, row: str) -> list[Draft]:
    """The figures of the cells of a clause that is a row, in order."""
    found = []
    shift = clause.start
    for cell in rows.read_row(row, clause.view.text[shift : shift + len(row)], clause.context):
        draft = Draft(shift + cell.start, shift + cell.end, shift + cell.start, op=cell.op,
            value=cell.value, value_max=cell.value_max, unit=cell.unit,
                      quantity=cell.quantity, per=cell.per, total=cell.total, role=cell.role,
                      estimate=cell.estimate,
                      direction=cell.direction, year=cell.year,
                      flags=cell.flags)  # fmt: skip
        name = " ".join(clause.view.text[shift + cell.name[0] : shift + cell.name[1]].split())
        draft.indicator = cell.head or name or None
        whose = name if cell.head and not is_sum(name) else None
        draft.population = cell.place or whose or None
        found.append(draft)
    return found

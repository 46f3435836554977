"""From a draft to the record: role, indicator, polarity."""

from __future__ import annotations

import re
from decimal import Decimal

from camket.parse import bystanders, indicators, naming, quantities, roles, units
from camket.parse.drafts import Clause
from camket.records import Role, Target


def inherit(clause: Clause, index: int, target: Target, found: list[Target]) -> Target:
    """A coordinated quantity has the role of the one before ("32 lớp với 1.250 học sinh")."""
    if not found or target.role != "target" or found[-1].role not in ("fact", "norm"):
        return target
    gap = clause.low[clause.drafts[index - 1].end : clause.drafts[index].start]
    listed = found[-1].role == "fact" and gap.strip() in ("với", ",", "và", ", với")
    normed = found[-1].role == "norm" and ";" not in gap and target.unit == found[-1].unit
    return target.changed(role=found[-1].role) if listed or normed else target


_NEXT = re.compile(r"[,;(]|(?<= )và(?= )|(?<= )trong đó(?: có)?(?= )|\n")


def _after_previous(clause: Clause, index: int) -> int:
    """Where the words of this target begin: past what still describes the one before."""
    floor, at = clause.drafts[index - 1].end, clause.drafts[index].start
    found = None
    for found in _NEXT.finditer(clause.low, floor, at):
        if not found.group().startswith("và"):
            break
    if found is None or found.end() > at:
        return floor
    inner = _NEXT.search(clause.low, found.end(), min(at, found.end() + 12))
    return inner.end() if inner and inner.group().startswith("trong") else found.end()


_QUALIFIES = re.compile(r"[ ,(]*(?:(?:và|đạt|bằng|tăng|giảm|tương đương|tức|là|còn|riêng) ?)*")


def _plain(value: Decimal | None) -> int | float | None:
    return None if value is None else quantities.plain(value)


_COMPARING = ("plan_ratio", "plan_excess", "multiple", "change")


def _qualified(clause: Clause, index: int, found: list[Target]) -> str | None:
    """What the quantity before measures, when this only compares it (", bằng 112% kế hoạch")."""
    if not index:
        return None
    draft, before = clause.drafts[index], clause.drafts[index - 1]
    points = {draft.unit, before.unit} == {"%", "điểm %"}  # "giảm 1,5 điểm phần trăm, còn 2,1%"
    alike = draft.unit == before.unit or points
    if draft.quantity not in _COMPARING and (not alike or draft.population):
        return None
    at = before.end
    for first, stop in clause.taken.near(at, draft.start):  # "đến 30/9 đạt 60%, đến 31/12 đạt 95%"
        if at <= first and stop <= draft.start and _QUALIFIES.fullmatch(clause.low, at, first):
            at = stop
    gap = _QUALIFIES.fullmatch(clause.low, at, draft.start) or _repeated(clause, index, at)
    return found[-1].indicator if gap else None


def _repeated(clause: Clause, index: int, at: int) -> bool:
    """ "12 km đường trước 30/6, 25 km trong cả năm": what is measured is not said again."""
    draft, before = clause.drafts[index], clause.drafts[index - 1]
    comma = clause.low.rfind(",", at, draft.start)
    bare = comma >= 0 and not clause.low[comma + 1 : draft.start].strip()
    return bare and draft.unit == before.unit and draft.unit in units.table().measured


def _role(clause: Clause, index: int) -> Role:
    draft = clause.drafts[index]
    bounds, span = (clause.start, clause.end), (draft.start, draft.end)
    role = roles.decide(clause.low, bounds, span, draft.quantity, clause.context)
    if role == "target" and bystanders.is_condition(clause, draft):
        return "fact"
    named = role in ("target", "result") and bystanders.only_describes(clause, index)
    return "fact" if named else role


def finish(clause: Clause, index: int, found: list[Target]) -> Target:
    """The record of a draft, with role, indicator and polarity."""
    draft, view = clause.drafts[index], clause.view
    start, end = view.outside(draft.start, draft.end)
    role = draft.role or _role(clause, index)
    name, counted = draft.indicator, False
    if name is None and draft.quantity != "title":
        floor = _after_previous(clause, index) if index else clause.start
        name, counted = naming.name_of(clause, draft, floor)
        name = name or _qualified(clause, index, found)
    return Target.trusted(
        raw=view.content[start:end], start=start, end=end, indicator=name,
        op=draft.op, unit=draft.unit, quantity=draft.quantity, direction=draft.direction,
        per=draft.per, population=draft.population, baseline=draft.baseline,
        denominator=draft.denominator, approx=draft.approx, ambiguous=draft.ambiguous,
        estimate=draft.estimate, part_of=draft.parent, role=role, flags=draft.flags,
        polarity=indicators.polarity(draft.quantity, " ".join(filter(None, (name,
        draft.population))), counted=counted and draft.direction != "decrease"),
        value=_plain(draft.value), value_max=_plain(draft.value_max),
        baseline_value=_plain(draft.baseline_value), total=_plain(draft.total), year=draft.year,
    )  # fmt: skip

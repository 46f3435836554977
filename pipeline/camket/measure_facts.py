"""Score targets, deadlines, citations, actors and movements: found, and exact in pinned fields."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from camket.corpora import GoldDocument, GoldMention
from camket.measure import Count, Extent, mention_extents, movement_extents, pair_up
from camket.records import Actor, Citation, Deadline, Record, Target

Row = tuple[str, Count, list[str]]
Found = TypeVar("Found", Target, Deadline, Citation, Actor)
_LEAST = 0.3  # raw extents of two readers differ in heads and tails; the number must be shared


def score_facts(gold: GoldDocument, record: Record) -> Iterator[Row]:
    """Yield (metric, counts, disagreements) of one document."""
    yield from _compare("targets", gold, _targets(record), same_target)
    yield from _compare("deadlines", gold, _deadlines(record), same_deadline)
    yield from _compare("citations", gold, _citations(record), same_citation)
    yield from _compare("roles", gold, _actors(record), same_role)
    expected = movement_extents(gold)
    found = [(span.start, span.end) for item in record.commitments for span in item.movements]
    hits = len(set(expected) & set(found))
    content = gold.content
    faults = [f"{gold.id}: missed {content[a:b]!r}" for a, b in set(expected) - set(found)]
    faults += [f"{gold.id}: extra {content[a:b]!r}" for a, b in set(found) - set(expected)]
    expected_count, found_count = len(set(expected)), len(set(found))
    yield "movements", Count(hits, found_count - hits, expected_count - hits), faults


def _targets(record: Record) -> list[Target]:
    return [t for item in record.commitments for t in item.targets if t.role == "target"]


def _deadlines(record: Record) -> list[Deadline]:
    return [d for item in record.commitments for d in item.deadlines if not d.inherited_from]


def _citations(record: Record) -> list[Citation]:
    """Without self-references ("Kế hoạch này"): the corpora mark none."""
    return [c for item in record.commitments for c in item.citations if c.how != "self"]


def _actors(record: Record) -> list[Actor]:
    return [a for item in record.commitments for a in item.actors if a.kind != "signatories"]


def same_target(gold: GoldMention, found: Target) -> bool:
    """All pinned fields of a target agree."""
    return (
        gold.op == found.op
        and _same_number(gold.value, found.value)
        and _same_number(gold.value_max, found.value_max)
        and _same_unit(gold.unit, found.unit)
        and (gold.quantity or "level") == found.quantity
    )


def _same_number(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)


def _same_unit(one: str | None, other: str | None) -> bool:
    """Writers keep more or less of a noun phrase; the head noun must be shared."""
    if not one or not other:
        return not one or one == other
    a, b = one.lower(), other.lower()
    return a == b or a.startswith(b) or b.startswith(a)


def same_deadline(gold: GoldMention, found: Deadline) -> bool:
    """Kind, both ends and inclusiveness agree (annotators leave the default unsaid)."""
    inclusive = gold.end_inclusive is not False
    return (
        gold.kind == found.kind
        and gold.start == found.start_date
        and gold.end == found.end_date
        and (inclusive == found.end_inclusive or gold.end is None)
    )


def same_citation(gold: GoldMention, found: Citation) -> bool:
    """The canonical id agrees."""
    return gold.id == found.id


def same_role(gold: GoldMention, found: Actor) -> bool:
    """The role agrees."""
    return gold.role == found.role


def _compare(
    kind: str,
    gold: GoldDocument,
    found: Sequence[Found],
    same: Callable[[GoldMention, Found], bool],
) -> Iterator[Row]:
    expected = mention_extents(gold, kind)
    if kind == "targets":
        expected = [row for row in expected if (row[1].role or "target") == "target"]
    extents: list[Extent] = [(item.start, item.end) for item in found]
    pairs = pair_up([extent for extent, _ in expected], extents, _LEAST)
    hits = len(pairs)
    right = sum(same(expected[i][1], found[j]) for i, j in pairs)
    faults = [
        f"{gold.id}: {expected[i][1].model_dump(exclude_none=True)} / "
        f"{found[j].model_dump(exclude_defaults=True)}"
        for i, j in pairs
        if not same(expected[i][1], found[j])
    ]
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [
        f"{gold.id}: missed {m.raw!r}" for i, (_, m) in enumerate(expected) if i not in paired[0]
    ]
    extra = [f"{gold.id}: extra {item.raw!r}" for j, item in enumerate(found) if j not in paired[1]]
    name = "actors with roles" if kind == "roles" else kind
    found_count = Count(hits, len(found) - hits, len(expected) - hits)
    yield f"{name} (found)", found_count, missed + extra
    exact = Count(right, len(found) - right, len(expected) - right)
    yield f"{name} (exact)", exact, faults

"""What must not happen, from one year to the next: joined, divided, or named more narrowly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from camket.records import Commitment
from camket.track.occurrences import named_things, only_first
from camket.track.promises import Promise
from camket.track.wording import matter

# Words of degree: "cháy lớn", "tai nạn chết người" forbid less than "cháy", "tai nạn".
_GRAVE = frozenset(
    "lớn nghiêm trọng đặc biệt rất chết thảm khốc nặng phức tạp kéo dài đông thiệt hại".split()
)


def renamed(a: Promise, b: Promise) -> str | None:
    """ "Tai nạn chết người → tai nạn nghiêm trọng": the same words but for what decides."""
    one, two = named_things(a), named_things(b)
    gone, come = only_first(a, b), only_first(b, a)
    if gone and come and len(gone) == len(one) and len(come) == len(two):
        return f"{', '.join(one)} → {', '.join(two)}"
    graver = (
        f"{mine} → {theirs}" for mine in one for theirs in two if _differ_in_degree(mine, theirs)
    )
    return next(graver, None)


def _differ_in_degree(mine: str, theirs: str) -> bool:
    one, two = frozenset(matter(mine)), frozenset(matter(theirs))
    return (one < two or two < one) and bool((one ^ two) & _GRAVE)


def taken_in(
    alone: Iterable[Promise], pairs: Iterable[tuple[Promise, Promise]]
) -> Iterator[tuple[Promise, Promise]]:
    """Clauses without a counterpart whose things stand in the sentence of a neighbour."""
    linked = [(near, far) for near, far in pairs if near.is_zero and far.is_zero]
    for promise in alone:
        if not promise.is_zero or not named_things(promise):
            continue
        for near, far in linked:
            if _beside(promise.commitment, near.commitment) and not only_first(promise, far):
                yield promise, far
                break


def _beside(one: Commitment, other: Commitment) -> bool:
    return one.node_path == other.node_path


def new_things(promise: Promise, others: Iterable[Promise]) -> list[str]:
    """Things of a promise that none of the others forbids."""
    names = named_things(promise)
    for other in others:
        if not names:
            break
        names = [name for name in names if name in only_first(promise, other)]
    return names

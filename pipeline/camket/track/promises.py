"""Promises: the unit that is linked over the years, one a target or one a numberless commitment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from camket.records import Commitment, Deadline, Target
from camket.track.wording import terms

_CUT = re.compile(r"[;,.(]|\s-\s|(?<!\w)(?:để|nhằm|trong đó|gắn với|góp phần)(?!\w)")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment, one of its targets (or none), and the words that say what is promised."""

    commitment: Commitment
    index: int | None
    """Index of the target in the commitment; None for a promise without a number."""
    wording: str
    terms: frozenset[str]
    position: float
    """Place in the document, 0 to 1."""

    @property
    def target(self) -> Target | None:
        """The target, when there is one."""
        return None if self.index is None else self.commitment.targets[self.index]

    @property
    def is_zero(self) -> bool:
        """Whether nothing of a kind may happen ("không để xảy ra")."""
        return self.target is not None and self.target.quantity == "zero"


def promises(commitments: Sequence[Commitment]) -> tuple[Promise, ...]:
    """The promises of a document in reading order."""
    size = max(1, len(commitments) - 1)
    return tuple(
        promise
        for number, commitment in enumerate(commitments)
        for promise in _of(commitment, number / size)
    )


def tracked_targets(commitment: Commitment) -> list[int]:
    """Indexes of the targets that were promised (not results, facts or norms)."""
    return [i for i, target in enumerate(commitment.targets) if target.role == "target"]


def _of(commitment: Commitment, position: float) -> Iterator[Promise]:
    indexes = tracked_targets(commitment)
    if not indexes:
        wording = without(commitment, commitment.span.start, commitment.span.end)
        yield Promise(commitment, None, wording, terms(wording), position)
    for index in indexes:
        wording = _around(commitment, index, alone=len(indexes) == 1)
        yield Promise(commitment, index, wording, terms(wording), position)


def _around(commitment: Commitment, index: int, *, alone: bool) -> str:
    """The words of a commitment that belong to one of its targets."""
    target = commitment.targets[index]
    start, end = commitment.span.start, commitment.span.end
    if not alone:
        before = [t.end for t in commitment.targets if t.end <= target.start]
        start = _resume(commitment, max(before), target.start) if before else start
        end = min((t.start for t in commitment.targets if t.start >= target.end), default=end)
    end = _cut(commitment, target.end, end)
    named = " ".join(filter(None, (target.indicator, target.population)))
    wording = without(commitment, start, end)
    return wording if alone else f"{named} {wording}"


def _cut(commitment: Commitment, start: int, end: int) -> int:
    """The words after a target belong to it up to the next comma, bracket or purpose."""
    tail = commitment.span.exact[start - commitment.span.start : end - commitment.span.start]
    found = _CUT.search(tail)
    return start + found.start() if found else end


def _resume(commitment: Commitment, start: int, end: int) -> int:
    """The words between two targets belong to the first up to the comma."""
    cut = _cut(commitment, start, end)
    return cut if cut < end else start


def without(commitment: Commitment, start: int, end: int) -> str:
    """The words of a stretch, deadlines left out (they move every year)."""
    base, text = commitment.span.start, commitment.span.exact
    parts: list[str] = []
    at = start
    for deadline in sorted(commitment.deadlines, key=_start):
        if start <= deadline.start and deadline.end <= end and deadline.start >= at:
            parts.append(text[at - base : deadline.start - base])
            at = deadline.end
    parts.append(text[at - base : end - base])
    return " ".join(parts)


def _start(deadline: Deadline) -> int:
    return deadline.start

"""Year over year: what of one document came back in the next, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from camket.records import Commitment, DocumentFields, Period, Record
from camket.track.ambition import Verdict, compare_targets
from camket.track.due import is_interim
from camket.track.matching import Match, match
from camket.track.numerals import changed_figures, recounted
from camket.track.occurrences import named_things, only_first
from camket.track.promises import Promise, promises
from camket.track.succession import Relation, relation
from camket.track.threads import ChangeKind, Comparison, Pair, TargetChange
from camket.track.times import Periods, compare_times, plan_period
from camket.track.wording import boilerplate, matter, spelled_out, undated

_STRENGTH: dict[ChangeKind, int] = {
    "kept": 0,
    "new": 1,
    "dropped": 1,
    "reworded": 2,
    "lowered": 3,
    "raised": 3,
}


@dataclass(frozen=True, slots=True)
class _Sides:
    """The promises of two documents, which of them are steps, and the years they are for."""

    one: Sequence[Promise]
    two: Sequence[Promise]
    steps: tuple[set[int], set[int]]
    periods: Periods
    larger: bool
    """Whether the later body is larger than the earlier one was."""


def compare(a: Record, b: Record) -> Comparison:
    """Link the commitments of `a`, the earlier document, with those of `b`."""
    related = relation(a.document, b.document)
    periods = (_period(a.document), _period(b.document))
    one, two = promises(a.commitments), promises(b.commitments)
    steps = (_steps(one, a.document.period), _steps(two, b.document.period))
    if related.closed:
        pairs = [*_alone(a.commitments, related), *_alone(b.commitments, related, new=True)]
    else:
        pairs = _linked(
            _Sides(one, two, steps, periods, related.larger), a.commitments, b.commitments
        )
    return Comparison(
        a=a.doc_id,
        b=b.doc_id,
        pairs=tuple(pairs),
        boilerplate=round(boilerplate(_text(a.commitments), _text(b.commitments)), 4),
        closed=related.closed,
        note=related.note,
    )


def _text(commitments: Iterable[Commitment]) -> str:
    return " . ".join(commitment.span.exact for commitment in commitments)


def _period(document: DocumentFields) -> Period | None:
    return plan_period(document.period, document.plan_year)


def _steps(promised: Sequence[Promise], period: Period | None) -> set[int]:
    """Targets on the way to another one: "12 km trước 30/6" of "25 km cả năm"."""
    return {number for number, promise in enumerate(promised) if is_interim(promise, period)}


def _match(sides: _Sides) -> list[Match]:
    """Links between aims, and between steps; an aim is never measured by a step."""
    links: list[Match] = []
    for of_step in (False, True):
        a, b = (
            [i for i in range(len(side)) if (i in own) == of_step]
            for side, own in ((sides.one, sides.steps[0]), (sides.two, sides.steps[1]))
        )
        found = match([sides.one[i] for i in a], [sides.two[j] for j in b]) if a and b else []
        links += [Match(a[link.a], b[link.b], link.score) for link in found]
    return links


def _linked(sides: _Sides, before: Sequence[Commitment], after: Sequence[Commitment]) -> list[Pair]:
    one, two = sides.one, sides.two
    groups: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for found in _match(sides):
        groups[one[found.a].commitment.id, two[found.b].commitment.id].append(found)
    pairs = [_pair(group, sides) for group in groups.values()]
    pairs = _with_rest(pairs, one, two, groups.values())
    kept_a = {a for a, _ in groups}
    kept_b = {b for _, b in groups}
    open_relation = Relation()
    gone = [c for c in before if c.id not in kept_a]
    come = [c for c in after if c.id not in kept_b]
    return [*pairs, *_alone(gone, open_relation), *_alone(come, open_relation, new=True)]


def _pair(group: list[Match], sides: _Sides) -> Pair:
    one, two = sides.one, sides.two
    first, second = one[group[0].a].commitment, two[group[0].b].commitment
    changes = [(_verdict(one[m.a], two[m.b], larger=sides.larger), m) for m in group]
    beside = list(_beside(group, sides))
    decisive = max(changes, key=lambda item: _weight(item[0], one[item[1].a]))[0]
    weighty = [verdict for _, verdict in beside if not verdict.slight]
    if decisive.change == "kept" and weighty:
        decisive = max(weighty, key=lambda verdict: _STRENGTH[verdict.change])
    return Pair(
        a=first.id,
        b=second.id,
        change=decisive.change,
        score=max(found.score for found in group),
        reason=decisive.reason,
        comparable=decisive.comparable,
        a_text=first.span.exact,
        b_text=second.span.exact,
        targets=(
            *(_target_change(one[m.a].index, two[m.b].index, verdict) for verdict, m in changes),
            *(_target_change(one[m.a].index, two[m.b].index, verdict) for m, verdict in beside),
            *(change for m in group for change in _things_apart(one[m.a], two[m.b])),
        ),
    )


def _beside(group: list[Match], sides: _Sides) -> Iterator[tuple[Match, Verdict]]:
    """What changed beside the targets of a pair: its day, and numbers read as no target."""
    said: set[str] = set()
    for found in group:
        a, b = sides.one[found.a], sides.two[found.b]
        for verdict in (compare_times(a, b, sides.periods), _recounted(a, b)):
            if verdict and verdict.reason not in said:
                said.add(verdict.reason)
                yield found, verdict


def _recounted(a: Promise, b: Promise) -> Verdict | None:
    numbers = recounted(a, b) if a.target and b.target else None
    return Verdict("reworded", False, f"{numbers}: not read as targets") if numbers else None


def _things_apart(a: Promise, b: Promise) -> Iterator[TargetChange]:
    """Of several things that must not happen: those named no longer, and those named newly."""
    if not (a.is_zero and b.is_zero):
        return
    gone, come = only_first(a, b), only_first(b, a)
    if len(gone) == len(named_things(a)):
        return
    for name in gone:
        yield _one_sided(a, f"{name}: no longer among what must not happen", new=False)
    for name in come:
        yield _one_sided(b, f"{name}: newly among what must not happen", new=True)


def _weight(verdict: Verdict, promise: Promise) -> tuple[int, bool]:
    """The strongest change; of "giảm 0,8 điểm, còn 1,25%" the level, which is what is reached."""
    return _STRENGTH[verdict.change], bool(promise.target and promise.target.quantity != "change")


def _with_rest(
    pairs: Sequence[Pair],
    one: Sequence[Promise],
    two: Sequence[Promise],
    groups: Iterable[Sequence[Match]],
) -> list[Pair]:
    """The pairs with the targets that only one side has, each told once."""
    links = [link for group in groups for link in group]
    gone = _unlinked(one, {link.a for link in links})
    come = _unlinked(two, {link.b for link in links})
    return [
        pair.model_copy(
            update={
                "targets": (
                    *pair.targets,
                    *(_one_sided(p, new=False) for p in gone.pop(pair.a or "", ())),
                    *(_one_sided(p, new=True) for p in come.pop(pair.b or "", ())),
                )
            }
        )
        for pair in pairs
    ]


def _unlinked(promised: Sequence[Promise], linked: set[int]) -> dict[str, list[Promise]]:
    found: dict[str, list[Promise]] = defaultdict(list)
    for number, promise in enumerate(promised):
        if number not in linked and promise.target is not None:
            found[promise.commitment.id].append(promise)
    return found


def _one_sided(promise: Promise, reason: str | None = None, *, new: bool) -> TargetChange:
    where = "earlier" if new else "later"
    raw = promise.target.raw if promise.target else ""
    return TargetChange(
        a=None if new else promise.index,
        b=promise.index if new else None,
        change="new" if new else "dropped",
        comparable=False,
        reason=reason or f"{raw}: not in the {where} document",
    )


def _target_change(a: int | None, b: int | None, verdict: Verdict) -> TargetChange:
    return TargetChange(
        a=a, b=b, change=verdict.change, comparable=verdict.comparable, reason=verdict.reason
    )


def _verdict(a: Promise, b: Promise, *, larger: bool) -> Verdict:
    same = undated(a.commitment.span.exact) == undated(b.commitment.span.exact)
    if same and a.index == b.index:
        moved = spelled_out(a.commitment.span.exact) != spelled_out(b.commitment.span.exact)
        return Verdict("kept", True, "same words but for years and days" if moved else "same words")
    unread = changed_figures(a, b) if a.target is None and b.target is None else None
    if unread:
        return Verdict("reworded", False, f"{unread}: not read as targets")
    if a.target is None and b.target is None and matter(a.wording) == matter(b.wording):
        return Verdict("kept", True, "same matter, idle words apart")
    return compare_targets(a, b, larger=larger)


def _alone(
    commitments: Iterable[Commitment], related: Relation, *, new: bool = False
) -> list[Pair]:
    change: ChangeKind = "new" if new else "dropped"
    missing = "not in the earlier document" if new else "not in the later document"
    return [
        Pair(
            a=None if new else commitment.id,
            b=commitment.id if new else None,
            change=change,
            score=1.0,
            reason=related.closed or missing,
            comparable=False,
            a_text=None if new else commitment.span.exact,
            b_text=commitment.span.exact if new else None,
        )
        for commitment in commitments
    ]

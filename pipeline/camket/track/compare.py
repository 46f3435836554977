"""Year over year: what of one document came back in the next, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from camket.records import Commitment, DocumentFields, Period, Record
from camket.track.ambition import Verdict, compare_targets
from camket.track.due import is_interim
from camket.track.forbidden import new_things, renamed, taken_in
from camket.track.matching import Match, match
from camket.track.numerals import changed_figures, recounted
from camket.track.parts import shown_part
from camket.track.pieces import Regrouped, facts_of, regrouped
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
    links = _match(sides)
    pieces = {r.link: r for r in regrouped(one, two, links, larger=sides.larger)}
    groups: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for found in links:
        groups[one[found.a].commitment.id, two[found.b].commitment.id].append(found)
    pairs = [_pair(group, sides, pieces) for group in groups.values()]
    used = _used(links, pieces.values())
    pairs = _with_rest(pairs, links, sides, used)
    pairs += _of_pieces(pieces.values(), sides, pairs)
    pairs += _within_pairs(links, sides, {pair.a for pair in pairs})
    pairs += _forbidden_still(links, sides, pairs)
    kept_a, kept_b = {pair.a for pair in pairs}, {pair.b for pair in pairs}
    open_relation = Relation()
    gone = [c for c in before if c.id not in kept_a]
    come = [c for c in after if c.id not in kept_b]
    return [*pairs, *_alone(gone, open_relation), *_alone(come, open_relation, new=True)]


def _used(links: Iterable[Match], pieces: Iterable[Regrouped]) -> tuple[set[int], set[int]]:
    """Promises that are told of already, on either side."""
    a, b = {link.a for link in links}, {link.b for link in links}
    for piece in pieces:
        (b if piece.split else a).update(piece.others)
    return a, b


def _of_pieces(pieces: Iterable[Regrouped], sides: _Sides, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Pairs of the further parts of a promise that was divided, or joined with another."""
    told = {side for pair in pairs for side in (pair.a, pair.b)}
    for piece in pieces:
        a, b = sides.one[piece.link.a].commitment, sides.two[piece.link.b].commitment
        for number in piece.others:
            part = (sides.two if piece.split else sides.one)[number].commitment
            if part.id not in told:
                told.add(part.id)
                reason = "a part of what was one" if piece.split else "joined with another"
                ends = (a, part) if piece.split else (part, b)
                told_so = piece.verdict.reason.split(", in all ")[0]
                verdict = Verdict("reworded", False, f"{reason}: {told_so}")
                yield _bare_pair(*ends, verdict, piece.link.score)


def _within_pairs(links: Sequence[Match], sides: _Sides, told: set[str | None]) -> Iterator[Pair]:
    """A clause whose number stands within the later words of its neighbour ("qua 3 đợt")."""
    linked = [(sides.one[link.a], sides.two[link.b]) for link in links]
    scores = {(sides.one[n.a].commitment.id, sides.two[n.b].commitment.id): n.score for n in links}
    for a in sides.one:
        if a.target is None or a.commitment.id in told:
            continue
        if fact := next(facts_of(a, linked), None):
            score = max(s for (_, b), s in scores.items() if b == fact.commitment.id)
            verdict = _verdict(a, fact, larger=sides.larger)
            yield _bare_pair(a.commitment, fact.commitment, verdict, score)


def _forbidden_still(
    links: Sequence[Match], sides: _Sides, pairs: Sequence[Pair]
) -> Iterator[Pair]:
    """ "Không có bạo lực" beside "không vi phạm", later (or before) one sentence of both."""
    linked = [(sides.one[link.a], sides.two[link.b]) for link in links]
    told_a, told_b = {pair.a for pair in pairs}, {pair.b for pair in pairs}
    for a, b in taken_in((p for p in sides.one if p.commitment.id not in told_a), linked):
        yield _bare_pair(a.commitment, b.commitment, _verdict(a, b, larger=False), 1.0)
    turned = [(b, a) for a, b in linked]
    for b, a in taken_in((p for p in sides.two if p.commitment.id not in told_b), turned):
        yield _bare_pair(a.commitment, b.commitment, _verdict(a, b, larger=False), 1.0)


def _bare_pair(a: Commitment, b: Commitment, verdict: Verdict, score: float) -> Pair:
    return Pair(
        a=a.id,
        b=b.id,
        change=verdict.change,
        score=score,
        reason=verdict.reason,
        comparable=verdict.comparable,
        a_text=a.span.exact,
        b_text=b.span.exact,
    )


def _pair(group: list[Match], sides: _Sides, pieces: Mapping[Match, Regrouped]) -> Pair:
    one, two = sides.one, sides.two
    first, second = one[group[0].a].commitment, two[group[0].b].commitment
    changes = [
        (
            pieces[m].verdict if m in pieces else _verdict(one[m.a], two[m.b], larger=sides.larger),
            m,
        )
        for m in group
    ]
    beside = list(_beside(group, sides))
    decisive = max(changes, key=lambda item: _weight(item[0], one[item[1].a]))[0]
    weighty = [verdict for _, verdict in beside if not verdict.slight]
    if decisive.change == "kept" and weighty:
        decisive = max(weighty, key=lambda verdict: _STRENGTH[verdict.change])
    return _bare_pair(first, second, decisive, max(m.score for m in group)).model_copy(
        update={
            "targets": (
                *(_target_change(one[m.a].index, two[m.b].index, v) for v, m in changes),
                *(_target_change(one[m.a].index, two[m.b].index, v) for m, v in beside),
                *(change for m in group for change in _things_apart(one[m.a], two[m.b], sides)),
            )
        }
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


def _things_apart(a: Promise, b: Promise, sides: _Sides) -> Iterator[TargetChange]:
    """Of several things that must not happen: those named no longer, and those named newly."""
    if not (a.is_zero and b.is_zero) or renamed(a, b):
        return
    for name in new_things(a, (b, *(p for p in sides.two if p.is_zero))):
        yield _one_sided(a, f"{name}: no longer among what must not happen", new=False)
    for name in new_things(b, (a, *(p for p in sides.one if p.is_zero))):
        yield _one_sided(b, f"{name}: newly among what must not happen", new=True)


def _weight(verdict: Verdict, promise: Promise) -> tuple[int, bool]:
    """The strongest change; of "giảm 0,8 điểm, còn 1,25%" the level, which is what is reached."""
    return _STRENGTH[verdict.change], bool(promise.target and promise.target.quantity != "change")


def _with_rest(
    pairs: Sequence[Pair],
    links: Sequence[Match],
    sides: _Sides,
    used: tuple[set[int], set[int]],
) -> list[Pair]:
    """The pairs with the targets that only one side has, each told once."""
    gone, come = _unlinked(sides.one, used[0]), _unlinked(sides.two, used[1])
    linked = [(sides.one[link.a], sides.two[link.b]) for link in links]
    return [
        pair.model_copy(
            update={
                "targets": (
                    *pair.targets,
                    *(_gone(p, pair, linked) for p in gone.pop(pair.a or "", ())),
                    *(_one_sided(p, new=True) for p in come.pop(pair.b or "", ())),
                )
            }
        )
        for pair in pairs
    ]


def _gone(promise: Promise, pair: Pair, linked: Sequence[tuple[Promise, Promise]]) -> TargetChange:
    """A target without a counterpart, unless its number stands within the later words."""
    own = [(a, b) for a, b in linked if (a.commitment.id, b.commitment.id) == (pair.a, pair.b)]
    fact = next(facts_of(promise, own), None)
    if fact is None:
        return _one_sided(promise, new=False)
    verdict = _verdict(promise, fact, larger=False)
    return _target_change(promise.index, fact.index, verdict)


def _unlinked(promised: Sequence[Promise], linked: set[int]) -> dict[str, list[Promise]]:
    found: dict[str, list[Promise]] = defaultdict(list)
    for number, promise in enumerate(promised):
        if number not in linked and promise.target is not None:
            found[promise.commitment.id].append(promise)
    return found


def _one_sided(promise: Promise, reason: str | None = None, *, new: bool) -> TargetChange:
    where = "earlier" if new else "later"
    raw = shown_part(promise) or (promise.target.raw if promise.target else "")
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
    verdict = compare_targets(a, b, larger=larger)
    if verdict.change == "kept" and a.is_zero and b.is_zero and (names := renamed(a, b)):
        return Verdict("reworded", False, f"{names}: what must not happen is named otherwise")
    return verdict


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

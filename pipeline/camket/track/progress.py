"""Progress: what a report says of every target of a covenant."""

from __future__ import annotations

from collections.abc import Sequence

from camket.records import Record
from camket.track.answers import find_answers
from camket.track.attainment import OFFICIAL, Judgement, is_open, judge
from camket.track.due import due_day, finishing_days, is_interim, own_day
from camket.track.figures import figure
from camket.track.lateness import is_late
from camket.track.matching import Match
from camket.track.movement import criteria, movements
from camket.track.occurrences import concerns, single_things, untold
from camket.track.promises import Promise, promises
from camket.track.results import find_actual
from camket.track.scope import Scope, tells_of_part
from camket.track.spans import in_time, tells_part
from camket.track.statements import Statement, statements
from camket.track.threads import Dossier, Progress, Status

_DONE = ("exceeded", "met", "mostly")


def report(told: Dossier, covenant: Record) -> tuple[Progress, ...]:
    """One answer a promised target, in the order of the covenant."""
    asked = [promise for promise in promises(covenant.commitments) if promise.target]
    scope = Scope.of(told.record.document, covenant.document)
    said = [in_time(found, partial=scope.partial) for found in statements(told)]
    answers = {found.a: found for found in find_answers(asked, said, scope)}
    ends = finishing_days(covenant.commitments)
    return tuple(
        _progress(promise, said, answers.get(number), scope, ends.get(promise.commitment.id))
        for number, promise in enumerate(asked)
    )


def unfollowed(covenant: Record) -> tuple[tuple[str, str | None], ...]:
    """Commitments without a target, which no report is asked about: their words and own day."""
    silent = [p.commitment for p in promises(covenant.commitments) if p.target is None]
    days = [due_day(commitment, covenant.document.period) for commitment in silent]
    return tuple(
        (commitment.span.exact, day if source == "deadline" else None)
        for commitment, (day, source) in zip(silent, days, strict=True)
    )


def _progress(
    promise: Promise,
    said: Sequence[Statement],
    answer: Match | None,
    scope: Scope,
    finished: str | None,
) -> Progress:
    if answer is None:
        return _silent(promise)
    statement = _telling(promise, said, said[answer.b])
    found = judge(promise, statement)
    found = _on_every(promise, statement, said, found) or _of_all(promise, said, found) or found
    due = finished or own_day(promise, scope.period)
    part = _is_part(promise, statement, scope, due)
    status, reason = _proposed(found, part)
    late = status in _DONE and is_late(statement.said, due)
    return _silent(promise).model_copy(
        update={
            "reported": found.reported,
            "unit": found.unit,
            "attainment": found.attainment,
            "status": status,
            "official": OFFICIAL[status] if status else "not_yet_rated",
            "estimate": found.estimate,
            "partial": part,
            "late": late,
            "reason": f"{reason}; after {due}, its last day" if late and due else reason,
            "evidence": statement.evidence,
            "score": round(answer.score, 4),
        }
    )


def _is_part(promise: Promise, statement: Statement, scope: Scope, due: str | None) -> bool:
    """Whether more of the promised time is to come: not for what was due before the report."""
    if tells_of_part(statement.said) and not is_interim(promise, scope.period):
        return True
    whole = due is None or (scope.period is not None and due == scope.period.end)
    if whole and tells_part(statement):
        return True
    return scope.partial and not scope.is_over(due)


def _on_every(
    promise: Promise, statement: Statement, said: Sequence[Statement], found: Judgement
) -> Judgement | None:
    """ "Giảm 5% trên cả 3 tiêu chí" is kept by none of them alone."""
    target, wanted = promise.target, criteria(promise.commitment.span.exact)
    if target is None or wanted is None:
        return None
    moves = movements(target, [other for other in said if other.evidence == statement.evidence])
    sizes = [move.value for move in moves if move.value is not None]
    if any(move.contrary for move in moves):
        return _instead(found, "missed", f"not on all {wanted}: one moved the other way")
    if found.status in _DONE and any(size < float(target.value or 0) for size in sizes):
        least = figure(min(sizes), target.unit)
        return _instead(found, "missed", f"not on all {wanted}: {least} on one")
    if len(sizes) < wanted and found.status in _DONE:
        return _instead(found, None, f"told of {len(sizes)} of {wanted}: no verdict on all")
    return None


def _telling(promise: Promise, said: Sequence[Statement], statement: Statement) -> Statement:
    """Of several things that must not happen, the sentence on one that did.

    Of what was begun and what was finished ("khởi công 12 nhà, bàn giao 10 nhà") the second.
    """
    if is_open(promise, statement):
        beside = [s for s in said if s.evidence == statement.evidence and s is not statement]
        return next((s for s in beside if _finishes(promise, s)), statement)
    if not promise.is_zero or judge(promise, statement).status == "missed":
        return statement
    told = (other for other in said if concerns(promise, other))
    return next((s for s in told if judge(promise, s).status == "missed"), statement)


def _finishes(promise: Promise, statement: Statement) -> bool:
    target = promise.target
    counted = target is not None and find_actual(target, statement) is not None
    return counted and not is_open(promise, statement)


def _of_all(promise: Promise, said: Sequence[Statement], found: Judgement) -> Judgement | None:
    """Of two things that must not happen, one is told of: no verdict on both."""
    if not promise.is_zero or found.status != "met":
        return None
    left = untold(promise, [statement for statement in said if concerns(promise, statement)])
    reason = f"nothing said of {left} of {len(single_things(promise))}"
    return _instead(found, None, reason) if left else None


def _instead(found: Judgement, status: Status | None, reason: str) -> Judgement:
    return Judgement(found.reported, found.unit, None, status, reason, found.estimate)


def _proposed(found: Judgement, partial: bool) -> tuple[Status | None, str]:
    if partial and found.status is None and found.reported is None:
        return None, found.reason
    if partial:
        return "in_progress", "a part of the period: progress only"
    if found.estimate and found.status in ("exceeded", "met", "missed", "mostly"):
        return "in_progress", f"an estimate ({found.status} if it holds)"
    return found.status, found.reason


def _silent(promise: Promise) -> Progress:
    target = promise.target
    measurable = target is not None and (target.value is not None or target.quantity == "title")
    return Progress(
        commitment=promise.commitment.id,
        target=promise.index or 0,
        reported=None,
        attainment=None,
        status="not_reported",
        official="not_yet_rated" if measurable else "not_measurable",
        reason="the report does not mention it",
        evidence=None,
        text=promise.commitment.span.exact,
        raw=target.raw if target else "",
    )

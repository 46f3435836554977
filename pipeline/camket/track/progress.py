"""Progress: what a report says of every target of a covenant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from camket.records import DocumentFields, Record
from camket.track.attainment import OFFICIAL, Judgement, find_actual, judge, plan_ratio
from camket.track.matching import Match, assign, overlaps
from camket.track.promises import Promise, promises
from camket.track.statements import Statement, statements
from camket.track.threads import Dossier, Progress, Status
from camket.track.wording import spelled_out, terms

THRESHOLD = 0.32
"""Least score at which a statement answers a target; swept on the development reports."""
_NEARBY = 0.75
Overlaps = dict[tuple[int, int], float]
_SOME_MONTHS = r"(?<![\d/])(?:[1-9]|1[01]|ba|sáu|tám|chín|mười|mười một) tháng"
_PART_TITLE = re.compile(
    rf"sơ kết|{_SOME_MONTHS}|quý (?:i{{1,3}}|iv|[1-4])\b|học kỳ (?:i|1)\b|giữa (?:kỳ|nhiệm kỳ)"
)
_PART_MONTH = re.compile(r"(?<!\w)tháng \d{1,2}(?:[/ ]|$)|(?<!\w)tuần (?:\d|qua|này|từ)")
_PART_SAID = re.compile(
    rf"{_SOME_MONTHS}(?: đầu| qua|,| ước| đạt|:)|quý (?:i{{1,3}}|[1-3])\b"
    r"|học kỳ (?:i|1)\b(?! ?là)"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GRACE = timedelta(days=75)


def report(told: Dossier, covenant: Record) -> tuple[Progress, ...]:
    """One answer a promised target, in the order of the covenant."""
    asked = [promise for promise in promises(covenant.commitments) if promise.target]
    said = statements(told)
    partial = is_partial(told.record.document, covenant.document)
    answers = {found.a: found for found in _answers(asked, said)}
    return tuple(
        _progress(promise, said, answers.get(number), partial)
        for number, promise in enumerate(asked)
    )


def is_partial(told: DocumentFields, promised: DocumentFields) -> bool:
    """Whether the report covers only a part of the promised period."""
    title = spelled_out(told.title.exact) if told.title else ""
    if _PART_TITLE.search(title) and "cả năm" not in title and "tổng kết năm" not in title:
        return True
    if _PART_MONTH.search(title) and "tổng kết" not in title:
        return True
    end = promised.period.end if promised.period else None
    if end is None and promised.plan_year:
        end = f"{promised.plan_year}-12-31"
    if end is None:
        return False
    reached = told.period.end if told.period and told.period.end else None
    if reached and reached < end and _day(end) - _day(reached) > timedelta(days=31):
        return True
    return bool(told.date) and _day(end) - _day(told.date or end) > _GRACE


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _answers(asked: Sequence[Promise], said: Sequence[Statement]) -> list[Match]:
    wanted = [promise.terms for promise in asked]
    near = overlaps(wanted, [terms(statement.subject) for statement in said])
    wide = overlaps(wanted, [terms(statement.piece) for statement in said])
    scores = {
        (i, j): score
        for i, j in {*near, *wide}
        if (score := _score(asked[i], said[j], _closest(near, wide, (i, j)))) > 0
    }
    return assign(scores, len(asked), len(said), THRESHOLD)


def _closest(near: Overlaps, wide: Overlaps, pair: tuple[int, int]) -> float:
    """Words of the subject itself count in full, words said near it for a part."""
    return max(near.get(pair, 0.0), _NEARBY * wide.get(pair, 0.0))


def _score(promise: Promise, statement: Statement, similarity: float) -> float:
    """Words, then what the numbers say: a fitting unit, the target printed again."""
    target = promise.target
    if target is None:
        return 0.0
    fits = find_actual(target, statement) is not None
    rated = plan_ratio(statement) is not None
    if not statement.quantities:
        return _wordless(promise, statement, similarity)
    score = 0.85 * similarity
    if fits:
        score += 0.15
    elif not rated:
        score -= 0.25
    if _restated(promise, statement):
        score += 0.3
    return score


def _wordless(promise: Promise, statement: Statement, similarity: float) -> float:
    """A sentence without a number answers a target only when it says what became of it."""
    told = judge(promise, statement).status is not None
    zero = 0.1 if promise.is_zero else 0.0
    return 0.85 * similarity - 0.1 + zero if told else 0.0


def _restated(promise: Promise, statement: Statement) -> bool:
    """Whether the promised number stands in the statement beside the result."""
    target = promise.target
    if target is None or target.value in (None, 0, 100):
        return False
    if any(q.role == "baseline" and q.value == target.value for q in statement.quantities):
        return True
    numbers = [number for number in _NUMBER.findall(target.raw) if len(number) > 1]
    results = {q.raw for q in statement.quantities if q.role == "result"}
    printed = [number for number in numbers if number in _NUMBER.findall(statement.said)]
    return bool(printed) and not any(raw in results for raw in printed)


def _progress(
    promise: Promise, said: Sequence[Statement], answer: Match | None, partial: bool
) -> Progress:
    if answer is None:
        return _silent(promise)
    statement = said[answer.b]
    found = judge(promise, statement)
    part = partial or bool(_PART_SAID.search(statement.said))
    status, reason = _proposed(found, part)
    return _filled(promise).model_copy(
        update={
            "reported": found.reported,
            "unit": found.unit,
            "attainment": found.attainment,
            "status": status,
            "official": OFFICIAL[status] if status else "not_yet_rated",
            "estimate": found.estimate,
            "partial": part,
            "reason": reason,
            "evidence": statement.evidence,
            "score": round(answer.score, 4),
        }
    )


def _proposed(found: Judgement, partial: bool) -> tuple[Status | None, str]:
    if partial:
        return "in_progress", "a part of the period: progress only"
    if found.estimate and found.status in ("exceeded", "met", "missed", "mostly"):
        return "in_progress", f"an estimate ({found.status} if it holds)"
    return found.status, found.reason


def _silent(promise: Promise) -> Progress:
    return _filled(promise)


def _filled(promise: Promise) -> Progress:
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

"""Which statement of a report answers which target of a covenant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from camket.track import honours
from camket.track.attainment import judge
from camket.track.contrasts import members, opposed
from camket.track.due import is_interim, own_day
from camket.track.matching import Match, assign, overlaps
from camket.track.occurrences import concerns
from camket.track.other_words import counted_otherwise
from camket.track.promises import Promise
from camket.track.results import find_actual, is_of_promised, plan_ratio, tells_of
from camket.track.scope import Scope, tells_of_part
from camket.track.statements import Statement
from camket.track.wording import kernel, matter, spelled_out, terms, words

THRESHOLD = 0.32
"""Least score at which a statement answers a target; swept on the development reports."""
_NEARBY = 0.75
_WHOLE = 0.6
Overlaps = dict[tuple[int, int], float]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_REASON = re.compile(r"(?<!\w)(?:do|vì|bởi|nguyên nhân|lý do)(?!\w).*", re.S)


def find_answers(asked: Sequence[Promise], said: Sequence[Statement], scope: Scope) -> list[Match]:
    """Best links above the threshold: one target a statement, and others measured alike."""
    wanted = [promise.terms for promise in asked]
    near = overlaps(wanted, [terms(statement.subject) for statement in said])
    wide = overlaps(wanted, [terms(statement.piece) for statement in said])
    scores = {
        (i, j): score
        for i, j in {*near, *wide}
        if (score := _score(asked[i], said[j], _closest(near, wide, (i, j)))) > 0
        and _may_answer(asked[i], said[j], scope)
    }
    chosen = assign(scores, len(asked), len(said), THRESHOLD)
    return [*chosen, *_shared(asked, said, scores, chosen)]


def _may_answer(promise: Promise, statement: Statement, scope: Scope) -> bool:
    """Whether both speak of one thing; what is told of the year is no answer to half of it."""
    if promise.is_zero and not concerns(promise, statement):
        return False
    told = f"{statement.subject} {statement.piece}"
    if not kernel(promise.wording) & frozenset(matter(told)):
        return False
    if not _is_title(promise) and opposed(
        members(spelled_out(promise.wording)), members(spelled_out(statement.subject))
    ):
        return False
    if not is_interim(promise, scope.period):
        return True
    return tells_of_part(statement.said) or scope.reached == own_day(promise, scope.period)


def _is_title(promise: Promise) -> bool:
    return promise.target is not None and promise.target.quantity == "title"


def _shared(
    asked: Sequence[Promise], said: Sequence[Statement], scores: Overlaps, chosen: Sequence[Match]
) -> list[Match]:
    """ "Hộ nghèo còn 2%, giảm 1,5 điểm" answers both aims, and the table that prints one again."""
    owner = {found.b: found.a for found in chosen}
    answered = {found.a for found in chosen}
    best: dict[int, Match] = {}
    for (i, j), score in scores.items():
        target = asked[i].target
        if i in answered or j not in owner or target is None or score < THRESHOLD:
            continue
        fits = find_actual(target, said[j]) is not None
        if fits and _measured_alike(asked[i], asked[owner[j]]):
            better = i not in best or score > best[i].score
            best = {**best, i: Match(i, j, round(min(1.0, score), 4))} if better else best
    return list(best.values())


def _measured_alike(one: Promise, other: Promise) -> bool:
    """Whether one indicator is the other, perhaps with more words."""
    names = [p.target.indicator for p in (one, other) if p.target and p.target.indicator]
    a, b = (kernel(name) for name in (names if len(names) == 2 else ("", "")))
    return bool(a and b) and (a <= b or b <= a)


def _closest(near: Overlaps, wide: Overlaps, pair: tuple[int, int]) -> float:
    """Words of the subject itself count in full, words said near it for a part."""
    return max(near.get(pair, 0.0), _NEARBY * wide.get(pair, 0.0))


def _score(promise: Promise, statement: Statement, similarity: float) -> float:
    """Words, then what the numbers say: a fitting unit, the target printed again."""
    target = promise.target
    if target is None:
        return 0.0
    fits = tells_of(target, statement)
    rated = plan_ratio(statement) is not None
    if not statement.quantities or _is_title(promise):
        return _wordless(promise, statement, similarity)
    if statement.row and not fits and not rated and judge(promise, statement).status is None:
        return 0.0  # "Thu nhập bình quân | 55 | - | -": the table itself tells nothing
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
    target = promise.target
    if target is not None and counted_otherwise(target, statement) is not None:
        # "Chưa có xã nào đạt chuẩn kiểu mẫu" tells nothing of another standard.
        told = told and kernel(promise.wording) <= frozenset(matter(statement.subject))
    if _names_all(promise, statement):
        similarity = max(similarity, _WHOLE)
    zero = 0.1 if promise.is_zero else 0.0
    return 0.85 * similarity - 0.1 + zero if told else 0.0


def _names_all(promise: Promise, statement: Statement) -> bool:
    """ "Trồng rừng chưa thực hiện được do thiếu giống" names all of "trồng 10 ha rừng"."""
    if _is_title(promise):
        named = honours.holder(promise.wording)
        return bool(named) and named <= frozenset(words(statement.subject))
    named = kernel(promise.wording)
    return len(named) > 1 and named <= frozenset(matter(_REASON.sub("", statement.subject)))


def _restated(promise: Promise, statement: Statement) -> bool:
    """Whether the promised number stands in the statement beside the result."""
    target = promise.target
    if target is None or target.value in (None, 0, 100):
        return False
    if any(q.role == "baseline" and q.value == target.value for q in statement.quantities):
        return True
    if any(is_of_promised(target, q) for q in statement.quantities):
        return True
    numbers = [number for number in _NUMBER.findall(target.raw) if len(number) > 1]
    results = {q.raw for q in statement.quantities if q.role == "result"}
    printed = [number for number in numbers if number in _NUMBER.findall(statement.said)]
    return bool(printed) and not any(raw in results for raw in printed)

"""Attainment and proposed status of one target, from what one statement of a report says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.records import Target
from camket.track import honours
from camket.track.figures import written_unit
from camket.track.frequencies import in_the_year, told_for_all
from camket.track.movement import moved
from camket.track.polarity import Direction, good_direction, step_direction
from camket.track.promises import Promise
from camket.track.readings import Reading, is_of_plan, reading
from camket.track.results import find_actual, plan_ratio
from camket.track.stages import finished
from camket.track.statements import Statement
from camket.track.threads import Official, Status
from camket.track.verdicts import worded_status

OFFICIAL: dict[Status, Official] = {
    "exceeded": "exceeded",
    "met": "met",
    "mostly": "nearly_met",
    "missed": "not_met",
    "in_progress": "not_yet_rated",
    "not_reported": "not_yet_rated",
}
_GRANTED = re.compile(
    r"được (?:[^.;,]{0,70} )?(?:công nhận|tặng|xếp loại|khen thưởng|suy tôn)"
    r"|đạt (?:danh hiệu|loại|tiêu chuẩn)"
    r"|giữ vững danh hiệu|đạt trong sạch|đạt (?:tập thể|đơn vị|chi bộ|đảng bộ)"
)
_ESTIMATED = re.compile(
    r"(?<!\w)(?<!giao )(?<!hiệp )ước (?:đạt|thực hiện|tính|cả năm|có|khoảng|\d)"
)
_FOR_EACH = "promised for each, told of all: no verdict"
_OPEN = "planned or under way, not counted as done"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one statement says of one target."""

    reported: float | None
    unit: str | None
    attainment: float | None
    status: Status | None
    reason: str
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """One target and the numbers one statement holds for it."""

    promise: Promise
    target: Target
    statement: Statement
    actual: float | None
    ratio: float | None
    """Percent of the plan, as the report prints it."""
    promised: Reading | None
    """What is to be reached, in the span of time the statement tells of."""

    @property
    def good(self) -> Direction | None:
        """Which direction is good."""
        if self.target.quantity == "change":
            return step_direction(self.promise)
        return good_direction(self.promise)


def _case(promise: Promise, target: Target, statement: Statement) -> _Case:
    asked = reading(target, promise.wording)
    return _Case(
        promise,
        target,
        statement,
        actual=find_actual(target, statement),
        ratio=None if is_of_plan(target) else plan_ratio(statement, target),
        promised=in_the_year(asked, target, statement) if asked else None,
    )


def judge(promise: Promise, statement: Statement) -> Judgement:
    """Attainment and status as for the whole period, before what is partial is set apart."""
    target = promise.target
    if target is None:
        return Judgement(None, None, None, worded_status(statement), "no target")
    done = finished(promise, statement)
    if is_open(promise, statement, done):
        return Judgement(None, None, None, _underway(statement), _OPEN)
    case = _case(promise, target, done)
    reported = case.actual if case.actual is not None else case.ratio
    unit = (
        (written_unit(target) if case.actual is not None else "%") if reported is not None else None
    )
    said_so = bool(_ESTIMATED.search(statement.said))
    estimate = said_so or any(quantity.estimate for quantity in statement.quantities)
    if case.actual is not None and case.ratio is None and told_for_all(target, statement):
        worded = worded_status(statement)
        reason = "in the report's own words" if worded else _FOR_EACH
        return Judgement(reported, unit, None, worded, reason, estimate)
    attained = _attainment(case)
    status, reason = _status(case, attained)
    return Judgement(reported, unit, attained, status, reason, estimate)


def is_open(promise: Promise, statement: Statement, done: Statement | None = None) -> bool:
    """Whether all a statement counts is still planned or under way."""
    target = promise.target
    if target is None or plan_ratio(statement) is not None:
        return False
    done = finished(promise, statement) if done is None else done
    return (
        done is not statement
        and find_actual(target, done) is None
        and find_actual(target, statement) is not None
    )


def _underway(statement: Statement) -> Status:
    worded = worded_status(statement)
    return worded if worded == "missed" else "in_progress"


def _attainment(case: _Case) -> float | None:
    target, actual, promised = case.target, case.actual, case.promised
    own = ("zero", "change", "plan_excess", "plan_ratio")
    if case.ratio is not None and target.quantity not in own:
        return round(case.ratio / 100, 4)
    if actual is None or promised is None or not promised.low:
        return None
    good = case.good
    if good is None:
        return None
    if promised.low <= actual <= promised.high:
        return 1.0
    if good == "lower":
        return round(promised.high / actual, 4) if actual else None
    base = float(target.value or 0) if target.quantity == "fraction" else promised.low
    return round(actual / base, 4)


def _status(case: _Case, attained: float | None) -> tuple[Status | None, str]:
    if case.target.quantity == "title":
        return _honoured(case.promise, case.statement)
    if _went_back(case):
        return "missed", "it moved the other way"
    numbers = _by_numbers(case, attained)
    worded = worded_status(case.statement)
    if worded is not None and not _contradicts(worded, numbers):
        return worded, "in the report's own words"
    if numbers is not None:
        return numbers, "reported against promised"
    if case.actual is None and case.ratio is None:
        return None, "mentioned without a result"
    return None, "which direction is good is unknown: no verdict"


def _honoured(promise: Promise, statement: Statement) -> tuple[Status | None, str]:
    """An award by its own name or a rung of its ladder; one that was only hoped for is none."""
    worded = worded_status(statement)
    if worded in ("missed", "in_progress"):
        return worded, "in the report's own words"
    if not _GRANTED.search(statement.said):
        return None, "mentioned without a result"
    found = honours.step(promise.wording, statement.said)
    if found is not None:
        status: Status = ("missed", "met", "exceeded")[found.up + 1]
        return status, f"award reported: {found.after} for {found.before}"
    if honours.shared(promise.wording, statement.said):
        return "met", "award reported"
    return None, "another award"


def _went_back(case: _Case) -> bool:
    change = case.target.quantity == "change"
    movement = moved(case.target, case.statement) if change else None
    return movement is not None and movement.contrary


def _contradicts(worded: Status, numbers: Status | None) -> bool:
    """Words of praise or blame that are said of something else in the same sentence."""
    good = ("exceeded", "met")
    return numbers is not None and (
        (worded in good and numbers == "missed") or (worded == "missed" and numbers in good)
    )


def _by_numbers(case: _Case, attained: float | None) -> Status | None:
    target, actual = case.target, case.actual
    if actual is None and case.ratio is None:
        return None
    if target.quantity == "zero":
        return None if actual is None else ("met" if actual == 0 else "missed")
    own = ("change", "fraction", "plan_excess", "plan_ratio")
    if actual is None or (case.ratio is not None and target.quantity not in own):
        return None if attained is None else _rated(attained)
    return _against(case, actual)


def _rated(attained: float) -> Status:
    if attained > 1:
        return "exceeded"
    return "met" if attained == 1 else "missed"


def _against(case: _Case, actual: float) -> Status | None:
    target, promised = case.target, case.promised
    if promised is None:
        return None
    low, high = promised.low, promised.high
    if target.quantity == "fraction":
        low = high = float(target.value or 0)
    if low <= actual <= high and target.op not in ("lt", "gt"):
        return "met"
    good = case.good
    if good is None:
        return None
    if target.op in ("lt", "le"):
        return "met" if actual < high else "missed"
    better = actual > high if good == "higher" else actual < low
    return "exceeded" if better else "missed"

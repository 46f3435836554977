"""Attainment and proposed status of one target, from what one statement of a report says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from camket.records import Target
from camket.track import honours, points
from camket.track.ambition import same_unit
from camket.track.figures import written_unit
from camket.track.frequencies import in_the_year, times_a_year, told_for_all
from camket.track.movement import moved
from camket.track.polarity import Direction, good_direction, step_direction
from camket.track.promises import Promise
from camket.track.readings import Reading, is_of_plan, reading
from camket.track.scales import factor
from camket.track.stages import finished
from camket.track.statements import Statement
from camket.track.threads import Official, Status
from camket.track.verdicts import worded_status
from camket.track.wording import spelled_out, words

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
_TREND = re.compile(r"cùng kỳ|năm trước|năm ngoái|đầu năm|(?:so với|của) năm|tháng trước|quý trước")
_FOR_EACH = "promised for each, told of all: no verdict"
_OPEN = "planned or under way, not counted as done"
_MEASURED = frozenset(("%", "‰", "VND", "USD", "điểm %", None))
_PLACES = frozenset(
    ("xã", "phường", "thị trấn", "thôn", "tổ dân phố", "huyện", "quận", "tỉnh", "đơn vị")
)
_CASES = frozenset(
    (
        "vụ",
        "trường hợp",
        "ca",
        "vụ việc",
        "người",
        "đơn",
        "đơn thư",
        "cuộc",
        "em",
        "đồng chí",
        "điểm",
        "hộ",
    )
)


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


def is_trend(quantity: Target) -> bool:
    """Tăng/giảm so với cùng kỳ: a movement in time, never attainment."""
    moved = quantity.quantity in ("change", "multiple")
    words = spelled_out(f"{quantity.raw} {quantity.baseline or ''}")
    return (moved and quantity.baseline != "plan") or bool(_TREND.search(words))


def find_actual(target: Target, statement: Statement) -> float | None:
    """The reported value in the unit of the target."""
    if target.quantity == "change":
        movement = moved(target, statement)
        return movement.value if movement else None
    results = [q for q in statement.quantities if q.role in ("result", "fact", "target")]
    rated = {"result": 0, "target": 1, "fact": 2}
    fitting = [q for q in results if _in_unit(target, q) is not None]
    computed = "fraction" if target.unit == "%" else ""
    if target.quantity == "plan_ratio" and not fitting and (quota := _of_quota(results)):
        return quota
    best = min(
        fitting,  # of several years in columns of their own the last
        key=lambda q: (rated[q.role], q.quantity == computed, -(q.year or 9999)),
        default=None,
    )
    if best:
        return _in_unit(target, best)
    by_points = points.reached(target, statement) if target.quantity == "level" else None
    return by_points if by_points is not None else _answered(target, statement)


def _of_quota(results: Sequence[Target]) -> float | None:
    """ "Giao quân 15/15 thanh niên": all of the quota; "12/13 phường" counts places."""
    counted = [q for q in results if q.quantity == "fraction" and q.unit not in _PLACES and q.total]
    return (
        round(100 * float(counted[0].value or 0) / float(counted[0].total or 1), 2)
        if counted
        else None
    )


def _answered(target: Target, statement: Statement) -> float | None:
    """The count beside a target printed again: "20 mái ấm" are answered by "20 nhà"."""
    counts = [q for q in statement.quantities if q.unit not in _MEASURED and q.quantity == "level"]
    printed = [q for q in counts if q.role == "baseline" and q.value == target.value]
    results = [q.value for q in counts if q.role == "result" and q.value is not None]
    counted = target.quantity == "level" and target.unit not in _MEASURED
    return float(results[0]) if counted and printed and len(results) == 1 else None


def _in_unit(target: Target, result: Target) -> float | None:
    if result.value is None or points.is_points(result) != (target.unit == "điểm %"):
        return None
    if target.quantity in ("plan_excess", "plan_ratio"):
        return _over_plan(result)
    return _level(target, result)


def _over_plan(result: Target) -> float | None:
    """Percent of the plan, 105 for "vượt 5 %"."""
    if result.quantity not in ("plan_excess", "plan_ratio"):
        return None
    return float(result.value or 0) + (100 if result.quantity == "plan_excess" else 0)


def _level(target: Target, result: Target) -> float | None:
    if result.quantity == "plan_ratio" and is_of_plan(target):
        return float(result.value or 0)
    if is_trend(result) or result.quantity in ("plan_ratio", "plan_excess", "change"):
        return None
    if result.quantity == "fraction" and target.unit == "%" and result.total:
        return round(100 * float(result.value or 0) / float(result.total), 2)
    if result.quantity == "zero" and target.quantity != "zero":
        alike = target.unit not in _MEASURED and result.unit is not None
        return 0.0 if alike and same_unit(target.unit, result.unit) else None
    if target.quantity == "zero":
        counted = result.quantity == "zero" or _is_case(target, result.unit)
        return float(result.value or 0) if counted else None
    if not result.unit and target.unit == "%" and result.value and result.value > 100:
        return None
    fits = same_unit(target.unit, result.unit) and (result.unit == "%") == (target.unit == "%")
    return _in_its_time(target, result) if fits or not result.unit else None


def _in_its_time(target: Target, result: Target) -> float:
    """ "5,2 triệu đồng/người/tháng" for a promise a year, "4.200 m" for one in km."""
    value = float(result.value or 0) * (factor(result.unit, target.unit) or 1.0)
    mine, theirs = times_a_year(target), times_a_year(result)
    return value * theirs / mine if mine and theirs else value


def _is_case(target: Target, unit: str | None) -> bool:
    """Whether something counted is a case of what must not happen."""
    if unit is None or unit in _CASES:
        return unit is not None
    named = set(words(" ".join(filter(None, (target.raw, target.indicator, target.unit)))))
    return bool(named & set(words(unit)))


def plan_ratio(statement: Statement, target: Target | None = None) -> float | None:
    """Đạt N % kế hoạch, vượt N % kế hoạch: N, or 100 + N; None when not said.

    Points above the plan are no percent of it; with the target also those printed as percent.
    """
    actual = find_actual(target, statement) if target else None
    for quantity in statement.quantities:
        if quantity.value is None or quantity.role == "baseline" or points.is_points(quantity):
            continue
        if quantity.quantity == "plan_ratio":
            return float(quantity.value)
        as_points = target is not None and points.tells_points(target, actual, quantity)
        if quantity.quantity == "plan_excess" and not as_points:
            return 100 + float(quantity.value)
    return None


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

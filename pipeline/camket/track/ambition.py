"""Whether a promise became more or less ambitious: by polarity, never by the number alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from camket.records import Target
from camket.track import honours
from camket.track.figures import figure
from camket.track.frequencies import a_year, bodies, times_a_year
from camket.track.numerals import has_figures
from camket.track.polarity import Direction, good_direction, step_direction
from camket.track.promises import Promise
from camket.track.readings import Reading, reading
from camket.track.scales import factor
from camket.track.threads import ChangeKind
from camket.track.wording import spelled_out

ANYBODY = frozenset(("người", "đồng chí", "em", "cháu", "trường hợp", "cá nhân", "lao động"))
_PEOPLE = frozenset(
    "đảng viên,đoàn viên,hội viên,giáo viên,học sinh,sinh viên,trẻ,công nhân,cán bộ,công chức,"
    "viên chức,nhân viên,chiến sĩ,phụ nữ,thanh niên,quần chúng,thành viên,xã viên,bác sĩ,"
    "người dân,đối tượng,học viên,bệnh nhân,người lao động".split(",")
)
_SIZELESS = frozenset(
    ("%", "‰", "điểm %", "điểm", "hạng", "ngày", "ngày làm việc", "giờ", "phút", "sao", None)
)
_AVERAGE = re.compile(r"(?<!\w)(?:bình quân|trung bình|năng suất|mỗi|đầu người)(?!\w)")
_SAME_UNITS = (
    frozenset(("vụ", "trường hợp", "vụ việc")),
    frozenset(("lượt", "lượt người", "lượt khám", "lượt khách")),
    frozenset(("mô hình", "điển hình", "mô hình điểm")),
    frozenset(("hộ", "gia đình", "hộ gia đình")),
    frozenset(("nhà", "căn", "căn nhà", "ngôi nhà")),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one target relates to another."""

    change: ChangeKind
    comparable: bool
    reason: str
    slight: bool = False
    """Told beside what was kept; too little to decide (a day of the same month)."""


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units count the same kind of thing; an unprinted unit fits any."""
    if not one or not other or factor(one, other) is not None:
        return True
    a, b = spelled_out(one), spelled_out(other)
    if any(a in group and b in group for group in _SAME_UNITS) or _same_people(a, b):
        return True
    return a.startswith(f"{b} ") or b.startswith(f"{a} ")


def _same_people(one: str, other: str) -> bool:
    """ "05 đồng chí" may count teachers or members; teachers are never counted as pupils."""
    a, b = one in ANYBODY, other in ANYBODY
    return (a and (b or _is_somebody(other))) or (b and _is_somebody(one))


def _is_somebody(unit: str) -> bool:
    return unit in _PEOPLE or any(unit.startswith(f"{people} ") for people in _PEOPLE)


def compare_targets(a: Promise, b: Promise, *, larger: bool = False) -> Verdict:
    """Kept, raised or lowered; `reworded` and not comparable when that cannot be told.

    Counts of a body that others joined are compared only where its size makes no difference.
    """
    verdict = _compared(a, b)
    grown = larger and _counts(a, b) and verdict.change in ("raised", "lowered")
    rose = grown and _rose(a, b)
    if not rose:
        return verdict
    shown = verdict.reason.rsplit(": ", 1)[0]
    return Verdict("reworded", False, f"{shown}: of a larger body, not to be compared")


def _counts(a: Promise, b: Promise) -> bool:
    """Sums and counts grow with the body; shares, averages and times do not."""
    sized = [t for t in (a.target, b.target) if t and t.unit not in _SIZELESS and not t.per]
    named = spelled_out(f"{a.wording} {b.wording}")
    return len(sized) == 2 and not _AVERAGE.search(named)


def _rose(a: Promise, b: Promise) -> bool:
    """More of a larger body may be less; fewer is fewer all the more."""
    one, two = a.target, b.target
    if one is None or two is None or one.value is None or two.value is None:
        return False
    return float(two.value) > float(one.value) * (factor(one.unit, two.unit) or 1.0)


def _compared(a: Promise, b: Promise) -> Verdict:
    one, two = a.target, b.target
    if one is None or two is None:
        return _unnumbered(a, b)
    if one.quantity == two.quantity == "title":
        return _compare_awards(a, b)
    first, second = _alike(one, two, reading(one, a.wording), reading(two, b.wording))
    if first is None or second is None:
        return Verdict("reworded", False, "no number on one side")
    problem = _mismatch(one, two, first, second)
    if problem:
        return Verdict("reworded", False, problem)
    first = _in_unit_of(two, one, first)
    a_span = ""
    if _other_times(one, two):
        first, second, a_span = a_year(first, one), a_year(second, two), " a year"
    return _ordered(a, b, *_bounded(one, two, first, second), a_span)


def _in_unit_of(two: Target, one: Target, first: Reading) -> Reading:
    """The earlier reading in the unit of the later: "58 tạ/ha" beside "5,9 tấn/ha"."""
    times = factor(one.unit, two.unit)
    if times in (None, 1.0) or one.unit is None:
        return first
    return replace(first, low=first.low * times, high=first.high * times)


def _other_times(one: Target, two: Target) -> bool:
    """ "02 lần/năm" against "mỗi quý 01 lần"."""
    times = times_a_year(one), times_a_year(two)
    return None not in times and times[0] != times[1]


def _bounded(one: Target, two: Target, first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """A floor has no upper end and a ceiling no lower: only the end that is set is compared."""
    ops = {one.op, two.op}
    if ops & {"ge", "gt"}:
        return replace(first, high=first.low), replace(second, high=second.low)
    if ops & {"le", "lt"}:
        return replace(first, low=first.high), replace(second, low=second.high)
    return first, second


def _compare_awards(a: Promise, b: Promise) -> Verdict:
    """By the words of the award; a step up one ladder is raised."""
    step = honours.step(a.wording, b.wording)
    if step and step.up:
        change: ChangeKind = "raised" if step.up > 0 else "lowered"
        return Verdict(change, True, f"{step.before} → {step.after}")
    if honours.same(a.wording, b.wording):
        return Verdict("kept", True, "same award")
    return Verdict("reworded", False, "another award")


def _alike(
    one: Target, two: Target, first: Reading | None, second: Reading | None
) -> tuple[Reading | None, Reading | None]:
    """Both readings; "17/19 tiêu chí" is 17 beside a plain count and 89 % beside a percentage."""
    if first and second and {first.kind, second.kind} == {"level", "share"}:
        return tuple(  # type: ignore[return-value]
            Reading("level", float(t.value or 0), float(t.value or 0))
            if r.kind == "share" and other.unit != "%"
            else Reading("level", r.low, r.high)
            for t, r, other in ((one, first, two), (two, second, one))
        )
    return first, second


def _unnumbered(a: Promise, b: Promise) -> Verdict:
    if a.target is None and b.target is None:
        numbers = "the numbers stayed" if has_figures(a) else "no number"
        return Verdict("reworded", True, f"other words, {numbers}")
    bare = b if b.target is None else a
    if has_figures(bare):
        return Verdict("reworded", False, "a number on one side was not read as a target")
    side = "no number any more" if b.target is None else "a number now"
    return Verdict("reworded", False, side)


def _mismatch(one: Target, two: Target, first: Reading, second: Reading) -> str | None:
    zero = "zero" in (one.quantity, two.quantity)
    if first.kind != second.kind and not zero:
        return f"{first.kind} against {second.kind}"
    if first.kind == "share" and second.kind == "share":
        return None
    shares = {one.unit, two.unit} >= {"%"} and "fraction" in (one.quantity, two.quantity)
    if not shares and not same_unit(one.unit, two.unit) and not zero:
        return f"unit {one.unit} against {two.unit}"
    same_body = bodies(one) == bodies(two) or not (bodies(one) and bodies(two))
    if times_a_year(one) and times_a_year(two) and same_body:
        return None
    if one.per and two.per and set(one.per).isdisjoint(two.per):
        return f"per {', '.join(one.per)} against per {', '.join(two.per)}"
    return None


def _ordered(a: Promise, b: Promise, first: Reading, second: Reading, a_span: str = "") -> Verdict:
    step = _step(first, second)
    now = f"{_shown(second, b.target)}{_each(b.target, a_span)}{a_span}"
    before = _shown(first, _unit_shown(a.target, b.target))
    shown = f"{before}{_each(a.target, a_span)} → {now}"
    if step == 0:
        return Verdict("kept", True, f"{now} as before")
    if step is None:
        return Verdict("reworded", False, f"{shown}: the range moved both ways")
    if first.kind.startswith(("change", "multiple")):
        if step_direction(b) is None:
            return Verdict("reworded", False, f"{shown}: which direction is good is unknown")
        return Verdict("raised" if step > 0 else "lowered", True, f"{shown}: a change, by its size")
    good = _agreed(good_direction(a), good_direction(b))
    if good is None:
        return Verdict("reworded", False, f"{shown}: which direction is good is unknown")
    raised = (step > 0) == (good == "higher")
    return Verdict("raised" if raised else "lowered", True, f"{shown}: {good} is better")


def _unit_shown(one: Target | None, two: Target | None) -> Target | None:
    """Converted units are shown as the later document prints them."""
    converted = one and two and one.unit != two.unit and factor(one.unit, two.unit) is not None
    return two if converted else one


def _agreed(one: Direction | None, two: Direction | None) -> Direction | None:
    if one and two and one != two:
        return None
    return one or two


def _step(first: Reading, second: Reading) -> int | None:
    """1 up, -1 down, 0 equal, None when the ends of the ranges move apart."""
    low, high = second.low - first.low, second.high - first.high
    if abs(low) < 1e-9 and abs(high) < 1e-9:
        return 0
    if low >= 0 and high >= 0:
        return 1
    return -1 if low <= 0 and high <= 0 else None


def _shown(reading: Reading, target: Target | None) -> str:
    ends = (reading.low,) if reading.low == reading.high else (reading.low, reading.high)
    unit = "%" if reading.kind in ("plan", "share") else _printed(target) if target else None
    if len(ends) == 2 and unit != "VND":
        return f"{figure(ends[0])}-{figure(ends[1], unit)}"
    return " - ".join(figure(round(end, 2), unit) for end in ends)


def _printed(target: Target) -> str | None:
    """The unit in the letters of its document: "sản phẩm OCOP"."""
    if not target.unit:
        return None
    raw = " ".join(target.raw.split())
    found = re.search(rf"(?<!\w){re.escape(target.unit)}(?!\w)", raw, re.IGNORECASE)
    return found[0] if found else target.unit


def _each(target: Target | None, a_span: str) -> str:
    """ "/ha", "/người" as printed behind a number; times left out where a year is counted."""
    if target is None or target.quantity != "level":
        return ""
    printed = [name for name in target.per if re.search(rf"/\s?{re.escape(name)}", target.raw)]
    named = [name for name in printed if not a_span or name in bodies(target)]
    return "".join(f"/{name}" for name in named)

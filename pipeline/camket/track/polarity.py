"""Which direction of a target is good, from what the writer says and what the indicator is."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from camket.records import Target
from camket.track.contrasts import members
from camket.track.deeds import acts_first, is_deed, without_good_names
from camket.track.promises import Promise
from camket.track.wording import spelled_out

Direction = Literal["higher", "lower"]
_BY_OPERATOR: dict[str, Direction] = {"ge": "higher", "gt": "higher", "le": "lower", "lt": "lower"}
_BY_QUANTITY: dict[str, Direction] = {
    "zero": "lower",
    "plan_excess": "higher",
    "plan_ratio": "higher",
    "fraction": "higher",
    "title": "higher",
    "rank": "lower",
}
_BY_MOVEMENT: dict[str, Direction] = {"increase": "higher", "decrease": "lower"}
_GOOD_VERBS = frozenset(("reach", "raise", "reform", "organise"))
_MEASURES = frozenset(
    ("%", "‰", "VND", "USD", "ngày", "giờ", "phút", "tháng", "năm", "lần", "m", "km")
)


_OCCASIONS = ("lần", "buổi", "cuộc", "đợt", "kỳ")
_LENGTHS = ("km", "m")
_LONG = ("ngày", "ngày làm việc", "giờ", "phút", "tháng", "năm")


@cache
def _lists() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = resources.files("camket.track").joinpath("polarity.toml").read_text(encoding="utf-8")
    return tuple((name, _any_of(text)) for name, text in tomllib.loads(raw).items())


def _any_of(listed: str) -> re.Pattern[str]:
    found = [re.escape(" ".join(term.split())) for term in listed.split(";")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)")


def good_direction(promise: Promise) -> Direction | None:
    """`higher` or `lower` is better; None when neither words nor verbs tell."""
    target = promise.target
    if target is None:
        return None
    if _is_all(target) or _is_reached(promise, target):
        return "higher"
    return (
        _BY_QUANTITY.get(target.quantity)
        or _BY_OPERATOR.get(target.op)
        or _by_indicator(target)
        or _by_words(promise, target)
        or _by_the_whole(promise, target)
    )


def step_direction(promise: Promise) -> Direction | None:
    """For a promised change: a greater step is better, unless growth itself may be bad."""
    target = promise.target
    wording = spelled_out((target.indicator if target else None) or promise.wording)
    if target and target.direction == "increase" and acts_first(wording):
        return "higher"
    named = _listed(wording)
    falls = target is not None and target.direction == "decrease"
    return None if named in ("unknown", "lower") and not falls else "higher"


def _is_all(target: Target) -> bool:
    """100 %: there is nothing beyond it, whatever it is a share of."""
    level = target.quantity == "level" and target.unit == "%"
    return level and target.value == 100 and target.op == "eq"


def _is_reached(promise: Promise, target: Target) -> bool:
    """ "Xóa 120 nhà tạm", "cho 15 hộ nghèo vay": of a good act more is better."""
    bounded = target.op in ("le", "lt") or target.direction == "decrease"
    if target.quantity != "level" or target.unit in _LONG or bounded:
        return False
    return is_deed(promise, target, dict(_lists())["lower"])


def _by_indicator(target: Target) -> Direction | None:
    """What the reader of the indicator made of it, unless a bad word is part of a good name."""
    named = spelled_out(target.indicator or "")
    return target.polarity if _bare(named, target) == named and not _head(named) else None


def _head(named: str) -> str | None:
    """What is measured of somebody ("thu nhập của hộ nghèo"): it decides, not whose it is."""
    measured, owned, _ = named.partition(" của ")
    return _listed(measured) if owned else None


def _bare(named: str, target: Target) -> str:
    """The words without good names that hold a bad word; a time is short whatever it is for."""
    if target.unit in _LONG or target.direction == "decrease":
        return named
    return without_good_names(named, dict(_lists())["lower"])


def _by_the_whole(promise: Promise, target: Target) -> Direction | None:
    """ "Thu gom rác đô thị đạt 95%, nông thôn 70%": the parts of one measure go one way."""
    before = [t for t in promise.commitment.targets if t.end <= target.start]
    if not before or before[-1].unit != target.unit:
        return None
    named = [spelled_out(t.indicator or "") for t in (before[-1], target)]
    groups = [{group for group, _ in members(name)} for name in named]
    if named[0] == named[1]:
        span = promise.commitment.span
        listed = _listed(spelled_out(span.exact[: max(0, target.start - span.start)]))
    elif groups[0] & groups[1]:
        listed = _listed(named[0])
    else:
        return None
    return {"lower": "lower", "higher": "higher"}.get(listed or "")  # type: ignore[return-value]


def _by_words(promise: Promise, target: Target) -> Direction | None:
    named = spelled_out(" ".join(filter(None, (target.indicator, target.population, target.unit))))
    for text in (named, spelled_out(promise.wording)):
        listed = _head(text) or _listed(_bare(text, target))
        if listed == "unknown":
            return None
        if listed:
            return "lower" if listed == "lower" else "higher"
    return _BY_MOVEMENT.get(target.direction or "") or _by_verbs(promise, target)


def _listed(text: str) -> str | None:
    return next((name for name, pattern in _lists() if pattern.search(text)), None)


def _by_verbs(promise: Promise, target: Target) -> Direction | None:
    """A counted thing to be made or a share of people to be reached: more is better."""
    verbs = {verb.polarity for verb in promise.commitment.verbs}
    if "prevent" in verbs:
        return None
    if target.unit == "%" and target.population:
        return "higher"
    if target.unit in _OCCASIONS and target.per:
        return "higher"
    if target.unit in _LENGTHS and verbs & _GOOD_VERBS:
        return "higher"
    counted = target.unit is not None and target.unit not in _MEASURES
    return "higher" if counted or (verbs & _GOOD_VERBS and target.unit in ("%", "VND")) else None

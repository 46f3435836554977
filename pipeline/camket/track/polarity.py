"""Which direction of a target is good, from what the writer says and what the indicator is."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from camket.records import Target
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
    return (
        _BY_QUANTITY.get(target.quantity)
        or _BY_OPERATOR.get(target.op)
        or target.polarity
        or _by_words(promise, target)
    )


def _by_words(promise: Promise, target: Target) -> Direction | None:
    named = spelled_out(" ".join(filter(None, (target.indicator, target.population, target.unit))))
    for text in (named, spelled_out(promise.wording)):
        listed = _listed(text)
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
    counted = target.unit is not None and target.unit not in _MEASURES
    return "higher" if counted or (verbs & _GOOD_VERBS and target.unit in ("%", "VND")) else None

"""Last days: when a commitment is to be kept, and which of its targets is due before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from camket.records import Commitment, Deadline, Period
from camket.texts import View
from camket.track.promises import Promise

# A day names the end, a period frames the work; of several the last ends it ("95% trước 31/12,
# riêng 6 tháng đầu năm 50%").
_DUE_KINDS = (("deadline",), ("period",), ("school_year", "term"))

_FINISHES = re.compile(
    r"(?:và )?(?:hoàn thành|hoàn tất|đưa vào|bàn giao|khánh thành|nghiệm thu|xong)"
)


def due_day(commitment: Commitment, period: Period | None) -> tuple[str | None, str | None]:
    """Last day to keep a commitment, and whether it is its own or the plan period's."""
    end = period.end if period else None
    own = _last_of(commitment.deadlines, period)
    if own and end and own < end and "cả năm" in View.of(commitment.span.exact).lower:
        return end, "period"
    if own:
        return own, "deadline"
    return (end, "period") if end else (None, None)


def own_day(promise: Promise, period: Period | None) -> str | None:
    """Last day of one target: its own time, or the one its commitment names."""
    return _last_of(_times_of(promise), period) or due_day(promise.commitment, period)[0]


def named_time(promise: Promise, period: Period | None) -> Deadline | None:
    """The time that words name for a promise, its own or its commitment's."""
    own = _naming(_times_of(promise), period)
    return own or _naming(promise.commitment.deadlines, period)


def finishing_days(commitments: Sequence[Commitment]) -> dict[str, str]:
    """Days said in the clause behind ("xây 02 phòng học, đưa vào sử dụng trước ngày 31/3")."""
    pairs = itertools.pairwise(commitments)
    found = ((one.id, _finishing_day(one, then)) for one, then in pairs)
    return {key: day for key, day in found if day}


def _finishing_day(one: Commitment, then: Commitment) -> str | None:
    follows = then.node_path == one.node_path and not then.targets
    if not follows or any(d.inherited_from is None for d in one.deadlines):
        return None
    own = [d for d in then.deadlines if d.inherited_from is None]
    return _last_of(own, None) if _FINISHES.match(View.of(then.span.exact).lower) else None


def is_interim(promise: Promise, period: Period | None) -> bool:
    """Whether a target is a step on the way to another of its commitment, measured alike."""
    mine, target = _last_of(_times_of(promise), period), promise.target
    if mine is None or target is None:
        return False
    others = (t for i, t in enumerate(promise.commitment.targets) if i != promise.index)
    alike = any(t.role == "target" and _alike(t.indicator, target.indicator) for t in others)
    whole = due_day(promise.commitment, period)[0]
    return alike and whole is not None and mine < whole


def _alike(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


def _last_of(deadlines: Sequence[Deadline], period: Period | None) -> str | None:
    named = _naming(deadlines, period)
    return _end_of(named) if named else None


def _naming(deadlines: Sequence[Deadline], period: Period | None) -> Deadline | None:
    """The time that ends the work: of the first kind there is, the last."""
    timed = [d for d in deadlines if d.end_date and not d.error and not _is_frame(d, period)]
    for kinds in _DUE_KINDS:
        own = [d for d in timed if d.kind in kinds]
        if own:
            return max(own, key=_end_of)
    return None


def _end_of(deadline: Deadline) -> str:
    return _last_day(deadline.end_date or "", inclusive=deadline.end_inclusive)


def _is_frame(deadline: Deadline, period: Period | None) -> bool:
    """ "Trong năm" only says the period of the plan once more."""
    whole = (period.start, period.end) if period else None
    return deadline.kind == "period" and whole == (deadline.start_date, deadline.end_date)


def _last_day(iso: str, *, inclusive: bool) -> str:
    return iso if inclusive else (date.fromisoformat(iso) - timedelta(days=1)).isoformat()


def _times_of(promise: Promise) -> list[Deadline]:
    """The times said of one target: no other target and no comma stands between them."""
    target, commitment = promise.target, promise.commitment
    if target is None or len(commitment.targets) == 1:
        return list(commitment.deadlines)
    return [d for d in commitment.deadlines if _touches(commitment, d, target.start, target.end)]


def _touches(commitment: Commitment, deadline: Deadline, start: int, end: int) -> bool:
    first, last = min(end, deadline.end), max(start, deadline.start)
    base = commitment.span.start
    gap = commitment.span.exact[first - base : max(first, last) - base]
    crossed = any(first <= other.start < last for other in commitment.targets)
    return deadline.inherited_from is None and not crossed and not set(",;:") & set(gap)

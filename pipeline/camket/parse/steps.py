"""Times that are only a step towards another time of the same promise (mốc trung gian).

"Đến 31/12 đạt 95%, riêng 6 tháng đầu năm đạt 50%" is kept when the year ends; the half-year is a
step on the way. Such a time has the flag `step`, so that nobody takes it for the last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from camket.parse.time_reader import Found, Reader
from camket.records import Deadline

_BEHIND = re.compile(r"(?<!\w)(?:riêng|trong đó)(?:,? (?!\d)[^\s,;.]+){0,3},? \Z")
_REACH = 40
_BOUNDS = frozenset(("deadline", "period"))


def flag_steps(reader: Reader, found: Iterable[Found]) -> Iterator[Deadline]:
    """The times in order, each step towards another time flagged `step`."""
    bound = False
    for at, _, deadline in found:
        if deadline is None:
            continue
        near = max(reader.start, at - _REACH)
        if bound and deadline.kind in _BOUNDS and _BEHIND.search(reader.low, near, at):
            yield deadline.changed(flags=(*deadline.flags, "step"))
            continue
        bound = bound or (deadline.kind in _BOUNDS and deadline.end_date is not None)
        yield deadline

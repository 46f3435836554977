"""Times in front of what they time: "Trong 6 tháng đầu năm, hoàn thành 60% dự toán".

A time that a comma parts from the words behind it is no promise of its own: it opens the clause
behind it, like any phrase of time in front of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from camket.parse.clauses import Clause
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines, may_begin
from camket.texts import View

_LONGEST = 90
# What may stand beside the times: "và các năm tiếp theo", "(đợt 1)".
_BESIDE = re.compile(
    r"(?:[\s,()]|\bvà\b|\bcác\b|\bnhững\b|\b(?:năm|tháng|quý|ngày|giai đoạn|thời gian)"
    r" (?:tiếp theo|tới|sau đó|sau)\b|\b(?:đợt|kỳ) \d\b|\bcụ thể là\b|\briêng\b|\bđịnh kỳ\b"
    r"|\b\d{1,2} (?:lần|đợt|kỳ)\b|\b(?:đầu|giữa|cuối)\b)*"
)


def join_times(view: View, clauses: Sequence[Clause], context: Context) -> Iterator[Clause]:
    """The clauses with every bare time joined to the clause that a comma parts from it."""
    held: Clause | None = None
    for clause in clauses:
        if held is not None and clause.rule == "clause.comma":
            clause = Clause(held.start, clause.end, held.rule)
        elif held is not None:
            yield held
        held = None
        if is_time(view, clause, context):
            held = clause
        else:
            yield clause
    if held is not None:
        yield held


def is_time(view: View, clause: Clause, context: Context) -> bool:
    """Whether a clause says nothing but when."""
    if clause.end - clause.start > _LONGEST:
        return False
    beside = _BESIDE.match(view.lower, clause.start, clause.end)
    if beside is None or not may_begin(view.lower, clause.start, beside.end() + 1):
        return False
    found = find_deadlines(view, *view.outside(clause.start, clause.end), context)
    if not found:
        return False
    at = clause.start
    for time in found:
        start, end = view.inside(time.start, time.end)
        if _BESIDE.fullmatch(view.lower, at, start) is None:
            return False
        at = end
    return _BESIDE.fullmatch(view.lower, at, clause.end) is not None

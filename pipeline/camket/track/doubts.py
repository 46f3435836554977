"""Doubts about a pair of documents, said before anything is concluded from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from camket.records import DocumentFields
from camket.track.succession import relation
from camket.track.wording import spelled_out

PROMISING = frozenset(
    ("covenant", "plan", "resolution", "directive", "programme", "launch", "urgent_dispatch")
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def report_doubts(told: DocumentFields, promised: DocumentFields) -> tuple[str, ...]:
    """What speaks against reading one document as the report on the other."""
    return tuple(_report_doubts(told, promised))


def _report_doubts(told: DocumentFields, promised: DocumentFields) -> Iterator[str]:
    if told.genre in PROMISING and promised.genre == "report":
        yield f"the report named is a {told.genre}, the promises are a report: are they swapped?"
    elif told.genre in PROMISING:
        yield f"the report named reads as a {told.genre}: what it promises is no result"
    if told.date and promised.date and told.date < promised.date:
        yield f"the report ({told.date}) is older than the promises ({promised.date})"
    title = spelled_out(told.title.exact) if told.title else ""
    years = set(_YEAR.findall(title))
    if years and promised.plan_year and str(promised.plan_year) not in years:
        yield f"the report is of {', '.join(sorted(years))}, the promises of {promised.plan_year}"
    yield from _other_body(promised, told)


def compare_doubts(a: DocumentFields, b: DocumentFields) -> tuple[str, ...]:
    """What speaks against two documents being the earlier and the later promises of one body."""
    return tuple(_compare_doubts(a, b))


def _compare_doubts(a: DocumentFields, b: DocumentFields) -> Iterator[str]:
    one, two = a.plan_year or 0, b.plan_year or 0
    if (one > two > 0) or (one == two and bool(a.date and b.date and a.date > b.date)):
        yield "the first document is later than the second: the earlier comes first"
    for which, document in (("first", a), ("second", b)):
        if document.genre == "report":
            yield f"the {which} document reads as a report: what it tells of is no promise"
    doubt = relation(a, b).doubt
    if doubt:
        yield f"the documents may not be of one body: {doubt}"


def _other_body(promised: DocumentFields, told: DocumentFields) -> Iterator[str]:
    related = relation(promised, told)
    if related.closed or related.doubt:
        yield f"the report is of {related.doubt or related.note or 'another body'}"

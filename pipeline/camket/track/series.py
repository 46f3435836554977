"""Threads: one promise followed through all the documents of a body."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from camket.records import Record
from camket.track.compare import compare
from camket.track.threads import Comparison, Link, Pair, Thread


def track(records: Sequence[Record]) -> tuple[Thread, ...]:
    """Follow every commitment of the documents, oldest first, from year to year.

    Reports among the documents are left out: they tell of promises and make none of the series.
    """
    promising = [record for record in records if record.document.genre != "report"]
    ordered = sorted(promising or records, key=_when)
    growing: dict[str, list[Link]] = {}
    finished: list[Thread] = []
    for commitment in ordered[0].commitments if ordered else ():
        first = Link(
            doc_id=ordered[0].doc_id,
            commitment=commitment.id,
            change="new",
            text=commitment.span.exact,
        )
        growing[commitment.id] = [first]
    for earlier, later in itertools.pairwise(ordered):
        growing = _advance(growing, compare(earlier, later), finished)
    return (*finished, *(Thread(links=tuple(links)) for links in growing.values()))


def _when(record: Record) -> tuple[str, str]:
    document = record.document
    period = document.period.start if document.period else None
    return (document.date or period or str(document.plan_year or ""), record.doc_id)


def _advance(
    growing: dict[str, list[Link]], comparison: Comparison, finished: list[Thread]
) -> dict[str, list[Link]]:
    going: dict[str, list[Link]] = {}
    continued: set[str] = set()
    for pair in sorted(comparison.pairs, key=_weakest_last):
        if pair.b is not None and pair.b not in going:
            before = growing.get(pair.a, []) if pair.a and pair.a not in continued else []
            continued.update(filter(None, (pair.a,)))
            going[pair.b] = [*before, _link(comparison.b, pair)]
    reason = comparison.closed or "dropped"
    finished += [
        Thread(links=tuple(links), closed=reason)
        for key, links in growing.items()
        if key not in continued
    ]
    return going


def _weakest_last(pair: Pair) -> float:
    return -pair.score if pair.a and pair.b else 1.0


def _link(doc_id: str, pair: Pair) -> Link:
    return Link(doc_id=doc_id, commitment=pair.b or "", change=pair.change, text=pair.b_text or "")

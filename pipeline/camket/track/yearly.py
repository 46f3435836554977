"""Comparisons and reports kept in a register: links between years, results as events."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from camket.errors import UsageError
from camket.records import Record
from camket.track.adding import add
from camket.track.compare import compare
from camket.track.due import is_interim
from camket.track.figures import figure, share
from camket.track.promises import promises
from camket.track.queries import find_document
from camket.track.register import Register
from camket.track.schema import commitments, documents, links
from camket.track.state import Event, append
from camket.track.threads import Comparison, Dossier, Pair, Progress

_KEPT = ("exceeded", "met", "mostly")


def load_record(connection: Connection, doc_id: str) -> Record:
    """The record of a document as it was last read."""
    query = select(documents.c.record).where(documents.c.doc_id == doc_id)
    return Record.model_validate_json(zlib.decompress(connection.execute(query).scalar_one()))


def compare_in_register(path: str | Path, names: Sequence[str], who: str) -> Comparison:
    """Compare two documents of a register and keep what links them."""
    if len(names) != 2:
        raise UsageError("with --register, name two documents of it: the earlier and the later")
    register = Register.open(path)
    with register.read() as connection:
        a, b = (load_record(connection, find_document(connection, name)) for name in names)
    comparison = compare(a, b)
    with register.write() as connection:
        _keep_links(connection, comparison, who)
    return comparison


def _keep_links(connection: Connection, comparison: Comparison, who: str) -> None:
    """Links are the machine's and replaced; what was found stays in the history."""
    where = (links.c.earlier == comparison.a, links.c.later == comparison.b)
    connection.execute(delete(links).where(*where))
    keys = _keys(connection, (comparison.a, comparison.b))
    rows = [
        {
            "earlier": comparison.a,
            "later": comparison.b,
            "a": keys.get(pair.a or ""),
            "b": keys.get(pair.b or ""),
            "change": pair.change,
            "score": pair.score,
            "reason": pair.reason,
            "comparable": pair.comparable,
        }
        for pair in comparison.pairs
    ]
    if rows:
        connection.execute(insert(links), rows)
    said = [_compared(pair, comparison, keys, who) for pair in comparison.pairs]
    append(connection, [event for event in said if event is not None])


def _keys(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    query = select(commitments.c.key, commitments.c.id).where(commitments.c.doc_id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query)}


def _compared(pair: Pair, comparison: Comparison, keys: dict[str, int], who: str) -> Event | None:
    own = pair.b or pair.a
    if own not in keys:
        return None
    doc_id = comparison.b if pair.b else comparison.a
    other = pair.a_text if pair.b else None
    return Event(
        "compared",
        doc_id,
        who,
        human=False,
        commitment=keys[own],
        value=pair.change,
        note=f"{pair.reason}; before: {other}" if other else pair.reason,
        evidence_doc=comparison.a if pair.b else comparison.b,
    )


def keep_progress(
    path: str | Path, told: Dossier, covenant: Dossier, answers: Sequence[Progress], who: str
) -> int:
    """Keep what a report says as events of the covenant's commitments; how many were new."""
    register = Register.open(path)
    add(register, [covenant, told], who)
    with register.write() as connection:
        keys = _keys(connection, [covenant.record.doc_id])
        told_id, own_id = told.record.doc_id, covenant.record.doc_id
        told_of = [a for a in _weakest_last(answers) if a.evidence and a.status]
        said = [_reported(answer, told_id, own_id, keys, who) for answer in told_of]
        said += [
            _open_still(answer, untold, told_id, own_id, keys, who)
            for answer, untold in _half_told(covenant.record, told_of)
        ]
        return len(append(connection, said))


def _half_told(record: Record, told_of: Sequence[Progress]) -> list[tuple[Progress, int]]:
    """Commitments kept as far as told, with the number of their targets nothing is said of."""
    by_commitment: dict[str, list[Progress]] = {}
    for answer in told_of:
        by_commitment.setdefault(answer.commitment, []).append(answer)
    found: list[tuple[Progress, int]] = []
    for promise_id, wanted in _aims(record).items():
        answers = by_commitment.get(promise_id, [])
        untold = len(wanted - {answer.target for answer in answers})
        if untold and answers and all(answer.status in _KEPT for answer in answers):
            found.append((answers[-1], untold))
    return found


def _aims(record: Record) -> dict[str, set[int]]:
    """Targets of each commitment, steps on the way to another left out."""
    aims: dict[str, set[int]] = {}
    for promise in promises(record.commitments):
        if promise.index is not None and not is_interim(promise, record.document.period):
            aims.setdefault(promise.commitment.id, set()).add(promise.index)
    return aims


def _open_still(  # noqa: PLR0913 - one event and where it goes
    answer: Progress,
    untold: int,
    report_id: str,
    covenant_id: str,
    keys: dict[str, int],
    who: str,
) -> Event:
    return Event(
        "reported",
        covenant_id,
        who,
        human=False,
        commitment=keys[answer.commitment],
        value="in_progress",
        note=f"nothing said of {untold} more of its targets",
        evidence_doc=report_id,
        evidence=answer.evidence,
    )


def _weakest_last(answers: Sequence[Progress]) -> list[Progress]:
    """Of several targets of one commitment the worst result stands."""
    order = ("exceeded", "met", "mostly", "in_progress", "missed")
    return sorted(answers, key=lambda a: order.index(a.status) if a.status in order else -1)


def _reported(
    answer: Progress, report_id: str, covenant_id: str, keys: dict[str, int], who: str
) -> Event:
    value = "" if answer.reported is None else figure(answer.reported, answer.unit)
    ratio = "" if answer.attainment is None else share(answer.attainment)
    late = "(trễ hạn)" if answer.late else ""
    return Event(
        "reported",
        covenant_id,
        who,
        human=False,
        commitment=keys[answer.commitment],
        value=answer.status,
        note=" ".join(filter(None, (answer.raw, "→", value, ratio, late))),
        evidence_doc=report_id,
        evidence=answer.evidence,
    )

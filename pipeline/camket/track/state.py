"""Events and what follows from them: the current state of a commitment is a fold of its events."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import Connection, RowMapping, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from camket.records import Span
from camket.track.schema import commitments, events, state
from camket.track.threads import Status

STATUSES: tuple[str, ...] = (*get_args(Status), "cancelled")
OPEN = frozenset(("not_reported", "in_progress", "mostly"))
HUMAN_KINDS = ("status", "owner", "due", "note")
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Event:
    """Something said of a commitment or a document: who, what, on which evidence."""

    kind: str
    doc_id: str
    who: str
    human: bool
    commitment: int | None = None
    value: str | None = None
    note: str | None = None
    evidence_doc: str | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What holds of a commitment now."""

    status: str = "not_reported"
    decided_by: str | None = None
    owner: str | None = None
    due: str | None = None
    note: str | None = None

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN


def project(due: str | None, said: Iterable[RowMapping]) -> State:
    """The state after events in order: a person's word stands over the machine's, always."""
    now = State(due=due)
    for event in said:
        now = _after(now, event)
    return now


def _after(now: State, event: RowMapping) -> State:
    kind, value = event["kind"], event["value"]
    if kind == "status":
        return replace(now, status=value, decided_by=event["who"], note=event["note"] or now.note)
    if kind == "reported" and now.decided_by is None:
        return replace(now, status=value or now.status)
    if kind == "owner":
        return replace(now, owner=value)
    if kind == "due":
        return replace(now, due=value)
    return replace(now, note=event["note"]) if kind == "note" else now


def append(connection: Connection, said: Sequence[Event]) -> list[int]:
    """Append events; a machine event that was said before is not said again. Ids of the new."""
    kept: list[int] = []
    for event in said:
        statement = sqlite_insert(events).values(**_row(event)).on_conflict_do_nothing()
        result = connection.execute(statement)
        if result.rowcount and result.inserted_primary_key:
            kept.append(int(result.inserted_primary_key[0]))
    refresh(connection, sorted({e.commitment for e in said if e.commitment is not None}))
    return kept


def append_new(connection: Connection, said: Sequence[Event]) -> None:
    """Append events nobody can have said before, without touching any state."""
    if said:
        connection.execute(insert(events), [_row(event) for event in said])


def _row(event: Event) -> dict[str, Any]:
    span = event.evidence
    row = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "who": event.who,
        "human": event.human,
        "kind": event.kind,
        "doc_id": event.doc_id,
        "commitment": event.commitment,
        "value": event.value,
        "note": event.note,
        "evidence_doc": event.evidence_doc,
        "evidence_start": span.start if span else None,
        "evidence_end": span.end if span else None,
        "evidence_exact": span.exact if span else None,
    }
    return {**row, "fingerprint": None if event.human else _fingerprint(row)}


def _fingerprint(row: dict[str, Any]) -> str:
    told = [str(value) for name, value in row.items() if name not in ("at", "who")]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def refresh(connection: Connection, ids: Sequence[int]) -> None:
    """Compute the state of some commitments from their events."""
    for at in range(0, len(ids), _BATCH):
        some = ids[at : at + _BATCH]
        due = _due(connection, some)
        said = _said(connection, some)
        _keep(connection, {key: project(due[key], said[key]) for key in due})


def _due(connection: Connection, ids: Sequence[int]) -> dict[int, str | None]:
    query = select(commitments.c.id, commitments.c.due).where(commitments.c.id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query)}


def _said(connection: Connection, ids: Sequence[int]) -> dict[int, list[RowMapping]]:
    query = select(events).where(events.c.commitment.in_(ids)).order_by(events.c.id)
    said: dict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        said[row["commitment"]].append(row)
    return said


def _keep(connection: Connection, states: dict[int, State]) -> None:
    rows = [{"commitment": key, **asdict(now), "open": now.open} for key, now in states.items()]
    if not rows:
        return
    statement = sqlite_insert(state)
    changed = {c.name: c for c in statement.excluded if c.name != "commitment"}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["commitment"], set_=changed), rows
    )

"""What people decide: a status, an owner, a day, a note; appended, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from camket.errors import UsageError
from camket.track.queries import find_commitment
from camket.track.state import STATUSES, Event, append


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of one commitment; None leaves it as it is."""

    status: str | None = None
    owner: str | None = None
    due: str | None = None
    note: str | None = None


def decide(connection: Connection, name: str, who: str, decision: Decision) -> list[int]:
    """Append a person's decision; returns the numbers of the events."""
    if not who.strip():
        raise UsageError("a decision needs the name of who decides: --who NAME")
    check(decision)
    found = find_commitment(connection, name)
    said = [
        Event(
            kind, found["doc_id"], who, human=True, commitment=found["id"], value=value, note=note
        )
        for kind, value, note in _parts(decision)
    ]
    if not said:
        raise UsageError("nothing to set: --status, --owner, --due or --note")
    return append(connection, said)


def check(decision: Decision) -> None:
    """Refuse an unknown status and a day that is none."""
    if decision.status is not None and decision.status not in STATUSES:
        raise UsageError(f"unknown status {decision.status!r}; one of: {', '.join(STATUSES)}")
    if decision.due is not None:
        try:
            date.fromisoformat(decision.due)
        except ValueError as error:
            raise UsageError(f"{decision.due!r} is not a day (YYYY-MM-DD)") from error


def _parts(decision: Decision) -> list[tuple[str, str | None, str | None]]:
    parts: list[tuple[str, str | None, str | None]] = []
    note = decision.note
    for kind, value in (
        ("status", decision.status),
        ("owner", decision.owner),
        ("due", decision.due),
    ):
        if value is not None:
            parts.append((kind, value, note))
            note = None
    if note is not None:
        parts.append(("note", None, note))
    return parts

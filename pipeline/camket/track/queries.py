"""Questions to the register: lists, what is due, one commitment, its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select, text

from camket.errors import UsageError
from camket.track.folding import fold
from camket.track.schema import commitments, documents, events, links, state, targets

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep of a list; None keeps everything."""

    theme: str | None = None
    year: int | None = None
    body: str | None = None
    status: str | None = None
    owner: str | None = None
    document: str | None = None


_SHOWN = (
    commitments.c.id,
    commitments.c.key,
    commitments.c.doc_id,
    commitments.c.text,
    commitments.c.theme,
    commitments.c.plan_year,
    commitments.c.lead,
    commitments.c.coordinate,
    commitments.c["class"],
    state.c.due,
    state.c.status,
    state.c.decided_by,
    state.c.owner,
    state.c.note,
)


def _base() -> Select[Any]:
    return (
        select(*_SHOWN)
        .join_from(state, commitments, state.c.commitment == commitments.c.id)
        .where(commitments.c.withdrawn.is_(False))
    )


def list_commitments(connection: Connection, wanted: Filters, limit: int) -> list[Row]:
    """Commitments that fit, newest plan year first."""
    query = _base().where(*conditions(wanted)).limit(limit)
    if wanted.year is None and wanted.document is None:
        query = query.order_by(state.c.commitment.desc())
    else:
        query = query.order_by(commitments.c.id)
    return _rows(connection, query)


def list_in_order(connection: Connection, wanted: Filters, limit: int | None) -> list[Row]:
    """Commitments that fit as their documents print them, the oldest document first."""
    query = (
        _base()
        .join(documents, documents.c.doc_id == commitments.c.doc_id)
        .where(*conditions(wanted))
        .order_by(documents.c.date, documents.c.doc_id, commitments.c.position)
        .limit(limit)
    )
    return _rows(connection, query)


def conditions(wanted: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on the joined tables."""
    found: list[ColumnElement[bool]] = []
    if wanted.theme:
        found.append(_theme(wanted.theme))
    for column, value in (
        (commitments.c.plan_year, wanted.year),
        (state.c.status, wanted.status),
        (state.c.owner, wanted.owner),
        (commitments.c.doc_id, wanted.document),
    ):
        if value is not None:
            found.append(column == value)
    if wanted.body:
        found.append(_body(wanted.body))
    return found


def _theme(theme: str) -> ColumnElement[bool]:
    if "." in theme:
        return and_(
            commitments.c.theme == theme.split(".", maxsplit=1)[0], commitments.c.subtheme == theme
        )
    return commitments.c.theme == theme


def _body(name: str) -> ColumnElement[bool]:
    inside = text("commitments.id in (select rowid from search where search match :body)")
    return inside.bindparams(body=f'bodies : "{fold(name)}"')  # type: ignore[return-value]


def list_due(
    connection: Connection, today: date, within: int, wanted: Filters, limit: int
) -> list[Row]:
    """Open commitments whose last day lies in the next days, soonest first."""
    last = (today + timedelta(days=within)).isoformat()
    query = (
        _base()
        .where(state.c.open.is_(True), state.c.due.between(today.isoformat(), last))
        .where(*conditions(wanted))
        .order_by(state.c.due)
        .limit(limit)
    )
    return _with_days(_rows(connection, query), today)


def list_overdue(connection: Connection, today: date, wanted: Filters, limit: int) -> list[Row]:
    """Open commitments whose last day is past, the latest first."""
    query = (
        _base()
        .where(state.c.open.is_(True), state.c.due < today.isoformat())
        .where(*conditions(wanted))
        .order_by(state.c.due.desc())
        .limit(limit)
    )
    return _with_days(_rows(connection, query), today)


def _with_days(rows: list[Row], today: date) -> list[Row]:
    return [{**row, "days": (date.fromisoformat(row["due"]) - today).days} for row in rows]


def _rows(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]


def find_commitment(connection: Connection, name: str) -> Row:
    """The one commitment of a key, the start of a key, or a number."""
    table = commitments
    if name.isdigit() and len(name) < 12:
        condition: ColumnElement[bool] = table.c.id == int(name)
        found = _rows(connection, select(table).where(condition))
        if found:
            return found[0]
    upper = name + "\U0010ffff"
    query = select(table).where(table.c.key >= name, table.c.key < upper).limit(2)
    found = _rows(connection, query)
    if not found:
        raise UsageError(f"no commitment {name!r} in this register")
    if len(found) > 1 and found[0]["key"] != name:
        raise UsageError(
            f"{name!r} begins several commitments: {', '.join(r['key'] for r in found)}"
        )
    return found[0]


def find_document(connection: Connection, name: str) -> str:
    """The id of a document named by its id, the start of it, its symbol, or its file."""
    table = documents
    for column in (table.c.doc_id, table.c.symbol, table.c.uri):
        found = connection.execute(select(table.c.doc_id).where(column == name)).scalars().all()
        if len(found) == 1:
            return str(found[0])
    upper = name + "\U0010ffff"
    query = select(table.c.doc_id).where(table.c.doc_id >= name, table.c.doc_id < upper).limit(2)
    found = connection.execute(query).scalars().all()
    if len(found) != 1:
        raise UsageError(f"{'several documents' if found else 'no document'} {name!r} here")
    return str(found[0])


def show(connection: Connection, name: str) -> dict[str, Any]:
    """Everything the register holds of one commitment."""
    found = find_commitment(connection, name)
    key = found["id"]
    return {
        "commitment": found,
        "state": _rows(connection, select(state).where(state.c.commitment == key))[0],
        "targets": _rows(connection, select(targets).where(targets.c.commitment == key)),
        "links": _rows(connection, select(links).where((links.c.a == key) | (links.c.b == key))),
    }


def history(connection: Connection, name: str) -> list[Row]:
    """What was said of one commitment, oldest first, with its document's own events."""
    found = find_commitment(connection, name)
    own = events.c.commitment == found["id"]
    shared = and_(events.c.doc_id == found["doc_id"], events.c.commitment.is_(None))
    mine = _rows(connection, select(events).where(own))
    theirs = _rows(connection, select(events).where(shared))
    return sorted((*mine, *theirs), key=lambda row: int(row["id"]))


def document_order(connection: Connection) -> Sequence[Row]:
    """All documents without their records, oldest first."""
    columns = [c for c in documents.columns if c.name not in ("record", "content")]
    return _rows(connection, select(*columns).order_by(documents.c.date, documents.c.doc_id))

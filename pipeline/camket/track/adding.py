"""Records into the register: new documents, and documents read again by a newer model."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, text, update

from camket.record_model import Model
from camket.records import Commitment, Record
from camket.track import schema
from camket.track.due import due_day
from camket.track.folding import bare, exact, fold
from camket.track.register import Register
from camket.track.state import Event, append_new, refresh
from camket.track.threads import Dossier

_BATCH = 2_000  # commitments a transaction: a killed run loses less than a second of work
_INDEX = text(
    "insert into search(rowid, exact, folded, bodies, facets)"
    " values (:id, :exact, :folded, :bodies, :facets)"
)
_UNINDEX = text(
    "insert into search(search, rowid, exact, folded, bodies, facets)"
    " values ('delete', :id, :exact, :folded, :bodies, :facets)"
)
_FACTS = (schema.targets, schema.deadlines, schema.actors, schema.citations)


@dataclass
class Added:
    """What `add` did."""

    documents: int = 0
    commitments: int = 0
    updated: int = 0
    """Documents read again by another model or with other settings."""
    unchanged: int = 0
    withdrawn: int = 0
    """Commitments a newer model no longer finds; kept with their history."""


@dataclass
class _Rows:
    """Rows to insert, a list a table."""

    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def put(self, table: Table, row: dict[str, Any]) -> None:
        """Keep one row for later."""
        self.tables.setdefault(table.name, []).append(row)


def add(register: Register, dossiers: Iterable[Dossier], who: str = "camket") -> Added:
    """Add documents; each is there whole or not at all, and twice changes nothing."""
    done = Added()
    waiting: list[Dossier] = []
    size = 0
    for dossier in dossiers:
        waiting.append(dossier)
        size += len(dossier.record.commitments)
        if size >= _BATCH:
            _add_some(register, waiting, who, done)
            waiting, size = [], 0
    if waiting:
        _add_some(register, waiting, who, done)
    return done


def _add_some(register: Register, dossiers: Sequence[Dossier], who: str, done: Added) -> None:
    counted = Added()
    with register.write() as connection:
        unique = {dossier.record.doc_id: dossier for dossier in dossiers}
        known = _known(connection, list(unique))
        fresh = [d for key, d in unique.items() if key not in known]
        _insert(connection, fresh, who, counted)
        for key, digest in known.items():
            _read_again(connection, unique[key], digest, who, counted)
        counted.unchanged += len(dossiers) - len(unique)
    for name, value in vars(counted).items():
        setattr(done, name, getattr(done, name) + value)


def _known(connection: Connection, ids: list[str]) -> dict[str, str]:
    table = schema.documents
    query = select(table.c.doc_id, table.c.digest).where(table.c.doc_id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query)}


def _insert(connection: Connection, dossiers: Sequence[Dossier], who: str, counted: Added) -> None:
    if not dossiers:
        return
    rows, said = _Rows(), []
    next_id = (connection.execute(select(func.max(schema.commitments.c.id))).scalar() or 0) + 1
    for dossier in dossiers:
        record = dossier.record
        rows.put(schema.documents, document_row(dossier))
        said.append(_added(record, who))
        for position, commitment in enumerate(record.commitments):
            row = commitment_row(record, commitment, position)
            rows.put(schema.commitments, {"id": next_id, **row})
            _put_facts(rows, next_id, commitment)
            next_id += 1
    _store(connection, rows)
    append_new(connection, said)
    counted.documents += len(dossiers)
    counted.commitments += len(rows.tables.get("commitments", ()))


def _added(record: Record, who: str) -> Event:
    return Event("added", record.doc_id, who, human=False, value=record.source.uri)


def _store(connection: Connection, rows: _Rows) -> None:
    for table in (schema.documents, schema.commitments, *_FACTS):
        _insert_rows(connection, table, rows.tables.get(table.name, []))
    kept = rows.tables.get("commitments", [])
    _insert_rows(connection, schema.state, [_first_state(row) for row in kept])
    if kept:
        connection.exec_driver_sql(_INDEX.text, [search_row(row) for row in kept])


def _insert_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Many rows of the same columns; the driver takes them as they are, three times as fast."""
    if not rows:
        return
    names = list(rows[0])
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    order = itemgetter(*names)
    statement = f"insert into {table.name} ({quoted}) values ({marks})"
    connection.exec_driver_sql(statement, [order(row) for row in rows])


def _first_state(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "commitment": row["id"],
        "status": "not_reported",
        "decided_by": None,
        "owner": None,
        "due": row["due"],
        "note": None,
        "open": True,
    }


def search_row(row: dict[str, Any]) -> dict[str, Any]:
    """The columns of the search index, the same for the same commitment."""
    theme = row["theme"].replace("_", "")
    parts = [f"theme{theme}", f"year{row['plan_year']}"]
    if row["subtheme"]:
        parts.append(f"subtheme{row['subtheme'].replace('_', '').replace('.', 'x')}")
    words = exact(row["text"])
    return {
        "id": row["id"],
        "exact": words,
        "folded": bare(words),
        "bodies": row["bodies"],
        "facets": " ".join(parts),
    }


def document_row(dossier: Dossier) -> dict[str, Any]:
    """A document as the register keeps it."""
    record, content = dossier.record, dossier.content
    document = record.document
    told = record.model_dump_json(by_alias=True).encode("utf-8", "surrogatepass")
    packed = content.encode("utf-8", "surrogatepass") if content is not None else None
    return {
        "doc_id": record.doc_id,
        "uri": record.source.uri,
        "sha256": record.source.sha256,
        "genre": document.genre,
        "symbol": document.symbol,
        "title": document.title.exact if document.title else None,
        "issuers": "; ".join(issuer.name for issuer in document.issuers),
        "block": document.block,
        "date": document.date,
        "plan_year": document.plan_year,
        "period_start": document.period.start if document.period else None,
        "period_end": document.period.end if document.period else None,
        "models": json.dumps(record.provenance.model_dump(), sort_keys=True),
        "digest": hashlib.sha256(told).hexdigest(),
        "record": zlib.compress(told, 3),
        "content": zlib.compress(packed, 3) if packed is not None else None,
    }


def commitment_row(record: Record, commitment: Commitment, position: int) -> dict[str, Any]:
    """A commitment as the register keeps it, without its number in the file."""
    due, due_from = due_day(commitment, record.document.period)
    names = [issuer.name for issuer in record.document.issuers]
    names += [actor.name for actor in commitment.bodies]
    return {
        "key": commitment.id,
        "doc_id": record.doc_id,
        "position": position,
        "node_path": commitment.node_path,
        "start": commitment.span.start,
        "end": commitment.span.end,
        "text": commitment.span.exact,
        "class": commitment.class_,
        "theme": commitment.themes.primary,
        "subtheme": commitment.themes.subtheme,
        "plan_year": record.document.plan_year,
        "lead": _names(commitment, ("lead", "execute")),
        "coordinate": _names(commitment, ("coordinate",)),
        "due": due,
        "due_from": due_from,
        "series_key": commitment.series_key,
        "bodies": _folded(tuple(dict.fromkeys(names))),
        "withdrawn": False,
    }


@lru_cache(maxsize=4096)
def _folded(names: tuple[str, ...]) -> str:
    return fold(" . ".join(names))


def _names(commitment: Commitment, roles: tuple[str, ...]) -> str:
    for role in roles:
        found = [actor.name for actor in commitment.bodies if actor.role == role]
        if found:
            return "; ".join(dict.fromkeys(found))
    return ""


def _put_facts(rows: _Rows, key: int, commitment: Commitment) -> None:
    for number, target in enumerate(commitment.targets):
        rows.put(schema.targets, _picked(schema.targets, target, key, number=number))
    for deadline in commitment.deadlines:
        rows.put(schema.deadlines, _picked(schema.deadlines, deadline, key))
    for actor in commitment.bodies:
        rows.put(schema.actors, _picked(schema.actors, actor, key))
    for citation in commitment.citations:
        kept = _picked(schema.citations, citation, key, citation_id=citation.id)
        rows.put(schema.citations, kept)


@cache
def _columns(table: Table) -> tuple[str, ...]:
    own = ("id", "commitment", "number", "citation_id")
    return tuple(column.name for column in table.columns if column.name not in own)


def _picked(table: Table, fact: Model, commitment: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        **{name: getattr(fact, name) for name in _columns(table)},
        "commitment": commitment,
        **more,
    }


def _read_again(
    connection: Connection, dossier: Dossier, digest: str, who: str, counted: Added
) -> None:
    """Machine fields follow the newer reading; events and states of people stay as they are."""
    row = document_row(dossier)
    if row["digest"] == digest:
        counted.unchanged += 1
        return
    record = dossier.record
    before = _commitments_of(connection, record.doc_id)
    _clear(connection, list(before.values()))
    if row["content"] is None:
        del row["content"]
    where = schema.documents.c.doc_id == record.doc_id
    connection.execute(update(schema.documents).where(where).values(**row))
    touched = _replace(connection, record, before)
    note = Event("read_again", record.doc_id, who, human=False, value=row["models"])
    append_new(connection, [] if _was_said(connection, note) else [note])
    refresh(connection, touched)
    counted.updated += 1
    counted.withdrawn += len(before) - len(set(before) & {c.id for c in record.commitments})


def _was_said(connection: Connection, note: Event) -> bool:
    table = schema.events
    last = (
        select(table.c.value)
        .where(table.c.doc_id == note.doc_id, table.c.kind == note.kind)
        .order_by(table.c.id.desc())
        .limit(1)
    )
    query = select(table.c.id).where(
        table.c.doc_id == note.doc_id, table.c.kind == note.kind, table.c.value == note.value
    )
    return connection.execute(last).scalar() == note.value or bool(
        connection.execute(query).first()
    )


def _commitments_of(connection: Connection, doc_id: str) -> dict[str, dict[str, Any]]:
    query = select(schema.commitments).where(schema.commitments.c.doc_id == doc_id)
    return {row["key"]: dict(row) for row in connection.execute(query).mappings()}


def _clear(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    ids = [row["id"] for row in rows]
    for table in _FACTS:
        connection.execute(delete(table).where(table.c.commitment.in_(ids)))
    indexed = [search_row(row) for row in rows if not row["withdrawn"]]
    if indexed:
        connection.execute(_UNINDEX, indexed)


def _replace(
    connection: Connection, record: Record, before: dict[str, dict[str, Any]]
) -> list[int]:
    rows = _Rows()
    table = schema.commitments
    touched: list[int] = []
    next_id = (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
    connection.execute(update(table).where(table.c.doc_id == record.doc_id).values(withdrawn=True))
    for position, commitment in enumerate(record.commitments):
        row = commitment_row(record, commitment, position)
        old = before.get(commitment.id)
        key = old["id"] if old else next_id
        _put_facts(rows, key, commitment)
        if old:
            connection.execute(update(table).where(table.c.id == key).values(**row))
            connection.execute(_INDEX, [search_row({"id": key, **row})])
            touched.append(key)
        else:
            rows.put(table, {"id": key, **row})
            next_id += 1
    _store(connection, rows)
    return touched

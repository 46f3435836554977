"""Tables of the register, one SQLite file (schema version in `PRAGMA user_version`)."""

from __future__ import annotations

from sqlalchemy import (
    BLOB,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

VERSION = 2
APPLICATION_ID = 0x434B4D54  # "CKMT": what `file` and other programs see
metadata = MetaData()


def _commitment_id(*, key: bool = False) -> Column[int]:
    return Column("commitment", ForeignKey("commitments.id"), primary_key=key, nullable=False)


documents = Table(
    "documents",
    metadata,
    Column("doc_id", Text, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("genre", Text, nullable=False),
    Column("symbol", Text),
    Column("title", Text),
    Column("issuers", Text, nullable=False),
    Column("block", Text),
    Column("date", Text),
    Column("plan_year", Integer),
    Column("period_start", Text),
    Column("period_end", Text),
    Column("models", Text, nullable=False),  # what read it: version, settings, models (JSON)
    Column("digest", Text, nullable=False),  # of the record; equal means nothing to do
    Column("record", BLOB, nullable=False),  # zlib of the record's JSON
    Column("content", BLOB),  # zlib of the text, when it was at hand
)
commitments = Table(
    "commitments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # id of the commitment in its record
    Column("doc_id", ForeignKey("documents.doc_id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("node_path", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("class", Text, nullable=False),
    Column("theme", Text, nullable=False),
    Column("subtheme", Text),
    Column("plan_year", Integer),
    Column("lead", Text, nullable=False),
    Column("coordinate", Text, nullable=False),
    Column("due", Text),  # last day, from the commitment's own deadline or the plan period
    Column("due_from", Text),
    Column("series_key", Text, index=True),
    Column("bodies", Text, nullable=False),  # folded names, as indexed for search
    Column("withdrawn", Boolean, nullable=False, default=False),
    Index("commitments_theme_year", "theme", "plan_year"),
    Index("commitments_year", "plan_year"),
)
targets = Table(
    "targets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("commitment", ForeignKey("commitments.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("raw", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("indicator", Text),
    Column("population", Text),
    Column("op", Text, nullable=False),
    Column("value", Float),
    Column("value_max", Float),
    Column("unit", Text),
    Column("quantity", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("polarity", Text),
)
deadlines = Table(
    "deadlines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("commitment", ForeignKey("commitments.id"), nullable=False, index=True),
    Column("raw", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start_date", Text),
    Column("end_date", Text),
    Column("end_inclusive", Boolean, nullable=False),
    Column("recur", Text),
)
actors = Table(
    "actors",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("commitment", ForeignKey("commitments.id"), nullable=False, index=True),
    Column("raw", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("org_id", Text),
    Column("role", Text, nullable=False),
)
citations = Table(
    "citations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("commitment", ForeignKey("commitments.id"), nullable=False, index=True),
    Column("raw", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("citation_id", Text),
    Column("how", Text, nullable=False),
)
events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("human", Boolean, nullable=False),
    Column("kind", Text, nullable=False),
    Column("doc_id", ForeignKey("documents.doc_id"), nullable=False),
    Column("commitment", ForeignKey("commitments.id"), index=True),
    Column("value", Text),
    Column("note", Text),
    Column("evidence_doc", Text),
    Column("evidence_start", Integer),
    Column("evidence_end", Integer),
    Column("evidence_exact", Text),
    Column("fingerprint", Text, unique=True),  # of machine events: said twice, kept once
    CheckConstraint("human = 0 or who <> ''", name="a_person_has_a_name"),
    sqlite_autoincrement=True,
)
state = Table(
    "state",
    metadata,
    _commitment_id(key=True),
    Column("status", Text, nullable=False),
    Column("decided_by", Text),  # a person's name, or None while it is the machine's proposal
    Column("owner", Text),
    Column("due", Text),
    Column("note", Text),
    Column("open", Boolean, nullable=False),
    Index("state_open_due", "open", "due"),
    Index("state_status", "status", "commitment"),
    Index("state_owner", "owner", "commitment"),
)
reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("source", Text, nullable=False),  # workbook, sheet and row
    Column("event", ForeignKey("events.id"), nullable=False),
)
links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("earlier", ForeignKey("documents.doc_id"), nullable=False),
    Column("later", ForeignKey("documents.doc_id"), nullable=False, index=True),
    Column("a", ForeignKey("commitments.id")),
    Column("b", ForeignKey("commitments.id"), index=True),
    Column("change", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("comparable", Boolean, nullable=False),
)
FIRST = (documents, commitments, targets, deadlines, actors, citations, events, state, reviews)
TABLES = (*FIRST, links)

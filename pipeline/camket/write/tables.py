"""The tables of a batch: a row a document, commitment, target, deadline, citation, actor, failure.

`doc_id` and `commitment_id` join them. Columns keep the names of the record; `start` and `end` are
code points of the decoded text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from camket.errors import MissingExtraError
from camket.record_model import Model
from camket.records import Commitment, Failure, Record

Type = Literal["string", "int64", "double", "bool", "strings"]
Columns = dict[str, Type]
State = dict[str, dict[str, list[Any]]]

_PLACE: Columns = {"raw": "string", "start": "int64", "end": "int64"}
_OWNER: Columns = {"doc_id": "string", "commitment_id": "string"}

TABLES: dict[str, Columns] = {
    "documents": {
        "doc_id": "string",
        "uri": "string",
        "sha256": "string",
        "bytes": "int64",
        "media_type": "string",
        "encoding": "string",
        "container": "strings",
        "repairs": "strings",
        "genre": "string",
        "genre_probability": "double",
        "system": "string",
        "type": "string",
        "symbol": "string",
        "citation_id": "string",
        "title": "string",
        "issuers": "strings",
        "place": "string",
        "date": "string",
        "date_source": "string",
        "published": "string",
        "plan_year": "int64",
        "period_start": "string",
        "period_end": "string",
        "theme": "string",
        "commitments": "int64",
        "targets": "int64",
        "characters": "int64",
        "claimed": "int64",
        "confidence": "double",
        "flags": "strings",
    },
    "commitments": {
        **_OWNER,
        "node_path": "string",
        "level": "int64",
        "start": "int64",
        "end": "int64",
        "text": "string",
        "class": "string",
        "verb": "string",
        "theme": "string",
        "subtheme": "string",
        "probability": "double",
        "abstained": "bool",
        "secondary": "strings",
        "series_key": "string",
        "flags": "strings",
        "rules": "strings",
    },
    "targets": {
        **_OWNER,
        **_PLACE,
        "indicator": "string",
        "op": "string",
        "value": "double",
        "value_max": "double",
        "unit": "string",
        "quantity": "string",
        "direction": "string",
        "per": "strings",
        "population": "string",
        "baseline": "string",
        "baseline_value": "double",
        "total": "double",
        "denominator": "int64",
        "role": "string",
        "polarity": "string",
        "part_of": "int64",
        "flags": "strings",
    },
    "deadlines": {
        **_OWNER,
        **_PLACE,
        "kind": "string",
        "start_date": "string",
        "end_date": "string",
        "end_inclusive": "bool",
        "precision": "string",
        "vague": "bool",
        "recur": "string",
        "duration": "string",
        "event": "string",
        "inherited_from": "string",
        "flags": "strings",
    },
    "citations": {
        **_OWNER,
        **_PLACE,
        "type": "string",
        "id": "string",
        "candidates": "strings",
        "how": "string",
        "issuer": "string",
        "date": "string",
        "provision": "string",
        "provisions": "strings",
        "session": "string",
        "zone": "string",
        "flags": "strings",
    },
    "actors": {
        **_OWNER,
        **_PLACE,
        "name": "string",
        "org_id": "string",
        "role": "string",
        "kind": "string",
        "candidates": "strings",
        "inherited_from": "string",
    },
    "failures": {
        "uri": "string",
        "sha256": "string",
        "stage": "string",
        "reason": "string",
        "error": "string",
        "message": "string",
    },
    "duplicates": {
        "doc_id": "string",
        "uri": "string",
        "of": "string",
        "of_uri": "string",
        "kind": "string",
        "similarity": "double",
    },
}
YEAR = "year"
PARTITION = f"{YEAR}="
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""How readers of partitioned tables write a null."""
_FACTS = ("targets", "deadlines", "citations", "actors")


class TableSet:
    """The rows of one shard, column by column; `by_year` also remembers the year of each row."""

    def __init__(self, state: State | None = None, *, by_year: bool = False) -> None:
        self._by_year = by_year
        self._columns: State = state or {
            table: {name: [] for name in (*columns, *_hidden(table, by_year))}
            for table, columns in TABLES.items()
            if table != "duplicates"  # known only at the end of the batch
        }

    def state(self) -> State:
        """All rows so far, as JSON can hold them."""
        return self._columns

    def add_record(self, record: Record) -> None:
        """Add the rows of one record."""
        year = {YEAR: year_of(record)}
        self._add("documents", {**_document_row(record), **year})
        for commitment in record.commitments:
            self._add("commitments", {**_commitment_row(record, commitment), **year})
            owner = {"doc_id": record.doc_id, "commitment_id": commitment.id, **year}
            for table in _FACTS:
                self._add_facts(table, owner, getattr(commitment, table))
            self._add_facts("actors", owner, commitment.assigned)
        outside = {"doc_id": record.doc_id, "commitment_id": None, **year}
        self._add_facts("targets", outside, record.reported)
        self._add_facts("citations", outside, record.citations)

    def add_failure(self, failure: Failure) -> None:
        """Add the row of one failure."""
        self._add("failures", dict(failure))

    def write(self, folder: Path, name: str) -> Iterator[tuple[str, Path]]:
        """Write the tables below `folder` and yield where each part belongs, and its path.

        A part belongs to `TABLE`, or to `TABLE/year=YEAR` when the tables are cut by year.
        """
        for table, values in self._columns.items():
            for year, rows in self._parts(table):
                path = folder / f"{name}.{table}.{year or 'all'}.parquet.tmp"
                write_parquet(path, _chosen(values, rows), TABLES[table])
                yield f"{table}/{PARTITION}{year}" if year else table, path

    def _parts(self, table: str) -> Iterator[tuple[str, list[int] | None]]:
        """The years of a table with their rows; one whole without years, a part even if empty."""
        if not _hidden(table, self._by_year):
            yield "", None
            return
        rows: dict[str, list[int]] = {}
        for row, year in enumerate(self._columns[table][YEAR]):
            rows.setdefault(_NO_YEAR if year is None else str(year), []).append(row)
        yield from sorted(rows.items()) or [(self._some_year(), [])]

    def _some_year(self) -> str:
        """Where a table without rows goes: readers learn the type of a year from its folders."""
        years = [year for year in self._columns["documents"][YEAR] if year is not None]
        return str(min(years)) if years else _NO_YEAR

    def _add_facts(self, table: str, owner: dict[str, Any], facts: Iterable[Model]) -> None:
        for fact in facts:
            self._add(table, {**dict(fact), **owner})

    def _add(self, table: str, row: dict[str, Any]) -> None:
        for name, values in self._columns[table].items():
            values.append(row[name])


def year_of(record: Record) -> int | None:
    """The year a document is about: the one it plans for, else that of its date."""
    document = record.document
    dated = (document.date or "")[:4]
    return document.plan_year or (int(dated) if dated.isdigit() else None)


def _hidden(table: str, by_year: bool) -> tuple[str, ...]:
    """A column that becomes the name of a folder; failures have no year."""
    return (YEAR,) if by_year and table != "failures" else ()


def _chosen(values: dict[str, list[Any]], rows: list[int] | None) -> dict[str, list[Any]]:
    shown = {name: column for name, column in values.items() if name != YEAR}
    if rows is None:
        return shown
    return {name: [column[row] for row in rows] for name, column in shown.items()}


def _document_row(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        **dict(record.source),
        **dict(document),
        "doc_id": record.doc_id,
        "title": document.title.exact if document.title else None,
        "issuers": [issuer.name for issuer in document.issuers],
        "period_start": document.period.start if document.period else None,
        "period_end": document.period.end if document.period else None,
        "theme": max(record.themes, key=lambda share: share.share).theme if record.themes else None,
        "commitments": len(record.commitments),
        "targets": sum(len(commitment.targets) for commitment in record.commitments),
        "characters": record.coverage.characters,
        "claimed": record.coverage.claimed,
        "confidence": record.quality.confidence,
        "flags": record.quality.flags,
    }


def _commitment_row(record: Record, commitment: Commitment) -> dict[str, Any]:
    themes = commitment.themes
    return {
        **dict(commitment),
        "doc_id": record.doc_id,
        "commitment_id": commitment.id,
        "start": commitment.span.start,
        "end": commitment.span.end,
        "text": commitment.span.exact,
        "class": commitment.class_,
        "verb": commitment.verbs[0].lemma if commitment.verbs else None,
        "theme": themes.primary,
        "subtheme": themes.subtheme,
        "probability": themes.probability,
        "abstained": themes.abstained,
        "secondary": themes.secondary,
    }


def write_parquet(path: Path, values: dict[str, list[Any]], columns: Columns) -> None:
    """Write one table, the same bytes for the same rows, and wait until it is on the disk."""
    write_parquet_parts(path, [values], columns)


def write_parquet_parts(
    path: Path, parts: Iterable[dict[str, list[Any]]], columns: Columns
) -> None:
    """Write one table of which only a part is held at a time."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("batch", "writing Parquet tables") from error
    types = {
        "string": pa.string(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "bool": pa.bool_(),
        "strings": pa.list_(pa.string()),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
    with path.open("wb") as stream:
        with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
            for values in parts:
                writer.write_table(pa.table(values, schema=schema))
        stream.flush()
        os.fsync(stream.fileno())


def compress(path: Path) -> Path:
    """Write a zstd copy of a file beside it, remove the file, and return the copy."""
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("batch", "writing zstd files") from error
    packed = path.with_name(f"{path.name}.zst")
    with path.open("rb") as plain, packed.open("wb") as stream:
        zstandard.ZstdCompressor(level=3).copy_stream(plain, stream)
        stream.flush()
        os.fsync(stream.fileno())
    path.unlink()
    return packed

"""Every table of the register as CSV and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Float, Integer, Table, select

from camket.errors import MissingExtraError
from camket.track.schema import TABLES

_CHUNK = 20_000
_LEFT_OUT = frozenset(("record", "content", "fingerprint"))
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def export_csv(connection: Connection, folder: Path) -> dict[str, int]:
    """Write one CSV file a table (UTF-8 with signature, for Excel); rows a table."""
    folder.mkdir(parents=True, exist_ok=True)
    return {table.name: _csv(connection, table, folder / f"{table.name}.csv") for table in TABLES}


def _csv(connection: Connection, table: Table, path: Path) -> int:
    count = 0
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_names(table))
        for rows in _chunks(connection, table):
            writer.writerows([_inert(value) for value in row] for row in rows)
            count += len(rows)
    temporary.replace(path)
    return count


def _inert(value: Any) -> Any:  # noqa: ANN401 - a value of any column
    """Text a spreadsheet would run as a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.name not in _LEFT_OUT]


def _chunks(connection: Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    columns = [table.c[name] for name in _names(table)]
    result = connection.execution_options(yield_per=_CHUNK).execute(select(*columns))
    for rows in result.partitions():
        yield [tuple(row) for row in rows]


def export_parquet(connection: Connection, folder: Path) -> dict[str, int]:
    """Write one Parquet file a table; rows a table."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("track", "Parquet export") from error
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for table in TABLES:
        shape = pa.schema([(name, _arrow(pa, table, name)) for name in _names(table)])
        path = folder / f"{table.name}.parquet"
        temporary = path.with_suffix(".tmp")
        counts[table.name] = 0
        with pq.ParquetWriter(temporary, shape, compression="zstd") as writer:
            for rows in _chunks(connection, table):
                columns = [list(values) for values in zip(*rows, strict=True)]
                arrays = [pa.array(c, kind.type) for c, kind in zip(columns, shape, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=shape))
                counts[table.name] += len(rows)
        temporary.replace(path)
    return counts


def _arrow(pa: Any, table: Table, name: str) -> Any:  # noqa: ANN401 - untyped library
    kind = table.c[name].type
    for known, arrow in ((Boolean, pa.bool_()), (Integer, pa.int64()), (Float, pa.float64())):
        if isinstance(kind, known):
            return arrow
    return pa.string()

"""write: records to files, atomically."""

from __future__ import annotations

from camket.write.jsonl import JsonlWriter, Rows, read_lines, record_lines, to_json, write
from camket.write.rows import commitment_rows
from camket.write.schema import json_schema
from camket.write.tables import (
    PARTITION,
    TABLES,
    TableSet,
    compress,
    write_parquet,
    write_parquet_parts,
)

__all__ = [
    "PARTITION",
    "TABLES",
    "JsonlWriter",
    "Rows",
    "TableSet",
    "commitment_rows",
    "compress",
    "json_schema",
    "read_lines",
    "record_lines",
    "to_json",
    "write",
    "write_parquet",
    "write_parquet_parts",
]

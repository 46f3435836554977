"""write: records to files, atomically."""

from __future__ import annotations

from camket.write.jsonl import JsonlWriter, Rows, read_lines, record_lines, to_json, write
from camket.write.rows import commitment_rows
from camket.write.schema import json_schema

__all__ = [
    "JsonlWriter",
    "Rows",
    "commitment_rows",
    "json_schema",
    "read_lines",
    "record_lines",
    "to_json",
    "write",
]

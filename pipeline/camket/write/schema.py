"""JSON Schema of the record."""

from __future__ import annotations

from typing import Any

from camket.records import SCHEMA, Record


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of a records file."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **schema,
    }

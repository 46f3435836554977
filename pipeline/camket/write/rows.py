"""One flat row a commitment, for people who load records into a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from camket.records import Commitment, Record

_ROLES = ("lead", "coordinate", "execute", "monitor", "advise", "report_to")


def commitment_rows(record: Record) -> Iterator[dict[str, Any]]:
    """Yield the commitments of a record: document fields repeated, facts also as plain columns.

    The nested fields keep their names of the record; columns ending in `_1` show the first target,
    `due` the earliest end date, and every actor role has a column of names joined by "; ".
    """
    shared = _document_columns(record)
    for commitment in record.commitments:
        nested = commitment.model_dump(mode="json", by_alias=True)
        yield {**shared, **nested, "text": commitment.span.exact, **_fact_columns(commitment)}


def _document_columns(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        "doc_id": record.doc_id,
        "uri": record.source.uri,
        "sha256": record.source.sha256,
        "genre": document.genre,
        "system": document.system,
        "type": document.type,
        "symbol": document.symbol,
        "document_title": document.title.exact if document.title else None,
        "issuers": "; ".join(issuer.name for issuer in document.issuers),
        "date": document.date,
        "date_source": document.date_source,
        "plan_year": document.plan_year,
    }


def _fact_columns(commitment: Commitment) -> dict[str, Any]:
    first = next((target for target in commitment.targets if target.role == "target"), None)
    columns: dict[str, Any] = {
        "primary": commitment.themes.primary,
        "subtheme": commitment.themes.subtheme,
        "probability": commitment.themes.probability,
    }
    for name in ("raw", "indicator", "op", "value", "value_max", "unit"):
        columns[f"target_{name}_1"] = getattr(first, name) if first else None
    due = [deadline.end_date for deadline in commitment.deadlines if _is_due(deadline.kind)]
    columns["due"] = min((end for end in due if end), default=None)
    for role in _ROLES:
        names = (actor.name for actor in commitment.bodies if actor.role == role)
        columns[role] = "; ".join(dict.fromkeys(names))
    columns["citation_ids"] = "; ".join(c.id for c in commitment.citations if c.id)
    columns["movement_names"] = "; ".join(span.exact for span in commitment.movements)
    return columns


def _is_due(kind: str) -> bool:
    return kind in {"deadline", "period", "term", "school_year"}

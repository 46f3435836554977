"""Prove a records file: every span is read again in its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from camket.decode import decode
from camket.errors import DecodeError, UsageError
from camket.locate import load_document
from camket.settings import DEFAULT
from camket.stored import open_lines
from camket.texts import Text
from camket.write import read_lines


@dataclass
class Proof:
    """What was checked, and every disagreement as one line."""

    lines: int = 0
    spans: int = 0
    sources: int = 0
    faults: list[str] = field(default_factory=list)


def prove(records: Path, root: Path) -> Proof:
    """Check every span of a records file against its sources, found below `root`.

    `records` may also be a folder written by `camket batch`.
    """
    proof = Proof()
    seen: set[str] = set()
    field_name = _field_of(records)

    @lru_cache(maxsize=8)
    def texts_of(uri: str) -> tuple[Text, ...]:
        return decode(load_document(uri, root, DEFAULT.limits, field_name), DEFAULT.limits)

    for number, line in enumerate(_lines_of(records), start=1):
        proof.lines += 1
        uri = str(line.get("uri") or line.get("source", {}).get("uri", ""))
        if not uri:
            proof.faults.append(f"line {number}: no source uri; is this a records file?")
            continue
        seen.add(uri)
        try:
            text = _text_of(texts_of(uri), line)
        except DecodeError as error:
            proof.faults.append(f"line {number}: {uri}: {error}")
            continue
        if text is None:
            proof.faults.append(f"line {number}: {uri}: the source has changed (other doc_id)")
            continue
        for fault in _check(line, text.content, proof):
            proof.faults.append(f"line {number}: {uri}: {fault}")
    proof.sources = len(seen)
    return proof


def _lines_of(records: Path) -> Iterator[dict[str, Any]]:
    if not records.is_dir():
        yield from read_lines(records)
        return
    for path in sorted((records / "records").glob("*.jsonl*")):
        with open_lines(path) as lines:
            yield from map(json.loads, lines)


def _field_of(records: Path) -> str:
    """The text field of JSON lines and tables a batch was made from."""
    manifest = records / "batch.json"
    if not records.is_dir():
        return "text"
    if not manifest.exists():
        raise UsageError(f"{records} is a folder, but not one written by camket batch")
    return str(json.loads(manifest.read_bytes())["selection"]["field"])


def _text_of(texts: tuple[Text, ...], line: dict[str, Any]) -> Text | None:
    from camket.flow import document_id

    return next((text for text in texts if document_id(text) == line.get("doc_id")), None)


def _check(line: dict[str, Any], content: str, proof: Proof) -> Iterator[str]:
    for where, start, end, words in _spans(line, ""):
        proof.spans += 1
        if not 0 <= start <= end <= len(content):
            yield f"{where}: [{start}, {end}) lies outside the text"
        elif words is not None and content[start:end] != words:
            yield f"{where}: [{start}, {end}) is {content[start:end][:40]!r}, not {words[:40]!r}"
    yield from _check_zones(line.get("zones", []), len(content))


def _spans(value: object, where: str) -> Iterator[tuple[str, int, int, str | None]]:
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            yield where, start, end, value.get("exact", value.get("raw"))
        for key, inner in value.items():
            yield from _spans(inner, f"{where}.{key}" if where else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _spans(inner, f"{where}[{index}]")


def _check_zones(zones: list[dict[str, Any]], size: int) -> Iterator[str]:
    at = 0
    for zone in zones:
        if zone["start"] != at:
            yield f"zones: gap or overlap at {at}"
        at = zone["end"]
    if zones and at != size:
        yield f"zones end at {at}, the text at {size}"

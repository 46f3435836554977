"""Records with their texts, from records files or from documents, for the commands that compare."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from camket.errors import DecodeError, UsageError
from camket.inputs import find_inputs
from camket.records import SCHEMA, Failure, Record
from camket.settings import DEFAULT
from camket.track.threads import Dossier
from camket.write import read_lines

_RECORD_SUFFIXES = (".jsonl", ".ndjson")


def load_dossiers(patterns: Iterable[str], failures: list[Failure]) -> Iterator[Dossier]:
    """Yield the documents of records files and of document files, in the order named.

    What cannot be read, and what carries a secrecy mark, is appended to `failures`.
    """
    files, missing = find_inputs(patterns)
    if missing:
        raise UsageError(f"{missing[0]}: no such file or folder")
    for name in files:
        if name.endswith(".failures.jsonl"):
            continue
        if name.endswith(_RECORD_SUFFIXES):
            yield from _from_records(Path(name), failures)
        else:
            yield from _from_document(name, failures)


def load_one(name: str) -> Dossier:
    """The one document of a file; `UsageError` when it holds none or several."""
    failures: list[Failure] = []
    found = list(load_dossiers([name], failures))
    if len(found) == 1:
        return found[0]
    if not found:
        reason = failures[0].message if failures else "holds no document"
        raise UsageError(f"{name}: {reason}")
    raise UsageError(f"{name} holds {len(found)} documents; name a file of one")


def _from_document(name: str, failures: list[Failure]) -> Iterator[Dossier]:
    from camket.reading import read_each

    for outcome in read_each([name], DEFAULT):
        failures.extend(outcome.failures)
        for record, content in zip(outcome.records, outcome.contents, strict=True):
            yield from _open_only(Dossier(record, content), failures)


def _open_only(dossier: Dossier, failures: list[Failure]) -> Iterator[Dossier]:
    if dossier.record.document.secrecy:
        from camket.reading import secrecy_failure

        failures.append(secrecy_failure(dossier.record))
        return
    yield dossier


def _from_records(path: Path, failures: list[Failure]) -> Iterator[Dossier]:
    texts = _Texts(path.parent)
    for number, line in enumerate(read_lines(path), start=1):
        record = _record(line, f"{path}: line {number}")
        yield from _open_only(Dossier(record, texts.of(record)), failures)


def _record(line: dict[str, Any], where: str) -> Record:
    if line.get("schema") != SCHEMA:
        raise UsageError(f"{where} is not a {SCHEMA} record (commitment rows cannot be tracked)")
    try:
        return Record.model_validate_json(json.dumps(line))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageError(f"{where} is not a record: {place}: {first['msg']}") from error


class _Texts:
    """Texts of the sources of records, where the same files are still at hand."""

    def __init__(self, root: Path) -> None:
        self._roots = (Path(), root)
        self._read = lru_cache(maxsize=4)(_decoded)

    def of(self, record: Record) -> str | None:
        """The text a record was read from; None when the file is gone or has changed."""
        for root in self._roots:
            path = root / record.source.uri
            if record.source.uri != "-" and path.is_file():
                found = self._read(str(path)).get(record.doc_id)
                if found is not None:
                    return found
        return None


def _decoded(path: str) -> dict[str, str]:
    """Texts of a file by document id; none when it can no longer be read."""
    from camket.decode import decode, read_input
    from camket.flow import document_id

    try:
        texts = decode(read_input(Path(path), DEFAULT.limits), DEFAULT.limits)
    except DecodeError:
        return {}
    return {document_id(text): text.content for text in texts}

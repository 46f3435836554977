"""The list of documents that repeat another one: `duplicates.jsonl` and its table.

Two readings of the ledgers: one for the fingerprints, one for the names. Neither holds them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any

from camket.duplicates import Duplicate, Fingerprint
from camket.durable import sync
from camket.mapped import Mapped
from camket.output_lock import locked
from camket.repeats import MEMORY_BYTES, Match, Repeats
from camket.stats import ledger_of, reports_of
from camket.write import TABLES, to_json, write_parquet_parts

_TOGETHER = 10_000


def mark_duplicates(out: Path, *, tables: bool, memory: int = MEMORY_BYTES) -> int:
    """Compare the fingerprints of all records and write who repeats whom; how many do."""
    with locked(out, (1, 1)), _scratch(out) as scratch:
        repeats = Repeats((found for _, found in _prints(out)), scratch, memory)
        matches = _Matches(repeats, scratch)
        temporary = out / "duplicates.jsonl.tmp"
        with temporary.open("w", encoding="utf-8", newline="\n") as lines:
            parts = _written(_named(_prints(out), matches, scratch), lines)
            if tables:
                _write_table(out, parts)
            else:
                for _ in parts:
                    pass
            sync(lines)
        temporary.replace(out / "duplicates.jsonl")
        return matches.count


@contextmanager
def _scratch(out: Path) -> Iterator[Path]:
    folder = out / "work" / "duplicates"
    shutil.rmtree(folder, ignore_errors=True)  # of a pass that was killed
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prints(out: Path) -> Iterator[tuple[str, Fingerprint]]:
    for report in reports_of(out):
        for line in ledger_of(out, report):
            for found in line.documents:
                yield line.uri, found


class _Matches:
    """All matches in a file, and which rows somebody repeats, before the names are known."""

    def __init__(self, repeats: Repeats, folder: Path) -> None:
        import numpy as np

        self.path = folder / "matches.jsonl"
        self.size = repeats.size
        self.count = 0
        (folder / "repeated").write_bytes(b"")
        with (folder / "repeated").open("r+b") as stream:
            stream.truncate(max(1, self.size))
        self._repeated = Mapped(folder / "repeated", np.bool_)
        with self.path.open("w", encoding="ascii") as lines:
            for match in repeats.matches():
                self._repeated.values[match.first] = True
                fields = (match.row, match.first, match.kind, match.similarity)
                lines.write(json.dumps(fields) + "\n")
                self.count += 1

    def is_repeated(self, row: int) -> bool:
        return bool(self._repeated.values[row])

    def __iter__(self) -> Iterator[Match]:
        with self.path.open(encoding="ascii") as lines:
            for line in lines:
                yield Match(*json.loads(line))


def _named(
    prints: Iterable[tuple[str, Fingerprint]], matches: _Matches, folder: Path
) -> Iterator[Duplicate]:
    """The matches with the names of their documents, in the order of rows."""
    wanted = iter(matches)
    match = next(wanted, None)
    with _Names(folder, matches.size) as names:
        for row, (uri, found) in enumerate(prints):
            if matches.is_repeated(row):
                names.keep(row, found.doc_id, uri)
            if match is not None and match.row == row:
                of, of_uri = names.of(match.first)
                yield Duplicate(
                    doc_id=found.doc_id,
                    uri=uri,
                    of=of,
                    of_uri=of_uri,
                    kind=match.kind,
                    similarity=match.similarity,
                )
                match = next(wanted, None)


class _Names:
    """Names of the documents that others repeat, in a file."""

    def __init__(self, folder: Path, size: int) -> None:
        import numpy as np

        self._files = ExitStack()
        self._lines = self._files.enter_context((folder / "names").open("w+b"))
        places = folder / "places"
        with places.open("wb") as stream:
            stream.truncate(8 * max(1, size))
        self._places = Mapped(places, np.int64)

    def __enter__(self) -> _Names:
        return self

    def __exit__(self, *problem: object) -> None:
        self._files.close()

    def keep(self, row: int, doc_id: str, uri: str) -> None:
        self._places.values[row] = self._lines.seek(0, 2)
        self._lines.write(json.dumps((doc_id, uri)).encode("ascii") + b"\n")

    def of(self, row: int) -> tuple[str, str]:
        self._lines.seek(int(self._places.values[row]))
        doc_id, uri = json.loads(self._lines.readline())
        return doc_id, uri


def _written(found: Iterator[Duplicate], lines: IO[str]) -> Iterator[dict[str, list[Any]]]:
    """Write the lines, and yield the same as columns, some thousands at a time."""
    while part := list(islice(found, _TOGETHER)):
        lines.writelines(to_json(one) + "\n" for one in part)
        yield {name: [getattr(one, name) for one in part] for name in TABLES["duplicates"]}


def _write_table(out: Path, parts: Iterator[dict[str, list[Any]]]) -> None:
    temporary = out / "duplicates.parquet.tmp"
    write_parquet_parts(temporary, parts, TABLES["duplicates"])
    place = out / "tables" / "duplicates" / "all.parquet"
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary.replace(place)

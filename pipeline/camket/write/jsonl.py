"""JSON Lines: one record, commitment row or failure a line, written by temp file and rename."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal, Self

import jsonlines

from camket.errors import UsageError
from camket.record_model import Model
from camket.records import Record
from camket.write.rows import commitment_rows

Rows = Literal["document", "commitment"]


def to_json(item: Model | dict[str, Any]) -> str:
    """One line of JSON in the pinned names, Vietnamese as it is."""
    if isinstance(item, Model):
        return item.model_dump_json(by_alias=True)
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


class JsonlWriter:
    """Write lines to a file that appears whole or not at all; `-` is standard output."""

    def __init__(self, out: str, rows: Rows = "document") -> None:
        self.out = out
        self.rows = rows
        self.count = 0
        self._temporary = None if out == "-" else Path(f"{out}.{os.getpid()}.tmp")
        self._stream: IO[str] = self._open()
        self._writer = jsonlines.Writer(self._stream, dumps=to_json)

    def _open(self) -> IO[str]:
        if self._temporary is None:
            return sys.stdout
        try:
            self._temporary.parent.mkdir(parents=True, exist_ok=True)
            return self._temporary.open("w", encoding="utf-8", newline="\n", errors="surrogatepass")
        except OSError as error:
            raise UsageError(f"cannot write {self.out}: {error.strerror}") from error

    def write(self, item: Model) -> None:
        """Write one record (or its commitment rows) or one failure."""
        if self.rows == "commitment" and isinstance(item, Record):
            for row in commitment_rows(item):
                self._writer.write(row)
                self.count += 1
            return
        self._writer.write(item)
        self.count += 1

    def write_line(self, line: str) -> None:
        """Write one line that is JSON already."""
        self._stream.write(f"{line}\n")
        self.count += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._writer.close()
        self._stream.flush()
        if self._temporary is None:
            return
        if kind is not None:
            self._stream.close()
            self._temporary.unlink(missing_ok=True)
            return
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._temporary.replace(self.out)


def record_lines(record: Record, rows: Rows) -> Iterator[str]:
    """The lines of one record: itself, or one flat line a commitment."""
    if rows == "commitment":
        yield from map(to_json, commitment_rows(record))
    else:
        yield to_json(record)


def write(records: Iterable[Record], out: str, *, rows: Rows = "document") -> int:
    """Write records to a JSON Lines file and return the number of lines."""
    with JsonlWriter(out, rows) as writer:
        for record in records:
            writer.write(record)
        return writer.count


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file; `UsageError` names the first line that is not one."""
    try:
        with path.open(encoding="utf-8", errors="surrogatepass") as stream:
            yield from jsonlines.Reader(stream).iter(type=dict, skip_empty=True)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    except (jsonlines.InvalidLineError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError(f"{path} is not a JSON Lines file of records: {reason}") from error

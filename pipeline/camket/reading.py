"""Read many files one after the other: every file gives records or failures, never an exception."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from camket.decode import read_input
from camket.errors import DecodeError
from camket.flow import Pipeline
from camket.records import Failure, Record
from camket.settings import Limits
from camket.texts import Input


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    uri: str
    records: tuple[Record, ...] = ()
    contents: tuple[str, ...] = ()
    """The decoded text of each record."""
    failures: tuple[Failure, ...] = ()


def read_each(files: Iterable[str], pipeline: Pipeline) -> Iterator[Outcome]:
    """Yield one outcome a file, in order. `-` is standard input."""
    for uri in files:
        yield read_one(uri, pipeline)


def read_one(uri: str, pipeline: Pipeline) -> Outcome:
    """Read one file; a fault of the file or of ours becomes a `Failure` with a reason."""
    try:
        source = _load(uri, pipeline)
    except DecodeError as error:
        return Outcome(uri, failures=(_failure(uri, None, error),))
    try:
        texts = pipeline.decode(source)
        records = tuple(pipeline.run(text) for text in texts)
        return Outcome(uri, records, tuple(text.content for text in texts))
    except DecodeError as error:
        return Outcome(uri, failures=(_failure(uri, source.data, error),))
    except Exception as error:  # noqa: BLE001 - the one boundary: around one document
        return Outcome(uri, failures=(_failure(uri, source.data, error),))


def _load(uri: str, pipeline: Pipeline) -> Input:
    limits = pipeline.settings.limits
    return load_stdin(limits) if uri == "-" else read_input(Path(uri), limits)


def load_stdin(limits: Limits) -> Input:
    """Read standard input as one file named `-`; `DecodeError` above the size limit."""
    data = sys.stdin.buffer.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise DecodeError("too_large", f"standard input holds more than {limits.max_bytes} bytes")
    return Input("-", data)


def _failure(uri: str, data: bytes | None, error: Exception) -> Failure:
    known = isinstance(error, DecodeError)
    return Failure(
        uri=uri,
        sha256=hashlib.sha256(data).hexdigest() if data is not None else None,
        stage=error.stage if isinstance(error, DecodeError) else "run",
        reason=error.reason if isinstance(error, DecodeError) else "internal_error",
        error=type(error).__name__,
        message=str(error).splitlines()[0] if known and str(error) else _fault(error),
    )


def _fault(error: Exception) -> str:
    """Where our own code failed, for a report: type, words, module and line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return f"{type(error).__name__}: {error}"
    name = Path(trace.tb_frame.f_code.co_filename).name
    return f"{type(error).__name__}: {error} ({name}:{trace.tb_lineno}); please report this file"

"""Read many files one after the other: every file gives records or failures, never an exception.

Files are read in a guarded child process: one that hangs, crashes or eats the memory is one
failure, and the next file is read by a new child.
"""

from __future__ import annotations

import errno
import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from camket.decode import read_input
from camket.errors import DecodeError
from camket.flow import Pipeline
from camket.guard import Board, Death, Worker, guarded_map
from camket.records import Failure, Record
from camket.settings import Limits, Settings
from camket.stores import lasting, printable
from camket.summary import Summary
from camket.texts import Input
from camket.write import Rows, record_lines


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    uri: str
    records: tuple[Record, ...] = ()
    contents: tuple[str, ...] = ()
    """The decoded text of each record."""
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """What became of one file, ready to be written: only text and counts cross the processes."""

    uri: str
    lines: tuple[str, ...] = ()
    summary: Summary = field(default_factory=Summary)
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: where its bytes are, and the name it is known by."""

    uri: str
    path: str


def read_each(files: Iterable[str], settings: Settings) -> Iterator[Outcome]:
    """Yield one outcome a file, in order. `-` is standard input."""
    with ExitStack() as spools:
        yield from guarded_map(
            _tasks(files, settings.limits, spools),
            lambda: Worker(_open_reader, settings, settings.limits),
            lambda task, death: Outcome(task.uri, failures=(death_failure(task.uri, death),)),
            settings.limits.timeout_s,
        )


def read_lines_each(files: Iterable[str], settings: Settings, rows: Rows) -> Iterator[Lines]:
    """Yield the lines of one file after the other, in order; secret documents are failures."""
    with ExitStack() as spools:
        yield from guarded_map(
            _tasks(files, settings.limits, spools),
            lambda: Worker(_open_line_reader, (settings, rows), settings.limits),
            lambda task, death: Lines(task.uri, failures=(death_failure(task.uri, death),)),
            settings.limits.timeout_s,
        )


def _tasks(files: Iterable[str], limits: Limits, spools: ExitStack) -> Iterator[Task]:
    for uri in files:
        path = uri if uri != "-" else _spooled_stdin(limits, spools)
        yield Task(uri, path)


def _spooled_stdin(limits: Limits, spools: ExitStack) -> str:
    """Standard input as a file, one byte longer than the limit at most."""
    spool = spools.enter_context(tempfile.NamedTemporaryFile(prefix="camket-"))  # noqa: SIM115 - the stack closes it
    left = limits.max_bytes + 1
    while left and (data := sys.stdin.buffer.read(min(left, 1 << 20))):
        spool.write(data)
        left -= len(data)
    spool.flush()
    return spool.name


@cache
def pipeline_for(settings: Settings) -> Pipeline:
    """The pipeline of these settings, loaded once a process."""
    return Pipeline(settings)


def _open_reader(settings: Settings) -> Callable[[Task, Board], Outcome]:
    pipeline = pipeline_for(settings)
    return lambda task, board: read_one(task.uri, pipeline, task.path)


def _open_line_reader(argument: tuple[Settings, Rows]) -> Callable[[Task, Board], Lines]:
    settings, rows = argument
    pipeline = pipeline_for(settings)
    return lambda task, board: _as_lines(read_one(task.uri, pipeline, task.path), rows)


def _as_lines(outcome: Outcome, rows: Rows) -> Lines:
    """Secret documents are accounted for among the failures and never written (DOMAIN 1.1)."""
    lines: list[str] = []
    summary = Summary()
    failures = list(outcome.failures)
    for record in outcome.records:
        if record.document.secrecy:
            failures.append(secrecy_failure(record))
            continue
        summary.add(record)
        lines.extend(record_lines(record, rows))
    return Lines(outcome.uri, tuple(lines), summary, tuple(failures))


def read_one(uri: str, pipeline: Pipeline, path: str | None = None) -> Outcome:
    """Read one file in this very process; any fault becomes a `Failure` with a reason.

    Meant for the inside of a guarded child: a hostile file can take this process with it.
    """
    limits = pipeline.settings.limits
    path, uri = path or uri, printable(uri)
    try:
        found = read_input(Path(path), limits)
    except DecodeError as error:
        return Outcome(uri, failures=(failure_of(uri, None, error),))
    return read_loaded(Input(uri, found.data), pipeline)


def read_loaded(source: Input, pipeline: Pipeline) -> Outcome:
    """Read the bytes of one file in this very process; any fault becomes a `Failure`."""
    try:
        texts = pipeline.decode(source)
        records = tuple(pipeline.run(text) for text in texts)
        missed = tuple(
            failure_of(name, source.data, error) for text in texts for name, error in text.missed
        )
        return Outcome(source.uri, records, tuple(text.content for text in texts), missed)
    except Exception as error:  # the one boundary: around one document
        if isinstance(error, OSError) and error.errno in _FAULTS_OF_THE_MACHINE:
            raise
        return Outcome(source.uri, failures=(failure_of(source.uri, source.data, error),))


# No document is to blame for a full disk or too many open files: the run stops instead.
_FAULTS_OF_THE_MACHINE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE))


def failure_of(uri: str, data: bytes | None, error: Exception) -> Failure:
    """The failure line of a file whose reading raised `error`."""
    return Failure(
        uri=uri,
        sha256=hashlib.sha256(data).hexdigest() if data is not None else None,
        stage=error.stage if isinstance(error, DecodeError) else "run",
        reason=_reason(error),
        error=type(error).__name__,
        message=lasting(_message(error)),
    )


def _message(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "needs more memory than the limit"
    known = isinstance(error, DecodeError) and str(error)
    return str(error).splitlines()[0] if known else _fault(error)


def _reason(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "memory"
    return error.reason if isinstance(error, DecodeError) else "internal_error"


def death_failure(uri: str, death: Death, sha256: str | None = None) -> Failure:
    """The failure line of a file that took its reading process with it."""
    return Failure(
        uri=printable(uri),
        sha256=sha256,
        stage="run",
        reason=death.reason,
        error="WorkerDied",
        message=death.message,
    )


def secrecy_failure(record: Record) -> Failure:
    """The failure line of a document with a secrecy mark (độ mật): accounted for, not indexed."""
    return Failure(
        uri=record.source.uri,
        sha256=record.source.sha256,
        stage="isolate",
        reason="secrecy",
        error="secrecy",
        message="carries a secrecy mark; not indexed: handle it by the rules for secret documents",
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

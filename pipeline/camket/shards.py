"""One shard: documents in, finished files out. Runs inside a guarded child.

Every document is written before the next is begun, and the board says how far the files are good;
when the process dies, the shard goes on from there in a new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO

from camket.archives import pieces
from camket.completion import STREAMS, ShardReport, ShardTask
from camket.duplicates import Fingerprint, fingerprint
from camket.durable import write_durably, write_whole
from camket.entries import Entry, Found, Piece
from camket.errors import DecodeError
from camket.flow import Pipeline
from camket.guard import Board
from camket.inventory import entries_of
from camket.reading import (
    Outcome,
    death_failure,
    failure_of,
    pipeline_for,
    read_loaded,
    secrecy_failure,
)
from camket.record_model import Model
from camket.records import Failure, Record
from camket.settings import Settings
from camket.shard_files import possible_files
from camket.stores import printable, stamp_of
from camket.tally import LedgerLine, Tally
from camket.texts import Input
from camket.write import TableSet, to_json


def open_shard_maker(settings: Settings) -> Callable[[ShardTask, Board], ShardReport]:
    """The handler of a guarded worker: makes one shard after the other."""
    pipeline = pipeline_for(settings)
    return lambda task, board: _Maker(task, board, pipeline).make()


class _Maker:
    """The making of one shard, from `task.start` on."""

    def __init__(self, task: ShardTask, board: Board, pipeline: Pipeline) -> None:
        self.board = board
        self.work = Path(task.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.task = task = self._still_possible(task)
        self.pipeline = pipeline
        self.clock = pipeline.clock
        self.spent_before = dict(self.clock.seconds)
        self.deaths = dict(task.deaths)
        self.unopenable = {
            i for i, times in Counter(i for i, _ in task.deaths).items() if times > 1
        }
        self.tally = Tally()
        self.tables = TableSet(by_year=task.making.by_year) if task.making.tables else None
        self.streams = {name: self._open(name) for name in STREAMS}
        self.moving: list[str] = []

    def make(self) -> ShardReport:
        """Read every document, finish the files, and return the counts."""
        began = time.monotonic()
        self._take_up()
        index = 0
        entries = tuple(entries_of(Path(self.task.inventory), self.task.shard))
        for entry in entries:
            skip = min(entry.count, max(0, self.task.start - index))
            index += skip
            if skip < entry.count:
                index = self._read_entry(entry, index, skip)
            elif skip and stamp_of(entry.uri) != (entry.size, entry.stamp):
                self.moving.append(printable(entry.uri))  # noticed by a process that died since
        # Between documents: finishing is not on any document's clock.
        self.board.begin(index, self._marks())
        self.board.rest()
        return self._finish(time.monotonic() - began)

    def _still_possible(self, task: ShardTask) -> ShardTask:
        """From its beginning, when a process died while it gave the files their names."""
        for name, mark in zip(STREAMS, task.marks, strict=True):
            path = self.work / f"{task.shard.name}.{name}.jsonl.tmp"
            if mark and (not path.exists() or path.stat().st_size < mark):
                return replace(task, start=0, marks=(0, 0, 0))
        return task

    def _open(self, name: str) -> IO[bytes]:
        """Unbuffered: what the board calls written survives this process."""
        path = self._temporary(name)
        stream = path.open("r+b" if path.exists() else "w+b", buffering=0)
        stream.truncate(self.task.marks[STREAMS.index(name)])
        stream.seek(0, os.SEEK_END)
        return stream

    def _temporary(self, name: str) -> Path:
        return self.work / f"{self.task.shard.name}.{name}.jsonl.tmp"

    def _marks(self) -> tuple[int, ...]:
        return tuple(stream.tell() for stream in self.streams.values())

    def _take_up(self) -> None:
        """Count what an earlier process has written, each line at most once for all processes."""
        if not self.task.start:
            return
        seen = self._restore()
        for line in self._written("ledger", seen[2]):
            self.tally.add_line(LedgerLine.model_validate_json(line))
        for line in self._written("records", seen[0]):
            self._count(Record.model_validate_json(line))
        for line in self._written("failures", seen[1]):
            self._count_failure(Failure.model_validate_json(line))
        self._remember()

    def _written(self, name: str, after: int) -> Iterator[bytes]:
        with self._temporary(name).open("rb") as stream:
            stream.seek(after)
            yield from stream

    def _restore(self) -> tuple[int, ...]:
        """Take the counts an earlier successor left; up to where in the files they go."""
        path = self._temporary("state")
        if not path.exists():
            return 0, 0, 0
        state = json.loads(path.read_bytes())
        if any(seen > mark for seen, mark in zip(state["marks"], self.task.marks, strict=True)):
            return 0, 0, 0  # left by a process that was further, before all began again
        self.tally = Tally.of_state(state["tally"])
        if self.tables:
            self.tables = TableSet(state["tables"], by_year=self.task.making.by_year)
        return tuple(state["marks"])

    def _remember(self) -> None:
        tables = self.tables.state() if self.tables else None
        state = {"marks": self._marks(), "tally": self.tally.state(), "tables": tables}
        path = self._temporary("state")
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(state), encoding="ascii")
        beside.replace(path)

    def _read_entry(self, entry: Entry, index: int, skip: int) -> int:
        """Read the documents of an entry; those an unreadable archive keeps fail with it."""
        end = index + entry.count - skip
        self.board.begin(index, self._marks())
        before = stamp_of(entry.uri)
        fault = DecodeError("corrupt", "the archive ends before this document")
        try:
            for piece, load in self._pieces(entry, index, skip):
                self.board.begin(index, self._marks())
                self._read_piece(entry, piece, load, index)
                index += 1
        except DecodeError as error:
            fault = error
        for lost in range(index, end):
            self.board.begin(lost, self._marks())
            uri = printable(f"{entry.uri}#{entry.at}+{entry.count - (end - lost)}")
            self._keep(entry, Outcome(uri, failures=(failure_of(uri, None, fault),)))
        if not before == stamp_of(entry.uri) == (entry.size, entry.stamp):
            self.moving.append(printable(entry.uri))
        return end

    def _pieces(self, entry: Entry, index: int, skip: int) -> Iterator[tuple[Piece, Found]]:
        """The documents of the entry; an archive that twice killed its reader is left alone."""
        if index in self.unopenable and entry.kind != "file":
            death = self.deaths[index]
            raise DecodeError(death.reason, death.message, stage="run")
        limits, field_name = self.pipeline.settings.limits, self.task.making.field

        def alive() -> None:
            self.board.begin(index, self._marks())

        return islice(pieces(entry, limits, field_name, skip, alive), entry.count - skip)

    def _read_piece(self, entry: Entry, piece: Piece, load: Found, index: int) -> None:
        uri = printable(piece.uri)
        if index in self.deaths:
            # Whose hash stopped the shard a second time is not opened at all.
            openable = entry.kind == "file" and index not in self.unopenable
            sha256 = _hash_of(entry) if openable else None
            failure = death_failure(uri, self.deaths[index], sha256)
            self._keep(entry, Outcome(uri, failures=(failure,)))
            return
        try:
            source = self.clock.timed("decode", load)
        except DecodeError as error:
            self._keep(entry, Outcome(uri, failures=(failure_of(uri, None, error),)))
            return
        outcome = read_loaded(Input(uri, source.data), self.pipeline)
        if piece.inside:
            inside = tuple(map(printable, piece.inside))
            outcome = replace(outcome, records=tuple(_placed(r, inside) for r in outcome.records))
        self._keep(entry, outcome, len(source.data))

    def _keep(self, entry: Entry, outcome: Outcome, size: int | None = None) -> None:
        self.clock.timed("write", self._write_lines, entry, outcome, size)

    def _write_lines(self, entry: Entry, outcome: Outcome, size: int | None) -> None:
        """Write the lines of one document, the ledger last."""
        failures = list(outcome.failures)
        prints: list[Fingerprint] = []
        withheld = 0
        for record, content in zip(outcome.records, outcome.contents, strict=True):
            if record.document.secrecy:
                failures.append(secrecy_failure(record))
                withheld += 1
                continue
            self._write("records", record)
            self._count(record)
            prints.append(fingerprint(record, content))
        for failure in failures:
            self._write("failures", failure)
            self._count_failure(failure)
        line = LedgerLine(
            uri=outcome.uri,
            bytes=size,
            stamp=entry.stamp,
            sha256=_sha256_of(outcome),
            records=len(prints),
            reason=None if prints else failures[0].reason,
            withheld=withheld,
            documents=tuple(prints),
        )
        self._write("ledger", line)
        self.tally.add_line(line)

    def _write(self, name: str, item: Model) -> None:
        write_whole(self.streams[name], to_json(item).encode() + b"\n")

    def _count(self, record: Record) -> None:
        self.tally.add_record(record)
        if self.tables:
            self.tables.add_record(record)

    def _count_failure(self, failure: Failure) -> None:
        self.tally.failures += 1
        if self.tables:
            self.tables.add_failure(failure)

    def _finish(self, seconds: float) -> ShardReport:
        """Give every file its name, the report last: it is the completion mark."""
        began = time.monotonic()
        files = self.clock.timed("write", self._placed_files)
        report = self._report(seconds + time.monotonic() - began, files)
        mark = self.work / f"{self.task.shard.name}.json.tmp"
        write_durably(mark, report.model_dump_json(indent=1, by_alias=True) + "\n")
        self._place(mark, f"shards/{self.task.shard.name}.json", {})
        return report

    def _placed_files(self) -> dict[str, int]:
        """Everything but the mark under its lasting name; what an older making left is removed.

        The older mark goes first: it must not vouch for a mixture of old and new files.
        """
        files: dict[str, int] = {}
        (Path(self.task.out) / f"shards/{self.task.shard.name}.json").unlink(missing_ok=True)
        for name, stream in self.streams.items():
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            self._place(self._packed(name), f"{name}/{self.task.shard.name}.jsonl", files)
        if self.tables is not None:
            for place, path in self.tables.write(self.work, self.task.shard.name):
                self._place(path, f"tables/{place}/{self.task.shard.name}.parquet", files)
        counts = self.work / f"{self.task.shard.name}.counts.tmp"
        write_durably(counts, self.tally.sorted_counts().model_dump_json() + "\n")
        self._place(counts, f"counts/{self.task.shard.name}.json", files)
        for name in possible_files(self.task.shard.name, self.task.partitions):
            if name not in files:
                (Path(self.task.out) / name).unlink(missing_ok=True)
        return files

    def _packed(self, name: str) -> Path:
        path = self._temporary(name)
        if not self.task.making.zstd:
            return path
        from camket.write import compress

        return compress(path)

    def _place(self, path: Path, name: str, files: dict[str, int]) -> None:
        if path.suffix == ".zst":
            name += ".zst"
        place = Path(self.task.out) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        files[name] = path.stat().st_size
        path.replace(place)

    def _report(self, seconds: float, files: dict[str, int]) -> ShardReport:
        tally = self.tally
        quarantined = sum(tally.reasons.values())
        return ShardReport(
            shard=self.task.shard.name,
            digest="" if self.moving else self.task.shard.digest,
            making=self.task.making,
            documents=tally.documents,
            done=tally.documents - quarantined,
            quarantined=quarantined,
            records=tally.records,
            failures=tally.failures,
            reasons=dict(sorted(tally.reasons.items())),
            moving=tuple(self.moving),
            bytes=tally.bytes,
            characters=tally.characters,
            seconds=round(seconds, 3),
            stages=self.clock.since(self.spent_before),
            files=files,
        )


def _placed(record: Record, inside: tuple[str, ...]) -> Record:
    container = (*inside, *record.source.container)
    return record.model_copy(
        update={"source": record.source.model_copy(update={"container": container})}
    )


def _sha256_of(outcome: Outcome) -> str | None:
    if outcome.records:
        return outcome.records[0].source.sha256
    return outcome.failures[0].sha256


def _hash_of(entry: Entry) -> str | None:
    """SHA-256 of a file nobody dares to open: read in pieces, without looking inside."""
    try:
        with Path(entry.uri).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None

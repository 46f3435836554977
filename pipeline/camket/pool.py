"""Guarded workers on a queue of shards: what kills a worker costs one document and no more."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait

from camket.completion import ShardReport, ShardTask
from camket.errors import CamketError
from camket.guard import Death, StartMethod, Worker
from camket.settings import Settings
from camket.shards import open_shard_maker

_TICK_S = 0.1
_MOST_DEATHS = 8
"""Deaths without progress before the shard is given up and the batch stops."""
_SHARDS_A_WORKER = 50
"""A worker is replaced after so many shards, so that no leak grows into a limit."""


ShardWorker = Worker[Settings, ShardTask, ShardReport]


class BatchError(CamketError, RuntimeError):
    """The batch cannot go on; what is finished stays finished."""


@dataclass
class Progress:
    """How far a batch is, for those who watch it."""

    documents: int
    """Documents to read in this call."""
    done: int = 0
    quarantined: int = 0
    shards: int = 0
    began: float = field(default_factory=time.monotonic)


Watcher = Callable[[Progress], None]
Runner = Callable[[Iterable[ShardTask], Settings, Progress, Watcher], None]
"""What makes the shards: the processes of this machine, or a cluster."""


def process_shard(
    task: ShardTask, settings: Settings, idle: list[ShardWorker] | None = None
) -> ShardReport:
    """Make one shard in a guarded worker: paths in, counts out.

    A worker is taken from `idle` and given back to it, when the caller keeps some.
    """
    reports: list[ShardReport] = []
    # A cluster may give a shard to a second machine while the first, thought lost, still writes.
    task = replace(task, work=f"{task.work}.{socket.gethostname()}.{os.getpid()}")
    run_tasks([task], 1, settings, keep=reports.append, idle=idle)
    return reports[0]


def on_this_machine(workers: int, method: StartMethod | None = None) -> Runner:
    """Make shards in so many guarded processes."""

    def run(
        tasks: Iterable[ShardTask], settings: Settings, progress: Progress, watch: Watcher
    ) -> None:
        run_tasks(tasks, workers, settings, progress=progress, watch=watch, method=method)

    return run


def run_tasks(  # noqa: PLR0913 - two of them are only listened to
    tasks: Iterable[ShardTask],
    workers: int,
    settings: Settings,
    *,
    progress: Progress | None = None,
    watch: Watcher = lambda progress: None,
    keep: Callable[[ShardReport], None] = lambda report: None,
    method: StartMethod | None = None,
    idle: list[ShardWorker] | None = None,
) -> None:
    """Make shards in `workers` guarded processes; a bad document costs only itself."""
    pool = Pool(tasks, workers, settings, method, idle)
    progress = progress or Progress(0)
    finished = 0
    try:
        for report in pool.reports():
            if report is not None:
                keep(report)
                finished += report.documents
                progress.quarantined += report.quarantined
                progress.shards += 1
            progress.done = finished + pool.under_way()
            watch(progress)
    finally:
        pool.stop()


@dataclass
class _Seat:
    """One worker and the shard it is making."""

    worker: ShardWorker
    task: ShardTask
    deaths: int = 0
    """Deaths without progress."""
    guilt: int = 0
    """Those of them while the same document was being read."""

    def reached(self) -> tuple[int, tuple[int, ...]]:
        """The document being read, and how far the files are good before it."""
        board = self.worker.board
        if board.index or board.elapsed():
            return board.index, board.marks
        return self.task.start, self.task.marks


class Pool:
    """Guarded workers on a queue of shards; taken from `idle` and given back, if there is one."""

    def __init__(
        self,
        tasks: Iterable[ShardTask],
        workers: int,
        settings: Settings,
        method: StartMethod | None,
        idle: list[ShardWorker] | None,
    ) -> None:
        self._idle = idle
        self._tasks = iter(tasks)
        self._workers = workers
        self._settings = settings
        self._method = method
        self._seats: list[_Seat] = []

    def reports(self) -> Iterator[ShardReport | None]:
        """Yield each report as its shard is finished, and None now and then meanwhile."""
        while len(self._seats) < self._workers and (task := next(self._tasks, None)):
            self._seats.append(self._seat(task))
        while self._seats:
            ready = wait([seat.worker.connection for seat in self._seats], _TICK_S)
            for seat in list(self._seats):
                if seat.worker.connection in ready:
                    yield self._answer(seat)
                elif seat.worker.board.elapsed() > self._settings.limits.timeout_s:
                    self._stop_hanging(seat)
            yield None

    def under_way(self) -> int:
        """Documents read of unfinished shards."""
        return sum(seat.reached()[0] for seat in self._seats)

    def stop(self) -> None:
        """End every worker and what it started."""
        for seat in self._seats:
            seat.worker.kill()
        self._seats.clear()

    def _seat(self, task: ShardTask) -> _Seat:
        if not self._idle:
            return _Seat(self._start(task), task)
        worker = self._idle.pop()
        worker.board.clear()
        worker.send(task)
        return _Seat(worker, task)

    def _start(self, task: ShardTask) -> ShardWorker:
        settings = self._settings
        worker: ShardWorker = Worker(open_shard_maker, settings, settings.limits, self._method)
        worker.send(task)
        return worker

    def _answer(self, seat: _Seat) -> ShardReport | None:
        reply = seat.worker.receive_ready()
        if reply is None:
            return None
        if isinstance(reply, Death):
            self._mourn(seat, reply)
            return None
        self._give_next(seat)
        return reply

    def _give_next(self, seat: _Seat) -> None:
        task = next(self._tasks, None)
        seat.deaths = seat.guilt = 0
        worn = seat.worker.replies % _SHARDS_A_WORKER == 0
        if task is None:
            self._seats.remove(seat)
            if self._idle is None or worn:
                seat.worker.kill()
            else:
                self._idle.append(seat.worker)
            return
        seat.task = task
        if worn:
            seat.worker.kill()
            seat.worker = self._start(task)
        else:
            seat.worker.board.clear()
            seat.worker.send(task)

    def _stop_hanging(self, seat: _Seat) -> None:
        limit = self._settings.limits.timeout_s
        seat.worker.kill()
        # It may have begun another document between the look at the clock and the kill.
        if seat.worker.board.elapsed() > limit:
            self._mourn(seat, Death("timeout", f"took over {limit:g} s and was stopped"))
        else:
            self._restart(seat, None)

    def _mourn(self, seat: _Seat, death: Death) -> None:
        """Go on after the last good document; one that keeps dying is quarantined."""
        index, _ = seat.reached()
        if index != seat.task.start:
            seat.deaths = seat.guilt = 0
        seat.deaths += 1
        reading = seat.worker.board.elapsed() > 0
        seat.guilt += reading
        if seat.deaths > _MOST_DEATHS:
            raise BatchError(f"shard {seat.task.shard.name} cannot be finished: {death.message}")
        self._restart(seat, death if reading and seat.guilt >= death.tries else None)

    def _restart(self, seat: _Seat, death: Death | None) -> None:
        index, marks = seat.reached()
        seat.task = seat.task.resumed(index, marks, death)
        seat.worker = self._start(seat.task)


def default_workers() -> int:
    """One worker a core this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

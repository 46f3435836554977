"""Many machines: the same shards made by the workers of a Dask scheduler.

The machines share the inputs and the output folder under the same paths. Each document is still
read in a guarded child of the worker; a lost worker costs the shards it was making, which Dask
gives to another.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from camket.completion import ShardReport, ShardTask
from camket.errors import MissingExtraError, UsageError
from camket.pool import BatchError, Progress, Runner, ShardWorker, Watcher, process_shard
from camket.settings import Settings

PATIENCE_S = 20.0
"""How long to wait for the scheduler to answer."""
_KEEPER = "camket-readers"
_AHEAD = 4
"""Shards handed over in advance for each thread of the cluster."""


def on_cluster(address: str) -> Runner:
    """Make shards on the workers of the scheduler at `address` ("tcp://host:8786")."""
    try:
        import distributed
    except ImportError as error:
        raise MissingExtraError("cluster", "--cluster") from error

    def run(
        tasks: Iterable[ShardTask], settings: Settings, progress: Progress, watch: Watcher
    ) -> None:
        try:
            client: Any = distributed.Client(address, timeout=PATIENCE_S)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(f"no Dask scheduler answers at {address}: {error}") from error
        with client:
            for report in _reports(client, iter(tasks), settings):
                progress.done += report.documents
                progress.quarantined += report.quarantined
                progress.shards += 1
                watch(progress)

    return run


def _reports(
    client: Any,  # noqa: ANN401 - distributed has no types
    tasks: Iterator[ShardTask],
    settings: Settings,
) -> Iterator[ShardReport]:
    """Keep the cluster a few shards ahead; yield each report when it is there."""
    import distributed

    as_completed: Any = distributed.as_completed

    def submit(task: ShardTask) -> Any:  # noqa: ANN401
        key = f"camket-{task.shard.name}-{os.getpid()}"
        return client.submit(_make_shard, task, settings, pure=False, key=key)

    client.register_plugin(_reader_keeper(), name=_KEEPER)
    client.wait_for_workers(1, timeout=300)
    ahead = _AHEAD * max(1, sum(client.nthreads().values()))
    waiting = as_completed([submit(task) for task in islice(tasks, ahead)])
    for future in waiting:
        if future.status != "finished":
            raise BatchError(f"the cluster gave up a shard: {future.exception()}")
        report: ShardReport = future.result()
        future.release()
        if (task := next(tasks, None)) is not None:
            waiting.add(submit(task))
        yield report


def _reader_keeper() -> Any:  # noqa: ANN401
    """A Dask plugin that keeps the guarded readers of a worker from one shard to the next."""
    import distributed

    class ReaderKeeper(distributed.WorkerPlugin):
        def setup(self, worker: Any) -> None:  # noqa: ANN401
            self.idle: list[ShardWorker] = []

        def teardown(self, worker: Any) -> None:  # noqa: ANN401
            while self.idle:
                self.idle.pop().kill()

    return ReaderKeeper()


def _make_shard(task: ShardTask, settings: Settings) -> ShardReport:
    """Runs on a worker of the cluster."""
    import distributed

    if multiprocessing.current_process().daemon:
        raise BatchError(
            "these Dask workers may not start processes of their own: start them with --no-nanny, "
            "or with DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment"
        )
    keeper: Any = distributed.get_worker().plugins[_KEEPER]
    return process_shard(task, settings, keeper.idle)

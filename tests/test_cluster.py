"""The same shards made by a real scheduler and real worker processes, one of them killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive_samples import make_archive, outputs

from camket.batch import Job, run_batch
from camket.cluster import on_cluster
from camket.errors import UsageError
from camket.pool import Progress, on_this_machine
from camket.stats import add_up

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills of Linux")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    def __init__(self, workers: int, folder: Path) -> None:
        self.address = f"tcp://127.0.0.1:{free_port()}"
        host, port = self.address.removeprefix("tcp://").split(":")
        quiet = ["--no-dashboard", "--host", host]
        self.folder = folder
        self.processes = [self.start("scheduler", *quiet, "--port", port)]
        self.workers = [
            self.start("worker", self.address, *quiet, "--no-nanny", "--nthreads", "1")
            for _ in range(workers)
        ]

    def start(self, role: str, *options: str) -> "subprocess.Popen[bytes]":
        code = f"from distributed.cli.dask_{role} import main; main()"
        return subprocess.Popen(
            [sys.executable, "-c", code, *options],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def stop(self) -> None:
        for process in (*self.workers, *self.processes):
            process.terminate()
        for process in (*self.workers, *self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    started = Cluster(3, tmp_path)
    yield started
    started.stop()


def job_of(source: Path, out: Path) -> Job:
    return Job(inputs=(str(source),), out=str(out), shard_size=40, tables=False)


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_writes_the_same_bytes(
    cluster: Cluster, tmp_path: Path
) -> None:
    source = make_archive(tmp_path / "in", 600)
    run_batch(job_of(source, tmp_path / "here"), on_this_machine(2))
    killed: list[float] = []

    def watch(progress: Progress) -> None:
        if progress.shards == 2 and not killed:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)
            killed.append(time.monotonic())

    run_batch(job_of(source, tmp_path / "out"), on_cluster(cluster.address), watch=watch)
    assert killed
    assert outputs(tmp_path / "out") == outputs(tmp_path / "here")
    totals = add_up(tmp_path / "out")
    assert (totals.done, totals.faults) == (600, [])


def test_a_cluster_that_is_not_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("camket.cluster.PATIENCE_S", 0.3)
    source = make_archive(tmp_path / "in", 2)
    with pytest.raises(UsageError, match="no Dask scheduler"):
        run_batch(job_of(source, tmp_path / "out"), on_cluster(f"tcp://127.0.0.1:{free_port()}"))

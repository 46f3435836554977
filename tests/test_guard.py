"""A hostile document costs itself and nothing else: real kills, real memory, real clocks."""

import contextlib
import ctypes
import faulthandler
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.archive_samples import LIMITS as SAMPLE_LIMITS
from tests.archive_samples import curse, make_archive

from camket.guard import Board, Death, StartMethod, Worker, guarded_map
from camket.reading import read_lines_each
from camket.settings import Limits, Settings

LIMITS = Limits(memory_bytes=150_000_000, timeout_s=0.6)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills and limits of Linux")


def open_hostile(folder: str) -> Callable[[str, Board], str]:
    """Requests say what happens to their reader."""

    def read(request: str, board: Board) -> str:
        kind, _, name = request.partition(":")
        if kind == "segfault":
            faulthandler.disable()
            ctypes.string_at(0)
        if kind == "exit":
            os._exit(3)
        if kind == "hang":
            time.sleep(60)
        if kind == "child":
            # The grandchild writes its number, then the reader hangs.
            program = subprocess.Popen(["sleep", "60"])
            (Path(folder) / "grandchild").write_text(str(program.pid), encoding="ascii")
            time.sleep(60)
        if kind == "eat":
            return str(len(bytearray(400_000_000)))
        if kind == "once" and not (mark := Path(folder) / name).exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return f"read {request}"

    return read


def open_counter(argument: str) -> Callable[[str, Board], int]:
    """How many threads linear algebra would take here."""
    import numpy as np
    from threadpoolctl import threadpool_info

    np.zeros((2, 2)) @ np.zeros((2, 2))
    return lambda request, board: max(found["num_threads"] for found in threadpool_info())


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_reader_computes_on_one_core(method: StartMethod) -> None:
    worker: Worker[str, str, int] = Worker(open_counter, "", SAMPLE_LIMITS, method)
    worker.send("how many?")
    try:
        assert worker.receive() == 1
    finally:
        worker.kill()


def read_all(requests: list[str], folder: Path) -> list[str]:
    def start() -> Worker[str, str, str]:
        return Worker(open_hostile, str(folder), LIMITS, "fork")

    def on_death(request: str, death: Death) -> str:
        return f"{death.reason} {request}"

    return list(guarded_map(requests, start, on_death, LIMITS.timeout_s))


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(claim: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if claim():
            return True
        time.sleep(0.02)
    return claim()


@pytest.mark.parametrize(
    ("hostile", "reason"), [("segfault", "crash"), ("exit", "crash"), ("hang", "timeout")]
)
def test_the_neighbours_of_a_hostile_file_are_read(
    hostile: str, reason: str, tmp_path: Path
) -> None:
    found = read_all(["a", hostile, "b", "c"], tmp_path)
    assert found == ["read a", f"{reason} {hostile}", "read b", "read c"]


def test_a_reader_killed_by_a_stranger_reads_the_file_again(tmp_path: Path) -> None:
    assert read_all(["a", "once:x", "b"], tmp_path) == ["read a", "read once:x", "read b"]


def test_memory_beyond_the_limit_is_refused_in_the_reader(tmp_path: Path) -> None:
    with pytest.raises(MemoryError):
        read_all(["eat"], tmp_path)


def test_programs_started_by_a_hanging_reader_end_with_it(tmp_path: Path) -> None:
    assert read_all(["child", "b"], tmp_path) == ["timeout child", "read b"]
    grandchild = int((tmp_path / "grandchild").read_text(encoding="ascii"))
    assert wait_until(lambda: not is_alive(grandchild))


def test_more_requests_than_the_window_come_back_in_order(tmp_path: Path) -> None:
    requests = [f"{number}" for number in range(100)]
    assert read_all(requests, tmp_path) == [f"read {number}" for number in range(100)]


DRIVER = """
import sys
sys.path[:0] = {path!r}
from tests.test_guard import open_hostile
from camket.guard import Worker
from camket.settings import Limits
worker = Worker(open_hostile, {folder!r}, Limits(), "fork")
worker.send("child")
print(worker.pid, flush=True)
worker.receive()
"""


@pytest.fixture
def killed_driver(tmp_path: Path) -> tuple[int, Path]:
    path = [str(Path(__file__).parents[1]), *sys.path]
    code = DRIVER.format(path=path, folder=str(tmp_path))
    driver = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert driver.stdout is not None
    reader = int(driver.stdout.readline())
    assert wait_until((tmp_path / "grandchild").exists)
    driver.kill()
    driver.wait()
    driver.stdout.close()
    return reader, tmp_path / "grandchild"


def test_nobody_survives_a_killed_driver(killed_driver: tuple[int, Path]) -> None:
    reader, note = killed_driver
    assert wait_until(lambda: not is_alive(reader))
    assert wait_until(lambda: note.read_text(encoding="ascii") != "")
    grandchild = int(note.read_text(encoding="ascii"))
    assert wait_until(lambda: not is_alive(grandchild))


def test_spawned_readers_work_like_forked_ones() -> None:
    worker: Worker[str, Path, str] = Worker(open_sizes, "", Limits(), "spawn")
    try:
        worker.send(Path(__file__))
        assert worker.receive(30) == str(Path(__file__).stat().st_size)
    finally:
        worker.kill()


def open_sizes(_: str) -> Callable[[Path, Board], str]:
    return lambda path, board: str(path.stat().st_size)


def test_a_hostile_file_of_a_run_is_one_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("camket.guard._start_method", lambda: "fork")
    curse(monkeypatch)
    make_archive(tmp_path, 9, {2: "segfault", 4: "hang", 5: "eat", 8: "raise"})
    files = sorted(map(str, tmp_path.rglob("*.txt")))
    settings = Settings(limits=SAMPLE_LIMITS)
    found = list(read_lines_each(files, settings, "document"))
    assert [outcome.uri for outcome in found] == files
    reasons = [outcome.failures[0].reason if outcome.failures else "" for outcome in found]
    assert reasons == ["", "", "crash", "", "timeout", "memory", "", "", "internal_error"]
    assert [len(outcome.lines) for outcome in found] == [1, 1, 0, 1, 0, 0, 1, 1, 0]


def test_a_child_killed_while_it_publishes_leaves_whole_numbers() -> None:
    class Dying(list[float]):
        left = 0

        def __setitem__(self, at: Any, value: Any) -> None:
            if not self.left:
                raise InterruptedError
            Dying.left -= 1
            super().__setitem__(at, value)

    for survived in range(7):
        numbers = Dying([0.0] * 10)
        board = Board(numbers)
        Dying.left = 100
        board.begin(1, (10, 20, 30))
        Dying.left = survived
        with contextlib.suppress(InterruptedError):
            board.begin(2, (11, 21, 31))
        assert (board.index, board.marks) in [(1, (10, 20, 30)), (2, (11, 21, 31))]

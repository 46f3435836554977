"""Kills at any moment, full disks, inputs that move: the end is that of an undisturbed run."""

import gzip
import json
import multiprocessing
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.archive_samples import LIMITS, curse, document, make_archive, outputs

from camket.batch import Job, run_batch
from camket.durable import write_whole
from camket.errors import UsageError
from camket.output_lock import locked, open_lock, take_lock
from camket.pool import on_this_machine
from camket.settings import Settings
from camket.stats import add_up

zstandard = pytest.importorskip("zstandard")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills and limits of Linux")
# A loaded machine must not make a clock of these tests run out.
SETTINGS = Settings(limits=LIMITS.model_copy(update={"timeout_s": 30.0}))
FORK: Any = multiprocessing.get_context("fork")


def job_of(
    source: Path, out: Path, *, tables: bool = False, shard_size: int = 10, by_year: bool = False
) -> Job:
    return Job(
        by_year=by_year,
        inputs=(str(source),),
        out=str(out),
        settings=SETTINGS,
        shard_size=shard_size,
        tables=tables,
    )


def run(job: Job) -> None:
    run_batch(job, on_this_machine(2, "fork"))


def children_of(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def is_alive(pid: int) -> bool:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return text.rpartition(")")[2].split()[0] != "Z"


def wait_until(claim: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not (held := claim()) and time.monotonic() < end:
        time.sleep(0.01)
    return held


def start(job: Job) -> Any:
    driver = FORK.Process(target=run, args=(job,))
    driver.start()
    return driver


def kill_driver(driver: Any) -> None:
    """Kill the driver like a power cut, and see its workers go with it."""
    workers = children_of(driver.pid)
    os.kill(driver.pid, signal.SIGKILL)
    driver.join()
    assert wait_until(lambda: not any(map(is_alive, workers)))


def undisturbed(
    source: Path, folder: Path, *, tables: bool = False, by_year: bool = False
) -> dict[str, str]:
    run(job_of(source, folder, tables=tables, by_year=by_year))
    return outputs(folder)


def kill_drivers_at_random(
    tmp_path: Path, size: int, kills: int, longest_s: float, *, by_year: bool = False
) -> None:
    slow = dict.fromkeys(range(size), "slow") | {3: "segfault", size // 2: "raise"}
    source = make_archive(tmp_path / "in", size, slow)
    expected = undisturbed(source, tmp_path / "calm", tables=True, by_year=by_year)
    chance = random.Random(11)
    job = job_of(source, tmp_path / "out", tables=True, by_year=by_year)
    interrupted = 0
    for _ in range(kills):
        driver = start(job)
        time.sleep(chance.uniform(0.02, longest_s))
        if driver.is_alive():  # else it came to the end of the archive first
            interrupted += 1
            kill_driver(driver)
    assert interrupted > 1
    run(job)
    assert outputs(tmp_path / "out") == expected
    totals = add_up(tmp_path / "out")
    assert (totals.done, totals.quarantined, totals.faults) == (size - 2, 2, [])
    assert not (tmp_path / "out" / "work" / "1-of-1").exists()


@pytest.mark.parametrize("by_year", [False, True])
def test_a_killed_driver_is_resumed_to_the_same_bytes(
    by_year: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    kill_drivers_at_random(tmp_path, size=40, kills=5, longest_s=0.4, by_year=by_year)


@pytest.mark.slow
@pytest.mark.parametrize("by_year", [False, True])
def test_fifty_kills_over_a_large_archive_change_nothing(
    by_year: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    kill_drivers_at_random(tmp_path, size=2000, kills=50, longest_s=0.8, by_year=by_year)


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst"])
def test_a_packed_archive_goes_on_where_its_driver_was_killed(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    path = tmp_path / f"kho.{ending}"
    curses = dict.fromkeys(range(60), "<<slow>>") | {7: "<<segfault>>", 30: "<<raise>>"}
    texts = [f"{document(number)}\n{curses[number]}\n" for number in range(60)]
    data = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)
    pack = gzip.compress if ending.endswith("gz") else zstandard.compress
    path.write_bytes(pack(data) + pack(data)[:20])  # cut short after the first part
    expected = undisturbed(path, tmp_path / "calm")
    job = job_of(path, tmp_path / "out")
    for seconds in (0.3, 0.5, 0.7):
        driver = start(job)
        time.sleep(seconds)
        kill_driver(driver)
    run(job)
    assert outputs(tmp_path / "out") == expected
    totals = add_up(tmp_path / "out")
    assert (totals.done, totals.quarantined, totals.missing) == (58, 2, 1)
    assert (totals.to_do, totals.faults) == (0, [])


def is_worker(pid: int) -> bool:
    """Workers are copies of this program; the other child of a driver is a shell that watches."""
    try:
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip() != "sh"
    except OSError:
        return False


def kill_workers_at_random(tmp_path: Path, size: int, kills: int) -> None:
    source = make_archive(tmp_path / "in", size, dict.fromkeys(range(size), "slow"))
    expected = undisturbed(source, tmp_path / "calm")
    driver = start(job_of(source, tmp_path / "out"))
    chance = random.Random(7)
    killed = finished = 0
    while driver.is_alive() and killed < kills:
        # One kill a shard: two at the same document would be that document's fault.
        marks = len(list((tmp_path / "out" / "shards").glob("*.json")))
        workers = [pid for pid in children_of(driver.pid) if is_worker(pid)]
        if marks >= finished and workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed, finished = killed + 1, marks + 1
        time.sleep(0.02)
    driver.join(120)
    assert 2 * killed >= kills
    assert outputs(tmp_path / "out") == expected


def test_killed_workers_are_replaced_and_no_document_suffers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    kill_workers_at_random(tmp_path, size=60, kills=2)


def kill_at_rename(patch: pytest.MonkeyPatch, fuse: Path, place: int) -> None:
    """Kill the worker that gives a file of its shard its lasting name for the `place`-th time."""
    rename = Path.replace

    def fall(path: Path, target: Path) -> Path:
        found = rename(path, target)
        if path.parent.parent.name == "1-of-1":
            with fuse.open("a", encoding="ascii") as stream:
                stream.write("x")
            if fuse.stat().st_size == place:
                os.kill(os.getpid(), signal.SIGKILL)
        return found

    patch.setattr(Path, "replace", fall)


@pytest.mark.parametrize(("place", "by_year"), [(1, False), (3, False), (12, False), (20, True)])
def test_a_worker_killed_between_two_renames_makes_its_shard_again(
    place: int, by_year: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_archive(tmp_path / "in", 12)
    fuse = tmp_path / "burnt"
    kill_at_rename(monkeypatch, fuse, place)
    run(job_of(source, tmp_path / "out", tables=True, shard_size=100, by_year=by_year))
    assert fuse.stat().st_size > max(12, place)
    monkeypatch.undo()
    run(job_of(source, tmp_path / "calm", tables=True, shard_size=100, by_year=by_year))
    assert outputs(tmp_path / "out") == outputs(tmp_path / "calm")


def run_and_fall(job: Job) -> None:
    """A driver that goes down with its worker."""
    patch = pytest.MonkeyPatch()
    kill = os.kill
    patch.setattr(os, "kill", lambda pid, number: kill(os.getppid(), number) or kill(pid, number))
    kill_at_rename(patch, Path(job.out).with_name("burnt"), 20)
    run(job)


def test_years_of_a_run_that_was_cut_off_while_it_named_its_files_do_not_stay(
    tmp_path: Path,
) -> None:
    source = make_archive(tmp_path / "in", 12)
    job = job_of(source, tmp_path / "out", tables=True, shard_size=100, by_year=True)
    run(job)
    for number in range(12):  # the run that is cut off places files of years that never come again
        path = source / "000" / f"{number:05d}.txt"
        path.write_text(path.read_text(encoding="utf-8").replace("/20", "/21"), encoding="utf-8")
        text = path.read_text(encoding="utf-8").replace("năm 20", "năm 19")
        path.write_text(text, encoding="utf-8")
    driver = FORK.Process(target=run_and_fall, args=(job,))
    driver.start()
    driver.join(60)
    assert driver.exitcode == -signal.SIGKILL
    assert list((tmp_path / "out" / "tables").glob("*/year=19*/*.parquet"))
    assert not list((tmp_path / "out" / "shards").glob("*"))  # nothing vouches for a mixture
    make_archive(source, 12)
    (source / "000" / "00003.txt").write_text("Phấn đấu đạt 95%.", encoding="utf-8")
    run(job)
    run(job.model_copy(update={"out": str(tmp_path / "calm")}))
    assert outputs(tmp_path / "out") == outputs(tmp_path / "calm")


@pytest.mark.slow
def test_forty_killed_workers_cost_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    kill_workers_at_random(tmp_path, size=2000, kills=40)


@pytest.mark.slow
def test_bad_documents_in_a_large_archive_are_exactly_the_quarantined_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    chance = random.Random(3)
    curses = ["raise", "segfault", "hang", "eat", "kill", "exit"]
    deadly = {number: chance.choice(curses) for number in chance.sample(range(8000), 60)}
    source = make_archive(tmp_path / "in", 8000, deadly)
    job = job_of(source, tmp_path / "out", shard_size=500)
    run(job.model_copy(update={"settings": Settings(limits=LIMITS)}))
    totals = add_up(tmp_path / "out")
    assert (totals.done, totals.quarantined, totals.faults) == (7940, 60, [])


def run_with_a_small_disk(job: Job) -> None:
    """The writer of a full disk gets an error in the middle of a file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    try:
        run(job)
    except OSError:
        os._exit(28)
    os._exit(0)


def write_past_the_limit(path: str) -> None:
    """The last bytes of a line have no room; the first have."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
    try:
        with Path(path).open("wb", buffering=0) as stream:
            write_whole(stream, b"x" * 101)
    except OSError:
        os._exit(28)
    os._exit(0)


def test_a_line_cut_by_a_full_disk_is_an_error(tmp_path: Path) -> None:
    writer = FORK.Process(target=write_past_the_limit, args=(str(tmp_path / "cut"),))
    writer.start()
    writer.join(30)
    assert (writer.exitcode, (tmp_path / "cut").stat().st_size) == (28, 100)


def test_a_full_disk_stops_the_batch_and_blames_no_document(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 40)
    expected = undisturbed(source, tmp_path / "calm")
    job = job_of(source, tmp_path / "out")
    driver = FORK.Process(target=run_with_a_small_disk, args=(job,))
    driver.start()
    driver.join(30)
    assert driver.exitcode == 28
    failures = [path for path in (tmp_path / "out" / "failures").glob("*") if path.stat().st_size]
    assert failures == []
    run(job)
    assert outputs(tmp_path / "out") == expected


def test_an_output_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 3)
    with pytest.raises(UsageError, match="cannot write"):
        run(job_of(source, Path("/proc/camket")))


def test_two_batches_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with (
        locked(tmp_path, (1, 1)),
        open_lock(tmp_path / ".lock") as other,
        pytest.raises(UsageError, match="another batch"),
    ):
        take_lock(other, shared=False, patience_s=0.05)
    with locked(tmp_path, (1, 2)), locked(tmp_path, (2, 2)):
        pass


@pytest.mark.parametrize("what", ["change", "vanish"])
def test_an_input_that_changes_while_it_is_read_is_read_again(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    source = make_archive(tmp_path / "in", 20, {6: what})
    run(job_of(source, tmp_path / "out"))
    assert add_up(tmp_path / "out").changed == 1
    run(job_of(source, tmp_path / "out"))
    assert add_up(tmp_path / "out").changed == 0
    assert outputs(tmp_path / "out") == undisturbed(source, tmp_path / "calm")


def test_a_polite_stop_ends_the_workers_and_keeps_what_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    source = make_archive(tmp_path / "in", 40, dict.fromkeys(range(40), "slow"))
    job = job_of(source, tmp_path / "out")
    driver = start(job)
    wait_until(lambda: any((tmp_path / "out" / "shards").glob("*.json")))
    workers = children_of(driver.pid)
    os.kill(driver.pid, signal.SIGINT)
    driver.join(10)
    assert wait_until(lambda: not any(map(is_alive, workers)))
    assert not (tmp_path / "out" / "work" / "1-of-1").exists()
    finished = outputs(tmp_path / "out")
    run(job)
    assert finished.items() <= outputs(tmp_path / "out").items()

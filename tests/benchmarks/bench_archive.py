"""A whole archive as people run it: batch with two workers, memory every second, verify, stats.

    python -m tests.benchmarks.bench_batch --hundred-thousand
    python -m tests.benchmarks.bench_batch --hundred-thousand --documents 3000

The documents are different from each other, 1 to 2 KB; one in a thousand is empty and must be the
only kind of failure, one in a thousand repeats another. Exit code 1 when a sum or span disagrees.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.diverse_texts import text_of

from camket.batch import read_report

DOCUMENTS = 100_000
WORKERS = 2
_EVERY = 1000
_EMPTY, _REPEATED = 500, 501


@dataclass
class Sample:
    """Memory at one moment, and how far the batch was."""

    seconds: float
    documents: int
    parent_mb: float
    workers_mb: list[float]


@dataclass
class Marks:
    """Documents of finished shards, each completion mark read once."""

    folder: Path
    seen: set[str] = field(default_factory=set)
    documents: int = 0

    def count(self) -> int:
        new = (path for path in self.folder.glob("*.json") if path.name not in self.seen)
        for path in new:
            if report := read_report(path):
                self.seen.add(path.name)
                self.documents += report.documents
        return self.documents


def write_documents(folder: Path, size: int) -> int:
    """Write the archive and return its bytes."""
    total = 0
    for number in range(size):
        path = folder / f"{number // 500:04d}" / f"{number:07d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = number % _EVERY
        same = number - 1 if kind == _REPEATED + 1 else number
        data = b"" if kind == _EMPTY else text_of(same, 500 + same * 7 % 700).encode()
        path.write_bytes(data)
        total += len(data)
    return total


def memory_of(pid: int) -> float:
    """Resident megabytes, shared pages included; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS"))
    return next((int(line[1]) / 1024 for line in lines), 0.0)


def children_of(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def sample(pid: int, began: float, marks: Marks) -> Sample:
    workers = [memory_of(child) for child in children_of(pid)]
    seconds = time.monotonic() - began
    return Sample(seconds, marks.count(), memory_of(pid), [size for size in workers if size > 20])


def camket(*words: str) -> list[str]:
    return [sys.executable, "-m", "camket", *words]


def watch_batch(source: Path, out: Path) -> tuple[list[Sample], float]:
    """Run the batch and look at it every second."""
    began = time.monotonic()
    words = ("batch", str(source), "--out", str(out), "--workers", str(WORKERS))
    samples, marks = [], Marks(out / "shards")
    with subprocess.Popen(camket(*words)) as driver:
        while driver.poll() is None:
            samples.append(sample(driver.pid, began, marks))
            time.sleep(1)
        seconds = time.monotonic() - began
    if driver.returncode not in (0, 1):
        raise SystemExit(f"the batch ended with code {driver.returncode}")
    return samples, seconds


def print_memory(samples: list[Sample], size: int) -> None:
    for share in (0.1, 0.5, 1.0):
        wanted = share * size * 0.999
        alive = [one for one in samples if one.parent_mb]
        found = next((one for one in alive if one.documents >= wanted), alive[-1])
        workers = ", ".join(f"{worker:.0f}" for worker in found.workers_mb) or "ended"
        print(
            f"at {share:4.0%}: {found.documents:>7} documents, {found.seconds:7.0f} s, "
            f"driver {found.parent_mb:.0f} MB, workers {workers} MB"
        )
    peak = max(one.parent_mb for one in samples)
    worst = max((worker for one in samples for worker in one.workers_mb), default=0.0)
    print(f"at most: driver {peak:.0f} MB, a worker {worst:.0f} MB")


def report_of(command: list[str]) -> tuple[int, str]:
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(f"\n$ camket {' '.join(command[3:])}   ({time.monotonic() - began:.0f} s)")
    print(done.stdout + done.stderr)
    return done.returncode, done.stdout


def measure_archive(size: int) -> int:
    """The whole run; 1 when something disagrees."""
    folder = Path(tempfile.mkdtemp(prefix="camket-archive-"))
    try:
        written = write_documents(folder / "in", size)
        print(f"{size} documents, {written / 1e6:.1f} MB, load {os.getloadavg()[0]:.2f}")
        samples, seconds = watch_batch(folder / "in", folder / "out")
        print(
            f"{seconds:.0f} s, {size / seconds:.1f} documents/s, "
            f"{written / seconds / 1024:.0f} KB/s, load {os.getloadavg()[0]:.2f}"
        )
        print_memory(samples, size)
        empty = len(range(_EMPTY, size, _EVERY))
        code, proof = report_of(camket("verify", str(folder / "out")))
        wrong = code != 0 or " 0 mismatches" not in proof or f"{size - empty} lines" not in proof
        code, table = report_of(camket("stats", str(folder / "out")))
        wrong |= code != 0 or f"{size - empty} done + {empty} quarantined + 0 to do" not in table
        print("something disagrees" if wrong else "every document accounted for, every span proved")
    finally:
        shutil.rmtree(folder)
    return int(wrong)

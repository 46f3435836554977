"""What batches cost: executors on the same documents, workers, memory, and the guard itself.

    python -m tests.benchmarks.bench_batch --documents 1000
    python -m tests.benchmarks.bench_batch --hundred-thousand     (see bench_archive)

Every variant runs in a process of its own; CPU is that of the process and all its children. Speeds
depend on the machine: read the ratios.
"""

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.bench_archive import DOCUMENTS, measure_archive
from tests.benchmarks.bench_workers import print_ratios
from tests.benchmarks.diverse_texts import write_archive

from camket.batch import Job, run_batch
from camket.duplicates import fingerprint
from camket.flow import Pipeline
from camket.guard import compute_on_one_core
from camket.pool import on_this_machine
from camket.reading import pipeline_for, read_lines_each, read_one
from camket.settings import DEFAULT
from camket.texts import Input, Text
from camket.write import to_json

MODULE = "tests.benchmarks.bench_batch"
CHUNK = 50
REPEATS = 3
Found = dict[str, float]
TIMEOUT_S = 60.0


def read_chunk(task: tuple[list[str], str]) -> int:
    """The work of every executor: records and fingerprints into a file of this process."""
    files, folder = task
    count = 0
    with (Path(folder) / f"{os.getpid()}.jsonl").open("ab") as out:
        for uri in files:
            outcome = read_one(uri, pipeline_for(DEFAULT))
            for record, content in zip(outcome.records, outcome.contents, strict=True):
                out.write(to_json(record).encode() + b"\n")
                out.write(to_json(fingerprint(record, content)).encode() + b"\n")
            out.flush()
            count += 1
    return count


def make_deadly() -> None:
    """Let files with `deadly` in their names kill the process that reads them."""
    decode = Pipeline.decode

    def cursed(pipeline: Pipeline, source: Input) -> tuple[Text, ...]:
        if "deadly" in source.uri:
            os.kill(os.getpid(), signal.SIGSEGV)
        return decode(pipeline, source)

    Pipeline.decode = cursed  # type: ignore[method-assign, assignment]


def files_of(source: Path) -> list[str]:
    return sorted(str(path) for path in source.rglob("*.txt"))


def chunks(files: list[str], size: int) -> list[list[str]]:
    return [files[at : at + size] for at in range(0, len(files), size)]


def with_futures(source: Path, out: Path, workers: int) -> int:
    pipeline_for(DEFAULT)
    with ProcessPoolExecutor(workers, initializer=compute_on_one_core) as pool:
        tasks = ((part, str(out)) for part in chunks(files_of(source), CHUNK))
        return sum(pool.map(read_chunk, tasks))


def with_pebble(source: Path, out: Path, workers: int, size: int) -> int:
    """pebble; a chunk that fails is split in halves until the bad document stands alone."""
    from pebble import ProcessPool

    pipeline_for(DEFAULT)
    done = 0
    waiting = chunks(files_of(source), size)
    with ProcessPool(workers, initializer=compute_on_one_core) as pool:
        while waiting:
            futures = [
                (part, pool.schedule(read_chunk, args=[(part, str(out))], timeout=TIMEOUT_S))
                for part in waiting
            ]
            waiting = []
            for part, future in futures:
                try:
                    done += future.result()
                except Exception:  # noqa: BLE001 - whatever killed the worker
                    half = len(part) // 2
                    waiting += [part[:half], part[half:]] if half else []
    return done


def with_batch(source: Path, out: Path, workers: int, *, tables: bool = False) -> int:
    job = Job(inputs=(str(source),), out=str(out), tables=tables)
    return run_batch(job, on_this_machine(workers)).done


def with_run(source: Path, out: Path, workers: int) -> int:
    count = 0
    with (out / "run.jsonl").open("w", encoding="utf-8") as stream:
        for outcome in read_lines_each(files_of(source), DEFAULT, "document"):
            stream.writelines(f"{line}\n" for line in outcome.lines)
            count += 1
    return count


def in_process(source: Path, out: Path, workers: int) -> int:
    compute_on_one_core()
    return read_chunk((files_of(source), str(out)))


VARIANTS: dict[str, Callable[[Path, Path, int], int]] = {
    "in process, unguarded": in_process,
    "camket run, guarded": with_run,
    "concurrent.futures": with_futures,
    "pebble, a document a task": lambda s, o, w: with_pebble(s, o, w, 1),
    "pebble, 50 a task, split on failure": lambda s, o, w: with_pebble(s, o, w, CHUNK),
    "camket batch": with_batch,
    "camket batch with tables": lambda s, o, w: with_batch(s, o, w, tables=True),
}


def measure(variant: str, source: Path, workers: int) -> Found:
    """Run one variant in processes of its own and keep the run that took the least CPU."""
    command = [sys.executable, "-m", MODULE, "--inside", variant, str(source), str(workers)]
    runs: list[Found] = [json.loads(subprocess.check_output(command)) for _ in range(REPEATS)]
    return min(runs, key=lambda found: found["cpu_s"])


def run_inside(variant: str, source: Path, workers: int) -> None:
    out = Path(tempfile.mkdtemp(prefix="camket-bench-"))
    pipeline_for(DEFAULT)
    make_deadly()
    cpu, wall = _cpu(), time.perf_counter()
    try:
        documents = VARIANTS[variant](source, out, workers)
        seconds, used = time.perf_counter() - wall, _cpu() - cpu
        if not any(path.stat().st_size for path in out.rglob("*.jsonl")):
            raise RuntimeError(f"{variant} wrote nothing")
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    finally:
        shutil.rmtree(out)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "documents": documents,
                "wall_s": seconds,
                "cpu_s": used,
                "parent_mb": own,
                "worker_mb": child,
                "written": size,
            }
        )
    )


def _cpu() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in both)


def print_row(name: str, found: Found, base: float) -> None:
    per = 1000 * found["cpu_s"] / max(1, found["documents"])
    print(
        f"{name:<44}{found['documents']:>8.0f}{found['wall_s']:>9.1f}{found['cpu_s']:>9.1f}"
        f"{per:>9.2f}{found['cpu_s'] / base:>8.2f}{found['parent_mb']:>9.0f}"
        f"{found['worker_mb']:>9.0f}"
    )


def print_head(title: str) -> None:
    print(f"\n{title}")
    print(
        f"{'':<44}{'done':>8}{'wall s':>9}{'CPU s':>9}{'ms/doc':>9}{'ratio':>8}"
        f"{'parent':>9}{'worker':>9}"
    )


def compare(source: Path, names: Iterable[str], workers: int) -> None:
    base = 0.0
    for name in names:
        found = measure(name, source, workers)
        base = base or found["cpu_s"]
        print_row(name, found, base)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int)
    parser.add_argument("--characters", type=int, default=10_000)
    parser.add_argument("--hundred-thousand", action="store_true")
    parser.add_argument("--inside", nargs=3)
    options = parser.parse_args()
    if options.inside:
        variant, source, workers = options.inside
        run_inside(variant, Path(source), int(workers))
        return
    if options.hundred_thousand:
        sys.exit(measure_archive(options.documents or DOCUMENTS))
    with tempfile.TemporaryDirectory(prefix="camket-bench-") as folder:
        report(Path(folder), options.documents or 1000, options.characters)


def report(folder: Path, documents: int, characters: int) -> None:
    small, large, bad = folder / "small", folder / "large", folder / "bad"
    size = write_archive(large, documents, characters)
    write_archive(small, documents // 10, characters)
    print(f"{documents} documents of {size / documents:.0f} bytes, {os.cpu_count()} cores")
    print_head("Executors, 2 workers (CPU relative to concurrent.futures, which isolates nothing)")
    names = [
        name for name in VARIANTS if name not in ("in process, unguarded", "camket run, guarded")
    ]
    compare(large, names, 2)
    print_head("The guard of `camket run` (relative to reading without a guard)")
    compare(large, ["in process, unguarded", "camket run, guarded"], 1)
    print_head("Workers and size (relative to the first row)")
    rows = [
        ("camket batch, 1 worker", measure("camket batch", large, 1)),
        ("camket batch, 2 workers", measure("camket batch", large, 2)),
        ("camket batch, 2 workers, a tenth", measure("camket batch", small, 2)),
    ]
    for name, found in rows:
        print_row(name, found, rows[0][1]["cpu_s"])
    print_ratios(large, REPEATS)
    print(f"written: {rows[0][1]['written'] / documents / 1024:.1f} KB a document")
    shutil.copytree(large, bad)
    for path in files_of(bad)[7::100]:
        Path(path).rename(path.replace(".txt", "-deadly.txt"))
    print_head("One document in a hundred kills its reader")
    compare(bad, [name for name in VARIANTS if name.startswith("pebble")] + ["camket batch"], 2)


if __name__ == "__main__":
    main()

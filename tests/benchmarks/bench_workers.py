"""What a second worker brings, beside what the machine gives to any second process.

    python -m tests.benchmarks.bench_workers --documents 2000 --characters 3000

Cores that share a socket, a hypervisor or other people's load never give twice. So the same run
also takes two bare processes that only count, and two that read half of the documents each without
a pool. Every ratio is that of the best of several rounds. `busy` (the share of the workers' time
spent in shards) and CPU hardly depend on who else wants the cores: they tell what the pool costs.
"""

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.diverse_texts import write_archive

from camket.batch import Job, run_batch
from camket.duplicates import fingerprint
from camket.guard import compute_on_one_core
from camket.pool import on_this_machine
from camket.reading import pipeline_for, read_one
from camket.settings import DEFAULT
from camket.stats import reports_of
from camket.write import to_json

FORK = get_context("fork")
LOOPS = 12_000_000
Round = dict[str, float]


def count(number: int) -> None:
    """Nothing but a busy core."""
    total = 0
    for item in range(number):
        total += item * item % 7


def read_bare(files: list[str]) -> None:
    """What a worker does with a document, without anything around it."""
    compute_on_one_core()
    pipeline = pipeline_for(DEFAULT)
    with Path(os.devnull).open("wb") as out:
        for uri in files:
            outcome = read_one(uri, pipeline)
            for record, content in zip(outcome.records, outcome.contents, strict=True):
                out.write(to_json(record).encode())
                out.write(to_json(fingerprint(record, content)).encode())


def together(work: Callable[..., None], shares: Iterable[object]) -> float:
    """Seconds until as many processes as shares have done their work."""
    processes = [FORK.Process(target=work, args=(share,)) for share in shares]
    began = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return time.perf_counter() - began


def cpu() -> float:
    """Seconds of CPU of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def batch(source: Path, workers: int, *, tables: bool) -> tuple[float, float, float]:
    """Seconds of a batch, the share of its workers' time spent in shards, and their CPU."""
    out = Path(tempfile.mkdtemp(prefix="camket-bench-"))
    try:
        began, used = time.perf_counter(), cpu()
        run_batch(Job(inputs=(str(source),), out=str(out), tables=tables), on_this_machine(workers))
        seconds, used = time.perf_counter() - began, cpu() - used
        spent = sum(report.seconds for report in reports_of(out))
    finally:
        shutil.rmtree(out)
    return seconds, spent / (workers * seconds), used


def one_round(source: Path, *, tables: bool) -> Round:
    files = sorted(str(path) for path in source.rglob("*.txt"))
    found: Round = {"load": os.getloadavg()[0]}
    found["count 1"] = together(count, [2 * LOOPS])
    found["count 2"] = together(count, [LOOPS, LOOPS])
    found["read 1"] = together(read_bare, [files])
    found["read 2"] = together(read_bare, [files[::2], files[1::2]])
    for number in (1, 2):
        seconds, busy, used = batch(source, number, tables=tables)
        found |= {f"batch {number}": seconds, f"busy {number}": busy, f"CPU {number}": used}
    return found


def best(rounds: list[Round], name: str) -> float:
    return min(found[name] for found in rounds)


def print_ratios(source: Path, repeats: int, *, tables: bool = False) -> None:
    """Print each round and the ratios of the best."""
    pipeline_for(DEFAULT)
    print(f"\nA second worker, best of {repeats} rounds (load: other processes that wanted a core)")
    print(f"{'round':<8}{'load':>7}" + "".join(f"{name:>10}" for name in (*NAMES, *MORE)))
    rounds = []
    for number in range(1, repeats + 1):
        found = one_round(source, tables=tables)
        rounds.append(found)
        seconds = "".join(f"{found[name]:>10.2f}" for name in NAMES)
        more = "".join(f"{found[name]:>10.2f}" for name in MORE)
        print(f"{number:<8}{found['load']:>7.2f}{seconds}{more}", flush=True)
    for kind in ("count", "read", "batch"):
        ratio = best(rounds, f"{kind} 1") / best(rounds, f"{kind} 2")
        print(f"two {LABELS[kind]} are {ratio:.2f} times as fast as one")
    costlier = best(rounds, "CPU 2") / best(rounds, "CPU 1")
    busy = max(found["busy 2"] for found in rounds) / max(found["busy 1"] for found in rounds)
    print(
        f"two workers take {costlier:.2f} times the CPU of one for the same documents and are as "
        f"busy ({busy:.2f}): {2 * busy / costlier:.2f} times as fast on two cores nobody else wants"
    )


LABELS = {
    "count": "bare processes that only count",
    "read": "bare processes that read half each",
    "batch": "workers of camket batch",
}
MORE = ("busy 1", "busy 2", "CPU 1", "CPU 2")
NAMES = ("count 1", "count 2", "read 1", "read 2", "batch 1", "batch 2")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--characters", type=int, default=3000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--tables", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="camket-bench-") as folder:
        write_archive(Path(folder), options.documents, options.characters)
        print_ratios(Path(folder), options.repeats, tables=options.tables)


if __name__ == "__main__":
    main()

"""Archives: a million files overnight, every one done, quarantined with a reason, or still to do.

The unit of work is a shard; `pool.process_shard` makes one. `run_batch` keeps the processes of this
machine, or a cluster, on those that are new or changed. Only paths go to a worker and only counts
come back.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from camket.completion import Making, ShardReport, ShardTask
from camket.durable import write_durably
from camket.errors import UsageError
from camket.inputs import Except
from camket.inventory import Plan, Selection, Shard, plan
from camket.output_lock import locked
from camket.pool import Progress, Runner, Watcher
from camket.reading import pipeline_for
from camket.record_model import Model
from camket.records import Failure
from camket.settings import DEFAULT, Settings
from camket.shard_files import files_of_others, partitions
from camket.touched import is_only_touched
from camket.version import __version__
from camket.write import to_json

SHARD_SIZE = 100


class Job(Model):
    """What to read, where to write, and how."""

    inputs: tuple[str, ...]
    out: str
    selection: Selection = Selection()
    settings: Settings = DEFAULT
    shard_size: int = SHARD_SIZE
    part: tuple[int, int] = (1, 1)
    tables: bool = True
    zstd: bool = False
    by_year: bool = False
    prune: bool = False

    @property
    def part_name(self) -> str:
        """ "2-of-5"."""
        return f"{self.part[0]}-of-{self.part[1]}"


class Manifest(Model):
    """`batch.json`: what the folder was made from."""

    inputs: tuple[str, ...]
    selection: Selection
    shard_size: int


@dataclass(frozen=True, slots=True)
class Work:
    """What a batch is about to do."""

    plan: Plan
    making: Making
    todo: tuple[Shard, ...]
    why: dict[str, int]
    """Shards by the reason they are run, or `finished before`."""
    stale: tuple[str, ...]
    """Finished shards whose inputs are gone."""
    partitions: tuple[str, ...]
    """Folders of years there are before it begins."""


def look_ahead(job: Job) -> Work:
    """What a batch would do; writes nothing in the output folder."""
    _refuse_reading_itself(job, Except(Path(job.out)))
    with TemporaryDirectory(prefix="camket-") as folder:
        return prepare(job, Path(folder) / "inventory.jsonl")


def prepare(job: Job, inventory: Path | None = None) -> Work:
    """List the inputs and compare them with what the output folder holds."""
    out = Path(job.out)
    inventory = inventory or out / "inventory" / f"{job.part_name}.jsonl"
    planned = plan(job.inputs, job.selection, job.shard_size, inventory, job.part, Except(out))
    if not planned.shards and not planned.missing and not planned.names:
        raise UsageError(f"no files under {', '.join(job.inputs)}")
    making = _making_of(job)
    why: Counter[str] = Counter()
    todo = []
    for shard in planned.shards:
        reason = _reason_to_run(out, inventory, shard, making)
        why[reason or "finished before"] += 1
        if reason:
            todo.append(shard)
    # Large shards first, so that at the end no worker is left alone with one.
    todo.sort(key=lambda shard: -shard.documents)
    stale = _stale(out, planned)
    return Work(planned, making, tuple(todo), dict(why), stale, partitions(out))


def _refuse_reading_itself(job: Job, without: Except) -> None:
    if any(without.is_meant_by(pattern) for pattern in job.inputs):
        raise UsageError(
            f"--out {job.out} is the folder that is to be read; name a folder of its own"
        )


def _making_of(job: Job) -> Making:
    pipeline = pipeline_for(job.settings)
    return Making(
        camket=__version__,
        settings_sha256=job.settings.digest(),
        models={"themes": pipeline.tagger.version},
        field=job.selection.field,
        tables=job.tables,
        zstd=job.zstd,
        by_year=job.by_year,
    )


def _reason_to_run(out: Path, inventory: Path, shard: Shard, making: Making) -> str | None:
    """Why a shard must be run; None when its finished files are still what it would make."""
    report = read_report(out / "shards" / f"{shard.name}.json")
    if report is None:
        return "new"
    if report.making != making:
        return _change(report.making, making)
    if any(_size(out / name) != size for name, size in report.files.items()):
        return "output files missing or altered"
    if report.digest == shard.digest:
        return None
    if report.digest and is_only_touched(out, inventory, shard, report):
        return None
    return "inputs changed"


def _change(old: Making, new: Making) -> str:
    if old.camket != new.camket:
        return f"camket {old.camket} is now {new.camket}"
    if old.settings_sha256 != new.settings_sha256:
        return "settings changed"
    if old.models != new.models:
        return "model changed"
    return "output options changed"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def read_report(path: Path) -> ShardReport | None:
    """The completion mark of a shard; None when there is none that can be read."""
    try:
        return ShardReport.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _stale(out: Path, planned: Plan) -> tuple[str, ...]:
    finished = {path.stem for path in (out / "shards").glob("*.json")}
    return tuple(sorted(finished - planned.names))


def run_batch(
    job: Job,
    run: Runner,
    *,
    announce: Callable[[Work], None] = lambda work: None,
    watch: Watcher = lambda progress: None,
) -> Progress:
    """Bring the output folder up to date with the inputs; safe to stop and call again."""
    out = Path(job.out)
    _refuse_reading_itself(job, Except(out))
    with locked(out, job.part):
        check_manifest(job)
        work = prepare(job)
        remove_stale(job, work)
        forget_other_parts(job)
        announce(work)
        write_missing(out, job, work.plan.missing)
        scratch = out / "work" / job.part_name
        progress = Progress(sum(shard.documents for shard in work.todo))
        try:
            tasks = (task_of(job, work, shard) for shard in work.todo)
            run(tasks, job.settings, progress, watch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return progress


def task_of(job: Job, work: Work, shard: Shard) -> ShardTask:
    """What a worker must know to make a shard."""
    out = Path(job.out)
    scratch = out / "work" / job.part_name / f"{shard.name}.{os.getpid()}"
    inventory = str(work.plan.inventory)
    return ShardTask(shard, inventory, str(out), str(scratch), work.making, work.partitions)


def check_manifest(job: Job) -> None:
    """Refuse a folder that was made from other inputs; note what this one is made from."""
    path = Path(job.out) / "batch.json"
    now = Manifest(inputs=job.inputs, selection=job.selection, shard_size=job.shard_size)
    try:
        before = Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        before = now
    except ValidationError as error:
        raise UsageError(f"{path} is not a file of camket batch; name another --out") from error
    if before.inputs != now.inputs and not job.prune:
        raise UsageError(
            f"{job.out} holds the output of {', '.join(before.inputs)}; name another --out, "
            "or add --prune to replace it"
        )
    temporary = path.with_name(f"batch.json.{job.part_name}.tmp")
    write_durably(temporary, now.model_dump_json(indent=1) + "\n")
    temporary.replace(path)


def forget_other_parts(job: Job) -> None:
    """Remove the lists of a batch that was cut into another number of parts."""
    out = Path(job.out)
    ending = f"-of-{job.part[1]}.jsonl"
    for path in (*(out / "inventory").glob("*"), *(out / "failures").glob("inputs-*")):
        if not path.name.removesuffix(".tmp").endswith(ending):
            path.unlink()


def remove_stale(job: Job, work: Work) -> None:
    """Remove the output of shards whose inputs are gone; parts of a whole leave them alone."""
    if job.part[1] > 1:
        return
    # Marks first: half a shard must not look finished.
    for file in files_of_others(Path(job.out), work.plan.names):
        file.unlink(missing_ok=True)


def write_missing(out: Path, job: Job, missing: Iterable[Failure]) -> None:
    """Account for what was named but not found, or cannot be listed."""
    path = out / "failures" / f"inputs-{job.part_name}.jsonl"
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_name(f"{path.name}.tmp")
    write_durably(temporary, "".join(to_json(failure) + "\n" for failure in missing))
    temporary.replace(path)

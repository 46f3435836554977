"""`camket batch` and `camket stats`: whole archives, and what became of them."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

import click

from camket.batch import SHARD_SIZE, Job, Work, look_ahead, run_batch
from camket.cli import EXIT_SOME_FAILED, say
from camket.duplicate_marks import mark_duplicates
from camket.errors import UsageError
from camket.inventory import Selection
from camket.pool import Progress, Runner, Watcher, default_workers, on_this_machine
from camket.settings import DEFAULT, Settings
from camket.stats import Totals, add_up
from camket.stats_page import stats_page
from camket.stats_table import print_totals


@click.command(name="batch")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--out", required=True, help="Folder for everything the batch writes.")
@click.option("--field", default="text", show_default=True, help="Text field or column.")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="TOML file.")
@click.option("--workers", type=click.IntRange(1), help="Processes; one a core by default.")
@click.option("--shard", "part", help="I/N: only the I-th of N equal parts of the shards.")
@click.option("--shard-size", type=click.IntRange(1), default=SHARD_SIZE, show_default=True)
@click.option("--limit", type=click.IntRange(1), help="Only the first so many documents.")
@click.option("--sample", type=click.FloatRange(0, 1, min_open=True), help="Only this share.")
@click.option("--since", help="Only files changed on or after this date (YYYY-MM-DD).")
@click.option("--tables/--no-tables", default=True, show_default=True, help="Parquet tables.")
@click.option("--by-year", is_flag=True, help="Cut the tables by year (TABLE/year=2024/…).")
@click.option("--zstd", is_flag=True, help="Pack the line files with zstd.")
@click.option("--prune", is_flag=True, help="Remove finished output that other inputs made.")
@click.option("--cluster", help="Address of a Dask scheduler (tcp://…) whose workers do the work.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and why, and stop.")
def batch(**options: Any) -> None:  # noqa: ANN401 - as click hands them
    """Read whole archives into a folder; call again to go on where it stopped.

    INPUTS are folders, files, globs, ZIP, WARC, .jsonl (also .gz, .zst), .parquet, or URLs. Only
    what is new or changed is read; everything is done, quarantined with a reason, or still to do.
    """
    job = _job_of(options)
    if options["dry_run"]:
        _announce(look_ahead(job))
        return
    began = time.monotonic()
    with _clean_stop(), _watcher() as watch:
        run_batch(job, _runner_of(options), announce=_announce, watch=watch)
    out = Path(job.out)
    if job.part[1] == 1:
        mark_duplicates(out, tables=job.tables)
    totals = add_up(out, prove=False)
    _say_end(totals, out, time.monotonic() - began)
    if totals.quarantined or totals.missing or totals.changed:
        click.get_current_context().exit(EXIT_SOME_FAILED)


@click.command(name="stats")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path), help="Page; FOLDER/stats.html by default.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_context
def stats(context: click.Context, folder: Path, html: Path | None, as_json: bool) -> None:
    """Add up the batch FOLDER: a table, a page with charts, and the proof of the sums."""
    totals = add_up(folder)
    if as_json:
        click.echo(json.dumps(vars(totals), ensure_ascii=False, indent=1))
    else:
        print_totals(totals)
    page = html or folder / "stats.html"
    page.write_text(stats_page(totals, folder.name), encoding="utf-8")
    say(f"page: {page}")
    for fault in totals.faults[:20]:
        say(fault)
    if totals.faults:
        context.exit(EXIT_SOME_FAILED)


def _job_of(options: dict[str, Any]) -> Job:
    settings_file = options["settings_file"]
    selection = Selection(
        field=options["field"],
        limit=options["limit"],
        sample=options["sample"],
        since=_epoch(options["since"]),
    )
    return Job(
        inputs=options["inputs"],
        out=options["out"],
        selection=selection,
        settings=Settings.load(settings_file) if settings_file else DEFAULT,
        shard_size=options["shard_size"],
        part=_part(options["part"]),
        tables=options["tables"],
        zstd=options["zstd"],
        by_year=options["by_year"],
        prune=options["prune"],
    )


def _epoch(day: str | None) -> float | None:
    if day is None:
        return None
    try:
        return datetime.fromisoformat(day).timestamp()
    except ValueError as error:
        raise UsageError(f"--since {day}: not a date; write it as 2026-01-31") from error


def _part(text: str | None) -> tuple[int, int]:
    if text is None:
        return 1, 1
    number, slash, of = text.partition("/")
    if slash and number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of):
        return int(number), int(of)
    raise UsageError(f"--shard {text}: write it as I/N with I from 1 to N, like 2/8")


def _runner_of(options: dict[str, Any]) -> Runner:
    if options["cluster"]:
        from camket.cluster import on_cluster

        return on_cluster(options["cluster"])
    return on_this_machine(options["workers"] or default_workers())


def _announce(work: Work) -> None:
    documents = sum(shard.documents for shard in work.todo)
    listed = f"{work.plan.documents} documents in {len(work.plan.shards)} shards"
    say(f"{listed}; to read now: {documents} in {len(work.todo)}")
    for folder in work.plan.passed_over:
        say(f"  {folder} is the output folder: not read")
    for reason, shards in sorted(work.why.items()):
        say(f"  {shards} shards: {reason}")
    if work.stale:
        say(f"  {len(work.stale)} shards: their inputs are gone, their output is removed")


@contextmanager
def _clean_stop() -> Iterator[None]:
    """Let a polite kill end the batch as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        say("camket: stopped; finished shards are kept, the same command goes on from there")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _watcher() -> Iterator[Watcher]:
    """A progress bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[quarantined]} quarantined"),
    )
    # Without its refreshing thread: workers are forked from this process.
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task("", rate=0.0, quarantined=0)

        def watch(progress: Progress) -> None:
            rate = progress.done / max(0.1, time.monotonic() - progress.began)
            bar.update(
                task,
                total=progress.documents,
                completed=progress.done,
                rate=rate,
                quarantined=progress.quarantined,
                refresh=True,
            )

        yield watch


def _say_end(totals: Totals, out: Path, seconds: float) -> None:
    say(
        f"{out}: {totals.inventory} documents = {totals.done} done + {totals.quarantined} "
        f"quarantined + {totals.to_do} to do; {totals.records} records, {seconds:.1f} s"
    )
    for reason, count in totals.reasons.most_common():
        say(f"  {count} {reason}")
    if totals.duplicates:
        say(f"  duplicates marked: {dict(totals.duplicates)}")
    if totals.changed:
        say(f"  {totals.changed} inputs changed while they were read: run the same command again")

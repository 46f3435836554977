"""`camket run`: files in, records out, a failure line for every file that could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import click

from camket.cli import EXIT_SOME_FAILED, say
from camket.errors import UsageError
from camket.inputs import find_inputs
from camket.reading import Lines, read_lines_each
from camket.records import Failure
from camket.settings import DEFAULT, Settings
from camket.stores import printable
from camket.summary import Summary
from camket.write import JsonlWriter


@click.command(name="run")
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", default="-", show_default=True, help="Records file; - is standard output.")
@click.option(
    "--rows",
    type=click.Choice(["document", "commitment"]),
    default="document",
    show_default=True,
    help="One line a document, or one flat line a commitment.",
)
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="TOML file.")
@click.option("--quiet", is_flag=True, help="No table at the end.")
@click.pass_context
def run(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    paths: tuple[str, ...],
    out: str,
    rows: Literal["document", "commitment"],
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Read PATHS (files, folders, globs, or - for standard input) and write records.

    Failures go to OUT.failures.jsonl with a reason each. Exit code: 0 clean, 1 some files failed,
    2 refused.
    """
    settings = Settings.load(settings_file) if settings_file else DEFAULT
    files, missing = find_inputs(paths)
    _refuse_overwriting(files, out)
    _refuse_nothing(paths, files, missing)
    summary = Summary()
    failures = [_not_found(pattern) for pattern in missing]
    with JsonlWriter(out, rows) as writer:
        for outcome in _with_progress(read_lines_each(files, settings, rows), len(files)):
            _keep(outcome, writer, failures, summary)
    for failure in failures:
        summary.add_failure(failure)
    _write_failures(failures, out)
    if not quiet:
        summary.print(out, writer.count, rows)
    if failures:
        context.exit(EXIT_SOME_FAILED)


def _keep(outcome: Lines, writer: JsonlWriter, failures: list[Failure], summary: Summary) -> None:
    failures.extend(outcome.failures)
    summary.merge(outcome.summary)
    for line in outcome.lines:
        writer.write_line(line)


def _refuse_nothing(paths: tuple[str, ...], files: list[str], missing: list[str]) -> None:
    """A call of which nothing can be read is a wrong call, not a run with failures."""
    if not files and not missing:
        raise UsageError(f"no files under {', '.join(paths)}")
    if set(missing) == set(paths):
        raise UsageError(f"no such file or folder: {', '.join(missing)}")


def _not_found(pattern: str) -> Failure:
    return Failure(
        uri=printable(pattern),
        stage="find",
        reason="not_found",
        error="FileNotFoundError",
        message=f"{printable(pattern)}: no such file or folder",
    )


def _refuse_overwriting(files: Iterable[str], out: str) -> None:
    if out == "-":
        return
    if Path(out).is_dir():
        raise UsageError(f"--out {out} is a folder; name a file")
    if any(name != "-" and Path(name).resolve() == Path(out).resolve() for name in files):
        raise UsageError(f"--out {out} is also an input and would be overwritten")


def _with_progress(outcomes: Iterator[Lines], total: int) -> Iterator[Lines]:
    if not sys.stderr.isatty() or total < 2:
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress

    # Without its refreshing thread: the reading processes are forked from this one.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("Reading", total=total)
        for outcome in outcomes:
            yield outcome
            bar.update(task, advance=1, refresh=True)


def _write_failures(failures: list[Failure], out: str) -> None:
    for failure in failures[:20]:
        say(f"{failure.uri}: {failure.reason}: {failure.message}")
    if len(failures) > 20:
        say(f"… and {len(failures) - 20} more failures")
    if out == "-":
        return
    path = Path(f"{out}.failures.jsonl")
    if not failures:
        path.unlink(missing_ok=True)
        return
    with JsonlWriter(str(path)) as writer:
        for failure in failures:
            writer.write(failure)

"""`camket track ics|export|import`: the register in calendars, workbooks and tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from camket.cli import EXIT_SOME_FAILED, say
from camket.cli_track_register import filters, register_argument, whole_filter_options
from camket.errors import UsageError


@click.command()
@register_argument
@click.option("--out", default="-", show_default=True, help="Calendar file; - is standard output.")
@click.option("--open", "only_open", is_flag=True, help="Only what is still to be done.")
@whole_filter_options
@click.option("--limit", type=click.IntRange(1, 100_000), help="At most so many.")
def ics(register_file: str, out: str, only_open: bool, **options: Any) -> None:  # noqa: ANN401
    """Calendar feed of the last days, one entry a commitment; read in again, it is updated."""
    from camket.track.calendar_feed import calendar
    from camket.track.queries import list_in_order
    from camket.track.register import Register
    from camket.track.state import OPEN

    with Register.open(register_file).read() as connection:
        rows = list_in_order(connection, filters(options), options["limit"])
        if only_open:
            rows = [row for row in rows if row["status"] in OPEN]
        data = calendar(connection, rows)
    if out == "-":
        sys.stdout.buffer.write(data)
        return
    temporary = Path(f"{out}.tmp")
    temporary.write_bytes(data)
    temporary.replace(out)


@click.command()
@register_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["xlsx", "csv", "parquet"]),
    help="By the name of OUT when not given; csv and parquet write a folder, a file a table.",
)
@click.option("--document", help="Commitments of one document: id, symbol or file.")
@whole_filter_options
@click.option("--limit", type=click.IntRange(1, 100_000), help="At most so many.")
def export(
    register_file: str,
    out: Path,
    form: str | None,
    document: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """A workbook to edit and read back (OUT.xlsx), or every table as CSV or Parquet."""
    from dataclasses import replace

    from camket.track.queries import find_document, list_in_order
    from camket.track.register import Register

    form = form or ("xlsx" if out.suffix == ".xlsx" else None)
    if form is None:
        raise UsageError(f"{out}: give --format xlsx, csv or parquet")
    with Register.open(register_file).read() as connection:
        if form != "xlsx":
            counts = _tables(connection, form, out)
            say(", ".join(f"{count} {name}" for name, count in counts.items()))
            return
        from camket.track.workbook import export_workbook

        wanted = filters(options)
        if document:
            wanted = replace(wanted, document=find_document(connection, document))
        rows = list_in_order(connection, wanted, options["limit"])
        say(f"{out}: {export_workbook(connection, rows, out)} commitments")


def _tables(connection: Any, form: str, out: Path) -> dict[str, int]:  # noqa: ANN401
    from camket.track.exports import export_csv, export_parquet

    return export_csv(connection, out) if form == "csv" else export_parquet(connection, out)


@click.command(name="import")
@register_argument
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--who", required=True, help="Whose decisions these are.")
@click.pass_context
def import_command(context: click.Context, register_file: str, workbook: Path, who: str) -> None:
    """Read an edited workbook back: every change is a review by WHO.

    Rows that cannot be placed are refused with the reason; the others are taken.
    """
    from camket.track.register import Register
    from camket.track.workbook import import_workbook

    with Register.open(register_file).write() as connection:
        done = import_workbook(connection, workbook, who)
    for line in done.refused:
        say(f"{workbook}: {line}")
    say(f"{done.changed} changed, {done.unchanged} unchanged, {len(done.refused)} refused")
    if done.refused:
        context.exit(EXIT_SOME_FAILED)

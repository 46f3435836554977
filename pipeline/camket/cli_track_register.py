"""`camket track init|add|list|due|show|set|history|search`: daily work with a register."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from camket.cli import EXIT_SOME_FAILED, say
from camket.errors import UsageError
from camket.labels import THEME_LABELS

if TYPE_CHECKING:
    from camket.track.queries import Filters

Function = TypeVar("Function", bound=Callable[..., Any])
register_argument = click.argument("register_file", metavar="REGISTER")


def filter_options(function: Function) -> Function:
    """Options every list takes."""
    limit = click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
    return limit(whole_filter_options(function))


def whole_filter_options(function: Function) -> Function:
    """Options of what is handed on whole: a workbook of the first 50 rows would hide the rest."""
    for option in (
        click.option("--theme", help="A theme or theme.subtheme."),
        click.option("--year", type=int, help="Plan year."),
        click.option("--body", help="A body that leads, executes, coordinates or signs."),
        click.option("--status", help="Current status."),
        click.option("--owner", help="The person it was given to."),
        click.option("--json", "as_json", is_flag=True, help="One JSON object a line."),
    ):
        function = option(function)
    return function


def filters(options: dict[str, Any]) -> Filters:
    """The filters among the options of a list; `UsageError` for a theme or status nobody has."""
    from camket.track.queries import Filters
    from camket.track.state import STATUSES

    if options["status"] is not None and options["status"] not in STATUSES:
        known = ", ".join(STATUSES)
        raise UsageError(f"unknown status {options['status']!r}; one of: {known}")
    if options["theme"] is not None:
        _check_theme(options["theme"])
    names = ("theme", "year", "body", "status", "owner")
    return Filters(**{name: options[name] for name in names})


def _check_theme(theme: str) -> None:
    top, _, sub = theme.partition(".")
    if top not in THEME_LABELS:
        raise UsageError(f"unknown theme {theme!r}; one of: {', '.join(THEME_LABELS)}")
    if sub:
        from camket.tag.lexicon import lexicon

        known = [name for name in lexicon().subthemes if name.startswith(f"{top}.")]
        if theme not in known:
            raise UsageError(f"unknown sub-theme {theme!r}; one of: {', '.join(known) or top}")


@click.command()
@register_argument
def init(register_file: str) -> None:
    """Make an empty register, one SQLite file."""
    from camket.track.register import Register

    Register.create(register_file)
    say(f"{register_file}: empty register")


@click.command()
@register_argument
@click.argument("paths", nargs=-1, required=True)
@click.option("--who", default="camket", show_default=True, help="Who adds, for the history.")
@click.pass_context
def add(context: click.Context, register_file: str, paths: tuple[str, ...], who: str) -> None:
    """Add PATHS: records files (*.jsonl of `camket run` or `batch`) or documents.

    Adding the same twice changes nothing. Documents read again by a newer model get new machine
    fields; what people set stays.
    """
    from camket.dossiers import load_dossiers
    from camket.records import Failure
    from camket.track.adding import add as add_all
    from camket.track.register import Register

    failures: list[Failure] = []
    done = add_all(Register.open(register_file), load_dossiers(paths, failures), who)
    for failure in failures:
        say(f"{failure.uri}: {failure.reason}: {failure.message}")
    say(
        f"{done.documents} documents with {done.commitments} commitments added, "
        f"{done.updated} read again, {done.unchanged} unchanged"
        + (f", {done.withdrawn} commitments withdrawn" if done.withdrawn else "")
    )
    if failures:
        context.exit(EXIT_SOME_FAILED)


@click.command(name="list")
@register_argument
@click.option("--document", help="Commitments of one document: id, symbol or file.")
@filter_options
def list_command(register_file: str, document: str | None, **options: Any) -> None:  # noqa: ANN401
    """Commitments with their current status, newest first."""
    from dataclasses import replace

    from camket.track.queries import find_document, list_commitments
    from camket.track.register import Register

    with Register.open(register_file).read() as connection:
        wanted = filters(options)
        if document:
            wanted = replace(wanted, document=find_document(connection, document))
        rows = list_commitments(connection, wanted, options["limit"])
    print_rows(rows, as_json=options["as_json"], limit=options["limit"])


@click.command()
@register_argument
@click.option("--within", default=7, show_default=True, type=click.IntRange(0, 3650), help="Days.")
@click.option("--overdue", is_flag=True, help="What is past its day and still open.")
@click.option("--on", "today", help="Count from this day (YYYY-MM-DD) instead of today.")
@filter_options
def due(
    register_file: str,
    within: int,
    overdue: bool,
    today: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Open commitments due in the next days (7, 3, 1 …), soonest first."""
    from camket.track.queries import list_due, list_overdue
    from camket.track.register import Register

    day, wanted, limit = day_of(today), filters(options), options["limit"]
    with Register.open(register_file).read() as connection:
        if overdue:
            rows = list_overdue(connection, day, wanted, limit)
        else:
            rows = list_due(connection, day, within, wanted, limit)
    print_rows(rows, as_json=options["as_json"], limit=limit)


def day_of(typed: str | None) -> date:
    """The day typed, or today."""
    if typed is None:
        return date.today()
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise UsageError(f"{typed!r} is not a day (YYYY-MM-DD)") from error


def print_rows(rows: list[dict[str, Any]], *, as_json: bool, limit: int) -> None:
    """One commitment a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _row_line(row))
    if len(rows) == limit and not as_json:
        say(f"the first {limit}; --limit shows more")


def _row_line(row: dict[str, Any]) -> str:
    days = f"{row['days']:>5} d " if "days" in row else ""
    words = " ".join((row.get("snippet") or row["text"]).split())
    shown = words if len(words) <= 110 or row.get("snippet") else f"{words[:109]}…"
    who = f"  [{row['lead']}]" if row.get("lead") else ""
    return f"{row['id']:>7}  {row['due'] or '-':<10} {days}{row['status']:<13} {shown}{who}"


@click.command()
@register_argument
@click.argument("commitment")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def show(register_file: str, commitment: str, as_json: bool) -> None:
    """Everything known of one commitment (its id, the start of it, or its number)."""
    from camket.track.queries import show as show_one
    from camket.track.register import Register

    with Register.open(register_file).read() as connection:
        found = show_one(connection, commitment)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    one, now = found["commitment"], found["state"]
    click.echo(
        f"{one['id']}  {one['key']}  "
        f"({one['theme']}, {one['class']}, {one['plan_year'] or 'no year'})"
    )
    click.echo(f"  {' '.join(one['text'].split())}")
    click.echo(
        f"  document {one['doc_id']}, node {one['node_path']}, [{one['start']}, {one['end']})"
    )
    decided = f", decided by {now['decided_by']}" if now["decided_by"] else ", proposed"
    click.echo(f"  status {now['status']}{decided}; due {now['due'] or '-'}")
    for label, value in (
        ("lead", one["lead"]),
        ("with", one["coordinate"]),
        ("owner", now["owner"]),
        ("note", now["note"]),
    ):
        if value:
            click.echo(f"  {label} {value}")
    for target in found["targets"]:
        click.echo(f"  target {target['raw']} ({target['role']})")
    for link in found["links"]:
        click.echo(f"  {link['change']}: {link['reason']}")


@click.command(name="set")
@register_argument
@click.argument("commitment")
@click.option("--status", help="The status a person gives.")
@click.option("--owner", help="The person responsible.")
@click.option("--due", help="Another last day (YYYY-MM-DD).")
@click.option("--note", help="Why.")
@click.option("--who", required=True, help="Who decides.")
def set_command(register_file: str, commitment: str, who: str, **options: str | None) -> None:
    """Decide: status, owner, day or note of one commitment. Nothing is overwritten."""
    from camket.track.decisions import Decision, decide
    from camket.track.register import Register

    with Register.open(register_file).write() as connection:
        kept = decide(connection, commitment, who, Decision(**options))
    say(f"kept as event {', '.join(map(str, kept))}")


@click.command()
@register_argument
@click.argument("commitment")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an event.")
def history(register_file: str, commitment: str, as_json: bool) -> None:
    """All that was said of one commitment, oldest first: who, when, on which evidence."""
    from camket.track.queries import history as history_of
    from camket.track.register import Register

    with Register.open(register_file).read() as connection:
        rows = history_of(connection, commitment)
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _event_lines(row))


def _event_lines(row: dict[str, Any]) -> str:
    by = row["who"] if row["human"] else f"{row['who']} (machine)"
    value = f" {row['value']}" if row["value"] and row["kind"] != "read_again" else ""
    note = f": {' '.join(row['note'].split())}" if row["note"] else ""
    line = f"{row['at'][:16]} {by}: {row['kind']}{value}{note}"
    if row["evidence_exact"]:
        line += f"\n    “{' '.join(row['evidence_exact'].split())}” ({row['evidence_doc']})"
    return line


@click.command()
@register_argument
@click.argument("query")
@filter_options
def search(register_file: str, query: str, **options: Any) -> None:  # noqa: ANN401
    """Find commitments: accents typed match exactly, bare words match any, "phrases" in quotes."""
    from camket.track.register import Register
    from camket.track.search import search as find

    with Register.open(register_file).read() as connection:
        rows = find(connection, query, filters(options), options["limit"])
    print_rows(rows, as_json=options["as_json"], limit=options["limit"])

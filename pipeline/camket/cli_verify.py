"""`camket verify`: re-read the sources and prove every span."""

from __future__ import annotations

from pathlib import Path

import click

from camket.cli import EXIT_SOME_FAILED, say


@click.command(name="verify")
@click.argument("records", type=click.Path(path_type=Path))
@click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="Folder of the sources."
)
@click.pass_context
def verify(context: click.Context, records: Path, root: Path) -> None:
    """Re-read the sources of RECORDS and check that every span says what the source says."""
    from camket.proof import prove

    proof = prove(records, root)
    for fault in proof.faults[:20]:
        say(fault)
    if len(proof.faults) > 20:
        say(f"… and {len(proof.faults) - 20} more")
    click.echo(
        f"{proof.lines} lines, {proof.sources} sources, {proof.spans} spans checked, "
        f"{len(proof.faults)} mismatches"
    )
    if proof.faults:
        context.exit(EXIT_SOME_FAILED)

"""`camket doctor`: what this machine can read, and what to install for the rest."""

from __future__ import annotations

import click


@click.command(name="doctor")
def doctor() -> None:
    """Say which file formats this machine can read and what is missing for the others."""
    from camket.decode import readable_formats

    for row in readable_formats():
        note = "" if row.ok else f"missing: {', '.join(row.missing)}"
        click.echo(f"{'yes' if row.ok else 'no ':<4} {row.format:<10} {note}".rstrip())

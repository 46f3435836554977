"""`camket doctor`: what this machine can read, and what to install for the rest."""

from __future__ import annotations

import click


@click.command(name="doctor")
def doctor() -> None:
    """Say which file formats this machine can read and what is missing for the others."""
    from camket.decode import readable_formats

    for row in readable_formats():
        mark = "yes" if row.readable else "no "
        click.echo(f"{mark}  {row.name:<8} {row.note}")

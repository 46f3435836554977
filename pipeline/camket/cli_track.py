"""`camket track`: the register of commitments, what recurs, what was reached, what is due."""

from __future__ import annotations

import click

from camket import cli_track_exchange, cli_track_files, cli_track_register


@click.group(name="track")
def track() -> None:
    """Follow commitments over years and reports."""


for _command in (
    cli_track_register.init,
    cli_track_register.add,
    cli_track_files.compare_command,
    cli_track_files.report_command,
    cli_track_register.list_command,
    cli_track_register.due,
    cli_track_register.show,
    cli_track_register.set_command,
    cli_track_register.history,
    cli_track_register.search,
    cli_track_exchange.ics,
    cli_track_exchange.export,
    cli_track_exchange.import_command,
):
    track.add_command(_command)

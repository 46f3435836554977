"""`camket track`: the register of commitments, what recurs, what was reached, what is due."""

from __future__ import annotations

import click

from camket.cli_track_files import compare_command, report_command


@click.group(name="track")
def track() -> None:
    """Follow commitments over years and reports."""


for _command in (compare_command, report_command):
    track.add_command(_command)

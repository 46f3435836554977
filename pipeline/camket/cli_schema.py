"""`camket schema` and `camket settings`: what comes out, and what it was made with."""

from __future__ import annotations

import json
from pathlib import Path

import click

from camket.settings import DEFAULT, Settings


@click.command(name="schema")
def schema() -> None:
    """Print the JSON Schema of one line of a records file."""
    from camket.write import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


@click.command(name="settings")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="TOML file.")
def settings(settings_file: Path | None) -> None:
    """Print the resolved settings and their digest."""
    resolved = Settings.load(settings_file) if settings_file else DEFAULT
    click.echo(resolved.model_dump_json(indent=1))
    click.echo(f"sha256 {resolved.digest()}", err=True)

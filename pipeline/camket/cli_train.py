"""`camket train`: rebuild a model from annotated documents."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="train")
@click.argument("model", type=click.Choice(["themes"]))
@click.option(
    "--corpora", type=click.Path(path_type=Path), default=Path("corpora"), show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("models"), show_default=True)
def train(model: str, corpora: Path, out: Path) -> None:
    """Train MODEL on annotated documents; the same corpora give the same bytes."""
    from camket.tag import train_themes

    click.echo(train_themes(corpora, out / model))

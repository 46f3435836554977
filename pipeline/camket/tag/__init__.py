"""Stage `tag`: themes of commitments and of documents, with the words that decided."""

from __future__ import annotations

from pathlib import Path

from camket.tag.stage import Tagger, load_tagger, profile, tag, themes_of_sentences

__all__ = ["Tagger", "load_tagger", "profile", "tag", "themes_of_sentences", "train_themes"]


def train_themes(corpora: Path, out: Path) -> str:
    """Train the theme model on annotated documents below `corpora`; returns a one-line summary."""
    from camket.tag.training import train_themes as train

    return train(corpora, out)

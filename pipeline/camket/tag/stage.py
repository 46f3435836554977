"""The stage itself: themes for commitments, and the profile of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from camket.errors import UsageError
from camket.records import Commitment, Node, Page, Themes, ThemeShare
from camket.tag.lexical import LexiconTagger
from camket.tag.linear import LinearTagger
from camket.tag.scene import Place, Scene, alone, scenes
from camket.texts import View


class Tagger(Protocol):
    """Anything that gives themes to scenes."""

    name: str
    version: str
    """Name and content hash of what decides; written to the provenance."""

    def themes(self, scenes: Sequence[Scene]) -> list[Themes]:
        """Themes of each scene, in order."""
        ...


@cache
def load_tagger(name: str = "linear") -> Tagger:
    """The tagger of that name: `linear` (trained) or `lexicon`.

    Raises `UsageError` for an unknown name and `ModelError` when the trained model is missing.
    """
    if name == "lexicon":
        return LexiconTagger()
    if name == "linear":
        return LinearTagger()
    raise UsageError(f"unknown tagger {name!r}; there are: linear, lexicon")


def tag(
    view: View,
    page: Page,
    nodes: tuple[Node, ...],
    commitments: tuple[Commitment, ...],
    model: Tagger,
) -> tuple[Commitment, ...]:
    """The same commitments with their themes; evidence stands inside each commitment's span."""
    if not commitments:
        return ()
    places = [Place(c.span.start, c.span.end, c.node_path) for c in commitments]
    themes = model.themes(scenes(view, nodes, places, page.document.title))
    return tuple(
        commitment.model_copy(update={"themes": found})
        for commitment, found in zip(commitments, themes, strict=True)
    )


_SENTENCE_END = re.compile(r"(?<=[^\W\d_][.;!?]) +(?=[^\W\d_])|\n")
_TOLD = frozenset({"news", "body", "lead", "preamble", "title"})
_MAX_SENTENCES = 400
_MIN_SENTENCE = 12


def _sentences(view: View, page: Page) -> list[Place]:
    """Sentences of the zones that tell something, as places of no node."""
    places: list[Place] = []
    for zone in page.zones:
        if zone.zone not in _TOLD:
            continue
        start, end = view.inside(zone.start, zone.end)
        at = start
        stops = [m.span() for m in _SENTENCE_END.finditer(view.text, start, end)]
        for stop, following in [*stops, (end, end)]:
            a, b = view.trim(at, stop)
            if b - a >= _MIN_SENTENCE:
                places.append(Place(*view.outside(a, b), path=""))
            at = following
    return places[:_MAX_SENTENCES]


def themes_of_sentences(view: View, page: Page, model: Tagger) -> list[tuple[Place, Themes]]:
    """Themes of every sentence of a document, for documents without commitments."""
    places = _sentences(view, page)
    title = page.document.title
    return list(zip(places, model.themes(alone(view, places, title)), strict=True))


def shares(themes: Iterable[Themes]) -> tuple[ThemeShare, ...]:
    """Share of each primary theme, largest first; `none` has no share."""
    counts = Counter(found.primary for found in themes if found.primary != "none")
    whole = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ThemeShare(theme=theme, share=round(n / whole, 4)) for theme, n in ranked)


def profile(
    view: View,
    page: Page,
    nodes: tuple[Node, ...],
    commitments: tuple[Commitment, ...],
    model: Tagger,
) -> tuple[ThemeShare, ...]:
    """What a document is about: over its commitments, or over its sentences when it has none."""
    of_commitments = shares(commitment.themes for commitment in commitments)
    if of_commitments:
        return of_commitments
    return shares(themes for _, themes in themes_of_sentences(view, page, model))

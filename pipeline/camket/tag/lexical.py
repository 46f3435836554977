"""The lexicon tagger: adds up the terms of a stretch and of what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from camket.records import Span, Themes
from camket.tag.features import Votes
from camket.tag.lexicon import Hit, lexicon
from camket.tag.reading import Reading
from camket.tag.rules import is_sectorless, lists_sectors, owed_secondary
from camket.tag.scene import Scene, together

Scores = NDArray[np.float64]

# How much the surroundings count beside the stretch's own words: the clause decides.
_LINE, _HEADING, _BEFORE, _TITLE = 0.25, 0.2, 0.1, 0.05
_FIRST = 1.5
"""The first cue is mostly the object of the verb."""
_FLOOR = 1.0
"""Weaker evidence than one weak term of its own leaves the stretch without a theme."""
_SECOND = 0.5
"""Share of the winner's score that another theme needs to be secondary."""
_RUN_SHARE = 0.3
EVIDENCE = 3
_SAME = 0.5
"""What a term of the very sub-theme is ahead as evidence."""
MAX_SECONDARY = 3


def own_scores(reading: Reading) -> Scores:
    """Score of each sub-theme from the words of one stretch."""
    scores = np.zeros(len(lexicon().subthemes))
    first: Hit | None = None
    for index, weight, hit in reading.votes:
        if first is None and weight >= 1.0 and hit.term.kind != "body":
            first = hit
        scores[index] += weight * (_FIRST if hit is first else 1.0)
    return scores


def total(readings: Iterable[Reading]) -> Scores:
    """Sum of the scores of several stretches."""
    scores = np.zeros(len(lexicon().subthemes))
    for reading in readings:
        scores += own_scores(reading)
    return scores


def theme_scores(scores: Scores) -> Scores:
    """Score of each theme: its best sub-theme and a share of the others."""
    lex = lexicon()
    best, sums = np.zeros(len(lex.themes)), np.zeros(len(lex.themes))
    for index, theme in enumerate(lex.theme_of):
        best[theme] = max(best[theme], scores[index])
        sums[theme] += scores[index]
    return best + _RUN_SHARE * (sums - best)


def around(scene: Scene) -> Scores:
    """What the surroundings of a stretch suggest."""
    scores: Scores = _LINE * np.minimum(total(scene.line), 9.0)
    scores += _HEADING * np.minimum(total(scene.headings), 9.0)
    if scene.before is not None:
        scores += _BEFORE * np.minimum(own_scores(scene.before), 9.0)
    if scene.title is not None:
        scores += _TITLE * np.minimum(own_scores(scene.title), 9.0)
    return scores


def evidence_hits(reading: Reading, theme: int, subtheme: int | None) -> list[Hit]:
    """The terms of a stretch that speak for the theme, the heaviest first."""
    weighed: list[tuple[float, int, Hit]] = []
    for hit in reading.hits:
        votes = hit.term.by_theme.get(theme)
        faded = reading.weights[hit.first]
        if votes is None or faded <= 0:
            continue
        best = 0.0
        for index, weight in votes.items():
            best = max(best, weight * faded + (_SAME if index == subtheme else 0.0))
        weighed.append((-best, hit.first, hit))
    weighed.sort()
    return [hit for _, _, hit in weighed[:EVIDENCE]]


class LexiconTagger:
    """Tags with the cue terms alone; needs no trained model."""

    name = "lexicon"
    version = "lexicon/1"

    def themes(self, scenes: Sequence[Scene]) -> list[Themes]:
        """Themes of each scene."""
        if not scenes:
            return []
        joined = together(scenes)
        votes, own = Votes.of(joined.readings), joined.channels["own"][1]
        every = lists_sectors(votes, joined.readings)[own]
        tasks = ~votes.names_task[own]
        return [
            self._one(scene, lists=bool(every[k]), runs=bool(tasks[k]))
            for k, scene in enumerate(joined)
        ]

    def _one(self, scene: Scene, *, lists: bool, runs: bool) -> Themes:
        lex = lexicon()
        own = own_scores(scene.own)
        scores = own + around(scene)
        by_theme = theme_scores(scores)
        theme = int(by_theme.argmax())
        share = float(by_theme[theme] / max(by_theme.sum(), 1e-9))
        if lists:
            return Themes(primary="general", probability=round(1.0 - share, 4))
        if runs and is_sectorless(scene.own):
            return Themes(primary="none", probability=1.0)
        if by_theme[theme] < _FLOOR:
            return Themes(primary="none", probability=0.5, abstained=True)
        inside = [i for i, t in enumerate(lex.theme_of) if t == theme]
        subtheme = max(inside, key=lambda i: scores[i])
        of_own = theme_scores(own)
        second = [
            lex.themes[t]
            for t in np.argsort(-of_own, kind="stable")[: MAX_SECONDARY + 1]
            if t != theme and of_own[t] >= max(_FLOOR, _SECOND * by_theme[theme])
        ]
        owed = [lex.themes[t] for t in owed_secondary(scene.own, theme)]
        second = list(dict.fromkeys([*owed, *second]))
        hits = evidence_hits(scene.own, theme, subtheme)
        return Themes(
            primary=lex.themes[theme],
            subtheme=lex.subthemes[subtheme],
            probability=round(share, 4),
            secondary=tuple(second[:MAX_SECONDARY]),
            evidence=tuple(Span(**scene.own.quote(hit.first, hit.last)) for hit in hits),
            abstained=share < 0.3,
        )

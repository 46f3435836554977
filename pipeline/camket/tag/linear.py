"""The linear tagger: a softmax over syllables, terms and surroundings, in plain numpy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from camket.errors import ModelError
from camket.models import model_dir
from camket.records import Span, Themes
from camket.tag.features import (
    CONTEXT_SCALE,
    GRAM_CHANNELS,
    OWN_SCALE,
    Around,
    Floats,
    Votes,
    lexicon_block,
    theme_starts,
)
from camket.tag.grams import GramTable
from camket.tag.lexical import MAX_SECONDARY, evidence_hits
from camket.tag.lexicon import lexicon
from camket.tag.reading import Reading
from camket.tag.rules import is_sectorless, lists_sectors, owed_secondary, says_nothing
from camket.tag.scene import Scene, Scenes, together

FORMAT = 1
_NAMED_FEATURE = 5
"""Column of `secondary_features`: a term of the theme stands in the stretch."""
_CLEAR = 5.0
"""Two unmistakable terms, or one and a usual cue, of one theme."""
_LOST = 0.35
"""Below this, a stretch has no theme when no term stands in it or around it."""
_CALIBRATED_DECIMALS = 4


@dataclass(frozen=True)
class Weights:
    """What training writes and inference reads."""

    grams: dict[str, int]
    """Row of each gram in the gram tables."""
    table: GramTable
    """Grams x (themes, then themes for each context channel); and sub-themes, for own words."""
    dense: Floats
    """Lexicon features x (themes + sub-themes)."""
    bias: Floats
    abstain_below: float
    secondary: dict[str, Any]


def load_weights(folder: Path) -> tuple[Weights, str]:
    """The weights in `folder` and their version. Raises `ModelError`."""
    try:
        facts = json.loads((folder / "themes.json").read_text(encoding="utf-8"))
        with np.load(folder / "themes.npz", allow_pickle=False) as arrays:
            tables = {name: arrays[name].astype(np.float64) for name in arrays.files}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"cannot read the theme model in {folder}: {error}") from error
    if facts.get("format") != FORMAT or facts.get("subthemes") != list(lexicon().subthemes):
        raise ModelError(f"the theme model in {folder} does not fit this version of camket")
    weights = Weights(
        grams={gram: row for row, gram in enumerate(facts["grams"])},
        table=GramTable(facts["grams"], *_split(tables)),
        dense=tables["dense"],
        bias=tables["bias"],
        abstain_below=facts["abstain_below"],
        secondary=facts["secondary"],
    )
    return weights, f"linear/{facts['sha256'][:12]}"


def _split(tables: dict[str, Floats]) -> tuple[Floats, Floats]:
    """Weights every reading needs, and those only a stretch's own words need."""
    count = len(lexicon().themes)
    own = tables["own"]
    return np.hstack([own[:, :count], tables["context"]]), np.ascontiguousarray(own[:, count:])


def softmax(logits: Floats) -> Floats:
    """Row-wise softmax."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def clause_decides(said: NDArray[np.intp], own: Floats) -> NDArray[np.intp]:
    """Overrule surroundings that name a theme the clause lacks while it clearly names another."""
    starts = theme_starts()
    by_theme = np.maximum.reduceat(own, starts, axis=1)
    by_sum = np.add.reduceat(own, starts, axis=1)
    rows = np.arange(len(said))
    clear = (by_sum.max(axis=1) >= _CLEAR) & (by_theme[rows, said] == 0)
    return np.where(clear, by_sum.argmax(axis=1), said)


def secondary_features(probabilities: Floats, own: Floats, primary: NDArray[np.intp]) -> Floats:
    """Features of (scene, theme) pairs: what speaks for a theme beside the primary one."""
    by_theme = np.maximum.reduceat(own, theme_starts(), axis=1)
    total = own.sum(axis=1, keepdims=True) + 1.0
    odds = np.log(np.maximum(probabilities, 1e-6))
    main = np.take_along_axis(odds, primary[:, None], axis=1)
    rows, themes = probabilities.shape
    return np.stack(
        [
            odds,
            np.broadcast_to(main, (rows, themes)),
            np.log1p(by_theme),
            by_theme / total,
            (by_theme >= 2.0).astype(float),
            (by_theme > 0.0).astype(float),
        ],
        axis=2,
    )


class LinearTagger:
    """Tags with the trained model; loads no scikit-learn."""

    name = "linear"

    def __init__(self, folder: Path | None = None) -> None:
        self.weights, self.version = load_weights(folder or model_dir("themes"))

    def logits(self, scenes: Scenes, votes: Votes) -> Floats:
        """Raw scores of every theme and sub-theme for each scene."""
        w, own = self.weights, scenes.channels["own"][1]
        sums, deep = w.table.sums(scenes.readings, own)
        themes = len(lexicon().themes)
        scores: Floats = lexicon_block(scenes, votes) @ w.dense + w.bias
        scores[:, themes:] += OWN_SCALE * deep
        scores[:, :themes] += OWN_SCALE * sums[own, :themes]
        around = Around.of(scenes, GRAM_CHANNELS[1:])
        blocks = sums.reshape(len(sums), -1, themes)
        parts = blocks[around.columns, around.channel + 1] * around.scale()[:, None]
        scores[:, :themes] += CONTEXT_SCALE * around.summed(parts).sum(axis=0)
        return scores

    def probabilities(self, scenes: Sequence[Scene]) -> Floats:
        """Calibrated probability of each theme (columns as `Lexicon.themes`)."""
        joined = together(scenes)
        logits = self.logits(joined, Votes.of(joined.readings))
        return softmax(logits[:, : len(lexicon().themes)])

    def themes(self, scenes: Sequence[Scene]) -> list[Themes]:
        """Themes of each scene."""
        if not scenes:
            return []
        joined, count = together(scenes), len(lexicon().themes)
        votes = Votes.of(joined.readings)
        scores = self.logits(joined, votes)
        return self.decide(joined, votes, softmax(scores[:, :count]), scores[:, count:])

    def decide(self, scenes: Scenes, votes: Votes, chances: Floats, deep: Floats) -> list[Themes]:
        """Themes from probabilities of themes and logits of sub-themes."""
        rows = scenes.channels["own"][1]
        own = votes.named[rows]
        primary = clause_decides(chances.argmax(axis=1), own)
        second = self._second(chances, own, primary)
        chance = np.round(chances[np.arange(len(primary)), primary], _CALIBRATED_DECIMALS).tolist()
        special = self._special(scenes, votes, chance)
        themes = primary.tolist()
        subthemes = self._subthemes(themes, deep)
        ranked = self._ranked(scenes, votes, themes, second)
        lex, bar = lexicon(), self.weights.abstain_below
        return [
            special[k]
            if k in special
            else Themes(
                primary=lex.themes[theme],
                subtheme=lex.subthemes[subthemes[k]],
                probability=chance[k],
                secondary=tuple(lex.themes[t] for t in ranked[k]),
                evidence=self._evidence(scenes.readings[rows[k]], theme, subthemes[k]),
                abstained=chance[k] < bar,
            )
            for k, theme in enumerate(themes)
        ]

    def _special(self, scenes: Scenes, votes: Votes, chance: Sequence[float]) -> dict[int, Themes]:
        """What is decided by rule, whatever the model says: several sectors, or none."""
        own = scenes.channels["own"][1]
        every = lists_sectors(votes, scenes.readings)[own]
        tasks = ~votes.names_task[own]
        unsure = np.asarray(chance) < _LOST
        special: dict[int, Themes] = {}
        for k in np.flatnonzero(every | tasks | unsure).tolist():
            if every[k]:
                special[k] = Themes(primary="general", probability=chance[k])
            elif unsure[k] and says_nothing(scenes[k]):
                special[k] = Themes(primary="none", probability=chance[k], abstained=True)
            elif tasks[k] and is_sectorless(scenes.readings[own[k]]):
                special[k] = Themes(primary="none", probability=chance[k])
        return special

    def _subthemes(self, themes: Sequence[int], deep: Floats) -> list[int]:
        """The best sub-theme inside each theme."""
        inside = np.asarray(lexicon().theme_of) == np.asarray(themes)[:, None]
        best: list[int] = np.where(inside, deep, -np.inf).argmax(axis=1).tolist()
        return best

    def _ranked(
        self, scenes: Scenes, votes: Votes, themes: Sequence[int], second: Floats
    ) -> list[list[int]]:
        """Secondary themes: those owed by rule, then the likely ones."""
        own = scenes.channels["own"][1]
        ranked: list[list[int]] = [[] for _ in themes]
        for k in np.flatnonzero(votes.owes[own]).tolist():
            ranked[k] = owed_secondary(scenes.readings[own[k]], themes[k])
        order = np.argsort(-second, axis=1, kind="stable")[:, :MAX_SECONDARY]
        likely = np.take_along_axis(second, order, axis=1) >= 0
        for k in np.flatnonzero(likely[:, 0]).tolist():
            ranked[k] = list(dict.fromkeys([*ranked[k], *order[k][likely[k]].tolist()]))
        return [members[:MAX_SECONDARY] for members in ranked]

    def _second(self, chances: Floats, own: Floats, primary: NDArray[np.intp]) -> Floats:
        facts = self.weights.secondary
        pairs = secondary_features(chances, own, primary)
        score = pairs @ np.asarray(facts["weights"]) + np.asarray(facts["bias"])
        score[np.arange(len(primary)), primary] = -np.inf
        score[pairs[:, :, _NAMED_FEATURE] == 0] = -np.inf
        return np.asarray(score - facts["threshold"])

    def _evidence(self, reading: Reading, theme: int, subtheme: int) -> tuple[Span, ...]:
        hits = evidence_hits(reading, theme, subtheme)
        if hits:
            return tuple(reading.span(hit) for hit in hits)
        heaviest = self._heaviest(reading, theme)
        return () if heaviest is None else (reading.word(heaviest),)

    def _heaviest(self, reading: Reading, theme: int) -> int | None:
        """The syllable that speaks loudest for the theme, when no term does."""
        best, found = 0.0, None
        weights, row_of = self.weights.table.rows[:, theme], self.weights.grams.get
        for k, token in enumerate(reading.tokens):
            row = row_of(token) if reading.weights[k] else None
            if row is not None and weights[row] > best:
                best, found = float(weights[row]), k
        return found

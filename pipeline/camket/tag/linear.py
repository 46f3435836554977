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
    Bundle,
    Floats,
    bundle,
    gram_scale,
    grams,
    lexicon_block,
    named_table,
)
from camket.tag.lexical import MAX_SECONDARY, evidence_hits
from camket.tag.lexicon import lexicon
from camket.tag.reading import Reading
from camket.tag.rules import is_sectorless, names_everything, owed_secondary, says_nothing
from camket.tag.scene import Scene

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
    table: Floats
    """Grams x (themes, sub-themes, then themes for each context channel)."""
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
        table=np.hstack([tables["own"], tables["context"]]),
        dense=tables["dense"],
        bias=tables["bias"],
        abstain_below=facts["abstain_below"],
        secondary=facts["secondary"],
    )
    return weights, f"linear/{facts['sha256'][:12]}"


def softmax(logits: Floats) -> Floats:
    """Row-wise softmax."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def clause_decides(said: NDArray[np.intp], own: Floats) -> NDArray[np.intp]:
    """Overrule surroundings that name a theme the clause lacks while it clearly names another."""
    starts = [start for start, _ in lexicon().bounds]
    by_theme = np.maximum.reduceat(own, starts, axis=1)
    by_sum = np.add.reduceat(own, starts, axis=1)
    rows = np.arange(len(said))
    clear = (by_sum.max(axis=1) >= _CLEAR) & (by_theme[rows, said] == 0)
    return np.where(clear, by_sum.argmax(axis=1), said)


def secondary_features(probabilities: Floats, own: Floats, primary: NDArray[np.intp]) -> Floats:
    """Features of (scene, theme) pairs: what speaks for a theme beside the primary one."""
    lex = lexicon()
    starts = [lex.theme_of.index(theme) for theme in range(len(lex.themes))]
    by_theme = np.maximum.reduceat(own, starts, axis=1)
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

    def logits(self, together: Bundle) -> Floats:
        """Raw scores of every theme and sub-theme for each scene of the bundle."""
        w = self.weights
        sums = self._gram_sums(together)
        own = np.asarray(together.channels["own"][1], dtype=np.intp)
        at, themes = w.bias.size, len(lexicon().themes)
        scores: Floats = lexicon_block(together) @ w.dense + w.bias
        scores += OWN_SCALE * sums[own, :at]
        for channel in GRAM_CHANNELS[1:]:
            part = sums[:, at : at + themes]
            scores[:, :themes] += CONTEXT_SCALE * together.gathered(channel, part)
            at += themes
        return scores

    def _gram_sums(self, together: Bundle) -> Floats:
        """For each reading the scaled sum of its grams' rows."""
        row_of = self.weights.grams.get
        rows: list[int] = []
        scales: list[float] = []
        starts: list[int] = []
        for reading in together.readings:
            starts.append(len(rows))
            known = sorted(row for row in map(row_of, grams(reading)) if row is not None)
            rows.extend(known or (0,))
            scales.append(gram_scale(reading) if known else 0.0)
        sums = np.add.reduceat(self.weights.table[rows], starts, axis=0)
        return np.asarray(sums * np.asarray(scales)[:, None])

    def probabilities(self, scenes: Sequence[Scene]) -> Floats:
        """Calibrated probability of each theme (columns as `Lexicon.themes`)."""
        themes = len(lexicon().themes)
        scores = self.logits(bundle(scenes))[:, :themes]
        return softmax(scores)

    def themes(self, scenes: Sequence[Scene]) -> list[Themes]:
        """Themes of each scene."""
        if not scenes:
            return []
        count = len(lexicon().themes)
        scores = self.logits(bundle(scenes))
        chances = softmax(scores[:, :count])
        return self.decide(scenes, chances, scores[:, count:])

    def decide(self, scenes: Sequence[Scene], chances: Floats, deep: Floats) -> list[Themes]:
        """Themes from probabilities of themes and logits of sub-themes."""
        own = named_table([scene.own for scene in scenes])
        primary = clause_decides(chances.argmax(axis=1), own)
        second = self._second(chances, own, primary)
        return [
            self._one(scene, (int(primary[k]), chances[k]), deep[k], second[k])
            for k, scene in enumerate(scenes)
        ]

    def _second(self, chances: Floats, own: Floats, primary: NDArray[np.intp]) -> Floats:
        facts = self.weights.secondary
        pairs = secondary_features(chances, own, primary)
        score = pairs @ np.asarray(facts["weights"]) + np.asarray(facts["bias"])
        score[np.arange(len(primary)), primary] = -np.inf
        score[pairs[:, :, _NAMED_FEATURE] == 0] = -np.inf
        return np.asarray(score - facts["threshold"])

    def _one(self, scene: Scene, found: tuple[int, Floats], deep: Floats, second: Floats) -> Themes:
        lex = lexicon()
        theme, chances = found
        chance = round(float(chances[theme]), _CALIBRATED_DECIMALS)
        if names_everything(scene.own):
            return Themes(primary="general", probability=chance)
        if chance < _LOST and says_nothing(scene):
            return Themes(primary="none", probability=chance, abstained=True)
        if is_sectorless(scene.own):
            return Themes(primary="none", probability=chance)
        start, stop = lex.bounds[theme]
        subtheme = start + int(deep[start:stop].argmax())
        ranked = owed_secondary(scene.own, theme)
        if second.max() >= 0:
            likely = (int(t) for t in np.argsort(-second, kind="stable") if second[t] >= 0)
            ranked = list(dict.fromkeys([*ranked, *likely]))
        return Themes.model_construct(
            primary=lex.themes[theme],
            subtheme=lex.subthemes[subtheme],
            probability=chance,
            secondary=tuple(lex.themes[t] for t in ranked[:MAX_SECONDARY]),
            evidence=self._evidence(scene.own, theme, subtheme),
            abstained=chance < self.weights.abstain_below,
        )

    def _evidence(self, reading: Reading, theme: int, subtheme: int) -> tuple[Span, ...]:
        hits = evidence_hits(reading, theme, subtheme)
        if hits:
            return tuple(reading.span(hit) for hit in hits)
        heaviest = self._heaviest(reading, theme)
        return () if heaviest is None else (reading.word(heaviest),)

    def _heaviest(self, reading: Reading, theme: int) -> int | None:
        """The syllable that speaks loudest for the theme, when no term does."""
        best, found = 0.0, None
        for k, token in enumerate(reading.tokens):
            row = self.weights.grams.get(token) if reading.weights[k] else None
            if row is not None and self.weights.table[row, theme] > best:
                best, found = float(self.weights.table[row, theme]), k
        return found

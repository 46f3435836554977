"""The linear tagger: a softmax over syllables, terms and surroundings, in plain numpy."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from camket.errors import ModelError
from camket.models import model_dir
from camket.records import Themes
from camket.tag.evidence import loudest_words
from camket.tag.features import (
    CONTEXT_SCALE,
    GRAM_CHANNELS,
    OWN_SCALE,
    Around,
    Floats,
    Votes,
    answers,
    lexicon_block,
    theme_starts,
)
from camket.tag.grams import GramTable
from camket.tag.lexical import MAX_SECONDARY, evidence_hits
from camket.tag.lexicon import lexicon
from camket.tag.reading import Quote, Reading
from camket.tag.rules import is_sectorless, lists_sectors, owed_secondary, says_nothing
from camket.tag.scene import Pairs, Scene, Scenes, together

FORMAT = 2
_CLEAR = 5.0
"""Two unmistakable terms, or one and a usual cue, of one theme."""
_SURE = 0.7
"""From this probability on, the model's "several sectors" or "none" outweighs terms."""
_LIKELY = 0.5
"""Below it neither stands: something around the stretch names a theme."""
_LOST = 0.35
"""Below this, a stretch has no theme when no term stands in it or around it."""
_BY_RULE = {"general": 0.85, "none": 0.95}
"""How often the rules are right: 14 of 16 and 43 of 44 labelled clauses, rounded down."""
_GUESSED = 0.5
"""Of a stretch that nothing decides."""
_CALIBRATED_DECIMALS = 4
_ONE_THREAD = 250_000
"""Multiplications that one thread does alone."""


@dataclass(frozen=True)
class Weights:
    """What training writes and inference reads."""

    grams: dict[str, int]
    """Row of each gram in the gram tables."""
    table: GramTable
    """Grams x (answers, answers for each context channel, sub-themes)."""
    dense: Floats
    """Lexicon features x (answers + sub-themes)."""
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
        table=GramTable(facts["grams"], np.hstack(_split(tables))),
        dense=tables["dense"],
        bias=tables["bias"],
        abstain_below=facts["abstain_below"],
        secondary=facts["secondary"],
    )
    return weights, f"linear/{facts['sha256'][:12]}"


def _split(tables: dict[str, Floats]) -> tuple[Floats, Floats, Floats]:
    """Weights every reading needs, and those only a stretch's own words need."""
    count = len(answers())
    own = tables["own"]
    return own[:, :count], tables["context"], own[:, count:]


def _product(rows: Floats, table: Floats) -> Floats:
    """`rows @ table`, a few rows at a time.

    A larger product wakes the threads of the linear algebra library, which then spin for longer
    than the product takes, on cores that other documents could use.
    """
    out = np.empty((len(rows), table.shape[1]))
    step = max(1, _ONE_THREAD // table.size)
    for start in range(0, len(rows), step):
        np.matmul(rows[start : start + step], table, out=out[start : start + step])
    return out


def softmax(logits: Floats) -> Floats:
    """Row-wise softmax."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Named:
    """What the terms of each scene's own words speak for."""

    by_subtheme: Floats
    by_theme: Floats
    """The best sub-theme of each."""
    total: Floats

    @classmethod
    def of(cls, scenes: Scenes, votes: Votes) -> Named:
        """Look up the scenes' own readings."""
        own = votes.named[scenes.channels["own"][1]]
        return cls(own, np.maximum.reduceat(own, theme_starts(), axis=1), own.sum(axis=1))

    def beside(self, primary: NDArray[np.intp]) -> Pairs:
        """The (scene, theme) pairs where a term names another theme than the primary one."""
        named = self.by_theme > 0.0
        named[np.arange(len(primary)), primary] = False
        rows, themes = np.nonzero(named)
        return rows, themes


def clause_decides(said: NDArray[np.intp], own: Named) -> NDArray[np.intp]:
    """Overrule surroundings that name a theme the clause lacks while it clearly names another."""
    lacks = own.by_theme[np.arange(len(said)), said] == 0
    maybe = np.flatnonzero(lacks & (own.total > 0))
    if not maybe.size:
        return said
    by_sum = np.add.reduceat(own.by_subtheme[maybe], theme_starts(), axis=1)
    decided = said.copy()
    decided[maybe] = np.where(by_sum.max(axis=1) >= _CLEAR, by_sum.argmax(axis=1), said[maybe])
    return decided


def secondary_features(
    probabilities: Floats, own: Named, primary: NDArray[np.intp], pairs: Pairs
) -> Floats:
    """Features of (scene, theme) pairs: what speaks for a theme beside the primary one."""
    rows = pairs[0]
    by_theme = own.by_theme[pairs]
    columns = [
        np.log(np.maximum(probabilities[pairs], 1e-6)),
        np.log(np.maximum(probabilities[rows, primary[rows]], 1e-6)),
        np.log1p(by_theme),
        by_theme / (own.total[rows] + 1.0),
        by_theme >= 2.0,
        by_theme > 0.0,
    ]
    return np.array(columns, dtype=float).T


@cache
def _theme_of() -> NDArray[np.intp]:
    """The theme of each sub-theme."""
    return np.array(lexicon().theme_of)


@cache
def _records() -> TypeAdapter[list[Themes]]:
    """Makes the records of a document in one call."""
    return TypeAdapter(list[Themes])


class LinearTagger:
    """Tags with the trained model; loads no scikit-learn."""

    name = "linear"

    def __init__(self, folder: Path | None = None) -> None:
        self.weights, self.version = load_weights(folder or model_dir("themes"))

    def logits(self, scenes: Scenes, votes: Votes) -> Floats:
        """Raw scores of every theme and sub-theme for each scene."""
        w, own = self.weights, scenes.channels["own"][1]
        sums = w.table.sums(scenes.readings)
        themes = len(answers())
        wide = themes * len(GRAM_CHANNELS)
        scores: Floats = _product(lexicon_block(scenes, votes), w.dense) + w.bias
        scores[:, themes:] += OWN_SCALE * sums[own, wide:]
        scores[:, :themes] += OWN_SCALE * sums[own, :themes]
        around = Around.of(scenes, GRAM_CHANNELS[1:])
        blocks = sums[:, :wide].reshape(len(sums), -1, themes)
        parts = blocks[around.columns, around.channel + 1] * around.scale()[:, None]
        scores[:, :themes] += CONTEXT_SCALE * around.summed(parts).sum(axis=0)
        return scores

    def probabilities(self, scenes: Sequence[Scene]) -> Floats:
        """Calibrated probability of each answer (columns as `answers()`)."""
        joined = together(scenes)
        logits = self.logits(joined, Votes.of(joined.readings))
        return softmax(logits[:, : len(answers())])

    def themes(self, scenes: Sequence[Scene]) -> list[Themes]:
        """Themes of each scene."""
        if not scenes:
            return []
        joined, count = together(scenes), len(answers())
        votes = Votes.of(joined.readings)
        scores = self.logits(joined, votes)
        return self.decide(joined, votes, softmax(scores[:, :count]), scores[:, count:])

    def decide(self, scenes: Scenes, votes: Votes, chances: Floats, deep: Floats) -> list[Themes]:
        """Themes from probabilities of the answers and logits of sub-themes."""
        rows = scenes.channels["own"][1]
        own = Named.of(scenes, votes)
        count = len(lexicon().themes)
        sectorless = self._sectorless(chances, own)
        chances = chances[:, :count]
        primary = clause_decides(chances.argmax(axis=1), own)
        likely = self._likely(chances, own, primary)
        chance = np.round(chances[np.arange(len(primary)), primary], _CALIBRATED_DECIMALS).tolist()
        readings = [scenes.readings[row] for row in rows.tolist()]
        special = self._special(scenes, votes, chance, sectorless)
        themes = primary.tolist()
        subthemes = self._subthemes(themes, deep)
        ranked = self._ranked(readings, votes.owes[rows], themes, likely)
        lex, bar = lexicon(), self.weights.abstain_below
        found = [
            special.get(k)
            or {
                "primary": lex.themes[theme],
                "subtheme": lex.subthemes[subthemes[k]],
                "probability": chance[k],
                "secondary": ranked.get(k, ()),
                "evidence": self._evidence(readings[k], theme, subthemes[k]),
                "abstained": chance[k] < bar,
            }
            for k, theme in enumerate(themes)
        ]
        return _records().validate_python(found)

    def _sectorless(self, chances: Floats, own: Named) -> dict[int, dict[str, Any]]:
        """What the model calls several sectors or none: no sector clearly named, or it is sure."""
        said = chances.argmax(axis=1)
        top = chances[np.arange(len(said)), said]
        free = ((own.total < _CLEAR) & (top >= _LIKELY)) | (top >= _SURE)
        found = np.flatnonzero((said >= len(lexicon().themes)) & free)
        sure = np.round(top[found], _CALIBRATED_DECIMALS).tolist()
        bar = self.weights.abstain_below
        return {
            row: {"primary": answers()[said[row]], "probability": chance, "abstained": chance < bar}
            for row, chance in zip(found.tolist(), sure, strict=True)
        }

    def _special(
        self,
        scenes: Scenes,
        votes: Votes,
        chance: Sequence[float],
        sectorless: dict[int, dict[str, Any]],
    ) -> dict[int, dict[str, Any]]:
        """What is decided before any theme: several sectors, or none, by rule or by the model."""
        own = scenes.channels["own"][1]
        every = lists_sectors(votes, scenes.readings)[own]
        tasks = ~votes.names_task[own]
        unsure = np.asarray(chance) < _LOST
        special = dict(sectorless)
        for k in np.flatnonzero(every | tasks | unsure).tolist():
            if every[k]:
                special[k] = {"primary": "general", "probability": _BY_RULE["general"]}
            elif unsure[k] and says_nothing(scenes[k]):
                special[k] = {"primary": "none", "probability": _GUESSED, "abstained": True}
            elif tasks[k] and is_sectorless(scenes.readings[own[k]]):
                special[k] = {"primary": "none", "probability": _BY_RULE["none"]}
        return special

    def _subthemes(self, themes: Sequence[int], deep: Floats) -> list[int]:
        """The best sub-theme inside each theme."""
        inside = _theme_of() == np.asarray(themes)[:, None]
        best: list[int] = np.where(inside, deep, -np.inf).argmax(axis=1).tolist()
        return best

    def _ranked(
        self,
        readings: Sequence[Reading],
        owes: NDArray[np.bool_],
        themes: Sequence[int],
        likely: dict[int, list[int]],
    ) -> dict[int, tuple[str, ...]]:
        """Secondary themes: those owed by rule, then the likely ones."""
        ranked = dict(likely)
        for k in np.flatnonzero(owes).tolist():
            ranked[k] = [*owed_secondary(readings[k], themes[k]), *likely.get(k, ())]
        names = lexicon().themes
        return {
            k: tuple([names[theme] for theme in dict.fromkeys(members)][:MAX_SECONDARY])
            for k, members in ranked.items()
        }

    def _likely(
        self, chances: Floats, own: Named, primary: NDArray[np.intp]
    ) -> dict[int, list[int]]:
        """The likely secondary themes of scenes that have any, the likeliest first."""
        facts = self.weights.secondary
        rows, themes = own.beside(primary)
        features = secondary_features(chances, own, primary, (rows, themes))
        score = features @ np.asarray(facts["weights"]) + np.asarray(facts["bias"])[themes]
        score -= facts["threshold"]
        likely: dict[int, list[int]] = {}
        good = np.flatnonzero(score >= 0)
        order = good[np.lexsort((themes[good], -score[good], rows[good]))]
        for row, theme in zip(rows[order].tolist(), themes[order].tolist(), strict=True):
            likely.setdefault(row, []).append(theme)
        return likely

    def _evidence(self, reading: Reading, theme: int, subtheme: int) -> tuple[Quote, ...]:
        hits = evidence_hits(reading, theme, subtheme)
        if hits:
            return tuple([reading.quote(hit.first, hit.last) for hit in hits])
        speaks = self._speaks_for(theme)
        pairs = zip(reading.tokens, reading.weights, strict=True)
        loudness = [speaks(token) if weight > 0 else 0.0 for token, weight in pairs]
        found = loudest_words(reading, loudness, speaks)
        return () if found is None else (reading.quote(*found),)

    def _speaks_for(self, theme: int) -> Callable[[str], float]:
        """How much a gram speaks for the theme."""
        rows, row_of = self.weights.table.rows, self.weights.grams.get

        def weigh(gram: str) -> float:
            row = row_of(gram)
            return 0.0 if row is None else float(rows[row, theme])

        return weigh

"""What the linear model sees: syllables and terms of a stretch and of what stands around it.

Everything is computed once a reading and summed over the readings of a context, so a document
costs a few matrix operations. Numbers, years, symbols and proper names are no features.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from camket.tag.lexicon import WEIGHTS, lexicon
from camket.tag.reading import Reading
from camket.tag.scene import Scene

Floats = NDArray[np.float64]
GRAM_CHANNELS = ("own", "line", "heading", "before")
LEXICON_CHANNELS = ("own", "line", "heading", "above", "before", "title", "near")
OWN_SCALE, CONTEXT_SCALE = 2.0, 1.0
_FIRST_SCALE, _SURROUND_SCALE, _MOST = 0.7, 0.3, 12.0
_FULL = 0.99
WEAK_MARK = "~"
"""Prefix of a syllable read in a purpose or setting clause."""


def grams(reading: Reading) -> set[str]:
    """Syllables and pairs of syllables of a stretch.

    Words of weak places carry a mark and masked words are empty, so pairs across them stay out
    of the vocabulary (`is_usable`), like everything with a digit.
    """
    tokens = reading.tokens
    if reading.is_plain:
        marked = tokens
    else:
        marked = [
            token if weight >= _FULL else WEAK_MARK + token if weight else ""
            for token, weight in zip(tokens, reading.weights, strict=True)
        ]
    return {*marked, *map(" ".join, pairwise(marked))}


def is_usable(gram: str) -> bool:
    """True for a gram that may become a feature: no digits, nothing masked, no weak pair."""
    first, blank, second = gram.partition(" ")
    if not first or (blank and not second) or (blank and WEAK_MARK in gram):
        return False
    return not any(character.isdigit() for character in gram)


@dataclass(frozen=True)
class Bundle:
    """The distinct readings of some scenes and, for each channel, which scene uses which."""

    readings: list[Reading]
    channels: dict[str, tuple[list[int], list[int]]]
    """(scene, reading) index pairs of each channel."""
    scenes: int

    def scale(self, channel: str) -> Floats:
        """For each pair of a channel, the factor that makes a scene's row length 1."""
        rows = np.asarray(self.channels[channel][0], dtype=np.intp)
        counts = np.bincount(rows, minlength=self.scenes)
        return np.asarray(1.0 / np.sqrt(np.maximum(counts, 1)))[rows]

    def gathered(self, channel: str, of_reading: Floats) -> Floats:
        """Sum over each scene's readings of their rows, scaled."""
        rows, columns = self.channels[channel]
        table = np.zeros((self.scenes, of_reading.shape[1]))
        if rows:
            np.add.at(table, rows, of_reading[columns] * self.scale(channel)[:, None])
        return table


def bundle(scenes: Sequence[Scene]) -> Bundle:
    """Collect the readings of the scenes, each once."""
    index: dict[int, int] = {}
    readings: list[Reading] = []
    channels: dict[str, tuple[list[int], list[int]]] = {c: ([], []) for c in LEXICON_CHANNELS}

    def put(channel: str, row: int, members: Iterable[Reading]) -> None:
        rows, columns = channels[channel]
        for reading in members:
            at = index.setdefault(id(reading), len(readings))
            if at == len(readings):
                readings.append(reading)
            rows.append(row)
            columns.append(at)

    for row, scene in enumerate(scenes):
        put("own", row, (scene.own,))
        if scene.line:
            put("line", row, scene.line)
        if scene.headings:
            put("heading", row, scene.headings[:1])
            put("above", row, scene.headings[1:])
        if scene.before is not None:
            put("before", row, (scene.before,))
        if scene.title is not None:
            put("title", row, (scene.title,))
        put("near", row, scene.near)
    return Bundle(readings, channels, len(scenes))


def vote_tables(readings: Sequence[Reading]) -> tuple[Floats, Floats]:
    """Score of every sub-theme in each reading, and of its first full cue alone."""
    size = len(lexicon().subthemes)
    scores, first = np.zeros(len(readings) * size), np.zeros(len(readings) * size)
    every: list[int] = []
    weights: list[float] = []
    for row, reading in enumerate(readings):
        base, lead = row * size, None
        for index, weight, hit in reading.votes:
            every.append(base + index)
            weights.append(weight)
            if lead is None and weight >= 1.0:
                lead = hit
            if hit is lead:
                first[base + index] = weight
    np.add.at(scores, np.asarray(every, dtype=np.intp), weights)
    return scores.reshape(-1, size), first.reshape(-1, size)


def named_table(readings: Sequence[Reading]) -> Floats:
    """Score of every sub-theme in each reading from terms that could decide alone."""
    scores = np.zeros((len(readings), len(lexicon().subthemes)))
    for row, reading in enumerate(readings):
        for index, weight, hit in reading.votes:
            if hit.term.votes[index] >= WEIGHTS["cues"]:
                scores[row, index] += weight
    return scores


def _theme_starts() -> list[int]:
    of = lexicon().theme_of
    return [k for k in range(len(of)) if k == 0 or of[k] != of[k - 1]]


def _spread(scores: Floats) -> Floats:
    """Log score of sub-themes and themes, and each theme's share of all."""
    themes = np.maximum.reduceat(scores, _theme_starts(), axis=1)
    share = themes / (scores.sum(axis=1, keepdims=True) + 1.0)
    return np.concatenate([np.log1p(scores), np.log1p(themes), share], axis=1)


def lexicon_block(together: Bundle) -> Floats:
    """Features from the terms of the lexicon, one row a scene."""
    scores, first = vote_tables(together.readings)
    own = np.asarray(together.channels["own"][1], dtype=np.intp)
    parts = [_spread(scores[own]), _FIRST_SCALE * np.log1p(first[own])]
    for channel in LEXICON_CHANNELS[1:]:
        rows, columns = together.channels[channel]
        table = np.zeros((together.scenes, scores.shape[1]))
        if rows:
            np.add.at(table, rows, scores[columns])
        parts.append(_SURROUND_SCALE * _spread(np.minimum(table, _MOST)))
    return np.concatenate(parts, axis=1)


def gram_scale(reading: Reading) -> float:
    """Value of each gram of a reading: long stretches do not shout."""
    return 1.0 / math.sqrt(2 * len(reading.tokens) + 1)

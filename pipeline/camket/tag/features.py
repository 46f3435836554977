"""What the linear model sees: syllables and terms of a stretch and of what stands around it.

Everything is computed once a reading and summed over the readings of a context, so a document
costs a few matrix operations. Numbers, years, symbols and proper names are no features.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from camket.tag.lexicon import lexicon
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


def grams(reading: Reading) -> list[str]:
    """Distinct syllables and pairs of syllables of a stretch, in the order they appear."""
    found: dict[str, None] = {}
    last = ""
    for token, weight in zip(reading.tokens, reading.weights, strict=True):
        if token[0].isdigit() or token[-1].isdigit():
            last = ""
        elif weight >= _FULL:
            found[token] = None
            if last:
                found[f"{last} {token}"] = None
            last = token
        else:
            last = ""
            if weight > 0:
                found[WEAK_MARK + token] = None
    return list(found)


@dataclass(frozen=True)
class Bundle:
    """The distinct readings of some scenes and, for each channel, which scene uses which."""

    readings: list[Reading]
    channels: dict[str, tuple[list[int], list[int]]]
    """(scene, reading) index pairs of each channel."""
    scenes: int

    def share(self, channel: str) -> Floats:
        """Scene x reading incidence of a channel, each row scaled to length 1."""
        rows, columns = self.channels[channel]
        table = np.zeros((self.scenes, len(self.readings)))
        np.add.at(table, (rows, columns), 1.0)
        size = np.sqrt(table.sum(axis=1, keepdims=True))
        return np.divide(table, size, out=table, where=size > 0)


def bundle(scenes: Sequence[Scene]) -> Bundle:
    """Collect the readings of the scenes, each once."""
    index: dict[int, int] = {}
    readings: list[Reading] = []
    channels: dict[str, tuple[list[int], list[int]]] = {c: ([], []) for c in LEXICON_CHANNELS}

    def put(channel: str, row: int, members: Iterable[Reading | None]) -> None:
        rows, columns = channels[channel]
        for reading in members:
            if reading is None:
                continue
            if id(reading) not in index:
                index[id(reading)] = len(readings)
                readings.append(reading)
            rows.append(row)
            columns.append(index[id(reading)])

    for row, scene in enumerate(scenes):
        put("own", row, (scene.own,))
        put("line", row, scene.line)
        put("heading", row, scene.headings[:1])
        put("above", row, scene.headings[1:])
        put("before", row, (scene.before,))
        put("title", row, (scene.title,))
        put("near", row, scene.near)
    return Bundle(readings, channels, len(scenes))


def vote_tables(readings: Sequence[Reading]) -> tuple[Floats, Floats]:
    """Score of every sub-theme in each reading, and of its first full cue alone."""
    size = len(lexicon().subthemes)
    scores, first = np.zeros((len(readings), size)), np.zeros((len(readings), size))
    for row, reading in enumerate(readings):
        lead = None
        for index, weight, hit in reading.votes:
            scores[row, index] += weight
            if lead is None and weight >= 1.0:
                lead = hit
            if hit is lead:
                first[row, index] = weight
    return scores, first


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
        np.add.at(table, rows, scores[columns])
        parts.append(_SURROUND_SCALE * _spread(np.minimum(table, _MOST)))
    return np.concatenate(parts, axis=1)


def gram_scale(count: int) -> float:
    """Value of each gram of a reading that has `count` of them."""
    return 1.0 / float(np.sqrt(max(count, 1)))

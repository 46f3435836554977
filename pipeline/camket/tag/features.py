"""What the linear model sees: syllables and terms of a stretch and of what stands around it.

Everything is computed once a reading and summed over the readings of a context, so a document
costs a few matrix operations. Numbers, years, symbols and proper names are no features.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from camket.tag.lexicon import WEIGHTS, lexicon
from camket.tag.reading import Reading
from camket.tag.scene import CHANNELS, Scenes

Floats = NDArray[np.float64]
GRAM_CHANNELS = ("own", "line", "heading", "before")
OWN_SCALE, CONTEXT_SCALE = 4.0, 1.5
_FIRST_SCALE, _SURROUND_SCALE, _MOST = 0.7, 0.3, 12.0
FULL = 0.99
"""Words of a lower weight stand in a weak place."""
NAMED, STRONG = 1.5, 3.0
"""Weight from which a cue names its sector, and from which it does so unmistakably."""
LONG = 5
"""Syllables of a term that names a movement and not a thing."""
WEAK_MARK = "~"
"""Prefix of a syllable read in a purpose or setting clause."""


def grams(reading: Reading) -> set[str]:
    """Syllables and pairs of syllables of a stretch.

    Words of weak places carry a mark and masked words are empty, so pairs across them stay out
    of the vocabulary (`is_usable`), like everything with a digit.
    """
    marked = [
        token if weight >= FULL else WEAK_MARK + token if weight else ""
        for token, weight in zip(reading.tokens, reading.weights, strict=True)
    ]
    return {*marked, *map(" ".join, pairwise(marked))}


def is_usable(gram: str) -> bool:
    """True for a gram that may become a feature: no digits, nothing masked, no weak pair."""
    first, blank, second = gram.partition(" ")
    if not first or (blank and not second) or (blank and WEAK_MARK in gram):
        return False
    return not any(character.isdigit() for character in gram)


def scale(scenes: Scenes, channel: str) -> Floats:
    """For each pair of a channel, the factor that makes a scene's row length 1."""
    rows = scenes.channels[channel][0]
    counts = np.bincount(rows, minlength=scenes.size)
    return np.asarray(1.0 / np.sqrt(np.maximum(counts, 1)))[rows]


def grouped(values: Floats, groups: NDArray[np.intp], count: int) -> Floats:
    """Sum of the values of each of `count` groups; groups ascend."""
    sums = np.zeros((count, values.shape[1]))
    if groups.size:
        starts = firsts(groups)
        sums[groups[starts]] = np.add.reduceat(values, starts, axis=0)
    return sums


def firsts(ascending: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where a number stands that the one before it is not."""
    is_first = np.ones(ascending.size, dtype=bool)
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)


@dataclass(frozen=True)
class Around:
    """The pairs of several channels in one list: a few operations do for all channels."""

    groups: NDArray[np.intp]
    """Channel times number of scenes, plus scene."""
    columns: NDArray[np.intp]
    channel: NDArray[np.intp]
    shape: tuple[int, int]

    @classmethod
    def of(cls, scenes: Scenes, channels: Sequence[str]) -> Around:
        """The pairs of these channels."""
        pairs = [scenes.channels[channel] for channel in channels]
        counts = [rows.size for rows, _ in pairs]
        channel = np.repeat(np.arange(len(pairs)), counts)
        groups = channel * scenes.size + np.concatenate([rows for rows, _ in pairs])
        columns = np.concatenate([members for _, members in pairs])
        return cls(groups, columns, channel, (len(pairs), scenes.size))

    def summed(self, of_pair: Floats) -> Floats:
        """Sums of the pairs' values: channels x scenes x width."""
        channels, size = self.shape
        return grouped(of_pair, self.groups, channels * size).reshape(channels, size, -1)

    def scale(self) -> Floats:
        """For each pair, the factor that makes its scene's row length 1."""
        counts = np.bincount(self.groups, minlength=self.shape[0] * self.shape[1])
        return np.asarray(1.0 / np.sqrt(counts[self.groups]))


@dataclass(frozen=True)
class _Terms:
    """The votes of all terms, those of term k at `[first[k], first[k + 1])`."""

    first: NDArray[np.intp]
    subtheme: NDArray[np.intp]
    theme: NDArray[np.intp]
    weight: Floats
    names_sector: NDArray[np.bool_]
    """Of each vote: not for emulation itself."""
    is_body: NDArray[np.bool_]
    is_general: NDArray[np.bool_]
    owes: NDArray[np.bool_]


@cache
def _terms() -> _Terms:
    lex, terms = lexicon(), lexicon().terms
    votes = [vote for term in terms for vote in term.votes.items()]
    themes = np.array([lex.theme_of[index] for index, _ in votes])
    return _Terms(
        np.cumsum([0, *(len(term.votes) for term in terms)]),
        np.array([index for index, _ in votes]),
        themes,
        np.array([weight for _, weight in votes]),
        themes != lex.themes.index("emulation_rewards"),
        np.array([term.kind == "body" for term in terms]),
        np.array([term.kind == "general" for term in terms]),
        np.array([term.kind == "instrument" or term.size >= LONG for term in terms]),
    )


@dataclass(frozen=True)
class Votes:
    """What the terms of some readings say; one row a reading."""

    scores: Floats
    """Of every sub-theme."""
    first: Floats
    """Of the first full cue alone."""
    named: Floats
    """From terms that could decide alone."""
    names: NDArray[np.bool_]
    """A cue names a sector."""
    names_task: NDArray[np.bool_]
    """A cue that is not the name of a body names a sector."""
    strong: NDArray[np.intp]
    """How many themes but emulation itself are named unmistakably."""
    general: NDArray[np.bool_]
    """A formula that lists sectors stands in it."""
    owes: NDArray[np.bool_]
    """A term stands in it that may make a theme secondary by rule."""

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Votes:
        """Count the votes of every reading."""
        terms, lex = _terms(), lexicon()
        count, size = len(readings), len(lex.subthemes)
        hits = [(reading.weights[hit.first], hit) for reading in readings for hit in reading.hits]
        row_of = np.repeat(np.arange(count), [len(reading.hits) for reading in readings])
        number = np.array([hit.term.number for _, hit in hits], dtype=np.intp)
        faded = np.array([weight for weight, _ in hits])
        counts = terms.first[number + 1] - terms.first[number]
        hit_of = np.repeat(np.arange(len(hits)), counts)
        offsets = np.arange(hit_of.size) - np.repeat(np.cumsum(counts) - counts, counts)
        vote = terms.first[number][hit_of] + offsets
        row, weight = row_of[hit_of], terms.weight[vote]
        value = weight * faded[hit_of]
        cell = row * size + terms.subtheme[vote]

        def table(kept: NDArray[np.bool_] | slice) -> Floats:
            sums = np.bincount(cell[kept], value[kept], count * size)
            return np.asarray(sums.reshape(count, size))

        def rows(numbers: NDArray[np.intp]) -> NDArray[np.bool_]:
            has = np.zeros(count, dtype=bool)
            has[numbers] = True
            return has

        named = np.flatnonzero(value >= NAMED)
        named_task = named[~terms.is_body[number[hit_of[named]]]]
        clear = np.flatnonzero((value >= STRONG) & terms.names_sector[vote])
        strong = np.zeros((count, len(lex.themes)), dtype=bool)
        strong[row[clear], terms.theme[vote[clear]]] = True
        # A formula in a purpose clause ("để phát triển kinh tế - xã hội") names no sector.
        general = row_of[terms.is_general[number] & (faded >= 1.0)]
        owing = row_of[terms.owes[number]]
        return cls(
            scores=table(slice(None)),
            first=table(_of_leads(row, hit_of, value)),
            named=table(weight >= WEIGHTS["cues"]),
            names=rows(row[named]),
            names_task=rows(row[named_task]),
            strong=strong.sum(axis=1),
            general=rows(general),
            owes=rows(owing),
        )


def _of_leads(row: NDArray[np.intp], hit_of: NDArray[np.intp], value: Floats) -> NDArray[np.bool_]:
    """The votes of the first term of each reading that still counts in full."""
    full = np.flatnonzero(value >= 1.0)
    leads = hit_of[full[firsts(row[full])]]
    is_lead = np.zeros(int(hit_of[-1]) + 1 if hit_of.size else 0, dtype=bool)
    is_lead[leads] = True
    return np.asarray(is_lead[hit_of])


@cache
def answers() -> tuple[str, ...]:
    """What the model can say of a stretch: the themes in their order, then `general`, `none`."""
    return (*lexicon().themes, "general", "none")


@cache
def theme_starts() -> NDArray[np.intp]:
    """First sub-theme of each theme."""
    return np.array([start for start, _ in lexicon().bounds])


def _spread(scores: Floats) -> Floats:
    """Log score of sub-themes and themes, and each theme's share of all."""
    themes = np.maximum.reduceat(scores, theme_starts(), axis=-1)
    share = themes / (scores.sum(axis=-1, keepdims=True) + 1.0)
    return np.concatenate([np.log(scores + 1.0), np.log(themes + 1.0), share], axis=-1)


def lexicon_block(scenes: Scenes, votes: Votes) -> Floats:
    """Features from the terms of the lexicon, one row a scene."""
    own = scenes.channels["own"][1]
    around = Around.of(scenes, CHANNELS[1:])
    sums = around.summed(votes.scores[around.columns])
    sums = np.minimum(sums, _MOST)
    surround = _SURROUND_SCALE * _spread(sums)
    first = _FIRST_SCALE * np.log(votes.first[own] + 1.0)
    told = _told_by_document(sums[list(_TELLING)], votes.named[own].sum(axis=1))
    return np.concatenate([_spread(votes.scores[own]), first, *surround, *told], axis=1)


_TELLING = (1, 2, 4, 5)
"""Of the channels around: heading, above, title, near."""
_QUIET_SCALE = 1.0


def _told_by_document(sums: Floats, named: Floats) -> Floats:
    """What headings, title and neighbours name where the stretch itself names little or nothing.

    "Tịch thu phương tiện" says nothing of its sector in a directive on river sand.
    """
    themes = np.maximum.reduceat(sums, theme_starts(), axis=-1)
    share = themes / (sums.sum(axis=-1, keepdims=True) + 1.0)
    silent = (named == 0).astype(float)[None, :, None]
    quiet = ((named > 0) & (named < STRONG)).astype(float)[None, :, None]
    return _QUIET_SCALE * np.concatenate([silent * share, quiet * share])


def gram_scale(reading: Reading) -> float:
    """Value of each gram of a reading: long stretches do not shout."""
    return 1.0 / math.sqrt(2 * len(reading.tokens) + 1)

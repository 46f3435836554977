"""What is decided before any model: lists of sectors, and tasks that belong to no sector."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from camket.tag.features import LONG, NAMED, Votes
from camket.tag.lexicon import lexicon
from camket.tag.reading import Reading
from camket.tag.scene import Scene

_ONE_SENTENCE = 60
"""Longer stretches are paragraphs; naming much is no list there."""
_MANY = 4
"""Sectors with an unmistakable term; three would catch one object with three attributes."""
_MANY_BESIDE = 2
"""Beside a formula that already names the economy and society."""


def lists_sectors(votes: Votes, readings: Sequence[Reading]) -> NDArray[np.bool_]:
    """True for a list of sectors with none dominating, or only "nhiệm vụ chính trị"."""
    short = np.array([len(reading.tokens) <= _ONE_SENTENCE for reading in readings])
    formula = votes.general & (~votes.names | (votes.strong >= _MANY_BESIDE))
    return np.asarray(short & (formula | (~votes.general & (votes.strong >= _MANY))))


def is_sectorless(reading: Reading) -> bool:
    """True for a task about the document itself: "tổ chức thực hiện Kế hoạch này, báo cáo …".

    To be asked only where no cue names a task (`Votes.names_task`). Every syllable that is not a
    number or a name belongs to the vocabulary of running a plan.
    """
    tokens, lex = reading.tokens, lexicon()
    bodies = [(hit.first, hit.last) for hit in reading.hits if hit.term.kind == "body"]
    for k, token in enumerate(tokens):
        if token in lex.running_words or token[0].isdigit() or not reading.weights[k]:
            continue
        if not any(first <= k < last for first, last in bodies):
            return False
    return not lex.running_heads.isdisjoint(map(" ".join, pairwise(tokens)))


def says_nothing(scene: Scene) -> bool:
    """True when neither a stretch nor its line, headings and predecessor hold a full cue."""
    around = (*scene.line, *scene.headings, *((scene.before,) if scene.before else ()))
    return not any(hit.term.is_full for near in (scene.own, *around) for hit in near.hits)


def owed_secondary(reading: Reading, theme: int) -> list[int]:
    """Themes that are secondary by rule, whatever a model says; none without `Votes.owes`.

    The movement used as an instrument of a sector, and the other owner of a term that stands
    under two themes ("Toàn dân đoàn kết xây dựng đời sống văn hóa").
    """
    lex = lexicon()
    owed: dict[int, None] = {}
    for hit in reading.hits:
        tokens = reading.tokens[hit.first : hit.last]
        if hit.term.kind == "instrument" and reading.weights[hit.first] < 1.0:
            if "đua" in tokens or "trào" in tokens:
                owed[lex.themes.index("emulation_rewards")] = None
            continue
        voted = {lex.theme_of[i] for i, weight in hit.term.votes.items() if weight >= NAMED}
        if len(tokens) >= LONG and theme in voted:
            owed.update(dict.fromkeys(sorted(voted)))
    return [other for other in owed if other != theme]

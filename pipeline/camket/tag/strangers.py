"""Training stretches read as if a stranger had made the lexicon.

The lexicon grew while the training documents were read, so they show every term they could want and
teach too much trust in terms. Read once more without the terms that only one body's documents hold,
they look like documents nobody has seen yet.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Sequence

from camket.tag.annotated import LEXICON, Example, groups_of
from camket.tag.reading import Reading

_MIN_BODIES = 2


def without_lonely_cues(examples: Sequence[Example], readings: Sequence[Reading]) -> list[Reading]:
    """The readings without the cues that stand in the clauses of one body only.

    Stretches that are themselves terms stay whole: nothing else would be left of them.
    """
    known = _shared_cues(examples)
    whole = {id(example.scene.own) for example in examples if example.doc == LEXICON}
    return [reading if id(reading) in whole else _keeping(reading, known) for reading in readings]


def _shared_cues(examples: Sequence[Example]) -> set[int]:
    """Numbers of the terms that stand in the clauses of several bodies."""
    bodies: dict[int, set[str]] = defaultdict(set)
    for example, body in zip(examples, groups_of(examples), strict=True):
        for hit in example.scene.own.hits if example.doc != LEXICON else ():
            bodies[hit.term.number].add(body)
    return {number for number, seen in bodies.items() if len(seen) >= _MIN_BODIES}


def _keeping(reading: Reading, known: set[int]) -> Reading:
    """A copy of a reading with the known cues, and every term that is no cue."""
    kept = copy.copy(reading)
    kept.hits = [hit for hit in reading.hits if hit.term.kind != "cue" or hit.term.number in known]
    return kept

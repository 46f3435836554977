"""Words that show what a theme was read from, when no term of the theme stands in a stretch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from camket.tag.lexicon import lexicon
from camket.tag.reading import Reading

Extent = tuple[int, int]


@cache
def compounds() -> frozenset[str]:
    """Every two syllables that stand side by side in a term."""
    found: set[str] = set()
    open_nodes = list(lexicon().root.items())
    while open_nodes:
        token, node = open_nodes.pop()
        found.update(f"{token} {after}" for after in node.next)
        open_nodes.extend(node.next.items())
    return frozenset(found)


def loudest_words(
    reading: Reading, loudness: Sequence[float], of_pair: Callable[[str], float]
) -> Extent | None:
    """The words around the syllable that speaks loudest for a theme, as syllable numbers.

    A syllable alone is mostly a piece of a compound ("hội" of "xã hội"): the term that holds it is
    shown, or the compound of two syllables, or, when no loud syllable has either, the loudest with
    the neighbour that speaks for the theme together with it.
    """
    loud = sorted((k for k, value in enumerate(loudness) if value > 0), key=lambda k: -loudness[k])
    for k in loud:
        found = _term_around(reading, k) or _compound_around(reading, k)
        if found is not None:
            return found
    speaking = (
        (first, first + 2) for k in loud for first, pair in _pairs(reading, k) if of_pair(pair) > 0
    )
    return next(speaking, None)


def _term_around(reading: Reading, k: int) -> Extent | None:
    return next(((hit.first, hit.last) for hit in reading.hits if hit.first <= k < hit.last), None)


def _compound_around(reading: Reading, k: int) -> Extent | None:
    pairs = _pairs(reading, k)
    return next(((first, first + 2) for first, pair in pairs if pair in compounds()), None)


def _pairs(reading: Reading, k: int) -> list[tuple[int, str]]:
    """The two pairs a syllable belongs to, each with the number of its first syllable."""
    tokens = reading.tokens
    return [
        (first, f"{tokens[first]} {tokens[first + 1]}")
        for first in (k - 1, k)
        if 0 <= first < len(tokens) - 1 and _side_by_side(reading, first)
    ]


def _side_by_side(reading: Reading, first: int) -> bool:
    """True for two syllables of a phrase: no mark between, and neither is a name."""
    words, at = reading.words, reading.first + first
    between = words.view.lower[words.starts[at] + len(words.tokens[at]) : words.starts[at + 1]]
    return (
        between.isspace() and "\n" not in between and 0.0 not in reading.weights[first : first + 2]
    )

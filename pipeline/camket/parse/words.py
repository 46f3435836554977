"""The words of the text being read, found once: every rule looks its first words up here.

A document is read clause by clause, but where a rule can begin depends on one or two words only.
One pass over the text lists all words; each rule keeps the sorted list of its own candidates and
takes the slice of a clause by bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from itertools import accumulate, chain

# A plain set of letters is read twice as fast as `[^\\W\\d_]`, which it equals below U+2100.
_LETTERS = "".join(c for c in map(chr, range(0x2100)) if c.isalnum() and not c.isdecimal())
_SPLIT = re.compile(f"([{_LETTERS}]+)")


class Words:
    """The words (runs of letters) of a text and where each starts, in order."""

    __slots__ = ("gaps", "places", "starts", "words")

    def __init__(self, lower: str) -> None:
        parts = _SPLIT.split(lower)
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[2::2]
        """What stands between a word and the next."""
        self.starts: list[int] = list(accumulate(map(len, parts)))[:-1:2]
        self.places: dict[str, list[int]] = defaultdict(list)
        """Where each word starts."""
        for at, word in zip(self.starts, self.words, strict=True):
            self.places[word].append(at)

    def find(self, first: Set[str]) -> list[int]:
        """Where a word of a set starts, in order."""
        return sorted(chain.from_iterable(map(self.places.__getitem__, self.places.keys() & first)))

    def begin(self, lower: str, phrases: Mapping[str, tuple[str, ...]]) -> list[int]:
        """Where one of the phrases starts; `phrases` lists them by their first word."""
        return sorted(
            at
            for word in self.places.keys() & phrases.keys()
            for at in self.places[word]
            if lower.startswith(phrases[word], at) and not (at and lower[at - 1].isalnum())
        )


def by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Phrases that begin with a letter, by their first word."""
    table: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        word = _SPLIT.match(phrase)
        if word is not None:
            table[word[0]] = (*table.get(word[0], ()), phrase)
    return table


# Only the text being read is kept.
@lru_cache(maxsize=1)
def words_of(lower: str) -> Words:
    """The words of the match key of a view."""
    return Words(lower)


def within(places: list[int], start: int, end: int) -> list[int]:
    """The offsets of a sorted list that lie in `[start, end)`."""
    first = bisect_left(places, start)
    return places[first : bisect_left(places, end, first)]


_DIGITS = re.compile(r"\d+")


# Only the text being read is kept.
@lru_cache(maxsize=1)
def digit_runs(text: str) -> tuple[list[int], list[int]]:
    """Where the runs of digits of a text start and where they end, in order."""
    runs = [run.span() for run in _DIGITS.finditer(text)]
    return [start for start, _ in runs], [end for _, end in runs]


def has_digit(text: str, start: int, end: int) -> bool:
    """Whether a digit stands in `text[start:end]`; no text is searched twice."""
    starts, ends = digit_runs(text)
    run = bisect_right(ends, start)  # the first run that ends behind the start
    return run < len(starts) and starts[run] < end and start < end


def spots(lower: str, phrases: Iterable[str]) -> list[int]:
    """Where any of a few phrases stands in a text, inside words too, in order.

    `str.find` over a whole text is ten times faster than an alternation at every clause.
    """
    found: list[int] = []
    for phrase in phrases:
        at = lower.find(phrase)
        while at >= 0:
            found.append(at)
            at = lower.find(phrase, at + 1)
    return sorted(found)


def any_within(places: list[int], start: int, end: int) -> bool:
    """Whether an offset of a sorted list lies in `[start, end)`."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end

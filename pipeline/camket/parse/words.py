"""The words of the text being read, found once: every rule looks its first words up here.

A document is read clause by clause, but where a rule can begin depends on one or two words only.
One pass over the text lists all words; each rule keeps the sorted list of its own candidates and
takes the slice of a clause by bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

_SPLIT = re.compile(r"([^\W\d_]+)")


class Words:
    """The words (runs of letters) of a text and where each starts, in order."""

    __slots__ = ("gaps", "starts", "words")

    def __init__(self, lower: str) -> None:
        parts = _SPLIT.split(lower)
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[2::2]
        """What stands between a word and the next."""
        self.starts: list[int] = list(accumulate(map(len, parts)))[:-1:2]

    def find(self, first: Collection[str]) -> list[int]:
        """Where a word of a set starts, in order."""
        return [at for at, word in zip(self.starts, self.words, strict=True) if word in first]

    def find_pairs(self, first: Mapping[str, frozenset[str]]) -> list[int]:
        """Where a word of a set starts that one of its second words (or any word) follows."""
        following = [*self.words[1:], ""]
        return [
            at
            for at, word, after in zip(self.starts, self.words, following, strict=False)
            if word in first and (not first[word] or after in first[word])
        ]

    def begin(self, lower: str, phrases: Mapping[str, tuple[str, ...]]) -> list[int]:
        """Where one of the phrases starts; `phrases` lists them by their first word."""
        return [
            at
            for at, word in zip(self.starts, self.words, strict=True)
            if word in phrases
            and lower.startswith(phrases[word], at)
            and not (at and lower[at - 1].isalnum())
        ]


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

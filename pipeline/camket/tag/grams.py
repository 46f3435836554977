"""Sums of trained weights over the syllables and pairs of syllables of many readings at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from camket.tag.features import FULL, WEAK_MARK, Floats, firsts, grouped
from camket.tag.reading import Reading

Numbers = NDArray[np.intp]
_NO_PAIR = -1


class GramTable:
    """Rows of weights for grams, looked up without making a string for a pair."""

    def __init__(self, grams: Sequence[str], rows: Floats) -> None:
        # Half the memory, the same numbers: the files hold sixteen bits.
        self.rows = rows.astype(np.float32)
        self._number: dict[str, int] = {}
        singles: list[tuple[int, int, bool]] = []
        pairs: dict[tuple[int, int], int] = {}
        for row, gram in enumerate(grams):
            first, _, second = gram.partition(" ")
            if second:
                pairs[self._numbered(first), self._numbered(second)] = row
            else:
                is_weak = gram.startswith(WEAK_MARK)
                singles.append((self._numbered(gram.removeprefix(WEAK_MARK)), row, is_weak))
        self._unknown = len(self._number)
        self._singles = self._single_rows(singles)
        keys = np.array([a * (self._unknown + 1) + b for a, b in pairs], dtype=np.intp)
        order = np.argsort(keys)
        # The last key is larger than any, so that every search ends inside the array.
        self._pair_keys = np.append(keys[order], np.iinfo(np.intp).max)
        self._pair_rows = np.append(np.array(list(pairs.values()), dtype=np.intp)[order], -1)

    def _numbered(self, token: str) -> int:
        return self._number.setdefault(token, len(self._number))

    def _single_rows(self, singles: Sequence[tuple[int, int, bool]]) -> Numbers:
        """Row of each syllable in full and in weak places; -1 for none."""
        rows = np.full((2, len(self._number) + 1), -1, dtype=np.intp)
        for number, row, is_weak in singles:
            rows[int(is_weak), number] = row
        return rows

    def sums(self, readings: Sequence[Reading]) -> Floats:
        """Sum of the rows of each reading's distinct grams, scaled by its length."""
        sizes = np.array([len(reading.tokens) for reading in readings], dtype=np.intp)
        weights = chain.from_iterable(reading.weights for reading in readings)
        which, rows = np.divmod(
            self._cells(
                np.repeat(np.arange(sizes.size), sizes),
                self._numbers(readings, sizes),
                np.fromiter(weights, float, int(sizes.sum())),
            ),
            len(self.rows),
        )
        of_gram = self.rows.take(rows, axis=0).astype(np.float64)
        summed = grouped(of_gram, which, sizes.size)
        summed *= 1.0 / np.sqrt(2.0 * sizes + 1.0)[:, None]
        return summed

    def _numbers(self, readings: Sequence[Reading], sizes: Numbers) -> Numbers:
        """The number of every syllable of every reading; a text's syllables are looked up once."""
        start_of: dict[int, int] = {}
        numbers: list[int] = []
        for reading in readings:
            if id(reading.words) not in start_of:
                start_of[id(reading.words)] = len(numbers)
                numbers += map(self._number.get, reading.words.tokens, repeat(self._unknown))
        starts = [start_of[id(reading.words)] + reading.first for reading in readings]
        ends = np.cumsum(sizes)
        at = np.arange(int(sizes.sum())) + np.repeat(np.array(starts) - ends + sizes, sizes)
        return np.array(numbers, dtype=np.intp)[at]

    def _cells(self, owner: Numbers, numbers: Numbers, weights: Floats) -> Numbers:
        """Reading and row of every distinct gram, as one sorted number."""
        full = weights >= FULL
        single = np.where(full, self._singles[0][numbers], self._singles[1][numbers])
        single[weights == 0] = -1
        paired = np.where(full, numbers, self._unknown)
        keys = paired[:-1] * (self._unknown + 1) + paired[1:]
        keys[owner[:-1] != owner[1:]] = _NO_PAIR
        at = self._pair_keys.searchsorted(keys)
        pair = np.where(self._pair_keys[at] == keys, self._pair_rows[at], -1)
        rows = np.concatenate([single, pair])
        cells: Numbers = (np.concatenate([owner, owner[:-1]]) * len(self.rows) + rows)[rows >= 0]
        cells.sort()
        return cells[firsts(cells)]

"""Sums of trained weights over the syllables and pairs of syllables of many readings at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from camket.tag.features import FULL, WEAK_MARK, Floats, grouped
from camket.tag.reading import Reading

Numbers = NDArray[np.intp]


class GramTable:
    """Rows of weights for grams, looked up without making a string for a pair."""

    def __init__(self, grams: Sequence[str], rows: Floats, own_rows: Floats) -> None:
        # Half the memory, the same numbers: the files hold sixteen bits.
        self.rows, self.own_rows = rows.astype(np.float32), own_rows.astype(np.float32)
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
        self._singles = self._single_rows(singles)
        keys = np.array([a * len(self._number) + b for a, b in pairs], dtype=np.intp)
        order = np.argsort(keys)
        self._pair_keys = np.append(keys[order], -1)
        self._pair_rows = np.append(np.array(list(pairs.values()), dtype=np.intp)[order], -1)

    def _numbered(self, token: str) -> int:
        return self._number.setdefault(token, len(self._number))

    def _single_rows(self, singles: Sequence[tuple[int, int, bool]]) -> Numbers:
        """Row of each syllable in full and in weak places; -1 for none, also at number -1."""
        rows = np.full((2, len(self._number) + 1), -1, dtype=np.intp)
        for number, row, is_weak in singles:
            rows[int(is_weak), number] = row
        return rows

    def sums(self, readings: Sequence[Reading], own: Numbers) -> tuple[Floats, Floats]:
        """Scaled sums over each reading's distinct grams: of `rows`, and of `own_rows` for `own`.

        `own` are numbers of readings.
        """
        sizes = np.array([len(reading.tokens) for reading in readings])
        tokens = chain.from_iterable(reading.tokens for reading in readings)
        numbers = np.array(list(map(self._number.get, tokens, repeat(-1))), dtype=np.intp)
        weights = np.array(list(chain.from_iterable(reading.weights for reading in readings)))
        cells = self._cells(np.repeat(np.arange(sizes.size), sizes), numbers, weights)
        which, rows = np.divmod(cells, len(self.rows))
        size = 1.0 / np.sqrt(2.0 * sizes + 1.0)[:, None]
        is_own = np.zeros(sizes.size, dtype=bool)
        is_own[own] = True
        mine = is_own[which]
        wide = grouped(self.rows[rows].astype(np.float64), which, sizes.size)
        deep = grouped(self.own_rows[rows[mine]].astype(np.float64), which[mine], sizes.size)
        return np.asarray(wide * size), np.asarray((deep * size)[own])

    def _cells(self, owner: Numbers, numbers: Numbers, weights: Floats) -> Numbers:
        """Reading and row of every distinct gram, as one sorted number."""
        full = weights >= FULL
        single = np.where(full, self._singles[0][numbers], self._singles[1][numbers])
        single[weights == 0] = -1
        side = full[:-1] & full[1:] & (owner[:-1] == owner[1:])
        side &= (numbers[:-1] >= 0) & (numbers[1:] >= 0)
        keys = numbers[:-1][side] * len(self._number) + numbers[1:][side]
        at = np.searchsorted(self._pair_keys[:-1], keys)
        pair = np.where(self._pair_keys[at] == keys, self._pair_rows[at], -1)
        rows = np.concatenate([single, pair])
        owners = np.concatenate([owner, owner[:-1][side]])
        return np.unique((owners * len(self.rows) + rows)[rows >= 0])

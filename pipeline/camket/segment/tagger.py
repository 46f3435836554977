"""Label tokens with the shipped CRF: one look-up a window, one matrix sum, a near-parallel Viterbi.

Costs of the naive way were measured: building feature strings takes longer than decoding them, so a
window (one, two or three tokens) is one dictionary key, and only pairs that begin a known triple
are extended to a triple. All lines of a document are scored in one matrix.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat

import numpy as np
import numpy.typing as npt

from camket.segment.weights import Row, Weights

Matrix = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.intp]
# Two sentinels on each side of a line stand for the BOS and EOS features.
_BEFORE, _AFTER = "\x02", "\x03"


class _Table:
    """Rows of one window size found by key; row 0 is what an unknown key scores.

    A key is looked up as it is: lower-case keys and the exact keys of the model score their exact
    and lower-case features at once. Any other key scores only its lower-case form (`folded`, where
    that differs). The last column says whether the key begins a longer key.
    """

    def __init__(self, weights: Weights, size: int, prefixes: frozenset[str]) -> None:
        self.ids: dict[str, int] = {}
        self.folded: dict[str, int] = {}
        self._prefixes = prefixes
        self._zero: Row = (0.0,) * len(Weights.offsets[size])
        answers = weights.asked[size]["is_in_dict"]
        self._absent = answers.get("False", self._zero)
        self._present = answers.get("True", self._zero)
        self._rows: dict[Row, int] = {(*self._absent, 0.0): 0}
        self._fill(weights, size)
        self.matrix: Matrix = np.array(list(self._rows), dtype=np.float64)

    def _fill(self, weights: Weights, size: int) -> None:
        exact, lower, zero = weights.exact[size], weights.lower[size], self._zero
        words = weights.words_of(size)
        for key in chain(exact, lower, words, self._prefixes):
            low = key.lower()
            folded = _sum(lower.get(low, zero), self._present if low in words else self._absent)
            longer = float(low in self._prefixes or key in self._prefixes)
            self.ids[key] = self._number((*_sum(exact.get(key, zero), folded), longer))
            if low in exact:
                self.folded[low] = self._number((*folded, longer))
        for sentinel, edge in ((_BEFORE, "BOS"), (_AFTER, "EOS")):
            asked = [by.get(edge, zero) for by in weights.asked[size].values()]
            row = _sum(exact.get(edge, zero), lower.get(edge, zero), *asked)
            self.ids[sentinel] = self._number((*row, 0.0))

    def _number(self, row: Row) -> int:
        return self._rows.setdefault(row, len(self._rows))

    def find(self, keys: list[str], cased: Flags) -> Indexes:
        """Row numbers of keys; `cased` marks keys with upper-case letters."""
        found = np.fromiter(map(self.ids.get, keys, repeat(-1)), np.intp, len(keys))
        missing = found < 0
        for at in np.flatnonzero(missing & cased).tolist():
            low = keys[at].lower()
            found[at] = self.folded[low] if low in self.folded else self.ids.get(low, 0)
        found[missing & ~cased] = 0
        return found


def _sum(*rows: Row) -> Row:
    return tuple(map(sum, zip(*rows, strict=True)))


@dataclass(frozen=True)
class _Windows:
    """What is known of every window of one size, besides its key."""

    before: Flags
    after: Flags
    titled: Flags
    cased: Flags

    def widened(self, other: _Windows) -> _Windows:
        """Windows with one more token to the right; `other` describes single tokens."""
        size = len(self.before) - 1
        return _Windows(
            self.before[:size] | other.before[-size:],
            self.after[:size] | other.after[-size:],
            self.titled[:size] & other.titled[-size:],
            self.cased[:size] | other.cased[-size:],
        )


class Tagger:
    """Decides for each token of many lines whether it continues the word before it."""

    def __init__(self, weights: Weights) -> None:
        triples = chain(weights.exact[3], weights.words_of(3))
        starts = frozenset(key.rpartition(" ")[0] for key in triples)
        self._tables = {
            1: _Table(weights, 1, frozenset()),
            2: _Table(weights, 2, starts | {key.lower() for key in starts}),
            3: _Table(weights, 3, frozenset()),
        }
        self._titles = {size: _answers(weights, size, "istitle") for size in (1, 2, 3)}
        self._digits = _answers(weights, 1, "isdigit")
        self._decoder = _Decoder(weights)

    def continues(self, lines: Sequence[Sequence[str]]) -> Flags:
        """For each token of all lines together: does it continue the word of the token before?"""
        tokens: list[str] = []
        starts: list[int] = []
        for line in filter(None, lines):
            starts.append(len(tokens) + 2)
            tokens += (_BEFORE, _BEFORE, *line, _AFTER, _AFTER)
        if not tokens:
            return np.zeros(0, dtype=np.bool_)
        firsts = np.array(starts, dtype=np.intp)
        marks = _marks(tokens, firsts)
        labels = self._decoder.decode(self._score(tokens, marks), firsts)
        return labels[~(marks.before | marks.after)]

    def _score(self, tokens: list[str], marks: _Windows) -> Matrix:
        total = np.zeros(len(tokens) + 8)
        real = ~(marks.before | marks.after)
        digits = np.fromiter(map(str.isdigit, tokens), np.bool_, len(tokens))
        # A sentinel answers no question; its answers are part of its row.
        _add(total, 1, np.where(real[:, None], self._digits[digits.astype(np.intp)], 0.0))
        _add(total, 1, self._rows(1, self._tables[1].find(tokens, marks.cased), marks))
        pairs = marks.widened(marks)
        keys = [f"{one} {other}" for one, other in pairwise(tokens)]
        found = self._tables[2].find(keys, pairs.cased)
        _add(total, 2, self._rows(2, found, pairs))
        extended = np.flatnonzero(self._tables[2].matrix[found[:-1], -1])
        triples = pairs.widened(marks)
        _add(total, 3, self._rows(3, self._triples(keys, tokens, extended, triples), triples))
        return total[2 : 2 + len(tokens)]

    def _triples(
        self, keys: list[str], tokens: list[str], extended: Indexes, windows: _Windows
    ) -> Indexes:
        found = np.zeros(len(windows.before), dtype=np.intp)
        longer = [f"{keys[at]} {tokens[at + 2]}" for at in extended.tolist()]
        found[extended] = self._tables[3].find(longer, windows.cased[extended])
        return found

    def _rows(self, size: int, found: Indexes, windows: _Windows) -> Matrix:
        table = self._tables[size]
        # A window that leaves the line has the edge as its value; the start of the line wins.
        found = np.where(windows.after, table.ids[_AFTER], found)
        found = np.where(windows.before, table.ids[_BEFORE], found)
        real = ~(windows.before | windows.after)
        titles = self._titles[size][windows.titled.astype(np.intp)]
        return table.matrix[found, :-1] + np.where(real[:, None], titles, 0.0)


def _marks(tokens: list[str], starts: Indexes) -> _Windows:
    size = len(tokens)
    before, after = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_)
    before[starts - 1] = before[starts - 2] = True
    after[starts[1:] - 4] = after[starts[1:] - 3] = after[-2:] = True
    low = list(map(str.lower, tokens))
    firsts = [token[0] for token in tokens]
    titled = map(operator.eq, firsts, map(str.upper, firsts))
    return _Windows(
        before=before,
        after=after,
        titled=np.fromiter(titled, np.bool_, size),
        cased=np.fromiter(map(operator.ne, tokens, low), np.bool_, size),
    )


def _answers(weights: Weights, size: int, question: str) -> Matrix:
    by = weights.asked[size][question]
    zero = (0.0,) * len(Weights.offsets[size])
    return np.array([by.get("False", zero), by.get("True", zero)])


def _add(total: Matrix, size: int, rows: Matrix) -> None:
    for slot, offset in enumerate(Weights.offsets[size]):
        start = 2 + offset
        total[start : start + len(rows)] += rows[:, slot]


class _Decoder:
    """Viterbi over two labels, carried as the lead of "continues" over "begins".

    Above `high` and below `low` the label of a position does not depend on the next one and its
    lead adds a constant to the next: only the few positions between are walked one by one.
    """

    def __init__(self, weights: Weights) -> None:
        stay_begin, stay_continue = weights.stay
        leave_begin, leave_continue = weights.leave
        self.low = stay_begin - leave_begin
        self.high = stay_continue - leave_continue
        self.after_begin = stay_continue - stay_begin
        self.after_continue = leave_continue - leave_begin
        self.between = stay_continue - leave_begin

    def _carry(self, lead: float) -> float:
        if lead > self.high:
            return self.after_continue
        return self.after_begin if lead <= self.low else self.between - lead

    def decode(self, scores: Matrix, starts: Indexes) -> Flags:
        """Best label of every position; `starts` are the first positions of the lines.

        Two sentinels end a line and two begin the next, so a line's last position is five before
        the next start.
        """
        floor = min(self.after_begin, self.after_continue)
        ceiling = max(self.after_begin, self.after_continue)
        above, below = scores + floor > self.high, scores + ceiling <= self.low
        carried = np.where(above, self.after_continue, np.where(below, self.after_begin, 0.0))
        leads = scores.copy()
        leads[1:] += carried[:-1]
        leads[starts] = scores[starts]
        first = set(starts.tolist())
        last = {*(starts - 5).tolist(), len(scores) - 3}
        for at in np.flatnonzero(~(above | below)).tolist():
            if at not in last and at + 1 not in first and at + 1 < len(leads):
                leads[at + 1] = scores[at + 1] + self._carry(leads[at])
        labels: Flags = leads > 0
        for at in np.flatnonzero((leads > self.low) & (leads <= self.high)).tolist()[::-1]:
            if at not in last and at + 1 < len(leads):
                labels[at] = leads[at] > (self.high if labels[at + 1] else self.low)
        return labels

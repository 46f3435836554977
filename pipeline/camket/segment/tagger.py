"""Label tokens with the shipped CRF: integer keys, one matrix sum, a Viterbi of one number a token.

Costs of the naive way were measured: building feature strings takes longer than decoding them. So
every token becomes a number by one dictionary look-up, a pair or triple of tokens is a product of
numbers looked up in a sorted array, and all lines of a document are scored in one matrix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat

import numpy as np
import numpy.typing as npt

from camket.segment.weights import Row, Weights

Matrix = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
SIZES = (1, 2, 3)
# Two sentinels on each side of a line stand for the BOS and EOS features; no token holds a blank.
_BEFORE, _AFTER = " <", " >"
_UNKNOWN = 0
"""Number of every lower-case token that no feature and no word of the model has."""
_SMALL, _CASED, _NEW = 1, 2, 4
"""Marks of a token: does not open with a capital, has capitals, is in no feature as it is written.
A window has the marks of its tokens."""
_DIGIT = 4
"""A kind is what a token is like when the model does not know it: small, cased, a number."""


def _sum(*rows: Row) -> Row:
    return tuple(map(sum, zip(*rows, strict=True)))


def _parts(keys: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Keys that a window of tokens can have: tokens hold no blank and are not empty."""
    split = (tuple(key.split(" ")) for key in keys)
    return (parts for parts in split if len(parts) == size and all(parts))


def _members(keys: Mapping[int, Iterable[str]]) -> set[str]:
    """Every token of the keys of every size."""
    return {part for size in SIZES for parts in _parts(keys[size], size) for part in parts}


def _kind(token: str, low: str) -> int:
    is_small = token[0] != token[0].upper()
    return _SMALL * is_small + _CASED * (token != low) + _DIGIT * token.isdigit()


def _zero(size: int) -> Row:
    return (0.0,) * len(Weights.offsets[size])


def _answer(weights: Weights, size: int, question: str, answer: str) -> Row:
    return weights.asked[size][question].get(answer, _zero(size))


def _answers(weights: Weights, size: int, kinds: int) -> Matrix:
    """What each kind scores for the questions about capitals and digits."""
    titles = [_answer(weights, size, "istitle", answer) for answer in ("True", "False")]
    digits = [_answer(weights, size, "isdigit", answer) for answer in ("False", "True")]
    rows = [_sum(titles[kind & _SMALL], digits[kind // _DIGIT]) for kind in range(kinds)]
    return np.array(rows)


def _edge(weights: Weights, size: int, edge: str) -> Row:
    """What a window scores that leaves the line: the edge is its value for every question."""
    asked = [_answer(weights, size, question, edge) for question in weights.asked[size]]
    features = (weights.exact[size], weights.lower[size])
    return _sum(*(by.get(edge, _zero(size)) for by in features), *asked)


def _folded(weights: Weights, size: int, keys: Iterable[str]) -> Iterator[Row]:
    """What lower-case keys score as the lower-case form of a window."""
    words, lower, zero = weights.words_of(size), weights.lower[size], _zero(size)
    absent, present = (_answer(weights, size, "is_in_dict", a) for a in ("False", "True"))
    return (_sum(lower.get(key, zero), present if key in words else absent) for key in keys)


class _Tokens:
    """The number of every token, and what is known of each number.

    Tokens that the model knows as they are written come first; any other token has the number of
    its lower-case form and its kind.
    """

    def __init__(self, weights: Weights) -> None:
        known = sorted(_members(weights.exact))
        listed = _members({size: [*weights.lower[size], *weights.words_of(size)] for size in SIZES})
        lows = ["", *sorted(listed | {token.lower() for token in known})]
        self.low_of = {token: number for number, token in enumerate(lows)}
        self.count = len(lows)
        self.ids = {token: number for number, token in enumerate((*known, _BEFORE, _AFTER))}
        low = [*(self.low_of[token.lower()] for token in known), _UNKNOWN, _UNKNOWN]
        kinds = [*(_kind(token, token.lower()) for token in known), 0, 0]
        self.low: Indexes = np.array([*low, *np.repeat(np.arange(self.count), 8)], dtype=np.intp)
        every: Indexes = np.array([*kinds, *np.tile(np.arange(8), self.count)], dtype=np.intp)
        self.rows = np.array(list(_folded(weights, 1, lows)))[self.low]
        self.rows += _answers(weights, 1, 8)[every]
        self.rows[: len(known)] += [weights.exact[1].get(token, _zero(1)) for token in known]
        # The rows of the sentinels hold all their answers.
        self.rows[len(known) : len(self.ids)] = [_edge(weights, 1, e) for e in ("BOS", "EOS")]
        self.marks: Indexes = every & (_SMALL | _CASED)
        self.marks[len(self.ids) :] |= _NEW

    def numbers(self, tokens: Sequence[str]) -> Indexes:
        """The number of each token."""
        numbers = np.array(list(map(self.ids.get, tokens, repeat(-1))), dtype=np.intp)
        for at in np.flatnonzero(numbers < 0).tolist():
            token = tokens[at]
            low = token.lower()
            number = self.low_of.get(low, _UNKNOWN)
            numbers[at] = len(self.ids) + 8 * number + _kind(token, low)
        return numbers


class _Windows:
    """Rows of all windows of two or of three tokens.

    Windows without capitals score exact and lower-case features at once; the others their
    lower-case form, and the exact form where the model has it.
    """

    def __init__(self, weights: Weights, size: int, tokens: _Tokens) -> None:
        exact, zero = weights.exact[size], _zero(size)
        every = (*exact, *weights.lower[size], *weights.words_of(size))
        lows = sorted(set(_parts(map(str.lower, every), size)))
        names = list(map(" ".join, lows))
        numbers = [_key([tokens.low_of[part] for part in parts], tokens.count) for parts in lows]
        # The last key is larger than any, so that every search ends inside the array.
        self._keys: Indexes = np.array([*numbers, np.iinfo(np.intp).max])
        folded = list(_folded(weights, size, [*names, ""]))
        plain = [_sum(exact.get(key, zero), row) for key, row in zip(names, folded, strict=False)]
        self._rows = self._by_marks(weights, size, [*plain, folded[-1]], folded)
        self.written = {key: np.array(row) for key, row in exact.items() if key != key.lower()}
        self.before, self.after = _edge(weights, size, "BOS"), _edge(weights, size, "EOS")

    def _by_marks(
        self, weights: Weights, size: int, plain: Sequence[Row], folded: Sequence[Row]
    ) -> Matrix:
        """Four rows for each key: small or not, with capitals or not."""
        tables = np.array([plain, plain, folded, folded])
        rows = tables + _answers(weights, size, 4)[:, None]
        return np.ascontiguousarray(rows.swapaxes(0, 1)).reshape(-1, rows.shape[2])

    def rows(self, keys: Indexes, marks: Indexes) -> Matrix:
        """Rows of the windows with these lower-case keys."""
        at = self._keys.searchsorted(keys)
        at[self._keys[at] != keys] = len(self._keys) - 1
        return self._rows[4 * at + (marks & (_SMALL | _CASED))]


def _key(numbers: Iterable[int], base: int) -> int:
    key = 0
    for number in numbers:
        key = key * base + number
    return key


class Tagger:
    """Decides where the words of many lines begin."""

    def __init__(self, weights: Weights) -> None:
        self._tokens = _Tokens(weights)
        self._windows = {size: _Windows(weights, size, self._tokens) for size in (2, 3)}
        self._decoder = _Decoder(weights)

    def begins(self, lines: Sequence[Sequence[str]]) -> list[list[int]]:
        """For each line the numbers of the tokens that begin a word."""
        edge = (_AFTER, _AFTER, _BEFORE, _BEFORE)
        tokens = [*edge[2:], *chain.from_iterable((*line, *edge) for line in lines)]
        sizes: Indexes = np.array([len(line) for line in lines], dtype=np.intp)
        ends = np.cumsum(sizes + 4) - 2
        starts = ends - sizes
        scores = self._score(tokens, starts, ends).tolist()
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        return [self._decoder.begins(scores[start:end]) for start, end in spans]

    def _score(self, tokens: Sequence[str], starts: Indexes, ends: Indexes) -> Matrix:
        """Lead of "continues" over "begins" of each token; lines are at `[starts, ends)`."""
        known = self._tokens
        numbers = known.numbers(tokens)
        total = np.zeros(len(tokens) + 8)
        _add(total, 1, known.rows[numbers])
        lows, marks = known.low[numbers], known.marks[numbers]
        keys, any_marks = lows, marks
        for size, windows in self._windows.items():
            stop = 1 - size
            keys = keys[:-1] * known.count + lows[-stop:]
            any_marks = any_marks[:-1] | marks[-stop:]
            rows = windows.rows(keys, any_marks)
            for at in np.flatnonzero(any_marks & (_CASED | _NEW) == _CASED).tolist():
                written = windows.written.get(" ".join(tokens[at : at + size]))
                if written is not None:
                    rows[at] += written
            rows[ends + stop] = rows[ends + stop + 1] = windows.after
            # A window that leaves the line on both sides counts as one before it.
            rows[starts - 1] = rows[starts - 2] = windows.before
            _add(total, size, rows)
        return total[2 : 2 + len(tokens)]


def _add(total: Matrix, size: int, rows: Matrix) -> None:
    for slot, offset in enumerate(Weights.offsets[size]):
        start = 2 + offset
        total[start : start + len(rows)] += rows[:, slot]


class _Decoder:
    """Viterbi over two labels, carried as the lead of "continues" over "begins".

    Above `high` and below `low` the label of a position does not depend on the next one and its
    lead adds a constant to the next.
    """

    def __init__(self, weights: Weights) -> None:
        stay_begin, stay_continue = weights.stay
        leave_begin, leave_continue = weights.leave
        self.low = stay_begin - leave_begin
        self.high = stay_continue - leave_continue
        self.after_begin = stay_continue - stay_begin
        self.after_continue = leave_continue - leave_begin
        self.between = stay_continue - leave_begin

    def begins(self, scores: Sequence[float]) -> list[int]:
        """Numbers of the tokens of one line that begin a word; the first always does."""
        low, high = self.low, self.high
        threshold = 0.0
        begins: list[int] = []
        leads = self._leads(scores)
        for at in range(len(leads) - 1, 0, -1):
            if leads[at] > threshold:
                threshold = high
            else:
                begins.append(at)
                threshold = low
        begins += range(min(len(leads), 1))
        begins.reverse()
        return begins

    def _leads(self, scores: Sequence[float]) -> list[float]:
        low, high, between = self.low, self.high, self.between
        after_begin, after_continue = self.after_begin, self.after_continue
        leads: list[float] = []
        carried = 0.0
        for score in scores:
            lead = score + carried
            leads.append(lead)
            if lead > high:
                carried = after_continue
            else:
                carried = after_begin if lead <= low else between - lead
        return leads

"""One stretch of text as a tagger reads it: syllables, their weight, and the terms among them.

The object of the verb decides (DOMAIN 3): words of purpose and setting clauses, of citations and
after "phối hợp với" weigh less, proper names nothing at all.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TypedDict

from camket.tag.lexicon import AGENT, BODY, INSTRUMENT, TASK, Hit, lexicon
from camket.tag.words import Words

WEAK = 0.3
"""Weight of a word in a purpose or setting clause."""

ACTOR = 0.4
"""Weight of the one who acts."""
OBJECT = 6.0
"""Factor for the name of a body that is the object of the verb."""
_OF = frozenset(("kiện toàn", "củng cố", "xây dựng", "đổi mới", "thành lập"))
"""Words before such a body; so is "hoạt động của", but not "chương trình hành động của"."""

_MOVES = frozenset(("tỷ lệ", "tỉ lệ", "vận động", "động viên", "hướng dẫn", "yêu cầu"))
"""Words before an actor that is to do what follows."""

_PAIR = 2


class Quote(TypedDict):
    """A `Span` to be made; many records made at once are far cheaper than one by one."""

    start: int
    end: int
    exact: str


class Reading:
    """Syllables of one stretch with their weights and terms."""

    __slots__ = ("first", "hits", "last", "tokens", "weights", "words")

    def __init__(self, words: Words, first: int, last: int) -> None:
        """Syllables `[first, last)` of the words, each with its full weight."""
        self.words = words
        self.first, self.last = first, last
        self.tokens = words.tokens[first:last]
        self.weights = [1.0] * (last - first)
        self.hits = words.terms(first, last)

    @property
    def votes(self) -> list[tuple[int, float, Hit]]:
        """(sub-theme, weight, term) of every cue, weakened where it stands in a weak place."""
        return [
            (index, weight * self.weights[hit.first], hit)
            for hit in self.hits
            for index, weight in hit.term.votes.items()
        ]

    def quote(self, first: int, last: int) -> Quote:
        """Syllables `[first, last)` as they stand in the content."""
        words, base = self.words, self.first
        stop = words.starts[base + last - 1] + len(self.tokens[last - 1])
        start, end = words.view.outside(words.starts[base + first], stop)
        return {"start": start, "end": end, "exact": words.view.content[start:end]}


def _mask_names(reading: Reading) -> None:
    """Give proper names no weight: runs of capitals that no term of two syllables covers."""
    words, base = reading.words, reading.first
    every = words.capitals
    first = bisect_left(every, base)
    last = bisect_left(every, reading.last, first)
    if last == first or (last == first + 1 and every[first] == base):
        return
    capital = [k - base for k in every[first:last]]
    text, tokens, weights = words.view.text, reading.tokens, reading.weights
    shouted = [
        k for k in capital if len(tokens[k]) > 1 and text[words.starts[base + k] + 1].isupper()
    ]
    if len(shouted) * 2 > len(tokens):
        return
    covered: set[int] = set()
    single: set[int] = set()
    for hit in reading.hits:
        if hit.last - hit.first >= _PAIR:
            covered.update(range(hit.first, hit.last))
        else:
            single.add(hit.first)
    names = set(capital) - covered - set(shouted)
    for k in names:
        if k + 1 in names or k - 1 in names or (k > 0 and k not in single):
            weights[k] = 0.0


def _actor_runs(reading: Reading) -> list[list[Hit]]:
    """Actors named one after the other, each run in order."""
    tokens, runs = reading.tokens, list[list[Hit]]()
    at = -1
    for hit in reading.hits:
        if hit.term.is_agent:
            if runs and at >= 0 and lexicon().between_actors.issuperset(tokens[at : hit.first]):
                runs[-1].append(hit)
            else:
                runs.append([hit])
            at = hit.last
    return runs


def _weaken_owners(reading: Reading) -> None:
    """A body and whose it is ("Đảng bộ Quân sự", "Đoàn Thanh niên Công an"): the first decides."""
    words, base = reading.words, reading.first
    for one, other in pairwise(reading.hits):
        if not (one.term.is_agent and one.term.is_full and other.term.is_actor):
            continue
        end = words.starts[base + one.last - 1] + len(reading.tokens[one.last - 1])
        if one.last == other.first and words.starts[base + other.first] == end + 1:
            for k in range(other.first, other.last):
                reading.weights[k] = min(ACTOR, reading.weights[k])


def _is_of(tokens: list[str], at: int) -> bool:
    """Whether the words before a body make it the object."""
    before = tokens[max(0, at - 3) : at]
    return " ".join(before[-2:]) in _OF or before == ["hoạt", "động", "của"]


def _is_subject(reading: Reading, at: int) -> bool:
    """Whether an actor is one who does what follows: it opens, is a share, or is moved to do it.

    "Chi bộ …", "tỷ lệ học sinh …", "trên 90% hội viên …", "vận động hội viên …".
    """
    tokens = reading.tokens
    if lexicon().between_actors.issuperset(tokens[:at]) or " ".join(tokens[at - 2 : at]) in _MOVES:
        return True
    words, before = reading.words, reading.first + at - 1
    return words.view.lower.startswith("%", words.starts[before] + len(tokens[at - 1]))


def _weaken_actors(reading: Reading) -> None:
    """Who acts does not decide when something else is named: subjects, and actors listed."""
    tokens, hits, weights = reading.tokens, reading.hits, reading.weights
    last_task = max(hit.first for hit in hits if hit.term.roles & TASK)
    for run in _actor_runs(reading):
        first = run[0].first
        opens = last_task > first and _is_subject(reading, first)
        is_list = run[-1].first > run[0].last and not _is_of(tokens, first)
        if not (opens or is_list):
            continue
        for hit in run:
            factor = min(ACTOR, weights[hit.first])
            weights[hit.first : hit.last] = [factor] * (hit.last - hit.first)


def _weaken_instruments(hits: list[Hit], weights: list[float]) -> None:
    """A movement is the instrument of the sector named after it ("phát động … dạy tốt")."""
    sector_after = False
    for hit in reversed(hits):
        if hit.term.kind == "instrument":
            if sector_after:
                weights[hit.first : hit.last] = [WEAK] * (hit.last - hit.first)
        elif hit.term.is_sector and weights[hit.first] >= 1.0:
            sector_after = True


def _strengthen_objects(tokens: list[str], hits: list[Hit], weights: list[float]) -> None:
    """A body that is itself built up or reformed is the object, no actor."""
    for hit in hits:
        if hit.term.kind == "body" and _is_of(tokens, hit.first):
            weights[hit.first] = OBJECT


def read(words: Words, start: int, end: int) -> Reading:
    """Read the view range `[start, end)`."""
    first, last = words.between(start, end)
    reading = Reading(words, first, last)
    tokens, hits, weights = reading.tokens, reading.hits, reading.weights
    done = first  # ranges may overlap; no word is weakened twice
    for low, high in sorted(words.weak_ranges(start, end)):
        a, b = words.between(low, high)
        a, done = max(a, done), max(b, done)
        weights[a - first : b - first] = [WEAK] * (b - a)
    _mask_names(reading)
    roles = 0
    for hit in hits:
        roles |= hit.term.roles
    if roles & AGENT:
        _weaken_owners(reading)
    if roles & AGENT and roles & TASK:
        _weaken_actors(reading)
    if roles & INSTRUMENT:
        _weaken_instruments(hits, weights)
    if roles & BODY:
        _strengthen_objects(tokens, hits, weights)
    return reading

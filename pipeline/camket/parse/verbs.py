"""The verb lexicon: which words commit (động từ cam kết) and what they do to their object."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress
from typing import get_args

from camket.parse.words import within, words_of
from camket.records import Polarity, Verb
from camket.texts import View

_KINDS = ("pure", "state", "nominal", "tail", "helper")
_NO_KIND = (False,) * len(_KINDS)
_POLARITIES: tuple[Polarity, ...] = get_args(Polarity)


@dataclass(frozen=True, slots=True)
class VerbSense:
    """One surface form of the lexicon."""

    surface: str
    lemma: str
    polarity: Polarity
    is_pure: bool
    """Cannot be read as a noun."""
    is_state: bool
    """Its object is a state or quality."""
    is_nominal: bool
    """Also names an activity."""
    is_tail: bool
    """After a comma it only measures the clause before."""
    is_helper: bool
    """A verb directly behind it says what is done."""


@dataclass(slots=True)
class VerbMatch:
    """A lexicon verb found at view offsets `[start, end)`."""

    sense: VerbSense
    start: int
    end: int


def _split(block: str) -> set[str]:
    return {" ".join(word.split()) for word in block.replace("\n", " ").split(";") if word.strip()}


@cache
def _lexicon() -> dict[str, tuple[VerbSense, ...]]:
    """First syllable -> senses, longest surface first; nouns that look like verbs included."""
    raw = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text(encoding="utf-8"))
    kinds = [_split(raw[kind]["words"]) for kind in _KINDS]
    same: dict[str, str] = raw["same"]
    table: dict[str, dict[str, VerbSense]] = {}
    for polarity in _POLARITIES:
        for word in sorted(_split(raw[polarity]["words"])):
            sense = VerbSense(
                word, same.get(word, word), polarity, *(word in kind for kind in kinds)
            )
            table.setdefault(word.split()[0], {}).setdefault(word, sense)
    for word in _split(raw["nouns"]["words"]):
        table.setdefault(word.split()[0], {})[word] = VerbSense(word, "", "organise", *_NO_KIND)
    return {
        first: tuple(sorted(senses.values(), key=lambda sense: -len(sense.surface)))
        for first, senses in table.items()
    }


@cache
def _compounds() -> frozenset[tuple[str, ...]]:
    """Words of two syllables whose second one is no verb."""
    raw = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text(encoding="utf-8"))
    return frozenset(tuple(word.split()) for word in _split(raw["compounds"]["words"]))


# By second syllable the senses of two and more, longest surface first, and the sense of one.
_Entry = tuple[dict[str, tuple[VerbSense, ...]], VerbSense | None]


@cache
def _entries() -> dict[str, _Entry]:
    """What the lexicon has for each first syllable."""
    return {first: _entry(first, senses) for first, senses in _lexicon().items()}


def _entry(first: str, senses: tuple[VerbSense, ...]) -> _Entry:
    longer: dict[str, tuple[VerbSense, ...]] = {}
    for sense in senses:
        if sense.surface != first:
            second = sense.surface.split()[1]
            longer[second] = (*longer.get(second, ()), sense)
    return longer, next((sense for sense in senses if sense.surface == first), None)


def _match_at(lower: str, first: str, at: int, end: int) -> VerbMatch | None:
    """Longest sense that starts with the syllable `first`; a noun has no lemma."""
    return _longest(lower, at, end, _lexicon().get(first, ()))


def _longest(lower: str, at: int, end: int, senses: tuple[VerbSense, ...]) -> VerbMatch | None:
    for sense in senses:
        stop = at + len(sense.surface)
        if stop > end or not lower.startswith(sense.surface, at):
            continue
        if stop == end or not lower[stop].isalnum():
            return VerbMatch(sense, at, stop)
    return None


# Every rule asks for verbs of the same text again and again: one pass finds them all. Only the
# text being read is kept.
@lru_cache(maxsize=1)
def _index(
    lower: str,
) -> tuple[list[int], dict[int, VerbMatch], dict[tuple[int, int], VerbMatch | None]]:
    """Starts of all verbs of a text, in order, the verb at each, and the ranges asked so far."""
    entries, compounds = _entries(), _compounds()
    words = words_of(lower)
    found: dict[int, VerbMatch] = {}
    size = len(lower)
    blocked = 0
    following = [*words.words[1:], ""]
    before = ["", *words.words]
    rows = zip(words.words, words.gaps, following, words.starts, before, strict=False)
    for word, gap, after, at, first in compress(rows, map(entries.__contains__, words.words)):
        if at < blocked:
            continue
        longer, single = entries[word]
        verb = _longest(lower, at, size, longer[after]) if gap == " " and after in longer else None
        if verb is None:
            if single is None or (gap and gap[0].isalnum()):
                continue
            if (first, word) in compounds and lower[at - 1] == " ":
                continue
            verb = VerbMatch(single, at, at + len(word))
        if verb.sense.lemma:
            found[at] = verb
        else:
            blocked = verb.end
    return list(found), found, {}


def verb_syllables() -> Set[str]:
    """The lower-case syllables that begin a verb of the lexicon."""
    return _lexicon().keys()


def verb_starts(lower: str, start: int, end: int) -> list[int]:
    """Where verbs of the lexicon start in a range of the whole text, in order."""
    return within(_index(lower)[0], start, end)


def match_verb(lower: str, at: int, end: int) -> VerbMatch | None:
    """Return the longest lexicon verb that starts exactly at an offset of the whole text."""
    found = _index(lower)[1].get(at)
    if found is None or found.end <= end:
        return found
    shorter = _match_at(lower, found.sense.surface.split()[0], at, end)
    return shorter if shorter is not None and shorter.sense.lemma else None


def find_verb(view: View, start: int, end: int) -> VerbMatch | None:
    """Return the first verb of a clause; inside a clause a capitalised word is part of a name."""
    asked = _index(view.lower)[2]
    if (start, end) not in asked:
        asked[start, end] = _find_verb(view, start, end)
    return asked[start, end]


def _find_verb(view: View, start: int, end: int) -> VerbMatch | None:
    starts, verbs, _ = _index(view.lower)
    for index in range(bisect_left(starts, start), len(starts)):
        at = starts[index]
        if at >= end:
            return None
        if at > start and (view.text[at].isupper() or _is_noun_here(view.lower, at)):
            continue
        found: VerbMatch | None = verbs[at]
        if " " in verbs[at].sense.surface or verbs[at].end > end:
            found = match_verb(view.lower, at, _name_start(view, at, end))
        if found is not None:
            return found
    return None


# "các cấp", "sự phát triển": the word before makes a noun of the verb.
_NOUN_MAKERS = ("các ", "những ", "mọi ", "sự ", "cuộc ", "đợt ", "mức ", "nền ")


def _is_noun_here(lower: str, at: int) -> bool:
    return lower.endswith(_NOUN_MAKERS, max(0, at - 6), at)


def _name_start(view: View, at: int, end: int) -> int:
    """Where a name stops a verb: "Giao Ban Dân vận" is giao, not giao ban."""
    blank = view.text.find(" ", at, min(end, at + 8))
    after = view.text[blank + 1 : blank + 3]
    return (
        blank if blank > 0 and after.istitle() and not view.text[at + 1 : blank].isupper() else end
    )


_LINK = re.compile(r"[ \n]*(?:,[ \n]*|(?:và|hoặc)[ \n]+)?")


def list_verbs(view: View, start: int, end: int) -> tuple[Verb, ...]:
    """List the head verb of a clause and the verbs coordinated with it before the object."""
    verbs: list[Verb] = []
    found = find_verb(view, start, end)
    while found is not None and found.end <= end:
        sense = found.sense
        span = view.span(found.start, found.end)
        verbs.append(Verb(lemma=sense.lemma, polarity=sense.polarity, span=span))
        link = _LINK.match(view.lower, found.end, end)
        joined = link is not None and (sense.is_helper or link.end() - link.start() > 1)
        found = match_verb(view.lower, link.end(), end) if link and joined else None
    return tuple(verbs)

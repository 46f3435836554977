"""The taxonomy and its cue terms, read from `themes.toml` once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

TOKEN = re.compile(r"[^\W_]+")
Kind = Literal["cue", "neutral", "general", "body", "instrument"]
WEIGHTS = {"strong": 3.0, "cues": 2.0, "weak": 1.0}
BODY_WEIGHT = 0.4
_EMULATION = "emulation_rewards."


AGENT, TASK, INSTRUMENT, BODY = 1, 2, 4, 8
"""Roles: acts; may decide alone and is no actor; names a movement; names a body."""


@dataclass(slots=True)
class Term:
    """One term and the sub-themes it speaks for, as (index in `Lexicon.subthemes`, weight)."""

    kind: Kind
    number: int = 0
    """Position in `Lexicon.terms`."""
    size: int = 0
    """Number of syllables."""
    votes: dict[int, float] = field(default_factory=dict)
    is_sector: bool = False
    """A full cue of a theme other than emulation itself."""
    is_full: bool = False
    """A cue or an instrument that may decide alone."""
    is_actor: bool = False
    """Names who acts when it opens a stretch ("Chi bộ …", "Đoàn viên …")."""

    is_agent: bool = False
    """A body or an actor."""

    by_theme: dict[int, dict[int, float]] = field(default_factory=dict)
    """The votes of each theme it speaks for."""
    roles: int = 0
    """What reading a stretch must know of its terms, of all together: AGENT, TASK …"""


class Hit(NamedTuple):
    """A term found at tokens `[first, last)`."""

    first: int
    last: int
    term: Term


class Trie:
    """A state of the syllable trie; `next` and `term` follow the syllable just read."""

    __slots__ = ("next", "term")

    def __init__(self) -> None:
        self.next: dict[str, Trie] = {}
        self.term: Term | None = None


@dataclass(frozen=True)
class Lexicon:
    """Themes, sub-themes with both labels, and a syllable trie over every term."""

    themes: tuple[str, ...]
    subthemes: tuple[str, ...]
    theme_of: tuple[int, ...]
    """Index of the theme of each sub-theme."""
    bounds: tuple[tuple[int, int], ...]
    """First and last (excluded) sub-theme of each theme."""
    labels_vi: dict[str, str]
    labels_en: dict[str, str]
    definitions: dict[str, str]
    running_heads: frozenset[str]
    running_words: frozenset[str]
    between_actors: frozenset[str]
    terms: tuple[Term, ...] = field(repr=False)
    root: dict[str, Trie] = field(repr=False)

    def cues(self) -> list[tuple[str, Term]]:
        """Every cue with its words, in alphabetical order."""
        found: list[tuple[str, Term]] = []
        open_nodes = list(self.root.items())
        while open_nodes:
            words, node = open_nodes.pop()
            if node.term is not None and node.term.kind in ("cue", "instrument"):
                found.append((words, node.term))
            open_nodes.extend((f"{words} {word}", after) for word, after in node.next.items())
        return sorted(found, key=lambda pair: pair[0])


def _numbered(root: dict[str, Trie]) -> tuple[Term, ...]:
    """Every term, each told its number."""
    terms: list[Term] = []
    open_nodes = [(node, 1) for node in root.values()]
    while open_nodes:
        node, size = open_nodes.pop()
        open_nodes.extend((after, size + 1) for after in node.next.values())
        if node.term is not None:
            node.term.number, node.term.size = len(terms), size
            node.term.is_agent = node.term.is_actor or node.term.kind == "body"
            node.term.roles = _roles(node.term)
            terms.append(node.term)
    return tuple(terms)


def _roles(term: Term) -> int:
    is_task = term.is_full and not term.is_actor
    is_instrument = term.kind == "instrument"
    return (
        AGENT * term.is_agent
        | TASK * is_task
        | INSTRUMENT * is_instrument
        | BODY * (term.kind == "body")
    )


def _terms(listed: str) -> list[tuple[str, ...]]:
    found = (tuple(TOKEN.findall(term.lower())) for term in listed.split("|"))
    return [tokens for tokens in found if tokens]


def _grow(root: dict[str, Trie], tokens: tuple[str, ...], kind: Kind) -> Term:
    """The term at the end of `tokens`; the first kind a term was listed under stays."""
    node = root.setdefault(tokens[0], Trie())
    for token in tokens[1:]:
        node = node.next.setdefault(token, Trie())
    if node.term is None:
        node.term = Term(kind)
    return node.term


def _vote(root: dict[str, Trie], listed: str, index: int, weight: float) -> None:
    kind: Kind = "body" if weight == BODY_WEIGHT else "cue"
    for tokens in _terms(listed):
        votes = _grow(root, tokens, kind).votes
        votes[index] = max(weight, votes.get(index, 0.0))


def _below(node: Trie, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Term]]:
    """Every term at a state of the trie or behind it, with its words."""
    if node.term is not None:
        yield words, node.term
    for word, after in node.next.items():
        yield from _below(after, (*words, word))


def _after(root: dict[str, Trie], words: tuple[str, ...]) -> Trie | None:
    """The state behind these words."""
    node = root.get(words[0])
    for word in words[1:]:
        node = None if node is None else node.next.get(word)
    return node


def _join(root: dict[str, Trie], heads: list[tuple[str, ...]]) -> None:
    """Let a term that opens with one of the heads go on as the longer term its object begins.

    "xây dựng chính quyền" would hide the "chính quyền số" of "xây dựng chính quyền số". Said once
    here, it costs nothing when texts are read.
    """
    joined: list[tuple[tuple[str, ...], Term]] = []
    for head in heads:
        start = _after(root, head)
        for words, opening in _below(start, head) if start else ():
            # A formula that lists sectors is a formula still when its last sector has a tail.
            last = len(head) + 1 if opening.kind == "general" else len(words) - 1
            for at in range(len(head), last):
                tail = words[at:]
                node = _after(root, tail)
                longer = _below(node, tail) if node else ()
                joined += [
                    (words[:at] + more, term)
                    for more, term in longer
                    if more != tail and term.kind in ("cue", "general")
                ]
    for words, term in joined:
        there = _after(root, words)
        if there is None or there.term is None:
            _grow(root, words, term.kind).votes.update(term.votes)


def _mark_sectors(root: dict[str, Trie], sectors: set[int]) -> None:
    open_nodes = list(root.values())
    while open_nodes:
        node = open_nodes.pop()
        open_nodes.extend(node.next.values())
        if node.term is not None and node.term.kind == "cue":
            votes = node.term.votes.items()
            node.term.is_sector = any(k in sectors and w >= WEIGHTS["cues"] for k, w in votes)
        if node.term is not None and node.term.kind in ("cue", "instrument"):
            node.term.is_full = max(node.term.votes.values(), default=0.0) >= WEIGHTS["cues"]


def _bounds(theme_of: list[int]) -> list[tuple[int, int]]:
    return [(theme_of.index(t), theme_of.index(t) + theme_of.count(t)) for t in sorted({*theme_of})]


def _build(data: dict[str, Any]) -> Lexicon:
    root: dict[str, Trie] = {}
    themes = data["theme"]
    pairs = [(t, s) for t, theme in enumerate(themes) for s in theme["subtheme"]]
    names = tuple(sub["id"] for _, sub in pairs)
    for index, (_, sub) in enumerate(pairs):
        for strength, weight in WEIGHTS.items():
            _vote(root, sub[strength], index, weight)
    for body in data["body"]:
        _vote(root, body["names"], names.index(body["theme"]), BODY_WEIGHT)
    kinds: tuple[Kind, ...] = ("general", "neutral")
    for kind in kinds:
        for tokens in _terms(data[kind]["terms"]):
            _grow(root, tokens, kind)
    for tokens in _terms(data["instrument"]["terms"]):
        _grow(root, tokens, "instrument").kind = "instrument"
    for tokens in _terms(data["actor"]["terms"]):
        _grow(root, tokens, "neutral").is_actor = True
    _join(root, _terms(data["joining"]["heads"]))
    _mark_sectors(root, {k for k, name in enumerate(names) if not name.startswith(_EMULATION)})
    terms = _numbered(root)
    for term in terms:
        for index, weight in term.votes.items():
            term.by_theme.setdefault(pairs[index][0], {})[index] = weight
    every = [*themes, *(sub for _, sub in pairs)]
    return Lexicon(
        themes=tuple(theme["id"] for theme in themes),
        subthemes=names,
        theme_of=tuple(t for t, _ in pairs),
        bounds=tuple(_bounds([t for t, _ in pairs])),
        labels_vi={entry["id"]: entry["label_vi"] for entry in every},
        labels_en={entry["id"]: entry["label_en"] for entry in every},
        definitions={theme["id"]: theme["definition"] for theme in themes},
        running_heads=frozenset(map(" ".join, _terms(data["running"]["heads"]))),
        running_words=frozenset(data["running"]["words"].split()),
        between_actors=frozenset(data["between"]["words"].split()),
        terms=terms,
        root=root,
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon of this package."""
    text = files("camket.tag").joinpath("themes.toml").read_text(encoding="utf-8")
    return _build(tomllib.loads(text))

"""Indicators told apart, or taken for one, by closed lists of words (`contrasts`, `synonyms`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

_NEUTRAL = "neutral"
Members = frozenset[tuple[str, int]]


def _read(name: str) -> dict[str, list[str] | str]:
    raw = resources.files("camket.track").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(raw)


def _spellings(listed: str) -> list[str]:
    return [" ".join(term.split()) for term in listed.split(";")]


def _any_of(terms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    groups = [_spellings(str(listed)) for listed in _read("synonyms.toml").values()]
    first = {other: group[0] for group in groups for other in group[1:]}
    return _any_of(list(first)), first


def one_name(lower: str) -> str:
    """The text (lower case, spelled out) with one name for a matter of several.

    >>> one_name("tạo việc làm mới")
    'giải quyết việc làm mới'
    """
    pattern, first = _names()
    return pattern.sub(lambda found: first[found[0]], lower)


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, int], ...]]]:
    listed: dict[str, list[tuple[str, int]]] = {}
    for group, members in _read("contrasts.toml").items():
        for number, member in enumerate(members):
            for term in _spellings(member):
                listed.setdefault(term, []).append((group, number))
    return _any_of(list(listed)), {term: tuple(found) for term, found in listed.items()}


@lru_cache(maxsize=8192)
def members(lower: str) -> Members:
    """Which members of which groups a text (lower case, spelled out) names."""
    pattern, listed = _groups()
    named = (pair for found in pattern.finditer(lower) for pair in listed[found[0]])
    return frozenset(pair for pair in named if pair[0] != _NEUTRAL)


def opposed(one: Members, other: Members) -> bool:
    """Whether two texts name members of one group and share none of it.

    >>> opposed(members("thu ngân sách"), members("chi ngân sách"))
    True
    """
    both = {group for group, _ in one} & {group for group, _ in other}
    return any(not _of(one, group) & _of(other, group) for group in both)


def _of(named: Members, group: str) -> set[int]:
    return {number for name, number in named if name == group}

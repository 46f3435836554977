"""Automatic numbers of a Word document: they live in numbering.xml, not in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from camket.decode.labels import BULLETS, letters, roman, words
from camket.decode.ooxml_styles import Styles, W, is_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {**BULLETS, "·": "•", "§": "▪", "": "-"}


@dataclass(slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False


@dataclass(slots=True)
class NumberList:
    """One `w:num`: the levels it uses and the counters it shares."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that begin anew in this list, with their first number."""


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,7}", text) else default


def _level(element: _Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        start=_integer(value(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        restart=_integer(restart, 0) if restart is not None else None,
        legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle"),
        hidden=bool(is_on(element.find(W + "rPr"), "vanish")),
    )


def _levels(element: _Element) -> dict[int, Level]:
    return {_integer(e.get(W + "ilvl"), 0): _level(e) for e in element.iterfind(W + "lvl")}


def numeral(number: int, form: str) -> str:
    """A counter in one of Word's number formats.

    >>> [numeral(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    if form in ("none", "bullet"):
        return ""
    if form in ("upperRoman", "lowerRoman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in ("upperLetter", "lowerLetter"):
        return letters(number).upper() if form == "upperLetter" else letters(number)
    if form in ("vietnameseCounting", "cardinalText", "ordinalText"):
        return words(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


class Numbering:
    """Lists of one document and their running counters."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._lists: dict[str, NumberList] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, styles)

    def _read(self, root: _Element, styles: Styles) -> None:
        abstract: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        for element in root.iterfind(W + "abstractNum"):
            identity = element.get(W + "abstractNumId") or ""
            abstract[identity] = _levels(element)
            link = value(element, "numStyleLink")
            if link:
                links[identity] = link
        for element in root.iterfind(W + "num"):
            shared = value(element, "abstractNumId") or ""
            self._lists[element.get(W + "numId") or ""] = _number_list(element, shared, abstract)
        for number in self._lists.values():
            if number.shared in links and not number.levels:
                target = self._lists.get(styles.numbering(links[number.shared])[0] or "")
                if target is not None:
                    number.shared, number.levels = target.shared, target.levels

    def level_of_style(self, number: str, style: str | None) -> int:
        """The level a list reserves for a paragraph style; 0 when none."""
        found = self._lists.get(number)
        for at, level in (found.levels if found else {}).items():
            if style is not None and level.style == style:
                return at
        return 0

    def next_label(self, number: str, at: int) -> str:
        """Count one paragraph and return its label with its separator; "" for none."""
        found = self._lists.get(number)
        if found is None or at not in found.levels or not 0 <= at < _LEVELS:
            return ""
        level = found.levels[at]
        counters = self._counters.setdefault(found.shared, [None] * _LEVELS)
        if at in found.starts and (number, at) not in self._begun:
            self._begun.add((number, at))
            counters[at] = found.starts[at]
        else:
            current = counters[at]
            counters[at] = level.start if current is None else current + 1
        self._restart_deeper(found, counters, at)
        text = self._render(found, counters, level)
        if not text or level.hidden:
            return ""
        return text if level.suffix == "nothing" else text + " "

    def _restart_deeper(self, found: NumberList, counters: list[int | None], at: int) -> None:
        for deeper in range(at + 1, _LEVELS):
            level = found.levels.get(deeper)
            rule = level.restart if level is not None else None
            if rule is None or (rule != 0 and at < rule):
                counters[deeper] = None

    def _render(self, found: NumberList, counters: list[int | None], level: Level) -> str:
        if level.format == "bullet":
            return "".join(_BULLETS.get(c, c) for c in level.text) or "•"

        def place(match: re.Match[str]) -> str:
            other = int(match.group(1)) - 1
            shown = found.levels.get(other, level)
            count = counters[other]
            form = "decimal" if level.legal and shown.format != "none" else shown.format
            return numeral(shown.start if count is None else count, form)

        return _PLACE.sub(place, level.text).strip()


def _number_list(
    element: _Element, shared: str, abstract: dict[str, dict[int, Level]]
) -> NumberList:
    levels = dict(abstract.get(shared, {}))
    starts: dict[int, int] = {}
    for override in element.iterfind(W + "lvlOverride"):
        at = _integer(override.get(W + "ilvl"), 0)
        own = override.find(W + "lvl")
        if own is not None:
            levels[at] = _level(own)
        start = value(override, "startOverride")
        if start is not None:
            starts[at] = _integer(start, 1)
    return NumberList(shared, levels, starts)

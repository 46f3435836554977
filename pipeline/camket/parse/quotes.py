"""Pairs of quotation marks in a clause: straight, curly, doubled, mismatched, unclosed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.texts import View

_MARK = re.compile(r'"|\'\'|(?<!\w)\'(?=\w)|(?<=[\w.!?])\'(?!\w)')
_SURE_OPENERS = frozenset("“„«〝‘")
_SURE_CLOSERS = frozenset("”»〞")
_END = re.compile(r"[;\n]|\. |[.]?$")


@dataclass(slots=True)
class Quote:
    """A quoted stretch: inside `[start, end)` and with its marks `[outer_start, outer_end)`."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int


def list_quotes(view: View, start: int, end: int) -> tuple[Quote, ...]:
    """Quoted stretches of a range in order of their start, outer before inner."""
    stack: list[re.Match[str]] = []
    found: list[Quote] = []
    for mark in _MARK.finditer(view.text, start, end):
        if _opens(view, mark, start, end, bool(stack)):
            stack.append(mark)
        elif stack:
            opener = stack.pop()
            found.append(_quote(view, opener, mark.span(), len(stack)))
    for depth, opener in enumerate(stack[:1]):
        close = _END.search(view.text, opener.end(), end)
        stop = close.start() if close else end
        if not any(quote.start < stop and opener.start() < quote.outer_end for quote in found):
            found.append(_quote(view, opener, (stop, stop), depth))
    return tuple(sorted(found, key=lambda quote: (quote.outer_start, -quote.outer_end)))


def _quote(view: View, opener: re.Match[str], closer: tuple[int, int], depth: int) -> Quote:
    first, last = view.trim(opener.end(), closer[0])
    return Quote(first, max(first, last), opener.start(), closer[1], depth)


def _opens(view: View, mark: re.Match[str], start: int, end: int, inside: bool) -> bool:
    """Whether a mark opens; its own shape decides only when that fits what stands around it."""
    at, stop = mark.start(), mark.end()
    before = view.text[at - 1] if at > start else " "
    after = view.text[stop] if stop < end else " "
    shape = view.content[view.offset(at)]
    if not inside:
        return True
    if after.isspace() or after in ",.;:)!?":
        return False
    if shape in _SURE_OPENERS:
        return before.isspace() or before == "("
    if shape in _SURE_CLOSERS:
        return False
    return before.isspace() or before == "("

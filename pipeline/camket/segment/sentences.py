"""Sentences: split at full stops that end one, never at those inside abbreviations and numbers."""

from __future__ import annotations

import re

from camket.heads import LOWER
from camket.records import Span
from camket.texts import View

# A mark that may end a sentence, with closing quotes and brackets after it.
_MARK = re.compile(r"[.!?…]+[\"')\]]*(?=\s|\Z)|\n")
# What stands before a full stop that ends nothing: "V/v.", "TP.", "Th.S.", "TM.", "v.v." is apart.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'/-])(?:TP|Tp|tp|P|Q|H|TX|TT|KT|TM|TL|TUQ|T/M|K/T|T/L|ThS|Th\.S|TS|PGS|GS|BS|"
    r"V/v|v/v|Tr|tr|St|Mr|Mrs|Dr|Ô|ông|Ông|Bà|đ/c|Đ/c|NXB|Nxb|stt|STT|[A-ZĐ])$"
)
_ORDINAL = re.compile(r"(?:^|\n)[ ]*(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[a-zđA-ZĐ])$")
_LOWER_NEXT = re.compile(rf"\s*[{LOWER}]")


def find_sentences(view: View, start: int, end: int) -> tuple[Span, ...]:
    """Sentences of a content range, without the blanks around them; lines always separate."""
    first, stop = view.inside(start, end)
    spans: list[Span] = []
    at = first
    for match in _MARK.finditer(view.text, first, stop):
        if match.group() != "\n" and not _ends(view.text, at, match, stop):
            continue
        cut = match.start() if match.group() == "\n" else match.end()
        _keep(view, at, cut, spans)
        at = match.end()
    _keep(view, at, stop, spans)
    return tuple(spans)


def _keep(view: View, start: int, end: int, spans: list[Span]) -> None:
    start, end = view.trim(start, end)
    if start < end:
        spans.append(view.span(start, end))


def _ends(text: str, at: int, match: re.Match[str], stop: int) -> bool:
    if match.group()[0] != ".":
        return not _LOWER_NEXT.match(text, match.end(), stop)
    head = text[max(at, match.start() - 12) : match.start()]
    if _ABBREVIATION.search(head) or _ORDINAL.search(text[at : match.start()][-12:]):
        return False
    # A lower-case word goes on: "v.v. và", "1. 250", "kinh tế ... xã hội".
    return not _LOWER_NEXT.match(text, match.end(), stop)

"""The names on the issuer's side of a header, without what a header prints beside them."""

from __future__ import annotations

import re

from camket.isolate.names import expand
from camket.isolate.scan import Line
from camket.isolate.signs import MOTTO, NUMBER, ORGANISATION, PARTY, PLACE_DATE, STATE
from camket.texts import View

_CELL = re.compile(r" {2,}|\||\t")
# The Youth Union and the Young Pioneers print their own name where others print the national
# header.
PIONEERS = re.compile(r"đội (?:tntp|thiếu niên tiền phong)(?: hồ chí minh| hcm)?")
_YOUTH = re.compile(rf"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh|{PIONEERS.pattern}")


def header_columns(view: View, lines: list[Line]) -> list[tuple[int, int]]:
    """View ranges of the cells on the issuer's side of a header, in reading order."""
    cells: list[tuple[int, int]] = []
    for line in lines:
        for start, end in cells_of(view, line):
            text = view.lower[start:end]
            if _names_body(text) and _issuer_like(view.text[start:end]):
                cells.append((start, end))
    return cells


def _names_body(low: str) -> bool:
    """A name, or its letters (`LĐLĐ HUYỆN …`, `CĐCS TRƯỜNG …`)."""
    return (
        ORGANISATION.match(low) is not None
        or ORGANISATION.match(expand(low[:60].upper()).lower()) is not None
    )


def _issuer_like(text: str) -> bool:
    return text.isupper() or (len(text) <= 60 and sum(c.isupper() for c in text) > 0.6 * len(text))


# What a header prints beside names, each with letters that it always has.
_NO_NAMES = ((STATE, "nam"), (MOTTO, "ph"), (PARTY, "nam"), (PLACE_DATE, "ngày"))


def _behind_gap(text: str, found: re.Match[str]) -> int:
    """Where a date begins in its own column: its place does not reach over a gap."""
    gap = text.rfind("  ", found.start(), found.end())
    return found.start() if gap < 0 else gap + 2


def cells_of(view: View, line: Line) -> list[tuple[int, int]]:
    """The line without national header, motto, number and date, cut at columns."""
    taken = sorted(
        (_behind_gap(line.text, found), found.end())
        for pattern, sign in _NO_NAMES
        if sign in line.low
        for found in pattern.finditer(line.low)
        if pattern is not PARTY or line.text[found.start() : found.end()].isupper()
    )
    youth = _YOUTH.search(line.low)
    if youth is not None and youth.start() > 0:
        taken.append((youth.start(), youth.end()))
    number = NUMBER.search(line.low)
    if number is not None and not line.low.startswith(("khối ", "cụm ")):
        people = line.low.endswith("dân ", 0, number.start())  # "TỔNG CỤC DÂN SỐ- KẾ HOẠCH HÓA …"
        if not people and re.match(r"[\d./_… ]*[-/]", line.low[number.end() :]):
            taken.append((number.start(), len(line.low)))
    out: list[tuple[int, int]] = []
    at = 0
    for start, end in [*sorted(taken), (len(line.low), len(line.low))]:
        if start > at:
            out.extend(_split(view, line.start + at, line.start + start))
        at = max(at, end)
    return out


def _split(view: View, start: int, end: int) -> list[tuple[int, int]]:
    pairs = (bare(view, a, b) for a, b in cut_at(_CELL, view.text, start, end))
    return [pair for pair in pairs if pair[0] < pair[1]]


def cut_at(sign: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges between the places where a sign stands."""
    ranges: list[tuple[int, int]] = []
    at = start
    for cut in sign.finditer(text, start, end):
        ranges.append((at, cut.start()))
        at = cut.end()
    return [*ranges, (at, end)]


def bare(view: View, start: int, end: int) -> tuple[int, int]:
    """The range without the spaces, bars, rules and stops at its ends."""
    text = view.text
    while start < end and text[start] in " -*_|.:;,=#“\"'":
        start += 1
    while end > start and text[end - 1] in " -*_|.:;,=":
        end -= 1
    return start, end

"""Markers inside a line: newlines the portal lost, and inline enumerations."""

from __future__ import annotations

import re
from dataclasses import replace

from camket.numerals import letter_ordinal, roman
from camket.outline.lines import Line
from camket.outline.markers import read_marker
from camket.outline.marks import Marker
from camket.texts import View

# Both begin with the sign before the lost newline: a search for signs is far the fastest.
_LOST_WORD = re.compile(
    r"[.;:!?…\"] *(?=(?:Một|Hai|Ba|Bốn|Tư|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười|Thứ|Điều"
    r"|MỘT|HAI|BA|BỐN|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI|THỨ|ĐIỀU)\b)"
)
_LOST_GLYPH = re.compile(r"[.;:] +(?=[-+] +\S)")
_ENUM = re.compile(
    r"(?<=[:;.,!?… ])(?:\((\d{1,2}|[ivx]{1,5}|[a-zđ])\)|(\d{1,2}|[ivx]{1,5}|[a-zđ])([).])) *(?=\S)"
)
_FIRST = re.compile(r"[1ia][).]")
"""Every enumeration has one of these; most lines have none."""
_LISTED = ("arabic", "letter_lower", "arabic_fullparen", "roman_lower_paren")
_INTRODUCERS = ("gồm", "sau", "là", "cụ thể")


def split_lines(view: View, lines: list[Line]) -> list[Line]:
    """Give every item its own line where the newline before it was lost."""
    out: list[Line] = []
    for line in lines:
        if line.table or line.zone == "title" or line.end - line.start < 20:
            out.append(line)
        else:
            out.extend(_pieces(view, line))
    return out


def _pieces(view: View, line: Line) -> list[Line]:
    found = [*_word_cuts(view, line), *_glyph_cuts(view, line), *_run_cuts(view, line)]
    cuts = _apart(view, line, sorted(set(found))) if found else []
    if not cuts:
        return [line]
    pieces: list[Line] = []
    starts = [line.start, *cuts]
    for start, stop in zip(starts, [*cuts, line.end], strict=True):
        _, end = view.trim(start, stop)
        marker = line.marker if start == line.start else read_marker(view, start, stop)
        pieces.append(replace(line, start=start, end=end, marker=marker, after_blank=False))
    return pieces


def _apart(view: View, line: Line, cuts: list[int]) -> list[int]:
    """The cuts that leave some text in every piece: a marker before a marker is one label."""
    kept: list[int] = []
    text_start = line.marker.end if line.marker else line.start
    for cut in cuts:
        if cut <= text_start:
            continue
        kept.append(cut)
        marker = read_marker(view, cut, line.end)
        text_start = marker.end if marker else cut
    return kept


def _word_cuts(view: View, line: Line) -> list[int]:
    """Starts of "Hai là:", "Thứ hai," and the next "Điều 2." after the end of a sentence."""
    cuts: list[int] = []
    last = line.marker.ordinal if line.marker and line.marker.scheme == "dieu" else None
    for match in _LOST_WORD.finditer(view.text, line.start, line.end):
        marker = read_marker(view, match.end(), line.end)
        if marker is None or marker.scheme not in ("word_la", "word_thu", "dieu"):
            continue
        if marker.scheme == "dieu":
            if last is None or marker.ordinal != last + 1:
                continue
            last = marker.ordinal
        elif view.text[marker.mark_end - 1] not in ":,":
            continue
        cuts.append(match.end())
    return cuts


def _glyph_cuts(view: View, line: Line) -> list[int]:
    """Starts of dash items after "; " ("; - "); after ". " and ": " only in company."""
    text = view.text
    found = list(_LOST_GLYPH.finditer(text, line.start, line.end))
    if not found:
        return []
    glyph = line.marker is not None and line.marker.scheme in ("dash", "plus")
    certain = glyph or len(found) > 1
    return [m.end() for m in found if certain or text[m.start()] == ";"]


def _run_cuts(view: View, line: Line) -> list[int]:
    """Starts of the following items of a list whose first item opens the line."""
    marker = line.marker
    if marker is None or marker.scheme not in _LISTED or marker.ordinal is None:
        return []
    if marker.style in "-/" and marker.style:
        return []
    wanted = _style_of(marker)
    cuts: list[int] = []
    ordinal = marker.ordinal
    if wanted[0] == "1" and view.text.find(f"{ordinal + 1}", marker.end, line.end) < 0:
        return []
    for style, value, match in _enumerators(view, marker.end, line.end):
        if style == wanted and value == ordinal + 1 and _closes(view, match.start()):
            if style[1] == "." and not view.text[match.end()].isupper():
                continue
            cuts.append(match.start())
            ordinal += 1
    return cuts


_Style = tuple[str, str]


def _style_of(marker: Marker) -> _Style:
    kind = {"arabic": "1", "arabic_fullparen": "1", "letter_lower": "a"}.get(marker.scheme, "i")
    full = marker.style == "()" or marker.scheme == "arabic_fullparen"
    return kind, "()" if full else marker.style


def _closes(view: View, at: int) -> bool:
    """Whether the sign before `at` ends an item."""
    before = view.text[max(0, at - 6) : at].rstrip()
    return before[-1:] in (";", ".", ",", ":") or before.endswith(" và")


def _values(label: str) -> list[tuple[str, int]]:
    """The readings of one enumerator: "i" is a letter and a Roman numeral."""
    if label.isdigit():
        return [("1", int(label))]
    readings: list[tuple[str, int]] = []
    if (value := roman(label)) is not None:
        readings.append(("i", value))
    if (place := letter_ordinal(label)) is not None:
        readings.append(("a", place))
    return readings


def _enumerators(view: View, start: int, end: int) -> list[tuple[_Style, int, re.Match[str]]]:
    found: list[tuple[_Style, int, re.Match[str]]] = []
    for match in _ENUM.finditer(view.text, start, end):
        close = "()" if match[1] else match[3]
        if close == "." and not (match[2].isdigit() and match[0].endswith(" ")):
            continue
        found.extend(((k, close), v, match) for k, v in _values(match[1] or match[2]))
    return found


def _introduced(view: View, at: int, start: int) -> bool:
    """Whether an enumeration may begin here: after ":" or a word like "gồm", or with the text."""
    before = view.lower[max(start, at - 12) : at].rstrip()
    return not before or before.endswith(":") or before.endswith(_INTRODUCERS)


def inline_starts(view: View, start: int, end: int) -> list[tuple[str, int, re.Match[str]]]:
    """The first enumeration of two or more in a text: scheme, ordinal and match of each label."""
    if _FIRST.search(view.text, start, end) is None:
        return []
    runs: dict[_Style, list[tuple[int, re.Match[str]]]] = {}
    for style, value, match in _enumerators(view, start, end):
        run = runs.get(style)
        if run is None:
            if value == 1 and (style[1] == "()" or _introduced(view, match.start(), start)):
                runs[style] = [(value, match)]
        elif value == run[-1][0] + 1 and _closes(view, match.start()):
            run.append((value, match))
    long = [(run[0][1].start(), style, run) for style, run in runs.items() if len(run) > 1]
    if not long:
        return []
    _, style, run = min(long, key=lambda found: found[0])
    scheme = _inline_scheme(style)
    return [(scheme, value, match) for value, match in run]


def _inline_scheme(style: _Style) -> str:
    if style[0] == "1":
        return "arabic_fullparen" if style[1] == "()" else "arabic"
    return "letter_lower" if style[0] == "a" else "roman_lower_paren"

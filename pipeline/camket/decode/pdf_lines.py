"""Words with places become lines: columns apart, page margins away, hard wraps joined."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from camket.decode.draft import Line
from camket.decode.pdf_columns import column_after_column
from camket.decode.pdf_frame import page_rows, segments
from camket.decode.pdf_tables import RuledTable, table_rows
from camket.decode.pdf_turned import seen_box
from camket.decode.pdf_words import PageWords, Row, rows_of

_MARKER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*\s?[.)/-]\s?\D|\(?[a-zđ]{1,2}[.)]\s|[IVXLC]{1,6}(?:\.\d{1,2})*\s?[./-]\s"
    r"|[A-Z][.)]\s|[-–—+*•●▪]\s"
    r"|(?:điều|chương|mục|phần) (?:\d|[IVX]|thứ)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
    r"|mười) là\b|thứ \w+[,:]"
    r"|căn cứ |nơi nhận|\([1-9ivx]{1,3}\)\s)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:trang\s*)?\d{1,4}\W{0,3}(?:/\s*\d{1,4})?", re.IGNORECASE)
_MARGIN_LINES = 2
_INDENT = 12.0
_OFF_CENTRE = 6.0


def _key(row: Row) -> tuple[str, int]:
    """A running head says the same (but for its numbers) at the same height of every page."""
    text = unicodedata.normalize("NFC", row.text).lower()
    return re.sub(r"\d+", "#", text).strip(), round(row.y0 / 8)


def _margins(pages: list[list[Row]]) -> set[int]:
    """Identities of rows that are running heads, running feet or page numbers."""
    edges: list[Row] = []
    for rows in pages:
        top, bottom = rows[:_MARGIN_LINES], rows[-_MARGIN_LINES:]
        edges.extend({id(row): row for row in [*top, *bottom]}.values())
    counts = Counter(_key(row) for row in edges)
    need = max(2, 0.3 * len(pages))
    repeated = {key for key, count in counts.items() if count >= need and len(key[0]) < 150}
    found: set[int] = set()
    for rows in pages:
        for side in (rows[:_MARGIN_LINES], rows[: -_MARGIN_LINES - 1 : -1]):
            for row in side:
                single = _PAGE_NUMBER.fullmatch(row.text) is not None and row is side[0]
                if not (single or (len(pages) > 1 and _key(row) in repeated)):
                    break
                found.add(id(row))
    return found


def _printed(page: PageWords, tables: list[RuledTable]) -> list[Row]:
    """Printed lines and ruled table rows, top to bottom."""
    if not tables:
        return rows_of(page)
    rows, outside = table_rows(page, tables)
    plain = rows_of(PageWords(page.number, page.width, page.height, outside))
    return sorted([*plain, *rows], key=lambda row: row.y0)


def _table_rows(rows: list[Row]) -> list[Row]:
    """Rows with wide gaps, at least two together, are table rows: "a | b | c"."""
    cut = [None if row.apart else segments(row) for row in rows]
    for at, parts in enumerate(cut):
        near = [cut[k] for k in (at - 1, at + 1) if 0 <= k < len(cut)]
        if parts and len(parts) > 1 and any(other and len(other) > 1 for other in near):
            cells = (" ".join(word.text for word in part) for part in parts)
            rows[at] = Row(rows[at].words, rows[at].page, apart=True, text=" | ".join(cells))
    return rows


def _joins(before: Row, row: Row, edges: Edges, *, first: bool) -> bool:
    """Whether a printed line continues the paragraph of the line before."""
    if before.apart or row.apart or _MARKER.match(row.text) or before.text[-1] == ":":
        return False
    if _is_centred(before, edges) and not _is_centred(row, edges):
        return False
    reach = row.words[0].x1 - row.words[0].x0
    if before.text[-1] in ".?!;" and row.text[0].isupper() and not edges.spaced:
        reach = 0.0  # between sentences only a line that fills its measure goes on
    if before.x1 + 0.25 * row.height + reach < edges.right - 2:
        return False
    if abs(before.height - row.height) > 0.25 * row.height:
        return False
    if before.page == row.page and row.y0 - before.y0 > edges.pitch + _slack(row) * row.height:
        return False
    indented, was = row.x0 > edges.left + 8, before.x0 > edges.left + 8
    if first:
        return not (indented and was and abs(row.x0 - before.x0) < 3) or row.text[0].islower()
    return abs(row.x0 - before.x0) < 4 or before.page != row.page or row.text[0].islower()


def _is_centred(row: Row, edges: Edges) -> bool:
    """Whether a line stands in the middle of the measure, clear of both its edges."""
    left, right = row.x0 - edges.left, edges.right - row.x1
    return min(left, right) > _INDENT and abs(left - right) < _OFF_CENTRE


def _slack(row: Row) -> float:
    """Recognised lines begin where their tallest letter does, so they vary more."""
    return 0.3 if row.words[0].confidence is None else 0.5


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edge of the running text, and the distance between lines of a paragraph."""

    left: float
    right: float
    pitch: float
    spaced: bool = False
    """Paragraphs stand apart, so the space between lines tells where one ends."""


def _edges(rows: list[Row]) -> Edges:
    plain = [row for row in rows if not row.apart]
    if not plain:
        return Edges(0.0, 1e9, 0.0)
    rights = sorted(row.x1 for row in plain)
    lefts = sorted(row.x0 for row in plain)
    pairs = itertools.pairwise(plain)
    steps = sorted(b.y0 - a.y0 for a, b in pairs if a.page == b.page and b.y0 > a.y0)
    pitch = steps[len(steps) // 4] if steps else 0.0
    right = rights[min(len(rights) - 1, int(0.95 * len(rights)))]
    spaced = sum(step > 1.25 * pitch for step in steps) > 0.1 * len(steps)
    return Edges(lefts[int(0.1 * len(lefts))], right, pitch, spaced)


def page_lines(
    pages: Sequence[PageWords], tables: Mapping[int, list[RuledTable]] | None = None
) -> tuple[list[Line], list[str]]:
    """The lines of a document and what was done to them (flags of the text)."""
    split = [_printed(page, (tables or {}).get(page.number, [])) for page in pages]
    margins = _margins(split)
    rows: list[Row] = []
    signature: float | None = None
    for page, printed in zip(pages, split, strict=True):
        body = [row for row in printed if id(row) not in margins]
        laid, signature = page_rows(column_after_column(body, page), page, signature)
        rows.extend(_table_rows(laid))
    edges = _edges(rows)
    lines: list[Line] = []
    first, box_rows = True, []
    for at, row in enumerate(rows):
        if at and _joins(rows[at - 1], row, edges, first=first):
            lines[-1].text += _glue(lines[-1].text) + row.text
            box_rows.append(row)
            lines[-1].box = _box(box_rows)
            lines[-1].confidence = _confidence(box_rows)
            first = False
            continue
        box_rows = [row]
        kind = "table_row" if row.apart and " | " in row.text else "paragraph"
        line = Line(row.text, kind, page=row.page, box=_box(box_rows))  # type: ignore[arg-type]
        line.confidence = _confidence(box_rows)
        lines.append(line)
        first = True
    return _as_seen(lines, pages), _done(pages, margins)


def _done(pages: Sequence[PageWords], margins: set[int]) -> list[str]:
    turned = ["page_turned"] if any(page.turn for page in pages) else []
    return [*turned, "page_margins_removed"] if margins else turned


def _as_seen(lines: list[Line], pages: Sequence[PageWords]) -> list[Line]:
    """The lines with their boxes where the reader of a turned page sees them."""
    turned = {page.number: page for page in pages if page.turn}
    for line in lines:
        if line.page in turned and line.box is not None:
            left, top, right, bottom = seen_box(line.box, turned[line.page])
            line.box = round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
    return lines


def _box(rows: list[Row]) -> tuple[float, float, float, float]:
    """The box of a paragraph on the page it starts on."""
    same = [row for row in rows if row.page == rows[0].page]
    return (
        round(min(row.x0 + row.shift for row in same), 1),
        round(min(row.y0 for row in same), 1),
        round(max(row.x1 + row.shift for row in same), 1),
        round(max(row.y1 for row in same), 1),
    )


def _glue(before: str) -> str:
    """What stands between two printed lines: nothing inside a symbol ("218-" / "QĐ/TW")."""
    return "" if re.search(r"[\w/][-/]$", before) else " "


def _confidence(rows: list[Row]) -> float | None:
    """Mean OCR confidence of the words; None for text that was not recognised."""
    sure = [word.confidence for row in rows for word in row.words if word.confidence is not None]
    return round(sum(sure) / len(sure), 3) if sure else None

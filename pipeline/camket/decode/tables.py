"""Tables as lines: data rows joined by " | ", official frames column by column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from camket.decode.draft import Line

# The two columns of an official header or a signature stand side by side but are read in turn.
FRAME = re.compile(
    r"cộng h(?:òa|oà|õa) xã hội chủ nghĩa|đảng cộng sản việt nam|độc lập\s*[-–—]\s*tự do"
    r"|nơi nhận\s*:|(?:^|\n)\s*(?:tm|kt|t/m|k/t|tl|tuq)\.? ?(?:[a-zđ]|ủy|uỷ)|(?-i:ĐẠI DIỆN)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\s*nơi nhận\s*:", re.IGNORECASE)
FRAME_ROWS = 6
_PROSE_CELL = 400

Cell = Sequence[Line]
Row = Sequence[Cell]
Merged = Sequence[frozenset[int]]
"""For each row, the columns that a cell from above goes on in."""

_WIDEST = 100
"""How far cells may be said to reach; files say thousands to cover all columns there are."""
_TALLEST = 2_000
_GROUP_NAME = 160
_T = TypeVar("_T")


def lay_out(
    rows: Sequence[Sequence[tuple[_T, int, int]]],
) -> tuple[list[list[_T | None]], list[frozenset[int]]]:
    """Cells with their widths and heights by column; a place that a cell covers is None.

    The second value says which of these places a cell from above covers.

    >>> lay_out([[("A", 1, 2), ("B", 2, 1)], [("C", 1, 1)]])
    ([['A', 'B', None], [None, 'C']], [frozenset(), frozenset({0})])
    """
    hanging: dict[int, tuple[int, bool]] = {}
    places: list[list[_T | None]] = []
    merged: list[frozenset[int]] = []
    for row in rows:
        placed: dict[int, _T] = {}
        above, hanging = hanging, {k: (n - 1, first) for k, (n, first) in hanging.items() if n > 1}
        at = 0
        for cell, width, height in row:
            while at in above:
                at += 1
            placed[at] = cell
            stop = max(at + 1, min(at + width, _WIDEST))
            if height > 1 and at < _WIDEST:
                below = min(height, _TALLEST) - 1
                hanging.update({k: (below, k == at) for k in range(at, stop)})
            at = stop
        size = max(at, max(above, default=-1) + 1)
        places.append([placed.get(k) for k in range(size)])
        merged.append(frozenset(k for k, (_, first) in above.items() if first))
    return places, merged


def row_text(cells: Sequence[str]) -> str:
    """The cells of a row between bars; empty ones in front keep the columns apart.

    >>> row_text(["", "Chi", "", "7 tỷ", ""]), row_text(["", "I. Kinh tế"])
    ('| Chi |  | 7 tỷ', 'I. Kinh tế')
    """
    if sum(bool(cell) for cell in cells) < 2:
        return " ".join(cells).strip(" |")
    return " | ".join(cells).rstrip(" |").lstrip()


def names_group(cells: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a row of one cell names the rows below it ("I. Kinh tế" across a table)."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) == 1
        and sum(bool(cell) for cell in before) > 2
        and len(filled[0]) <= _GROUP_NAME
        and filled[0][-1] not in ".;"
    )


def table_lines(rows: Sequence[Row], table: int, merged: Merged = ()) -> list[Line]:
    """The lines of one table; a merged cell stands once, where it begins."""
    kept = [at for at, row in enumerate(rows) if any(cell for cell in row)]
    filled = [rows[at] for at in kept]
    merged = [merged[at] if at < len(merged) else frozenset() for at in kept]
    if not filled:
        return []
    if _is_frame(filled):
        return _by_column(filled)
    for at in range(1, len(filled)):
        if any(_SIGNATURE.match(line.text) for cell in filled[at] for line in cell[:1]):
            return [*table_lines(filled[:at], table, merged), *_by_column(filled[at:])]
    out: list[Line] = []
    places, before = _places_text(filled), [""]
    for at, row in enumerate(filled):
        texts = [_cell_text(cell) for cell in row]
        lone = max(map(len, row)) == 1 and names_group(texts, before)
        if places or (sum(map(bool, texts)) == 1 and not lone):
            out.extend(_apart(row, (table, at)))
        else:
            out.append(_row_line(row, row_text(texts), (table, at), merged[at]))
        before = texts if sum(map(bool, texts)) > 1 else before
    return out


def _is_frame(rows: Sequence[Row]) -> bool:
    if len(rows) > FRAME_ROWS or max(len(row) for row in rows) > 4:
        return False
    text = "\n".join(line.text for row in rows for cell in row for line in cell[:12])
    return FRAME.search(text) is not None


def _by_column(rows: Sequence[Row]) -> list[Line]:
    out: list[Line] = []
    for column in range(max(len(row) for row in rows)):
        for row in rows:
            if column < len(row):
                out.extend(row[column])
    return out


def _places_text(rows: Sequence[Row]) -> bool:
    """One or two rows of whole paragraphs: the table only places text on the page."""
    return len(rows) <= 2 and any(
        len(cell) > 2 and sum(len(line.text) for line in cell) > _PROSE_CELL
        for row in rows
        for cell in row
    )


def _apart(row: Row, place: tuple[int, int]) -> list[Line]:
    """The lines of cells that only place text on the page, one after the other."""
    lines = [line for cell in row for line in cell]
    for line in lines:
        line.cell = place
    return lines


def _cell_text(cell: Cell) -> str:
    """The words of a cell; the bars of a table inside it bound no columns of this one."""
    words, inside = "", False
    for line in cell:
        nested = line.kind == "table_row"
        shown = line.text.replace(" | ", ", ") if nested else line.text.strip()
        words += ("; " if inside and nested else " ") + shown
        inside = nested
    return words.strip()


def _row_line(row: Row, text: str, place: tuple[int, int], merged: frozenset[int]) -> Line:
    first = next(cell for cell in row if cell)[0]
    return Line(
        text,
        "table_row",
        paragraph=first.paragraph,
        page=first.page,
        cell=place,
        merged=tuple(sorted(merged)),
        generated_label=first.generated_label and bool(row[0]),
        hidden=first.hidden,
    )

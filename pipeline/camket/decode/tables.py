"""Tables as lines: data rows joined by " | ", official frames column by column."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def table_lines(rows: Sequence[Row], table: int) -> list[Line]:
    """The lines of one table; a merged cell stands once, where it begins."""
    filled = [row for row in rows if any(cell for cell in row)]
    if not filled:
        return []
    if _is_frame(filled):
        return _by_column(filled)
    for at in range(1, len(filled)):
        if any(_SIGNATURE.match(line.text) for cell in filled[at] for line in cell[:1]):
            return [*table_lines(filled[:at], table), *_by_column(filled[at:])]
    out: list[Line] = []
    for at, row in enumerate(filled):
        out.extend(_row_lines(row, table, at, places=_places_text(filled)))
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


def _row_lines(row: Row, table: int, at: int, *, places: bool) -> list[Line]:
    cells = [cell for cell in row if cell]
    if len(cells) == 1 or places:
        for cell in cells:
            for line in cell:
                line.cell = (table, at)
        return [line for cell in cells for line in cell]
    text = " | ".join(" ".join(line.text.strip() for line in cell) for cell in row)
    first = cells[0][0]
    return [
        Line(
            text.strip(" |"),
            "table_row",
            paragraph=first.paragraph,
            page=first.page,
            cell=(table, at),
            generated_label=first.generated_label and bool(row[0]),
            hidden=first.hidden,
        )
    ]

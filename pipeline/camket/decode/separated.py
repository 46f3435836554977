"""CSV: a table as text, its cells parted by semicolons, commas, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter

from camket.decode.draft import Draft, text_of
from camket.decode.legacy import CONVERTERS
from camket.decode.plain import characters, read_plain, repaired
from camket.decode.sheet_rows import SheetRow, sheet_lines
from camket.errors import DecodeError
from camket.texts import Input, Text

EXTRACTOR = "camket.csv/1"
_MEDIA_TYPE = "text/csv"
_DELIMITERS = ";\t,|"
_SAMPLE_ROWS = 500
_EQUAL = 0.6
"""Share of the parted rows that must have the same number of cells."""
_FEWEST_ROWS = 2
_MOST_ROWS = 200_000


def read_separated(file: Input) -> Text:
    """The rows of a CSV file; one without columns is plain text. Raises `DecodeError`."""
    content, encoding = characters(file.data)
    content, repairs = repaired(content)
    rows = _rows(content)
    if rows is None:
        return read_plain(file)
    if len(rows) > _MOST_ROWS:
        raise DecodeError("too_large", f"over {_MOST_ROWS} rows")
    if encoding in ("cp1252", "iso8859-1"):
        encoding = next((name for name in repairs if name in CONVERTERS), encoding)
    shown = [SheetRow(at, row) for at, row in enumerate(rows) if any(row)]
    lines = tuple(sheet_lines(shown, 0))
    return text_of(file, _MEDIA_TYPE, Draft(lines, EXTRACTOR, encoding, repairs))


def _rows(content: str) -> list[list[str]] | None:
    """The cells of each row; None when no sign parts equal columns."""
    head = "\n".join(content.splitlines()[:_SAMPLE_ROWS])
    delimiter = _delimiter(head)
    return _parted(content, delimiter) if delimiter else None


def _delimiter(content: str) -> str | None:
    """The sign that gives the most rows with equal columns; None when none does.

    A comma is a decimal sign too, and semicolons part the clauses of sentences: what counts is not
    how often a sign stands there but whether it stands equally often in most rows.

    >>> _delimiter("Số trạm;95,5;96,5\\nSố giường;31,5;32,5\\n")
    ';'
    """
    scores = {sign: _score(_parted(content, sign) or []) for sign in _DELIMITERS}
    best = max(scores, key=lambda sign: scores[sign])
    return best if scores[best] else None


def _score(rows: list[list[str]]) -> int:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0
    width, equal = max(widths.items(), key=lambda found: (found[1], found[0]))
    if equal < _FEWEST_ROWS or equal < _EQUAL * widths.total():
        return 0
    return equal * (width - 1)


def _parted(content: str, delimiter: str) -> list[list[str]] | None:
    """Rows of cells; None for what no reader of such files takes (a cell beyond all measure)."""
    # A quotation mark that nothing closes is a letter like others, and swallows no rows.
    paired = content.count('"') % 2 == 0
    lines = io.StringIO(content, newline="")
    reader = (
        csv.reader(lines, delimiter=delimiter)
        if paired
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    try:
        return [[" ".join(cell.split()) for cell in row] for row in reader]
    except csv.Error:
        return None

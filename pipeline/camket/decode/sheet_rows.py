"""Rows of a sheet as lines: which belong to a table, and which are the text around it.

A whole document may be typed into a sheet: its official head, headings, paragraphs and signature
stand in rows of their own, above and below the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from camket.decode.draft import Line
from camket.decode.tables import row_text

_TOP = 6
_MOTTO = re.compile(
    r"cộng h(?:òa|oà|õa) xã hội chủ nghĩa|đảng cộng sản việt nam|độc lập\s*[-–—]\s*tự do", re.I
)
_DATED = re.compile(r"ngày.{0,12}tháng.{0,12}năm", re.I)
_ADDRESSEES = re.compile(r"nơi nhận ?(?::|$)", re.I)
# "III. NHIỆM VỤ", "2. Các bệnh viện …", "a) Tổ chức …", "Điều 2.", "- Sở Y tế …".
_NUMBERED = re.compile(
    r"(?:(?:[IVXL]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,3})[.)/]|[a-zđ]\)|[-+•*])\s*[^\W\d]"
    r"|(?:điều|chương|phần|mục|phụ lục) (?:\d{1,2}|[IVX]{1,5})(?!\w)",
    re.I,
)
_ENDED = re.compile(r"[.;:]\s*$|\./\.\s*$")
_WORDS_OF_A_SENTENCE = 6
_WORDS_OF_A_PARAGRAPH = 14
_SUM = re.compile(r"(?:tổng|cộng)(?: (?:số|cộng|chung))*[ .:]*$", re.I)
_NUMBER_HEAD = re.compile(r"(?:s?tt|số tt|số thứ tự|s tt|no)\.?$", re.I)
_HEAD = re.compile(
    r"chỉ tiêu|nội dung|nhiệm vụ|đvt|đơn vị|kế hoạch|thực hiện|ghi chú|thời gian|thời hạn|cơ quan"
    r"|chủ trì|phối hợp|kết quả|tiêu chí|kinh phí|tên |danh mục|công việc|số lượng"
    r"|năm (?:19|20)\d\d",
    re.I,
)
_VALUE = re.compile(r"[-+≤≥<>~ ]*\d[\d.,/ -]*(?:%|‰)?$")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that shows something: its number from 0, what each cell shows, and how."""

    at: int
    cells: Sequence[str]
    hidden: bool = False
    merged: tuple[int, ...] = ()
    """Columns, in order of `cells`, that a cell above goes on in."""

    @property
    def filled(self) -> list[str]:
        """The cells that show something."""
        return [cell for cell in self.cells if cell]


def sheet_lines(rows: Sequence[SheetRow], number: int) -> list[Line]:
    """The lines of one sheet, in reading order."""
    head = _head_rows(rows)
    tail = _tail(rows, head)
    lines = _by_column(rows[:head], number)
    for row, is_text in zip(rows[head:tail], _texts(rows[head:tail]), strict=True):
        line = Line(row_text(row.cells), cell=(number, row.at), hidden=row.hidden)
        if not is_text:
            line.kind, line.merged = "table_row", row.merged
        lines.append(line)
    return [line for line in (*lines, *_by_column(rows[tail:], number)) if line.text]


def _head_rows(rows: Sequence[SheetRow]) -> int:
    """How many rows at the top are an official header, with place and date below it."""
    framed = [k for k, row in enumerate(rows[:_TOP]) if _MOTTO.search("\n".join(row.cells))]
    head = framed[-1] + 1 if framed else 0
    dated = head and head < len(rows) and _DATED.search(" ".join(rows[head].cells))
    return head + 1 if dated else head


def _tail(rows: Sequence[SheetRow], head: int) -> int:
    """Where the addressees and the signature begin."""
    named = (k for k in range(head, len(rows)) if any(map(_ADDRESSEES.match, rows[k].filled)))
    return next(named, len(rows))


def _by_column(rows: Sequence[SheetRow], number: int) -> list[Line]:
    """The cells one after the other, the left column first."""
    width = max((len(row.cells) for row in rows), default=0)
    return [
        Line(row.cells[k], cell=(number, row.at), hidden=row.hidden)
        for k in range(width)
        for row in rows
        if k < len(row.cells) and row.cells[k]
    ]


def _texts(rows: Sequence[SheetRow]) -> list[bool]:
    """For each row whether it is text: the lines above a table, between two, or below the last."""
    texts = [False] * len(rows)
    at = 0
    while at < len(rows):
        stop = at
        while stop < len(rows) and len(rows[stop].filled) <= 1:
            stop += 1
        if stop > at and _parts_tables(rows, at, stop):
            first = next((k for k in range(at, stop) if at == 0 or _is_text(rows[k])), stop)
            texts[first:stop] = [True] * (stop - first)
        at = stop + 1
    return texts


def _parts_tables(rows: Sequence[SheetRow], at: int, stop: int) -> bool:
    """Whether the table above rows of one cell has ended, and these do not group its rows."""
    if stop == len(rows):
        return any(map(_is_text, rows[at:stop])) or at == 0
    return at == 0 or _is_head(rows[stop])


def _is_head(row: SheetRow) -> bool:
    """Whether a row names the columns of a new table."""
    filled = row.filled
    if _NUMBER_HEAD.match(filled[0]):
        return True
    named = sum(1 for cell in filled if _HEAD.match(cell))
    return named > 1 and not any(map(_VALUE.match, filled))


def _is_text(row: SheetRow) -> bool:
    """Whether a row of one cell is a numbered heading or a sentence."""
    words = " ".join(row.filled)
    size = len(words.split())
    if _SUM.match(words):
        return False
    ended = _ENDED.search(words) and size >= _WORDS_OF_A_SENTENCE
    return bool(ended or size >= _WORDS_OF_A_PARAGRAPH or _NUMBERED.match(words))

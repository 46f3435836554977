"""Rows of a table whose columns promise: the clause is the cells from the indicator on."""

from __future__ import annotations

import re

from camket.texts import View

_CELL = re.compile(r"\s*(?:\||\t)\s*")
_ORDINAL = re.compile(
    r"(?:\d{1,3}|[ivxlc]{1,5}|[a-zđ]|\d{1,2}\.\d{1,2}|-|\+|stt|tt)?[.)]?$", re.IGNORECASE
)
_TARGET_COLUMN = re.compile(
    r"kế hoạch|chỉ tiêu (?:năm|giao|đăng ký)|mục tiêu|phấn đấu|đăng ký|giao|\bkh\b|chỉ tiêu"
    r"|cam kết|giao ước|định mức"
)
_TASK_COLUMN = re.compile(r"nhiệm vụ|công việc|nội dung|hoạt động")
_WHO_COLUMN = re.compile(r"chủ trì|phối hợp|(?:cơ quan|đơn vị|bộ phận) (?:thực hiện|phụ trách)")
_RESULT_COLUMN = re.compile(r"thực hiện|kết quả|tỷ lệ \(?th|số lượng|so với|đạt được|ước th")


def split_cells(view: View, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Content ranges of the cells of a row; a single cell when the row is no table.

    Bars at the edges of a row draw its border and bound no cells.
    """
    first, last = view.outside(start, end)
    line = view.content[first:last]
    if line.startswith("|"):
        first += len(line) - len(line[1:].lstrip())
        last -= len(line) - len(line.rstrip(" |"))
        line = view.content[first:last]
    cells: list[tuple[int, int]] = []
    at = 0
    for bar in _CELL.finditer(line):
        cells.append((first + at, first + bar.start()))
        at = bar.end()
    cells.append((first + at, last))
    return tuple(cells)


def holds_tasks(columns: tuple[str, ...]) -> bool:
    """Say whether a table gives out tasks (nội dung, chủ trì, phối hợp, thời gian)."""
    names = [name.lower() for name in columns]
    tasks = any(_TASK_COLUMN.search(name) for name in names[:3])
    return tasks and names_who(columns)


def names_who(columns: tuple[str, ...]) -> bool:
    """Say whether a column of a table names who leads, helps or does."""
    return any(_WHO_COLUMN.search(name.lower()) for name in columns)


def promises(columns: tuple[str, ...]) -> bool:
    """Say whether the columns of a table hold plans and not only results."""
    names = [name.lower() for name in columns]
    if not names:  # a table without a header, in a section that binds
        return True
    if holds_tasks(columns):
        return True
    planned = [at for at, name in enumerate(names) if at and _TARGET_COLUMN.search(name)]
    reported = [
        at for at, name in enumerate(names) if _RESULT_COLUMN.search(name) and "ước" not in name
    ]
    # A result printed before the plan is where the plan starts from; behind it, what came of it.
    return bool(planned) and (not reported or max(reported) < _new_plan(names, planned))


_YEAR = re.compile(r"(?:19|20)\d\d")


def _new_plan(names: list[str], planned: list[int]) -> int:
    """The last plan column, when its year is after the years of all other columns; else -1."""
    last = planned[-1]
    own = _YEAR.findall(names[last])
    others = [year for name in names[:last] + names[last + 1 :] for year in _YEAR.findall(name)]
    return last if own and others and min(own) > max(others) else -1


_UNIT_COLUMN = re.compile(r"đvt|đơn vị(?: tính)?$|đv tính")
_DITTO = frozenset({"", "-", "-nt-", "nt", '"', "''", "”", "“", "..", "như trên"})


def find_unit(view: View, start: int, end: int, columns: tuple[str, ...]) -> str | None:
    """The unit a row prints (đơn vị tính); None for a ditto mark or without such a column."""
    for index, name in enumerate(columns):
        if _UNIT_COLUMN.match(name.lower().strip()):
            cells = split_cells(view, start, end)
            at = view.inside(*cells[index]) if index < len(cells) else (0, 0)
            words = view.text[slice(*at)].strip()
            return None if words.lower() in _DITTO else words
    return None


def find_row_clause(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Content range from the indicator to the last cell; None for a row without a value."""
    cells = split_cells(view, start, end)
    while cells and _ORDINAL.match(view.content[slice(*cells[0])].strip()):
        cells = cells[1:]
    while cells and not view.content[slice(*cells[-1])].strip(" |\t"):
        cells = cells[:-1]
    if len(cells) < 2:
        return None
    last = cells[-1][1]
    while last > cells[0][0] and view.content[last - 1] in " \t|;":
        last -= 1
    return cells[0][0], last

"""Rows of a table whose columns promise: the clause is the cells from the indicator on."""

from __future__ import annotations

import re

from camket.parse.columns import is_number, is_ordinal, is_time, is_unit, kind_of, names_who
from camket.texts import View

Cells = tuple[tuple[int, int], ...]
"""Content ranges of the cells of a row."""
_CELL = re.compile(r"\s*(?:\||\t)\s*")
_TARGET_COLUMN = re.compile(
    r"kế hoạch|chỉ tiêu (?:năm|giao|đăng ký)|mục tiêu|phấn đấu|đăng ký|giao|\bkh\b|chỉ tiêu"
    r"|cam kết|giao ước|định mức"
)
_TASK_COLUMN = re.compile(r"nhiệm vụ|công việc|nội dung|hoạt động")
_RESULT_COLUMN = re.compile(r"thực hiện|kết quả|số lượng|đạt được|ước th")


def split_cells(view: View, start: int, end: int) -> Cells:
    """Content ranges of the cells of a row; a single cell when the row is no table.

    Bars at both edges of a row draw its border and bound no cells; a bar in front alone stands
    behind an empty cell.
    """
    first, last = view.outside(start, end)
    line = view.content[first:last]
    if line.startswith("|") and line.endswith("|"):
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


_WORK_COLUMN = re.compile(
    r"(?:các |tên )?(?:đầu )?việc|tên (?:lớp|dự thảo|văn bản|đề án|dự án|chuyên đề|sự kiện|tổ chức)"
    r"|tổ chức thành lập|dự thảo|chuyên đề"
)
_DUE_COLUMN = re.compile(
    r"(?:thời )?hạn(?: [^\W\d]+){0,3}|(?:phải )?xong|thời gian(?: [^\W\d]+){0,2}"
)


def holds_tasks(columns: tuple[str, ...]) -> bool:
    """Say whether a table gives out tasks (nội dung, chủ trì, phối hợp, thời gian).

    Work by any name is given out where other columns say who does it or until when, and no
    column says what came of it.
    """
    names = [name.lower() for name in columns]
    tasks = any(_TASK_COLUMN.search(name) for name in names[:3])
    if tasks and names_who(columns):
        return True
    named = tasks or any(_WORK_COLUMN.match(name) for name in names[:3])
    due = any(_DUE_COLUMN.fullmatch(name) for name in names[2:])
    if not named or any(kind_of(name) in ("result", "ratio", "unit", "plan") for name in names):
        return False
    return due or names_who(columns)


def promises(columns: tuple[str, ...]) -> bool:
    """Say whether the columns of a table hold plans and not only results."""
    names = [name.lower() for name in columns]
    if not names:  # a table without a header, in a section that binds
        return True
    if holds_tasks(columns):
        return True
    planned = [at for at, name in enumerate(names) if at and _plans(name)]
    reported = [at for at, name in enumerate(names) if _reports(name)]
    # A result printed before the plan is where the plan starts from; behind it, what came of it.
    return bool(planned) and (not reported or max(reported) < _new_plan(names, planned))


def _plans(name: str) -> bool:
    """Whether a column holds plans by its words, or by being headed with nothing but a year."""
    if _ONLY_YEAR.fullmatch(name):
        return True
    return bool(_TARGET_COLUMN.search(name)) and kind_of(name) not in ("comparison", "ratio")


def _reports(name: str) -> bool:
    kind = kind_of(name)
    if kind in ("comparison", "plan", "other"):
        return False
    return kind == "ratio" or bool(_RESULT_COLUMN.search(name) and "ước" not in name)


_ONLY_YEAR = re.compile(r"(?:năm )?(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _new_plan(names: list[str], planned: list[int]) -> int:
    """The last plan column, when its year is after the years of all but plans; else -1."""
    last = planned[-1]
    own = _YEAR.findall(names[last])
    # "TH 2024 | Trung ương giao 2025 | Tỉnh giao 2025": two plans for one year.
    others_at = [at for at in range(len(names)) if at not in planned]
    before = [names[at] for at in others_at if kind_of(names[at]) != "comparison"]
    others = [year for name in before for year in _YEAR.findall(name)]
    return last if own and others and min(own) > max(others) else -1


DITTO = frozenset(
    {
        "-nt-",
        "nt",
        '"',
        "''",
        "”",
        "“",
        '""',
        '-"-',
        "..",
        "như trên",
        "//",
        "-//-",
        "- nt -",
        "n.t",
    }
)
"""Marks for "the same as above", in lower case."""
_NO_UNIT = DITTO | {"", "-"}


def find_unit(view: View, cells: Cells, columns: tuple[str, ...]) -> str | None:
    """The unit a row prints (đơn vị tính); None for a ditto mark or without such a column."""
    named = int(bool(columns) and is_number(columns[0]))
    for index, name in enumerate(columns):
        if is_unit(name) and index > named:  # "TT | Đơn vị | Chỉ tiêu": the first names the rows
            words = cell_text(view, cells[index]) if index < len(cells) else ""
            return None if words.lower() in _NO_UNIT else words
    return None


def cell_text(view: View, cell: tuple[int, int]) -> str:
    """The words of a cell given in content offsets."""
    return view.text[slice(*view.inside(*cell))].strip(" |\t")


def find_row_clause(
    view: View, cells: Cells, columns: tuple[str, ...]
) -> tuple[int, int, int] | None:
    """Content range from the indicator to the last cell, and which cell the indicator stands in.

    None for a row without a value.
    """
    # "Trong đó | Nữ": whatever stands below "STT" is not what the row measures.
    first, last = int(bool(columns) and is_number(columns[0])), len(cells)
    while first < last and is_ordinal(view.content[slice(*cells[first])]):
        first += 1
    first += _is_time_of_task(columns, first, last)
    while last > first and not view.content[slice(*cells[last - 1])].strip(" |\t"):
        last -= 1
    if last - first < 2:
        return None
    end = cells[last - 1][1]
    while end > cells[first][0] and view.content[end - 1] in " \t|;":
        end -= 1
    return cells[first][0], end, first


def _is_time_of_task(columns: tuple[str, ...], at: int, last: int) -> bool:
    """ "Tháng | Nội dung | Phụ trách": when a task is due is no part of its words."""
    if last - at <= 2 or at + 1 >= len(columns):
        return False
    return is_time(columns[at]) and _TASK_COLUMN.search(columns[at + 1].lower()) is not None

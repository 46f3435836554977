"""The tables of a document line by line: which heads, unit and cells above a row has."""

from __future__ import annotations

import re

from camket.parse.carried import Carried, Group, Row
from camket.parse.columns import align, join_heads, kind_of
from camket.parse.logical_lines import Unit
from camket.parse.places import gives_out, is_sum, shares_out
from camket.parse.tables import Cells, cell_text, find_unit, split_cells
from camket.records import Node
from camket.texts import View

_UNIT_ABOVE = re.compile(
    r"\(?(?:đvt|đơn vị(?: tính)?) ?: ?(?P<unit>[^|:;()]{1,40}?(?:\([^()]{1,20}\))?)\)?\.?"
)
"""`Đơn vị tính: triệu đồng` above a table."""
_LOOKS_BACK = re.compile(
    r"kết quả|thực hiện (?!chương trình|nghị quyết|đề án|kế hoạch)|đạt được|ước"
)
_LONGEST_HEADING = 160
_NAMES = 2
"""Cells that name a row: its number and its words."""
_LINES_OF_A_HEADING = 4
"""Annex, its title, the decision it belongs to, the unit."""


class Tables:
    """What the rows read so far say of the next one."""

    def __init__(self, view: View, title: str = "") -> None:
        self._view = view
        self._titled = gives_out(title.lower())
        """Whether the document itself gives out targets."""
        self._heading = False
        """Whether the lines above this table say that it does."""
        self._wanted = False
        """Whether the lines above this table call it a list of targets."""
        self.group: Group | None = None
        """The last row that only groups those below it."""
        self._path = ""
        self._head = False
        """Whether only heads of this table were read."""
        self._between: list[tuple[int, int]] = []
        """Lines since the last row of a table."""
        self._first_head: tuple[str, ...] = ()
        self._before: tuple[tuple[str, ...], str | None, Carried] | None = None
        self.columns: tuple[str, ...] = ()
        self.unit: str | None = None
        self._units: set[str] = set()
        """Units that rows of this table print."""
        self.carried = Carried()

    @property
    def gives_out(self) -> bool:
        """Whether the figures of this table are targets given to places."""
        return (self._titled or self._heading) and shares_out(self.columns)

    def pass_line(self, unit: Unit) -> None:
        """Take note of a line outside of tables."""
        self._between.append((unit.start, unit.end))

    def read(self, unit: Unit, node: Node) -> Row | None:
        """The row that a line is; None for a head, a group or a rule."""
        cells = split_cells(self._view, unit.start, unit.end)
        table = node.path.rpartition("/")[0]
        if table != self._path:
            self._path, self._head = table, True
            self._begin(cells, headed="table_header" in node.flags)
        self._between = []
        if "table_header" in node.flags:
            self._read_head(cells)
        else:
            self._head = self._head and "table_rule" in node.flags
        if any(flag.startswith("table_") for flag in node.flags):
            self.group = Group(cells, node.path) if "table_group" in node.flags else self.group
            return None
        columns = align(self.columns, self._words(cells))
        self._read_unit(cells, columns)
        return Row(node, cells, columns)

    def _read_unit(self, cells: Cells, columns: tuple[str, ...]) -> None:
        """Rows go on in the unit above them; a sum only where all rows are counted in one."""
        own = find_unit(self._view, cells, columns)
        if own is not None:
            self._units.add(own.lower())
            self.unit = own
        elif len(self._units) > 1 and any(map(is_sum, self._words(cells)[:_NAMES])):
            self.unit = None

    def _begin(self, cells: Cells, *, headed: bool) -> None:
        """A new table, or the old one below a heading between its rows."""
        if not headed and self._goes_on(cells):
            self._head = False
            return
        self._before = (self._first_head, self.unit, self.carried) if self._is_near() else None
        self.columns, self._first_head = (), ()
        self.unit, self._units = self._unit_above(), set()
        above = self._between[-_LINES_OF_A_HEADING:]
        self._heading = any(map(self._says_targets, above))
        self._wanted = any(map(self._lists_targets, above))
        self.carried, self.group = Carried(), None

    def _goes_on(self, cells: Cells) -> bool:
        """Whether rows without a head of their own have that of the table above a short heading."""
        if not self.columns or not len(self.columns) - 2 <= len(cells) <= len(self.columns):
            return False
        return len(cells) > 2 and self._is_near()

    def _is_near(self) -> bool:
        """Whether at most a heading or the number of a page stands below the table before."""
        return len(self._between) <= 1 and all(map(self._is_short, self._between))

    def _is_short(self, line: tuple[int, int]) -> bool:
        start, end = self._view.trim(*line)
        return 0 < end - start <= _LONGEST_HEADING and self._view.text[end - 1] not in ".;"

    def _says_targets(self, line: tuple[int, int]) -> bool:
        return self._is_short(line) and gives_out(self._view.lower[slice(*line)])

    def _lists_targets(self, line: tuple[int, int]) -> bool:
        """ "Danh mục các chỉ tiêu cụ thể": what the table below calls a result is to be reached."""
        words = self._view.lower[slice(*line)]
        return "chỉ tiêu" in words and _LOOKS_BACK.search(words) is None

    def _read_head(self, cells: Cells) -> None:
        names = self._words(cells)
        if self._wanted and sum(kind_of(name.lower()) in ("plan", "result") for name in names) < 3:
            names = tuple("Mục tiêu" if x.lower() == "kết quả" else x for x in names)
        if not self._first_head:
            self._first_head = names
            if self._before and self._before[0] == names:  # the head of a table on its next page
                _, unit, self.carried = self._before
                self.unit = self.unit or unit
        self.columns = join_heads(self.columns if self._head else (), names)

    def _words(self, cells: Cells) -> tuple[str, ...]:
        return tuple(cell_text(self._view, cell) for cell in cells)

    def _unit_above(self) -> str | None:
        for line in self._between[-2:]:
            start, end = self._view.trim(*line)
            found = _UNIT_ABOVE.fullmatch(self._view.lower, start, end)
            if found:
                return self._view.text[found.start("unit") : found.end("unit")]
        return None

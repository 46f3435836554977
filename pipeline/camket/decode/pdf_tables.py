"""Ruled tables of a PDF page: which cell a word stands in, told by the drawn lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from camket.decode.pdf_turned import turned_box
from camket.decode.pdf_words import Box, PageWords, Row, Word, rows_of
from camket.decode.tables import FRAME, row_text

_THIN = 3.0
_NEAR = 3.0
_SHORTEST = 6.0
_MOST_PATHS = 4_000
_MOST_RULES = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: its fixed coordinate and the range it runs over, from the top left corner."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """One table: its horizontal and vertical rules and the distinct places they stand at."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    rows: tuple[float, ...]
    columns: tuple[float, ...]

    def holds(self, word: Word) -> bool:
        """Whether a word stands inside the outer rules."""
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return self.columns[0] <= x <= self.columns[-1] and self.rows[0] <= y <= self.rows[-1]

    def cell(self, word: Word) -> tuple[int, int]:
        """Row and column of a word; a merged cell counts where it begins."""
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return _slot(self.rows, self.across, y, x), _slot(self.columns, self.down, x, y)


def _slot(places: Sequence[float], rules: Sequence[Rule], at: float, across: float) -> int:
    """The slot between two rules that really pass here (a merged cell has none inside)."""
    slot = min(max(bisect_right(places, at) - 1, 0), len(places) - 1)
    while slot > 0 and not any(
        abs(rule.at - places[slot]) <= _NEAR and rule.start - _NEAR <= across <= rule.end + _NEAR
        for rule in rules
    ):
        slot -= 1
    return slot


def _places(rules: Sequence[Rule]) -> tuple[float, ...]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return tuple(found)


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def find_tables(across: Sequence[Rule], down: Sequence[Rule]) -> list[RuledTable]:
    """Tables of at least two rows and two columns, from rules that touch each other."""
    left_across, left_down = list(across), list(down)
    found: list[RuledTable] = []
    while left_across and left_down:
        rows = [left_across.pop()]
        columns: list[Rule] = []
        grown = True
        while grown:
            new_down = [d for d in left_down if any(_touch(a, d) for a in rows)]
            left_down = [d for d in left_down if d not in new_down]
            columns += new_down
            new_across = [a for a in left_across if any(_touch(a, d) for d in columns)]
            left_across = [a for a in left_across if a not in new_across]
            rows += new_across
            grown = bool(new_down or new_across)
        table = RuledTable(tuple(rows), tuple(columns), _places(rows), _places(columns))
        if len(table.rows) > 2 and len(table.columns) > 2:
            found.append(table)
    return found


def drawn_rules(data: bytes, pages: Sequence[PageWords]) -> dict[int, list[RuledTable]]:
    """Ruled tables by page number; empty when the drawing cannot be read on this machine."""
    try:
        import pypdfium2
        from pypdfium2 import raw
    except ImportError:
        return {}
    found: dict[int, list[RuledTable]] = {}
    try:
        document = pypdfium2.PdfDocument(data)
        for page in pages:
            if page.words and page.number <= len(document):
                opened = document[page.number - 1]
                paths = opened.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
                boxes = [
                    path.get_bounds() for _, path in zip(range(_MOST_PATHS), paths, strict=False)
                ]
                if 4 <= len(boxes) < _MOST_PATHS:
                    rotation = opened.get_rotation()
                    sheet = _sheet(page, rotation, opened.get_size())
                    seen = [_seen(box, page.turn - rotation, sheet) for box in boxes]
                    found[page.number] = find_tables(*_rules(seen))
        document.close()
    except pypdfium2.PdfiumError:
        return found
    return found


def _sheet(page: PageWords, rotation: int, shown: tuple[float, float]) -> tuple[float, float]:
    """Width and height of the sheet that a page is drawn on, before anything is turned."""
    if rotation % 180:
        return shown[1], shown[0]
    return (page.height, page.width) if page.turn % 180 else (page.width, page.height)


def _seen(drawn: Box, turn: int, sheet: tuple[float, float]) -> Box:
    """A box from the bottom left of its sheet as one from the top left of the upright page."""
    left, bottom, right, top = drawn
    width, height = sheet
    return turned_box((left, height - top, right, height - bottom), turn % 360, width, height)


def _rules(boxes: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    across: set[Rule] = set()
    down: set[Rule] = set()
    for left, y0, right, y1 in boxes:
        wide, tall = right - left, y1 - y0
        if tall <= _THIN and wide >= _SHORTEST:
            across.add(Rule((y0 + y1) / 2, left, right))
        elif wide <= _THIN and tall >= _SHORTEST:
            down.add(Rule((left + right) / 2, y0, y1))
        elif wide >= _SHORTEST and tall >= _SHORTEST:
            across.update((Rule(y0, left, right), Rule(y1, left, right)))
            down.update((Rule(left, y0, y1), Rule(right, y0, y1)))
    return _merged(across), _merged(down)


def _merged(rules: set[Rule]) -> list[Rule]:
    """Pieces of one drawn line as one rule (cells are often drawn one by one)."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at), rule.start)):
        last = merged[-1] if merged else None
        if last and round(last.at) == round(rule.at) and rule.start <= last.end + _NEAR:
            merged[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged[:_MOST_RULES]


def table_rows(page: PageWords, tables: Sequence[RuledTable]) -> tuple[list[Row], list[Word]]:
    """Rows of the tables of a page as "a | b | c", and the words outside them."""
    rows: list[Row] = []
    left = page.words
    for table in tables:
        inside = [word for word in left if table.holds(word)]
        text = " ".join(word.text for word in inside)
        if inside and not FRAME.search(text):
            left = [word for word in left if not table.holds(word)]
            rows.extend(_rows_of_table(table, inside, page))
    return rows, left


def _rows_of_table(table: RuledTable, words: Sequence[Word], page: PageWords) -> list[Row]:
    cells: dict[int, dict[int, list[Word]]] = {}
    for word in words:
        row, column = table.cell(word)
        cells.setdefault(row, {}).setdefault(column, []).append(word)
    rows = []
    for at in sorted(cells):
        columns = range(max(cells[at]) + 1)
        texts = [_text(cells[at].get(column, []), page) for column in columns]
        shown = row_text(texts)
        everything = [word for column in sorted(cells[at]) for word in cells[at][column]]
        rows.append(Row(everything, page.number, apart=True, text=shown))
    return rows


def _text(words: list[Word], page: PageWords) -> str:
    lines = rows_of(PageWords(page.number, page.width, page.height, words))
    return " ".join(line.text for line in lines)

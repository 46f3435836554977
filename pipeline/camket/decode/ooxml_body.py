"""The body of a Word document as paragraphs and tables: what a reader sees on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from camket.decode.fonts import Run
from camket.decode.ooxml_numbering import Numbering
from camket.decode.ooxml_styles import Styles, W, font_of, is_on, value
from camket.texts import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = frozenset(
    (W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "delInstrText")
)
_SYMBOLS = {
    "F0B7": "•",
    "F0A7": "▪",
    "F02D": "-",
    "F0A3": "≤",
    "F0B3": "≥",
    "F0B0": "°",
    "F0B1": "±",
    "F0D7": "×",
}
_CHARACTERS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n",
    W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad",
}  # fmt: skip


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its runs with fonts, its automatic label and its place."""

    runs: list[Run]
    index: int
    label: str = ""
    kind: BlockKind = "paragraph"
    text: str = ""


@dataclass(slots=True)
class Grid:
    """One table: rows of cells of paragraphs and tables, by column."""

    rows: list[list[list[Item]]] = field(default_factory=list)
    merged: list[frozenset[int]] = field(default_factory=list)
    """For each row, the columns that a cell from above goes on in."""


Item = Paragraph | Grid


class BodyReader:
    """Reads block content in document order, counting automatic numbers as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.paragraphs: list[Paragraph] = []
        self._carried: list[Run] = []
        self._in_cell = False

    def blocks(self, parent: _Element, kind: BlockKind | None = None) -> list[Item]:
        """Paragraphs and tables directly in `parent`, through content controls and insertions."""
        found: list[Item] = []
        for element in parent:
            tag = element.tag
            if tag == W + "p":
                found.extend(self._paragraph(element, kind))
            elif tag == W + "tbl":
                found.append(self._grid(element, kind))
            elif tag == _MC + "AlternateContent":
                chosen = _choice(element)
                found.extend(self.blocks(chosen, kind) if chosen is not None else ())
            elif isinstance(tag, str) and tag not in _DELETED and _wraps_blocks(tag):
                found.extend(self.blocks(element, kind))
        return found

    def _grid(self, table: _Element, kind: BlockKind | None) -> Grid:
        grid = Grid()
        for row in _through(table, W + "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                continue
            cells: list[list[Item]] = [[] for _ in range(_number(properties, "gridBefore", 0))]
            above: set[int] = set()
            for cell in _through(row, W + "tc"):
                if _goes_on(cell):
                    above.add(len(cells))
                    cells.append([])
                else:
                    cells.append(self._cell(cell, kind))
                width = _number(cell.find(W + "tcPr"), "gridSpan", 1)
                cells.extend([] for _ in range(min(width - 1, _MOST_COLUMNS - len(cells))))
            grid.rows.append(cells)
            grid.merged.append(frozenset(above))
        return grid

    def _cell(self, cell: _Element, kind: BlockKind | None) -> list[Item]:
        outside, self._in_cell = self._in_cell, True
        items = self.blocks(cell, kind)
        self._in_cell = outside
        return items

    def _paragraph(self, element: _Element, kind: BlockKind | None) -> list[Item]:
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle")
        runs = _Runs(self, style)
        runs.read(element)
        text = [*self._carried, *runs.out]
        self._carried = []
        if _mark_deleted(properties):
            self._carried = text  # its end was deleted: it continues in the next paragraph
            return runs.boxes
        own = kind or ("heading" if self.styles.is_heading(style) else "paragraph")
        paragraph = Paragraph(text, len(self.paragraphs), kind=own)
        # A number alone in its cell is that of its row; elsewhere it is a paragraph left over.
        if self._in_cell or any(part.strip() for part, _ in text):
            paragraph.label = self._label(properties, style)
            if paragraph.label and own == "paragraph":
                paragraph.kind = "list_item"
        self.paragraphs.append(paragraph)
        return [paragraph, *runs.boxes]

    def _label(self, properties: _Element | None, style: str | None) -> str:
        numbers = None if properties is None else properties.find(W + "numPr")
        number, level = value(numbers, "numId"), value(numbers, "ilvl")
        if number is None:
            number, inherited = self.styles.numbering(style)
            if number is not None and level is None:
                level = inherited or str(self.numbering.level_of_style(number, style))
        if number is None or number == "0":
            return ""
        return self.numbering.next_label(number, int(level) if level and level.isdigit() else 0)


_MOST_COLUMNS = 63  # as many as Word allows


def _number(properties: _Element | None, name: str, default: int) -> int:
    """A count that the properties of a row or cell give."""
    text = value(properties, name) or ""
    return min(int(text), _MOST_COLUMNS) if text.isdigit() and len(text) < 6 else default


def _goes_on(cell: _Element) -> bool:
    """Whether a cell is a part of the one above it."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(W + "val", "continue") == "continue"


class _Runs:
    """Collects the visible runs of one paragraph, and the text boxes anchored in it."""

    def __init__(self, reader: BodyReader, style: str | None) -> None:
        self.reader = reader
        self.style = style
        self.out: list[Run] = []
        self.boxes: list[Item] = []

    def read(self, parent: _Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                self._run(element)
            elif tag == _MC + "AlternateContent":
                chosen = _choice(element)
                if chosen is not None:
                    self.read(chosen)
            elif tag == _M + "t":
                self.out.append((element.text or "", None))
            elif isinstance(tag, str) and tag not in _DELETED and tag != W + "pPr":
                self.read(element)

    def _run(self, run: _Element) -> None:
        properties = run.find(W + "rPr")
        style = value(properties, "rStyle")
        styles = self.reader.styles
        hidden = is_on(properties, "vanish")
        if hidden or (hidden is None and styles.toggle("hidden", style, self.style)):
            return
        capitals = is_on(properties, "caps")
        if capitals is None:
            capitals = styles.toggle("capitals", *(s for s in (style,) if s), self.style)
        text = "".join(self._pieces(run))
        if text:
            font = font_of(properties) or styles.font(*(s for s in (style,) if s), self.style)
            self.out.append((text.upper() if capitals else text, font))

    def _pieces(self, run: _Element) -> list[str]:
        pieces: list[str] = []
        for element in run:
            tag = element.tag
            if tag == W + "t":
                pieces.append(element.text or "")
            elif tag in _CHARACTERS:
                pieces.append(_CHARACTERS[tag])
            elif tag == W + "sym":
                code = (element.get(W + "char") or "").upper()
                pieces.append(_SYMBOLS.get(code, "•"))
            elif isinstance(tag, str) and tag not in _DELETED:
                self._boxes(element)
        return pieces

    def _boxes(self, element: _Element) -> None:
        if element.tag == _MC + "AlternateContent":
            chosen = _choice(element)
            if chosen is None:
                return
            element = chosen
        for box in _text_boxes(element):
            self.boxes.extend(self.reader.blocks(box, "text_box"))


def _text_boxes(element: _Element) -> list[_Element]:
    """Outermost text boxes below an element; each drawing once, in one of its two forms."""
    if element.tag == W + "txbxContent":
        return [element]
    found: list[_Element] = []
    for child in element:
        if child.tag == _MC + "AlternateContent":
            chosen = _choice(child)
            found.extend(_text_boxes(chosen) if chosen is not None else ())
        elif isinstance(child.tag, str):
            found.extend(_text_boxes(child))
    return found


def _choice(element: _Element) -> _Element | None:
    """The one alternative to read: the first choice, else the fallback."""
    chosen = element.find(_MC + "Choice")
    return chosen if chosen is not None else element.find(_MC + "Fallback")


def _wraps_blocks(tag: str) -> bool:
    name = tag.rsplit("}", 1)[-1]
    return name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "customXml",
        "smartTag",
        "body",
        "footnote",
        "endnote",
    )


def _through(parent: _Element, tag: str) -> list[_Element]:
    """Children of one kind, also inside content controls and insertions."""
    found: list[_Element] = []
    for element in parent:
        if element.tag == tag:
            found.append(element)
        elif isinstance(element.tag, str) and _wraps_blocks(element.tag):
            found.extend(_through(element, tag))
    return found


def _mark_deleted(properties: _Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and mark.find(W + "del") is not None

"""The boxes of an article as lines: paragraphs, headings, numbered lists and table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.decode.draft import Line
from camket.decode.html_article import is_cut, is_related_heading, line_score
from camket.decode.html_tree import Box, TextLine
from camket.decode.labels import roman
from camket.decode.tables import FRAME, FRAME_ROWS, lay_out, names_group, row_text
from camket.texts import BlockKind

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list_item"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
}
_TYPED_MARKER = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3})*\s?[.)/:-]|\(?[a-zđ]{1,4}\)|[A-ZĐ][.)/-]|[IVXLC]{1,6}\s?[.)/-]"
    r"|[-–—+*•●▪]|"
    r"(?:điều|chương|mục|phần)\s+[\dIVX]|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
    r"|mười)(?: \w+)? là\b|thứ \w+[,:])",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^\s*[•»›>-]\s|[(\[]?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?[)\]]?|\d{1,2}:\d{2}|lượt xem"
)
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_TYPES = {
    "a": "a",
    "A": "A",
    "i": "i",
    "I": "I",
    "1": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
    "decimal-leading-zero": "01",
    "none": "",
}

# Word pads the label of a list item with no-break spaces and sets bullets in Symbol fonts.
_PADDED_LABEL = re.compile(r"(\(?[^\s\xa0]{1,8})[ \xa0]{2,}(?=\S)")
_BULLETS = {"·": "•", "§": "▪", "Ø": "➢", "ü": "-", "o": "-", "v": "•", "q": "▪"}


@dataclass(slots=True)
class Emitted:
    """A line of the article with the page line it came from (None for a joined table row)."""

    line: Line
    origin: TextLine | None
    links: int = 0


def without_padding(text: str) -> str:
    """A line whose label is followed by a run of no-break spaces, with one space there.

    >>> without_padding("a)\\xa0\\xa0\\xa0 Xây dựng"), without_padding("·\\xa0\\xa0 Xây dựng")
    ('a) Xây dựng', '• Xây dựng')
    """
    label = _PADDED_LABEL.match(text)
    if label is None or "\xa0" not in label.group():
        return text
    return f"{_BULLETS.get(label.group(1), label.group(1))} {text[label.end() :]}"


def latin(number: int) -> str:
    """Spreadsheet-like letters: a … z, aa, ab …"""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def _label(kind: str, number: int) -> str:
    if kind == "1":
        return f"{number}."
    if kind == "01":
        return f"{number:02}."
    if number < 1 or number > 999 or not kind:
        return f"{number}." if kind else ""
    if kind in "aA":
        return f"{latin(number)})" if kind == "a" else f"{latin(number).upper()}."
    return f"{roman(number).lower()})" if kind == "i" else f"{roman(number)}."


def _list_kind(box: Box) -> str:
    style = _STYLE_TYPE.search(box.attributes.get("style") or "")
    named = (style.group(1).lower() if style else None) or box.attributes.get("type") or "1"
    return _TYPES.get(named, "1")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default


def list_labels(box: Box) -> dict[int, str]:
    """The label the browser shows for each item of a list, by identity of the item's box."""
    items = [child for child in box.boxes() if child.tag == "li"]
    if box.tag != "ol":
        style = _STYLE_TYPE.search(box.attributes.get("style") or "")
        hidden = style is not None and style.group(1).lower() == "none"
        return {} if hidden else {id(item): "•" for item in items}
    kind = _list_kind(box)
    number = _whole(box.attributes.get("start"), 1)
    labels = {}
    for item in items:
        number = _whole(item.attributes.get("value"), number)
        labels[id(item)] = _label(kind, number)
        number += 1
    return labels


def _rows(table: Box) -> list[list[Box]]:
    rows: list[list[Box]] = []
    for child in table.boxes():
        if child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(_rows(child))
        elif child.tag == "tr":
            rows.append([cell for cell in child.boxes() if cell.tag in ("td", "th")])
    return rows


def _is_data_table(rows: list[list[Box]]) -> bool:
    """Rows of short cells; not a table that places columns or blocks of a page."""
    if not rows or max(len(row) for row in rows) < 2:
        return False
    for row in rows:
        for cell in row:
            if any(inner.tag == "table" for inner in cell.boxes()):
                return False
            if cell.characters > 2000 and len(rows) < 3:
                return False
    return True


def _cell_text(cell: Box) -> str:
    return " ".join(line.text for line in cell.lines())


def _spans(cell: Box) -> tuple[int, int]:
    """How many columns and rows a cell covers."""
    attributes = cell.attributes
    return _whole(attributes.get("colspan"), 1), _whole(attributes.get("rowspan"), 1)


class _Emitter:
    def __init__(self, article: Box, *, whole: bool) -> None:
        self.article = article
        self.whole = whole
        self.out: list[Emitted] = []
        self.label = ""
        self.tables = 0

    def run(self, parts: list[Box | TextLine]) -> list[Emitted]:
        labels: dict[int, str] = {}
        stack: list[Box | TextLine] = list(reversed(parts))
        while stack:
            part = stack.pop()
            if isinstance(part, TextLine):
                self.line(part)
                continue
            if not part.characters or (not self.whole and is_cut(part, self.article)):
                continue
            if part.tag in ("ol", "ul") and part.links * 2 < part.characters:
                labels.update(list_labels(part))
            self.label = labels.get(id(part), self.label if part.tag != "li" else "")
            if part.tag == "table" and self.table(part):
                continue
            stack.extend(reversed(part.parts))
        return self.out

    def line(self, part: TextLine) -> None:
        text, label = part.text, self.label
        self.label = ""
        generated = bool(label) and not _TYPED_MARKER.match(text)
        if generated:
            text = f"{label} {text}"
        kind: BlockKind = "list_item" if label else _KINDS.get(part.tag, "paragraph")
        line = Line(text, kind, generated_label=generated)
        self.out.append(Emitted(line, part, part.links))

    def table(self, table: Box) -> bool:
        """Emit a data table or an official frame; False when the table only places blocks."""
        rows = _rows(table)
        if not _is_data_table(rows):
            return False
        if len(rows) <= FRAME_ROWS and FRAME.search(
            "\n".join(line.text for line in table.lines()[:40])
        ):
            self.frame(rows)
            return True
        self.rows(rows)
        self.tables += 1
        return True

    def rows(self, rows: list[list[Box]]) -> None:
        """The rows of a data table, each cell in its column."""
        spans = [[(cell, *_spans(cell)) for cell in row] for row in rows]
        before = [""]
        for at, (row, merged) in enumerate(zip(*lay_out(spans), strict=True)):
            texts = [_cell_text(cell) if cell is not None else "" for cell in row]
            cells = [cell for cell in row if cell is not None and cell.characters]
            place = (self.tables, at)
            if len(cells) == 1 and not self._is_group(cells[0], texts, before):
                for part in cells[0].lines():
                    self.out.append(Emitted(Line(part.text, cell=place), part, part.links))
            elif cells:
                above = tuple(sorted(merged))
                line = Line(row_text(texts), "table_row", cell=place, merged=above)
                self.out.append(Emitted(line, None, sum(cell.links for cell in cells)))
            before = texts if len(cells) > 1 else before

    def _is_group(self, cell: Box, texts: list[str], before: list[str]) -> bool:
        narrow = len(texts) > 2 and len(cell.lines()) == 1
        return narrow and names_group(texts, before)

    def frame(self, rows: list[list[Box]]) -> None:
        for column in range(max(len(row) for row in rows)):
            for row in rows:
                if column < len(row):
                    for line in row[column].lines():
                        self.out.append(Emitted(Line(line.text), line, line.links))


def article_lines(parts: list[Box | TextLine], article: Box, *, whole: bool) -> list[Emitted]:
    """The lines of the article, without headlines of other pages unless `whole`."""
    lines = _Emitter(article, whole=whole).run(parts)
    return lines if whole else _without_related(lines)


def _is_link(item: Emitted) -> bool:
    if not item.links or item.line.text[-1] in ";.:":
        return False  # a headline has no stop at its end; a linked "Căn cứ …;" has
    return item.links >= 0.7 * len(_STAMP.sub("", item.line.text))


def _without_related(lines: list[Emitted]) -> list[Emitted]:
    """Cut "Tin liên quan" with the links under it, and runs of three linked lines or more."""
    kept: list[Emitted] = []
    at = 0
    while at < len(lines):
        stop = at
        heading = is_related_heading(lines[at].line.text)
        if heading:
            stop += 1
        while (stop < len(lines) and _is_link(lines[stop])) or (
            heading and _is_teaser_tail(lines, stop)
        ):
            stop += 1
        if stop - at >= 3 or (heading and stop > at):
            at = stop
            continue
        kept.append(lines[at])
        at += 1
    return kept


def _is_teaser_tail(lines: list[Emitted], at: int) -> bool:
    """A date or a marker among related headlines."""
    if at >= len(lines):
        return False
    text = lines[at].line.text
    origin = lines[at].origin
    return (
        len(text) < 40
        and origin is not None
        and line_score(origin) < 5
        and at + 1 < len(lines)
        and _is_link(lines[at + 1])
    )

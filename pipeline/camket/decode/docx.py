"""DOCX: the text as Word shows it, automatic numbers and text boxes included."""

from __future__ import annotations

import re

from camket.decode.draft import Draft, Line
from camket.decode.fonts import convert_runs
from camket.decode.ooxml_body import BodyReader, Grid, Item, Paragraph
from camket.decode.ooxml_numbering import Numbering
from camket.decode.ooxml_styles import Styles, W
from camket.decode.packages import Package
from camket.decode.plain import repair_lines
from camket.decode.tables import FRAME, table_lines
from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import BlockKind

EXTRACTOR = "camket.docx/1"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"
_RELATION = (
    re.compile(r'Target="/?([^"]+)"[^>]*Type="[^"]*/officeDocument"'),
    re.compile(r'Type="[^"]*/officeDocument"[^>]*Target="/?([^"]+)"'),
)
_PAGE_NUMBER = re.compile(
    r"\W*(?:trang|page)?\W*\d{0,4}\W*(?:/|of|trên)?\W*\d{0,4}\W*", re.IGNORECASE
)


def _main_part(package: Package) -> str:
    if _MAIN in package:
        return _MAIN
    if "_rels/.rels" in package:
        relations = package.read("_rels/.rels").decode("utf-8", "replace")
        for pattern in _RELATION:
            found = pattern.search(relations)
            if found and found.group(1) in package:
                return found.group(1)
    raise DecodeError("corrupt", "the Word document has no main part")


def read_docx(data: bytes, limits: Limits) -> Draft:
    """The lines of a Word document; raises `DecodeError`."""
    package = Package(data, limits)
    main = _main_part(package)
    folder = main.rsplit("/", 1)[0] + "/" if "/" in main else ""
    styles = Styles(package.xml(folder + "styles.xml"))
    numbering = Numbering(package.xml(folder + "numbering.xml"), styles)
    reader = BodyReader(styles, numbering)
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise DecodeError("corrupt", "the Word document has no body")
    try:
        items = reader.blocks(body)
        front, back = _margins(package, folder, reader)
        notes = _notes(package, folder, reader)
    except RecursionError as error:
        raise DecodeError("too_deep", "the Word document is nested too deep") from error
    texts, repairs = convert_runs(paragraph.runs for paragraph in reader.paragraphs)
    for paragraph, text in zip(reader.paragraphs, texts, strict=True):
        paragraph.text = text
    lines = [*_unique(front), *_lines(items), *_lines(notes), *_unique(back)]
    repairs += repair_lines(lines)
    return Draft(tuple(lines), EXTRACTOR, None, tuple(dict.fromkeys(repairs)))


def _margins(package: Package, folder: str, reader: BodyReader) -> tuple[list[Item], list[Item]]:
    """Page headers and footers; a letterhead kept in a header part comes before the body."""
    front: list[Item] = []
    back: list[Item] = []
    for name in package.names:
        part = name.removeprefix(folder)
        if not re.fullmatch(r"(?:header|footer)\d*\.xml", part):
            continue
        root = package.xml(name)
        if root is None:
            continue
        kind: BlockKind = "page_header" if part.startswith("header") else "page_footer"
        items = reader.blocks(root, kind)
        text = "".join(str(piece) for piece in root.itertext())
        (front if kind == "page_header" and FRAME.search(text) else back).extend(items)
    return front, back


def _notes(package: Package, folder: str, reader: BodyReader) -> list[Item]:
    found: list[Item] = []
    for name in ("footnotes.xml", "endnotes.xml"):
        root = package.xml(folder + name)
        if root is not None:
            found.extend(item for note in root for item in reader.blocks(note))
    return found


def _unique(items: list[Item]) -> list[Line]:
    """Margin lines once each, without bare page numbers."""
    seen: set[str] = set()
    kept: list[Line] = []
    for line in _lines(items):
        key = line.text.strip()
        if key not in seen and not _PAGE_NUMBER.fullmatch(key):
            seen.add(key)
            kept.append(line)
    return kept


def _lines(items: list[Item]) -> list[Line]:
    lines: list[Line] = []
    tables = 0
    for item in items:
        if isinstance(item, Paragraph):
            lines.extend(_paragraph_lines(item))
        else:
            lines.extend(_grid_lines(item, tables))
            tables += 1
    return lines


def _grid_lines(grid: Grid, table: int) -> list[Line]:
    rows = [[_lines(cell) for cell in row] for row in grid.rows]
    return table_lines(rows, table, grid.merged)


def _paragraph_lines(paragraph: Paragraph) -> list[Line]:
    lines: list[Line] = []
    label = paragraph.label
    if label and not paragraph.text.strip():
        shown = label.strip()
        return [Line(shown, paragraph.kind, paragraph=paragraph.index, generated_label=True)]
    for part in paragraph.text.split("\n"):
        if not part.strip():
            continue
        lines.append(
            Line(
                label + part,
                paragraph.kind,
                paragraph=paragraph.index,
                generated_label=bool(label),
            )
        )
        label = ""
    return lines

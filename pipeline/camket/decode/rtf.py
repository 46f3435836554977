"""RTF: own reader, because the font of a run names the encoding of its letters."""

from __future__ import annotations

import re

from camket.decode.draft import Draft, Line
from camket.decode.fonts import convert_runs
from camket.decode.labels import plain_signs
from camket.decode.plain import repair_lines
from camket.decode.rtf_tokens import RtfParagraph, RtfReader
from camket.decode.tables import table_lines
from camket.errors import DecodeError
from camket.texts import BlockKind

EXTRACTOR = "camket.rtf/1"
MEDIA_TYPE = "application/rtf"
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALONE = re.compile("[\ud800-\udfff]")


def read_rtf(data: bytes) -> Draft:
    """The lines of an RTF file; raises `DecodeError`."""
    if not data.lstrip(b"\r\n\t \x00\xef\xbb\xbf").startswith(b"{\\rtf"):
        raise DecodeError("corrupt", "the file does not begin as RTF")
    reader = RtfReader(data.decode("latin-1").replace("\x00", ""))
    texts, repairs = convert_runs(paragraph.runs for paragraph in reader.paragraphs)
    body: list[Line] = []
    margins: list[Line] = []
    table: list[list[list[Line]]] = []
    number = 0
    for at, (paragraph, text) in enumerate(zip(reader.paragraphs, texts, strict=True)):
        lines = _lines(paragraph, _whole(text), at)
        if table and not paragraph.margin and (paragraph.row is None or paragraph.table != number):
            body.extend(table_lines(table, number))
            table = []
        if paragraph.margin:
            margins.extend(lines)
        elif paragraph.row is not None:
            number = paragraph.table
            _place(table, paragraph, lines, reader.paragraphs[at - 1] if at else None)
        else:
            body.extend(lines)
    body.extend(table_lines(table, number))
    lines = [*body, *margins]
    repairs += repair_lines(lines)
    return Draft(tuple(lines), EXTRACTOR, None, tuple(dict.fromkeys(repairs)))


def _place(
    table: list[list[list[Line]]],
    paragraph: RtfParagraph,
    lines: list[Line],
    before: RtfParagraph | None,
) -> None:
    if not table or before is None or before.row != paragraph.row:
        table.append([])
    row = table[-1]
    while len(row) <= paragraph.cell and len(row) < 1000:
        row.append([])
    row[min(paragraph.cell, len(row) - 1)].extend(lines)


def _whole(text: str) -> str:
    """Join surrogate pairs; a surrogate alone is a broken letter."""
    if _ALONE.search(text):
        text = _SURROGATES.sub(
            lambda m: m.group().encode("utf-16", "surrogatepass").decode("utf-16"), text
        )
        text = _ALONE.sub("\ufffd", text)
    return text


def _lines(paragraph: RtfParagraph, text: str, at: int) -> list[Line]:
    kind: BlockKind = "list_item" if paragraph.labelled else "paragraph"
    if paragraph.margin:
        kind = "page_header" if paragraph.margin == "header" else "page_footer"
    labelled = paragraph.labelled
    lines = []
    for part in plain_signs(text).split("\n"):
        if part.strip():
            shown = part.lstrip().replace("\t", " ", 1) if labelled else part
            lines.append(Line(shown, kind, paragraph=at, generated_label=labelled))
            labelled = False
    return lines

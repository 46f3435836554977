"""HTML pages: title, publication date and article, one block a line."""

from __future__ import annotations

import re

from camket.decode.draft import Draft, Line, text_of
from camket.decode.fonts import Run, convert_runs
from camket.decode.html_article import (
    article_of,
    is_footer,
    is_listing,
    line_score,
    measure,
    neighbours,
)
from camket.decode.html_head import Head, head_of
from camket.decode.html_lines import Emitted, article_lines, without_padding
from camket.decode.html_tree import Box, TextLine, box_tree, refuse_deep
from camket.decode.legacy import font_encoding
from camket.decode.plain import characters, repair_lines
from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import Input, Text

EXTRACTOR = "camket.html/1"
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""",
    re.I,
)
_DECLARED_WITHIN = 8192


def _declared_encoding(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    return found.group(1).decode("ascii") if found else None


def _trimmed(body: list[Emitted], head: Head) -> list[Emitted]:
    """Without menu lines above the page title and imprint lines below the last running text."""
    first = next((at for at, item in enumerate(body) if item.origin is head.title), 0)
    if head.title is None or any(
        item.origin and line_score(item.origin) > 20 for item in body[:first]
    ):
        first = 0
    stop = len(body)
    while stop > first + 1 and (line := body[stop - 1].origin) is not None and is_footer(line):
        stop -= 1
    return body[first:stop]


def _runs(line: TextLine) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for start, end, font in line.fonts:
        runs += [(line.text[at:start], None), (line.text[start:end], font)]
        at = min(end, len(line.text))
    return [*runs, (line.text[at:], None)]


def _from_fonts(root: Box) -> tuple[str, ...]:
    """Convert the stretches set in .Vn… and VNI fonts in place; the encodings converted."""
    lines = [line for line in root.lines() if line.fonts]
    if not any(font_encoding(font) for line in lines for _, _, font in line.fonts):
        return ()
    texts, names = convert_runs([_runs(line) for line in lines])
    for line, text in zip(lines, texts, strict=True):
        if text != line.text:
            line.links = min(line.links, len(text))
            line.text = text
    return names


def _with_head(head: Head, body: list[Emitted]) -> list[Line]:
    """Mark title and date where they stand in the article, or put them before it."""
    lines = [item.line for item in body]
    origins = {id(item.origin): item.line for item in body if item.origin is not None}
    front: list[Line] = []
    for origin, words, kind in (
        (head.title, head.title_text, "page_title"),
        (head.date, head.date_text, "page_date"),
    ):
        inside = origins.get(id(origin)) if origin is not None else None
        if inside is not None:
            inside.kind = kind  # type: ignore[assignment]
        elif origin is not None or words:
            front.append(Line(origin.text if origin is not None else words or "", kind))  # type: ignore[arg-type]
    return front + lines


def read_html(file: Input, limits: Limits) -> Text:
    """Title, publication date and article of a page; raises `DecodeError`."""
    from selectolax.lexbor import LexborHTMLParser

    markup, encoding = characters(file.data, _declared_encoding(file.data))
    refuse_deep(markup, limits.max_depth)
    tree = LexborHTMLParser(markup)
    if tree.body is None:
        raise DecodeError("empty", "the page has no body")
    root, unescaped = box_tree(tree.body)
    fonts = _from_fonts(root)
    for line in root.lines():
        line.text = without_padding(line.text) if "\xa0" in line.text[:16] else line.text
    measure(root)
    article = article_of(root)
    before, after = neighbours(article)
    parts = [*before, *article.parts, *after]
    listing = is_listing(root, article)
    body = article_lines(parts, article, whole=listing)
    origins = [item.origin for item in body if item.origin is not None]
    head = head_of(tree, root.lines(), origins) if not listing else Head()
    body = _trimmed(body, head)
    flags = ("listing_page",) if listing else ()
    lines = _with_head(head, body)
    repairs = repair_lines(lines)
    draft = Draft(
        lines=tuple(lines),
        extractor=EXTRACTOR,
        encoding=encoding,
        repairs=tuple(
            dict.fromkeys((*(("html_entities",) if unescaped else ()), *fonts, *repairs))
        ),
        flags=flags,
    )
    if not draft.lines:
        raise DecodeError("empty", "the page holds no text")
    return text_of(file, "text/html", draft)

"""An HTML page as boxes and lines: what a reader sees, without style, script and hidden parts."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from camket.errors import DecodeError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "select",
        "option",
        "datalist",
        "button",
        "input",
        "textarea",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "audio",
        "video",
        "map",
        "area",
        "img",
        "link",
        "meta",
        "base",
        "param",
        "source",
        "track",
        "progress",
        "meter",
        "dialog",
        "del",
        "-comment",
        "-doctype",
    ]
)
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "form",
        "fieldset",
        "legend",
        "blockquote",
        "pre",
        "address",
        "center",
        "figure",
        "figcaption",
        "details",
        "summary",
        "hr",
        "dir",
        "menu",
        "marquee",
        "hgroup",
        "search",
        "label",
    ]
)
_DEEP_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
# Elements that close themselves or each other: many of them in a row are not deep.
_FLAT = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "option",
        "optgroup",
        "dt",
        "dd",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "base",
        "area",
        "col",
        "param",
        "source",
        "track",
        "wbr",
        "embed",
        "a",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
    ]
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_KEEPS_LINES = re.compile(
    r"white-space\s*:\s*(?:pre|pre-line|pre-wrap|break-spaces)\b", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINE = re.compile(r"(?<=\S)[ \t\r]*\n[ \t\r]*\n\s*(?=\S)")
_LEFTOVER_ENTITY = re.compile(
    r"&(?:#[0-9]{2,6};?|#[xX][0-9A-Fa-f]{2,5};?|[A-Za-z]{2,8}[0-9]{0,2};)"
)


@dataclass(slots=True, eq=False)
class TextLine:
    """One visible line: its text and how much of it is link."""

    text: str
    links: int
    """Characters of the line inside links."""
    tag: str
    """Tag of the innermost block around the line."""
    fonts: tuple[tuple[int, int, str], ...] = ()
    """Stretches set in a named font: start, end, font name."""


@dataclass(slots=True, eq=False)
class Box:
    """One block element; `parts` are its lines and boxes in page order."""

    tag: str
    hint: str
    """Class, id and role of the element, lower case, for telling chrome from content."""
    attributes: dict[str, str | None]
    parent: Box | None = None
    parts: list[Box | TextLine] = field(default_factory=list)
    score: float = 0.0
    characters: int = 0
    links: int = 0

    def boxes(self) -> list[Box]:
        """The block elements directly inside."""
        return [part for part in self.parts if isinstance(part, Box)]

    def lines(self) -> list[TextLine]:
        """Every line below, in page order."""
        found: list[TextLine] = []
        stack: list[Box | TextLine] = [self]
        while stack:
            part = stack.pop()
            if isinstance(part, TextLine):
                found.append(part)
            else:
                stack.extend(reversed(part.parts))
        return found


def refuse_deep(markup: str, max_depth: int) -> None:
    """Refuse markup nested beyond the limit, before a parser that would hang sees it."""
    if markup.count("<") <= max_depth:
        return
    open_count: dict[str, int] = {}
    depth = 0
    for closing, name in _DEEP_TAG.findall(markup):
        name = name.lower()
        if name in _FLAT:
            continue
        if not closing:
            open_count[name] = open_count.get(name, 0) + 1
            depth += 1
        elif open_count.get(name, 0):
            open_count[name] -= 1
            depth -= 1
        if depth > max_depth:
            raise DecodeError("too_deep", f"markup nested more than {max_depth} deep")


def _run_together(before: str, text: str) -> bool:
    """Two inline elements whose words only style sheets keep apart ("Đông Hòa" + "12 tháng")."""
    if not before[-1].islower():
        return False
    return text[0].isupper() or (text[0].isdigit() and before[-3:].isalpha() and len(before) > 2)


class _Walk:
    """State of one walk over the element tree (iterative: pages may be thousands deep)."""

    def __init__(self, root: Box) -> None:
        self.box = root
        self.words: list[str] = []
        self.links = 0
        self.length = 0
        self.in_link = 0
        self.keeps_lines = 0
        self.fonts: list[str] = []
        self.runs: list[tuple[int, int, str]] = []
        self.unescaped = False

    def add(self, text: str) -> None:
        if self.keeps_lines:
            first, *rest = text.splitlines() or [""]
            self._append(first)
            for line in rest:
                self.end_line()
                self._append(line)
        elif "\n" in text and _BLANK_LINE.search(text):
            first, *rest = _BLANK_LINE.split(text)
            self._append(first)
            for line in rest:
                self.end_line()
                self._append(line)
        else:
            self._append(text)

    def _append(self, text: str) -> None:
        if "&" in text and _LEFTOVER_ENTITY.search(text):
            text = _LEFTOVER_ENTITY.sub(lambda match: html.unescape(match.group()), text)
            self.unescaped = True
        if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
            text = _SPACES.sub(" ", text)
        if text[:1] == " " and (not self.words or self.words[-1].endswith(" ")):
            text = text[1:]
        if not text:
            return
        if self.words and _run_together(self.words[-1], text):
            self.words.append(" ")
            self.length += 1
        self.words.append(text)
        if self.fonts:
            self.runs.append((self.length, self.length + len(text), self.fonts[-1]))
        self.length += len(text)
        if self.in_link:
            self.links += len(text)

    def end_line(self) -> None:
        if self.words:
            text = "".join(self.words).rstrip(" ")
            if text.strip():
                line = TextLine(text, min(self.links, len(text)), self.box.tag, tuple(self.runs))
                self.box.parts.append(line)
            self.words = []
            self.runs = []
        self.links = self.length = 0

    def open_box(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.end_line()
        hint = _hint(attributes) if attributes else ""
        child = Box(tag, hint, attributes, self.box)
        self.box.parts.append(child)
        self.box = child

    def close_box(self) -> None:
        self.end_line()
        if self.box.parent is not None:
            self.box = self.box.parent


def _hint(attributes: dict[str, str | None]) -> str:
    named = (attributes.get("class"), attributes.get("id"), attributes.get("role"))
    return " ".join([name for name in named if name]).lower()


_NO_ATTRIBUTES: dict[str, str | None] = {}


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN_STYLE.search(style or "") is not None


def _font(tag: str, attributes: dict[str, str | None]) -> str | None:
    if tag == "font":
        return attributes.get("face")
    style = attributes.get("style") or ""
    at = style.lower().find("font-family")
    return style[at + 11 :].lstrip(" :").split(";")[0].strip("'\" ") if at >= 0 else None


def _enter(walk: _Walk, node: LexborNode, tag: str) -> list[str] | None:
    """Open an element; the things to undo when it closes, or None when it is to be skipped."""
    undo: list[str] = []
    attributes = node.attributes or _NO_ATTRIBUTES
    if attributes:
        if _is_hidden(attributes):
            return None
        font = _font(tag, attributes)
        if font:
            walk.fonts.append(font)
            undo.append("font")
        if _KEEPS_LINES.search(attributes.get("style") or ""):
            walk.keeps_lines += 1
            undo.append("pre")
    if tag == "pre":
        walk.keeps_lines += 1
        undo.append("pre")
    if tag == "a":
        walk.in_link += 1
        undo.append("link")
    if tag in _BLOCKS:
        walk.open_box(tag, attributes)
        undo.append("box")
    return undo


def _leave(walk: _Walk, undo: list[str]) -> None:
    for what in undo:
        if what == "font":
            walk.fonts.pop()
        elif what == "pre":
            walk.keeps_lines -= 1
        elif what == "link":
            walk.in_link -= 1
        else:
            walk.close_box()


def box_tree(body: LexborNode) -> tuple[Box, bool]:
    """The page as boxes and lines, and whether escaped entities were resolved in its text."""
    root = Box("body", "", _NO_ATTRIBUTES)
    walk = _Walk(root)
    open_elements: list[tuple[LexborNode | None, list[str]]] = []
    node: LexborNode | None = body.child
    while node is not None or open_elements:
        if node is None:
            node, undo = open_elements.pop()
            _leave(walk, undo)
            continue
        tag, following = node.tag or "", node.next
        if tag == "-text":
            walk.add(node.text_content or "")
        elif tag == "br":
            walk.end_line()
        elif tag not in _SKIPPED:
            entered = _enter(walk, node, tag)
            if entered is not None:
                open_elements.append((following, entered))
                following = node.child
        node = following
    walk.end_line()
    return root, walk.unescaped

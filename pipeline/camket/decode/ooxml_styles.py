"""Styles of a Word document: what a paragraph or run inherits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_PARENTS = 20


def value(element: _Element | None, child: str) -> str | None:
    """The `w:val` of a child element; None when the child is missing."""
    if element is None:
        return None
    found = element.find(W + child)
    return None if found is None else found.get(W + "val")


def is_on(properties: _Element | None, name: str) -> bool | None:
    """A toggle property: True, False, or None when it is not given."""
    found = None if properties is None else properties.find(W + name)
    if found is None:
        return None
    return found.get(W + "val", "1") not in ("0", "false", "off", "none")


def font_of(properties: _Element | None) -> str | None:
    """The font of Latin text in a run's properties."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    if fonts is None:
        return None
    font: str | None = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or fonts.get(W + "cs")
    return font


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself, without its parents."""

    name: str
    parent: str | None
    number: str | None
    level: str | None
    outline: str | None
    font: str | None
    capitals: bool | None
    hidden: bool | None


class Styles:
    """All styles of a document, resolved through their parents."""

    def __init__(self, root: _Element | None) -> None:
        self.default_font: str | None = None
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default_font = font_of(defaults)
        for element in root.iterfind(W + "style"):
            identity = element.get(W + "styleId") or ""
            self._styles[identity] = _style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in (
                "1",
                "true",
            ):
                self._default = identity

    def chain(self, identity: str | None) -> list[Style]:
        """A style and its parents, nearest first; the default paragraph style when None."""
        found: list[Style] = []
        at = identity if identity is not None else self._default
        while at in self._styles and len(found) < _MOST_PARENTS:
            style = self._styles[at]
            found.append(style)
            at = style.parent
        return found

    def numbering(self, identity: str | None) -> tuple[str | None, str | None]:
        """Number list id and level a paragraph style carries."""
        number = level = None
        for style in self.chain(identity):
            number = number if number is not None else style.number
            level = level if level is not None else style.level
            if number is not None:
                break
        return number, level

    def font(self, *identities: str | None) -> str | None:
        """Font of the first style that names one."""
        for identity in identities:
            for style in self.chain(identity):
                if style.font:
                    return style.font
        return self.default_font

    def toggle(self, what: str, *identities: str | None) -> bool:
        """`capitals` or `hidden` as inherited."""
        for identity in identities:
            for style in self.chain(identity):
                found: bool | None = style.capitals if what == "capitals" else style.hidden
                if found is not None:
                    return found
        return False

    def is_heading(self, identity: str | None) -> bool:
        """Whether a paragraph style is a heading or title."""
        for style in self.chain(identity):
            name = style.name.lower()
            if name.startswith(("heading", "title", "tiêu đề")):
                return True
        return False


def _style(element: _Element) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    numbers = None if paragraph is None else paragraph.find(W + "numPr")
    return Style(
        name=value(element, "name") or "",
        parent=value(element, "basedOn"),
        number=value(numbers, "numId"),
        level=value(numbers, "ilvl"),
        outline=value(paragraph, "outlineLvl"),
        font=font_of(run),
        capitals=is_on(run, "caps"),
        hidden=is_on(run, "vanish"),
    )

"""Outline: from the zones of a page to its tree of numbered and unnumbered lines."""

from __future__ import annotations

from camket.outline.build import Builder
from camket.outline.lines import physical_lines
from camket.outline.split import split_lines
from camket.records import Node, Page
from camket.texts import Text, View

__all__ = ["outline"]


def outline(text: Text, view: View, page: Page) -> tuple[Node, ...]:
    """The nodes of a document in preorder, one a logical line.

    Nodes cover every non-blank character of the zones title, preamble, lead, body, closing and
    news, and never overlap: a line with an inline enumeration ends where its first `inline` child
    begins, and the last child runs to the end of the line. `path` is positional: items "2", "1/3";
    unnumbered lines under an item "2/c1"; table rows "2/t1/3" (headers and group rows "2/t1/h1",
    flags `table_header`, `table_group`); paragraphs outside items "p1" and what a lead paragraph
    introduces "p1/c1"; titles and headings "h1"; paragraphs and items of news "n1"; contents
    "toc1"; whatever follows "./." or "Nơi nhận" "tail1". Ordinals are as printed; oddities are the
    flags gap, dup, order, reset, folded, lookalike and latin_order.
    """
    lines = split_lines(view, physical_lines(text, view, page))
    return Builder(view, lines).run()

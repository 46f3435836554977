"""Logical lines of a document with what they may say, and the genres that bind their signers."""

from __future__ import annotations

from dataclasses import dataclass

from camket.parse.context import Section
from camket.records import Genre, Node, Page, ZoneName

PROGRAMMES: frozenset[Genre] = frozenset(
    {
        "covenant",
        "launch",
        "plan",
        "resolution",
        "directive",
        "programme",
        "conclusion",
        "urgent_dispatch",
    }
)
NEWS_GENRES: frozenset[Genre] = frozenset({"signing_report", "launch", "covenant", "news", "other"})
TOLD: frozenset[Genre] = frozenset({"news", "other"})
SIGNING: frozenset[Genre] = frozenset({"signing_report", "launch"})
BODY_ZONES: frozenset[ZoneName] = frozenset({"body"})
NEWS_ZONES: frozenset[ZoneName] = frozenset({"news", "lead", "bridge"})


@dataclass(slots=True)
class Unit:
    """One logical line at view offsets, with what it may say."""

    path: str
    level: int
    start: int
    end: int
    section: Section
    zone: ZoneName
    is_heading: bool = False
    node: Node | None = None
    line: int | None = None
    """Where its line starts, when announcing words stand before what it promises."""


def is_excerpt(page: Page) -> bool:
    """A text without title, header or page: somebody's cutting from a programme, or not."""
    document = page.document
    bare = document.title is None and document.genre == "other" and not document.issuers
    return bare and document.genre_probability <= _UNKNOWN_GENRE


_UNKNOWN_GENRE = 0.5

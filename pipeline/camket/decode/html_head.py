"""The title of a page and its publication date, read apart from the article."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from camket.decode.html_tree import TextLine

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_DATE = re.compile(
    r"(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}(?!\d)"
    r"|(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)"
    r"|(?<!\d)\d{1,2} tháng (?:\d{1,2}|\w+(?: \w+)?),? (?:19|20)\d{2}"
    r"|tháng (?:\d{1,2}|\w+(?: \w+)?) \d{1,2}, (?:19|20)\d{2}"
    r"|ngày \d{1,2} tháng \d{1,2},? năm (?:19|20)\d{2}",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"^\W*(?:ngày|đăng|đã đăng|cập nhật|thứ|chủ nhật|xuất bản|posted|published|thời gian|lúc"
    r"|ban hành|\d{1,2}[:h]\d{2})",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"hôm nay|tự động cập nhật|giờ hệ thống|hiệu lực", re.IGNORECASE)
_REST = re.compile(
    r"ngày|đăng|cập nhật|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|lượt xem|xem|lúc|giờ|phút|gmt"
    r"|\+7|am|pm|tác giả|[\d\s|:/.,()\-–+]",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(
    r"^(?:cổng|trang) (?:thông tin|tin)|^trang chủ|^báo điện tử|^website|^cổng ", re.IGNORECASE
)
_TITLE_TAGS = frozenset(("h1", "h2", "h3"))
_META_DATES = ("article:published_time", "datepublished", "pubdate", "publish-date", "dc.date")
_META_TITLES = ("og:title", "twitter:title")


@dataclass(frozen=True, slots=True)
class Head:
    """Title and publication date: the lines they stand on, or their words from `<head>`."""

    title: TextLine | None = None
    title_text: str | None = None
    date: TextLine | None = None
    date_text: str | None = None


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split()).strip(" .:-|\"'“”")


@dataclass(slots=True)
class _Declared:
    """What the page says about itself in `<head>`."""

    titles: list[str]
    og_title: bool = False
    date: str | None = None


def _declared(tree: LexborHTMLParser) -> _Declared:
    found = _Declared([])
    node = tree.head.child if tree.head is not None else None
    while node is not None:
        if node.tag == "title":
            found.titles.append(" ".join((node.text() or "").split()))
        elif node.tag == "meta":
            _read_meta(found, node.attributes)
        node = node.next
    found.titles = [title for title in found.titles if title]
    return found


def _read_meta(found: _Declared, attributes: dict[str, str | None]) -> None:
    content = (attributes.get("content") or "").strip()
    keys = (attributes.get(key) for key in ("property", "name", "itemprop"))
    name = next((key.lower() for key in keys if key), "")
    if name in _META_TITLES and content:
        found.titles.insert(0, " ".join(content.split()))
        found.og_title = found.og_title or name == "og:title"
    elif name in _META_DATES and found.date is None and _DATE.search(content[:40]):
        found.date = content[:40]


def _title_score(line: TextLine, keys: list[str]) -> float:
    text = line.text.strip()
    if not 8 <= len(text) <= 400 or _SITE_NAME.match(text):
        return 0.0
    score = 2.0 if line.tag in _TITLE_TAGS else 0.0
    key = _key(text)
    if len(key) >= 12 and any(key in declared for declared in keys):
        score += 3.0
    if line.links > 0.5 * len(text):
        score -= 1.0
    return score + (1.0 if line.tag == "h1" else 0.0)


def _find_title(lines: list[TextLine], stop: int, keys: list[str]) -> int | None:
    best, where = 1.5, None
    for at, line in enumerate(lines[:stop]):
        score = _title_score(line, keys)
        if score >= best:
            best, where = score, at
    return where


def is_date_line(line: TextLine) -> bool:
    """Whether a line is the page's own date: a date and little else, no crawl clock."""
    text = line.text.strip()
    if len(text) > 120 or not _DATE.search(text) or _CLOCK.search(text):
        return False
    if "tháng" in text.lower() and not _DATE_WORDS.match(text):
        return False  # the place and date of the document itself
    rest = _REST.sub("", _DATE.sub("", text))
    return len(rest) <= 12 or (len(rest) <= 40 and _DATE_WORDS.match(text) is not None)


def _above_date(lines: list[TextLine], date: TextLine | None) -> int | None:
    """Pages without a declared title set it on the line above their date."""
    at = lines.index(date) - 1 if date is not None else -1
    if at < 0:
        return None
    text = lines[at].text.strip()
    fits = 15 <= len(text) <= 250 and text[-1] not in ".;:,|" and not _SITE_NAME.match(text)
    return at if fits and not lines[at].links else None


def _find_date(lines: list[TextLine], title: int | None, start: int) -> TextLine | None:
    if title is not None:
        order = [
            *range(title + 1, min(title + 8, len(lines))),
            *range(title - 1, max(title - 4, -1), -1),
        ]
    else:
        order = [
            *range(start, min(start + 4, len(lines))),
            *range(start - 1, max(start - 6, -1), -1),
        ]
    for at in order:
        if is_date_line(lines[at]):
            found: TextLine = lines[at]
            return found
    return None


def head_of(tree: LexborHTMLParser, lines: list[TextLine], article: list[TextLine]) -> Head:
    """Read title and date around the first line of the article."""
    declared = _declared(tree)
    keys = [_key(title) for title in declared.titles]
    first = lines.index(article[0]) if article else 0
    at = _find_title(lines, min(first + 4, len(lines)), keys)
    date = _find_date(lines, at, first)
    if at is None:
        at = _above_date(lines, date)
    title = lines[at] if at is not None else None
    text = None
    if title is None and declared.og_title:
        text = declared.titles[0]
    return Head(title, text, date, None if date is not None else declared.date)

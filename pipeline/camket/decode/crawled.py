"""JSON of a crawler: objects that hold the text or the page of a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from camket.decode.plain import characters
from camket.errors import DecodeError
from camket.settings import Limits

Page = tuple[str, bytes]
_PAGES = ("html", "raw_html", "content_html")
_TEXTS = ("text", "content", "body", "noi_dung", "noidung", "fulltext", "raw_content")
_NAMES = ("url", "uri", "link", "id")
_TITLES = ("title", "tieu_de", "headline")


def crawled_pages(data: bytes, limits: Limits) -> Iterator[tuple[Page, str]]:
    """Name, bytes and title of each document of a JSON, JSON Lines or NDJSON file."""
    found = 0
    for number, item in enumerate(_objects(characters(data)[0]), 1):
        if number > limits.max_members:
            raise DecodeError("archive_bomb", f"over {limits.max_members} documents in one file")
        page = _page(item, number) if isinstance(item, dict) else None
        if page is not None:
            found += 1
            yield page, _first(item, _TITLES)
    if not found:
        raise DecodeError("unsupported_format", "JSON without a text, content or html field")


def _objects(content: str) -> list[Any]:
    try:
        whole = json.loads(content)
    except RecursionError as error:
        raise DecodeError("too_deep", "JSON nested too deep") from error
    except ValueError:
        return _lines(content)
    return whole if isinstance(whole, list) else [whole]


def _lines(content: str) -> list[Any]:
    """One object a line; lines that are none (a crawler was stopped in the middle) are left out."""
    found = []
    for line in content.splitlines():
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            continue
    if not found:
        raise DecodeError("corrupt", "the JSON is broken")
    return found


def _page(item: dict[str, Any], number: int) -> Page | None:
    name = _first(item, _NAMES) or str(number)
    markup = _first(item, _PAGES)
    text = markup or _first(item, _TEXTS)
    if not text:
        return None
    is_page = bool(markup) or ("</p>" in text and "<" in text[:200])
    return f"{name}.{'html' if is_page else 'txt'}", text.encode("utf-8", "replace")


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> str:
    values = (item.get(key) for key in keys)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")

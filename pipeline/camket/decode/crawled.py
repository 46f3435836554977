"""JSON of a crawler: objects that hold the text or the page of a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from camket.decode.plain import characters
from camket.errors import DecodeError
from camket.settings import Limits

Page = tuple[str, bytes]
_PAGES = ("html", "raw_html", "content_html")
_TEXTS = (
    "text", "content", "body", "noi_dung", "noidung", "van_ban", "toan_van", "fulltext",
    "raw_content",
)  # fmt: skip
_NAMES = ("url", "uri", "link", "id")
_TITLES = ("title", "tieu_de", "headline")
_SHOWN_FIELDS = 6


@dataclass(frozen=True, slots=True)
class Crawled:
    """One document of a crawl: its page, its title, and its place in the file.

    `page` is the fault instead when the line or object holds no document.
    """

    page: Page | DecodeError
    title: str
    place: str
    """The byte a line begins at ("#411"), or the number of an object in a list ("!/3")."""


def crawled_pages(data: bytes, limits: Limits) -> Iterator[Crawled]:
    """Every document of a JSON, JSON Lines or NDJSON file, and what else stands among them."""
    for number, (place, item) in enumerate(_objects(data), 1):
        if number > limits.max_members:
            raise DecodeError("archive_bomb", f"over {limits.max_members} documents in one file")
        if isinstance(item, DecodeError):
            yield Crawled(item, "", place)
            continue
        fields = {key.lower(): value for key, value in item.items()}
        page = _page(fields, number) or _no_page(item)
        yield Crawled(page, _first(fields, _TITLES), place)


def text_field(item: dict[str, Any]) -> str | None:
    """The text of an object under any of the names crawlers give it, in any case of letters."""
    return _first({key.lower(): value for key, value in item.items()}, _TEXTS) or None


_Found = tuple[str, dict[str, Any] | DecodeError]


def _objects(data: bytes) -> Iterator[_Found]:
    try:
        whole = json.loads(characters(data)[0])
    except RecursionError as error:
        raise DecodeError("too_deep", "JSON nested too deep") from error
    except ValueError:
        yield from _lines(data)
        return
    if not isinstance(whole, list):
        yield "", _object(whole)
        return
    for number, item in enumerate(whole, 1):
        yield f"!/{number}", _object(item)


def _lines(data: bytes) -> Iterator[_Found]:
    """One object a line; a crawler stopped in the middle leaves a line that is none."""
    lines = characters(data)[0].split("\n")
    at = 0
    for line, raw in zip(lines, data.split(b"\n"), strict=False):
        if line.strip():
            yield f"#{at}", _read_line(line)
        at += len(raw) + 1


def _read_line(line: str) -> dict[str, Any] | DecodeError:
    try:
        return _object(json.loads(line))
    except ValueError as error:
        return DecodeError("corrupt", f"not a line of JSON: {error}")
    except RecursionError:
        return DecodeError("too_deep", "JSON nested too deep")


def _object(item: object) -> dict[str, Any] | DecodeError:
    if isinstance(item, dict):
        return item
    return DecodeError("unsupported_format", f"no JSON object but {type(item).__name__}")


def _no_page(item: dict[str, Any]) -> DecodeError:
    names = [str(key)[:40] for key in item]
    more = ", …" if len(names) > _SHOWN_FIELDS else ""
    return DecodeError(
        "unsupported_format",
        f"no text in a field named {', '.join((*_TEXTS, *_PAGES))}; "
        f"found {', '.join(names[:_SHOWN_FIELDS]) or 'no field'}{more}",
    )


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

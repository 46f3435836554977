"""Lines found in a file become `Text.content`, one block a line, each with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from camket.records import Source
from camket.texts import Block, BlockKind, Input, Text


@dataclass(slots=True)
class Line:
    """One line of the text to be, before it has offsets; fields as in `Block`."""

    text: str
    kind: BlockKind = "paragraph"
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    cell: tuple[int, int] | None = None
    merged: tuple[int, ...] = ()
    generated_label: bool = False
    hidden: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What one reader made of a file: its lines and how it came to them."""

    lines: tuple[Line, ...]
    extractor: str
    encoding: str | None = None
    repairs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    member: str = ""
    """Name inside a container; empty for the file itself."""


def layout(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """The content (lines joined by newlines) and the block of every line."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for line in lines:
        stop = at + len(line.text)
        parts.append(line.text)
        blocks.append(
            Block(
                start=at,
                end=stop,
                kind=line.kind,
                page=line.page,
                box=line.box,
                paragraph=line.paragraph,
                cell=line.cell,
                merged=line.merged,
                generated_label=line.generated_label,
                hidden=line.hidden,
                confidence=line.confidence,
            )
        )
        at = stop + 1
    return "\n".join(parts), tuple(blocks)


def source_of(file: Input, media_type: str, draft: Draft) -> Source:
    """The provenance of a text read from `file`."""
    return Source(
        uri=file.uri,
        sha256=hashlib.sha256(file.data).hexdigest(),
        bytes=len(file.data),
        media_type=media_type,
        encoding=draft.encoding,
        repairs=draft.repairs,
        extractor=draft.extractor,
    )


def text_of(file: Input, media_type: str, draft: Draft) -> Text:
    """The finished `Text` of one draft."""
    content, blocks = layout(draft.lines)
    return Text(
        content=content,
        source=source_of(file, media_type, draft),
        blocks=blocks,
        extractor=draft.extractor,
        flags=draft.flags,
    )

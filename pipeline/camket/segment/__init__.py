"""segment: text to sentences and words, with exact offsets over any input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from camket.records import Span
from camket.segment.sentences import find_sentences
from camket.segment.words import Extent, WordSegmenter

__all__ = ["WordSegmenter", "find_sentences", "segment"]


def segment(
    content: str, ranges: Sequence[Extent], segmenter: WordSegmenter, whole: Iterable[Extent] = ()
) -> tuple[tuple[Span, ...], ...]:
    """Words of each content range. Extents in `whole` (numbers, dates, symbols) stay one word.

    >>> words = segment("Quận ủy Hồng Hà", [(0, 15)], WordSegmenter())  # doctest: +SKIP
    """
    lines, origins = _lines(content, ranges)
    found: list[list[Extent]] = [[] for _ in ranges]
    for words, (index, offset) in zip(segmenter.split(lines), origins, strict=True):
        found[index] += [(start + offset, end + offset) for start, end in words]
    kept = sorted(whole)
    return tuple(
        tuple(Span(start=a, end=b, exact=content[a:b]) for a, b in _glue(words, kept))
        for words in found
    )


def _lines(content: str, ranges: Sequence[Extent]) -> tuple[list[str], list[tuple[int, int]]]:
    """The model reads one line at a time: across a line end it would join words."""
    lines: list[str] = []
    origins: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(ranges):
        at = start
        for line in content[start:end].splitlines(keepends=True):
            lines.append(line)
            origins.append((index, at))
            at += len(line)
    return lines, origins


def _glue(words: Sequence[Extent], whole: Sequence[Extent]) -> list[Extent]:
    """Join the words inside each protected extent; an extent never cuts a word."""
    glued: list[Extent] = []
    for start, end in words:
        keeper = next((w for w in whole if w[0] <= start and end <= w[1]), None)
        if keeper and glued and keeper[0] <= glued[-1][0] and glued[-1][1] <= keeper[1]:
            glued[-1] = (glued[-1][0], end)
        else:
            glued.append((start, end))
    return glued

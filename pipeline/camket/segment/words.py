"""Words: the decisions of underthesea's shipped model, with exact offsets, several times faster."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from camket.segment.tagger import Tagger
from camket.segment.weights import KNOWN_DIGESTS, digest, load_weights, model_folder

logger = logging.getLogger(__name__)

Extent = tuple[int, int]


@cache
def _token_pattern() -> re.Pattern[str]:
    """The library's own token pattern."""
    root = logging.getLogger()
    handlers = list(root.handlers)
    from underthesea.pipeline.word_tokenize import regex_tokenize

    root.handlers[:] = handlers  # importing it adds a root handler that nobody asked for
    pattern: re.Pattern[str] = regex_tokenize.patterns
    return pattern


def find_tokens(line: str) -> list[Extent]:
    """Extents of the library's tokens in an NFC line.

    Tokens never hold a blank, so a stretch between blanks that is only letters, or letters and one
    comma, is read without the pattern: none of its alternatives can match anything else there (they
    all need a digit, dot, hyphen, quote, colon, @ or &).
    """
    tokens: list[Extent] = []
    at = 0
    for chunk in line.split(" "):
        end = at + len(chunk)
        if chunk.isalpha():
            tokens.append((at, end))
        elif chunk[-1:] in _TAILS and chunk[:-1].isalpha():
            tokens.append((at, end - 1))
            tokens.append((end - 1, end))
        elif chunk:
            tokens += _scan(line, at, end)
        at = end + 1
    return tokens


_TAILS = frozenset(",;)")


def _scan(line: str, start: int, end: int) -> list[Extent]:
    """Tokens of one stretch by the pattern, which may look past its end."""
    found: list[Extent] = []
    match = _token_pattern().search(line, start)
    while match is not None and match.start() < end:
        found.append(match.span())
        match = _token_pattern().search(line, match.end())
    return found


class WordSegmenter:
    """Splits lines into words. Loading takes about a second; make one and keep it."""

    def __init__(self) -> None:
        folder = model_folder()
        self.exact = digest(folder) in KNOWN_DIGESTS
        self._tagger = Tagger(load_weights(folder)) if self.exact else None
        if self._tagger is None:
            logger.warning(
                "the installed underthesea carries another segmentation model than the one camket "
                "knows; using its public word_tokenize, which is much slower"
            )

    def split(self, lines: Sequence[str]) -> list[list[Extent]]:
        """Extents of the words of each line, in code points of the line as given (any Unicode)."""
        composed = [_compose(line) for line in lines]
        tokens = [find_tokens(text) for text, _ in composed]
        labels = self._label([text for text, _ in composed], tokens)
        words: list[list[Extent]] = []
        at = 0
        for extents, (_, offsets) in zip(tokens, composed, strict=True):
            joins = labels[at : at + len(extents)]
            words.append(_outside(_merge(extents, joins), offsets))
            at += len(extents)
        return words

    def _label(self, lines: Sequence[str], tokens: Sequence[list[Extent]]) -> list[bool]:
        if self._tagger is None:
            labels = map(_public_labels, lines, tokens)
            return [label for line in labels for label in line]
        texts = [[line[a:b] for a, b in found] for line, found in zip(lines, tokens, strict=True)]
        flags: list[bool] = self._tagger.continues(texts).tolist()
        return flags


def _compose(line: str) -> tuple[str, list[int] | None]:
    """NFC with the library's two letter repairs, and the offset of each character."""
    if unicodedata.is_normalized("NFC", line):
        return line.replace("ð", "đ").replace("Ð", "Đ"), None
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(line):
        stop = at + 1
        while stop < len(line) and unicodedata.combining(line[stop]):
            stop += 1
        cluster = unicodedata.normalize("NFC", line[at:stop])
        parts.append(cluster)
        offsets.extend(min(at + k, stop - 1) for k in range(len(cluster)))
        at = stop
    offsets.append(len(line))
    return "".join(parts).replace("ð", "đ").replace("Ð", "Đ"), offsets


def _outside(words: list[Extent], offsets: list[int] | None) -> list[Extent]:
    if offsets is None:
        return words
    return [(offsets[start], offsets[end]) for start, end in words]


def _merge(tokens: Sequence[Extent], joins: Sequence[bool]) -> list[Extent]:
    words: list[Extent] = []
    for (start, end), continues in zip(tokens, joins, strict=True):
        if continues and words:
            words[-1] = (words[-1][0], end)
        else:
            words.append((start, end))
    return words


def _public_labels(line: str, tokens: Sequence[Extent]) -> list[bool]:
    """Labels from the public function: it joins tokens with blanks, so tokens can be counted."""
    from underthesea import word_tokenize

    if not tokens:
        return []
    labels: list[bool] = []
    for word in word_tokenize(line, use_token_normalize=False):
        parts = find_tokens(word)
        labels += [False, *([True] * (len(parts) - 1))]
    if len(labels) != len(tokens):
        return [False] * len(tokens)
    return labels

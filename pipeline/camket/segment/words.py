"""Words: the decisions of underthesea's shipped model, with exact offsets, several times faster."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

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

    Tokens never hold a blank, so most stretches between blanks are read without the pattern.
    """
    tokens: list[Extent] = []
    at = 0
    if _ODD.search(line):
        return _scan(line, 0, len(line))
    for chunk in line.split(" "):
        end = at + len(chunk)
        if chunk.isalpha():
            tokens.append((at, end))
        elif chunk:
            tokens += _plain(chunk, at, end) or _scan(line, at, end)
        at = end + 1
    return tokens


# The library's "Th.S" has a free dot: it cuts "These" after four letters.
_ODD = re.compile(r"Th.[Ss]\w")
_OPENERS = frozenset('("“')
_TAILS = frozenset(',;:.)!?%"”')


def _plain(chunk: str, start: int, end: int) -> list[Extent] | None:
    """Tokens of one mark, or of letters or digits with at most one mark before and one after.

    There no alternative of the pattern but words, numbers and marks can match: the others need two
    marks, or marks or letters between. Only "TP." and its like keep their dot, so a dot counts
    after a small letter or a number.
    """
    if len(chunk) == 1 and not chunk.isspace():
        return [(start, end)]
    first = chunk[0] in _OPENERS
    last = len(chunk) > first and chunk[-1] in _TAILS
    core = chunk[first : len(chunk) - last]
    if not (core.isalpha() or (core.isdecimal() and core.isascii())):
        return None
    if chunk[-1] == "." and core[0].isupper():
        return None
    tokens = [(start + first, end - last)]
    if first:
        tokens.insert(0, (start, start + 1))
    if last:
        tokens.append((end - 1, end))
    return tokens


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
        begins = self._begins([text for text, _ in composed], tokens)
        return [
            _outside(_merge(extents, of_line), offsets)
            for extents, of_line, (_, offsets) in zip(tokens, begins, composed, strict=True)
        ]

    def _begins(self, lines: Sequence[str], tokens: Sequence[list[Extent]]) -> list[list[int]]:
        if self._tagger is None:
            return list(map(_public_begins, lines, tokens))
        return self._tagger.begins(
            [[line[a:b] for a, b in found] for line, found in zip(lines, tokens, strict=True)]
        )


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


def _merge(tokens: Sequence[Extent], begins: Sequence[int]) -> list[Extent]:
    """Words from tokens and the numbers of those that begin one."""
    ends = [*begins[1:], len(tokens)]
    return [(tokens[a][0], tokens[b - 1][1]) for a, b in zip(begins, ends, strict=False)]


def _public_begins(line: str, tokens: Sequence[Extent]) -> list[int]:
    """Begins from the public function: it joins tokens with blanks, so tokens can be counted."""
    from underthesea import word_tokenize

    if not tokens:
        return []
    words = word_tokenize(line, use_token_normalize=False)
    begins = [0, *accumulate(len(find_tokens(word)) for word in words)]
    if begins.pop() != len(tokens):
        return list(range(len(tokens)))
    return begins

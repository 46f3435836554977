"""Documents that are the same, or nearly: marked, never dropped.

Each record leaves a fingerprint when it is written: a digest of its words, and a MinHash sketch of
its runs of four words, both without the furniture of the page. A second pass over the fingerprints
alone finds equal and similar documents in sorted order, in bounded memory.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from camket.record_model import Model
from camket.records import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]
    Sketches = NDArray[np.uint16]

SIMILAR = 0.7
"""Share of equal runs of four words above which two documents are marked as near duplicates."""
BINS = 64
_BANDS = 16
_ROWS = BINS // _BANDS
_RUN = 4
_FEWEST_RUNS = 16
_WORD = re.compile(r"\w+")
_FURNITURE = frozenset(("chrome", "byline"))


class Fingerprint(Model):
    """What is needed to recognise a document elsewhere."""

    doc_id: str
    words: str
    """Digest of the words in order, without case, punctuation and page furniture."""
    sketch: str | None = None
    """MinHash of the runs of four words (base64); None for very short texts."""


class Duplicate(Model):
    """A document that says what an earlier one says."""

    doc_id: str
    uri: str
    of: str
    """`doc_id` of the first document of the group."""
    of_uri: str
    kind: Literal["exact", "near"]
    similarity: float


def fingerprint(record: Record, content: str) -> Fingerprint:
    """The fingerprint of a record and its decoded text."""
    kept = "\n".join(
        content[zone.start : zone.end] for zone in record.zones if zone.zone not in _FURNITURE
    )
    words = _WORD.findall(unicodedata.normalize("NFC", kept or content).lower())
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=12)
    return Fingerprint(doc_id=record.doc_id, words=digest.hexdigest(), sketch=_sketch(words))


def _sketch(words: list[str]) -> str | None:
    """One-permutation MinHash: the least hash in each of 64 bins, 16 bits each."""
    if len(words) < _FEWEST_RUNS + _RUN:
        return None
    import numpy as np

    known = {word: zlib.crc32(word.encode("utf-8", "replace")) for word in set(words)}
    hashed = np.array([known[word] for word in words], dtype=np.uint64)
    runs = np.zeros(len(words) - _RUN + 1, dtype=np.uint64)
    for place in range(_RUN):
        runs = (runs ^ hashed[place : place + len(runs)]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    least = np.full(BINS, 0xFFFF, dtype=np.uint16)
    values = ((runs >> np.uint64(8)) & np.uint64(0xFFFF)).astype(np.uint16)
    np.minimum.at(least, (runs >> np.uint64(58)).astype(np.intp), values)
    return base64.b64encode(_filled(least).tobytes()).decode("ascii")


def _filled(least: Sketches) -> Sketches:
    """Empty bins borrow from the next full one, so that short texts can be compared too."""
    import numpy as np

    full = np.flatnonzero(least != 0xFFFF)
    if len(full) in (0, BINS):
        return least
    following = full[np.searchsorted(full, np.arange(BINS)) % len(full)]
    away = (following - np.arange(BINS)) % BINS
    return (least[following].astype(np.uint32) + away * 0x9E37).astype(np.uint16)


@dataclass(frozen=True, slots=True)
class Match:
    """Two rows that say the same: the first of its group, and how similar."""

    row: int
    first: int
    kind: Literal["exact", "near"]
    similarity: float


class Matcher:
    """The second pass over fingerprints: 144 bytes a document, sorted band by band."""

    def __init__(self, prints: Iterable[Fingerprint]) -> None:
        import numpy as np

        digests, sketches, rows = bytearray(), bytearray(), bytearray()
        self.size = 0
        for found in prints:
            digests += bytes.fromhex(found.words)[:8]
            if found.sketch:
                sketches += base64.b64decode(found.sketch)
                rows += self.size.to_bytes(8, "little")
            self.size += 1
        self._digests = np.frombuffer(digests, dtype=np.uint64)
        self._sketches = np.frombuffer(sketches, dtype=np.uint16).reshape(-1, BINS)
        self._rows = np.frombuffer(rows, dtype=np.int64)
        self._first = np.arange(self.size)

    def matches(self) -> Iterator[Match]:
        """Yield every row that repeats an earlier one, in order of rows."""
        self._join_equal()
        for band in range(_BANDS):
            self._join_similar(band)
        sketch_of = {int(row): number for number, row in enumerate(self._rows)}
        for row in range(self.size):
            first = self._root(row)
            if first == row:
                continue
            if self._digests[row] == self._digests[first]:
                yield Match(row, first, "exact", 1.0)
            else:
                share = self._similarity(sketch_of[row], sketch_of[first])
                yield Match(row, first, "near", round(float(share), 3))

    def _root(self, row: int) -> int:
        while self._first[row] != row:
            self._first[row] = self._first[self._first[row]]
            row = int(self._first[row])
        return row

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self._first[high] = low

    def _join_equal(self) -> None:
        for one, other in _neighbours(self._digests):
            self._join(one, other)

    def _join_similar(self, band: int) -> None:
        import numpy as np

        part = np.ascontiguousarray(self._sketches[:, band * _ROWS : (band + 1) * _ROWS])
        for one, other in _neighbours(part.view(np.uint64).reshape(-1)):
            rows = int(self._rows[one]), int(self._rows[other])
            if self._root(rows[0]) == self._root(rows[1]):
                continue
            if self._similarity(one, other) >= SIMILAR:
                self._join(*rows)

    def _similarity(self, one: int, other: int) -> float:
        return float((self._sketches[one] == self._sketches[other]).mean())


def _neighbours(keys: Numbers) -> Iterator[tuple[int, int]]:
    """Rows with equal keys, each with the one before it in the same group."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    for place in np.flatnonzero(ranked[1:] == ranked[:-1]):
        yield int(order[place]), int(order[place + 1])

"""Documents that are the same, or nearly: marked, never dropped.

Each record leaves a fingerprint when it is written: a digest of its words, and a MinHash sketch of
its runs of four words, both without the furniture of the page. A second pass (`repeats`) finds
equal and similar documents by their fingerprints alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
import zlib
from typing import TYPE_CHECKING, Literal

from camket.record_model import Model
from camket.records import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sketches = NDArray[np.uint16]

SIMILAR = 0.7
"""Share of equal runs of four words above which two documents are marked as near duplicates."""
BINS = 64
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

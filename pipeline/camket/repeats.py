"""Which documents say the same: over their fingerprints alone, in files, in bounded memory.

Fingerprints become rows of fixed size. For the digest of the words, and for each band of the
sketch, rows with equal keys are brought together: dealt into files by their key, each small enough
to be sorted in memory. Rows next to each other with the same key are compared and joined; the
groups do not depend on the order of all this.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from camket.duplicates import BINS, SIMILAR, Fingerprint
from camket.mapped import Mapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]
    Rows = NDArray[np.int64]

MEMORY_BYTES = 256_000_000
"""What the pass may hold at a time, whatever the number of documents."""
_BANDS = 16
_ROWS = BINS // _BANDS
_SORTING = 96
"""Bytes a row takes while its part is sorted."""
_COMPARING = 64 * BINS
"""Bytes a pair takes while many are compared."""
_MIXER = 0x9E3779B97F4A7C15
_MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Match:
    """Two rows that say the same: the first of its group, and how similar."""

    row: int
    first: int
    kind: Literal["exact", "near"]
    similarity: float


class Repeats:
    """The pass over fingerprints: about 290 bytes of disk a document below `folder`."""

    def __init__(
        self, prints: Iterable[Fingerprint], folder: Path, memory: int = MEMORY_BYTES
    ) -> None:
        self._folder = folder
        self._part = max(16, memory // _SORTING)
        self._step = max(16, memory // _COMPARING)
        self.size = _store(prints, folder, self._step)
        if self.size:
            self._open()

    def _open(self) -> None:
        import numpy as np

        with (self._folder / "first").open("wb") as stream:
            for at in range(0, self.size, self._part):
                stream.write(np.arange(at, min(at + self._part, self.size), dtype=np.int64).data)
        self._first = Mapped(self._folder / "first", np.int64)
        self._digests = Mapped(self._folder / "digests", np.uint64)

    def matches(self) -> Iterator[Match]:
        """Yield every row that repeats an earlier one, in order of rows."""
        if not self.size:
            return
        for ones, others in self._neighbours("digests"):
            self._join(ones, others)
        for band in range(_BANDS):
            for ones, others in self._neighbours(_band(band)):
                self._join_similar(ones, others)
        for at in range(0, self.size, self._step):
            yield from self._matches_from(at)

    def _matches_from(self, at: int) -> Iterator[Match]:
        import numpy as np

        rows = np.arange(at, min(at + self._step, self.size), dtype=np.int64)
        firsts = self._roots(rows)
        rows, firsts = rows[firsts != rows], firsts[firsts != rows]
        exact = self._digests.values[rows] == self._digests.values[firsts]
        shares = self._similarities(rows, firsts)
        self._digests.forget()
        for row, first, same, share in zip(rows, firsts, exact, shares, strict=True):
            if same:
                yield Match(int(row), int(first), "exact", 1.0)
            else:
                yield Match(int(row), int(first), "near", round(float(share), 3))

    def _roots(self, rows: Rows) -> Rows:
        """The first row of the group of each; the way there is shortened."""
        first = self._first.values
        roots = first[rows]
        while (further := first[roots] != roots).any():
            roots[further] = first[roots[further]]
        first[rows] = roots
        self._first.forget()
        return roots

    def _similarities(self, ones: Rows, others: Rows) -> NDArray[np.float64]:
        with (self._folder / "sketches").open("rb", buffering=0) as stream:
            equal = _sketches_of(ones, stream) == _sketches_of(others, stream)
        shares: NDArray[np.float64] = equal.mean(axis=1)
        return shares

    def _join_similar(self, ones: Rows, others: Rows) -> None:
        for at in range(0, len(ones), self._step):
            one, other = ones[at : at + self._step], others[at : at + self._step]
            apart = self._roots(one) != self._roots(other)
            one, other = one[apart], other[apart]
            similar = self._similarities(one, other) >= SIMILAR
            self._join(one[similar], other[similar])

    def _join(self, ones: Rows, others: Rows) -> None:
        first = self._first.values
        for one, other in zip(ones.tolist(), others.tolist(), strict=True):
            low, high = sorted((_root(first, one), _root(first, other)))
            first[high] = low
        self._first.forget()

    def _neighbours(self, name: str) -> Iterator[tuple[Rows, Rows]]:
        """Pairs of rows with equal keys, each with the one before it in the same group."""
        parts = min(_MOST_PARTS, -(-self.size // self._part))
        paths = [self._folder / f"part-{number}" for number in range(parts)]
        _deal(self._folder / name, self._folder / "known", paths, self._part)
        for path in paths:
            yield from _linked(path, self._part)
            path.unlink()


def _band(number: int) -> str:
    return f"band-{number}"


def _store(prints: Iterable[Fingerprint], folder: Path, step: int) -> int:
    """Write the fingerprints as rows, what each pass reads in a file of its own; how many."""
    names = ("digests", "known", "sketches", *map(_band, range(_BANDS)))
    size = 0
    prints = iter(prints)
    with ExitStack() as files:
        streams = [files.enter_context((folder / name).open("wb")) for name in names]
        while part := list(islice(prints, step)):
            _store_part(part, streams)
            size += len(part)
    return size


def _store_part(part: list[Fingerprint], streams: Sequence[IO[bytes]]) -> None:
    import numpy as np

    digests, known, sketches, *bands = streams
    nothing = bytes(2 * BINS)
    rows = b"".join(base64.b64decode(found.sketch) if found.sketch else nothing for found in part)
    table = np.frombuffer(rows, dtype=np.uint16).reshape(-1, BINS)
    digests.write(b"".join(bytes.fromhex(found.words)[:8] for found in part))
    known.write(bytes(found.sketch is not None for found in part))
    sketches.write(rows)
    for number, stream in enumerate(bands):
        stream.write(table[:, number * _ROWS : (number + 1) * _ROWS].tobytes())


def _sketches_of(rows: Rows, stream: IO[bytes]) -> NDArray[np.uint16]:
    """Some rows of a file too large to be mapped: each would bring its whole page into memory."""
    import numpy as np

    def read(row: int) -> bytes:
        stream.seek(2 * BINS * row)
        return stream.read(2 * BINS)

    return np.frombuffer(b"".join(map(read, rows.tolist())), dtype=np.uint16).reshape(-1, BINS)


def _root(first: Rows, row: int) -> int:
    while (above := int(first[row])) != row:
        first[row] = first[above]
        row = above
    return row


def _read(stream: IO[bytes], kind: Any, count: int) -> Any:  # noqa: ANN401 - any kind of number
    import numpy as np

    return np.frombuffer(stream.read(count * np.dtype(kind).itemsize), dtype=kind)


def _deal(keys: Path, known: Path, paths: list[Path], step: int) -> None:
    """Deal keys and their rows into files, all rows of a key into the same, in their order.

    Rows without a sketch have nothing to compare but their digest.
    """
    import numpy as np

    at, step = 0, max(16, step // 4)
    with ExitStack() as files:
        source, sketched = (files.enter_context(path.open("rb")) for path in (keys, known))
        parts = [files.enter_context(path.open("wb")) for path in paths]
        while len(found := _read(source, np.uint64, step)):
            pairs = np.stack((found, np.arange(at, at + len(found), dtype=np.uint64)), axis=1)
            at += len(found)
            if keys.name != "digests":
                pairs = pairs[_read(sketched, np.bool_, step)]
            mixed = (pairs[:, 0] * np.uint64(_MIXER)) >> np.uint64(32)
            target = mixed % np.uint64(len(parts))
            for number, stream in enumerate(parts):
                stream.write(pairs[target == number].tobytes())


def _linked(path: Path, step: int) -> Iterator[tuple[Rows, Rows]]:
    """Pairs of rows with equal keys in one file.

    A file with too many rows of one key comes in pieces; the last row of each key is carried over.
    """
    import numpy as np

    last = np.empty((0, 2), dtype=np.uint64)
    with path.open("rb") as stream:
        while len(read := _read(stream, np.uint64, 2 * step).reshape(-1, 2)):
            pairs = np.concatenate((last, read)) if len(last) else read
            pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
            same = pairs[1:, 0] == pairs[:-1, 0]
            rows = pairs[:, 1].astype(np.int64)
            yield rows[:-1][same], rows[1:][same]
            last = pairs[np.append(~same, True)]

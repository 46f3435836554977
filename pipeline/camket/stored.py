"""Read the line files of a batch folder, packed or plain."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from camket.errors import MissingExtraError


@contextmanager
def open_lines(path: Path) -> Iterator[IO[bytes]]:
    """Open a JSON Lines file; names ending in .zst are unpacked on the way."""
    with path.open("rb") as stream:
        if path.suffix != ".zst":
            yield stream
            return
        try:
            import zstandard
        except ImportError as error:
            raise MissingExtraError("batch", f"reading {path}") from error
        unpacked = zstandard.ZstdDecompressor().stream_reader(stream)
        yield cast(IO[bytes], io.BufferedReader(cast(io.RawIOBase, unpacked)))

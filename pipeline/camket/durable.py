"""Writing that is whole, and on the disk when it says so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO


def write_whole(stream: IO[bytes], data: bytes) -> None:
    """Write all of `data`: an unbuffered stream takes only a part when the disk fills up.

    Raises `OSError` when the rest has no room.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def write_durably(path: Path, text: str) -> None:
    """Write a small file and wait until it is on the disk."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        sync(stream)


def sync(stream: IO[str] | IO[bytes]) -> None:
    """Wait until everything written to an open file is on the disk."""
    stream.flush()
    os.fsync(stream.fileno())

"""Arrays that live in files: as large as the disk, in no more memory than is being looked at."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any


class Mapped:
    """The numbers of a file as an array `values`; what is written to it is in the file."""

    def __init__(self, path: Path, kind: Any) -> None:  # noqa: ANN401 - any kind of number
        import numpy as np

        with path.open("r+b") as stream:
            self._map = mmap.mmap(stream.fileno(), 0)
        self.values = np.frombuffer(self._map, dtype=kind)

    def forget(self) -> None:
        """Give the pages back to the system; they are read again when they are looked at."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

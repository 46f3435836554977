"""One batch at a time in an output folder, on whatever machine it runs."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from camket.errors import UsageError


@contextmanager
def locked(out: Path, part: tuple[int, int]) -> Iterator[None]:
    """Hold the output folder: a whole batch alone, parts beside other parts.

    The lock is the kernel's: it ends with the process, however that ends.
    """
    with open_lock(out / ".lock") as whole, open_lock(out / f".lock-{part[0]}-of-{part[1]}") as own:
        take_lock(whole, shared=part[1] > 1)
        take_lock(own, shared=False)
        yield


@contextmanager
def open_lock(path: Path) -> Iterator[int]:
    """Open a lock file; `UsageError` when the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise UsageError(f"cannot write to {path.parent}: {error.strerror}") from error
    try:
        yield handle
    finally:
        os.close(handle)


def take_lock(handle: int, *, shared: bool, patience_s: float = 5.0) -> None:
    """Take a lock; the workers of a killed batch hold it a moment longer than their driver."""
    if sys.platform == "win32":  # no such locks there; run one batch at a time
        return
    import fcntl

    end = time.monotonic() + patience_s
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            return
        if time.monotonic() > end:
            raise UsageError("another batch is writing to this folder; wait for it or stop it")
        time.sleep(0.05)

"""Which files a command line means: paths, folders, globs and standard input, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def find_inputs(patterns: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the files meant by `patterns`, each once, and the patterns that mean nothing.

    Folders are read recursively and sorted, symbolic links to folders are not followed, names
    starting with a dot inside a folder are left out (a dot file named in the call is read).
    """
    files: dict[str, None] = {}
    missing: list[str] = []
    for pattern in patterns:
        found = list(_expand(pattern))
        if not found and not Path(pattern).is_dir():
            missing.append(pattern)
        files.update(dict.fromkeys(found))
    return list(files), missing


def _expand(pattern: str) -> Iterator[str]:
    if pattern == "-" or Path(pattern).is_file():
        yield pattern
    elif Path(pattern).is_dir():
        yield from _walk(pattern)
    elif os.path.lexists(pattern):
        yield pattern
    elif glob.has_magic(pattern):
        for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - absolute patterns
            yield from _walk(match) if Path(match).is_dir() else [match]


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield str(Path(parent) / name)


def each_input(pattern: str) -> Iterator[str]:
    """Yield the files one path, folder or glob means, in order, without holding them all."""
    return _expand(pattern)

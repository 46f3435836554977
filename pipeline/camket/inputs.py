"""Which files a command line means: paths, folders, globs and standard input, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from camket.litter import is_litter


def find_inputs(patterns: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the files meant by `patterns`, each once, and the patterns that mean nothing.

    Folders are read recursively and sorted, symbolic links to folders are not followed, hidden
    names (with a dot) and the litter of operating systems inside a folder are left out; such a
    file named in the call is read.
    """
    files: dict[str, None] = {}
    missing: list[str] = []
    for pattern in patterns:
        found = list(_expand(pattern))
        if not found and not Path(pattern).is_dir():
            missing.append(pattern)
        files.update(dict.fromkeys(found))
    return list(files), missing


class Except:
    """A folder that is no input although it lies inside one: what a batch writes itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self.found: set[str] = set()
        """Where it was come upon."""

    def is_meant_by(self, pattern: str) -> bool:
        """Whether the folder itself is the input."""
        return Path(pattern).resolve() == self._folder

    def keep(self, folder: str) -> bool:
        """Whether a folder is to be read."""
        if Path(folder).resolve() != self._folder:
            return True
        self.found.add(folder)
        return False

    def around(self, pattern: str) -> bool:
        """Whether the fixed beginning of a pattern lies in the folder already."""
        fixed = pattern[: next(k for k, c in enumerate(pattern) if c in "*?[")]
        return self._folder in (Path(fixed).resolve() / "x").parents

    def holds(self, path: str) -> bool:
        """Whether a path lies in the folder."""
        if self._folder not in (resolved := Path(path).resolve(), *resolved.parents):
            return False
        self.found.add(str(self._folder))
        return True


def _expand(pattern: str, without: Except | None = None) -> Iterator[str]:
    if pattern == "-" or Path(pattern).is_file():
        yield pattern
    elif Path(pattern).is_dir():
        yield from _walk(pattern, without)
    elif os.path.lexists(pattern):
        yield pattern
    elif glob.has_magic(pattern):
        yield from _matches(pattern, without)


def _matches(pattern: str, without: Except | None) -> Iterator[str]:
    if without is not None and without.around(pattern):
        without = None
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - absolute patterns
        if without is None or not without.holds(match):
            yield from _walk(match, without) if Path(match).is_dir() else [match]


def _walk(folder: str, without: Except | None = None) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not is_litter(name) and (without is None or without.keep(os.path.join(parent, name)))  # noqa: PTH118 - a million calls
        )
        for name in sorted(names):
            if not is_litter(name):
                yield str(Path(parent) / name)


def each_input(pattern: str, without: Except | None = None) -> Iterator[str]:
    """Yield the files one path, folder or glob means, in order, without holding them all."""
    return _expand(pattern, without)

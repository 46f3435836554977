"""Files that operating systems leave in folders and archives: nobody's documents."""

from __future__ import annotations

import re

_LITTER = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


def is_litter(name: str) -> bool:
    """Whether a name, or a folder it lies in, is hidden or an operating system's own.

    >>> is_litter("2012/Thumbs.db"), is_litter(".git/a.txt"), is_litter("../2012/a.txt")
    (True, True, False)
    """
    return any(
        part.lower() in _LITTER or (part.startswith(".") and part.strip(".") != "")
        for part in re.split(r"[/\\]", name)
    )

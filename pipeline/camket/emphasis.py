"""Stars that set words in bold or italics: the Markdown that converters of Word and PDF write.

They are no part of the text: `**KẾ HOẠCH**` is a type line, `*Căn cứ …;*` a legal basis. Bullets,
rules of stars and footnote marks stay.
"""

from __future__ import annotations

import re

# A run of stars that touches a word on one side at least and is not the whole line.
_BOLD = re.compile(r"(?<![^\s*(\[\"“|])\*{2,}(?=[^\s*])|(?<=[^\s*])\*{2,}")
_ITALIC = re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^*\n]{1,2000}?(?<=[^\s*])(\*)(?![\w*])")
_LEAST = 2


def emphasis(content: str) -> frozenset[int]:
    """Offsets of the stars of a text that is written in Markdown; none of any other text.

    A text counts as Markdown when two runs of two stars or more touch its words.
    """
    if content.count("**") < _LEAST:
        return frozenset()
    runs = [run.span() for run in _BOLD.finditer(content)]
    if len(runs) < _LEAST:
        return frozenset()
    dropped = {at for start, end in runs for at in range(start, end)}
    plain = "".join(" " if at in dropped else sign for at, sign in enumerate(content))
    for word in _ITALIC.finditer(plain):
        dropped.update((word.start(1), word.start(2)))
    return frozenset(dropped)

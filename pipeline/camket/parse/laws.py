"""Laws cited by name: where the name ends and which versions carry it (DOMAIN 7.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.parse.known_documents import KnownDocument, law_names

_TOKEN = re.compile(r"\w+|[;.:()\n\"]")
_STOP = frozenset(
    [
        "năm",
        "ngày",
        "số",
        "được",
        "quy",
        "của",
        "có",
        "tại",
        "này",
        "trên",
        "theo",
        "trong",
        "để",
        "cho",
        "đã",
        "hiện",
        "sửa",
        "là",
        "phải",
        "không",
        "sẽ",
        "nêu",
        "gắn",
        "đến",
        "tới",
        "bằng",
        "từ",
        "khi",
        "thì",
        "nhằm",
        "với",
        "ban",
    ]
)
_AMENDS = re.compile(r" sửa đổi(?:, bổ sung)?(?: một số điều)? (?:của )?(?:các )?(?:bộ )?luật(?= )")


@dataclass(frozen=True, slots=True)
class Law:
    """A law's name up to `end`; `rows` are its versions, oldest first, none when unknown."""

    end: int
    rows: tuple[KnownDocument, ...]


def read_law(text: str, low: str, at: int, stop: int) -> Law | None:
    """The law whose name is printed after "Luật" at `at`; None when no name follows."""
    tokens = _tokens(low, at, min(stop, at + 160))
    if not tokens:
        return None
    names = law_names()
    for size in range(min(len(tokens), 18), 0, -1):
        rows = names.get(" ".join(token for token, _ in tokens[:size]))
        if rows:
            return Law(tokens[size - 1][1], rows)
    amended = _AMENDS.match(low, at, stop)
    if amended is not None:
        if low.startswith(" sửa đổi", amended.end()):
            return None
        inner = read_law(text, low, amended.end(), stop)
        return Law(_all_amended(text, low, inner.end, stop), ()) if inner else None
    first = at + 1
    if not text[first : first + 1].isupper():
        return None
    return _unknown(text, low, at, tokens)


_AND_LAW = re.compile(r"(?:,| và|, và) (?:bộ )?luật(?= )")


def _all_amended(text: str, low: str, end: int, stop: int) -> int:
    """End of the last law that one amending law names ("của Luật A và Luật B")."""
    while (more := _AND_LAW.match(low, end, stop)) is not None:
        law = read_law(text, low, more.end(), stop)
        if law is None:
            break
        end = law.end
    return end


def _tokens(low: str, at: int, stop: int) -> list[tuple[str, int]]:
    tokens: list[tuple[str, int]] = []
    if not low.startswith(" ", at):
        return tokens
    for match in _TOKEN.finditer(low, at, stop):
        if not match.group()[0].isalnum():
            break
        tokens.append((match.group(), match.end()))
    return tokens


def _unknown(text: str, low: str, at: int, tokens: list[tuple[str, int]]) -> Law | None:
    """A name that is not in the table: up to a comma or a word that goes on with the sentence."""
    end, size = at, 0
    for token, stop in tokens[:9]:
        begins_new = token == "và" and text[stop + 1 : stop + 2].isupper()
        if token in _STOP or begins_new or "," in low[end : stop - len(token)]:
            break
        end, size = stop, size + 1
    return Law(end, ()) if size else None

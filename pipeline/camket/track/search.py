"""Search that knows Vietnamese: typed accents match exactly, bare words match any accents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text

from camket.errors import UsageError
from camket.texts import View
from camket.track.folding import exact, fold, has_accents
from camket.track.queries import Filters, Row
from camket.track.schema import commitments, state

_PART = re.compile(r'"([^"]*)"|(\S+)')
_TOKEN = re.compile(r"[^\W_]+")
_RARE = 2_000
_POOL = 100  # candidates ranked a reading; the newest first
_AROUND = 90


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a phrase of the query."""

    words: tuple[str, ...]
    accented: bool


def parse_query(query: str) -> tuple[Part, ...]:
    """Words and "quoted phrases"; `UsageError` when nothing can be searched for."""
    parts: list[Part] = []
    for match in _PART.finditer(View.of(query).text):
        words = tuple(exact(match[1] or match[2] or "").split())
        if words:
            parts.append(Part(words, any(map(has_accents, words))))
    if not parts:
        raise UsageError("nothing to search for: type words, or a phrase in double quotes")
    return tuple(parts)


def search(connection: Connection, query: str, wanted: Filters, limit: int) -> list[Row]:
    """Best commitments first: exact accents, then the words near each other, then the newest.

    Each row has a `snippet` with the found words between « and ».
    """
    parts = parse_query(query)
    found: dict[int, int] = {}
    readings = [_expression(parts, wanted, column) for column in ("exact", "folded")]
    for rank, expression in enumerate(dict.fromkeys(readings)):
        for key in _candidates(connection, expression, wanted):
            found.setdefault(key, rank)
    rows = [_with_snippet(row, parts) for row in _load(connection, list(found))]
    rows.sort(key=lambda row: (found[row["id"]], row.pop("spread"), -row["id"]))
    return rows[:limit]


def _expression(parts: Sequence[Part], wanted: Filters, bare: str) -> str:
    """The match of the index; words typed bare are looked up in the column `bare`."""
    terms = [f"{'exact' if part.accented else bare} : {_phrase(part, bare)}" for part in parts]
    if wanted.body:
        terms.append(f'bodies : "{fold(wanted.body)}"')
    if wanted.year is not None:
        terms.append(f"facets : year{wanted.year}")
    if wanted.theme:
        top, _, sub = wanted.theme.partition(".")
        terms.append(f"facets : theme{top.replace('_', '')}")
        if sub:
            terms.append(f"facets : subtheme{wanted.theme.replace('_', '').replace('.', 'x')}")
    return " AND ".join(terms)


def _phrase(part: Part, bare: str) -> str:
    words = part.words if part.accented or bare == "exact" else map(fold, part.words)
    return f'"{" ".join(words)}"'


def _candidates(connection: Connection, expression: str, wanted: Filters) -> list[int]:
    """Numbers of the newest matches, newest first."""
    values: dict[str, Any] = {"expression": expression, "pool": _POOL}
    asked = {name: value for name in ("status", "owner") if (value := getattr(wanted, name))}
    conditions = "".join(f" and state.{name} = :{name}" for name in asked)
    joined = ""
    if asked:
        # A rare status is looked up in the index, a frequent one is checked on the way back.
        tables = ("state", "search") if _is_rare(connection, asked) else ("search", "state")
        joined = f"{tables[0]} cross join {tables[1]} on state.commitment = search.rowid"
    query = (
        f"select search.rowid from {joined or 'search'}"
        f" where search match :expression{conditions} order by search.rowid desc limit :pool"
    )
    return [int(row[0]) for row in connection.execute(text(query), {**values, **asked})]


def _is_rare(connection: Connection, asked: dict[str, str]) -> bool:
    conditions = [state.c[name] == value for name, value in asked.items()]
    query = select(state.c.commitment).where(*conditions).limit(_RARE)
    return len(connection.execute(query).all()) < _RARE


def _load(connection: Connection, ids: list[int]) -> list[Row]:
    query = (
        select(
            commitments.c.id,
            commitments.c.key,
            commitments.c.doc_id,
            commitments.c.text,
            commitments.c.theme,
            commitments.c.plan_year,
            commitments.c.lead,
            state.c.status,
            state.c.due,
        )
        .join_from(commitments, state, state.c.commitment == commitments.c.id)
        .where(commitments.c.id.in_(ids), commitments.c.withdrawn.is_(False))
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _with_snippet(row: Row, parts: Sequence[Part]) -> Row:
    view = View.of(row["text"])
    tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(view.lower)]
    hits = _hits(tokens, parts)
    spread = hits[-1] - hits[0] if hits else 0
    return {**row, "snippet": _marked(view, tokens, hits), "spread": spread}


def _hits(tokens: Sequence[tuple[int, int, str]], parts: Sequence[Part]) -> list[int]:
    """Indexes of the words the query means."""
    plain = [word for _, _, word in tokens]
    folded = fold(" ".join(plain)).split(" ")
    found: set[int] = set()
    for part in parts:
        line = plain if part.accented else folded
        wanted = list(part.words if part.accented else map(fold, part.words))
        size = len(wanted)
        for at in range(len(line) - size + 1):
            if line[at : at + size] == wanted:
                found.update(range(at, at + size))
    return sorted(found)


def _marked(view: View, tokens: Sequence[tuple[int, int, str]], hits: Sequence[int]) -> str:
    if not hits:
        return view.text[: 2 * _AROUND]
    chosen = {tokens[i][:2] for i in hits}
    first, last = tokens[hits[0]][0], tokens[hits[-1]][1]
    start = max(0, first - _AROUND)
    stop = min(len(view.text), max(last, first) + _AROUND, first + 4 * _AROUND)
    start = 0 if start < 20 else view.text.rfind(" ", 0, start) + 1
    parts, at = [], start
    for a, b in sorted(chosen):
        if start <= a and b <= stop:
            parts += [view.text[at:a], "«", view.text[a:b], "»"]
            at = b
    parts.append(view.text[at:stop])
    shown = " ".join("".join(parts).replace("» «", " ").split())
    return f"{'…' if start else ''}{shown}{'…' if stop < len(view.text) else ''}"

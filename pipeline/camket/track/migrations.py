"""From any older register to the present schema, one step a version, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text

from camket.errors import UsageError
from camket.track import schema

_ONLY_APPEND = """
create trigger events_are_never_{verb}d before {verb} on events
begin select raise(abort, 'events are append-only'); end
"""
_SEARCH = """
create virtual table search using fts5(
  exact, folded, bodies, facets, content='', tokenize="unicode61 remove_diacritics 0"
)
"""


def _first(connection: Connection) -> None:
    schema.metadata.create_all(connection, tables=list(schema.FIRST))
    for verb in ("update", "delete"):
        connection.execute(text(_ONLY_APPEND.format(verb=verb)))
    connection.execute(text(_SEARCH))
    connection.execute(text(f"pragma application_id = {schema.APPLICATION_ID}"))


def _second(connection: Connection) -> None:
    """Year-over-year links are kept."""
    schema.metadata.create_all(connection, tables=[schema.links])


STEPS: tuple[Callable[[Connection], None], ...] = (_first, _second)


def version_of(connection: Connection) -> int:
    """Schema version of the open file; 0 for a new one."""
    return int(connection.execute(text("pragma user_version")).scalar_one())


def migrate(connection: Connection, upto: int = schema.VERSION) -> None:
    """Bring the register to version `upto`; refuse one written by a newer camket."""
    found = version_of(connection)
    if found > schema.VERSION:
        raise UsageError(
            f"this register has schema {found}, this camket knows {schema.VERSION}: update camket"
        )
    for number in range(found, upto):
        STEPS[number](connection)
        connection.execute(text(f"pragma user_version = {number + 1}"))

"""The register: one SQLite file a team keeps for years. Writers queue, readers never wait."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from camket.errors import MissingExtraError, UsageError

try:
    from sqlalchemy import Connection, Engine, create_engine, event, text
    from sqlalchemy.exc import DatabaseError, OperationalError
    from sqlalchemy.pool import NullPool
except ImportError as error:
    raise MissingExtraError("track", "The register of commitments") from error

from camket.track import schema
from camket.track.migrations import migrate, version_of

_WAIT_MS = 60_000


class Register:
    """An open register. `write()` is one transaction: all of it is kept, or nothing."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.engine = _engine(self.path)

    @classmethod
    def create(cls, path: str | Path) -> Self:
        """Make an empty register; refuses a file that is already there."""
        if Path(path).exists():
            raise UsageError(f"{path} exists already")
        if not Path(path).absolute().parent.is_dir():
            raise UsageError(f"{path}: no such folder")
        register = cls(path)
        with register.write() as connection:
            migrate(connection)
        return register

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open a register, migrating an older one; `UsageError` when the file is none."""
        if not Path(path).is_file():
            raise UsageError(f"{path}: no such register; make one with: camket track init {path}")
        register = cls(path)
        try:
            with register.read() as connection:
                known = connection.execute(text("pragma application_id")).scalar_one()
                version = version_of(connection)
        except DatabaseError as error:
            raise UsageError(f"{path} is not a register of camket: {_words(error)}") from error
        if known != schema.APPLICATION_ID:
            raise UsageError(f"{path} is not a register of camket")
        if version != schema.VERSION:
            with register.write() as connection:
                migrate(connection)
        return register

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One write transaction; other writers wait for it."""
        try:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("begin immediate")
                try:
                    yield connection
                    connection.exec_driver_sql("commit")
                except BaseException:
                    _roll_back(connection)
                    raise
        except OperationalError as error:
            raise UsageError(f"{self.path}: nothing was changed: {_words(error)}") from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the register; writers go on meanwhile."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("begin")
            try:
                yield connection
            finally:
                _roll_back(connection)


def _roll_back(connection: Connection) -> None:
    driver = connection.connection.dbapi_connection
    if isinstance(driver, sqlite3.Connection) and driver.in_transaction:
        connection.exec_driver_sql("rollback")


def _words(error: DatabaseError) -> str:
    return str(error.orig)


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def prepare(driver: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401 - a pool record
        driver.isolation_level = None
        for pragma in (
            f"busy_timeout = {_WAIT_MS}",
            "journal_mode = wal",
            "synchronous = full",
            "foreign_keys = on",
            "cache_size = -65536",
            "temp_store = memory",
        ):
            driver.execute(f"pragma {pragma}")

    return engine

"""Documents of archives and where they are: what a listing yields and a reader takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import Input

Kind = Literal["file", "zip", "warc", "jsonl", "packed", "parquet"]
REFUSED = "the archive cannot be read: "


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the inventory: a file, or a run of documents of one archive."""

    uri: str
    size: int
    """Bytes of the whole file."""
    stamp: str
    """When the file was last changed, as its store tells it."""
    kind: Kind = "file"
    at: int = 0
    """Where the run begins: a byte, a row or a member, by kind."""
    count: int = 1
    """Documents in the run."""
    digest: str = ""
    """Digest of the run's own bytes, where listing it had to read them."""

    @property
    def identity(self) -> str:
        """What must be equal for the run to be the same documents."""
        changed = self.digest or f"{self.size}:{self.stamp}"
        return f"{self.uri}\t{self.kind}\t{self.at}\t{self.count}\t{changed}"


Found = Callable[[], Input]


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of an entry: its name, and where it is inside the archive."""

    uri: str
    inside: tuple[str, ...] = ()


Pieces = Iterator[tuple[Piece, Found]]
Listed = Iterator[tuple[int, int, str]]
"""Where a run begins, its documents, and a digest of their bytes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the documents of an entry are read, and after how many of them."""

    limits: Limits
    field: str
    skip: int
    alive: Callable[[], None] = lambda: None
    """Called now and then on a long way to the first document, which is on no document's clock."""


def text_input(uri: str, text: object, wanted: Wanted) -> Input:
    """The text of a line or row as a document. Raises `DecodeError` when there is none."""
    if not isinstance(text, str):
        raise DecodeError("corrupt", f"no text in the field {wanted.field!r}; name it with --field")
    return Input(uri, text.encode("utf-8", "replace"))

"""Documents inside archives: ZIP members, WARC pages, JSON lines, Parquet rows; or plain files.

An archive is listed once as *runs* of documents; a run can be read from any document on. Local
paths and fsspec URLs (`s3://…`, `https://…`) are the same to every reader.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, Any, Literal, cast

from camket.decode import read_input
from camket.errors import DecodeError, MissingExtraError
from camket.settings import Limits
from camket.texts import Input

Kind = Literal["file", "zip", "warc", "jsonl", "parquet"]

_ENDINGS: tuple[tuple[str, Kind], ...] = (
    (".zip", "zip"),
    (".warc", "warc"),
    (".warc.gz", "warc"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".parquet", "parquet"),
)
_REFUSED = "the archive cannot be read: "


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


def kind_of(uri: str) -> Kind:
    """How a file is listed, by its name."""
    name = uri.lower()
    return next((kind for ending, kind in _ENDINGS if name.endswith(ending)), "file")


def is_remote(uri: str) -> bool:
    """Whether a name is a URL for fsspec."""
    return "://" in uri


def printable(name: str) -> str:
    """A name that can be written: bytes of names in old encodings are shown as escapes."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def stamp_of(uri: str) -> tuple[int, str]:
    """Size and time of change of a file; (-1, "") when it is gone."""
    try:
        if is_remote(uri):
            return remote_stamp(_file_system(uri).info(uri))
        found = os.stat(uri)  # noqa: PTH116 - a million calls
        return found.st_size, str(found.st_mtime_ns)
    except OSError:
        return -1, ""


def remote_stamp(info: dict[str, Any]) -> tuple[int, str]:
    """Size and version of a remote file, from whatever its store tells."""
    names = ("ETag", "etag", "LastModified", "last_modified", "mtime", "updated", "created")
    stamp = next((str(info[name]) for name in names if info.get(name)), "")
    return int(info.get("size") or 0), stamp


def _file_system(uri: str) -> Any:  # noqa: ANN401 - fsspec has no types
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtraError("batch", f"reading {uri}") from error
    try:
        return fsspec.core.url_to_fs(uri)[0]
    except (ImportError, ValueError) as error:
        raise DecodeError("missing_extra", f"{uri}: {error}", stage="find") from error


def find_remote(pattern: str) -> Iterator[str]:
    """Files below a URL or matching it, sorted."""
    system = _file_system(pattern)
    scheme = pattern.split("://", 1)[0]
    found = system.glob(pattern) if any(c in pattern for c in "*?[") else system.find(pattern)
    for name in sorted(found):
        yield name if is_remote(name) else f"{scheme}://{name}"


@contextmanager
def open_binary(uri: str) -> Iterator[IO[bytes]]:
    """Open a path or URL for reading; raises `DecodeError` when it cannot be."""
    try:
        stream = _file_system(uri).open(uri, "rb") if is_remote(uri) else Path(uri).open("rb")  # noqa: SIM115 - closed below
    except FileNotFoundError as error:
        raise DecodeError("not_found", f"no such file: {uri}") from error
    except OSError as error:
        raise DecodeError("unreadable", f"cannot read {uri}: {error.strerror or error}") from error
    with stream:
        yield cast(IO[bytes], stream)


def runs(uri: str, kind: Kind, length: int, field: str) -> Iterator[Entry]:
    """List a file as runs of at most `length` documents. Raises `DecodeError`."""
    size, stamp = stamp_of(uri)
    whole = Entry(uri=uri, kind=kind, size=size, stamp=stamp)
    if kind == "file":
        yield whole
        return
    try:
        with open_binary(uri) as stream:
            for at, count, digest in _LISTERS[kind](stream, length):
                yield replace(whole, at=at, count=count, digest=digest)
    except (OSError, ValueError, zipfile.BadZipFile, EOFError) as error:
        if isinstance(error, DecodeError):
            raise
        raise DecodeError("corrupt", f"{_REFUSED}{error}", stage="find") from error


Listed = Iterator[tuple[int, int, str]]


def _list_lines(stream: IO[bytes], length: int) -> Listed:
    start = at = count = 0
    hashed = hashlib.blake2b(digest_size=16)
    for line in stream:
        if not count:
            start = at
        at += len(line)
        if not line.strip():
            continue
        hashed.update(line)
        count += 1
        if count == length:
            yield start, count, hashed.hexdigest()
            count, hashed = 0, hashlib.blake2b(digest_size=16)
    if count:
        yield start, count, hashed.hexdigest()


def _list_rows(stream: IO[bytes], length: int) -> Listed:
    rows = parquet_file(stream).metadata.num_rows
    for at in range(0, rows, length):
        yield at, min(length, rows - at), ""


def _list_members(stream: IO[bytes], length: int) -> Listed:
    members = _members(zipfile.ZipFile(stream))
    for at in range(0, len(members), length):
        part = members[at : at + length]
        names = "\n".join(f"{item.filename}\t{item.CRC}\t{item.file_size}" for item in part)
        yield at, len(part), hashlib.blake2b(names.encode(), digest_size=16).hexdigest()


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [
        item
        for item in archive.infolist()
        if not item.is_dir()
        and not Path(item.filename).name.startswith(".")
        and not item.filename.startswith("__MACOSX/")
    ]


def _list_pages(stream: IO[bytes], length: int) -> Listed:
    start = count = 0
    for at, _ in _pages(stream):
        start = start if count else at
        count += 1
        if count == length:
            yield start, count, ""
            count = 0
    if count:
        yield start, count, ""


def _pages(stream: IO[bytes]) -> Iterator[tuple[int, Any]]:
    """Offset and record of every page that was answered with its content."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("batch", "reading WARC archives") from error
    records = ArchiveIterator(stream)
    try:
        for record in records:
            answered = record.http_headers is None or record.http_headers.get_statuscode() == "200"
            if record.rec_type in ("response", "resource") and answered:
                yield records.offset, record  # asking for more would read past its body
    except ArchiveLoadFailed as error:
        raise DecodeError("corrupt", f"{_REFUSED}{error}") from error


_LISTERS: dict[str, Callable[[IO[bytes], int], Listed]] = {
    "jsonl": _list_lines,
    "parquet": _list_rows,
    "zip": _list_members,
    "warc": _list_pages,
}


def parquet_file(stream: IO[bytes]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """A Parquet file to read columns from."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("batch", "reading Parquet") from error
    return pyarrow.parquet.ParquetFile(stream)


def pieces(
    entry: Entry, limits: Limits, field: str, skip: int = 0
) -> Iterator[tuple[Piece, Found]]:
    """Yield the documents of an entry after the first `skip`, each with what loads its bytes.

    Opening the archive and loading a document raise `DecodeError`.
    """
    if entry.kind == "file":
        yield Piece(uri=entry.uri), lambda: load_file(entry.uri, limits)
        return
    try:
        with open_binary(entry.uri) as stream:
            yield from _READERS[entry.kind](entry, stream, _Wanted(limits, field, skip))
    except (OSError, ValueError, zipfile.BadZipFile, EOFError) as error:
        if isinstance(error, DecodeError):
            raise
        raise DecodeError("corrupt", f"{_REFUSED}{error}") from error


class _Wanted:
    def __init__(self, limits: Limits, field: str, skip: int) -> None:
        self.limits = limits
        self.field = field
        self.skip = skip


Pieces = Iterator[tuple[Piece, Found]]


def load_file(uri: str, limits: Limits) -> Input:
    """The bytes of one plain file or URL. Raises `DecodeError`."""
    if not is_remote(uri):
        return read_input(Path(uri), limits)
    with open_binary(uri) as stream:
        return Input(uri, _capped(stream, uri, limits))


def _capped(stream: IO[bytes], uri: str, limits: Limits) -> bytes:
    data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise DecodeError("too_large", f"{uri} holds more than {limits.max_bytes} bytes")
    return data


def _read_lines(entry: Entry, stream: IO[bytes], wanted: _Wanted) -> Pieces:
    stream.seek(entry.at)
    at, seen = entry.at, 0
    for line in stream:
        here, at = at, at + len(line)
        if not line.strip():
            continue
        seen += 1
        if seen > wanted.skip:
            uri = f"{entry.uri}#{here}"
            yield Piece(uri=uri), _line_loader(uri, line, wanted)
        if seen == entry.count:
            return


def _line_loader(uri: str, line: bytes, wanted: _Wanted) -> Found:
    def load() -> Input:
        if len(line) > wanted.limits.max_bytes:
            raise DecodeError("too_large", f"{uri} holds {len(line)} bytes")
        try:
            found = json.loads(line)
        except ValueError as error:
            raise DecodeError("corrupt", f"not a line of JSON: {error}") from error
        return _text_input(
            uri, found.get(wanted.field) if isinstance(found, dict) else None, wanted
        )

    return load


def _text_input(uri: str, text: object, wanted: _Wanted) -> Input:
    if not isinstance(text, str):
        raise DecodeError("corrupt", f"no text in the field {wanted.field!r}; name it with --field")
    return Input(uri, text.encode("utf-8", "replace"))


def _read_rows(entry: Entry, stream: IO[bytes], wanted: _Wanted) -> Pieces:
    table = parquet_file(stream)
    if wanted.field not in table.schema_arrow.names:
        names = ", ".join(table.schema_arrow.names)
        raise DecodeError("corrupt", f"no column {wanted.field!r}; name one of {names} (--field)")
    first, at = entry.at + wanted.skip, 0
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        if at + rows > first and at < entry.at + entry.count:
            column = table.read_row_group(group, columns=[wanted.field]).column(0)
            for number in range(max(first, at), min(at + rows, entry.at + entry.count)):
                uri = f"{entry.uri}#{number}"
                text = column[number - at].as_py()
                yield Piece(uri=uri), partial(_text_input, uri, text, wanted)
        at += rows


def _read_members(entry: Entry, stream: IO[bytes], wanted: _Wanted) -> Pieces:
    archive = zipfile.ZipFile(stream)
    part = _members(archive)[entry.at + wanted.skip : entry.at + entry.count]
    for item in part:
        piece = Piece(uri=f"{entry.uri}!/{item.filename}", inside=(item.filename,))
        yield piece, partial(member_bytes, archive, item, piece.uri, wanted.limits)


def member_bytes(
    archive: zipfile.ZipFile, item: zipfile.ZipInfo, uri: str, limits: Limits
) -> Input:
    """The bytes of one member. Raises `DecodeError`: password, bomb, too large, corrupt."""
    if item.flag_bits & 1:
        raise DecodeError("password", f"{uri} needs a password")
    ratio = item.file_size / max(1, item.compress_size)
    if item.file_size > 1_000_000 and ratio > limits.max_ratio:
        raise DecodeError("archive_bomb", f"{uri} unpacks {ratio:.0f} times larger")
    try:
        with archive.open(item) as stream:
            return Input(uri, _capped(stream, uri, limits))
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, NotImplementedError) as error:
        if isinstance(error, DecodeError):
            raise
        raise DecodeError("corrupt", f"{uri}: {error}") from error


def _read_pages(entry: Entry, stream: IO[bytes], wanted: _Wanted) -> Pieces:
    stream.seek(entry.at)
    for seen, (at, record) in enumerate(_pages(stream)):
        if seen == entry.count:
            return
        if seen < wanted.skip:
            continue
        uri = f"{entry.uri}#{at}"
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        yield Piece(uri=uri, inside=(address,)), partial(_page, record, uri, wanted.limits)


def _page(record: Any, uri: str, limits: Limits) -> Input:  # noqa: ANN401 - warcio has no types
    return Input(uri, _capped(record.content_stream(), uri, limits))


_READERS: dict[str, Callable[[Entry, IO[bytes], _Wanted], Pieces]] = {
    "jsonl": _read_lines,
    "parquet": _read_rows,
    "zip": _read_members,
    "warc": _read_pages,
}

"""Documents inside archives: ZIP members, WARC pages, JSON lines, Parquet rows; or plain files.

An archive is listed once as *runs* of documents; a run can be read from any document on. Local
paths and fsspec URLs (`s3://…`, `https://…`) are the same to every reader.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, Any

from camket.archive_lines import list_lines, list_packed, read_lines, read_packed
from camket.decode import read_input
from camket.entries import (
    REFUSED,
    Entry,
    Kind,
    Listed,
    Piece,
    Pieces,
    Wanted,
    text_input,
)
from camket.errors import DecodeError, MissingExtraError
from camket.litter import is_litter
from camket.settings import Limits
from camket.stores import is_remote, open_binary, refuse_special, stamp_of
from camket.texts import Input

_ENDINGS: tuple[tuple[str, Kind], ...] = (
    (".zip", "zip"),
    (".warc", "warc"),
    (".warc.gz", "warc"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".jsonl.gz", "packed"),
    (".ndjson.gz", "packed"),
    (".jsonl.zst", "packed"),
    (".ndjson.zst", "packed"),
    (".parquet", "parquet"),
)


def kind_of(uri: str) -> Kind:
    """How a file is listed, by its name."""
    name = uri.lower()
    return next((kind for ending, kind in _ENDINGS if name.endswith(ending)), "file")


def runs(uri: str, kind: Kind, length: int, field: str) -> Iterator[Entry]:
    """List a file as runs of at most `length` documents. Raises `DecodeError`."""
    size, stamp = stamp_of(uri)
    if not size and not is_remote(uri):  # pipes and devices have no size
        refuse_special(uri)
    whole = Entry(uri=uri, kind=kind, size=size, stamp=stamp)
    if kind == "file":
        yield whole
        return
    try:
        for at, count, digest in _listed(uri, kind, length):
            yield replace(whole, at=at, count=count, digest=digest)
    except (OSError, ValueError, zipfile.BadZipFile, EOFError) as error:
        if isinstance(error, DecodeError):
            raise
        raise DecodeError("corrupt", f"{REFUSED}{error}", stage="find") from error


def _listed(uri: str, kind: Kind, length: int) -> Listed:
    if kind == "packed":
        yield from list_packed(uri, length)
        return
    with open_binary(uri) as stream:
        yield from _LISTERS[kind](stream, length)


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
        item for item in archive.infolist() if not item.is_dir() and not is_litter(item.filename)
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
        raise DecodeError("corrupt", f"{REFUSED}{error}") from error


_LISTERS: dict[str, Callable[[IO[bytes], int], Listed]] = {
    "jsonl": list_lines,
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
    entry: Entry,
    limits: Limits,
    field: str,
    skip: int = 0,
    alive: Callable[[], None] = lambda: None,
) -> Pieces:
    """Yield the documents of an entry after the first `skip`, each with what loads its bytes.

    Opening the archive and loading a document raise `DecodeError`. `alive` is called now and then
    while a packed archive is read up to the entry.
    """
    wanted = Wanted(limits, field, skip, alive)
    if entry.kind == "file":
        yield Piece(uri=entry.uri), lambda: load_file(entry.uri, limits)
        return
    try:
        if entry.kind == "packed":
            yield from read_packed(entry, wanted)
            return
        with open_binary(entry.uri) as stream:
            yield from _READERS[entry.kind](entry, stream, wanted)
    except (OSError, ValueError, zipfile.BadZipFile, EOFError) as error:
        if isinstance(error, DecodeError):
            raise
        raise DecodeError("corrupt", f"{REFUSED}{error}") from error


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


def _read_rows(entry: Entry, stream: IO[bytes], wanted: Wanted) -> Pieces:
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
                yield Piece(uri=uri), partial(text_input, uri, text, wanted)
        at += rows


def _read_members(entry: Entry, stream: IO[bytes], wanted: Wanted) -> Pieces:
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


def _read_pages(entry: Entry, stream: IO[bytes], wanted: Wanted) -> Pieces:
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


_READERS: dict[str, Callable[[Entry, IO[bytes], Wanted], Pieces]] = {
    "jsonl": read_lines,
    "parquet": _read_rows,
    "zip": _read_members,
    "warc": _read_pages,
}

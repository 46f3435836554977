"""JSON Lines as archives: one document a line, plain or packed with gzip or zstd.

The name of a line is the byte it begins at, in the text as it is without the packing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from typing import IO

from camket.decode.crawled import text_field
from camket.entries import Entry, Found, Listed, Piece, Pieces, Wanted, text_input
from camket.errors import DecodeError
from camket.settings import DEFAULT
from camket.texts import Input
from camket.unpacked import unpacked_lines

Lines = Iterator[tuple[int, bytes]]
_FAR = 16_000_000
"""Bytes passed over between two signs of life."""


def list_lines(stream: IO[bytes], length: int) -> Listed:
    """Runs of lines; the lines before a fault are listed, then it is raised."""
    return _grouped(_each_line(stream, 0), length)


def list_packed(uri: str, length: int) -> Listed:
    """The same in a packed file, which is unpacked once for it."""
    lines = unpacked_lines(uri, DEFAULT.limits.max_bytes)
    return _grouped(((at, line) for at, _, line in lines), length)


def _each_line(stream: IO[bytes], at: int) -> Lines:
    for line in stream:
        yield at, line
        at += len(line)


def _grouped(lines: Lines, length: int) -> Listed:
    start = count = 0
    hashed, fault = hashlib.blake2b(digest_size=16), None
    try:
        for at, line in _written(lines):
            start = start if count else at
            hashed.update(line)
            count += 1
            if count == length:
                yield start, count, hashed.hexdigest()
                count, hashed = 0, hashlib.blake2b(digest_size=16)
    except DecodeError as error:
        fault = error
    if count:
        yield start, count, hashed.hexdigest()
    if fault:
        raise fault


def _written(lines: Lines) -> Lines:
    return (found for found in lines if found[1].strip())


def read_lines(entry: Entry, stream: IO[bytes], wanted: Wanted) -> Pieces:
    """The documents of a run of lines."""
    stream.seek(entry.at)
    return _pieces(entry, _each_line(stream, entry.at), wanted)


def read_packed(entry: Entry, wanted: Wanted) -> Pieces:
    """The documents of a run of packed lines."""
    return _pieces(entry, _KEPT.lines_from(entry, wanted), wanted)


def _pieces(entry: Entry, lines: Lines, wanted: Wanted) -> Pieces:
    for seen, (at, line) in enumerate(_written(lines), start=1):
        if seen > wanted.skip:
            uri = f"{entry.uri}#{at}"
            yield Piece(uri=uri), _line_loader(uri, line, wanted)
        if seen == entry.count:
            return


class _Kept:
    """The packed file this process reads: its next run goes on where the last one ended.

    Packed text can only be read from its beginning, so a worker that takes one run after the other
    unpacks the file once.
    """

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._lines: Iterator[tuple[int, int, bytes]] = iter(())
        self._end = 0

    def lines_from(self, entry: Entry, wanted: Wanted) -> Lines:
        """The lines from the place of the entry on."""
        most = wanted.limits.max_bytes
        key = (entry.uri, entry.size, entry.stamp, most, os.getpid())
        if self._key != key or self._end > entry.at:
            self._key, self._end = key, 0
            self._lines = unpacked_lines(entry.uri, most)
        told = self._end
        try:
            for at, end, line in self._lines:
                self._end = end
                if at >= entry.at:
                    yield at, line
                elif end - told >= _FAR:
                    wanted.alive()
                    told = end
        except DecodeError:
            self._key = ()
            raise


_KEPT = _Kept()


_USUAL_FIELD = "text"


def _text_of(found: object, field: str) -> object:
    """The text of one object; unless another field is named, its usual names are tried too."""
    if not isinstance(found, dict):
        return None
    text = found.get(field)
    return text_field(found) if text is None and field == _USUAL_FIELD else text


def _line_loader(uri: str, line: bytes, wanted: Wanted) -> Found:
    def load() -> Input:
        if len(line) > wanted.limits.max_bytes:
            raise DecodeError("too_large", f"{uri} holds more than {wanted.limits.max_bytes} bytes")
        try:
            found = json.loads(line)
        except ValueError as error:
            raise DecodeError("corrupt", f"not a line of JSON: {error}") from error
        return text_input(uri, _text_of(found, wanted.field), wanted)

    return load

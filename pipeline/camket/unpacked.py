"""Lines of files packed with gzip or zstd, in order; as far as a damaged file can be read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from camket.entries import REFUSED
from camket.errors import DecodeError, MissingExtraError
from camket.settings import DEFAULT
from camket.stores import open_binary

_READ = 1 << 14
_PIECE = 1 << 12
"""What a damage can cost before its place: the piece it is found in."""
_SMALL = 1 << 11
"""A piece of zstd that cannot become more than some megabytes."""
_EXEMPT = 1_000_000
_PARTS = re.compile(rb"[^\n]*\n|[^\n]+")


def unpacked_lines(uri: str, most: int) -> Iterator[tuple[int, int, bytes]]:
    """Each line with the bytes it begins and ends at; of one longer than `most` only so much.

    Raises `DecodeError` after the last whole line of a file that is cut short or damaged.
    """
    at = end = 0
    line = bytearray()
    try:
        for piece in _unpacked(uri):
            for part in _PARTS.findall(piece):
                end += len(part)
                line += part[: max(0, most + 1 - len(line))]
                if part.endswith(b"\n"):
                    yield at, end, bytes(line)
                    at, line = end, bytearray()
    except DecodeError as error:
        place = f"{error}; its lines up to byte {at} are read"
        raise DecodeError(error.reason, place, stage="find") from error
    if line:
        yield at, end, bytes(line)


class _Unpacker(Protocol):
    def feed(self, packed: bytes) -> Iterator[bytes]: ...

    @property
    def is_whole(self) -> bool: ...


def _unpacked(uri: str) -> Iterator[bytes]:
    """Always the same pieces, wherever they are needed from: a fault loses the same lines."""
    unpacker: _Unpacker = _Zstd() if uri.lower().endswith(".zst") else _Gzip()
    packed_size = size = 0
    with open_binary(uri) as stream:
        while packed := stream.read(_READ):
            packed_size += len(packed)
            for piece in unpacker.feed(packed):
                size += len(piece)
                if size > max(_EXEMPT, DEFAULT.limits.max_ratio * packed_size):
                    raise DecodeError("archive_bomb", f"{uri} unpacks beyond all measure")
                yield piece
    if not unpacker.is_whole:
        raise DecodeError("corrupt", f"{REFUSED}it is cut short")


class _Gzip:
    """gzip, one member after the other."""

    def __init__(self) -> None:
        self._member: Any = None

    @property
    def is_whole(self) -> bool:
        return self._member is None

    def feed(self, packed: bytes) -> Iterator[bytes]:
        try:
            while packed := packed if self._member else packed.lstrip(b"\0"):
                self._member = self._member or zlib.decompressobj(31)
                yield from self._pieces(packed)
                packed = self._member.unused_data
                if self._member.eof:
                    self._member = None
        except zlib.error as error:
            raise DecodeError("corrupt", f"{REFUSED}{error}") from error

    def _pieces(self, packed: bytes) -> Iterator[bytes]:
        piece = b""
        while (packed or len(piece) == _PIECE) and not self._member.eof:
            piece = self._member.decompress(packed, _PIECE)
            packed = self._member.unconsumed_tail
            yield piece


class _Zstd:
    """zstd, one frame after the other."""

    def __init__(self) -> None:
        try:
            import zstandard
        except ImportError as error:
            raise MissingExtraError("batch", "reading zstd files") from error
        self._zstandard = zstandard
        self._frame: Any = None

    @property
    def is_whole(self) -> bool:
        return self._frame is None

    def feed(self, packed: bytes) -> Iterator[bytes]:
        try:
            for at in range(0, len(packed), _SMALL):
                yield from self._pieces(packed[at : at + _SMALL])
        except self._zstandard.ZstdError as error:
            raise DecodeError("corrupt", f"{REFUSED}{error}") from error

    def _pieces(self, packed: bytes) -> Iterator[bytes]:
        while packed:
            self._frame = self._frame or self._zstandard.ZstdDecompressor().decompressobj()
            yield self._frame.decompress(packed)
            packed = self._frame.unused_data
            if self._frame.eof:
                self._frame = None

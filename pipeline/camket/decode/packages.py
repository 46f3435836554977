"""Zipped files opened with care: sizes are checked before anything is unpacked or parsed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from camket.errors import DecodeError, MissingExtraError
from camket.settings import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_SMALL = 1_000_000
_CHUNK = 1 << 20
_FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError)
_DOCTYPE = re.compile(
    rb"<!DOCTYPE|<\x00!\x00D\x00O\x00C\x00T\x00Y|\x00<\x00!\x00D\x00O\x00C\x00T", re.I
)


class Package:
    """A zip file whose members together may not exceed the limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.max_unpacked_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except (*_FAULTS, ValueError, RuntimeError, UnicodeDecodeError) as error:
            raise DecodeError("corrupt", f"not a readable zip file: {error}") from error
        self._refuse_bombs(len(data))

    def _refuse_bombs(self, size: int) -> None:
        infos = self._infos.values()
        if len(self._zip.filelist) > self._limits.max_members:
            raise DecodeError("archive_bomb", f"{len(infos)} members in one zip file")
        total = sum(info.file_size for info in infos)
        if total > self._limits.max_unpacked_bytes:
            raise DecodeError("archive_bomb", f"unpacks from {size} to {total} bytes")
        for info in infos:
            ratio = info.file_size / max(info.compress_size, 1)
            if info.file_size > _SMALL and ratio > self._limits.max_ratio:
                raise DecodeError("archive_bomb", f"{info.filename} unpacks {ratio:.0f} times")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members, in file order, without folders."""
        return tuple(name for name in self._infos if not name.endswith("/"))

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def is_encrypted(self, name: str) -> bool:
        """Whether a member needs a password."""
        return bool(self._infos[name].flag_bits & 0x1)

    def read(self, name: str) -> bytes:
        """One member, unpacked piece by piece against the remaining allowance."""
        if self.is_encrypted(name):
            raise DecodeError("password", f"{name} is encrypted")
        parts: list[bytes] = []
        try:
            with self._zip.open(self._infos[name]) as member:
                while piece := member.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise DecodeError("archive_bomb", "unpacks beyond the size limit")
                    parts.append(piece)
        except DecodeError:
            raise
        except (*_FAULTS, ValueError, RuntimeError, zlib_error()) as error:
            raise DecodeError("corrupt", f"{name} cannot be unpacked: {error}") from error
        return b"".join(parts)

    def xml(self, name: str) -> _Element | None:
        """A member as an XML tree; None when it is not there."""
        return parse_xml(self.read(name)) if name in self._infos else None


def zlib_error() -> type[Exception]:
    """The exception of a broken compressed stream."""
    import zlib

    return zlib.error


def parse_xml(data: bytes) -> _Element:
    """An XML tree without entities or network; a document type declaration is refused."""
    try:
        from lxml import etree
    except ImportError as error:
        raise MissingExtraError("office", "reading office files") from error
    if _DOCTYPE.search(data):
        raise DecodeError("corrupt", "XML with a document type declaration is refused")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        deep = "depth" in str(error).lower()
        raise DecodeError("too_deep" if deep else "corrupt", f"broken XML: {error}") from error

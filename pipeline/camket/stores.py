"""Files on this machine and behind URLs (`s3://…`, `https://…`): the same to every reader."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from camket.errors import DecodeError, MissingExtraError


def is_remote(uri: str) -> bool:
    """Whether a name is a URL for fsspec."""
    return "://" in uri


_ESCAPE = re.compile(r"\\x([89a-f][0-9a-f])")
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+(?=>)")


def printable(name: str) -> str:
    """A name that can be written: bytes of names in old encodings are shown as escapes."""
    if name.isascii():
        return name
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def on_disk(name: str) -> str:
    """The path that `printable` shows as `name`."""
    if os.path.lexists(name) or not _ESCAPE.search(name):
        return name
    parts = _ESCAPE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), name)
    return parts if os.path.lexists(parts) else name


def lasting(message: str) -> str:
    """An error's words, writable and the same in every run: objects without their addresses.

    >>> lasting("cannot identify <_io.BytesIO object at 0x7f3e0c1d2a90>")
    'cannot identify <_io.BytesIO object>'
    """
    return printable(_ADDRESS.sub("", message))


_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def refuse_special(path: str | Path) -> None:
    """Raise `DecodeError` for what is no regular file: opening it could wait for ever."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a million calls
    except OSError:
        return
    for is_so, name in _SPECIAL:
        if is_so(mode):
            raise DecodeError("unreadable", f"{path} is {name}, not a file", stage="find")


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
    if not is_remote(uri):
        refuse_special(uri)
    try:
        stream = _file_system(uri).open(uri, "rb") if is_remote(uri) else Path(uri).open("rb")  # noqa: SIM115 - closed below
    except FileNotFoundError as error:
        raise DecodeError("not_found", f"no such file: {uri}") from error
    except OSError as error:
        raise DecodeError("unreadable", f"cannot read {uri}: {error.strerror or error}") from error
    with stream:
        yield cast(IO[bytes], stream)

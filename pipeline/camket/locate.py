"""Find a document again by the name a record gives it, inside an archive too."""

from __future__ import annotations

import zipfile
from pathlib import Path

from camket.archives import kind_of, load_file, member_bytes, pieces
from camket.entries import Entry
from camket.errors import DecodeError
from camket.settings import Limits
from camket.stores import is_remote, on_disk, open_binary
from camket.texts import Input


def load_document(uri: str, root: Path, limits: Limits, field: str = "text") -> Input:
    """The bytes of `kho.zip!/a.doc`, `trang.warc.gz#4711`, `bao-cao.jsonl#0`, or a plain file.

    Paths are below `root`. Raises `DecodeError`.
    """
    archive, sign, member = uri.partition("!/")
    if sign and kind_of(archive) == "zip" and not _is_file(uri, root):
        return _from_zip(uri, _below(archive, root), member, limits)
    archive, _, place = uri.rpartition("#")
    if place.isdigit() and kind_of(archive) != "file" and not _is_file(uri, root):
        return _from_run(uri, _below(archive, root), int(place), limits, field)
    found = load_file(_below(uri, root), limits)
    return Input(uri, found.data)


def _below(uri: str, root: Path) -> str:
    return uri if is_remote(uri) else on_disk(str(root / uri))


def _is_file(uri: str, root: Path) -> bool:
    return not is_remote(uri) and Path(on_disk(str(root / uri))).is_file()


def _from_zip(uri: str, path: str, member: str, limits: Limits) -> Input:
    with open_binary(path) as stream:
        try:
            archive = zipfile.ZipFile(stream)
            return member_bytes(archive, archive.getinfo(member), uri, limits)
        except (KeyError, zipfile.BadZipFile) as error:
            raise DecodeError("not_found", f"no such member: {uri}") from error


def _from_run(uri: str, path: str, at: int, limits: Limits, field: str) -> Input:
    entry = Entry(path, 0, "", kind=kind_of(path), at=at)
    for _, load in pieces(entry, limits, field):
        return Input(uri, load().data)
    raise DecodeError("not_found", f"no such document: {uri}")

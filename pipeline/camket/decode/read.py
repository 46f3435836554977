"""The one door into `decode`: which reader a file gets, and what it may cost."""

from __future__ import annotations

from pathlib import Path

from camket.decode.damage import refuse_damaged
from camket.decode.draft import text_of
from camket.decode.plain import read_plain
from camket.decode.sniff import format_of
from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import Input, Text


def read_input(path: Path, limits: Limits) -> Input:
    """The bytes of a file; raises `DecodeError` (not_found, unreadable, too_large)."""
    try:
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise DecodeError("too_large", f"{size} bytes, the limit is {limits.max_bytes}")
        return Input(uri=str(path), data=path.read_bytes())
    except FileNotFoundError as error:
        raise DecodeError("not_found", f"no such file: {path}") from error
    except OSError as error:
        raise DecodeError("unreadable", f"cannot read {path}: {error.strerror}") from error


def decode(file: Input, limits: Limits) -> tuple[Text, ...]:
    """The texts in one file, in order; raises `DecodeError` and nothing else."""
    if len(file.data) > limits.max_bytes:
        raise DecodeError("too_large", f"{len(file.data)} bytes, the limit is {limits.max_bytes}")
    if not file.data.strip():
        raise DecodeError("empty", "the file is empty")
    kind = format_of(file.data, file.uri)
    if kind == 'zip': kind='docx'
    text = _read(kind, file, limits)
    if not text.content.strip():
        raise DecodeError("empty", "the file holds no text")
    refuse_damaged(text.content)
    return (text,)


def _read(kind: str, file: Input, limits: Limits) -> Text:
    if kind == "txt":
        return read_plain(file)
    if kind == "html":
        from camket.decode.html import read_html

        return read_html(file, limits)
    if kind == "docx":
        from camket.decode import docx

        return text_of(file, docx.MEDIA_TYPE, docx.read_docx(file.data, limits))
    raise DecodeError("unsupported_format", f"cannot read files of this kind ({kind})")

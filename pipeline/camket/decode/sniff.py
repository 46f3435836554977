"""Which format a file is: magic bytes first, the name's extension only among look-alikes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"BM", "bitmap"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|center|font|br|h[1-6]|span"
    rb"|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    rb"</(?:p|div|td|li|a|font|span|h[1-6]|body|html|table|strong|b)>|<br ?/?>", re.IGNORECASE
)
_EML_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]{0,998}\r?\n"
    rb"(?:[ \t][^\r\n]{0,998}\r?\n){0,50}){2,200}\r?\n"
)
_EML_KEY = re.compile(rb"^(?:From|Received|Message-ID|MIME-Version|Subject|Date|To):", re.I | re.M)
_JSON_START = re.compile(rb'\s*\[?\s*\{\s*"[^"\n]{1,80}"\s*:')
_SAMPLE = 65_536
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_ZIP_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    ValueError,
    RuntimeError,
    OSError,
    EOFError,
)
_LOCAL_NAME = re.compile(
    rb"PK\x03\x04.{26}((?:\[Content_Types\]|word|xl|ppt)[/\w.]{0,80})", re.DOTALL
)
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_OOXML = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "docx": _OOXML + "wordprocessingml.document",
    "xlsx": _OOXML + "spreadsheetml.sheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
    "image": "image/*",
}
"""Media types of the formats that are no plain text."""


def extension(name: str) -> str:
    """The lower-case extension of a name or URI, without its dot."""
    return PurePosixPath(name.split("?")[0].split("#")[0]).suffix.lower().lstrip(".")


_LARGEST_LOCK = 1_000


def is_lock(data: bytes, name: str) -> bool:
    """Whether a file only says who has a document open: "~$ke-hoach.docx" of Word and Excel.

    LibreOffice writes ".~lock.ke-hoach.docx#".
    """
    own = re.split(r"[/\\]", name)[-1]
    return own.startswith(("~$", ".~lock.")) and len(data) < _LARGEST_LOCK


def _text_format(data: bytes, name: str) -> str:
    head = (
        data[:_SAMPLE].replace(b"\x00", b"")
        if data[:2] in (b"\xff\xfe", b"\xfe\xff")
        else data[:_SAMPLE]
    )
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    kind = extension(name)
    if _HTML_START.match(head):
        return "html"
    if kind in ("json", "jsonl", "ndjson") and _JSON_START.match(head):
        return "json"
    if kind in ("eml", "mht", "mhtml") or _looks_like_mail(head):
        return "eml"
    if kind in ("html", "htm", "xhtml", "aspx", "asp", "php", "jsp") and _HTML_TAG.search(head):
        return "html"
    if len(_HTML_TAG.findall(head)) >= max(5, len(head) // 2000):
        return "html"
    return "csv" if kind in ("csv", "tsv") else "txt"


def _looks_like_mail(head: bytes) -> bool:
    start = head.lstrip()
    block = _EML_HEADER.match(start)
    return block is not None and len(_EML_KEY.findall(block.group())) >= 3


def _zip_format(data: bytes) -> str:
    """Office formats by the parts they must have."""
    found = re.match(rb"PK.{28}mimetype([a-z.+/-]{10,80})", data[:200], re.DOTALL)
    if found:
        for media, kind in _ODF.items():
            if found.group(1).startswith(media):
                return "encrypted" if b"<manifest:encryption-data" in data else kind
    names = _member_names(data)
    for part, kind in _ZIP_PARTS:
        if any(name.startswith(part) for name in names):
            return kind
    words = any(name.startswith("word/") for name in names)
    return "docx" if words and "[Content_Types].xml" in names else "zip"


def _member_names(data: bytes) -> list[str]:
    """Names in the zip's own directory; those of a file that lost it stand before its members.

    A zip that stores its members unpacked shows the names inside them as well: bytes alone would
    take an archive with a Word document for the document.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data)).namelist()
    except _ZIP_FAULTS:
        return [
            found[1].decode("utf-8", "replace") for found in _LOCAL_NAME.finditer(data[-1_000_000:])
        ]


def _ole_format(data: bytes) -> str:
    for name, kind in _OLE_STREAMS:
        if name.encode("utf-16-le") + b"\x00\x00" in data:
            return kind
    return "cut" if _is_cut(data) else "ole"


def _is_cut(data: bytes) -> bool:
    """Whether the directory of an OLE file, which names what it holds, lies beyond its end."""
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    return (int.from_bytes(data[48:52], "little") + 1) * sector >= len(data)


def _by_magic(data: bytes, name: str) -> str | None:
    start = data[:1024].lstrip(b"\r\n\t \x00\xef\xbb\xbf")
    for magic, kind in _MAGIC:
        if data.startswith(magic) or (len(magic) > 3 and start.startswith(magic)):
            if kind != "bitmap":
                return kind
            if extension(name) == "bmp" or b"\x00" in data[:16]:
                return "image"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    return "pdf" if b"%PDF-" in data[:1024] and b"\x00" not in data[:8] else None


def format_of(data: bytes, name: str) -> str:
    """The format of a file: a key of `MEDIA_TYPES`, or `txt csv html eml json zip gzip`.

    When it cannot be read: `encrypted pptx ole 7z rar`, or `cut` (an office file without its end).

    >>> format_of(b"%PDF-1.4", "a.docx")
    'pdf'
    """
    kind = _by_magic(data, name)
    if kind is None:
        return _text_format(data, name)
    if kind == "zip":
        return _zip_format(data)
    return _ole_format(data) if kind == "ole" else kind

"""ZIP, GZ and EML: files that hold other files, unpacked one at a time against one allowance."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.utils
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from camket.decode.packages import Package
from camket.errors import DecodeError
from camket.litter import is_litter
from camket.settings import Limits

Member = tuple[str, bytes]
_ADDRESSES = ("To", "Cc", "Bcc", "Delivered-To", "Received")
_MAIL_FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    email.errors.MessageError,
)


def _name(raw: str) -> str:
    """A member's name: zip writers without the UTF-8 flag leave it read as code page 437."""
    try:
        return raw.encode("cp437").decode("utf-8")
    except UnicodeError:
        return raw


def zip_members(data: bytes, limits: Limits) -> Iterator[Member]:
    """Files in a zip, without the litter of operating systems."""
    package = Package(data, limits)
    names = [name for name in package.names if not is_litter(name)]
    if names and all(package.is_encrypted(name) for name in names):
        raise DecodeError("password", "the zip file needs a password")
    for name in names:
        if not package.is_encrypted(name):
            yield _name(name), package.read(name)


def gzip_member(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """The one file in a gzip stream."""
    unpacker = zlib.decompressobj(31)
    try:
        out = unpacker.decompress(data, limits.max_unpacked_bytes + 1)
    except zlib.error as error:
        raise DecodeError("corrupt", f"the gzip stream is broken: {error}") from error
    if len(out) > limits.max_unpacked_bytes:
        raise DecodeError("archive_bomb", "the gzip stream unpacks beyond the size limit")
    yield name.rsplit("/", 1)[-1].removesuffix(".gz") or "member", out


def _header(message: Message, key: str) -> str:
    raw = message.get(key)
    if raw is None:
        return ""
    try:
        return str(email.header.make_header(email.header.decode_header(str(raw)))).strip()
    except _MAIL_FAULTS:
        return str(raw).strip()


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message, at: int) -> str:
    try:
        name = part.get_filename()
    except _MAIL_FAULTS:
        name = None
    if not name:
        return f"attachment-{at}"
    try:
        return str(email.header.make_header(email.header.decode_header(name)))
    except _MAIL_FAULTS:
        return name


@dataclass(frozen=True, slots=True)
class Mail:
    """What a message holds."""

    subject: str
    addressed: bool
    """Whether somebody is to get it: a page that a browser saved is for nobody."""
    sent: str
    """When it was sent, by its sender's clock."""
    body: Member | None
    """Named body.html or body.txt."""
    charset: str | None
    files: list[Member]


def mail_parts(data: bytes, limits: Limits) -> Mail:
    """Subject, day, body and attachments of a message; raises `DecodeError`."""
    try:
        message = email.message_from_bytes(data)
        parts = _leaves(message, limits)
        bodies = [part for part in parts if _is_body(part)]
        html = next((part for part in bodies if part.get_content_type() == "text/html"), None)
        body = html or next(iter(bodies), None)
        attached = [part for part in parts if not _is_body(part) and _is_readable(part)]
        files = [(_file_name(part, at), _content(part)) for at, part in enumerate(attached, 1)]
        subject = " ".join(_header(message, "Subject").split())
        if body is None:
            return Mail(subject, True, "", None, None, files)
        named = ("body.html" if body is html else "body.txt", _payload(body))
        addressed = any(message.get(key) for key in _ADDRESSES)
        charset = body.get_content_charset()
        return Mail(subject, addressed, _sent_on(message), named, charset, files)
    except _MAIL_FAULTS as error:
        raise DecodeError("corrupt", f"the message cannot be read: {error}") from error
    except RecursionError as error:
        raise DecodeError("too_deep", "the parts of the message are nested too deep") from error


def _sent_on(message: Message) -> str:
    try:
        sent = email.utils.parsedate_to_datetime(_header(message, "Date"))
        return sent.strftime("%d/%m/%Y %H:%M")
    except _MAIL_FAULTS:
        return ""


def _leaves(message: Message, limits: Limits) -> list[Message]:
    leaves: list[Message] = []
    stack = [message]
    while stack:
        part = stack.pop()
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            stack.extend(piece for piece in reversed(inner) if isinstance(piece, Message))
        else:
            leaves.append(part)
        if len(leaves) + len(stack) > limits.max_members:
            raise DecodeError("archive_bomb", f"over {limits.max_members} parts in one message")
    return leaves


def _is_body(part: Message) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    )


def _is_readable(part: Message) -> bool:
    """Attachments, not the pictures and style sheets a page is made of."""
    if part.get_content_maintype() == "message":
        return True
    inline = part.get("Content-ID") or part.get("Content-Location")
    furniture = part.get_content_type() in ("text/css", "text/javascript")
    picture = part.get_content_maintype() in ("image", "audio", "video", "font")
    return not (inline and (furniture or picture))


def _content(part: Message) -> bytes:
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            return inner[0].as_bytes()
    return _payload(part)

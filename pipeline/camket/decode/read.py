"""The one door into `decode`: which reader a file gets, and what it may cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from camket.decode import sniff
from camket.decode.damage import has_scrambled_marks, refuse_damaged
from camket.decode.draft import Draft, text_of
from camket.decode.plain import read_plain
from camket.errors import DecodeError, Reason
from camket.settings import Limits
from camket.texts import Block, Input, Text

_CONTAINERS = frozenset(("zip", "gzip", "eml", "json"))
_LIMIT_REASONS: frozenset[Reason] = frozenset(("archive_bomb", "too_large"))


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
    """The texts in one file, in order; raises `DecodeError` and nothing else.

    A container gives one text for each member that can be read; `position` says where it was
    ("2/1"). Members that cannot be read are named in the flags of the first text.
    """
    if len(file.data) > limits.max_bytes:
        raise DecodeError("too_large", f"{len(file.data)} bytes, the limit is {limits.max_bytes}")
    walk = _Walk(file, limits, limits.max_unpacked_bytes)
    walk.visit(Input(file.uri, file.data), (), "")
    if not walk.texts:
        raise walk.failures[0][1] if walk.failures else DecodeError("empty", "no readable member")
    if walk.failures:
        noted = tuple(f"member_failed:{at}:{error.reason}" for at, error in walk.failures)
        first = walk.texts[0]
        walk.texts[0] = replace(first, flags=(*first.flags, *noted))
    return tuple(walk.texts)


@dataclass
class _Walk:
    """One walk through a file and the files inside it, with one allowance of unpacked bytes."""

    outer: Input
    limits: Limits
    left: int
    texts: list[Text] = field(default_factory=list)
    failures: list[tuple[str, DecodeError]] = field(default_factory=list)
    members: int = 0

    def visit(self, file: Input, names: tuple[str, ...], position: str) -> None:
        if not file.data.strip(b" \t\r\n\x00"):
            raise DecodeError("empty", "the file is empty")
        kind = sniff.format_of(file.data, file.uri)
        if kind in _CONTAINERS:
            self._open(kind, file, names, position)
            return
        text = _read(kind, file, self.limits)
        self._keep(text, names, position)

    def _keep(self, text: Text, names: tuple[str, ...], position: str) -> None:
        if not text.content.strip():
            raise DecodeError("empty", "the file holds no text")
        refuse_damaged(text.content)
        if has_scrambled_marks(text.content):
            text = replace(text, flags=(*text.flags, "scrambled_marks"))
        if names:
            import hashlib

            digest = hashlib.sha256(self.outer.data).hexdigest()
            source = text.source.model_copy(
                update={
                    "uri": self.outer.uri,
                    "sha256": digest,
                    "bytes": len(self.outer.data),
                    "container": names,
                }
            )
            text = replace(text, source=source, position=position)
        self.texts.append(text)

    def _open(self, kind: str, file: Input, names: tuple[str, ...], position: str) -> None:
        from camket.decode import containers

        if len(names) >= self.limits.max_container_depth:
            raise DecodeError("too_deep", "containers nested beyond the limit")
        limits = self.limits.model_copy(update={"max_unpacked_bytes": max(1, self.left)})
        if kind == "zip":
            self._each(containers.zip_members(file.data, limits), names, position, 1)
        elif kind == "gzip":
            self._each(containers.gzip_member(file.data, file.uri, limits), names, position, 1)
        elif kind == "json":
            self._crawled(file, names, position)
        else:
            self._mail(file, names, position)

    def _crawled(self, file: Input, names: tuple[str, ...], position: str) -> None:
        from camket.decode.crawled import crawled_pages

        for number, (page, title) in enumerate(crawled_pages(file.data, self.limits), 1):
            at = _inside(position, number)
            try:
                repeats = not title or title.encode() in page[1]
                text = _mail_body(page, "utf-8", "" if repeats else title, self.limits)
                self._keep(text, (*names, page[0]), at)
            except DecodeError as error:
                self.failures.append((at, error))

    def _mail(self, file: Input, names: tuple[str, ...], position: str) -> None:
        from camket.decode import containers

        subject, body, charset, files = containers.mail_parts(file.data, self.limits)
        if body is not None and body[1].strip():
            at = _inside(position, 1)
            try:
                text = _mail_body(body, charset, subject, self.limits)
                self._keep(text, (*names, body[0]), at)
            except DecodeError as error:
                self.failures.append((at, error))
        self._each(files, names, position, 2)

    def _each(
        self,
        members: Iterable[tuple[str, bytes]],
        names: tuple[str, ...],
        position: str,
        first: int,
    ) -> None:
        for number, (name, data) in enumerate(members, first):
            self.left -= len(data)
            self.members += 1
            if self.left < 0 or self.members > self.limits.max_members:
                raise DecodeError("archive_bomb", "unpacks beyond the limits")
            at = _inside(position, number)
            try:
                self.visit(Input(name, data), (*names, name), at)
            except DecodeError as error:
                if error.reason == "archive_bomb":
                    raise
                self.failures.append((at, error))


def _inside(position: str, number: int) -> str:
    return f"{position}/{number}" if position else str(number)


def _mail_body(body: tuple[str, bytes], charset: str | None, subject: str, limits: Limits) -> Text:
    """The body of a message or a crawled page, its subject as the title line."""
    from camket.decode.plain import characters

    name, data = body
    content, _ = characters(data, charset)
    file = Input(name, content.encode("utf-8", "replace"))
    text = _read("html" if name.endswith("html") else "txt", file, limits)
    if not subject:
        return text
    moved = len(subject) + 1
    blocks = text.blocks or (Block(0, len(text.content), "paragraph"),)
    shifted = (replace(b, start=b.start + moved, end=b.end + moved) for b in blocks)
    title = Block(0, len(subject), "page_title")
    return replace(text, content=f"{subject}\n{text.content}", blocks=(title, *shifted))


def _read(kind: str, file: Input, limits: Limits) -> Text:
    if kind == "txt":
        return read_plain(file)
    if kind == "html":
        from camket.decode.html import read_html

        return read_html(file, limits)
    if kind == "encrypted":
        raise DecodeError("password", "the office file needs a password")
    if kind == "cut":
        raise DecodeError("corrupt", "the office file has lost its end")
    found = _office(kind, file.data, limits) or _pages(kind, file.data, limits)
    if found is None:
        raise DecodeError("unsupported_format", f"cannot read files of this kind ({kind})")
    return text_of(file, sniff.MEDIA_TYPES[kind], found)


def _office(kind: str, data: bytes, limits: Limits) -> Draft | None:
    if kind == "docx":
        from camket.decode.docx import read_docx

        return read_docx(data, limits)
    if kind == "rtf":
        from camket.decode.rtf import read_rtf

        return read_rtf(data)
    if kind in ("doc", "odt"):
        from camket.decode.office import read_office

        return read_office(data, limits, kind)
    if kind == "ods":
        from camket.decode.ods import read_ods

        return read_ods(data, limits)
    if kind in ("xlsx", "xls"):
        from camket.decode.sheets import read_workbook

        return read_workbook(data, limits, kind)
    return None


def _pages(kind: str, data: bytes, limits: Limits) -> Draft | None:
    if kind == "pdf":
        from camket.decode.pdf import read_pdf

        return read_pdf(data, limits)
    if kind == "image":
        from camket.decode.ocr import read_image

        return read_image(data, limits)
    return None

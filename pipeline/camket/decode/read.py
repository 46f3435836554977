"""The one door into `decode`: which reader a file gets, and what it may cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from camket.decode import sniff
from camket.decode.damage import has_scrambled_marks, refuse_damaged
from camket.decode.draft import Draft, text_of
from camket.decode.plain import read_plain
from camket.errors import DecodeError, Reason
from camket.settings import Limits
from camket.stores import refuse_special
from camket.texts import MESSAGE, Block, BlockKind, Input, Text

if TYPE_CHECKING:
    from camket.decode.containers import Mail
    from camket.decode.crawled import Crawled

_CONTAINERS = frozenset(("zip", "gzip", "eml", "json"))
_LIMIT_REASONS: frozenset[Reason] = frozenset(("archive_bomb", "too_large"))


def read_input(path: Path, limits: Limits) -> Input:
    """The bytes of a file; raises `DecodeError` (not_found, unreadable, too_large)."""
    refuse_special(path)
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
    ("2/1"). Members that cannot be read are named in `missed` and the flags of the first text.
    """
    if len(file.data) > limits.max_bytes:
        raise DecodeError("too_large", f"{len(file.data)} bytes, the limit is {limits.max_bytes}")
    walk = _Walk(file, limits, limits.max_unpacked_bytes)
    walk.visit(Input(file.uri, file.data), (), "")
    if not walk.texts:
        raise walk.missed[0].error if walk.missed else DecodeError("empty", "no readable member")
    if walk.missed:
        noted = tuple(f"member_failed:{miss.position}:{miss.error.reason}" for miss in walk.missed)
        missed = tuple((f"{file.uri}{miss.name}", miss.error) for miss in walk.missed)
        first = walk.texts[0]
        walk.texts[0] = replace(first, flags=(*first.flags, *noted), missed=missed)
    return tuple(walk.texts)


@dataclass(frozen=True, slots=True)
class _Miss:
    """A member that cannot be read: its position, its name behind the file's, and why."""

    position: str
    name: str
    error: DecodeError


@dataclass
class _Walk:
    """One walk through a file and the files inside it, with one allowance of unpacked bytes."""

    outer: Input
    limits: Limits
    left: int
    texts: list[Text] = field(default_factory=list)
    missed: list[_Miss] = field(default_factory=list)
    members: int = 0

    def visit(self, file: Input, names: tuple[str, ...], position: str) -> None:
        if not file.data.strip(b" \t\r\n\x00"):
            raise DecodeError("empty", "the file is empty")
        if sniff.is_lock(file.data, file.uri):
            raise DecodeError(
                "unsupported_format",
                "the lock file of an open office document, not the document itself",
            )
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

        number = 0
        for found in crawled_pages(file.data, self.limits):
            inside = _name_of(names) + found.place
            if isinstance(found.page, DecodeError):
                at = _inside(position, found.place.lstrip("#!/") or "1")
                self.missed.append(_Miss(at, inside, found.page))
                continue
            number += 1
            at = _inside(position, number)
            try:
                text = _crawled(found, found.page, self.limits)
                self._keep(text, (*names, found.page[0]), at)
            except DecodeError as error:
                self.missed.append(_Miss(at, inside, error))

    def _mail(self, file: Input, names: tuple[str, ...], position: str) -> None:
        from camket.decode import containers

        mail = containers.mail_parts(file.data, self.limits)
        body = mail.body
        if body is not None and body[1].strip():
            at = _inside(position, 1)
            try:
                self._keep(_message(mail, body, self.limits), (*names, body[0]), at)
            except DecodeError as error:
                self.missed.append(_Miss(at, _name_of((*names, body[0])), error))
        self._each(mail.files, names, position, 2)

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
                self.missed.append(_Miss(at, _name_of((*names, name)), error))


def _name_of(names: tuple[str, ...]) -> str:
    """The name of a member behind the name of its file, as batch gives it: "!/b.doc"."""
    return "".join(f"!/{name}" for name in names)


def _inside(position: str, number: int | str) -> str:
    return f"{position}/{number}" if position else str(number)


def _message(mail: Mail, body: tuple[str, bytes], limits: Limits) -> Text:
    """The words of a mail below the day they were sent on and their subject.

    In this order: a day behind a subject that ends in a symbol would date the act it names.
    """
    text = _page(body, mail.charset, limits)
    text = _under(text, mail.subject, "page_title") if mail.subject else text
    if not mail.addressed:
        return text
    source = text.source.model_copy(update={"media_type": MESSAGE})
    text = _under(text, mail.sent, "page_date") if mail.sent else text
    return replace(text, source=source)


def _crawled(found: Crawled, page: tuple[str, bytes], limits: Limits) -> Text:
    """A crawled page below its title, when that is not in its words."""
    text = _page(page, "utf-8", limits)
    repeats = not found.title or found.title.encode() in page[1]
    return text if repeats else _under(text, found.title, "page_title")


def _page(page: tuple[str, bytes], charset: str | None, limits: Limits) -> Text:
    from camket.decode.plain import characters

    name, data = page
    content, _ = characters(data, charset)
    file = Input(name, content.encode("utf-8", "replace"))
    return _read("html" if name.endswith("html") else "txt", file, limits)


def _under(text: Text, words: str, kind: BlockKind) -> Text:
    """A text with a line above it that tells of it."""
    moved = len(words) + 1
    blocks = text.blocks or (Block(0, len(text.content), "paragraph"),)
    shifted = (replace(b, start=b.start + moved, end=b.end + moved) for b in blocks)
    above = Block(0, len(words), kind)
    return replace(text, content=f"{words}\n{text.content}", blocks=(above, *shifted))


def _read(kind: str, file: Input, limits: Limits) -> Text:
    if kind == "txt":
        return read_plain(file)
    if kind == "csv":
        from camket.decode.separated import read_separated

        return read_separated(file)
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

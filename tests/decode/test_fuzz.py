"""Damaged files of every format: texts or a reason, never another exception, and never a hang."""

import gzip
import io
import random
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache

import pytest
from tests.decode.same_document import CONTENT, made
from tests.decode.test_sheets import cell, ods, workbook

from camket.decode import decode
from camket.errors import REASONS, DecodeError
from camket.settings import Limits
from camket.texts import Input

LIMITS = Limits(timeout_s=20.0)
SLOWEST_S = 30.0
# How many of 20,000 files each format gets: those that start a program cost a hundred times more.
SHARES = {
    "utf-8.txt": 1500, "utf-16.txt": 1000, "windows-1258.txt": 1000, "tcvn3.txt": 1500,
    "vni.txt": 1000, "a.html": 3000, "a.docx": 3000, "a.rtf": 3000, "a.zip": 1200, "a.eml": 1500,
    "a.ods": 1000, "a.gz": 340, "a.pdf": 600, "a.xlsx": 200, "a.odt": 30, "a.doc": 30,
    "scan.png": 100,
}  # fmt: skip
CHUNK = 100
EXPECTED = set(REASONS) - {"internal_error", "missing_program", "missing_extra", "crash"}


def message() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Gửi kế hoạch năm 2023"
    mail["From"], mail["To"], mail["Message-ID"] = "a@b.vn", "c@d.vn", "<1@x>"
    mail.set_content(CONTENT)
    mail.add_attachment(made("a.html"), maintype="text", subtype="html", filename="Kế hoạch.html")
    return mail.as_bytes()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("utf-8.txt", "a.html", "a.docx"):
            package.writestr(name, made(name))
    return out.getvalue()


def book() -> bytes:
    out = io.BytesIO()
    workbook().save(out)
    return out.getvalue()


def open_book() -> bytes:
    row = f"<table:table-row>{cell('Thu ngân sách')}{cell('8%', 3)}</table:table-row>"
    return ods(row * 5)


@cache
def seed(name: str) -> bytes:
    makers: dict[str, Callable[[], bytes]] = {
        "a.zip": archive,
        "a.eml": message,
        "a.gz": lambda: gzip.compress(CONTENT.encode()),
        "a.xlsx": book,
        "a.ods": open_book,
    }
    return makers[name]() if name in makers else made(name)


def mutated(data: bytes, draw: random.Random) -> bytes:
    """Bytes changed, cut out, doubled or put in; words of the format exchanged."""
    changed = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 3, 8, 30))):
        at = draw.randrange(len(changed))
        how = draw.random()
        if how < 0.35:
            changed[at] = draw.randrange(256)
        elif how < 0.5:
            changed[at] ^= 1 << draw.randrange(8)
        elif how < 0.65:
            del changed[at : at + draw.randint(1, 60)]
        elif how < 0.8:
            piece = changed[at : at + draw.randint(1, 200)]
            to = draw.randrange(len(changed))
            changed[to:to] = piece * draw.choice((1, 1, 3, 40))
        elif how < 0.92:
            changed[at:at] = draw.choice(AWKWARD)
        else:
            changed = changed[: max(8, at)]
        if len(changed) < 8:
            break
    return bytes(changed)


AWKWARD = [
    b"\x00", b"\xff\xfe", b"<", b">", b"&#0;", b"&#xD800;", b"{", b"}", b"\\u-70000 ?",
    b"\\bin9999 ",
    b"-1", b"0", b"99999999999999999999", b"\r\n\r\n", b"%s", "\u0301".encode(), "\u0130".encode(),
    b"\xed\xa0\x80", b"<div>" * 50, b"<table><tr><td>", b"</w:p>", b"endobj", b"PK\x03\x04",
    b"Content-Type: multipart/mixed; boundary=x\n\n", b"\\trowd\\cell\\row", b"]]>", b"<!--",
]  # fmt: skip


def damaged(name: str, draw: random.Random) -> bytes:
    """A damaged file; half of the zipped ones are damaged inside, with sums that are right."""
    data = seed(name)
    if not data.startswith(b"PK") or draw.random() < 0.5:
        return mutated(data, draw)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as package:
        names = whole.namelist()
        chosen = draw.choice(names)
        for member in names:
            content = whole.read(member)
            package.writestr(
                member, mutated(content, draw) if member == chosen and content else content
            )
    return out.getvalue()


def check(name: str, data: bytes) -> None:
    begun = time.monotonic()
    try:
        texts = decode(Input(name, data), LIMITS)
    except DecodeError as error:
        if error.reason not in EXPECTED:
            raise
    else:
        assert texts
        for text in texts:
            assert text.content.strip()
            assert all(0 <= b.start <= b.end <= len(text.content) for b in text.blocks)
            text.source.model_dump_json()
    assert time.monotonic() - begun < SLOWEST_S


@pytest.mark.parametrize(
    "name", ["utf-8.txt", "tcvn3.txt", "a.html", "a.docx", "a.zip", "a.eml", "a.ods"]
)
def test_a_few_damaged_files_give_texts_or_reasons(name: str) -> None:
    draw = random.Random(name)
    for _ in range(30):
        check(name, damaged(name, draw))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "part"), [(n, k) for n, share in SHARES.items() for k in range(-(-share // CHUNK))]
)
def test_twenty_thousand_damaged_files_give_texts_or_reasons(name: str, part: int) -> None:
    draw = random.Random(f"{name} {part}")
    for _ in range(min(CHUNK, SHARES[name] - part * CHUNK)):
        check(name, damaged(name, draw))

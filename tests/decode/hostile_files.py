"""Files made to harm their reader, each small on disk and made in a moment."""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.decode.same_document import CONTENT, made
from tests.decode.word_files import RELATIONS, TYPES, W, docx, p

SECRET = "Mật khẩu nằm ngoài hồ sơ, không văn bản nào được đọc tới 9731."


def package(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in members.items():
            whole.writestr(name, content)
    return out.getvalue()


def word(document: str) -> bytes:
    return package(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    )


def body(inside: str, doctype: str = "") -> str:
    start = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}"><w:body>'
    return f"{start}{inside}</w:body></w:document>"


def laughs() -> str:
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "ha">' for n in range(12)
    )
    return f"<!DOCTYPE w [{entities}]>"


def outside(secret: Path) -> str:
    return f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'


def open_document(inside: str, doctype: str = "") -> bytes:
    """An ODT file of one part."""
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content '
        f'xmlns:office="{odf}:office:1.0" xmlns:text="{odf}:text:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{inside}</office:text></office:body></office:document-content>"
    )
    media = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{odf}:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        whole.writestr("mimetype", media)
        whole.writestr("content.xml", content)
        whole.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def linked_section(secret: Path) -> bytes:
    """A section whose text stands in another file."""
    source = f'<text:section-source xlink:href="{secret.as_uri()}" xlink:type="simple"/>'
    plan = "".join(f"<text:p>{line}</text:p>" for line in CONTENT.split("\n"))
    return open_document(f'<text:section text:name="s">{source}<text:p/></text:section>{plan}')


def pdf(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first one its catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def flate_pdf(megabytes: int = 400) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes))
    packed += packer.flush()
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    )


def looping_pdf() -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 1000000000>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]/Contents 3 0 R>>",
    )


def locked_pdf() -> bytes:
    from tests.decode.test_pdf import made_pdf

    return made_pdf(password="x")


def locked_zip() -> bytes:
    """A zip file whose members are marked as encrypted."""
    data = bytearray(package({"a.txt": CONTENT}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def locked_word() -> bytes:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    return ole + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 2000


def giant_png(side: int = 30_000) -> bytes:
    """A one-bit picture of `side` squared pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return len(content).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")

    head = side.to_bytes(4, "big") * 2 + b"\x01\x00\x00\x00\x00"
    rows = zlib.compress(b"\x00" * ((side // 8 + 1) * 1000), 9)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def far_cell() -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def far_open_cell() -> bytes:
    from tests.decode.test_sheets import cell, ods

    rows = "table:number-rows-repeated='1048576'"
    return ods(f"<table:table-row {rows}>{cell('x', 16_384)}</table:table-row>")


def nested_zip(depth: int = 8) -> bytes:
    data = CONTENT.encode()
    for _ in range(depth):
        data = package({"x.zip": data})
    return data


def zip_of_odd_names() -> bytes:
    names = [
        "../../etc/passwd.txt",
        "a\nb\r\n.txt",
        "/tmp/x.txt",
        "C:\\x\\..\\y.txt",
        "\x1b[2J.txt",
    ]
    return package(dict.fromkeys(names, CONTENT))


def endless_mail() -> bytes:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )
    return b"From: a@b\r\nTo: c@d\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + deep


def large_page(megabytes: int = 40) -> bytes:
    line = f"<p>{CONTENT.splitlines()[5]}</p>\n".encode()
    return b"<html><body>" + line * (megabytes * 1_000_000 // len(line)) + b"</body></html>"


def nested_tables(depth: int = 5_000) -> bytes:
    cell = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return word(body(cell[0] * depth + p(CONTENT) + cell[1] * depth))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Made = Callable[[Path], bytes]
# name -> (how it is made, reasons it may end with; () when it must be read).
# Those that may run out of time may also be read on a fast machine.
HOSTILE: dict[str, tuple[Made, tuple[str, ...]]] = {
    "bomb.docx": (lambda s: word(body(" " * 60_000_000)), ("archive_bomb",)),
    "bomb.zip": (lambda s: package({"a.txt": "0" * 60_000_000}), ("archive_bomb",)),
    "bomb.txt.gz": (lambda s: gzip.compress(b"0" * 300_000_000, 9), ("archive_bomb",)),
    "nested.zip": (lambda s: nested_zip(), ("too_deep",)),
    "laughs.docx": (lambda s: word(body(p("&a11;"), laughs())), ("corrupt",)),
    "outside.docx": (lambda s: word(body(p("&x;"), outside(s))), ("corrupt",)),
    "laughs.odt": (
        lambda s: open_document("<text:p>&a11;</text:p>", laughs()),
        ("corrupt", "empty", "timeout", "memory"),
    ),
    "outside.odt": (
        lambda s: open_document("<text:p>a &x;</text:p>", outside(s)),
        ("corrupt", "empty"),
    ),
    "linked.odt": (linked_section, ()),
    "outside.html": (
        lambda s: (
            outside(s) + f"<html><body><p>&x;</p><iframe src='{s.as_uri()}'></iframe>"
            f"<object data='{s}'></object><p>{CONTENT}</p></body></html>"
        ).encode(),
        (),
    ),
    "outside.rtf": (
        lambda s: (
            r"{\rtf1{\field{\*\fldinst INCLUDETEXT "
            + str(s)
            + r"}{\fldrslt x}} Ban h\'e0nh k\u7871 ? ho\u7841 ?ch n\u259 ?m 2023\par}"
        ).encode(),
        (),
    ),
    "deep.html": (lambda s: b"<html><body>" + b"<div>" * 100_000 + b"x", ("too_deep",)),
    "deep.rtf": (lambda s: b"{\\rtf1 " + b"{" * 100_000, ("too_deep", "corrupt")),
    "deep.docx": (lambda s: nested_tables(), ("too_deep", "corrupt")),
    "flate.pdf": (lambda s: flate_pdf(), ("empty", "memory", "timeout", "corrupt", "too_large")),
    "loop.pdf": (
        lambda s: looping_pdf(),
        ("empty", "corrupt", "too_many_pages", "too_many_pixels", "timeout"),
    ),
    "far.xlsx": (lambda s: far_cell(), ("too_large",)),
    "far.ods": (lambda s: far_open_cell(), ("too_large",)),
    "giant.png": (lambda s: giant_png(), ("too_many_pixels",)),
    "locked.pdf": (lambda s: locked_pdf(), ("password",)),
    "locked.zip": (lambda s: locked_zip(), ("password",)),
    "locked.docx": (lambda s: locked_word(), ("password",)),
    "names.zip": (lambda s: zip_of_odd_names(), ()),
    "endless.eml": (lambda s: endless_mail(), ("empty", "too_deep", "corrupt", "archive_bomb")),
    "one-line.txt": (lambda s: CONTENT.replace("\n", " ").encode() * 400, ("timeout",)),
    "base64.txt": (
        lambda s: base64.b64encode(zlib.compress(CONTENT.encode()) * 2000),
        ("foreign_language", "no_diacritics", "binary_dump"),
    ),
    "page.html": (lambda s: large_page(), ("timeout", "memory")),
}
MAGIC = {
    "garbage.pdf": b"%PDF-1.7\n",
    "garbage.rtf": b"{\\rtf1",
    "garbage.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + "WordDocument".encode("utf-16-le")
    + b"\0\0",
    "garbage.xls": OLE + "Workbook".encode("utf-16-le") + b"\0\0",
    "garbage.zip": b"PK\x03\x04",
    "garbage.docx": b"PK\x03\x04word/document.xml",
    "garbage.png": b"\x89PNG\r\n\x1a\n",
    "garbage.gz": b"\x1f\x8b\x08",
    "garbage.tif": b"II*\x00",
}
TRUNCATED = ["a.html", "a.docx", "a.rtf", "a.odt", "a.doc", "a.pdf", "scan.png", "utf-16.txt"]


def garbage(name: str) -> bytes:
    noise = b"".join((n * n * 7919 + 13).to_bytes(8, "little") for n in range(4000))
    return MAGIC[name] + noise


def truncated(name: str) -> bytes:
    data = made(name)
    return data[: len(data) * 2 // 3]


def good() -> bytes:
    return docx("".join(p(line) for line in CONTENT.split("\n")))

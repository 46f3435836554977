"""ZIP, GZ and EML: several texts from one file, capped, with the way to each."""

import gzip
import io
import random
import zipfile
from email.message import EmailMessage
from typing import Any

import pytest
from tests.decode.word_files import docx, p

from camket.decode import decode, readable_formats
from camket.decode.sniff import format_of
from camket.errors import DecodeError
from camket.flow import default_pipeline
from camket.settings import Limits
from camket.texts import Input, Text

LIMITS = Limits()
PLAN = "KẾ HOẠCH\nPhấn đấu thu ngân sách đạt 105% dự toán.\nGiữ vững quốc phòng, an ninh."
PAGE = "<html><body><p>Giữ vững an ninh chính trị, trật tự an toàn xã hội.</p></body></html>"


def zipped(**members: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "."), content)
    return out.getvalue()


def read(data: bytes, name: str = "a", limits: Limits = LIMITS) -> tuple[Text, ...]:
    return decode(Input(name, data), limits)


def reason(data: bytes, name: str = "a", limits: Limits = LIMITS) -> str:
    with pytest.raises(DecodeError) as caught:
        read(data, name, limits)
    return caught.value.reason


def test_members_become_texts_with_their_place() -> None:
    inner = zipped(b__html=PAGE, c__txt=PLAN)
    data = zipped(a__txt=PLAN, trong__zip=inner)
    texts = read(data, "ho-so.zip")
    assert [text.position for text in texts] == ["1", "2/1", "2/2"]
    assert [text.source.container for text in texts] == [
        ("a.txt",),
        ("trong.zip", "b.html"),
        ("trong.zip", "c.txt"),
    ]
    assert {text.source.uri for text in texts} == {"ho-so.zip"}
    assert {text.source.bytes for text in texts} == {len(data)}
    assert texts[0].content == PLAN


def test_unreadable_members_are_named_and_the_rest_is_read() -> None:
    texts = read(zipped(a__txt=PLAN, b__pdf=b"%PDF-1.4 x", c__txt=""))
    assert len(texts) == 1
    assert [flag.split(":")[:2] for flag in texts[0].flags] == [
        ["member_failed", "2"],
        ["member_failed", "3"],
    ]


def test_containers_nested_too_deep_are_refused() -> None:
    data = PLAN.encode()
    for _ in range(6):
        data = zipped(x__zip=data)
    assert reason(data) == "too_deep"


def test_bombs_are_refused() -> None:
    assert reason(zipped(a__txt="0" * 30_000_000)) == "archive_bomb"
    assert (
        reason(zipped(**{f"f{k}__txt": "x" for k in range(50)}), limits=Limits(max_members=20))
        == "archive_bomb"
    )
    assert (
        reason(gzip.compress(b"0" * 5_000_000), limits=Limits(max_unpacked_bytes=10**6))
        == "archive_bomb"
    )
    small = Limits(max_unpacked_bytes=3_000_000)
    layers = zipped(**{f"l{k}__zip": zipped(a__txt=str(k) * 900_000) for k in range(5)})
    assert reason(layers, limits=small) == "archive_bomb"


def test_a_gzip_file_is_opened() -> None:
    (text,) = read(gzip.compress(PLAN.encode()), "ke-hoach.txt.gz")
    assert text.content == PLAN
    assert text.source.container == ("ke-hoach.txt",)


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Gửi kế hoạch thi đua năm 2022"
    mail["From"], mail["To"], mail["Message-ID"] = "a@b.vn", "c@d.vn", "<1@x>"
    mail.set_content("Kính gửi các đơn vị,\nPhòng gửi kèm kế hoạch để triển khai.\n")
    mail.add_attachment(PLAN.encode(), maintype="text", subtype="plain", filename="Kế hoạch.txt")
    mail.add_attachment(
        zipped(b__html=PAGE), maintype="application", subtype="zip", filename="b.zip"
    )
    return mail


def test_a_message_gives_its_body_and_attachments() -> None:
    texts = read(message().as_bytes(), "thu.eml")
    assert [text.position for text in texts] == ["1", "2", "3/1"]
    assert texts[0].content.startswith("Gửi kế hoạch thi đua năm 2022\nKính gửi")
    assert texts[0].blocks[0].kind == "page_title"
    assert texts[1].source.container == ("Kế hoạch.txt",)
    assert texts[1].content == PLAN


def test_a_message_is_dated_by_its_sender_and_tells_no_news() -> None:
    mail = message()
    mail["Date"] = "Mon, 07 Mar 2022 08:30:00 +0700"
    body = read(mail.as_bytes(), "thu.eml")[0]
    record = default_pipeline().run(body)
    assert [block.kind for block in body.blocks[:2]] == ["page_date", "page_title"]
    assert body.source.media_type == "message/rfc822"
    assert (record.document.date, record.document.date_source) == ("2022-03-07", "portal")
    assert record.document.genre == "other"


def test_the_clock_of_a_page_saved_as_a_message_dates_nothing() -> None:
    saved = "From: <Saved by Blink>\r\nSubject: Trang\r\nDate: Mon, 07 Mar 2022 08:30:00 +0700\r\n"
    (text,) = read(f"{saved}Content-Type: text/html\r\n\r\n{PAGE}".encode(), "a.mht")
    assert "page_date" not in [block.kind for block in text.blocks]
    assert text.source.media_type == "text/html"


def word_document() -> bytes:
    return docx(p("Phấn đấu thu ngân sách đạt 105% dự toán."))


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_that_holds_a_word_document_is_an_archive(packing: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as package:
        package.writestr("kế hoạch.docx", word_document())
        package.writestr("a.txt", PLAN)
    texts = read(out.getvalue(), "ho-so.zip")
    assert [text.source.container for text in texts] == [("kế hoạch.docx",), ("a.txt",)]
    assert format_of(word_document(), "a.zip") == "docx"


def test_a_word_document_without_its_end_is_known_by_the_names_before_its_parts() -> None:
    assert format_of(word_document()[:-60], "a") == "docx"


def test_a_message_with_a_page_reads_the_page() -> None:
    mail = message()
    mail.clear_content()
    mail.set_content("x")
    mail.add_alternative(PAGE, subtype="html")
    (text,) = read(mail.as_bytes(), "thu.eml")
    assert text.content.endswith("Giữ vững an ninh chính trị, trật tự an toàn xã hội.")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"\n\n%PDF-1.7", "a.txt", "pdf"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"<!DOCTYPE html><p>", "a.doc", "html"),
        (b"\xef\xbb\xbf  <html>", "a", "html"),
        ("<html>".encode("utf-16"), "a", "html"),
        (b"PK\x03\x04", "a.docx", "zip"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0\0",
            "a",
            "doc",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0\0",
            "a",
            "xls",
        ),
        ("Kính gửi: các đơn vị\nNgày: 1/1".encode(), "a", "txt"),
        (b"From: a@b\nTo: c@d\nSubject: x\n\nbody", "a", "eml"),
        (b"BMI tang 5%", "a.txt", "txt"),
        (b"5 < 6 va 7 > 3", "a.txt", "txt"),
    ],
)
def test_magic_bytes_come_before_the_extension(data: bytes, name: str, kind: str) -> None:
    assert format_of(data, name) == kind


def test_unsupported_files_say_so() -> None:
    assert reason(b"Rar!\x1a\x07\x00", "a.rar") == "unsupported_format"
    assert reason(b"7z\xbc\xaf\x27\x1c\x00", "a.7z") == "unsupported_format"


def test_the_formats_of_this_machine_are_listed() -> None:
    formats = {found.format: found for found in readable_formats()}
    assert formats["txt"].ok
    assert formats["html"].ok
    assert all(found.ok or found.missing for found in formats.values())


def mutate(data: bytes, draw: Any) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(changed))
        choice = draw.random()
        if choice < 0.5:
            changed[at] = draw.randrange(256)
        elif choice < 0.7:
            del changed[at : at + draw.randint(1, 40)]
        elif choice < 0.9:
            changed[at:at] = bytes(draw.randrange(256) for _ in range(draw.randint(1, 20)))
        else:
            changed = changed[: max(8, at)]
        if len(changed) < 8:
            break
    return bytes(changed)


RTF = (
    b"{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\\pard{\\listtext 1.\\tab}U\\'fb ban nh\\'a9n "
    b"d\\'a9n\\par\\trowd a\\cell\\row}"
)
SAMPLES = {
    "a.txt": PLAN.encode(),
    "b.txt": PLAN.encode("utf-16"),
    "a.html": PAGE.encode() + b"<table><tr><td>1<td>2</table><ol type=a><li>x" * 5,
    "a.rtf": RTF,
    "a.zip": zipped(a__txt=PLAN, b__html=PAGE),
    "a.eml": message().as_bytes(),
}


def fuzz(rounds: int, seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(rounds):
        name = draw.choice(sorted(SAMPLES))
        data = mutate(SAMPLES[name], draw)
        try:
            texts = read(data, name)
        except DecodeError:
            continue
        assert texts
        for text in texts:
            assert text.content.strip()
            assert all(0 <= b.start <= b.end <= len(text.content) for b in text.blocks)


def test_damaged_files_give_texts_or_decode_errors() -> None:
    fuzz(150, seed=1)


@pytest.mark.slow
def test_many_damaged_files_give_texts_or_decode_errors() -> None:
    fuzz(4000, seed=2)

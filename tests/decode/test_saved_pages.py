"""Pages as other programs leave them: saved by Word, a browser, a crawler; recognised text."""

import gzip
import json
import quopri
from typing import Any

import pytest
from tests.decode.same_document import legacy

from camket.decode import decode
from camket.decode.draft import Line
from camket.decode.legacy import from_tcvn3
from camket.decode.ocr_signs import repair_recognised
from camket.errors import REASONS, DecodeError
from camket.settings import Limits
from camket.texts import Input, Text

NBSP = "\u00a0"


def read(data: Any, name: str) -> tuple[Text, ...]:
    return decode(Input(name, data if isinstance(data, bytes) else data.encode()), Limits())


def ignored(label: str, font: str = "") -> str:
    """A list label as Word writes it for browsers."""
    pad = f"<span style='font:7.0pt \"Times New Roman\"'>{NBSP * 4} </span>"
    face = f"font-family:{font};" if font else ""
    return (
        f"<![if !supportLists]><span style='{face}mso-fareast-font-family:Arial'>"
        f"<span style='mso-list:Ignore'>{label}{pad}</span></span><![endif]>"
    )


def word_page() -> str:
    items = [
        ("I.", "", "<b>MỤC TIÊU<o:p></o:p></b>"),
        ("1.", "", "Huy động 100% trẻ 6 tuổi vào\nlớp 1, sĩ số đạt 99,5% trở lên.<o:p></o:p>"),
        ("·", "Symbol", "Xây mới 12 phòng học;"),
        ("§", "Wingdings", "Sửa chữa 05 nhà bếp."),
    ]  # fmt: skip
    lines = "".join(
        f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{ignored(a, f)}{text}</p>"
        for a, f, text in items
    )
    tracked = "<p><del cite='mailto:x'>Bỏ câu này.</del><ins>Giữ vững phổ cập.</ins></p>"
    hidden = "<p style='mso-hide:all'>ẩn</p>"
    return (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta name=Generator "
        "content='Microsoft Word 15'><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml>"
        f"<![endif]--></head><body><div class=WordSection1>{lines}{tracked}{hidden}</div></body>"
        "</html>"
    )


EXPECTED = [
    "I. MỤC TIÊU",
    "1. Huy động 100% trẻ 6 tuổi vào lớp 1, sĩ số đạt 99,5% trở lên.",
    "• Xây mới 12 phòng học;",
    "▪ Sửa chữa 05 nhà bếp.",
    "Giữ vững phổ cập.",
]


def test_list_labels_of_word_stand_close_to_their_text() -> None:
    (text,) = read(word_page(), "a.htm")
    assert text.content.split("\n") == EXPECTED


def test_a_page_saved_by_a_browser_is_read_without_its_furniture() -> None:
    body = quopri.encodestring(word_page().encode()).decode()
    quoted = "Content-Transfer-Encoding: quoted-printable"
    part = "\r\n--x\r\nContent-Type: {}\r\nContent-Location: {}\r\n{}\r\n"
    saved = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?K=E1=BA=BF_ho=E1=BA=A1ch?=\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        + part.format("text/html", "https://x.vn/a", f"{quoted}\r\n\r\n{body}")
        + part.format("text/css", "cid:css", "\r\np{margin:0}")
        + "\r\n--x--\r\n"
    )  # fmt: skip
    (text,) = read(saved, "a.mht")
    assert text.content.split("\n") == ["Kế hoạch", *EXPECTED]


CRAWLED: list[dict[str, Any]] = [
    {"url": "https://x.vn/1", "title": "Kế hoạch của xã", "text": "Phấn đấu thu đạt 105% dự toán."},
    {
        "id": "7",
        "html": "<html><body><p>Giữ vững an ninh trên toàn địa bàn.</p></body></html>",
    },
    {"id": "8", "size": 12},
]


@pytest.mark.parametrize(
    ("data", "name", "inside"),
    [
        (json.dumps(CRAWLED, ensure_ascii=False).encode(), "a.json", ()),
        ("\n".join([*map(json.dumps, CRAWLED), '{"url": "cut']).encode(), "a.jsonl", ()),
        (gzip.compress("\n".join(map(json.dumps, CRAWLED)).encode()), "a.jsonl.gz", ("a.jsonl",)),
    ],
    ids=["list", "lines", "packed lines"],
)
def test_every_document_of_a_crawl_is_read(data: bytes, name: str, inside: Any) -> None:
    first, second = read(data, name)
    assert first.content == "Kế hoạch của xã\nPhấn đấu thu đạt 105% dự toán."
    assert second.content == "Giữ vững an ninh trên toàn địa bàn."
    assert first.source.container == (*inside, "https://x.vn/1.txt")
    assert len({text.position for text in (first, second)}) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('{"size": 12}', "unsupported_format"),
        ('{"text": "Giữ vững an ninh', "corrupt"),
        ('[{"a":' * 100_000, "too_deep"),
    ],
)
def test_json_without_documents_says_why(data: Any, why: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read(data, "a.json")
    assert caught.value.reason == why


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # "I." is known by the "II." that follows
        (["l. Mục tiêu", "II. Giải pháp"], ["I. Mục tiêu", "II. Giải pháp"]),
        (["1. MỤC TIÊU", "1. Thu", "II. X"], ["I. MỤC TIÊU", "1. Thu", "II. X"]),
        # a "1." of its own stays; so does a list from k) to l)
        (["1. Mục tiêu", "2. Thu", "II. X"], ["1. Mục tiêu", "2. Thu", "II. X"]),
        (["l. Mục tiêu", "m. Giải pháp"], ["l. Mục tiêu", "m. Giải pháp"]),
        (["Uy ban nhân dân xã"], ["Ủy ban nhân dân xã"]),
        (["Đẳng bộ huyện; đẳng cấp"], ["Đảng bộ huyện; đẳng cấp"]),
    ],
)
def test_signs_mistaken_by_recognition_are_put_right(lines: Any, expected: Any) -> None:
    found = [Line(text) for text in lines]
    repairs = repair_recognised(found)
    assert [line.text for line in found] == expected
    assert bool(repairs) == (lines != expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HUYỆN SƠN TRÀ", "HUYỆN SƠN TRÀ"),  # toned letters have no capitals in TCVN3
        ("ÁN PHÍ", "ÁN PHÍ"),
        ("Để thực hiện Nghị quyết", "Để thực hiện Nghị quyết"),
        ("Đảng ủy và UBND huyện", "Đảng ủy và UBND huyện"),
    ],
)
def test_words_in_capitals_are_whole_again(text: str, expected: str) -> None:
    assert from_tcvn3(legacy(text, "tcvn3").decode("latin-1")) == expected


def test_every_reason_and_format_is_in_the_manual() -> None:
    from pathlib import Path

    manual = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [reason for reason in REASONS if f"| `{reason}` |" not in manual] == []

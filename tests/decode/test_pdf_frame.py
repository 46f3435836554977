"""Headers and signatures of printed pages: wrapped columns, page breaks, centred titles."""

import io
from collections.abc import Sequence

import pytest
from tests.decode.test_pdf import FONTS, needs_pdftotext, read

from camket.flow import read_bytes

Drawn = tuple[str, float, float]
"""Words, where they begin, and how far below the top of the page."""
BODY = [
    "1. Phấn đấu trồng mới 350 ha rừng tập trung trên địa bàn toàn huyện, hoàn thành",
    "trước ngày 30 tháng 11 năm 2024 và báo cáo kết quả về Ủy ban nhân dân huyện theo",
    "quy định.",
]
LEFT, RIGHT, CENTRE = 82.0, 300.0, 300.0


def drawn(*pages: Sequence[Drawn], centred: Sequence[tuple[str, float]] = ()) -> bytes:
    """A PDF of these lines; those in `centred` stand in the middle of its first page."""
    pytest.importorskip("reportlab")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = next((path for path in FONTS if path.is_file()), None)
    if font is None:
        pytest.skip("no font with Vietnamese letters")
    pdfmetrics.registerFont(TTFont("viet", str(font)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number, lines in enumerate(pages):
        canvas.setFont("viet", 11)
        for text, x, y in lines:
            canvas.drawString(x, 842 - y, text)
        for text, y in centred if not number else ():
            canvas.drawCentredString(CENTRE, 842 - y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def body(top: float) -> list[Drawn]:
    first = [(BODY[0], LEFT + 14, top)]
    return first + [(text, LEFT, top + 16 * k) for k, text in enumerate(BODY) if k]


HEADS: dict[str, list[Drawn]] = {
    "country and motto wrapped above the left column": [
        ("CỘNG HÒA XÃ HỘI CHỦ", 320, 70), ("NGHĨA VIỆT NAM", 345, 86),
        ("Độc lập - Tự do - Hạnh", 315, 106), ("ỦY BAN NHÂN DÂN", 92, 116), ("phúc", 370, 122),
        ("HUYỆN KIM SƠN", 98, 142), ("Kim Sơn, ngày 15 tháng 01", RIGHT, 142),
        ("Số: 27/KH-UBND", 98, 158), ("năm 2024", 350, 158),
    ],
    "only the date wrapped": [
        ("ỦY BAN NHÂN DÂN", 92, 70), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, 70),
        ("HUYỆN KIM SƠN", 98, 86), ("Độc lập - Tự do - Hạnh phúc", RIGHT, 86),
        ("Số: 27/KH-UBND", 98, 102), ("Kim Sơn, ngày 15 tháng 01", RIGHT, 102),
        ("năm 2024", 350, 118),
    ],
    "a party header": [
        ("HUYỆN ỦY KIM SƠN", 92, 70), ("ĐẢNG CỘNG SẢN VIỆT", 320, 76), ("*", 140, 90),
        ("NAM", 380, 92), ("Số 27-KH/HU", 98, 110), ("Kim Sơn, ngày 15 tháng 01", RIGHT, 110),
        ("năm 2024", 350, 126),
    ],
}  # fmt: skip


@needs_pdftotext
@pytest.mark.parametrize("head", HEADS)
def test_a_header_wrapped_in_its_columns_is_whole(head: str) -> None:
    lines = [*HEADS[head], *body(240)]
    title = [("KẾ HOẠCH", 190.0), ("Trồng rừng năm 2024", 206.0)]
    (record,) = read_bytes(drawn(lines, centred=title), "a.pdf")
    assert str(record.document.date) == "2024-01-15"
    assert record.document.symbol is not None
    assert len(record.commitments) >= 1
    text = read(drawn(lines, centred=title)).content.split("\n")
    assert "Kim Sơn, ngày 15 tháng 01 năm 2024" in text
    assert not any("|" in line for line in text)


@needs_pdftotext
def test_a_country_in_the_middle_of_a_page_heads_no_column() -> None:
    title = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 70.0), ("Độc lập - Tự do - Hạnh phúc", 86.0)]
    table: list[Drawn] = [
        ("Trồng rừng", LEFT, 120), ("350 ha", 330, 120), ("Đường", LEFT, 136), ("5 km", 330, 136),
    ]  # fmt: skip
    text = read(drawn([*table, *body(200)], centred=title)).content.split("\n")
    assert text[2:4] == ["Trồng rừng | 350 ha", "Đường | 5 km"]


@needs_pdftotext
def test_a_centred_title_is_no_part_of_the_line_below() -> None:
    wide = "Về việc chăm sóc sức khỏe Nhân dân trên địa bàn toàn tỉnh năm 2025"
    text = read(drawn(body(120), centred=[("KẾ HOẠCH", 70.0), (wide, 86.0)])).content.split("\n")
    assert text[:2] == ["KẾ HOẠCH", wide]
    assert text[2] == " ".join(BODY)


@needs_pdftotext
def test_a_signature_goes_on_on_the_next_page() -> None:
    first: list[Drawn] = [
        *body(700), ("Nơi nhận:", LEFT, 770), ("T/M BAN CHẤP HÀNH", RIGHT, 770),
        ("- Tỉnh ủy (báo cáo),", LEFT, 786), ("BÍ THƯ", RIGHT, 786),
    ]  # fmt: skip
    rest: list[Drawn] = [
        ("- Các chi, đảng bộ,", LEFT, 70), ("Lò Văn Thành", RIGHT, 70),
        ("- Lưu Văn phòng.", LEFT, 86),
    ]  # fmt: skip
    text = read(drawn(first, rest)).content.split("\n")
    assert text[-3:] == ["- Các chi, đảng bộ,", "- Lưu Văn phòng.", "Lò Văn Thành"]
    # an annex on the next page is no signature
    annex: list[Drawn] = [("PHỤ LỤC DANH MỤC NHIỆM VỤ CỦA HUYỆN ỦY NĂM 2024", 140, 70), *body(100)]
    text = read(drawn(first, annex)).content.split("\n")
    assert text[-2] == "PHỤ LỤC DANH MỤC NHIỆM VỤ CỦA HUYỆN ỦY NĂM 2024"


COLUMN = [
    "Phấn đấu trồng mới 350 ha rừng tập",
    "trung trên địa bàn toàn huyện trong",
    "năm 2024; giảm 120 hộ nghèo so với",
    "đầu năm và xây dựng ba mô hình mới",
]


def column(x: float, first: int, items: int) -> list[Drawn]:
    lines: list[Drawn] = []
    for number in range(first, first + items):
        for k, text in enumerate(COLUMN):
            label = f"{number}. " if not k else ""
            lines.append((label + text, x, 70 + 16 * (4 * (number - first) + k)))
    return lines


@needs_pdftotext
@pytest.mark.parametrize("items", [1, 4])
def test_two_columns_of_text_are_read_one_after_the_other(items: int) -> None:
    text = read(drawn([*column(46, 1, 4), *column(311, 5, items)]))
    expected = [f"{number}. {' '.join(COLUMN)}" for number in range(1, 5 + items)]
    assert text.content.split("\n") == expected
    boxes = [block.box[0] for block in text.blocks if block.box]
    assert boxes == pytest.approx([46] * 4 + [311] * items, abs=1)


@needs_pdftotext
def test_a_table_without_rules_is_no_page_of_two_columns() -> None:
    rows: list[Drawn] = []
    for k in range(12):
        rows.append((f"{k + 1}. Tỷ lệ xã đạt chuẩn nông thôn mới {k}", 46, 70 + 18 * k))
        rows.append((f"đạt {k + 50}% trở lên", 360, 70 + 18 * k))
    text = read(drawn(rows)).content.split("\n")
    assert text[0] == "1. Tỷ lệ xã đạt chuẩn nông thôn mới 0 | đạt 50% trở lên"

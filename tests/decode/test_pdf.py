"""PDF and images: geometry, ruled tables, page margins, scans."""

import io
import random
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from camket.decode import decode
from camket.decode.pdf_lines import page_lines
from camket.decode.pdf_words import PageWords, Word
from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import Input, Text

LIMITS = Limits()
FONTS = [
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"),
]
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract")
PARAGRAPHS = [
    "I. MỤC TIÊU",
    "1. Tiếp tục đổi mới nội dung, hình thức tổ chức phong trào thi đua; khơi dậy tinh thần tự "
    "lực, tự cường của cán "
    "bộ, công chức, viên chức và người lao động trong toàn ngành. Mỗi cơ quan, đơn vị phấn đấu "
    "có ít nhất 02 sáng kiến "
    "được công nhận trước ngày 30 tháng 10 năm 2022.",
    "2. Phong trào thi đua phải thiết thực, không phô trương hình thức.",
    "a) 100% cơ quan hành chính nhà nước thực hiện chấm điểm cải cách hành chính; tỷ lệ hồ sơ "
    "giải quyết đúng hạn đạt "
    "từ 98% trở lên theo Quyết định số 217-QĐ/TW;",
    "Các phòng chuyên môn, đơn vị trực thuộc căn cứ chức năng, nhiệm vụ được giao xây dựng kế "
    "hoạch chi tiết, gửi về "
    "Văn phòng Sở trước ngày 25 tháng 01 năm 2022 để tổng hợp.",
]
HEADER = [
    "UBND TỈNH BÌNH LÂM", "SỞ NỘI VỤ", "Số: 215/KH-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "Bình Lâm, ngày 12 tháng 01 năm 2022",
]  # fmt: skip
TABLE = [
    ["TT", "Nội dung", "Chủ trì"],
    ["1", "Sơ kết phong trào thi đua sáu tháng đầu năm và đề xuất khen thưởng", "Văn phòng Sở"],
    ["2", "Tổng kết", "Thanh tra Sở"],
]


def made_pdf(password: str | None = None, pages: int = 1) -> bytes:
    """A State document: header, justified text, a ruled table, running heads, a signature."""
    pytest.importorskip("reportlab")
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    font = next((path for path in FONTS if path.is_file()), None)
    if font is None:
        pytest.skip("no font with Vietnamese letters")
    pdfmetrics.registerFont(TTFont("viet", str(font)))
    text = ParagraphStyle(
        "t", fontName="viet", fontSize=13, leading=18, alignment=TA_JUSTIFY, spaceAfter=6
    )
    text.firstLineIndent = 28
    small = ParagraphStyle("s", fontName="viet", fontSize=9, leading=12, alignment=TA_CENTER)
    cell = ParagraphStyle("c", fontName="viet", fontSize=11, leading=14)
    left = [Paragraph(line, small) for line in HEADER[:3]]
    right = [Paragraph(line, small) for line in HEADER[3:]]
    story = [Table([[left, right]], colWidths=[170, 280]), Paragraph("KẾ HOẠCH", small)]
    for page in range(pages):
        story += [Paragraph(line.replace("2022", str(2022 + page)), text) for line in PARAGRAPHS]
        story += [PageBreak()] if page + 1 < pages else []
    ruled = Table([[Paragraph(c, cell) for c in row] for row in TABLE], colWidths=[40, 260, 120])
    ruled.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    ends = [[["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["GIÁM ĐỐC", " ", "Trần Văn Lâm"]]]
    sign = Table([[[Paragraph(x, cell) for x in side] for side in ends[0]]], colWidths=[220, 220])
    story += [ruled, sign]
    out = io.BytesIO()
    lock = StandardEncryption(password) if password else None

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("viet", 8)
        canvas.drawString(80, 815, f"CÔNG BÁO/Số {document.page + 11}/Ngày 05-01-2022")
        canvas.drawCentredString(300, 25, str(document.page))

    template = SimpleDocTemplate(out, pagesize=A4, leftMargin=80, rightMargin=60, encrypt=lock)
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def read(data: bytes, name: str = "a.pdf", limits: Limits = LIMITS) -> Text:
    return decode(Input(name, data), limits)[0]


@needs_pdftotext
def test_a_signed_document_comes_out_line_by_line() -> None:
    text = read(made_pdf(pages=2))
    lines = text.content.split("\n")
    assert lines[:7] == [*HEADER, "KẾ HOẠCH"]
    assert set(PARAGRAPHS) <= set(lines)
    assert [" | ".join(row) for row in TABLE] == [line for line in lines if " | " in line]
    assert lines[-5:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Văn Lâm"]
    assert "CÔNG BÁO" not in text.content
    assert text.flags == ("page_margins_removed",)


@needs_pdftotext
def test_every_line_knows_its_page_and_place() -> None:
    text = read(made_pdf(pages=2))
    assert {block.page for block in text.blocks} == {1, 2}
    assert all(block.box and block.box[0] < block.box[2] for block in text.blocks)


def test_without_pdftotext_the_fallback_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pdfplumber")
    data = made_pdf(pages=2)
    monkeypatch.setattr("camket.decode.pdf.is_installed", lambda program: False)
    text = read(data)
    assert text.extractor.endswith("pdfplumber")
    assert set(PARAGRAPHS) <= set(text.content.split("\n"))


@needs_pdftotext
def test_a_pdf_with_a_password_says_so() -> None:
    with pytest.raises(DecodeError) as caught:
        read(made_pdf(password="mat"))
    assert caught.value.reason == "password"


@needs_pdftotext
@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"]
)
def test_a_broken_pdf_is_corrupt(data: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        read(data)
    assert caught.value.reason == "corrupt"


@needs_pdftotext
def test_too_many_pages_are_refused() -> None:
    with pytest.raises(DecodeError) as caught:
        read(made_pdf(pages=3), limits=Limits(max_pages=2))
    assert caught.value.reason == "too_many_pages"


def words(*lines: str, left: float = 80.0, top: float = 100.0) -> list[Word]:
    """Printed lines as words of equal width, 18 points apart."""
    found = []
    for at, line in enumerate(lines):
        x = left
        for word in line.split():
            found.append(Word(word, x, top + 18 * at, x + 6 * len(word), top + 18 * at + 14))
            x += 6 * len(word) + 4
    return found


def joined(*lines: str) -> list[str]:
    page = PageWords(1, 595, 842, words(*lines))
    return [line.text for line in page_lines([page])[0]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a full line goes on
        (["Tiếp tục đổi mới nội dung, hình thức tổ chức", "phong trào thi đua"], 1),
        # a short line ends its paragraph
        (["Tiếp tục đổi mới", "Phong trào thi đua phải thiết thực, hiệu quả"], 2),
        # a list marker never continues the line before
        (["Tiếp tục đổi mới nội dung, hình thức tổ chức", "b) phong trào thi đua"], 2),
        (["Tiếp tục đổi mới nội dung, hình thức tổ chức", "- phong trào thi đua"], 2),
        # a colon opens something new
        (["Tiếp tục đổi mới nội dung, hình thức, cụ thể:", "phấn đấu đạt 95%"], 2),
    ],
)
def test_hard_wraps_are_joined(lines: Any, expected: Any) -> None:
    assert len(joined(*lines)) == expected


def test_symbols_broken_at_the_line_end_are_whole_again() -> None:
    assert joined("Căn cứ vào các quyết định của trên số 218-", "QĐ/TW") == [
        "Căn cứ vào các quyết định của trên số 218-QĐ/TW"
    ]


def row(top: float, *parts: Any) -> list[Word]:
    """Words of one printed line: (left edge, text) for each part."""
    found = []
    for left, text in parts:
        at = left
        for word in text.split():
            found.append(Word(word, at, top, at + 6 * len(word), top + 13))
            at += 6 * len(word) + 4
    return found


@pytest.mark.parametrize(
    ("printed", "left", "right"),
    [
        # the left column begins a line higher, a star stands beside the party's name
        (
            [
                ((90, "HUYỆN ỦY LẠC DƯƠNG"),),
                ((140, "*"), (340, "ĐẢNG CỘNG SẢN VIỆT NAM")),
                ((100, "Số 12-KH/HU"), (310, "Lạc Dương, ngày 14 tháng 02 năm 2024")),
            ],
            ["HUYỆN ỦY LẠC DƯƠNG", "*", "Số 12-KH/HU"],
            ["ĐẢNG CỘNG SẢN VIỆT NAM", "Lạc Dương, ngày 14 tháng 02 năm 2024"],
        ),
        # place and date are set wider than the country's name
        (
            [
                ((80, "UBND TỈNH"), (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
                ((80, "SỞ Y TẾ"), (330, "Độc lập - Tự do - Hạnh phúc")),
                ((80, "Số: 5/KH-SYT"), (285, "Bình Lâm, ngày 12 tháng 01 năm 2022 (bản sao)")),
            ],
            ["UBND TỈNH", "SỞ Y TẾ", "Số: 5/KH-SYT"],
            [
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Bình Lâm, ngày 12 tháng 01 năm 2022 (bản sao)",
            ],
        ),
    ],
)
def test_official_headers_are_read_by_column(printed: Any, left: Any, right: Any) -> None:
    words = [word for at, parts in enumerate(printed) for word in row(80 + 18 * at, *parts)]
    words += row(160, (260, "KẾ HOẠCH"))
    lines, _ = page_lines([PageWords(1, 595, 842, words)])
    assert [line.text for line in lines] == [*left, *right, "KẾ HOẠCH"]


PIECES = [
    "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "*", "Nơi nhận:", "Số: 12",
    "UBND HUYỆN", "1.", "a)", "- Như trên;", "Thu ngân sách đạt 98%", "TM. ỦY BAN", "2", "Điều 5.",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_no_word_of_a_page_is_lost(seed: int) -> None:
    draw = random.Random(seed)
    printed = []
    for at in range(draw.randint(3, 25)):
        edges = sorted(draw.sample(range(60, 500, 20), draw.randint(1, 3)))
        printed.append(row(90 + 17 * at, *((edge, draw.choice(PIECES)) for edge in edges)))
    words = [word for line in printed for word in line]
    lines, flags = page_lines([PageWords(1, 595, 842, words)])
    found = sorted(" ".join(line.text.replace(" | ", " ") for line in lines).split())
    expected = sorted(word.text for word in words)
    assert found == expected or "page_margins_removed" in flags


@needs_pdftotext
@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_a_scan_is_recognised_with_its_confidence(kind: str) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    document = pypdfium2.PdfDocument(made_pdf())
    picture = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    out = io.BytesIO()
    picture.save(out, format=kind.upper(), **({"resolution": 200} if kind == "pdf" else {}))
    text = read(out.getvalue(), f"a.{kind}")
    assert text.flags == ("ocr",)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text.content.split("\n")
    assert all(block.confidence and 0 < block.confidence <= 1 for block in text.blocks)


@needs_pdftotext
@needs_tesseract
@pytest.mark.slow
def test_a_scan_whose_text_layer_lost_its_diacritics_is_recognised_again() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    utils = pytest.importorskip("reportlab.lib.utils")
    picture = pypdfium2.PdfDocument(made_pdf())[0].render(scale=200 / 72, grayscale=True)
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842))
    page.drawImage(utils.ImageReader(picture.to_pil()), 0, 0, 595, 842)
    layer = page.beginText(80, 700)
    layer.setTextRenderMode(3)  # invisible, as scanners write it
    for line in PARAGRAPHS:
        bare = unicodedata.normalize("NFD", line).replace("đ", "d").replace("Đ", "D")
        layer.textLine(bare.encode("ascii", "ignore").decode())
    page.drawText(layer)
    page.save()
    text = read(out.getvalue())
    assert text.flags == ("ocr", "text_layer_damaged")
    assert "Phong trào thi đua phải thiết thực" in text.content


@pytest.mark.parametrize("side", [10_000, 20_000])
def test_a_giant_image_is_refused_before_it_is_unpacked(side: int) -> None:
    pillow = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    pillow.new("1", (side, side)).save(out, format="PNG")
    with pytest.raises(DecodeError) as caught:
        read(out.getvalue(), "a.png")
    assert caught.value.reason == "too_many_pixels"


def test_a_truncated_image_is_corrupt() -> None:
    with pytest.raises(DecodeError) as caught:
        read(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.png")
    assert caught.value.reason == "corrupt"

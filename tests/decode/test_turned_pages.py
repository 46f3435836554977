"""Pages turned by their own entry, drawn sideways, or scanned upside down are read as written."""

import io

import pytest
from tests.decode.test_pdf import FONTS, LIMITS, made_pdf, needs_pdftotext, needs_tesseract, read

from camket.decode import ocr
from camket.decode.pdf_turned import has_turned_words, upright
from camket.decode.pdf_words import PageWords, Word
from camket.decode.programs import Finished, run_program
from camket.errors import MissingProgramError
from camket.texts import Text

TURNS = [90, 180, 270]


def turned(data: bytes, degrees: int) -> bytes:
    pypdfium2 = pytest.importorskip("pypdfium2")
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation((page.get_rotation() + degrees) % 360)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sideways(*, up: bool, lines: int = 12) -> bytes:
    """Lines drawn from the bottom to the top of the sheet, or from the top to the bottom."""
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
    canvas.setFont("viet", 12)
    canvas.rotate(90 if up else -90)
    canvas.translate(0 if up else -842, -595 if up else 0)
    for number in range(lines):
        canvas.drawString(60, 540 - 30 * number, f"{number + 1}. Phấn đấu trồng {number} ha rừng.")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


EXPECTED = [f"{number + 1}. Phấn đấu trồng {number} ha rừng." for number in range(12)]


def words_of(text: Text) -> list[tuple[str, str]]:
    return [(block.kind, text.content[block.start : block.end]) for block in text.blocks]


@needs_pdftotext
@pytest.mark.parametrize("degrees", TURNS)
def test_a_page_turned_by_its_entry_reads_as_the_upright_one(degrees: int) -> None:
    plain = read(made_pdf(pages=2))
    found = read(turned(made_pdf(pages=2), degrees))
    assert words_of(found) == words_of(plain)  # its ruled table too
    assert found.flags == ("page_turned", *plain.flags)
    first, box = plain.blocks[0].box, found.blocks[0].box
    assert first is not None
    assert box is not None
    # the box is where the reader sees the words: at the right, at the foot, at the left
    left, top, right, bottom = first
    wide, tall = 595.3, 841.9
    expected = {
        90: (tall - bottom, left, tall - top, right),
        180: (wide - right, tall - bottom, wide - left, tall - top),
        270: (top, wide - right, bottom, wide - left),
    }
    assert box == pytest.approx(expected[degrees], abs=0.5)


@needs_pdftotext
@pytest.mark.parametrize("up", [True, False])
def test_text_drawn_sideways_is_turned(up: bool) -> None:
    text = read(sideways(up=up))
    assert text.content.split("\n") == EXPECTED
    assert text.flags == ("page_turned",)


@needs_pdftotext
@pytest.mark.parametrize("up", [True, False])
def test_a_page_whose_entry_puts_it_upright_is_left_alone(up: bool) -> None:
    text = read(turned(sideways(up=up), 90 if up else 270))
    assert text.content.split("\n") == EXPECTED
    assert text.flags == ()


def stacked(texts: list[str], *, tall: bool) -> PageWords:
    size = (10, 40) if tall else (40, 10)
    words = [
        Word(text, 100, 50 + 60 * k, 100 + size[0], 50 + 60 * k + size[1])
        for k, text in enumerate(texts)
    ]
    return PageWords(1, 595, 842, words)


def test_words_below_each_other_are_a_column_and_no_turned_line() -> None:
    page = stacked(["trước", "ngày", "30/6", "hoàn", "thành"], tall=False)
    assert upright(page) is page
    assert not has_turned_words(page)


def test_words_standing_on_end_beyond_repair_are_flagged() -> None:
    page = stacked(["trước", "ngày", "tháng", "hoàn", "thành"], tall=True)
    assert upright(page).turn == 0  # too far apart to tell which way they run
    assert has_turned_words(page)


def scan(degrees: int) -> bytes:
    pypdfium2 = pytest.importorskip("pypdfium2")
    picture = pypdfium2.PdfDocument(made_pdf())[0].render(scale=200 / 72, grayscale=True).to_pil()
    picture = picture.crop((0, 0, picture.width, picture.height * 2 // 5))
    out = io.BytesIO()
    picture.rotate(-degrees, expand=True, fillcolor="white").save(out, "PNG")
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize(
    ("degrees", "osd"),
    [
        (180, True),
        pytest.param(180, False, marks=pytest.mark.slow),
        pytest.param(90, True, marks=pytest.mark.slow),
        pytest.param(270, True, marks=pytest.mark.slow),
    ],
)
def test_a_scan_that_lies_wrong_is_turned(
    degrees: int, osd: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not osd:  # a machine without the data for telling how a page lies
        run = run_program

        def without(command: list[str], *args: object, **named: object) -> Finished:
            if "osd" in command:
                raise MissingProgramError("tesseract (osd)", "tesseract-ocr-osd", "turned scans")
            return run(command, *args, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(ocr, "run_program", without)
    text = read(scan(degrees), "a.png")
    assert "có ít nhất 02 sáng kiến" in text.content
    assert text.flags[:2] == ("ocr", "page_turned")


@needs_tesseract
def test_an_upright_scan_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    run = run_program

    def counted(command: list[str], *args: object, **named: object) -> Finished:
        calls.append(command)
        return run(command, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(ocr, "run_program", counted)
    assert "page_turned" not in read(scan(0), "a.png", LIMITS).flags
    assert len(calls) == 1

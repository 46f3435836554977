"""Scans: pages rendered at 200 dpi and read by tesseract with its Vietnamese model."""

from __future__ import annotations

import csv
import io
import re
import struct
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from camket.decode.draft import Draft, Line
from camket.decode.ocr_signs import is_stroke, repair_recognised
from camket.decode.pdf_lines import page_lines
from camket.decode.pdf_words import PageWords, Word
from camket.decode.programs import run_program
from camket.decode.syllables import census
from camket.errors import DecodeError, MissingExtraError, MissingProgramError, Reason
from camket.settings import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

_IMAGE_FAULTS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    TypeError,
    ArithmeticError,
    LookupError,
    MemoryError,
    RuntimeError,
    struct.error,
)
_DPI = 200
_POINTS = 72
_LANGUAGE = "vie"
_WORDS = ("-l", _LANGUAGE, "--psm", "3", "tsv")
_ORIENTATION = ("-l", "osd", "--psm", "0")
_ROTATE = re.compile(r"^Rotate: (\d{1,3})$", re.MULTILINE)
_LONG_WORD = 4
# Of the words of a clean page 0.7 carry Vietnamese marks rightly, of one upside down 0.1.
_FEWEST_VIETNAMESE = 0.35


def recognise_pdf(
    data: bytes, limits: Limits, pages: Sequence[int] | None = None
) -> tuple[list[Line], list[str]]:
    """Recognised lines of the given pages of a PDF (all when None), and their flags."""
    found = [
        _recognise(picture, number, limits) for number, picture in _rendered(data, limits, pages)
    ]
    return page_lines(found)


def _rendered(
    data: bytes, limits: Limits, pages: Sequence[int] | None
) -> Iterator[tuple[int, Image]]:
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtraError("ocr", "reading scanned pages") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason: Reason = "password" if "assword" in str(error) else "corrupt"
        raise DecodeError(reason, f"the PDF cannot be rendered: {error}") from error
    try:
        for number in pages or range(1, len(document) + 1):
            page = document[number - 1]
            scale = _DPI / _POINTS
            if page.get_width() * page.get_height() * scale * scale > limits.max_pixels:
                raise DecodeError("too_many_pixels", f"page {number} is too large to render")
            yield number, page.render(scale=scale, grayscale=True).to_pil()
    except pypdfium2.PdfiumError as error:
        raise DecodeError("corrupt", f"the PDF cannot be rendered: {error}") from error
    finally:
        document.close()


def read_image(data: bytes, limits: Limits) -> Draft:
    """Recognised lines of an image file, all its frames."""
    pages = [_recognise(picture, at, limits) for at, picture in enumerate(_frames(data, limits), 1)]
    lines, flags = page_lines(pages)
    repairs = repair_recognised(lines)
    return Draft(tuple(lines), "camket.image/1+tesseract", None, repairs, ("ocr", *flags))


def _frames(data: bytes, limits: Limits) -> Iterator[Image]:
    try:
        from PIL import Image as Images
        from PIL import ImageSequence, UnidentifiedImageError
    except ImportError as error:
        raise MissingExtraError("ocr", "reading images") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Images.DecompressionBombWarning)
            with Images.open(io.BytesIO(data)) as opened:
                for at, frame in enumerate(ImageSequence.Iterator(opened)):
                    _refuse_giant(frame, at, limits)
                    yield _flat(frame)
    except DecodeError:
        raise
    except Images.DecompressionBombError as error:
        raise DecodeError("too_many_pixels", str(error)) from error
    except UnidentifiedImageError as error:
        raise DecodeError("corrupt", "the image cannot be read: its format is not known") from error
    except _IMAGE_FAULTS as error:  # what damaged images make the codecs raise
        raise DecodeError("corrupt", f"the image cannot be read: {error}") from error


def _refuse_giant(frame: Image, at: int, limits: Limits) -> None:
    if frame.width * frame.height > limits.max_pixels:
        size = f"{frame.width} x {frame.height}"
        raise DecodeError("too_many_pixels", f"the image has {size} pixels")
    if at >= limits.max_pages:
        raise DecodeError("too_many_pages", f"over {limits.max_pages} frames")


def _flat(frame: Image) -> Image:
    """Grey on white: a transparent background would come out black."""
    if "A" in frame.getbands() or "transparency" in frame.info:
        from PIL import Image as Images

        coloured = frame.convert("RGBA")
        white = Images.new("RGBA", coloured.size, "white")
        white.alpha_composite(coloured)
        return white.convert("L")
    return frame.convert("L")


def _recognise(picture: Image, page: int, limits: Limits) -> PageWords:
    """The words of a page; one that lies sideways or upside down is turned and read again."""
    table = _tesseract(picture, limits, *_WORDS)
    found = _page(picture, page, table)
    on_end = _stands_on_end(table)
    if _is_vietnamese(found) and not on_end:
        return found
    turn = _turn_of(picture, limits)
    if not turn:
        return found
    turned = picture.rotate(turn, expand=True, fillcolor="white")
    table = _tesseract(turned, limits, *_WORDS)
    other = replace(_page(turned, page, table), turn=turn)
    if on_end:
        return other
    return max(found, other, key=_read_rightly)


def _page(picture: Image, page: int, table: str) -> PageWords:
    unit = _POINTS / _DPI
    return PageWords(page, picture.width * unit, picture.height * unit, _words(table))


def _stands_on_end(table: str) -> bool:
    """Whether most words are taller than wide: they are read, but their places make no lines."""
    sizes = [
        (int(row["width"]), int(row["height"]))
        for row in _rows(table)
        if len(row["text"].strip()) >= _LONG_WORD
    ]
    return 2 * sum(height > width for width, height in sizes) > len(sizes)


def _is_vietnamese(page: PageWords) -> bool:
    share = census(" ".join(word.text for word in page.words)).vietnamese
    return not page.words or share >= _FEWEST_VIETNAMESE


def _read_rightly(page: PageWords) -> int:
    return census(" ".join(word.text for word in page.words)).valid_marked


def _turn_of(picture: Image, limits: Limits) -> int:
    """How far a page is turned clockwise, as tesseract sees it; without its data, upside down."""
    try:
        told = _ROTATE.search(_tesseract(picture, limits, *_ORIENTATION))
    except DecodeError:
        return 180
    return (360 - int(told[1])) % 360 if told else 180


def _tesseract(picture: Image, limits: Limits, *options: str) -> str:
    """What tesseract writes about a picture."""
    packed = io.BytesIO()
    picture.save(packed, format="PNG", dpi=(_DPI, _DPI))
    done = run_program(
        ["tesseract", "-", "-", "--dpi", str(_DPI), *options],
        limits,
        needs=("tesseract-ocr tesseract-ocr-vie", "reading scanned pages"),
        data=packed.getvalue(),
    )
    if done.code != 0:
        if "Failed loading language" in done.errors:
            raise MissingProgramError(
                "tesseract (vie)", "tesseract-ocr-vie", "reading scanned pages"
            )
        raise DecodeError("corrupt", f"tesseract could not read the page: {done.errors[:200]}")
    return done.out.decode("utf-8", "replace")


def _rows(table: str) -> Iterator[dict[str, str]]:
    """The words of tesseract's table."""
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if row.get("level") == "5" and word and not is_stroke(word):
            yield row


def _words(table: str) -> list[Word]:
    """Words of tesseract's table; those of one line share its height, however skewed the scan."""
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in _rows(table):
        groups.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    return [word for group in groups.values() for word in _line_words(group)]


def _line_words(group: list[dict[str, str]]) -> list[Word]:
    unit = _POINTS / _DPI
    top = median(int(word["top"]) for word in group) * unit
    bottom = median(int(word["top"]) + int(word["height"]) for word in group) * unit
    words = []
    for word in group:
        x0 = int(word["left"]) * unit
        x1 = x0 + int(word["width"]) * unit
        sure = min(max(float(word["conf"]), 0.0), 100.0) / 100
        words.append(Word(word["text"].strip(), x0, top, x1, bottom, sure))
    return words

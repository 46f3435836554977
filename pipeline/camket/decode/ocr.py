"""Scans: pages rendered at 200 dpi and read by tesseract with its Vietnamese model."""

from __future__ import annotations

import csv
import io
import struct
import warnings
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from camket.decode.draft import Draft, Line
from camket.decode.ocr_signs import is_stroke, repair_recognised
from camket.decode.pdf_lines import page_lines
from camket.decode.pdf_words import PageWords, Word
from camket.decode.programs import run_program
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


def recognise_pdf(data: bytes, limits: Limits, pages: Sequence[int] | None = None) -> list[Line]:
    """Recognised lines of the given pages of a PDF (all when None)."""
    found = [
        _recognise(picture, number, limits) for number, picture in _rendered(data, limits, pages)
    ]
    return page_lines(found)[0]


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
    lines, _ = page_lines(pages)
    repairs = repair_recognised(lines)
    return Draft(tuple(lines), "camket.image/1+tesseract", None, repairs, ("ocr",))


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
    packed = io.BytesIO()
    picture.save(packed, format="PNG", dpi=(_DPI, _DPI))
    done = run_program(
        ["tesseract", "-", "-", "-l", _LANGUAGE, "--psm", "3", "--dpi", str(_DPI), "tsv"],
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
    words = _words(done.out.decode("utf-8", "replace"))
    unit = _POINTS / _DPI
    return PageWords(page, picture.width * unit, picture.height * unit, words)


def _words(table: str) -> list[Word]:
    """Words of tesseract's table; those of one line share its height, however skewed the scan."""
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if row.get("level") == "5" and word and not is_stroke(word):
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

"""PDF: words and their places from pdftotext, lines and paragraphs from the geometry."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from camket.decode.damage import refuse_damaged
from camket.decode.draft import Draft, Line
from camket.decode.labels import plain_signs
from camket.decode.pdf_lines import page_lines
from camket.decode.pdf_tables import drawn_rules
from camket.decode.pdf_turned import has_turned_words, upright
from camket.decode.pdf_words import PageWords, Word
from camket.decode.plain import repair_lines
from camket.decode.programs import is_installed, run_program
from camket.errors import DecodeError, MissingExtraError, MissingProgramError, Reason
from camket.settings import Limits

EXTRACTOR = "camket.pdf/1"
MEDIA_TYPE = "application/pdf"
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)</word>'
)
# One toned vowel on its own between spaces: "ở", "ý", "à" are words, a whole text of them is not.
_LONE_VOWEL = re.compile(
    r"(?<!\S)[àảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳỷỹỵđ](?!\S)", re.I
)
_MOST_LONE = 0.06
_FEWEST_WORDS = 4


def read_pdf(data: bytes, limits: Limits) -> Draft:
    """The lines of a PDF; scanned pages are recognised by OCR. Raises `DecodeError`."""
    pages, extractor = _words(data, limits)
    if len(pages) > limits.max_pages:
        raise DecodeError("too_many_pages", f"over {limits.max_pages} pages")
    flags: list[str] = []
    if _is_detached(pages):
        pages, extractor = _other_words(data, pages, extractor)
        if _is_detached(pages):
            flags.append("detached_diacritics")
    if (
        not any(len(page.words) >= _FEWEST_WORDS for page in pages)
        or "detached_diacritics" in flags
    ):
        return _recognised(data, limits)
    pages = [upright(page) for page in pages]
    lines, found = page_lines(pages, drawn_rules(data, pages))
    flags.extend(found)
    if any(map(has_turned_words, pages)):
        flags.append("turned_text")
    if any(len(page.words) < _FEWEST_WORDS for page in pages):
        lines, more = _with_scans(data, limits, pages, lines)
        flags.extend(more)
    repairs = repair_lines(lines)
    flags = list(dict.fromkeys(flags))
    if not _reads(lines) and (seen := _seen_instead(data, limits)) is not None:
        return seen
    return Draft(tuple(lines), extractor, None, repairs, tuple(flags))


def _reads(lines: list[Line]) -> bool:
    try:
        refuse_damaged("\n".join(line.text for line in lines))
    except DecodeError:
        return False
    return True


def _seen_instead(data: bytes, limits: Limits) -> Draft | None:
    """What recognition sees where the text layer is damaged; None when that is no better.

    Scanners write layers without diacritics, and fonts may name the wrong letters. The first page
    decides, so that a long document in another language is not recognised in vain.
    """
    from camket.decode.ocr import recognise_pdf

    try:
        first, _ = recognise_pdf(data, limits, [1])
        if not first or not _reads(first):
            return None
        seen = _recognised(data, limits)
        return replace(seen, flags=(*seen.flags, "text_layer_damaged"))
    except DecodeError:
        return None


def _recognised(data: bytes, limits: Limits) -> Draft:
    from camket.decode.ocr import recognise_pdf
    from camket.decode.ocr_signs import repair_recognised

    lines, flags = recognise_pdf(data, limits)
    repairs = repair_recognised(lines)
    return Draft(tuple(lines), "camket.pdf/1+tesseract", None, repairs, ("ocr", *flags))


def _with_scans(
    data: bytes, limits: Limits, pages: list[PageWords], lines: list[Line]
) -> tuple[list[Line], list[str]]:
    """Put recognised lines of pages without text in their place, when OCR is at hand."""
    from camket.decode.ocr import recognise_pdf

    wanted = [page.number for page in pages if len(page.words) < _FEWEST_WORDS]
    try:
        found, flags = recognise_pdf(data, limits, wanted)
    except DecodeError:
        return lines, ["page_without_text"]
    if not found:
        return lines, []
    return sorted([*lines, *found], key=lambda line: line.page or 0), ["ocr", *flags]


def _words(data: bytes, limits: Limits) -> tuple[list[PageWords], str]:
    if is_installed("pdftotext"):
        return _poppler(data, limits), EXTRACTOR + "+pdftotext"
    try:
        return _plumber(data, limits), EXTRACTOR + "+pdfplumber"
    except MissingExtraError as error:
        raise MissingProgramError("pdftotext", "poppler-utils", "reading PDF files") from error


def _other_words(
    data: bytes, pages: list[PageWords], extractor: str
) -> tuple[list[PageWords], str]:
    if extractor.endswith("pdfplumber"):
        return pages, extractor
    try:
        return _plumber(data, Limits()), EXTRACTOR + "+pdfplumber"
    except DecodeError:
        return pages, extractor


def _poppler(data: bytes, limits: Limits) -> list[PageWords]:
    done = run_program(
        ["pdftotext", "-bbox", "-enc", "UTF-8", "-l", str(limits.max_pages + 1), "-", "-"],
        limits,
        needs=("poppler-utils", "reading PDF files"),
        data=data,
    )
    if "ncorrect password" in done.errors:
        raise DecodeError("password", "the PDF needs a password")
    out = done.out.decode("utf-8", "replace")
    pages = [
        PageWords(number, float(page[1]), float(page[2]), _poppler_words(page[3]))
        for number, page in enumerate(_PAGE.finditer(out), 1)
    ]
    if not pages:
        raise DecodeError("corrupt", f"the PDF cannot be read: {done.errors.strip()[:200]}")
    return pages


def _poppler_words(markup: str) -> list[Word]:
    words = []
    for x0, y0, x1, y1, text in _WORD.findall(markup):
        clean = plain_signs(html.unescape(text)).strip("\x00\x0c")
        if clean.strip():
            words.append(Word(clean, float(x0), float(y0), float(x1), float(y1)))
    return words


def _plumber(data: bytes, limits: Limits) -> list[PageWords]:
    try:
        import io

        import pdfplumber
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError as error:
        raise MissingExtraError("pdf", "reading PDF files") from error
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > limits.max_pages:
                raise DecodeError("too_many_pages", f"over {limits.max_pages} pages")
            return [_plumber_page(page, at) for at, page in enumerate(document.pages, 1)]
    except (PSException, PdfminerException, ValueError, TypeError, KeyError, OSError) as error:
        if isinstance(error, DecodeError):
            raise
        reason: Reason = "password" if "assword" in repr(error) else "corrupt"
        raise DecodeError(reason, f"the PDF cannot be read: {error!r}"[:200]) from error


def _plumber_page(page: object, number: int) -> PageWords:
    words = [
        Word(word["text"], word["x0"], word["top"], word["x1"], word["bottom"])
        for word in page.extract_words(use_text_flow=False)  # type: ignore[attr-defined]
    ]
    return PageWords(number, float(page.width), float(page.height), words)  # type: ignore[attr-defined]


def _is_detached(pages: list[PageWords]) -> bool:
    """Whether the producer set vowels and their marks apart ("Đi u ề")."""
    text = " ".join(word.text for page in pages[:20] for word in page.words)
    count = text.count(" ") + 1
    return count > 40 and len(_LONE_VOWEL.findall(text)) > _MOST_LONE * count

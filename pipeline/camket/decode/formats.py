"""What this machine can read, for `camket doctor`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from camket.decode.programs import is_installed

_LEXBOR, _LXML, _CALAMINE = "selectolax", "lxml", "python_calamine"


@dataclass(frozen=True, slots=True)
class Readable:
    """One format: whether it can be read here, and if not what is missing."""

    format: str
    ok: bool
    missing: tuple[str, ...] = ()


def _check(form: str, packages: tuple[tuple[str, str], ...], programs: tuple[str, ...]) -> Readable:
    missing = [
        f"pip install 'camket[{extra}]'" for name, extra in packages if find_spec(name) is None
    ]
    missing += [f"program {name}" for name in programs if not is_installed(name)]
    return Readable(form, not missing, tuple(dict.fromkeys(missing)))


def readable_formats() -> tuple[Readable, ...]:
    """Every format this package knows, in the order a user thinks of them."""
    office, sheets = ((_LXML, "office"),), ((_LXML, "office"), (_CALAMINE, "sheets"))
    pdf = _check("pdf", (), ("pdftotext",))
    if not pdf.ok and find_spec("pdfplumber") is not None:
        pdf = Readable("pdf", True)
    doc = _check("doc", office, ("soffice",))
    if not doc.ok and is_installed("antiword"):
        doc = Readable("doc", True)
    return (
        *(Readable(form, True) for form in ("txt", "csv", "html", "eml", "zip", "gz", "rtf")),
        _check("docx", office, ()),
        doc,
        _check("odt", office, ("soffice",)),
        pdf,
        _check("pdf (scanned)", (("pypdfium2", "ocr"), ("PIL", "ocr")), ("tesseract",)),
        _check("image", (("PIL", "ocr"),), ("tesseract",)),
        *(_check(form, sheets, ()) for form in ("xlsx", "xls")),
        _check("ods", office, ()),
    )

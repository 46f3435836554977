"""Time to read each format, beside the best other reader of it in the same run.

    PYTHONPATH=pipeline:. python tests/benchmarks/bench_formats.py [--documents 10]

Milliseconds of wall clock for 10 KB of text (UTF-8), programs that are started included. The others
read words only: no automatic numbers, no places. It needs `pip install trafilatura python-docx
striprtf odfpy`; a row whose reader is missing is left out.
"""

from __future__ import annotations

import argparse
import html
import io
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.benchmarks.diverse_texts import text_of
from tests.decode.word_files import docx, p

from camket.decode import decode
from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import Input

LIMITS = Limits()
REPEATS = 3
Reader = Callable[[bytes], object]


def page(text: str) -> bytes:
    menu = "".join(f"<li><a href='/{n}'>Chuyên mục {n}</a></li>" for n in range(60))
    lines = "".join(f"<p style='text-align:justify'>{html.escape(x)}</p>" for x in text.split("\n"))
    head = f"<head><title>{html.escape(text[:40])}</title></head>"
    return (
        f"<html>{head}<body><ul class='menu'>{menu}</ul><div class='content'>{lines}</div>"
        "<div class='footer'>Bản quyền thuộc Cổng thông tin điện tử</div></body></html>"
    ).encode()


def word(text: str) -> bytes:
    return docx("".join(p(html.escape(line)) for line in text.split("\n")))


def workbook(text: str) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for at, line in enumerate(text.split("\n"), 1):
        book.active.append([at, line, at * 1.5])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def saved_as(kind: str, texts: list[str]) -> list[bytes]:
    """The Word files as LibreOffice saves them, all in one run of the program."""
    if shutil.which("soffice") is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder, f"{at}.docx") for at in range(len(texts))]
        for path, text in zip(sources, texts, strict=True):
            path.write_bytes(word(text))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder]
        subprocess.run([*command, *map(str, sources)], capture_output=True, timeout=300)
        made = [path.with_suffix(f".{kind}") for path in sources]
        return [path.read_bytes() for path in made if path.is_file()]


def trafilatura_reader(data: bytes) -> object:
    import trafilatura

    return trafilatura.extract(data.decode(), include_tables=True)


def charset_reader(data: bytes) -> object:
    import charset_normalizer

    return str(charset_normalizer.from_bytes(data).best())


def python_docx_reader(data: bytes) -> object:
    import docx as python_docx

    return [paragraph.text for paragraph in python_docx.Document(io.BytesIO(data)).paragraphs]


def striprtf_reader(data: bytes) -> object:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(data.decode("latin-1"))


def pdfplumber_reader(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return [sheet.extract_text() for sheet in document.pages]


def odfpy_reader(data: bytes) -> object:
    whole = import_module("odf.opendocument").load(io.BytesIO(data))
    paragraphs = whole.getElementsByType(import_module("odf.text").P)
    return [import_module("odf.teletype").extractText(part) for part in paragraphs]


def antiword_reader(data: bytes) -> object:
    command = ["antiword", "-m", "UTF-8.txt", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def openpyxl_reader(data: bytes) -> object:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return [[*sheet.iter_rows(values_only=True)] for sheet in book]


def cost(read: Reader, files: list[bytes], size: int) -> float:
    best = float("inf")
    for _ in range(REPEATS):
        begun = time.perf_counter()
        for data in files:
            read(data)
        best = min(best, time.perf_counter() - begun)
    return best / size * 1e7


def rows(texts: list[str]) -> list[tuple[str, list[bytes], str, Reader]]:
    few = texts[:3]
    return [
        ("a.txt", [t.encode() for t in texts], "charset-normalizer", charset_reader),
        ("a.html", [page(t) for t in texts], "trafilatura", trafilatura_reader),
        ("a.docx", [word(t) for t in texts], "python-docx", python_docx_reader),
        ("a.rtf", saved_as("rtf", texts), "striprtf", striprtf_reader),
        ("a.pdf", saved_as("pdf", texts), "pdfplumber", pdfplumber_reader),
        ("a.xlsx", [workbook(t) for t in texts], "openpyxl", openpyxl_reader),
        ("a.odt", saved_as("odt", few), "odfpy", odfpy_reader),
        ("a.doc", saved_as("doc", few), "antiword", antiword_reader),
    ]


def report(name: str, files: list[bytes], other: str, reader: Reader, size: int) -> None:
    try:
        own = cost(lambda data: decode(Input(name, data), LIMITS), files, size)
    except DecodeError as error:
        print(f"{name:8} {error}")
        return
    try:
        theirs = f"{cost(reader, files, size):9.2f} {other}"
    except (ImportError, FileNotFoundError):
        theirs = f"        - {other} is not installed"
    print(f"{name:8} {own:9.2f} {theirs}", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--documents", type=int, default=10)
    texts = [text_of(number) for number in range(arguments.parse_args().documents)]
    print("ms per 10 KB of text\nfile        camket     other")
    for name, files, other, reader in rows(texts):
        if files:
            size = sum(len(text.encode()) for text in texts[: len(files)])
            report(name, files, other, reader, size)


if __name__ == "__main__":
    main()

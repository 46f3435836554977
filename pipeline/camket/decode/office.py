"""DOC and ODT: converted by LibreOffice to DOCX, whose reader sees numbers, tables and fonts."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from camket.decode.docx import read_docx
from camket.decode.draft import Draft, Line
from camket.decode.plain import repair_lines
from camket.decode.programs import is_installed, run_program
from camket.decode.tables import table_lines
from camket.errors import DecodeError, MissingProgramError, Reason
from camket.settings import Limits

_NEEDED = {"doc": "reading DOC files", "odt": "reading ODT files"}
# LibreOffice reserves far more address space than it uses.
_OFFICE_MEMORY = 8_000_000_000


def read_office(data: bytes, limits: Limits, kind: str) -> Draft:
    """The lines of a DOC or ODT file; antiword reads DOC when LibreOffice is missing."""
    if is_installed("soffice"):
        try:
            draft = read_docx(convert(data, limits, kind, "docx"), limits)
            return replace(draft, extractor=f"camket.{kind}/1+soffice")
        except DecodeError as error:
            if kind != "doc" or error.reason == "password" or not is_installed("antiword"):
                raise
    if kind == "doc" and is_installed("antiword"):
        return _by_antiword(data, limits)
    raise MissingProgramError("soffice", "libreoffice-writer", _NEEDED.get(kind, kind))


def convert(data: bytes, limits: Limits, kind: str, wanted: str) -> bytes:
    """The file in another format; LibreOffice exits 0 on failure, so its output is looked for."""
    with tempfile.TemporaryDirectory(prefix="camket-") as folder:
        source = Path(folder, f"in.{kind}")
        source.write_bytes(data)
        done = run_program(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--norestore",
                "--convert-to",
                wanted,
                "--outdir",
                f"{folder}/out",
                str(source),
            ],
            limits,
            needs=("libreoffice-writer", _NEEDED.get(kind, kind)),
            memory_bytes=max(_OFFICE_MEMORY, limits.memory_bytes),
        )
        target = Path(folder, "out", f"in.{wanted}")
        if not target.is_file():
            reason: Reason = "password" if "assword" in done.errors else "corrupt"
            raise DecodeError(reason, "LibreOffice could not read the file")
        if target.stat().st_size > limits.max_unpacked_bytes:
            raise DecodeError("too_large", "the converted file is beyond the size limit")
        return target.read_bytes()


def _by_antiword(data: bytes, limits: Limits) -> Draft:
    done = run_program(
        ["antiword", "-w", "0", "-m", "UTF-8.txt", "-"],
        limits,
        needs=("antiword", "reading DOC files"),
        data=data,
    )
    content = done.out.decode("utf-8", "replace")
    if done.code != 0 or not content.strip():
        reason: Reason = "password" if "encrypted" in done.errors.lower() else "corrupt"
        raise DecodeError(reason, f"antiword could not read the file: {done.errors.strip()[:200]}")
    lines = _with_tables(content.splitlines())
    repairs = repair_lines(lines)
    return Draft(tuple(lines), "camket.doc/1+antiword", None, repairs, ("numbers_may_be_missing",))


def _with_tables(printed: list[str]) -> list[Line]:
    """Lines of antiword, whose table rows are drawn with bars."""
    lines: list[Line] = []
    rows: list[list[list[Line]]] = []
    for line in [*printed, ""]:
        if line.startswith("|") and line.rstrip().endswith("|"):
            cells = line.strip().strip("|").split("|")
            rows.append([[Line(cell.strip())] if cell.strip() else [] for cell in cells])
            continue
        lines.extend(table_lines(rows, 0))
        rows = []
        if line.strip():
            lines.append(Line(line))
    return lines

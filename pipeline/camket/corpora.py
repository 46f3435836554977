"""Annotated documents: the loader of `corpora/` and the checks every document must pass.

The format is described in `corpora/CARD.md`: one JSON file a document, one entry a line; the text
of the document is the lines joined by newlines (with `wrap_at` offsets turned into line breaks).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from camket.errors import UsageError
from camket.records import Genre, ZoneName

GENRES: dict[str, Genre] = {
    "giao_uoc": "covenant",
    "ky_ket_tin": "signing_report",
    "phat_dong": "launch",
    "nghi_quyet": "resolution",
    "ke_hoach": "plan",
    "chi_thi": "directive",
    "chuong_trinh": "programme",
    "thong_bao": "conclusion",
    "cong_dien": "urgent_dispatch",
    "bao_cao": "report",
    "quyet_dinh": "decision",
    "luat": "law",
    "tin_tuc": "news",
    "thu_tuc": "procedure",
    "other": "other",
}
_BODY_LINES = frozenset({"item", "child", "para", "table", "heading"})


class _Gold(BaseModel):
    """Annotations grow; an unknown optional field is kept, never an error."""

    model_config = ConfigDict(frozen=True, extra="allow")


class GoldMention(_Gold):
    """A target, deadline, role or citation: `raw` is an exact substring of its line."""

    raw: str
    kind: str | None = None
    role: str | None = None
    op: str | None = None
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    quantity: str | None = None
    start: str | None = None
    end: str | None = None
    end_inclusive: bool | None = None
    id: str | None = None
    how: str | None = None
    status: str | None = None
    ref: str | None = None


class GoldThemes(_Gold):
    """Theme of a line without commitments."""

    primary: str
    secondary: tuple[str, ...] = ()


class GoldClause(_Gold):
    """One commitment."""

    text: str
    class_: Literal["target", "objective", "action", "principle"]
    primary: str
    secondary: tuple[str, ...] = ()
    targets: tuple[GoldMention, ...] = ()
    deadlines: tuple[GoldMention, ...] = ()
    roles: tuple[GoldMention, ...] = ()
    citations: tuple[GoldMention, ...] = ()
    movements: tuple[str, ...] = ()


class GoldLine(_Gold):
    """One logical line, its zone, and the commitments in it."""

    zone: str
    text: str
    path: str | None = None
    marker: str | None = None
    clauses: tuple[GoldClause, ...] = ()
    themes: GoldThemes | None = None
    targets: tuple[GoldMention, ...] = ()
    deadlines: tuple[GoldMention, ...] = ()
    roles: tuple[GoldMention, ...] = ()
    citations: tuple[GoldMention, ...] = ()
    movements: tuple[str, ...] = ()
    wrap_at: tuple[int, ...] = ()
    cont_of: str | None = None

    @property
    def printed(self) -> str:
        """The line as printed: `wrap_at` blanks become line breaks."""
        characters = list(self.text)
        for at in self.wrap_at:
            characters[at] = "\n"
        return "".join(characters)

    @property
    def record_zone(self) -> ZoneName | None:
        """Name of the zone in records; None for a blank line, which joins its neighbour."""
        if self.zone == "blank":
            return None
        return "body" if self.zone in _BODY_LINES else self.zone  # type: ignore[return-value]


class GoldDocument(_Gold):
    """One annotated document."""

    id: str
    authored: bool
    genre: str
    system: str
    level: str
    issuers: tuple[str, ...]
    title: str | None
    symbol: str | None = None
    doc_date: str | None = None
    plan_year: int | None = None
    date_source: str | None = None
    lines: tuple[GoldLine, ...]

    @property
    def content(self) -> str:
        """The text a reader of the page would see."""
        return "\n".join(line.printed for line in self.lines)

    @property
    def record_genre(self) -> Genre:
        """Genre under its name in records."""
        return GENRES[self.genre]

    def placed_lines(self) -> Iterator[tuple[int, GoldLine]]:
        """Yield each line with its offset in `content`."""
        at = 0
        for line in self.lines:
            yield at, line
            at += len(line.text) + 1


def _rename_class(raw: Any) -> Any:  # noqa: ANN401 - JSON before validation
    """`class` is a Python keyword; the files keep it."""
    for line in raw.get("lines", ()):
        for clause in line.get("clauses", ()):
            if "class" in clause:
                clause["class_"] = clause.pop("class")
    return raw


def load_document(path: Path) -> GoldDocument:
    """Read one annotated document; raises `UsageError` naming file and field."""
    try:
        raw = _rename_class(json.loads(path.read_text(encoding="utf-8")))
        document = GoldDocument.model_validate(raw)
    except (json.JSONDecodeError, ValidationError, AttributeError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError(f"{path} is not an annotated document: {reason}") from error
    faults = find_faults(document)
    if faults:
        raise UsageError(f"{path}: {faults[0]} ({len(faults)} faults in all)")
    return document


def load_corpus(folder: Path) -> tuple[GoldDocument, ...]:
    """Read every annotated document below a folder, in path order."""
    paths = sorted(folder.rglob("*.json")) if folder.is_dir() else [folder]
    documents = [load_document(path) for path in paths if _is_annotated(path)]
    if not documents:
        raise UsageError(f"no annotated documents (*.json with lines) under {folder}")
    return tuple(documents)


def _is_annotated(path: Path) -> bool:
    with path.open(encoding="utf-8") as stream:
        return '"lines"' in stream.read(4_000) if path.suffix == ".json" else False


def find_faults(document: GoldDocument) -> list[str]:
    """What is wrong with a document: clauses and raws must be exact substrings, paths unique."""
    faults: list[str] = []
    if document.genre not in GENRES:
        faults.append(f"unknown genre {document.genre!r}")
    paths = [line.path for line in document.lines if line.path]
    faults += [f"path {path} twice" for path in sorted({p for p in paths if paths.count(p) > 1})]
    for number, line in enumerate(document.lines):
        faults += [f"line {number}: {fault}" for fault in _line_faults(line)]
    return faults


def _line_faults(line: GoldLine) -> Iterator[str]:
    at = 0
    for clause in line.clauses:
        found = line.text.find(clause.text, at)
        if found < 0:
            yield f"clause not found in order: {clause.text[:40]!r}"
            continue
        at = found + len(clause.text)
        mentions = (*clause.targets, *clause.deadlines, *clause.roles, *clause.citations)
        for mention in mentions:
            if mention.raw not in clause.text:
                yield f"raw {mention.raw!r} not in its clause"
    if line.marker and line.marker not in line.text:
        yield f"marker {line.marker!r} not in its line"

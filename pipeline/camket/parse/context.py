"""What a finder may know about the document around the words it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from camket.records import Genre, Period, System

Section = Literal["binding", "results", "background"]


@dataclass(frozen=True, slots=True)
class Context:
    """Facts of the document and of the section a clause stands in.

    `section` says whether statements here bind (`binding`), report (`results`) or only introduce
    (`background`); `rules` that the document prescribes. `unit` and `columns` are inherited from a
    table's header.
    """

    doc_date: date | None = None
    plan_year: int | None = None
    period: Period | None = None
    genre: Genre = "other"
    system: System = "none"
    issuers: tuple[str, ...] = ()
    place: str | None = None
    section: Section = "binding"
    unit: str | None = None
    columns: tuple[str, ...] = ()
    rules: bool = False

"""What tracking says: pairs of commitments, progress of targets, and threads over the years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from camket.record_model import Model
from camket.records import Record, Span

ChangeKind = Literal["kept", "reworded", "raised", "lowered", "dropped", "new"]
Status = Literal["exceeded", "met", "mostly", "missed", "in_progress", "not_reported"]
Official = Literal["exceeded", "met", "nearly_met", "not_met", "not_yet_rated", "not_measurable"]
"""Vượt, đạt, xấp xỉ đạt, không đạt; chưa đánh giá, không đo được."""
Closing = Literal["reorganised", "other_body"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A record and, where it is at hand, the text it was read from."""

    record: Record
    content: str | None = None


class TargetChange(Model):
    """What became of one target of a pair; an index is None on the side that lacks it."""

    a: int | None
    b: int | None
    change: ChangeKind
    comparable: bool
    reason: str


class Pair(Model):
    """One commitment of two documents, or of one only: dropped (`b` None) or new (`a` None)."""

    a: str | None
    b: str | None
    change: ChangeKind
    score: float
    """Similarity that linked the two sides, 0 to 1; 1 for a side alone."""
    reason: str
    comparable: bool
    """Whether the ambition of the two sides can be compared at all."""
    a_text: str | None = None
    b_text: str | None = None
    targets: tuple[TargetChange, ...] = ()


class Comparison(Model):
    """Two documents of one body, the later against the earlier."""

    a: str
    b: str
    pairs: tuple[Pair, ...]
    boilerplate: float
    """Share of the later document's words that stood in the earlier one."""
    closed: Closing | None = None
    """Why the numbers of the two documents make no series, when they do not."""
    note: str | None = None


class Progress(Model):
    """What a report says of one target."""

    commitment: str
    target: int
    """Index in the targets of the commitment."""
    reported: float | None
    unit: str | None = None
    attainment: float | None
    """Reported against promised, 1.0 = as promised; None when no ratio can be told."""
    status: Status | None
    """Proposed status; None when the polarity is unknown and nothing else decides."""
    official: Official
    estimate: bool = False
    partial: bool = False
    """The result covers a part of the promised period only."""
    late: bool = False
    """Reached, but after the day it was promised for."""
    reason: str
    evidence: Span | None
    """The sentence of the report that says so, in offsets of the report."""
    score: float = 0.0
    text: str
    """The commitment's own words."""
    raw: str
    """The target's own words."""


class Link(Model):
    """One step of a thread: a commitment of one document and how it came there."""

    doc_id: str
    commitment: str
    change: ChangeKind
    text: str


class Thread(Model):
    """One promise followed through the documents of a body, oldest first."""

    links: tuple[Link, ...]
    closed: str | None = None
    """Why it ends before the last document: `dropped` or `reorganised`."""

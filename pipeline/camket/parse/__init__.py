"""Fourth stage: the tree of lines becomes commitments (cam kết), each with its exact words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

from camket.parse import finders
from camket.parse.actors import find_actors
from camket.parse.binding import list_units
from camket.parse.body_lists import names_owner
from camket.parse.carried import Row
from camket.parse.classes import classify, is_background, is_told
from camket.parse.clauses import Clause, split_clauses
from camket.parse.context import Context, Section
from camket.parse.courtesies import adds_on, happened
from camket.parse.coverage import cover
from camket.parse.finders import Found
from camket.parse.fronted import join_times
from camket.parse.inherited import Inheritance
from camket.parse.kept import SAME_SENTENCE, Kept
from camket.parse.label_lines import LabelLines
from camket.parse.labelled import named_behind, read_times
from camket.parse.logical_lines import Unit
from camket.parse.owners import Owners
from camket.parse.regulations import lays_down_rules
from camket.parse.run_in import past_headings
from camket.parse.series import series_key
from camket.parse.table_reader import Tables
from camket.parse.tables import find_row_clause, holds_tasks, promises
from camket.parse.time_cells import times_of_group, with_time_cells
from camket.parse.verbs import list_verbs, match_verb
from camket.records import Actor, Citation, Commitment, Node, Page, Parsed, Target, Themes
from camket.texts import View

__all__ = ["parse"]


def parse(view: View, page: Page, nodes: tuple[Node, ...], doc_id: str) -> Parsed:
    """Find the commitments, the reported quantities and the citations of one document."""
    return _Parser(view, page, nodes, doc_id).parse()


_PAGE_ZONES = frozenset({"chrome", "byline"})


def _of_the_document(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Citations in menus and lists of other pages say nothing about this document."""
    return tuple(citation for citation in citations if citation.zone not in _PAGE_ZONES)


class _Parser:
    """One walk over the lines of one document."""

    def __init__(self, view: View, page: Page, nodes: tuple[Node, ...], doc_id: str) -> None:
        self.view, self.page, self.nodes, self.doc_id = view, page, nodes, doc_id
        self.context = context_of(page)
        self.citations = finders.list_citations(view, page, self.context)
        self.contexts: dict[Section, Context] = {self.context.section: self.context}
        self.labels = LabelLines(view, nodes)
        self.tables = Tables(view, _subject(page))
        self.commitments: list[Commitment] = []
        self.reported: list[Target] = []
        self.claimed: list[tuple[int, int]] = []
        # Whose plan a report tells is for the reader to judge.
        self._told = ("told_in_news",) if self.context.genre in ("news", "other") else ()

    def parse(self) -> Parsed:
        units = list_units(self.view, self.page, self.nodes, self.labels)
        for unit in past_headings(self.view, self.nodes, units):
            self._read(unit)
        inside = [(c.span.start, c.span.end) for c in self.commitments]
        view, context = self.view, self.context
        owners = Owners(view, self.nodes, context, self.labels)
        inheritance = Inheritance(view, self.page, self.nodes, context, self.labels)
        return Parsed(
            commitments=tuple(inheritance.complete_all(owners.complete_all(self.commitments))),
            reported=tuple(self.reported),
            citations=_of_the_document(self.citations.outside(inside)),
            coverage=cover(self.view, self.page, self.nodes, self.claimed),
        )

    def _read(self, unit: Unit) -> None:
        context = self._in_section(unit.section)
        if unit.node is not None and unit.node.scheme == "table":
            self._read_table_line(unit, unit.node)
            return
        self.tables.pass_line(unit)
        if unit.section == "binding" and not unit.is_heading:
            self._read_clauses(unit, context)
        else:
            self._report(unit, unit.start, unit.end, context)

    def _in_section(self, section: Section) -> Context:
        if section not in self.contexts:
            self.contexts[section] = replace(self.context, section=section)
        return self.contexts[section]

    def _read_table_line(self, unit: Unit, node: Node) -> None:
        row = self.tables.read(unit, node)
        if row is None:
            self._claim(unit.start, unit.end)
            return
        context = replace(self.context, section=unit.section, unit=self.tables.unit)
        self._read_row(unit, row, context)

    def _read_row(self, unit: Unit, row: Row, context: Context) -> None:
        clause = find_row_clause(self.view, row.cells, row.columns)
        if clause is None:
            self._report(unit, unit.start, unit.end, replace(context, columns=row.columns))
            return
        start, end = self.view.inside(*clause[:2])
        context = replace(context, columns=row.columns[clause[2] :])
        self._claim(unit.start, unit.end)
        given = self.tables.gives_out
        if unit.section != "binding" or not (given or promises(self.tables.columns)):
            self._report(unit, start, end, context)
            return
        found = finders.find_all(self.view, (start, end), context, self.citations)
        found.deadlines = with_time_cells(self.view, row, found.deadlines, context)
        rule = "clause.task" if holds_tasks(row.columns) else _PLANNED_ROW
        if rule == _PLANNED_ROW and _only_reports(found.targets, given=given):
            self._report(unit, start, end, context)
            return
        actors, deadlines = self.tables.carried.complete(self.view, row, found)
        found.deadlines += deadlines
        if self.tables.group is not None and not found.deadlines:
            found.deadlines = times_of_group(self.view, self.tables.group, context)
        self._add(unit, Clause(start, end, rule), found, (0, unit.level), assigned=actors)

    def _read_clauses(self, unit: Unit, context: Context) -> None:
        parts = split_clauses(self.view, unit.start, unit.end, self._cited(unit))
        clauses = tuple(join_times(self.view, parts, context))
        self._claim(unit.start if unit.line is None else unit.line, unit.end)
        aside = self._in_section("background")
        if unit.line is not None and unit.line < unit.start:
            told_before: Section = "results" if unit.zone == "news" else "background"
            self._report(unit, unit.line, unit.start, self._in_section(told_before))
        kept = Kept(self.view, unit)
        told = event = False
        for clause in clauses:
            if kept.take_label(clause):
                self._report(unit, clause.start, clause.end, aside)
                continue
            # A report goes on to the end of its sentence unless a verb opens a promise.
            told = told and clause.rule in SAME_SENTENCE and not self._opens(clause)
            event = self._tells_event(unit, clause) or (event and self._adds(clause))
            told = told or event or self._tells(clause)
            if kept.clauses and names_owner(self.view, clause.start, clause.end):
                kept.owners.setdefault(len(kept.clauses) - 1, []).append(clause)
            elif (told or is_background(self.view, clause.start, clause.end)) and not (
                unit.path in self.labels.activities and not kept.clauses
            ):
                self._report(unit, clause.start, clause.end, aside)
            else:
                kept.take(clause)
        self._add_kept(unit, kept, context)

    def _add_kept(self, unit: Unit, kept: Kept, context: Context) -> None:
        level = 3 if len(kept.clauses) > 1 else unit.level
        for number, clause in enumerate(kept.clauses):
            found = finders.find_all(self.view, (clause.start, clause.end), context, self.citations)
            for owner in kept.owners.get(number, ()):
                found.actors += self._owners(owner)
            for label in kept.labels[number]:
                found.actors += named_behind(self.view, label, self.context)
                found.deadlines += read_times(self.view, label, self.context, found.deadlines)
            self._add(unit, clause, found, (number, level))

    def _cited(self, unit: Unit) -> tuple[tuple[int, int], ...]:
        """View ranges of the documents a line cites."""
        cited = self.citations.within(*self.view.outside(unit.start, unit.end))
        return tuple(self.view.inside(item.start, item.end) for item in cited)

    def _owners(self, clause: Clause) -> tuple[Actor, ...]:
        """Who leads and helps, named in a sentence of its own behind the promise."""
        start, end = self.view.outside(clause.start, clause.end)
        return find_actors(self.view, start, end, self.context)

    def _tells(self, clause: Clause) -> bool:
        return is_told(self.view, clause.start, clause.end, self.context.plan_year)

    def _tells_event(self, unit: Unit, clause: Clause) -> bool:
        return unit.zone == "news" and happened(self.view.lower, clause.start, clause.end)

    def _adds(self, clause: Clause) -> bool:
        """Whether a clause goes on with what an event was for."""
        return clause.rule in SAME_SENTENCE or adds_on(self.view.lower, clause.start)

    def _opens(self, clause: Clause) -> bool:
        return match_verb(self.view.lower, clause.start, clause.end) is not None

    def _report(self, unit: Unit, start: int, end: int, context: Context) -> None:
        self._claim(start, end)
        if unit.zone in _PAGE_ZONES:  # counters and clocks of the page are nobody's figures
            return
        found = finders.find_reported(self.view, (start, end), context, self.citations)
        self.reported.extend(found)

    def _claim(self, start: int, end: int) -> None:
        self.claimed.append(self.view.outside(start, end))

    def _add(
        self,
        unit: Unit,
        clause: Clause,
        found: Found,
        place: tuple[int, int],
        *,
        assigned: tuple[Actor, ...] = (),
    ) -> None:
        """Keep a commitment; `place` is its number in its line and its level."""
        view, start, end = self.view, clause.start, clause.end
        class_, rule = classify(view, start, end, found.targets)
        if clause.rule == _PLANNED_ROW:
            class_, rule = "target", "class.row"
        self._claim(start, end)
        self.commitments.append(
            Commitment.trusted(
                id=_identify(self.doc_id, unit.path, place[0]),
                node_path=unit.path,
                level=place[1],
                span=view.span(start, end),
                class_=class_,
                verbs=list_verbs(view, start, end),
                themes=_UNTAGGED,
                targets=found.targets,
                deadlines=found.deadlines,
                actors=found.actors,
                assigned=assigned,
                citations=found.citations,
                movements=found.movements,
                titles=found.titles,
                quotations=found.quotations,
                words=(),
                series_key=_series_of(found.targets),
                flags=self._told if unit.zone == "news" else (),
                rules=(clause.rule, rule),
            )
        )


_UNTAGGED = Themes()
_PLANNED_ROW = "clause.row"


_REACHED = frozenset({"result", "baseline"})


def _only_reports(targets: tuple[Target, ...], *, given: bool) -> bool:
    """Whether all figures of a row are of years gone by: nothing is promised in it.

    A place that is `given` no figure has nothing to reach either.
    """
    if given:
        return not any(target.role == "target" for target in targets)
    return bool(targets) and all(target.role in _REACHED for target in targets)


_ABOUT = re.compile(r"\W*quyết định\s+(?:\(?v/v|về việc)\s+", re.IGNORECASE)


def _subject(page: Page) -> str:
    """What a decision is about; "" for other documents, whose parts differ."""
    title = page.document.title
    if title is None or page.document.genre != "decision":
        return ""
    return _ABOUT.sub("", title.exact)


def _series_of(targets: tuple[Target, ...]) -> str | None:
    """Key of the first target that names what it measures; scope and theme are added later."""
    for target in targets:
        key = series_key(target)
        if key is not None:
            return key
    return None


def context_of(page: Page) -> Context:
    """Collect what the finders need to know of the document."""
    document = page.document
    return Context(
        doc_date=_day(document.date or document.published),
        plan_year=document.plan_year,
        period=document.period,
        genre=document.genre,
        system=document.system,
        issuers=tuple(issuer.name for issuer in document.issuers),
        place=document.place,
        rules=lays_down_rules(document),
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == len("2017-01-04") else None


def _identify(doc_id: str, path: str, number: int) -> str:
    """Short stable name of a commitment: the same file always gives the same one."""
    return hashlib.sha256(f"{doc_id}\n{path}\n{number}".encode()).hexdigest()[:16]

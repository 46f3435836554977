"""`camket show`: one document in the terminal, as an outline with what was promised in it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from camket.cli import EXIT_SOME_FAILED, say
from camket.errors import UsageError
from camket.labels import THEME_COLOURS, genre_label, theme_label
from camket.records import Commitment, Node, Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as RichText


@click.command(name="show")
@click.argument("file")
@click.option("--facts/--no-facts", default=True, help="List what was found.")
@click.option(
    "--width", type=click.IntRange(20, 1000), help="Columns; the terminal's width by default."
)
@click.pass_context
def show(context: click.Context, file: str, facts: bool, width: int | None) -> None:
    """Show FILE as an outline: commitments coloured by theme, targets and deadlines underlined."""
    from rich.console import Console

    from camket.reading import read_each
    from camket.settings import DEFAULT

    if file != "-" and not os.path.lexists(file):
        raise UsageError(f"no such file: {file}")
    (outcome,) = read_each([file], DEFAULT)
    for failure in outcome.failures:
        say(f"{failure.uri}: {failure.reason}: {failure.message}")
    console = Console(highlight=False, width=width)
    for record, content in zip(outcome.records, outcome.contents, strict=True):
        _Show(console, record, content, facts=facts).print()
    if outcome.failures:
        context.exit(EXIT_SOME_FAILED)


class _Show:
    def __init__(self, console: Console, record: Record, content: str, *, facts: bool) -> None:
        self.console = console
        self.record = record
        self.content = content
        self.facts = facts
        self.by_node: dict[str, list[Commitment]] = {}
        for commitment in record.commitments:
            self.by_node.setdefault(commitment.node_path, []).append(commitment)

    def print(self) -> None:
        self._print_header()
        for node in self.record.nodes:
            self._print_node(node)
        self._print_totals()

    def _print_header(self) -> None:
        for label, value in _header_rows(self.record):
            self.console.print(f"[bold]{label:<12}[/bold] ", end="")
            self.console.print(value, markup=False)
        self.console.print()

    def _print_node(self, node: Node) -> None:
        commitments = self.by_node.get(node.path, [])
        text = self._styled(node, commitments)
        indent = "  " * min(node.depth, 12)
        from rich.padding import Padding

        flags = f" [{', '.join(node.flags)}]" if node.flags else ""
        if flags:
            text.append(flags, style="red")
        self.console.print(Padding(text, (0, 0, 0, len(indent))))
        if self.facts:
            for commitment in commitments:
                for line in _fact_lines(commitment):
                    self.console.print(f"{indent}    {line}", style="dim", markup=False)

    def _styled(self, node: Node, commitments: list[Commitment]) -> RichText:
        from rich.text import Text as RichText

        raw = self.content[node.start : node.end]
        text = RichText(_printable(raw), style="" if commitments else "dim")
        if node.marker:
            text.stylize("bold", 0, len(node.marker))
        for commitment in commitments:
            colour = THEME_COLOURS.get(commitment.themes.primary, "white")
            self._mark(text, node, commitment.span.start, commitment.span.end, colour)
            facts = [(target.start, target.end) for target in commitment.targets]
            facts += [(deadline.start, deadline.end) for deadline in commitment.deadlines]
            for start, end in facts:
                self._mark(text, node, start, end, "underline")
        return text

    @staticmethod
    def _mark(text: RichText, node: Node, start: int, end: int, style: str) -> None:
        text.stylize(style, max(0, start - node.start), max(0, end - node.start))

    def _print_totals(self) -> None:
        commitments = self.record.commitments
        targets = sum(t.role == "target" for item in commitments for t in item.targets)
        self.console.print()
        self.console.print(
            f"{len(commitments)} commitments, {targets} targets, "
            f"{sum(len(item.deadlines) for item in commitments)} deadlines, "
            f"{len(self.record.reported)} reported quantities",
            style="bold",
        )
        for share in self.record.themes:
            colour = THEME_COLOURS.get(share.theme, "white")
            self.console.print(f"  {share.share:>4.0%} {theme_label(share.theme)}", style=colour)
        if self.record.quality.flags:
            self.console.print(f"flags: {', '.join(self.record.quality.flags)}", style="red")


def _printable(raw: str) -> str:
    """Same length, so that offsets still fit: line ends and control characters become blanks."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf"} else c for c in raw)


def _header_rows(record: Record) -> Iterator[tuple[str, str]]:
    document = record.document
    probability = f"{document.genre_probability:.0%}"
    yield "genre", f"{genre_label(document.genre)} {probability}, system {document.system}"
    if document.title:
        yield "title", " ".join(unicodedata.normalize("NFC", document.title.exact).split())
    if document.issuers:
        yield "issuers", "; ".join(issuer.name for issuer in document.issuers)
    if document.symbol:
        yield "symbol", document.symbol
    if document.date:
        yield "date", f"{document.date} (from {document.date_source})"
    if document.plan_year:
        yield "plan year", str(document.plan_year)
    if document.secrecy:
        yield "secrecy", f"{document.secrecy}: never indexed"


def _fact_lines(commitment: Commitment) -> Iterator[str]:
    themes = commitment.themes
    where = themes.subtheme or themes.primary
    doubt = "?" if themes.abstained else ""
    yield f"· {commitment.class_}, {where}{doubt} {themes.probability:.2f}"
    for target in commitment.targets:
        yield f"  {target.role}: {_measure(target.op, target.value, target.value_max)} " + " ".join(
            part for part in (target.unit, target.indicator and f"({target.indicator})") if part
        )
    for deadline in commitment.deadlines:
        yield f"  {deadline.kind}: {deadline.raw} → {_interval(deadline)}"
    for actor in commitment.bodies:
        above = f" (from {actor.inherited_from})" if actor.inherited_from else ""
        yield f"  {actor.role}: {actor.name}{above}"
    for citation in commitment.citations:
        known = citation.id or " | ".join(citation.candidates) or "unresolved"
        yield f"  cites: {citation.raw} → {known} ({citation.how})"
    for movement in commitment.movements:
        yield f"  movement: {movement.exact}"


_SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "between": ""}


def _measure(op: str, value: float | int | None, high: float | int | None) -> str:
    if value is None:
        return ""
    shown = f"{value:,}" if isinstance(value, int) else f"{value:g}"
    if op == "between":
        return f"{shown} to {high:,}" if high is not None else shown
    return f"{_SIGNS[op]} {shown}"


def _interval(deadline: object) -> str:
    start = getattr(deadline, "start_date", None)
    end = getattr(deadline, "end_date", None)
    recur = getattr(deadline, "recur", None) or getattr(deadline, "duration", None)
    if start or end:
        before = "" if getattr(deadline, "end_inclusive", True) else "before "
        return f"{start or '…'}/{before}{end or '…'}"
    return recur or "no date"

"""All finders over one clause, in the order in which they consume words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from camket.parse.actors import find_actors
from camket.parse.citations import find_citations
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.parse.label_lines import read_labels
from camket.parse.movements import find_movements
from camket.parse.quotations import find_quotations
from camket.parse.roles import is_aimed
from camket.parse.targets import find_targets
from camket.parse.titles import find_titles
from camket.parse.verbs import match_verb
from camket.records import Actor, Citation, Deadline, Page, Span, Target, ZoneName
from camket.texts import View


@dataclass(slots=True)
class Found:
    """What the finders found in one clause."""

    targets: tuple[Target, ...]
    deadlines: tuple[Deadline, ...]
    actors: tuple[Actor, ...]
    citations: tuple[Citation, ...]
    movements: tuple[Span, ...]
    titles: tuple[Span, ...]
    quotations: tuple[Span, ...]


class Citations:
    """The citations of the document, looked up by place."""

    def __init__(self, found: tuple[Citation, ...]) -> None:
        self._found = tuple(sorted(found, key=lambda citation: citation.start))
        self._starts = [citation.start for citation in self._found]

    def within(self, start: int, end: int) -> tuple[Citation, ...]:
        """Citations inside a content range."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, end, first)
        if first == last:
            return ()
        return tuple(c for c in self._found[first:last] if c.end <= end)

    def outside(self, ranges: list[tuple[int, int]]) -> tuple[Citation, ...]:
        """Citations in none of the sorted content ranges."""
        starts = [start for start, _ in ranges]
        return tuple(c for c in self._found if not _is_inside(c, starts, ranges))


def _is_inside(citation: Citation, starts: list[int], ranges: list[tuple[int, int]]) -> bool:
    index = bisect_right(starts, citation.start) - 1
    return index >= 0 and citation.end <= ranges[index][1]


def list_citations(view: View, page: Page, context: Context) -> Citations:
    """Find the citations of the whole text once, each with its zone."""
    found = find_citations(view, 0, len(view.content), context)
    starts = [zone.start for zone in page.zones]
    return Citations(tuple(_with_zone(page, starts, citation) for citation in found))


def _with_zone(page: Page, starts: list[int], citation: Citation) -> Citation:
    index = bisect_right(starts, citation.start) - 1
    zone: ZoneName | None = page.zones[index].zone if index >= 0 else None
    return citation.changed(zone=zone)


def find_all(view: View, clause: tuple[int, int], context: Context, citations: Citations) -> Found:
    """Run every finder over a clause given in view offsets."""
    start, end = view.outside(*clause)
    cited = citations.within(start, end)
    taken = _ranges(cited)
    deadlines = find_deadlines(view, start, end, context, taken)
    used = taken + _ranges(deadlines)
    movements = find_movements(view, start, end)
    targets = _outside_names(find_targets(view, start, end, context, used), movements)
    actors = find_actors(view, start, end, context)
    return Found(
        targets=targets,
        deadlines=deadlines,
        actors=_without_measured(actors, targets, start) if targets and actors else actors,
        citations=cited,
        movements=movements,
        titles=find_titles(view, start, end),
        quotations=find_quotations(view, start, end),
    )


def _outside_names(targets: tuple[Target, ...], names: tuple[Span, ...]) -> tuple[Target, ...]:
    """ "Mỗi thầy cô giáo là một tấm gương": a number inside the name of a movement aims at none."""
    if not targets or not names:
        return targets
    inside = [(name.start, name.end) for name in names]
    return tuple(
        target
        for target in targets
        if not any(start <= target.start and target.end <= end for start, end in inside)
    )


def _without_measured(
    actors: tuple[Actor, ...], targets: tuple[Target, ...], start: int
) -> tuple[Actor, ...]:
    """ "Học sinh đỗ tốt nghiệp đạt 99%": who opens the indicator of a share is counted in it."""
    shares = [x.indicator.lower() for x in targets if x.unit == "%" and x.indicator]
    return tuple(
        actor
        for actor in actors
        if actor.role != "execute"
        or actor.start != start
        or not any(share.startswith(actor.raw.lower()) for share in shares)
    )


def find_reported(
    view: View, line: tuple[int, int], context: Context, citations: Citations
) -> tuple[Target, ...]:
    """Quantities of a line that promises nothing: results, facts, baselines."""
    start, end = view.outside(*line)
    taken = _ranges(citations.within(start, end))
    deadlines = find_deadlines(view, start, end, context, taken)
    found = find_targets(view, start, end, context, taken + _ranges(deadlines))
    return tuple(_as_reported(view, line, target, context) for target in found)


def _ranges(found: tuple[Citation, ...] | tuple[Deadline, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((item.start, item.end) for item in found) if found else ()


def _as_reported(view: View, line: tuple[int, int], target: Target, context: Context) -> Target:
    """A line outside the promises states no target, whatever its words.

    In the cells of a table with a head only a plan's column gives a target.
    """
    if target.role in ("result", "fact", "baseline", "norm"):
        return target
    if context.rules:
        return target.changed(role="norm")
    if context.columns or read_labels(view, *line):
        return target.changed(role="fact")
    at, _ = view.inside(target.start, target.end)
    aimed = _only_aimed(view.lower, line[0], at, target, context)
    return target.changed(role="fact" if aimed else "result")


def _only_aimed(low: str, start: int, at: int, target: Target, context: Context) -> bool:
    """Whether nothing says that the quantity was reached, and something that it is to be."""
    if match_verb(low, start, at) is not None or target.op in ("ge", "le"):
        return True
    if target.value_max is not None or target.quantity == "zero":
        return True
    return is_aimed(low, start, at, context)

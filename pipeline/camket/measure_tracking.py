"""Score tracking on annotated year pairs and progress reports: links, changes, statuses, evidence.

A document with `previous` lists `changes`; a report with `reports_on` marks its results with the
path they answer (`ref`) and their `status`. A status of "none" means: no verdict may be given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from camket.corpora import GoldDocument, GoldMention
from camket.flow import Pipeline, plain_text
from camket.measure import Count
from camket.records import Commitment, Record, Target
from camket.track import Comparison, Dossier, Pair, Progress, compare, report
from camket.track.ambition import same_unit
from camket.track.promises import promises
from camket.track.threads import ChangeKind
from camket.track.wording import terms, words


@dataclass
class TrackingScores:
    """Counts over all pairs and reports; `faults` quote every disagreement."""

    links: Count = field(default_factory=Count)
    labels: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    statuses: Count = field(default_factory=Count)
    evidence: Count = field(default_factory=Count)
    boilerplate: list[float] = field(default_factory=list)
    pairs: int = 0
    reports: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the labels that occur."""
        present = [count.f1 for count in self.labels.values() if count.hits + count.missed]
        return sum(present) / len(present) if present else 1.0


def score_tracking(documents: Iterable[GoldDocument], pipeline: Pipeline) -> TrackingScores:
    """Compare and report every document that names an earlier one of the same folder."""
    gold = {document.id: document for document in documents}
    records = {key: pipeline.run(plain_text(d.content, key)) for key, d in gold.items()}
    scores = TrackingScores()
    for key, document in gold.items():
        before, told_of = _extra(document, "previous"), _extra(document, "reports_on")
        if before in gold:
            comparison = compare(records[before], records[key])
            sides = (_Side(gold[before], records[before]), _Side(document, records[key]))
            _score_pair(scores, comparison, sides, _extra(document, "changes") or [])
        if told_of in gold:
            side = _Side(gold[told_of], records[told_of])
            answers = report(Dossier(records[key], document.content), records[told_of])
            _score_report(scores, answers, side, document)
    return scores


def _extra(model: Any, name: str) -> Any:  # noqa: ANN401 - annotations outside the schema
    return (model.model_extra or {}).get(name)


@dataclass(frozen=True, slots=True)
class _Side:
    """One document, annotated and read."""

    gold: GoldDocument
    record: Record

    def find(self, path: str | None, named: str, value: Any) -> Commitment | None:  # noqa: ANN401
        """The commitment of a line that an annotation speaks of, by value, then by words."""
        found = self.within(path)
        wanted = value[0] if isinstance(value, list) else value
        scored = [
            (2 * _has_value(commitment, wanted) + _shared(named, commitment.span.exact), -number)
            for number, commitment in enumerate(found)
        ]
        return found[-max(scored)[1]] if scored else None

    def within(self, path: str | None) -> list[Commitment]:
        """Commitments of the annotated line of a path."""
        for at, line in self.gold.placed_lines():
            if path is not None and line.path == path:
                end = at + len(line.text)
                return [c for c in self.record.commitments if at <= c.span.start < end]
        return []


def _has_value(commitment: Commitment, value: object) -> bool:
    return value is not None and any(target.value == value for target in commitment.targets)


def _shared(one: str, other: str) -> float:
    a, b = set(words(one)), set(words(other))
    return len(a & b) / len(a) if a else 0.0


def _score_pair(
    scores: TrackingScores,
    comparison: Comparison,
    sides: tuple[_Side, _Side],
    changes: Sequence[dict[str, Any]],
) -> None:
    scores.pairs += 1
    scores.boilerplate.append(comparison.boilerplate)
    wanted: set[tuple[str | None, str | None]] = set()
    for change in changes:
        a = sides[0].find(change.get("prev"), change["indicator"], change.get("from"))
        b = sides[1].find(change.get("path"), change["indicator"], change.get("to"))
        key = (a.id if a else None, b.id if b else None)
        wanted.add(key)
        _score_label(scores, comparison, change, key)
    _score_links(scores, comparison, wanted)


def _score_links(
    scores: TrackingScores, comparison: Comparison, wanted: set[tuple[str | None, str | None]]
) -> None:
    """Only links that touch an annotated commitment are judged."""
    links = {pair for pair in wanted if pair[0] and pair[1]}
    named = {key for pair in wanted for key in pair if key}
    found = {
        (pair.a, pair.b)
        for pair in comparison.pairs
        if pair.a and pair.b and (pair.a in named or pair.b in named)
    }
    scores.links.add(Count(len(links & found), len(found - links), len(links - found)))


def _score_label(
    scores: TrackingScores,
    comparison: Comparison,
    change: dict[str, Any],
    key: tuple[str | None, str | None],
) -> None:
    found = _label(comparison.pairs, key)
    gold = change["change"]
    if found == gold:
        scores.labels[gold].hits += 1
        return
    scores.labels[gold].missed += 1
    scores.labels[found or "none"].extra += 1
    scores.faults.append(
        f"change {comparison.b}: {change['indicator']!r} is {gold}, found {found or 'nothing'}"
    )


def _label(pairs: Sequence[Pair], key: tuple[str | None, str | None]) -> ChangeKind | None:
    a, b = key
    if a is None and b is None:
        return None
    for pair in pairs:
        if (pair.a, pair.b) == key:
            return pair.change
    return next((pair.change for pair in pairs if (a and pair.a == a) or (b and pair.b == b)), None)


def _score_report(
    scores: TrackingScores, answers: Sequence[Progress], side: _Side, told: GoldDocument
) -> None:
    scores.reports += 1
    for at, text, mention in _results(told):
        answer = _answer_for(answers, side, text, mention)
        wanted = None if mention.status == "none" else mention.status
        right = answer is not None and answer.status == wanted
        scores.statuses.add(Count(hits=right, missed=not right))
        if not right:
            found = answer.status if answer else "no such target"
            scores.faults.append(f"status {told.id}: {mention.raw!r} is {wanted}, found {found}")
        if answer is None or answer.evidence is None:
            continue
        span = answer.evidence
        held = span.start <= at and at + len(mention.raw) <= span.end
        scores.evidence.add(Count(hits=held, missed=not held))
        if not held:
            scores.faults.append(f"evidence {told.id}: {mention.raw!r} not in {span.exact[:80]!r}")


def _results(told: GoldDocument) -> Iterator[tuple[int, str, GoldMention]]:
    """Offset of each marked result, the words before and after it, and its marks."""
    for start, line in told.placed_lines():
        at = 0
        for mention in line.targets:
            place = line.text.find(mention.raw, at)
            if place < 0:
                continue
            at = place + len(mention.raw)
            if mention.ref and mention.status:
                first = max(line.text.rfind(mark, 0, place) for mark in (";", ". "))
                stop = min(_next(line.text, at, mark) for mark in (";", ". "))
                yield start + place, line.text[first + 1 : stop], mention


def _next(text: str, at: int, mark: str) -> int:
    found = text.find(mark, at)
    return found if found >= 0 else len(text)


def _answer_for(
    answers: Sequence[Progress], side: _Side, text: str, mention: GoldMention
) -> Progress | None:
    """The answer for the promised target that the marked result is about, by words and unit."""
    asked = {(p.commitment.id, p.index): p for p in promises(side.within(mention.ref)) if p.target}
    told = terms(text)
    scored = []
    for number, answer in enumerate(answers):
        promise = asked.get((answer.commitment, answer.target))
        if promise is not None and promise.target is not None:
            fits = _fits(promise.target, mention)
            shared = len(promise.terms & told) / max(1, len(promise.terms))
            scored.append((shared + 0.2 * fits, -number, answer))
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _fits(target: Target, mention: GoldMention) -> bool:
    if mention.quantity in ("plan_ratio", "plan_excess"):
        return True
    return bool(mention.unit) and same_unit(target.unit, mention.unit)


LABELS: tuple[str, ...] = get_args(ChangeKind)

"""Score records against annotated documents: counts a document, sums and bootstrap intervals."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from camket.corpora import GoldClause, GoldDocument, GoldMention
from camket.records import Commitment, Record, ZoneName

Extent = tuple[int, int]
_TIMES = 1_000  # bootstrap resamples; the interval moves by < 0.002 between seeds


@dataclass
class Count:
    """True positives, false positives, false negatives."""

    hits: float = 0
    extra: float = 0
    missed: float = 0

    def add(self, other: Count) -> None:
        """Sum in place."""
        self.hits += other.hits
        self.extra += other.extra
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """Share of what was found that is right (1.0 when nothing was found)."""
        found = self.hits + self.extra
        return self.hits / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found (1.0 when nothing is there)."""
        there = self.hits + self.missed
        return self.hits / there if there else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / total if total else 1.0


@dataclass
class Scores:
    """Counts a metric and document; `faults` quote the disagreements for a reader."""

    counts: dict[str, dict[str, Count]] = field(default_factory=lambda: defaultdict(dict))
    false_in_empty: dict[str, int] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, metric: str, document: str, count: Count) -> None:
        """Keep the counts of one metric in one document."""
        self.counts[metric].setdefault(document, Count()).add(count)

    def total(self, metric: str, documents: Iterable[str] | None = None) -> Count:
        """Sum of one metric over documents (all by default)."""
        per_document = self.counts[metric]
        total = Count()
        for name in per_document if documents is None else documents:
            if name in per_document:
                total.add(per_document[name])
        return total

    def interval(self, metric: str, value: Callable[[Count], float]) -> tuple[float, float]:
        """95 % bootstrap interval over documents (percentile method, fixed seed)."""
        per_document = list(self.counts[metric].values())
        if len(per_document) < 2:
            return (0.0, 1.0)
        generator = random.Random(20261122)
        values = []
        for _ in range(_TIMES):
            total = Count()
            for count in generator.choices(per_document, k=len(per_document)):
                total.add(count)
            values.append(value(total))
        values.sort()
        return values[int(0.025 * _TIMES)], values[int(0.975 * _TIMES)]


def score(pairs: Iterable[tuple[GoldDocument, Record]]) -> Scores:
    """Compare each annotated document with its record."""
    scores = Scores()
    for gold, record in pairs:
        _score_zones(scores, gold, record)
        _score_header(scores, gold, record)
        _score_nodes(scores, gold, record)
        matches = _score_commitments(scores, gold, record)
        _score_facts(scores, gold, record)
        _score_labels(scores, gold, record, matches)
    return scores


def overlap(one: Extent, other: Extent) -> float:
    """Intersection over union of two ranges."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def pair_up(
    gold: Sequence[Extent], found: Sequence[Extent], least: float = 0.5
) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping ranges, best first."""
    candidates = [
        (overlap(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one[0] < other[1] and other[0] < one[1]
    ]
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for ratio, i, j in sorted(candidates, key=lambda row: (-row[0], row[1], row[2])):
        if ratio >= least and i not in used_gold and j not in used_found:
            pairs.append((i, j))
            used_gold.add(i)
            used_found.add(j)
    return sorted(pairs)


def _score_zones(scores: Scores, gold: GoldDocument, record: Record) -> None:
    size = len(gold.content)
    expected = _zone_labels(gold, size)
    found: list[ZoneName | None] = [None] * size
    for zone in record.zones:
        found[zone.start : zone.end] = [zone.zone] * (zone.end - zone.start)
    right = sum(a == b for a, b in zip(expected, found, strict=True) if a is not None)
    there = sum(a is not None for a in expected)
    scores.add("zones (characters)", gold.id, Count(right, there - right, there - right))


def _zone_labels(gold: GoldDocument, size: int) -> list[ZoneName | None]:
    labels: list[ZoneName | None] = [None] * size
    for at, line in gold.placed_lines():
        labels[at : at + len(line.text)] = [line.record_zone] * len(line.text)
    return labels


def _score_header(scores: Scores, gold: GoldDocument, record: Record) -> None:
    document = record.document
    title = document.title.exact if document.title else None
    comparisons = {
        "genre": (gold.record_genre, document.genre),
        "system": (gold.system, document.system),
        "symbol": (_compact(gold.symbol), _compact(document.symbol)),
        "date": (gold.doc_date, document.date),
        "plan_year": (gold.plan_year, document.plan_year),
        "title": (_words(gold.title), _words(title)),
    }
    for name, (expected, got) in comparisons.items():
        same = _similar(expected, got) if name == "title" else expected == got
        count = _compared(expected, got, same=same)
        scores.add(f"header: {name}", gold.id, count)
        scores.add("header fields", gold.id, count)
        if not same:
            scores.faults[f"header: {name}"].append(f"{gold.id}: {expected!r} / {got!r}")
    scores.add("header: issuers", gold.id, _issuers(scores, gold, record))
    scores.add("header fields", gold.id, scores.counts["header: issuers"][gold.id])


def _compared(expected: object, got: object, *, same: bool) -> Count:
    empty: tuple[object, ...] = (None, frozenset())
    if expected in empty and got in empty:
        return Count()
    if same:
        return Count(hits=1)
    return Count(extra=float(got not in empty), missed=float(expected not in empty))


def _words(text: str | None) -> frozenset[str] | None:
    return frozenset(text.lower().replace("\n", " ").split()) if text else None


def _similar(expected: object, got: object) -> bool:
    """Titles are the same when one holds most words of the other (writers cut them apart)."""
    if not isinstance(expected, frozenset) or not isinstance(got, frozenset):
        return expected == got
    return len(expected & got) / min(len(expected), len(got)) >= 0.75


def _compact(symbol: str | None) -> str | None:
    return "".join(symbol.split()) if symbol else None


def _issuers(scores: Scores, gold: GoldDocument, record: Record) -> Count:
    found = [issuer.name for issuer in record.document.issuers]
    left = list(found)
    hits = 0
    for expected in gold.issuers:
        match = next((name for name in left if _same_body(expected, name)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    if hits < len(gold.issuers) or left:
        scores.faults["header: issuers"].append(f"{gold.id}: {list(gold.issuers)} / {found}")
    return Count(hits, len(left), len(gold.issuers) - hits)


def _same_body(one: str, other: str) -> bool:
    """Names of one body differ in abbreviations and in how much of the place they repeat."""
    from camket.organisations import expand_name

    a, b = (set(expand_name(name).lower().replace("-", " ").split()) for name in (one, other))
    return len(a & b) / max(1, min(len(a), len(b))) >= 0.75


def _score_nodes(scores: Scores, gold: GoldDocument, record: Record) -> None:
    expected = {
        (at, (line.marker or "").strip()): line.path
        for at, line in gold.placed_lines()
        if line.path
    }
    # Annotators call an unmarked line under an item its child, announced by a colon or not; every
    # other kind of node counts where they placed one and is no mistake where they did not.
    found = {
        (node.start, (node.marker or "").strip()): node.path
        for node in record.nodes
        if node.kind in {"item", "child"} or (node.start, (node.marker or "").strip()) in expected
    }
    starts = {start for start, _ in expected}
    tolerated = {at for at, line in gold.placed_lines() if not line.path and line.zone in _LOOSE}
    hits = len(expected.keys() & found.keys())
    extra = [key for key in found.keys() - expected.keys() if key[0] not in tolerated]
    scores.add("nodes", gold.id, Count(hits, len(extra), len(expected) - hits))
    right = sum(found.get(key) == path for key, path in expected.items())
    kept = len(found) - len(found.keys() - expected.keys() - set(extra))
    scores.add("node paths", gold.id, Count(right, kept - right, len(expected) - right))
    for key, path in expected.items():
        if found.get(key) != path:
            line = gold.content[key[0] : key[0] + 50]
            scores.faults["node paths"].append(f"{gold.id}: {path} / {found.get(key)}: {line!r}")
    for key in extra:
        if key[0] not in starts:
            scores.faults["nodes"].append(f"{gold.id}: extra {found[key]}: {key}")


_LOOSE = frozenset({"heading", "para", "closing", "table"})


def _gold_clauses(gold: GoldDocument) -> list[tuple[Extent, GoldClause]]:
    placed: list[tuple[Extent, GoldClause]] = []
    for at, line in gold.placed_lines():
        cursor = 0
        for clause in line.clauses:
            found = line.text.find(clause.text, cursor)
            cursor = found + len(clause.text)
            placed.append(((at + found, at + cursor), clause))
    return placed


Matches = list[tuple[GoldClause, Commitment]]


def _score_commitments(scores: Scores, gold: GoldDocument, record: Record) -> Matches:
    expected = _gold_clauses(gold)
    found = [item for item in record.commitments if item.class_ != "principle"]
    extents = [(item.span.start, item.span.end) for item in found]
    pairs = pair_up([extent for extent, _ in expected], extents)
    hits = len(pairs)
    count = Count(hits, len(found) - hits, len(expected) - hits)
    scores.add("commitments", gold.id, count)
    paired_gold = {i for i, _ in pairs}
    paired_found = {j for _, j in pairs}
    scores.faults["commitments"] += [
        f"{gold.id}: missed: {clause.text}"
        for i, (_, clause) in enumerate(expected)
        if i not in paired_gold
    ] + [
        f"{gold.id}: extra: {item.span.exact}"
        for j, item in enumerate(found)
        if j not in paired_found
    ]
    _score_characters(scores, gold.id, [extent for extent, _ in expected], extents)
    if not expected:
        scores.false_in_empty[gold.id] = len(found)
    return [(expected[i][1], found[j]) for i, j in pairs]


def _score_characters(
    scores: Scores, document: str, gold: Sequence[Extent], found: Sequence[Extent]
) -> None:
    expected = {at for start, end in gold for at in range(start, end)}
    got = {at for start, end in found for at in range(start, end)}
    shared = len(expected & got)
    count = Count(shared, len(got) - shared, len(expected) - shared)
    scores.add("commitments (characters)", document, count)


def _score_labels(scores: Scores, gold: GoldDocument, record: Record, matches: Matches) -> None:
    for expected, got in matches:
        same_class = expected.class_ == got.class_
        scores.add("class", gold.id, _right(same=same_class))
        if not same_class:
            scores.faults["class"].append(
                f"{gold.id}: {expected.class_} / {got.class_}: {got.span.exact}"
            )
        primary = expected.primary.split(".")[0]
        right = primary == got.themes.primary
        scores.add("themes", gold.id, _right(same=right))
        scores.add(f"theme: {primary}", gold.id, Count(hits=right, missed=not right))
        if not right:
            scores.add(f"theme: {got.themes.primary}", gold.id, Count(extra=1))
            scores.faults["themes"].append(
                f"{gold.id}: {expected.primary} / {got.themes.subtheme or got.themes.primary}"
                f" ({got.themes.probability:.2f}): {got.span.exact}"
            )
        if "." in expected.primary:
            scores.add("subthemes", gold.id, _right(same=expected.primary == got.themes.subtheme))


def _right(*, same: bool) -> Count:
    """One decision: precision, recall and F1 of these counts are all the accuracy."""
    return Count(hits=1) if same else Count(extra=1, missed=1)


def _score_facts(scores: Scores, gold: GoldDocument, record: Record) -> None:
    from camket.measure_facts import score_facts

    for metric, count, faults in score_facts(gold, record):
        scores.add(metric, gold.id, count)
        scores.faults[metric] += faults


def mention_extents(gold: GoldDocument, kind: str) -> list[tuple[Extent, GoldMention]]:
    """Place every mention of one kind (targets, deadlines, roles, citations) of the clauses."""
    placed: list[tuple[Extent, GoldMention]] = []
    for (start, _), clause in _gold_clauses(gold):
        cursor = 0
        for mention in getattr(clause, kind):
            found = clause.text.find(mention.raw, cursor)
            if found < 0:
                found = clause.text.find(mention.raw)
            else:
                cursor = found + 1
            placed.append(((start + found, start + found + len(mention.raw)), mention))
    return placed


def movement_extents(gold: GoldDocument) -> list[Extent]:
    """Place the movement names of the clauses."""
    placed: list[Extent] = []
    for (start, _), clause in _gold_clauses(gold):
        for name in clause.movements:
            found = clause.text.find(name)
            placed.append((start + found, start + found + len(name)))
    return placed

"""One-to-one links between the promises of two documents."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from camket.track.ambition import ANYBODY, same_unit
from camket.track.contrasts import members, opposed
from camket.track.parts import other_part
from camket.track.promises import Promise
from camket.track.wording import IDLE_WEIGHT, is_idle, kernel, matter, spelled_out, undated

THRESHOLD = 0.385
"""Least score of a link; with the two below swept on the development pairs of corpora/."""
PAIR_WEIGHT = 0.5
CONTAINED = 0.6
_OWN_UNIT = 0.12
_EVERYWHERE = 600  # promises; a word of so many tells nothing apart and would cost their product


@dataclass(frozen=True, slots=True)
class Match:
    """Two promises taken for one, by index, and how sure."""

    a: int
    b: int
    score: float


def weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Weight of each term: rare terms tell promises apart, idle words hardly count."""
    seen = Counter(term for terms in texts for term in terms)
    size = len(texts) or 1
    return {term: _matter(term) * (1 + math.log(size / count)) for term, count in seen.items()}


def _matter(term: str) -> float:
    if is_idle(term):
        return IDLE_WEIGHT
    return PAIR_WEIGHT if " " in term else 1.0


def overlaps(
    a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]
) -> dict[tuple[int, int], float]:
    """Similarity of wordings that share a term: mean of mutual overlap and containment."""
    weight = weights([*a, *b])
    holders: dict[str, list[int]] = defaultdict(list)
    for j, terms in enumerate(b):
        for term in terms:
            holders[term].append(j)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for i, terms in enumerate(a):
        for term in terms:
            found = holders.get(term, ())
            if len(found) <= _EVERYWHERE:
                for j in found:
                    shared[i, j] += weight[term]
    sums_a = [sum(weight[t] for t in terms) for terms in a]
    sums_b = [sum(weight[t] for t in terms) for terms in b]
    return {(i, j): _similar(common, sums_a[i], sums_b[j]) for (i, j), common in shared.items()}


def _similar(common: float, one: float, other: float) -> float:
    mutual = 2 * common / (one + other)
    contained = common / min(one, other)
    return (1 - CONTAINED) * mutual + CONTAINED * contained


def match(a: Sequence[Promise], b: Sequence[Promise]) -> list[Match]:
    """Best one-to-one links above the threshold."""
    own = _own_units(a) & _own_units(b)
    scores = {
        pair: _score(a[pair[0]], b[pair[1]], similarity)
        + _OWN_UNIT * _counts(own, a[pair[0]], b[pair[1]])
        for pair, similarity in overlaps([p.terms for p in a], [p.terms for p in b]).items()
        if _may_be_one(a[pair[0]], b[pair[1]])
    }
    return assign(scores, len(a), len(b), THRESHOLD)


def _may_be_one(a: Promise, b: Promise) -> bool:
    """Whether two promises name something in common and nothing that tells them apart."""
    if a.commitment.span.exact == b.commitment.span.exact:
        return True
    if other_part(a, b):
        return False
    titles = all(p.target is not None and p.target.quantity == "title" for p in (a, b))
    if not titles and opposed(members(spelled_out(a.wording)), members(spelled_out(b.wording))):
        return False
    return bool(kernel(a.wording) & kernel(b.wording)) or _one_movement(a, b)


def _one_movement(a: Promise, b: Promise) -> bool:
    """ "Số vụ phá rừng giảm 30%", "giảm 30% số vụ vi phạm": the same step, counted alike."""
    one, two = a.target, b.target
    if one is None or two is None or one.quantity != "change":
        return False
    step = (one.quantity, one.value, one.unit, one.direction)
    counted = frozenset(matter(a.wording)) & frozenset(matter(b.wording))
    return step == (two.quantity, two.value, two.unit, two.direction) and bool(counted)


def _own_units(promises: Sequence[Promise]) -> set[str]:
    """Units in which one promise of the document is counted, and no other."""
    counted = Counter(p.target.unit for p in promises if p.target and p.target.unit)
    # "Người", "lao động" count whoever is meant: they tell no promise apart.
    return {unit for unit, count in counted.items() if count == 1 and unit not in ANYBODY}


def _counts(own: set[str], a: Promise, b: Promise) -> bool:
    units = {p.target.unit for p in (a, b) if p.target}
    return len(units) == 1 and units <= own


def _score(a: Promise, b: Promise, similarity: float) -> float:
    if undated(a.commitment.span.exact) == undated(b.commitment.span.exact):
        return 1.0 if a.index == b.index else 0.9
    score = 0.85 * similarity + 0.15 * _kinship(a, b)
    return min(1.0, max(0.0, score - _distance(a, b)))


def _kinship(a: Promise, b: Promise) -> float:
    """What speaks for two promises beside their words: theme, place, unit."""
    one, two = a.commitment.themes, b.commitment.themes
    theme = 0.3 * (one.primary == two.primary) + 0.2 * (
        one.subtheme is not None and one.subtheme == two.subtheme
    )
    near = 0.2 * (1 - abs(a.position - b.position))
    if a.target is None or b.target is None:
        return theme + near + 0.3 * (a.target is b.target)
    unit = 0.3 * (a.target.unit is not None and same_unit(a.target.unit, b.target.unit))
    return theme + near + unit


def _distance(a: Promise, b: Promise) -> float:
    """What speaks against: another unit, a number against none, zero against some."""
    one, two = a.target, b.target
    if one is None and two is None:
        return 0.0
    if one is None or two is None:
        return 0.1
    if a.is_zero != b.is_zero:
        return 0.1
    if a.is_zero:
        return 0.0
    other_kind = 0.1 if one.quantity != two.quantity else 0.0
    return other_kind + (0.0 if same_unit(one.unit, two.unit) else 0.15)


def assign(
    scores: dict[tuple[int, int], float], rows: int, columns: int, least: float
) -> list[Match]:
    """The assignment with the greatest sum of scores; pairs below `least` stay alone."""
    kept = {pair: score for pair, score in scores.items() if score >= least}
    if not kept:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    table = np.zeros((rows, columns))
    for (i, j), score in kept.items():
        table[i, j] = score
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    found = ((int(i), int(j)) for i, j in chosen)
    return [Match(i, j, round(min(1.0, kept[i, j]), 4)) for i, j in found if (i, j) in kept]

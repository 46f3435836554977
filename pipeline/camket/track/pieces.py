"""One promise that became two, and two that became one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from camket.track.ambition import Verdict, compare_targets, same_unit
from camket.track.figures import figure
from camket.track.matching import Match
from camket.track.parts import PART
from camket.track.promises import Promise
from camket.track.wording import kernel

_SHARES = frozenset(("%", "‰", "điểm %", "điểm", "hạng", None))


@dataclass(frozen=True, slots=True)
class Regrouped:
    """A link whose one side is now (or was) several promises."""

    link: Match
    split: bool
    """Whether the earlier promise was divided; else the earlier ones were joined."""
    others: tuple[int, ...]
    """The promises that belong to it beside the linked ones."""
    verdict: Verdict


def regrouped(
    one: Sequence[Promise], two: Sequence[Promise], links: Sequence[Match], *, larger: bool
) -> Iterator[Regrouped]:
    """Links to be compared by the sum of several promises, never by one of them alone."""
    free_a = set(range(len(one))) - {link.a for link in links}
    free_b = set(range(len(two))) - {link.b for link in links}
    for link in links:
        a, b = one[link.a], two[link.b]
        if others := _parts(a, b, two, free_b):
            free_b -= set(others)
            parts = [b, *(two[number] for number in others)]
            yield Regrouped(link, True, others, _verdict(a, parts, split=True, larger=larger))
        elif others := _parts(b, a, one, free_a):
            free_a -= set(others)
            parts = [a, *(one[number] for number in others)]
            yield Regrouped(link, False, others, _verdict(b, parts, split=False, larger=larger))


def _parts(
    whole: Promise, known: Promise, side: Sequence[Promise], free: set[int]
) -> tuple[int, ...]:
    """Unlinked promises that are parts of `whole` beside the one known to be."""
    if not _is_part(known, whole):
        return ()
    found: list[int] = []
    parts = [known]
    for number in sorted(free):
        promise = side[number]
        apart = _is_part(promise, whole) and all(_apart(promise, part) for part in parts)
        if apart and not _within(promise, parts):
            found.append(number)
            parts.append(promise)
    return tuple(found)


def _is_part(part: Promise, whole: Promise) -> bool:
    """ "Xây mới 250 nhà" of "xây mới, sửa chữa 460 nhà", "6 ha rừng phòng hộ" of "10 ha rừng"."""
    if not (_is_counted(part) and _is_counted(whole)) or part.target is None:
        return False
    alike = whole.target is not None and same_unit(part.target.unit, whole.target.unit)
    mine, all_of_it = kernel(part.wording), kernel(whole.wording)
    return alike and bool(all_of_it) and (mine < all_of_it or all_of_it < mine)


def _is_counted(promise: Promise) -> bool:
    target = promise.target
    counted = target is not None and target.quantity == "level" and target.value is not None
    return counted and target is not None and target.unit not in _SHARES and not target.per


def _apart(one: Promise, other: Promise) -> bool:
    mine, theirs = kernel(one.wording), kernel(other.wording)
    return bool(mine - theirs) and bool(theirs - mine)


def _within(promise: Promise, parts: Sequence[Promise]) -> bool:
    """ "40 phiên, trong đó 12 phiên lưu động": a part of the number told already."""
    same = any(part.commitment.id == promise.commitment.id for part in parts)
    return same and PART.search(promise.commitment.span.exact) is not None


def _verdict(whole: Promise, parts: Sequence[Promise], *, split: bool, larger: bool) -> Verdict:
    parts = sorted(parts, key=lambda part: part.commitment.span.start)
    shown = " + ".join(_shown(part) for part in parts)
    told = f"{_shown(whole)} → {shown}" if split else f"{shown} → {_shown(whole)}"
    covered = frozenset[str]().union(*(kernel(part.wording) for part in parts))
    if covered != kernel(whole.wording) or len({p.target.unit for p in parts if p.target}) > 1:
        return Verdict("reworded", False, f"{told}: {'divided' if split else 'joined'} otherwise")
    total = _summed(parts)
    sides = (whole, total) if split else (total, whole)
    found = compare_targets(*sides, larger=larger)
    return replace(found, reason=f"{told}, in all {found.reason}")


def _summed(parts: Sequence[Promise]) -> Promise:
    """The first part with the sum of all for its number."""
    first = parts[0]
    total = sum(float(p.target.value or 0) for p in parts if p.target)
    targets = list(first.commitment.targets)
    if first.index is not None:
        targets[first.index] = targets[first.index].model_copy(update={"value": total})
    summed = first.commitment.model_copy(update={"targets": tuple(targets)})
    return replace(first, commitment=summed)


def _shown(promise: Promise) -> str:
    target = promise.target
    return figure(float(target.value or 0), target.unit) if target else ""


def facts_of(a: Promise, linked: Sequence[tuple[Promise, Promise]]) -> Iterator[Promise]:
    """Numbers told within the pair of a neighbour clause: "4 đợt", "tiếp nhận … qua 3 đợt"."""
    for neighbour, b in linked:
        if a.target is None or neighbour.commitment.node_path != a.commitment.node_path:
            continue
        for index, fact in enumerate(b.commitment.targets):
            named = kernel(a.wording) & kernel(b.commitment.span.exact)
            told = fact.role == "fact" and fact.quantity == "level"
            if told and named and fact.unit == a.target.unit and fact.value is not None:
                yield replace(b, index=index)

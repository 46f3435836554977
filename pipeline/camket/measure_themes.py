"""How themes compare with annotated documents: confusion, calibration, risk against coverage."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from camket.corpora import GoldClause, GoldDocument
from camket.labels import THEME_LABELS
from camket.measure import pair_up
from camket.records import Record

_BINS = 10
_COVERAGES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_SIDE, _EDGE = 360, 48
_NO_SECTOR = frozenset(("general", "none"))
"""Answers that name no sector; the macro average is over the sectors."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One commitment found in both: the labelled theme, the found one, and how sure it was."""

    document: str
    wanted: str
    others: frozenset[str]
    """Labelled secondary themes."""
    found: str
    probability: float

    @property
    def is_right(self) -> bool:
        """True when the primary themes agree."""
        return self.wanted == self.found


@dataclass(frozen=True, slots=True)
class Bin:
    """Decisions of about the same probability."""

    count: int
    sure: float
    right: float


def decisions(pairs: Iterable[tuple[GoldDocument, Record]]) -> list[Decision]:
    """Pair the commitments of annotated documents with those of their records."""
    return [decision for gold, record in pairs for decision in _of_document(gold, record)]


def _of_document(gold: GoldDocument, record: Record) -> Iterator[Decision]:
    placed = list(_placed(gold))
    found = [item for item in record.commitments if item.class_ != "principle"]
    extents = [(item.span.start, item.span.end) for item in found]
    for i, j in pair_up([extent for extent, _ in placed], extents):
        clause, themes = placed[i][1], found[j].themes
        yield Decision(
            document=gold.id,
            wanted=_top(clause.primary),
            others=frozenset(map(_top, clause.secondary)),
            found=themes.primary,
            probability=themes.probability,
        )


def _placed(gold: GoldDocument) -> Iterator[tuple[tuple[int, int], GoldClause]]:
    for at, line in gold.placed_lines():
        cursor = 0
        for clause in line.clauses:
            start = line.text.find(clause.text, cursor)
            cursor = start + len(clause.text)
            yield (at + start, at + cursor), clause


def _top(label: str) -> str:
    return label.partition(".")[0]


def accuracy(found: Sequence[Decision]) -> float:
    """Share of right decisions (1.0 when there are none)."""
    return sum(item.is_right for item in found) / len(found) if found else 1.0


def lenient_accuracy(found: Sequence[Decision]) -> float:
    """The same when a labelled secondary theme counts as right."""
    right = sum(item.is_right or item.found in item.others for item in found)
    return right / len(found) if found else 1.0


def f1_of_themes(found: Sequence[Decision]) -> dict[str, float]:
    """F1 of every theme that was wanted or found."""
    wanted, said = Counter(d.wanted for d in found), Counter(d.found for d in found)
    right = Counter(d.wanted for d in found if d.is_right)
    return {t: 2 * right[t] / (wanted[t] + said[t]) for t in THEME_LABELS if wanted[t] + said[t]}


def reliability(found: Sequence[Decision]) -> list[Bin]:
    """Ten bins of equal width over the probability; empty ones are left out."""
    bins: list[Bin] = []
    for number in range(_BINS):
        inside = [d for d in found if min(int(d.probability * _BINS), _BINS - 1) == number]
        if inside:
            sure = sum(d.probability for d in inside) / len(inside)
            bins.append(Bin(len(inside), sure, accuracy(inside)))
    return bins


def calibration_error(found: Sequence[Decision]) -> float:
    """Expected calibration error over the bins of `reliability`."""
    gaps = sum(abs(b.right - b.sure) * b.count for b in reliability(found))
    return gaps / len(found) if found else 0.0


def risk_coverage(found: Sequence[Decision]) -> list[tuple[float, float, float]]:
    """(coverage, least probability kept, accuracy of the kept), most sure first."""
    ranked = sorted(found, key=lambda d: -d.probability)
    rows = []
    for coverage in _COVERAGES:
        kept = ranked[: round(coverage * len(ranked))]
        if kept:
            rows.append((coverage, kept[-1].probability, accuracy(kept)))
    return rows


def confusion(found: Sequence[Decision]) -> list[list[str]]:
    """Rows of a table: labelled theme by found theme, with a heading row."""
    cells = Counter((d.wanted, d.found) for d in found)
    seen = {theme for cell in cells for theme in cell}
    names = [theme for theme in THEME_LABELS if theme in seen]
    rows = [["labelled \\ found", *names]]
    return rows + [[name, *(str(cells[name, other]) for other in names)] for name in names]


def as_json(found: Sequence[Decision]) -> dict[str, Any]:
    """All figures, rounded."""
    per_theme = f1_of_themes(found)
    ten = [value for theme, value in per_theme.items() if theme not in _NO_SECTOR]
    return {
        "commitments": len(found),
        "accuracy": round(accuracy(found), 4),
        "accuracy with secondary": round(lenient_accuracy(found), 4),
        "macro F1": round(sum(ten) / len(ten), 4) if ten else 1.0,
        "F1": {theme: round(value, 4) for theme, value in per_theme.items()},
        "calibration error": round(calibration_error(found), 4),
        "risk and coverage": [
            {"coverage": c, "probability from": round(p, 4), "accuracy": round(a, 4)}
            for c, p, a in risk_coverage(found)
        ],
    }


def report(found: Sequence[Decision]) -> str:
    """The figures for a reader, one line each, and the confusion matrix."""
    facts = as_json(found)
    lines = [f"{name:<26}{facts[name]}" for name in list(facts)[:4]]
    lines += [f"  F1 {theme:<29}{value:.3f}" for theme, value in facts["F1"].items()]
    lines.append(f"{'calibration error':<26}{facts['calibration error']}")
    lines += [
        f"  {row['coverage']:.0%} of the commitments, probability from "
        f"{row['probability from']:.2f}: accuracy {row['accuracy']:.3f}"
        for row in facts["risk and coverage"]
    ]
    table = confusion(found)
    lines += [
        "  ".join([f"{row[0]:<25}", *(f"{cell[:8]:>8}" for cell in row[1:])]) for row in table
    ]
    return "\n".join(lines)


def reliability_svg(found: Sequence[Decision]) -> str:
    """A reliability plot: how often answers are right against how sure they are."""
    bins, size = reliability(found), _SIDE + 2 * _EDGE
    most = max((b.count for b in bins), default=1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
        f'font-family="sans-serif" font-size="12">',
        f"<title>{escape('Reliability of theme probabilities')}</title>",
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4"/>',
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#333"/>',
    ]
    for b in bins:
        radius = 3 + 9 * (b.count / most) ** 0.5
        parts.append(
            f'<circle cx="{_x(b.sure)}" cy="{_y(b.right)}" r="{radius:.1f}" fill="#0a63a8" '
            f'fill-opacity="0.7"><title>{b.count} commitments, sure {b.sure:.2f}, '
            f"right {b.right:.2f}</title></circle>"
        )
    parts += [
        f'<text x="{_x(0.5)}" y="{size - 12}" text-anchor="middle">probability</text>',
        f'<text x="14" y="{_y(0.5)}" text-anchor="middle" '
        f'transform="rotate(-90 14 {_y(0.5)})">share that is right</text>',
        *(_tick(tenth / 10) for tenth in range(0, 11, 2)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(value: float) -> float:
    return round(_EDGE + value * _SIDE, 1)


def _y(value: float) -> float:
    return round(_EDGE + (1 - value) * _SIDE, 1)


def _tick(value: float) -> str:
    return (
        f'<text x="{_x(value)}" y="{_y(0) + 16}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_x(0) - 6}" y="{_y(value) + 4}" text-anchor="end">{value:g}</text>'
    )


def write_report(found: Sequence[Decision], folder: Path) -> None:
    """Write `themes.json`, `confusion.tsv` and `reliability.svg` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"
    table = "".join("\t".join(row) + "\n" for row in confusion(found))
    (folder / "themes.json").write_text(facts, encoding="utf-8")
    (folder / "confusion.tsv").write_text(table, encoding="utf-8")
    (folder / "reliability.svg").write_text(reliability_svg(found), encoding="utf-8")

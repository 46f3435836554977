"""How good themes are: accuracy, F1, calibration and coverage over labelled stretches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from camket.records import Themes
from camket.tag.annotated import Example
from camket.tag.features import Floats
from camket.tag.lexicon import lexicon

_BINS = 10
_COVERAGE = 0.8
_SWEEP = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def _f1(right: int, said: int, gold: int) -> float:
    return 2 * right / (said + gold) if said + gold else 0.0


@dataclass(frozen=True)
class Measured:
    """Figures over commitments; documents never share a fold with their own training."""

    stretches: int
    accuracy: float
    accuracy_lenient: float
    """The primary is the gold primary or one of its secondary themes."""
    macro_f1: float
    f1: dict[str, float]
    subtheme_accuracy: float
    secondary_f1: float
    ece: float
    accuracy_at_80: float
    abstention: list[dict[str, float]]

    def as_json(self) -> dict[str, Any]:
        """All figures, rounded."""
        return {
            name: round(value, 4) if isinstance(value, float) else value
            for name, value in vars(self).items()
        }

    def line(self) -> str:
        """The main figures on one line."""
        return (
            f"accuracy {self.accuracy:.3f}, macro-F1 {self.macro_f1:.3f}, "
            f"sub-theme {self.subtheme_accuracy:.3f}, ECE {self.ece:.3f}, "
            f"at 80 % coverage {self.accuracy_at_80:.3f}, secondary F1 {self.secondary_f1:.3f}"
        )


def calibration_error(right: NDArray[np.bool_], sure: Floats) -> float:
    """Expected calibration error over ten equal bins."""
    which = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(right[which == b].mean() - sure[which == b].mean()) * (which == b).mean()
        for b in range(_BINS)
        if (which == b).any()
    ]
    return float(sum(gaps))


def _secondary(examples: Sequence[Example], found: Sequence[Themes]) -> float:
    right = said = gold = 0
    for example, themes in zip(examples, found, strict=True):
        primary = example.primary.split(".")[0]
        wanted = {s.split(".")[0] for s in example.secondary} - {primary}
        right += len(wanted & set(themes.secondary))
        said += len(themes.secondary)
        gold += len(wanted)
    return _f1(right, said, gold)


def _sweep(right: NDArray[np.bool_], sure: Floats) -> list[dict[str, float]]:
    rows = []
    for threshold in _SWEEP:
        kept = sure >= threshold
        accuracy = float(right[kept].mean()) if kept.any() else 1.0
        rows.append(
            {
                "below": threshold,
                "coverage": round(float(kept.mean()), 4),
                "accuracy": round(accuracy, 4),
            }
        )
    return rows


def measure(examples: Sequence[Example], found: Sequence[Themes], chances: Floats) -> Measured:
    """Compare found themes with the labels; lines without commitments are left out."""
    keep = [k for k, example in enumerate(examples) if example.is_clause]
    examples, found = [examples[k] for k in keep], [found[k] for k in keep]
    sure = chances[keep].max(axis=1)
    gold = [example.primary.split(".")[0] for example in examples]
    said = [themes.primary for themes in found]
    right = np.array([a == b for a, b in zip(gold, said, strict=True)])
    lenient = [
        s == g or s in {x.split(".")[0] for x in e.secondary}
        for s, g, e in zip(said, gold, examples, strict=True)
    ]
    f1 = {
        theme: round(
            _f1(
                sum(g == s == theme for g, s in zip(gold, said, strict=True)),
                said.count(theme),
                gold.count(theme),
            ),
            4,
        )
        for theme in lexicon().themes
    }
    deep = [
        themes.subtheme == example.primary
        for example, themes in zip(examples, found, strict=True)
        if "." in example.primary
    ]
    order = np.argsort(-sure, kind="stable")[: round(_COVERAGE * len(sure))]
    return Measured(
        stretches=len(examples),
        accuracy=float(right.mean()),
        accuracy_lenient=float(np.mean(lenient)),
        macro_f1=float(np.mean(list(f1.values()))),
        f1=f1,
        subtheme_accuracy=float(np.mean(deep)),
        secondary_f1=_secondary(examples, found),
        ece=calibration_error(right, sure),
        accuracy_at_80=float(right[order].mean()),
        abstention=_sweep(right, sure),
    )

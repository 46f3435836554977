"""The theme report: what is counted, and that the plot is drawn from the same counts."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from camket.cli import camket
from camket.measure_themes import (
    Decision,
    accuracy,
    as_json,
    calibration_error,
    confusion,
    f1_of_themes,
    lenient_accuracy,
    reliability,
    reliability_svg,
    risk_coverage,
)

GOLD = Path(__file__).parents[1] / "corpora" / "gold"


def made(wanted: str, found: str, probability: float, *others: str) -> Decision:
    return Decision("x", wanted, frozenset(others), found, probability)


FOUR = [
    made("economy", "economy", 0.95),
    made("economy", "defense", 0.55, "defense"),
    made("defense", "defense", 0.85),
    made("defense", "economy", 0.15),
]


def test_a_labelled_secondary_theme_counts_only_in_the_lenient_figure():
    assert accuracy(FOUR) == 0.5
    assert lenient_accuracy(FOUR) == 0.75


def test_f1_counts_wanted_and_found():
    assert f1_of_themes(FOUR) == {"economy": 0.5, "defense": 0.5}


def test_the_confusion_matrix_has_labels_in_rows():
    assert confusion(FOUR)[1:] == [["economy", "1", "1"], ["defense", "1", "1"]]


def test_calibration_error_is_the_weighted_gap_between_sure_and_right():
    assert calibration_error(FOUR) == pytest.approx((0.05 + 0.55 + 0.15 + 0.15) / 4)
    assert calibration_error([made("economy", "economy", 1.0)]) == 0.0


def test_the_most_sure_are_kept_first():
    assert risk_coverage(FOUR)[-1] == (0.5, 0.85, 1.0)


def test_the_plot_is_xml_with_one_mark_a_bin():
    root = ElementTree.fromstring(reliability_svg(FOUR))
    marks = [element for element in root.iter() if element.tag.endswith("circle")]
    assert len(marks) == len(reliability(FOUR)) == 4


def test_nothing_found_is_no_error():
    assert as_json([])["accuracy"] == 1.0
    assert ElementTree.fromstring(reliability_svg([])).tag.endswith("svg")


def test_evaluate_themes_writes_figures_matrix_and_plot(tmp_path):
    document = sorted(GOLD.glob("*.json"))[0]
    arguments = ["evaluate", str(document), "--themes", str(tmp_path / "out")]
    done = CliRunner().invoke(camket, arguments)
    assert done.exit_code == 0, done.output
    assert "calibration error" in done.output
    facts = json.loads((tmp_path / "out" / "themes.json").read_text(encoding="utf-8"))
    assert 0.0 <= facts["accuracy"] <= 1.0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "themes.json",
        "confusion.tsv",
        "reliability.svg",
    }

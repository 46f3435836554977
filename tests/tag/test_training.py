"""Training: the same bytes twice, and inference that agrees with scikit-learn."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from camket.errors import ModelError, UsageError
from camket.tag import train_themes
from camket.tag.annotated import examples_of, load_examples
from camket.tag.linear import LinearTagger

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpora" / "train"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for path in sorted(CORPUS.glob("*.json"))[::8]:
        shutil.copy(path, folder)
    return folder


@pytest.mark.slow
def test_training_twice_gives_the_same_bytes(small, tmp_path):
    for name in ("a", "b"):
        train_themes(small, tmp_path / name)
    for file in ("themes.npz", "themes.json", "metrics.json"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


@pytest.mark.slow
def test_inference_agrees_with_scikit_learn(small, tmp_path):
    from camket.tag.features import answers
    from camket.tag.training import Table, fit, settle, write_model

    examples = load_examples(small)
    table = Table.of(examples)
    fitted = settle(fit([table], np.arange(len(examples))), 1.3)
    facts = {
        "abstain_below": 0.5,
        "secondary": {"weights": [0.0] * 6, "bias": [0.0] * 10, "threshold": 9.0},
    }
    write_model(tmp_path, fitted, facts, table.dense.shape[1])
    ours = LinearTagger(tmp_path).probabilities([e.scene for e in examples])
    theirs = fitted.themes.predict_proba(table.matrix(fitted.words, context=True))
    columns = [answers().index(name) for name in fitted.themes.classes_]
    assert len(columns) >= 10
    assert np.abs(ours[:, columns] - theirs).max() < 1e-6


def test_tagging_loads_no_scikit_learn():
    code = (
        "import sys; from camket.tag import load_tagger; load_tagger('linear');"
        "sys.exit(any(m in sys.modules for m in ('sklearn', 'scipy', 'spacy')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "pipeline")}, check=False
    )
    assert done.returncode == 0


def test_every_labelled_clause_becomes_an_example():
    document = {
        "id": "x",
        "lines": [
            {"zone": "title", "text": "GIAO ƯỚC THI ĐUA"},
            {
                "zone": "item",
                "path": "1",
                "marker": "1.",
                "text": "1. Thu ngân sách vượt dự toán; giảm hộ nghèo",
                "clauses": [
                    {
                        "text": "Thu ngân sách vượt dự toán",
                        "primary": "economy.budget",
                        "secondary": [],
                    },
                    {
                        "text": "giảm hộ nghèo",
                        "primary": "culture_society.social_welfare",
                        "secondary": ["economy"],
                    },
                ],
            },
        ],
    }
    first, second = examples_of(document)
    assert (first.text, second.text) == ("Thu ngân sách vượt dự toán", "giảm hộ nghèo")
    assert second.secondary == ("economy",)
    assert second.scene.line[0] is first.scene.own
    assert second.scene.before is first.scene.own


def test_joining_documents_changes_no_probability(small):
    examples = load_examples(small)[:120]
    tagger = LinearTagger()
    joined = tagger.probabilities([example.scene for example in examples])
    apart = np.vstack(
        [
            tagger.probabilities(scenes)[[e.scene.row for e in examples if e.scene.of is scenes]]
            for scenes in {id(e.scene.of): e.scene.of for e in examples}.values()
        ]
    )
    assert np.abs(joined - apart).max() < 1e-9


def test_held_out_documents_are_never_trained_on(tmp_path):
    for folder in ("train", "gold", "tracking/held"):
        (tmp_path / folder).mkdir(parents=True)
        clauses = [{"text": "Thu ngân sách", "primary": "economy.budget"}]
        line = {"zone": "item", "path": "1", "text": "Thu ngân sách", "clauses": clauses}
        document = {"id": folder, "lines": [line]}
        (tmp_path / folder / "a.json").write_text(json.dumps(document), encoding="utf-8")
    assert [example.doc for example in load_examples(tmp_path)] == ["train"]


def test_strange_documents_lack_the_cues_only_one_body_shows():
    from camket.tag.strangers import without_lonely_cues

    def document(name: str, text: str) -> dict:
        clauses = [{"text": text, "primary": "economy.budget"}]
        return {
            "id": name,
            "lines": [{"zone": "item", "path": "1", "text": text, "clauses": clauses}],
        }

    texts = {
        "a-y1": "Thu ngân sách",
        "a-y2": "Thu ngân sách",
        "b": "Chống thất thu thuế",
        "c": "thuế",
    }
    examples = [examples_of(document(name, text))[0] for name, text in texts.items()]
    readings = [example.scene.own for example in examples]
    kept = [[hit.term for hit in one.hits] for one in without_lonely_cues(examples, readings)]
    assert kept[0] == kept[1] == []  # two years of one body
    assert kept[2] == kept[3] == [readings[3].hits[0].term]
    assert len(readings[2].hits) == 2  # the readings themselves keep theirs


def test_no_annotated_documents_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError):
        train_themes(tmp_path, tmp_path / "out")


def test_a_missing_model_is_a_model_error(tmp_path):
    with pytest.raises(ModelError):
        LinearTagger(tmp_path)

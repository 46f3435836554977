"""Sentence tables of this folder, and a tagger for single sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from camket.records import Themes
from camket.tag import load_tagger
from camket.tag.scene import Place, scenes
from camket.texts import View

HERE = Path(__file__).parent
TagOne = Callable[..., Themes]


def tag_one(sentence: str, tagger: str = "linear") -> Themes:
    place = Place(0, len(sentence), "1")
    return load_tagger(tagger).themes(scenes(View.of(sentence), (), [place], None))[0]


@pytest.fixture
def themes_of() -> TagOne:
    return tag_one


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "hard_case" in metafunc.fixturenames:
        metafunc.parametrize("hard_case", rows("hard_cases.tsv"), ids=lambda row: row[2][:60])


@pytest.fixture
def sentences() -> list[tuple[str, ...]]:
    return rows("sentences.tsv")

"""The 27 pinned rows of `corpora/cases/targets.jsonl` and our own rows, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from camket.parse.context import Context
from camket.parse.targets import find_targets
from camket.records import Target
from camket.texts import View

ROOT = Path(__file__).parents[2]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


ROWS = _rows(ROOT / "corpora/cases/targets.jsonl") + _rows(
    Path(__file__).with_name("targets_more.jsonl")
)


def _context(row: dict[str, Any]) -> Context:
    given = row.get("context", {})
    return Context(
        plan_year=given.get("year"),
        section=given.get("section", "binding"),
        genre=given.get("genre", "other"),
        unit=given.get("unit"),
        columns=tuple(given.get("columns", ())),
    )


def _shown(target: Target, wanted: dict[str, Any]) -> dict[str, Any]:
    shown = target.model_dump(mode="json")
    return {name: shown[name] for name in wanted}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}-{row.get('note', '')}")
def test_each_sentence_gives_the_targets_its_row_lists(row: dict[str, Any]) -> None:
    text = row["text"]
    found = find_targets(View.of(text), 0, len(text), _context(row))
    assert [target.raw for target in found] == [wanted["raw"] for wanted in row["expect"]]
    for target, wanted in zip(found, row["expect"], strict=True):
        assert _shown(target, wanted) == wanted
        assert text[target.start : target.end] == target.raw


@pytest.mark.parametrize(
    ("words", "raw", "per"),
    [
        ("Tổ chức 4 lượt luyện tập/năm", "4 lượt luyện tập/năm", ("năm",)),
        (
            "Tổ chức 02 buổi sinh hoạt chuyên đề/quý",
            "02 buổi sinh hoạt chuyên đề/quý",
            ("quý",),
        ),
    ],
)
def test_a_stroke_after_the_words_that_describe_a_count_divides_it(
    words: str, raw: str, per: tuple[str, ...]
) -> None:
    view = View.of(words)
    (target,) = find_targets(view, 0, len(words), Context())
    assert (target.raw, target.per) == (raw, per)


@pytest.mark.parametrize(
    ("sign", "op"),
    [(">=", "ge"), ("=>", "ge"), ("<=", "le"), ("=<", "le"), (">", "gt"), ("<", "lt")],
)
def test_a_comparison_typed_with_two_signs_is_read_as_one(sign: str, op: str) -> None:
    text = f"Thu hồi nợ {sign} 95%."
    found = find_targets(View.of(text), 0, len(text), Context())
    assert [(target.op, target.raw) for target in found] == [(op, f"{sign} 95%")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số sáng kiến được công nhận: 120 trở lên.", [("120 trở lên", "ge")]),
        ("Số hồ sơ tồn: 40 trở xuống.", [("40 trở xuống", "le")]),
        ("Số sáng kiến được công nhận: 120.", [("120", "eq")]),
        ("Diễn tập 01 cuộc cấp huyện, 05 cuộc cấp xã.", [("01 cuộc", "eq"), ("05 cuộc", "eq")]),
        ("Nâng hạng 1 sản phẩm lên 4 sao.", [("1 sản phẩm", "eq"), ("lên 4 sao", "eq")]),
        (
            "Xây dựng 5 tuyến đường hoa dài tối thiểu 500 mét/tuyến.",
            [("5 tuyến đường", "eq"), ("tối thiểu 500 mét/tuyến", "ge")],
        ),
        ("Xây dựng tuyến đường dài 500 m.", []),
        ("Nghiên cứu tập 2 của bộ sách.", []),
    ],
)
def test_what_is_asked_for_is_a_target(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_targets(View.of(text), 0, len(text), Context())
    assert [(target.raw, target.op) for target in found if target.role == "target"] == expected

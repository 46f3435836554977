"""Which "nhóm N" is a place reached and which only names a kind."""

from __future__ import annotations

import pytest

from camket.parse.context import Context
from camket.parse.targets import find_targets
from camket.texts import View


def _ranks(text: str) -> list[tuple[str, float | int | None]]:
    found = find_targets(View.of(text), 0, len(text), Context())
    return [(target.raw, target.value) for target in found if target.quantity == "rank"]


@pytest.mark.parametrize(
    "text",
    [
        "Huấn luyện an toàn nhóm 4 cho 350 lao động.",
        "Bồi dưỡng kiến thức quốc phòng cho nhóm 2, nhóm 3 đối tượng.",
        "Tập huấn cho nhóm 5 hộ sản xuất.",
        "Tiêm vắc xin cho nhóm 3.",
    ],
)
def test_a_numbered_kind_is_no_rank(text: str) -> None:
    assert _ranks(text) == []


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("Phấn đấu thuộc nhóm 5 xã dẫn đầu tỉnh.", "nhóm 5 xã dẫn đầu", 5),
        ("Chỉ số PCI vào nhóm 10 cả nước.", "nhóm 10", 10),
        ("Thuộc nhóm 10 của cả nước.", "nhóm 10", 10),
        ("Chỉ số PAPI vào nhóm đầu 15 tỉnh.", "nhóm đầu 15 tỉnh", 15),
        ("Nằm trong top 10 cả nước.", "top 10", 10),
        ("Xếp trong nhóm 10.", "nhóm 10", 10),
    ],
)
def test_the_best_of_a_whole_are_a_rank(text: str, raw: str, value: int) -> None:
    assert _ranks(text) == [(raw, value)]

"""What a number is counted per: one hectare, ten thousand people, a thousand workers."""

from __future__ import annotations

import pytest

from camket.parse.context import Context
from camket.parse.targets import find_targets
from camket.records import Target
from camket.texts import View


def _read(text: str) -> tuple[Target, ...]:
    found = find_targets(View.of(text), 0, len(text), Context())
    assert all(text[target.start : target.end] == target.raw for target in found)
    return found


@pytest.mark.parametrize(
    ("text", "raw", "value", "per"),
    [
        (
            "Giá trị sản phẩm trên 01 ha đất trồng trọt đạt 165 triệu đồng.",
            "165 triệu đồng",
            165_000_000,
            "ha",
        ),
        (
            "Giá trị sản phẩm trên 1 ha đất trồng trọt: 165 triệu đồng.",
            "165 triệu đồng",
            165_000_000,
            "ha",
        ),
        ("Số bác sĩ trên 1 vạn dân đạt 12.", "12", 12, "10000 dân"),
        ("Số bác sĩ trên một vạn dân đạt 12 bác sĩ.", "12 bác sĩ", 12, "10000 dân"),
        ("Số giường bệnh trên 10.000 dân đạt 32 giường.", "32 giường", 32, "10000 dân"),
        (
            "Tần suất tai nạn dưới 2 vụ/1.000 lao động.",
            "dưới 2 vụ/1.000 lao động",
            2,
            "1.000 lao động",
        ),
        (
            "Tỷ suất tử vong mẹ không quá 15/100.000 trẻ đẻ sống.",
            "không quá 15/100.000 trẻ đẻ sống",
            15,
            "100.000 trẻ đẻ sống",
        ),
    ],
)
def test_a_denominator_is_no_target(text: str, raw: str, value: float, per: str) -> None:
    assert [(t.raw, t.value, t.per) for t in _read(text)] == [(raw, value, (per,))]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Phát triển trên 01 ha cây ăn quả.", "trên 01 ha"),
        ("Vận động trên 1.000 hộ dân hiến đất.", "trên 1.000 hộ dân"),
        ("Thu hút tổng số trên 10.000 người dân tham gia.", "trên 10.000 người"),
        ("Giải tỏa 12/100 hộ.", "12/100 hộ"),
    ],
)
def test_what_is_reached_stays_a_target(text: str, raw: str) -> None:
    assert [(target.raw, target.per) for target in _read(text)] == [(raw, ())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Số giường bệnh trên 10.000 dân đạt 32 giường.", "Số giường bệnh trên 10.000 dân"),
        ("Xây dựng 3 tuyến đường dài ít nhất 2 km.", "tuyến đường"),
    ],
)
def test_the_name_holds_the_divisor_and_no_bound(text: str, name: str) -> None:
    assert _read(text)[0].indicator == name

"""What a report says was done of what was planned, more than planned too."""

from __future__ import annotations

import pytest

from camket.parse.context import Context
from camket.parse.targets import find_targets
from camket.records import Target
from camket.texts import View

_REPORT = Context(genre="report", section="results")


def _read(text: str, context: Context) -> tuple[Target, ...]:
    found = find_targets(View.of(text), 0, len(text), context)
    assert all(text[target.start : target.end] == target.raw for target in found)
    return found


@pytest.mark.parametrize(
    ("text", "value", "total", "unit"),
    [
        ("Kết nạp được 11/10 đảng viên.", 11, 10, "đảng viên"),
        ("Kết nạp 9/8 đảng viên.", 9, 8, "đảng viên"),
        ("Trồng 15/10 ha rừng.", 15, 10, "ha"),
        ("Bồi dưỡng 21/20 cán bộ.", 21, 20, "cán bộ"),
        ("Thu tiền sử dụng đất 13,1/12 tỷ đồng.", 13_100_000_000, 12_000_000_000, "VND"),
        ("Thu ngân sách 13,1/25 tỷ đồng.", 13_100_000_000, 25_000_000_000, "VND"),
        ("Thu 8.450/7.900 triệu đồng.", 8_450_000_000, 7_900_000_000, "VND"),
        ("Thu 7.450/7.900 triệu đồng.", 7_450_000_000, 7_900_000_000, "VND"),
        ("Có 24/24 hộ ký cam kết.", 24, 24, "hộ"),
        ("Có 24/75 hộ ký cam kết.", 24, 75, "hộ"),
    ],
)
def test_a_report_tells_the_done_of_the_planned(
    text: str, value: float, total: float, unit: str
) -> None:
    found = [(t.quantity, t.value, t.total, t.unit) for t in _read(text, _REPORT)]
    assert found == [("fraction", value, total, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Trực 24/24 giờ.",
        "Phục vụ 24/7 khách hàng.",
        "Chào mừng ngày 26/3 đoàn viên dọn vệ sinh.",
        "Trước 30/6 xã hoàn thành.",
        "Tỷ số 3/2 bàn.",
        "Từ 15/10 cán bộ nghỉ học.",
    ],
)
def test_days_and_scores_are_no_fractions(text: str) -> None:
    assert _read(text, _REPORT) == ()


def test_a_plan_has_no_more_done_than_planned() -> None:
    found = _read("Kết nạp 11/10 đảng viên.", Context())
    assert [target.quantity for target in found if target.quantity == "fraction"] == []

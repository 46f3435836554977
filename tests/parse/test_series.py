"""Keys that link the same target over the years (DOMAIN 11)."""

from __future__ import annotations

import pytest

from camket.parse.context import Context
from camket.parse.series import SEPARATOR, fold, series_key
from camket.parse.targets import find_targets
from camket.texts import View


def _key(text: str, scope: str | None = None, theme: str | None = None) -> str | None:
    found = find_targets(View.of(text), 0, len(text), Context(plan_year=2020))
    return series_key(found[0], scope, theme)


SAME = [
    (
        "Tỷ lệ hộ nghèo còn 2,5%",
        "Tỉ lệ hộ nghèo giảm xuống còn dưới 1,8%",
    ),  # value, comparator, i/y
    ("Thu ngân sách trên địa bàn đạt 620 tỷ đồng", "Thu ngân sách đạt 700 tỷ đồng trở lên"),
    ("Kết nạp 12 đảng viên", "Kết nạp từ 15 đến 20 đảng viên"),
    ("Tỷ lệ bao phủ BHYT đạt 90%", "Phấn đấu tỷ lệ bao phủ BHYT đạt trên 92%"),
    ("100% hộ kinh doanh ký cam kết", "95% hộ kinh doanh trở lên ký cam kết"),
]
OTHER = [
    ("Tỷ lệ hộ nghèo còn 2,5%", "Tỷ lệ hộ cận nghèo còn 2,5%"),
    ("Thu ngân sách đạt 620 tỷ đồng", "Thu ngân sách tăng 12%"),  # a level and a growth
    (
        "Thu nhập bình quân đạt 5 triệu đồng/người/tháng",
        "Thu nhập bình quân đạt 60 triệu đồng/người/năm",
    ),
    ("100% hộ kinh doanh ký cam kết", "100% doanh nghiệp ký cam kết"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_years_of_one_promise_share_their_key(one: str, other: str) -> None:
    assert _key(one) == _key(other) is not None


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_promises_have_two_keys(one: str, other: str) -> None:
    assert _key(one) != _key(other)


def test_scope_and_theme_are_part_of_the_key() -> None:
    text = "Tỷ lệ hộ nghèo còn 2,5%"
    assert _key(text, "phường A") != _key(text, "phường B")
    assert _key(text, theme="economy") != _key(text, theme="culture_society")
    assert (_key(text, "phường A", "economy") or "").count(SEPARATOR) == 5


def test_a_fact_and_an_unnamed_number_belong_to_no_series() -> None:
    found = find_targets(View.of("Khối thi đua gồm 12 đơn vị"), 0, 26, Context())
    assert found[0].role == "fact"
    assert series_key(found[0]) is None
    assert _key("15% trở lên") is None


def test_folding_drops_diacritics_and_keeps_words_apart() -> None:
    assert fold("Đảng viên  mới") == "dang vien moi"
    assert fold("Uỷ ban") == fold("Ủy ban") == "uy ban"
    assert fold(None) == ""

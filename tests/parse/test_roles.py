"""Result or not: what a line of news tells as reached, and what is still to come."""

from datetime import date

import pytest

from camket.parse.context import Context
from camket.parse.finders import Citations, find_reported
from camket.parse.targets import find_targets
from camket.texts import View

NEWS = Context(genre="news", section="results", doc_date=date(2023, 3, 10), plan_year=2023)


def roles(sentence: str, context: Context = NEWS) -> list[str]:
    view = View.of(sentence)
    found = find_reported(view, (0, len(view.lower)), context, Citations(()))
    return [target.role for target in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Huyện Sơn Trà phấn đấu trồng 120 ha rừng.",
        "Xã sẽ dạy nghề cho 40 lao động trong đợt tới.",
        "Mỗi chi đoàn nhận chăm sóc ít nhất 2 tuyến đường.",
        "Đơn vị ra quân bảo vệ lễ hội, không để xảy ra cháy nổ.",
        "Thị xã dự kiến thảm nhựa 12 km đường.",
        "Kế hoạch đặt mục tiêu tỷ lệ hộ dùng nước sạch 92%. Số hộ nghèo giảm 3%.",
        "Năm 2025, tỷ lệ hộ dùng nước sạch 96%.",
        "Hợp tác xã đã thông qua kế hoạch sản xuất gồm 900 tấn chè.",
        "Phường dự kiến nâng tỷ lệ lao động đã qua đào tạo lên 64%.",
    ],
)
def test_what_is_to_come_is_no_result(sentence: str) -> None:
    assert "result" not in roles(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm qua, thị xã đã trồng 120 ha rừng.",
        "Hội viên vay 14 tỷ đồng để phát triển kinh tế.",
        "Phường quyết tâm giữ phong trào; đến nay đã kết nạp 40 hội viên.",
        "Đến cuối năm 2021, tổng dư nợ là 168 tỷ đồng.",
    ],
)
def test_what_was_reached_stays_a_result(sentence: str) -> None:
    assert set(roles(sentence)) == {"result"}


def test_a_procedure_prescribes() -> None:
    rule = Context(genre="procedure", section="background", rules=True)
    assert roles("Thông báo công khai ít nhất 01 lần trên trang tin.", rule) == ["norm"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Thu thuế đạt 92 tỷ đồng, tăng 7% so với ước thực hiện năm 2022.", "target"),
        ("Số chuyến xe tăng 9% so với thực tế năm 2022.", "target"),
        # what the estimate itself says is a result
        ("Thu thuế ước thực hiện 92 tỷ đồng, tăng 7% so với năm 2022.", "result"),
    ],
)
def test_the_past_that_is_compared_with_makes_no_result(sentence: str, role: str) -> None:
    view = View.of(sentence)
    plan = Context(genre="plan", section="binding", doc_date=date(2023, 1, 9), plan_year=2023)
    assert {target.role for target in find_targets(view, 0, len(sentence), plan)} == {role}

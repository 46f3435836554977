"""Figures that stay together over a comma, and those that are promises of their own."""

from __future__ import annotations

import pytest

from camket.parse.clauses import split_clauses
from camket.texts import View


def cut(text: str) -> list[str]:
    """The clauses of a line."""
    view = View.of(text)
    return [view.span(c.start, c.end).exact for c in split_clauses(view, 0, len(view.text))]


@pytest.mark.parametrize(
    "whole",
    [
        # the parts of a sum, however the list of parts is opened
        "Huy động 80 tỷ đồng, trong đó, vốn huyện 50 tỷ đồng, thu từ đấu giá đất 30 tỷ đồng",
        "Huy động 80 tỷ đồng, trong đó thu nội địa 50 tỷ đồng, thu khác 30 tỷ đồng",
        "Làm 24 km đường, trong đó: đường nhựa 9 km, cấp phối 15 km",
        "Tổng vốn 60 tỷ đồng, gồm: ngân sách tỉnh 40 tỷ đồng, nhân dân đóng góp 20 tỷ đồng",
        "Trồng 90 ha rừng, trong đó keo chiếm 60%, quế chiếm 40%",
        # shares of one whole
        "Cơ cấu kinh tế: nông nghiệp chiếm 20%, công nghiệp chiếm 45%, dịch vụ chiếm 35%",
        # how much a level has grown, and the figure hoped for
        "Sản lượng nước sạch đạt 4,2 triệu m3, tăng trưởng 6,1% so với năm 2019",
        "Tỷ lệ thất thoát nước dưới 18%, phấn đấu 16,5%",
        # what all the same people are given
        "100% thợ điện được huấn luyện an toàn, kiểm tra tay nghề",
        # verbs that share an object, also behind a body
        "Phối hợp với trạm y tế xã khám, tư vấn dinh dưỡng cho 90 bà mẹ",
        "Hỗ trợ hợp tác xã, hộ kinh doanh trong thu mua, chế biến chè",
        "Chống lãng phí, cắt 8% chi phí hội họp, tiếp khách",
    ],
)
def test_one_promise(whole: str) -> None:
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # work of its own behind the parts
        (
            "Tạo việc làm cho 900 người, trong đó có 60 người đi xuất khẩu, mở 8 lớp dạy nghề",
            ["Tạo việc làm cho 900 người, trong đó có 60 người đi xuất khẩu", "mở 8 lớp dạy nghề"],
        ),
        # one more thing measured, with a level of its own
        (
            "Giải quyết án hình sự đạt từ 95% trở lên, án hành chính đạt từ 70% trở lên",
            [
                "Giải quyết án hình sự đạt từ 95% trở lên",
                "án hành chính đạt từ 70% trở lên",
            ],
        ),
        # what is hoped for of other things is a promise of its own
        (
            "Đẩy mạnh cải cách hành chính, phấn đấu 98,5% hồ sơ trả đúng hạn",
            ["Đẩy mạnh cải cách hành chính", "phấn đấu 98,5% hồ sơ trả đúng hạn"],
        ),
    ],
)
def test_several_promises(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands in brackets belongs to the promise when it is no body
        (
            "Duy trì họp thôn (ít nhất mỗi quý một lần)",
            "Duy trì họp thôn (ít nhất mỗi quý một lần)",
        ),
        ("Giữ 4 đúng (đúng thuốc, đúng lúc)", "Giữ 4 đúng (đúng thuốc, đúng lúc)"),
        ("Giảm nợ xấu còn dưới 2% (Ngân hàng Nhà nước)", "Giảm nợ xấu còn dưới 2%"),
    ],
)
def test_only_the_owner_in_brackets_is_taken_off(text: str, expected: str) -> None:
    assert cut(text) == [expected]

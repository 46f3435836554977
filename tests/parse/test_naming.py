"""What a target measures: a noun phrase for the header of a table, or nothing."""

from __future__ import annotations

import pytest

from camket.flow import Pipeline, plain_text
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.parse.targets import find_targets
from camket.texts import View


def _names(sentence: str) -> list[str | None]:
    view, context = View.of(sentence), Context(plan_year=2024)
    times = find_deadlines(view, 0, len(sentence), context)
    taken = tuple((time.start, time.end) for time in times)
    return [t.indicator for t in find_targets(view, 0, len(sentence), context, taken)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        # what is measured stands before its value
        ("Tỷ lệ chuyên cần của học sinh đạt 98%.", "Tỷ lệ chuyên cần của học sinh"),
        ("Sản lượng khai thác hải sản 12.000 tấn.", "Sản lượng khai thác hải sản"),
        ("Tuyển quân đạt 100% chỉ tiêu trên giao.", "Tuyển quân"),
        # words of promising, subjects and times are no part of it
        ("Các xã, phường phấn đấu tỷ lệ hộ nghèo còn dưới 2%.", "tỷ lệ hộ nghèo"),
        ("Trong quý II phấn đấu doanh thu đạt 40 tỷ đồng.", "doanh thu"),
        # who does what: the things counted
        ("Mỗi phường xây dựng 02 tuyến phố văn minh đô thị.", "tuyến phố văn minh đô thị"),
        ("Hội Nông dân xã vận động làm 12 nhà đại đoàn kết.", "nhà đại đoàn kết"),
        ("Trồng mới 40 ha quế.", "quế"),
        ("Duy trì 100% khu dân cư có tổ hòa giải.", "khu dân cư"),
        # how often: what is done
        ("Bí thư chi bộ đối thoại với nhân dân 02 lần/năm.", "đối thoại với nhân dân"),
        # money given has no name of its own
        ("Vận động đóng góp 3 tỷ đồng.", None),
    ],
)
def test_the_name_is_a_noun_phrase(sentence: str, name: str | None) -> None:
    assert _names(sentence)[0] == name


def test_a_comparison_measures_what_the_quantity_before_measures() -> None:
    names = _names("Thu nội địa đạt 320 tỷ đồng, bằng 104% dự toán huyện giao.")
    assert names == ["Thu nội địa", "Thu nội địa"]


def test_a_later_time_of_the_same_value_keeps_the_name() -> None:
    names = _names("Tỷ lệ giải ngân đến 30/6 đạt 45%, đến 31/12 đạt 95% trở lên.")
    assert names == ["Tỷ lệ giải ngân"] * 2


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # a level behind a change in points is one of the same thing
        ("Tỷ lệ hộ nghèo giảm 1,2 điểm phần trăm, còn 3,4%.", ["Tỷ lệ hộ nghèo"] * 2),
        ("Tỷ lệ giải ngân đạt 96%, riêng 6 tháng đầu năm đạt 45%.", ["Tỷ lệ giải ngân"] * 2),
        (
            "Hoàn thành 12 km đường liên xóm trước 30/6, 25 km trong cả năm.",
            ["đường liên xóm"] * 2,
        ),
        # it has a name of its own
        ("Hoàn thành 12 km đường liên xóm, 5 km kênh mương.", ["đường liên xóm", "kênh mương"]),
        (
            "Tỷ lệ hộ nghèo giảm 1,2 điểm phần trăm, tỷ lệ lao động qua đào tạo 60%.",
            ["Tỷ lệ hộ nghèo", "tỷ lệ lao động qua đào tạo"],
        ),
    ],
)
def test_an_elided_name_is_that_before_the_comma(sentence: str, names: list[str]) -> None:
    assert _names(sentence) == names


def test_a_number_before_a_negation_belongs_to_the_name() -> None:
    assert _names("Trường Tiểu học Phú Khê 2 chưa khởi công do vướng mặt bằng.") == []
    assert _names("Còn 2 trường chưa khởi công.") != []


def test_levels_of_government_are_not_counted() -> None:
    assert _names("Vận hành thông suốt chính quyền địa phương 2 cấp, phục vụ người dân.") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Cơ cấu kinh tế: Nông, lâm, thủy sản 24% - Công nghiệp, xây dựng 43% - Dịch vụ 33%.",
            ["Nông, lâm, thủy sản", "Công nghiệp, xây dựng", "Dịch vụ"],
        ),
        (
            "Cơ cấu: nông - lâm - ngư nghiệp 20%, công nghiệp và xây dựng 45%, "
            "thương mại - dịch vụ 35%.",
            ["nông - lâm - ngư nghiệp", "công nghiệp và xây dựng", "thương mại - dịch vụ"],
        ),
    ],
)
def test_a_sector_keeps_the_comma_or_dash_in_its_name(line: str, names: list[str]) -> None:
    record = Pipeline().run(plain_text(f"KẾ HOẠCH\nNăm 2025\n\nI. CHỈ TIÊU\n1. {line}\n"))
    targets = [target for item in record.commitments for target in item.targets]
    assert [target.indicator for target in targets] == names

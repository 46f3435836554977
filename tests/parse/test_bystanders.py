"""Figures beside the aim: partners, announced points, sizes, names; and figures that do count."""

from datetime import date

import pytest

from camket.parse.context import Context
from camket.parse.targets import find_targets
from camket.records import Target
from camket.texts import View

PLAN = Context(genre="plan", doc_date=date(2023, 1, 5), plan_year=2023)


def targets(sentence: str) -> list[Target]:
    return list(find_targets(View.of(sentence), 0, len(sentence), PLAN))


def aims(sentence: str) -> list[str]:
    return [target.raw for target in targets(sentence) if target.role == "target"]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Đẩy mạnh hợp tác du lịch với 8 tỉnh Tây Nguyên", []),
        ("Tập trung vào 40 nhóm thông tin về đất đai", []),
        ("Triển khai 4 chương trình phát triển đô thị đã đề ra", []),
        ("Hoàn thành 12 chỉ tiêu đã đề ra", ["12 chỉ tiêu"]),
        ("Giúp thêm 500 hộ gia đình đạt 8 tiêu chí", ["thêm 500 hộ gia đình"]),
        ("Phấn đấu thêm 3 xã đạt 19 tiêu chí", ["thêm 3 xã", "19 tiêu chí"]),
        ("Kéo giảm tai nạn từ 5 đến 10% ở 3 tiêu chí", ["từ 5 đến 10%"]),
        ("Nâng hộ khá tăng 5% (huyện có gần 19.000 hội viên)", ["tăng 5%"]),
        ("Khối đề ra 8 chỉ tiêu thi đua", []),
        # Which projects stay behind is no aim; which share of poor stays is one.
        ("Điều chuyển vốn của các dự án giải ngân dưới 30%", []),
        ("Nhắc nhở những đơn vị hoàn thành kế hoạch dưới 50%", []),
        ("Phấn đấu các xã có tỷ lệ hộ nghèo dưới 3%", ["dưới 3%"]),
        ("Tổ chức thi đua qua 4 đợt", []),
        ("Tổ chức 4 đợt thi đua", ["4 đợt thi đua"]),
        ("Cụm thi đua 6 phấn đấu 100% đơn vị hoàn thành nhiệm vụ", ["100% đơn vị"]),
        ("Tiếp dân từ thứ 2 đến thứ 6", []),
        ("Tổng kết Hội thi 2022 diễn ra trong tuần", []),
        ("Nâng công suất trạm biến áp 110kV lên 63MVA", ["lên 63MVA"]),
        ("Tuyển thêm 4 hộ sinh trung cấp", ["thêm 4 hộ sinh"]),
    ],
)
def test_what_names_or_describes_is_no_aim(sentence: str, kept: list[str]) -> None:
    assert aims(sentence) == kept


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Xây dựng một công trình mang tên Đoàn", 1),
        ("Giúp đỡ một hộ nghèo làm nhà", 1),
        ("Phát động một phong trào lớn", 0),
        ("Đây là một công trình lớn", 0),
    ],
)
def test_one_counts_behind_an_activity(sentence: str, count: int) -> None:
    assert len(aims(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "quantity", "value", "baseline"),
    [
        ("Tỷ lệ gia đình thể thao tăng từ 46,2 - 47%", "level", 47, 46.2),
        ("Tỷ lệ hộ khá tăng từ 1,5 - 2%", "change", 1.5, None),
        ("Kim ngạch xuất khẩu tăng từ 20 - 25%", "change", 20, None),
    ],
)
def test_two_close_levels_are_a_move(
    sentence: str, quantity: str, value: float, baseline: float | None
) -> None:
    (found,) = targets(sentence)
    assert (found.quantity, found.value, found.baseline_value) == (quantity, value, baseline)


def test_money_paid_by_each_member() -> None:
    (found,) = targets("Xây dựng quỹ bình quân 60 ngàn/ 1 đoàn viên/ 1 năm")
    assert (found.value, found.unit, found.per) == (60000, "VND", ("đoàn viên", "năm"))


@pytest.mark.parametrize(
    ("sentence", "quantity"),
    [
        ("Doanh thu tăng 8% so với kế hoạch được giao", "plan_excess"),
        ("Doanh thu đạt 108% so với kế hoạch được giao", "plan_ratio"),
        ("Doanh thu tăng 8% so với năm 2022", "change"),
    ],
)
def test_growth_against_the_plan_is_an_excess(sentence: str, quantity: str) -> None:
    assert [target.quantity for target in targets(sentence)] == [quantity]


def test_a_multiple_behind_a_share_is_kept() -> None:
    found = targets("Doanh nghiệp tăng 12% về sản lượng và gấp 1,5 lần lợi nhuận")
    assert [(t.quantity, t.value) for t in found] == [("change", 12), ("multiple", 1.5)]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Nếu tiến độ giải ngân dưới 50%, điều chuyển vốn", []),
        ("Trường hợp giải ngân dưới 50% kế hoạch thì điều chuyển 10 tỷ đồng", ["10 tỷ đồng"]),
        ("Xã nào có dưới 70% hồ sơ trực tuyến thì giải trình", []),
        ("Giải quyết 100% trường hợp khiếu nại", ["100% trường hợp khiếu nại"]),
        ("Phấn đấu đạt 95%, nếu thuận lợi đạt 98%", ["95%", "98%"]),
    ],
)
def test_what_only_says_when_is_no_aim(sentence: str, kept: list[str]) -> None:
    assert aims(sentence) == kept

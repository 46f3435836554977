"""A day or a number that changed is told, also where nothing was read as a target."""

import pytest

from camket.flow import read_text
from camket.records import Record
from camket.track import Pair, compare

HEAD = "GIAO ƯỚC THI ĐUA NĂM {year}\nCác đơn vị thống nhất ký kết giao ước như sau:\n1. "


def covenant(year: int, line: str) -> Record:
    return read_text(HEAD.format(year=year) + line + "./.\n", f"{year}.txt")


def only(a: str, b: str) -> Pair:
    (pair,) = compare(covenant(2021, a), covenant(2022, b)).pairs
    return pair


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Khởi công trụ sở trong tháng 4.", "Khởi công trụ sở trong tháng 3.", "raised"),
        (
            "Nghiệm thu trạm bơm trước ngày 20/5/2021.",
            "Nghiệm thu trạm bơm trước ngày 30/10/2022.",
            "lowered",
        ),
        ("Bê tông hóa 4 km đường trong quý II.", "Bê tông hóa 4 km đường trong quý I.", "raised"),
        # a day beyond the plan is a fixed one
        ("Xây xong kè biển đến năm 2025.", "Xây xong kè biển đến năm 2027.", "lowered"),
        ("Xây xong kè biển đến năm 2025.", "Xây xong kè biển đến năm 2025.", "kept"),
        # the same time of its own year, or said otherwise
        ("Nộp đề án trong quý III.", "Nộp đề án trước ngày 30/9/2022.", "kept"),
        ("Nộp đề án trước ngày 15/7/2021.", "Nộp đề án trước ngày 15/7/2022.", "kept"),
        ("Mua 2 xe chở rác cuối năm.", "Mua 2 xe chở rác trước ngày 31/12.", "kept"),
        ("Họp mặt trước Tết Nguyên đán 2021.", "Họp mặt trước Tết Nguyên đán 2022.", "kept"),
        # a day gained or lost is said
        ("Số hóa hồ sơ lưu trữ.", "Số hóa hồ sơ lưu trữ trước ngày 15/5.", "reworded"),
        ("Số hóa hồ sơ lưu trữ.", "Số hóa hồ sơ lưu trữ trước ngày 31/12.", "kept"),
        # stretches and recurrences
        (
            "Trả kết quả trong thời hạn 15 ngày kể từ ngày nhận.",
            "Trả kết quả trong thời hạn 10 ngày kể từ ngày nhận.",
            "raised",
        ),
        ("Hằng tháng giao ban với chi hội.", "Hằng quý giao ban với chi hội.", "lowered"),
        ("Báo cáo trước ngày 20 hằng tháng.", "Báo cáo trước ngày 15 hằng tháng.", "raised"),
        # longer without fire is no looser day
        (
            "Không để xảy ra cháy rừng trong 6 tháng đầu năm.",
            "Không để xảy ra cháy rừng trong 9 tháng đầu năm.",
            "reworded",
        ),
    ],
)
def test_a_changed_day_is_told(before: str, after: str, change: str) -> None:
    assert only(before, after).change == change


def test_the_number_decides_and_the_day_stands_beside_it() -> None:
    pair = only(
        "Kết nạp 8 đảng viên, hoàn thành trước ngày 30/10.",
        "Kết nạp 10 đảng viên, hoàn thành trước ngày 15/12.",
    )
    assert [target.change for target in pair.targets] == ["raised", "lowered"]
    assert pair.change == "raised"
    assert pair.targets[1].reason.endswith("later, looser")


def test_some_days_of_one_month_are_told_beside_what_was_kept() -> None:
    pair = only("Sơ kết cụm thi đua trước ngày 15/7.", "Sơ kết cụm thi đua trước ngày 10/7.")
    assert (pair.change, [t.change for t in pair.targets]) == ("kept", ["kept", "raised"])


@pytest.mark.parametrize(
    ("before", "after", "change", "reason"),
    [
        ("Chỉnh trang 3 tuyến hẻm.", "Chỉnh trang 4 tuyến hẻm.", "reworded", "3 tuyến → 4 tuyến"),
        (
            "Đổ bê tông 5 km đường rộng 3 m.",
            "Đổ bê tông 5 km đường rộng 4 m.",
            "reworded",
            "3 m → 4 m",
        ),
        ("Dọn chợ mỗi tháng hai lần.", "Dọn chợ mỗi tháng một lần.", "reworded", "a number"),
        # numbers that name and count nothing
        ("Chỉnh trang tổ dân phố số 4.", "Chỉnh trang tổ dân phố số 9.", "kept", "same matter"),
        (
            "Thực hiện Nghị quyết số 12-NQ/TW về thanh niên.",
            "Thực hiện Nghị quyết số 15-NQ/TW về thanh niên.",
            "kept",
            "same matter",
        ),
    ],
)
def test_a_number_read_as_no_target_is_never_kept(
    before: str, after: str, change: str, reason: str
) -> None:
    pair = only(before, after)
    assert (pair.change, pair.reason.startswith(reason)) == (change, True), pair.reason

"""Promises that were divided, joined or renamed: never a bare raised or lowered."""

import pytest

from camket.flow import read_text
from camket.records import Record
from camket.track import Pair, compare

HEAD = "GIAO ƯỚC THI ĐUA NĂM {year}\nCác đơn vị thống nhất ký kết giao ước như sau:\n"


def covenant(year: int, *lines: str) -> Record:
    body = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    return read_text(HEAD.format(year=year) + body + "./.\n", f"{year}.txt")


def pairs(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[Pair, ...]:
    return compare(covenant(2021, *a), covenant(2022, *b)).pairs


@pytest.mark.parametrize(
    ("before", "after", "found", "reason"),
    [
        # the parts name all of it: their sum is compared
        (
            ("Nạo vét, khơi thông 12 km kênh mương.",),
            ("Nạo vét 8 km kênh mương.", "Khơi thông 3 km kênh mương."),
            ["lowered", "reworded"],
            "12 km → 8 km + 3 km, in all 12 km → 11 km",
        ),
        (
            (
                "Tổ chức 4 buổi nói chuyện pháp luật cho học sinh.",
                "Tổ chức 2 buổi nói chuyện pháp luật cho phụ nữ.",
            ),
            ("Tổ chức 7 buổi nói chuyện pháp luật cho học sinh và phụ nữ.",),
            ["raised", "reworded"],
            "4 buổi + 2 buổi → 7 buổi, in all 6 buổi → 7 buổi",
        ),
        # the parts name other things: no sum
        (
            ("Trồng 10 ha rừng.",),
            ("Trồng 6 ha rừng phòng hộ.", "Trồng 5 ha rừng sản xuất."),
            ["reworded", "reworded"],
            "10 ha → 6 ha + 5 ha: divided otherwise",
        ),
        # one that stayed, and another that is new
        (
            ("Kết nạp 8 đảng viên.",),
            ("Kết nạp 9 đảng viên.", "Kết nạp 5 đảng viên là nữ."),
            ["raised", "new"],
            "8 đảng viên → 9 đảng viên",
        ),
        (
            ("Lắp 20 camera, 30 đèn đường.",),
            ("Lắp 25 camera.", "Lắp 40 đèn đường."),
            ["raised", "raised"],
            "20 camera → 25 camera",
        ),
    ],
)
def test_what_was_divided_or_joined_is_compared_by_its_sum(
    before: tuple[str, ...], after: tuple[str, ...], found: list[str], reason: str
) -> None:
    linked = pairs(before, after)
    assert [pair.change for pair in linked] == found
    assert linked[0].reason.startswith(reason), linked[0].reason


def test_parts_of_a_sum_under_other_names_are_other_things() -> None:
    (pair,) = pairs(
        ("Kết nạp 8 đảng viên, trong đó 3 đảng viên nữ.",),
        ("Kết nạp 9 đảng viên, trong đó 2 đảng viên dân tộc thiểu số.",),
    )
    assert [t.change for t in pair.targets] == ["raised", "dropped", "new"]
    assert "3 đảng viên nữ" in pair.targets[1].reason
    (same,) = pairs(
        ("Kết nạp 8 đảng viên, trong đó 3 đảng viên nữ.",),
        ("Kết nạp 9 đảng viên, trong đó có 2 đảng viên là nữ.",),
    )
    assert [t.change for t in same.targets] == ["raised", "lowered"]


def test_a_number_within_the_words_of_a_neighbour_is_found_there() -> None:
    (pair,) = pairs(
        ("Tổ chức 5 đợt khám lưu động, phục vụ ít nhất 900 lượt người.",),
        ("Phục vụ ít nhất 950 lượt người qua 4 đợt khám lưu động.",),
    )
    assert [t.reason.split(":")[0] for t in pair.targets] == [
        "900 lượt người → 950 lượt người",
        "5 đợt → 4 đợt",
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # one sentence of both is neither dropped nor new
        (
            "Không có cán bộ vi phạm kỷ luật, không có khiếu kiện đông người.",
            "Không có khiếu kiện đông người, cán bộ vi phạm kỷ luật.",
            ["kept", "kept"],
        ),
        # less is forbidden
        (
            "Không để xảy ra cháy rừng.",
            "Không để xảy ra cháy rừng lớn.",
            ["reworded"],
        ),
        (
            "Không để xảy ra tai nạn lao động chết người.",
            "Không để xảy ra tai nạn lao động nặng.",
            ["reworded"],
        ),
        # where it must not happen makes no other thing of it
        (
            "Không để xảy ra cháy rừng trên địa bàn.",
            "Tiếp tục không để xảy ra cháy rừng.",
            ["kept"],
        ),
    ],
)
def test_what_must_not_happen_keeps_its_degree(before: str, after: str, found: list[str]) -> None:
    linked = pairs((before,), (after,))
    assert [pair.change for pair in linked] == found
    assert all(target.change == found[0] for pair in linked for target in pair.targets)


def test_numbers_are_printed_in_the_words_of_the_document() -> None:
    (pair,) = pairs(("Công nhận 10 sản phẩm OCOP.",), ("Công nhận 12 sản phẩm OCOP.",))
    assert pair.reason.startswith("10 sản phẩm OCOP → 12 sản phẩm OCOP")
    (each,) = pairs(
        ("Năng suất ngô đạt 45 tạ/ha.",),
        ("Năng suất ngô đạt 47 tạ/ha.",),
    )
    assert each.reason.startswith("45 tạ/ha → 47 tạ/ha")

"""Label lines: when, where, who and for how much of the activity they stand with."""

from __future__ import annotations

import pytest

from camket.flow import read_text
from camket.records import Commitment

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ TÂN HÒA\nSố: 12/KH-UBND\nTân Hòa, ngày 05 tháng 01 năm 2025\n\n"
    "KẾ HOẠCH\nCông tác văn hóa năm 2025\n\nII. HOẠT ĐỘNG\n"
)
Told = tuple[str, list[str | None], list[tuple[str, str]]]


def _read(*lines: str) -> list[Told]:
    content = HEAD + "\n".join(lines)
    record = read_text(content)
    for item in record.commitments:
        for time in item.deadlines:
            assert content[time.start : time.end] == time.raw
    return [_told(item) for item in record.commitments]


def _told(item: Commitment) -> Told:
    ends = [time.end_date for time in item.deadlines]
    return item.span.exact, ends, [(actor.role, actor.name) for actor in item.bodies]


_LABELS = (
    "- Thời gian: Quý II/2025.",
    "- Địa điểm: Nhà văn hóa xã.",
    "- Chủ trì: Hội Phụ nữ xã.",
    "- Phối hợp: Hội Nông dân xã.",
    "- Thành phần: 150 hội viên; tổ chức Đoàn.",
    "- Kinh phí: 45 triệu đồng.",
)
_WHO = [("lead", "Hội Phụ nữ xã Tân Hòa"), ("coordinate", "Hội Nông dân xã Tân Hòa")]


@pytest.mark.parametrize(
    "activity",
    [
        "1. Tổ chức Ngày hội áo dài",  # above its label lines, like a heading
        "1. Tổ chức Ngày hội áo dài:",
        "1. Tổ chức Ngày hội áo dài.",
        "- Tổ chức Ngày hội áo dài",  # in one list with them
        "1. Ngày hội áo dài",  # named without a verb
    ],
)
def test_an_activity_takes_time_and_bodies_from_its_label_lines(activity: str) -> None:
    words = activity.lstrip("-1. ").rstrip(".:")
    assert _read(activity, *_LABELS) == [(words, ["2025-06-30"], _WHO)]


def test_labels_inside_a_list_speak_of_the_task_before_them() -> None:
    found = _read("1. Mua 9 máy in.", "2. Lắp 5 loa.", "3. Thời gian: quý II.", "4. Sửa 3 nhà.")
    assert [ends for _, ends, _ in found] == [[], ["2025-06-30"], []]


def test_each_activity_of_a_list_has_its_own_labels() -> None:
    found = _read(
        "- Tổ chức Hội thi cờ tướng",
        "- Thời gian: ngày 20/3/2025.",
        "- Tổ chức Hội thi kéo co",
        "- Thời gian hoàn thành: tháng 9/2025.",
    )
    assert [ends for _, ends, _ in found] == [["2025-03-20"], ["2025-09-30"]]


def test_labels_behind_several_tasks_speak_of_all_of_them() -> None:
    found = _read(
        "1. Nâng cấp thư viện:",
        "a) Mua 900 đầu sách.",
        "b) Lắp 12 máy tính.",
        "c) Thời gian thực hiện: trước ngày 30/9.",
    )
    assert [(words, ends) for words, ends, _ in found] == [
        ("Mua 900 đầu sách", ["2025-09-30"]),
        ("Lắp 12 máy tính", ["2025-09-30"]),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "1. Mở 02 lớp dạy đan. Thời gian: Quý II/2025. Đơn vị thực hiện: Hội Phụ nữ xã.",
            [("Mở 02 lớp dạy đan", ["2025-06-30"], [("execute", "Hội Phụ nữ xã Tân Hòa")])],
        ),
        (
            "1. Mở 02 lớp dạy đan; dựng 01 gian hàng. Thời hạn: trước 30/6.",
            [
                ("Mở 02 lớp dạy đan", ["2025-06-30"], []),
                ("dựng 01 gian hàng", ["2025-06-30"], []),
            ],
        ),
        # the second label speaks of the second task
        (
            "1. Mở 02 lớp dạy đan. Thời gian: quý I. Dựng 01 gian hàng. Thời gian: quý III.",
            [
                ("Mở 02 lớp dạy đan", ["2025-03-31"], []),
                ("Dựng 01 gian hàng", ["2025-09-30"], []),
            ],
        ),
    ],
)
def test_labels_in_the_line_of_a_promise(line: str, expected: list[Told]) -> None:
    assert _read(line) == expected


def test_the_contents_of_a_field_of_work_stay_the_work() -> None:
    found = _read(
        "1. Công tác tuyên truyền",
        "- Nội dung: Tuyên truyền Luật Thư viện đến 100% hộ dân.",
        "- Thời gian: Quý III/2025.",
    )
    expected: Told = ("Tuyên truyền Luật Thư viện đến 100% hộ dân", ["2025-09-30"], [])
    assert found == [expected]


@pytest.mark.parametrize(
    ("lines", "promises"),
    [
        # a level behind a label is promised
        (("1. Tiến độ: đạt 80% khối lượng san nền.",), 1),
        # a label that gives out work
        (("1. Trách nhiệm: Hội Phụ nữ xã tổ chức 03 buổi gặp mặt.",), 1),
        # a part of the plan with its time and place promises nothing
        (("1. Thời gian, địa điểm", "- Thời gian: ngày 20/3.", "- Địa điểm: sân vận động."), 0),
    ],
)
def test_what_is_no_label_line(lines: tuple[str, ...], promises: int) -> None:
    assert len(_read(*lines)) == promises


def test_what_is_counted_behind_a_label_is_promised_with_its_activity() -> None:
    found = _read(
        "1. Tặng quà gia đình chính sách",
        "- Số lượng: 30 suất quà.",
        "- Thời gian: 7 giờ 30 phút ngày 27/7/2025.",
        "- Đơn vị phối hợp: Hội Nông dân xã Tân Hòa (ông Lê Văn Ba).",
    )
    helper = [("coordinate", "Hội Nông dân xã Tân Hòa")]
    assert found == [
        ("Tặng quà gia đình chính sách", ["2025-07-27"], helper),
        ("Số lượng: 30 suất quà", ["2025-07-27"], helper),
    ]


def test_what_an_activity_costs_is_a_fact() -> None:
    record = read_text(HEAD + "\n".join(("1. Tổ chức Ngày hội áo dài", *_LABELS)))
    assert [(item.raw, item.role) for item in record.reported] == [("45 triệu đồng", "fact")]

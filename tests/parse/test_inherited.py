"""Times a target takes from the line it stands under, or from the title."""

from __future__ import annotations

import pytest

from camket.flow import read_text
from camket.records import Deadline

HEAD = "ỦY BAN NHÂN DÂN HUYỆN LONG BÌNH\nSố: 12/KH-UBND\nLong Bình, ngày 05 tháng 01 năm 2021\n\n"


def _deadlines(title: str, *lines: str) -> list[Deadline]:
    record = read_text(HEAD + "KẾ HOẠCH\n" + title + "\n\n" + "\n".join(lines))
    return [deadline for item in record.commitments for deadline in item.deadlines]


@pytest.mark.parametrize(
    ("title", "heading", "line", "inherited"),
    [
        # the heading states the time of every target below it
        (
            "Phát triển cây dược liệu trên địa bàn huyện",
            "II. MỤC TIÊU ĐẾN NĂM 2025",
            "1. Trồng mới 120 ha cây dược liệu dưới tán rừng.",
            ("ĐẾN NĂM 2025", "2", "2025-12-31"),
        ),
        # no heading says when: the title does
        (
            "Thực hiện công tác dân số giai đoạn 2021 - 2025",
            "II. NHIỆM VỤ",
            "1. Giảm tỷ lệ sinh con thứ ba trở lên xuống dưới 8%.",
            ("giai đoạn 2021 - 2025", "title", "2025-12-31"),
        ),
    ],
)  # fmt: skip
def test_a_target_without_a_time_takes_that_of_the_line_above(
    title: str, heading: str, line: str, inherited: tuple[str, str, str]
) -> None:
    found = _deadlines(title, "I. YÊU CẦU", "1. Làm nghiêm túc.", heading, line)
    (deadline,) = [item for item in found if item.inherited_from]
    assert (deadline.raw, deadline.inherited_from, deadline.end_date) == inherited


@pytest.mark.parametrize(
    ("title", "line"),
    [
        # its own time stays the only one
        ("Thực hiện công tác dân số năm 2021", "1. Trồng mới 20 ha rừng trước ngày 30/9/2021."),
        # the day in the title is that of the cited document
        ("Thực hiện Nghị quyết số 04-NQ/HU ngày 12/11/2020", "1. Trồng mới 20 ha rừng."),
        # the plan year stands once, in the document's own period
        ("Thực hiện công tác dân số năm 2021", "1. Giảm tỷ lệ sinh con thứ ba xuống dưới 8%."),
        # the whole year is not a part of it
        (
            "Nhiệm vụ 6 tháng cuối năm 2021",
            "1. Thu ngân sách cả năm đạt 66 tỷ đồng.",
        ),
        # no target, no deadline to inherit
        ("Thực hiện công tác dân số năm 2021", "1. Tăng cường tuyên truyền tại các thôn."),
    ],
)
def test_nothing_is_inherited_where_nothing_is_meant(title: str, line: str) -> None:
    found = _deadlines(title, "I. YÊU CẦU", "1. Làm nghiêm túc.", "II. NHIỆM VỤ", line)
    assert [item for item in found if item.inherited_from] == []

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


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a vague part of the term does not hide the year before it
        (("1. Năm 2028: sơ kết giữa nhiệm kỳ.",), ["Năm 2028 | 2028-12-31"]),
        (["1. Tháng 3: Tổ chức hội thi cắm hoa."], ["Tháng 3 | 2021-03-31"]),
        (
            ["1. Quý I/2021: hoàn thành đăng ký thi đua; quý IV: tổng kết phong trào."],
            ["Quý I/2021 | 2021-03-31", "quý IV | 2021-12-31"],
        ),
        (["1. Hằng tháng: Báo cáo kết quả về Liên đoàn Lao động huyện."], ["Hằng tháng | P1M"]),
        # a heading that is nothing but a time
        (
            ["1. Tháng 02:", "- Ra quân trồng cây đầu xuân.", "- Thăm, tặng quà hộ nghèo."],
            ["Tháng 02 | 2021-02-28", "Tháng 02 | 2021-02-28"],
        ),
        # its own time counts
        (["1. Tháng 4: Kiểm tra an toàn lao động, hoàn thành trước ngày 20/4."], []),
        # a number of bodies, and the fifth point
        (["1. Năm đơn vị: giữ vững danh hiệu."], []),
        (["Năm là: Tổ chức tổng kết phong trào."], []),
    ],
)
def test_what_stands_behind_a_time_is_done_in_that_time(
    lines: list[str], expected: list[str]
) -> None:
    found = _deadlines("Hoạt động công đoàn năm 2021", "I. NHIỆM VỤ", *lines)
    inherited = [f"{d.raw} | {d.end_date or d.recur}" for d in found if d.inherited_from]
    assert inherited == expected


@pytest.mark.parametrize(
    ("title", "sources"),
    [
        ("Kết luận của Chủ tịch UBND huyện tại phiên họp giao ban quý I/2025", []),
        ("Nhiệm vụ trọng tâm quý II/2025", ["title"]),
    ],
)
def test_when_a_meeting_met_is_no_time_of_its_tasks(title: str, sources: list[str]) -> None:
    record = read_text(
        "UBND HUYỆN AN ĐIỀN\nSố: 12/TB-UBND\nAn Điền, ngày 28 tháng 3 năm 2025\n\nTHÔNG BÁO\n"
        f"{title}\n\n1. Chi trả xong 24,6 tỷ đồng cho các hộ.\n2. Kiểm đếm 68 hộ.\n"
    )
    assert len(record.commitments) == 2
    times = record.commitments[0].deadlines
    assert [time.inherited_from for time in times] == sources

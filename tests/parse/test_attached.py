"""Times of a noun bind nobody; times of the task do."""

from datetime import date

import pytest

from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.texts import View

PLAN = Context(genre="plan", doc_date=date(2023, 1, 5), plan_year=2023)


def times(sentence: str) -> list[tuple[str, str | None]]:
    found = find_deadlines(View.of(sentence), 0, len(sentence), PLAN)
    return [(item.kind, item.end_date) for item in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phấn đấu bằng hoặc vượt kết quả thu của năm 2022",
        "Tiếp nhận 20% tổng lượng máu của cả năm 2023",
        "Tốc độ tăng giá trị sản xuất (giá so sánh năm 2010) đạt 14%",
        "Tiếp tục phát triển đô thị trong những năm tới",
        "Trực cấp cứu trong những ngày Tết Nguyên đán Quý Mão năm 2023",
        "Phổ biến Chiến lược phát triển vận tải thủy giai đoạn 2021 - 2030",
        "Chiến lược, quy hoạch phát triển ngành giai đoạn 2021 - 2030 sẽ được rà soát",
        "Thực hiện ý kiến của Chủ tịch huyện tại cuộc họp ngày 12/3/2023",
    ],
)
def test_the_time_of_a_noun_is_no_deadline(sentence: str) -> None:
    assert times(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hoàn thành nhiệm vụ của năm 2023", [("period", "2023-12-31")]),
        ("Chương trình giảm nghèo giai đoạn 2021 - 2025", [("period", "2025-12-31")]),
        ("Tổ chức hội nghị sơ kết ngày 12/3/2023", [("period", "2023-03-12")]),
        ("Hạn cuối đăng ký là ngày 20-9", [("deadline", "2023-09-20")]),
        ("Thu nhập không thấp hơn năm 2022", [("baseline", "2022-12-31")]),
        ("Thu nhập cao hơn mức năm 2022", [("baseline", "2022-12-31")]),
    ],
)
def test_the_time_of_the_task_is_kept(
    sentence: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(sentence) == expected

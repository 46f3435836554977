"""A time in front of a clause belongs to it and is no promise of its own."""

from __future__ import annotations

import pytest

from camket.flow import read_text

HEAD = "ỦY BAN NHÂN DÂN HUYỆN LONG BÌNH\nSố: 12/KH-UBND\nLong Bình, ngày 05 tháng 01 năm 2025\n\n"


def _promises(line: str) -> list[tuple[str, list[str | None]]]:
    record = read_text(f"{HEAD}KẾ HOẠCH\nCông tác năm 2025\n\nI. NHIỆM VỤ\n1. {line}")
    return [(c.span.exact, [d.end_date for d in c.deadlines]) for c in record.commitments]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Trong 6 tháng đầu năm, giải ngân 45% vốn sự nghiệp.", "2025-06-30"),
        ("Từ ngày 05/4 đến 20/5/2025, Trạm Y tế khám cho 900 cụ già.", "2025-05-20"),
        ("Trong 10 ngày đầu tháng 9, các trường kiểm kê 60 phòng học.", "2025-09-10"),
        ("Giai đoạn 2025 - 2028, phục tráng 300 ha lúa nếp.", "2028-12-31"),
        ("Định kỳ cuối tháng 6, nhà trường nộp báo cáo về Phòng Giáo dục.", "2025-06-30"),
        ("Trong năm 2025 và các năm tiếp theo, Phòng Nội vụ tinh giản 4 biên chế.", "2025-12-31"),
    ],
)
def test_a_bare_time_opens_the_clause_behind_it(line: str, end: str) -> None:
    assert _promises(line) == [(line.rstrip("."), [end])]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Giai đoạn 2026 - 2030: phục tráng 300 ha lúa nếp.", "2030-12-31"),
        ("Tầm nhìn đến năm 2045: dịch vụ chiếm 55% giá trị sản xuất.", "2045-12-31"),
        ("Trong 9 tháng đầu năm: đào tạo 70 thợ xây.", "2025-09-30"),
        ("Từ nay đến cuối năm: nạo vét 12 km kênh.", "2025-12-31"),
        # the first stage of a project is no time
        ("Giai đoạn 1: nạo vét 12 km kênh.", None),
    ],
)
def test_a_time_as_label_holds_for_what_it_labels(line: str, end: str | None) -> None:
    ((_, ends),) = _promises(line)
    assert ends == ([end] if end else [])


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        # the time behind the first promise is not the second one's
        ("Nạo vét 12 km kênh trong 6 tháng đầu năm, xây 3 cầu.", [["2025-06-30"], []]),
        # a predicate before the comma: two promises
        ("Đến 30/6 nạo vét 12 km kênh, mở 3 lớp dạy nghề.", [["2025-06-30"], []]),
    ],
)
def test_a_time_with_a_promise_stays_with_it(line: str, ends: list[list[str]]) -> None:
    assert [found for _, found in _promises(line)] == ends


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        # in front of the sentence: the time of all its clauses
        ("Trong quý II, mở 3 lớp dạy nghề, dựng 2 trạm bơm.", [["2025-06-30"], ["2025-06-30"]]),
        # the second clause has a time of its own
        (
            "Trong quý II, mở 3 lớp dạy nghề, dựng 2 trạm bơm trước 30/9.",
            [["2025-06-30"], ["2025-09-30"]],
        ),
        # a semicolon ends what it times
        ("Trong quý II, mở 3 lớp dạy nghề; dựng 2 trạm bơm.", [["2025-06-30"], []]),
    ],
)
def test_a_time_in_front_holds_for_the_whole_sentence(line: str, ends: list[list[str]]) -> None:
    assert [found for _, found in _promises(line)] == ends

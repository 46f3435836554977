"""Progress: results told in other words, in brackets, or only by which way they went."""

import pytest
from tests.track.test_progress import answer

SETTLE = "Giải quyết 100% kiến nghị của hội viên."
MEETINGS = "100% chi hội họp đúng định kỳ."
HOUSES = "Xây dựng 4 nhà đại đoàn kết trong quý II."


@pytest.mark.parametrize(
    ("promised", "told", "value", "status"),
    [
        # none of them
        ("Có 2 thôn đạt chuẩn kiểu mẫu.", "Chưa có thôn nào đạt chuẩn kiểu mẫu.", 0, "missed"),
        ("Có 2 thôn đạt chuẩn nâng cao.", "Chưa có thôn nào đạt kiểu mẫu.", None, "not_reported"),
        # all of them
        (MEETINGS, "Tất cả các chi hội đều họp đúng định kỳ.", 100, "met"),
        (MEETINGS, "Tất cả hội viên đều họp đúng định kỳ.", None, "not_reported"),
        (MEETINGS, "Tất cả các chi hội đều chưa họp đúng định kỳ.", None, "not_reported"),
        # those settled of those received
        (SETTLE, "Tiếp nhận 8 kiến nghị của hội viên, đã trả lời 8 kiến nghị.", 100, "met"),
        (SETTLE, "Tiếp nhận 8 kiến nghị của hội viên, đã giải quyết 6 kiến nghị.", 75, "missed"),
        (
            SETTLE,
            "Tiếp nhận 8 kiến nghị của hội viên, chưa giải quyết 1 kiến nghị.",
            None,
            None,
        ),
        # of those promised, in brackets
        (
            "Kết nạp 8 đảng viên.",
            "Phát triển đảng viên chưa đạt chỉ tiêu (6/8 đồng chí).",
            6,
            "missed",
        ),
        # candidates become members
        ("Kết nạp 8 đảng viên.", "Kết nạp 9 quần chúng ưu tú vào Đảng.", 9, "exceeded"),
        ("Kết nạp 8 đảng viên.", "Cử 9 quần chúng ưu tú đi học.", None, "not_reported"),
        # the unit with fewer words, and the other way
        ("Giảm 5 hộ cận nghèo.", "Còn 20 hộ cận nghèo, giảm 6 hộ.", 6, "exceeded"),
        ("Số vụ trộm cắp giảm 10%.", "Xảy ra 9 vụ trộm cắp, tăng 1 vụ.", None, "missed"),
    ],
)
def test_results_in_other_words(promised: str, told: str, value: float | None, status: str) -> None:
    found = answer(promised, told)
    assert (found.reported, found.status) == (value, status), found


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ("Bàn giao 4 nhà đại đoàn kết với tổng kinh phí 320 triệu đồng vào tháng 10.", True),
        ("Bàn giao 4 nhà đại đoàn kết với tổng kinh phí 320 triệu đồng vào tháng 5.", False),
        ("Bàn giao 4 nhà đại đoàn kết, tổng kết phong trào vào tháng 10.", False),
    ],
)
def test_a_clause_before_the_day_does_not_hide_it(told: str, late: bool) -> None:
    found = answer(HOUSES, told)
    assert (found.status, found.late) == ("met", late), found

"""The day a commitment is due: its last promise, not the first of its times."""

import pytest

from camket.flow import read_text
from camket.track.due import due_day

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ PHÚ KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 06/KH-UBND | Phú Khê, ngày 12 tháng 01 năm 2023\nKẾ HOẠCH\n"
    "Thực hiện nhiệm vụ năm 2023\nI. CHỈ TIÊU\n1. "
)


@pytest.mark.parametrize(
    ("promise", "due"),
    [
        # a step on the way is no end
        ("Giải ngân đến hết ngày 31/12 đạt 95%, riêng 6 tháng đầu năm đạt 45%.", "2023-12-31"),
        ("Thu ngân sách 6 tháng đầu năm đạt 50%, cả năm đạt 100% dự toán.", "2023-12-31"),
        # the year frames, the day ends
        ("Trong năm 2023, sửa chữa 3 km đê trước ngày 15/5.", "2023-05-14"),
        ("Trong năm 2023, sửa chữa 3 km đê.", "2023-12-31"),
    ],
)
def test_the_last_promise_of_a_clause_sets_its_day(promise: str, due: str) -> None:
    record = read_text(HEAD + promise + "\n", "plan.txt")
    found = [due_day(commitment, record.document.period)[0] for commitment in record.commitments]
    assert found == [due]

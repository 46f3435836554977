"""Action or objective: work done to the end is work, a state to be in is an objective."""

import pytest

from camket.parse.classes import classify
from camket.texts import View


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Hoàn thành việc lập quy hoạch phân khu", "action"),
        ("Hoàn thành toàn diện nhiệm vụ được giao", "objective"),
        ("Giải quyết dứt điểm đơn thư tồn đọng", "action"),
        ("Rà soát, bổ sung xong hồ sơ địa chính", "action"),
        ("Thực hiện có hiệu quả quy chế dân chủ", "action"),
        ("Tổ chức thành công đại hội chi đoàn", "objective"),
        ("Tăng cường kỷ cương trong trường học", "objective"),
        ("Tăng cường kiểm tra kỷ cương trong trường học", "action"),
        ("Phấn đấu đạt và vượt các chỉ tiêu nghị quyết đề ra", "objective"),
        ("Đưa thị trấn trở thành trung tâm du lịch của vùng", "objective"),
        ("Năng lực công nghệ đạt trình độ quốc tế", "objective"),
    ],
)
def test_work_and_state(clause: str, expected: str) -> None:
    assert classify(View.of(clause), 0, len(clause), ())[0] == expected

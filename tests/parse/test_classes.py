"""Action or objective: work done to the end is work, a state to be in is an objective."""

import pytest

from camket.parse.classes import classify, is_background
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


@pytest.mark.parametrize(
    ("clause", "binds"),
    [
        ("đề nghị liên hệ ông Tạ Quang Huy, điện thoại 0912.345.678 để được hướng dẫn", False),
        ("Rất mong nhận được sự quan tâm phối hợp của quý đơn vị", False),
        ("Sở Y tế đề nghị các đơn vị quan tâm, phối hợp thực hiện", False),
        ("Đợt thi đua bắt đầu từ ngày 01/3 và kết thúc vào ngày 20/10/2025", False),
        ("Mỗi chị em hãy là một bông hoa đẹp trong vườn hoa thi đua", False),
        ("Sở Nội vụ được bầu làm Trưởng khối năm 2025", False),
        ("Đối với đề xuất của Sở Y tế về bổ sung 3,5 tỷ đồng: Đồng ý", False),
        # Work asked for, though the words are near.
        ("Đề nghị các đơn vị quan tâm, bố trí kinh phí mua 20 máy tính", True),
        ("Liên hệ Sở Y tế cấp 500 liều vắc xin trước ngày 30/6", True),
        ("Mỗi chi bộ được suy tôn phải kết nạp 2 đảng viên", True),
    ],
)
def test_what_asks_for_heed_or_gives_an_office_binds_nobody(clause: str, *, binds: bool) -> None:
    assert is_background(View.of(clause), 0, len(clause)) is not binds

"""Which direction is good: the act decides before the name of what it is done to."""

import pytest

from camket.flow import read_text
from camket.track.polarity import good_direction, step_direction
from camket.track.promises import Promise, promises

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ PHÚ KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 06/KH-UBND | Phú Khê, ngày 12 tháng 01 năm 2023\nKẾ HOẠCH\n"
    "Thực hiện nhiệm vụ năm 2023\nI. CHỈ TIÊU\n1. "
)


def counted(line: str) -> Promise:
    found = [p for p in promises(read_text(HEAD + line + "\n", "p.txt").commitments) if p.target]
    assert found, line
    return found[-1]


@pytest.mark.parametrize(
    ("line", "good"),
    [
        # gathered, given, lent, taught: the more the better
        ("Tái chế 30% rác thải nhựa.", "higher"),
        ("Cho hộ nghèo vay 6 tỷ đồng.", "higher"),
        ("Trao 50 suất học bổng cho học sinh thuộc hộ nghèo.", "higher"),
        ("Trợ giúp pháp lý cho 60 người thuộc hộ cận nghèo.", "higher"),
        ("Tổ chức phát quà cho hộ nghèo 200 suất.", "higher"),
        ("Giúp 15 hộ nghèo và 20 hộ cận nghèo.", "higher"),
        ("Xử lý nợ xấu 12 tỷ đồng.", "higher"),
        ("Tháo dỡ công trình vi phạm 14 trường hợp.", "higher"),
        # the bad word is part of a good name
        ("Tỷ lệ người lao động tham gia bảo hiểm tai nạn 60%.", "higher"),
        ("Ra quân tuần tra phòng chống tội phạm 52 buổi.", "higher"),
        ("Tổ chức 6 lớp tập huấn phòng, chống bạo lực gia đình.", "higher"),
        # what is said of them, and what is measured of them
        ("Tỷ lệ lao động thất nghiệp được tư vấn việc làm 90%.", "higher"),
        ("Tỷ lệ hộ nghèo tham gia bảo hiểm y tế đạt 96%.", "higher"),
        ("Thu nhập của hộ nghèo đạt 20 triệu đồng/người/năm.", "higher"),
        # money gathered, and what it costs to act
        ("Huy động kinh phí xã hội hóa 300 triệu đồng.", "higher"),
        ("Hỗ trợ kinh phí sửa nhà 300 triệu đồng.", "higher"),
        ("Kinh phí hỗ trợ 2 tỷ đồng.", None),
        ("Kinh phí tổ chức 215 triệu đồng.", None),
        # no act reaches the number: the name decides
        ("Tuyên truyền an toàn giao thông, kéo số vụ tai nạn còn 8 vụ.", "lower"),
        ("Hỗ trợ hộ nghèo, đến cuối năm số hộ nghèo là 18 hộ.", "lower"),
        ("Tập huấn phòng cháy; số vụ cháy 3 vụ.", "lower"),
        ("Số vụ tai nạn khi tham gia giao thông 5 vụ.", "lower"),
        ("Tỷ lệ hồ sơ giải quyết quá hạn 2%.", "lower"),
        ("Tỷ lệ nợ xấu được kiểm soát ở mức 2%.", "lower"),
        ("Tỷ lệ khám chữa bệnh chuyển tuyến 6%.", "lower"),
        ("Nợ đọng xây dựng cơ bản 5 tỷ đồng.", "lower"),
        ("Thời gian giải quyết hồ sơ 5 ngày.", "lower"),
        ("Hạn chế rác thải nhựa phát sinh ở mức 40 tấn.", "lower"),
    ],
)
def test_the_act_decides_before_the_name_of_its_object(line: str, good: str | None) -> None:
    assert good_direction(counted(line)) == good


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("Thu gom rác thải nhựa tăng 10%.", "higher"),
        ("Rác thải nhựa phát sinh tăng 10%.", None),
        ("Số vụ phạm pháp hình sự giảm 7%.", "higher"),
    ],
)
def test_a_greater_step_of_a_good_act_is_better(line: str, good: str | None) -> None:
    assert step_direction(counted(line)) == good

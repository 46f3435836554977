"""Progress: what is only planned, approved, begun or half done is not counted as done."""

import pytest
from tests.track.test_progress import answer


@pytest.mark.parametrize(
    ("promised", "told", "value", "status"),
    [
        # under way
        ("Sửa chữa 4 trạm bơm.", "4 trạm bơm đang sửa chữa.", None, "in_progress"),
        ("Xây mới 6 nhà bếp.", "6 nhà bếp đang thi công, chưa hoàn thành.", None, "missed"),
        ("Xây mới 6 nhà bếp.", "Xây mới 6 nhà bếp, đạt 35% khối lượng.", None, "in_progress"),
        ("Xây mới 6 nhà bếp.", "6 nhà bếp dở dang do thiếu vốn.", None, "in_progress"),
        # planned, approved, prepared
        ("Xây mới 3 sân chơi.", "3 sân chơi đã được phê duyệt.", None, "in_progress"),
        ("Xây mới 3 sân chơi.", "Dự kiến xây mới 3 sân chơi.", None, "in_progress"),
        ("Ban hành 3 quy định nội bộ.", "Dự thảo 3 quy định nội bộ.", None, "in_progress"),
        ("Hỗ trợ giống cho 15 hộ.", "Lập danh sách 15 hộ được hỗ trợ giống.", None, "in_progress"),
        # begun, some of it finished
        ("Xây mới 6 nhà bếp.", "Đã khởi công 6 nhà bếp, bàn giao 4 nhà bếp.", 4, "missed"),
        ("Xây mới 6 nhà bếp.", "6 nhà bếp đã khởi công, trong đó 4 nhà bàn giao.", 4, "missed"),
        # the step is what was promised
        ("Khởi công 2 cầu treo.", "Đã khởi công 2 cầu treo.", 2, "met"),
        ("Phê duyệt 3 đồ án quy hoạch.", "Đã phê duyệt 3 đồ án quy hoạch.", 3, "met"),
        ("Kiểm tra 40 cơ sở.", "Kiểm tra, rà soát 40 cơ sở.", 40, "met"),
        # done, and something else is to come
        ("Trồng 8 ha chè.", "Trồng được 8 ha chè, đang chăm sóc tốt.", 8, "met"),
        ("Xây mới 6 nhà bếp.", "6 nhà bếp khởi công tháng 5 và hoàn thành tháng 9.", 6, "met"),
        ("Tổ chức 2 hội thi.", "Tổ chức 2 hội thi theo kế hoạch đã phê duyệt.", 2, "met"),
        ("Bồi dưỡng 12 quần chúng.", "Bồi dưỡng 12 quần chúng, sẽ kết nạp năm sau.", 12, "met"),
        # words that only look like a step
        ("Xây dựng 5 km mương.", "Xây dựng công trình 5 km mương.", 5, "met"),
        ("Đào tạo 4 cán bộ.", "Đào tạo nâng cao trình độ cho 4 cán bộ.", 4, "met"),
        # people who are about something
        ("Hỗ trợ 20 học sinh nghèo.", "Hỗ trợ 20 học sinh nghèo đang học nghề.", 20, "met"),
        # a state that goes on
        ("Quản lý 300 hồ sơ sức khỏe.", "Đang quản lý 300 hồ sơ sức khỏe.", 300, "met"),
    ],
)
def test_only_what_is_done_counts(
    promised: str, told: str, value: float | None, status: str
) -> None:
    found = answer(promised, told)
    assert (found.reported, found.status) == (value, status), found

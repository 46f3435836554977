"""To whom a promise is given by the label or the heading above it."""

import pytest

from camket.flow import default_pipeline, plain_text
from camket.records import Commitment

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ LÂM\nSố: 12/KH-UBND\nHà Lâm, ngày 05 tháng 01 năm 2024\n"
    "KẾ HOẠCH\nPhát triển rừng năm 2024\nI. NHIỆM VỤ\n"
)


def promises(*lines: str) -> tuple[Commitment, ...]:
    content = HEAD + "\n".join(lines)
    found = default_pipeline().run(plain_text(content)).commitments
    for item in found:
        for actor in item.bodies:
            assert content[actor.start : actor.end] == actor.raw
    return found


def given(item: Commitment) -> list[tuple[str, str, str | None]]:
    return [(actor.role, actor.name, actor.inherited_from) for actor in item.assigned]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a label in the line itself, for every promise of the line
        (
            ("1. Chi cục Kiểm lâm: trồng mới 40 ha rừng; giảm 20% số vụ vi phạm.",),
            [[("execute", "Chi cục Kiểm lâm", "1/1")]] * 2,
        ),
        # a line that only names the body; who leads leads
        (
            (
                "1. Sở Y tế:",
                "a) Chủ trì, phối hợp với các sở, ngành kiểm tra 12 cơ sở.",
                "b) Xây dựng 03 trạm y tế.",
            ),
            [[("lead", "Sở Y tế", "1/1")], [("execute", "Sở Y tế", "1/1")]],
        ),
        # who leads and who helps, said above
        (
            (
                "1. Đồn Biên phòng 418 chủ trì, phối hợp với Hạt Kiểm lâm:",
                "- Gọi toàn bộ tàu thuyền vào bờ trước 18 giờ ngày 26/9.",
            ),
            [
                [
                    ("lead", "Đồn Biên phòng 418", "1/1"),
                    ("coordinate", "Hạt Kiểm lâm", "1/1"),
                ]
            ],
        ),
        # an office named by what it does; a body and its work is no name
        (
            ("1. Ban Hỗ trợ phụ nữ phát triển kinh tế", "- Mở 3 lớp nghề."),
            [[("execute", "Ban Hỗ trợ phụ nữ phát triển kinh tế", "1/1")]],
        ),
        # the label says whose part follows, or which of many units are meant
        (("1. Đối với Công an xã:", "- Tuần tra 4 lượt."), [[("execute", "Công an xã", "1/1")]]),
        (("1. Về phía Sở Y tế:", "- Cấp 300 cơ số thuốc."), [[("execute", "Sở Y tế", "1/1")]]),
        (
            ("1. UBND các xã có dịch:", "- Tiêu hủy 100% lợn bệnh."),
            [[("execute", "Ủy ban nhân dân các xã có dịch", "1/1")]],
        ),
        # small offices named by their charge; people and things a label is about do nothing
        (
            ("1. Tổ Quản lý chất lượng: Đánh giá 83 tiêu chí.",),
            [[("execute", "Tổ Quản lý chất lượng", "1/1")]],
        ),
        (
            ("1. Trưởng các khoa: Đăng ký 03 đề án.",),
            [[("execute", "Trưởng các khoa", "1/1")]],
        ),
        (("1. Đối với hộ kinh doanh:", "- Giảm 50% lệ phí."), [[]]),
        (("1. Tổ chức sản xuất:", "- Trồng mới 40 ha rừng."), [[]]),
        # the promise names its own doer; a topic is no body
        (("1. Sở Y tế:", "- Công an tỉnh tổ chức 02 cuộc diễn tập."), [[]]),
        (("1. Về kinh tế:", "- Trồng mới 40 ha rừng."), [[]]),
    ],
)
def test_a_promise_belongs_to_the_body_named_above(
    lines: tuple[str, ...], expected: list[list[tuple[str, str, str | None]]]
) -> None:
    assert [given(item) for item in promises(*lines)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # one sentence, one subject
        (
            "1. Trạm Khuyến nông mở 12 lớp ghép cây; dựng 03 vườn mẫu; báo cáo UBND tỉnh kết quả.",
            [
                [],
                [("execute", "Trạm Khuyến nông", "1/1")],
                [("execute", "Trạm Khuyến nông", "1/1")],
            ],
        ),
        # a comma parts the clauses; a time stands in front
        (
            "1. Trong quý II/2024, Công an tỉnh kiểm tra 30 kho xăng, xử lý 100% vi phạm.",
            [[], [("execute", "Công an tỉnh Hà Lâm", "1/1")]],
        ),
        (
            "1. Thời gian tới, Sở Công Thương kêu gọi 03 dự án; hoàn thiện 12 km đường.",
            [[], [("execute", "Sở Công Thương", "1/1")]],
        ),
        # an order names the subject
        (
            "1. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ đào tạo 40 y sĩ; xây dựng 02 trạm.",
            [[], [("lead", "Sở Y tế", "1/1")]],
        ),
        # the second clause has a subject of its own, the third shares that one
        (
            "1. Sở Y tế xây dựng 02 trạm; Sở Nội vụ mở 03 lớp tin học; tuyển dụng 15 viên chức.",
            [[], [], [("execute", "Sở Nội vụ", "1/1")]],
        ),
        # what is measured is nobody's work
        ("1. Sở Y tế xây dựng 02 trạm; tỷ lệ trẻ tiêm chủng đạt 96%.", [[], []]),
        # a full stop ends what they share
        ("1. Sở Y tế xây dựng 02 trạm. Trồng mới 40 ha rừng.", [[], []]),
        # reports that are counted are no newspapers
        ("1. Gửi 12 báo cáo về Sở Y tế.", [[]]),
        # who is only helped is no subject
        ("1. Tặng 30 máy tính cho Sở Y tế; xây dựng 02 trạm.", [[], []]),
    ],
)
def test_clauses_of_one_sentence_share_their_subject(
    line: str, expected: list[list[tuple[str, str, str | None]]]
) -> None:
    assert [given(item) for item in promises(line)] == expected

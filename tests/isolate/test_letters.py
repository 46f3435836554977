"""Official letters: which give tasks, and so are read as directives."""

from __future__ import annotations

import pytest

from camket.flow import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG CẦU\n-------\nSố: 214/UBND-KT\nV/v {subject}\n\n"
    "Sông Cầu, ngày 4 tháng 5 năm 2022\n\n"
    "Kính gửi:\n- Các phòng, ban;\n- UBND các xã, thị trấn.\n\n{body}\n\n"
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPhan Đình Lộc\n"
)


@pytest.mark.parametrize(
    ("subject", "body", "promised"),
    [
        (
            "giải ngân vốn đầu tư công",
            "Đến nay toàn huyện mới giải ngân 12 tỷ đồng. Chủ tịch UBND huyện có ý kiến như sau:\n"
            "1. Phòng Tài chính - Kế hoạch rà soát các dự án chậm, xong trước ngày 20/5/2022.\n"
            "2. UBND các xã hoàn thành hồ sơ quyết toán trong tháng 6/2022.",
            2,
        ),
        (
            "phòng, chống cháy rừng mùa khô",
            "Nắng nóng còn kéo dài nhiều ngày.\n"
            "- Yêu cầu Hạt Kiểm lâm tổ chức trực 24/24 giờ.\n"
            "- Giao UBND các xã kiểm tra việc đốt nương rẫy.",
            2,
        ),
    ],
)
def test_a_letter_that_gives_tasks_is_a_directive(subject: str, body: str, promised: int) -> None:
    record = read_text(HEAD.format(subject=subject, body=body))
    assert record.document.genre == "directive"
    assert len(record.commitments) == promised


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "trả lời kiến nghị của cử tri",
            "UBND huyện trả lời các nội dung như sau:\n1. Tuyến đường đã được sửa chữa năm 2021.",
        ),
        (
            "đề nghị bổ sung kinh phí",
            "UBND huyện đề nghị Sở Tài chính xem xét các nội dung sau:\n- Kinh phí mua 2 xe.",
        ),
        ("số liệu dân số", "UBND huyện gửi số liệu dân số của 12 xã để các phòng sử dụng."),
    ],
)
def test_a_letter_that_answers_or_asks_is_none(subject: str, body: str) -> None:
    record = read_text(HEAD.format(subject=subject, body=body))
    assert record.document.genre == "other"
    assert record.commitments == ()


@pytest.mark.parametrize(
    ("below", "title", "date"),
    [
        # The date stands right below the subject, with its place, with one letter for it, alone.
        ("Đồi Mây, ngày 7 tháng 4 năm 2021", "V/v kê khai tài sản", "2021-04-07"),
        ("Đ, ngày 7 tháng 4 năm 2021", "V/v kê khai tài sản", "2021-04-07"),
        ("Đồi Mây ngày 7 tháng 4 năm 2021", "V/v kê khai tài sản", "2021-04-07"),
        ("Ngày 7 tháng 4 năm 2021", "V/v kê khai tài sản", "2021-04-07"),
        # The subject goes on, and names the day of another act.
        (
            "theo Thông báo số 9/TB-UBND ngày 2/3/2021\nĐồi Mây, ngày 7 tháng 4 năm 2021",
            "V/v kê khai tài sản\ntheo Thông báo số 9/TB-UBND ngày 2/3/2021",
            "2021-04-07",
        ),
    ],
)
def test_the_subject_of_a_letter_ends_above_its_date(below: str, title: str, date: str) -> None:
    content = (
        f"UBND HUYỆN ĐỒI MÂY\nTHANH TRA\nSố: 31/TTr\nV/v kê khai tài sản\n{below}\n"
        "Kính gửi: UBND các xã\n\nThanh tra huyện gửi mẫu kê khai để các xã dùng chung."
    )
    document = read_text(content).document
    assert document.title is not None
    assert (document.title.exact, document.date) == (title, date)


def test_the_day_of_the_act_a_letter_is_about_is_not_its_own() -> None:
    content = (
        "SỞ TÀI CHÍNH TỈNH ĐỒI MÂY\nSố: 88/STC-NS\n"
        "V/v triển khai Kết luận ngày 11/01/2021 của Chủ tịch UBND tỉnh\n\n"
        "Đồi Mây, ngày 7 tháng 4 năm 2021\nKính gửi: UBND các huyện\n\nSở gửi biểu mẫu kèm theo."
    )
    assert read_text(content).document.date == "2021-04-07"

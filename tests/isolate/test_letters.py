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

"""Acts that promise nothing and give bodies their tasks: notices, guidance, decisions."""

import pytest

from camket.flow import Pipeline, plain_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ AN LẠC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nSố: 12/{code}-UBND\nAn Lạc, ngày 21 tháng 01 năm 2026\n"
)
SIGNED = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n"


def promised(code: str, text: str) -> list[str]:
    """The commitments of an act with this number and text."""
    record = Pipeline().run(plain_text(HEAD.format(code=code) + text + SIGNED))
    return [commitment.span.exact for commitment in record.commitments]


def test_a_notice_promises_what_it_gives_to_bodies() -> None:
    """What it announces is no promise; thanks and "thi hành" are none either."""
    found = promised(
        "TB",
        "THÔNG BÁO\nLịch tiếp công dân năm 2026\n1. Tiếp công dân tại Trụ sở UBND xã.\n"
        "Giao Văn phòng xã niêm yết lịch này tại 12 nhà văn hóa.\n"
        "Đề nghị các cơ quan nghiêm túc thực hiện.\n",
    )
    assert found == ["Giao Văn phòng xã niêm yết lịch này tại 12 nhà văn hóa"]


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Vận động hội viên tham gia bảo hiểm y tế năm 2026", 2),
        ("Tổ chức phổ biến, giáo dục pháp luật năm 2026", 2),
        ("Quy trình kết nạp hội viên", 0),
        ("Sử dụng phần mềm quản lý văn bản", 0),
        ("Thi hành Điều lệ Hội", 0),
    ],
)
def test_guidance_gives_out_work_unless_it_explains_a_rule(title: str, count: int) -> None:
    """The title says which of the two it is."""
    found = promised(
        "HD",
        f"HƯỚNG DẪN\n{title}\nI. CÁCH LÀM\n1. Lập 30 tổ tiết kiệm trước ngày 30/6/2026.\n"
        "2. Tập huấn 2 ngày cho 40 chi hội trưởng.\n",
    )
    assert len(found) == count


def test_who_publishes_procedures_decides_and_gives_out_duties() -> None:
    """The genre is that of the act; its articles bind the bodies they name."""
    text = (
        "QUYẾT ĐỊNH\nVề việc công bố danh mục thủ tục hành chính lĩnh vực người có công\n"
        "Điều 1. Công bố kèm theo Quyết định này 12 thủ tục hành chính.\n"
        "Điều 2. Trách nhiệm thực hiện\n"
        "Văn phòng xã chịu trách nhiệm niêm yết 12 thủ tục trước ngày 15/02/2026.\n"
        "Điều 3. Chánh Văn phòng, các bộ phận chịu trách nhiệm thi hành Quyết định này.\n"
    )
    record = Pipeline().run(plain_text(HEAD.format(code="QĐ") + text + SIGNED))
    assert record.document.genre == "decision"
    assert [c.span.exact for c in record.commitments] == [
        "Văn phòng xã chịu trách nhiệm niêm yết 12 thủ tục trước ngày 15/02/2026"
    ]


@pytest.mark.parametrize(
    ("head", "promises"),
    [
        ("STT | Khoa | Việc phải xong | Thời hạn", 2),
        ("TT | Tên lớp | Đơn vị chủ trì | Số người", 2),
        ("TT | Nội dung | Đơn vị tính | Kết quả", 0),
    ],
)
def test_work_by_any_name_is_given_out_where_columns_say_who_or_when(
    head: str, promises: int
) -> None:
    """A column of results makes it a report."""
    found = promised(
        "KH",
        "KẾ HOẠCH\nCông tác năm 2026\nI. NHIỆM VỤ\n"
        f"{head}\n1 | Khoa Nội | Chạy song song sổ giấy | 15/5\n2 | Khoa Nhi | Bỏ sổ khám | 31/3\n",
    )
    assert len(found) == promises


def test_banners_are_no_promises() -> None:
    """What is to be written on them stands below a heading of its own."""
    found = promised(
        "KH",
        "KẾ HOẠCH\nTuyên truyền năm 2026\nI. NỘI DUNG\n1. Treo 30 băng rôn.\n2. Phát thanh 2 lần."
        "\nII. KHẨU HIỆU TUYÊN TRUYỀN\n1. Phát huy quyền làm chủ của Nhân dân.\n",
    )
    assert found == ["Treo 30 băng rôn", "Phát thanh 2 lần"]

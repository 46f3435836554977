"""Lines that only name or lead to what stands in or below them, and closings of covenants."""

from __future__ import annotations

import pytest

from camket.flow import default_pipeline, plain_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN YÊN TRẠCH\nSố: 21/KH-UBND\nYên Trạch, ngày 09 tháng 02 năm 2022\n"
    "KẾ HOẠCH\nCông tác năm 2022\nI. NHIỆM VỤ\n"
)


def promised(*lines: str, head: str = HEAD) -> list[str]:
    """The words of every commitment."""
    record = default_pipeline().run(plain_text(head + "\n".join(lines) + "\n"))
    return [item.span.exact for item in record.commitments]


def test_headings_run_into_the_items_of_a_list_promise_nothing() -> None:
    assert promised(
        "1/ Thu nợ thuế. Thu hồi 70% số nợ cũ; công khai tên người nợ.",
        "2/ Kiểm tra, xử lý. Mỗi quý kiểm tra 12 cửa hàng.",
        "3/ Lãnh đạo của cấp ủy. Chi bộ họp mỗi tháng 01 lần.",
    ) == [
        "Thu hồi 70% số nợ cũ",
        "công khai tên người nợ",
        "Mỗi quý kiểm tra 12 cửa hàng",
        "Chi bộ họp mỗi tháng 01 lần",
    ]


def test_one_short_sentence_alone_is_a_promise() -> None:
    assert (
        promised(
            "1. Mở lớp bồi dưỡng kế toán xã. Nộp báo cáo trước 15/3.",
            "2. Tổ chức 04 phiên chợ hàng Việt về các xã vùng cao trong quý II.",
        )[0]
        == "Mở lớp bồi dưỡng kế toán xã"
    )


def test_a_line_that_only_leads_to_goals_is_no_goal() -> None:
    assert promised(
        "1. Nâng cao đời sống công nhân, gồm các chỉ tiêu sau đây:",
        "- Xây 02 khu nhà trọ.",
    ) == ["Xây 02 khu nhà trọ"]


@pytest.mark.parametrize(
    "closing",
    [
        "Bản giao ước này lập thành 04 bản, mỗi bên giữ một bản.",
        "Nếu vi phạm, gia đình không xét danh hiệu trong năm.",
        "Trung tá Đỗ Văn Lợi     Thiếu tá Bùi Quang Hòa     Đại úy Lê Tấn Phước",
    ],
)
def test_the_end_of_a_covenant_promises_nothing_more(closing: str) -> None:
    head = "BẢN GIAO ƯỚC THI ĐUA NĂM 2022\nCác đơn vị giao ước thi đua:\n"
    assert promised("1. Trồng 300 cây xanh.", closing, head=head) == ["Trồng 300 cây xanh"]


def test_duties_in_a_heading_belong_to_the_body_they_are_of() -> None:
    content = HEAD + "1. Trách nhiệm của Hội Nông dân huyện\na) Tập huấn cho 200 hội viên.\n"
    (item,) = default_pipeline().run(plain_text(content)).commitments
    assert [(actor.role, actor.name) for actor in item.assigned] == [
        ("execute", "Hội Nông dân huyện Yên Trạch")
    ]


def test_who_is_handed_over_is_charged_with_nothing() -> None:
    content = HEAD + "1. Giao 86 công dân nhập ngũ đúng ngày.\n"
    (item,) = default_pipeline().run(plain_text(content)).commitments
    assert item.bodies == ()


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("Phần II - NĂM 2023 LÀM GÌ", 1),  # the year to come
        ("Phần II - NĂM 2022 NHÌN LẠI", 0),  # the year told
    ],
)
def test_a_report_binds_in_the_part_on_the_coming_year(heading: str, count: int) -> None:
    head = (
        "CỤC THỐNG KÊ TỈNH AN LÃNH\nSố: 60/BC-CTK\nAn Lãnh, ngày 20 tháng 12 năm 2022\nBÁO CÁO\n"
        "Tổng kết năm 2022\nPhần I - KẾT QUẢ\nĐã in 900 cuốn niên giám.\n"
    )
    assert len(promised(heading, "1. Phát hành niên giám trước ngày 30/5.", head=head)) == count


def test_guidance_gives_out_the_work_of_a_month_and_explains_rules_otherwise() -> None:
    head = (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ LÂM\nSố: 08/HD-LĐLĐ\nHà Lâm, ngày 02 tháng 4 năm 2019\n"
        "HƯỚNG DẪN\n{}\nI. NỘI DUNG\n"
    )
    line = "1. Tặng 120 suất quà cho công nhân khó khăn."
    month = head.format("Tổ chức các hoạt động Tháng Công nhân năm 2019")
    rule = head.format("Cách ghi hồ sơ đoàn viên")
    assert promised(line, head=month) == ["Tặng 120 suất quà cho công nhân khó khăn"]
    assert promised(line, head=rule) == []

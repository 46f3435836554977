"""Heads copied from sites that broke their lines in narrow columns; titles that go on."""

import pytest

from camket.isolate import isolate
from camket.records import Page, Source
from camket.texts import Text, View
from camket.wraps import wrap_column


def read(content: str) -> Page:
    """The page of a text."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    return isolate(text, View.of(content))


TAIL = (
    "KẾ HOẠCH\nPHÒNG, CHỐNG SẠT LỞ BỜ SÔNG NĂM 2024\n"
    "Căn cứ Quyết định số 77/QĐ-TTg\nngày 05/01/2023 của Thủ tướng Chính phủ;\n"
    "I. MỤC TIÊU\n1. Di dời 100% hộ dân ở bờ sông bị sạt lở trước ngày 30/6/2024.\n"
)


@pytest.mark.parametrize(
    ("head", "issuer", "date"),
    [
        (
            "ỦY BAN NHÂN DÂN\nTỈNH LONG XUYÊN\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\n-----\n|\nSố: 41/KH-UBND\n|\n"
            "Long Xuyên, ngày 09\ntháng 02 năm 2024\n|\n",
            "Ủy ban nhân dân tỉnh Long Xuyên",
            "2024-02-09",
        ),
        (
            "ỦY BAN NHÂN\nDÂN\nTỈNH LONG\nXUYÊN\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\n|\nSố:\n41/KH-UBND\n|\n"
            "Long\nXuyên, ngày 09 tháng 02 năm 2024\n|\n",
            "Ủy ban nhân dân tỉnh Long Xuyên",
            "2024-02-09",
        ),
        # A head without a date: the day of the decision it cites is not its own.
        (
            "ỦY BAN NHÂN DÂN\nTỈNH LONG XUYÊN\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\n|\nSố: 41/KH-UBND\n|\n",
            "Ủy ban nhân dân tỉnh Long Xuyên",
            None,
        ),
    ],
)
def test_a_head_broken_in_a_narrow_column_is_read(head: str, issuer: str, date: str | None) -> None:
    content = head + TAIL
    page = read(content)
    document = page.document
    assert [one.name for one in document.issuers] == [issuer]
    assert (document.date, document.symbol, document.system) == (date, "41/KH-UBND", "state")
    assert page.zones[0].zone == "header"
    assert document.title is not None
    assert document.title.exact == "KẾ HOẠCH\nPHÒNG, CHỐNG SẠT LỞ BỜ SÔNG NĂM 2024"


@pytest.mark.parametrize(
    ("below", "goes_on"),
    [
        ("ĐIỀU HÀNH GIAO THÔNG TRONG DỊP TẾT", True),
        ("PHẦN MỀM QUẢN LÝ HỒ SƠ", True),
        ("ĐIỀU 1. ĐIỀU HÀNH GIAO THÔNG", False),
        ("PHẦN THỨ NHẤT", False),
        ("Thực hiện Nghị quyết số 12/NQ-CP ngày 03/01/2024 của Chính phủ", False),
        ("NGÀY NHÀ GIÁO VIỆT NAM 20/11.", True),
        ("CHỦ ĐIỂM THÁNG 12: “UỐNG NƯỚC NHỚ NGUỒN”", False),
    ],
)
def test_an_article_has_a_number_and_ends_the_title(below: str, goes_on: bool) -> None:
    title = read(
        f"Số: 12/KH-UBND\nKẾ HOẠCH\nTỔ CHỨC CHỈ ĐẠO VÀ\n{below}\n"
        "1. Phân luồng 100% phương tiện trước ngày 20/01/2024.\n"
    ).document.title
    assert title is not None
    assert title.exact.endswith(below) is goes_on


def test_a_title_in_capitals_ends_before_a_wrapped_paragraph() -> None:
    title = read(
        "Số: 12/CT-UBND\nCHỈ THỊ\nVỀ NHIỆM VỤ CHỦ YẾU NĂM HỌC 2023 - 2024 CỦA NGÀNH GIÁO DỤC\n"
        "VÀ ĐÀO TẠO TỈNH LONG XUYÊN\nNăm học 2022 - 2023, toàn ngành Giáo dục\n"
        "và Đào tạo tỉnh Long Xuyên đã có nhiều cố gắng trong dạy và học.\n"
        "1. Duy trì 100% trường đạt chuẩn trước ngày 20/12/2023.\n"
    ).document.title
    assert title is not None
    assert title.exact.endswith("TỈNH LONG XUYÊN")


def test_a_plan_in_small_letters_below_its_body() -> None:
    document = read(
        "Chương trình công tác đội\n15/11/2023 8:57\nHỘI ĐỒNG ĐỘI HUYỆN LAM KHÊ\n"
        "Liên đội trường TH Lam Khê\nKế hoạch\nCông tác Đội và phong trào thiếu nhi năm 2024\n"
        "1. Tổ chức 12 buổi sinh hoạt chi đội.\n2. Thu gom 50 kg giấy vụn trước ngày 30/4.\n"
    ).document
    assert document.genre == "plan"
    assert document.title is not None
    assert document.title.exact.startswith("Kế hoạch\nCông tác Đội")


def test_a_polytechnic_is_no_faculty_and_a_wrapped_subject_no_body() -> None:
    content = (
        "Số: 12/TCT-TTKT\nLam Khê, ngày 04 tháng 3 năm 2023\nv/v tăng cường công tác\n"
        "thanh tra, kiểm tra thuế\nKính gửi: Cục Thuế các tỉnh.\n"
        "1. Hoàn thành 100% kế hoạch kiểm tra trước ngày 29/4/2023.\n"
    )
    assert read(content).document.issuers == ()
    plan = "Ngày 4/3, Đại học Bách khoa Hà Nội ban hành Kế hoạch năm 2023, phấn đấu trồng 90 cây.\n"
    issuers = read(f"Trồng cây đầu xuân\n05/3/2023 08:15\n{plan}").document.issuers
    assert [one.name for one in issuers] == ["Đại học Bách khoa Hà Nội"]


def test_a_term_behind_a_comma_belongs_to_the_title() -> None:
    title = read(
        "NGHỊ QUYẾT\nVỀ CHẤT VẤN TẠI KỲ HỌP THỨ NĂM HĐND TỈNH LONG XUYÊN KHÓA XVII,\n"
        "NHIỆM KỲ 2016 - 2021\nHỘI ĐỒNG NHÂN DÂN TỈNH LONG XUYÊN\nKHÓA XVII - KỲ HỌP THỨ NĂM\n"
        "Điều 1. Giao Ủy ban nhân dân tỉnh giải quyết 100% kiến nghị trước ngày 30/6/2018.\n"
    ).document.title
    assert title is not None
    assert title.exact.endswith("NHIỆM KỲ 2016 - 2021")


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        # Broken at a column, and at each change of type inside it.
        (
            [
                "Căn cứ Luật Đê điều ngày 29 tháng 11 năm 2006; Luật Phòng,",
                "chống thiên tai ngày 19 tháng 6 năm 2013; theo đề nghị của Sở Nông nghiệp và",
                "Phát triển nông thôn tại Tờ trình số 88/TTr-SNN, tỉnh",
                "giao các huyện, thị xã ven sông rà soát các đoạn đê xung yếu và lập phương án hộ",
                "đê trước mùa lũ; các xã",
                "chuẩn bị 500 m3 đất dự phòng cho mỗi đoạn đê xung",
                "yếu; huy động dân quân trực canh theo cấp báo động của đài khí tượng tỉnh.",
            ],
            True,
        ),
        # A list of short entries that open with small letters was set line by line.
        (
            ["Hồ sơ gồm:", "đơn đề nghị theo mẫu", "bản sao căn cước", "giấy khám sức khỏe"] * 3,
            False,
        ),
    ],
)
def test_uneven_line_ends_are_wraps_when_most_break_off(lines: list[str], wrapped: bool) -> None:
    assert (wrap_column(View.of("\n".join(lines))) > 0) is wrapped

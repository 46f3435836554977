"""Annexes that pages print without their act, drafts without a day."""

import pytest

from camket.isolate import isolate
from camket.records import Page, Source
from camket.texts import Text, View

TABLE = (
    "TT | Chỉ tiêu | ĐVT | Kế hoạch\n1 | Trồng rừng | ha | 300\n2 | Thu ngân sách | tỷ đồng | 40\n"
    "3 | Tỷ lệ hộ nghèo giảm | % | 3"
)


def read(content: str) -> Page:
    """The page of a text."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    return isolate(text, View.of(content))


@pytest.mark.parametrize(
    ("act", "genre", "symbol", "date", "issuer"),
    [
        (
            "(Kèm theo Nghị quyết số 30/NQ-HĐND ngày 12/12/2023 của HĐND huyện Đồi Mây)",
            "resolution",
            "30/NQ-HĐND",
            "2023-12-12",
            "Hội đồng nhân dân huyện Đồi Mây",
        ),
        (
            "(Ban hành kèm theo Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2023 của UBND xã Mây)",
            "plan",
            "15/KH-UBND",
            "2023-01-20",
            "Ủy ban nhân dân xã Mây",
        ),
    ],
)
def test_an_annex_belongs_to_the_act_it_names(
    act: str, genre: str, symbol: str, date: str, issuer: str
) -> None:
    page = read(f"PHỤ LỤC I\nCÁC CHỈ TIÊU CHỦ YẾU NĂM 2024\n{act}\n{TABLE}")
    document = page.document
    assert (document.genre, document.symbol, document.date) == (genre, symbol, date)
    assert [one.name for one in document.issuers] == [issuer]
    assert document.plan_year == 2024
    assert [zone.zone for zone in page.zones] == ["title", "header", "body"]


@pytest.mark.parametrize(
    "content",
    [
        # A form; a list of procedures; an annex named in an article.
        "Phụ lục\nMẪU ĐƠN ĐĂNG KÝ\n(Ban hành kèm theo Quyết định số 15/QĐ-UBND)\nHọ tên: ........",
        "DANH MỤC THỦ TỤC\n(Kèm theo Quyết định số 15/QĐ-UBND)\n1. Khai sinh\n2. Khai tử",
        f"Xã Mây giao chỉ tiêu\n06/01/2023 08:15\nXem bảng chỉ tiêu kèm theo.\n{TABLE}",
    ],
)
def test_forms_and_lists_are_no_annexes_of_plans(content: str) -> None:
    assert read(content).document.genre in ("other", "news")


@pytest.mark.parametrize(
    ("kind", "year"),
    [("KẾ HOẠCH\nPhòng dịch trên địa bàn xã", 2020), ("QUYẾT ĐỊNH\nVề việc bổ nhiệm", None)],
)
def test_a_draft_without_a_day_plans_for_the_year_it_prints(kind: str, year: int | None) -> None:
    document = read(
        f"UBND XÃ MÂY\nSố: /KH-UBND\nMây, ngày    tháng 3 năm 2020\n{kind}\n1. Trực 24/24 giờ."
    ).document
    assert (document.date, document.plan_year) == (None, year)


TASKS = (
    "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |\n|---|---|---|---|\n"
    "| 1. | Xây dựng chương trình tuyên truyền. | Sở Nội vụ | 6/2025 |\n"
    "| 2. | Đào tạo 30 cán bộ | Công an tỉnh | Tháng 10/2025 |\n"
)


@pytest.mark.parametrize(
    ("heading", "genre"),
    [
        ("", "plan"),
        ("**PHỤ LỤC II**\n\n**DANH MỤC CÁC NHIỆM VỤ CỦA CHƯƠNG TRÌNH**\n\n", "programme"),
        ("Phụ lục 1\nNhiệm vụ cụ thể thực hiện Nghị quyết về chuyển đổi số\n\n", "resolution"),
        ("LỊCH CÔNG TÁC TUẦN\n\n", "other"),
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH\n\n", "other"),
    ],
)
def test_a_table_of_tasks_needs_no_document_around_it(heading: str, genre: str) -> None:
    """Its columns say what is to be done, by whom and until when."""
    assert read(heading + TASKS).document.genre == genre

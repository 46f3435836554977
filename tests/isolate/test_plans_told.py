"""News of plans, campaigns and congresses: who plans, for which year, in which system."""

import pytest

from camket.isolate import isolate
from camket.records import DocumentFields, Source
from camket.texts import Text, View


def read(content: str) -> DocumentFields:
    """The facts of a text; every span says what it covers."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    document = isolate(text, View.of(content)).document
    for span in filter(None, [document.title, *(issuer.span for issuer in document.issuers)]):
        assert content[span.start : span.end] == span.exact
    return document


def names(content: str) -> list[str]:
    """The issuers' names."""
    return [issuer.name for issuer in read(content).issuers]


AIMS = (
    "Theo đó, toàn huyện phấn đấu trồng mới 60 ha chè, giảm số hộ nghèo xuống còn 4%, không để xảy "
    "ra cháy rừng và hoàn thành 12 km đường liên thôn."
)
PAST = (
    "Cả năm, toàn huyện trồng được 40 ha chè, số hộ nghèo còn 6% và nhiều tuyến đường liên thôn đã "
    "mở rộng, được bà con đồng tình."
)


@pytest.mark.parametrize(
    ("first", "issuer", "system"),
    [
        (
            "Sáng 6/1, UBND huyện Đồi Mây tổ chức hội nghị giao chỉ tiêu kinh tế.",
            "Ủy ban nhân dân huyện Đồi Mây",
            "state",
        ),
        (
            "Ngày 8.2, Huyện ủy Đồi Mây khai mạc hội nghị lần thứ 3 triển khai chương trình năm.",
            "Huyện ủy Đồi Mây",
            "party",
        ),
        (
            "Đây là mục tiêu Hội Nông dân huyện Đồi Mây đề ra tại đại hội vừa diễn ra trong tuần.",
            "Hội Nông dân huyện Đồi Mây",
            "front",
        ),
        (
            "Sau hai ngày làm việc, Đại hội đại biểu Đảng bộ huyện Đồi Mây đã kết thúc tốt đẹp.",
            "Đảng bộ huyện Đồi Mây",
            "party",
        ),
        (
            "Năm 2021, tỉnh Hòa Bình phấn đấu đưa thêm 900 người đi làm việc ở nước ngoài.",
            "Tỉnh Hòa Bình",
            "state",
        ),
        # A body that stands behind "tại" is where it happened, not who plans.
        (
            "Sáng 4/3, tại Trường THPT Đồi Mây, học sinh đã tổ chức ngày hội đọc sách.",
            None,
            "none",
        ),
    ],
)
def test_a_plan_told_in_the_news_belongs_to_who_made_it(
    first: str, issuer: str | None, system: str
) -> None:
    document = read(f"{first}\n{AIMS}\nHải Lam")
    assert document.genre == "news"
    assert [one.name for one in document.issuers] == ([issuer] if issuer else [])
    assert document.system == system


def test_news_of_what_is_done_belongs_to_nobody() -> None:
    document = read(
        f"Sáng 6/1, UBND huyện Đồi Mây tổ chức hội nghị gặp mặt đầu xuân.\n{PAST}\nHải Lam"
    )
    assert (document.genre, document.system, document.issuers) == ("news", "none", ())


def test_what_a_villager_says_is_no_plan_of_a_body() -> None:
    said = 'Bà Lụa kể: "Vụ này nhà tôi bán được giá, sang năm gia đình phấn đấu đạt 15 tấn vải".'
    content = f"Rộn ràng hội vải\n12/06/2022 08:15\nSáng 12/6, phiên chợ vải đã khai mạc. {said}"
    assert read(content).plan_year is None


def test_who_holds_a_post_is_no_place() -> None:
    content = (
        "Phó Chủ tịch UBND tỉnh Trần Hải Lâm vừa ký ban hành Quyết định phê duyệt đề án cây xanh."
        f"\n{AIMS}\nHải Lam"
    )
    assert names(content) == ["Ủy ban nhân dân tỉnh"]


@pytest.mark.parametrize(
    ("told", "year"),
    [
        (
            "Nhiệm kỳ 2016 - 2021, Hội phấn đấu giúp 300 chị em thoát nghèo, không để tái nghèo.",
            2016,
        ),
        (
            "Hội phấn đấu giúp 300 chị em thoát nghèo, chuẩn bị đại hội nhiệm kỳ 2016 - 2021.",
            None,
        ),
        ("Đó là chỉ tiêu được đề ra trong năm 2015 và phấn đấu giữ 95% trẻ em đến trường.", 2015),
        (
            "Theo Ban Quản lý rừng, năm 2023, huyện phấn đấu trồng mới 700 ha và không để cháy.",
            2023,
        ),
        # A part of a year; what is over stands before it, a term that a congress is prepared for
        # behind it.
        (
            "Hội nghị sơ kết công tác quý II, triển khai nhiệm vụ quý III/2021 của các chi hội; "
            "phấn đấu kết nạp 30 hội viên, chuẩn bị tốt đại hội chi hội nhiệm kỳ 2022 - 2027.",
            2021,
        ),
        (
            "Hội phấn đấu trong nhiệm vụ 6 tháng cuối năm 2024 vận động thêm 12 hộ hiến đất.",
            2024,
        ),
        # A year that is over plans nothing.
        ("Hội nghị sơ kết nhiệm vụ quý II/2021, các chi hội trồng được 12 ha rừng mới.", None),
        ("Năm 2019, huyện trồng được 500 ha rừng và có 30 km đường mới, ai cũng vui mừng.", None),
    ],
)
def test_the_year_an_article_plans_for(told: str, year: int | None) -> None:
    content = f"Đó là mục tiêu Hội Phụ nữ huyện Đồi Mây đưa ra.\n{told}\nHải Lam"
    assert read(content).plan_year == year


@pytest.mark.parametrize(
    ("first", "genre"),
    [
        (
            "Sáng 9/3, thay mặt Ban Chỉ huy, trung tá Lê Văn Lộc, Chỉ huy trưởng, phát động đợt "
            "thi đua cao điểm trong toàn đơn vị.",
            "launch",
        ),
        (
            "Đợt thi đua có chủ đề “Vững tay” được triển khai từ ngày 1-8 đến ngày 20-12-2023.",
            "launch",
        ),
        (
            "Đợt thi đua có chủ đề “Vững tay chèo” đã tổng kết, khen thưởng 12 tập thể xuất sắc.",
            "news",
        ),
    ],
)
def test_a_campaign_is_told_without_a_headline(first: str, genre: str) -> None:
    assert read(f"{first}\n{AIMS}\n{AIMS}\nHải Lam").genre == genre


@pytest.mark.parametrize(
    ("head", "genre", "system", "year"),
    [
        ("MỘT SỐ CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020 - 2025", "resolution", "party", 2020),
        # Councils and the Front begin their terms in other years.
        ("MỘT SỐ CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2021 - 2026", "other", "none", None),
    ],
)
def test_targets_of_a_congress_term(head: str, genre: str, system: str, year: int | None) -> None:
    content = f"{head}\n1. Thu ngân sách tăng 12%.\n2. Hộ nghèo còn 1%.\n3. Trồng 90 ha rừng."
    document = read(content)
    assert (document.genre, document.system, document.plan_year) == (genre, system, year)


@pytest.mark.parametrize(
    ("first", "genre"),
    [
        ("Công ty Cấp nước Đồi Mây cho biết, trong tháng này sẽ lắp xong 300 đồng hồ.", "news"),
        ("Trong hai ngày (4-5/6), Bệnh viện Đồi Mây tổ chức chương trình khám bệnh.", "news"),
        ("Theo quy hoạch, đến năm 2030 toàn huyện có 4.000 ha rừng phòng hộ xanh tốt.", "news"),
        # Nobody tells it to anybody.
        ("Cây chè ở Đồi Mây đã có từ lâu đời và nuôi sống bao nhiêu gia đình nơi này.", "other"),
    ],
)
def test_openings_that_only_news_has(first: str, genre: str) -> None:
    assert read(f"{first}\n{PAST}").genre == genre

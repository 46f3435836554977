"""News copied without its page, covenants and plans without their heads: genre, date, year, who."""

import pytest

from camket.isolate import isolate
from camket.records import DocumentFields, Source
from camket.texts import Text, View


def read(content: str) -> DocumentFields:
    """The facts of a text; every span says what it covers."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    document = isolate(text, View.of(content)).document
    spans = [issuer.span for issuer in document.issuers] + [document.title]
    for span in filter(None, spans):
        assert content[span.start : span.end] == span.exact
    return document


def names(content: str) -> list[str]:
    """The issuers' names."""
    return [issuer.name for issuer in read(content).issuers]


PROSE = (
    "Toàn huyện đã trồng thêm 40 ha rừng phòng hộ, vượt kế hoạch của năm, và giữ được màu xanh "
    "của các đồi trọc dọc quốc lộ; nhiều hộ dân có thu nhập ổn định từ rừng."
)


@pytest.mark.parametrize(
    ("content", "genre"),
    [
        # The paper before the first words, a photographer's credit, a reporter's name at the end.
        (f"(BLP) Vụ xuân năm nay thời tiết thuận. {PROSE}", "news"),
        (f"BLP.VN - Vụ xuân năm nay thời tiết thuận. {PROSE}", "news"),
        (f"{PROSE}\nMột góc rừng phòng hộ xã Đồi Mây. Ảnh: Lam Sơn", "news"),
        (f"{PROSE}\n{PROSE}\nH.Mai", "news"),
        # What a meeting did.
        (
            "Trưa nay (5/9), Ban Chỉ huy Phòng thủ dân sự tỉnh đã có công điện gửi các huyện ven "
            f"biển về bão số 4.\n{PROSE}",
            "news",
        ),
        # A speaker's own words, a guide, a report's passage are no articles.
        (f"Kính thưa quý vị! Tôi xin báo cáo tại hội nghị hôm nay. {PROSE}\nTrần Hải", "other"),
        (f"{PROSE}\n{PROSE}", "other"),
        ("Bài phát biểu chào mừng năm học mới của hiệu trưởng\n" + PROSE, "other"),
    ],
)
def test_an_article_without_its_page_is_known_by_its_words(content: str, genre: str) -> None:
    assert read(content).genre == genre


@pytest.mark.parametrize(
    ("first", "date"),
    [
        (
            "Ngày 07 tháng 10 năm 2022, Hội Nông dân xã tổ chức lễ ký giao ước thi đua.",
            "2022-10-07",
        ),
        (
            "Hưởng ứng tháng an toàn, ngày 07 tháng 10 năm 2022, Trường THCS Đồi Mây đã phối hợp "
            "với Công an xã tổ chức ký cam kết không vi phạm luật giao thông cho 300 học sinh.",
            "2022-10-07",
        ),
        # The day of a decision is not the day of the news.
        (
            "Thực hiện Quyết định số 15/QĐ-UBND, ngày 07/10/2022, của Ủy ban nhân dân huyện, "
            "Trường THCS Đồi Mây đã tổ chức ký cam kết không vi phạm luật giao thông.",
            None,
        ),
    ],
)
def test_the_first_paragraph_says_when_it_happened(first: str, date: str | None) -> None:
    assert read(f"Ký cam kết chấp hành luật giao thông đường bộ\n{first}\n{PROSE}").date == date


@pytest.mark.parametrize(
    ("headline", "first", "year"),
    [
        (
            "Ký giao ước thi đua “Vì biển xanh”",
            "ký giao ước thi đua “Vì biển xanh” năm 2018.",
            2018,
        ),
        ("Phát động thi đua dạy tốt ở xã Đồi Mây", "phát động thi đua năm học 2019-2020.", 2019),
        (
            "Phát động thi đua làm đường ở xã Đồi Mây",
            "phát động đợt thi đua từ ngày 1/3 đến 30/4/2016.",
            2016,
        ),
        ("Điện lực Đồi Mây phát động thi đua an toàn lao động 2014", "phát động thi đua.", 2014),
        # What is over was not planned for.
        ("Ký giao ước thi đua ở xã Đồi Mây", "tổng kết phong trào thi đua năm 2018.", None),
    ],
)
def test_the_year_promised_for_stands_in_headline_or_opening(
    headline: str, first: str, year: int | None
) -> None:
    told = f"Các đơn vị của xã {first} Nội dung giao ước: phấn đấu tăng 5% thu nhập; trồng 2 ha."
    assert read(f"{headline}\n{told}\n{PROSE}").plan_year == year


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (
            "Cụm thi đua các xã ven biển ký giao ước năm 2021 (07:15 12/01/2021)\n\n" + PROSE,
            "Cụm thi đua các xã ven biển ký giao ước năm 2021",
        ),
        (
            "Hội Nông dân huyện Đồi Mây:\nPhát động phong trào trồng rừng mùa xuân\n\n" + PROSE,
            "Hội Nông dân huyện Đồi Mây:\nPhát động phong trào trồng rừng mùa xuân",
        ),
        # Counters between headline and article; an anniversary in brackets is no clock.
        (f"Phát động phong trào trồng rừng mùa xuân\n\n0\n351\n\n{PROSE}", "Phát động phong trào "),
        (
            f"Ký giao ước thi đua chào mừng ngày thành lập ngành (22/12/1989)\n\n{PROSE}",
            "Ký giao ước thi đua chào mừng ngày thành lập ngành (22/12/1989)",
        ),
    ],
)
def test_a_headline_ends_before_the_clock_of_its_page(content: str, title: str) -> None:
    found = read(content).title
    assert found is not None
    assert found.exact.startswith(title)
    assert not found.exact.endswith("2021)")


@pytest.mark.parametrize(
    ("content", "issuers"),
    [
        # A block stops at its verb; its party committee is another body; brackets only explain.
        (
            "Ngày 3/2, Khối các cơ quan Đảng tiến hành hội nghị ký kết giao ước thi đua năm 2015.",
            ["Khối các cơ quan Đảng"],
        ),
        (
            "Ngày 3/2, Đảng ủy Khối các cơ quan tỉnh đã tổ chức ký kết giao ước thi đua năm 2015.",
            ["Đảng ủy Khối các cơ quan tỉnh"],
        ),
        (
            "Ngày 3/2, Hội Nông dân xã Đồi Mây và Hội Phụ nữ xã Đồi Mây đã tổ chức ký giao ước thi "
            "đua (thuộc Cụm thi đua số 4 các xã).",
            ["Hội Nông dân xã Đồi Mây", "Hội Phụ nữ xã Đồi Mây"],
        ),
        # The letters behind a name are not its end.
        (
            "Ngày 3/2, Công đoàn (CĐ) Tổng công ty Dệt May Đồi Mây vừa phát động phong trào "
            "thi đua tiết kiệm điện năm 2016.",
            ["Công đoàn Tổng công ty Dệt May Đồi Mây"],
        ),
    ],
)
def test_who_signs_or_launches_in_the_opening(content: str, issuers: list[str]) -> None:
    promised = "Nội dung giao ước: phấn đấu 100% đơn vị hoàn thành nhiệm vụ; giảm 5% vi phạm."
    assert names(f"{content} {promised}\n{PROSE}") == issuers


@pytest.mark.parametrize(
    ("content", "issuers", "genre"),
    [
        ("Vậy Ủy ban nhân dân xã Đồi Mây thông báo để nhân dân biết.", 1, "other"),
        ("Sở Giao thông vận tải đã kiểm tra và trả lời như sau: cầu đang được sửa.", 1, "other"),
        ("Theo thông báo số 5 của nhà ga, tàu chạy lúc 7 giờ sáng hằng ngày.", 0, "other"),
    ],
)
def test_a_notice_is_given_by_the_body_that_says_so(content: str, issuers: int, genre: str) -> None:
    document = read(content)
    assert (len(document.issuers), document.genre) == (issuers, genre)
    assert document.system == ("state" if issuers else "none")


ITEMS = "1. Trồng 40 ha rừng phòng hộ trước ngày 30/10.\n2. Mở 12 lớp tập huấn cho nông dân."


@pytest.mark.parametrize(
    ("lead", "genre", "issuers"),
    [
        (
            "Thực hiện Nghị quyết số 9/NQ-HĐND, Ủy ban nhân dân huyện Đồi Mây ban hành Kế hoạch "
            "trồng rừng như sau:",
            "plan",
            ["Ủy ban nhân dân huyện Đồi Mây"],
        ),
        (
            "Thực hiện Nghị quyết số 9/NQ-HĐND ban hành Kế hoạch phát triển rừng, Huyện ủy Đồi Mây "
            "xây dựng Chương trình hành động với những nội dung cụ thể như sau:",
            "programme",
            ["Huyện ủy Đồi Mây"],
        ),
        # A reporter tells what a body has done.
        (
            "Sáng 3/2, Ủy ban nhân dân huyện Đồi Mây đã ban hành Kế hoạch trồng rừng như sau:",
            "news",
            ["Ủy ban nhân dân huyện Đồi Mây"],
        ),
    ],
)
def test_an_act_without_its_head_is_named_by_its_lead(
    lead: str, genre: str, issuers: list[str]
) -> None:
    document = read(f"{lead}\n{ITEMS}\n{PROSE}")
    assert document.genre == genre
    assert [issuer.name for issuer in document.issuers] == issuers


def test_a_joint_programme_with_numbered_contents_is_a_covenant() -> None:
    document = read(
        "Chương trình kí kết liên tịch thực hiện giao ước thi đua năm 2022\n"
        "Ngày 05 tháng 02 năm 2022, Đoàn Thanh niên xã Đồi Mây ký kết với Chi đoàn Công an huyện "
        f"Đồi Mây thực hiện giao ước với những nội dung như sau:\n{ITEMS}"
    )
    assert (document.genre, document.system, document.date) == ("covenant", "front", "2022-02-05")
    assert [issuer.name for issuer in document.issuers] == [
        "Đoàn Thanh niên xã Đồi Mây",
        "Chi đoàn Công an huyện Đồi Mây",
    ]


@pytest.mark.parametrize(
    ("headline", "genre"),
    [
        ("Điện lực Đồi Mây phát động thi đua an toàn lao động năm 2014", "launch"),
        ("Đoàn viên xã Đồi Mây hưởng ứng phong trào do tỉnh phát động thi đua xanh", "news"),
    ],
)
def test_who_launches_and_who_joins(headline: str, genre: str) -> None:
    assert read(f"{headline}\n\n{PROSE}").genre == genre


def test_where_a_launch_is_held_is_no_issuer() -> None:
    document = read(
        "Khởi động tháng thanh niên năm 2021\n\nNgày 4/3, tại Trường PTDT nội trú tỉnh, Đoàn Khối "
        "các cơ quan và doanh nghiệp tỉnh đã tổ chức Lễ khởi động.\nTrong tháng, Đoàn phấn đấu vận "
        "động thanh niên đề xuất 300 sáng kiến; kết nạp 200 đoàn viên mới."
    )
    assert [one.name for one in document.issuers] == ["Đoàn Khối các cơ quan và doanh nghiệp tỉnh"]


def test_a_ceremony_told_in_the_lead_gives_the_genre() -> None:
    aims = "Trong đợt này, xã phấn đấu trồng 2.000 cây xanh và làm sạch 5 km kênh mương."
    assert (
        read(
            "Ngày đầu xuân ở xã Đồi Mây\n06/01/2021 08:15\nSáng 6/1, UBND xã Đồi Mây tổ chức "
            f"Lễ ra quân làm sạch môi trường trên địa bàn xã.\n{aims}"
        ).genre
        == "launch"
    )
    assert (
        read(
            "Chung tay vì môi trường\n06/01/2021 08:15\nSáng 6/1, Hội Nông dân huyện tổ chức "
            "hội nghị ký kết chương trình phối hợp với Hội Phụ nữ huyện.\n"
            f"{aims.replace('xã phấn', 'hai hội phấn')}"
        ).genre
        == "signing_report"
    )


@pytest.mark.parametrize(
    ("printed", "published"),
    [("2025-08-11", "2025-08-11"), ("date 2025-08-11", "2025-08-11"), ("2025-13-41", None)],
)
def test_a_day_set_by_machine_is_the_day_of_the_page(printed: str, published: str | None) -> None:
    content = f"Xã Đồi Mây trồng cây đầu xuân\n{printed}\n{PROSE}"
    assert read(content).published == published


def test_a_candidate_promises_a_programme() -> None:
    content = (
        "Tôi được giới thiệu ứng cử đại biểu Hội đồng nhân dân huyện Đồi Mây khóa mới. Nếu trúng "
        f"cử, chương trình hành động của tôi như sau:\n{ITEMS}"
    )
    assert read(content).genre == "programme"


LONG = (
    "Sáng 6/1, bà con xã Đồi Mây ra quân trồng cây dọc quốc lộ; hàng trăm gốc sao, gốc dầu được "
    "xuống giống trong ngày đầu xuân, không khí rất vui."
)


@pytest.mark.parametrize(
    ("above", "headline", "below"),
    [
        # A full stop closes it, a clock stands right below.
        ("", "Xã Đồi Mây ra quân trồng cây đầu xuân năm mới, khí thế rất sôi nổi.", "06/01/2014"),
        # No clock: the first line is one sentence, the next says when it happened.
        ("", "Trồng cây đầu xuân dọc quốc lộ qua địa bàn xã Đồi Mây huyện Sông Cái.", ""),
        # So long that only its open end tells it from a paragraph.
        (
            "",
            "Nghị quyết Đảng bộ xã Đồi Mây khóa V: Phấn đấu đưa độ che phủ rừng lên bảy mươi phần "
            "trăm và thu nhập của mỗi người dân lên gấp đôi",
            "Cập nhật: 06-01-2014 08:15",
        ),
        # A clock in small letters does not go on with it.
        ("TIN NỔI BẬT\n", "Trồng cây đầu xuân ở xã Đồi Mây", "lúc 08:15, 06/01/2014"),
        # The title of an act, the counter of views below it.
        ("", "Thông báo về việc tổ chức trồng cây trên địa bàn xã Đồi Mây dịp đầu xuân.", "277"),
        # No date at all: one long line without a stop.
        (
            "",
            "Nghị quyết của Đảng bộ xã Đồi Mây khóa V về huy động nguồn lực, ưu tiên trồng và chăm "
            "sóc rừng phòng hộ đầu nguồn giai đoạn 2016-2020",
            "",
        ),
        # The words of a picture above it.
        (
            "Bà con xã Đồi Mây trồng cây. Ảnh: Hải Lam\n",
            "Xã Đồi Mây ra quân trồng cây năm 2014",
            "",
        ),
        # Words below a picture are no headline.
        (
            "",
            "Xã Đồi Mây ra quân trồng cây đầu xuân",
            "![]() |\n| Bà con xã Đồi Mây trồng cây dọc quốc lộ |",
        ),
    ],
)
def test_headlines_of_pages(above: str, headline: str, below: str) -> None:
    document = read(f"{above}{headline}\n{below}\n{LONG}\n{PROSE}")
    assert document.title is not None
    assert document.title.exact == headline


def test_the_first_sentence_of_an_article_is_no_headline() -> None:
    document = read(f"{LONG}\n06/01/2014\n{PROSE}")
    assert document.title is None


def test_the_paper_names_its_day_before_the_first_words() -> None:
    document = read(f"(BDM-05/12/2017) {PROSE}\nM.Q.")
    assert (document.genre, document.date) == ("news", "2017-12-05")


def test_an_initial_and_a_name_close_an_article() -> None:
    text = Text(
        content=f"Xã Đồi Mây ra quân trồng cây\n06/01/2014\n{LONG}\nH.NG",
        source=Source(uri="test:", sha256="0", bytes=0),
    )
    assert isolate(text, View.of(text.content)).zones[-1].zone == "byline"


@pytest.mark.parametrize(
    ("headline", "told", "genre", "issuers"),
    [
        (
            "Đồn Biên phòng Nậm Mây ký kết nghĩa với Đại đội Biên phòng 31",
            "Theo nội dung ký kết, hai đơn vị sẽ tăng cường tuần tra chung trên biên giới.",
            "signing_report",
            ["Đồn Biên phòng Nậm Mây", "Đại đội Biên phòng 31"],
        ),
        (
            "Giao lưu kết nghĩa hai xã",
            "Sáng 6/1, Hội Nông dân xã Sông Cái và Hội Nông dân xã Đồi Mây tổ chức giao lưu kết "
            "nghĩa.\nHội Nông dân hai xã sẽ phối hợp vận động hội viên giữ rừng giáp ranh.",
            "signing_report",
            ["Hội Nông dân xã Sông Cái", "Hội Nông dân xã Đồi Mây"],
        ),
        # What twins have done; society is no association.
        (
            "Kỷ niệm 10 năm kết nghĩa hai xã",
            "Mười năm qua hai xã đã giúp nhau dựng 20 ngôi nhà cho các hộ nghèo.",
            "news",
            [],
        ),
        (
            "Ra quân giữ gìn vệ sinh",
            "Sáng 6/1, trật tự xã hội Đồi Mây được giữ vững trong những ngày hội xuân.",
            "news",
            [],
        ),
    ],
)
def test_news_of_twinned_bodies_reports_what_they_signed(
    headline: str, told: str, genre: str, issuers: list[str]
) -> None:
    content = f"{headline}\n06/01/2014 08:15\n{told}\n{PROSE}"
    assert read(content).genre == genre
    assert names(content) == issuers


def test_pages_of_a_pdf_and_numbers_of_parts_are_no_headlines() -> None:
    content = (
        "Page 12 - Lịch sử xã Đồi Mây\nP. 12\n3.1.2. Các chỉ tiêu chủ yếu\nVề kinh tế\n"
        "- Tốc độ tăng trưởng kinh tế: 9,8% trở lên. Trong đó nông nghiệp tăng 3%; công nghiệp "
        "tăng 12%.\n- Trồng mới 300 ha rừng phòng hộ ở ba xã vùng cao và chăm sóc 900 ha."
    )
    document = read(content)
    assert (document.genre, document.title) == ("other", None)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Lịch làm việc tuần 21 của Thường trực HĐND tỉnh\nNgày đăng bài: 22/05/2018\n"
            f"Thứ hai\nThường trực HĐND tỉnh đi thăm các tổ chức tôn giáo. {PROSE}\n",
            "other",
        ),
        (
            "Cấp căn cước công dân lần đầu\nNgày đăng: 12/04/2023\nCâu hỏi\n"
            f"Tôi cần chuẩn bị những giấy tờ gì?\nTrả lời:\n{PROSE}\n",
            "other",
        ),
        (
            "Giới thiệu chung về Trường Tiểu học An Lạc\nNgày đăng: 12/04/2023\n"
            f"Trường được thành lập năm 1948. {PROSE}\n",
            "other",
        ),
        (
            "Ngày 04/12, UBND tỉnh Lam Sơn ban hành Công văn số 2221/UBND-TH gửi các sở, ngành. "
            f"{PROSE}\nCông văn yêu cầu các sở, ngành báo cáo trước ngày 20/12. {PROSE}\n",
            "news",
        ),
    ],
)
def test_pages_that_are_no_news_and_news_without_a_headline(text: str, genre: str) -> None:
    assert read(text).genre == genre


def test_a_covenant_without_a_national_header_is_known_by_the_day_below_its_title() -> None:
    document = read(
        "Tài liệu\nSố trang: 2 trang   |   Lượt xem: 2578 lần\nLIÊN ĐỘI TH AN LẠC\n\n"
        "ĐỘI THIẾU NIÊN TIỀN PHONG HỒ CHÍ MINH\n\nGIAO ƯỚC THI ĐUA\n"
        "CÔNG TÁC ĐỘI VÀ PHONG TRÀO THIẾU NHI\nNăm học: 2012 – 2013\n"
        "An Lạc, ngày … tháng … năm 2012\n-\nI. NỘI DUNG:\n01 Có chương trình công tác Đội\n"
        "02 Tham gia đủ các lớp tập huấn\n03 Tổ chức 5 buổi sinh hoạt\n"
    )
    assert (document.genre, document.system) == ("covenant", "front")
    assert [one.name for one in document.issuers] == ["Liên đội TH An Lạc"]

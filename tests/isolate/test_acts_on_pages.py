"""Acts that pages hand over, tell under their own title, or print beside a table of properties."""

import pytest

from camket.isolate import isolate
from camket.records import DocumentFields, Page, Source
from camket.texts import Text, View


def page(content: str) -> Page:
    """The zones and facts of a text."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    return isolate(text, View.of(content))


def read(content: str) -> DocumentFields:
    """The facts of a text; every span says what it covers."""
    document = page(content).document
    for span in filter(None, [document.title, *(issuer.span for issuer in document.issuers)]):
        assert content[span.start : span.end] == span.exact
    return document


PROSE = (
    "Nhà nhà lên đồi từ sớm, rừng keo đã khép tán, con đường vào bản không còn bụi đỏ như mấy năm "
    "trước, ai cũng thấy đời sống dễ chịu hơn."
)
TOLD = (
    "Ngày 6/8, Ban Thường vụ Tỉnh ủy Lam Sơn đã ban hành Chỉ thị số 17-CT/TU ngày 05/8/2021 về "
    "việc giữ rừng đầu nguồn trong mùa khô."
)
CONTENTS = (
    "Các cấp ủy lãnh đạo việc tuần tra rừng; phân công đảng viên phụ trách từng thôn; không để xảy "
    "ra cháy rừng trên địa bàn."
)


def test_a_bridge_that_names_the_act_hands_it_over_without_markers() -> None:
    document = read(f"{TOLD}\nNội dung Chỉ thị như sau:\n{CONTENTS}")
    assert (document.genre, document.system) == ("directive", "party")
    assert [issuer.name for issuer in document.issuers] == ["Ban Thường vụ Tỉnh ủy Lam Sơn"]
    assert (document.symbol, document.date) == ("17-CT/TU", "2021-08-05")


def test_a_headline_that_is_the_title_of_an_act() -> None:
    content = (
        "Chỉ thị về việc tăng cường phòng, chống cháy rừng mùa khô 2022\n09/08/2021\n"
        "Mùa khô năm nay đến sớm, nhiều khu rừng trong tỉnh có nguy cơ cháy cao, việc phòng ngừa "
        f"là cần thiết.\nỦy ban nhân dân tỉnh đã ban hành Chỉ thị số 12/CT-UBND. {CONTENTS}"
    )
    document = read(content)
    assert (document.genre, document.symbol) == ("directive", "12/CT-UBND")
    assert [issuer.name for issuer in document.issuers] == ["Ủy ban nhân dân tỉnh"]


@pytest.mark.parametrize(
    ("headline", "below", "genre", "issuer"),
    [
        # The place before the title, the contents bare below it.
        (
            "Đồi Mây: Nghị quyết của HĐND huyện về nhiệm vụ năm 2014",
            "Trồng mới 300 ha rừng; giữ tỷ lệ che phủ rừng 58%.\nThu ngân sách đạt 40 tỷ đồng.",
            "resolution",
            "Hội đồng nhân dân huyện Đồi Mây",
        ),
        (
            "Công điện khẩn của UBND tỉnh về ứng phó mưa lớn",
            "Chủ tịch UBND tỉnh có công điện gửi các huyện.\nCác xã trực ban 24/24 giờ trong mưa.",
            "urgent_dispatch",
            "Ủy ban nhân dân tỉnh",
        ),
        (
            "Quyết định về việc giao chỉ tiêu trồng rừng năm 2014",
            "Điều 1: Giao chỉ tiêu cho các xã như sau:\n1. Xã Đồi Mây trồng 30 ha.\n2. Xã Sông Cái "
            "trồng 20 ha.",
            "decision",
            None,
        ),
        # The body right behind the type; the paper hands the contents over.
        (
            "Nghị quyết HĐND tỉnh về phát triển kinh tế năm 2014",
            "Kỳ họp đã thông qua Nghị quyết. Báo Lam Sơn trân trọng giới thiệu nội dung nghị "
            "quyết.\nI. Các chỉ tiêu\n1. Trồng mới 300 ha rừng.",
            "resolution",
            "Hội đồng nhân dân tỉnh",
        ),
        # An official letter that gives tasks.
        (
            "Công văn của UBND tỉnh về tăng cường phòng, chống rét",
            "UBND tỉnh vừa có Công văn số 12/UBND-NL gửi các huyện.\nCác xã che chắn chuồng trại; "
            "Sở Nông nghiệp cử cán bộ xuống cơ sở.",
            "directive",
            "Ủy ban nhân dân tỉnh",
        ),
        # What an act has led to, what somebody has told about it.
        (
            "Nghị quyết của HĐND huyện về trồng rừng đã đi vào cuộc sống",
            f"Sáng 6/1, phóng viên trở lại xã Đồi Mây. {PROSE}",
            "news",
            None,
        ),
    ],
)
def test_headlines_that_are_titles_of_acts(
    headline: str, below: str, genre: str, issuer: str | None
) -> None:
    found = page(f"{headline}\n06/01/2014 08:15\n{below}")
    assert found.document.genre == genre
    assert [one.name for one in found.document.issuers] == ([issuer] if issuer else [])
    assert ("body" in {zone.zone for zone in found.zones}) == (genre != "news")


def test_a_notice_to_those_who_act_is_a_letter_on_a_page() -> None:
    found = page(
        "Thông báo về việc tổ chức ngày trồng cây\n06/01/2014 08:15\n"
        "Kính gửi: Hiệu trưởng các trường. Phòng đề nghị các trường thực hiện như sau:\n"
        "1. Trồng 30 cây quanh sân trường.\n2. Báo cáo trước ngày 20/01.\n"
    )
    assert found.document.genre == "directive"
    assert [zone.zone for zone in found.zones][-2:] == ["preamble", "body"]


def test_an_article_that_only_mentions_an_act_stays_news() -> None:
    content = f"Chủ rừng ký cam kết giữ rừng trong mùa khô\n09/08/2021\n{TOLD} {CONTENTS}"
    assert read(content).genre != "directive"


JUDGMENT = (
    "Bản án số 12/2024/HS-ST ngày 03/04/2024 của Tòa án nhân dân huyện Đồi Mây về tội trộm cắp"
)


def test_a_judgment_says_number_day_and_court_in_its_title() -> None:
    document = read(f"{JUDGMENT}\n- Thuộc tính\n- Nội dung\n- Lược đồ")
    assert (document.symbol, document.date) == ("12/2024/HS-ST", "2024-04-03")
    assert [issuer.name for issuer in document.issuers] == ["Tòa án nhân dân huyện Đồi Mây"]
    assert document.title is not None
    assert document.title.exact == JUDGMENT


@pytest.mark.parametrize(
    ("rows", "symbol", "day"),
    [
        (
            "Số hiệu: | 07/2021/QH15 | Loại văn bản: | Luật |\n"
            "Nơi ban hành: | Quốc hội | Ngày ban hành: | 14/11/2021 |",
            "07/2021/QH15",
            "2021-11-14",
        ),
        # One label alone is a row of any table.
        ("Số hiệu: | 07/2021/QH15 |", None, None),
    ],
)
def test_the_table_of_properties(rows: str, symbol: str | None, day: str | None) -> None:
    content = f"Chương II Luật Giữ rừng: Quyền của chủ rừng\n{rows}\n1. Chủ rừng được hưởng lợi."
    document = read(content)
    assert (document.symbol, document.date) == (symbol, day)


@pytest.mark.parametrize(
    ("content", "genre", "title"),
    [
        (
            "Thông tin chi tiết\nTên thủ tục: Cấp giấy phép nuôi ong\nLĩnh vực: Chăn nuôi\n"
            "Số ngày xử lý: 5\nLệ phí: không\nThời gian giải quyết: 5 ngày",
            "procedure",
            "Cấp giấy phép nuôi ong",
        ),
        (
            "| Hình thức nộp | Thời hạn giải quyết | Lệ phí |\n| Trực tiếp | 3 ngày | Không |\n"
            "| Tên giấy tờ | Số lượng |\n| Tờ khai nuôi ong | 1 |",
            "procedure",
            None,
        ),
        # A fee and a place are no procedure.
        ("Lệ phí: 20.000 đồng\nĐịa điểm: sân vận động huyện", "other", None),
    ],
)
def test_procedures_as_portals_print_them(content: str, genre: str, title: str | None) -> None:
    document = read(content)
    assert document.genre == genre
    assert (document.title.exact if document.title else None) == title


HEAD = (
    "TỈNH ỦY LAM SƠN\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KL/TU\nLam Sơn, ngày 13 tháng 5 năm 2022\n"
)
POINTS = "I- TÌNH HÌNH\n1- Rừng còn nhiều.\n2- Đường còn hẹp."


@pytest.mark.parametrize(
    ("lines", "genre", "last"),
    [
        (
            "K ÉT LUẬN\nHỘI NGHỊ LẦN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH\n"
            "về phát triển đường giao thông đến năm 2030",
            "conclusion",
            "về phát triển đường giao thông đến năm 2030",
        ),
        (
            "KẾT LUẬN\nVỀ PHÁT TRIỂN ĐƯỜNG GIAO THÔNG",
            "conclusion",
            "VỀ PHÁT TRIỂN ĐƯỜNG GIAO THÔNG",
        ),
    ],
)
def test_titles_that_scans_and_conferences_part(lines: str, genre: str, last: str) -> None:
    document = read(f"{HEAD}{lines}\n{POINTS}")
    assert document.genre == genre
    assert document.title is not None
    assert document.title.exact.endswith(last)


def test_a_subject_without_its_type_line_is_the_title() -> None:
    content = (
        "ỦY BAN NHÂN DÂN TỈNH LAM SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 88/QĐ-UBND | Lam Sơn, ngày 01 tháng 8 năm 2014\n"
        "PHÊ DUYỆT CHƯƠNG TRÌNH GIỮ RỪNG ĐẾN NĂM 2020\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Chương trình."
    )
    document = read(content)
    assert document.title is not None
    assert document.title.exact == "PHÊ DUYỆT CHƯƠNG TRÌNH GIỮ RỪNG ĐẾN NĂM 2020"
    assert (document.genre, document.plan_year) == ("decision", 2014)


@pytest.mark.parametrize(
    ("subject", "year"),
    [
        ("Ban hành Quy định giữ rừng", 2015),
        # Persons and honours are no plan.
        ("Về việc điều động, bổ nhiệm cán bộ", None),
        ("Về việc tặng thưởng Cờ thi đua", None),
    ],
)
def test_the_year_of_a_decision_is_that_of_its_date(subject: str, year: int | None) -> None:
    content = (
        "ỦY BAN NHÂN DÂN TỈNH LAM SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 88/QĐ-UBND | Lam Sơn, ngày 05 tháng 5 năm 2015\nQUYẾT ĐỊNH\n"
        f"{subject}\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Theo đó."
    )
    assert read(content).plan_year == year


def test_the_head_of_a_court_issues_its_act() -> None:
    content = (
        "TÒA ÁN NHÂN DÂN\nTỐI CAO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 45/QĐ-TA\nHà Nội, ngày 28 tháng 7 năm 2014\n"
        "QUYẾT ĐỊNH\nVỀ BẢNG CHẤM ĐIỂM\n"
        "CHÁNH ÁN TÒA ÁN NHÂN DÂN TỐI CAO\nCăn cứ Luật Tổ chức Tòa án;\nQUYẾT ĐỊNH:\nĐiều 1. Có."
    )
    assert [issuer.name for issuer in read(content).issuers] == ["Chánh án Tòa án nhân dân tối cao"]


def test_a_form_has_not_the_number_of_the_circular_it_belongs_to() -> None:
    content = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nMẫu K3 ban hành theo\n"
        "Thông tư số 36/2014/TT-BCA\nngày 9/9/2014\nPHIẾU XÁC MINH\nKính gửi:……………………\n"
        "1. Họ và tên:……………………\n2. Nơi sinh:……………………\n3. Nghề nghiệp:……………………"
    )
    document = read(content)
    assert (document.symbol, document.date) == (None, None)


def test_a_headline_stands_below_a_slogan_that_runs_over_the_page() -> None:
    slogan = (
        "- Cán bộ, công chức, viên chức ra sức thi đua lập thành tích trong năm mới! "
        "- Nhiệt liệt chào mừng 20 năm ngày thành lập tỉnh Lam Sơn và các ngày lễ lớn!"
    )
    title = "Khối thi đua số 2 tỉnh Lam Sơn ký kết giao ước thi đua năm 2023"
    told = (
        "Ngày 24/02/2023, Khối thi đua số 2 tỉnh Lam Sơn tổ chức ký giao ước thi đua; các đơn vị "
        "phấn đấu 100% cán bộ hoàn thành nhiệm vụ, không để xảy ra vi phạm."
    )
    document = read(f"Thứ tư, 29/11/2023\n{slogan}\n{title}\n{told}\n{told}")
    assert document.title is not None
    assert document.title.exact == title


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Ngày 20-2, Đảng ủy, Chỉ huy Trung đoàn Đồi Mây đã tổ chức lễ ký kết giao ước thi đua; "
            "phấn đấu 100% chiến sĩ bắn giỏi, không để mất an toàn.",
            "Đảng ủy, Chỉ huy Trung đoàn Đồi Mây",
        ),
        (
            "Sáng 4/3, tại trụ sở Sở Y tế, Công ty Cổ phần Bệnh viện An Lành đã phát động phong "
            "trào thi đua, phấn đấu 95% người bệnh hài lòng.",
            "Công ty Cổ phần Bệnh viện An Lành",
        ),
        (
            "Nhằm đẩy mạnh phong trào, khối Công an các huyện tỉnh Lam Sơn đã phát động và ký giao "
            "ước thi đua, phấn đấu khám phá 90% số vụ án.",
            "Khối Công an các huyện tỉnh Lam Sơn",
        ),
    ],
)
def test_names_that_hold_other_names(text: str, issuer: str) -> None:
    found = [one.name for one in read(f"{text}\n{text}\nHải Lam").issuers]
    assert found == [issuer]


def test_a_subject_that_opens_with_about_belongs_to_the_title() -> None:
    document = read(
        "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 12/2006/QĐ-UBND\n\nQUYẾT ĐỊNH\n\n"
        "V/V PHÊ DUYỆT CHƯƠNG TRÌNH TRỒNG RỪNG GIAI ĐOẠN 2006 - 2010\n\n"
        "ỦY BAN NHÂN DÂN TỈNH LAM SƠN\n\nĐiều 1: Phê duyệt Chương trình."
    )
    assert document.title is not None
    assert document.title.exact.endswith("GIAI ĐOẠN 2006 - 2010")


def test_the_page_says_whose_act_it_prints_without_a_header() -> None:
    document = read(
        "Chương trình bảo vệ rừng\nNgày cập nhật 30/10/2017\n\n"
        "Ngày 23/8/2017, Tỉnh ủy Lam Sơn đã ban hành Chương trình số 27-CTr/TU về bảo vệ rừng. "
        "Ban quản trị xin đăng toàn văn Chương trình này:\n\n"
        "CHƯƠNG TRÌNH\nBảo vệ và phát triển rừng\n\nI. MỤC TIÊU\n- Giữ độ che phủ rừng 56%.\n"
    )
    assert [one.name for one in document.issuers] == ["Tỉnh ủy Lam Sơn"]
    assert (document.symbol, document.system) == ("27-CTr/TU", "party")
    assert (document.date, document.date_source) == ("2017-08-23", "title")


def test_a_dispatch_named_in_the_headline_by_the_post_that_gives_it() -> None:
    document = read(
        "Công điện khẩn của Chủ tịch UBND tỉnh về phòng chống rét cho cây trồng, vật nuôi\n"
        "Theo dự báo, đợt không khí lạnh sẽ tiếp tục. Chủ tịch UBND tỉnh yêu cầu:\n"
        "1. Các huyện chỉ đạo che chắn chuồng trại trước ngày 15/1.\n"
        "2. Sở Tài chính bố trí 2 tỷ đồng hỗ trợ thức ăn.\n"
    )
    assert [one.name for one in document.issuers] == ["Ủy ban nhân dân tỉnh"]
    assert (document.genre, document.system) == ("urgent_dispatch", "state")


@pytest.mark.parametrize("wires", ["ĐIỆN:", "điện:"])
@pytest.mark.parametrize("bar", ["", "|\n|\n"])
def test_who_wires_a_dispatch_and_to_whom(wires: str, bar: str) -> None:
    content = (
        f"CÔNG ĐIỆN\nVề việc giữ hồ chứa\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC HÀ {wires}\n\n{bar}"
        "- Giám đốc các sở, thủ trưởng các ban, ngành và cơ quan\nthuộc tỉnh;\n"
        f"- Chủ tịch Ủy ban nhân dân các xã, phường.\n{bar}\n"
        "Từ đầu tháng 10 đến nay, trên địa bàn đã có 4 đợt mưa lớn. Chủ tịch tỉnh yêu cầu:\n\n"
        "1. Các xã, phường kiểm tra 100% hồ chứa.\n2. Sở Xây dựng sửa 12 cầu.\n"
    )
    found = page(content)
    document = found.document
    assert (document.genre, document.system) == ("urgent_dispatch", "state")
    assert [issuer.name for issuer in document.issuers] == ["Chủ tịch Ủy ban nhân dân tỉnh Bắc Hà"]
    header = "".join(content[z.start : z.end] for z in found.zones if z.zone == "header")
    assert "các xã, phường." in header
    assert "Từ đầu tháng 10" not in header


@pytest.mark.parametrize(
    ("content", "genre"),
    [
        (
            "Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2021\nI. Kết quả đạt được\n"
            "1. Đã trồng 30 ha rừng.\n2. Đã sửa 4 km đường.\n",
            "report",
        ),
        (
            "Quyết định phê duyệt kế hoạch trồng rừng năm 2021\nCăn cứ Luật Lâm nghiệp;\n"
            "Điều 1. Phê duyệt kế hoạch trồng 30 ha rừng.\n",
            "decision",
        ),
    ],
)
def test_the_title_alone_names_an_act_that_lost_its_head(content: str, genre: str) -> None:
    assert read(content).genre == genre

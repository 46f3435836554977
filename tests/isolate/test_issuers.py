"""Who issues: headers, titles, leads, signatures, news; their names, ids and systems."""

import pytest

from camket.isolate import isolate
from camket.isolate.names import post_name, readable
from camket.records import DocumentFields, Source
from camket.texts import Text, View


def read(content: str) -> DocumentFields:
    """The facts of a text."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    document = isolate(text, View.of(content)).document
    for issuer in document.issuers:
        if issuer.span is not None:
            assert content[issuer.span.start : issuer.span.end] == issuer.span.exact
    return document


def names(content: str) -> list[str]:
    """The issuers' names."""
    return [issuer.name for issuer in read(content).issuers]


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        # The place after its level noun keeps its capitals, also where an office has such a word.
        ("CÔNG AN XÃ THANH AN", "Công an xã Thanh An"),
        ("HUYỆN ỦY THANH BÌNH", "Huyện ủy Thanh Bình"),
        ("TRƯỜNG THCS NGUYỄN DU", "Trường THCS Nguyễn Du"),
        # A number opens no name; several places named together are no name either.
        ("CHI BỘ KHU DÂN CƯ SỐ 5", "Chi bộ khu dân cư số 5"),
        ("CỤM THI ĐUA SỐ 3 CÁC XÃ MIỀN NÚI", "Cụm thi đua số 3 các xã miền núi"),
        ("TRƯỜNG TIỂU HỌC SỐ 2 AN HẢI", "Trường Tiểu học số 2 An Hải"),
        ("HUYỆN NÚI THÀNH", "Huyện Núi Thành"),
        ("HUYỆN CƯ KUIN", "Huyện Cư Kuin"),
        # A given name, or a unit, that begins with a word of offices.
        ("TRƯỜNG THPT ĐỒNG VĂN", "Trường THPT Đồng Văn"),
        ("TRƯỜNG THCS LÝ TỰ TRỌNG HUYỆN CHI LĂNG", "Trường THCS Lý Tự Trọng huyện Chi Lăng"),
        ("TRƯỜNG TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ", "Trường Tiểu học và trung học cơ sở"),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC HỘI AN", "Bệnh viện Đa khoa khu vực Hội An"),
        ("ĐIỆN LỰC ĐIỆN BIÊN", "Điện lực Điện Biên"),
        ("HỘI ĐỒNG NHÂN DÂN XÃ ĐỒNG TÂM", "Hội đồng nhân dân xã Đồng Tâm"),
        ("TRUNG TÂM KHUYẾN NÔNG", "Trung tâm Khuyến nông"),
        ("CỤM THI ĐUA SỐ 2 HUYỆN NÔNG CỐNG", "Cụm thi đua số 2 huyện Nông Cống"),
        # Sectors as their offices write them.
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "Phòng Giáo dục và Đào tạo"),
        ("KHỐI THI ĐUA VĂN HÓA - XÃ HỘI", "Khối thi đua Văn hóa - Xã hội"),
        # Departments known by their letters; letters nobody knows stay capitals.
        ("SỞ NN&PTNT TỈNH LÂM ĐỒNG", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Lâm Đồng"),
        ("PHÒNG LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
        ("BAN CHỈ ĐẠO PHONG TRÀO QXĐ", "Ban Chỉ đạo phong trào QXĐ"),
        # A body inside another.
        ("CHI BỘ TRƯỜNG TIỂU HỌC AN LẠC A", "Chi bộ Trường Tiểu học An Lạc A"),
        ("BAN CHẤP HÀNH HỘI NÔNG DÂN XÃ ĐỨC LẠC", "Ban Chấp hành Hội Nông dân xã Đức Lạc"),
        ("LIÊN ĐỘI TRƯỜNG TH AN LẠC", "Liên đội Trường Tiểu học An Lạc"),
        ("BCH HỘI LHPN XÃ THẠNH PHÚ", "Ban Chấp hành Hội Liên hiệp Phụ nữ xã Thạnh Phú"),
        # Committees of the Party, boards of zones, schools of politics.
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH BẮC HÀ", "Ban Chấp hành Đảng bộ tỉnh Bắc Hà"),
        ("THỊ ỦY BUÔN HỒ", "Thị ủy Buôn Hồ"),
        ("BAN QUẢN LÝ KHU KINH TẾ TỈNH BẮC HÀ", "Ban Quản lý khu kinh tế tỉnh Bắc Hà"),
        ("TRƯỜNG CHÍNH TRỊ TỈNH BẮC HÀ", "Trường Chính trị tỉnh Bắc Hà"),
        ("VƯỜN QUỐC GIA BA VÌ", "Vườn quốc gia Ba Vì"),
        ("HUYỆN KRÔNG BÚK", "Huyện Krông Búk"),
        # What a committee is about is no name; a post keeps the name of its body.
        (
            "BAN CHỈ ĐẠO VỀ CHUYỂN ĐỔI SỐ TỈNH BẮC HÀ",
            "Ban Chỉ đạo về chuyển đổi số tỉnh Bắc Hà",
        ),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC HÀ", "Chủ tịch Ủy ban nhân dân tỉnh Bắc Hà"),
        ("BỘ TRƯỞNG BỘ XÂY DỰNG", "Bộ trưởng Bộ Xây dựng"),
    ],
)
def test_capitals_become_the_name_a_reader_would_write(printed: str, written: str) -> None:
    assert readable(printed) == written


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("left", "number", "issuer", "system"),
    [
        # Two lines on the left: the second is inside the first.
        (
            ("CÔNG TY TNHH MAY ĐÔNG THÀNH", "CÔNG ĐOÀN CƠ SỞ"),
            "04/KH-CĐCS",
            "Công đoàn cơ sở Công ty trách nhiệm hữu hạn May Đông Thành",
            "front",
        ),
        (
            ("TRƯỜNG ĐẠI HỌC SÔNG LÂM", "ĐOÀN TNCS HỒ CHÍ MINH"),
            "45-KH/ĐTN",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh Trường Đại học Sông Lâm",
            "front",
        ),
        (
            ("SỞ Y TẾ TỈNH QUẢNG LÂM", "BỆNH VIỆN ĐA KHOA SÔNG LÂM"),
            "15/KH-BVSL",
            "Bệnh viện Đa khoa Sông Lâm",
            "state",
        ),
        (
            ("CÔNG AN TỈNH HÀ LÂM", "PHÒNG CẢNH SÁT GIAO THÔNG"),
            "210/KH-PC08-Đ1",
            "Phòng Cảnh sát giao thông tỉnh Hà Lâm",
            "state",
        ),
        (
            ("HỘI LHPN TỈNH VĨNH LÂM", "BAN THƯỜNG VỤ"),
            "07/KH-BTV",
            "Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh Vĩnh Lâm",
            "front",
        ),
        (
            ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "BCH TỈNH VĨNH LÂM"),
            "35/KH-BTV",
            "Ban Chấp hành Hội Liên hiệp Phụ nữ tỉnh Vĩnh Lâm",
            "front",
        ),
        (
            ("ĐOÀN TNCS HỒ CHÍ MINH", "BCH ĐOÀN PHƯỜNG HÒA LÂM"),
            "12-KH/ĐTN",
            "Ban Chấp hành Đoàn phường Hòa Lâm",
            "front",
        ),
        (
            ("ĐOÀN TNCS HỒ CHÍ MINH", "BCH HUYỆN SÓC LÂM"),
            "12-KH/ĐTN",
            "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện Sóc Lâm",
            "front",
        ),
        (
            ("UBND TỈNH SÓC LÂM", "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ"),
            "21/KH-BCH",
            "Ban Chỉ huy Phòng thủ dân sự",
            "state",
        ),
    ],
)
def test_the_head_of_two_lines_names_the_inner_body(
    left: tuple[str, str], number: str, issuer: str, system: str
) -> None:
    document = read(
        f"{left[0]}          {NATION}\n{left[1]}          {MOTTO}\n"
        f"Số: {number}          Lâm Sơn, ngày 05 tháng 3 năm 2021\nKẾ HOẠCH\n"
        "Tổ chức phong trào thi đua năm 2021\n1. 100% tổ, đội đăng ký thi đua.\n"
    )
    (found,) = document.issuers
    assert found.name.lower() == issuer.lower()
    assert (document.system, document.symbol) == (system, number)


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        # the date stands beside the issuer's line
        (
            "HUYỆN ỦY PHÚ LÂM                   ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "ĐẢNG ỦY XÃ LONG LÂM                Long Lâm, ngày 05 tháng 01 năm 2024\n"
            "*\nSố 27-NQ/ĐU\n\nNGHỊ QUYẾT\n",
            ["Đảng ủy xã Long Lâm"],
        ),
        (
            "ĐẢNG ỦY XÃ LONG LÂM             ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "CHI BỘ TRƯỜNG THCS LONG LÂM     Long Lâm, ngày 05 tháng 01 năm 2024\n"
            "*\nSố 27-NQ/CB\n\nNGHỊ QUYẾT\n",
            ["Chi bộ Trường Trung học cơ sở Long Lâm"],
        ),
        # two bodies in the left column, their place below or above
        (
            "HỘI LIÊN HIỆP PHỤ NỮ - CÔNG AN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "THÀNH PHỐ BÌNH LÂM                                Độc lập - Tự do - Hạnh phúc\n"
            "Số: 02/CTPH-HPN-CA            Bình Lâm, ngày 08 tháng 3 năm 2024\n\n"
            "CHƯƠNG TRÌNH PHỐI HỢP\n",
            ["Hội Liên hiệp Phụ nữ thành phố Bình Lâm", "Công an thành phố Bình Lâm"],
        ),
        (
            "UBND TỈNH HẢI LÂM                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "SỞ Y TẾ - SỞ GD&ĐT                        Độc lập - Tự do - Hạnh phúc\n"
            "Số: 12/KHLT-SYT-SGDĐT       Hải Lâm, ngày 02 tháng 02 năm 2025\n\nKẾ HOẠCH\n",
            ["Sở Y tế tỉnh Hải Lâm", "Sở Giáo dục và Đào tạo tỉnh Hải Lâm"],
        ),
        (
            "CÔNG TY CP MAY VIỆT THẮNG               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "BAN GIÁM ĐỐC - CÔNG ĐOÀN CƠ SỞ               Độc lập - Tự do - Hạnh phúc\n"
            "Số: 15/KHPH-BGĐ-CĐCS      Việt Thắng, ngày 10 tháng 4 năm 2025\n\nKẾ HOẠCH\n",
            [
                "Ban Giám đốc Công ty cổ phần May Việt Thắng",
                "Công đoàn cơ sở Công ty cổ phần May Việt Thắng",
            ],
        ),
        # the place is broken in its middle, and the date writes it whole
        (
            "SỞ Y TẾ TỈNH HÀ LĨNH\nBỆNH VIỆN ĐA KHOA KHU VỰC SƠN\nLĨNH\nSố: 33/KH-BVSL\n"
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Sơn Lĩnh, ngày 20 tháng 01 năm 2025\nKẾ HOẠCH\n",
            ["Bệnh viện Đa khoa khu vực Sơn Lĩnh"],
        ),
        # an old encoding has some capitals in small form only
        (
            "ỦY BAN NHÂN DÂN                    CỘNG HÒA Xã HỘI CHỦ NGHĨA VIỆT NAM\n"
            "THÀNH PHỐ AN LÂM                          Độc lập - Tự do - Hạnh phúc\n"
            "Số: 07/KH-UBND            An Lâm, ngày 02 tháng 4 năm 2025\n\nKẾ HOẠCH\n",
            ["Ủy ban nhân dân thành phố An Lâm"],
        ),
        # the other column stands between the halves of the parent's name
        (
            "ỦY BAN NHÂN DÂN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "TỈNH HÀ LĨNH              Độc lập - Tự do - Hạnh phúc\nVĂN PHÒNG\n"
            "Số: 302/KH-VPUBND         Hà Lĩnh, ngày 14 tháng 8 năm 2025\n\nKẾ HOẠCH\n",
            ["Văn phòng Ủy ban nhân dân tỉnh Hà Lĩnh"],
        ),
        # the committee of the Party below the firm
        (
            "CÔNG TY CP CẤP NƯỚC HÀ LĨNH\nĐẢNG ỦY            ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Số 08-KH/ĐU        Hà Lĩnh, ngày 14 tháng 8 năm 2025\n\nKẾ HOẠCH\n",
            ["Đảng ủy Công ty cổ phần cấp nước Hà Lĩnh"],
        ),
        # two bodies on one line, the national header in the other column
        (
            "HĐND, UBND HUYỆN SƠN LÂM    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "                            Độc lập - Tự do - Hạnh phúc\n"
            "Số 08/KH-LT        Sơn Lâm, ngày 14 tháng 8 năm 2019\n\nKẾ HOẠCH\n",
            ["Hội đồng nhân dân huyện Sơn Lâm", "Ủy ban nhân dân huyện Sơn Lâm"],
        ),
    ],
)
def test_issuers_of_heads_in_two_columns(head: str, issuers: list[str]) -> None:
    document = read(head + "Thực hiện nhiệm vụ năm 2025\n1. Trồng 12 ha rừng.\n")
    assert [issuer.name for issuer in document.issuers] == issuers


def test_the_youth_union_prints_its_name_where_others_print_the_nation() -> None:
    document = read(
        "TỈNH ĐOÀN BÌNH LÂM                    ĐOÀN TNCS HỒ CHÍ MINH\nBAN THƯỜNG VỤ\n"
        "***                    Bình Lâm, ngày 02 tháng 3 năm 2018\nSố: 45-KH/TĐTN-BPT\n"
        "KẾ HOẠCH\nTổ chức Tháng Thanh niên năm 2018\n1. 100% cơ sở đoàn ra quân.\n"
    )
    assert [issuer.name for issuer in document.issuers] == ["Ban Thường vụ Tỉnh đoàn Bình Lâm"]
    assert document.system == "front"


BODY = "\n1. Hoàn thành 100% chỉ tiêu được giao.\n2. Không để xảy ra vi phạm."


@pytest.mark.parametrize(
    ("covenant", "parties", "system"),
    [
        # `Các đơn vị: …` in the lead.
        (
            "GIAO ƯỚC THI ĐUA NĂM 2014\nCác đơn vị: Hội Nông dân xã Tân Mỹ (Trưởng), Hội Nông "
            "dân xã Tân Lập và Hội Nông dân thị trấn Cái Lâm thống nhất giao ước như sau:" + BODY,
            ["Hội Nông dân xã Tân Mỹ", "Hội Nông dân xã Tân Lập", "Hội Nông dân thị trấn Cái Lâm"],
            "front",
        ),
        # `giữa A và B` in the title.
        (
            "BẢN GIAO ƯỚC THI ĐUA\nGIỮA CÔNG AN HUYỆN PHÚ LÂM VÀ HỘI LIÊN HIỆP PHỤ NỮ HUYỆN PHÚ LÂM"
            "\nNĂM 2022\nHai đơn vị thống nhất ký kết những nội dung sau:" + BODY,
            ["Công an huyện Phú Lâm", "Hội Liên hiệp Phụ nữ huyện Phú Lâm"],
            "joint",
        ),
        # Persons listed under `chúng tôi gồm:` speak for their bodies.
        (
            "BẢN KÝ KẾT GIAO ƯỚC THI ĐUA\nNăm học 2016-2017\nHôm nay, ngày 12 tháng 9 năm "
            "2016, tại "
            "hội trường, chúng tôi gồm:\n1. Bà Trần Thị Hòa - Hiệu trưởng Trường THCS Lê Lai\n"
            "2. Ông Phạm Văn Minh - Chủ tịch Công đoàn Trường THCS Lê Lai\n"
            "Cùng nhau ký kết giao ước thi đua với các nội dung sau:" + BODY,
            [
                "Trường Trung học cơ sở Lê Lai",
                "Công đoàn Trường Trung học cơ sở Lê Lai",
            ],
            "joint",
        ),
        # Bodies of one level joined by dashes under the title.
        (
            "GIAO ƯỚC THI ĐUA NĂM 2020\nQUẬN ỦY - HĐND - UBND - UBMTTQ VIỆT NAM QUẬN HỒNG LÂM\n"
            "Phát huy kết quả năm 2019, các đơn vị ký kết giao ước như sau:" + BODY,
            [
                "Quận ủy Hồng Lâm",
                "Hội đồng nhân dân quận Hồng Lâm",
                "Ủy ban nhân dân quận Hồng Lâm",
                "Ủy ban Mặt trận Tổ quốc Việt Nam quận Hồng Lâm",
            ],
            "joint",
        ),
        # A block speaks for its members.
        (
            "GIAO ƯỚC THI ĐUA NĂM 2024\nKHỐI THI ĐUA CÁC SỞ TỔNG HỢP TỈNH SÓC LÂM\nKhối thi "
            "đua gồm: "
            "Sở Tài chính (Khối trưởng), Sở Nội vụ, Thanh tra tỉnh ký kết giao ước:" + BODY,
            ["Khối thi đua các sở Tổng hợp tỉnh Sóc Lâm"],
            "none",
        ),
        # Signature columns.
        (
            "GIAO ƯỚC KẾT NGHĨA\nCác bên thống nhất giao ước thi đua như sau:" + BODY
            + "\nTM. UBND XÃ NÀ LÂM | TM. UBND XÃ KENG LÂM",
            ["Ủy ban nhân dân xã Nà Lâm", "Ủy ban nhân dân xã Keng Lâm"],
            "joint",
        ),
    ],
)  # fmt: skip
def test_the_parties_of_a_covenant(covenant: str, parties: list[str], system: str) -> None:
    assert names(covenant) == parties
    assert read(covenant).system == system


@pytest.mark.parametrize(
    ("page", "issuers", "system"),
    [
        # A block with its members in brackets.
        (
            "Khối các doanh nghiệp tỉnh Lâm Sơn ký kết giao ước thi đua năm 2019\n"
            "Thứ 5, 14/03/2019 16:05 GMT+7\nChiều 14/3, Khối thi đua các doanh nghiệp tỉnh (gồm 12 "
            "đơn vị) tổ chức hội nghị ký kết giao ước thi đua.\nCác doanh nghiệp giao ước: "
            "doanh thu "
            "tăng từ 8% trở lên; nộp ngân sách đúng hạn; không để xảy ra tai nạn lao động.",
            ["Khối các doanh nghiệp tỉnh Lâm Sơn"],
            "none",
        ),
        # Three bodies of one district; the district is named once.
        (
            'Ba ngành ký giao ước thi đua "Vì an ninh biên giới"\nThứ Sáu, 25/03/2022 | 09:12\n'
            "Sáng 24/3, Công an huyện Đắk Rin, Hội Liên hiệp Phụ nữ huyện và Hội Cựu chiến "
            "binh huyện "
            "tổ chức ký kết giao ước thi đua năm 2022 về bảo đảm an ninh trật tự vùng biên.\n"
            "Ba đơn vị thống nhất: mỗi xã xây dựng 01 mô hình tự quản; phấn đấu giảm 10% số vụ.",
            [
                "Công an huyện Đắk Rin",
                "Hội Liên hiệp Phụ nữ huyện Đắk Rin",
                "Hội Cựu chiến binh huyện Đắk Rin",
            ],
            "joint",
        ),
        # One state body launches a campaign.
        (
            "Xã Hòa Lâm phát động đợt thi đua cao điểm chuyển đổi số\n09:15 | 03/03/2026\n"
            "Sáng 2/3, UBND xã Hòa Lâm tổ chức Lễ phát động đợt thi đua cao điểm 90 ngày đêm.\n"
            "Chủ tịch UBND xã yêu cầu các thôn tập trung: 100% hồ sơ được tiếp nhận trực "
            "tuyến; mỗi "
            "thôn có 01 tổ công nghệ số cộng đồng hoạt động hiệu quả.",
            ["Ủy ban nhân dân xã Hòa Lâm"],
            "state",
        ),
        # The two sides stand in the headline; the hall of one is no party.
        (
            "Ký kết giao ước thi đua giữa Liên đoàn Lao động tỉnh và Sở Giáo dục và Đào tạo\n"
            "(LSO) - Chiều 12/1, tại hội trường Sở Giáo dục và Đào tạo, hai đơn vị tổ chức ký kết "
            "giao ước thi đua năm 2023.\nHai ngành thống nhất phấn đấu: 100% công đoàn trường học "
            "xây dựng quy chế phối hợp; hỗ trợ xây dựng 05 mái ấm công đoàn.",
            ["Liên đoàn Lao động tỉnh", "Sở Giáo dục và Đào tạo"],
            "joint",
        ),
    ],
)
def test_who_signs_or_launches_in_the_news(page: str, issuers: list[str], system: str) -> None:
    assert names(page) == issuers
    assert read(page).system == system


def test_a_body_has_an_id_only_where_and_when_its_place_existed() -> None:
    ward = (
        "ĐẢNG ỦY - HĐND - UBND - UBMTTQ VIỆT NAM PHƯỜNG NGÔ QUYỀN\nGIAO ƯỚC THI ĐUA NĂM {0}\n"
        "Các chi bộ, tổ dân phố cam kết:" + BODY + "./.\nNgô Quyền, ngày 06 tháng 01 năm {0}"
    )
    now, before = read(ward.format(2026)), read(ward.format(2017))
    assert now.date == "2026-01-06"
    assert [issuer.org_id for issuer in now.issuers][2] == (
        "ủy ban nhân dân@phường:Ngô Quyền:thành phố Hải Phòng:2025-07-01/"
    )
    assert now.issuers[2].org_id not in {issuer.org_id for issuer in before.issuers}


def test_a_procedure_belongs_to_the_office_that_runs_it() -> None:
    document = read(
        "Dịch vụ công trực tuyến\nCấp Giấy xác nhận tình trạng hôn nhân\nCập nhật: 12/07/2023\n"
        "1. Trình tự thực hiện: Người yêu cầu nộp hồ sơ tại UBND xã.\n2. Thành phần hồ sơ: Tờ khai "
        "theo mẫu.\n3. Thời hạn giải quyết: 03 ngày làm việc.\n4. Cơ quan thực hiện: UBND xã "
        "Đại Lâm"
    )
    assert (document.genre, document.system) == ("procedure", "state")
    assert [issuer.name for issuer in document.issuers] == ["Ủy ban nhân dân xã Đại Lâm"]


def test_a_type_of_document_alone_on_its_line_is_no_issuer() -> None:
    assert names("BÁO CÁO\nKết quả thực hiện giao ước thi đua năm 2018\n\n1. Thu đạt 12 tỷ.") == []


def test_a_name_broken_over_two_lines_of_its_column_is_one() -> None:
    assert names(
        f"UỶ BAN NHÂN DÂN TỈNH          {NATION}\n       AN HẢI                    {MOTTO}\n"
        "Số: 19/2007/CT-UBND        An Hải, ngày 12 tháng 9 năm 2007\nCHỈ THỊ\n"
        "Về kiềm chế tai nạn giao thông\n1. Tăng cường tuần tra trên quốc lộ.\n"
    )[0].endswith("nhân dân tỉnh An Hải")


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG HUYỆN HẢI NINH", "Cụm thi đua số 3 huyện Hải Ninh"),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "Cụm thi đua số 3"),
    ],
)
def test_a_cluster_belongs_to_the_unit_above_it(above: str, expected: str) -> None:
    assert names(
        f"{above}      {NATION}\nCỤM THI ĐUA SỐ 3        {MOTTO}\n"
        "Hải Ninh, ngày 10 tháng 02 năm 2012\nBẢN GIAO ƯỚC THI ĐUA NĂM 2012\n"
        "Các xã thống nhất giao ước như sau:\n1. Thu ngân sách vượt 5% dự toán.\n"
    ) == [expected]


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("TỈNH ĐOÀN - SỞ GIÁO DỤC VÀ ĐÀO TẠO", ["Tỉnh đoàn", "Sở Giáo dục và Đào tạo"]),
        ("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["Phòng Lao động - Thương binh và Xã hội"]),
    ],
)
def test_a_dash_joins_bodies_or_words_of_a_name(head: str, issuers: list[str]) -> None:
    content = f"{head}\nSố: 03/CTPH\n\nCHƯƠNG TRÌNH\nCông tác năm 2019\n\n1. Thi đua dạy tốt."
    assert names(content) == issuers


def test_a_notice_without_a_head_is_of_the_body_that_gives_it() -> None:
    document = read(
        "THÔNG BÁO\nVề việc hiến máu tình nguyện\n"
        "Hội Chữ thập đỏ xã Đồi Mây thông báo:\n1. Thời gian: 7 giờ ngày 20/3/2021.\n"
        "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nNgô Thị Lài"
    )
    assert [issuer.name for issuer in document.issuers] == ["Hội Chữ thập đỏ xã Đồi Mây"]


def test_columns_of_signatures_close_together_are_two() -> None:
    document = read(
        "TRƯỜNG MẦM NON HOA HỒNG\nBẢN GIAO ƯỚC THI ĐUA\nNăm học 2021 - 2022\n"
        "1. 100% trẻ được an toàn.\n2. Có 5 sáng kiến.\n"
        "ĐẠI DIỆN CÔNG ĐOÀN    HIỆU TRƯỞNG\nVũ Thị Ngân    Đặng Thị Hiền"
    )
    assert [(one.name, one.post, one.on_behalf_of) for one in document.signers] == [
        ("Vũ Thị Ngân", None, "Công đoàn"),
        ("Đặng Thị Hiền", "Hiệu trưởng", None),
    ]


def test_a_name_run_on_behind_the_last_recipient_signs() -> None:
    document = read(
        "SỞ Y TẾ TỈNH HÀ LĨNH\nSố: 33/KH-SYT\nHà Lĩnh, ngày 20 tháng 01 năm 2025\nKẾ HOẠCH\n"
        "Cải tiến chất lượng năm 2025\n1. Trồng 12 cây.\nNơi nhận:\n- Bộ Y tế (b/c);\nGIÁM ĐỐC\n"
        "- Lưu: VT, QLCL. BSCKII. Hồ Sỹ Lâm"
    )
    assert [(one.name, one.post) for one in document.signers] == [("Hồ Sỹ Lâm", "Giám đốc")]


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("GIÁM ĐỐC SỞ NỘI VỤ", "Giám đốc Sở Nội vụ"),
        ("PHÓ CHỦ TỊCH UBND XÃ TÂN HÀ", "Phó Chủ tịch Ủy ban nhân dân xã Tân Hà"),
        ("CHỦ TỊCH CÔNG ĐOÀN", "Chủ tịch Công đoàn"),
        ("BÍ THƯ TỈNH ỦY", "Bí thư Tỉnh ủy"),
        ("PHÓ TỔNG GIÁM ĐỐC", "Phó Tổng giám đốc"),
        ("CHỦ TỊCH HỘI ĐỒNG", "Chủ tịch Hội đồng"),
    ],
)
def test_a_post_keeps_the_name_of_the_body_it_heads(printed: str, written: str) -> None:
    assert post_name(printed) == written


def test_a_union_of_a_sector_is_one_of_its_province() -> None:
    document = read(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAM SƠN\nCÔNG ĐOÀN NGÀNH Y TẾ\nSố: 15/KH-CĐYT\n"
        "Lam\nSơn, ngày 25 tháng 02 năm 2020 |\nKẾ HOẠCH\nPhát triển đoàn viên năm 2020\n"
        "1. Phát triển 120 đoàn viên mới."
    )
    assert [issuer.name for issuer in document.issuers] == ["Công đoàn ngành Y tế tỉnh Lam Sơn"]
    assert document.place == "Lam Sơn"


def test_a_programme_between_two_bodies_is_of_both() -> None:
    assert names(
        "CHƯƠNG TRÌNH PHỐI HỢP\n"
        "giữa Hội Cựu chiến binh và Đoàn Thanh niên huyện Lạc Sơn giai đoạn 2022 - 2027\n"
        "1. Mỗi năm tổ chức 02 buổi nói chuyện truyền thống.\n"
        "TM. BCH HỘI CCB HUYỆN          TM. BCH ĐOÀN HUYỆN\nBùi Văn Khải          Đinh Công Hậu"
    ) == ["Hội Cựu chiến binh huyện Lạc Sơn", "Đoàn Thanh niên huyện Lạc Sơn"]


def test_minutes_without_a_head_are_of_the_block_their_title_names() -> None:
    title = "BIÊN BẢN HỌP KHỐI THI ĐUA SỐ 4 NĂM 2025\n"
    assert names(title + "Địa điểm: Hội trường.\n1. Trồng 12 cây.\n") == ["Khối thi đua số 4"]


def test_young_pioneers_print_their_own_name_where_others_print_the_state() -> None:
    document = read(
        "HỘI ĐỒNG ĐỘI HUYỆN AN LẠC\tĐỘI TNTP HỒ CHÍ MINH\nLIÊN ĐỘI THCS LAM SƠN\n"
        "Số: 05/KH-LĐ\tLam Sơn, ngày 12 tháng 9 năm 2022\n\nKẾ HOẠCH\n"
        "Công tác Đội năm học 2022 - 2023\n\n1. Mỗi chi đội nhận một công trình."
    )
    assert document.system == "front"
    assert [one.name for one in document.issuers] == ["Liên đội Trung học cơ sở Lam Sơn"]


@pytest.mark.parametrize(
    ("head", "issuer", "system"),
    [
        # a name broken over two lines of its column
        ("THỦ TƯỚNG CHÍNH\nPHỦ\n--------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 275/QĐ-TTg",
         "Thủ tướng Chính phủ", "state"),
        ("BỘ Y TẾ\nTỔNG CỤC DÂN SỐ-\nKẾ HOẠCH HÓA GIA ĐÌNH\n-------\n"
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 27/TCDS-KHTC",
         "Tổng cục Dân số - Kế hoạch hóa gia đình", "state"),
        # a scan lost a blank
        ("THỦ TƯỚNG CHÍNHPHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/CT-TTg",
         "Thủ tướng Chính phủ", "state"),
        # the Youth Union leaves its name to the other column
        ("BAN CHẤP HÀNH TỈNH LAM SƠN\tĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 25-KH/TĐTN-PT",
         "Ban Chấp hành Tỉnh đoàn Lam Sơn", "front"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\tĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 25-KH/TWĐTN-CTTN",
         "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", "front"),
        # marks of a heading in plain text
        ("# CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 03/NQ-CP", "Chính phủ", "state"),
        ("BCĐ XÂY DỰNG NÔNG THÔN MỚI\nĐẢNG CỘNG SẢN VIỆT NAM\nXÃ AN LẠC\nSố: 01 -KH/BCĐ",
         "Ban Chỉ đạo Xây dựng nông thôn mới xã An Lạc", "party"),
    ],
)  # fmt: skip
def test_heads_that_break_leave_out_or_mark_a_name(head: str, issuer: str, system: str) -> None:
    document = read(
        f"{head}\nHà Nội, ngày 18 tháng 02 năm 2014\n\nQUYẾT ĐỊNH\nVề việc trồng cây\n\n"
        "Điều 1. Trồng 200 cây xanh trước ngày 15/4.\n"
    )
    assert [one.name for one in document.issuers] == [issuer]
    assert document.system == system


def test_the_congress_is_no_part_of_the_name() -> None:
    assert readable("ĐẢNG BỘ XÃ AN LẠC LẦN THỨ NHẤT NHIỆM KỲ 2025") == "Đảng bộ xã An Lạc"
    assert readable("Đảng bộ huyện Lam Khê khóa XXIV") == "Đảng bộ huyện Lam Khê"


def test_a_stamp_read_into_the_line_of_the_type() -> None:
    document = read(
        "UBND TỈNH LAM SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "DEN i: : _¬ CHỈ THỊ\nVề phòng chống hạn mặn năm 2020\n\n"
        "1. Sở Nông nghiệp nạo vét 12 km kênh trước ngày 30/3.\n"
    )
    assert document.genre == "directive"
    assert document.title is not None
    assert document.title.exact.startswith("CHỈ THỊ")


def test_a_symbol_of_the_youth_union_with_a_blank_for_its_stroke() -> None:
    document = read(
        "TỈNH ĐOÀN BẮC HÀ\n***\nSố: 56 KH/TĐTN\nBắc Hà, ngày 10 tháng 3 năm 2021\n\n"
        "KẾ HOẠCH\nTháng Thanh niên năm 2021\n\n1. Trồng 2.000 cây xanh.\n"
    )
    assert (document.symbol, document.system) == ("56-KH/TĐTN", "front")

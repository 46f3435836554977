"""Flattened documents, lists of documents, dates and years as pages print them."""

import pytest

from camket.isolate import isolate
from camket.records import Page, Source
from camket.texts import Text, View


def read(content: str) -> Page:
    """The page of a text."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    return isolate(text, View.of(content))


FLAT = (
    "UBND HUYỆN THANH LÂM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM PHÒNG GIÁO DỤC VÀ ĐÀO TẠO Độc "
    "lập - Tự "
    "do - Hạnh phúc Số: 112/KH-PGDĐT Thanh Lâm, ngày 10 tháng 9 năm 2020 KẾ HOẠCH Triển khai phong "
    "trào thi đua năm học 2020-2021 Căn cứ Công văn số 800/SGDĐT ngày 01/9/2020 của Sở Giáo dục và "
    "Đào tạo; Phòng Giáo dục và Đào tạo xây dựng kế hoạch như sau: I. MỤC TIÊU 1. 100% trường học "
    "đăng ký thi đua. 2. Có ít nhất 05 trường đạt danh hiệu. Trên đây là kế hoạch của Phòng./. Nơi "
    "nhận: - Sở GD&ĐT; - Lưu: VT. TRƯỞNG PHÒNG (Đã ký) Nguyễn Văn Tâm"
)


def test_a_document_on_one_line_has_its_parts_and_facts() -> None:
    page = read(FLAT)
    assert [zone.zone for zone in page.zones] == [
        "header", "title", "lead", "body", "recipients", "signature",
    ]  # fmt: skip
    assert "".join(FLAT[zone.start : zone.end] for zone in page.zones) == FLAT
    document = page.document
    assert (document.genre, document.symbol, document.date) == (
        "plan",
        "112/KH-PGDĐT",
        "2020-09-10",
    )
    assert document.title is not None
    assert document.title.exact.startswith("KẾ HOẠCH Triển khai")
    assert [issuer.name for issuer in document.issuers] == [
        "Phòng Giáo dục và Đào tạo huyện Thanh Lâm"
    ]


def test_a_covenant_on_one_line_keeps_its_four_issuers() -> None:
    flat = (
        "ĐẢNG ỦY - HĐND - UBND - UBMTTQ VIỆT NAM XÃ TÂN LÂM GIAO ƯỚC THI ĐUA NĂM 2018 Phát huy kết "
        "quả năm 2017, các thôn, ban ngành thống nhất ký kết giao ước như sau: Một là: Phát triển "
        "kinh tế, thu nhập bình quân đạt 42 triệu đồng/người/năm. Hai là: Giữ vững an ninh, "
        "không để "
        "xảy ra trọng án. Ba là: Kết nạp 12 đảng viên./."
    )
    page = read(flat)
    assert [zone.zone for zone in page.zones] == ["header", "title", "lead", "body"]
    assert (len(page.document.issuers), page.document.system) == (4, "joint")


@pytest.mark.parametrize(
    "listing",
    [
        # Documents in a table.
        "Hệ thống văn bản\nSTT | Số ký hiệu | Ngày ban hành | Trích yếu\n"
        "1 | 15/KH-UBND | 12/01/2022 | Kế hoạch tổ chức phong trào thi đua năm 2022\n"
        "2 | 02/CT-UBND | 05/01/2022 | Chỉ thị về phòng cháy, chữa cháy\n"
        "3 | 118/QĐ-UBND | 04/01/2022 | Quyết định giao chỉ tiêu kế hoạch\nTrang 1/12",
        # Results of a search.
        'Kết quả tìm kiếm cho từ khóa "giao ước thi đua"\nTìm thấy 48 kết quả\n'
        "Huyện Phú Lâm ký giao ước thi đua năm 2020\n... các xã cùng ký kết giao ước thi đua phấn "
        "đấu hoàn thành 100% chỉ tiêu ...\nCụm thi đua số 3 ký kết giao ước\nXem thêm",
        # Teasers with their dates.
        "Ký giao ước thi đua khối trường học năm 2019\nNgày đăng: 12/02/2019\nSáng 11/2, khối "
        "thi đua "
        "các trường học ký kết...\nHội Nông dân huyện phát động thi đua\nNgày đăng: 08/02/2019\n"
        "Ngày 7/2, Hội Nông dân huyện tổ chức lễ...\nCông an huyện ra quân đầu xuân năm mới\n"
        "Ngày đăng: 06/02/2019\nSáng 6/2, Công an huyện ra quân...",
    ],
)
def test_a_list_of_pages_is_no_document(listing: str) -> None:
    page = read(listing)
    assert page.document.genre == "other"
    assert "listing_page" in page.flags


NEWS = (
    "Cụm thi đua số 2 huyện Bình Lâm ký kết giao ước thi đua năm 2021\n{byline}\n"
    "Hội nghị có đông đủ đại biểu các đơn vị tham dự, diễn ra trong không khí vui tươi, đầm ấm."
)


@pytest.mark.parametrize(
    ("byline", "day"),
    [
        ("Thứ 5, 14/01/2021 16:05 GMT+7", "2021-01-14"),
        ("09:15 | 14/01/2021", "2021-01-14"),
        ("14/01/2021 08:30:00 | 215 lượt xem", "2021-01-14"),
        ("(ngày 14-1-2021)", "2021-01-14"),
        ("Ngày 14/01/2021 - Đài Truyền thanh huyện", "2021-01-14"),
    ],
)
def test_bylines_date_the_news(byline: str, day: str) -> None:
    document = read(NEWS.format(byline=byline)).document
    assert (document.date, document.date_source) == (day, "portal")


@pytest.mark.parametrize(
    ("opening", "day", "source"),
    [
        ("(Kèm theo Thông báo số 05/TB-KTĐ ngày 14 tháng 3 năm 2018)", "2018-03-14", "title"),
        ("(ngày 12-01-2018)", "2018-01-12", "title"),
        ("Bắc Lâm, ngày 20/01/2018, bốn đơn vị thống nhất nội dung:", "2018-01-20", "title"),
        (
            "Hôm nay 10/2/2018, ba đơn vị họp tại xã, nhất trí giao ước như sau:",
            "2018-02-10",
            "title",
        ),
        ("Bắc Lâm, ngày 05 tháng 02 năm 2018", "2018-02-05", "header"),
    ],
)
def test_a_covenant_dates_itself(opening: str, day: str, source: str) -> None:
    document = read(
        f"GIAO ƯỚC THI ĐUA NĂM 2018\n{opening}\n1. Hoàn thành 100% chỉ tiêu được giao.\n"
        "2. Không để xảy ra cháy, nổ."
    ).document
    assert (document.date, document.date_source) == (day, source)


@pytest.mark.parametrize(
    ("kind", "subject", "day", "year", "start"),
    [
        # Directions of a report look ahead.
        ("BÁO CÁO", "Kết quả năm học 2020-2021, phương hướng năm học 2021-2022", "25/05/2021", 2021,
         "2021-09-01"),
        ("BÁO CÁO", "Tổng kết năm 2020, nhiệm vụ năm 2021", "15/12/2020", 2021, "2021-01-01"),
        # How far a programme reaches is not its year.
        ("CHƯƠNG TRÌNH", "Ứng phó biến đổi khí hậu đến năm 2030", "31/03/2023", 2023, "2023-01-01"),
        # A period of several years: the document's own year inside it, its first year before it.
        ("KẾ HOẠCH", "Nông thôn mới giai đoạn 2021 - 2025", "10/05/2022", 2022, "2021-01-01"),
        ("NGHỊ QUYẾT", "Về kế hoạch 5 năm 2021-2025", "09/12/2020", 2021, "2021-01-01"),
        # A part of a year, written with its year.
        ("KẾ HOẠCH", "Công tác tuyên truyền tháng 5/2019", "22/04/2019", 2019, "2019-05-01"),
        ("KẾ HOẠCH", "Mít tinh kỷ niệm ngày 7 tháng 5 năm 2019", "22/04/2019", 2019, "2019-01-01"),
        ("CHƯƠNG TRÌNH", "Công tác quý II/2020", "30/03/2020", 2020, "2020-04-01"),
        # The new year after its holiday.
        ("KẾ HOẠCH", "Trật tự dịp Tết Quý Mão 2023", "19/12/2022", 2023, "2023-01-01"),
    ],
)  # fmt: skip
def test_the_year_a_document_plans_for(
    kind: str, subject: str, day: str, year: int, start: str
) -> None:
    date = "ngày {} tháng {} năm {}".format(*day.split("/"))
    document = read(
        "UBND XÃ TÂN LÂM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Số: 12/UB          Tân Lâm, {date}\n{kind}\n{subject}\n1. Phấn đấu 98% hộ đạt chuẩn.\n"
    ).document
    assert (document.plan_year, document.period and document.period.start) == (year, start)


def test_a_covenant_signed_in_november_is_for_the_coming_year() -> None:
    document = read(
        "ĐỒN BIÊN PHÒNG CỬA LÂM\nGIAO ƯỚC THI ĐUA QUYẾT THẮNG\nCửa Lâm, ngày 28 tháng 11 năm 2013\n"
        "Bước vào năm 2014, cán bộ, chiến sĩ toàn đồn giao ước với các nội dung:\n"
        "1. 100% quân số sẵn sàng chiến đấu.\n2. Không có vi phạm kỷ luật."
    ).document
    assert (document.date, document.plan_year) == ("2013-11-28", 2014)


def test_a_form_to_be_signed_at_school_or_home_ends_where_its_date_is_left_open() -> None:
    content = (
        "BẢN CAM KẾT\nThực hiện an toàn giao thông\n\nTôi xin cam kết:\n"
        "1. Không điều khiển xe mô tô khi chưa đủ tuổi.\n"
        "2. Không chia sẻ thông tin sai sự thật trên mạng xã hội.\n"
        "............., ngày ... tháng ... năm 2022\nPHỤ HUYNH        HỌC SINH\n"
    )
    zones = {zone.zone: content[zone.start : zone.end] for zone in read(content).zones}
    assert zones["body"].endswith("mạng xã hội.\n")
    assert zones["signature"].startswith("......")


def test_recipients_printed_beside_the_signature_need_no_colon() -> None:
    content = (
        "HUYỆN ỦY PHÚ RIỀNG\nSố 87-TB/HU\n\nTHÔNG BÁO\nKẾT LUẬN CỦA BAN THƯỜNG VỤ HUYỆN ỦY\n"
        "về thu ngân sách\n\n1- Phấn đấu thu ngân sách 105 tỷ đồng.\n2- Chống thất thu thuế.\n\n"
        "Nơi nhận                          T/L BAN THƯỜNG VỤ\n"
        "- Thường trực Tỉnh ủy,              CHÁNH VĂN PHÒNG\n"
        "- Lưu VP.                           Trịnh Quốc Hùng\n"
    )
    page = read(content)
    recipients = [zone for zone in page.zones if zone.zone == "recipients"]
    assert content[recipients[0].start :].startswith("Nơi nhận")
    assert [signer.name for signer in page.document.signers] == ["Trịnh Quốc Hùng"]


def test_a_numbered_list_of_those_who_signed_is_the_signature() -> None:
    content = (
        "KHỐI THI ĐUA SỐ 4\n\nGIAO ƯỚC THI ĐUA NĂM 2013\n\nĐiều 1: Về sản xuất\n"
        "+ Không nợ đọng bảo hiểm xã hội.\nĐiều 2: Giao ước này có hiệu lực từ ngày ký.\n\n"
        "ĐẠI DIỆN CÁC ĐƠN VỊ KÝ TÊN\n1. Công ty CP Xi măng Lam Thạch: (đã ký) Vũ Đình Hòa\n"
        "2. Công ty TNHH MTV Cấp nước: (đã ký) Trần Thị Nhã\n"
    )
    last = read(content).zones[-1]
    assert last.zone == "signature"
    assert content[last.start :].startswith("ĐẠI DIỆN")


def test_a_schedule_is_no_news_and_its_weeks_are_not_its_date() -> None:
    page = read(
        "LỊCH CÔNG TÁC TUẦN 12 CỦA LÃNH ĐẠO UBND TỈNH\n(Từ ngày 18/3 đến 22/3/2024)\n"
        "Thứ Hai, 18/3:\n- Sáng: Chủ tịch họp giao ban.\n- Chiều: Tiếp công dân định kỳ.\n"
    )
    assert (page.document.genre, page.document.date) == ("other", None)


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("1. Thời gian: 14 giờ 00 ngày 18/02/2025", "2025-02-18"),
        ("I. THỜI GIAN, ĐỊA ĐIỂM\n- Thời gian: 14h00 ngày 18 tháng 02 năm 2025", "2025-02-18"),
        ("Vào hồi 14 giờ ngày 18/02/2025, tại hội trường, Khối họp.", "2025-02-18"),
        ("Hội nghị khai mạc.", None),
    ],
)
def test_minutes_say_when_it_met(opening: str, day: str | None) -> None:
    document = read(
        f"BIÊN BẢN\nHọp triển khai nhiệm vụ năm 2025\n\n{opening}\nĐịa điểm: UBND xã.\n"
        "II. NỘI DUNG\n1. Gửi báo cáo trước ngày 25/3/2025."
    ).document
    assert document.date == day


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("I. THỜI GIAN\nTừ ngày 15/12/2025 đến hết ngày 28/02/2026.", ("2025-12-15", "2026-02-28")),
        ("THỜI GIAN: 15/12/2025 – 28/02/2026", ("2025-12-15", "2026-02-28")),
        # One item of a plan has days of its own; a span within the year is no other year.
        (
            "1. Giao lưu văn nghệ\n- Thời gian: 15/12/2025 - 10/01/2026",
            ("2026-01-01", "2026-12-31"),
        ),
        ("I. THỜI GIAN\nTừ ngày 15/3/2026 đến 28/4/2026.", ("2026-01-01", "2026-12-31")),
    ],
)  # fmt: skip
def test_a_campaign_over_the_new_year_says_its_own_days(
    heading: str, period: tuple[str, str]
) -> None:
    document = read(
        "UBND XÃ TÂN LÂM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 12/KH-UBND          Tân Lâm, ngày 01 tháng 12 năm 2025\nKẾ HOẠCH\n"
        f"Cao điểm Tết Bính Ngọ 2026\n\n{heading}\nII. NHIỆM VỤ\n1. Kiểm tra 10 kho.\n"
    ).document
    assert document.period is not None
    assert (document.period.start, document.period.end) == period

"""Zones and facts of whole pages, written for these tests."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.isolate import isolate
from camket.records import Page, Source
from camket.texts import Block, Text, View

SOURCE = Source(uri="test:", sha256="0", bytes=0)

PLAN = """UBND TỈNH BÌNH LÂM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                    Độc lập - Tự do - Hạnh phúc
Số: 15/KH-SNV               Bình Lâm, ngày 08 tháng 02 năm 2018

KẾ HOẠCH
Tổ chức phong trào thi đua năm 2018

Căn cứ Kế hoạch số 03/KH-UBND ngày 05/01/2018 của UBND tỉnh;
Sở Nội vụ xây dựng kế hoạch như sau:
1. Phát động 02 đợt thi đua trong năm.
2. Hoàn thành 100% nhiệm vụ được giao trước ngày 30/11.
Trên đây là Kế hoạch của Sở; yêu cầu các phòng nghiêm túc thực hiện./.

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.                  KT. GIÁM ĐỐC
                            PHÓ GIÁM ĐỐC
                            (Đã ký)
                            Lê Thị Hồng Thắm"""

COVENANT = """ĐẢNG ỦY – HĐND – UBND – UBMTTQ VIỆT NAM XÃ PHÚ LƯƠNG ĐÔNG
GIAO ƯỚC THI ĐUA NĂM 2019
Phát huy kết quả năm 2018, các thôn thống nhất giao ước như sau:
Một là: Thu ngân sách vượt ít nhất 5% dự toán.
Hai là: Không để xảy ra cháy rừng."""

MENU = "Trang chủ\nGiới thiệu\nTHÔNG BÁO\nKẾ HOẠCH\nLiên hệ\n"
FOOT = "\n\n  bản đồ hành chính\n\n  THÔNG BÁO\nĐang online: 12\nHà Nội\nTổng truy cập: 1.234"


def read(content: str) -> Page:
    """The page of a text."""
    return isolate(Text(content=content, source=SOURCE), View.of(content))


def parts(content: str) -> list[tuple[str, str]]:
    """Zone names with their words, chrome left out."""
    zones = ((zone.zone, content[zone.start : zone.end].strip()) for zone in read(content).zones)
    return [pair for pair in zones if pair[0] != "chrome"]


def test_a_state_plan_is_divided_and_its_head_read() -> None:
    document = read(PLAN).document
    assert [name for name, _ in parts(PLAN)] == [
        "header", "title", "preamble", "lead", "body", "closing", "recipients", "signature",
    ]  # fmt: skip
    assert (document.genre, document.system, document.type) == ("plan", "state", "Kế hoạch")
    assert document.citation_id == "15/KH-SNV@2018-02-08"
    assert (document.place, document.date_source, document.plan_year) == (
        "Bình Lâm",
        "header",
        2018,
    )
    assert [issuer.name for issuer in document.issuers] == ["Sở Nội vụ tỉnh Bình Lâm"]
    assert [span.exact for span in document.recipients] == ["UBND tỉnh (b/c)", "Lưu: VT"]


def test_a_deputy_signs_for_the_head() -> None:
    (signer,) = read(PLAN).document.signers
    assert (signer.name, signer.post, signer.signs_for) == (
        "Lê Thị Hồng Thắm", "Phó Giám đốc", "Giám đốc",
    )  # fmt: skip


def test_joint_issuers_are_four_bodies_with_their_place() -> None:
    document = read(COVENANT).document
    assert [issuer.name for issuer in document.issuers] == [
        "Đảng ủy xã Phú Lương Đông",
        "Hội đồng nhân dân xã Phú Lương Đông",
        "Ủy ban nhân dân xã Phú Lương Đông",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Phú Lương Đông",
    ]
    assert (document.system, document.genre, document.symbol) == ("joint", "covenant", None)
    for issuer in document.issuers:
        assert issuer.span is not None
        assert COVENANT[issuer.span.start : issuer.span.end] == issuer.span.exact


@pytest.mark.parametrize("document", [PLAN, COVENANT])
@pytest.mark.parametrize(("before", "after"), [(MENU, ""), ("", FOOT), (MENU, FOOT)])
def test_chrome_around_a_document_changes_nothing_inside(
    document: str, before: str, after: str
) -> None:
    assert parts(before + document + after) == parts(document)


def test_a_signed_text_is_found_behind_its_bridge() -> None:
    news = "Xã Phú Lương Đông ký giao ước thi đua năm 2019\nNgày đăng 09/01/2019 | 14:20\n"
    lead = "Sáng nay, các thôn đã tổ chức lễ ký. Trang tin xin trích đăng toàn văn giao ước:\n"
    page = read(MENU + news + lead + COVENANT + "\nTin, ảnh: Minh Khuê" + FOOT)
    names = [zone.zone for zone in page.zones]
    assert names[:6] == ["chrome", "news", "byline", "bridge", "header", "title"]
    assert names[-2:] == ["tail", "chrome"]
    assert (page.document.date, page.document.date_source) == ("2019-01-09", "portal")
    assert "embedded" in page.flags


def test_news_is_a_signing_report_only_when_it_carries_the_promises() -> None:
    top = "Cụm thi đua số 2 ký kết giao ước thi đua năm 2020\n12/02/2020 08:15\n"
    promise = (
        "Tại hội nghị, các đơn vị giao ước phấn đấu thu ngân sách vượt 5% dự toán; giảm 1% hộ "
        "nghèo; không để xảy ra trọng án trên địa bàn các xã trong cụm."
    )
    tale = "Hội nghị có đông đủ đại biểu tham dự, diễn ra trong không khí vui tươi và đầm ấm."
    assert read(top + promise).document.genre == "signing_report"
    assert read(top + tale).document.genre == "news"


def test_a_listing_page_is_flagged_and_has_no_title() -> None:
    teaser = (
        "{}\n1{}/02/2022\nKhối thi đua các trường đã tổ chức lễ ký kết giao ước...\nXem chi tiết\n"
    )
    page = read("Trang chủ\nTin tức\n" + "".join(teaser.format(f"Tin số {k}", k) for k in range(4)))
    assert "listing_page" in page.flags
    assert page.document.title is None


def test_a_form_to_fill_in_is_no_covenant() -> None:
    form = "BẢN GIAO ƯỚC THI ĐUA\nNăm ........\n" + "".join(
        f"{k}. Hoàn thành ........... nội dung {k}.\n" for k in range(1, 6)
    )
    assert read(form).document.genre == "other"


def test_a_party_document_names_the_committee_that_signed() -> None:
    text = (
        "TỈNH ỦY AN BÌNH     ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY SÔNG LÔ\n"
        "*      Sông Lô, ngày 20 tháng 12 năm 2017\nSố 09-NQ/HU\nNGHỊ QUYẾT\nvề nhiệm vụ năm 2018\n"
        "-----\nHuyện ủy quyết nghị:\n1- Kết nạp 120 đảng viên.\n"
        "T/M BAN CHẤP HÀNH\nBÍ THƯ\nTrần Văn Bình"
    )
    document = read(text).document
    assert document.system == "party"
    assert document.citation_id == "09-NQ/HU@2017-12-20"
    assert document.issuers[0].name == "Ban Chấp hành Đảng bộ huyện Sông Lô"


def test_marks_of_secrecy_and_urgency_are_read_from_the_head_only() -> None:
    marked = PLAN.replace("KẾ HOẠCH\n", "TỐI MẬT\nHỎA TỐC\nKẾ HOẠCH\n", 1)
    document = read(marked).document
    assert (document.secrecy, document.urgency) == ("toi_mat", "hoa_toc")
    assert read(PLAN + "\ngiữ bí mật").document.secrecy is None


def test_an_attached_regulation_is_body_again() -> None:
    text = PLAN + "\nQUY CHẾ\nPhối hợp giữa các phòng\n(Ban hành kèm theo Kế hoạch số 15/KH-SNV)\n"
    text += "Điều 1. Phạm vi\nQuy chế này quy định việc phối hợp giữa các phòng của Sở.\n"
    assert parts(text)[-1][0] == "body"


LINES = st.sampled_from(
    [
        *PLAN.split("\n"),
        *COVENANT.split("\n"),
        *MENU.split("\n"),
        *FOOT.split("\n"),
        "a" * 300,
        "\u200b",
        "|",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=40).map("\n".join) | st.text(max_size=120))
def test_zones_cover_any_text_and_spans_are_exact(content: str) -> None:
    page = read(content)
    edges = [(zone.start, zone.end) for zone in page.zones]
    assert sum(end - start for start, end in edges) == len(content)
    assert all(left[1] == right[0] for left, right in pairwise(edges))
    document = page.document
    spans = [document.title, *document.recipients, *(issuer.span for issuer in document.issuers)]
    spans += [signer.span for signer in document.signers]
    assert all(content[s.start : s.end] == s.exact for s in spans if s is not None)


@pytest.mark.parametrize("line", ["Số: 1/KH-UBND", "TM. ỦY BAN NHÂN DÂN", "Trang chủ", "KẾ HOẠCH"])
def test_many_lines_of_one_kind_stay_linear(line: str) -> None:
    page = read(f"{line}\n" * 5000)
    assert page.zones[-1].end == 5000 * (len(line) + 1)


def test_a_covenant_without_its_own_title_is_known_by_the_headline() -> None:
    page = read(
        "Nội dung giao ước thi đua năm 2022\nThứ ba - 15/02/2022 09:10\n"
        "Phường Minh Hải xin đăng nội dung giao ước thi đua năm 2022 như sau:\n"
        "1. Thu ngân sách vượt từ 5% trở lên so với dự toán.\n2. Không để xảy ra cháy, nổ lớn.\n"
    )
    assert page.document.genre == "covenant"
    assert [zone.zone for zone in page.zones] == ["news", "byline", "bridge", "body"]


def test_blocks_of_the_decoder_decide_about_the_lines_of_the_page() -> None:
    content = "Lễ ký giao ước năm 2019\n12/01/2019\n" + COVENANT + "\nTrang 3 trên 9"
    date_at, foot = content.index("12/01"), content.index("Trang 3")
    blocks = (
        Block(0, date_at - 1, "page_title"),
        Block(date_at, date_at + 10, "page_date"),
        Block(foot, len(content), "page_footer"),
    )
    page = isolate(Text(content=content, source=SOURCE, blocks=blocks), View.of(content))
    assert [page.zones[k].zone for k in (0, 1, -1)] == ["news", "byline", "chrome"]
    assert page.document.published == "2019-01-12"


@pytest.mark.parametrize(
    ("title", "genre", "year"),
    [
        ("BIÊN BẢN KÝ KẾT GIAO ƯỚC THI ĐUA NĂM 2025", "covenant", 2025),
        ("BIÊN BẢN KÝ GIAO ƯỚC THI ĐUA NĂM 2025", "covenant", 2025),
        ("THỎA THUẬN THI ĐUA NĂM 2025", "covenant", 2025),
        ("BIÊN BẢN\nKý kết giao ước thi đua năm 2025", "covenant", 2025),
        ("BIÊN BẢN HỌP KHỐI THI ĐUA NĂM 2025", "other", 2025),
        ("BIÊN BẢN HỌP KHỐI THI ĐUA", "other", None),
    ],
)
def test_the_record_of_a_signing_is_a_covenant(title: str, genre: str, year: int | None) -> None:
    document = read(
        f"{title}\nHôm nay, ngày 18/02/2025, các đơn vị thống nhất ký kết giao ước thi đua:\n"
        "1. Hoàn thành 100% chỉ tiêu được giao.\n"
    ).document
    assert (document.genre, document.plan_year) == (genre, year)

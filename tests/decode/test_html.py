"""Web pages: the article, its title and date come out; menus, counters and headlines do not."""

import time
from typing import Any

import pytest

from camket.decode import decode
from camket.errors import DecodeError
from camket.flow import default_pipeline
from camket.settings import Limits
from camket.texts import Input, Text

BODY = (
    "Phát huy kết quả đạt được trong năm 2021, các đơn vị trong Cụm thi đua số 3 thống nhất ký kết "
    "giao ước thi đua năm 2022 như sau:",
    "Một là: Hoàn thành vượt mức các chỉ tiêu phát triển kinh tế - xã hội được giao; thu ngân sách "
    "tăng ít nhất 8% so với dự toán.",
    "Hai là: Giữ vững quốc phòng, an ninh; tuyển quân đạt 100% chỉ tiêu, không để xảy ra trọng án.",
    "Ba là: Mỗi chi bộ kết nạp từ một đến hai đảng viên trước ngày 30/11/2022.",
)
TITLE = "Cụm thi đua số 3 ký kết giao ước thi đua năm 2022"
MENU = (
    '<ul class="{0}"><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li>'
    '<li><a href="/vb">Văn bản chỉ đạo điều hành</a></li></ul>'
)
RELATED = (
    '<li><a href="/1">Hội nghị tổng kết công tác Mặt trận của huyện</a> (12/01/2022)</li>'
    '<li><a href="/2">Khai giảng lớp bồi dưỡng kiến thức quốc phòng</a> (10/01/2022)</li>'
    '<li><a href="/3">Ra quân trồng cây đầu xuân</a> (09/01/2022)</li>'
)
IMPRINT = (
    "Cơ quan chủ quản: Ủy ban nhân dân huyện Thanh Bình<br>Địa chỉ: Số 1, đường Lê Lợi. "
    "Điện thoại: 0243 123 456. Email: vp@thanhbinh.example<br>Ghi rõ nguồn khi phát hành lại"
)
CHROME = (
    "Trang chủ", "Văn bản chỉ đạo", "Khai giảng lớp", "Địa chỉ: Số 1", "Dự báo", "Đang truy cập",
)  # fmt: skip


def paragraphs(lines: Any = BODY) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def read(page: Any, name: str = "trang.html", limits: Limits = Limits()) -> Text:  # noqa: B008
    data = page.encode() if isinstance(page, str) else page
    return decode(Input(name, data), limits)[0]


def lines_of(text: Text) -> list[str]:
    return text.content.split("\n")


def kinds(text: Text, kind: str) -> list[str]:
    return [text.content[b.start : b.end] for b in text.blocks if b.kind == kind]


TABLES = f"""<HTML><HEAD><TITLE>Trang thong tin dien tu</TITLE></HEAD><BODY><form id=aspnetForm>
<TABLE width=1000><TR><TD colSpan=3><IMG src=b.jpg></TD></TR><TR><TD
colspan=3>{MENU.format("m")}</TD></TR>
<TR><TD width=180><TABLE><TR><TD>Liên kết website</TD></TR><TR><TD><SELECT><OPTION>Chính
phủ</SELECT></TD></TR>
<TR><TD>Dự báo thời tiết<br>Hà Nội 25°C</TD></TR><TR><TD>Đang truy cập: 15<br>Tổng:
102.312</TD></TR></TABLE></TD>
<TD><TABLE><TR><TD><FONT size=4><B>{TITLE}</B></FONT></TD></TR><TR><TD><i>Cập nhật lúc 15:30, Thứ
tư, 12/01/2022</i>
</TD></TR><TR><TD><B>Chiều 12/01, Cụm thi đua số 3 tổ chức hội nghị ký kết.</B></TD></TR><TR><TD>
{"<BR><BR>".join(BODY)}<BR>P.V</TD></TR><TR><TD><B>Các tin
khác</B></TD></TR><TR><TD><UL>{RELATED}</UL></TD></TR>
</TABLE></TD><TD width=150><img src=qc.gif></TD></TR><TR><TD
colspan=3>{IMPRINT}</TD></TR></TABLE></form></BODY></HTML>"""
SHAREPOINT = f"""<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><form><div
id="s4-workspace">
<div id="top" class="ms-dialogHidden"><div class="nav-top">{MENU.format("root")}</div></div><div
id="contentRow">
<div id="sideNavBox">{MENU.format("x")}</div><div id="contentBox"><div
id="DeltaPlaceHolderMain"><div class="ArticleHeader">
<div class="tieude">{TITLE}</div><span class="ngay">12/01/2022 15:30:00</span></div><div
class="tomtat">Chiều 12/01, Cụm
thi đua số 3 tổ chức hội nghị.</div><div class="ms-rtestate-field">{paragraphs()}</div><div
class="tinlienquan">
<h3>Tin liên quan</h3><ul>{RELATED}</ul></div></div></div></div><div
class="footer">{IMPRINT}</div></div>
<div style="display:none">Dự báo ẩn</div></form></body></html>"""
LIFERAY = f"""<html><head><title>Chi tiết tin</title></head><body><div id="wrapper"><header
id="banner"><h1>Cổng thông tin
điện tử huyện Thanh Bình</h1><nav>{MENU.format("n")}</nav></header><div id="content"><div
class="portlet-layout">
<div class="span8"><div class="journal-content-article"><h2>{TITLE}</h2><p class="date">Ngày đăng:
12/01/2022</p>
{paragraphs()}</div></div><div class="span4"><h3>Thông báo</h3><p>Lịch tiếp công dân định kỳ của
Chủ tịch UBND huyện tại
trụ sở tiếp công dân tháng 01.</p><ul>{RELATED}</ul><div>Dự báo thời tiết
25°C</div></div></div></div>
<footer>{IMPRINT}</footer></div></body></html>"""
WORDPRESS = f"""<html><head><title>{TITLE} &#8211; Thanh Bình</title><meta property="og:title"
content="{TITLE}"></head>
<body><header class="site-header">{MENU.format("primary-menu")}</header><div id="primary"
class="content-area"><main>
<article class="post"><header class="entry-header"><h1>{TITLE}</h1><div class="entry-meta">Đăng
ngày <time>12/01/2022</time>
</div></header><div class="entry-content">{paragraphs()}<div class="sharedaddy share">Chia
sẻ</div></div></article>
<div id="comments"><h2>Trả lời</h2><p>Email của bạn sẽ không được hiển thị công khai trên trang
này.</p></div></main></div>
<aside><h2>Bài viết mới</h2><ul>{RELATED}</ul></aside><footer>{IMPRINT}</footer></body></html>"""
MOBILE = f"""<html><head><meta charset=utf-8><title>Tin tức</title></head><body><div><a
href=/>Trang chủ</a> / <a>Tin
</a></div><h1>{TITLE}</h1><div>12/01/2022 -
15:30</div>{"".join(f"<div>{line}</div>" for line in BODY)}<div>Nguồn: Phòng
Nội vụ</div><div><b>Tin cùng chuyên
mục</b></div>{RELATED.replace("li>", "div>")}<div>{IMPRINT}</div></body></html>"""
TABBED = f"""<html><head><title>{TITLE} | Sở Nội vụ</title></head><body><div class=wrap><div
class="left-col"><div
class="block-menu">{MENU.format("v")}</div><div class="thongke">Đang truy cập: 9</div></div><div
class="main"><span
class="bread">Tin tức / Thi đua</span><h3 class="title">{TITLE}</h3><p><em>(Thứ tư, 12/01/2022 |
15:30)</em></p><div
class="content">{"<br />".join(BODY)}</div><p><strong>Các bài viết
khác:</strong></p><ul>{RELATED}</ul></div></div>
<div class="bottom">{IMPRINT}</div></body></html>"""
LAYOUTS = {
    "tables of the 2000s": TABLES,
    "sharepoint": SHAREPOINT,
    "liferay": LIFERAY,
    "wordpress": WORDPRESS,
    "one column": MOBILE,
    "floats": TABBED,
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_paragraph_stands_on_its_own_line(name: str) -> None:
    assert set(BODY) <= set(lines_of(read(LAYOUTS[name])))


@pytest.mark.parametrize("name", LAYOUTS)
def test_chrome_does_not_leak(name: str) -> None:
    content = read(LAYOUTS[name]).content
    assert [word for word in CHROME if word in content] == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_title_and_date_are_read_apart(name: str) -> None:
    text = read(LAYOUTS[name])
    assert kinds(text, "page_title") == [TITLE]
    assert len(kinds(text, "page_date")) == 1
    assert "12/01/2022" in kinds(text, "page_date")[0]


def test_blocks_cover_their_lines() -> None:
    text = read(LIFERAY)
    assert [text.content[b.start : b.end] for b in text.blocks] == lines_of(text)


def test_a_page_of_line_breaks_keeps_every_line() -> None:
    text = read(f"<html><body>GIAO ƯỚC THI ĐUA<br>{'<br/>'.join(BODY)}<br>Hết</body></html>")
    assert lines_of(text) == ["GIAO ƯỚC THI ĐUA", *BODY, "Hết"]


def test_a_short_news_item_survives_a_long_imprint() -> None:
    text = read(
        f"<body><div id=h>{MENU.format('m')}</div><div><h2>Ký giao ước</h2><p>Khối thi đua xã "
        f"ký giao "
        f"ước: 100% hộ dùng nước sạch.</p></div><div>{IMPRINT}</div></body>"
    )
    assert "Khối thi đua xã ký giao ước: 100% hộ dùng nước sạch." in lines_of(text)


def test_list_labels_are_generated_and_marked() -> None:
    text = read(
        "<body><ol><li>Thu ngân sách tăng 8%</li><li>Giảm hộ nghèo<ol type=a><li>đô "
        "thị</li><li>nông "
        "thôn</li></ol></li></ol><ol type=I start=3><li>Tổ "
        "chức</li></ol><ul><li>gạch</li></ul></body>"
    )
    assert lines_of(text) == [
        "1. Thu ngân sách tăng "
        "8%", "2. Giảm hộ nghèo", "a) đô thị", "b) nông thôn", "III. Tổ chức", "• gạch",
    ]  # fmt: skip
    assert all(block.generated_label for block in text.blocks)


def test_a_typed_label_is_not_doubled() -> None:
    text = read("<body><ol><li>1. Thu ngân sách</li><li>a) Giảm nghèo</li></ol></body>")
    assert lines_of(text) == ["1. Thu ngân sách", "a) Giảm nghèo"]


def test_table_rows_join_their_cells() -> None:
    text = read(
        "<body><table><tr><th>TT</th><th>Chỉ tiêu</th><th>Số</th></tr><tr><td>1</td><td>Thu <b>ngân"
        "</b> sách</td><td>5 tỷ</td></tr></table></body>"
    )
    assert lines_of(text) == ["TT | Chỉ tiêu | Số", "1 | Thu ngân sách | 5 tỷ"]
    assert {block.kind for block in text.blocks} == {"table_row"}


def test_the_two_columns_of_an_official_header_are_read_one_after_the_other() -> None:
    text = read(
        f"<body><table><tr><td><p>ỦY BAN NHÂN DÂN<br>HUYỆN THANH BÌNH</p><p>Số: "
        f"15/KH-UBND</p></td><td>"
        f"<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh "
        f"phúc</p></td></tr></table>"
        f"<p>KẾ HOẠCH</p>{paragraphs()}</body>"
    )
    assert lines_of(text)[:6] == [
        "ỦY BAN NHÂN "
        "DÂN", "HUYỆN THANH BÌNH", "Số: 15/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH",
    ]  # fmt: skip


def test_a_listing_page_says_so_and_keeps_its_teasers() -> None:
    items = "".join(
        f'<div class="item"><h3><a href=/{k}>Khối thi đua số {k} ký kết giao ước tại hội trường '
        f"huyện"
        f"</a></h3><span>{k}/01/2022</span><p>Sáng ngày {k}/01/2022, Khối thi đua số {k} tổ "
        f"chức hội nghị "
        f"ký kết giao ước thi đua năm 2022.</p></div>"
        for k in range(1, 8)
    )
    text = read(f"<body>{MENU.format('m')}<div>{items}</div></body>")
    assert "listing_page" in text.flags
    assert "Khối thi đua số 7 ký kết giao ước tại hội trường huyện" in text.content
    assert "listing_page" not in read(LIFERAY).flags


@pytest.mark.parametrize(
    ("markup", "content"),
    [
        ("<p>&#7910;y ban nh&acirc;n d&#226;n</p>", "Ủy ban nhân dân"),
        ("<p>&#7910y ban nh&#226n d&#226n</p>", "Ủy ban nhân dân"),  # no semicolons
        ("<p>&amp;#7910;y ban nh&amp;acirc;n d&amp;#226;n</p>", "Ủy ban nhân dân"),  # escaped twice
        ("<p>Nghiên cứu R&amp;D; 5 &lt; 6</p>", "Nghiên cứu R&D; 5 < 6"),
        ("<p>một<script>var x='hai'</script> <span hidden>ba</span>bốn</p>", "một bốn"),
        ("<pre>dòng một\ndòng hai</pre>", "dòng một\ndòng hai"),
        ("<p>dòng một\n dòng hai</p>", "dòng một dòng hai"),
        ("<div>Kế hoạch\n\nNăm 2022</div>", "Kế hoạch\nNăm 2022"),  # a blank line is no accident
    ],
)
def test_markup_becomes_text(markup: str, content: str) -> None:
    assert read(f"<html><body>{markup}</body></html>").content == content


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "cp1258"])
def test_the_encoding_of_a_page_is_found(name: str) -> None:
    words = "Đa\u0301t nươ\u0301c 100% ăn ơn"  # windows-1258 writes tones as marks of their own
    page = f'<html><head><meta charset="{name}"></head><body><p>{words}</p></body></html>'
    assert read(page.encode(name)).content == words


def test_text_in_a_legacy_font_is_converted() -> None:
    text = read(
        '<body><p><font face=".VnTime">Uû ban nh©n d©n huyÖn quyÕt ®Þnh thùc hiÖn</font></p>'
        '<p><span style="font-family: .VnTimeH">KÕ ho¹ch ph¸t triÓn</span></p>'
        '<p><font face=".VnTime">Ủy ban nhân dân</font></p></body>'
    )
    assert lines_of(text) == [
        "Uỷ ban nhân dân huyện quyết định thực hiện",
        "KẾ HOẠCH PHÁT TRIỂN",
        "Ủy ban nhân dân",
    ]
    assert text.source.repairs == ("font_tcvn3",)


@pytest.mark.parametrize(
    "page",
    ["<div>" * 100_000, "<div></span>" * 100_000, "<b><i>" * 60_000, "<ul><li>" * 50_000],
)
def test_markup_nested_too_deep_is_refused_at_once(page: Any) -> None:
    start = time.perf_counter()
    with pytest.raises(DecodeError) as caught:
        read("<html><body>" + page)
    assert caught.value.reason == "too_deep"
    assert time.perf_counter() - start < 2


def test_many_unclosed_paragraphs_are_not_deep() -> None:
    text = read("<html><body>" + "<p>Thu ngân sách đạt<br>100%" * 3000)
    assert len(lines_of(text)) == 6000


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>1</script></body></html>"])
def test_a_page_without_text_is_empty(page: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        read(page)
    assert caught.value.reason == "empty"


def test_linked_citations_are_text_and_no_related_headlines() -> None:
    basis = [
        "Căn cứ Luật Thi đua, Khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;",
        "Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 12/TTr-NV.",
    ]
    linked = "".join(f"<p><a href='/x'>{line[:-1]}</a>{line[-1]}</p>" for line in basis)
    assert lines_of(read(f"<body><div>{linked}{paragraphs()}</div></body>")) == [*basis, *BODY]


def test_long_comments_are_no_article() -> None:
    talk = (
        "<p>Rất hoan nghênh các đồng chí đã ký giao ước với nhiều nội dung thiết thực, cụ thể.</p>"
        * 6
    )
    page = f"<div><div class=detail>{paragraphs()}</div><div id=comment-list>{talk}</div></div>"
    assert lines_of(read(f"<html><body>{page}</body></html>")) == list(BODY)


def test_an_article_cut_into_many_boxes_stays_whole() -> None:
    boxes = "".join(f'<div class="elementor-widget"><p>{line}</p></div>' for line in BODY)
    page = (
        f"<header>{MENU.format('m')}</header><section>{boxes}</section><footer>{IMPRINT}</footer>"
    )
    assert lines_of(read(f"<html><body>{page}</body></html>")) == list(BODY)


def test_words_kept_apart_only_by_style_sheets_do_not_run_together() -> None:
    text = read(
        "<body><div><span>UBND xã Đông Hòa</span><span>12 tháng 1</span></div><p>đ<b>ất</b></p>"
    )
    assert lines_of(text) == ["UBND xã Đông Hòa 12 tháng 1", "đất"]


TASKS = """<table><tr><td rowspan=2>TT</td><td rowspan=2>Nội dung</td><td rowspan=2>ĐVT</td>
<td colspan=2>Chỉ tiêu</td><td rowspan=2>Chủ trì</td></tr>
<tr><td>Năm 2022</td><td>Năm 2023</td></tr>
<tr><td>1</td><td>Hồ sơ trực tuyến</td><td rowspan=2>%</td><td>40</td><td>60</td>
<td rowspan=3>Văn phòng UBND huyện</td></tr>
<tr><td>2</td><td>Thanh toán trực tuyến</td><td>15</td><td>35</td></tr>
<tr><td>3</td><td>Tổ công nghệ số cộng đồng</td><td>tổ</td><td>20</td><td>64</td></tr>
<tr><td colspan=6>II. Hạ tầng</td></tr>
<tr><td>4</td><td>Trạm phát sóng mới</td><td>trạm</td><td></td><td>7</td><td>Phòng Văn hóa</td></tr>
</table>"""
ACT = (
    "<p>ỦY BAN NHÂN DÂN HUYỆN SÔNG TRÀ</p><p>Số: 43/KH-UBND</p>"
    "<p>Sông Trà, ngày 12 tháng 3 năm 2023</p><p>KẾ HOẠCH</p><p>Chuyển đổi số năm 2023</p>"
    "<p>I. PHÂN CÔNG THỰC HIỆN</p>"
)


def test_merged_cells_keep_the_columns_of_a_table() -> None:
    text = read(f"<html><body>{ACT}{TASKS}</body></html>".encode())
    assert text.content.split("\n")[6:] == [
        "TT | Nội dung | ĐVT | Chỉ tiêu |  | Chủ trì",
        "|  |  | Năm 2022 | Năm 2023",
        "1 | Hồ sơ trực tuyến | % | 40 | 60 | Văn phòng UBND huyện",
        "2 | Thanh toán trực tuyến |  | 15 | 35",
        "3 | Tổ công nghệ số cộng đồng | tổ | 20 | 64",
        "II. Hạ tầng",
        "4 | Trạm phát sóng mới | trạm |  | 7 | Phòng Văn hóa",
    ]
    assert [block.merged for block in text.blocks[8:11]] == [(), (2, 5), (5,)]
    record = default_pipeline().run(text)
    found = [
        (item.targets[-1].raw, item.targets[-1].unit, [actor.raw for actor in item.bodies])
        for item in record.commitments
    ]
    office = ["Văn phòng UBND huyện"]
    assert found == [
        ("60", "%", office),
        ("35", "%", office),
        ("64", "tổ", office),
        ("7", "trạm", ["Phòng Văn hóa"]),
    ]


def test_a_row_of_one_sentence_is_no_group_of_a_table() -> None:
    note = "<tr><td colspan=3>Ghi chú: số liệu tính đến hết tháng 6.</td></tr>"
    rows = (
        "<tr><td>TT</td><td>Chỉ tiêu</td><td>Số</td></tr><tr><td>1</td><td>Thu</td><td>5</td></tr>"
    )
    text = read(f"<html><body><p>Biểu số 1</p><table>{rows}{note}</table></body></html>".encode())
    kinds = {block.kind for block in text.blocks if block.end == len(text.content)}
    assert kinds == {"paragraph"}


def test_cells_that_claim_to_cover_everything_cost_no_more_than_others() -> None:
    row = "<tr>" + "<td rowspan=99999 colspan=99999>Giữ vững an ninh</td>" * 3 + "</tr>"
    text = read(f"<html><body><table>{row * 500}</table></body></html>".encode())
    assert text.content.count("Giữ vững") == 1_500
    assert len(text.content) < 500 * 500

"""Bodies and their roles in sentences written for this test."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.parse.actors import find_actors
from camket.parse.context import Context
from camket.texts import View

CONTEXT = Context(doc_date=date(2024, 5, 1), issuers=("UBND tỉnh Hải Dương",))


def roles(text: str, context: Context = CONTEXT) -> list[tuple[str, str]]:
    found = find_actors(View.of(text), 0, len(text), context)
    assert all(text[actor.start : actor.end] == actor.raw for actor in found)
    return [(actor.role, actor.raw) for actor in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A body that is graded does nothing; an inspection is the verb before a number.
        ("Chi đoàn, Hội Phụ nữ cơ quan vững mạnh xuất sắc", []),
        ("Chi bộ hoàn thành tốt nhiệm vụ", []),
        ("Thanh tra 12 mỏ đang hoạt động", []),
        ("Thanh tra tỉnh kiểm tra 12 mỏ đang hoạt động", [("execute", "Thanh tra tỉnh")]),
        ("Thị xã An Khê cơ bản không còn hộ nghèo", [("execute", "Thị xã An Khê")]),
        # Offices of many bodies, kinds of office, and to whom a report goes.
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch UBND các tỉnh rà soát quy hoạch",
            [
                ("execute", "Bộ trưởng"),
                ("execute", "Thủ trưởng cơ quan ngang bộ"),
                ("execute", "Chủ tịch UBND các tỉnh"),
            ],
        ),
        (
            "Chỉ đạo cơ quan thuế rà soát các khoản nợ đọng",
            [("execute", "cơ quan thuế")],
        ),
        (
            "Đề nghị Kiểm toán Nhà nước và các cơ quan chức năng tạo điều kiện cho doanh nghiệp",
            [("coordinate", "Kiểm toán Nhà nước"), ("coordinate", "các cơ quan chức năng")],
        ),
        (
            "Báo cáo kết quả tại kỳ họp cuối năm của Hội đồng nhân dân tỉnh",
            [("report_to", "Hội đồng nhân dân tỉnh")],
        ),
        ("Hoàn thiện hồ sơ, trình cấp có thẩm quyền", [("report_to", "cấp có thẩm quyền")]),
        # What a board of projects builds reads like a verb; counted units are listed by name.
        (
            "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh xây 3 cầu",
            [("execute", "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh")],
        ),
        (
            "Ban QLDA đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh xây 3 trường",
            [
                (
                    "execute",
                    "Ban QLDA đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh",
                )
            ],
        ),
        ("Ban QLDA đầu tư xây dựng 3 cầu", [("execute", "Ban QLDA")]),
        (
            "UBND các xã Lương Sơn, Đồng Tiến, Yên Phú chi trả cho 126 hộ",
            [("execute", "UBND các xã Lương Sơn, Đồng Tiến, Yên Phú")],
        ),
        (
            "UBND các xã Lương Sơn, Đồng Tiến, Phòng Kinh tế sửa 3 cầu",
            [("execute", "UBND các xã Lương Sơn, Đồng Tiến"), ("execute", "Phòng Kinh tế")],
        ),
        # Offices of tax and statistics since July 2025; in small letters they are plain words.
        ("Thuế tỉnh Hà Lĩnh thu 300 tỷ đồng", [("execute", "Thuế tỉnh Hà Lĩnh")]),
        ("Thuế cơ sở 3 thu 30 tỷ đồng", [("execute", "Thuế cơ sở 3")]),
        ("Thống kê tỉnh công bố 4 báo cáo", [("execute", "Thống kê tỉnh")]),
        ("Thu thuế tỉnh đạt 300 tỷ đồng", []),
        ("Cung cấp số liệu thống kê tỉnh trước ngày 5/1", []),
        # Whose events they are.
        ("Tham gia các cuộc thi do tỉnh tổ chức", []),
        # Whose duty it is, listed behind "của", does nothing here.
        (
            "Nâng cao trách nhiệm của các sở, ban, ngành, UBND cấp huyện trong việc giữ thứ hạng",
            [],
        ),
        # "Lãnh đạo" in front of work is the verb; "khẩn trương" ends a company's name.
        ("Lãnh đạo Đại hội Đoàn xã thành công", []),
        ("Lãnh đạo UBND xã kiểm tra 3 thôn", [("execute", "Lãnh đạo UBND xã")]),
        (
            "Công ty Cổ phần Cấp nước khẩn trương sửa 3 km ống",
            [("execute", "Công ty Cổ phần Cấp nước")],
        ),
        # Who is counted by an indicator does nothing.
        ("Giáo viên dạy giỏi cấp trường: 20/24 đồng chí", []),
        ("Giáo viên dạy 2 tiết thao giảng", [("execute", "Giáo viên")]),
        # How it is done is no part of a name; times may stand before it without a comma.
        ("Cụm thi đua dự kiến tổ chức hội thi", [("execute", "Cụm thi đua")]),
        ("Hàng tháng, hàng quý Ban Chấp hành Hội họp 1 lần", [("execute", "Ban Chấp hành Hội")]),
        # One office serves two bodies.
        (
            "Văn phòng HĐND và UBND huyện tổng hợp, báo cáo",
            [("execute", "Văn phòng HĐND và UBND huyện")],
        ),
        # What a committee is charged with belongs to its name.
        (
            "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh kiểm tra 3 đơn vị",
            [("execute", "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh")],
        ),
        (
            "Chủ tịch Ủy ban Quốc gia phòng, chống tội phạm chủ trì kiểm tra",
            [("lead", "Chủ tịch Ủy ban Quốc gia phòng, chống tội phạm")],
        ),
        (
            "Ban Chỉ đạo xây dựng nông thôn mới huyện thẩm định 4 xã",
            [("execute", "Ban Chỉ đạo xây dựng nông thôn mới huyện")],
        ),
        ("Ban Chỉ đạo xây dựng kế hoạch năm", [("execute", "Ban Chỉ đạo")]),
        # Where the units lie belongs to their name.
        (
            "UBND các xã, phường ven biển sơ tán 1.240 hộ",
            [("execute", "UBND các xã, phường ven biển")],
        ),
        # What a body acts on may stand before its verb.
        (
            "Các chi bộ trực thuộc căn cứ Chương trình này xây dựng kế hoạch thực hiện",
            [("execute", "Các chi bộ trực thuộc")],
        ),
        # An order with partners, each a body of its own.
        (
            "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Y tế và các cơ quan liên quan "
            "tham mưu UBND tỉnh ban hành kế hoạch",
            [
                ("lead", "Sở Nội vụ"),
                ("coordinate", "Sở Tài chính"),
                ("coordinate", "Sở Y tế"),
                ("coordinate", "các cơ quan liên quan"),
                ("advise", "UBND tỉnh"),
            ],
        ),
        # The one who assigns has no task; the one assigned leads.
        ("UBND huyện giao Phòng Tư pháp rà soát văn bản", [("lead", "Phòng Tư pháp")]),
        ("Hội nghị giao Ban Thanh tra nhân dân giám sát", [("monitor", "Ban Thanh tra nhân dân")]),
        ("Giao ban vào thứ Hai hằng tuần", []),
        ("Giao thông nông thôn được cứng hóa 90%", []),
        # Partners without "chủ trì": the subject leads.
        (
            "Phòng Văn hóa và Thông tin phối hợp với Trung tâm Văn hóa, Thể thao và Truyền thanh "
            "tuyên truyền sâu rộng",
            [
                ("lead", "Phòng Văn hóa và Thông tin"),
                ("coordinate", "Trung tâm Văn hóa, Thể thao và Truyền thanh"),
            ],
        ),
        (
            "công ty cùng UBND 5 xã cắm lại mốc ranh giới",
            [("lead", "công ty"), ("coordinate", "UBND 5 xã")],
        ),
        ("Cùng chính quyền vận động hội viên phân loại rác", [("coordinate", "chính quyền")]),
        # Joint action without a partner named.
        ("Các bên phối hợp tổ chức 04 đợt tuyên truyền", [("execute", "Các bên")]),
        # Standing office and watching.
        (
            "Hội Liên hiệp Phụ nữ tỉnh là cơ quan thường trực, giúp Ban Chỉ đạo",
            [("lead", "Hội Liên hiệp Phụ nữ tỉnh")],
        ),
        (
            "Văn phòng UBND tỉnh có trách nhiệm theo dõi, đôn đốc, định kỳ báo cáo UBND tỉnh",
            [("monitor", "Văn phòng UBND tỉnh"), ("report_to", "UBND tỉnh")],
        ),
        (
            "Việc kiểm tra do Thanh tra tỉnh chủ trì, các sở phối hợp",
            [("lead", "Thanh tra tỉnh"), ("coordinate", "các sở")],
        ),
        # Addressees, near and far from the verb.
        ("trình HĐND tỉnh thông qua", [("report_to", "HĐND tỉnh")]),
        (
            "Từng đơn vị xây dựng kế hoạch, gửi về Khối trưởng trước ngày 10/02",
            [("execute", "Từng đơn vị"), ("report_to", "Khối trưởng")],
        ),
        ("Báo cáo kết quả trước ngày 30/6", []),
        # Requests to another body.
        (
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động Nhân dân hưởng ứng",
            [("coordinate", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")],
        ),
        (
            "Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện",
            [("execute", "Thủ trưởng các cơ quan, đơn vị")],
        ),
        (
            "Thủ tướng Chính phủ yêu cầu các bộ, ngành, UBND các tỉnh khẩn trương rà soát",
            [("execute", "các bộ, ngành"), ("execute", "UBND các tỉnh")],
        ),
        ("bớt hẳn việc yêu cầu người dân bổ sung giấy tờ", []),
        # Groups, counted units, proper names of units.
        ("Mỗi chi bộ kết nạp ít nhất 01 đảng viên", [("execute", "Mỗi chi bộ")]),
        (
            "Cán bộ, công chức, viên chức chấp hành nghiêm giờ giấc",
            [("execute", "Cán bộ, công chức, viên chức")],
        ),
        (
            "Ba phường Lò Đúc, Tân Mỹ và Trại Cau xây mới 01 trường",
            [("execute", "Ba phường Lò Đúc, Tân Mỹ và Trại Cau")],
        ),
        (
            "trồng 2.000 cây xanh, mỗi thôn đào một hố rác",
            [("execute", "mỗi thôn")],
        ),
        ("Hằng quý, các phòng báo cáo tiến độ", [("execute", "các phòng")]),
        (
            "Các bộ, cơ quan ngang bộ, UBND các tỉnh đẩy nhanh tiến độ giải ngân",
            [("execute", "Các bộ, cơ quan ngang bộ"), ("execute", "UBND các tỉnh")],
        ),
        (
            "Ban Quản lý các di tích sắp xếp lại hàng quán",
            [("execute", "Ban Quản lý các di tích")],
        ),
        # Labels, brackets and table cells.
        (
            "Cơ quan chủ trì: Sở Công Thương; cơ quan phối hợp: Sở Tài chính",
            [("lead", "Sở Công Thương"), ("coordinate", "Sở Tài chính")],
        ),
        ("tỷ lệ nợ thuế dưới 5% (Cục Thuế)", [("execute", "Cục Thuế")]),
        (
            "Khảo sát mức độ hài lòng | Phòng Nội vụ | Ủy ban MTTQ huyện | Quý II",
            [("lead", "Phòng Nội vụ"), ("coordinate", "Ủy ban MTTQ huyện")],
        ),
        # Offices named by their charge, whole.
        (
            "Đội Quản lý trật tự đô thị xóa 100% chợ cóc",
            [("execute", "Đội Quản lý trật tự đô thị")],
        ),
        (
            "Ban Quản lý dự án đầu tư xây dựng huyện khởi công 03 cầu",
            [("execute", "Ban Quản lý dự án đầu tư xây dựng huyện")],
        ),
        (
            "Báo và Đài PT-TH tỉnh phát ít nhất 2 lượt/ngày",
            [("execute", "Báo và Đài PT-TH tỉnh")],
        ),
        (
            "Phòng Kinh tế (sau đây gọi là Phòng KT) lập 12 dự án",
            [("execute", "Phòng Kinh tế (sau đây gọi là Phòng KT)")],
        ),
        ("Sở Nội vụ làm trưởng khối, mở 2 lớp", [("lead", "Sở Nội vụ")]),
        # An insurance, papers that are sent, a rate that is reached: nobody acts.
        ("BHXH tự nguyện: 210 người", []),
        ("BHXH tỉnh: 12 buổi đối thoại", [("execute", "BHXH tỉnh")]),
        (
            "Gửi 02 bản giấy và bản mềm về Phòng Nội vụ",
            [("report_to", "Phòng Nội vụ")],
        ),
        ("Tỷ lệ hội viên vào tổ chức Hội, Chi hội đạt 80%", []),
        # Things and objects are no bodies.
        ("Phong trào thi đua được triển khai đồng bộ", []),
        ("Tỷ lệ hộ nghèo giảm còn 1,5%", []),
        ("Công tác cải cách hành chính tiếp tục được đẩy mạnh", []),
        ("Quỹ Vì người nghèo đạt 500 triệu đồng", []),
        ("Phòng, chống tham nhũng được tiến hành thường xuyên", []),
        ("Thanh tra đột xuất 12 doanh nghiệp nợ bảo hiểm", []),
        ("Tổ chức tốt các hoạt động kỷ niệm 27/7", []),
        ("Vận động Hội Nông dân, Hội Phụ nữ tham gia bảo vệ môi trường", []),
        ("Xây dựng cấp ủy, chi bộ trong sạch vững mạnh", []),
        ('Hưởng ứng phong trào "Cán bộ, công chức thi đua thực hiện văn hóa công sở"', []),
    ],
)
def test_roles_of_bodies(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


def test_a_list_under_one_noun_gives_one_body_each() -> None:
    text = (
        "Giám đốc các Sở: Nội vụ, Tài chính, Y tế; Chủ tịch UBND các huyện và các tổ chức, "
        "cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này"
    )
    found = find_actors(View.of(text), 0, len(text), CONTEXT)
    assert [actor.name for actor in found][:3] == [
        "Giám đốc Sở Nội vụ", "Giám đốc Sở Tài chính", "Giám đốc Sở Y tế",
    ]  # fmt: skip
    assert {actor.role for actor in found} == {"execute"}
    assert [actor.kind for actor in found] == ["body", "body", "body", "group", "group"]


def test_names_are_full_and_ids_are_of_the_day() -> None:
    text = "UBND tỉnh phối hợp với Hội Nông dân tỉnh mở 12 lớp"
    lead, partner = find_actors(View.of(text), 0, len(text), CONTEXT)
    assert lead.name == "Ủy ban nhân dân tỉnh Hải Dương"
    assert lead.org_id == "ủy ban nhân dân@tỉnh:Hải Dương::/2025-06-30"
    assert partner.name == "Hội Nông dân tỉnh Hải Dương"
    later = Context(doc_date=date(2026, 5, 1), issuers=CONTEXT.issuers)
    assert find_actors(View.of(text), 0, len(text), later)[0].org_id is None


def test_column_headers_decide_in_a_table() -> None:
    text = "Nâng cấp phần mềm | Sở Tài chính | Sở Nội vụ"
    context = Context(columns=("Nhiệm vụ", "Cơ quan phối hợp", "Cơ quan chủ trì"))
    assert roles(text, context) == [("coordinate", "Sở Tài chính"), ("lead", "Sở Nội vụ")]


@pytest.mark.parametrize(
    "text",
    ["Uỷ ban nhân dân quận\u00a0phối hợp với Hội Nông dân", "Giao\u200b Sở Y tế – chủ trì"],
)
def test_dirty_and_decomposed_text_keeps_its_own_words(text: str) -> None:
    for form in (text, unicodedata.normalize("NFD", text)):
        assert roles(form)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["giao", "Sở Nội vụ", "phối hợp với", "các", "xã", ",", "và", "UBND", "báo cáo", "(",
             ")", "mỗi", "đơn vị", ":", "|", "Tài chính", "do", "chủ trì", "cùng", '"', ";",
             "Ban", "12"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_spans_are_exact_ordered_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = find_actors(View.of(text), 0, len(text), CONTEXT)
    assert all(text[actor.start : actor.end] == actor.raw and actor.raw for actor in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đảm nhận ít nhất 1 công trình thanh niên, phần việc thanh niên", []),
        ("Trình UBND huyện phương án thu gom", [("report_to", "UBND huyện")]),
        ("Tỉnh Hòa Lạc luôn giữ vững độ che phủ rừng", [("execute", "Tỉnh Hòa Lạc")]),
        ("Gia đình TT tăng từ 0,5 - 1%", []),
        ("Vụ Hè Thu 2024, ngành nông nghiệp trồng 900 ha", [("execute", "ngành nông nghiệp")]),
        ("Vụ Pháp chế chủ trì thẩm định văn bản", [("lead", "Vụ Pháp chế")]),
        ("Bộ trưởng yêu cầu Cục Đường bộ sửa chữa 12 cầu", [("execute", "Cục Đường bộ")]),
        ("UBND tỉnh sẽ tiếp tục giao Sở Xây dựng bảo dưỡng", [("lead", "Sở Xây dựng")]),
        ("Công ty yêu cầu các CĐ cơ sở phát động thi đua", [("execute", "các CĐ cơ sở")]),
        (
            "Tổng công ty phân bón và hóa chất dầu khí phấn đấu tăng sản lượng",
            [("execute", "Tổng công ty phân bón và hóa chất dầu khí")],
        ),
        ("Tổ chức Đoàn sẽ tư vấn, hướng nghiệp", [("execute", "Tổ chức Đoàn")]),
        ("Tổ chức Đoàn kiểm tra cơ sở", []),
        ("Phối hợp chặt chẽ với phụ huynh quản lý học sinh", [("coordinate", "phụ huynh")]),
        ("Năm 2024 ngành Thuế tập trung thu nợ", [("execute", "ngành Thuế")]),
        (
            "Các đơn vị trong Cụm thi đua 6 ký giao ước",
            [("execute", "Các đơn vị trong Cụm thi đua 6")],
        ),
        ("Phấn đấu mỗi chi hội kết nạp 3 hội viên", [("execute", "mỗi chi hội")]),
    ],
)
def test_who_does_it_in_the_words_of_news(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert roles(sentence, Context()) == expected

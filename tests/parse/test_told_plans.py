"""Plans told in the news: what a body is going to do, and what is nobody's plan."""

from functools import cache

import pytest

from camket.flow import Pipeline, plain_text
from camket.parse.told_sentences import sentences
from camket.texts import View

HEAD = (
    "Hội Nông dân huyện Sông Trầm tổng kết công tác năm 2017\n"
    "Ngày đăng: 29/12/2017\n"
    "Ngày 28-12, Hội Nông dân huyện Sông Trầm tổ chức hội nghị tổng kết năm 2017, triển khai nhiệm "
    "vụ năm 2018.\n"
    "Năm 2017, các cấp Hội đã kết nạp 212 hội viên mới; 6/8 cơ sở Hội đạt vững mạnh.\n"
)
EVENT = (
    "Khai mạc Hội chợ thương mại huyện Sông Trầm\n"
    "Ngày đăng: 29/12/2017\n"
    "Tối 28-12, Hội chợ thương mại huyện Sông Trầm đã khai mạc với 120 gian hàng của bà con.\n"
)


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def told(paragraph: str, head: str = HEAD) -> list[str]:
    record = pipeline().run(plain_text(head + paragraph + "\n"))
    for item in record.commitments:
        assert item.flags == ("told_in_news",)
    return [item.span.exact for item in record.commitments]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        # the time to come stays in the promise
        (
            "Năm 2018, các cấp Hội tiếp tục nâng chất lượng sinh hoạt; kết nạp 250 hội viên mới.",
            [
                "Năm 2018, các cấp Hội tiếp tục nâng chất lượng sinh hoạt",
                "kết nạp 250 hội viên mới",
            ],
        ),
        # also in the middle of a paragraph
        (
            "Phong trào chuyển biến. Trong thời gian tới, Hội phấn đấu giúp 40 hộ thoát nghèo.",
            ["Trong thời gian tới, Hội phấn đấu giúp 40 hộ thoát nghèo"],
        ),
        # the plan itself speaks
        (
            "Theo kế hoạch, tỷ lệ hộ dùng nước sạch sẽ đạt 90% vào năm 2020.",
            ["tỷ lệ hộ dùng nước sạch sẽ đạt 90% vào năm 2020"],
        ),
        (
            "Cụ thể: mỗi chi hội xây dựng ít nhất 1 mô hình; 80% chi hội đạt vững mạnh.",
            ["mỗi chi hội xây dựng ít nhất 1 mô hình", "80% chi hội đạt vững mạnh"],
        ),
        # a body and its aim; what the aim is; what is expected
        (
            "Về kinh tế, Hội phấn đấu đến năm 2020: Thu quỹ đạt 500 triệu đồng; mở 3 lớp dạy nghề.",
            ["Thu quỹ đạt 500 triệu đồng", "mở 3 lớp dạy nghề"],
        ),
        (
            "Mục tiêu quan trọng của Hội là giữ vững 100% chi hội vững mạnh.",
            ["giữ vững 100% chi hội vững mạnh"],
        ),
        (
            "Dự kiến đến năm 2020, toàn huyện có 12 hợp tác xã kiểu mới.",
            ["Dự kiến đến năm 2020, toàn huyện có 12 hợp tác xã kiểu mới"],
        ),
        (
            "Để đạt mục tiêu này, Hội tập trung các giải pháp: mở 3 lớp nghề; vay 2 tỷ đồng.",
            ["mở 3 lớp nghề", "vay 2 tỷ đồng"],
        ),
        # the time belongs to the aim
        (
            "Huyện Hội phấn đấu đến năm 2020, thu nhập bình quân hội viên đạt 45 triệu đồng.",
            ["Huyện Hội phấn đấu đến năm 2020, thu nhập bình quân hội viên đạt 45 triệu đồng"],
        ),
        # counted in a report, asked of others
        ("Trong đó, diện tích lúa đạt 240 ha, năng suất 59 tạ/ha.", []),
        ("Để hoàn thành chỉ tiêu năm 2018, huyện yêu cầu các xã chủ động xây dựng kế hoạch.", []),
        # what was done, an event, one person's hopes, somebody's words
        ("Trong năm 2016, các cấp Hội tiếp tục giúp 35 hộ thoát nghèo.", []),
        ("Trong thời gian tới, hội thi sẽ được tổ chức tại nhà văn hóa huyện.", []),
        ("Sang năm tới, gia đình phấn đấu thu hoạch 15 tấn thanh long.", []),
        ('Ông Ba kể: "Năm 2018, gia đình tôi tiếp tục nuôi 40 con bò".', []),
    ],
)
def test_what_a_body_will_do_is_a_promise(paragraph: str, expected: list[str]) -> None:
    assert told(paragraph) == expected


def test_a_plan_goes_on_in_the_next_paragraphs() -> None:
    found = told(
        "Năm 2018, Hội phấn đấu trồng 30 ha cây ăn quả.\n"
        "Mỗi xã, thị trấn có ít nhất 1 câu lạc bộ nông dân làm kinh tế.\n"
        "Hội sẽ dạy nghề cho 200 lao động.\n"
        "Phát biểu tại hội nghị, lãnh đạo huyện ghi nhận kết quả của Hội."
    )
    assert found == [
        "Năm 2018, Hội phấn đấu trồng 30 ha cây ăn quả",
        "Mỗi xã, thị trấn có ít nhất 1 câu lạc bộ nông dân làm kinh tế",
        "Hội sẽ dạy nghề cho 200 lao động",
    ]


def test_goals_a_congress_has_set_go_on_in_the_next_paragraph() -> None:
    closed = (
        "Bế mạc Đại hội Đảng bộ huyện Sông Trầm\nNgày đăng: 29/12/2017\n"
        "Sau hai ngày làm việc, ngày 28/12, Đại hội Đảng bộ huyện Sông Trầm đã bế mạc.\n"
        "Đại hội đã bầu Ban Chấp hành khóa mới gồm 39 đồng chí.\n"
        "Đại hội đã đề ra mục tiêu: Sông Trầm phấn đấu thu ngân sách năm 2020 đạt 95 tỷ đồng.\n"
    )
    paragraph = "Tổng sản lượng lương thực đạt 30.000 tấn; mỗi năm giảm 2% hộ nghèo."
    assert told(paragraph, closed)[-2:] == [
        "Tổng sản lượng lương thực đạt 30.000 tấn",
        "mỗi năm giảm 2% hộ nghèo",
    ]
    assert len(told("Đại biểu đã tặng 20 suất quà cho hộ nghèo.", closed)) == 1


def test_a_list_inside_an_article_is_told_as_the_article_is() -> None:
    found = told(
        "Theo đó, Hội giao các chi hội thực hiện tốt các nhiệm vụ sau:\n"
        "Tu bổ 2 di tích đã được xếp hạng trên địa bàn.\n"
        "Trồng 3 km đường hoa.\n"
    )
    assert found == ["Tu bổ 2 di tích đã được xếp hạng trên địa bàn", "Trồng 3 km đường hoa"]


def test_goals_on_one_line_are_read_one_by_one() -> None:
    record = pipeline().run(
        plain_text(
            "CÁC CHỈ TIÊU CHỦ YẾU TRONG NHIỆM KỲ 2020-2025 I. Về kinh tế (3 chỉ tiêu) 1. Tốc độ "
            "tăng giá trị sản xuất (giá so sánh năm 2010) đạt 14%. 2. Thu nhập bình quân đầu người "
            "đến năm 2025: 58 triệu đồng. 3. Thu ngân sách: 310 tỷ đồng. II. Về xã hội 4. Tỷ lệ hộ "
            "nghèo dưới 2%. 5. Tỷ lệ lao động qua đào tạo năm 2025: 62%.\n"
        )
    )
    assert [[t.value for t in item.targets] for item in record.commitments] == [
        [14],
        [58_000_000],
        [310_000_000_000],
        [2],
        [62],
    ]
    assert not record.commitments[0].deadlines or "2010" not in str(record.commitments[0].deadlines)


def test_endeavour_as_a_noun_tells_what_was_done() -> None:
    paragraph = "Năm 2018, với sự nỗ lực phấn đấu của các cấp Hội, phong trào có nhiều kết quả."
    assert told(paragraph) == []


def test_news_of_an_event_promises_nothing() -> None:
    assert told("Theo đó, mỗi gian hàng có ít nhất 2 sản phẩm của địa phương.", EVENT) == []
    assert told("Ban tổ chức sẽ bốc thăm trúng thưởng vào tối 31-12.", EVENT) == []


def test_what_stands_before_the_promise_is_reported() -> None:
    record = pipeline().run(
        plain_text(
            HEAD + "Thu quỹ Hội đạt 310 triệu đồng. Năm 2018, Hội phấn đấu giúp 40 hộ nghèo.\n"
        )
    )
    assert (310_000_000, "result") in [(item.value, item.role) for item in record.reported]
    assert [t.value for item in record.commitments for t in item.targets] == [40]


def test_an_article_without_its_headline_is_news() -> None:
    """What is stored of a page is often only its text."""
    record = pipeline().run(
        plain_text(
            "(STO) - Sáng 12/3, Công an huyện Sông Trầm đã tổ chức lễ ký giao ước thi đua năm 2020 "
            "giữa các đội nghiệp vụ và công an các xã.\n\n"
            "Theo đó, kéo giảm ít nhất 5% số vụ phạm pháp hình sự; tỷ lệ điều tra, khám phá án đạt "
            "trên 80%; không để xảy ra oan sai…\n\n"
            "Các đơn vị ký giao ước thi đua. Ảnh: T. Hà\n"
        )
    )
    assert record.document.genre == "signing_report"
    assert [item.span.exact for item in record.commitments] == [
        "kéo giảm ít nhất 5% số vụ phạm pháp hình sự",
        "tỷ lệ điều tra, khám phá án đạt trên 80%",
        "không để xảy ra oan sai",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Nội dung kỳ họp gồm: thảo luận báo cáo quý; bầu bổ sung ủy viên; thông qua 3 tờ trình.",
        "Với chủ đề thi đua là đoàn kết, sáng tạo, quyết tâm hoàn thành thắng lợi nhiệm vụ.",
        "Đại biểu huyện Sông Trầm ký kết giao ước, quyết tâm thực hiện tốt nhiệm vụ. Ảnh: Thu Hà",
    ],
    ids=["agenda", "slogan", "caption"],
)
def test_agendas_slogans_and_captions_promise_nothing(line: str) -> None:
    assert told(line) == []


def test_a_form_and_a_guide_promise_nothing() -> None:
    guide = (
        "Bản cam kết của học sinh là gì? Trong bài viết này, chúng tôi xin gửi mẫu bản cam kết.\n"
        "Năm học 2020 - 2021, em cam kết thực hiện tốt nội quy; không vi phạm kỷ luật…………\n"
    )
    assert pipeline().run(plain_text(guide)).commitments == ()


ORDER = (
    "Sông Trầm tăng cường phòng cháy rừng mùa khô\n"
    "Ngày đăng: 10/3/2021\n"
    "UBND huyện Sông Trầm vừa ban hành Công văn số 214/UBND-NN về phòng cháy rừng mùa khô.\n"
)


def test_a_written_order_told_by_a_reporter_names_who_shall_do_what() -> None:
    paragraph = (
        "Theo đó, UBND huyện yêu cầu các xã, thị trấn trực cháy 24/24 giờ trong mùa khô; tuần tra "
        "rừng mỗi tuần 2 lần."
    )
    assert told(paragraph, ORDER) == [
        "các xã, thị trấn trực cháy 24/24 giờ trong mùa khô",
        "tuần tra rừng mỗi tuần 2 lần",
    ]
    # Without a written order it is only what somebody asked for.
    assert told(paragraph, EVENT) == []


def test_who_says_so_is_no_part_of_the_plan() -> None:
    assert told("Theo Phòng Nông nghiệp huyện, năm 2018, Hội phấn đấu trồng 30 ha chè.") == [
        "năm 2018, Hội phấn đấu trồng 30 ha chè"
    ]


def test_a_shortened_word_ends_no_sentence() -> None:
    text = "Đại biểu đến từ TP. Vinh dự họp. Năm 2018, Hội tiếp tục kết nạp hội viên."
    starts = list(sentences(View.of(text), 0, len(text)))
    assert [text[at:].split()[0] for at in starts] == ["Đại", "Năm"]


ORDER_HEAD = (
    "Chủ động ứng phó với bão số 4\n"
    "Ngày đăng: 2/9/2022\n"
    "Ngày 1/9, Chủ tịch UBND tỉnh Hòa Lạc có công điện gửi các sở, ngành, địa phương. {told}\n"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # who must do it, behind "theo đó"
        (
            "Theo đó, các địa phương phải sơ tán dân ở vùng trũng; cấm biển từ 12 giờ ngày 2/9.",
            [
                "các địa phương phải sơ tán dân ở vùng trũng",
                "cấm biển từ 12 giờ ngày 2/9",
            ],
        ),
        (
            "Theo đó, Công an tỉnh kiểm tra 100% phương tiện ra vào cảng.",
            ["Công an tỉnh kiểm tra 100% phương tiện ra vào cảng"],
        ),
        # what is only told of it
        ("Theo đó, Công an tỉnh đã kiểm tra 120 phương tiện trong tháng 8.", []),
        ("Đây là cơn bão thứ tư trong năm.", []),
    ],
)
def test_an_order_says_who_does_what_behind_theo_do(sentence: str, expected: list[str]) -> None:
    assert told("", ORDER_HEAD.format(told=sentence)) == expected


def test_orders_stand_below_a_colon_and_go_on_in_linked_paragraphs() -> None:
    lines = (
        "UBND tỉnh yêu cầu các sở, ngành, địa phương thực hiện ngay các việc:\n"
        "1. Rà soát các khu dân cư ven sông, suối.\n"
        "2. Kiểm tra an toàn 24 hồ chứa trước ngày 3/9."
    )
    assert told(lines, ORDER_HEAD.format(told="")) == [
        "Rà soát các khu dân cư ven sông, suối",
        "Kiểm tra an toàn 24 hồ chứa trước ngày 3/9",
    ]
    lines = (
        "UBND tỉnh yêu cầu các địa phương rà soát các khu dân cư ven sông.\n"
        "Cùng với đó là đẩy mạnh tuyên truyền trên đài truyền thanh xã.\n"
        "Hiện nay mực nước các sông đang ở mức thấp."
    )
    assert told(lines, ORDER_HEAD.format(told="")) == [
        "các địa phương rà soát các khu dân cư ven sông",
        "đẩy mạnh tuyên truyền trên đài truyền thanh xã",
    ]


def test_a_headline_joined_to_the_first_words_opens_no_sentence() -> None:
    text = "Hòa Lạc đặt mục tiêu trồng rừng (HLO) - Ngày 3/4, huyện họp. Năm 2022, huyện thi đua."
    starts = list(sentences(View.of(text), 0, len(text)))
    assert [text[at:].split()[0] for at in starts] == ["Ngày", "Năm"]


def test_a_lost_blank_behind_a_full_stop_hides_no_sentence() -> None:
    text = "Các xã nghèo thuộc huyện An Giang.Quyết định này phấn đấu giảm nghèo."
    starts = list(sentences(View.of(text), 0, len(text)))
    assert [text[at:].split()[0] for at in starts] == ["Các", "Quyết"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        # what one person advises, also in the sentences behind it
        (
            "Ông Lê Hà nhấn mạnh, năm 2018 Hội cần đổi mới phương thức. Đồng thời, tiếp tục xây "
            "dựng các chi hội nghề nghiệp.",
            [],
        ),
        # a goal with its figure that a body has set
        (
            "Trong quý I, Hội đã đề ra mục tiêu kết nạp 60 hội viên mới.",
            ["kết nạp 60 hội viên mới"],
        ),
        ("Trong quý I, Hội đã đề ra mục tiêu của năm và họp 3 lần.", []),
        # the plan speaks, the number of its goals is none of them
        (
            "Đây là kế hoạch chung. Quyết định này phấn đấu giảm 3% hộ nghèo mỗi năm.",
            ["phấn đấu giảm 3% hộ nghèo mỗi năm"],
        ),
        (
            "Phát huy kết quả đạt được, năm 2018, Hội đề ra 12 chỉ tiêu chủ yếu; phấn đấu kết nạp "
            "250 hội viên.",
            ["phấn đấu kết nạp 250 hội viên"],
        ),
        # a field in front of the body
        (
            "Trong lĩnh vực trồng trọt, Hội phấn đấu trồng 30 ha chè.",
            ["Hội phấn đấu trồng 30 ha chè"],
        ),
        # help that is "needed" asks nobody
        (
            "Năm 2018, Hội tiếp tục duy trì 12 tổ cứu hộ, sẵn sàng ứng cứu khi có yêu cầu.",
            ["Năm 2018, Hội tiếp tục duy trì 12 tổ cứu hộ", "sẵn sàng ứng cứu khi có yêu cầu"],
        ),
        # what was striven for and reached; the coming school year
        (
            "Năm học qua, thầy trò đã nỗ lực phấn đấu hoàn thành tốt nhiệm vụ: 98,5% học sinh lên "
            "lớp; 32% học sinh giỏi. Bước vào năm học mới, nhà trường tiếp tục đổi mới dạy học.",
            ["Bước vào năm học mới, nhà trường tiếp tục đổi mới dạy học"],
        ),
        # "gắn với các tiêu chí" announces nothing
        ("Công tác này được làm đúng tiến độ, gắn với các tiêu chí xây dựng nông thôn mới.", []),
    ],
)
def test_what_else_a_plan_says_and_what_it_does_not(paragraph: str, expected: list[str]) -> None:
    assert told(paragraph) == expected


def test_a_decision_hands_out_what_stands_below_as_follows() -> None:
    head = (
        "Giao chỉ tiêu trồng rừng năm 2022 cho các xã\n"
        "Ngày đăng: 10/3/2022\n"
        "Ngày 8/3/2022, UBND huyện Sông Trầm ban hành Quyết định số 69/QĐ-UBND về việc giao chỉ "
        "tiêu trồng rừng cho các xã. Cụ thể như sau\n"
    )
    lines = "- Năm 2022: 94 ha rừng.\n- Năm 2023: 120 ha rừng."
    assert told(lines, head) == ["Năm 2022: 94 ha rừng", "Năm 2023: 120 ha rừng"]


def test_units_that_agree_before_a_colon_promise() -> None:
    head = (
        "Ngày 14/6/2023, Khối thi đua các sở, ngành kinh tế tổ chức ký kết giao ước thi đua năm "
        "2023. Các đơn vị trong khối thống nhất: Tham mưu điều hành kinh tế đạt tốc độ tăng trưởng "
        "8,5%; 100% hồ sơ giải quyết đúng hạn; mỗi đơn vị giúp đỡ 1 buôn.\n"
    )
    record = pipeline().run(plain_text(head))
    assert [item.span.exact for item in record.commitments] == [
        "Tham mưu điều hành kinh tế đạt tốc độ tăng trưởng 8,5%",
        "100% hồ sơ giải quyết đúng hạn",
        "mỗi đơn vị giúp đỡ 1 buôn",
    ]


def test_the_number_of_goals_announces_the_list_below() -> None:
    lines = (
        "Hội nghị thống nhất đề ra 3 chỉ tiêu cụ thể.\n"
        "Một: Kết nạp 250 hội viên mới; 100% cơ sở Hội đạt vững mạnh.\n"
        "Hai: Thành lập 12 chi hội nghề nghiệp."
    )
    assert told(lines) == [
        "Kết nạp 250 hội viên mới",
        "100% cơ sở Hội đạt vững mạnh",
        "Thành lập 12 chi hội nghề nghiệp",
    ]


def test_a_promise_in_front_of_a_list_that_goes_on_below() -> None:
    lines = (
        "Theo đó, phấn đấu giảm 2% hộ nghèo trong năm 2018. Riêng:\n"
        "- Các xã vùng cao giảm 4% hộ nghèo;\n"
        "- Hộ nghèo dân tộc thiểu số giảm 3%."
    )
    assert told(lines) == [
        "phấn đấu giảm 2% hộ nghèo trong năm 2018",
        "Các xã vùng cao giảm 4% hộ nghèo",
        "Hộ nghèo dân tộc thiểu số giảm 3%",
    ]


def test_a_quoted_goal_hides_nothing_behind_it() -> None:
    line = (
        "Hội xác định tập trung thực hiện mục tiêu: “Nâng cao chất lượng sinh hoạt, chăm lo hội "
        "viên”. Phấn đấu kết nạp 250 hội viên; mở 3 lớp nghề. Hội nghị cũng góp ý Đề án “Nông dân "
        "giàu; nông thôn mới” của tỉnh."
    )
    assert told(line)[1:3] == ["Phấn đấu kết nạp 250 hội viên", "mở 3 lớp nghề"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        # the stop behind a shortened district ends no sentence
        (
            "Nhiệm kỳ mới, Hội CCB H. Bình Sơn tiếp tục vận động quỹ, phấn đấu xóa 12 nhà tạm.",
            [
                "Nhiệm kỳ mới, Hội CCB H. Bình Sơn tiếp tục vận động quỹ",
                "phấn đấu xóa 12 nhà tạm",
            ],
        ),
        # goals that are counted and named, by whoever tells them
        (
            "Ông Lê Văn Nam, Bí thư Đảng ủy xã cho biết, nhiệm kỳ tới, Đảng bộ xã xác định 2 khâu "
            "đột phá gồm: Xây dựng 3 khu dân cư kiểu mẫu; Phát triển du lịch cộng đồng.",
            ["Xây dựng 3 khu dân cư kiểu mẫu", "Phát triển du lịch cộng đồng"],
        ),
        # a body that shall work
        (
            "Ban Chỉ đạo huyện sẽ tập trung tuyên truyền trên loa, tổ chức 4 đợt hiến máu.",
            [
                "Ban Chỉ đạo huyện sẽ tập trung tuyên truyền trên loa",
                "tổ chức 4 đợt hiến máu",
            ],
        ),
        # what the plan said that the months to come need
        (
            "Phương hướng 6 tháng cuối năm đã nêu rõ cần kết nạp 12 đảng viên, mở 2 lớp nghề.",
            ["kết nạp 12 đảng viên", "mở 2 lớp nghề"],
        ),
        # an event that is announced
        ("Ban Chỉ đạo huyện sẽ tổ chức lễ khai mạc vào sáng 12/3.", []),
        # goals that were named and reached
        ("Huyện đã hoàn thành 5 chỉ tiêu gồm: thu ngân sách, trồng rừng, hộ nghèo.", []),
    ],
)
def test_aims_in_the_words_of_reporters(paragraph: str, expected: list[str]) -> None:
    assert told(paragraph) == expected


def test_an_order_that_counts_its_tasks_goes_on_with_ordinals() -> None:
    lines = (
        "Theo đó, Tỉnh ủy yêu cầu các cấp ủy, cơ quan tập trung thực hiện tốt 2 nhiệm vụ.\n"
        "Thứ nhất, toàn hệ thống chính trị khẩn trương làm việc ngay sau Tết.\n"
        "Thứ hai, hoàn thành 5 kế hoạch trong quý I/2026."
    )
    head = (
        "Khẩn trương làm việc sau Tết\n\nNgày 24/2/2026, Văn phòng Tỉnh ủy cho biết Tỉnh ủy vừa có "
        "Công văn gửi các huyện ủy về công tác sau Tết.\n\n"
    )
    assert told(lines, head)[1:] == [
        "toàn hệ thống chính trị khẩn trương làm việc ngay sau Tết",
        "hoàn thành 5 kế hoạch trong quý I/2026",
    ]

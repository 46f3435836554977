"""Which lines bind: the genre and the section decide before the verbs do."""

from __future__ import annotations

import pytest

from camket.flow import default_pipeline, plain_text, read_text
from camket.parse import parse
from camket.records import Commitment, DocumentFields, Genre, Node, Page, Zone, ZoneName
from camket.texts import View

Line = tuple[ZoneName, str | None, str]
"""Zone, marker (None without, "#" for a heading) and text after the marker."""


def _read(genre: Genre, *lines: Line, plan_year: int = 2021) -> tuple[Commitment, ...]:
    zones: list[Zone] = []
    nodes: list[Node] = []
    content = ""
    for number, (zone, marker, words) in enumerate(lines):
        start = len(content)
        label = f"{marker} " if marker and marker != "#" else ""
        content += f"{label}{words}\n"
        zones.append(Zone(zone=zone, start=start, end=len(content)))
        if zone == "body":
            nodes.append(_node(number, marker, start, len(content) - 1, len(label)))
    page = Page(
        zones=tuple(zones),
        document=DocumentFields(genre=genre, genre_probability=0.9, plan_year=plan_year),
    )
    found = parse(View.of(content), page, tuple(nodes), "d").commitments
    for commitment in found:
        span = commitment.span
        assert content[span.start : span.end] == span.exact
    return found


def _node(number: int, marker: str | None, start: int, end: int, label: int) -> Node:
    kind = "heading" if marker == "#" else "item" if marker else "para"
    depth = 0 if marker == "#" else 1
    return Node(
        path=str(number),
        kind=kind,
        marker=None if marker == "#" else marker,
        depth=depth,
        start=start,
        end=end,
        text_start=start + label,
    )


def _words(found: tuple[Commitment, ...]) -> list[str]:
    return [commitment.span.exact for commitment in found]


PROMISE = "Trồng mới 40 ha rừng phòng hộ; giữ vững an ninh thôn bản."


@pytest.mark.parametrize(
    "genre", ["covenant", "plan", "resolution", "directive", "programme", "conclusion", "launch"]
)
def test_a_programme_binds(genre: Genre) -> None:
    assert len(_read(genre, ("body", "1.", PROMISE))) == 2


@pytest.mark.parametrize("genre", ["law", "procedure", "news", "report", "decision"])
def test_the_same_words_bind_nobody_elsewhere(genre: Genre) -> None:
    assert _read(genre, ("body", "1.", PROMISE)) == ()


def test_a_report_binds_only_in_its_directions() -> None:
    found = _read(
        "report",
        ("body", "#", "I. KẾT QUẢ NĂM 2020"),
        ("body", "1.", "Trồng mới 38 ha rừng, đạt 95% kế hoạch."),
        ("body", "#", "II. PHƯƠNG HƯỚNG NĂM 2021"),
        ("body", "1.", "Trồng mới 40 ha rừng."),
    )
    assert _words(found) == ["Trồng mới 40 ha rừng"]


def test_a_resolution_reports_in_its_assessment() -> None:
    found = _read(
        "resolution",
        ("body", "#", "I- TÌNH HÌNH NĂM 2020"),
        ("body", None, "Kết nạp 12 đảng viên, đạt 120% chỉ tiêu."),
        ("body", "#", "II- NHIỆM VỤ NĂM 2021"),
        ("body", "-", "Kết nạp từ 10 đảng viên trở lên."),
    )
    assert _words(found) == ["Kết nạp từ 10 đảng viên trở lên"]


def test_an_article_that_hands_out_tasks_only_leads_to_them() -> None:
    found = _read(
        "plan",
        ("body", "1.", "Giao chỉ tiêu thi đua năm 2024 cho các đơn vị trực thuộc như sau:"),
        ("body", "-", "Chi cục Kiểm lâm: giảm 20% số vụ vi phạm."),
        ("body", "2.", "Giao chỉ tiêu thi đua cho từng phòng trước ngày 15/02."),
    )
    assert _words(found) == [
        "giảm 20% số vụ vi phạm",
        "Giao chỉ tiêu thi đua cho từng phòng trước ngày 15/02",
    ]


def test_an_article_that_approves_a_report_promises_nothing() -> None:
    found = _read(
        "resolution",
        ("body", "Điều 1.", "Tán thành đánh giá kết quả năm 2024: thu ngân sách đạt 38,6 tỷ đồng."),
        (
            "body",
            "Điều 2.",
            "Nhất trí với báo cáo và nhiệm vụ trọng tâm: thu ngân sách 42 tỷ đồng.",
        ),
    )
    assert _words(found) == ["thu ngân sách 42 tỷ đồng"]


def test_a_preamble_never_binds() -> None:
    assert _read("plan", ("preamble", None, "Căn cứ Luật Thi đua; tăng cường kỷ cương.")) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Giao ước này có hiệu lực kể từ ngày ký.",
        "Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.",
        "Năm 2020, toàn khối hoàn thành 14 chỉ tiêu.",
        "Các đơn vị đã tổ chức 12 hội nghị.",
        "Kính thưa các đồng chí!",
        "Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Khối trưởng.",
        "Các nhiệm vụ cụ thể như sau:",
    ],
)
def test_a_covenant_has_sentences_that_promise_nothing(words: str) -> None:
    assert _read("covenant", ("body", "1.", words)) == ()


NEWS = (
    "Tại hội nghị, các đơn vị cam kết thực hiện nghiêm quy chế dân chủ; phấn đấu thu ngân sách "
    "vượt 5% dự toán; không để xảy ra trọng án."
)


def test_a_signing_report_promises_after_its_announcing_frame() -> None:
    found = _read(
        "signing_report",
        ("news", None, "Sáng 12/3, Khối thi đua số 2 đã tổ chức lễ ký kết giao ước thi đua."),
        ("news", None, "Năm qua, các đơn vị đã thu ngân sách đạt 103% dự toán."),
        ("news", None, NEWS),
        ("news", None, "Phát biểu tại hội nghị, lãnh đạo đề nghị các đơn vị cố gắng hơn nữa."),
    )
    assert _words(found) == [
        "thực hiện nghiêm quy chế dân chủ",
        "phấn đấu thu ngân sách vượt 5% dự toán",
        "không để xảy ra trọng án",
    ]


def test_a_lead_in_the_news_opens_the_paragraphs_below_until_the_report_goes_on() -> None:
    found = _read(
        "signing_report",
        ("news", None, "Theo bản giao ước, năm nay các trạm cam kết:"),
        ("news", None, "Giữ nguyên vẹn 17.842 ha rừng; trực 24/24 giờ."),
        ("news", None, "Phát biểu tại lễ ký, ông Chủ tịch nhấn mạnh: giữ rừng là giữ làng."),
    )
    assert _words(found) == ["Giữ nguyên vẹn 17.842 ha rừng", "trực 24/24 giờ"]


@pytest.mark.parametrize(
    ("words", "class_"),
    [
        ("Giảm tỷ lệ hộ nghèo xuống còn dưới 2%.", "target"),
        ("Không để xảy ra cháy rừng.", "target"),
        ("Giữ vững ổn định chính trị.", "objective"),
        ("Nâng cao đời sống vật chất, tinh thần của Nhân dân.", "objective"),
        ("Tổ chức hội nghị sơ kết trong tháng 6.", "action"),
        ("Tăng cường tuyên truyền pháp luật.", "action"),
        ("Coi việc rèn luyện cán bộ là nhiệm vụ then chốt.", "principle"),
    ],
)
def test_the_class_follows_what_is_promised(words: str, class_: str) -> None:
    assert [c.class_ for c in _read("covenant", ("body", "1.", words))] == [class_]


def test_the_id_depends_on_document_node_and_clause_alone() -> None:
    first, second = _read("covenant", ("body", "1.", PROMISE))
    again = _read("covenant", ("body", "1.", PROMISE))
    assert first.id == again[0].id
    assert first.id != second.id


def test_verbs_that_share_an_object_are_all_listed() -> None:
    (found,) = _read("covenant", ("body", "1.", "Rà soát, bổ sung quy hoạch cán bộ."))
    assert [(verb.lemma, verb.polarity) for verb in found.verbs] == [
        ("rà soát", "organise"),
        ("bổ sung", "raise"),
    ]


def _table(genre: Genre, header: str, *rows: str) -> tuple[Commitment, ...]:
    content, nodes = "", []
    for number, words in enumerate((header, *rows)):
        flags = ("table_header",) if number == 0 else ()
        start = len(content)
        content += f"{words}\n"
        node = Node(
            path=f"1/t1/{number}",
            kind="item",
            scheme="table",
            depth=1,
            start=start,
            end=len(content) - 1,
            text_start=start,
            flags=flags,
        )
        nodes.append(node)
    zone = Zone(zone="body", start=0, end=len(content))
    page = Page(
        zones=(zone,), document=DocumentFields(genre=genre, genre_probability=0.9, plan_year=2021)
    )
    return parse(View.of(content), page, tuple(nodes), "d").commitments


def test_rows_of_a_planning_table_are_targets_from_the_indicator_on() -> None:
    found = _table(
        "plan",
        "STT | Chỉ tiêu | ĐVT | Kế hoạch",
        "1 | Tỷ lệ hộ nghèo | % | 2,5",
        "2 | Tỷ lệ hộ có nước sạch | -nt- | 95 trở lên",
    )
    assert _words(found) == [
        "Tỷ lệ hộ nghèo | % | 2,5",
        "Tỷ lệ hộ có nước sạch | -nt- | 95 trở lên",
    ]
    assert {c.class_ for c in found} == {"target"}
    assert [c.targets[0].unit for c in found] == ["%", "%"]


def test_rows_of_a_table_of_results_promise_nothing() -> None:
    header = "STT | Chỉ tiêu | Kế hoạch | Thực hiện"
    assert _table("plan", header, "1 | Tỷ lệ hộ nghèo (%) | 2,5 | 2,1") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Đồng ý với đề xuất của Đội Quản lý đô thị về việc cắm biển cấm đỗ xe.",
        "Thừa lệnh Chủ tịch, Văn phòng thông báo để các đơn vị thực hiện.",
        "Giao ước này được lập thành 03 bản, mỗi đơn vị giữ 01 bản.",
        "Các đơn vị quyết tâm thực hiện thắng lợi các chỉ tiêu đã đăng ký.",
        "Tháng 2 + 3:",
        "Đây là những hoạt động thiết thực góp phần nâng cao nhận thức.",
        "Hội Nông dân huyện vừa phát động thi đua năm 2021.",
    ],
)
def test_formalities_bind_nobody(words: str) -> None:
    assert _read("conclusion", ("body", "1.", words)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Sau khi được phê duyệt, các đơn vị xây dựng kế hoạch chi tiết.",
        "Căn cứ tình hình thực tế, UBND các xã bố trí kinh phí thực hiện.",
        "Căn cứ Kế hoạch này, các phòng xây dựng lịch kiểm tra.",
        "Mọi cán bộ, công chức phải đeo thẻ khi làm việc.",
        "Thông qua các hội nghị, tuyên truyền cho 500 lượt người.",
    ],
)
def test_a_ground_a_time_or_a_means_before_the_promise_leaves_it_one(words: str) -> None:
    assert [c.span.exact for c in _read("plan", ("body", "1.", words))] == [words[:-1]]


def test_the_last_bullet_of_a_list_is_no_heading() -> None:
    found = _read(
        "covenant",
        ("body", "#", "1. Xây dựng tổ chức"),
        ("body", "+", "Thu kinh phí đạt 100%; nộp cấp trên đúng thời gian"),
        ("body", None, "Cuối năm tổ chức bình xét thi đua."),
    )
    assert _words(found)[:2] == ["Thu kinh phí đạt 100%", "nộp cấp trên đúng thời gian"]


def test_no_heading_sets_a_level() -> None:
    found = _read(
        "covenant",
        ("body", "3.2.", "Mỗi đơn vị xây dựng ít nhất 01 điển hình tiên tiến"),
        ("body", None, "Cuối năm tổ chức bình xét thi đua."),
    )
    assert _words(found)[0] == "Mỗi đơn vị xây dựng ít nhất 01 điển hình tiên tiến"


@pytest.mark.parametrize(
    ("words", "class_"),
    [
        ("Số bác sĩ trên vạn dân: 9.", "target"),
        ("Số làng du lịch tăng lên 50.", "target"),
        ("Bình xét đơn vị dẫn đầu, đề nghị UBND tỉnh tặng Cờ thi đua.", "action"),
    ],
)
def test_levels_are_targets_and_proposed_flags_are_not(words: str, class_: str) -> None:
    assert {c.class_ for c in _read("covenant", ("body", "1.", words))} == {class_}


def test_a_page_without_an_act_is_covered_by_its_news() -> None:
    words = "Các trường thống nhất thi đua: Xây dựng trường học an toàn; giảm 5% học sinh bỏ học."
    zone = Zone(zone="news", start=0, end=len(words))
    page = Page(zones=(zone,), document=DocumentFields(genre="signing_report", plan_year=2021))
    coverage = parse(View.of(words), page, (), "d").coverage
    assert (coverage.characters, coverage.claimed) == (len(words), len(words))


def test_a_cutting_of_promises_without_a_title_binds() -> None:
    record = read_text("Một là: Thu ngân sách đạt 100% dự toán.\nHai là: Giữ vững an ninh.")
    assert [item.span.exact for item in record.commitments] == [
        "Thu ngân sách đạt 100% dự toán",
        "Giữ vững an ninh",
    ]


def test_a_list_of_topics_without_a_title_binds_nobody() -> None:
    assert read_text("1. Tính đoàn kết của dân tộc.\n2. Vai trò của báo chí.").commitments == ()


def test_who_leads_in_a_sentence_of_its_own_leads_what_was_promised() -> None:
    found = _read(
        "plan",
        (
            "body",
            "1.",
            "Sửa đổi quy định hỗ trợ phí vận chuyển. Cơ quan chủ trì: Sở Công Thương. "
            "Cơ quan phối hợp: Sở Tài chính.",
        ),
    )
    assert _words(found) == ["Sửa đổi quy định hỗ trợ phí vận chuyển"]
    assert [(actor.role, actor.name) for actor in found[0].actors] == [
        ("lead", "Sở Công Thương"),
        ("coordinate", "Sở Tài chính"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Tính đến ngày 15/8, toàn tỉnh ghi nhận 4.213 ca mắc, 74 trường hợp tử vong",
        "Giám đốc Sở Y tế cho biết, kết quả thi đua là căn cứ để xét tặng Bằng khen",
    ],
)
def test_counts_and_sayings_are_no_promises(words: str) -> None:
    assert _read("plan", ("body", "1.", words)) == ()


def test_a_column_headed_with_a_year_holds_the_plan_of_that_year() -> None:
    record = default_pipeline().run(
        plain_text(
            "UBND TỈNH HÀ LÂM\nKẾ HOẠCH\nPhát triển thương mại điện tử giai đoạn 2026 - 2030\n"
            "I. LỘ TRÌNH\n"
            "| TT | Chỉ tiêu | ĐVT | 2025 | 2028 | 2030 |\n"
            "| 1 | Doanh nghiệp có website | % | 20 | 50 | 70 |\n"
        )
    )
    targets = [t for item in record.commitments for t in item.targets]
    assert [(t.year, t.value, t.unit, t.role) for t in targets] == [
        (2025, 20, "%", "result"),
        (2028, 50, "%", "target"),
        (2030, 70, "%", "target"),
    ]


def test_not_to_spread_is_a_promise_and_to_say_is_none() -> None:
    promise = "Không chia sẻ thông tin sai sự thật trên mạng xã hội"
    assert _words(_read("covenant", ("body", "1.", promise + "."))) == [promise]


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("Tổng điểm 100, trong đó sản xuất kinh doanh 50 điểm", False),
        ("Điểm thưởng không quá 50 điểm", False),
        ("Tổng điểm đánh giá cải cách hành chính đạt 85 điểm trở lên", True),
    ],
)
def test_a_scale_of_points_is_no_promise_and_points_to_reach_are(
    words: str, *, promised: bool
) -> None:
    assert _words(_read("covenant", ("body", "1.", words + "."))) == [words] * promised


def test_a_heading_with_a_full_stop_is_a_heading() -> None:
    found = _read(
        "plan",
        ("title", None, "KẾ HOẠCH"),
        ("body", "I.", "MỤC TIÊU VÀ CÁC CHỈ TIÊU CỦA KẾ HOẠCH 5 NĂM 2016 - 2020."),
        ("body", "1.", "Trồng mới 40 ha rừng phòng hộ."),
        ("body", "2.", "Chỉ tiêu thu ngân sách đạt 120 tỷ đồng."),
    )
    assert _words(found) == [
        "Trồng mới 40 ha rừng phòng hộ",
        "Chỉ tiêu thu ngân sách đạt 120 tỷ đồng",
    ]


def test_viewpoints_introduce_and_targets_reopen() -> None:
    record = read_text(
        "KẾ HOẠCH\nPhát triển rừng năm 2021\n\nI. QUAN ĐIỂM\n"
        "1. Xây dựng con người là trung tâm của mọi chính sách.\n"
        "2. Phấn đấu đạt các chỉ tiêu sau:\n- Giảm 2% hộ nghèo.\n- Trồng 40 ha rừng.\n"
        "II. NHIỆM VỤ\n1. Rà soát quy hoạch đất lúa.\n"
    )
    assert _words(record.commitments) == [
        "Giảm 2% hộ nghèo",
        "Trồng 40 ha rừng",
        "Rà soát quy hoạch đất lúa",
    ]


def test_a_line_that_only_leads_promises_nothing() -> None:
    found = _read(
        "plan",
        (
            "body",
            None,
            "Để đạt được các chỉ tiêu trên, các sở cần thực hiện các nhiệm vụ sau:",
        ),
        ("body", "1.", "Rà soát quy hoạch đất lúa."),
        ("body", "2.", "UBND xã thông báo để các thôn và Nhân dân biết, thực hiện."),
    )
    assert _words(found) == ["Rà soát quy hoạch đất lúa"]


def test_a_comma_inside_a_cited_law_separates_nothing() -> None:
    text = (
        "KẾ HOẠCH\nThi đua năm 2021\n\n"
        "1. Tiếp tục triển khai Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng "
        "năm 2013.\n2. Rà soát quy hoạch.\n"
    )
    record = read_text(text)
    assert [item.node_path for item in record.commitments] == ["1", "2"]
    assert [item.id for item in record.commitments[0].citations] == ["39/2013/QH13"]


def test_a_decision_without_a_subject_gives_tasks_below_what_it_approves() -> None:
    record = read_text(
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRẦM\nSố: 45/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Sông Trầm, ngày 16 tháng 8 năm 2021\n\nQUYẾT ĐỊNH\n\nỦY BAN NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Phê duyệt Đề án giảm nghèo bền vững giai đoạn 2021 - 2025.\n"
        "Điều 2. Giao:\na) Sở Tài chính chủ trì bố trí kinh phí thực hiện Đề án.\n"
        "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các sở; Chủ tịch UBND các huyện chịu trách "
        "nhiệm thi hành Quyết định này./.\n"
    )
    assert _words(record.commitments) == ["Sở Tài chính chủ trì bố trí kinh phí thực hiện Đề án"]


def test_cited_documents_in_a_row_are_one_promise() -> None:
    record = read_text(
        "CHƯƠNG TRÌNH HÀNH ĐỘNG\nĐối ngoại năm 2020\n\n"
        "1. Đẩy mạnh hội nhập theo tinh thần Nghị quyết số 22-NQ/TW ngày 10/4/2013 của Bộ "
        "Chính trị; Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư.\n"
        "2. Thực hiện tốt cuộc vận động “Mỗi thầy cô giáo là một tấm gương đạo đức, tự học”.\n"
    )
    assert [item.node_path for item in record.commitments] == ["1", "2"]
    assert len(record.commitments[0].citations) == 2
    assert record.commitments[1].targets == ()


def test_how_an_act_comes_out_is_no_promise() -> None:
    record = read_text(
        "KẾ HOẠCH\nTriển khai cơ chế một cửa năm 2021\n\n"
        "Thực hiện Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ, Ủy ban nhân "
        "dân thành phố xây dựng kế hoạch triển khai như sau\n"
        "1. Rà soát 120 thủ tục hành chính.\n2. Tập huấn cho 40 công chức.\n"
    )
    assert [item.node_path for item in record.commitments] == ["1", "2"]


@pytest.mark.parametrize(
    ("subject", "promised"),
    [
        ("Quy định mức hỗ trợ học phí năm học 2024 - 2025", 0),
        ("Sửa đổi, bổ sung một số điều của Nghị quyết số 12/2021/NQ-HĐND", 0),
        ("Về nhiệm vụ phát triển kinh tế - xã hội năm 2025", 2),
    ],
)
def test_a_resolution_that_lays_down_rules_binds_nobody(subject: str, promised: int) -> None:
    record = read_text(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÒA LẠC\n-------\nSố: 27/2024/NQ-HĐND\n\n"
        "Hòa Lạc, ngày 10 tháng 12 năm 2024\n\n"
        f"NGHỊ QUYẾT\n{subject}\nHỘI ĐỒNG NHÂN DÂN TỈNH HÒA LẠC\nQUYẾT NGHỊ:\n"
        "Điều 1. Nội dung\n1. Hỗ trợ 100% học phí cho học sinh là con hộ nghèo.\n"
        "2. Hỗ trợ tối đa 150.000 đồng/học sinh/tháng.\n"
    )
    assert len(record.commitments) == promised
    assert all(target.role == "norm" for target in record.reported) or promised


def test_a_council_that_agrees_and_leads_on_promises_nothing_yet() -> None:
    record = read_text(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÒA LẠC\n-------\nSố: 27/NQ-HĐND\n\n"
        "Hòa Lạc, ngày 10 tháng 12 năm 2024\n\nNGHỊ QUYẾT\nVề nhiệm vụ năm 2025\nQUYẾT NGHỊ:\n"
        "Điều 1. Hội đồng nhân dân tỉnh thống nhất các mục tiêu, chỉ tiêu đã nêu trong báo cáo của "
        "UBND tỉnh. Trong đó, đề nghị UBND tỉnh tập trung thực hiện tốt một số nội dung trọng tâm "
        "như sau:\n1. Phấn đấu tăng trưởng từ 11% trở lên.\n"
    )
    assert [item.span.exact for item in record.commitments] == [
        "Phấn đấu tăng trưởng từ 11% trở lên"
    ]


@pytest.mark.parametrize(
    ("line", "promised"),
    [
        ("2. Kết quả kiểm tra bắn súng: 100% đạt yêu cầu.", 1),
        ("2. Kết quả thực hiện năm 2018: 100% đạt yêu cầu.", 0),
    ],
)
def test_the_result_of_a_test_still_to_come_is_a_target(line: str, promised: int) -> None:
    record = read_text(
        "KẾ HOẠCH\nThi đua năm 2019 của Ban CHQS huyện Đại Thành\nI. CHỈ TIÊU\n"
        f"1. Giúp dân 150 ngày công.\n{line}\n"
    )
    assert len(record.commitments) == 1 + promised


def test_a_dispatch_tells_before_it_orders() -> None:
    record = read_text(
        "BỘ NÔNG NGHIỆP\n-------\nSố: 09/CĐ-BNN\n\nHà Nội, ngày 15 tháng 02 năm 2010\n\n"
        "CÔNG ĐIỆN\nBỘ TRƯỞNG BỘ NÔNG NGHIỆP điện:\nKính gửi:\n"
        "Ủy ban nhân dân các tỉnh Gia Lai, Kon Tum.\n"
        "Những ngày gần đây, nhiều nơi xuất hiện các đám cháy. Qua kiểm tra, có nơi là cháy rừng. "
        "Các địa phương phải coi đây là việc cấp bách.\n"
        "Để đề phòng cháy rừng, Bộ yêu cầu UBND các tỉnh:\n"
        "1) Kiểm soát việc đốt nương.\n2) Trực cháy 24/24 giờ.\n"
    )
    assert [item.span.exact for item in record.commitments][-2:] == [
        "Kiểm soát việc đốt nương",
        "Trực cháy 24/24 giờ",
    ]
    assert not any("Những ngày" in item.span.exact for item in record.commitments)
    assert not any("Kính gửi" in item.span.exact for item in record.commitments)


def test_a_notice_hands_out_work_below_giao() -> None:
    record = read_text(
        "THÔNG BÁO\nVề việc lấy ý kiến về kế hoạch sử dụng đất năm 2025\n"
        "1. Hồ sơ gồm báo cáo và bản đồ.\n2. Giao:\n"
        "- Phòng Nông nghiệp tiếp nhận các ý kiến góp ý.\n- UBND các xã nghiên cứu hồ sơ.\n"
    )
    assert [item.span.exact for item in record.commitments] == [
        "Phòng Nông nghiệp tiếp nhận các ý kiến góp ý",
        "UBND các xã nghiên cứu hồ sơ",
    ]


def test_a_time_and_a_place_before_a_list_are_no_promise() -> None:
    record = read_text(
        "KẾ HOẠCH\nHỗ trợ phụ nữ khởi nghiệp năm 2024 của Hội Phụ nữ tỉnh Hòa Lạc\n"
        "I. MỤC TIÊU\nPhấn đấu năm 2024 toàn tỉnh:\n- Hỗ trợ ít nhất 50 phụ nữ khởi nghiệp;\n"
        "- Mở 3 lớp nghề.\n"
    )
    assert [item.span.exact for item in record.commitments] == [
        "Hỗ trợ ít nhất 50 phụ nữ khởi nghiệp",
        "Mở 3 lớp nghề",
    ]


def test_minutes_bind_below_what_was_agreed() -> None:
    record = read_text(
        "BIÊN BẢN\nHội nghị ký kết giao ước thi đua Cụm thi đua số 2 năm 2020\n"
        "Hôm nay, ngày 15/3/2020, Cụm thi đua số 2 gồm 5 huyện tổ chức ký kết giao ước.\n"
        "I. Thành phần\n- Lãnh đạo UBND 5 huyện.\nII. Nội dung\n"
        "Các đơn vị thống nhất ký kết giao ước với các chỉ tiêu sau:\n"
        "1. Giảm tỷ lệ hộ nghèo bình quân 3%/năm.\n2. Tổ chức 02 cuộc kiểm tra chéo.\n"
        "Hội nghị kết thúc vào 11 giờ cùng ngày.\n"
    )
    assert [item.span.exact for item in record.commitments] == [
        "Giảm tỷ lệ hộ nghèo bình quân 3%/năm",
        "Tổ chức 02 cuộc kiểm tra chéo",
    ]


def test_a_figure_under_purposes_is_promised() -> None:
    record = read_text(
        "KẾ HOẠCH\nNăm 2020 của UBND huyện Sông Trầm\nI. MỤC ĐÍCH, YÊU CẦU\n"
        "- Nâng cao nhận thức của người dân.\n"
        "- Tiếp tục giảm 5 - 10% số vụ tai nạn giao thông so với năm 2019.\n"
        "II. NHIỆM VỤ\n1. Lắp đặt 12 camera.\n"
    )
    assert [item.span.exact for item in record.commitments] == [
        "Tiếp tục giảm 5 - 10% số vụ tai nạn giao thông so với năm 2019",
        "Lắp đặt 12 camera",
    ]


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        ("Quy hoạch phát triển mạng lưới chợ", ["Xây mới 12 chợ", "Nâng cấp 5 chợ hạng I"]),
        ("Quy hoạch chi tiết xây dựng khu dân cư số 3", []),
        ("Chiến lược phát triển thương mại", ["Xây mới 12 chợ", "Nâng cấp 5 chợ hạng I"]),
    ],
)
def test_plans_of_development_bind_and_plans_of_a_site_describe(
    approved: str, expected: list[str]
) -> None:
    record = read_text(
        "ỦY BAN NHÂN DÂN TỈNH SÔNG TRẦM\nSố: 46/QĐ-UBND\n"
        f"Sông Trầm, ngày 16 tháng 8 năm 2021\n\nQUYẾT ĐỊNH\nPhê duyệt {approved}\n\n"
        f"Điều 1. Phê duyệt {approved} với các nội dung chủ yếu sau:\n"
        "1. Mục tiêu\na) Xây mới 12 chợ.\nb) Nâng cấp 5 chợ hạng I.\n"
    )
    assert _words(record.commitments) == expected


def test_what_each_body_shall_be_awarded_needs_no_verb() -> None:
    record = read_text(
        "KẾ HOẠCH\nThi đua năm 2025\n\nI. CHỈ TIÊU\n1. Nhà trường: Tập thể Lao động xuất sắc.\n"
        "2. Chi bộ: Hoàn thành tốt nhiệm vụ.\n3. Thành phần: Trưởng các bộ môn.\n"
        "4. Phường nào chưa xong hồ sơ thì Chủ tịch phường giải trình trước ngày 05/4/2025.\n"
    )
    assert [item.node_path[-1] for item in record.commitments] == ["1", "2", "4"]
    assert [len(item.targets) for item in record.commitments] == [1, 1, 0]

"""Which tables promise: the order and the years of their columns decide."""

from __future__ import annotations

import pytest

from camket.flow import read_text
from camket.parse.tables import promises
from camket.records import Record


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("STT|Chỉ tiêu|ĐVT|Kế hoạch năm 2024", True),
        ("STT|Chỉ tiêu|ĐVT|Thực hiện 2018|Kế hoạch 2019", True),
        ("STT|Chỉ tiêu|KH 2018|TH 2018|KH 2019", True),
        ("STT|Chỉ tiêu|Ước thực hiện 2018|Kế hoạch 2019|Ghi chú", True),
        # one plan in two columns
        ("STT|Chỉ tiêu|Thực hiện năm 2024|Kế hoạch năm 2025 Giao|Kế hoạch năm 2025 Phấn đấu", True),
        ("STT|Chỉ tiêu|Kế hoạch 2025|Thực hiện 2025|Kế hoạch 2025 điều chỉnh", False),
        # what came of the plan is printed behind it
        ("STT|Chỉ tiêu|Kế hoạch 2019|Thực hiện 2019|Tỷ lệ (TH/KH)", False),
        ("STT|Chỉ tiêu|Thực hiện 2018|Kế hoạch 2019|Thực hiện 2019", False),
        ("STT|Chỉ tiêu|Kết quả|Kế hoạch", False),
        ("STT|Họ và tên|Chức vụ", False),
    ],
)
def test_a_table_promises_when_a_later_year_is_planned(columns: str, *, expected: bool) -> None:
    assert promises(tuple(columns.split("|"))) is expected


def test_the_annex_of_a_decision_gives_out_its_targets() -> None:
    record = read_text(
        "ỦY BAN NHÂN DÂN HUYỆN LONG BÌNH\nSố: 112/QĐ-UBND\n"
        "Long Bình, ngày 20 tháng 12 năm 2018\n\nQUYẾT ĐỊNH\n"
        "Về việc giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội năm 2019\n\n"
        "Điều 1. Giao chỉ tiêu kế hoạch năm 2019 cho các xã theo phụ lục đính kèm.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n\n"
        "CHỦ TỊCH\nNguyễn Văn Thành\n\nPHỤ LỤC\nCHỈ TIÊU KẾ HOẠCH NĂM 2019\n\n"
        "STT\tChỉ tiêu\tĐVT\tThực hiện 2018\tKế hoạch 2019\n"
        "1\tSản lượng lúa\ttấn\t182.400\t185.000\n2\tTỷ lệ hộ nghèo\t%\t4,12\t3,4\n"
    )
    rows = [item for item in record.commitments if "t1/" in item.node_path]
    found = [[(t.role, t.raw) for t in item.targets] for item in rows]
    assert found == [
        [("result", "182.400"), ("target", "185.000")],
        [("result", "4,12"), ("target", "3,4")],
    ]


HEAD = "KẾ HOẠCH\nCải tiến chất lượng năm 2023\n\nII. PHÂN CÔNG\n"
ROWS = (
    "TT | Nội dung công việc | Đơn vị chủ trì | Phối hợp | Thời gian thực hiện",
    "1 | Triển khai bệnh án điện tử | Tổ CNTT | Công chức Tư pháp | Tháng 9",
    "2 | Tập huấn cho 100% nhân viên | Phòng Điều dưỡng | VNPT Mộc Hóa | Quý I",
)
RULE = "|---|---|---|---|---|"


@pytest.mark.parametrize(
    "table",
    [
        "\n".join(row.replace(" | ", "\t") for row in ROWS),
        "\n".join(f"| {row} |" for row in ROWS),
        "\n".join((f"| {ROWS[0]} |", RULE, *(f"| {row} |" for row in ROWS[1:]))),
    ],
)
def test_a_table_of_tasks_says_what_who_and_when(table: str) -> None:
    one, two = read_text(HEAD + table + "\n\nGIÁM ĐỐC\nNgô Đức Thịnh\n").commitments
    found = [[(actor.role, actor.raw) for actor in item.actors] for item in (one, two)]
    assert found == [
        [("lead", "Tổ CNTT"), ("coordinate", "Công chức Tư pháp")],
        [("lead", "Phòng Điều dưỡng"), ("coordinate", "VNPT Mộc Hóa")],
    ]
    assert [target.raw for target in two.targets] == ["100% nhân viên"]
    assert [item.deadlines[0].end_date for item in (one, two)] == ["2023-09-30", "2023-03-31"]


TWO_ROWS = (
    "| TT | Nhiệm vụ | Đơn vị thực hiện | Thời gian |\n| Chủ trì | Phối hợp |\n"
    "| 1 | Xây dựng 03 mô hình trồng dâu | Phòng Nông nghiệp | Hội Nông dân huyện | Quý II |\n"
    "| 2 | Tập huấn kỹ thuật cho 120 hộ | -nt- | Trạm Khuyến nông | nt |\n"
    "| 3 | Khảo sát đất trồng | UBND các xã |  | 30/6/2023 |\n"
)


def test_ditto_marks_name_who_and_when_of_the_row_above() -> None:
    one, two, three = read_text(HEAD + TWO_ROWS + "\nGIÁM ĐỐC\nNgô Đức Thịnh\n").commitments
    assert [(actor.role, actor.raw) for actor in one.actors] == [
        ("lead", "Phòng Nông nghiệp"), ("coordinate", "Hội Nông dân huyện"),
    ]  # fmt: skip
    assert [(actor.role, actor.raw) for actor in two.actors] == [("coordinate", "Trạm Khuyến nông")]
    assert [(x.role, x.raw, x.inherited_from) for x in two.assigned] == [
        ("lead", "Phòng Nông nghiệp", one.node_path)
    ]
    assert [(x.raw, x.inherited_from) for x in two.deadlines] == [("Quý II", one.node_path)]
    # an empty cell names nobody, and a date is no quantity
    assert (three.assigned, three.targets) == ((), ())
    assert three.deadlines[0].end_date == "2023-06-30"


PLAN = (
    "ỦY BAN NHÂN DÂN XÃ LỘC HẢI\nSố: 9/{kind}-UBND\nLộc Hải, ngày 15 tháng 01 năm 2025\n\n"
    "{name}\n{about} năm 2025\n\nI. {part}\n1. {heading}\n"
)
OF_PLACES = (
    "TT | Thôn | Dân số | Trồng rừng (ha) | Kết nạp đảng viên (người)\n"
    "1 | Thôn Phú Cường | 420 | 150 | 8\n2 | Thôn An Bình | 510 | 220 | 7\n"
    " | Tổng cộng | 930 | 370 | 15\n"
)


def of_plan(heading: str, table: str) -> Record:
    head = PLAN.format(kind="KH", name="KẾ HOẠCH", about="Thực hiện nhiệm vụ", part="NHIỆM VỤ",
                       heading=heading)  # fmt: skip
    return read_text(head + table)


@pytest.mark.parametrize(
    "heading", ["Giao chỉ tiêu cho các thôn", "Chỉ tiêu từng thôn", "Biểu 1. Phân bổ chỉ tiêu"]
)
def test_places_are_given_the_targets_below_a_heading_that_says_so(heading: str) -> None:
    one, _, total = of_plan(heading, OF_PLACES).commitments
    assert [(t.role, t.indicator, t.raw, t.unit, t.population) for t in one.targets] == [
        ("fact", "Dân số", "420", None, "Thôn Phú Cường"),
        ("target", "Trồng rừng", "150", "ha", "Thôn Phú Cường"),
        ("target", "Kết nạp đảng viên", "8", "người", "Thôn Phú Cường"),
    ]
    assert {t.population for t in total.targets} == {None}


def test_a_column_of_its_own_gives_each_place_its_target() -> None:
    table = "TT | Nội dung | ĐVT | Toàn xã | Thôn 1 | Thôn 2\n1 | Trồng rừng | ha | 22 | 10 | 12\n"
    (item,) = of_plan("Chỉ tiêu từng thôn", table).commitments
    assert [(t.role, t.raw, t.unit, t.population) for t in item.targets] == [
        ("target", "22", "ha", None),
        ("target", "10", "ha", "Thôn 1"),
        ("target", "12", "ha", "Thôn 2"),
    ]


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Các thôn tham gia", OF_PLACES),
        ("Kết quả thực hiện chỉ tiêu", OF_PLACES),
        ("Giao chỉ tiêu cho các thôn", "TT | Thôn | Họ và tên\n1 | Thôn An Bình | Lê Văn Hai\n"),
        ("Chỉ tiêu từng thôn", "TT | Thôn | Hiện có (ha)\n1 | Thôn An Bình | 12\n"),
    ],
)
def test_places_in_other_tables_are_given_nothing(heading: str, table: str) -> None:
    assert of_plan(heading, table).commitments == ()


def test_a_report_on_the_targets_of_places_promises_nothing() -> None:
    head = PLAN.format(kind="BC", name="BÁO CÁO", about="Kết quả giao chỉ tiêu", part="KẾT QUẢ",
                       heading="Giao chỉ tiêu cho các thôn")  # fmt: skip
    record = read_text(head + OF_PLACES)
    assert record.commitments == ()
    assert "target" not in {item.role for item in record.reported}


def test_a_decision_that_gives_out_targets_gives_them_in_the_tables_of_its_annex() -> None:
    record = read_text(
        "ỦY BAN NHÂN DÂN HUYỆN LONG BÌNH\nSố: 113/QĐ-UBND\n"
        "Long Bình, ngày 20 tháng 12 năm 2018\n\nQUYẾT ĐỊNH\n"
        "Về việc giao chỉ tiêu phát triển kinh tế - xã hội năm 2019\n\n"
        "Điều 1. Giao chỉ tiêu năm 2019 cho các xã theo phụ lục đính kèm.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n\n"
        "CHỦ TỊCH\nNguyễn Văn Thành\n\nPHỤ LỤC\n"
        "(Kèm theo Quyết định số 113/QĐ-UBND ngày 20/12/2018)\n\n"
        "STT | Xã, thị trấn | Thu ngân sách (triệu đồng) | Giảm hộ nghèo (%)\n"
        "1 | Xã Lộc Hải | 3.200 | 2,5\n"
    )
    (row,) = [item for item in record.commitments if "t1/" in item.node_path]
    found = [(t.indicator, t.role, t.unit, t.direction) for t in row.targets]
    assert found == [
        ("Thu ngân sách", "target", "VND", None),
        ("Giảm hộ nghèo", "target", "%", "decrease"),
    ]


@pytest.mark.parametrize(
    ("heads", "row", "words", "times"),
    [
        ("Tháng | Nội dung công việc | Người phụ trách",
         "9/2025 | Khảo sát chất lượng đầu năm | Đ/c Mai", "Khảo sát",
         [("9/2025", "2025-09-01", "2025-09-30")]),
        ("Thời gian | Nội dung công việc | Người phụ trách",
         "Tháng 10/2025 | Kiểm tra hồ sơ 10 giáo viên | BGH", "Kiểm tra",
         [("Tháng 10/2025", "2025-10-01", "2025-10-31")]),
        ("Tháng | Nội dung công việc | Người phụ trách",
         "11 | Tổ chức 01 hội giảng | Tổ trưởng", "Tổ chức",
         [("11", "2025-11-01", "2025-11-30")]),
        ("TT | Nội dung công việc | Người phụ trách | Thời gian",
         "1 | Kiểm tra hồ sơ 10 giáo viên | BGH | 12/2025", "Kiểm tra",
         [("12/2025", "2025-12-01", "2025-12-31")]),
        ("TT | Nội dung công việc | Người phụ trách | Tháng",
         "1 | Kiểm tra hồ sơ 10 giáo viên | BGH | 9-10/2025", "Kiểm tra",
         [("9-10/2025", "2025-09-01", "2025-10-31")]),
        # a day in the task stays beside the month of the row
        ("Tháng | Nội dung công việc | Người phụ trách",
         "5 | Nộp hồ sơ trước ngày 20/5/2025 | BGH", "Nộp",
         [("5", "2025-05-01", "2025-05-31"), ("trước ngày 20/5/2025", None, "2025-05-20")]),
        # a bare number is a month only below "Tháng"
        ("TT | Nội dung công việc | Người phụ trách | Thời gian",
         "1 | Kiểm tra hồ sơ 10 giáo viên | BGH | 12", "Kiểm tra", []),
    ],
)  # fmt: skip
def test_the_month_of_a_task_is_its_time_and_not_its_words(
    heads: str, row: str, words: str, times: list[tuple[str, str | None, str]]
) -> None:
    (item,) = of_plan("Kế hoạch từng tháng", f"{heads}\n{row}\n").commitments
    assert item.span.exact.startswith(words)
    assert [(x.raw, x.start_date, x.end_date) for x in item.deadlines] == times


def test_columns_of_bodies_say_whose_figure_it_is() -> None:
    rows = "TT | Chỉ tiêu | ĐVT | Sở Nội vụ | Sở Y tế\n1 | Tỷ lệ hồ sơ đúng hạn | % | 98 | 95\n"
    (item,) = of_plan("Chỉ tiêu của từng cơ quan", rows).commitments
    assert [(t.value, t.unit, t.population) for t in item.targets] == [
        (98, "%", "Sở Nội vụ"),
        (95, "%", "Sở Y tế"),
    ]


PLAN_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÒA LAM\nSố: 12/KH-UBND\nHòa Lam, ngày 05 tháng 12 năm 2024\n\n"
    "KẾ HOẠCH\nChuyển đổi số giai đoạn 2025 - 2030\n\n"
    "1. Sở Nội vụ hoàn thành cơ sở dữ liệu cán bộ.\n\nPHỤ LỤC\n"
)


def test_a_list_of_targets_headed_result_is_a_plan_dated_by_its_groups() -> None:
    record = read_text(
        PLAN_HEAD + "DANH MỤC CÁC CHỈ TIÊU CỤ THỂ\n\n"
        "| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì |\n| --- | --- | --- | --- | --- |\n"
        "| **I** | **Đến năm 2027** | | | |\n| 1 | Hồ sơ trực tuyến | % | 80 | Sở Nội vụ |\n"
        "| **II** | **Đến năm 2030** | | | |\n| 1 | Kinh tế số | % GRDP | ≥ 30 | Sở Tài chính |\n"
    )
    rows = [item for item in record.commitments if item.node_path.startswith("t")]
    assert [item.deadlines[0].end_date for item in rows] == ["2027-12-31", "2030-12-31"]
    assert [item.targets[0].value for item in rows] == [80, 30]


def test_results_below_the_same_head_stay_results() -> None:
    record = read_text(
        PLAN_HEAD + "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2024\n\n"
        "| TT | Chỉ tiêu | Đơn vị | Kết quả |\n| --- | --- | --- | --- |\n"
        "| 1 | Kinh tế số | % GRDP | 12 |\n"
    )
    assert not [item for item in record.commitments if item.node_path.startswith("t")]


def test_rows_apart_and_groups_with_merged_cells() -> None:
    record = read_text(
        PLAN_HEAD + "NHIỆM VỤ CỤ THỂ\n(Kèm theo Kế hoạch số 12/KH-UBND)\n\n"
        "TT | Nhiệm vụ, đề án | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian trình\n\n"
        "I | Thể chế | Thể chế | Thể chế | Thể chế\n\n"
        "1 | Báo cáo tổng kết thi hành nghị quyết | Sở Tư pháp | Các sở | 2025\n\n"
        "2 | Đề án cơ sở dữ liệu dùng chung | Sở Nội vụ | Các sở | 2025-2026\n"
    )
    rows = [item for item in record.commitments if item.node_path.startswith("t")]
    assert [item.span.exact.split(" |")[0] for item in rows] == [
        "Báo cáo tổng kết thi hành nghị quyết",
        "Đề án cơ sở dữ liệu dùng chung",
    ]
    assert [(x.start_date, x.end_date) for item in rows for x in item.deadlines] == [
        ("2025-01-01", "2025-12-31"),
        ("2025-01-01", "2026-12-31"),
    ]

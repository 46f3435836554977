"""Heads of columns: what they say of the cells below, and heads printed in two rows."""

from __future__ import annotations

import pytest

from camket.flow import read_text
from camket.parse.columns import align, join_heads, kind_of, kinds_of
from camket.records import Record

HEAD = (
    "ỦY BAN NHÂN DÂN HUYỆN SÔNG TRÀ\nSố: 27/KH-UBND\nSông Trà, ngày 12 tháng 01 năm 2023\n\n"
    "KẾ HOẠCH\nThực hiện nhiệm vụ năm 2023\n\nI. CHỈ TIÊU\n"
)
REPORT = (
    "ỦY BAN NHÂN DÂN HUYỆN SÔNG TRÀ\nSố: 127/BC-UBND\nSông Trà, ngày 12 tháng 12 năm 2023\n\n"
    "BÁO CÁO\nKết quả thực hiện nhiệm vụ năm 2023\n\nI. KẾT QUẢ\n"
)


def planned(table: str, head: str = HEAD) -> Record:
    return read_text(head + table + "\n")


def figures(record: Record) -> list[list[tuple[str, str, str | None]]]:
    return [[(t.role, t.raw, t.unit) for t in item.targets] for item in record.commitments]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("kh 2025", "plan"),
        ("kế hoạch thực hiện năm 2025", "plan"),
        ("lộ trình thực hiện 2024", "plan"),
        ("ước th 2024", "result"),
        ("cùng kỳ năm trước", "result"),
        ("hiện trạng 2022", "result"),
        ("th/kh (%)", "ratio"),
        ("ước th 2024/kh 2024", "ratio"),
        ("tỷ lệ hoàn thành", "ratio"),
        ("so với kế hoạch (%)", "ratio"),
        ("so sánh (%)", "comparison"),
        ("so với cùng kỳ", "comparison"),
        ("kh 2025 so với kh 2024", "comparison"),
        ("kh 2025/th 2024 (%)", "comparison"),
        ("2025/2024", "comparison"),
        ("tăng (+), giảm (-)", "comparison"),
        ("tăng/giảm", "comparison"),
        ("tỷ lệ (%)", "share"),
        ("%", "share"),
        ("kinh phí (triệu đồng)", "cost"),
        ("dự kiến kinh phí", "cost"),
        ("vốn giao năm 2023", "plan"),
        ("đvt", "unit"),
        ("đơn vị tính", "unit"),
        # who does it, and when, are no units and no results
        ("đơn vị thực hiện", "other"),
        ("thời gian thực hiện", "other"),
        ("tỷ lệ hộ nghèo", ""),
        ("tổng số", ""),
    ],
)
def test_a_head_says_what_its_cells_are(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_share_behind_a_plan_and_its_result_is_their_ratio() -> None:
    assert kinds_of(("chỉ tiêu", "đvt", "kh", "th", "tỷ lệ (%)"))[-1] == "ratio"
    assert kinds_of(("chỉ tiêu", "số hộ", "tỷ lệ (%)"))[-1] == "share"


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        # with the places of merged cells
        ("TT|Việc|Cơ quan||Hạn", "||Chủ trì|Phối hợp",
         "TT|Việc|Cơ quan Chủ trì|Cơ quan Phối hợp|Hạn"),
        ("TT|Chỉ tiêu|Năm 2022||KH 2023", "||KH|TH|",
         "TT|Chỉ tiêu|Năm 2022 KH|Năm 2022 TH|KH 2023"),
        # without them
        ("TT|Việc|Cơ quan|Hạn", "Chủ trì|Phối hợp", "TT|Việc|Cơ quan Chủ trì|Cơ quan Phối hợp|Hạn"),
        ("TT|Chỉ tiêu|ĐVT|Năm 2023|So sánh (%)", "KH|TH|TH/KH|2023/2022",
         "TT|Chỉ tiêu|ĐVT|Năm 2023 KH|Năm 2023 TH|So sánh (%) TH/KH|So sánh (%) 2023/2022"),
        # a row that numbers the columns
        ("TT|Chỉ tiêu|ĐVT|KH", "(1)|(2)|(3)|(4)", "TT|Chỉ tiêu|ĐVT|KH"),
        ("TT|Chỉ tiêu|ĐVT|KH", "A|B|C|1", "TT|Chỉ tiêu|ĐVT|KH"),
        # nobody can say whose parts these are
        ("TT|Chỉ tiêu|Năm 2022|Năm 2023|Ghi chú", "KH|TH", ""),
    ],
)  # fmt: skip
def test_heads_in_two_rows_are_joined(upper: str, lower: str, expected: str) -> None:
    joined = join_heads(tuple(upper.split("|")), tuple(lower.split("|")))
    assert "|".join(joined) == expected


def test_a_row_may_leave_out_its_number() -> None:
    columns = ("STT", "Chỉ tiêu", "ĐVT", "KH")
    assert align(columns, ("Trồng rừng", "ha", "5")) == columns[1:]
    assert align(columns, ("1", "Trồng rừng", "ha")) == columns  # its last cell is empty
    assert align(columns, ("", "Trồng rừng", "ha")) == columns


def test_a_comparison_is_no_target_and_no_result() -> None:
    record = planned(
        "TT | Chỉ tiêu | ĐVT | TH 2022 | KH 2023 | So sánh (%) | Ghi chú\n"
        "1 | Thu phí chợ | Tr.đ | 420 | 450 | 107,1 |\n"
        "2 | Đàn dê | con | 900 | 950 | 105,6 | 3 xã\n"
    )
    assert figures(record) == [
        [("result", "420", "VND"), ("target", "450", "VND")],
        [("result", "900", "con"), ("target", "950", "con")],
    ]


def test_the_ratio_of_a_report_is_a_share_of_the_plan() -> None:
    record = planned(
        "TT | Chỉ tiêu | ĐVT | KH 2023 | TH 2023 | Tỷ lệ TH/KH (%) | So với 2022 (%)\n"
        "1 | Nhà tình nghĩa | căn | 12 | 9 | 75 | 112,5\n"
        "2 | Hộ thoát nghèo | hộ | 40 | 44 | 110 | 98\n",
        REPORT,
    )
    found = [(t.role, t.raw, t.unit, t.quantity, t.year) for t in record.reported]
    assert found == [
        ("baseline", "12", "căn", "level", 2023),
        ("result", "9", "căn", "level", 2023),
        ("result", "75", "%", "plan_ratio", None),
        ("baseline", "40", "hộ", "level", 2023),
        ("result", "44", "hộ", "level", 2023),
        ("result", "110", "%", "plan_ratio", None),
    ]


def test_every_column_of_places_or_quarters_is_planned() -> None:
    record = planned(
        "TT | Chỉ tiêu | ĐVT | Tổng số | Xã Hòa An | Xã Bình Lộc\n"
        "1 | Trồng rừng | ha | 90 | 50 | 40\n"
        "2 | Tiêm phòng cho trâu, bò | con | 700 | 300 | 400\n"
    )
    assert [[role for role, _, _ in row] for row in figures(record)] == [["target"] * 3] * 2


def test_years_as_heads_tell_what_was_reached_from_what_is_planned() -> None:
    record = planned(
        "Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024\nXã đạt chuẩn | xã | 5 | 6 | 8 | 9\n"
        "Sản phẩm OCOP | sản phẩm | 2 | 4 | 7 | 9\n"
    )
    assert [(t.role, t.year) for t in record.commitments[0].targets] == [
        ("result", 2021), ("result", 2022), ("target", 2023), ("target", 2024),
    ]  # fmt: skip
    assert len(record.commitments) == 2


def test_figures_of_years_gone_by_promise_nothing() -> None:
    record = planned("Chỉ tiêu | ĐVT | 2020 | 2021\nXã đạt chuẩn | xã | 5 | 6\nLớp | lớp | 2 | 4\n")
    assert record.commitments == ()
    assert {(t.role, t.year) for t in record.reported} == {("result", 2020), ("result", 2021)}


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("DN", "doanh nghiệp"),
        ("HTX", "HTX"),
        ("Sản phẩm OCOP", "sản phẩm OCOP"),
        ("Người", "người"),
        ("NGƯỜI", "người"),
        ("1.000 tấn", "tấn"),
    ],
)
def test_units_keep_the_letters_of_names(printed: str, unit: str) -> None:
    record = planned(
        "TT | Chỉ tiêu | ĐVT | Kế hoạch 2023 | Cơ quan chủ trì\n"
        f"1 | Chỉ số A | {printed} | 75 | Phòng Kinh tế\n"
        "2 | Chỉ số B | -nt- | 12 | -nt-\n"
    )
    assert [row[0][2] for row in figures(record)] == [unit, unit]
    one, two = record.commitments
    assert [(actor.role, actor.raw) for actor in one.actors] == [("lead", "Phòng Kinh tế")]
    assert [(actor.raw, actor.inherited_from) for actor in two.assigned] == [
        ("Phòng Kinh tế", one.node_path)
    ]


def test_the_unit_of_a_head_or_above_the_table_counts() -> None:
    record = planned(
        "Đơn vị tính: triệu đồng\nTT | Chỉ tiêu | Thực hiện 2022 | Kế hoạch 2023\n"
        "1 | Thu phí | 820 | 900\n2 | Thu thuế | 12.500 | 13.800\n"
    )
    assert [t.value for t in record.commitments[0].targets] == [820_000_000, 900_000_000]
    record = planned(
        "TT | Chỉ tiêu | ĐVT | Kế hoạch 2023 | Kế hoạch vốn (tỷ đồng)\n"
        "1 | Trạm bơm | trạm | 3 | 4,5\n2 | Cống | cái | 6 | 1,2\n"
    )
    assert figures(record)[0] == [("target", "3", "trạm"), ("target", "4,5", "VND")]


def test_the_cost_of_a_task_is_a_fact_and_its_words_are_read() -> None:
    record = planned(
        "STT | Nội dung công việc | Cơ quan chủ trì | Thời hạn | Kinh phí (triệu đồng)\n"
        "1 | Tổ chức 02 hội nghị đối thoại | Phòng Nội vụ | Quý II | 45\n"
        "2 | Lắp 15 camera an ninh | Công an huyện | Quý III | 320\n"
    )
    assert [(t.role, t.raw, t.indicator) for t in record.commitments[0].targets] == [
        ("target", "02 hội nghị", "hội nghị đối thoại"), ("fact", "45", "Kinh phí"),
    ]  # fmt: skip


def test_rows_of_places_are_measured_by_the_heads() -> None:
    record = planned(
        "TT | Tên xã | Trồng rừng (ha) | Hộ thoát nghèo (hộ)\n1 | Xã Hòa An | 50 | 12\n"
        "2 | Xã Bình Lộc | 40 | 9\n"
    )
    found = [(t.indicator, t.population, t.unit) for t in record.commitments[0].targets]
    assert found == [("Trồng rừng", "Xã Hòa An", "ha"), ("Hộ thoát nghèo", "Xã Hòa An", "hộ")]


def test_what_stands_below_the_number_is_not_measured() -> None:
    record = planned(
        "TT | Chỉ tiêu | ĐVT | KH 2023 | TH 2023\n1 | Kết nạp | người | 40 | 22\n"
        "Trong đó | Nữ | người | 15 | 9\n",
        REPORT,
    )
    assert [t.indicator for t in record.reported] == ["Kết nạp", "Kết nạp", "Nữ", "Nữ"]


GROUPED = (
    "TT | Chỉ tiêu | ĐVT | TH 2022 | KH 2023\n1 | Đàn dê | con | 900 | 950\n{between}\n"
    "2 | Hộ nghèo | hộ | 120 | 90\n3 | Lớp học nghề | lớp | 4 | 5\n"
)


@pytest.mark.parametrize("between", ["II. Xã hội", "B | Xã hội", "2"])
def test_the_head_is_kept_across_a_heading_between_rows(between: str) -> None:
    rows = figures(planned(GROUPED.format(between=between)))
    assert rows[-1] == [("result", "4", "lớp"), ("target", "5", "lớp")]
    assert len(rows) == 3


def test_another_table_below_a_sentence_has_no_head() -> None:
    between = "Các xã tổ chức thực hiện theo bảng phân bổ của huyện."
    record = planned(GROUPED.format(between=between))
    assert [t.year for t in record.commitments[-1].targets] == [None, None]


def test_the_head_repeated_on_the_next_page_is_no_row() -> None:
    head = "Chỉ tiêu | Thực hiện 2022 | Kế hoạch 2023"
    record = planned(
        f"ĐVT: triệu đồng\n{head}\nThu phí | 820 | 900\n2\n"
        f"{head}\nThu tiền sử dụng đất | 3.100 | 2.800\n"
    )
    assert [item.targets[1].value for item in record.commitments] == [900_000_000, 2_800_000_000]


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        (
            "STT | Đơn vị | Kế hoạch trồng rừng (ha) | Chỉ tiêu đảng viên mới",
            "1 | Xã Hòa An | 150 | 8",
            [("trồng rừng", "150", "ha"), ("đảng viên mới", "8", None)],
        ),
        ("TT | Xã | Chỉ tiêu hộ thoát nghèo năm 2023 | Ghi chú", "1 | Xã Hòa An | 15 |",
         [("hộ thoát nghèo", "15", "hộ")]),
        # one bar is enough below heads, and who gets it is no unit
        ("TT | Đơn vị | Chỉ tiêu | Ghi chú", "1 | Xã Hòa An | 15 |", [("Xã Hòa An", "15", None)]),
    ],
)  # fmt: skip
def test_heads_say_what_is_measured_of_a_place(
    heads: str, row: str, expected: list[tuple[str, str, str | None]]
) -> None:
    (item,) = planned(f"{heads}\n{row}\n").commitments
    assert [(t.indicator, t.raw, t.unit) for t in item.targets] == expected
    assert {t.role for t in item.targets} == {"target"}

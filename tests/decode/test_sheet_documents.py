"""Whole documents typed into a sheet: text above, between and below the table is text."""

import io
from collections.abc import Callable

import pytest
from tests.decode.test_sheets import ods
from tests.decode.xls_files import Cell, xls

from camket.decode import decode
from camket.flow import read_bytes
from camket.settings import Limits
from camket.texts import Input

Rows = list[list[Cell]]
PLAN: Rows = [
    ["UBND TỈNH HẢI LÂM", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["SỞ Y TẾ", None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 12/KH-SYT", None, None, "Hải Lâm, ngày 05 tháng 02 năm 2025"],
    ["KẾ HOẠCH"],
    ["Chăm sóc sức khỏe Nhân dân năm 2025"],
    ["I. MỤC TIÊU"],
    ["Nâng cao chất lượng khám bệnh, chữa bệnh."],
    ["II. CÁC CHỈ TIÊU"],
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2025"],
    [1.0, "Tỷ lệ tiêm chủng đầy đủ", "%", 96.0],
    ["Nhân lực y tế"],
    [2.0, "Số bác sĩ trên 10.000 dân", "bác sĩ", 11.5],
    [None, "Tổng cộng", None, 107.5],
    ["III. NHIỆM VỤ"],
    ["1. Trung tâm Y tế tổ chức 04 đợt giám sát dịch bệnh trước ngày 10/12/2025."],
    ["2. Các bệnh viện triển khai bệnh án điện tử trước ngày 30/9/2025./."],
    ["Nơi nhận:", None, None, "GIÁM ĐỐC"],
    ["- Bộ Y tế;", None, None, "Vũ Thị Lan"],
]


def as_xlsx(rows: Rows) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(rows: Rows) -> bytes:
    def cell(value: Cell) -> str:
        if isinstance(value, float):
            return f"<table:table-cell office:value-type='float' office:value='{value}'/>"
        return f"<table:table-cell><text:p>{value or ''}</text:p></table:table-cell>"

    return ods("".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>"
                       for row in rows))  # fmt: skip


MAKERS = {"a.xlsx": as_xlsx, "a.xls": xls, "a.ods": as_ods}


def kinds(rows: Rows) -> list[tuple[str, str]]:
    text = decode(Input("a.xls", xls(rows)), Limits())[0]
    return [(block.kind, text.content[block.start : block.end]) for block in text.blocks]


@pytest.mark.parametrize("name", MAKERS)
def test_a_plan_typed_into_a_sheet_keeps_its_promises(name: str) -> None:
    make: Callable[[Rows], bytes] = MAKERS[name]
    record = read_bytes(make(PLAN), name)[0]
    assert record.document.title is not None
    assert record.document.title.exact.split("\n")[0] == "KẾ HOẠCH"
    found = [(item.node_path, item.class_) for item in record.commitments]
    assert found[0] == ("1/c1", "objective")
    tasks = [item for item in record.commitments if item.node_path.startswith("3/")]
    assert [item.node_path for item in tasks] == ["3/1", "3/2"]
    assert [str(item.deadlines[0].end_date) for item in tasks] == ["2025-12-10", "2025-09-30"]
    (total,) = [
        target
        for item in record.commitments
        for target in item.targets
        if target.indicator == "Tổng cộng"
    ]
    assert (total.raw, total.unit) == ("107,5", None)


def test_a_line_between_two_rows_of_a_table_names_a_group() -> None:
    rows = kinds(PLAN)
    assert ("table_row", "Nhân lực y tế") in rows
    assert ("paragraph", "III. NHIỆM VỤ") in rows
    assert rows[-4:] == [
        ("paragraph", "Nơi nhận:"), ("paragraph", "- Bộ Y tế;"),
        ("paragraph", "GIÁM ĐỐC"), ("paragraph", "Vũ Thị Lan"),
    ]  # fmt: skip


@pytest.mark.parametrize("group", ["I. LĨNH VỰC KINH TẾ", "A. Chỉ tiêu chủ yếu về kinh tế"])
def test_a_numbered_line_inside_a_table_is_a_group_too(group: str) -> None:
    table: Rows = [
        ["TT", "Chỉ tiêu", "Đơn vị", "Mức"], [group], ["1", "Thu ngân sách", "tỷ đồng", 12.0],
        ["II. LĨNH VỰC XÃ HỘI"], ["2", "Hộ nghèo", "%", 1.5], ["Tổng hợp chung"],
    ]  # fmt: skip
    assert [kind for kind, _ in kinds(table)] == ["table_row"] * 6


def test_a_heading_before_the_head_of_the_next_table_parts_the_two() -> None:
    table: Rows = [["TT", "Chỉ tiêu", "Mức"], ["1", "Hộ nghèo", 2.0]]
    rows = kinds([*table, ["II. Biểu thứ hai"], *table])
    assert [kind for kind, _ in rows] == ["table_row"] * 2 + ["paragraph"] + ["table_row"] * 2


@pytest.mark.parametrize(
    ("units", "unit"), [(("hộ", "hộ"), "hộ"), (("hộ", None), "hộ"), (("hộ", "%"), None)]
)
def test_a_sum_has_a_unit_when_its_rows_have_one(
    units: tuple[str, str | None], unit: str | None
) -> None:
    table: Rows = [
        [1.0, "Hộ nghèo", units[0], 96.0],
        [2.0, "Hộ cận nghèo", units[1], 11.0],
        [None, "Tổng cộng", None, 107.0],
    ]
    record = read_bytes(xls([*PLAN[:9], *table]), "a.xls")[0]
    targets = [target for item in record.commitments for target in item.targets]
    assert [(t.raw, t.unit) for t in targets[-1:]] == [("107", unit)]

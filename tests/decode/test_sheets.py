"""Workbooks: rows as lines, hidden ones marked, numbers as a Vietnamese reader sees them."""

import io
import random
import zipfile
from typing import Any

import pytest
from tests.decode.xls_files import Cell, xls

from camket.decode import decode
from camket.decode.xls_looks import xls_looks
from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import Input, Text


def read(data: bytes, name: str) -> Text:
    return decode(Input(name, data), Limits())[0]


def reason(data: bytes, name: str) -> str:
    with pytest.raises(DecodeError) as caught:
        read(data, name)
    return caught.value.reason


def workbook() -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("TT", "Chỉ tiêu", "Mức"),
        (1, "Thu ngân sách", 1250.5),
        (2, "Hộ nghèo", 0.007),
        (3, "Nháp", 1),
    ):
        sheet.append(row)
    sheet["C3"].number_format = "0.0%"
    sheet.row_dimensions[4].hidden = True
    hidden = book.create_sheet("Ẩn")
    hidden["A1"] = "Bản nháp"
    hidden.sheet_state = "hidden"
    return book


def test_workbook_rows_are_lines_and_hidden_ones_are_marked() -> None:
    out = io.BytesIO()
    workbook().save(out)
    text = read(out.getvalue(), "a.xlsx")
    assert text.content.split("\n") == [
        "TT | Chỉ tiêu | "
        "Mức", "1 | Thu ngân sách | 1250,5", "2 | Hộ nghèo | 0,7%", "3 | Nháp | 1", "Bản nháp",
    ]  # fmt: skip
    assert [block.hidden for block in text.blocks] == [False, False, False, True, True]
    assert text.flags == ("hidden_cells",)


def test_cells_merged_down_a_sheet_are_marked_in_the_rows_below() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"),
        (1, "Đào 3 giếng", "Phòng Kinh tế", "UBND xã"),
        (2, "Xây 2 bể nước", None, None),
        (None, "Nhóm khác", None, None),
    ):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    out = io.BytesIO()
    book.save(out)
    text = read(out.getvalue(), "a.xlsx")
    assert text.content.split("\n")[2:] == ["2 | Xây 2 bể nước", "Nhóm khác"]
    assert [block.merged for block in text.blocks] == [(), (), (2,), ()]


def test_the_official_header_of_a_sheet_is_read_by_column() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ("UBND TỈNH HẢI LÂM", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ TÀI CHÍNH", None, "Độc lập - Tự do - Hạnh phúc"),
        (None, None, "Hải Lâm, ngày 05 tháng 01 năm 2024"),
        ("PHÂN CÔNG NHIỆM VỤ NĂM 2024",),
        (1, "Thu nội địa tăng 8%", "Cục Thuế"),
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    text = read(out.getvalue(), "a.xlsx")
    assert text.content.split("\n") == [
        "UBND TỈNH HẢI LÂM", "SỞ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Hải Lâm, ngày 05 tháng 01 năm 2024",
        "PHÂN CÔNG NHIỆM VỤ NĂM 2024", "1 | Thu nội địa tăng 8% | Cục Thuế",
    ]  # fmt: skip
    assert [block.kind for block in text.blocks].count("paragraph") == 6
    assert text.blocks[1].cell == (0, 1)


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "table", "text", "style")
)


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles><style:style style:name='ta2'>"
        "<style:table-properties table:display='false'/></style:style></office:automatic-styles>"
        f"<office:body><office:spreadsheet><table:table>{rows}</table:table><table:table "
        "table:style-name='ta2'><table:table-row><table:table-cell><text:p>Nháp</text:p>"
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return out.getvalue()


def cell(text: str, repeat: int = 1) -> str:
    repeated = f"table:number-columns-repeated='{repeat}'"
    return f"<table:table-cell {repeated}><text:p>{text}</text:p></table:table-cell>"


def test_an_ods_workbook_shows_what_its_cells_show() -> None:
    empty = "<table:table-cell table:number-columns-repeated='1000'/>"
    rows = (
        f"<table:table-row>{cell('Chỉ tiêu')}{cell('Mức')}{empty}</table:table-row>"
        f"<table:table-row>{cell('Hộ nghèo')}{cell('0,7%')}{empty}</table:table-row>"
        f"<table:table-row table:visibility='collapse'>{cell('ẩn')}</table:table-row>"
        f"<table:table-row table:number-rows-repeated='1048000'>{empty}</table:table-row>"
    )
    text = read(ods(rows), "a.ods")
    assert text.content.split("\n") == ["Chỉ tiêu | Mức", "Hộ nghèo | 0,7%", "ẩn", "Nháp"]
    assert [block.hidden for block in text.blocks] == [False, False, True, True]


def test_an_ods_row_repeated_without_end_is_refused() -> None:
    repeated = "table:number-rows-repeated='1048576'"
    row = f"<table:table-row {repeated}>{cell('x', 16000)}</table:table-row>"
    assert reason(ods(row), "a.ods") == "too_large"


def test_a_cell_far_away_is_refused() -> None:
    book = workbook()
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    assert reason(out.getvalue(), "a.xlsx") == "too_large"


def targets(rows: int = 1) -> list[list[Cell]]:
    head: list[Cell] = ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2024", "Năm 2025"]
    numbered: list[list[Cell]] = [
        [str(k + 1), "Tỷ lệ tiêm chủng", "%", 0.875, 0.9375] for k in range(rows)
    ]
    return [head, *numbered]


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0.0%", "87,5% | 93,75%"),
        ("[Red][<0.5]0%;0.0%", "87,5% | 93,75%"),
        ('0.0"%"', "0,875 | 0,9375"),  # a sign that is only printed behind the value
        ("0.00", "0,875 | 0,9375"),
    ],
)
def test_percentages_of_an_xls_are_those_it_shows(code: str, shown: str, together: bool) -> None:
    formats = {(row, column): code for row in (1, 2) for column in (3, 4)}
    text = read(xls(targets(2), formats, together=together), "a.xls")
    lines = text.content.split("\n")
    assert lines[1:] == [f"{number} | Tỷ lệ tiêm chủng | % | {shown}" for number in (1, 2)]
    assert text.flags == ()  # how it shows them is known


def test_hidden_rows_and_cells_merged_down_an_xls_are_marked() -> None:
    text = read(xls(targets(3), hidden=(2,), merged=((1, 3, 1, 1), (0, 0, 3, 4))), "a.xls")
    assert [block.hidden for block in text.blocks] == [False, False, True, False]
    assert [block.merged for block in text.blocks] == [(), (), (1,), (1,)]


def test_shares_under_a_percent_sign_are_flagged_where_the_workbook_does_not_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("camket.decode.sheets.xls_looks", lambda data: None)
    assert read(xls(targets()), "a.xls").flags == ("percent_unknown",)
    whole: list[list[Cell]] = [["TT", "Chỉ tiêu", "Đơn vị", "Mức"], ["1", "Hộ nghèo", "%", 3.5]]
    assert read(xls(whole), "a.xls").flags == ()
    counted: list[list[Cell]] = [["TT", "Chỉ tiêu", "Đơn vị", "Mức"], ["1", "Trạm", "trạm", 1.0]]
    assert read(xls(counted), "a.xls").flags == ()


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_xls_harms_nobody(seed: int) -> None:
    data = bytearray(xls(targets(30), {(1, 3): "0%"}))
    chance = random.Random(seed)
    for _ in range(1 + seed * 3):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    xls_looks(bytes(data))
    xls_looks(bytes(data[: chance.randrange(len(data))]))

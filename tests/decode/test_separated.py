"""CSV files: which sign parts the cells is decided by equal columns, in any encoding."""

import csv
import io
import unicodedata

import pytest

from camket.decode import decode
from camket.flow import read_bytes
from camket.settings import Limits
from camket.texts import Input, Text

ROWS = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2025"],
    ["1", "Tỷ lệ trẻ em tiêm chủng đầy đủ", "%", "96,5"],
    ["2", "Số bác sĩ, dược sĩ; điều dưỡng trên 10.000 dân", "người", "11,5"],
    ["3", "Số giường bệnh", "giường", "32"],
]
SHOWN = [" | ".join(row) for row in ROWS]


def as_csv(delimiter: str, rows: list[list[str]] = ROWS) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def read(data: bytes, name: str = "bang.csv") -> Text:
    return decode(Input(name, data), Limits())[0]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_sign_that_gives_equal_columns_parts_the_cells(delimiter: str) -> None:
    text = read(as_csv(delimiter).encode())
    assert text.content.split("\n") == SHOWN
    assert {block.kind for block in text.blocks} == {"table_row"}
    assert [block.cell for block in text.blocks] == [(0, k) for k in range(4)]
    assert (text.source.media_type, text.source.encoding) == ("text/csv", "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_tables_in_other_encodings_are_read_as_text_is(encoding: str) -> None:
    packed = as_csv(";")
    if encoding == "cp1258":
        from tests.decode.test_plain import as_1258

        data = as_1258(packed)
    else:
        data = packed.encode(encoding)
    shown = unicodedata.normalize("NFC", read(data).content)  # 1258 writes tones apart
    assert shown.split("\n") == SHOWN


def test_lines_around_the_table_are_text() -> None:
    table = as_csv(";")
    lines = f"KẾ HOẠCH Y TẾ NĂM 2025\n{table}II. NHIỆM VỤ\n1. Tổ chức 04 đợt giám sát dịch bệnh.\n"
    kinds = [block.kind for block in read(lines.encode()).blocks]
    assert kinds == ["paragraph", *["table_row"] * 4, "paragraph", "paragraph"]


def test_a_quoted_cell_keeps_its_words_and_a_lone_mark_swallows_nothing() -> None:
    rows = [*ROWS, ["4", 'Mô hình "Sạch\nđường"', "mô hình", "3"]]
    assert read(as_csv(",", rows).encode()).content.endswith(
        '4 | Mô hình "Sạch đường" | mô hình | 3'
    )
    lone = as_csv(";").replace("Số giường", '"Số giường') + "4;Trạm y tế;trạm;5\n"
    assert len(read(lone.encode()).content.split("\n")) == 5


@pytest.mark.parametrize(
    "content",
    [
        # sentences under the ending of a table: signs stand in them, never equally often
        "Sở Y tế, Sở Tài chính phối hợp.\nGiao Văn phòng theo dõi, đôn đốc, báo cáo; tham mưu.\n"
        "Các xã, phường, thị trấn triển khai thực hiện, hoàn thành trước ngày 30/6.\n",
        "Một cột\nHai dòng\n",
    ],
)
def test_a_text_without_columns_stays_plain_text(content: str) -> None:
    text = read(content.encode())
    assert (text.content, text.source.media_type) == (content, "text/plain")


def test_only_the_ending_makes_a_table_of_a_text() -> None:
    assert read(as_csv(",").encode(), "bang.txt").source.media_type == "text/plain"


def test_a_table_of_a_plan_gives_its_targets() -> None:
    above = (
        "UBND TỈNH HẢI LÂM;;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ Y TẾ;;;Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/KH-SYT;;;Hải Lâm, ngày 05 tháng 02 năm 2025\n"
        "KẾ HOẠCH;;;\nChăm sóc sức khỏe năm 2025;;;\nI. CÁC CHỈ TIÊU;;;\n"
    )
    (record,) = read_bytes((above + as_csv(";")).encode(), "bang.csv")
    targets = [target for item in record.commitments for target in item.targets]
    assert [(target.raw, target.unit) for target in targets] == [
        ("96,5", "%"), ("11,5", "người"), ("32", "giường"),
    ]  # fmt: skip
    assert record.document.symbol is not None


def test_a_table_right_below_a_title_is_no_part_of_it() -> None:
    title = "KẾ HOẠCH\nChỉ tiêu y tế | giáo dục năm 2025\n"  # one bar parts no columns
    (record,) = read_bytes((title + as_csv(";")).encode(), "bang.csv")
    assert record.document.title is not None
    assert record.document.title.exact == title.strip()
    assert len(record.commitments) == 3

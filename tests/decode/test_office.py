"""Word documents and RTF, also as written by real programs where they are installed."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.decode.word_files import W, docx, p, table

from camket.decode import decode
from camket.errors import DecodeError
from camket.flow import default_pipeline
from camket.settings import Limits
from camket.texts import Input, Text

LIMITS = Limits()


def read(data: bytes, name: str = "a.docx") -> Text:
    return decode(Input(name, data), LIMITS)[0]


def lines(body: str, **parts: Any) -> list[str]:
    return read(docx(body, **parts)).content.split("\n")


def test_automatic_numbers_are_written_out_and_marked() -> None:
    body = "".join(
        p(text, number)
        for text, number in (
            ("Mục tiêu", "1.0"), ("Kinh tế", "1.1"), ("thu", "1.2"), ("chi", "1.2"), ("vốn", "1.3"),
            ("Xã hội", "1.1"), ("nghèo", "1.2"), ("Tổ chức", "1.0"), ("Phân công", "1.1"),
            ("Phần sau", "2.0"), ("Kinh tế", "3.0"), ("Xã hội", "3.0"),
        )
    )  # fmt: skip
    text = read(docx(body))
    assert text.content.split("\n") == [
        "I. Mục tiêu", "1.1. Kinh "
        "tế", "a) thu", "b) chi", "• vốn", "1.2. Xã hội", "a) nghèo", "II. Tổ chức",
        "2.1. Phân công", "I. Phần sau", "Một là: Kinh tế", "Hai là: Xã hội",
    ]  # fmt: skip
    assert all(block.generated_label for block in text.blocks)
    assert all(block.kind == "list_item" for block in text.blocks)


def test_numbers_come_through_styles_too() -> None:
    body = p("Phạm vi", style="Dieu") + p("Đối tượng", style="DieuCon") + p("", style="Dieu")
    assert lines(body + p("Hiệu lực", style="Dieu")) == [
        "Điều 3. Phạm vi",
        "Điều 4. Đối tượng",
        "Điều 5. Hiệu lực",  # an empty paragraph is not counted
    ]


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        "<w:p><w:r><w:t>Tăng </w:t></w:r><w:del><w:r><w:delText>5%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>8%</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Thu ngân </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>sách</w:t></w:r></w:p>"
    )
    assert lines(body) == ["Tăng 8%", "Thu ngân sách"]


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent>" + p("Số: 05/KH-UBND") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>KẾ "
        "HOẠCH</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    text = read(docx(body))
    assert text.content == "KẾ HOẠCH\nSố: 05/KH-UBND"
    assert [block.kind for block in text.blocks] == ["paragraph", "text_box"]


def test_merged_cells_stand_once() -> None:
    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("Kinh tế")
    again = "<w:tcPr><w:vMerge/></w:tcPr>" + p("")
    body = table(
        (p("Lĩnh vực"), p("Chỉ tiêu"), p("Mức")),
        (merged, p("Thu"), p("5 tỷ")),
        (again, p("Chi"), p("7 tỷ")),
    )
    assert lines(body) == ["Lĩnh vực | Chỉ tiêu | Mức", "Kinh tế | Thu | 5 tỷ", "| Chi | 7 tỷ"]
    assert [block.merged for block in read(docx(body)).blocks] == [(), (), (0,)]


def test_official_header_and_signature_are_read_by_column() -> None:
    head = table(
        (
            p("UBND HUYỆN") + p("Số: 1/KH-UBND"),
            p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập"),
        )
    )
    sign = table((p("Nơi nhận:") + p("- Như trên;"), p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH")))
    assert lines(head + p("KẾ HOẠCH") + sign) == [
        "UBND HUYỆN", "Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập", "KẾ HOẠCH",
        "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]  # fmt: skip


def test_page_margins_come_last_and_without_page_numbers() -> None:
    text = read(docx(p("Nội dung"), header1=p("Tài liệu họp"), footer1=p("Trang 3")))
    assert text.content == "Nội dung\nTài liệu họp"
    assert [block.kind for block in text.blocks] == ["paragraph", "page_header"]


def test_hidden_text_is_dropped_and_capitals_are_shown() -> None:
    body = (
        p("ẩn", run="<w:vanish/>")
        + p("kế hoạch", run="<w:caps/>")
        + p("mục tiêu", style="Heading1")
    )
    text = read(docx(body))
    assert text.content == "KẾ HOẠCH\nMỤC TIÊU"
    assert text.blocks[1].kind == "heading"


def test_runs_in_legacy_fonts_are_converted() -> None:
    font = '<w:rFonts w:ascii="{}"/>'
    body = (
        p("Uû ban nh©n d©n huyÖn quyÕt ®Þnh thùc hiÖn", style="Cu")
        + p("KÕ ho¹ch ph¸t triÓn kinh tÕ", run=font.format(".VnTimeH"))
        + p("Ủy ban nhân dân", run=font.format(".VnTime"))
        + p("UÛy ban nhaân daân huyeän quyeát ñònh", run=font.format("VNI-Times"))
    )
    text = read(docx(body))
    assert text.content.split("\n") == [
        "Uỷ ban nhân dân huyện quyết định thực "
        "hiện", "KẾ HOẠCH PHÁT TRIỂN KINH TẾ", "Ủy ban nhân dân",
        "Ủy ban nhân dân huyện quyết định",
    ]  # fmt: skip
    assert text.source.repairs == ("font_tcvn3", "font_vni")


def test_line_breaks_and_tabs_are_kept() -> None:
    body = "<w:p><w:r><w:t>UBND</w:t><w:tab/><w:t>XÃ</w:t><w:br/><w:t>Số: 1</w:t></w:r></w:p>"
    assert lines(body) == ["UBND\tXÃ", "Số: 1"]


def reason(data: bytes, name: str = "a.docx", limits: Limits = LIMITS) -> str:
    with pytest.raises(DecodeError) as caught:
        decode(Input(name, data), limits)
    return caught.value.reason


DTD = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><w:document '
    f'xmlns:w="{W}"><w:body/></w:document>'
)


def test_a_document_type_declaration_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", DTD)
    assert reason(out.getvalue()) == "corrupt"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 40_000_000)
    assert reason(out.getvalue()) == "archive_bomb"
    assert reason(docx(p("x" * 5000)), limits=Limits(max_unpacked_bytes=3000)) == "archive_bomb"


def test_deep_xml_is_refused() -> None:
    assert reason(docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000)) in ("too_deep", "corrupt")


def test_a_truncated_document_is_corrupt() -> None:
    assert reason(docx(p("Ủy ban"))[:-40]) == "corrupt"


def test_an_encrypted_office_file_needs_a_password() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    name = "EncryptedPackage".encode("utf-16-le") + b"\x00\x00"
    assert reason(ole + name + b"\x00" * 100) == "password"


RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2 "
    r".VnTimeH;}"
    r"{\f3\fcharset2 Symbol;}}{\stylesheet{\s0 Normal;}}{\info{\title Bo qua}}"
    r"{\header Trang \chpgn\par}"
    r"\pard\trowd\cellx1\cellx2\intbl UBND\par S\u7889 ?: 1/KH\cell C\u7896 ?NG H\'d2A X\'c3 "
    r"H\u7896 ?I CH\u7910 ? "
    r"NGH\u296 ?A VI\u7878 ?T NAM\cell\row\pard\par"
    r"\pard\plain {\listtext 1.\tab}Thu ng\'e2n s\'e1ch{\deleted x\'f3a} t\u259 ?ng 8%\par "
    r"\f1 Uû ban nh\'a9n d\'a9n quy\'d5t \'ae\'denh th\'f9c hi\'d6n\par \f2 K\'d5 ho\'b9ch "
    r"ph\'b8t tri\'d3n\f0\par "
    r"{\v \'e0n}{\*\bkmkstart x}T\u7893 ? ch\u7913 ?c\line th\u7921 ?c hi\u7879 ?n\par "
    r"\trowd\intbl STT\cell N\u7897 ?i dung\cell M\u7913 ?c\cell\row\intbl 1\cell Thu\cell 5 "
    r"t\u7927 ?\cell\row\pard}"
)


def test_rtf_gives_labels_tables_and_legacy_fonts() -> None:
    text = read(RTF.encode("latin-1"), "a.rtf")
    assert text.content.split("\n") == [
        "UBND", "Số: 1/KH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "1. Thu ngân sách tăng 8%",
        "Uỷ ban nhân dân quyết định thực hiện", "KẾ HOẠCH PHÁT TRIỂN", "Tổ chức", "thực hiện",
        "STT | Nội dung | Mức", "1 | Thu | 5 tỷ", "Trang ",
    ]  # fmt: skip
    assert [b.generated_label for b in text.blocks].count(True) == 1
    assert text.source.repairs == ("font_tcvn3",)


def test_rtf_groups_nested_too_deep_are_refused() -> None:
    assert reason(b"{\\rtf1 " + b"{" * 100_000, "a.rtf") == "too_deep"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "docx"])
def test_files_of_libreoffice_give_the_same_lines(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    body = (
        p("KẾ HOẠCH")
        + p("Thu ngân sách", "1.0")
        + p("Chi ngân sách", "1.0")
        + p("Giữ vững an ninh, quốc phòng")
    )
    source.write_bytes(docx(body))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to"]
    subprocess.run(
        [*convert, kind, "--outdir", str(tmp_path / "out"), str(source)], capture_output=True
    )
    made = tmp_path / "out" / f"a.{kind}"
    if not made.is_file():
        pytest.skip(f"LibreOffice did not write {kind}")
    assert read(made.read_bytes(), made.name).content.split("\n") == [
        "KẾ HOẠCH", "I. Thu ngân sách", "II. Chi ngân sách", "Giữ vững an ninh, quốc phòng",
    ]  # fmt: skip


def cell(text: str, *, wide: int = 1, merge: str = "", number: str = "") -> str:
    spans = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    merged = {"": "", "begins": '<w:vMerge w:val="restart"/>', "goes on": "<w:vMerge/>"}[merge]
    return f"<w:tcPr>{spans}{merged}</w:tcPr>" + p(text, number)


HEAD = "".join(
    p(line)
    for line in (
        "UBND HUYỆN SÔNG TRÀ", "Số: 12/KH-UBND", "Sông Trà, ngày 12 tháng 01 năm 2023", "KẾ HOẠCH",
        "Thực hiện nhiệm vụ năm 2023", "I. PHÂN CÔNG",
    )
)  # fmt: skip
BEGIN, ON = "begins", "goes on"
TASKS = table(
    (
        cell("TT", merge=BEGIN),
        cell("Nhiệm vụ", merge=BEGIN),
        cell("Cơ quan", wide=2),
        cell("Hạn hoàn thành", merge=BEGIN),
    ),
    (cell("", merge=ON), cell("", merge=ON), cell("Chủ trì"), cell("Phối hợp"), cell("", merge=ON)),
    (
        cell("", number="1.2"),
        cell("Cấp nước cho 50 hộ"),
        cell("Phòng Kinh tế", merge=BEGIN),
        cell("UBND các xã"),
        cell("30/6/2023"),
    ),
    (
        cell("", number="1.2"),
        cell("Dựng 12 cột đèn"),
        cell("", merge=ON),
        cell("Điện lực huyện"),
        cell("Quý III"),
    ),
    (cell("Nhóm văn hóa", wide=5),),
    (
        cell("", number="1.2"),
        cell("Mở 4 lớp dạy cồng chiêng"),
        cell("Phòng Văn hóa"),
        cell(""),
        cell("Quý IV"),
    ),
)


def test_cells_of_a_word_table_stay_in_their_columns() -> None:
    assert lines(TASKS) == [
        "TT | Nhiệm vụ | Cơ quan |  | Hạn hoàn thành",
        "|  | Chủ trì | Phối hợp",
        "a) | Cấp nước cho 50 hộ | Phòng Kinh tế | UBND các xã | 30/6/2023",
        "b) | Dựng 12 cột đèn |  | Điện lực huyện | Quý III",
        "Nhóm văn hóa",
        "c) | Mở 4 lớp dạy cồng chiêng | Phòng Văn hóa |  | Quý IV",
    ]


def test_a_lead_merged_over_two_rows_leads_both() -> None:
    record = default_pipeline().run(read(docx(HEAD + TASKS)))
    found = [
        [(x.role, x.raw, x.inherited_from) for x in (*item.actors, *item.assigned)]
        for item in record.commitments
    ]
    first = record.commitments[0].node_path
    assert found == [
        [("lead", "Phòng Kinh tế", None), ("coordinate", "UBND các xã", None)],
        [("coordinate", "Điện lực huyện", None), ("lead", "Phòng Kinh tế", first)],
        [("lead", "Phòng Văn hóa", None)],
    ]
    assert [item.deadlines[0].end_date for item in record.commitments] == [
        "2023-06-30", "2023-09-30", "2023-12-31",
    ]  # fmt: skip


def test_a_table_inside_a_cell_bounds_no_columns() -> None:
    inner = table((p("Quý I"), p("20 hộ")), (p("Quý II"), p("30 hộ")))
    body = table((p("TT"), p("Việc")), (p("1"), p("Hỗ trợ vay vốn:") + inner + p("")))
    assert lines(body)[1] == "1 | Hỗ trợ vay vốn: Quý I, 20 hộ; Quý II, 30 hộ"


def test_widths_beyond_reason_are_not_believed() -> None:
    wide = "<w:tcPr><w:gridSpan w:val='99999'/></w:tcPr>" + p("A")
    assert len(lines(table((wide, p("B"), p("C"))))[0]) < 300

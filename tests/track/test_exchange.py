"""The workbook officials edit and its way back, the calendar feed, and the tables."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from icalendar import Calendar

from camket.errors import UsageError
from camket.track.calendar_feed import calendar
from camket.track.decisions import Decision, decide
from camket.track.exports import export_csv, export_parquet
from camket.track.queries import Filters, history, list_commitments, show
from camket.track.register import Register
from camket.track.workbook import COLUMNS, SHEET, Read, export_workbook, import_workbook

STATUS, DUE, EVIDENCE, OWNER, ID = 8, 5, 9, 10, 11


def exported(register: Register, path: Path) -> Path:
    with register.read() as connection:
        export_workbook(connection, list_commitments(connection, Filters(), 100), path)
    return path


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    book = openpyxl.load_workbook(path)
    edit(book[SHEET])
    book.save(path)
    return path


def read_back(register: Register, path: Path) -> Read:
    with register.write() as connection:
        return import_workbook(connection, path, "Hà")


def row_of(sheet: Any, key: str) -> int:
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, ID).value == key)


def test_the_workbook_is_laid_out_as_officials_expect(filled: Register, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(exported(filled, tmp_path / "a.xlsx"))[SHEET]
    head = [cell.value for cell in sheet[1]]
    assert head[:9] == [
        "STT",
        "Nội dung cam kết",
        "Chỉ tiêu",
        "ĐVT",
        "Thời hạn",
        "Cơ quan chủ trì",
        "Phối hợp",
        "Tình trạng",
        "Minh chứng",
    ]
    assert sheet.column_dimensions["K"].hidden
    row = row_of(sheet, "doc-a-1")
    assert sheet.cell(row, 3).value == "12 tỷ đồng"
    assert sheet.cell(row, DUE).value == datetime(2021, 11, 29)
    assert sheet.cell(row, STATUS).value == "Chưa báo cáo"


def test_an_unedited_workbook_changes_nothing(filled: Register, tmp_path: Path) -> None:
    done = read_back(filled, exported(filled, tmp_path / "a.xlsx"))
    assert (done.changed, done.unchanged, done.refused) == (0, 5, [])


def test_edits_come_back_as_reviews_of_a_person(filled: Register, tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        row = row_of(sheet, "doc-a-3")
        sheet.cell(row, STATUS).value = "đạt"
        sheet.cell(row, DUE).value = "15/11/2021"
        sheet.cell(row, EVIDENCE).value = "Quyết định kết nạp số 15, 16"
        sheet.cell(row, OWNER).value = "Nguyễn Văn An"

    path = edited(exported(filled, tmp_path / "a.xlsx"), edit)
    done = read_back(filled, path)
    assert (done.changed, done.unchanged, done.refused) == (1, 4, [])
    with filled.read() as connection:
        now = show(connection, "doc-a-3")["state"]
        said = history(connection, "doc-a-3")
        reviews = connection.exec_driver_sql("select who, source from reviews").all()
    assert (now["status"], now["decided_by"], now["due"]) == ("met", "Hà", "2021-11-15")
    assert now["owner"] == "Nguyễn Văn An"
    assert [row["kind"] for row in said] == ["added", "status", "owner", "due"]
    assert set(reviews) == {("Hà", f"a.xlsx, row {4 if len(reviews) else 0}")} or reviews
    again = read_back(filled, exported(filled, tmp_path / "b.xlsx"))
    assert again.changed == 0


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        (STATUS, "Xong rồi", "Tình trạng 'Xong rồi' is unknown"),
        (STATUS, "=1+1", "a formula"),
        (EVIDENCE, '=HYPERLINK("http://x","y")', "a formula"),
        (EVIDENCE, "x" * 10_000, "10000 characters"),
        (DUE, "31/9/2021", "is not a day"),
        (DUE, "sớm", "is not a day"),
        (ID, "", "cannot be placed"),
        (ID, "zzz", "no commitment zzz"),
        (ID, "doc-a-1", "earlier row"),
        (2, "Lời khác hẳn", "words of the commitment were changed"),
        (OWNER, "=cmd|' /C calc'!A0", "a formula"),
    ],
)
def test_hostile_and_wrong_rows_are_refused_with_the_reason_and_others_taken(
    filled: Register, tmp_path: Path, column: int, value: str, why: str
) -> None:
    def edit(sheet: Any) -> None:
        good, bad = row_of(sheet, "doc-a-1"), row_of(sheet, "doc-a-3")
        sheet.cell(good, STATUS).value = "Vượt"
        sheet.cell(bad, column).value = value
        if column == ID and value == "doc-a-1":
            sheet.move_range(f"A{bad}:K{bad}", rows=sheet.max_row - bad + 1)

    done = read_back(filled, edited(exported(filled, tmp_path / "a.xlsx"), edit))
    assert len(done.refused) == 1, done
    assert why in done.refused[0]
    assert done.refused[0].startswith("row ")
    assert done.changed == 1
    with filled.read() as connection:
        assert show(connection, "doc-a-1")["state"]["status"] == "exceeded"
        assert show(connection, "doc-a-3")["state"]["status"] == "not_reported"


def test_a_workbook_of_another_shape_is_refused(filled: Register, tmp_path: Path) -> None:
    path = exported(filled, tmp_path / "a.xlsx")
    edited(path, lambda sheet: sheet.delete_cols(3))
    with pytest.raises(UsageError, match="do not move or rename"):
        read_back(filled, path)
    (tmp_path / "b.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(UsageError, match="not a workbook"):
        read_back(filled, tmp_path / "b.xlsx")


def test_commitments_that_look_like_formulas_stay_text(
    register: Register, build: Callable[..., Any], tmp_path: Path
) -> None:
    from camket.track.adding import add
    from camket.track.threads import Dossier

    add(register, [Dossier(build("doc-f", [("=SUM(A1:A9) phấn đấu đạt", ()), ("- Giữ vững", ())]))])
    path = exported(register, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert {sheet.cell(row, 2).data_type for row in (2, 3)} == {"s"}
    assert read_back(register, path).refused == []
    with register.read() as connection:
        export_csv(connection, tmp_path / "csv")
    with (tmp_path / "csv" / "commitments.csv").open(encoding="utf-8-sig") as stream:
        assert {row["text"][:2] for row in csv.DictReader(stream)} == {"'=", "'-"}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_reads_back(filled: Register, tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(row_of(sheet, "doc-a-3"), STATUS).value = "Đạt"

    path = edited(exported(filled, tmp_path / "a.xlsx"), edit)
    out = tmp_path / "out"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(out),
        str(path),
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    done = read_back(filled, out / "a.xlsx")
    assert (done.changed, done.unchanged, done.refused) == (1, 4, [])
    first = cells(exported(filled, tmp_path / "b.xlsx"))
    subprocess.run(
        [*command[:-1], str(tmp_path / "b.xlsx")], check=True, timeout=120, capture_output=True
    )
    assert cells(out / "b.xlsx") == first


def cells(path: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path)[SHEET]
    return [[cell.value or None for cell in row[: len(COLUMNS)]] for row in sheet.iter_rows()]


def feed(register: Register) -> list[Any]:
    with register.read() as connection:
        data = calendar(connection, list_commitments(connection, Filters(), 100))
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_the_calendar_names_commitments_by_their_id_and_updates_them(filled: Register) -> None:
    before = {str(entry["uid"]): entry for entry in feed(filled)}
    assert set(before) == {f"doc-a-{number}" for number in range(1, 6)}
    assert before["doc-a-1"].decoded("dtstart") == date(2021, 11, 29)
    assert [len(entry.walk("VALARM")) for entry in before.values()] == [3] * 5
    with filled.write() as connection:
        decide(connection, "doc-a-1", "Lan", Decision(due="2021-12-05"))
    after = {str(entry["uid"]): entry for entry in feed(filled)}
    assert set(after) == set(before)
    assert after["doc-a-1"].decoded("dtstart") == date(2021, 12, 5)
    assert after["doc-a-1"]["sequence"] > before["doc-a-1"]["sequence"]


def test_the_same_register_gives_the_same_calendar(filled: Register) -> None:
    with filled.read() as connection:
        rows = list_commitments(connection, Filters(), 100)
        assert calendar(connection, rows) == calendar(connection, rows)


def test_every_table_comes_out_as_csv_and_parquet(filled: Register, tmp_path: Path) -> None:
    with filled.read() as connection:
        counts = export_csv(connection, tmp_path / "csv")
        assert export_parquet(connection, tmp_path / "parquet") == counts
    assert counts["commitments"] == 5
    for name, count in counts.items():
        table = pq.read_table(tmp_path / "parquet" / f"{name}.parquet")
        assert table.num_rows == count
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8-sig") as stream:
            assert len(list(csv.DictReader(stream))) == count

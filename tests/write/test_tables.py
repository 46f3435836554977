"""The tables of a batch hold what the records hold, and the documentation names every column."""

import re
from pathlib import Path
from typing import Any

import pytest

from camket import read_text
from camket.records import Failure
from camket.write import TABLES, TableSet

parquet = pytest.importorskip("pyarrow.parquet")
ROOT = Path(__file__).parents[2]
PLAN = """ỦY BAN NHÂN DÂN HUYỆN AN KHÊ
Số: 15/KH-UBND

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2024

Căn cứ Nghị quyết số 12/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân huyện;

1. Phấn đấu giảm tỷ lệ hộ nghèo xuống dưới 3% trước ngày 30/11/2024.
2. Giao Phòng Nội vụ chủ trì, phối hợp với các xã mở 05 lớp bồi dưỡng trong quý II.
"""


def write_tables(folder: Path) -> dict[str, Path]:
    tables = TableSet()
    tables.add_record(read_text(PLAN, "ke-hoach.txt"))
    tables.add_failure(
        Failure(uri="a.pdf", stage="decode", reason="password", error="DecodeError", message="khóa")
    )
    return dict(tables.write(folder, "s"))


def test_every_fact_of_a_record_has_its_row(tmp_path: Path) -> None:
    record = read_text(PLAN, "ke-hoach.txt")
    tables = {
        name: parquet.read_table(path).to_pylist() for name, path in write_tables(tmp_path).items()
    }
    assert [row["doc_id"] for row in tables["documents"]] == [record.doc_id]
    assert [row["text"] for row in tables["commitments"]] == [
        commitment.span.exact for commitment in record.commitments
    ]
    for name in ("targets", "deadlines", "actors", "citations"):
        inside = [fact.raw for item in record.commitments for fact in getattr(item, name)]
        outside: Any = {"targets": record.reported, "citations": record.citations}.get(name, ())
        assert [row["raw"] for row in tables[name]] == [*inside, *(fact.raw for fact in outside)]
    assert [row["reason"] for row in tables["failures"]] == ["password"]


def test_facts_are_joined_to_their_commitments(tmp_path: Path) -> None:
    paths = write_tables(tmp_path)
    known = set(parquet.read_table(paths["commitments"])["commitment_id"].to_pylist())
    owners = parquet.read_table(paths["targets"])["commitment_id"].to_pylist()
    assert owners
    assert set(owners) - {None} <= known


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = write_tables(tmp_path / "a"), write_tables(tmp_path / "b")
    assert all(one[name].read_bytes() == other[name].read_bytes() for name in one)


def test_empty_tables_keep_their_columns(tmp_path: Path) -> None:
    for name, path in TableSet().write(tmp_path, "s"):
        assert parquet.read_schema(path).names == list(TABLES[name])


def test_the_documentation_names_every_table_and_column() -> None:
    text = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (`doc_id.*|`uri.*) \|$", text, re.MULTILINE)
    documented = {table: re.findall(r"`(\w+)`", columns) for table, columns in rows}
    assert documented == {table: list(columns) for table, columns in TABLES.items()}

"""The commands batch and stats as people type them."""

import gzip
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.archive_samples import document, make_archive

from camket.cli import camket
from camket.stats import Totals
from camket.stats_table import costs_of

pytest.importorskip("pyarrow")
ROOT = Path(__file__).parents[1]


def call(*words: object) -> Result:
    return CliRunner().invoke(camket, [str(word) for word in words])


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    source = make_archive(tmp_path / "kho", 6)
    with zipfile.ZipFile(source / "cu.zip", "w") as archive:
        archive.writestr("2012/a.txt", document(20))
        archive.writestr("2012/b.txt", document(21))
        archive.writestr("2012/rong.txt", "")
    line = {"noi_dung": document(30)}
    (source / "so.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    packed = json.dumps({"noi_dung": document(31)}) + "\n"
    (source / "so-cu.jsonl.gz").write_bytes(gzip.compress(packed.encode()))
    return source


def test_a_folder_of_mixed_files_becomes_tables_and_a_page(mixed: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    out = tmp_path / "out"
    done = call("batch", mixed, "--out", out, "--field", "noi_dung", "--zstd", "--workers", 1)
    assert done.exit_code == 1, done.output  # the empty member
    assert "11 documents = 10 done + 1 quarantined + 0 to do" in done.output
    table = pyarrow.parquet.read_table(out / "tables" / "documents")
    assert table.num_rows == 10
    (container,) = {name for names in table["container"].to_pylist() for name in names[:1]} - {
        "2012/b.txt"
    }
    assert container == "2012/a.txt"
    shown = call("stats", out)
    assert shown.exit_code == 0
    assert "sums proved" in shown.output
    page = (out / "stats.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert "http" not in page.replace("http-equiv", "")
    counts = json.loads(call("stats", out, "--json").stdout)
    assert (counts["inventory"], counts["reasons"]) == (11, {"empty": 1})
    spent = sum(counts["stages"].values())
    assert {"decode", "isolate", "outline", "parse", "tag", "write"} >= set(counts["stages"])
    assert 0.2 * counts["seconds"] < spent <= counts["seconds"] + 0.01
    assert "ms/10 KB" in shown.output
    assert all(word in page for word in ("Thời gian theo bước", "ms/văn bản", ">parse<"))
    proof = call("verify", out)
    assert proof.exit_code == 0, proof.output
    assert " 0 mismatches" in proof.output


def test_the_costs_of_the_stages_make_up_the_whole() -> None:
    totals = Totals(
        done=3, quarantined=1, bytes=20_480, seconds=2.0, stages={"parse": 1.0, "decode": 0.5}
    )
    costs = costs_of(totals)
    shown = [(cost.stage, cost.ms_per_document, cost.ms_per_10_kb, cost.share) for cost in costs]
    assert shown == [
        ("decode", 125, 250, 0.25),
        ("parse", 250, 500, 0.5),
        ("other", 125, 250, 0.25),
        ("all", 500, 1000, 1.0),
    ]
    assert [cost.documents_a_second for cost in costs] == [8, 4, 8, 2]
    assert costs_of(Totals(done=3, seconds=2.0)) == ()  # made before stages were timed


def test_a_dry_run_says_what_and_why_and_writes_no_record(mixed: Path, tmp_path: Path) -> None:
    done = call("batch", mixed, "--out", tmp_path / "out", "--dry-run")
    assert "to read now: 11" in done.output
    assert "new" in done.output
    assert not (tmp_path / "out" / "records").exists()


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [("--shard", "3/2", "I from 1 to N"), ("--since", "hôm qua", "2026-01-31")],
)
def test_a_wrong_option_says_how_to_write_it(
    option: str, value: str, word: str, tmp_path: Path
) -> None:
    done = call("batch", tmp_path, "--out", tmp_path / "out", option, value)
    assert word in str(done.exception)


def test_stats_of_another_folder_are_refused(tmp_path: Path) -> None:
    assert "batch.json" in str(call("stats", tmp_path).exception)


def test_changed_counts_are_noticed(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 4)
    out = tmp_path / "out"
    call("batch", source, "--out", out, "--workers", 1, "--no-tables")
    ledger = next((out / "ledger").glob("*.jsonl"))
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    ledger.write_text("".join(lines[:-1]), encoding="utf-8")
    shown = call("stats", out)
    assert shown.exit_code == 1
    assert "the report says" in shown.output


def blocks(language: str) -> list[str]:
    manual = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the commands of the manual that need one machine have been typed."""
    folder = tmp_path_factory.mktemp("manual")
    (folder / "corpora").symlink_to(ROOT / "corpora")
    before = Path.cwd()
    os.chdir(folder)
    try:
        for line in "".join(blocks("sh")).splitlines():
            words = line.split()
            if words[:1] == ["camket"] and words[-1] == "out/samples":
                assert call(*words[1:]).exit_code == 0, line
        yield folder
    finally:
        os.chdir(before)


def test_the_commands_of_the_manual_make_what_it_says(manual: Path) -> None:
    assert (manual / "out" / "samples" / "stats.html").exists()
    folders = {path.name for path in (manual / "out" / "samples").iterdir()}
    assert {"records", "failures", "ledger", "tables", "counts", "shards", "inventory"} <= folders


@pytest.mark.parametrize("query", blocks("sql"))
def test_the_queries_of_the_manual_run(query: str, manual: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    by_year = ["--by-year"] if "hive" in query else []
    assert call("batch", "corpora/samples", "--out", "out/samples", *by_year).exit_code == 0
    assert duckdb.sql(query).fetchall()

"""Every input of a batch is done, quarantined or still to do, whatever happens on the way."""

import json
import os
import sys
from pathlib import Path

import pytest
from tests.archive_samples import LIMITS, curse, document, make_archive, outputs

from camket.batch import Job, Work, prepare, run_batch
from camket.duplicate_marks import mark_duplicates
from camket.errors import UsageError
from camket.inventory import Selection
from camket.pool import on_this_machine
from camket.settings import Settings
from camket.stats import add_up

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked")
# A loaded machine must not make a clock of these tests run out.
PATIENT = LIMITS.model_copy(update={"timeout_s": 60.0})
SETTINGS = Settings(limits=PATIENT)


def job_of(source: Path, out: Path, **changes: object) -> Job:
    options = {"settings": SETTINGS, "shard_size": 10, "tables": False, **changes}
    return Job.model_validate({"inputs": (str(source),), "out": str(out), **options})


def run(job: Job, workers: int = 2) -> Work:
    works: list[Work] = []
    run_batch(job, on_this_machine(workers, "fork"), announce=works.append)
    return works[0]


def reasons(out: Path) -> dict[str, str]:
    failures = [line for path in (out / "failures").glob("*") for line in path.open()]
    return {Path(one["uri"]).stem: one["reason"] for one in map(json.loads, failures)}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Named by a short path: the borders of shards depend on names."""
    monkeypatch.chdir(tmp_path)
    return make_archive(Path("in"), 40)


def test_every_document_is_accounted_for(archive: Path, tmp_path: Path) -> None:
    run(job_of(archive, tmp_path / "out"))
    totals = add_up(tmp_path / "out")
    assert (totals.inventory, totals.done, totals.quarantined, totals.to_do) == (40, 40, 0, 0)
    assert totals.faults == []
    assert totals.counts["genre"].total() == 40


def test_one_worker_and_three_write_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    run(job_of(archive, tmp_path / "one", tables=True), 1)
    run(job_of(archive, tmp_path / "three", tables=True), 3)
    assert outputs(tmp_path / "one") == outputs(tmp_path / "three")


def test_bad_documents_are_quarantined_and_their_neighbours_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    deadly = {0: "segfault", 7: "raise", 8: "hang", 21: "eat", 22: "kill", 39: "exit"}
    make_archive(tmp_path / "in", 40, deadly)
    run(job_of(tmp_path / "in", tmp_path / "out", settings=Settings(limits=LIMITS)))
    names = {f"{number:05d}" for number in deadly}
    expected = ("crash", "internal_error", "timeout", "memory", "memory", "crash")
    assert reasons(tmp_path / "out") == dict(zip(sorted(names), expected, strict=True))
    totals = add_up(tmp_path / "out")
    assert (totals.done, totals.quarantined, totals.faults) == (34, 6, [])


def test_deaths_in_the_middle_of_a_shard_leave_no_trace_in_its_neighbours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curse(monkeypatch)
    deadly = {3: "segfault", 4: "exit", 11: "kill", 19: "segfault"}
    make_archive(tmp_path / "in", 20, deadly)
    run(job_of(tmp_path / "in", tmp_path / "out", tables=True, shard_size=100))
    for number in deadly:
        (tmp_path / "in" / "000" / f"{number:05d}.txt").unlink()
    run(job_of(tmp_path / "in", tmp_path / "calm", tables=True, shard_size=100))
    for name in ("records", "tables/documents", "tables/targets", "counts"):
        out, calm = (next((tmp_path / run_ / name).iterdir()) for run_ in ("out", "calm"))
        assert out.read_bytes() == calm.read_bytes(), name


def test_what_is_finished_is_not_run_again(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "out")
    run(job)
    assert run(job).todo == ()


def test_only_the_shard_of_a_changed_file_is_run_again(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "out")
    before = len(run(job).todo)
    (archive / "000" / "00012.txt").write_text("Phấn đấu đạt 95%.", encoding="utf-8")
    work = run(job)
    assert work.why == {"finished before": before - 1, "inputs changed": 1}
    run(job_of(archive, tmp_path / "fresh"))
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


def test_a_new_date_on_old_bytes_runs_nothing(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "out")
    run(job)
    os.utime(archive / "000" / "00012.txt")
    assert run(job).todo == ()


def test_added_and_removed_files_leave_most_shards_alone(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "out", shard_size=4)
    shards = len(run(job).todo)
    (archive / "000" / "00003.txt").unlink()
    (archive / "000" / "00031b.txt").write_text("Phấn đấu đạt 95%.", encoding="utf-8")
    assert 1 <= len(run(job).todo) <= 4 < shards
    assert add_up(tmp_path / "out").done == 40
    run(job_of(archive, tmp_path / "fresh", shard_size=4))
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


def test_other_settings_run_everything_again_and_say_so(archive: Path, tmp_path: Path) -> None:
    shards = len(run(job_of(archive, tmp_path / "out")).todo)
    other = Settings(limits=PATIENT, tagger="lexicon")
    assert run(job_of(archive, tmp_path / "out", settings=other)).why == {
        "settings changed": shards
    }


def test_a_lost_output_file_is_made_again(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "out")
    run(job)
    whole = outputs(tmp_path / "out")
    next((tmp_path / "out" / "records").glob("*.jsonl")).unlink()
    assert run(job).why["output files missing or altered"] == 1
    assert outputs(tmp_path / "out") == whole


@pytest.mark.parametrize("option", ["by_year", "zstd"])
def test_another_form_of_output_leaves_nothing_of_the_first(
    option: str, archive: Path, tmp_path: Path
) -> None:
    plain = {"tables": True, "zstd": False, "by_year": False}
    for name, options in {"there": plain | {option: True}, "back": plain}.items():
        assert set(run(job_of(archive, tmp_path / "out", **plain | {option: False})).why) <= {
            "new",
            "output options changed",
            "finished before",
        }
        run(job_of(archive, tmp_path / "out", **options))
        run(job_of(archive, tmp_path / name, **options))
        assert outputs(tmp_path / "out") == outputs(tmp_path / name)


def test_a_document_of_another_year_moves_to_the_folder_of_that_year(
    archive: Path, tmp_path: Path
) -> None:
    job = job_of(archive, tmp_path / "out", tables=True, by_year=True, shard_size=4)
    run(job)
    assert not list((tmp_path / "out" / "tables").rglob("year=2041/*"))
    moved = document(12).replace(str(2010 + 12), "2041")
    (archive / "000" / "00012.txt").write_text(moved, encoding="utf-8")
    run(job)
    assert list((tmp_path / "out" / "tables" / "documents" / "year=2041").glob("*"))
    (archive / "000" / "00012.txt").write_text(document(12), encoding="utf-8")
    run(job)
    run(job.model_copy(update={"out": str(tmp_path / "fresh")}))
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


def test_output_without_its_mark_goes_with_its_inputs(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "out", tables=True, by_year=True, shard_size=4)
    run(job)
    for mark in (tmp_path / "out" / "shards").glob("*"):
        mark.unlink()
    for number in range(20):
        (archive / "000" / f"{number:05d}.txt").unlink()
    run(job)
    run(job.model_copy(update={"out": str(tmp_path / "fresh")}))
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


@pytest.mark.parametrize(
    "table", ["documents", "commitments", "targets", "deadlines", "citations", "actors"]
)
def test_tables_cut_by_year_hold_the_rows_of_the_whole(
    table: str, archive: Path, tmp_path: Path
) -> None:
    dataset = pytest.importorskip("pyarrow.dataset")
    (archive / "khong-nam.txt").write_text("Phấn đấu đạt 95%.", encoding="utf-8")
    for name, by_year in (("whole", False), ("cut", True)):
        run(job_of(archive, tmp_path / name, tables=True, by_year=by_year))
    whole = dataset.dataset(tmp_path / "whole" / "tables" / table).to_table()
    cut = dataset.dataset(tmp_path / "cut" / "tables" / table, partitioning="hive").to_table()
    assert cut.column_names == [*whole.column_names, "year"]
    rows = cut.drop_columns(["year"]).to_pylist()
    assert sorted(map(repr, rows)) == sorted(map(repr, whole.to_pylist()))


def test_duckdb_reads_tables_cut_by_year(archive: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    (archive / "khong-nam.txt").write_text("Phấn đấu đạt 95%.", encoding="utf-8")
    run(job_of(archive, tmp_path / "out", tables=True, by_year=True))
    files = f"read_parquet('{tmp_path}/out/tables/documents/*/*.parquet', hive_partitioning=true)"
    found = duckdb.sql(f"SELECT year, count(*) FROM {files} GROUP BY year").fetchall()
    expected = {(2010 + number, 3 if number < 10 else 2) for number in range(15)}
    assert set(found) == expected | {(None, 1)}
    agree = f"SELECT count(*) FROM {files} WHERE year = plan_year"
    assert duckdb.sql(agree).fetchall() == [(40,)]


def test_the_parts_of_a_batch_make_the_whole(archive: Path, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        run(job_of(archive, tmp_path / "parts", part=(number, 3)), 1)
    run(job_of(archive, tmp_path / "whole"))
    parts, whole = outputs(tmp_path / "parts"), outputs(tmp_path / "whole")
    named = {name for name in whole if name.startswith(("records", "ledger", "counts"))}
    assert {name: parts[name] for name in named} == {name: whole[name] for name in named}
    assert add_up(tmp_path / "parts").to_do == 0
    assert run(job_of(archive, tmp_path / "parts")).todo == ()
    assert outputs(tmp_path / "parts") == whole


def test_a_folder_made_from_other_inputs_is_refused(archive: Path, tmp_path: Path) -> None:
    run(job_of(archive / "000", tmp_path / "out", selection=Selection(limit=3)))
    with pytest.raises(UsageError, match="--prune"):
        run(job_of(archive, tmp_path / "out"))


def test_limit_and_sample_choose_the_same_documents_every_time(
    archive: Path, tmp_path: Path
) -> None:
    for limit, sample in ((7, None), (None, 0.3)):
        selection = Selection(limit=limit, sample=sample)
        works = [
            prepare(job_of(archive, tmp_path / f"{limit}{run}", selection=selection))
            for run in (1, 2)
        ]
        assert works[0].plan.shards == works[1].plan.shards
        assert 0 < works[0].plan.documents < 40


def test_what_was_named_but_is_not_there_is_accounted_for(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "out", inputs=(str(archive), "nowhere.txt"))
    run(job)
    totals = add_up(tmp_path / "out")
    assert (totals.missing, totals.reasons["not_found"], totals.done) == (1, 1, 40)


def test_a_secret_document_is_a_failure_and_leaves_no_words(tmp_path: Path) -> None:
    make_archive(tmp_path / "in", 3)
    secret = "TUYỆT MẬT\nỦY BAN NHÂN DÂN TỈNH\nSố: 12/KH-UBND\nKẾ HOẠCH\n1. Bảo vệ kho K27."
    (tmp_path / "in" / "secret.txt").write_text(secret, encoding="utf-8")
    run(job_of(tmp_path / "in", tmp_path / "out", tables=True), 1)
    mark_duplicates(tmp_path / "out", tables=True)
    assert reasons(tmp_path / "out") == {"secret": "secrecy"}
    everything = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert b"K27" not in everything


def test_repeated_documents_are_marked_and_kept(archive: Path, tmp_path: Path) -> None:
    twin = archive / "000" / "00005.txt"
    (archive / "zz-http.txt").write_text("  " + twin.read_text() + "\n", encoding="utf-8")
    run(job_of(archive, tmp_path / "out"))
    mark_duplicates(tmp_path / "out", tables=False)
    lines = (tmp_path / "out" / "duplicates.jsonl").read_text().splitlines()
    exact = [pair for pair in map(json.loads, lines) if pair["kind"] == "exact"]
    assert [{Path(p["uri"]).stem, Path(p["of_uri"]).stem} for p in exact] == [{"00005", "zz-http"}]
    assert add_up(tmp_path / "out").records == 41

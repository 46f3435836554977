"""The command line as a user types it: exit codes, one-line errors, nothing lost."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpora" / "samples"
COVENANT = SAMPLES / "cong-thong-tin-giao-uoc-2024.html"


def camket(*args: object, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-m", "camket", *map(str, args)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment,
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_run_writes_records_and_a_table(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    done = camket("run", COVENANT, "--out", out)
    assert done.returncode == 0, done.stderr
    (record,) = lines_of(out)
    assert record["schema"] == "camket.record/1"
    assert "covenant" in done.stderr
    assert not (tmp_path / "records.jsonl.failures.jsonl").exists()


def test_running_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert camket("run", COVENANT, "--out", tmp_path / name, "--quiet").returncode == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_every_span_of_a_run_is_proved_by_verify(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    camket("run", SAMPLES / "*.html", SAMPLES / "*.txt", "--out", out, "--quiet")
    done = camket("verify", out)
    assert done.returncode == 0, done.stderr
    assert "0 mismatches" in done.stdout
    assert int(done.stdout.split(" spans")[0].split()[-1]) > 200


def test_verify_finds_a_span_that_lies(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    camket("run", COVENANT, "--out", out, "--quiet")
    (record,) = lines_of(out)
    commitments = record["commitments"]
    assert isinstance(commitments, list)
    commitments[0]["span"]["start"] += 1
    out.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    done = camket("verify", out)
    assert done.returncode == 1
    assert "1 mismatches" in done.stdout


def test_verify_says_when_the_source_has_changed(tmp_path: Path) -> None:
    source = tmp_path / "page.txt"
    source.write_text("Một là: Giữ vững an ninh.", encoding="utf-8")
    camket("run", source, "--out", tmp_path / "r.jsonl", "--quiet")
    source.write_text("Một là: Giữ vững quốc phòng.", encoding="utf-8")
    done = camket("verify", tmp_path / "r.jsonl")
    assert done.returncode == 1
    assert "changed" in done.stderr


def test_a_bad_file_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Một là: Giữ vững an ninh, trật tự.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = camket("run", tmp_path, "--out", tmp_path / "r.jsonl")
    assert done.returncode == 1
    assert len(lines_of(tmp_path / "r.jsonl")) == 1
    (failure,) = lines_of(tmp_path / "r.jsonl.failures.jsonl")
    assert failure["reason"] == "empty"
    assert str(failure["uri"]).endswith("empty.txt")


def test_every_line_of_a_crawl_is_accounted_for(tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "text": "Một là: Giữ vững an ninh, trật tự."}',
        '{"id": 2, "text": "đứt',
        '{"id": 3, "Content": "Một là: Giữ vững an ninh, trật tự."}',
        '{"id": 4, "tom_tat": "Giữ vững an ninh."}',
        "",
        "[4]",
    ]
    source = tmp_path / "thu.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    done = camket("run", source, "--out", tmp_path / "r.jsonl", "--quiet")
    assert done.returncode == 1
    assert len(lines_of(tmp_path / "r.jsonl")) == 2
    failed = lines_of(tmp_path / "r.jsonl.failures.jsonl")
    places = [len("\n".join(lines[:at]).encode()) + 1 for at in (1, 3, 5)]
    assert [str(one["uri"]).rpartition("#")[2] for one in failed] == [str(at) for at in places]
    assert [one["reason"] for one in failed] == [
        "corrupt", "unsupported_format", "unsupported_format",
    ]  # fmt: skip
    assert "found id, tom_tat" in str(failed[1]["message"])
    assert done.stderr.count("thu.jsonl#") == 3
    shown = camket("show", source)
    assert (shown.returncode, shown.stdout.count("Giữ vững an ninh")) == (1, 2)


def test_a_missing_path_is_one_clear_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = camket("run", "no-such-file.txt", COVENANT, "--out", tmp_path / "r.jsonl", "--quiet")
    assert done.returncode == 1
    assert done.stderr.count("no-such-file.txt") >= 1
    assert "Traceback" not in done.stderr
    assert len(lines_of(tmp_path / "r.jsonl")) == 1


def test_a_call_that_names_nothing_says_what_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    done = camket("run", "no-such-file.txt", "nowhere/*.txt", "--out", out)
    assert done.stderr == "camket: no such file or folder: no-such-file.txt, nowhere/*.txt\n"
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    done = camket("show", "no-such-file.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "camket: no such file: no-such-file.txt\n"


def test_a_secret_document_is_accounted_for_and_never_written(tmp_path: Path) -> None:
    secret = (
        "ỦY BAN NHÂN DÂN TỈNH A    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 05/KH-UBND    Độc lập - Tự do - Hạnh phúc\n"
        "MẬT    A, ngày 08 tháng 01 năm 2018\n\nKẾ HOẠCH\nDiễn tập khu vực phòng thủ năm 2018\n\n"
        "1. Tổ chức diễn tập trong tháng 9.\n"
    )
    (tmp_path / "a.txt").write_text(secret, encoding="utf-8")
    done = camket("run", tmp_path / "a.txt", "--out", tmp_path / "r.jsonl")
    assert done.returncode == 1
    assert (tmp_path / "r.jsonl").read_text() == ""
    (failure,) = lines_of(tmp_path / "r.jsonl.failures.jsonl")
    assert failure["reason"] == "secrecy"


def test_standard_input_and_output(tmp_path: Path) -> None:
    done = camket("run", "-", "--quiet", stdin="Một là: Giữ vững an ninh.".encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"]["uri"] == "-"


def test_rows_of_commitments_are_flat_and_keep_the_pinned_names(tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    camket("run", COVENANT, "--rows", "commitment", "--out", out, "--quiet")
    rows = lines_of(out)
    assert len(rows) > 10
    first = next(row for row in rows if row["target_value_1"] is not None)
    assert {"doc_id", "genre", "node_path", "span", "class", "themes", "targets"} <= first.keys()
    assert first["due"] is None or isinstance(first["due"], str)


@pytest.mark.parametrize(
    "args",
    [
        ("run",),
        ("run", COVENANT, "--rows", "sentence"),
        ("run", COVENANT, "--out", SAMPLES),
        ("run", COVENANT, "--out", COVENANT),
        ("run", COVENANT, "--settings", "no-such.toml"),
        ("run", "no-such-file.txt"),
        ("run", "no-such-file.txt", "no-such-folder", "nowhere/*.txt"),
        ("show", "no-such-file.txt"),
        ("verify", "no-such.jsonl"),
        ("verify", COVENANT),
        ("evaluate", SAMPLES),
        ("nonsense",),
    ],
    ids=str,
)
def test_a_wrong_call_is_one_line_and_exit_code_2(args: tuple[object, ...]) -> None:
    before = COVENANT.read_bytes()
    done = camket(*args)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert COVENANT.read_bytes() == before


def test_show_prints_an_outline_in_nfc() -> None:
    done = camket("show", COVENANT)
    assert done.returncode == 0, done.stderr
    assert unicodedata.is_normalized("NFC", done.stdout)
    assert "Giao ước thi đua (covenant)" in done.stdout
    assert "before 2024-06-30" in done.stdout


def test_show_of_an_unreadable_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = camket("show", tmp_path / "empty.txt")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_schema_describes_what_run_writes() -> None:
    schema = json.loads(camket("schema").stdout)
    assert {"doc_id", "source", "document", "commitments"} <= schema["properties"].keys()
    assert "class" in schema["$defs"]["Commitment"]["properties"]


def test_settings_are_printed_with_their_digest() -> None:
    done = camket("settings")
    assert json.loads(done.stdout)["tagger"] == "linear"
    assert done.stderr.startswith("sha256 ")


def test_doctor_names_every_format() -> None:
    done = camket("doctor")
    assert done.returncode == 0
    assert {"docx", "pdf", "html"} <= set(done.stdout.lower().replace(":", " ").split())

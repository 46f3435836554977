"""Real processes: two writers at once, a killed writer, a full disk; nothing is half done."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from camket.records import Record
from camket.track.register import Register

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}


def write_records(path: Path, build: Callable[..., Record], rows: list, name: str, n: int) -> None:
    line = build("DOC-ID", rows).model_dump_json(by_alias=True)
    with path.open("w", encoding="utf-8") as stream:
        for number in range(n):
            stream.write(line.replace("DOC-ID", f"{name}{number:05d}") + "\n")


def start(*arguments: object, limit: int | None = None) -> subprocess.Popen[str]:
    def lower() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit or 0, limit or 0))

    return subprocess.Popen(
        [sys.executable, "-m", "camket", "track", *map(str, arguments)],
        env=ENVIRONMENT,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lower if limit else None,
    )


def check_whole(path: Path, commitments_each: int) -> int:
    """Every document is there with all its commitments, states, targets and index rows."""
    with sqlite3.connect(path) as connection:
        ask = lambda query: connection.execute(query).fetchall()  # noqa: E731
        assert ask("pragma integrity_check") == [("ok",)]
        assert ask("pragma foreign_key_check") == []
        documents = ask("select count(*) from documents")[0][0]
        counts = ask("select count(*) from commitments group by doc_id")
        assert counts == [(commitments_each,)] * documents
        total = documents * commitments_each
        assert ask("select count(*) from state")[0][0] == total
        assert ask("select count(*) from search where search match 'facets : year2021'") == [
            (total,)
        ]
        assert ask("select count(*) from events where kind = 'added'") == [(documents,)]
    return int(documents)


def test_two_processes_adding_at_once_lose_nothing(
    tmp_path: Path, register: Register, build: Callable[..., Record], rows: list
) -> None:
    for name in ("x", "y"):
        write_records(tmp_path / f"{name}.jsonl", build, rows, name, 300)
    writers = [start("add", register.path, tmp_path / f"{name}.jsonl") for name in ("x", "y")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert check_whole(register.path, len(rows)) == 600


def test_two_processes_deciding_at_once_keep_every_event(filled: Register, tmp_path: Path) -> None:
    people = [
        start("set", filled.path, "doc-a-1", "--note", f"ghi chú {n}", "--who", f"người {n}")
        for n in range(4)
    ]
    assert [person.wait(60) for person in people] == [0] * 4
    with sqlite3.connect(filled.path) as connection:
        notes = {row[0] for row in connection.execute("select note from events where human")}
    assert notes == {f"ghi chú {n}" for n in range(4)}


def test_a_killed_add_leaves_whole_documents_and_goes_on(
    tmp_path: Path, register: Register, build: Callable[..., Record], rows: list
) -> None:
    write_records(tmp_path / "many.jsonl", build, rows, "k", 1_200)
    writer = start("add", register.path, tmp_path / "many.jsonl")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and writer.poll() is None:
        with sqlite3.connect(register.path) as connection:
            if connection.execute("select count(*) from documents").fetchone()[0]:
                break
        time.sleep(0.01)
    writer.kill()
    writer.wait()
    before = check_whole(register.path, len(rows))
    assert before
    again = start("add", register.path, tmp_path / "many.jsonl")
    told = again.communicate(timeout=60)[1]
    assert again.returncode == 0, told
    assert check_whole(register.path, len(rows)) == 1_200
    assert f"{before} unchanged" in told


def test_a_full_disk_is_one_line_and_changes_nothing(
    tmp_path: Path, filled: Register, build: Callable[..., Record], rows: list
) -> None:
    write_records(tmp_path / "many.jsonl", build, rows, "f", 900)
    with sqlite3.connect(filled.path) as connection:
        before = connection.execute("select count(*) from events").fetchone()
        connection.execute("pragma wal_checkpoint(truncate)")
    writer = start("add", filled.path, tmp_path / "many.jsonl", limit=400_000)
    told = writer.communicate(timeout=60)[1]
    assert writer.returncode == 2
    assert "nothing was changed" in told
    assert "Traceback" not in told
    kept = check_whole(filled.path, len(rows))
    assert kept >= 1
    with sqlite3.connect(filled.path) as connection:
        assert connection.execute("select count(*) from events").fetchone() >= before
    again = start("add", filled.path, tmp_path / "many.jsonl")
    assert again.wait(60) == 0
    assert check_whole(filled.path, len(rows)) == 901


def test_failures_and_secret_documents_are_said_and_not_kept(
    tmp_path: Path, register: Register, build: Callable[..., Record], rows: list
) -> None:
    secret = build("s", rows).model_dump(mode="json", by_alias=True)
    secret["document"]["secrecy"] = "mat"
    (tmp_path / "s.jsonl").write_text(json.dumps(secret) + "\n", encoding="utf-8")
    writer = start("add", register.path, tmp_path / "s.jsonl")
    told = writer.communicate(timeout=60)[1]
    assert writer.returncode == 1
    assert "secrecy" in told
    with sqlite3.connect(register.path) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (0,)


@pytest.mark.parametrize("line", ["{}", '{"schema": "camket.record/1"}', "not json"])
def test_lines_that_are_no_records_are_refused(
    tmp_path: Path, register: Register, line: str
) -> None:
    (tmp_path / "odd.jsonl").write_text(line + "\n", encoding="utf-8")
    writer = start("add", register.path, tmp_path / "odd.jsonl")
    told = writer.communicate(timeout=60)[1]
    assert writer.returncode == 2
    assert "Traceback" not in told
    assert "odd.jsonl" in told

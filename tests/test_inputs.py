"""Which files are read: never the batch's own, no pipes, no litter; odd names are found again."""

import json
import os
import socket
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.archive_samples import document, make_archive

from camket.batch import Job, run_batch
from camket.cli import camket
from camket.decode import decode, read_input
from camket.errors import DecodeError
from camket.pool import on_this_machine
from camket.settings import Limits, Settings
from camket.stats import add_up
from camket.texts import Input

linux = pytest.mark.skipif(sys.platform != "linux", reason="pipes and names of Linux")


def call(*words: object) -> Result:
    return CliRunner().invoke(camket, [str(word) for word in words])


def batch(*words: object) -> Result:
    return call("batch", "--workers", 1, "--no-tables", *words)


def failures_of(out: Path) -> list[dict[str, Any]]:
    files = sorted((out / "failures").glob("*.jsonl"))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("pattern", ["", "*", "**/*"])
def test_a_batch_does_not_read_what_it_writes(pattern: str, tmp_path: Path) -> None:
    source = make_archive(tmp_path / "kho", 3)
    for _ in range(3):
        done = batch(source / pattern, "--out", source / "out")
        assert done.exit_code == 0, done.output
        assert "3 documents = 3 done" in done.output
    assert "is the output folder: not read" in done.output


def test_other_folders_of_that_name_are_read(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "kho", 2)
    make_archive(source / "out", 2)
    done = batch(source, "--out", tmp_path / "out")
    assert "4 documents = 4 done" in done.output
    assert "not read" not in done.output
    beside = batch(source / "out" / "000", "--out", source)  # inside the output, but named
    assert "2 documents = 2 done" in beside.output


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_the_folder_that_is_read_is_no_output_folder(dry: tuple[str, ...], tmp_path: Path) -> None:
    source = make_archive(tmp_path / "kho", 2)
    done = batch(source, "--out", source, *dry)
    assert "name a folder of its own" in str(done.exception)
    assert [path.name for path in source.iterdir()] == ["000"]


def test_a_dry_run_leaves_nothing_behind(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "kho", 2)
    done = batch(source, "--out", tmp_path / "out", "--dry-run")
    assert "to read now: 2" in done.output
    assert not (tmp_path / "out").exists()
    batch(source, "--out", tmp_path / "out")
    (source / "them.txt").write_text(document(9), encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    assert "new" in batch(source, "--out", tmp_path / "out", "--dry-run").output
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}


@linux
def test_pipes_and_sockets_are_refused_at_once(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "kho", 2)
    os.mkfifo(source / "ong.txt")
    os.mkfifo(source / "ong.zip")
    with socket.socket(socket.AF_UNIX) as bound:
        os.chdir(source)  # names of sockets are short
        bound.bind("o-cam")
    done = batch(source, "/dev/null", "--out", tmp_path / "out")
    assert "2 documents = 2 done" in done.output, done.output
    found = {Path(line["uri"]).name: line for line in failures_of(tmp_path / "out")}
    assert {name: line["message"].split(" is ")[1] for name, line in found.items()} == {
        "ong.txt": "a named pipe, not a file",
        "ong.zip": "a named pipe, not a file",
        "o-cam": "a socket, not a file",
        "null": "a device, not a file",
    }
    assert {(line["reason"], line["stage"]) for line in found.values()} == {("unreadable", "find")}
    ran = call("run", source, "--out", tmp_path / "r.jsonl")
    assert ran.output.count("a named pipe, not a file") == 2
    (source / "lien-ket.txt").symlink_to(source / "000" / "00000.txt")  # a link to a file is read
    assert "3 documents = 3 done" in batch(source, "--out", tmp_path / "hai").output


@linux
def test_a_file_that_stops_its_shard_again_is_quarantined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It becomes a pipe after it was listed: neither reading nor hashing it ever ends."""
    source = make_archive(tmp_path / "kho", 3)
    os.mkfifo(source / "000" / "a.txt")
    for place in ("camket.archives", "camket.decode.read"):
        monkeypatch.setattr(f"{place}.refuse_special", lambda path: None)
    job = Job(
        inputs=(str(source),),
        out=str(tmp_path / "out"),
        settings=Settings(limits=Limits(timeout_s=1.0)),
        tables=False,
    )
    run_batch(job, on_this_machine(1, "fork"))
    totals = add_up(tmp_path / "out")
    assert (totals.done, totals.quarantined, totals.to_do) == (3, 1, 0)
    (failure,) = failures_of(tmp_path / "out")
    assert (failure["reason"], failure["sha256"]) == ("timeout", None)


@linux
def test_a_name_in_an_old_encoding_is_found_again(tmp_path: Path) -> None:
    source = tmp_path / "kho"
    source.mkdir()
    (source / os.fsdecode(b"k\xfd hi\xd6u.txt")).write_text(document(1), encoding="utf-8")
    (source / "\\xfd.txt").write_text(document(2), encoding="utf-8")  # spelt so
    with zipfile.ZipFile(source / os.fsdecode(b"\xfd.zip"), "w") as archive:
        archive.writestr("a.txt", document(3))
    records = tmp_path / "r.jsonl"
    assert call("run", source, "--out", records).exit_code == 0
    for made in (records, tmp_path / "out"):
        if not made.exists():
            assert batch(source, "--out", made).exit_code == 0
        proof = call("verify", made)
        assert proof.exit_code == 0, proof.output
        assert "3 lines, 3 sources" in proof.output
    gone = call("run", source, source / os.fsdecode(b"\xfe.txt"), "--out", records)
    assert "\\xfe.txt: no such file" in gone.output


def test_litter_is_nobodys_document(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "kho", 1)
    litter = ("Thumbs.db", "desktop.ini", ".DS_Store", ".an/x.txt", "__MACOSX/000/x.txt")
    for name in litter:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(document(5), encoding="utf-8")
    with zipfile.ZipFile(source / "cu.zip", "w") as archive:
        for name in (*litter, "2012/a.txt", "../b.txt", "thumbs.dbase.txt"):
            archive.writestr(name, document(7))
    assert "4 documents = 4 done" in batch(source, "--out", tmp_path / "out").output
    texts = decode(read_input(source / "cu.zip", Limits()), Limits())
    assert [text.source.container[0] for text in texts] == [
        "2012/a.txt", "../b.txt", "thumbs.dbase.txt",
    ]  # fmt: skip
    assert decode(read_input(source / "Thumbs.db", Limits()), Limits())  # named in the call


def test_a_lock_file_of_word_is_called_so() -> None:
    lock = b"\x05Admin" + b" " * 49 + "\x05Quản trị".encode("utf-16-le") + b"\x00" * 90
    with pytest.raises(DecodeError, match="lock file of an open office document") as caught:
        decode(Input("kho/~$ke-hoach.docx", lock), Limits())
    assert caught.value.reason == "unsupported_format"
    whole = document(1).encode() * 10  # somebody's own name
    assert decode(Input("~$ghi-chu.txt", whole), Limits())


def test_failures_are_the_same_from_run_to_run(tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    source = tmp_path / "kho"
    source.mkdir()
    (source / "anh.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"khong phai anh" * 9)
    for name in ("mot", "hai"):
        batch(source, "--out", tmp_path / name)
    first, second = failures_of(tmp_path / "mot"), failures_of(tmp_path / "hai")
    assert first == second
    assert "0x" not in first[0]["message"]

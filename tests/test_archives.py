"""Documents inside archives: each one named, each one read from where it is."""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from camket.archives import kind_of, pieces, runs
from camket.entries import Entry
from camket.errors import DecodeError
from camket.inventory import Selection, list_inputs
from camket.records import Failure
from camket.settings import Limits
from camket.stores import open_binary, printable

TEXTS = [f"Phấn đấu đạt {number}% hộ gia đình văn hóa." for number in range(7)]


def write_lines(folder: Path) -> Path:
    path = folder / "texts.jsonl"
    lines = [
        json.dumps({"id": n, "text": text}, ensure_ascii=False) for n, text in enumerate(TEXTS)
    ]
    path.write_text("\n".join([*lines[:3], "", *lines[3:]]), encoding="utf-8")
    return path


def write_gzip(folder: Path) -> Path:
    """Two members and the padding of a tape, as `cat a.gz b.gz` makes them."""
    data = write_lines(folder).read_bytes()
    path = folder / "texts.jsonl.gz"
    path.write_bytes(gzip.compress(data[:200]) + gzip.compress(data[200:]) + bytes(512))
    return path


def write_zstd(folder: Path) -> Path:
    zstandard = pytest.importorskip("zstandard")
    data = write_lines(folder).read_bytes()
    path = folder / "texts.ndjson.zst"
    pack = zstandard.ZstdCompressor().compress
    path.write_bytes(pack(data[:300]) + pack(data[300:]))
    return path


def write_rows(folder: Path) -> Path:
    parquet = pytest.importorskip("pyarrow.parquet")
    import pyarrow

    path = folder / "texts.parquet"
    table = pyarrow.table({"id": list(range(len(TEXTS))), "text": TEXTS})
    parquet.write_table(table, path, row_group_size=2)
    return path


def write_zip(folder: Path) -> Path:
    path = folder / "texts.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("__MACOSX/x", "không phải văn bản")
        archive.mkdir("năm 2024")
        for number, text in enumerate(TEXTS):
            archive.writestr(f"năm 2024/{number}.txt", text)
    return path


def write_warc(folder: Path, *, packed: bool = True) -> Path:
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = folder / ("texts.warc.gz" if packed else "texts.warc")
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        for number, text in enumerate(["gone", *TEXTS]):
            status = "200 OK" if number else "404 Not Found"
            kind = "text/plain; charset=utf-8"
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            address = f"http://vinhlac.gov.vn/{number}"
            body = io.BytesIO(text.encode())
            record = writer.create_warc_record(address, "response", body, http_headers=headers)
            writer.write_record(record)
    return path


def write_plain_warc(folder: Path) -> Path:
    return write_warc(folder, packed=False)


Writer = Callable[[Path], Path]
WRITERS: list[Writer] = [
    write_lines,
    write_gzip,
    write_zstd,
    write_rows,
    write_zip,
    write_warc,
    write_plain_warc,
]


def read(entry: Entry, skip: int = 0, field: str = "text") -> dict[str, str]:
    found = pieces(entry, Limits(), field, skip)
    return {piece.uri: load().data.decode("utf-8") for piece, load in found}


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("length", [1, 3, 100])
def test_runs_hold_every_document_once_and_in_order(
    write: Writer, length: int, tmp_path: Path
) -> None:
    path = write(tmp_path)
    entries = list(runs(str(path), kind_of(str(path)), length, "text"))
    assert [entry.count for entry in entries][:-1] == [length] * (len(entries) - 1)
    found = [item for entry in entries for item in read(entry).items()]
    assert [text for _, text in found] == TEXTS
    assert len({uri for uri, _ in found}) == len(TEXTS)


@pytest.mark.parametrize("write", WRITERS)
def test_a_run_can_be_read_from_any_document_on(write: Writer, tmp_path: Path) -> None:
    path = write(tmp_path)
    for entry in runs(str(path), kind_of(str(path)), 4, "text"):
        whole = list(read(entry).items())
        for skip in range(entry.count):
            assert list(read(entry, skip).items()) == whole[skip:]


@pytest.mark.parametrize("write", [write_lines, write_gzip, write_zstd, write_zip])
def test_changed_words_change_the_identity_of_their_run_only(write: Writer, tmp_path: Path) -> None:
    path = write(tmp_path)
    before = [entry.identity for entry in runs(str(path), kind_of(str(path)), 3, "text")]
    TEXTS[4] += " Sửa."
    try:
        write(tmp_path)
    finally:
        TEXTS[4] = TEXTS[4].removesuffix(" Sửa.")
    after = [entry.identity for entry in runs(str(path), kind_of(str(path)), 3, "text")]
    assert before[0] == after[0]
    assert before[1] != after[1]


def long_lines(size: int) -> bytes:
    """Lines that hardly pack, so that a file of them has many pieces."""
    chance = random.Random(4)
    words = ("".join(chance.choices("abcdefghijklmnop", k=3000)) for _ in range(size))
    return b"".join(json.dumps({"text": word}).encode() + b"\n" for word in words)


def pack(data: bytes, path: Path) -> bytes:
    if path.suffix == ".gz":
        return gzip.compress(data, mtime=0)
    packed = pytest.importorskip("zstandard").ZstdCompressor().compress(data)
    assert isinstance(packed, bytes)
    return packed


@pytest.mark.parametrize("share", [0.3, 0.7, 0.999])
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_the_lines_before_a_cut_are_read_and_the_rest_is_accounted_for(
    name: str, share: float, tmp_path: Path
) -> None:
    data = long_lines(200)
    path = tmp_path / name
    packed = pack(data, path)
    path.write_bytes(packed[: int(len(packed) * share)])
    missing: list[Failure] = []
    entries = list(list_inputs([str(path)], Selection(), 7, missing))
    texts = [text for entry in entries for text in read(entry).values()]
    found = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)
    assert data.startswith(found)
    assert len(found) > (share - 0.15) * len(data)
    assert [(one.reason, one.stage) for one in missing] == [("corrupt", "find")]
    assert f"up to byte {len(found)} " in missing[0].message


def test_a_wrong_check_sum_is_told_and_costs_the_last_lines_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(long_lines(20))[:-8] + b"\1\2\3\4\5\6\7\0")
    missing: list[Failure] = []
    entries = list(list_inputs([str(path)], Selection(), 7, missing))
    assert 18 <= sum(len(read(entry)) for entry in entries) <= 20
    assert [one.reason for one in missing] == ["corrupt"]


def test_a_packed_file_is_unpacked_once_by_who_takes_its_runs_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(long_lines(60)))
    entries = list(runs(str(path), "packed", 7, "text"))
    opened: list[str] = []

    def opening(uri: str) -> Any:
        opened.append(uri)
        return open_binary(uri)

    monkeypatch.setattr("camket.unpacked.open_binary", opening)
    texts = [text for entry in entries for text in read(entry).values()]
    assert (len(texts), len(opened)) == (60, 1)
    assert [*read(entries[1]).values(), *read(entries[4]).values()] == texts[7:14] + texts[28:35]
    assert len(opened) == 2  # back once, and forward from there


def test_a_long_way_through_a_packed_file_gives_signs_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("camket.archive_lines._FAR", 10_000)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(long_lines(60)))
    *_, last = runs(str(path), "packed", 7, "text")
    signs: list[int] = []
    for _ in pieces(last, Limits(), "text", 0, lambda: signs.append(len(signs))):
        assert 10 < len(signs) < 20  # 168 KB passed over, none of it while documents are read


def test_a_bomb_of_lines_is_refused_and_a_line_beyond_the_limit_is_one_failure(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl.gz"
    line = json.dumps({"text": TEXTS[0]}).encode() + b"\n"
    path.write_bytes(gzip.compress(line + b"0" * 20_000_000))
    missing: list[Failure] = []
    (entry,) = list_inputs([str(path)], Selection(), 7, missing)
    assert (entry.count, [one.reason for one in missing]) == (1, ["archive_bomb"])
    path.write_bytes(gzip.compress(line + long_lines(1) + line))
    (entry,) = runs(str(path), "packed", 7, "text")
    reasons = []
    for _, load in pieces(entry, Limits(max_bytes=1000), "text"):
        try:
            reasons.append(load().data and "read")
        except DecodeError as error:
            reasons.append(error.reason)
    assert reasons == ["read", "too_large", "read"]


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl.gz", "a.jsonl.zst", "a.warc.gz", "a.parquet"])
def test_a_broken_archive_is_accounted_for(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x1f\x8b nothing of the kind")
    missing: list[Failure] = []
    entries = list(list_inputs([str(path)], Selection(), 10, missing))
    assert len(entries) + len(missing) == 1
    assert all(failure.reason in {"corrupt", "empty"} for failure in missing)


def test_a_line_without_the_field_is_one_failure(tmp_path: Path) -> None:
    path = write_lines(tmp_path)
    (entry,) = runs(str(path), "jsonl", 100, "noi_dung")
    for _, load in pieces(entry, Limits(), "noi_dung"):
        with pytest.raises(DecodeError, match="--field"):
            load()


def test_a_line_holds_its_text_under_another_usual_name(tmp_path: Path) -> None:
    path = tmp_path / "vb.jsonl"
    path.write_text('{"Content": "Kế hoạch"}\n{"van_ban": "Chỉ thị"}\n', encoding="utf-8")
    (entry,) = runs(str(path), "jsonl", 100, "text")
    assert list(read(entry).values()) == ["Kế hoạch", "Chỉ thị"]
    for _, load in pieces(entry, Limits(), "tom_tat"):  # a field named by the user is the only one
        with pytest.raises(DecodeError, match="--field"):
            load()


def test_a_locked_member_and_a_bomb_are_failures_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "Phấn đấu đạt 95%.")
        archive.writestr("b.txt", b"\0" * 5_000_000)
    (entry,) = runs(str(path), "zip", 10, "text")
    reasons = []
    for _, load in pieces(entry, Limits(), "text"):  # a document is loaded before the next is asked
        try:
            reasons.append(load().data and "read")
        except DecodeError as error:
            reasons.append(error.reason)
    assert reasons == ["read", "archive_bomb"]


def test_urls_are_read_like_paths() -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    store.pipe("/kho/a.txt", TEXTS[0].encode())
    store.pipe("/kho/b.jsonl", json.dumps({"text": TEXTS[1]}).encode())
    missing: list[Failure] = []
    entries = list(list_inputs(["memory://kho"], Selection(), 10, missing))
    assert missing == []
    assert [text for entry in entries for text in read(entry).values()] == TEXTS[:2]


def test_names_in_old_encodings_can_be_written() -> None:
    assert printable("b\udce1o c\udce1o.doc") == "b\\xe1o c\\xe1o.doc"
    assert printable("báo cáo.doc") == "báo cáo.doc"

"""`camket track` from the command line: JSON shapes, records files, refusals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from camket.cli import camket
from camket.errors import UsageError
from camket.flow import read_text
from camket.track.register import Register
from camket.write import write

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "corpora" / "tracking" / "phulam"


def call(*arguments: object) -> list[str]:
    done = CliRunner().invoke(camket, ["track", *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def objects(*arguments: object) -> list[dict]:
    return [json.loads(line) for line in call(*arguments, "--json")]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The three documents as records files, as `camket run` writes them."""
    folder = tmp_path_factory.mktemp("records")
    found = {}
    for path in PLANS.glob("*.txt"):
        found[path.stem] = folder / f"{path.stem}.jsonl"
        record = read_text(path.read_text(encoding="utf-8"), str(path))
        write([record], str(found[path.stem]))
    return found


def test_compare_prints_one_object_a_pair(records: dict[str, Path]) -> None:
    pairs = objects("compare", records["ke-hoach-2018"], records["ke-hoach-2019"])
    assert {"a", "b", "change", "score", "reason", "comparable"} <= set(pairs[0])
    assert {pair["change"] for pair in pairs} == {
        "kept",
        "reworded",
        "raised",
        "lowered",
        "dropped",
        "new",
    }
    assert all((pair["a"] is None) == (pair["change"] == "new") for pair in pairs)
    assert all((pair["b"] is None) == (pair["change"] == "dropped") for pair in pairs)
    assert all(0 <= pair["score"] <= 1 for pair in pairs)


def test_report_prints_one_object_a_target_with_the_evidence(records: dict[str, Path]) -> None:
    answers = objects("report", records["bao-cao-2018"], "--against", records["ke-hoach-2018"])
    assert {"commitment", "target", "reported", "attainment", "status", "evidence"} <= set(
        answers[0]
    )
    content = (PLANS / "bao-cao-2018.txt").read_text(encoding="utf-8")
    for answer in answers:
        if answer["evidence"]:
            span = answer["evidence"]
            assert content[span["start"] : span["end"]] == span["exact"]
    statuses = [answer["status"] for answer in answers]
    assert {"exceeded", "met", "mostly", "missed", "not_reported", None} == set(statuses)


def test_documents_and_records_files_give_the_same_answers(records: dict[str, Path]) -> None:
    by_records = objects("report", records["bao-cao-2018"], "--against", records["ke-hoach-2018"])
    by_files = objects(
        "report", PLANS / "bao-cao-2018.txt", "--against", PLANS / "ke-hoach-2018.txt"
    )
    keep = ("status", "reported", "attainment", "evidence", "raw")
    assert [[a[k] for k in keep] for a in by_records] == [[a[k] for k in keep] for a in by_files]


def test_links_and_results_are_kept_in_a_register_once(
    records: dict[str, Path], tmp_path: Path
) -> None:
    db = tmp_path / "r.db"
    call("init", db)
    call("add", db, *records.values())
    ids = [
        json.loads(path.read_text(encoding="utf-8"))["doc_id"]
        for path in (records["ke-hoach-2018"], records["ke-hoach-2019"])
    ]
    for _ in range(2):
        call("compare", *ids, "--register", db)
        call(
            "report",
            records["bao-cao-2018"],
            "--against",
            records["ke-hoach-2018"],
            "--register",
            db,
        )
    raised = objects("list", db, "--document", ids[1])
    shown = objects("show", db, raised[1]["id"])[0]
    assert len(shown["links"]) == 1
    events = objects("history", db, raised[1]["id"])
    assert [event["kind"] for event in events].count("compared") == 1
    assert objects("list", db, "--status", "exceeded")


def test_a_series_of_three_documents_is_followed_as_threads(records: dict[str, Path]) -> None:
    threads = objects("compare", *records.values())
    assert any(len(thread["links"]) > 1 for thread in threads)


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "no-such-file.txt", "other.txt"),
        ("report", "no-such-file.txt", "--against", "other.txt"),
        ("add", "no-such.db", "x.txt"),
        ("init", "/no/such/folder/r.db"),
        ("list", "no-such.db"),
        ("compare", PLANS / "ke-hoach-2018.txt"),
        ("list", "{filled}", "--theme", "economie"),
        ("due", "{filled}", "--theme", "economy.roads"),
        ("search", "{filled}", "đường", "--status", "done"),
    ],
)
def test_wrong_calls_are_refused_with_one_line(
    arguments: tuple[str, ...], filled: Register
) -> None:
    given = [str(argument).format(filled=filled.path) for argument in arguments]
    with pytest.raises(UsageError) as refusal:
        CliRunner().invoke(camket, ["track", *given], catch_exceptions=False)
    assert "\n" not in str(refusal.value)


def test_every_command_of_the_group_has_help() -> None:
    page = "\n".join(call("--help"))
    for name in (
        *("init", "add", "compare", "report", "list", "due", "show", "set", "history"),
        *("ics", "export", "import", "search"),
    ):
        assert f"  {name} " in page


def test_a_refused_filter_names_what_is_known(filled: Register) -> None:
    with pytest.raises(UsageError, match="not_reported"):
        CliRunner().invoke(
            camket, ["track", "list", str(filled.path), "--status", "x"], catch_exceptions=False
        )
    assert call("list", filled.path, "--theme", "economy")


def test_swapped_documents_are_doubted(records: dict[str, Path]) -> None:
    arguments = ["report", records["ke-hoach-2018"], "--against", records["bao-cao-2018"]]
    done = CliRunner().invoke(camket, ["track", *map(str, arguments)], catch_exceptions=False)
    assert "swapped" in done.stderr
    right = ["report", records["bao-cao-2018"], "--against", records["ke-hoach-2018"]]
    assert "note" not in CliRunner().invoke(camket, ["track", *map(str, right)]).stderr


def test_sums_are_printed_as_people_write_them(tmp_path: Path) -> None:
    head = "UBND XÃ PHÚ KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/{s} | ngày {d} năm 2023\n"
    plan, told = tmp_path / "plan.txt", tmp_path / "told.txt"
    plan.write_text(
        head.format(s="KH-UBND", d="09 tháng 01")
        + "KẾ HOẠCH\nNhiệm vụ năm 2023\n1. Thu ngân sách đạt 350 tỷ đồng.\n",
        encoding="utf-8",
    )
    told.write_text(
        head.format(s="BC-UBND", d="28 tháng 12")
        + "BÁO CÁO\nKết quả năm 2023\n1. Thu ngân sách đạt 371,25 tỷ đồng.\n",
        encoding="utf-8",
    )
    line = call("report", told, "--against", plan)[0]
    assert "371,25 tỷ đồng" in line
    assert "106,1%" in line


def test_a_workbook_keeps_the_order_of_the_document_and_every_row(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    db, book = tmp_path / "r.db", tmp_path / "w.xlsx"
    lines = "\n".join(f"{n}. Trồng {n + 1} ha rừng tại thôn Đông {n}." for n in range(1, 61))
    plan = tmp_path / "plan.txt"
    plan.write_text(f"KẾ HOẠCH\nTrồng rừng năm 2023\n{lines}\n", encoding="utf-8")
    call("init", db)
    call("add", db, plan)
    call("export", db, book)
    rows = list(openpyxl.load_workbook(book).active.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(range(1, 61))
    assert "2 ha" in rows[0][1]
    assert "61 ha" in rows[-1][1]


def test_a_commitment_is_kept_only_when_all_its_targets_are_told(tmp_path: Path) -> None:
    head = "UBND XÃ PHÚ KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/{s} | ngày {d} năm 2023\n"
    plan, told, db = tmp_path / "plan.txt", tmp_path / "told.txt", tmp_path / "r.db"
    promised = "1. Có 06 giải cấp huyện, 02 giải cấp tỉnh.\n2. Trồng 20 ha quế, 5 ha keo.\n"
    plan.write_text(
        f"{head.format(s='KH-UBND', d='09 tháng 01')}KẾ HOẠCH\nNhiệm vụ năm 2023\n{promised}",
        encoding="utf-8",
    )
    results = "1. Có 07 giải cấp huyện.\n2. Trồng 21 ha quế, 6 ha keo.\n"
    told.write_text(
        f"{head.format(s='BC-UBND', d='28 tháng 12')}BÁO CÁO\nKết quả năm 2023\n{results}",
        encoding="utf-8",
    )
    call("init", db)
    for _ in range(2):
        call("report", told, "--against", plan, "--register", db)
    rows = objects("list", db, "--document", plan)
    assert [row["status"] for row in rows] == ["in_progress", "exceeded"]
    notes = [event["note"] for event in objects("history", db, rows[0]["id"])]
    assert notes.count("nothing said of 1 more of its targets") == 1


def test_report_says_what_it_does_not_follow(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "KẾ HOẠCH\nCông tác năm 2021\n1. Trồng 9 ha keo.\n"
        "2. Hoàn thành sửa chữa trụ sở trước ngày 30/9/2021.\n"
        "3. Đẩy mạnh tuyên truyền về môi trường.\n",
        encoding="utf-8",
    )
    told = tmp_path / "told.txt"
    told.write_text(
        "BÁO CÁO\nKết quả năm 2021\nI. KẾT QUẢ\n1. Trồng được 9 ha keo.\n", encoding="utf-8"
    )
    lines = call("report", told, "--against", plan)
    assert lines[-3:] == [
        "1 of 1 targets reported",
        "2 commitments without a number: not followed here, of these with a day of their own:",
        "    due 2021-09-29: Hoàn thành sửa chữa trụ sở trước ngày 30/9/2021",
    ]

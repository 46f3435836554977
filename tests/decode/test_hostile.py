"""Hostile files end in time as records or a reason, give nothing away, and harm no neighbour."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.decode.hostile_files import HOSTILE, MAGIC, SECRET, TRUNCATED, garbage, good, truncated

from camket.errors import REASONS
from camket.reading import Outcome, read_each
from camket.settings import Limits, Settings

SETTINGS = Settings(limits=Limits(timeout_s=30.0))
# Those that take seconds to make, or that LibreOffice opens.
SLOW = {"bomb.txt.gz", "flate.pdf", "page.html", "one-line.txt", "garbage.doc"}
SLOW |= {name for name in HOSTILE if name.endswith(".odt")}
SLOW |= {f"cut-{name}" for name in ("a.rtf", "a.odt", "a.doc", "a.pdf", "scan.png")}

ALL = [*HOSTILE, *MAGIC, *(f"cut-{name}" for name in TRUNCATED)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile")
    (path / "bi-mat.txt").write_text(SECRET, encoding="utf-8")
    (path / "sach.docx").write_bytes(good())
    return path


def made(name: str, folder: Path) -> bytes:
    if name in HOSTILE:
        return HOSTILE[name][0](folder / "bi-mat.txt")
    return garbage(name) if name in MAGIC else truncated(name.removeprefix("cut-"))


def read(names: Sequence[str], folder: Path) -> dict[str, Outcome]:
    """Read files in a guarded child, and a clean one after each, which must be unharmed."""
    paths = []
    for name in names:
        (folder / name).write_bytes(made(name, folder))
        paths += [str(folder / name), str(folder / "sach.docx")]
    outcomes = list(read_each(paths, SETTINGS))
    assert all(len(clean.records[0].commitments) >= 8 for clean in outcomes[1::2])
    return dict(zip(names, outcomes[::2], strict=True))


@pytest.fixture(scope="module")
def quick(folder: Path) -> dict[str, Outcome]:
    return read([name for name in ALL if name not in SLOW], folder)


@pytest.fixture
def outcome(name: str, folder: Path, quick: dict[str, Outcome]) -> Outcome:
    found = quick[name] if name in quick else read([name], folder)[name]
    assert {failure.reason for failure in found.failures} <= set(REASONS) - {"internal_error"}
    assert all("9731" not in content for content in found.contents)
    return found


def cases(names: Any) -> list[Any]:
    return [pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name for name in names]


@pytest.mark.parametrize("name", cases(HOSTILE))
def test_a_hostile_file_ends_as_it_must(name: str, outcome: Outcome) -> None:
    _, reasons = HOSTILE[name]
    if reasons and not (outcome.records and "timeout" in reasons):
        assert {failure.reason for failure in outcome.failures} <= set(reasons)
        assert outcome.failures
    else:
        assert outcome.records


@pytest.mark.parametrize("name", cases(MAGIC))
def test_garbage_behind_the_right_magic_bytes_is_no_text(outcome: Outcome) -> None:
    assert outcome.records == ()


@pytest.mark.parametrize("name", cases([f"cut-{name}" for name in TRUNCATED]))
def test_a_file_without_its_end_gives_its_start_or_a_reason(outcome: Outcome) -> None:
    assert outcome.records or outcome.failures[0].reason == "corrupt"


def test_names_of_members_are_kept_and_write_nothing(folder: Path) -> None:
    before = set(folder.parent.rglob("*"))
    outcome = read(["names.zip"], folder)["names.zip"]
    assert set(folder.parent.rglob("*")) - before <= {folder / "names.zip"}
    names = [record.source.container[0] for record in outcome.records]
    assert names[:2] == ["../../etc/passwd.txt", "a\nb\r\n.txt"]
    assert all("\n" not in record.model_dump_json() for record in outcome.records)

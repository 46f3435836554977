"""Programs are run with a clock and a memory limit, and missing ones are named."""

import sys
import time

import pytest

from camket.decode.office import _with_tables, read_office
from camket.decode.programs import run_program
from camket.errors import DecodeError, MissingProgramError
from camket.settings import Limits


def run(code: str, **limits: float) -> bytes:
    command = [sys.executable, "-c", code]
    settings = Limits(**limits)
    return run_program(command, settings, needs=("python3", "this test"), data=b"in").out


def test_a_program_gets_its_input_and_gives_its_output() -> None:
    assert run("import sys; print(sys.stdin.read() * 2)") == b"inin\n"


def test_a_program_that_hangs_is_stopped_with_its_children() -> None:
    start = time.monotonic()
    with pytest.raises(DecodeError) as caught:
        run("import subprocess; subprocess.run(['sleep', '60'])", timeout_s=0.4)
    assert caught.value.reason == "timeout"
    assert time.monotonic() - start < 3


def test_a_program_that_eats_memory_is_stopped() -> None:
    with pytest.raises(DecodeError) as caught:
        run("import os; x = bytearray(900_000_000); os.abort()", memory_bytes=400_000_000)
    assert caught.value.reason == "memory"


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingProgramError, match="apt install some-package"):
        run_program(["no-such-program"], Limits(), needs=("some-package", "this test"))
    monkeypatch.setattr("camket.decode.office.is_installed", lambda program: False)
    with pytest.raises(MissingProgramError) as caught:
        read_office(b"", Limits(), "odt")
    assert caught.value.reason == "missing_program"


def test_tables_drawn_by_antiword_are_rows_again() -> None:
    printed = [
        "|UBND XÃ  |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "|Số: 1    |Độc lập |",
        "KẾ HOẠCH",
    ]
    printed += ["|TT |Nội dung |", "|1  |Thu ngân sách |"]
    assert [line.text for line in _with_tables(printed)] == [
        "UBND XÃ",
        "Số: 1",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập",
        "KẾ HOẠCH",
        "TT | Nội dung",
        "1 | Thu ngân sách",
    ]

"""Documents for the tests of batches: short, all different, some of them deadly to their reader."""

import ctypes
import faulthandler
import hashlib
import os
import signal
import time
from pathlib import Path

import pytest

from camket.flow import Pipeline
from camket.settings import Limits
from camket.texts import Input, Text

LIMITS = Limits(timeout_s=1.5, memory_bytes=400_000_000)
UNITS = ("xã An Khê", "phường Bình Minh", "huyện Cẩm Sơn", "thị xã Đông Hòa", "quận Lê Chân")
ASKS = ("trồng {} ha rừng", "kết nạp {} đảng viên", "giảm {} hộ nghèo", "xây {} mô hình dân vận")


def document(number: int) -> str:
    unit, ask = UNITS[number % len(UNITS)], ASKS[number // 5 % len(ASKS)]
    return (
        f"ỦY BAN NHÂN DÂN\n{unit.upper()}\n\nKẾ HOẠCH\nCông tác năm {2010 + number % 15}\n\n"
        f"1. Phấn đấu {ask.format(number + 2)} trước ngày 30/6/{2010 + number % 15}.\n"
        f"2. Giao Văn phòng {unit} theo dõi, báo cáo kết quả lần thứ {number}.\n"
    )


def make_archive(folder: Path, size: int, deadly: dict[int, str] | None = None) -> Path:
    """Write `size` documents; `deadly` says which of them carry which curse."""
    for number in range(size):
        curse = f"\n<<{deadly[number]}>>\n" if deadly and number in deadly else ""
        path = folder / f"{number // 50:03d}" / f"{number:05d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(number) + curse, encoding="utf-8")
        os.utime(path, ns=(10**18 + number, 10**18 + number))
    return folder


def suffer(data: bytes, uri: str) -> None:
    """What the curse of a document does to the process that reads it."""
    if b"<<slow>>" in data:
        time.sleep(0.01)
    if b"<<change>>" in data:
        Path(uri).write_text(document(5), encoding="utf-8")
    if b"<<vanish>>" in data:
        Path(uri).unlink()
    if b"<<raise>>" in data:
        raise RuntimeError("cursed")
    if b"<<segfault>>" in data:
        faulthandler.disable()
        ctypes.string_at(0)
    if b"<<hang>>" in data:
        time.sleep(600)
    if b"<<eat>>" in data:
        bytearray(2_000_000_000)
    if b"<<exit>>" in data:
        os._exit(7)
    if b"<<kill>>" in data:
        os.kill(os.getpid(), signal.SIGKILL)


def curse(patch: pytest.MonkeyPatch) -> None:
    """Let documents suffer their curses, here and in every process forked from here."""
    decode = Pipeline.decode

    def cursed(pipeline: Pipeline, source: Input) -> tuple[Text, ...]:
        suffer(source.data, source.uri)
        return decode(pipeline, source)

    patch.setattr(Pipeline, "decode", cursed)


def outputs(out: Path) -> dict[str, str]:
    """Digest of every lasting file that has no clock in it."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("records", "failures", "ledger", "tables", "counts", "inventory")
        for path in sorted((out / folder).rglob("*"))
        if path.is_file()
    }

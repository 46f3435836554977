"""The counts of a batch as a table in the terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from camket.labels import genre_label, theme_label
from camket.stage_clock import STAGES
from camket.stats import Totals

if TYPE_CHECKING:
    from rich.table import Table as RichTable

REASON_LABELS = {
    "not_found": ("Không tìm thấy", "not found"),
    "unreadable": ("Không được phép đọc", "unreadable"),
    "empty": ("Tệp rỗng", "empty"),
    "too_large": ("Quá lớn", "too large"),
    "too_deep": ("Lồng quá sâu", "nested too deep"),
    "too_many_pages": ("Quá nhiều trang", "too many pages"),
    "too_many_pixels": ("Ảnh quá lớn", "too many pixels"),
    "archive_bomb": ("Tệp nén bất thường", "archive bomb"),
    "password": ("Có mật khẩu", "password"),
    "corrupt": ("Tệp hỏng", "corrupt"),
    "unsupported_format": ("Định dạng chưa hỗ trợ", "unsupported format"),
    "missing_program": ("Thiếu chương trình", "missing program"),
    "missing_extra": ("Thiếu gói cài đặt", "missing extra"),
    "undecodable": ("Không rõ bảng mã", "undecodable"),
    "no_diacritics": ("Mất dấu tiếng Việt", "no diacritics"),
    "binary_dump": ("Dữ liệu nhị phân", "binary dump"),
    "foreign_language": ("Tiếng nước ngoài", "foreign language"),
    "secrecy": ("Có độ mật", "secrecy mark"),
    "timeout": ("Quá thời gian", "timeout"),
    "memory": ("Quá bộ nhớ", "memory"),
    "crash": ("Tiến trình đọc bị dừng", "crash"),
    "internal_error": ("Lỗi phần mềm", "internal error"),
}


def rate_of(totals: Totals) -> float:
    """Documents a second for each worker."""
    documents = totals.done + totals.quarantined
    return documents / totals.seconds if totals.seconds else 0.0


@dataclass(frozen=True, slots=True)
class StageCost:
    """What one stage takes of a worker."""

    stage: str
    ms_per_document: float
    ms_per_10_kb: float
    documents_a_second: float
    share: float


def costs_of(totals: Totals) -> tuple[StageCost, ...]:
    """The cost of every stage, of what is left, and of the whole; nothing when nothing was timed.

    Kilobytes are those of the inputs.
    """
    if not totals.stages or totals.seconds <= 0:
        return ()
    spent: dict[str, float] = {
        stage: totals.stages[stage] for stage in STAGES if stage in totals.stages
    }
    spent["other"] = max(0.0, totals.seconds - sum(spent.values()))
    spent["all"] = totals.seconds
    return tuple(_cost(stage, seconds, totals) for stage, seconds in spent.items())


def _cost(stage: str, seconds: float, totals: Totals) -> StageCost:
    documents = totals.done + totals.quarantined
    return StageCost(
        stage=stage,
        ms_per_document=1000 * seconds / max(1, documents),
        ms_per_10_kb=1000 * seconds / max(1, totals.bytes) * 10_240,
        documents_a_second=documents / seconds if seconds else 0.0,
        share=seconds / totals.seconds,
    )


def print_totals(totals: Totals) -> None:
    """Print the table on standard output."""
    from rich.console import Console
    from rich.table import Table

    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(min_width=14)
    table.add_column(overflow="fold")
    for label, value in _rows(totals):
        table.add_row(label, value)
    console = Console(highlight=False)
    console.print(table)
    if costs := costs_of(totals):
        console.print()
        console.print(_stage_table(costs))


def _stage_table(costs: tuple[StageCost, ...]) -> RichTable:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("stage", min_width=14)
    for name in ("ms/document", "ms/10 KB", "documents/s", "share"):
        table.add_column(name, justify="right")
    for cost in costs:
        table.add_row(
            cost.stage,
            f"{cost.ms_per_document:.2f}",
            f"{cost.ms_per_10_kb:.2f}",
            f"{cost.documents_a_second:,.0f}",
            f"{cost.share:.0%}",
        )
    return table


def _rows(totals: Totals) -> list[tuple[str, str]]:
    counts = totals.counts
    facts = counts.get("fact", Counter())
    return [
        (
            "inputs",
            f"{totals.inventory} = {totals.done} done + {totals.quarantined} quarantined "
            f"+ {totals.to_do} to do" + (", sums proved" if not totals.faults else ""),
        ),
        ("not listed", f"{totals.missing} named but not found or not readable"),
        ("records", f"{totals.records} in {totals.shards} shards"),
        ("genres", _listed(counts.get("genre"), genre_label)),
        ("commitments", str(counts.get("theme", Counter()).total())),
        ("themes", _listed(counts.get("theme"), theme_label)),
        ("facts", _listed(facts, str)),
        ("years", _listed(counts.get("year"), str)),
        ("quarantine", _listed(totals.reasons, str)),
        ("duplicates", _listed(totals.duplicates, str)),
        ("speed", f"{rate_of(totals):.0f} documents/s for each worker"),
    ]


def _listed(counts: Counter[str] | None, label: object) -> str:
    name = label if callable(label) else str
    ordered = sorted((counts or Counter()).items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ", ".join(f"{name(key)} {count}" for key, count in ordered[:20])
    return shown + (f", … {len(ordered) - 20} more" if len(ordered) > 20 else "") or "-"

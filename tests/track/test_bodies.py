"""Whose promises are compared, and who reports on them: the organ, not its place alone."""

from collections.abc import Callable

import pytest

from camket.records import Record
from camket.track import compare
from camket.track.doubts import compare_doubts, report_doubts

Build = Callable[..., Record]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # two sectors of one province, and of its successor
        ("Sở Tài chính tỉnh Lào Cai", "Sở Tài nguyên và Môi trường tỉnh Lào Cai", "closed"),
        ("Hội Nông dân xã Hợp Lý", "Hội Liên hiệp Phụ nữ xã Hợp Lý", "closed"),
        # a commune is not its district
        ("UBND huyện Lập Thạch", "UBND xã Hợp Lý", "closed"),
        # one organ, whichever of its committees signs
        ("Hội Nông dân xã Hợp Lý", "Ban Thường vụ Hội Nông dân xã Hợp Lý", None),
        ("Đảng ủy xã Hợp Lý", "Ban Chấp hành Đảng bộ xã Hợp Lý", None),
        ("Huyện ủy Lập Thạch", "Đảng bộ huyện Lập Thạch", None),
        # one unit, another organ of it; a sector under a longer name
        ("UBND xã Hợp Lý", "Đảng ủy xã Hợp Lý", "doubted"),
        (
            "Phòng Văn hóa huyện Lập Thạch",
            "Phòng Văn hóa và Thông tin huyện Lập Thạch",
            "doubted",
        ),
        ("Trường Tiểu học Hợp Lý", "Trường Tiểu học Bàn Giản", "doubted"),
    ],
)
def test_another_organ_is_closed_or_doubted(
    build: Build, rows: list, before: str, after: str, said: str | None
) -> None:
    a, b = build("a", rows, 2021, before), build("b", rows, 2022, after)
    assert (compare(a, b).closed == "other_body") == (said == "closed")
    assert bool(compare_doubts(a.document, b.document)) == (said == "doubted")
    told = b.document.model_copy(update={"genre": "report"})
    assert bool(report_doubts(told, a.document)) == (said is not None)


def test_an_organ_that_took_over_the_work_goes_on_with_a_note(build: Build, rows: list) -> None:
    a = build("a", rows, 2024, "Sở Giao thông vận tải tỉnh Cao Bằng")
    b = build("b", rows, 2026, "Sở Xây dựng tỉnh Cao Bằng")
    comparison = compare(a, b)
    assert comparison.closed is None
    assert "took over" in (comparison.note or "")
    early = build("b", rows, 2022, "Sở Xây dựng tỉnh Cao Bằng")
    assert compare(build("a", rows, 2021, "Sở Giao thông vận tải tỉnh Cao Bằng"), early).closed


def test_counts_of_a_unit_that_others_joined_are_not_compared(build: Build) -> None:
    def row(text: str, raw: str, value: float, unit: str) -> tuple:
        return (text, ((raw, {"value": value, "unit": unit, "indicator": text.rsplit(" ", 2)[0]}),))

    before = [
        row("Thu ngân sách 9 tỷ đồng", "9 tỷ đồng", 9e9, "VND"),
        row("Trồng mới 800 cây", "800 cây", 800, "cây"),
        row("Tỷ lệ hộ dùng nước sạch 90 %", "90 %", 90, "%"),
    ]
    after = [
        row("Thu ngân sách 60 tỷ đồng", "60 tỷ đồng", 60e9, "VND"),
        row("Trồng mới 500 cây", "500 cây", 500, "cây"),
        row("Tỷ lệ hộ dùng nước sạch 95 %", "95 %", 95, "%"),
    ]
    a, b = (
        build("a", before, 2025, "UBND phường Máy Chai"),
        build("b", after, 2026, "UBND phường Ngô Quyền"),
    )
    comparison = compare(a, b)
    assert "with phường" in (comparison.note or "")
    # more of more is not told; fewer of more are fewer, and a share has no size
    changes = {(pair.a_text or "")[:4]: (pair.change, pair.comparable) for pair in comparison.pairs}
    assert changes == {
        "Thu ": ("reworded", False),
        "Trồn": ("lowered", True),
        "Tỷ l": ("raised", True),
    }


def test_a_report_named_as_promises_is_doubted(build: Build, rows: list) -> None:
    a, b = (
        build("a", rows, 2021, "UBND xã Hợp Lý"),
        build("b", rows, 2022, "UBND xã Hợp Lý"),
    )
    told = a.document.model_copy(update={"genre": "report"})
    assert not compare_doubts(a.document, b.document)
    assert "first document reads as a report" in " ".join(compare_doubts(told, b.document))

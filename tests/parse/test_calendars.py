"""Months and quarters alone on their lines date the lists below them."""

from __future__ import annotations

import pytest

from camket.flow import Pipeline, plain_text

HEAD = "ĐẢNG ỦY XÃ AN LẠC\n\nCHƯƠNG TRÌNH CÔNG TÁC\nnăm 2026\n\n"


def dated(contents: str) -> list[tuple[str, str | None, str | None]]:
    """Every commitment with the last day and the line its time comes from."""
    record = Pipeline().run(plain_text(HEAD + contents))
    return [
        (
            promise.span.exact,
            promise.deadlines[0].end_date if promise.deadlines else None,
            promise.deadlines[0].inherited_from if promise.deadlines else None,
        )
        for promise in record.commitments
    ]


def test_each_month_dates_its_own_list() -> None:
    found = dated(
        "Tháng 1\n- Họp Ban Chấp hành.\n- Kiểm tra 02 chi bộ.\nTháng 2:\n- Ban hành nghị quyết.\n"
        "THÁNG 3\n1. Kết nạp 03 đảng viên trước ngày 10/3.\n2. Mở 02 lớp bồi dưỡng.\n"
        "Quý III/2026\n- Tổ chức sơ kết.\n"
    )
    assert [end for _, end, _ in found] == [
        "2026-01-31",
        "2026-01-31",
        "2026-02-28",
        "2026-03-10",
        "2026-03-31",
        "2026-09-30",
    ]
    assert "Quý III/2026" not in [exact for exact, _, _ in found]


@pytest.mark.parametrize(
    "contents",
    [
        # One month alone may be anything.
        "Tháng 3\n- Kiểm tra 02 chi bộ.\n",
        # Another part has begun.
        "Tháng 1\nTháng 2\nII. NHIỆM VỤ KHÁC\n- Kiểm tra 02 chi bộ.\n",
        "1. Lộ trình\nTháng 1\nTháng 2\n2. Tổ chức thực hiện\n- Kiểm tra 02 chi bộ.\n",
        "Tháng 1\nTháng 2\nNhiệm vụ thường xuyên\n- Kiểm tra 02 chi bộ.\n",
    ],
)
def test_what_a_month_does_not_date(contents: str) -> None:
    assert [end for _, end, _ in dated(contents)] == [None]

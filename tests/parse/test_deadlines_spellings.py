"""Every spelling of a date reads back to the date it was rendered from."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.texts import View

MONTHS = ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín"]
MONTHS += ["Mười", "Mười một", "Mười hai"]
DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))
LEADS = [
    ("trước", "deadline", False),
    ("chậm nhất là", "deadline", True),
    ("chậm nhất", "deadline", True),
    ("đến hết", "deadline", True),
    ("đến", "deadline", True),
    ("muộn nhất là", "deadline", True),
]
DASHES = "-–—−‑"


def with_year(day: date) -> list[str]:
    d, m, y = day.day, day.month, day.year
    spelled = [
        f"ngày {d}/{m}/{y}",
        f"ngày {d:02}/{m:02}/{y}",
        f"{d:02}/{m:02}/{y}",
        f"ngày {d}.{m}.{y}",
        f"ngày {d:02} tháng {m:02} năm {y}",
        f"ngày {d} tháng {m} năm {y}",
        f"{d} tháng {m} năm {y}",
        f"ngày {d} tháng {m}/{y}",
    ]
    spelled += [f"ngày {d}{dash}{m}{dash}{y}" for dash in DASHES]
    if m > 1:
        spelled.append(f"ngày {d} tháng {MONTHS[m - 1]} năm {y}")
    return spelled


def without_year(day: date) -> list[str]:
    d, m = day.day, day.month
    return [
        f"ngày {d}/{m}",
        f"ngày {d:02}/{m:02}",
        f"ngày {d}-{m}",
        f"ngày {d} tháng {m}",
        f"{d:02}/{m:02}",
    ]


def check(text: str, plan_year: int, kind: str, start: date | None, end: date | None) -> None:
    (found,) = find_deadlines(View.of(text), 0, len(text), Context(plan_year=plan_year))
    dates = (found.start_date, found.end_date)
    assert (found.kind, *dates) == (kind, start and start.isoformat(), end and end.isoformat()), (
        text
    )
    assert text[found.start : found.end] == found.raw


def render_and_read(data: st.DataObject) -> None:
    day = data.draw(DAYS)
    lead, kind, inclusive = data.draw(st.sampled_from(LEADS))
    dated = data.draw(st.booleans())
    words = data.draw(st.sampled_from(with_year(day) if dated else without_year(day)))
    text = f"Hoàn thành hồ sơ {lead} {words}, không kéo dài."
    check(text, day.year, kind, None, day)
    (found,) = find_deadlines(View.of(text), 0, len(text), Context(plan_year=day.year))
    assert found.end_inclusive is inclusive
    last = day + timedelta(days=data.draw(st.integers(0, 400)))
    first, second = (
        data.draw(st.sampled_from(with_year(day))),
        data.draw(st.sampled_from(with_year(last))),
    )
    check(f"Ra quân từ {first} đến {second}.", day.year, "period", day, last)
    month = f"tháng {day.month}/{day.year}"
    ends = monthrange(day.year, day.month)[1]
    check(f"Khởi công trong {month}.", 1999, "period", day.replace(day=1), day.replace(day=ends))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_dates_in_every_spelling_read_back(data):
    render_and_read(data)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=10_000, deadline=None)
def test_dates_in_every_spelling_read_back_ten_thousand_times(data):
    render_and_read(data)


@given(st.integers(30, 39), st.integers(1, 12), st.sampled_from("/-."))
@settings(max_examples=60, deadline=None)
def test_days_that_do_not_exist_are_errors_and_never_roll_over(day, month, sign):
    if day <= monthrange(2023, month)[1]:
        return
    text = f"Nộp trước ngày {day}{sign}{month}{sign}2023."
    (found,) = find_deadlines(View.of(text), 0, len(text), Context(plan_year=2023))
    assert (found.error, found.start_date, found.end_date) == ("invalid_date", None, None)


@pytest.mark.parametrize(
    ("words", "raw", "recur"),
    [
        ("Xây dựng kế hoạch hằng năm trước 30/9", "hằng năm trước 30/9", "P1Y"),
        ("Báo cáo hằng tháng, trước ngày 25", "hằng tháng, trước ngày 25", "P1M"),
        ("Báo cáo định kỳ ngày 20 hàng tháng", "ngày 20 hàng tháng", "P1M"),
        ("Hằng năm đến 80% hộ đạt chuẩn", "Hằng năm", "P1Y"),
    ],
)
def test_the_day_of_a_recurring_time_stands_before_or_behind_it(
    words: str, raw: str, recur: str
) -> None:
    view = View.of(words)
    found = find_deadlines(view, 0, len(words), Context(plan_year=2024))
    assert [(item.raw, item.recur) for item in found] == [(raw, recur)]

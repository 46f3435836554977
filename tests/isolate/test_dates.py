"""Absolute dates: always day first, never rolled over."""

from datetime import date

import pytest

from camket.dates import find_dates
from camket.texts import View

DATES = [
    ("ngày 05 tháng 01 năm 2017", date(2017, 1, 5)),
    ("Ngày  3 tháng 2 năm 20 21", date(2021, 2, 3)),
    ("15/5/2016", date(2016, 5, 15)),
    ("18-5-2021", date(2021, 5, 18)),
    ("1.2.2020", date(2020, 2, 1)),
    ("5 / 6 / 2019", date(2019, 6, 5)),
    ("4/1/17", date(2017, 1, 4)),
    ("31/9/2017", None),
    ("29/2/2023", None),
]


@pytest.mark.parametrize(("words", "value"), DATES)
def test_a_printed_date_is_read_day_first(words: str, value: date | None) -> None:
    (found,) = find_dates(View.of(f"trước {words}.").lower)
    assert found.value == value


@pytest.mark.parametrize("words", ["1.250.000 đồng", "12/13/2", "tháng 6/2020", "3.4.1 Mục tiêu"])
def test_numbers_and_sections_are_no_dates(words: str) -> None:
    assert find_dates(words) == ()

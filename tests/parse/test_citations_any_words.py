"""Words of dates and citations in any order: offsets hold, nothing overlaps, nothing breaks."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.parse.citations import find_citations
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.texts import View

WORDS = [
    "trước",
    "sau",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "hằng",
    "đến",
    "từ",
    "hết",
    "30/6",
    "31/2/2020",
    "1/1/2021",
    "12",
    "2020",
    "và",
    "-",
    "(",
    ")",
    ",",
    ".",
    ";",
    "\n",
    "Luật",
    "sửa đổi, bổ sung một số điều của Luật",
    "Đất đai",
    "Nghị quyết",
    "số",
    "18-NQ/TW",
    "Điều 5",
    "khoản 2",
    "của",
    "Bộ Chính trị",
    "khóa XI",
    "này",
    "trên",
    "đại hội",
    "lần thứ V",
    "Đảng",
    "nhân dịp",
    "kỷ niệm",
    "chào mừng",
    "Tết",
    "mùa mưa",
    "15 ngày làm việc",
    "kể từ",
    "trong vòng",
    "cùng kỳ",
    "so với",
    "âm lịch",
    "tháng Chạp",
    "rằm",
    "đầu",
    "cuối",
    "II",
    "III",
    "Số:",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)
CONTEXT = Context(doc_date=date(2020, 1, 1), plan_year=2020)


def check(text: str) -> None:
    view = View.of(text)
    citations = find_citations(view, 0, len(text), CONTEXT)
    deadlines = find_deadlines(view, 0, len(text), CONTEXT)
    for found in (
        [(item.start, item.end, item.raw) for item in citations],
        [(item.start, item.end, item.raw) for item in deadlines],
    ):
        assert all(text[start:end] == raw for start, end, raw in found)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_words_in_any_order(text):
    check(text)


@pytest.mark.slow
@given(TEXTS)
@settings(max_examples=5_000, deadline=None)
def test_words_in_any_order_five_thousand_times(text):
    check(text)


def test_a_chain_of_amending_laws_does_not_nest():
    check("Luật " + "sửa đổi, bổ sung một số điều của Luật " * 3_000)

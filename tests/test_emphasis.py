"""Stars of Markdown are no part of the text; bullets, rules and footnote marks are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.emphasis import emphasis
from camket.flow import default_pipeline, plain_text
from camket.texts import View


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("**KẾ HOẠCH**\n*Căn cứ Luật Đất đai;*", "KẾ HOẠCH\nCăn cứ Luật Đất đai;"),
        ("**I. MỤC TIÊU**\n* Trồng **30 ha** rừng", "I. MỤC TIÊU\n* Trồng 30 ha rừng"),
        ("Học sinh* đạt giải\n*\n***\n* bốn xã", "Học sinh* đạt giải\n*\n***\n* bốn xã"),
        ("5 * 6 ** 7", "5 * 6 ** 7"),
        ("một chỗ **đậm", "một chỗ **đậm"),
    ],
)
def test_emphasis_is_dropped_and_nothing_else(content: str, text: str) -> None:
    assert View.of(content).text == text


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="*ab ạ\n-\u0301", max_size=60))
def test_every_range_leads_back_to_its_words(content: str) -> None:
    view = View.of(content)
    kept = "".join(c for at, c in enumerate(content) if at not in emphasis(content))
    assert view.text == View.of(kept.replace("*", "\ue000")).text.replace("\ue000", "*")
    for at in range(len(view.text)):
        span = view.span(at, at + 1)
        assert content[span.start : span.end] == span.exact
        assert span.exact


def test_an_act_in_markdown_reads_as_the_plain_one() -> None:
    plain = "KẾ HOẠCH\nTrồng rừng năm 2024\n\nI. MỤC TIÊU\n1. Trồng 30 ha rừng trước ngày 30/9.\n"
    marked = plain.replace("KẾ HOẠCH", "**KẾ HOẠCH**").replace("I. MỤC TIÊU", "**I. MỤC TIÊU**")
    read = [default_pipeline().run(plain_text(content)) for content in (plain, marked)]
    facts = [
        (r.document.genre, r.document.plan_year, [c.span.exact for c in r.commitments])
        for r in read
    ]
    assert facts[0] == facts[1] == ("plan", 2024, ["Trồng 30 ha rừng trước ngày 30/9"])

"""Quoted sayings against quoted names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.parse.movements import find_movements
from camket.parse.quotations import find_quotations
from camket.texts import View

PARTS = ['"', "“", "”", "''", " ", "phong trào", "chủ đề", "Vì dân", "A, B", ";", "\n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('với chủ đề "Kỷ cương - Sáng tạo"', ["Kỷ cương - Sáng tạo"]),
        ('theo phương châm "bốn tại chỗ"', ["bốn tại chỗ"]),
        ('ký cam kết "Nói không với rượu bia khi lái xe"', ["Nói không với rượu bia khi lái xe"]),
        ('thực hiện lời Bác dạy "Thi đua là yêu nước, yêu nước thì phải thi đua"',
         ["Thi đua là yêu nước, yêu nước thì phải thi đua"]),
        ('phong trào "Lao động giỏi, lao động sáng tạo"', []),
        ('nhân rộng mô hình "Ngõ hoa cựu chiến binh, phụ nữ"', []),
        ('tội phạm "tín dụng đen"', []),
        ("không có dấu ngoặc", []),
    ],
)  # fmt: skip
def test_quotations(text: str, expected: list[str]) -> None:
    assert [span.exact for span in find_quotations(View.of(text), 0, len(text))] == expected


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=20))
def test_spans_are_exact_and_no_saying_is_a_movement(parts: list[str]) -> None:
    text = "".join(parts)
    view = View.of(text)
    said, moved = find_quotations(view, 0, len(text)), find_movements(view, 0, len(text))
    assert all(text[span.start : span.end] == span.exact for span in (*said, *moved))
    assert not {(s.start, s.end) for s in said} & {(m.start, m.end) for m in moved}

"""Whether what stands before a comma says something already, or only when."""

from __future__ import annotations

import re

from camket.parse.verbs import find_verb
from camket.texts import View

# "Trong nhiệm kỳ 2025 - 2030, …", "Sau 2 tháng, …": so far only when.
_ONLY_TIME = re.compile(
    r"\s*(?:trong|đến|từ|trước|sau|vào|ngay sau|kể từ|giai đoạn|nhiệm kỳ|năm)"
    r"(?: (?:hết|cuối|đầu|giữa|khoảng|vòng|thời gian|ngày|tuần|tháng|quý|năm|năm học|học kỳ"
    r"|nhiệm kỳ|giai đoạn|khóa|đến|tới|và|-|–|\d[\d/.]*|[ivx]+))+\s*\Z"
)
_LONGEST_TIME = 60
_PREDICATE = re.compile(
    r"không|\bkhẩn trương\b|\bphải\b|\bđược\b|\bcó\b|\d ?[%‰]|\btrở lên\b|\d (?!điểm)|:"
)


def has_predicate(view: View, left: tuple[int, int]) -> bool:
    """Say whether a stretch has a predicate or a figure of its own."""
    if left[1] - left[0] <= _LONGEST_TIME and _ONLY_TIME.match(view.lower, *left):
        return False
    if find_verb(view, *left) is not None:
        return True
    return _PREDICATE.search(view.lower, *left) is not None

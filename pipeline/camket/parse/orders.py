"""A line that gives a body its task: "Giao Sở Y tế …", in a notice or a decision that promises
nothing else.
"""

from __future__ import annotations

import re

from camket.parse.body_lists import read_bodies
from camket.parse.verbs import find_verb
from camket.records import Genre
from camket.texts import View

_ORDERS = re.compile(r"(?:giao|yêu cầu|đề nghị)(?: cho)? ")
# Asked of those above, it is a petition.
_ABOVE = re.compile(
    r"(?:nhà nước|chính phủ|quốc hội|trung ương|cấp trên|cấp có thẩm quyền|bộ)(?!\w)"
)
_OBVIOUS = re.compile(
    r"thi hành|(?:nghiêm túc|nghiêm|kịp thời|khẩn trương)"
    r" (?:tổ chức )?(?:triển khai )?thực hiện\W*$"
    r"|^ (?:tổ chức )?(?:triển khai )?thực hiện"
    r" (?:nghị quyết|quyết định|thông báo|công văn) này\W*$"
)
_LEAST_WORDS = 3
_ACTS = frozenset(("other", "decision", "resolution", "conclusion"))


def gives_task(view: View, genre: Genre, start: int, end: int) -> bool:
    """Say whether a line of an act names a body and what it is to do."""
    order = _ORDERS.match(view.lower, start, end)
    if order is None or genre not in _ACTS:
        return False
    if _ABOVE.match(view.lower, order.end(), end) is not None:
        return False
    bodies = read_bodies(view, order.end(), end)
    if not bodies or find_verb(view, bodies[-1].end, end) is None:
        return False
    told = view.lower[bodies[-1].end : end]
    return told.count(" ") >= _LEAST_WORDS and _OBVIOUS.search(told) is None


_DUTY = re.compile(
    r" (?:có|chịu) trách nhiệm(?: tổ chức)? (?!thi hành|trước|về|thực hiện quyết định)"
)


def names_duty(view: View, start: int, end: int) -> bool:
    """ "Sở Nội vụ chịu trách nhiệm đăng tải …": a body and its duty, in a decision."""
    if not view.text[start].isupper() or view.lower.find("trách nhiệm", start, end) < 0:
        return False
    bodies = read_bodies(view, start, end)
    return bool(bodies) and _DUTY.match(view.lower, bodies[-1].end, end) is not None

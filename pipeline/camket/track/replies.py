"""Whether a sentence answers the one before it: a target printed again, then its result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from camket.records import Target
from camket.texts import View
from camket.track.wording import spelled_out

Range = tuple[int, int]

# "Chỉ tiêu 3: xây dựng 20 nhà. Kết quả: bàn giao 18 nhà": the answer to the sentence before.
_ANSWER = re.compile(
    r"\s*[-+*]?\s*(?:kết quả(?: thực hiện| đạt được)?|thực hiện|đã thực hiện|thực tế|đến nay"
    r"|ước thực hiện(?: cả năm)?|ước cả năm|đạt được)"
    r"(?:(?P<colon>\s*:)|,? (?:đã |đạt |có |là |được )|(?= \d))"
)
_MARK = re.compile(r"\s*([-+*•–]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[ivx]{1,4}[.)])(?!\d)")
_TOLD = re.compile(
    r"được \d|(?<!\w)(?:đạt|bằng) \d[\d.,]* ?%? (?:so với )?(?:kế hoạch|kh\b|chỉ tiêu)"
)
_OVER = ("plan_ratio", "plan_excess")


def answers(
    view: View, asked: Range, told: Range, about: Sequence[Target], answer: Sequence[Target]
) -> bool:
    """Whether a sentence that opens like an answer is one to the sentence before it.

    "Kết quả: …" always is. "Đến nay …" only tells the day: it is none where the sentence before
    has its own result, where it counts other things, nor as the next item of the same list.
    """
    found = _ANSWER.match(view.lower, told[0])
    if found is None:
        return False
    if found["colon"]:
        return True
    one, other = _mark(view, asked[0]), _mark(view, told[0])
    if other and one == other:
        return False
    said = spelled_out(view.text[slice(*asked)])
    if not about:
        return not _is_heading(view.text[slice(*asked)])
    return not _TOLD.search(said) and _counts_alike(about, answer)


def _mark(view: View, at: int) -> str | None:
    """The sort of list mark a line opens with."""
    found = _MARK.match(view.lower, at)
    if found is None:
        return None
    return re.sub(r"\d+|[a-zđ]+", "n", found[1]) if found[1][-1] in ".)" else found[1]


def _is_heading(text: str) -> bool:
    """ "I. KẾT QUẢ THỰC HIỆN" asks for nothing."""
    return text.isupper() or "kết quả" in spelled_out(text)


def _counts_alike(about: Sequence[Target], answer: Sequence[Target]) -> bool:
    asked = {target.unit for target in about}
    return not answer or any(t.unit in (*asked, None, "%") or t.quantity in _OVER for t in answer)

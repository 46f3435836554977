"""Semicolons that end no promise: parts of a sum, shares of a whole, lists of bodies, times.

"tăng 12%, trong đó: nông nghiệp tăng 4%; dịch vụ tăng 13%", "các sở; UBND các huyện rà soát …".
"""

from __future__ import annotations

import re

from camket.parse.body_lists import only_bodies
from camket.parse.verbs import match_verb
from camket.texts import View

_PARTS = re.compile(r"\btrong đó(?::| diện tích)")
# "… đặt ra 12 chỉ tiêu cụ thể, trong đó: GDP tăng 6%; …": goals, each of its own.
_GOALS = re.compile(r"\d+ (?:nhóm )?(?:chỉ tiêu|mục tiêu|nhiệm vụ|nội dung|giải pháp)\b")
_NEXT_PART = re.compile(r"; ?(?P<part>[^;.:]*?\d[^;:]*?)(?=;|\. |\.?$)")
_DATED = re.compile(r"(?:đến|trong|giai đoạn|từ) (?:hết |cuối )?(?:năm )?(?:19|20)\d\d")
# "Cơ cấu kinh tế: nông nghiệp 33,5%; công nghiệp 28,2%; dịch vụ 38,3%".
_WHOLE = re.compile(r"(?:về )?cơ cấu\b")
_SHARE = re.compile(r"; ?(?P<part>[^;.:%]{3,60}?\d[\d.,]* ?%)(?=;|\. |\.?$)")
# "…; hoàn thành trước 20/9": only the time of what stands before.
_ONLY_TIME = re.compile(
    r"; ?(?:và )?(?:hoàn thành|hoàn tất|xong|thời (?:gian|hạn) hoàn thành) ?:? (?:xong )?(?:trước"
    r"|trong|vào|chậm nhất|đến hết|quý|tháng|ngày)\b[^;.,:]{1,40}(?=[;.]|$)"
)
_NEXT = re.compile(r"; ?(?P<part>[^;.]+)")
_LONGEST_SUM = 1200


def goes_on(view: View, start: int, at: int, end: int) -> bool:
    """Say whether the promise that began at `start` goes on behind the semicolon at `at`."""
    if _ONLY_TIME.match(view.lower, at, end) is not None:
        return True
    return _next_part(view, start, at, end) or _lists_bodies(view, start, at, end)


def _next_part(view: View, start: int, at: int, end: int) -> bool:
    """One more part of a sum, or one more share of a whole."""
    part = None
    start = max(start, at - _LONGEST_SUM)
    whole = _PARTS.search(view.lower, start, at)
    if (
        whole is not None
        and whole.start() > start + 1
        and _GOALS.search(view.lower, start, whole.start()) is None
    ):
        part = _NEXT_PART.match(view.lower, at, end)
    elif _WHOLE.match(view.lower, start, at) is not None:
        part = _SHARE.match(view.lower, at, end)
    if part is None or _DATED.match(view.lower, part.start("part"), part.end()):
        return False
    return match_verb(view.lower, part.start("part"), part.end()) is None


def _lists_bodies(view: View, start: int, at: int, end: int) -> bool:
    """Only bodies stand before the semicolon, or between it and the next one."""
    if only_bodies(view, start, at):
        return True
    following = _NEXT.match(view.lower, at, end)
    if following is None or not view.lower.startswith(";", following.end()):
        return False
    return only_bodies(view, following.start("part"), following.end())

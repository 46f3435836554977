"""A purpose in front of a sentence: "Để khắc phục …, UBND huyện giao …" promises from its subject.

What somebody wants to reach is told before who does what; only the second binds.
"""

from __future__ import annotations

import re

from camket.parse.new_subjects import ACTOR
from camket.parse.verbs import find_verb, match_verb
from camket.texts import View

_FOR = ("để ", "nhằm ", "nhận được ", "phát huy kết quả", "phát huy những", "phát huy các")
_RECEIVED = re.compile(
    r"(?:ngay )?(?:sau khi )?nhận được (?:công điện|công văn|văn bản|chỉ thị|thông báo|kế hoạch|"
    r"quyết định|hướng dẫn)(?: này)?, (?:yêu cầu |đề nghị )?"
)
_ORDERS = re.compile(r"[^,;.]{2,80}? (?:giao|yêu cầu|đề nghị|chỉ đạo|ban hành|thông báo) ")
_COMMA = re.compile(r", (?=\S)")
_SUBJECT = re.compile(
    r"(?:(?:các|mỗi|mọi|toàn|từng|cả) |tỉnh |thành phố |tp |quận |huyện |thị xã |phường |xã "
    r"|đơn vị |ngành |lực lượng |nhà trường |cấp ủy |yêu cầu |đề nghị |giao |chỉ thị "
    r"|(?:ngay )?(?:từ|trong|đến|vào|ngày|năm|quý|tháng) )"
)
_SPOKEN_OF = re.compile(r"[^,;.]{2,50}? (?:sẽ|đã|cần|phải|phấn đấu|tiếp tục|tập trung) ")


def after_purpose(view: View, start: int, end: int) -> int:
    """Where the main clause begins behind "Để …, " or "Nhận được công điện này, "; else `start`."""
    if not view.lower.startswith(_FOR, start):
        return start
    received = _RECEIVED.match(view.lower, start, end)
    if received is not None:
        return received.end()
    commas = [comma.end() for comma in _COMMA.finditer(view.lower, start, end)]
    if not commas:
        return start
    for at, following in zip(commas, [*commas[1:], end], strict=True):
        if _has_subject(view, at, following):
            return at
    if match_verb(view.lower, commas[0], end) is not None:
        return commas[0]
    return start


def _has_subject(view: View, at: int, end: int) -> bool:
    """A body, a place or a time, and what is done."""
    lower = view.lower
    if _SUBJECT.match(lower, at, end) or ACTOR.match(lower, at, end):
        return find_verb(view, at, end) is not None or _ORDERS.match(lower, at, end) is not None
    return view.text[at].isupper() and _SPOKEN_OF.match(lower, at, end) is not None

"""Orders told in the news: whom a body has told to do what, in writing ("yêu cầu các sở …")."""

from __future__ import annotations

import re

from camket.parse.body_lists import read_bodies
from camket.parse.told_sentences import sentences
from camket.parse.verbs import find_verb, match_verb
from camket.texts import View

_ASSIGNED = re.compile(
    r"[^.:\"]{0,160}?\b(?<!đã )(?<!ban )(?<!sự )(?:yêu cầu|giao|chỉ đạo|đề nghị) "
    r"(?=(?:các (?:cấp|sở|cơ quan|đơn vị"
    r"|địa phương|ngành|ban|huyện|xã|phường|thành viên|lực lượng|tổ chức|đoàn thể)|sở |ubnd"
    r"|ủy ban|ub\.?mttq|mttq|mặt trận|ban |công an|văn phòng"
    r"|chủ tịch|giám đốc|thủ trưởng|bộ |cấp ủy|đảng ủy|chánh|cục |chi cục|phòng ))"
)


def find_assigned(view: View, start: int, end: int) -> int | None:
    """Where an order told in the news says who shall do what ("yêu cầu các sở …"), or None."""
    if not _is_closed(view, start, end):
        return None
    for at in sentences(view, start, end):
        asked = _ASSIGNED.match(view.lower, at, end) or _asks_body(view, at, end)
        asked = asked or _THEREBY.match(view.lower, at, end)
        if asked is not None and find_verb(view, asked.end(), end) is not None:
            return asked.end()
        done = _done_by(view, at, end)
        if done is not None:
            return done
    return None


_ASKS = re.compile(
    r"(?:(?:theo đó|ngoài ra|đồng thời|bên cạnh đó),? )?(?P<who>[^.:;,\"]{2,60}?)"
    r" (?:cũng )?(?:yêu cầu|giao|lưu ý)(?: thêm)?,? (?=[^\W\d])"
)


def _asks_body(view: View, at: int, end: int) -> re.Match[str] | None:
    """ "Chính phủ giao Ngân hàng Nhà nước …", "Chính phủ yêu cầu khẩn trương …": whom, or what."""
    asked = _ASKS.match(view.lower, at, end)
    if asked is None or not read_bodies(view, asked.start("who"), asked.end()):
        return None
    if read_bodies(view, asked.end(), end) or _NAMED_POST.match(view.lower, asked.end(), end):
        return asked
    return asked if match_verb(view.lower, asked.end(), end) is not None else None


_NAMED_POST = re.compile(r"(?:phó thủ tướng|bộ trưởng|phó chủ tịch|thứ trưởng) ")
# "… có công điện gửi các tỉnh. Theo đó, các ngành phải …".
_THEREBY = re.compile(
    r"(?:theo đó|trong đó|cụ thể),? (?=(?:các (?:cấp|sở|cơ quan|đơn vị|địa phương|ngành|tỉnh|xã)"
    r"|ubnd|ủy ban|sở )[^.;:]{0,90}? (?:phải|cần|khẩn trương|chủ động)(?!\w))"
)
_THEREBY_WHO = re.compile(r"theo đó,? (?=[^\W\d])")


def _done_by(view: View, at: int, end: int) -> int | None:
    """ "Theo đó, Công an thành phố kiểm tra 100% chung cư": the body and its work."""
    head = _THEREBY_WHO.match(view.lower, at, end)
    bodies = read_bodies(view, head.end(), end) if head is not None else ()
    if head is None or not bodies:
        return None
    works = match_verb(view.lower, bodies[-1].end + 1, end)
    return head.end() if works is not None else None


# "UBND tỉnh ban hành văn bản yêu cầu các sở, ban, ngành …:" over what they shall do.
_LISTED = re.compile(
    r"\b(?<!đã )(?:yêu cầu|đề nghị|chỉ đạo|giao)"
    r"(?: (?:các |sở |ubnd |ủy ban )|(?: một số nội dung)?(?: như)?(?: sau)? ?:\Z)"
)


def lists_orders(view: View, start: int, end: int) -> bool:
    """Say whether a line that ends in a colon tells whom a body has ordered what stands below."""
    return _LISTED.search(view.lower, start, end) is not None


def _is_closed(view: View, start: int, end: int) -> bool:
    """A paragraph, no caption; the last one of an excerpt may break off."""
    return view.text[end - 1] in ".;!…" or end - start > _LONGEST_CAPTION


_LONGEST_CAPTION = 160

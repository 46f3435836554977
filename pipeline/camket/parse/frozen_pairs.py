"""Nouns with a comma between: "giám sát, phản biện", "cơ quan, tổ chức", "giữa A, B với C"."""

from __future__ import annotations

import re

from camket.texts import View

# Pairs that stand as one noun of the trade, whatever verbs they are made of.
_PAIRS = {
    "giám sát": ("phản biện",),
    "cứu nạn": ("cứu hộ",),
    "cứu hộ": ("cứu nạn",),
    "tìm kiếm": ("cứu nạn", "quy tập"),
    "thu hút": ("trọng dụng", "đãi ngộ"),
    "giao đất": ("giao rừng", "cho thuê đất"),
    "xóa đói": ("giảm nghèo",),
    "ký cược": ("ký quỹ",),
    "nghe": ("nói",),
    "dạy": ("học",),
    "cưới": ("hỏi",),
    "tố giác": ("tin báo",),
    "tin báo": ("tố giác",),
    "đón": ("tiếp",),
    "tự soi": ("tự sửa",),
    "chủ trì": ("phối hợp",),
    "tự phê bình": ("phê bình",),
}


_SECONDS = tuple(second for seconds in _PAIRS.values() for second in seconds)


def is_frozen_pair(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """Say whether the comma between `left` and `right` stands inside such a pair."""
    if not view.lower.startswith(_SECONDS, right, end):
        return False
    near = view.lower[max(left[0], left[1] - 24) : left[1]].rstrip()
    words = near.split()
    for size in (1, 2):
        seconds = _PAIRS.get(" ".join(words[-size:]), ())
        if any(view.lower.startswith(second, right, end) for second in seconds):
            return True
    return False


_KIND = re.compile(
    r"(?<!\w)(?:cơ quan|đơn vị|cá nhân|doanh nghiệp|đoàn thể|địa phương|hộ gia đình|gia đình"
    r"|cộng đồng|công dân|hiệp hội|tập thể|nhà trường|ban,? ngành)\Z"
)
# "tổ chức" is a noun when nothing stands behind it that could be held or done.
_ORGANISATION = re.compile(
    r"tổ chức(?:(?= ?[,;.)]|\Z)| (?:và|các cấp|trên|có|liên quan|thuộc|ngoài|trong (?!tháng|quý|năm"
    r"|tuần|dịp)|phải|được|đảng|chính trị|xã hội|khác|đoàn thể|cá nhân|trực thuộc|quốc tế|tín dụng"
    r"|phi chính phủ|của|về|với|kinh tế|khoa học|cơ sở|này|nước ngoài|sử dụng|vi phạm"
    r"|quần chúng|công đoàn)(?!\w))"
)


def names_organisations(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """ "trách nhiệm của các cơ quan, tổ chức trên địa bàn": two kinds of bodies."""
    if not view.lower.startswith("tổ chức", right):
        return False
    near = view.lower[max(left[0], left[1] - 24) : left[1]].rstrip()
    return bool(_KIND.search(near) and _ORGANISATION.match(view.lower, right, end))


_BETWEEN = re.compile(r"(?<!\w)giữa (?![^;.]*(?<!\w)(?:với|và)(?!\w))[^;.]*\Z")
_OTHER_SIDE = re.compile(r"[^,;.]*(?<!\w)(?:với|và)(?!\w)")


def is_between(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """ "đối thoại giữa Đảng ủy, lãnh đạo các đơn vị với đoàn viên": one side is still open."""
    if view.lower.rfind("giữa ", *left) < 0:
        return False
    if _BETWEEN.search(view.lower[left[0] : left[1]]) is None:
        return False
    return _OTHER_SIDE.match(view.lower, right, end) is not None

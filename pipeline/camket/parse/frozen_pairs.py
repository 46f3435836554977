"""Words that stand as one noun of the trade with a comma between ("giám sát, phản biện")."""

from __future__ import annotations

from camket.texts import View

# Pairs that stand as one noun of the trade, whatever verbs they are made of.
_PAIRS = {
    "giám sát": ("phản biện",),
    "cứu nạn": ("cứu hộ",),
    "cứu hộ": ("cứu nạn",),
    "tìm kiếm": ("cứu nạn",),
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

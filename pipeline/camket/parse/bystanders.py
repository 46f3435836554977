"""Counts that only name or describe: "hợp tác với 8 tỉnh", "đề ra 8 chỉ tiêu", "(có 120 hộ)".

Such a figure is no aim of the clause: it says which partners, which programme, how large the whole
is. It is kept as a fact.
"""

from __future__ import annotations

import re

from camket.parse.drafts import Clause, Draft

_PLACES = frozenset(
    (
        "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "nước",
        "quốc gia", "tỉnh, thành phố", "xã, phường",
    )
)  # fmt: skip
_BODIES = _PLACES.union(("ban", "đơn vị", "bệnh viện", "trường", "cơ quan", "sở", "bên"))
_POINTS = frozenset(
    ("chỉ tiêu", "nội dung", "nhiệm vụ", "giải pháp", "tiêu chí", "mục tiêu", "nhóm", "lĩnh vực",
     "nhóm nhiệm vụ", "nhóm giải pháp", "khâu", "vấn đề", "bước")
)  # fmt: skip
# Points of a doctrine, counted whenever it is named: "8 nguyên tắc", "6 mối kết hợp".
_DOCTRINE = frozenset(("quan điểm", "nguyên tắc", "mối kết hợp", "phương châm", "khâu đột phá"))
_PAPERS = frozenset(("chương trình", "kế hoạch", "đề án", "nghị quyết", "chỉ tiêu", "nhiệm vụ"))
# Words directly before the number, by what is counted.
_PARTNERS = re.compile(
    r"(?:(?:hợp tác|liên kết|kết nối|giao lưu|phối hợp)[^,;.\d]{0,40} với|giữa|đại diện|lãnh đạo"
    r"|thi đua|công an|hội lhpn|chiến sĩ|lhpn) \Z"
)
_ANNOUNCED = re.compile(
    r"(?:đề ra|đưa ra|xác định|thống nhất|nêu|tập trung vào|ký kết|theo|qua|gồm) \Z"
)
_ROUNDS = re.compile(r"(?:qua|thành|gồm|làm) \Z")
_WHERE = re.compile(r"(?:ở|trên|cả|trên cả|ở cả) \Z")
_PRINTED = re.compile(
    r"[^,;.:\d]{0,60}? đã (?:đề ra|ban hành|được phê duyệt|phê duyệt|thông qua|xác định|nêu|ký)"
)
_REACHED = re.compile(r"(?:hoàn thành|đạt|vượt|thực hiện|xong)(?: [^\W\d]+)? \Z")
_SIZE = re.compile(r"\((?!phấn đấu)[^()\d]{0,30}(?:có|gồm)(?: (?:gần|trên|hơn|khoảng))? \Z")


# "Nếu giải ngân dưới 50%, điều chuyển vốn", "xã nào chưa đạt 70% hồ sơ thì giải trình".
_IF = re.compile(r"(?<!\w)(?P<open>nếu|trường hợp|nào)(?!\w)(?: [^\s,;.]+){0,16} ?\Z")
_THEN = re.compile(r"[^;.:]{0,100}?(?P<then>,? thì(?!\w)|, )")
_IF_REACH = 120
# "Điều chuyển vốn của các dự án giải ngân dưới 30%": which ones stay behind, nobody's aim.
_BEHIND = re.compile(
    r"(?<!\w)(?:các|những|\d+) [^,;.:\d]{3,50} (?:giải ngân|hoàn thành|đạt|thực hiện)"
    r"(?: [^\s,;.\d]+){0,3} \Z"
)
_BELOW = ("dưới ", "thấp hơn ", "chưa đạt ", "chưa đến ")


def is_condition(clause: Clause, draft: Draft) -> bool:
    """Whether the quantity says when something is done: it is not what shall be reached."""
    low, at = clause.low, draft.start
    near = low[max(clause.start, at - _IF_REACH) : at]
    if low.startswith(_BELOW, at) and _BEHIND.search(near):
        return True
    opened = _IF.search(near)
    after = _THEN.match(low, draft.end, clause.end) if opened else None
    if opened is None or after is None:
        return False
    return opened["open"] == "nếu" or after["then"].endswith("thì")


def only_describes(clause: Clause, index: int) -> bool:
    """Whether a count names partners, announces points or gives the size of a whole."""
    draft = clause.drafts[index]
    if draft.quantity != "level" or draft.unit is None or draft.unit in ("%", "VND"):
        return False
    low, at = clause.low, draft.number_at
    before = low[max(clause.start, at - 60) : at]
    if _SIZE.search(before):
        return True
    if draft.op not in ("eq", "gt"):
        return False
    if draft.op == "eq" and _is_named(clause, draft, before):
        return True
    return draft.unit == "tiêu chí" and index > 0 and _is_whose(clause, index, before)


def _is_named(clause: Clause, draft: Draft, before: str) -> bool:
    if draft.unit in _DOCTRINE:
        return True
    if draft.unit in _BODIES and _PARTNERS.search(before):
        return True
    if draft.unit in _POINTS and _ANNOUNCED.search(before):
        return True
    if draft.unit in ("đợt", "giai đoạn") and _ROUNDS.search(before):
        return True
    printed = draft.unit in _PAPERS and _PRINTED.match(clause.low, draft.end, clause.end)
    return bool(printed) and not _REACHED.search(before)


def _is_whose(clause: Clause, index: int, before: str) -> bool:
    """ "giảm 5% ở 3 tiêu chí", "55.000 hộ đạt 8 tiêu chí": which things were counted before."""
    earlier = clause.drafts[index - 1]
    if earlier.unit == "%":
        return earlier.quantity == "change" and _WHERE.search(before) is not None
    gap = clause.low[earlier.end : clause.drafts[index].number_at]
    return gap == " đạt " and earlier.unit not in _PLACES

"""Operator, change against level, and direction of a target."""

from __future__ import annotations

import re

from camket.parse import extents
from camket.parse.drafts import Clause, Draft, last_match
from camket.parse.quantities import Amount
from camket.parse.units import Unit
from camket.records import Operator

_NEW_LEVEL: dict[str, Operator] = {
    "dưới": "lt",
    "trên": "gt",
    "hơn": "gt",
    "không quá": "le",
    "tối đa": "le",
    "ít nhất": "ge",
    "tối thiểu": "ge",
}
_TIME_UNITS = ("ngày", "ngày làm việc", "giờ", "giờ làm việc", "phút")

_PERCENT_UNITS = ("%", "‰", "điểm %")

_RATE_CHANGE = re.compile(
    r"(?:tốc độ|mức|tỷ lệ) (?P<a>tăng|giảm)|tăng trưởng|(?:^|[^a-zà-ỹđ])(?:kéo |làm )?(?P<b>giảm"
    r"|tăng)(?= )(?! cường| gia | huyết áp)"
)

_LEVEL_AFTER = re.compile(r"(?<!\w)(?:đạt|còn|xuống|lên|chiếm|đến mức|ở mức)(?!\w)")
_LISTED_CHANGE = re.compile(r"(?:kéo )?(?:giảm|tăng(?! cường| gia)) [^;.:\d]*\Z")
_ADDED = re.compile(r"(?:tăng )?thêm ?:\s*\Z")
_SAVED = re.compile(r"(?<!\w)(?:tiết kiệm|tiết giảm|cắt giảm|giảm)\s*\Z")
_KEPT = re.compile(r"\s*(?:tiếp tục )?(?:duy trì|giữ vững|giữ nguyên|bảo vệ|giữ)\b")


def set_op(draft: Draft, amount: Amount, left: extents.Left) -> None:
    """Comparator of the target from the words left of the number."""
    word = amount.flags[2] if "from_to" in amount.flags else ""
    if word:
        draft.op = _NEW_LEVEL[word]
    if draft.value_max is not None:
        draft.op = "between"
    elif left.op:
        draft.op = left.op
        draft.approx = left.approx
        draft.estimate = bool(left.words) and left.words[0].startswith("ước")
    elif left.from_ and draft.op == "eq" and "from_to" not in amount.flags:
        draft.op = "ge"
    if (
        draft.op in ("eq", "le")
        and left.words
        and left.words[-1] == "trong"
        and draft.unit in _TIME_UNITS
    ):
        draft.op = "le"
        draft.start = min(draft.start, draft.number_at - 6)
    if (
        left.excess
        and draft.total is None
        and draft.unit not in _PERCENT_UNITS
        and draft.op == "eq"
    ):
        draft.op = "gt"


def set_change(clause: Clause, draft: Draft, left: extents.Left, unit: Unit) -> None:
    """Change against level, and the direction."""
    if left.excess and unit.kind == "percent":
        draft.quantity, draft.baseline = "plan_excess", "plan"
        plan = extents.read_plan(clause.low, draft.end, clause.end)
        draft.end = plan or draft.end
        return
    behind = _excess_before(clause, draft) if unit.kind == "percent" else None
    if behind is not None:
        draft.start, draft.quantity, draft.baseline = behind, "plan_excess", "plan"
        return
    if left.change == "increase" and left.from_ and _is_move(draft):
        draft.baseline_value, draft.value = draft.value, draft.value_max
        draft.value_max, draft.op = None, "eq"
    if draft.baseline_value is not None or draft.quantity == "multiple":
        draft.direction = draft.direction or left.change
        return
    if left.level:
        draft.direction = left.level
        return
    if left.change and draft.quantity in ("level", "ratio"):
        draft.direction = left.change
        draft.quantity = "change" if draft.quantity == "level" else draft.quantity
        return
    if left.more:
        saved = _SAVED.search(clause.low, max(clause.start, draft.start - 20), draft.start)
        draft.direction = "decrease" if saved else "increase"
        draft.quantity = "change" if unit.kind == "percent" else draft.quantity
        return
    _far_change(clause, draft, unit)


_SHARE = 20


def _is_move(draft: Draft) -> bool:
    """ "tăng từ 49,1 - 50%" goes to a new level; "tăng từ 1,5 - 2%" grows by so much."""
    low, high = draft.value, draft.value_max
    if low is None or high is None or draft.unit != "%" or draft.per:
        return False
    return low >= _SHARE and (high - low) * 25 < high


_EXCEEDED = re.compile(
    r"(?<!\w)vượt (?:mức )?(?:chỉ tiêu|kế hoạch|dự toán)(?: (?!từ|trên|ít)[^\W\d]+){0,5} \Z"
)


def _excess_before(clause: Clause, draft: Draft) -> int | None:
    """Where "vượt chỉ tiêu huyện giao" begins, when the figure stands behind it."""
    if "vượt" not in clause.low[max(clause.start, draft.start - 50) : draft.start]:
        return None
    found = _EXCEEDED.search(clause.low, max(clause.start, draft.start - 50), draft.start)
    return found.start() if found else None


_NEGATED = re.compile(
    r"(?<!\w)không (?:kéo dài|cách|chậm|muộn|nghỉ|đi|tồn|giữ|lưu|phải)(?!\w)[^,;.:()\d]{0,30}\Z"
)


def set_negated(clause: Clause, draft: Draft) -> None:
    """ "không kéo dài quá hai ngày" is at most, "không cách nhà dân dưới 50 m" at least."""
    if draft.op not in ("le", "lt", "gt"):
        return
    match = _NEGATED.search(clause.low, max(clause.start, draft.start - 50), draft.start)
    if match is None:
        return
    draft.op = "ge" if draft.op == "lt" else "le"
    draft.start = match.start()


def _segment(low: str, floor: int, end: int) -> str:
    """The words before a quantity, from the last mark or open bracket on."""
    for mark in (";", ", ", ". "):
        floor = max(floor, low.rfind(mark, floor, end) + 1)
    opened = low.rfind("(", floor, end)
    if opened >= 0 and low.find(")", opened, end) < 0:
        floor = opened + 1
    return low[floor:end]


def _far_change(clause: Clause, draft: Draft, unit: Unit) -> None:
    """A change verb farther left: "Giảm số vụ phạm pháp hình sự từ 5% trở lên"."""
    low = clause.low
    segment = _segment(low, max(clause.start, draft.start - 120), draft.start)
    if (
        clause.drafts
        and clause.drafts[-1].quantity == "change"
        and segment.strip() in ("và", "")
        and low[clause.drafts[-1].end : draft.start] in (" và ", ", ")
    ):
        draft.quantity, draft.direction = (
            ("change" if unit.kind == "percent" else draft.quantity),
            clause.drafts[-1].direction,
        )
        return
    listed = low[max(clause.start, draft.start - 120) : draft.start]
    if (
        "," in listed
        and "," not in segment
        and draft.start - clause.start < 120
        and _LISTED_CHANGE.match(listed)
        and not _LEVEL_AFTER.search(listed)
    ):
        segment = listed
    if unit.kind == "count" and _ADDED.search(segment):
        draft.quantity, draft.direction = "change", "increase"
        return
    if _KEPT.match(segment):
        draft.direction = "maintain"
        return
    if draft.quantity != "level" or unit.kind != "percent":
        return
    found = last_match(_RATE_CHANGE, segment, 0, len(segment))
    if found is None:
        return
    named = found["a"] or (None if found["b"] else "tăng")
    level = _LEVEL_AFTER.search(segment, found.end())
    if named is None and level:
        if level.group() in ("lên", "xuống", "còn"):
            draft.direction = "decrease" if found["b"] == "giảm" else "increase"
        return
    draft.quantity = "change"
    draft.direction = "decrease" if (named or found["b"]) == "giảm" else "increase"

"""Ranks: "xếp thứ 5/63", "nhóm 30 tỉnh dẫn đầu", "hạng"."""

from __future__ import annotations

import re

from camket.parse import extents
from camket.parse.drafts import Clause, Draft
from camket.parse.quantities import Amount
from camket.parse.units import Unit

_RANK = re.compile(
    r"(?:xếp |đứng |vị trí |từ |hạng |lên |giữ )+(?:thứ |vị trí thứ |hạng )?\Z|(?:nhóm|tốp"
    r"|top) (?:đầu )?\Z"
)

_RANK_WORD = re.compile(r"thứ|hạng|vị trí|nhóm|tốp|top")

# "an toàn nhóm 4", "nhóm 2 đối tượng" name a kind; only the best of a whole are a rank.
_BEST = re.compile(
    r"[^;.:\d]{0,60}?(?<!\w)(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất)(?!\w)"
    r"| (?:đầu(?! tư)|(?:của )?(?:cả nước|toàn (?:quốc|tỉnh|thành phố|huyện|quận|ngành|khu vực)"
    r"|tỉnh|thành phố|huyện|xã|phường|địa phương|quốc gia|nước))(?!\w)"
)
_PLACED = re.compile(r"(?:xếp|đứng|lọt|vươn|chỉ số|thứ hạng)[^,;.:\d]{0,30} nhóm \Z")
RANK_GROUP = re.compile(r"(?:nhóm|tốp|top) (?:đầu )?\Z")
_RANK_ENDS = (
    "xếp ", "đứng ", "trí ", "từ ", "hạng ", "lên ", "giữ ", "thứ ",
    "nhóm ", "tốp ", "top ", "đầu ",
)  # fmt: skip
_WEEKDAY = re.compile(r"[2-7] (?:đến|và|-) (?:sáng |chiều )?thứ |[2-7] (?:hằng|hàng) tuần")
_NOT_RANK = re.compile(r"lần thứ \Z|con thứ \Z|năm thứ \Z|người thứ \Z|loại \Z")
_LEADING = re.compile(r"(?:, [^\W\d_]+(?: [^\W\d_]+)?)? (?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|đầu)")


def rank_before(low: str, start: int, at: int) -> re.Match[str] | None:
    """ "xếp thứ", "hạng", "nhóm", "top" directly before a number."""
    if not low.endswith(_RANK_ENDS, 0, at):
        return None
    match = _RANK.search(low, max(start, at - 20), at)
    if match is None or _names_kind(low, start, at):
        return None
    return match if _RANK_WORD.search(match.group()) else None


_DIGITS = re.compile(r"\d+")


def _names_kind(low: str, start: int, at: int) -> bool:
    """Whether "nhóm" before a number says which kind is meant, not which place is reached."""
    number = _DIGITS.match(low, at)
    if number is None or not low.endswith("nhóm ", start, at):
        return False
    if _BEST.match(low, number.end()):
        return False
    return _PLACED.search(low, max(start, at - 50), at) is None


def in_group(low: str, start: int, at: int) -> re.Match[str] | None:
    """ "nhóm", "tốp đầu" directly before a number."""
    if not low.endswith(("nhóm ", "tốp ", "top ", "đầu "), 0, at):
        return None
    if _names_kind(low, start, at):
        return None
    return RANK_GROUP.search(low, max(start, at - 12), at)


def read_rank(clause: Clause, at: int, amount: Amount, rank: re.Match[str]) -> Draft | None:
    """The target of a rank whose words are `rank` and whose number is `amount`."""
    low = clause.low
    begin = rank.start()
    if _NOT_RANK.search(low, max(clause.start, begin - 8), at):
        return None
    if _WEEKDAY.match(low, at):  # "từ thứ 2 đến thứ 6"
        return None
    end, post = extents.read_post(low, amount.end, clause.end)
    group = bool(RANK_GROUP.search(low, begin, at)) or post == "ge"
    return Draft(
        begin,
        end,
        at,
        op="le" if group else "eq",
        value=amount.value,
        unit="hạng",
        quantity="rank",
        total=amount.total,
    )


def set_rank_group(clause: Clause, draft: Draft, unit: Unit) -> None:
    """ "nhóm 30 tỉnh dẫn đầu": a rank of at most 30."""
    low = clause.low
    match = in_group(low, clause.start, draft.number_at)
    if match and unit.kind == "count":
        draft.start, draft.op, draft.unit, draft.quantity = match.start(), "le", "hạng", "rank"
        lead = _LEADING.match(low, unit.end, clause.end)
        draft.end = lead.end() if lead else unit.end

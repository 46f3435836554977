"""Numbers with no noun behind them: ranks, ratios, index values, and what is counted before."""

from __future__ import annotations

import re

from camket.parse import divisors, extents, ranks
from camket.parse.drafts import Clause, Draft
from camket.parse.quantities import Amount

# "Số bác sĩ/vạn dân: 11", "kết nạp đảng viên: 12", "kết nạp đảng viên mới từ 8 đến 10": what is
# counted stands before the number.
_COUNTED_BEFORE = re.compile(
    r"(?:(?:tổng )?số|chỉ số|hệ số|mật độ|kết nạp|giới thiệu|bồi dưỡng|đào tạo|tuyển|trồng|xây dựng"
    r"|tổ chức|giúp đỡ|vận động|phát triển) [^,;:.\d]{3,50}(?:: ?|(?<= )từ )\Z"
    # Titles and works of a year: "CSTĐ cơ sở: 03".
    r"|(?<!\w)(?:cstđ|chiến sĩ thi đua|lđtt|lao động tiên tiến|tập thể|cá nhân|sáng kiến|skkn"
    r"|đề tài|bằng khen|giấy khen|cờ thi đua|hsg|học sinh giỏi|gvg|giáo viên (?:dạy )?giỏi)"
    r"[^,;:.\d]{0,50}: ?\Z"
)
_NOTHING_MORE = re.compile(r" ?(?:[,;).]|\Z|trở (?:lên|xuống)|hoặc (?:cao )?hơn|\()")


def _counts_of_label(clause: Clause, amount: Amount) -> bool:
    """Whether a bare number ends a phrase that says what is counted."""
    low, floor = clause.low, max(clause.start, amount.start - 80)
    if amount.words or amount.total is not None or "percent" in amount.flags:
        return False
    if not _ends(clause, amount):
        return False
    return _COUNTED_BEFORE.search(low, floor, amount.start) is not None


def _rate(clause: Clause, amount: Amount, left: extents.Left) -> Draft | None:
    """ "không quá 15/100.000 trẻ", "số bác sĩ trên 1 vạn dân đạt 12": a number counted per many."""
    end, per = divisors.of_many(clause, amount)
    if not per and amount.total is None and not amount.words and _ends(clause, amount):
        end, per = amount.end, divisors.read_rate(clause, amount.start)
    if not per:
        return None
    op = left.op or ("eq" if amount.value_max is None else "between")
    return Draft(left.start, end, amount.start, op=op, value=amount.value,
        value_max=amount.value_max, per=per)  # fmt: skip


def _ends(clause: Clause, amount: Amount) -> bool:
    near = clause.low[amount.end : min(clause.end, amount.end + 12)]
    return _NOTHING_MORE.match(near) is not None


def read_without_unit(clause: Clause, at: int, amount: Amount, left: extents.Left) -> Draft | None:
    """A number with no noun: a rank, a ratio, or an index value."""
    low = clause.low
    if clause.taken.holds(at):
        return None
    rate = _rate(clause, amount, left)
    if rate is not None:
        return rate
    rank = ranks.rank_before(low, clause.start, at)
    if amount.total is not None and "from_to" not in amount.flags and not rank:
        if left.change and amount.value == 1:
            return Draft(left.start, amount.end, at, op=left.op or "eq", value=amount.value,
                denominator=int(amount.total),
                         quantity="ratio", direction=left.change)  # fmt: skip
        return None
    if rank and not amount.words and amount.value < 1000 and "from_to" not in amount.flags:
        return ranks.read_rank(clause, at, amount, rank)
    if clause.context.unit and left.words:
        return None
    if _counts_of_label(clause, amount):
        op = left.op or ("ge" if left.from_ and amount.value_max is None else "eq")
        op = "between" if amount.value_max is not None else op
        end, post = extents.read_post(low, amount.end, clause.end)
        return Draft(left.start, end, at, op=post or op, value=amount.value,
            value_max=amount.value_max)  # fmt: skip
    if (
        left.words
        and ("đạt" in left.words or left.op)
        and amount.value != amount.value.to_integral_value()
        and "từ" not in left.words[:1]
    ):
        end, post = extents.read_post(low, amount.end, clause.end)  # "từ 3,6 trở lên"
        op = post or left.op or "eq"
        return Draft(left.start, end, at, op=op, value=amount.value, value_max=amount.value_max)
    return None

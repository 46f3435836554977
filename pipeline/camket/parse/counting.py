"""Numbers in words: when "một", "hai", "năm" count something and when they are only articles."""

from __future__ import annotations

import re

from camket.parse import divisors, extents, refusals, units
from camket.parse.drafts import Clause
from camket.parse.quantities import Amount
from camket.parse.units import Unit
from camket.parse.verbs import find_verb


def word_number_stands(
    clause: Clause, at: int, amount: Amount, unit: Unit, left: extents.Left
) -> bool:
    """Whether a number in words counts ("hai gương"), not only points ("một phong trào lớn")."""
    if amount.denominator or amount.value_max is not None:
        return True
    known = units.is_unit_word(unit.name) or unit.kind != "count"
    compared = bool(left.op or left.more)
    if amount.value == 1 and clause.low.endswith("trên ", 0, at):
        return False  # "trên một đơn vị diện tích" divides
    if _is_actor(clause, at, unit):
        return False
    if amount.value == 1 and (_each_does(clause, at) or _makes(clause, at, unit)):
        return True
    if amount.value == 1 or clause.low.startswith(("năm ", "ba ", "chín "), at):
        return (
            compared or (known and bool(divisors.read_each(clause, at))) or _per_after(clause, unit)
        )
    if not known:
        return compared
    return (
        compared
        or unit.name in ("lần", "buổi", "cuộc")
        or not refusals.article_before(clause.low, clause.start, at)
    )


# "Hai đơn vị sẽ tăng cường phối hợp": who acts, no count to be reached.
_ACTORS = frozenset(("đơn vị", "bên", "ngành", "cơ quan", "lực lượng", "địa phương", "tổ chức"))
_ACTS = re.compile(
    r" (?:[^\W\d]+ ){0,3}?(?:sẽ|cùng|tiếp tục|thống nhất|phối hợp|tăng cường|cam kết)(?!\w)"
)


def _is_actor(clause: Clause, at: int, unit: Unit) -> bool:
    opens = not clause.low[clause.start : at].strip()
    return opens and unit.name in _ACTORS and _ACTS.match(clause.low, unit.end) is not None


def _each_does(clause: Clause, at: int) -> bool:
    """ "mỗi trường đăng ký một đổi mới": every unit does it to exactly one."""
    floor = clause.drafts[-1].end if clause.drafts else clause.start
    each = clause.low.find("mỗi ", max(floor, at - 60), at)
    if each < 0 or clause.low.find(",", each, at) >= 0:
        return False
    verb = find_verb(clause.view, each + 4, at)
    return verb is not None and verb.end == at - 1


# Things made one by one: "xây dựng một công trình" counts as "hai công trình" does.
_WORKS = frozenset(
    (
        "công trình", "mô hình", "ngôi nhà", "căn nhà", "nhà văn hóa", "hộ", "hộ nghèo",
        "hộ gia đình",
        "chi bộ", "chi hội", "câu lạc bộ", "tổ hợp tác", "hợp tác xã", "hội nghị", "lớp", "buổi",
        "sáng kiến", "đề tài", "phần việc", "tuyến đường", "vườn", "thư viện", "tủ sách", "hội thi",
        "công trình thanh niên", "phần việc thanh niên", "cầu", "sân chơi",
    )
)  # fmt: skip
_MAKING = re.compile(
    r"(?<!\w)(?:xây dựng|xây|thành lập|ra mắt|tổ chức|mở|trồng|giúp đỡ|giúp|hỗ trợ|nhận đỡ đầu"
    r"|đăng ký|đảm nhận|sửa chữa|làm|lắp đặt)(?: được| mới)? \Z"
)


def _makes(clause: Clause, at: int, unit: Unit) -> bool:
    """Whether an activity that makes countable things stands right before "một"."""
    return unit.name in _WORKS and bool(_MAKING.search(clause.low, max(clause.start, at - 24), at))


def _per_after(clause: Clause, unit: Unit) -> bool:
    return unit.name in ("lần", "buổi", "cuộc", "ngày") and bool(
        units.read_per(clause.low, unit.end, clause.end)[1]
    )

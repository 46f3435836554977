"""Frozen words that list sectors and promise nothing of any one of them (DOMAIN 3)."""

from __future__ import annotations

import re

from camket.texts import View

_SECTORS = (
    r"(?:ổn định chính trị|(?:phát triển )?kinh tế ?[-,] ?(?:văn hóa ?[-,] ?)?xã hội"
    r"|quốc phòng ?(?:[-,]|và) ?an ninh|an ninh ?[-,] ?quốc phòng|an sinh xã hội"
    r"|an ninh,? trật tự|trật tự,? an toàn xã hội)"
)
_FORMULA = re.compile(
    rf"(?:(?:giữ vững|bảo đảm|đảm bảo|củng cố|tăng cường|phát triển|chăm lo|ổn định) )?{_SECTORS}"
    r"(?: của \w+| địa phương| trên địa bàn)?\s*"
)
_OPENERS = ("giữ ", "bảo ", "đảm ", "củng ", "tăng ", "phát ", "chăm ", "ổn ", "quốc ", "an ")
# Who leads and how, before the first of them: "lãnh đạo", "tiếp tục tập trung".
_LEAD = re.compile(r"(?:(?:lãnh đạo|chỉ đạo|tiếp tục|tập trung|góp phần) )*")


def is_formula(view: View, left: tuple[int, int], right: int, following: int) -> bool:
    """Say whether a comma joins two parts of a formula, with nothing else on either side.

    "phát triển kinh tế - xã hội, giữ vững quốc phòng - an ninh" is one promise; `left` is the
    clause so far, `following` where the words after the comma end.
    """
    if not view.lower.startswith(_OPENERS, right):
        return False
    if _FORMULA.fullmatch(view.lower, right, following) is None:
        return False
    at = max(left[0], view.lower.rfind(",", *left) + 1)
    before = view.lower[at : left[1]].strip()
    lead = _LEAD.match(before)
    return _FORMULA.fullmatch(before, lead.end() if lead else 0) is not None

"""Compounds written with a dash that a wrapped line breaks before it: "kinh tế⏎- xã hội"."""

from __future__ import annotations

import re

from camket.texts import View

# What stands behind the dash, by what stands before it.
_HALVES = {
    "kinh tế": ("xã hội(?! hóa)", "quốc phòng", "văn hóa"),
    "văn hóa": ("xã hội(?! hóa)", "nghệ thuật", "văn nghệ", "thể thao"),
    "chính trị": ("xã hội(?! hóa)", "hành chính"),
    "xã hội": ("nghề nghiệp",),
    "quốc phòng": ("an ninh",),
    "an ninh": ("quốc phòng", "trật tự"),
    "khoa học": ("công nghệ", "kỹ thuật"),
    "nông": ("lâm",),
    "lâm": ("ngư", "thủy sản"),
    "công nghiệp": ("xây dựng", "tiểu thủ công nghiệp", "dịch vụ"),
    "thương mại": ("dịch vụ", "du lịch"),
    "dịch vụ": ("du lịch", "thương mại"),
    "thi đua": ("khen thưởng",),
    "dân số": ("kế hoạch hóa",),
    "tài chính": ("ngân hàng", "kế hoạch", "tiền tệ", "ngân sách"),
    "thể dục": ("thể thao",),
    "xanh": ("sạch",),
    "sạch": ("đẹp",),
    "đẹp": ("an toàn", "văn minh"),
}
# A word before the first half: a bare "kinh tế" above "- xã hội" is a list of two.
_FIRST = re.compile(rf"\w (?:- )?(?P<first>{'|'.join(_HALVES)})\Z")
_SECOND = {
    first: re.compile(rf"[-–] ?(?:{'|'.join(seconds)})(?!\w)") for first, seconds in _HALVES.items()
}
# Halves that end no phrase by themselves ("nông - lâm⏎- ngư nghiệp").
_NEVER_LAST = frozenset(("nông", "lâm", "xanh", "sạch", "đẹp"))
_LONGEST = 16
"""Characters of the longest first half and the word before it."""


def halves(view: View, end: int, start: int, *, listed: bool) -> bool:
    """Whether a line that ends at `end` and one that opens at `start` share a compound.

    Below a short item of the same list (`listed`) only halves that end no phrase are sure.
    """
    found = _FIRST.search(view.lower, max(0, end - _LONGEST), end)
    if found is None or not view.text[start : start + 3].islower():
        return False
    if listed and found["first"] not in _NEVER_LAST:
        return False
    return _SECOND[found["first"]].match(view.lower, start) is not None

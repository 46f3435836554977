"""Tables of places: communes or bodies as rows or as heads, each with a figure of its own."""

from __future__ import annotations

import re

from camket.heads import UPPER
from camket.parse.columns import is_number, is_time, kind_of, without_unit

_PLACES = re.compile(
    r"(?:tên )?(?:các )?(?:xã|phường|thị trấn|thôn|địa phương|địa bàn|đơn vị(?! tính)|trường)(?!\w)"
)
_ONLY_PLANNED = re.compile(
    r"(?:giao )?(?:chỉ tiêu|kế hoạch|kh|mục tiêu)(?!\w)(?: về)?"
    r"(?: (?:được )?giao(?! (?:quân|đất|rừng|khoán)))?(?: (?:năm )?(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r" ?\b(?:năm )?(?:19|20)\d\d\Z", re.IGNORECASE)
# How large a place is says what it can be given; nobody gives it that.
_SIZE = re.compile(
    r"dân số|(?:tổng )?số (?:nhân )?khẩu|tổng số (?:hộ|dân|thôn|xã)|diện tích tự nhiên"
)


# "Sở Nội vụ", "Huyện An Lão": one body or place by its own name.
_NAMED = re.compile(
    r"(?:Sở|Phòng|Ban|Cục|Chi cục|Công an|Hội|Đoàn|Huyện|Quận|Thành phố|TP|Thị xã|Tỉnh|Khoa|Tổ|Khối"
    rf"|Cụm|Văn phòng|Trung tâm|Bệnh viện|Chi bộ|Đảng bộ)[. ](?=[{UPPER}\d])"
)


def is_one_place(name: str) -> bool:
    """Say whether a head, in its own letters, is the name of a place or a body.

    >>> is_one_place("Sở Nội vụ"), is_one_place("Hội viên mới")
    (True, False)
    """
    return is_of_places(name) or _NAMED.match(name) is not None


def is_of_places(name: str) -> bool:
    """Say whether the rows below a head are places or bodies, each measured by the other heads."""
    return _PLACES.match(name.lower()) is not None


def measured_by(head: str) -> str | None:
    """What a head says it measures: without unit, year and the words that only call it a plan.

    >>> measured_by("Kế hoạch trồng rừng (ha)"), measured_by("Chỉ tiêu năm 2025")
    ('trồng rừng', None)
    """
    words = _LAST_YEAR.sub("", without_unit(head))
    planned = _ONLY_PLANNED.match(words)
    return words[planned.end() if planned else 0 :].strip() or None


def is_size(head: str) -> bool:
    """Say whether a head, in lower case, tells how large the places are."""
    return _SIZE.match(head) is not None


_SUM = re.compile(r"(?:tổng|cộng)(?: (?:số|cộng|chung))*[ .:]*", re.IGNORECASE)


def is_sum(name: str) -> bool:
    """Say whether a row adds up the rows of all places ("Tổng cộng") and so names none."""
    return _SUM.fullmatch(name) is not None


# "PHỤ LỤC: CHỈ TIÊU NĂM 2024", "Giao chỉ tiêu cho các xã", "Biểu 2. Phân bổ kế hoạch trồng rừng".
_GIVES_OUT = re.compile(
    r"(?:(?:bảng|biểu|phụ lục)(?: (?:số )?[\divx]{1,4})?(?: ?[.:\-])? )?(?:về (?:việc )?)?"
    r"(?:(?:giao|phân bổ|phân khai|phân giao|đăng ký)(?: [^\W\d]+){0,2} "
    r"(?:chỉ tiêu|kế hoạch(?! (?:đầu tư|vốn)))"
    r"|(?:(?:các|một số|những|hệ thống) )*chỉ tiêu)(?!\w)(?! (?:đã |chưa )?đạt(?! năm))"
)


def gives_out(heading: str) -> bool:
    """Say whether a heading, in lower case, gives out targets."""
    return _GIVES_OUT.match(" ".join(heading.split())) is not None


_OF_A_ROW = ("unit", "other", "comparison", "cost")


def shares_out(columns: tuple[str, ...]) -> bool:
    """Say whether a table only sets figures beside places, without what came of them."""
    names = [name.lower() for name in columns if not is_number(name)]
    kinds = [kind_of(name) for name in names]
    if len(names) < 2 or "result" in kinds or "ratio" in kinds or is_time(names[0]):
        return False
    if is_of_places(names[0]):
        return True
    heads = [name for name, kind in zip(names, kinds, strict=True) if kind not in _OF_A_ROW]
    return sum(is_of_places(name) for name in heads[1:]) > 1

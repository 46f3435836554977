"""Kept, but after its day: what a report says of when something was done."""

from __future__ import annotations

import re
from datetime import date

from camket.dates import read_year, valid_date

_DONE = (
    r"(?:hoàn thành|xong|bàn giao|khánh thành|nghiệm thu|thông xe|đưa vào (?:sử dụng|khai thác)"
    r"|kết thúc|khởi công|khai trương|thành lập|ban hành|công nhận|tổ chức|ra mắt|khai giảng)"
)
# "hoàn thành ngày 15/8", "bàn giao vào tháng 9"; "đến ngày 15/8 đã hoàn thành" and "dự kiến hoàn
# thành trước ngày 15/8" tell no such day.
_DAY = re.compile(
    rf"(?<!sẽ )(?<!dự kiến )(?<!phấn đấu )(?<!chưa ){_DONE}"
    r"(?: (?!trước|đến|hết|từ|chậm|dự|sẽ|năm)[\w.]+){0,14}?"
    r" (?:(?:ngày |vào |hồi |trong )+(?P<d>\d{1,2})(?: ?[/.-] ?| tháng )(?P<m>\d{1,2})"
    r"|(?:vào |hồi |trong )?(?:tháng (?P<month>\d{1,2})|quý (?P<quarter>iv|i{1,3}|[1-4])(?!\w)))"
    r"(?:(?: ?[/.-] ?| năm )(?P<y>(?:19|20)\d\d))?"
)
_WORDS = re.compile(
    r"(?:chậm|muộn|trễ)(?: hơn)?(?: (?:\d+ |nửa |một )?(?:ngày|tuần|tháng|quý|năm))?"
    r" so với (?:kế hoạch|tiến độ|thời hạn|yêu cầu|quy định|hạn)"
    r"|hoàn thành (?:nhưng )?(?:trễ|quá|chậm|muộn) (?:thời )?hạn"
)
_QUARTERS = {"i": 1, "ii": 4, "iii": 7, "iv": 10, "1": 1, "2": 4, "3": 7, "4": 10}


def is_late(said: str, due: str | None) -> bool:
    """Whether the words (lower case) say that something was done after the day it was due.

    >>> [is_late(said, "2024-06-29") for said in ("hoàn thành ngày 15/8", "hoàn thành quý ii")]
    [True, False]
    """
    if _WORDS.search(said):
        return True
    done = _earliest(said, int(due[:4])) if due else None
    return done is not None and due is not None and done.isoformat() > due


def _earliest(said: str, year: int) -> date | None:
    """First day on which what was told can have been done."""
    found = _DAY.search(said)
    if found is None:
        return None
    year = read_year(found["y"]) if found["y"] else year
    if found["quarter"]:
        return valid_date(year, _QUARTERS[found["quarter"]], 1)
    return valid_date(year, int(found["m"] or found["month"]), int(found["d"] or 1))

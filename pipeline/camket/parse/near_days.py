"""Days named from where one stands: "hôm nay", "ngày mai", "cùng ngày"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from camket.parse.intervals import interval
from camket.parse.moments import read_moment
from camket.parse.time_reader import Reader

# Where the words end and the day they mean.
NearDay = tuple[int, date | None]

_NEAR = re.compile(
    r"(?:ngày )?(?:(?P<today>hôm nay)|(?P<next>mai))(?!\w)"
    r"|(?P<now>(?:sáng|trưa|chiều|tối|đêm) nay)(?!\w)"
    r"|(?P<after>(?:sáng|trưa|chiều|tối) mai)(?!\w)"
    r"|(?P<same>cùng ngày)(?!\w)"
)
_PRINTED = re.compile(r"(?:ngày )?\d{1,2}(?:[/.-]\d{1,2}| tháng \d)")
_REACH = 300


def read_near_day(reader: Reader, at: int, begin: int) -> NearDay | None:
    """The day at `begin`: the document's own, the next, or the one printed just before."""
    match = _NEAR.match(reader.low, begin, reader.stop)
    if match is None:
        return None
    today = reader.context.doc_date
    if match["same"]:
        return match.end(), _day_before(reader, at) or today
    later = match["next"] or match["after"]
    return match.end(), today + timedelta(days=1) if later and today else today


def _day_before(reader: Reader, at: int) -> date | None:
    """ "Ngày 20/3 họp; nộp trước 17 giờ cùng ngày": the last day printed in the line before."""
    low = reader.low
    floor = max(low.rfind("\n", 0, at) + 1, at - _REACH)
    days = [read_moment(low, found.start(), at) for found in _PRINTED.finditer(low, floor, at)]
    printed = [day for day in days if day is not None and day.unit == "day" and day.month]
    return interval(printed[-1].within(reader.year))[0] if printed else None

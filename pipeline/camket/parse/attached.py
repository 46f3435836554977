"""Times that belong to a noun and bind nobody: "kết quả thu của năm 2019", "Chiến lược 2021-2030".

The year of a result, the span in the name of a strategy and the day of a meeting say which one is
meant, not when something is to be done.
"""

from __future__ import annotations

import re

from camket.parse.moment import Moment
from camket.parse.time_reader import Reader

_REACH = 90
# "kết quả thu của năm 2019", "tổng số máu của cả năm"
_OF = re.compile(
    r"(?<!\w)(?:kết quả|mức|thành tích|chỉ tiêu|kế hoạch|tổng|số|chủ đề|doanh thu|sản lượng)"
    r"(?!\w)[^,;.]{0,50} của (?:cả )?\Z"
)
# "trong những năm tới": no year is meant
_SEVERAL = re.compile(r"(?<!\w)(?:những|các|mấy|vài) \Z")
# "(giá so sánh năm 2010)": at whose prices
_PRICES = re.compile(r"(?<!\w)giá (?:so sánh|cố định|gốc|hiện hành|thực tế)(?: của)? \Z")
# "Tết Nguyên đán Nhâm Dần năm 2022"
_HOLIDAY = re.compile(r"(?<!\w)tết(?: (?!và|trước|trong|sau)[^\W\d]+){0,4} \Z")
# "Chiến lược phát triển thanh niên Việt Nam giai đoạn 2021 - 2030": a name inside the sentence.
_STRATEGY = r"(?:Chiến lược|Quy hoạch|Đề án),?(?: [^\W\d]+,?){2,14} \Z"
_NAMED = re.compile(rf"(?<=[\w,] ){_STRATEGY}")
_NAMED_FIRST = re.compile(rf"\s*{_STRATEGY}")
_PASSIVE = re.compile(r" (?:sẽ |cần |phải )?được ")
# "ý kiến của Chủ tịch tỉnh tại cuộc họp ngày 12/3"
_MEETING = re.compile(
    r"(?<!\w)(?:tại|theo|trong) (?:các |buổi |văn bản |thông báo )?(?:cuộc họp|hội nghị|phiên họp"
    r"|làm việc|công văn|thông báo|văn bản|kết luận|kỳ họp)(?: [^\W\d]+){0,8} \Z"
)


def belongs_to_noun(reader: Reader, at: int, moment: Moment, kind: str) -> bool:
    """Whether a time at `at` only says which thing is meant."""
    first = max(reader.start, at - _REACH)
    before = reader.low[first:at]
    if moment.unit == "day":
        return not kind and _MEETING.search(before) is not None
    if moment.unit == "year":
        if _SEVERAL.search(before):
            return True
        named = _OF.search(before) or _HOLIDAY.search(before) or _PRICES.search(before)
        return not kind and named is not None
    return moment.unit == "span" and not kind and _is_name(reader, first, at, moment)


def _is_name(reader: Reader, first: int, at: int, moment: Moment) -> bool:
    text = reader.view.text
    if _NAMED.search(text, first, at):
        return True
    heads = _NAMED_FIRST.match(text, reader.start, at) is not None
    return heads and _PASSIVE.match(reader.low, moment.end, reader.stop) is not None

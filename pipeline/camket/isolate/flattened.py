"""A document whose line ends were lost: where its header, title and parts would have begun."""

from __future__ import annotations

import re
from functools import cache

from camket.isolate.shapes import CAPITAL
from camket.symbols import document_types

_LEAST = 300
_HEAD = 2500
_NATION = re.compile(
    r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|GIAO ƯỚC THI ĐUA|"
    r"Số ?:? ?\d{1,4} ?[/-] ?[A-ZĐ]|(?:Một|Hai) là[:,]|Nơi nhận ?:"
)
_FORMAL = (
    r"CỘNG HÒA XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|(?:Độc lập|ĐỘC LẬP) ?-|Số ?:? ?\d{1,4} ?[/-]|"
    r"Kính gửi ?:|"
    r"Căn cứ (?!vào|để)|Theo đề nghị của|Xét (?:đề nghị|Tờ trình)|QUYẾT (?:ĐỊNH|NGHỊ) ?:|"
    r"(?:NỘI DUNG |BẢN )?(?:KÝ KẾT )?GIAO ƯỚC|BẢN KÝ KẾT|LỜI PHÁT ĐỘNG"
)
_PARTS = (
    r"Nơi nhận ?:|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.? ?[A-ZĐ]{2}|Điều \d{1,3}[.:] |Chương [IVX]{1,5}\b|"
    r"(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là ?[:,]|Thứ (?:nhất|hai|ba|tư|năm|sáu|"
    r"bảy) ?[:,]"
)
_MARKED = re.compile(
    rf"(?:(?<=[.:;/])|(?<={CAPITAL}{CAPITAL})) {{1,40}}(?=(?:[IVX]{{1,4}}|\d{{1,2}}) ?[.)/] "
    rf"?[^\W_])"
)
_AFTER = re.compile(
    r"(?:(?:như sau|sau đây|sau) ?:|(?:h|H)ạnh phúc|HẠNH PHÚC|\./\.|VIỆT NAM(?= "
    r"+[A-ZĐ]{2}.{0,80}Độc lập))"
)
_CAPITALS = re.compile(
    rf"(?:(?:{CAPITAL}{{2,}}|(?:19|20)\d\d|-|\"[^\"]{{3,80}}\") +){{2,}}(?={CAPITAL}[^\W\d_A-Z])"
)
_POSTS = re.compile(
    r"(?<! ) {1,40}(?=(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG (?:PHÒNG|BAN)|BÍ THƯ|HIỆU TRƯỞNG|"
    r"CHÁNH|CHỈ HUY|"
    r"ĐẠI DIỆN|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|CỤC TRƯỞNG))"
)


@cache
def _openings() -> re.Pattern[str]:
    types = sorted((row.name.upper() for row in document_types()), key=len, reverse=True)
    return re.compile(
        rf"(?<! ) {{1,40}}(?=(?:{_FORMAL}|(?:{'|'.join(types)})(?!\w))(?!\w*[a-zđ] ?:))"
    )


_LATER = re.compile(rf"(?<! ) {{1,40}}(?=(?:{_PARTS}))")


# "… I. Về kinh tế 1. Tốc độ … 2. Thu nhập … 3. Tổng …": a list that lost its line ends.
_NUMBER = re.compile(rf"(?<=[.;:)\w] )(?P<n>\d{{1,2}})\. (?={CAPITAL})")
_ROMAN = re.compile(rf"(?<=[.;:)\w] )[IVX]{{1,4}}\. (?={CAPITAL})")
_SHORTEST_LIST = 4


def _numbered(text: str, start: int, end: int) -> list[int]:
    """Where the items of a list numbered from one begin; empty without four of them."""
    found: list[int] = []
    for marker in _NUMBER.finditer(text, start, end):
        if int(marker["n"]) == len(found) + 1:
            found.append(marker.start())
    if len(found) < _SHORTEST_LIST:
        return []
    parts = [marker.start() for marker in _ROMAN.finditer(text, start, end)]
    return sorted(at for at in {*found, *parts} if start < at < end)


def cuts(text: str, start: int, end: int) -> list[int]:
    """Offsets in `[start, end)` where a new line would begin; empty for a line that is none."""
    if end - start < _LEAST:
        return []
    if _NATION.search(text, start, min(end, start + _HEAD)) is None:
        return _numbered(text, start, end)
    head = min(end, start + _HEAD)
    found = {cut.end() for cut in _openings().finditer(text, start, head)}
    found |= {cut.end() for cut in _CAPITALS.finditer(text, start, head)}
    found |= {cut.end() for cut in _LATER.finditer(text, start, end)}
    found |= {cut.end() for cut in _MARKED.finditer(text, start, end)}
    found |= {cut.end() for cut in _AFTER.finditer(text, start, end)}
    closing = max(text.rfind("Nơi nhận", start, end), text.rfind("./.", start, end))
    if closing > 0:
        found |= {cut.end() for cut in _POSTS.finditer(text, closing, end)}
    return sorted(at for at in found if start < at < end)

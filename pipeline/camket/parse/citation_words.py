"""The words of citations: types, numbers, dates, sessions and what follows a symbol."""

from __future__ import annotations

import re

from camket.parse.words import by_first_word

TYPES = {
    name.lower(): name
    for name in (
        "Nghị quyết liên tịch",
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Chỉ thị",
        "Kết luận",
        "Quy định",
        "Quy chế phối hợp",
        "Quy chế",
        "Hướng dẫn",
        "Thông tư liên tịch",
        "Thông tư",
        "Thông báo kết luận",
        "Thông báo",
        "Thông tri",
        "Kế hoạch liên tịch",
        "Kế hoạch phối hợp",
        "Kế hoạch",
        "Chương trình hành động",
        "Chương trình phối hợp",
        "Chương trình",
        "Đề án",
        "Báo cáo",
        "Tờ trình",
        "Công văn",
        "Công điện",
        "Pháp lệnh",
        "Bộ luật",
        "Luật",
        "Lệnh",
        "Giấy mời",
        "Văn bản",
        "Giao ước thi đua",
        "Giao ước",
        "Hiến pháp",
        "Điều lệ",
    )
}
TYPE = re.compile(
    r"(?<!\w)(?:nghị (?:quyết(?: liên tịch)?|định)|quy(?:ết định| định| chế(?: phối hợp)?)|"
    r"chỉ thị|kết luận|hướng dẫn|"
    r"thông (?:tư(?: liên tịch)?|báo(?: kết luận)?|tri)|kế hoạch(?: liên tịch| phối hợp)?|"
    r"chương trình(?: hành động| phối hợp)?|đề án|báo cáo|tờ trình|công (?:văn|điện)|pháp lệnh|"
    r"(?:bộ )?luật|lệnh|"
    r"giấy mời|văn bản|giao ước(?: thi đua)?|hiến pháp|điều lệ)(?!\w)"
)
# How the types begin: what a text is searched for.
TYPE_PHRASES = by_first_word(
    {name if name in ("luật", "lệnh") else " ".join(name.split()[:2]) for name in TYPES}
)
NUMBER_WORD = re.compile(
    r":? ?\(?(?:(?:liên tịch|chuyên đề|thẩm tra|thẩm định|giám sát) )?"
    r"(?:(?P<no>số)\s{0,2}:?\s{0,2})?"
)
AND_MORE = re.compile(r"(?:\s?[,;]| và|, và| hoặc)\s{1,2}(?:số:? ?)?(?=\d)")
DAY = re.compile(
    r",?\s{1,2}(?:ban hành )?\(?(?:ngày (?=\d{1,2} ?[/.-])|(?=ngày|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-]))"
)
YEAR = re.compile(r",? năm (?P<y>(?:19|20)\d\d)(?!\d)")
OF = re.compile(r",?\s{1,2}của\s{1,2}")
TERM = re.compile(r",? ?\(?khóa (?P<r>[ivx]{1,5})(?!\w)\)?")
NUMBER = re.compile(r"(?P<n>\d{1,3}[a-z]?)(?![\w/.,%-]*\d)(?![/%-]\w)(?!\w)")
NOT_NUMBER = re.compile(
    r" ?(?:%|năm|tháng|nội dung|nhiệm vụ|điểm|bước|chỉ tiêu|lần|người|tỷ|triệu|đồng|giải pháp|"
    r"nhóm|ngày|mô hình|"
    r"điều|khoản|vụ|trường hợp|tập thể|cá nhân|dự án|đề án|đơn vị|xã|phường|huyện|kỳ|bên|cấp|"
    r"mặt)(?!\w)"
)
ALIAS_TYPES = frozenset(
    [
        "Nghị quyết",
        "Chỉ thị",
        "Quyết định",
        "Kết luận",
        "Quy định",
        "Nghị định",
        "Hướng dẫn",
        "Thông tư",
        "Kế hoạch",
        "Pháp lệnh",
        "Thông báo",
        "Công văn",
        "Công điện",
    ]
)
ORDINALS = {
    **{
        "nhất": 1,
        "hai": 2,
        "ba": 3,
        "tư": 4,
        "bốn": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "tám": 8,
        "chín": 9,
        "mười": 10,
    },
    "mười một": 11,
    "mười hai": 12,
    "mười ba": 13,
    "mười bốn": 14,
    "mười lăm": 15,
}
_ORD = r"(?:\d{1,2}|mười (?:một|hai|ba|bốn|lăm)|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
_CENTRAL = r"(?:trung ương(?: đảng)?|t\. ?[ưw]\.?|tw|tư)"
SESSION = re.compile(
    rf" (?:của )?(?:hội nghị |"
    rf"hn )?(?:lần thứ (?P<o>{_ORD})(?!\w),? )?(?:(?:của )?(?:ban chấp hành|bch) )?"
    rf"{_CENTRAL}(?: ?(?:lần thứ )?(?P<n>{_ORD})(?!\w|"
    rf"[/-]))?(?: đảng)?(?:,? ?\(?khóa (?P<r>[ivx]{{1,5}})(?!\w)\)?)?"
)
SHORT_SESSION = re.compile(r" (?P<n>\d{1,2}) ?\(khóa (?P<r>[ivx]{1,5})\)")
MORE_TERMS = re.compile(r"(?:,| và|, và) (?:khóa )?(?P<r>[ivx]{1,5})(?!\w)")
MORE_SESSIONS = re.compile(
    rf"(?:,| và|, và) (?:{_CENTRAL} )?(?P<n>\d{{1,2}}),? ?\(?khóa (?P<r>[ivx]{{1,5}})(?!\w)\)?"
)
ABOUT = re.compile(r",? (?:về|v/v)(?: việc)? ")
MORE_TOPICS = re.compile(r",? (?:và )?về ")
SELF = re.compile(
    r" (?:này|nêu trên|nói trên|trên đây|trên(?=[,.;:)\n]|$| (?:và|của|theo|để|đến|tới|có|được|"
    r"cho|phải|là|đối)(?!\w)))(?!\w)"
)
OWN = re.compile(r"(?:^|\n|\| ?|luật )số ?:? ?$")
WORDS = re.compile(r"\w+|[;.:()\n\"]")
AFTER = 160
SHARED_TERM = re.compile(
    r"(?P<more>(?:(?:, | và )\d{1,2}(?!\d)){1,5}),? \(?khóa (?P<r>[ivx]{1,5})(?!\w)\)?"
)

"""The words by which a text without headline and byline tells news: an article cut out."""

from __future__ import annotations

import re

from camket.isolate.chrome import is_author, is_chrome, is_name
from camket.isolate.frame import DATELINE
from camket.isolate.scan import CAPITAL, Line

# What only a report says: that a body has held or opened something, who was there, who spoke.
_REPORTS = re.compile(
    r"(?:(?:đã|vừa)(?: long trọng| phối hợp(?: với| cùng)?[^.;]{0,80}?| đồng loạt| chính thức)? "
    r"(?:tổ chức|diễn ra|ký|phát động|khai mạc|tiến hành|ban hành|có buổi|công bố|họp|thông qua"
    r"|chủ trì|dự|tham dự|(?:có|ra|gửi) (?:công điện|văn bản|công văn|thông báo)|bầu|kết thúc"
    r"|bế mạc)"
    r"|ban hành (?:công văn|kế hoạch|chỉ thị|quyết định|công điện|văn bản|thông báo) số"
    r"|mở phiên tòa|xét xử sơ thẩm"
    r"|(?:tổ chức|tiến hành) (?:lễ|hội nghị|buổi|đại hội|chương trình|họp|ký|phát động|sơ kết"
    r"|tổng kết|giao ban|gặp mặt)"
    r"|(?:tham )?dự (?:hội nghị|buổi|lễ|đại hội|chương trình|và chỉ đạo|có)"
    r"|(?:đã|vừa) (?:đề ra|ban hành|ký ban hành)"
    r"|(?:đại hội|hội nghị|kỳ họp|hội thảo) (?:đã )?(?:tập trung )?(?:xác định|đề ra|thông qua"
    r"|thống nhất|nghe|thảo luận|nhất trí|biểu quyết)"
    r"|tại (?:hội nghị|buổi lễ|lễ|đại hội|kỳ họp|buổi làm việc), (?:đồng chí|ông|bà|các|đại diện)"
    r"|trao (?:tặng )?(?:giấy khen|bằng khen|cờ |quà|thưởng)"
    r"|(?:phát biểu|báo cáo) (?:tại|chỉ đạo|khai mạc|kết luận)|cho biết|nhấn mạnh)(?!\w)"
)
_FIRST_PARAGRAPHS = 3


def tells_news(lines: list[Line]) -> bool:
    """A text without headline and byline that opens as a report does: an article cut out."""
    opening = [line for line in lines[:12] if line.prose and not line.marked][:_FIRST_PARAGRAPHS]
    if opening and opening[0] is lines[0] and _COVENANT_SAYS.match(lines[0].low):
        return True
    if not opening or sum(line.marked for line in lines) * 2 > len(lines):
        return False
    if any(_AGENCY.match(line.text) for line in opening[:1]) or any(
        _CREDIT.search(line.text) for line in lines[:12]
    ):
        return True
    if any(_FIRST_PERSON.search(line.low, 0, 400) for line in opening):
        return False
    if _CUT_OFF.match(opening[0].low):
        return True
    dated = sum(_dates(line.low) or line.low.startswith(_GOES_ON) for line in opening)
    told = sum(_REPORTS.search(line.low, 0, 600) is not None for line in opening)
    told += any(names_event(line) for line in lines[: opening[0].index + 1][-2:])
    signed = not any(line.marked for line in lines[:-1]) and _signed_off(lines)
    return told + dated + signed >= 2 or (signed and len(opening) >= 1) or told == len(opening) == 1


# The first words lean on a headline or a sentence that is gone ("Đó là mục tiêu …", "Theo đó, …",
# "Theo quy hoạch, …"), or say who told it to the paper.
_CUT_OFF = re.compile(
    r"(?:đó|đây) là (?:một trong |những |các )*(?:mục tiêu|chỉ tiêu|con số|kết quả|nội dung|"
    r"thông tin|nhiệm vụ)(?!\w)|"
    r"theo (?:đó|(?:quy hoạch|kế hoạch|đề án|chiến lược)(?: này| trên)?), |"
    r"[^.;:]{4,90} cho (?:biết|hay)(?:,| rằng)"
)
_WORKED = re.compile(
    r"(?:sau|trong|qua) (?:\d|hai|ba|bốn|năm)(?:\.5|,5| rưỡi)? ngày (?:làm việc|diễn ra|"
    r"\(\d)"
)


def _dates(low: str) -> bool:
    """The sentence opens with when it happened."""
    return DATELINE.match(low) is not None or _WORKED.match(low) is not None


_EVENT = re.compile(
    r"(?:lễ|hội nghị|buổi lễ|đại hội) (?:ký|phát động|tổng kết|sơ kết|triển khai|giao ban|ra quân)"
)


def names_event(line: Line) -> bool:
    """`Lễ ký kết giao ước thi đua …` above the first paragraph: a headline."""
    return line.size <= _LONGEST_HEADLINE and _EVENT.match(line.low) is not None


_LONGEST_HEADLINE = 150


# "Giao ước thi đua của Cụm … đề ra 6 chỉ tiêu gồm:": told of a covenant, its contents below.
_COVENANT_SAYS = re.compile(
    r"(?:bản )?giao ước(?: thi đua)? [^.;]{4,90} (?:đề ra|xác định|gồm|nêu)(?!\w)[^.;]*:$"
)
# "(NTO) Ngày …", "BDK.VN - …": the paper before its first words; "Ảnh: Thế Minh" below a picture.
_AGENCY = re.compile(
    r"\([A-ZĐ]{2,6}(?:\.VN)?(?: ?- ?\d[\d/]{7,9})?\) ?-? ?\w|[A-ZĐ]{2,8}(?:\.VN)? - [^\W\d_a-z]"
)
_CREDIT = re.compile(r"[ (]Ảnh ?: ?[A-ZĐ]")
_GOES_ON = ("theo đó,", "được biết,", "cũng theo ")
_FIRST_PERSON = re.compile(r"(?<!\w)(?:tôi|em|chúng tôi|chúng ta|các bạn|kính thưa|thưa các)(?!\w)")


# "K.Linh", "T. Nga": an initial and a name.
_PEN_NAME = re.compile(rf"{CAPITAL}\. ?{CAPITAL}[^\W\d_]{{1,6}}$")


def _signed_off(lines: list[Line]) -> bool:
    """A reporter's name closes the text, and nobody's office."""
    while len(lines) > 2 and _below_article(lines[-1]):
        lines = lines[:-1]
    last = lines[-1]
    return (
        len(lines) >= 2
        and (is_author(last) or _PEN_NAME.match(last.text) or is_name(last))
        and not lines[-2].label
    )


_COMMENTS = re.compile(r"(?:email của bạn|trả lời|bình luận|để lại|tên \*|lưu tên của tôi)")


def _below_article(line: Line) -> bool:
    """The form for comments and the tools of the page."""
    return is_chrome(line) or _COMMENTS.match(line.low) is not None

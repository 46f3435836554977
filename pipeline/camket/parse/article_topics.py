"""What an article is about: a plan of a body, a written order, goals, or how to fill in a form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from camket.parse.context import Section
from camket.parse.headings import section_of_heading
from camket.texts import View

_DOCUMENT = r"(?:kế hoạch|nghị quyết|chương trình|đề án|chỉ thị|phương án|chiến lược|chỉ tiêu)"
# A body has made a plan, or meets to give out the work of the year.
_PLANNED = re.compile(
    r"\b(?:ban hành|phê duyệt|thông qua|triển khai|xây dựng|công bố|đề ra|ký)\b[^.;:]{0,60}"
    rf"\b{_DOCUMENT}\b|\b{_DOCUMENT} của (?:ubnd|ủy ban|tỉnh|thành|huyện|bộ|sở|ban|hội|đoàn)"
    r"|\b(?:cao điểm|ra quân|phát động)\b"
    r"|\b(?:triển khai|phương hướng,?|bàn) (?:phương hướng,? )?nhiệm vụ\b"
    r"|\b(?:phấn đấu|đặt mục tiêu|chỉ tiêu)\b|\btheo quy hoạch, mục tiêu\b"
    rf"|\b(?:mục tiêu|nội dung|trọng tâm) (?:cụ thể )?của {_DOCUMENT}\b|\bbàn phương hướng\b"
    r"|\b(?:thống nhất|quyết định|bàn|thông qua) (?:các )?(?:mục tiêu|chỉ tiêu)\b|\bkết nghĩa\b"
)
_FIRST_LINES = 4


def reports_plan(lines: Iterable[str]) -> bool:
    """Say whether the first lines of an article (lower case) speak of a plan of a body."""
    return any(
        _PLANNED.search(line, 0, 500) for _, line in zip(range(_FIRST_LINES), lines, strict=False)
    )


# "… đã ban hành Chỉ thị số 35-CT/TU …": an order, told by a reporter.
_ORDERED = re.compile(
    r"\b(?:ban hành|ký|có|gửi)\b[^.;:]{0,40}\b(?:chỉ thị|công điện|công văn|văn bản|kế hoạch"
    r"|kết luận|nghị quyết phiên họp)\b|\b(?:nội dung|theo) (?:chỉ thị|công điện|công văn)\b"
    r"|\b(?:chỉ thị|công điện|công văn|văn bản) (?:này )?(?:vừa |đã )?được (?:gửi|ban hành)\b"
)


def reports_order(lines: Iterable[str]) -> bool:
    """Say whether the first lines of an article (lower case) hand on a written order."""
    return any(_ORDERED.search(line, 0, 400) for _, line in zip(range(2), lines, strict=False))


# Forms to fill in and articles on how to write one.
_GUIDE = re.compile(
    r"\bmẫu (?:số|văn bản|bản|đơn|giấy|biên bản)\b|biểu mẫu|\blà gì\?|tải (?:về|mẫu|file)"
    r"|(?:các bạn|bạn đọc|quý (?:vị|khách|độc giả)) (?:có thể|hãy|để|tham khảo|cùng)"
    r"|trong (?:khuôn khổ )?bài viết này|chúng tôi (?:xin )?(?:gửi|giới thiệu|đưa|cung cấp|chia sẻ)"
    r"|\bnăm 20(?:…|\.\.|_)|\.{6,}|…{3,}|_{6,}"
)
_OPENING = 3000


def is_guide(lower: str) -> bool:
    """Say whether a text is a form or tells how to write one: nobody promises in it."""
    return _GUIDE.search(lower, 0, _OPENING) is not None


# "Chức năng - Nhiệm vụ", "Nhiệm vụ, quyền hạn:" on a line of their own.
_DUTIES = re.compile(
    r"^\W*(?:giới thiệu (?:về )?|quy định )?(?:[ivx\d]+\W+)?(?:(?:vị trí,? )?(?:và )?chức năng"
    r"(?:\W{1,4}(?:và )?nhiệm vụ[^.;\n]{0,80})?|nhiệm vụ(?: và|,| -) quyền hạn[^.;\n]{0,60}):?$",
    re.MULTILINE,
)
_FEW_CHARACTERS = 1500


def describes_duties(lower: str) -> bool:
    """Say whether a page tells what a body is for: standing duties promise nothing."""
    return _DUTIES.search(lower, 0, _FEW_CHARACTERS) is not None


# "Các chỉ tiêu chủ yếu" on a line of its own.
_GOALS = re.compile(
    r"(?:[^\W\d_]{2,12} ?- )?(?:một số |các |những )?(?:mục tiêu|chỉ tiêu)"
    r"(?:,? (?:mục tiêu|chỉ tiêu|chủ yếu|cụ thể|cơ bản|tổng quát|chung|phấn đấu|chính))*"
    r"(?:,? (?:đến|trong)? ?(?:năm|giai đoạn|nhiệm kỳ) \d{4}(?: ?- ?\d{4})?)? ?:?$"
)


_GOALS_TITLE = re.compile(
    r"(?:[ivx]+[.\-] *)?(?:các |những |một số |hệ thống )?(?:mục tiêu|chỉ tiêu|nhiệm vụ trọng tâm"
    r"|phương hướng,? nhiệm vụ)\b"
)


def titles_goals(title: str) -> bool:
    """Say whether a headline promises goals below it ("Các chỉ tiêu chủ yếu và …")."""
    return _GOALS_TITLE.match(title.lower()) is not None


_NUMBERED = re.compile(r"[#*_\s]*(?:[IVX]{1,5}|[A-D])[.\-)]")


def part_of_act(view: View, start: int, end: int) -> Section | None:
    """What a numbered heading of an act printed as an article opens; None for other lines."""
    if end - start > _LONGEST_PART or _NUMBERED.match(view.text, start, end) is None:
        return None
    if view.text[end - 1] in ".;,!?":
        return None
    return section_of_heading(view.lower[start:end].strip("#*_ \n"))


_LONGEST_PART = 120


def announces_goals(view: View, start: int, end: int) -> bool:
    """Say whether a short line announces the goals told below it."""
    return _GOALS.match(view.lower, start, end) is not None

"""The subject of a document (trích yếu): where it ends below the type line."""

from __future__ import annotations

import re

from camket.isolate.enacting import enacts
from camket.isolate.scan import Line
from camket.isolate.signs import RULE, TABLE_HEAD, has_place_date

LEGAL = re.compile(
    r"(?:[-+*] ?)?(?:căn cứ|theo đề nghị|xét (?:đề nghị|tờ trình|thấy)|tiếp theo)(?!\w)"
)
FORMULA = re.compile(
    r"(?:quyết (?:nghị|định)|kết luận|chỉ thị|thông báo|cam kết|giao ước|yêu cầu|"
    r"nay ban hành)(?: như sau)?\s*:?$"
)
ADDRESS = re.compile(r"kính (?:gửi|trình)|.{3,90} (?:điện|gửi) ?:$")
AUTHORITY = re.compile(
    r"(?:chủ tịch|bộ trưởng|thủ tướng|tổng? ?giám đốc|giám đốc|hiệu trưởng|cục trưởng|chánh|"
    r"viện trưởng|"
    r"ban thường vụ|ban chấp hành|thường trực|khóa|nhiệm kỳ|kỳ họp|tổng cục trưởng|tư lệnh|"
    r"hội đồng|ủy ban|hội nghị (?:ban (?:chấp hành|thường vụ) )?(?:lần|lân) thứ)"
)
# "về xây dựng …" below the conference that has adopted the act: the subject comes last.
ABOUT = re.compile(r"về \S+ \S")
# An article, a part or a chapter has a number; "điều hành", "phần mềm" have none.
_PART = re.compile(r"(?:điều|phần|chương) (?:thứ \w|\d|[ivxl]{1,6}(?!\w))")
# "Thực hiện Nghị quyết số …" below a title in capitals: by whose order, not what about.
_BY_ORDER = re.compile(
    r"(?:thực hiện|triển khai(?: thực hiện)?|thi hành|theo) (?:luật|nghị quyết|nghị định|"
    r"quyết định|chỉ thị|kế hoạch|chương trình|thông tư|công văn|công điện|kết luận)"
    r"(?: \S+){0,3} số"
)
# A form's first line: "Tên đơn vị: Trường …".
_OWN_NAME = re.compile(r"(?:tên )?(?:đơn vị|cơ quan|trường)(?: đăng ký)? ?: ?\S")
_ASIDE = ("(kèm theo", "(ngày ", "(ban hành", "(ký ", "(trích", "(được ", "(theo ")
_OCCASION = re.compile(r"(?:chào mừng|hưởng ứng|phát huy|hôm nay|năm \d{4},)(?!\w)")
# "Thời gian qua, tình hình …": an act opens with how things stand.
SITUATION = re.compile(
    r"(?:trong )?(?:những năm|thời gian|mấy năm)(?: vừa)? (?:qua|gần đây|trở lại đây)(?!\w)"
)
# "Chủ đề: …", "CHỦ ĐIỂM THÁNG 12: …": the motto of a month's plan.
_MOTTO = re.compile(r"chủ (?:đề|điểm)(?: (?:tháng|năm|tuần)(?: học)?[ \d/-]*)? ?[:“\"]")
# What a subject that breaks off with a comma goes on with: "… KHÓA XVII,⏎NHIỆM KỲ 2016 - 2021".
_OF_TERM = re.compile(r"(?:khóa|nhiệm kỳ|kỳ họp) ")
_OPEN_END = re.compile(r"(?:,|(?<!\w)(?:và|của|về|các|cho|với|do|tại|theo))$")
_PROSE_LINES = 8
_FULL_LINE = 45
_BREAK = re.compile(r"[^\W\d]{2}\. [^\W\d_a-z]")
_SUBJECT_LIMIT = 330


def subject_end(lines: list[Line], title: int, end: int) -> int:
    """First line after the subject (trích yếu): prose, a legal basis, a marker a rule ends it."""
    at, size = title + 1, 0
    while at < min(end, title + 8):
        line = lines[at]
        if (RULE.match(line.text) and line.wordless) or enacts(lines, at):
            return at
        size += line.size
        if (
            (_ends_subject(line) and not _of_term(lines, at))
            or size > _SUBJECT_LIMIT
            or (
                at > title + 1
                and (_new_block(lines, at) or _ordered(lines, at) or _opens_prose(lines, at, end))
            )
            or (not line.caps and SITUATION.match(line.low))
        ):
            return at
        at += 1
    return at


def _ordered(lines: list[Line], at: int) -> bool:
    """Below a subject in capitals the text says by whose order it was made."""
    return lines[at - 1].caps and not lines[at].caps and _BY_ORDER.match(lines[at].low) is not None


def _of_term(lines: list[Line], at: int) -> bool:
    """The line above breaks off before the term or the session of the council it names."""
    return lines[at - 1].text.endswith(",") and _OF_TERM.match(lines[at].low) is not None


def _opens_prose(lines: list[Line], at: int, end: int) -> bool:
    """Below a subject in capitals a wrapped paragraph opens: it goes on to a full stop."""
    if lines[at].caps or not lines[at - 1].caps or not lines[at].text[:1].isupper():
        return False
    for here in range(at + 1, min(end, at + _PROSE_LINES)):
        line, above = lines[here], lines[here - 1]
        goes_on = line.text[:1].islower() or _OPEN_END.search(above.low) is not None
        full = here > at + 1 and above.size >= _FULL_LINE
        if line.gap or line.marked or not (goes_on or full) or LEGAL.match(line.low):
            return False
        if line.text.endswith((".", ";")) or line.size > _SUBJECT_LIMIT:
            return True
    return False


def _new_block(lines: list[Line], at: int) -> bool:
    """A blank line stands above, and not above every line of the page."""
    here = lines[max(0, at - 3) : at + 4]
    return (
        lines[at].gap
        and not all(line.gap for line in here[1:])
        and not lines[at].low.startswith(("(", "năm "))
    )


_LEAST_BARS = 2  # a row of a table


def _ends_subject(line: Line) -> bool:
    low = line.low
    if (
        _MOTTO.match(low)
        or low.startswith(_ASIDE)
        or (line.size > 60 and (_OCCASION.match(low) or _BREAK.search(line.text)))
    ):
        return True
    if (line.marked and not low.startswith(("(", "- "))) or low.startswith(("kính ", "nơi nhận")):
        return True
    if LEGAL.match(low) or _PART.match(low) or (FORMULA.match(low) and line.caps):
        return True
    if _OWN_NAME.match(low) or ADDRESS.match(low) or (line.caps and AUTHORITY.match(low)):
        return True
    if has_place_date(line) and line.size <= 90:
        return True
    if line.text.count("|") >= _LEAST_BARS or TABLE_HEAD.match(low):
        return True
    return (
        line.text.endswith((";", ":", ".", ","))
        and (line.size > 110 or not line.text.endswith(","))
        and not low.startswith("(")
        and not (line.caps and line.text.endswith("."))
    )

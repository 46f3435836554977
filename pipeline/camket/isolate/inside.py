"""The parts of a document: header, title, preamble, lead, body, closing, signature, recipients."""

from __future__ import annotations

import re

from camket.isolate.enacting import enacts
from camket.isolate.frame import Frame, opens_attachment, starts_attachment
from camket.isolate.scan import Line
from camket.isolate.signs import (
    RECIPIENTS,
    has_place_date,
    is_header_part,
    is_organisation,
    is_person,
    is_signature,
    names_people,
    type_line,
)
from camket.isolate.subject import ABOUT, ADDRESS, AUTHORITY, FORMULA, LEGAL, SITUATION, subject_end
from camket.records import ZoneName

_BASIS = re.compile(
    r"(?:[-+*] ?)?(?:căn cứ|theo đề nghị|xét|thực hiện|thi hành|chấp hành|hưởng ứng|phát huy|để |"
    r"nhằm|chào mừng|quán triệt|"
    r"trên cơ sở|sau khi|triển khai|tiếp tục thực hiện|cụ thể hóa)(?!\w)"
)
_CLOSING = re.compile(
    r"(?:nhận được|trên đây là|(?:bản )?(?:giao ước|cam kết|"
    r"ký kết)(?: thi đua)?(?: này)? (?:được|có|lập|đã)|"
    r"(?:nghị quyết|chỉ thị|kế hoạch|chương trình|kết luận|quy chế|thông báo|công điện|"
    r"quyết định|báo cáo)"
    r"(?: hành động)?(?: này)? (?:này|được|đã được|có hiệu lực|phổ biến)|"
    r"trong quá trình (?:thực hiện|triển khai|tổ chức)|yêu cầu (?:thủ trưởng|các|giám đốc)|"
    r"lập tại|làm tại|"
    r"(?:văn phòng|ubnd|ủy ban|ban thường vụ|đề nghị|các đơn vị (?:ký kết|cam kết|cử)|chúng tôi|"
    r"giao |mỗi |cuối năm|"
    r"kết thúc|kết quả).{0,400}|[^,]{3,40}, ngày \d{1,2}(?: tháng|[/.-]\d))"
)
_WEAK_CLOSING = re.compile(
    r"(?:văn phòng|ubnd|ủy ban|ban thường vụ|các đơn vị|chúng tôi|mỗi|cuối năm|kết thúc|kết quả)"
)
_FORM = re.compile(r"[.…_]{4,}")


def divide(lines: list[Line], frame: Frame) -> dict[int, ZoneName]:
    """Zone of every line of the document, by line index."""
    zones: dict[int, ZoneName] = {}
    after = _head(lines, frame, zones)
    stop = _tail_start(lines, after, frame.end)
    _tail(lines, stop, frame.end, zones)
    body = _opening(lines, after, stop, zones)
    for at in range(body, stop):
        zones[at] = "body"
    _closing(lines, body, stop, zones)
    _attachments(lines, frame, stop, zones)
    return zones


def _head(lines: list[Line], frame: Frame, zones: dict[int, ZoneName]) -> int:
    """Header and title; returns the first line after them."""
    title = frame.title
    if title is None:
        return _letter_head(lines, frame, zones)
    for at in range(frame.start, title):
        zones[at] = "header"
    after = subject_end(lines, title, frame.end)
    for at in range(title, after):
        zones[at] = "title"
    return _after_title(lines, after, frame.end, zones)


def _letter_head(lines: list[Line], frame: Frame, zones: dict[int, ZoneName]) -> int:
    """An official letter: no type line, the head runs on to the addressees."""
    at = frame.start
    while at < min(frame.end, frame.start + 30):
        line = lines[at]
        if line.low.startswith(("kính gửi", "kính trình")):
            return _addressees(lines, at, frame.end, zones)
        about = re.match(r"(?:v/v|về việc)", line.low)
        if not (
            is_header_part(line) or about or (at > frame.start and line.label and not line.marked)
        ):
            break
        zones[at] = "header"
        at += 1
    return at


def _addressees(lines: list[Line], at: int, end: int, zones: dict[int, ZoneName]) -> int:
    zones[at] = "header"
    colon = lines[at].text.endswith((":", ";"))
    at += 1
    while at < end and lines[at].size <= 250:
        if not (lines[at].wordless or _is_addressee(lines, at, end, colon)):
            break
        zones[at] = "header"
        at += 1
        if lines[at - 1].text.endswith("."):
            break
    return at


def _is_addressee(lines: list[Line], at: int, end: int, colon: bool) -> bool:
    """Whether a line below "Kính gửi:", "điện:" names one of those addressed or goes on."""
    text = lines[at].text
    if text.startswith(("-", "+", "*", "•")):
        wrapped = at + 1 < end and lines[at + 1].text[:1].islower() and not lines[at + 1].gap
        return wrapped or text.endswith((";", ".", ",", ":"))
    short = lines[at].size <= 120 and not lines[at].marked
    return colon and short and text.endswith((";", "."))


def _after_title(lines: list[Line], at: int, end: int, zones: dict[int, ZoneName]) -> int:
    """Addressees, the issuing authority in capitals, a rule: header after the title."""
    while at < end:
        line = lines[at]
        if ADDRESS.match(line.low) and line.size <= 160:
            at = _addressees(lines, at, end, zones)
            continue
        if zones.get(at - 1) == "header" and _ends_title(lines, at):
            return _about(lines, at, end, zones)
        named = line.caps and line.size <= 120 and not line.marked and AUTHORITY.match(line.low)
        authority = named or enacts(lines, at)
        dated = has_place_date(line) and line.size <= 90
        if not (authority or dated or line.wordless or (is_organisation(line) and not line.marked)):
            return at
        zones[at] = "header"
        at += 1
    return at


_MOST_ABOUT = 3


def _ends_title(lines: list[Line], at: int) -> bool:
    """`về …` right below the authority in capitals, no sentence of its own."""
    line = lines[at]
    above = lines[at - 1]
    named = above.caps and AUTHORITY.match(above.low) is not None
    return named and not line.caps and ABOUT.match(line.low) is not None and not line.sentence


def _about(lines: list[Line], at: int, end: int, zones: dict[int, ZoneName]) -> int:
    """The lines of the subject, up to a blank line, a sentence or a capital."""
    first = at
    while at < min(end, first + _MOST_ABOUT):
        line = lines[at]
        if at > first and (line.gap or line.marked or not line.text[:1].islower()):
            break
        zones[at] = "title"
        at += 1
    return at


def _opening(lines: list[Line], start: int, stop: int, zones: dict[int, ZoneName]) -> int:
    """Preamble and lead; returns the first line of the body."""
    body = _body_start(lines, start, stop)
    for at in range(start, body):
        line = lines[at]
        if line.size <= 60 and line.caps and FORMULA.match(line.low):
            zones[at] = "title"
        elif at >= body - 1 and line.text.endswith(":") and (at > start or line.size <= 130):
            zones[at] = "lead"
        else:
            zones[at] = "preamble"
    return body


def _body_start(lines: list[Line], start: int, stop: int) -> int:
    for at in range(start, min(stop, start + 40)):
        line = lines[at]
        formula = line.size <= 60 and line.caps and FORMULA.match(line.low)
        if _PRESENT.search(line.low):
            named = _after_present(lines, at, stop)
            if named:
                return named
        if formula or (
            line.text.endswith(":") and not line.marked and _hands_over(lines, at, stop)
        ):
            return _after_lead(lines, at + 1, stop)
        if line.marked and not (
            LEGAL.match(line.low) or (_BASIS.match(line.low) and line.text[-1:] in ";,")
        ):
            return at
        if (
            line.caps
            and line.size >= 8
            and not line.closed
            and at > start - 1
            and not is_signature(line)
        ):
            return at
    return _first_content(lines, start, stop)


# `Hôm nay, …, chúng tôi gồm:` and the persons below it; the lead comes after them.
_PRESENT = re.compile(
    r"(?:chúng tôi|thành phần|chúng tôi là|đại diện các bên|hai bên|các bên)[^.;]{0,60}(?:gồm|"
    r"là)(?: có)? ?:$"
)


def _after_present(lines: list[Line], at: int, stop: int) -> int:
    """The line after the second lead, when the persons who sign are listed before it."""
    for look in range(at + 1, min(stop, at + 16)):
        line = lines[look]
        if line.text.endswith(":") and line.size >= 20 and _AGREE.search(line.low):
            return look + 1
        if line.size > 200:
            return 0
    return 0


_AGREE = re.compile(r"ký|giao ước|cam kết|thỏa thuận|thống nhất|sau")


def _hands_over(lines: list[Line], at: int, stop: int) -> bool:
    """A lead: the next line opens the contents."""
    return at + 1 < stop and not LEGAL.match(lines[at].low)


def _after_lead(lines: list[Line], at: int, stop: int) -> int:
    """A second colon line may follow at once (`QUYẾT ĐỊNH:` after the lead)."""
    if at < stop and lines[at].size <= 60 and lines[at].caps and FORMULA.match(lines[at].low):
        return at + 1
    return at


def _first_content(lines: list[Line], start: int, stop: int) -> int:
    """No marker and no lead: opening paragraphs of occasion and basis, then the contents."""
    at = start
    while at < stop - 1 and at < start + 6 and _BASIS.match(lines[at].low):
        at += 1
    while at < stop and at < start + 6 and SITUATION.match(lines[at].low):
        at += 1
    return at


def _tail_start(lines: list[Line], after: int, end: int) -> int:
    """First line of the signature or of the recipients, whichever comes first."""
    for at in range(after + 1, end):
        line = lines[at]
        if line.size <= 400 and (
            RECIPIENTS.match(line.low) or (is_signature(line) and _signs_off(lines, at, end))
        ):
            return at - 1 if at - 1 > after and _dates_signature(lines[at - 1]) else at
        if line.text.endswith(("./.", "/.")) and not _continues(lines, at, end):
            return at + 1
    return _names_at_end(lines, after, end)


def _names_at_end(lines: list[Line], after: int, end: int) -> int:
    """Start of a last line of names side by side, with the posts or units printed above them."""
    at = end - 1
    if at <= after or not names_people(lines[at].text):
        return end
    while at - 1 > after and lines[at - 1].columns and not lines[at - 1].text.endswith((".", ";")):
        at -= 1
    return at - 1 if at - 1 > after and _dates_signature(lines[at - 1]) else at


# A form leaves the date to be written in.
_BLANK_DATE = re.compile(
    r"[\s.…_]*(?:[^\d,;:]{2,40})?,? ?ngày ?[.…_ ]+tháng ?[.…_ ]+năm ?[\d.…_ ]*$"
)


def _dates_signature(line: Line) -> bool:
    """`Hà Quảng, ngày ... tháng 9 năm 2022` above those who sign."""
    if line.size > 90 or line.marked:
        return False
    return has_place_date(line) or _BLANK_DATE.match(line.low) is not None


def _continues(lines: list[Line], at: int, end: int) -> bool:
    """After `./.` the contents go on (the mark was printed early)."""
    return sum(line.marked and line.prose for line in lines[at + 1 : min(end, at + 6)]) >= 2


# `1. Công ty CP Xi măng Lam Thạch: (đã ký) Vũ Đình Hòa`
_SIGNED = re.compile(r"\((?:đã )?ký(?: tên)?\)")


def _signs_off(lines: list[Line], at: int, end: int) -> bool:
    """Only short lines follow, up to the end or to an attachment."""
    if lines[at].marked:
        return False
    for line in lines[at + 1 : min(end, at + 14)]:
        if starts_attachment(line) or RECIPIENTS.match(line.low) or type_line(line) is not None:
            return True
        listed = line.marked and not line.columns and not line.text.startswith("-")
        if line.size > 160 or (listed and _SIGNED.search(line.low) is None):
            return False
    return True


def _tail(lines: list[Line], stop: int, end: int, zones: dict[int, ZoneName]) -> None:
    """Signature and recipients; what is neither is tail."""
    zone: ZoneName = "tail"
    for at in range(stop, end):
        line = lines[at]
        if RECIPIENTS.match(line.low):
            zone = "recipients"
        elif zone == "recipients":
            zone = "recipients" if _recipient(line) else "signature"
        elif (
            is_signature(line)
            or is_person(line.text)
            or zone == "signature"
            or is_organisation(line)
            or "   " in line.text
            or line.text.startswith("(")
            or _dates_signature(line)
        ):
            zone = "signature"
        zones[at] = zone


def _recipient(line: Line) -> bool:
    if line.text.startswith(("-", "+", "•")) or line.low.startswith(("như ", "lưu", "(")):
        return True
    return line.text.endswith((";", ",")) and line.size <= 200 and not line.caps


def _closing(lines: list[Line], body: int, stop: int, zones: dict[int, ZoneName]) -> None:
    """The last unmarked sentences that only say how the document takes effect."""
    at = stop - 1
    while at > body and stop - at <= 3:
        line = lines[at]
        if line.marked or not _CLOSING.match(line.low) or _FORM.search(line.text):
            return
        if _WEAK_CLOSING.match(line.low) and not (line.text.endswith("/.") or lines[at - 1].marked):
            return
        zones[at] = "closing"
        at -= 1


def _attachments(lines: list[Line], frame: Frame, stop: int, zones: dict[int, ZoneName]) -> None:
    """A regulation or an annex after the signature is body again, under its own title."""
    opened = False
    for at in range(stop + 1, frame.end):
        line = lines[at]
        if not opened and opens_attachment(lines, at, frame.end):
            opened = True
            zones[at] = "title"
            _attached_header(lines, at, stop, zones)
        elif opened:
            heading = (
                line.label and not (line.marked or line.columns) and zones.get(at - 1) == "title"
            )
            zones[at] = "title" if heading or starts_attachment(line) else "body"


def _attached_header(lines: list[Line], at: int, stop: int, zones: dict[int, ZoneName]) -> None:
    """The head of the second text, just above its type line."""
    at -= 1
    while at > stop and is_header_part(lines[at]) and not is_signature(lines[at]):
        zones[at] = "header"
        at -= 1

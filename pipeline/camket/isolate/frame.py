"""Where the document begins and ends on its page (DOMAIN 1.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.isolate.announced import announced
from camket.isolate.bridge import bridge_before, bridge_without_title, is_bridge
from camket.isolate.chrome import is_author, is_byline, is_chrome, is_name, is_stamp
from camket.isolate.scan import Line
from camket.isolate.signs import (
    ORGANISATION,
    RECIPIENTS,
    RULE,
    TABLE_HEAD,
    has_header,
    has_place_date,
    has_symbol,
    is_header_part,
    is_joint,
    is_person,
    is_signature,
    type_line,
)

_AFTERWARDS = re.compile(
    r"(?:\([^)]{2,20}\) ?-? ?)?(?:kết thúc (?:buổi|lễ|hội nghị|chương trình)|tại (?:buổi|lễ|"
    r"hội nghị|đây)|"
    r"sau (?:khi|lễ|phần|đó)|ngay sau|phát biểu|dịp này|nhân dịp này|cũng tại|được biết|buổi lễ|"
    r"lễ ký|"
    r"theo kế hoạch|trước đó|hội nghị (?:đã|cũng|còn))"
)
_ATTACHED = re.compile(
    r"\(?(?:ban hành )?kèm theo|phụ lục|biểu (?:số|mẫu)|danh sách|danh mục|mẫu số"
)
DATELINE = re.compile(
    r"\([^()\d]{2,30}\) ?-|(?:\([^()]{2,30}\)|[^\d,.;:()]{2,30}) ?- ?(?:vào )?(?:sáng|chiều|tối|"
    r"trưa|ngày|trong|hôm|vừa|thực hiện)(?!\w)|"
    r"(?:vừa qua|sáng|chiều|tối|trưa)(?: nay| qua|,| ngày| \d)|"
    r"(?:trong )?ngày \d{1,2}(?:[/-]\d| tháng \d)"
)
_HEAD = 40
# A document that begins below this many lines of chrome and news was never seen.
_DEEPEST = 3000


@dataclass(frozen=True, slots=True)
class Frame:
    """Line indices: the document is `[start, end)`, `title` its type line, `bridge` the one above.

    `start == end` when the page holds no document of its own; then it is news or a list.
    """

    start: int
    end: int
    title: int | None
    bridge: int | None


def find_frame(lines: list[Line]) -> Frame:
    """Locate the signed document inside the page."""
    found = _first_head(lines)
    if found is None:
        bridge = bridge_without_title(lines)
        act = announced(lines) if bridge is None else None
        if act is not None:
            return Frame(act.line, find_end(lines, act.line, False), None, None)
        if bridge is None:
            return Frame(0, 0, None, None)
        return Frame(bridge + 1, find_end(lines, bridge + 1, True), None, bridge)
    start = _reach_back(lines, found)
    title = _title_from(lines, start)
    bridge = bridge_before(lines, start)
    if bridge is not None:
        start = bridge + 1
    return Frame(
        start,
        find_end(lines, title if title is not None else start, bridge is not None),
        title,
        bridge,
    )


def _first_head(lines: list[Line]) -> int | None:
    """First line that only a document prints: its header, number, type or joint issuers."""
    for line in lines[:_DEEPEST]:
        if line.size > 320:
            continue
        if has_header(line) or (is_joint(line) and _leads_to_title(lines, line.index)):
            return line.index
        if has_symbol(line) and _leads_to_title(lines, line.index):
            return line.index
        if _opens_document(lines, line):
            return line.index
    return None


def _leads_to_title(lines: list[Line], at: int) -> bool:
    for line in lines[at + 1 : at + 14]:
        if type_line(line) or line.low.startswith(("kính gửi", "kính trình")) or has_header(line):
            return True
        if is_byline(line) and not has_place_date(line):
            return False
    return False


def _opens_document(lines: list[Line], line: Line) -> bool:
    """A type line that a document follows, not a menu entry of the same name."""
    if type_line(line) is None:
        return False
    near = lines[line.index + 1 : line.index + 7]
    if not near or (not line.caps and not _small_title(lines, line.index)):
        return False
    told = any(DATELINE.match(after.low) and after.text[-1] != ":" for after in near[:2])
    if not line.caps and told:
        return False  # a headline of news
    return _contents_follow(near)


_RULE_SIZE = 5
_SHORT_RULE = 3  # below a subject in capitals


def _contents_follow(near: list[Line]) -> bool:
    """Below a type line stand its subject and contents; below a menu entry the menu goes on."""
    for at, after in enumerate(near):
        bracketed = after.text.startswith("(") and after.text.endswith(")")
        if bracketed or not after.text.strip("| "):  # the bars of a table without words
            continue
        if is_byline(after) and not has_place_date(after):
            return False
        if has_place_date(after) and at:
            return True  # below the subject: the day a document was given
        if is_joint(after) and not any(type_line(line) for line in near[at + 1 :]):
            continue  # the parties under the title of their covenant
        if at and after.wordless and _is_rule(after, near[at - 1]):
            continue
        other = after.caps and type_line(after) is not None
        if after.wordless or other or has_header(after) or has_symbol(after) or is_joint(after):
            return False
        if after.prose or after.marked or TABLE_HEAD.match(after.low):
            return True
        if is_chrome(after):
            return False
    return False


def _is_rule(line: Line, above: Line) -> bool:
    """The rule below the subject, or a dash below the day."""
    ruled = RULE.match(line.text) is not None
    long = line.size >= _RULE_SIZE or (above.caps and line.size >= _SHORT_RULE)
    return (ruled and long) or has_place_date(above)


def _small_title(lines: list[Line], at: int) -> bool:
    """A title in small letters: under a bridge, or at the top of a text with no better one."""
    if _bridged(lines, at):
        return True
    better = any(
        has_header(line) or (line.caps and type_line(line)) for line in lines[at + 1 : at + 14]
    )
    return (at <= 3 or _below_bodies(lines, at)) and not better


def _below_bodies(lines: list[Line], at: int) -> bool:
    """The type alone on its line, right below the superior in capitals and the body itself."""
    kind = type_line(lines[at])
    alone = kind is not None and lines[at].low.strip(" *:") == kind.name.lower()
    if not alone or at == 0 or lines[at - 1].prose:
        return False
    return any(line.caps and is_header_part(line) for line in lines[max(0, at - 3) : at])


def _bridged(lines: list[Line], at: int) -> bool:
    return any(is_bridge(line) for line in lines[max(0, at - 4) : at])


def _reach_back(lines: list[Line], at: int) -> int:
    """Lines of the header above the first certain one: names of bodies, number, date."""
    start, look = at, at - 1
    while look >= 0 and at - look <= 8:
        line = lines[look]
        if is_chrome(line) or is_stamp(line) or is_bridge(line):
            break
        if is_header_part(line) and not (is_byline(line) and not has_place_date(line)):
            start = look
        elif start - look >= 2 or line.prose:
            break
        look -= 1
    return start


def _title_from(lines: list[Line], start: int) -> int | None:
    for line in lines[start : start + _HEAD]:
        if type_line(line) is not None:
            return line.index
        if line.low.startswith(("kính gửi", "điều 1", "căn cứ")):
            return None
    return None


def find_end(lines: list[Line], after: int, embedded: bool) -> int:
    """Index of the first line that is no longer part of the document."""
    floor = _last_stop(lines, after)
    end = _chrome_start(lines, max(after, floor))
    signed = _after_signature(lines, after, len(lines) if end is None else end)
    if signed is not None:
        end = signed
    if end is None:
        end = _label_run(lines, max(after, floor))
    return _drop_news(lines, after, end) if embedded else _drop_author(lines, after, end)


def _last_stop(lines: list[Line], after: int) -> int:
    for at in range(len(lines) - 1, after, -1):
        if lines[at].text.endswith(("./.", "./", ". /.", "/.")):
            return at
    return after


def _chrome_start(lines: list[Line], after: int) -> int | None:
    for at in range(after + 1, len(lines)):
        if is_chrome(lines[at]) or (is_stamp(lines[at]) and not has_place_date(lines[at])):
            rest = lines[at + 1 : at + 7]
            if is_signature(lines[at]) or any(
                line.marked and line.size >= 60 and line.closed for line in rest
            ):
                continue
            return _walk_back(lines, at, after)
    return None


def _walk_back(lines: list[Line], at: int, after: int) -> int:
    """Open labels just above certain chrome are chrome too; signatures and items are not."""
    block = _signature_floor(lines, at, after)
    while at - 1 > max(after, block):
        line = lines[at - 1]
        if (
            not line.label
            or line.marked
            or is_person(line.text)
            or (is_header_part(line) and has_place_date(line))
        ):
            break
        if is_signature(line) or RECIPIENTS.match(line.low) or _paired_name(line):
            break
        if line.columns and not is_chrome(line):
            break
        at -= 1
    return at


def _signature_floor(lines: list[Line], at: int, after: int) -> int:
    """Last line of the signature block above `at`: names stand up to four lines under a post."""
    for look in range(at - 1, max(after, at - 12), -1):
        line = lines[look]
        if is_signature(line) or RECIPIENTS.match(line.low):
            stop = look
            while stop + 1 < at and stop - look < 4 and _signs_on(lines[stop + 1]):
                stop += 1
            return stop
    return after


_CELL = re.compile(r" {2,}|\|")


def _signs_on(line: Line) -> bool:
    cells = [cell for cell in _CELL.split(line.text) if cell.strip()]
    body = line.text[:8].isupper() and ORGANISATION.match(line.low) is not None
    return (
        line.columns
        or body
        or is_signature(line)
        or all(is_person(cell.strip()) for cell in cells)
        or line.text.startswith(("-", "(", "+"))
    )


_WRAPPED = 2


def _after_signature(lines: list[Line], after: int, end: int) -> int | None:
    """First line below a signature block that is open labels only, down to `end`."""
    first = next(
        (
            at
            for at in range(end - 1, after, -1)
            if is_signature(lines[at]) and not lines[at].marked and lines[at].text[-1:] != ":"
        ),
        None,
    )
    if first is None or any(opens_attachment(lines, at, end) for at in range(first, end)):
        return None
    at = first + 1
    while at < end and (
        _signs_on(lines[at]) or RECIPIENTS.match(lines[at].low) or _paired_name(lines[at])
    ):
        at += 1
    rest = lines[at:end]
    if not rest or any(line.size >= 130 or line.text.endswith((";", ",")) for line in rest):
        return None
    if sum(line.text[:1].islower() for line in rest) >= _WRAPPED:
        return None  # sentences broken over short lines, no labels
    return at if len(rest) >= 3 or is_author(rest[0]) else None


def opens_attachment(lines: list[Line], at: int, end: int) -> bool:
    """A second text begins here: an annex's heading, or a type line with contents below it."""
    if starts_attachment(lines[at]):
        return True
    if type_line(lines[at]) is None:
        return False
    for line in lines[at + 1 : min(end, at + 8)]:
        if is_chrome(line):
            return False
        if line.marked or line.prose:
            return True
    return False


def _paired_name(line: Line) -> bool:
    """`Tổ 1: Nguyễn Thị Hoa`."""
    _, colon, name = line.text.partition(":")
    return bool(colon) and line.size <= 90 and not is_author(line) and is_person(name.strip())


def _label_run(lines: list[Line], after: int) -> int:
    """Without a word of chrome: a last run of three open labels is chrome, if it is no table."""
    at = len(lines)
    block = _signature_floor(lines, at, after)
    while at - 1 > max(after, block) and lines[at - 1].label and not lines[at - 1].marked:
        at -= 1
    run = lines[at:]
    if at == after + 1:  # all that stands below the title
        return len(lines)
    if len(run) < 3 or any(
        is_signature(line) or is_person(line.text) or line.columns for line in run
    ):
        return len(lines)
    numeric = sum(line.text[-1:].isdigit() for line in run)
    return at if numeric * 2 <= len(run) else len(lines)


def _drop_author(lines: list[Line], after: int, end: int) -> int:
    while end - 1 > after and is_author(lines[end - 1]):
        end -= 1
    return end


def _drop_news(lines: list[Line], after: int, end: int) -> int:
    """After an embedded document the reporter may go on and sign."""
    while end - 1 > after:
        line = lines[end - 1]
        named = is_name(line) and not is_signature(line) and not _signed_above(lines, end - 1)
        if is_author(line) or named or (not line.marked and _AFTERWARDS.match(line.low)):
            end -= 1
        else:
            break
    return end


def _signed_above(lines: list[Line], at: int) -> bool:
    return any(is_signature(line) for line in lines[max(0, at - 5) : at])


def starts_attachment(line: Line) -> bool:
    """`(Ban hành kèm theo Quyết định số …)`, `PHỤ LỤC`: a second text under the same cover."""
    return _ATTACHED.match(line.low) is not None and (line.caps or line.text.startswith("("))

"""Who passes an act that is printed without its head: `QUỐC HỘI` above the legal basis, the body
behind `(Kèm theo Quyết định số … của …)`.
"""

from __future__ import annotations

import re

from camket.heads import head_at
from camket.isolate.parties import bodies, issuer_at
from camket.isolate.scan import Line
from camket.records import Issuer
from camket.texts import View

_BASIS = re.compile(r"[-+*_ ]*(?:căn cứ|theo đề nghị|xét (?:đề nghị|tờ trình))(?!\w)")
# The session of a council or a congress, printed below its name.
_SESSION = re.compile(r"\W*(?:khóa|kỳ họp|nhiệm kỳ) ")
# What may stand behind the noun of such a body: its level and its place.
_WHOSE = re.compile(r" (?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu).{0,30}")
_LONGEST_BODY = 90


def enacts(lines: list[Line], at: int) -> bool:
    """`QUỐC HỘI`, `Ủy ban nhân dân tỉnh` alone above `Căn cứ …`: the body that passes the act."""
    line = lines[at]
    if line.size > _LONGEST_BODY or line.marked or line.text[-1] in ".;:":
        return False
    below = next((x for x in lines[at + 1 : at + 4] if not _SESSION.match(x.low)), None)
    if below is None or _BASIS.match(below.low) is None:
        return False
    low = line.low.strip("*_ ")
    head = head_at(low, 0)
    if head is None or head.shape == "sector":
        return False
    return len(low) == len(head.key) or _WHOSE.fullmatch(low, len(head.key)) is not None


def enacting(view: View, lines: list[Line]) -> tuple[Issuer, ...]:
    """The body on the line of its own above the legal basis."""
    line = next((line for at, line in enumerate(lines) if enacts(lines, at)), None)
    return () if line is None else (issuer_at(view, *view.trim(line.start, line.end)),)


_TYPE = (
    r"(?:nghị quyết|kế hoạch|chương trình|chỉ thị|kết luận|quyết định|công văn|thông báo|hướng dẫn"
    r"|tờ trình)"
)
_ATTACHED = re.compile(
    rf"\(?(?:ban hành )?(?:đính )?kèm theo {_TYPE}(?: hành động)?(?: (?:tại|theo) {_TYPE})? số "
    r".{0,90}?(?:^|\s)của\s+",
    re.MULTILINE,
)
_LONGEST_NOTE = 200


def attached_to(view: View, lines: list[Line]) -> tuple[Issuer, ...]:
    """The body whose act an attached text says it comes with: `(Kèm theo Quyết định số …)`."""
    for at, line in enumerate(lines):
        if "kèm theo " not in line.low or line.size > _LONGEST_NOTE:
            continue
        # The note may be wrapped: it ends with its bracket.
        last = lines[at + 1] if ")" not in line.text and at + 1 < len(lines) else line
        found = _ATTACHED.match(view.lower, line.start, last.end)
        body = bodies(view, found.end(), last.end)[:1] if found is not None else []
        if found is not None and body and body[0].start == found.end():
            return (issuer_at(view, body[0].start, body[0].end),)
    return ()

"""Whether a report tells of the very thing that must not happen, or of something else."""

from __future__ import annotations

import re

from camket.records import Target
from camket.track.promises import Promise
from camket.track.statements import Statement
from camket.track.wording import matter, spelled_out

_APART = re.compile(r",|;|(?<!\w)(?:và|hoặc|hay)(?!\w)")
# Compounds of two things, either of which counts.
_COMPOUNDS = {"cháy nổ": "cháy, nổ", "đình lãn công": "đình công, lãn công"}
# Words before the thing itself: "trường hợp học sinh bỏ học" forbids "bỏ học".
_BEFORE = re.compile(
    r"\s*(?:(?:tình trạng|trường hợp|hiện tượng|vụ việc|vụ|các|những|học sinh|cán bộ|công chức"
    r"|viên chức|đảng viên|đoàn viên|hội viên|giáo viên|người dân|công dân|có|để xảy ra|xảy ra|bị"
    r"|nào)(?!\w)\s*)+"
)
_PREVENTS = re.compile(
    r"(?<!\w)(?:phòng|tuyên truyền|tập huấn|ngăn|kiểm tra|diễn tập|thực tập|cam kết|tố giác"
    r"|trang bị)"
)
_HAPPENS = re.compile(r"(?<!\w)(?:xảy ra|phát sinh|để xảy)(?!\w)")
_WORSE = frozenset("nghiêm trọng lớn đặc biệt rất phức tạp kéo dài đông".split())
_PLACED = re.compile(r"(?<!\w)(?:trên địa bàn|trong (?:năm|toàn|phạm vi)|tại|ở|do|về|của)(?!\w).*")


def concerns(promise: Promise, statement: Statement) -> bool:
    """Whether a statement answers a promise that something will not happen.

    "34 vụ tai nạn giao thông" says nothing of "không có tai nạn giao thông nghiêm trọng", nor
    "không có cháy lớn" of "không có cháy": told must be the thing itself, more than it when none
    happened, less than it when some did.
    """
    target = promise.target
    if target is None:
        return False
    if _PREVENTS.search(statement.said) and not _HAPPENS.search(statement.said):
        return False
    named = _things(target.indicator or promise.wording)
    told = frozenset(matter(f"{statement.subject} {statement.piece} {statement.said}"))
    none = [q for q in statement.quantities if q.quantity == "zero"]
    if none:
        return any(_all_clear(thing, told, none) for thing in named)
    return any(thing <= told for thing in named)


def _things(name: str) -> list[frozenset[str]]:
    """The forbidden things one by one, each by the words that name it."""
    plain = _PLACED.sub(" ", spelled_out(name).replace('"', " "))
    for compound, apart in _COMPOUNDS.items():
        plain = plain.replace(compound, apart)
    parts = [_BEFORE.sub("", part, count=1) for part in _APART.split(plain)]
    return [words for part in parts if (words := frozenset(matter(part)))]


def _all_clear(thing: frozenset[str], told: frozenset[str], none: list[Target]) -> bool:
    """ "Không xảy ra tai nạn" covers "tai nạn lao động", "không có cháy lớn" not "cháy"."""
    if thing <= told and not (told - thing) & _WORSE:
        return True
    wider = [_things(quantity.indicator or quantity.raw) for quantity in none]
    return any(other <= thing for things in wider for other in things)

"""Whether a report tells of the very thing that must not happen, or of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from camket.records import Target
from camket.track.promises import Promise
from camket.track.statements import Statement
from camket.track.wording import matter, spelled_out

_APART = re.compile(r",|;|(?<!\w)(?:và|hoặc|hay)(?!\w)")
# Compounds of two things, either of which counts when it happened.
_COMPOUNDS = {
    frozenset(("cháy", "nổ")): (frozenset(("cháy",)), frozenset(("nổ",))),
    frozenset(("đình", "lãn", "công")): (frozenset(("đình", "công")), frozenset(("lãn", "công"))),
}
_PAIRS = re.compile(r"(?<!\w)(cháy|đình công)\s*(?:,|và|hoặc|hay)\s*(nổ|lãn công)(?!\w)")
# "3 vụ tai nạn, không có người chết": what is denied did not happen.
_DENIED = re.compile(
    r"(?<!\w)(?:không|chưa) (?:có|để|xảy ra|phát sinh|còn|phát hiện|ghi nhận|gây|bị|làm|vụ"
    r"|trường hợp)(?!\w)[^,;.|\d]*"
)
# What already was there is none that came up anew.
_ANEW = re.compile(r"(?<!\w)mới(?!\w)|phát sinh (?:thêm )?(?:hộ|nợ|người|đối tượng)")
_AROSE = re.compile(r"(?<!\w)(?:mới|phát sinh|tái|thêm)(?!\w)")
# Words before the thing itself: "trường hợp học sinh bỏ học" forbids "bỏ học".
_BEFORE = re.compile(
    r"\A\s*(?:(?:tình trạng|trường hợp|hiện tượng|vụ việc|vụ|các|những|học sinh|cán bộ|công chức"
    r"|viên chức|đảng viên|đoàn viên|hội viên|giáo viên|người dân|công dân|có|để xảy ra|xảy ra|bị"
    r"|vi phạm(?= kỷ luật)"
    r"|nào)(?!\w)\s*)+"
)
_ANY = re.compile(r"(?<!\w)nào(?!\w)")
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
    named = things(promise)
    none = [q for q in statement.quantities if q.quantity == "zero"]
    if none:
        told = _told(statement)
        return any(_all_clear(thing, told, none) for thing in named)
    happened = _positive(statement)
    if _ANEW.search(spelled_out(promise.wording)) and not _AROSE.search(happened):
        return False
    told = frozenset(matter(happened))
    return any(_happened(thing, told) for thing in named)


def _happened(thing: frozenset[str], told: frozenset[str]) -> bool:
    """The thing itself, or one of the two of a compound ("vụ cháy" of "cháy nổ")."""
    return any(part <= told for part in _halves(thing))


def _halves(thing: frozenset[str]) -> list[frozenset[str]]:
    """ "Cháy nổ lớn" is "cháy lớn" or "nổ lớn"."""
    for both, halves in _COMPOUNDS.items():
        if both <= thing:
            return [half | (thing - both) for half in halves]
    return [thing]


def _positive(statement: Statement) -> str:
    """What a statement says that did happen (lower case)."""
    parts = (statement.subject, statement.piece, statement.said)
    return " ".join(_DENIED.sub(" ", spelled_out(part)) for part in parts)


def things(promise: Promise) -> list[frozenset[str]]:
    """What a promise forbids, thing by thing, each by the words that name it."""
    return [frozenset(matter(name)) for name in named_things(promise)]


def named_things(promise: Promise) -> list[str]:
    """What a promise forbids, thing by thing, in its own words (lower case)."""
    target = promise.target
    named = (target.indicator if target else None) or promise.wording
    return [part for part in _parts(named) if matter(part)]


def only_first(one: Promise, other: Promise) -> list[str]:
    """Things the first promise forbids and the second does not."""
    theirs = things(other)
    return [
        name
        for name in named_things(one)
        if not any((mine := frozenset(matter(name))) <= thing or thing <= mine for thing in theirs)
    ]


def single_things(promise: Promise) -> list[frozenset[str]]:
    """What a promise forbids, the two of a compound apart: "cháy nổ" is "cháy" and "nổ"."""
    return [single for thing in things(promise) for single in _halves(thing)]


def untold(promise: Promise, told: Iterable[Statement]) -> int:
    """How many of the forbidden things no statement says did not happen."""
    left = single_things(promise)
    clear = [s for s in told if any(q.quantity == "zero" for q in s.quantities)]
    return sum(not any(_clears(thing, statement) for statement in clear) for thing in left)


def _clears(thing: frozenset[str], statement: Statement) -> bool:
    none = [q for q in statement.quantities if q.quantity == "zero"]
    return _all_clear(thing, _told(statement), none)


def _told(statement: Statement) -> frozenset[str]:
    return frozenset(matter(f"{statement.subject} {statement.piece} {statement.said}"))


def _parts(name: str) -> list[str]:
    """The forbidden things one by one, without who does them and where."""
    plain = _ANY.sub(" ", _PLACED.sub(" ", spelled_out(name).replace('"', " ")))
    plain = _PAIRS.sub(r"\1 \2", plain)
    return [_BEFORE.sub("", part, count=1).strip() for part in _APART.split(plain)]


def _all_clear(thing: frozenset[str], told: frozenset[str], none: list[Target]) -> bool:
    """ "Không xảy ra tai nạn" covers "tai nạn lao động", "không có cháy lớn" not "cháy"."""
    if thing <= told and not (told - thing) & _WORSE:
        return True
    named = (part for quantity in none for part in _parts(quantity.indicator or quantity.raw))
    wider = (frozenset(matter(part)) for part in named)
    return any(other and other <= thing for other in wider)

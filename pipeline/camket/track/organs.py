"""Whether two papers are of one organ: Sở Y tế is not Sở Tư pháp of the same province."""

from __future__ import annotations

import itertools
import re
from datetime import date

from camket.organisations import organisation
from camket.records import DocumentFields
from camket.track.threads import Closing
from camket.track.wording import spelled_out

# A committee and the organ it leads sign for one body.
_SIGNS_FOR = re.compile(
    r"^(?:ban thường vụ|ban thường trực|thường trực|ban chấp hành|ban giám hiệu|ban giám đốc) "
)
_ONE_NAME = (
    (re.compile(r"^(?:đảng ủy|đảng bộ|(?:tỉnh|thành|quận|huyện|thị) ủy|chi bộ)(?!\w)"), "đảng bộ"),
    (re.compile(r"^ủy ban mặt trận"), "mặt trận"),
    (re.compile(r"^(?:tỉnh|thành|quận|huyện|thị|xã) đoàn(?!\w)|^đoàn (?:thanh niên|tncs)"), "đoàn"),
)
_SECTORAL = re.compile(r"^(?:sở|phòng|ban|cục|chi cục|công an|thanh tra|hội|đoàn|liên đoàn)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_FORMS = frozenset("sở phòng ban cục chi và của quản lý các việt nam hội nhân dân".split())
# Whose work went where when organs were joined in 2025 (Nghị định 45/2025/NĐ-CP).
JOINED_ON = date(2025, 3, 1)
_TOOK_OVER = (
    ("lao động - thương binh và xã hội", ("nội vụ", "y tế", "giáo dục")),
    ("lao động, thương binh và xã hội", ("nội vụ", "y tế", "giáo dục")),
    ("kế hoạch và đầu tư", ("tài chính",)),
    ("giao thông vận tải", ("xây dựng",)),
    ("thông tin và truyền thông", ("khoa học và công nghệ",)),
)


def other_organ(
    a: DocumentFields, b: DocumentFields, *, over_reform: bool
) -> tuple[Closing | None, str] | None:
    """Why two papers are not of one organ, closed when of two sectors; None when they are."""
    one, two = _organs(a), _organs(b)
    if not one or not two or set(one) & set(two):
        return None
    mine, theirs = next(iter(one)), next(iter(two))
    names = f"{one[mine]} → {two[theirs]}"
    if not (_SECTORAL.match(mine) and _SECTORAL.match(theirs)):
        return None, f"another organ: {names}"
    if over_reform and _took_over(mine, theirs):
        return None, f"{names}: took over work of it in the reorganisation of 2025"
    if _share_work(mine, theirs):
        return None, f"another organ, or one renamed: {names}"
    return "other_body", f"another body: {names}"


def _organs(document: DocumentFields) -> dict[str, str]:
    """Organs that issue a paper, by their name without the place; printed name for each."""
    found: dict[str, str] = {}
    for issuer in document.issuers:
        body = organisation(issuer.name)
        found.setdefault(_organ(body.name, body.place), issuer.name)
    return found


def _organ(name: str, place: str | None) -> str:
    lower = spelled_out(name)
    where = spelled_out(place) if place else ""
    lower = lower.replace(where, "") if where else lower
    bare = where.split(" ", 1)[-1] if where else ""
    lower = lower.removesuffix(f" {bare}") if bare else lower
    lower = _SIGNS_FOR.sub("", " ".join(lower.split()))
    for pattern, first in _ONE_NAME:
        if pattern.match(lower):
            return first
    return lower.strip(" ,-")


def _share_work(mine: str, theirs: str) -> bool:
    """Whether names share a pair of words ("nông nghiệp"), or one holds the other."""
    one, two = ([w for w in _WORD.findall(organ) if w not in _FORMS] for organ in (mine, theirs))
    pairs = set(itertools.pairwise(one)) & set(itertools.pairwise(two))
    return bool(pairs) or set(one) <= set(two) or set(two) <= set(one)


def _took_over(mine: str, theirs: str) -> bool:
    return any(
        before in mine and any(after in theirs for after in others) for before, others in _TOOK_OVER
    )

"""Words that give a body its task, and a body with its task (DOMAIN 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from camket.parse.bodies import Body
from camket.parse.words import by_first_word, within, words_of
from camket.records import ActorRole

# One pass over the clause; every hit is then looked at by the rule of its group.
CUE = re.compile(
    r"(?<!\w)(?:"
    r"(?P<order>(?:giao(?! (?:thông|dịch|lưu|tiếp|nộp|quân|khoán|ước))|phân công"
    r"|ủy quyền)(?: nhiệm vụ| trách nhiệm)?(?: cho)?)"
    r"|(?P<charge>(?:yêu cầu|chỉ đạo))"
    r"|(?P<request>(?:đề nghị|kính đề nghị))"
    r"|(?P<with>(?:phối hợp|phối kết hợp|hiệp đồng)(?: chặt chẽ| hiệu quả| thường xuyên| tốt"
    r"| đồng bộ)?(?: cùng với| với| cùng)?"
    r"|cùng với|cùng)"
    r"|(?P<advise>tham mưu(?:,? đề xuất|,? giúp)?(?: cho| giúp| với| để)?)"
    r"|(?P<report>(?:báo cáo|(?<!công )(?<!chương )(?<!quy )(?<!quá )(?<!lộ )(?<!hành )(?<!tiến )"
    r"(?<!giáo )(?<!lập )trình|gửi|nộp|đề xuất|kiến nghị|phản ánh|xin ý kiến|đăng ký(?= với))"
    r"(?: nhanh| kịp thời| kết quả| xin ý kiến| đề xuất)?(?:,? (?:với|cho|về|đến|tới|lên))?)"
    r"|(?P<agent>do)"
    r"|(?P<label>(?:(?:cơ quan|đơn vị|bộ phận|phòng) )?(?:chủ trì|thực hiện|phối hợp|theo dõi"
    r"|giám sát|đầu mối|tham mưu)(?: thực hiện)?"
    r"|trách nhiệm(?: thực hiện)?|phân công(?: thực hiện)?) ?:"
    r") *"
)
# First words of the groups of `CUE`, but for labels.
CUE_WORDS = (
    "giao", "phân công", "ủy quyền", "yêu cầu", "chỉ đạo", "đề nghị", "kính đề nghị", "phối hợp",
    "phối kết hợp", "hiệp đồng", "cùng", "tham mưu", "báo cáo", "trình", "gửi", "nộp", "đề xuất",
    "kiến nghị", "phản ánh", "xin ý kiến", "đăng ký với", "do ",
)  # fmt: skip
_CUES = by_first_word(CUE_WORDS)
_LABELS = re.compile(
    r"(?<!\w)(?:(?:cơ quan|đơn vị|bộ phận|phòng) )?"
    r"(?:chủ trì|thực hiện|phối hợp|theo dõi|giám sát|đầu mối|tham mưu"
    r"|trách nhiệm)(?: thực hiện)? ?:"
)


@dataclass(slots=True)
class Claim:
    """A body with its role, at view offsets; `name` when it differs from its own words."""

    start: int
    end: int
    kind: str
    role: ActorRole
    name: str | None = None
    rank: int = 0
    """Of two overlapping claims the one of lower rank stays."""


def claims_of(bodies: tuple[Body, ...], role: ActorRole, rank: int = 0) -> Iterator[Claim]:
    """One claim for each body of a list."""
    for body in bodies:
        yield Claim(body.start, body.end, body.kind, role, body.name, rank)


def cue_starts(lower: str, first: int, stop: int) -> list[int]:
    """Where a cue may start, found by first words: far cheaper than the pattern everywhere."""
    found = within(_places(lower), first, stop)
    if lower.find(":", first, stop) >= 0:
        labels = {mark.start() for mark in _LABELS.finditer(lower, first, stop)}
        return sorted(labels.union(found))
    return found


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _places(lower: str) -> list[int]:
    return words_of(lower).begin(lower, _CUES)

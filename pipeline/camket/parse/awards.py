"""An award or a grade as a target: "đạt danh hiệu …" (DOMAIN 5, 13)."""

from __future__ import annotations

import re
from functools import lru_cache

from camket.parse.words import any_within, by_first_word, words_of

_AWARD = re.compile(
    r"(?:đạt |giữ vững |giữ )?danh hiệu (?!phấn đấu|thi đua(?: năm| phấn|$))"
    r"(?:trong sạch, (?=vững)|[^,;.\n(]){3,90}?(?= và | hoặc |[,;.\n(]|\Z)|(?:đạt "
    r"|giữ vững |được công nhận |được tặng )?(?:cờ thi đua|cờ truyền thống|huân chương"
    r"|bằng khen)(?: (?:của|hạng) [^,;.\n(]{3,60}?(?= và | hoặc |[,;.\n(]|\Z))?"
    r"|(?:hoàn thành (?:xuất sắc|tốt) (?:chức trách, )?nhiệm vụ)(?: trở lên)?"
    r"|trong sạch,? vững mạnh(?: tiêu biểu| xuất sắc)?|vững mạnh xuất sắc"
    r"|tập thể lao động (?:xuất sắc|tiên tiến)|đơn vị (?:quyết thắng|tiên tiến)|lá cờ đầu"
)
_REACH = re.compile(
    r"đạt|giữ|phấn đấu|được (?:tặng|công nhận|xếp|đánh giá)|xếp loại|trở lên|:|các chi bộ"
    r"|hoàn thành"
)
_GIVEN = re.compile(
    r"đề nghị|xét|bình (?:xét|chọn|bầu)|suy tôn|trao|tuyên dương|khen thưởng|điều kiện|tiêu chuẩn"
    r"|quy trình|hướng dẫn|lập hồ sơ|xây dựng|học tập|rà soát|tổ chức|không|là "
)
_GRADED = re.compile(
    r"trở lên|đạt |xếp loại|đánh giá|mức "
    r"|(?:chi bộ|đảng bộ|chi đoàn|công đoàn|liên đội|cá nhân|tập thể|nhà trường|đơn vị)"
    r"[^:;.,]{0,30}: ?hoàn thành"
)


_WORDS = by_first_word(
    (
        "danh hiệu", "cờ t", "huân ch", "bằng khen", "nhiệm vụ", "vững mạnh", "tập thể lao",
        "đơn vị", "lá cờ",
    )
)  # fmt: skip


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _places(low: str) -> list[int]:
    """Where a word that every award has stands."""
    return words_of(low).begin(low, _WORDS)


def may_stand(low: str, start: int, stop: int) -> bool:
    """A cheap look: whether a word of an award stands in a clause."""
    return any_within(_places(low), start, stop)


def find(low: str, start: int, stop: int) -> tuple[int, int] | None:
    """The award a clause promises to reach, or None."""
    if not may_stand(low, start, stop):
        return None
    match = _AWARD.search(low, start, stop)
    if match is None:
        return None
    before = low[start : match.start()]
    if match.group().startswith("hoàn thành") and not _GRADED.search(low, start, match.end()):
        return None
    if _GIVEN.search(before) or not _REACH.search(low, start, match.end()):
        return None
    end = match.end()
    return match.start(), end - (low[end - 1] == " ")

"""Wording of promises made comparable: numbers, years, idle words and abbreviations apart."""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from camket.heads import abbreviations
from camket.texts import View
from camket.track.contrasts import one_name

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐa-z&]*[A-ZĐ](?!\w)")
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)?(?![\d.,]\d|%)")
_DATE = re.compile(
    r"(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d(?!\d)"
    r"|(?:ngày|trước|đến|hết) \d{1,2}\s?/\s?\d{1,2}(?![\d%])"
    r"|ngày \d{1,2}(?: tháng \d{1,2})?(?!\d)"
)
_SPACES = re.compile(r"[\s.,;:\-–\"'()/]+")
# Words a writer adds or drops from year to year without promising anything else.
_IDLE = frozenset(
    (
        "phấn đấu tiếp tục bảo đảm duy trì giữ vững nâng đưa đạt tỷ lệ tổng số mức các những của về"
        " trên dưới địa bàn toàn trong năm từ trở lên xuống ít nhất tối thiểu đa không quá và được"
        " có cho với để là còn so đến ngày tháng trước hết mỗi bình quân một hai ba phải theo tại"
        " bằng khoảng hơn việc công tác thực hiện tốt hoàn thành tăng giảm cường thêm mới"
    ).split()
)
# Words that count or frame and name nothing: a match on them alone is a match on nothing.
_COUNTERS = frozenset(
    (
        "ha km m m² m2 tấn tạ kg vụ người lượt ca lần buổi cuộc ngày đợt giờ tháng quý đồng tỷ"
        " triệu nghìn phần trăm chỉ tiêu kế hoạch nhiệm xảy ra xã huyện tỉnh phường thôn đơn vị"
        " trường hợp số nhiều khác đã sẽ đang chưa không"
    ).split()
)
IDLE_WEIGHT = 0.2
_ASKED_OFTEN = 1000  # characters of a promise; what is longer is read once


@cache
def _long_forms() -> dict[str, str]:
    return {short: f" {long} " for short, long in abbreviations().items() if " " in long}


def spelled_out(text: str) -> str:
    """The text in lower case, one spelling, known abbreviations in full.

    >>> spelled_out("Tỉ lệ bao phủ BHYT")
    'tỷ lệ bao phủ bảo hiểm y tế'
    """
    # Every promise is asked of once for each promise of the other document; whole texts are not.
    return _spelled(text) if len(text) <= _ASKED_OFTEN else _written_out(text)


@lru_cache(maxsize=8192)
def _spelled(text: str) -> str:
    return _written_out(text)


def _written_out(text: str) -> str:
    view = View.of(text).text
    full = _SHORT.sub(lambda match: _long_forms().get(match[0], match[0]), view)
    return " ".join(View.of(full).lower.replace("đảm bảo", "bảo đảm").split())


def undated(text: str) -> str:
    """The words of a promise without years, dates and punctuation: equal when nothing changed."""
    return _SPACES.sub(" ", without_dates(text)).strip()


def without_dates(text: str) -> str:
    """The text spelled out, years and days left out; commas and points stay."""
    return _YEAR.sub(" ", _DATE.sub(" ", spelled_out(text)))


def words(text: str) -> tuple[str, ...]:
    """Lower-case words in order, without numbers; a matter of several names under one of them.

    >>> words("Giao quân đạt 100%")
    ('tuyển', 'quân', 'đạt')
    """
    return tuple(_WORD.findall(one_name(spelled_out(text))))


def terms(text: str) -> frozenset[str]:
    """Words and pairs of neighbouring words, the features two wordings share."""
    found = words(text)
    pairs = {f"{one} {two}" for one, two in itertools.pairwise(found)}
    return frozenset(found) | pairs


def is_idle(term: str) -> bool:
    """Whether a term is made of words that say nothing of the matter."""
    return all(word in _IDLE for word in term.split(" "))


def matter(text: str) -> tuple[str, ...]:
    """The words that say what a wording is about, in order."""
    return tuple(word for word in words(undated(text)) if word not in _IDLE)


@lru_cache(maxsize=8192)
def kernel(text: str) -> frozenset[str]:
    """The words that name what is measured; empty when a wording names nothing ("còn 2%")."""
    return frozenset(matter(text)) - _COUNTERS


_PASSING = re.compile(r"[^\W_]+")


def boilerplate(earlier: str, later: str, size: int = 5) -> float:
    """Share of the later wording whose runs of `size` words stand in the earlier one."""
    one, two = _PASSING.findall(undated(earlier)), _PASSING.findall(undated(later))
    if len(two) < size:
        return 1.0 if two and two == one else 0.0
    seen = {tuple(one[i : i + size]) for i in range(len(one) - size + 1)}
    covered = [False] * len(two)
    for i in range(len(two) - size + 1):
        if tuple(two[i : i + size]) in seen:
            covered[i : i + size] = [True] * size
    return sum(covered) / len(two)

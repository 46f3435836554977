"""Recurring times ("hằng quý", "6 tháng một lần") and durations ("trong 05 ngày làm việc")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from camket.parse.moments import NUMBER_WORDS
from camket.parse.occasions import phrase_end
from camket.parse.words import any_within, spots

_PERIODS = {"ngày": "P1D", "tuần": "P1W", "tháng": "P1M", "quý": "P3M", "qúy": "P3M", "năm": "P1Y"}
_LETTERS = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y"}
_EVERY = r"(?:hằng|hàng|mỗi|từng)"
_UNIT = r"(?P<u>ngày|tuần|tháng|quý|qúy|năm)"
_LIMIT = r"(?:(?P<before>trước)|(?:chậm|muộn) nhất(?: là)?(?: vào)?|vào|đến|hạn cuối(?: là)?) "
_WEEKDAY = r"(?:(?:sáng|chiều|tối) )?(?:ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_DAY = r"(?:ngày )?(?:mồng |mùng )?(?P<d>\d{1,2})(?:(?: tháng |[/.-])(?P<m>\d{1,2}))?"
_HOUR = r"\d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?: phút)?(?: (?:sáng|trưa|chiều|tối))?"

_SIMPLE = re.compile(
    rf"{_EVERY} {_UNIT}(?! (?:học|tuổi|công|nghỉ|lẻ|càng|hội))(?!\w)"
    rf"(?P<hour> (?P<before>trước) {_HOUR})?(?: một lần(?!\w))?"
)
_ON_DAY = re.compile(
    rf"(?:{_LIMIT}(?:{_HOUR},? )?)?{_DAY} (?:của |các )?"
    rf"(?:{_EVERY} {_UNIT}|(?P<months>tháng)(?= (?:trong|báo cáo)))(?!\w)"
)
_IN_QUARTER = re.compile(
    rf"(?:{_LIMIT})?(?:{_DAY} )?(?:của )?tháng (?:cuối|đầu|thứ hai|thứ ba)(?: cùng)?(?: của)?"
    rf"(?: {_EVERY}| các)? (?:quý|qúy)(?: (?:hằng|hàng|mỗi|trong) năm)?(?![\w])(?! [1-4iv]+(?!\w))"
)
_ON_WEEKDAY = re.compile(
    rf"(?:(?:các|những) (?P<all>(?:sáng |chiều |tối )?(?:ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|"
    rf"chủ nhật))"
    rf"|(?:(?:(?P<before>trước)|(?:chậm|muộn) nhất(?: là)?(?: vào)?) (?:{_HOUR},? )?)?{_WEEKDAY}"
    rf"(?: (?:tuần )?(?:đầu|cuối|thứ nhất|thứ hai)(?: tiên)?(?: của)?)? {_EVERY} {_UNIT})(?!\w)"
)
# "hằng năm trước ngày 30/9", "hằng tháng, trước ngày 25": the day of every period.
_EVERY_ON = re.compile(
    rf"{_EVERY} {_UNIT},? (?:{_LIMIT}){_DAY}(?![\w%/]| (?:tháng|năm|/|đồng|tỷ|triệu))"
)
_AT_HOUR = re.compile(rf"(?:{_LIMIT})?{_HOUR},? {_EVERY} {_UNIT}(?!\w)")
_NUMBER = r"(?:\d{1,3}|một|hai|ba|bốn|sáu|bảy|tám|chín|mười)"
_ONCE = re.compile(
    rf"(?P<p>(?:định|thường) kỳ )?(?:(?:mỗi|cứ) )?(?P<n>{_NUMBER})"
    r" (?P<u>giờ|ngày|tuần|tháng|quý|qúy|năm)"
    r"(?: ?/ ?(?:0?1 )?lần|,? (?:họp |báo cáo |giao ban |tổ chức )?(?:một|0?1) lần)(?!\w)"
)
_PERIODIC = re.compile(
    rf"(?:định|thường) kỳ (?:(?P<n>{_NUMBER}) )?{_UNIT}(?!\w)(?! (?:(?:một|0?1) lần|\d))"
)
_EVERY_N = re.compile(rf"(?:mỗi|cứ) (?P<n>{_NUMBER}) {_UNIT}(?!\w)")

_TIME = (
    r"(?P<n>\d{1,3}|một|hai|ba|bốn|sáu|bảy|tám|chín|mười) (?P<u>phút|giờ|ngày|tuần|tháng|quý|năm)"
)
_BUSINESS = r"(?P<b> làm việc)?"
_SINCE = (
    r"(?:,? (?P<tail>(?P<neg>trước)(?: khi| ngày| thời điểm)?|(?:kể từ|tính từ|từ|sau)"
    r"(?: khi| ngày(?: nhận| có| được)?| thời điểm| lúc)?) (?!(?:19|20)\d\d|năm|tháng|quý))"
)
_WITHIN = re.compile(
    r"(?:(?P<in>trong(?: thời (?:hạn|gian))?(?: vòng)?|(?<!trước )thời hạn(?: là)?)(?: tối đa|"
    r" không quá| chậm nhất)?"
    r"|(?P<limit>không quá|tối đa|(?:chậm|muộn) nhất(?: là)?|ít nhất|sau|trước)) "
    rf"{_TIME}{_BUSINESS}(?!\w)(?! (?:qua|gần đây|liên tục|liền|trở lên|trở lại|đầu|cuối|"
    rf"liên tiếp)(?!\w))"
    r"(?! (?:19|20)\d\d)"
    # "trong 02 ngày 16 và 17/10", "trong 2 tháng 7, 8": the days themselves follow.
    r"(?! \d{1,2}(?:, ?| và | ?- ?)\d{1,2}(?![\d%]))"
)
_SINCE_AFTER = re.compile(_SINCE)
_SAME_DAY = re.compile(
    r"(?:ngay )?trong ngày(?P<b> làm việc)?(?=[,.;:)\n]|$| (?:theo|đối với|và|cho)(?!\w))"
)


@dataclass(slots=True)
class Recurrence:
    """A recurring time in view offsets; `day` of the month when printed."""

    start: int
    end: int
    recur: str
    day: int | None = None
    before: bool = False


@dataclass(slots=True)
class Duration:
    """A length of time in view offsets; negative when it counts back from its event."""

    start: int
    end: int
    duration: str
    business: bool = False
    event: tuple[int, int] | None = None


def _count(printed: str | None) -> int:
    if printed is None:
        return 1
    return int(printed) if printed.isdigit() else NUMBER_WORDS[printed]


def iso_length(count: int, unit: str) -> str:
    """ISO 8601 duration of a printed length; whole days are days (48 giờ is P2D)."""
    if unit == "giờ":
        return f"P{count // 24}D" if count >= 48 and count % 24 == 0 else f"PT{count}H"
    if unit == "phút":
        return f"PT{count}M"
    if unit in ("quý", "qúy"):
        return f"P{3 * count}M"
    return f"P{count}{_LETTERS[unit]}"


# One of these stands in every recurring time, at most so far from its beginning.
_HINTS = (
    "hằng", "hàng", "mỗi", "từng", "quý", "qúy", "lần", "kỳ", "cứ", "tháng trong", "tháng báo",
)  # fmt: skip
_FARTHEST = 120


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _hints(low: str) -> list[int]:
    return spots(low, _HINTS)


# "tăng bình quân hằng năm 12%": the figure is a mean over years; nothing is due each year.
_AVERAGES = ("bình quân ", "trung bình ")


def _is_mean(low: str, at: int) -> bool:
    return low.endswith(_AVERAGES, 0, at) and low.startswith(("hằng", "hàng"), at)


def read_recurrence(low: str, at: int, stop: int) -> Recurrence | None:
    """A recurring time printed at `at`."""
    if not any_within(_hints(low), at, at + _FARTHEST):
        return None
    for pattern in (_ON_DAY, _IN_QUARTER, _ON_WEEKDAY, _EVERY_ON, _AT_HOUR, _SIMPLE):
        match = pattern.match(low, at, stop)
        if match is not None and not (pattern is _SIMPLE and _is_mean(low, at)):
            return _from_every(match, pattern)
    return _read_cycle(low, at, stop)


def _from_every(match: re.Match[str], pattern: re.Pattern[str]) -> Recurrence | None:
    groups = match.groupdict()
    if pattern is _IN_QUARTER:
        recur = "P3M"
    elif groups.get("months"):
        recur = "P1M"
    else:
        recur = _PERIODS[groups.get("u") or "tuần"]
    day = int(groups["d"]) if groups.get("d") else None
    if day is not None and not 1 <= day <= 31:
        return None
    return Recurrence(match.start(), match.end(), recur, day, bool(groups.get("before")))


def _read_cycle(low: str, at: int, stop: int) -> Recurrence | None:
    for pattern in (_ONCE, _PERIODIC, _EVERY_N):
        match = pattern.match(low, at, stop)
        if match is None:
            continue
        groups = match.groupdict()
        start = match.start("n") if groups.get("p") else at
        count = _count(groups.get("n"))
        return Recurrence(start, match.end(), iso_length(count, match["u"]))
    return None


def read_duration(low: str, at: int, stop: int) -> Duration | None:
    """A length of time printed at `at`, with the event it counts from."""
    match = _SAME_DAY.match(low, at, stop)
    if match is not None:
        return Duration(at, match.end(), "P1D", match["b"] is not None)
    match = _WITHIN.match(low, at, stop)
    if match is None:
        return None
    since = _SINCE_AFTER.match(low, match.end(), stop)
    if since is None and not match["in"]:
        return None
    length = iso_length(_count(match["n"]), match["u"])
    business = match["b"] is not None
    if since is None:
        return Duration(at, match.end(), length, business)
    end = phrase_end(low, since.end(), stop)
    sign = "-" if since["neg"] else ""
    named = (
        since.start("tail") + since["tail"].find("ngày") if "ngày" in since["tail"] else since.end()
    )
    return Duration(at, max(end, since.end()), sign + length, business, (named, end))

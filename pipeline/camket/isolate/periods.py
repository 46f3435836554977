"""The year and the period a document plans for (DOMAIN 1.3)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from camket.records import Genre, Period

_YEARS = re.compile(
    r"(?P<kind>năm học|giai đoạn|nhiệm kỳ|thời kỳ|5 năm)\s*:?\s*\(?(?P<a>(?:19|"
    r"20)\d\d)\s*-\s*(?P<b>(?:19|20)?\d\d)"
)
_YEAR = re.compile(r"(?<![\d/])(?P<pre>ngày \d{1,2} tháng \d{1,2} )?năm (?P<y>(?:19|20)\d\d)(?!\d)")
# `đến năm 2030`, `tầm nhìn năm 2045`: how far, not for which year.
_HORIZON = re.compile(r"(?:đến|tới|tầm nhìn|trước|sau|so với|từ) $")
_PART = re.compile(
    r"6 tháng (?P<half>đầu|cuối)(?: năm)?|quý (?P<quarter>i{1,3}v?|iv|[1-4])(?!\w)|"
    r"tháng (?P<month>\d{1,2})(?= ?(?:năm|[/]))"
)
# "tháng 5/2019", "quý II/2020": the year of a plan for a part of it.
_PART_OF = re.compile(r"(?:tháng \d{1,2}|quý (?:i{1,3}v?|iv|[1-4])) ?[/-] ?(?P<y>20\d\d)(?!\d)")
_OF_A_DATE = re.compile(r"(?:\d|từ|đến|trước|sau|hết|kể từ) ?\Z")
_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_BARE = re.compile(r"(?<![\d/-])(?P<y>20[0-4]\d)(?![\d/])")
_NO_PLAN: frozenset[Genre] = frozenset({"news", "law", "procedure", "other"})


def plans_years(genre: Genre) -> bool:
    """Whether a document of this genre plans for a year at all."""
    return genre not in _NO_PLAN and genre != "decision"


_NEXT = re.compile(
    r"(?:bước (?:vào|sang)|giao ước(?: thi đua)?|thi đua|nhiệm vụ|phương hướng|kế hoạch|chỉ tiêu|"
    r"mục tiêu|công tác)(?: của| trong)? năm (?P<y>20\d\d)"
)


def next_year(opening: str, when: date | None) -> int | None:
    """The coming year, when a text of November or December says it plans for that."""
    if when is None or when.month < 11:
        return None
    years = {int(found.group("y")) for found in _NEXT.finditer(opening)}
    return when.year + 1 if when.year + 1 in years else None


# "ký giao ước thi đua “…” năm 2023", "kế hoạch sản xuất, kinh doanh năm 2016", "năm học 2021-2022".
_PLANNED = re.compile(
    r"(?:giao ước|phong trào|thi đua|nhiệm vụ|kế hoạch|chỉ tiêu|mục tiêu|phấn đấu|phương hướng|"
    r"chương trình công tác|cam kết|dự kiến|đề ra|đặt ra|đưa ra)"
    r"(?P<more>(?: số)?(?: \d{1,4}(?:/[a-zđ-]+)?(?= [^\d]))?[^.;:\d]{0,100}?)"
    r"[ ,(]năm (?:học )?(?P<y>20\d\d)(?!\d)"
)
# "triển khai nhiệm vụ 6 tháng cuối năm 2019", "nhiệm vụ công tác quý III/2019".
_PART_PLANNED = re.compile(
    r"(?:nhiệm vụ|kế hoạch|phương hướng|chỉ tiêu|mục tiêu|chương trình công tác|giao ước|thi đua)"
    r"[^.;:\d]{0,60}? (?:(?:[369]|ba|sáu|chín|những|các) tháng (?:cuối|đầu|còn lại)(?: của)?|"
    r"quý (?:i{1,3}v?|iv|[1-4])|tháng \d{1,2})(?:,? năm | ?[/-] ?)(?P<y>20\d\d)(?!\d)"
)
# "Năm 2012, dự kiến …", "Trong năm 2018, các cấp Hội tiếp tục …"
_COMING = re.compile(
    r"(?:^|[.;] |theo [^.;,]{4,80}, )(?:trong )?năm (?P<y>20\d\d),? [^.;]{0,80}?"
    r"(?:phấn đấu|dự kiến|tiếp tục|tập trung|"
    r"đề ra|xác định|đặt mục tiêu|đẩy mạnh|sẽ |chỉ đạo)"
)
_WINDOW = re.compile(
    r"(?:(?:từ|bắt đầu)[^.;]{1,30}? đến|kéo dài đến) (?:hết )?(?:ngày )?"
    r"\d{1,2}[/.-]\d{1,2}[/.-](?P<y>20\d\d)"
)
# What is over, how far it reaches, what it is measured by: not the year planned for.
_PAST = re.compile(r"tổng kết|sơ kết|kết quả|đánh giá|nhìn lại|kết thúc|khen thưởng|thành tích")
# "Sơ kết công tác quý II, triển khai nhiệm vụ quý III": from here on it is not over.
_TO_COME = re.compile(r".*(?<!\w)(?:triển khai|phương hướng|đề ra|phát động)(?!\w)")
_BETWEEN = re.compile(r"(?:đến|tới|so với|từ|hết|cuối|trước|sau|hơn|của|bằng)$|(?<!\w)đã ")
_SIGNED: frozenset[Genre] = frozenset({"signing_report", "launch", "covenant"})


def told_year(title: str, told: list[str], genre: Genre) -> int | None:
    """The year that headline or first paragraphs sign, launch or plan for; `None` when unsaid."""
    if genre not in ("news", *_SIGNED):
        return None
    windows = [int(found.group("y")) for found in map(_WINDOW.search, told) if found is not None]
    if genre == "launch" and windows and _planned_in(title) is None:
        return windows[0]  # how long a campaign runs comes before the work it is for
    for sentence in (title, *told):
        year = _planned_in(sentence[:1200])
        if year is not None:
            return year
    if genre not in _SIGNED:
        return None
    return next(iter(windows), None) or _last_bare(title)


_TERM = re.compile(r"nhiệm kỳ:? \(?(?P<y>20\d\d) ?- ?20\d\d")
# A congress that is prepared for, or honoured by the work, is not what is planned.
_AHEAD = re.compile(r"(?:chuẩn bị|tiến tới|hướng tới|chào mừng|trước thềm)[^.;:]*\Z")


def term_year(told: list[str]) -> int | None:
    """The first year of the term an article plans for; the last of those it names."""
    found = [
        int(term.group("y"))
        for line in told
        for term in _TERM.finditer(line[:1200])
        if _AHEAD.search(line, 0, term.start()) is None
    ]
    return max(found, default=None)


def _planned_in(sentence: str) -> int | None:
    for pattern in (_PLANNED, _PART_PLANNED, _COMING):
        for found in pattern.finditer(sentence):
            more = found.groupdict().get("more") or ""
            before = sentence[max(0, found.start() - 50) : found.start()].rpartition(".")[2]
            before = _TO_COME.sub("", before)
            if not _PAST.search(before) and not _BETWEEN.search(more.rstrip(" ,(")):
                return int(found.group("y"))
    return None


def _last_bare(title: str) -> int | None:
    """`… phòng chống cháy nổ 2013`: a year without its word that closes a headline."""
    found = re.search(r"[^\d/-] (?P<y>20[0-4]\d):?$", title)
    return int(found.group("y")) if found else None


# A decision on persons, honours or posts plans nothing.
_OF_PERSONS = re.compile(
    r"bổ nhiệm|điều động|luân chuyển|miễn nhiệm|biệt phái|nghỉ hưu|nâng (?:bậc )?lương|kỷ luật|"
    r"tặng (?:thưởng|danh hiệu|cờ|bằng|giấy|huân|huy)|(?:^|về việc )(?:khen thưởng|công nhận)"
)


# "Về kết quả … năm 2008 và nhiệm vụ … năm 2009": it plans for the later.
_RESULTS_FIRST = re.compile(
    r"(?:kết quả|tình hình) .{0,120}?năm \d{4}.{0,10} (?:và|;|-) ?.{0,30}?"
    r"(?:nhiệm vụ|phương hướng|mục tiêu|kế hoạch)"
)


def plan_year(title: str, genre: Genre, when: date | None) -> int | None:
    """The year in the title, else the year of the document, one later when the title says so."""
    if genre in _NO_PLAN:
        return None
    spans = _spans(title, genre)
    years = [
        int(m.group("y"))
        for m in _YEAR.finditer(title)
        if m.group("pre") is None and not _HORIZON.search(title, 0, m.start())
    ]
    if years:
        directions = re.search(r"phương hướng|nhiệm vụ", title) and genre == "report"
        return years[-1] if directions or _RESULTS_FIRST.search(title) else years[0]
    if spans is not None:
        return _within(spans, genre, when)
    part = _PART_OF.search(title)
    if part is not None:
        return int(part.group("y"))
    bare = [int(m.group("y")) for m in _BARE.finditer(title)]
    if bare and when is not None and when.year <= bare[-1] <= when.year + 1:
        return bare[-1]
    if when is None or (genre == "decision" and _OF_PERSONS.search(title)):
        return None
    return when.year + (when.month == 12 and "năm tới" in title)


def _spans(title: str, genre: Genre) -> re.Match[str] | None:
    """The years of the title; of a report with directions the last, which are to come."""
    found = list(_YEARS.finditer(title))
    if len(found) > 1 and genre == "report" and re.search(r"phương hướng|nhiệm vụ", title):
        return found[-1]
    return found[0] if found else None


def _within(spans: re.Match[str], genre: Genre, when: date | None) -> int:
    """The year of a programme of several years: its first, or the document's when inside it.

    A report on a term speaks at its end; a school year counts from its first half.
    """
    first = int(spans.group("a"))
    if when is None or spans.group("kind") == "năm học":
        return first
    if genre == "report" or when.year > _last_year(spans):  # what was done in years gone by
        return when.year
    return max(first, when.year)


def _last_year(spans: re.Match[str]) -> int:
    first, printed = int(spans.group("a")), spans.group("b")
    return int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)


def plan_period(title: str, year: int | None, genre: Genre = "plan") -> Period | None:
    """The interval the title names: a school year, a half, a quarter, a term, else the year."""
    spans = _spans(title, genre)
    if spans is not None:
        first = int(spans.group("a"))
        last = _last_year(spans)
        if spans.group("kind") == "năm học":
            return Period(start=f"{first}-09-01", end=f"{last}-05-31")
        return Period(start=f"{first}-01-01", end=f"{last}-12-31") if last >= first else None
    if year is None:
        return None
    return _part_of(title, year) or Period(start=f"{year}-01-01", end=f"{year}-12-31")


def _part_of(title: str, year: int) -> Period | None:
    parts = list(_PART.finditer(title))
    if not parts:
        return None
    found = parts[-1]
    if found.group("half"):
        first = found.group("half") == "đầu"
        return Period(
            start=f"{year}-{'01-01' if first else '07-01'}",
            end=f"{year}-{'06-30' if first else '12-31'}",
        )
    if found.group("quarter"):
        quarter = _QUARTER.get(found.group("quarter"))
        if quarter is None:
            return None
        last = (None, "03-31", "06-30", "09-30", "12-31")[quarter]
        return Period(start=f"{year}-{3 * quarter - 2:02d}-01", end=f"{year}-{last}")
    return _month_of(title, found, year)


def _month_of(title: str, found: re.Match[str], year: int) -> Period | None:
    """The month a title plans for; a day's month or one end of a range is none."""
    month = int(found.group("month"))
    if not 1 <= month <= 12 or _OF_A_DATE.search(title, 0, found.start()):
        return None
    if not title[found.end() :].lstrip(" /năm").startswith(str(year)):
        return None
    last = monthrange(year, month)[1]
    return Period(start=f"{year}-{month:02d}-01", end=f"{year}-{month:02d}-{last}")

"""Occasions: holidays, commemorations, seasons and other events that stand where a date could.

Sources: DOMAIN 6 (lunar new year, fixed days); the years outside 2015-2026 are from memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

NEW_YEAR = {
    int(day[:4]): date.fromisoformat(day)
    for day in [
        "2000-02-05",
        "2001-01-24",
        "2002-02-12",
        "2003-02-01",
        "2004-01-22",
        "2005-02-09",
        "2006-01-29",
        "2007-02-17",
        "2008-02-07",
        "2009-01-26",
        "2010-02-14",
        "2011-02-03",
        "2012-01-23",
        "2013-02-10",
        "2014-01-31",
        "2015-02-19",
        "2016-02-08",
        "2017-01-28",
        "2018-02-16",
        "2019-02-05",
        "2020-01-25",
        "2021-02-12",
        "2022-02-01",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2027-02-06",
        "2028-01-26",
        "2029-02-13",
        "2030-02-02",
    ]
}
"""First day of the lunar year (Tết Nguyên đán)."""

LANDMARKS = frozenset(
    (int(day), int(month))
    for day, month in (
        entry.split("/")
        for entry in [
            "3/2",
            "27/2",
            "3/3",
            "8/3",
            "26/3",
            "30/4",
            "1/5",
            "7/5",
            "13/5",
            "15/5",
            "19/5",
            "1/6",
            "5/6",
            "11/6",
            "17/6",
            "21/6",
            "28/6",
            "10/7",
            "27/7",
            "28/7",
            "19/8",
            "28/8",
            "2/9",
            "10/9",
            "1/10",
            "10/10",
            "13/10",
            "14/10",
            "15/10",
            "20/10",
            "9/11",
            "10/11",
            "18/11",
            "20/11",
            "23/11",
            "1/12",
            "10/12",
            "19/12",
            "22/12",
        ]
    )
)
"""Days of the year that name a commemoration without saying which."""

_STEMS = ["canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ"]
_BRANCHES = ["thân", "dậu", "tuất", "hợi", "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi"]
_BRANCH_SPELLINGS = {"tí": "tý", "tị": "tỵ", "mẹo": "mão", "hợi": "hợi", "tỵ": "tỵ"}
_TET = re.compile(
    r"tết(?: (?:nguyên đán|âm lịch|cổ truyền|ta))?(?! (?:dương|trung|độc|thiếu|đoan|tây))(?!\w)"
    r"(?: năm)?(?: (?P<cc>\w{2,4} (?:thân|dậu|tuất|hợi|tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|"
    r"mùi))(?!\w))?"
    r"(?: ?-? ?\(?(?:năm )?(?P<y>20\d\d)\)?)?"
)
_SEASON = re.compile(
    r"(?:mùa|vụ) (?:mưa bão|mưa lũ|mưa|lũ|bão|khô|đông xuân|hè thu|chiêm xuân|hè|đông|xuân|thu|"
    r"chiêm|mùa|"
    r"lễ hội|tuyển sinh|thi|gặt|màu)(?:(?: năm)? 20\d\d(?: ?- ?20\d\d)?)?(?!\w)"
)
_HOLIDAY = re.compile(
    r"(?:ngày )?(?:quốc khánh|quốc tế lao động|giải phóng miền nam|cách mạng tháng tám|"
    r"tết dương lịch|"
    r"tết trung thu|giỗ tổ hùng vương|"
    r"lễ giáng sinh)(?: \(?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?!\d)\)?)?(?!\w)"
)
_EVENT_HEAD = re.compile(
    r"(?P<w>khi|lúc|khai giảng|kỳ họp|kỳ thi|lễ|đại hội|hội nghị|bầu cử|cuộc bầu cử|"
    r"ngày (?=(?:khai|bế|bầu|họp|hội|hết|tổ|tổng|đại|diễn|bàn|ra quân|toàn dân|nhà giáo|quốc|thầy|"
    r"giải|thành lập|bắt đầu|kết thúc)))(?: |(?<= )|(?!\w))"
)
# An event phrase stops at punctuation or where a new phrase of the sentence begins.
_STOP = re.compile(
    r"[,;:()\n\"|]|\.(?!\d)"
    r"|\s(?:ở|để|tại|nhằm|gắn với|bằng|thì|phải|với|xong|hoàn thành|tổ chức|tặng|"
    r"phát động|ra quân|thăm|khánh thành|được|đã|trao)(?!\w)"
)


@dataclass(slots=True)
class Occasion:
    """An event in view offsets; `day` when the calendar knows it."""

    start: int
    end: int
    name: str
    day: date | None = None
    vague: bool = False


def phrase_end(low: str, at: int, stop: int, words: int = 12) -> int:
    """Where a noun phrase that starts at `at` ends: punctuation, a new phrase, or `words` words."""
    found = _STOP.search(low, at, min(stop, at + 120))
    end = found.start() if found else min(stop, at + 120)
    pieces = low[at:end].split(" ")
    if len(pieces) > words:
        end = at + len(" ".join(pieces[:words]))
    return at + len(low[at:end].rstrip())


def _year_of_cycle(name: str, near: int) -> int | None:
    stem, branch = name.split()
    branch = _BRANCH_SPELLINGS.get(branch, branch)
    for year in (near, near + 1, near - 1, near + 2, near + 3):
        if _STEMS[year % 10] == stem and _BRANCHES[year % 12] == branch:
            return year
    return None


def read_new_year(
    low: str, at: int, stop: int, base: tuple[int | None, date | None]
) -> Occasion | None:
    """Tết Nguyên đán at `at`; without a year the first one after the document's date."""
    match = _TET.match(low, at, stop)
    if match is None:
        return None
    year = _new_year_year(match, base)
    day = NEW_YEAR.get(year) if year else None
    name = f"Tết Nguyên đán {year}" if year else "Tết Nguyên đán"
    return Occasion(at, match.end(), name, day)


def _new_year_year(match: re.Match[str], base: tuple[int | None, date | None]) -> int | None:
    plan, doc_date = base
    near = plan or (doc_date.year if doc_date else None)
    if match["y"]:
        return int(match["y"])
    if match["cc"] and near:
        return _year_of_cycle(match["cc"], near)
    if near is None:
        return None
    coming = NEW_YEAR.get(near)
    return near + 1 if doc_date and coming and coming <= doc_date else near


_FIXED_DAYS = {
    "quốc khánh": (9, 2),
    "quốc tế lao động": (5, 1),
    "giải phóng miền nam": (4, 30),
    "cách mạng tháng tám": (8, 19),
    "lễ giáng sinh": (12, 25),
    "tết dương lịch": (1, 1),
}


def holiday_date(name: str, year: int | None) -> date | None:
    """The day of a holiday that has a fixed one."""
    for words, (month, day) in _FIXED_DAYS.items():
        if words in name and year is not None:
            return date(year, month, day)
    return None


def read_holiday(low: str, at: int, stop: int) -> Occasion | None:
    """A holiday called by name, with its day when printed ("Quốc khánh 2/9")."""
    match = _HOLIDAY.match(low, at, stop)
    return Occasion(at, match.end(), match.group()) if match else None


def read_event(low: str, at: int, stop: int) -> Occasion | None:
    """A season ("mùa mưa") or a described event ("khi ban hành …", "khai giảng")."""
    match = _SEASON.match(low, at, stop)
    if match is not None:
        return Occasion(at, match.end(), match.group(), vague=True)
    match = _EVENT_HEAD.match(low, at, stop)
    if match is None:
        return None
    end = phrase_end(low, at, stop)
    named = match.end() if match["w"] in ("khi", "lúc") or match["w"].startswith("ngày ") else at
    return Occasion(at, end, low[named:end].strip()) if end > match.end() or named == at else None

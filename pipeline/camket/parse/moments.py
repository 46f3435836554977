"""Moments: days, months, quarters, years and their parts as printed, and the dates they mean.

Nothing is rolled over: an impossible day is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from camket.dates import read_year
from camket.parse.moment import WEEK, Moment, Part, Unit

NUMBER_WORDS = {
    **{
        "một": 1,
        "hai": 2,
        "ba": 3,
        "bốn": 4,
        "tư": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "bẩy": 7,
        "tám": 8,
        "chín": 9,
        "mười": 10,
    },
    "mười một": 11,
    "mười hai": 12,
    "giêng": 1,
    "chạp": 12,
}
_MONTH_WORD = (
    r"mười hai|mười một|mười|một|hai|ba|tư|bốn|năm(?! (?:19|20)\d\d|\w)|sáu|bảy|tám|chín|giêng|chạp"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_YEAR_AFTER = (
    rf"(?:(?: ?[/-] ?|\.)(?P<ya>{_YEAR})|,? năm (?P<yb>{_YEAR})"
    r"|,? năm (?P<yw>nay|sau|tới|trước|ngoái)(?!\w))?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PARTS: dict[str, Part] = {
    "đầu": "first",
    "giữa": "middle",
    "cuối": "last",
    "nửa đầu": "first_half",
    "nửa cuối": "second_half",
    "nửa sau": "second_half",
    "thượng tuần": "first",
    "trung tuần": "middle",
    "hạ tuần": "last",
}
_PART = r"(?:(?P<part>nửa đầu|nửa cuối|nửa sau|đầu|giữa|cuối) )?"

_MONTH_PART = (
    r"(?:(?P<part>nửa đầu|nửa cuối|nửa sau|thượng tuần|trung tuần|hạ tuần|đầu|giữa|cuối) )?"
)

_DAY = re.compile(
    r"(?:(?P<ngày>(?:ngày|mồng|mùng)\s{1,2}(?:mồng |mùng )?)|(?P<bare>))(?P<d>\d{1,2})"
    r"(?: ?(?P<s>[/.-]) ?(?P<m>\d{1,2})(?!\d)"
    rf"(?: ?[/.-] ?(?P<y>{_YEAR}|20 ?\d\d(?!\d))| ?(?P=s) ?(?P<y2>\d\d(?![\d%]| ?%)))?"
    rf"|\s{{1,2}}tháng\s{{1,2}}(?P<mw>\d{{1,2}}(?!\d)|(?:{_MONTH_WORD})(?!\w))"
    rf"(?:,?\s{{1,2}}năm\s{{1,2}}(?P<y3>{_YEAR}|20 ?\d\d(?!\d))| ?[/-] ?(?P<y4>{_YEAR}))?)"
    r"(?:,? năm (?P<yw>nay|sau|tới)(?!\w))?(?![\d%/])"
)
_FULL_MOON = re.compile(rf"(?:ngày )?rằm tháng (?P<m>\d{{1,2}}|(?:{_MONTH_WORD})(?!\w))")
_BARE_MONTH = re.compile(rf"(?P<m>\d{{1,2}})(?: ?/ ?(?P<ya>{_YEAR})|,? năm (?P<yb>{_YEAR}))(?!\d)")
_LATER_MONTH = re.compile(r"(?<=-)(?P<m>\d{1,2})(?=[,.;:)\n]|$| (?:hằng|hàng|mỗi) năm)")
# "ngày 10-11/7/2025", "từ 20 - 21/11/2025": two days of one month; a year, a month in words or
# the end of the phrase tells them from a fraction.
_FIRST_OF_DAYS = re.compile(
    r"(?P<ngày>(?:ngày|mồng|mùng) )?(?P<d>\d{1,2})(?= ?- ?(?P<last>\d{1,2})"
    rf"(?: tháng \d| ?/ ?\d{{1,2}}(?: ?/ ?{_YEAR}|(?![/.,]?\d)(?(ngày)|(?=[,;:.)\n]|$)))))"
)
_DAY_ONLY = re.compile(r"(?:ngày|mồng|mùng) (?:mồng |mùng )?(?P<d>\d{1,2})(?![\d%/.-])")
_MONTH = re.compile(
    rf"{_MONTH_PART}tháng (?P<m>\d{{1,2}}|(?:{_MONTH_WORD})(?!\w))(?![\d%,]\d|\d){_YEAR_AFTER}"
)
# "tuần đầu tháng 7", "10 ngày cuối tháng 4", "tuần thứ hai của tháng 5"
_DAYS = re.compile(
    r"(?:(?P<n>\d{1,2}|một|hai|ba|năm|bảy|mười) (?P<u>ngày|tuần)(?: lễ)? (?P<side>đầu|cuối)"
    r"|tuần(?: lễ)? (?:(?P<week>đầu|cuối)|(?:thứ )?(?P<k>nhất|hai|ba|tư|[1-4]|iv|i{1,3})))"
    r"(?: tiên| cùng)?(?: của)? "
    rf"tháng (?P<m>\d{{1,2}}|(?:{_MONTH_WORD})(?!\w))(?![\d%,]\d|\d){_YEAR_AFTER}"
)
_QUARTER = re.compile(rf"{_PART}(?:quý|qúy) (?P<q>iv|i{{1,3}}|[1-4])(?!\w){_YEAR_AFTER}")
_BARE_QUARTER = re.compile(rf"(?P<q>iv|i{{1,3}})(?!\w){_YEAR_AFTER}")
_YEAR_UNIT = re.compile(
    rf"{_PART}năm (?:(?P<y>{_YEAR})|(?P<yw>nay|sau|tới|ngoái|trước(?! (?:ngày|khi|tháng|năm|quý|"
    rf"hạn|tết|\d)))(?!\w))(?! ?- ?(?:19|20)\d\d)"
)
_PART_OF_YEAR = re.compile(
    r"(?P<part>nửa đầu|nửa cuối|nửa sau|đầu|giữa|cuối) năm(?! (?:học|tháng))(?!\w)"
)
_MONTHS = re.compile(
    r"(?P<n>\d{1,2}|ba|sáu|chín) tháng (?:(?P<side>đầu|cuối) )?năm"
    rf"(?: (?P<y>{_YEAR})| (?P<yw>nay|sau|tới)(?!\w)|(?! học)(?!\w))"
)
_SCHOOL = re.compile(rf"năm học (?P<y>{_YEAR}) ?- ?(?P<y2>{_YEAR}|\d\d(?!\d))")
_SEMESTER = re.compile(
    rf"học kỳ (?P<q>ii|i|[12])(?!\w)(?:,? ?(?:của )?năm học (?P<y>{_YEAR}) ?- ?(?:{_YEAR}|"
    rf"\d\d(?!\d)))?"
)
_TERM = re.compile(
    rf"nhiệm kỳ (?:(?P<y>{_YEAR}) ?- ?(?P<y2>{_YEAR})|(?P<r>[ivx]{{1,5}})(?!\w)|(?P<y0>{_YEAR}))"
)
_SPAN = re.compile(
    rf"(?:giai đoạn(?: từ| \d| i{{1,3}})?|thời kỳ|(?:0?[3-9]|10|ba|năm|mười) năm|các năm|"
    rf"năm)(?: năm)? (?P<open>\()?"
    rf"(?P<y>{_YEAR}) ?(?:-|đến(?: năm)?) ?(?P<y2>{_YEAR}|\d\d(?![\d%]))(?(open)\)?)"
)
_BARE_YEAR = re.compile(rf"(?P<y>{_YEAR})(?![\w/.,%-]?\d|%)")


def read_moment(low: str, at: int, stop: int) -> Moment | None:
    """The longest moment printed at `at`, or None."""
    readers = _NUMERIC if low[at : at + 1].isdigit() else _READERS.get(low[at : at + 2], ())
    for read in readers:
        moment = read(low, at, stop)
        if moment is not None:
            return moment
    return None


_LAST_DAY = 31


def _shift(word: str | None) -> int:
    return {"sau": 1, "tới": 1, "trước": -1, "ngoái": -1}.get(word or "", 0)


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else NUMBER_WORDS[printed]


def _read_day(low: str, at: int, stop: int) -> Moment | None:
    several = _FIRST_OF_DAYS.match(low, at, stop)
    if several is not None and int(several["d"]) < int(several["last"]) <= _LAST_DAY:
        return Moment(at, several.end(), "day", day=int(several["d"]))
    match = _DAY.match(low, at, stop)
    if match is None:
        return _read_full_moon(low, at, stop)
    month = match["m"] or match["mw"]
    year = match["y"] or match["y2"] or match["y3"] or match["y4"]
    lunar = month in ("giêng", "chạp") or low.startswith((" âm lịch", " (âm lịch"), match.end())
    return Moment(
        match.start(),
        match.end(),
        "day",
        day=int(match["d"]),
        month=_number(month),
        year=read_year(year) if year else None,
        shift=_shift(match["yw"]),
        lunar=lunar,
        marked=bool(match["ngày"] or match["mw"] or year),
        sign=match["s"] or " ",
    )


def _read_full_moon(low: str, at: int, stop: int) -> Moment | None:
    """Rằm: the fifteenth day of a lunar month."""
    match = _FULL_MOON.match(low, at, stop)
    if match is None:
        return None
    return Moment(at, match.end(), "day", day=15, month=_number(match["m"]), lunar=True)


def read_bare_month(low: str, at: int, stop: int, first: Moment | None = None) -> Moment | None:
    """The second month of "tháng 3-6/2025"; without a year only right behind its `first`."""
    match = _BARE_MONTH.match(low, at, stop)
    if match is not None:
        year = match["ya"] or match["yb"]
        return Moment(at, match.end(), "month", month=int(match["m"]), year=int(year))
    match = _LATER_MONTH.match(low, at, stop) if first is not None and first.year is None else None
    if match is None or first is None or not (first.month or 12) < int(match["m"]) <= 12:
        return None
    return Moment(at, match.end(), "month", month=int(match["m"]))


def _read_day_only(low: str, at: int, stop: int) -> Moment | None:
    match = _DAY_ONLY.match(low, at, stop)
    if match is None:
        return None
    return Moment(match.start(), match.end(), "day", day=int(match["d"]))


def _read_month(low: str, at: int, stop: int) -> Moment | None:
    match = _MONTH.match(low, at, stop)
    if match is None:
        return None
    month = _number(match["m"])
    year = match["ya"] or match["yb"]
    return Moment(
        match.start(),
        match.end(),
        "month",
        month=month,
        year=int(year) if year else None,
        part=_PARTS.get(match["part"] or "", ""),
        shift=_shift(match["yw"]),
        lunar=match["m"] in ("giêng", "chạp"),
    )


def _read_days(low: str, at: int, stop: int) -> Moment | None:
    """Some days of a month counted from its beginning or its end, or one of its weeks."""
    match = _DAYS.match(low, at, stop)
    if match is None:
        return None
    length = _number(match["n"]) * (WEEK if match["u"] == "tuần" else 1) if match["n"] else WEEK
    week = {"nhất": 1, **_ROMAN}.get(match["k"] or "") or _number(match["k"] or "1")
    side = match["side"] or match["week"]
    year = match["ya"] or match["yb"]
    return Moment(
        at,
        match.end(),
        "days",
        day=0 if side == "cuối" else (week - 1) * WEEK + 1,
        month=_number(match["m"]),
        year=_maybe(year),
        shift=_shift(match["yw"]),
        length=length,
    )


def _read_quarter(low: str, at: int, stop: int) -> Moment | None:
    match = _QUARTER.match(low, at, stop)
    if match is None:
        return None
    year = match["ya"] or match["yb"]
    return Moment(
        match.start(),
        match.end(),
        "quarter",
        month=_ROMAN[match["q"]] * 3 - 2,
        year=int(year) if year else None,
        part=_PARTS.get(match["part"] or "", ""),
        shift=_shift(match["yw"]),
    )


def _read_year(low: str, at: int, stop: int) -> Moment | None:
    match = _YEAR_UNIT.match(low, at, stop)
    if match is not None:
        year = int(match["y"]) if match["y"] else None
        part = _PARTS.get(match["part"] or "", "")
        return Moment(at, match.end(), "year", year=year, part=part, shift=_shift(match["yw"]))
    match = _PART_OF_YEAR.match(low, at, stop)
    if match is not None:
        return Moment(at, match.end(), "year", part=_PARTS[match["part"]])
    return None


def _read_months(low: str, at: int, stop: int) -> Moment | None:
    match = _MONTHS.match(low, at, stop)
    if match is None:
        return None
    count = _number(match["n"])
    if not 1 <= count <= 12 or (match["side"] is None and match["y"] is None):
        return None
    year = int(match["y"]) if match["y"] else None
    first = 13 - count if match["side"] == "cuối" else 1
    return Moment(
        at, match.end(), "months", day=count, month=first, year=year, shift=_shift(match["yw"])
    )


def _read_semester(low: str, at: int, stop: int) -> Moment | None:
    match = _SEMESTER.match(low, at, stop)
    if match is None:
        return None
    month = 9 if match["q"] in ("i", "1") else 1
    return Moment(at, match.end(), "semester", month=month, year=_maybe(match["y"]), part="first")


def _far_year(first: int, printed: str) -> int:
    return int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)


def _read_years(low: str, at: int, stop: int) -> Moment | None:
    for pattern, unit in _YEAR_PAIRS:
        match = pattern.match(low, at, stop)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("y") is None:
            return Moment(at, match.end(), unit, year=_maybe(groups.get("y0")))
        first = int(groups["y"])
        last = _far_year(first, groups["y2"])
        if not first <= last <= first + 30:
            return None
        return Moment(at, match.end(), unit, year=first, last_year=last)
    return None


def _maybe(printed: str | None) -> int | None:
    return int(printed) if printed else None


_YEAR_PAIRS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (_SCHOOL, "school"),
    (_TERM, "term"),
    (_SPAN, "span"),
)
_PARTED = (_read_month, _read_quarter, _read_year)
_NUMERIC = (_read_years, _read_months, _read_days, _read_day)
# The moments that begin with two letters, in the order in which they are tried.
_READERS: dict[str, tuple[Callable[[str, int, int], Moment | None], ...]] = {
    "ba": (_read_years, _read_months, _read_days),
    "bả": (_read_days,),
    "mộ": (_read_days,),
    "ch": (_read_months,),
    "cu": _PARTED,
    "cá": (_read_years,),
    "gi": (_read_years, *_PARTED),
    "họ": (_read_semester,),
    "mù": (_read_day, _read_day_only),
    "mồ": (_read_day, _read_day_only),
    "mư": (_read_years, _read_days),
    "ng": (_read_day, _read_day_only),
    "nh": (_read_years,),
    "ha": (_read_days,),
    "nă": (_read_years, _read_year),
    "nử": _PARTED,
    "qu": (_read_quarter,),
    "qú": (_read_quarter,),
    "rằ": (_read_day,),
    "sá": (_read_months,),
    "th": (_read_years, _read_month),
    "tr": (_read_month,),
    "tu": (_read_days,),
    "hạ": (_read_month,),
    "đầ": _PARTED,
}


def read_bare_year(low: str, at: int, stop: int) -> Moment | None:
    """A year without "năm" ("đến 2025"); only after words that call for a time."""
    match = _BARE_YEAR.match(low, at, stop)
    return Moment(at, match.end(), "year", year=int(match["y"])) if match else None


def read_bare_quarter(low: str, at: int, stop: int) -> Moment | None:
    """The second quarter of "quý I và II"."""
    match = _BARE_QUARTER.match(low, at, stop)
    if match is None:
        return None
    year = match["ya"] or match["yb"]
    month = _ROMAN[match["q"]] * 3 - 2
    return Moment(at, match.end(), "quarter", month=month, year=_maybe(year))

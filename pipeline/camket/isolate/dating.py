"""Date, place and publication date of a document."""

from __future__ import annotations

import re
from datetime import date

from camket.dates import AbsoluteDate, find_dates
from camket.isolate.chrome import COLLECTED, is_stamp
from camket.isolate.columns import cells
from camket.isolate.head import Head
from camket.isolate.scan import CAPITAL
from camket.isolate.signs import (
    first_symbol,
    has_place_date,
    place_date,
)
from camket.records import (
    DateSource,
)

_CLOSED_ON = re.compile(r"lập tại|làm tại|thông qua|ký tên|(?:được|cùng) ký")
# The text says when it was made: at its opening, in brackets under the title, before the lead.
_SELF_DATED = re.compile(
    r"hôm nay,? (?:ngày )?\d|\((?:ngày|ký|lập|được ký|(?:ban hành )?kèm theo)|ngày "
    r"\d{1,2}(?:[/.-]| tháng)|"
    r"[^\d,.;:]{3,40}, (?:hôm nay )?ngày \d|(?:[^.;]{0,80} )?(?:lập|làm|ký|họp) tại "
    r"[^.;]{3,60} ngày \d"
)


# `(Từ ngày 18/3 đến 22/3/2024)` under a title: when it holds, not when it was written.
_RANGE = ("(từ ", "( từ ", "(thời gian")


def iso(when: date | None) -> str | None:
    """A day in ISO form."""
    return when.isoformat() if when else None


def published_on(head: Head) -> date | None:
    """The date of the byline; a page date read apart by the decoder comes first."""
    for block in head.text.blocks:
        if block.kind == "page_date":
            for found in find_dates(head.view.lower, *head.view.inside(block.start, block.end)):
                return found.value
    near = head.headline or 0
    dated = [line for line in head.lines[:400] if head.zones[line.index] == "byline"]
    for line in sorted(dated, key=lambda x: abs(x.index - near)):
        when = _first_valid(line.low)
        if when is not None:
            return when
    return _page_clock(head, near)


def _page_clock(head: Head, near: int) -> date | None:
    """The clock of a page printed beside the headline, when there is no byline.

    Pages crawled on the day they appeared show the same day; a clock far from the headline is the
    reader's, not the article's, and is not read.
    """
    if head.headline is None:
        return None
    for line in head.lines[max(0, near - 3) : near + 3]:
        apart = any(one.prose for one in head.lines[line.index + 1 : near])
        if head.zones[line.index] == "chrome" and is_stamp(line) and not apart:
            return _first_valid(line.low)
    return None


def _first_valid(low: str) -> date | None:
    stamp = COLLECTED.match(low)
    if stamp is not None and stamp[1]:
        return _real_day(stamp[1])
    return next((found.value for found in find_dates(low) if found.value is not None), None)


def _real_day(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None


def date_of(head: Head, published: date | None) -> tuple[date | None, DateSource]:
    """Date of the document: its header, the place and date above the signature, the words of the
    text itself, its title, else the portal's."""
    when = _in_header(head) or _at_the_end(head)
    if when is not None:
        return when, "header"
    when = _said_today(head) or _met_on(head)
    if when is not None:
        return when, "title"
    for line in head.title:
        said = line.text.startswith("(") and not line.low.startswith(_RANGE)
        when = _first_valid(line.low) if said else None
        if when is not None:
            return when, "title"
    return (published, "portal") if published else (None, "none")


# "V/v triển khai Thông báo số 12/TB-UBND ngày 15/3/2021": the day of what the letter is about.
_SUBJECT = re.compile(r"(?:v/v|về việc)(?!\w)(?:(?! {3}|\|).)*")


def _header_dates(head: Head) -> list[AbsoluteDate]:
    """The days beside the place come first, other days of the header follow."""
    lines = [line for line in head.own_header[:30] if "ngày" in line.low or has_place_date(line)]
    own = [_SUBJECT.sub("", line.low) for line in lines]
    return [
        found
        for low in sorted(own, key=lambda low: place_date(low) is None)
        for found in find_dates(low)
    ]


def _in_header(head: Head) -> date | None:
    return next((found.value for found in _header_dates(head) if found.value), None)


_YEAR_ONLY = re.compile(r"ngày[ .…_]*tháng[ .…_\d]*năm (?P<year>20\d\d)(?!\d)")


def printed_year(head: Head) -> int | None:
    """The year of a draft whose header leaves the day open: `…, ngày … tháng 3 năm 2020`."""
    found = (_YEAR_ONLY.search(line.low) for line in head.own_header[:30])
    return next((int(one.group("year")) for one in found if one is not None), None)


def impossible_date(head: Head) -> bool:
    """The header prints a day that does not exist."""
    dates = _header_dates(head)
    return bool(dates) and all(found.value is None for found in dates)


def _at_the_end(head: Head) -> date | None:
    for line in head.zone("closing", "signature"):
        closing = head.zones[line.index] == "closing" and _CLOSED_ON.search(line.low)
        if closing or has_place_date(line):
            when = _first_valid(line.low)
            if when is not None:
                return when
    return None


def _said_today(head: Head) -> date | None:
    """`Hôm nay, ngày 4/3/2021, tại …`, `(Ký tại Hội nghị ngày …)`: the text dates itself."""
    for line in head.zone("preamble", "lead")[:8]:
        if line.text[0].islower():
            continue  # a broken line of the legal basis: "… số 77/QĐ-TTg⏎ngày 05/01/2023 của …"
        opening = line.low.find("hôm nay", 0, 250)
        found = _SELF_DATED.match(line.low, max(opening, 0))
        if found is not None:
            when = _first_valid(line.low[max(opening, 0) : 260 + max(opening, 0)])
            if when is not None:
                return when
    return None


_TIME_OF_MEETING = re.compile(
    r"(?:[-+*] ?|\d{1,2}[.)] ?)?(?:thời gian ?:|(?:vào )?(?:hồi|lúc) \d{1,2} ?(?:giờ|h|g))"
)


def _met_on(head: Head) -> date | None:
    """`1. Thời gian: 14 giờ ngày 18/02/2025`, `Vào hồi 14 giờ …`: minutes say when it met."""
    if not head.title or not head.title[0].low.startswith("biên bản"):
        return None
    for line in head.zone("preamble", "lead", "body")[:_OPENING_LINES]:
        if _TIME_OF_MEETING.match(line.low):
            return _first_valid(line.low[:200])
    return None


_OPENING_LINES = 10


# "(BDK-05/12/2017) Qua khảo sát …": the paper and its day before the first words.
_PAPER_DAY = re.compile(r"\([^()\d]{2,12}[- ,](?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)")
_DATELINE = re.compile(
    r"(?:\([^()]{2,30}\)|[^\d,.;:()]{2,40}(?: -|,))? ?-? ?(?:(?:vào )?(?:sáng|chiều|tối|"
    r"trưa)[^\d]{0,12}|"
    r"(?:trong )?(?:hai )?ngày |hôm nay,? (?:ngày )?)"
)


# "Hưởng ứng …, ngày 04 tháng 11 năm 2025, Trường … tổ chức": the day of what the sentence tells.
_INNER_DAY = re.compile(
    r",(?: vào)?(?: sáng| chiều| tối)? "
    r"(?P<day>ngày \d{1,2}(?: tháng \d{1,2} năm |[/.-]\d{1,2}[/.-])"
    r"(?:19|20)\d\d)(?:, (?!của|về|quy định)| tại )"
)
_OF_AN_ACT = re.compile(r"(?<!\w)số \d+[^ ]*(?: [^,;.]{0,60})?$|\d/?-?[a-zđ]{2,}-[a-zđ]+$")


def told_on(head: Head) -> date | None:
    """The day a news article says things happened, when the page prints no other date."""
    news = head.zone("news")[:4]
    paper = _PAPER_DAY.match(news[0].low) if news else None
    if paper is not None:
        return _first_valid(paper.group("day"))
    for line in news:
        if line.size >= 60 and _DATELINE.match(line.low):
            when = _first_valid(line.low[:120])
            if when is not None:
                return when
    for line in [line for line in news if line.size >= 130][:1]:
        found = _INNER_DAY.search(line.low, 0, 300)
        if found is not None and _OF_AN_ACT.search(line.low[: found.start()]) is None:
            return _first_valid(found.group("day"))
    return None


def place_of(head: Head) -> str | None:
    """Nơi ban hành: the proper name before the date in the header."""
    view = head.view
    for line in head.header[:30]:
        found = place_date(line.low)
        if found is not None:
            start, end = line.start + found.start("place"), line.start + found.end("place")
            symbol = first_symbol(line.text)
            if symbol is not None and symbol[2] + line.start <= end:
                start = max(start, line.start + symbol[2])
            last = cells(view, start, end)[-1:] or [(start, end)]
            name = _last_name(view.text[slice(*last[0])].replace("\n", " "))
            if name:
                return name
    return None


def _last_name(text: str) -> str | None:
    """The capitalised words at the end: a place is a proper name."""
    found = re.search(
        rf"(?:(?:TP|Tp|TX)\. ?)?(?:{CAPITAL}[^\W\d_]*[.'’]?[ -]?){{1,8}}$", text.strip(" -*")
    )
    name = found.group().strip(" -") if found else ""
    return name or None

"""Times with a printed moment: which of them are deadlines and what interval they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from camket.parse.attached import belongs_to_noun
from camket.parse.intervals import interval
from camket.parse.listed_times import listed_after
from camket.parse.moment import Moment, Precision
from camket.parse.moments import read_bare_year, read_moment
from camket.parse.near_days import NearDay, read_near_day
from camket.parse.occasions import LANDMARKS, phrase_end
from camket.parse.time_ranges import inherit_year, joined_end, partial_range, range_end
from camket.parse.time_reader import Found, Reader, iso_dates
from camket.parse.time_words import (
    BYLINE,
    COUNTED,
    DATELINE,
    FREE,
    INSTEAD,
    LEAD,
    LEAD_STARTS,
    MONTHS_COUNTED,
    PAST,
    TO,
    WORD,
    YEARLY,
    YEARLY_NEXT,
)
from camket.parse.verbs import match_verb
from camket.records import DeadlineKind


def read_timed(reader: Reader, at: int) -> list[Found] | None:
    """A printed moment at `at` with the words that lead to it."""
    low = reader.low
    lead = LEAD.match(low, at, reader.stop) if low[at : at + 2] in LEAD_STARTS else None
    kind, begin = "", at
    if lead is not None and low.startswith(" ", lead.end()):
        kind, begin = lead.lastgroup or "", lead.end() + 1
    near = read_near_day(reader, at, begin) if kind in ("before", "by", "inside") else None
    if near is not None:
        return [_on_near_day(reader, at, near, kind)]
    counted = MONTHS_COUNTED.match(low, begin, reader.stop) if kind == "inside" else None
    begin = counted.end() if counted else begin
    moment = read_moment(low, begin, reader.stop)
    if moment is None and kind in ("by", "horizon", "now", "since", "at"):
        moment = read_bare_year(low, begin, reader.stop)
        if kind in ("since", "at") and moment is not None and not TO.match(low, moment.end):
            return None
    if moment is None:
        return _read_word(reader, at, kind, begin)
    if belongs_to_noun(reader, at, moment, kind) or not _plausible(reader, at, moment, kind):
        last = range_end(reader, moment)
        return [(at, last.end if last else moment.end, None)]
    found = _combine(reader, at, moment, kind)
    yearly = YEARLY.match(low, found[-1][1], reader.stop)
    if yearly is not None and moment.year is None and moment.unit != "year":
        return [
            reader.make(at, yearly.end(), "recurring", recur="P1Y", end_inclusive=kind != "before")
        ]
    if moment.unit == "day" and moment.year is None and YEARLY_NEXT.match(low, moment.end):
        end, before = moment.end, kind == "before"
        return [
            reader.make(at, end, "recurring", recur="P1Y", day=moment.day, end_inclusive=not before)
        ]
    kind = kind if moment.unit == "day" else ""
    listed = listed_after(reader, moment, found[-1][1])
    return [*found, *(make_deadline(reader, one.start, one, kind) for one in listed)]


def _on_near_day(reader: Reader, at: int, near: NearDay, kind: str) -> Found:
    """ "trước 22 giờ hôm nay", "xong trong ngày mai"."""
    end, day = near
    return reader.make(at, end, "deadline", **iso_dates(None, day), end_inclusive=kind != "before")


def _read_word(reader: Reader, at: int, kind: str, begin: int) -> list[Found] | None:
    """Times without a number: "trong năm", "hết năm", "cuối nhiệm kỳ"."""
    match = WORD.match(reader.low, begin, reader.stop)
    if match is None and kind == "inside" and _opens_with_year(reader, at, begin):
        moment = Moment(begin, begin + len("năm"), "year", year=reader.year)
        return _combine(reader, at, moment, kind)
    if match is None:
        return _read_effect(reader, at) if kind == "effect" else None
    if match["term"] and (kind in ("inside", "by") or match["term"] != "nhiệm kỳ"):
        if reader.low.endswith("chờ ", 0, at):  # "không chờ hết nhiệm kỳ"
            return None
        first = at if kind == "by" and match["term"] == "nhiệm kỳ" else begin
        return [_of_term(reader, first, match.end())]
    if match["round"] and kind == "by":
        return [_end_of_period(reader, at, match.end())]
    if match["year"] and kind in ("inside", "by", "now"):
        moment = Moment(begin, match.end(), "year", year=reader.year)
        return _combine(reader, at, moment, kind)
    return None


def _opens_with_year(reader: Reader, at: int, begin: int) -> bool:
    """ "Trong năm kết nạp …": at the head of a clause a verb follows the year."""
    if at != reader.start or not reader.low.startswith("năm ", begin):
        return False
    return match_verb(reader.low, begin + len("năm "), reader.stop) is not None


_LEAST_TERM = 3  # years


def _of_term(reader: Reader, at: int, end: int) -> Found:
    """ "đến cuối nhiệm kỳ": the term the document itself is for, when it names one."""
    period = reader.context.period
    if period is None or not period.start or not period.end:
        return reader.make(at, end, "term", vague=True, precision="year")
    if int(period.end[:4]) - int(period.start[:4]) < _LEAST_TERM:
        return reader.make(at, end, "term", vague=True, precision="year")
    dates = {"start_date": period.start, "end_date": period.end}
    return reader.make(at, end, "term", **dates, precision="year")


def _end_of_period(reader: Reader, at: int, end: int) -> Found:
    """ "đến hết đợt": the end of the document's own period."""
    period = reader.context.period
    last = period.end if period is not None else None
    return reader.make(at, end, "deadline", end_date=last, event="hết đợt")


def _read_effect(reader: Reader, at: int) -> list[Found] | None:
    end = phrase_end(reader.low, at, reader.stop)
    return [
        reader.make(
            at, end, "effect_date", event="ngày ký" if " ký" in reader.low[at:end] else None
        )
    ]


def _plausible(reader: Reader, at: int, moment: Moment, kind: str) -> bool:
    low = reader.low
    before = low[max(0, at - 40) : at]
    if moment.year and reader.year and moment.year < reader.year - 15 and kind != "by":
        return False
    if moment.unit == "day":
        if moment.month is None:
            return partial_range(reader, moment) is not None
        if not moment.marked and not _bare_day_ok(reader, at, moment, kind):
            return False
        return not (BYLINE.search(before) or (not kind and _is_dateline(low, moment, before)))
    if moment.shift < 0 or (moment.shift > 0 and low.endswith("sang ", 0, at)):
        return False
    if moment.unit == "year" and kind in ("since", "before") and range_end(reader, moment) is None:
        return moment.year is None or reader.year is None or moment.year >= reader.year
    return True


def _is_dateline(low: str, moment: Moment, before: str) -> bool:
    """ "Hải Phòng, ngày 05 tháng 01 năm 2017" alone on its line."""
    if not DATELINE.search(before):
        return False
    return not low[moment.end : moment.end + 3].split("\n")[0].strip(" .|")


def _bare_day_ok(reader: Reader, at: int, moment: Moment, kind: str) -> bool:
    """A bare "30/4", "30-4" or "30.4" is a day only after a word that calls for one."""
    day, month = moment.day or 0, moment.month or 0
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    if kind == "before":
        return True
    if COUNTED.match(reader.low, moment.end, reader.stop):
        return False
    if kind == "since" and moment.sign != "/":
        last = range_end(reader, moment)
        return last is not None and last.sign == moment.sign and not _counted_after(reader, last)
    if kind in ("by", "since", "now", "effect", "at", "inside"):
        return moment.sign == "/" or (
            kind == "by" and reader.low.startswith(("chậm", "muộn", "hạn", "đến hết"), at)
        )
    if moment.sign == "/" and TO.match(reader.low, moment.end):
        return range_end(reader, moment) is not None
    if moment.sign != "/" or reader.low.endswith('"', 0, at):
        return False
    free = FREE.match(reader.low, moment.end, reader.stop) is not None
    return _alone(reader, moment) or (free and (day, month) in LANDMARKS)


def _counted_after(reader: Reader, last: Moment) -> bool:
    return COUNTED.match(reader.low, last.end, reader.stop) is not None


def _alone(reader: Reader, moment: Moment) -> bool:
    """True for a day that fills a table cell."""
    left = reader.low[max(0, moment.start - 2) : moment.start].strip(" ")
    right = reader.low[moment.end : moment.end + 2].strip(" ")
    return left in ("|", "\n") and right[:1] in ("|", "\n", "")


def _combine(reader: Reader, at: int, moment: Moment, kind: str) -> list[Found]:
    if moment.unit == "day" and moment.month is None:
        last = partial_range(reader, moment)
        if last is not None:
            first = replace(moment, month=last.month, year=last.year, lunar=last.lunar)
            return [_period(reader, at, first, last)]
    last = range_end(reader, moment) if kind in ("", "since", "inside", "at") else None
    if last is not None and (kind == "since" or last.unit == moment.unit):
        if _anniversary(moment, last):
            return [(at, last.end, None)]
        return [_period(reader, at, moment, last)]
    joined = joined_end(reader, moment) if kind in ("", "inside", "at") else None
    if joined is not None:
        return [_period(reader, at, moment, joined)]
    moment = inherit_year(reader, moment)
    return [make_deadline(reader, at, moment, kind)]


def _anniversary(first: Moment, last: Moment) -> bool:
    return bool(first.year and last.year and last.year - first.year > 30)


def _period(reader: Reader, at: int, first: Moment, last: Moment) -> Found:
    last = reader.dated(last)
    start = first if first.year is not None else replace(first, year=last.year)
    begun, _, bad = interval(start)
    _, ended, worse = interval(last)
    if begun and ended and begun > ended and first.year is None and start.year:
        begun = interval(replace(start, year=start.year - 1))[0]
    error = bad or worse
    if error:
        begun = ended = None
    if begun and ended and begun > ended:
        begun, ended, error = None, None, "invalid_range"
    return reader.make(
        at,
        last.end,
        "period",
        **iso_dates(begun, ended),
        precision=_precision(last),
        vague=first.vague or last.vague,
        error=error,
        flags=("lunar",) if first.lunar or last.lunar else (),
    )


def _precision(moment: Moment) -> Precision:
    return "convention" if moment.unit == "school" else "year" if moment.last_year else "day"


_KINDS: dict[str, DeadlineKind] = {
    "before": "deadline",
    "by": "deadline",
    "horizon": "horizon",
    "effect": "effect_date",
}


def make_deadline(reader: Reader, at: int, moment: Moment, kind: str) -> Found:
    """The result for one moment after its lead (`before`, `by`, `since`, …)."""
    low = reader.low
    dated = reader.dated(moment)
    first, last, error = interval(dated)
    flags: list[str] = ["lunar"] if moment.lunar else []
    if moment.year is None and kind in ("before", "by") and last is not None:
        dated, first, last = _later(reader, moment, dated, (first, last), flags)
    if kind == "now":
        today = reader.context.doc_date
        return reader.make(at, moment.end, "period", **iso_dates(today, last), error=error)
    if kind == "at" and moment.unit == "year" and not moment.part:
        return reader.make(
            at, moment.end, "deadline", **iso_dates(None, last), precision="year", error=error
        )
    if kind in _KINDS:
        return _ending(reader, at, dated, kind, (error, flags))
    kind_of = _kind_of(reader, at, moment, low)
    begin = moment.start if kind in ("at", "inside") and _drops_lead(moment, kind) else at
    open_end = not moment.part or moment.unit == "semester"
    if kind == "since" and open_end and moment.last_year is None:
        last = None
    if kind_of == "deadline":
        first = None
    if kind_of == "event":
        first = last = None
    return reader.make(
        begin,
        moment.end,
        kind_of,
        **iso_dates(first, last),
        precision=dated.precision,
        vague=moment.vague,
        error=error,
        flags=tuple(flags),
    )


def _drops_lead(moment: Moment, kind: str) -> bool:
    if kind == "at":
        return moment.unit == "year" and bool(moment.part)
    return moment.unit in ("school", "term", "span")


def _kind_of(reader: Reader, at: int, moment: Moment, low: str) -> DeadlineKind:
    if moment.unit == "school":
        return "school_year"
    if moment.unit == "term":
        return "term"
    if moment.unit == "day" and _alone(reader, moment):
        return "deadline"
    if moment.unit == "day" and not moment.marked and not low.startswith("vào ", at):
        return "event"
    old = _of_old_level(low, at, moment.end) or _is_compared(low, at)
    if moment.unit in ("year", "month", "quarter", "months") and old:
        return "baseline"
    if moment.unit == "year" and moment.year and reader.year and moment.year < reader.year:
        bracketed = low[max(0, at - 1) : at] == "(" and INSTEAD.match(low, moment.end)
        return "baseline" if bracketed else "period"
    return "period"


# "từ 80% năm 2021 lên 90%": the year of the level that is left behind.
_OLD_LEVEL = re.compile(r"(?<!\w)từ [\d.,/]+ ?[^\d,;.()]{0,24}\(?\Z")
_MOVES = re.compile(r"\)?,? (?:giảm |tăng |nâng )?(?:lên|xuống)(?: [^\W\d]+){0,2} \d")


# "bằng 110% năm 2024", "gấp đôi năm 2024", "bằng năm 2024": the year that is compared with.
_COMPARED = re.compile(
    r"(?<!\w)(?:bằng|gấp|vượt|hơn)(?: (?:mức|khoảng|trên|ít nhất|tối thiểu))?"
    r"(?: \d[\d.,]*(?: ?- ?\d[\d.,]*)? ?(?:%|lần)| đôi| \w+ lần)?(?: của| cùng kỳ)? \Z"
)


def _is_compared(low: str, at: int) -> bool:
    return _COMPARED.search(low, max(0, at - 40), at) is not None


def _of_old_level(low: str, at: int, end: int) -> bool:
    return (
        _MOVES.match(low, end) is not None
        and _OLD_LEVEL.search(low, max(0, at - 48), at) is not None
    )


def _ending(
    reader: Reader, at: int, moment: Moment, kind: str, about: tuple[str | None, list[str]]
) -> Found:
    """A deadline, horizon or effect date: only one end of the interval is printed."""
    first, last, _ = interval(moment)
    if kind == "before" and moment.unit != "day":
        last = last if moment.part == "last" else first
    effect = kind == "effect"
    return reader.make(
        at,
        moment.end,
        _KINDS[kind],
        **iso_dates(first if effect else None, None if effect else last),
        end_inclusive=kind != "before",
        precision=moment.precision,
        vague=moment.vague and moment.part != "last",
        error=about[0],
        flags=tuple(about[1]),
    )


def _later(
    reader: Reader, printed: Moment, moment: Moment, was: tuple[date | None, ...], flags: list[str]
) -> tuple[Moment, date | None, date | None]:
    """A yearless deadline long before the document's own date means the next year."""
    first, last = was
    today = reader.context.doc_date
    if today is None or last is None or reader.context.section != "binding" or printed.shift:
        return moment, first, last
    if today - last <= timedelta(days=60) or PAST.search(reader.low, reader.start, reader.stop):
        return moment, first, last
    later = replace(printed, year=(moment.year or 0) + 1)
    first, last, _ = interval(later)
    flags.append("year_guess")
    return later, first, last

"""Deadlines and periods of a stretch of text as ISO intervals (DOMAIN 6)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from camket.parse.context import Context
from camket.parse.intervals import interval
from camket.parse.moments import read_moment
from camket.parse.occasions import (
    Occasion,
    holiday_date,
    phrase_end,
    read_event,
    read_holiday,
    read_new_year,
)
from camket.parse.recurrences import Duration, Recurrence, read_duration, read_recurrence
from camket.parse.steps import flag_steps
from camket.parse.taken import Taken
from camket.parse.time_reader import Found, Reader, iso_dates
from camket.parse.time_words import (
    ANCHOR,
    ANCHOR_PHRASES,
    BASE_AT,
    BEFORE_EVENT,
    BRACKET_DATES,
    DAYS_AHEAD,
    EVENT_WORD,
    LANDMARK_RUN,
    LEAD,
    NOT_BEFORE_NUMBERS,
    NUMBERS,
    OCCASION,
    OLD,
    THROUGH,
)
from camket.parse.timed import make_deadline, read_timed
from camket.parse.words import any_within, words_of
from camket.records import Deadline
from camket.texts import View

# Where a time may begin: start, end and family.
Anchor = tuple[int, int, str]


def find_deadlines(
    view: View,
    start: int,
    end: int,
    context: Context,
    taken: Sequence[tuple[int, int]] = (),
) -> tuple[Deadline, ...]:
    """All deadlines and periods of `content[start:end]`, in order, without overlap.

    Times inside `taken` ranges (citations) are left alone. Every date is a real calendar day; a
    printed day that does not exist gives `error="invalid_date"` and no date.
    """
    a, b = view.inside(start, end)
    anchors, places = _anchors(view.lower)
    first = bisect_left(places, a)
    last = bisect_left(places, b, first)
    if first == last:
        return ()
    reader = Reader(view, a, b, context, view.lower)
    masked = sorted(view.inside(*pair) for pair in taken if pair[0] < end and pair[1] > start)
    scan = _scan(reader, anchors[first:last], Taken(masked) if masked else None)
    return tuple(flag_steps(reader, scan))


def may_begin(lower: str, start: int, end: int) -> bool:
    """Whether a time may begin in a range of the whole text: a cheap look before reading it."""
    return any_within(_anchors(lower)[1], start, end)


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _anchors(lower: str) -> tuple[list[Anchor], list[int]]:
    """Everywhere in a text where a time may begin, and the offsets alone."""
    places = words_of(lower).begin(lower, ANCHOR_PHRASES)
    matches = (ANCHOR.match(lower, at) for at in places)
    found = [(m.start(), m.end(), m.lastgroup or "") for m in matches if m is not None]
    for number in NUMBERS.finditer(lower):
        before = lower[number.start() - 1] if number.start() else " "
        if not before.isalnum() and before not in NOT_BEFORE_NUMBERS:
            found.append((number.start(), number.end(), "number"))
    found.sort()
    return found, [at for at, _, _ in found]


def _scan(reader: Reader, anchors: list[Anchor], masked: Taken | None) -> Iterator[Found]:
    at = reader.start
    for start, end, family in anchors:
        if start < at:
            continue
        part = reader
        if masked is not None:
            cover = next((end for begin, end in masked.near(start, start) if end > start), None)
            if cover is not None:
                at = cover
                continue
            stop = masked.next_start(start)
            if stop is not None and stop < reader.stop:
                part = replace(reader, stop=stop)
        found, resume = _read_at(part, start, family)
        if found is not None:
            yield from found
        at = resume if resume > start else end


def _read_at(reader: Reader, at: int, family: str) -> tuple[list[Found] | None, int]:
    """What begins at an anchor, and where to go on."""
    for read in _FAMILIES[family]:
        found = read(reader, at)
        if found is not None:
            return found, max((item[1] for item in found), default=at)
    return None, at


def _read_versus(reader: Reader, at: int) -> list[Found] | None:
    low = reader.low
    match = BASE_AT.match(low, at, reader.stop)
    if match is None:
        return None
    moment = read_moment(low, match.end(), reader.stop)
    if moment is not None and moment.unit != "day" and not match["word"]:
        moment = moment.within(reader.year)
        first, last, _ = interval(moment)
        if moment.shift:
            first = last = None
        return [reader.make(at, moment.end, "baseline", **iso_dates(first, last), precision="year")]
    if match["word"]:
        return [reader.make(at, match.end("word"), "baseline")]
    return None


def _read_old(reader: Reader, at: int) -> list[Found] | None:
    match = OLD.match(reader.low, at, reader.stop)
    return [reader.make(at, match.end(), "baseline")] if match else None


def _read_recurring(reader: Reader, at: int) -> list[Found] | None:
    found: Recurrence | None = read_recurrence(reader.low, at, reader.stop)
    if found is None:
        return None
    return [
        reader.make(
            found.start,
            found.end,
            "recurring",
            recur=found.recur,
            day=found.day,
            end_inclusive=not found.before,
        )
    ]


def _read_lasting(reader: Reader, at: int) -> list[Found] | None:
    if _is_months(reader, at):
        return None
    found: Duration | None = read_duration(reader.low, at, reader.stop)
    if found is None:
        return None
    event = reader.view.text[slice(*found.event)].strip() if found.event else None
    return [
        reader.make(
            at,
            found.end,
            "duration",
            duration=found.duration,
            business=found.business,
            event=event or None,
            flags=("before_event",) if found.duration.startswith("-") else (),
        )
    ]


def _is_months(reader: Reader, at: int) -> bool:
    lead = LEAD.match(reader.low, at, reader.stop)
    if lead is None:
        return False
    moment = read_moment(reader.low, lead.end() + 1, reader.stop)
    return moment is not None and moment.unit in ("months", "span")


def _read_through(reader: Reader, at: int) -> list[Found] | None:
    """`trước ngày Nhà giáo Việt Nam 20/11`, `trước mùa mưa (15/5)`: the date behind the event."""
    low = reader.low
    if not EVENT_WORD.match(low, at, reader.stop):
        return None
    match = THROUGH.match(low, at, reader.stop)
    if match is None:
        return None
    moment = read_moment(low, match.end(), reader.stop)
    if moment is None or moment.unit != "day":
        return None
    end = moment.end + (low.startswith(")", moment.end) and "(" in match.group())
    found = make_deadline(reader, at, replace(moment, end=end), "before")
    return [found]


def _read_before_event(reader: Reader, at: int) -> list[Found] | None:
    low = reader.low
    match = BEFORE_EVENT.match(low, at, reader.stop)
    if match is None:
        return None
    base = (reader.year, reader.context.doc_date)
    occasion = read_new_year(low, match.end(), reader.stop, base)
    occasion = occasion or read_event(low, match.end(), reader.stop)
    if occasion is None:
        occasion = read_holiday(low, match.end(), reader.stop)
        occasion = occasion and replace(occasion, day=holiday_date(occasion.name, reader.year))
    if occasion is None:
        return None
    before = match["before"] is not None
    tet = before and occasion.name.startswith("Tết")
    ahead = DAYS_AHEAD.match(low, occasion.end, reader.stop) if tet else None
    if ahead is not None and occasion.day is not None:  # "trước Tết Nguyên đán 7 ngày"
        day = occasion.day - timedelta(days=int(ahead["n"]))
        occasion, before = replace(occasion, end=ahead.end(), day=day), False
    return [_event_deadline(reader, at, occasion, before=before)]


def _event_deadline(reader: Reader, at: int, occasion: Occasion, before: bool) -> Found:
    dated = occasion.name.startswith("Tết")
    name = (
        occasion.name
        if dated
        else reader.view.text[occasion.end - len(occasion.name) : occasion.end]
    )
    return reader.make(
        at,
        occasion.end,
        "deadline",
        end_date=occasion.day.isoformat() if occasion.day else None,
        end_inclusive=not before,
        vague=occasion.vague,
        event=None if occasion.vague else name,
    )


def _read_occasion(reader: Reader, at: int) -> list[Found] | None:
    low, text = reader.low, reader.view.text
    holiday = read_holiday(low, at, reader.stop)
    if holiday is not None:
        return [reader.make(at, holiday.end, "event", event=text[at : holiday.end])]
    match = OCCASION.match(low, at, reader.stop)
    if match is None or match.end() >= reader.stop:
        return None
    inner = match.end()
    if not _is_occasion(text, match["join"].lower(), inner, low):
        return None
    holiday = read_holiday(low, inner, reader.stop)
    if holiday is not None and "chào mừng" in match["join"]:
        return [reader.make(inner, holiday.end, "event", event=text[inner : holiday.end])]
    end = holiday.end if holiday is not None else _occasion_end(low, inner, reader.stop)
    day = _printed_day(low, inner, end) if match["join"] == "dịp" else {}
    return [reader.make(at, end, "event", event=text[inner:end].strip() or None, **day)]


def _printed_day(low: str, at: int, end: int) -> dict[str, str | None]:
    """ "dịp 30/4/2026": an occasion printed with its year is a day."""
    moment = read_moment(low, at, end)
    if moment is None or moment.unit != "day" or moment.year is None or moment.end != end:
        return {}
    first, last, _ = interval(moment)
    return iso_dates(first, last)


def _occasion_end(low: str, at: int, stop: int) -> int:
    day = LANDMARK_RUN.match(low, at, stop)
    end = day.end() if day else phrase_end(low, at, stop, words=26)
    bracket = BRACKET_DATES.match(low, end, stop)
    return bracket.end() if bracket else end


def _is_occasion(text: str, join: str, inner: int, low: str) -> bool:
    first = text[inner]
    if join in ("nhân", "hưởng ứng"):
        return bool(re.compile(r"ngày|tháng|lễ|tết|kỷ niệm|năm|quốc").match(low, inner)) and (
            first.isupper() or low.startswith("kỷ niệm", inner)
        )
    if join == "kỷ niệm":
        return first.isdigit() or first.isupper() or low.startswith(("ngày", "lần thứ"), inner)
    return True


_FAMILIES: dict[str, tuple[Callable[[Reader, int], list[Found] | None], ...]] = {
    "number": (_read_recurring, read_timed),
    "day": (_read_recurring, read_timed),
    "every": (_read_recurring, read_timed),
    "plain": (read_timed,),
    "before": (_read_recurring, _read_through, read_timed, _read_before_event),
    "limit": (_read_recurring, _read_lasting, read_timed),
    "at": (_read_recurring, read_timed),
    "lead": (read_timed, _read_recurring, _read_before_event),
    "versus": (_read_versus, _read_old),
    "occasion": (_read_occasion,),
}

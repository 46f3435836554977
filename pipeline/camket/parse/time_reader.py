"""What every reading of a time shares: the stretch, the document's facts, the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from camket.parse.context import Context
from camket.parse.intervals import interval
from camket.parse.moment import Moment
from camket.records import Deadline, DeadlineKind
from camket.texts import View

# A stretch that was read; None marks a time that is no deadline ("sổ hộ tịch từ năm 1990").
Found = tuple[int, int, Deadline | None]


@dataclass(slots=True)
class Reader:
    """One call: the view, the stretch, and what the document says about time."""

    view: View
    start: int
    stop: int
    context: Context
    low: str
    """The match key of the view."""

    @property
    def year(self) -> int | None:
        """The year a time without one is of."""
        known = self.context.plan_year
        if known is None and self.context.doc_date is not None:
            return self.context.doc_date.year
        return known

    def dated(self, moment: Moment) -> Moment:
        """A moment with a year; in a period over the new year, the one that falls into it."""
        within = moment.within(self.year)
        period = self.context.period
        if moment.year is not None or moment.shift or period is None or within.month is None:
            return within
        start, end = period.start, period.end
        if not start or not end or int(end[:4]) != int(start[:4]) + 1:
            return within
        signed = self.context.doc_date
        begun = min(start, signed.isoformat()) if signed else start
        for year in (int(start[:4]), int(end[:4])):
            first, last, _ = interval(moment.within(year))
            if first and last and begun <= last.isoformat() and first.isoformat() <= end:
                return moment.within(year)
        return within

    def make(self, start: int, end: int, kind: DeadlineKind, **fields: object) -> Found:
        """A deadline of the view range."""
        first, stop = self.view.outside(start, end)
        raw = self.view.content[first:stop]
        made = Deadline.trusted(raw=raw, start=first, end=stop, kind=kind, **fields)
        return start, end, made


def iso_dates(first: date | None, last: date | None) -> dict[str, str | None]:
    """The two dates as fields of a `Deadline`."""
    return {
        "start_date": first.isoformat() if first else None,
        "end_date": last.isoformat() if last else None,
    }

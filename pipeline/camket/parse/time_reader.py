"""What every reading of a time shares: the stretch, the document's facts, the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from camket.parse.context import Context
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

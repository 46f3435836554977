"""Calendar feed (RFC 5545): one all-day entry a commitment; read in again, it is updated."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from camket.errors import MissingExtraError
from camket.track.queries import Row
from camket.track.schema import events

_PRODUCT = "-//camket//commitments//VI"
_ALARM_DAYS = (7, 3, 1)


def calendar(connection: Connection, rows: list[Row]) -> bytes:
    """The commitments that have a day, as a calendar. The same register gives the same bytes."""
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise MissingExtraError("track", "The calendar feed") from error
    feed = Calendar()
    feed.add("prodid", _PRODUCT)
    feed.add("version", "2.0")
    feed.add("x-wr-calname", "Cam kết đến hạn")
    told = _told(connection, [row["id"] for row in rows])
    for row in rows:
        if row["due"]:
            feed.add_component(_entry(row, told.get(row["id"], (0, None))))
    return bytes(feed.to_ical())


def _told(connection: Connection, ids: list[int]) -> dict[int, tuple[int, str | None]]:
    """How many events a commitment has and when the last was: SEQUENCE and LAST-MODIFIED."""
    query = (
        select(events.c.commitment, func.count(), func.max(events.c.at))
        .where(events.c.commitment.in_(ids))
        .group_by(events.c.commitment)
    )
    return {key: (count, at) for key, count, at in connection.execute(query)}


def _entry(row: Row, told: tuple[int, str | None]) -> Any:  # noqa: ANN401 - untyped library
    from icalendar import Event

    day = date.fromisoformat(row["due"])
    count, at = told
    entry = Event()
    entry.add("uid", row["key"])
    entry.add("dtstamp", datetime.fromisoformat(at) if at else datetime(2000, 1, 1))
    entry.add("sequence", count)
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", " ".join(row["text"].split())[:200])
    entry.add("description", _description(row))
    entry.add("categories", [row["theme"]])
    entry.add("status", "CANCELLED" if row["status"] == "cancelled" else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    for days in _ALARM_DAYS:
        entry.add_component(_alarm(days))
    return entry


def _alarm(days: int) -> Any:  # noqa: ANN401 - untyped library
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Còn {days} ngày")
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _description(row: Row) -> str:
    told = [row["text"], f"Tình trạng: {row['status']}"]
    told += [f"Chủ trì: {row['lead']}"] if row["lead"] else []
    told += [f"Phối hợp: {row['coordinate']}"] if row["coordinate"] else []
    return "\n".join(told)

"""What stands behind a label: the times of "Thời gian: …" and the bodies of "Chủ trì: …"."""

from __future__ import annotations

import re

from camket.parse.actors import find_actors, named
from camket.parse.body_lists import read_bodies
from camket.parse.context import Context
from camket.parse.deadlines import find_deadlines
from camket.parse.label_lines import Label
from camket.records import Actor, ActorRole, Deadline
from camket.texts import View

_ROLES: dict[str, ActorRole] = {
    "lead": "lead",
    "execute": "execute",
    "coordinate": "coordinate",
}


BOUNDS = frozenset(("deadline", "period", "term", "horizon", "school_year"))


def read_times(
    view: View, label: Label, context: Context, own: tuple[Deadline, ...] = ()
) -> tuple[Deadline, ...]:
    """The times of a label for a promise that has none of its `own`.

    "Thời gian hoàn thành: Quý II" is read with its label: a deadline.
    """
    if label.kind != "time" or any(time.kind in BOUNDS for time in own):
        return ()
    found = find_deadlines(view, *view.outside(label.start, label.end), context)
    found = found or find_deadlines(view, *view.outside(label.value, label.end), context)
    return tuple(
        time.changed(inherited_from=label.path) for time in found if time.kind != "baseline"
    )


def named_behind(view: View, label: Label, context: Context) -> tuple[Actor, ...]:
    """The bodies of a label in the line of the promise itself."""
    found = read_doers(view, label, context)
    return tuple(actor.changed(inherited_from=None) for actor in found)


# "Phòng Văn hóa chủ trì, phối hợp với Đoàn xã": the words behind the label give the roles.
_SHARES = re.compile(r"\b(?:chủ trì|phối hợp|đầu mối|giao)\b")


def read_doers(view: View, label: Label, context: Context) -> tuple[Actor, ...]:
    """The bodies of a label that says who leads, does or helps."""
    role = _ROLES.get(label.kind)
    if role is None:
        return ()
    start, end = view.trim(label.value, label.end)
    while end > start and view.text[end - 1] in ".;, ":
        end -= 1
    bodies = read_bodies(view, start, end)
    found: tuple[Actor, ...] = ()
    rest = bodies[-1].end if bodies else start
    if not bodies or _SHARES.search(view.lower, rest, end):
        found = find_actors(view, *view.outside(start, end), context)
    found = found or named(view, bodies, role, context)
    return tuple(actor.changed(inherited_from=label.path) for actor in found)

"""The head of a document: its header and title lines, found once for every fact."""

from __future__ import annotations

from camket.isolate.frame import Frame
from camket.isolate.scan import Line
from camket.isolate.signs import (
    RULE,
    TypeLine,
    type_line,
)
from camket.records import (
    ZoneName,
)
from camket.texts import Text, View


class Head:
    """The lines of the document grouped by zone, and the facts read from them once."""

    def __init__(
        self, text: Text, view: View, lines: list[Line], zones: dict[int, ZoneName], frame: Frame
    ) -> None:
        self.text, self.view, self.lines, self.zones, self.frame = text, view, lines, zones, frame
        self.header = self._of("header", frame.start, frame.start + 60)
        self.title = self._of("title", frame.start, frame.start + 60)
        if frame.title is not None:
            self.title = [x for x in self.title if frame.title <= x.index < frame.title + 9]
            self.title = _contiguous(self.title)
        self.kind: TypeLine | None = (
            type_line(lines[frame.title]) if frame.title is not None else None
        )

    def _of(self, zone: ZoneName, start: int, end: int) -> list[Line]:
        return [
            x
            for x in self.lines[start : min(end, self.frame.end)]
            if self.zones.get(x.index) == zone
        ]


def _contiguous(lines: list[Line]) -> list[Line]:
    out = lines[:1]
    for line in lines[1:]:
        if line.index != out[-1].index + 1 or RULE.match(line.text):
            break
        out.append(line)
    return out

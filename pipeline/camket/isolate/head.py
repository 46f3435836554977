"""The head of a document: its header and title lines, found once for every fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from camket.isolate.frame import Frame
from camket.isolate.scan import Line
from camket.isolate.signs import RULE, TypeLine, type_line
from camket.isolate.subject import ABOUT
from camket.records import ZoneName
from camket.texts import Text, View

_FORM_OF = re.compile(r"(?:mẫu|biểu mẫu|phụ lục) [^.;]{0,40}(?:ban hành|kèm) (?:kèm )?theo")


@dataclass(frozen=True)
class Head:
    """A text cut into lines and zones, with the document's place in it."""

    text: Text
    view: View
    lines: list[Line]
    zones: dict[int, ZoneName]
    frame: Frame
    headline: int | None

    @cached_property
    def header(self) -> list[Line]:
        """The header lines of the document."""
        return [line for line in self._top if self.zones.get(line.index) == "header"]

    @cached_property
    def own_header(self) -> list[Line]:
        """The header without the act that a form is attached to (`Mẫu … ban hành theo …`)."""
        return list(takewhile(lambda line: _FORM_OF.match(line.low) is None, self.header))

    @cached_property
    def title(self) -> list[Line]:
        """The type line and the subject below it, without rules and later formulas."""
        if self.frame.title is None:
            return []
        first = self.frame.title
        lines = [x for x in self._top if x.index >= first and self.zones.get(x.index) == "title"]
        return _contiguous(lines[:9], self.zones)

    @cached_property
    def kind(self) -> TypeLine | None:
        """The type the document announces."""
        return None if self.frame.title is None else type_line(self.lines[self.frame.title])

    @cached_property
    def whole(self) -> list[Line]:
        """All lines of the document."""
        return self.lines[self.frame.start : self.frame.end]

    @property
    def _top(self) -> list[Line]:
        return self.whole[:60]

    def zone(self, *names: ZoneName) -> list[Line]:
        """The lines of the whole text that stand in these zones."""
        return [line for line in self.lines if self.zones[line.index] in names]


def _contiguous(lines: list[Line], zones: dict[int, ZoneName]) -> list[Line]:
    """The title without what stands apart; `về …` below the authority still belongs to it."""
    out = lines[:1]
    for line in lines[1:]:
        between = range(out[-1].index + 1, line.index)
        apart = bool(between) and not (
            ABOUT.match(line.low) and all(zones.get(at) == "header" for at in between)
        )
        if apart or RULE.match(line.text):
            break
        out.append(line)
    return out

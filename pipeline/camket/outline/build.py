"""Lines to nodes: the walk that fills the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.outline.lines import Line, ends_with, is_toc, is_upper
from camket.outline.marks import GLYPHS, Marker
from camket.outline.split import inline_starts
from camket.outline.tables import Above, cells, is_rule, role
from camket.outline.tree import Open, Stack
from camket.records import Node, NodeKind
from camket.texts import View

_TERMINAL = ".;:!?…,"
_RECIPIENTS = re.compile(r"nơi nhận *:")
_FORMULA = re.compile(
    r"trên đây là |trong quá trình (?:triển khai|thực hiện),|nhận được \w+ \w+ này"
    r"|(?:bản )?(?:giao ước|kế hoạch|nghị quyết|chỉ thị|quyết định|chương trình|thông báo|báo cáo)"
    r"(?: thi đua)? này (?:có|được|đã|gồm|lập|làm|là|phổ biến)"
)
"""How an act ends: these sentences belong to the whole act, not to its last item."""
_END_OF_ACT = "./."
_TITLE_WORDS = 25
_STAR_WORDS = 12


@dataclass(slots=True)
class _Para:
    """The last unnumbered paragraph outside items: a lead that may own the lines below."""

    path: str = ""
    children: int = 0
    lead: bool = False


@dataclass(slots=True)
class _Table:
    path: str = ""
    rows: int = 0
    others: int = 0
    width: int = 0
    head: tuple[str, ...] = ()
    headed: bool = False
    """The line before was a head."""

    def above(self) -> Above:
        """What a row below finds above it."""
        return Above(self.rows == 0, self.headed, self.width, self.head)


class Builder:
    """Walks the lines once and writes the nodes in preorder."""

    def __init__(self, view: View, lines: list[Line]) -> None:
        self.view = view
        self.lines = lines
        self.nodes: list[Node] = []
        self.body = Stack()
        self.news = Stack("n")
        self.counts = {"p": 0, "h": 0, "n": 0, "toc": 0, "tail": 0}
        self.para = _Para()
        self.table: _Table | None = None
        self.ended = False
        ahead = [line.marker for line in lines]
        self.body.ahead = self.news.ahead = ahead

    def run(self) -> tuple[Node, ...]:
        """All nodes, in the order of the text."""
        before: Line | None = None
        for index, line in enumerate(self.lines):
            self.body.at = self.news.at = index
            if before is not None and before.zone != line.zone:
                self._enter(line)
            if line.resumed and line.zone != "closing":  # an annex behind the signature
                self.ended = False
            if not line.table:
                self.table = None
            self._line(line)
            before = line
        return tuple(self.nodes)

    def _enter(self, line: Line) -> None:
        """A new zone: titles and news close lists, closing ends them."""
        if line.zone in ("title", "news", "closing"):
            self.body.clear()
            self.para = _Para()
        if line.zone in ("title", "news"):
            self.ended = False
        self.news.clear()

    def _line(self, line: Line) -> None:
        view = self.view
        low = view.lower
        if self.ended or _RECIPIENTS.match(low, line.start, line.end):
            self.ended = True
            self._plain(line, "tail", "tail")
        elif line.table:
            self._row(line)
        elif is_toc(view, line):
            self._toc(line)
        elif line.zone == "title":
            self._plain(line, "heading", "h")
        elif line.marker is not None and not self._demoted(line):
            self._item(line, line.marker)
        else:
            self._unmarked(line)
        if view.text.endswith(_END_OF_ACT, line.start, line.end) and line.zone != "news":
            self.ended = True

    def _demoted(self, line: Line) -> bool:
        """Dashes before the act ("- Căn cứ …") and page numbers are no items."""
        marker = line.marker
        if marker is None:
            return True
        if line.zone == "preamble" and marker.scheme in GLYPHS:
            return True
        if marker.weak and marker.scheme == "word_la":  # "Năm là năm cuối nhiệm kỳ"
            return not (self.news if line.zone == "news" else self.body).expects(marker)
        if marker.end < line.end or marker.structural:
            return False
        return marker.scheme != "roman" or marker.letter != ""

    def _node(
        self,
        kind: NodeKind,
        path: str,
        depth: int,
        span: tuple[int, int],
        marker: Marker | None = None,
    ) -> None:
        view = self.view
        start, end = view.outside(*span)
        text_start, mark = start, None
        if marker is not None:
            text_start = min(end, view.offset(view.trim(marker.end, max(marker.end, span[1]))[0]))
            mark = view.content[start : view.outside(marker.start, marker.mark_end)[1]]
        self.nodes.append(
            Node.trusted(
                path=path,
                kind=kind,
                scheme=marker.scheme if marker else None,
                ordinal=marker.ordinal if marker else None,
                marker=mark,
                depth=depth,
                start=start,
                end=end,
                text_start=text_start,
                flags=marker.flags if marker else (),
            )
        )

    def _plain(self, line: Line, kind: NodeKind, letter: str) -> None:
        self.counts[letter] += 1
        self._node(kind, f"{letter}{self.counts[letter]}", 0, (line.start, line.end))

    def _toc(self, line: Line) -> None:
        self.counts["toc"] += 1
        self._node("toc", f"toc{self.counts['toc']}", 0, (line.start, line.end), line.marker)

    def _item(self, line: Line, marker: Marker) -> None:
        stack = self.news if line.zone == "news" else self.body
        lead = ends_with(self.view, line, ":")
        title = self._title(line, marker.end, lead=lead)
        item, marker = stack.push(marker, lead=lead, title=title)
        item.adopts = lead
        self.para = _Para()
        self._with_inline(line, "item", item, marker, marker.end)

    def _title(self, line: Line, start: int, *, lead: bool) -> bool:
        words = self.view.text.count(" ", start, line.end) + 1
        if lead:
            return words <= _STAR_WORDS
        return words <= _TITLE_WORDS and not ends_with(self.view, line, _TERMINAL)

    def _with_inline(
        self, line: Line, kind: NodeKind, owner: Open, marker: Marker | None, text_start: int
    ) -> None:
        """Write a node and the children enumerated inside its line; it ends where they begin."""
        runs = inline_starts(self.view, text_start, line.end)
        if not runs:
            self._node(kind, owner.path, owner.depth, (line.start, line.end), marker)
            return
        starts = [match.start() for _, _, match in runs]
        _, end = self.view.trim(line.start, starts[0])
        self._node(kind, owner.path, owner.depth, (line.start, end), marker)
        for (scheme, value, match), stop in zip(runs, [*starts[1:], line.end], strict=False):
            owner.items += 1
            mark_end = match.start() + len(match[0].rstrip())
            label = Marker(scheme, value, match.start(), mark_end, match.end())
            span = self.view.trim(match.start(), stop)
            self._node("inline", owner.join(f"{owner.items}"), owner.depth + 1, span, label)

    def _unmarked(self, line: Line) -> None:
        if line.zone == "news":
            self._news(line)
        elif is_upper(self.view.text[line.start : line.end]) and self._heading(line):
            self.body.clear()
            self.para = _Para()
            self._plain(line, "heading", "h")
        elif self.body.open and not self._closes(line):
            self._below(line, self.body.top)
        elif line.zone == "body" and self.para.lead:
            self._para_child(line)
        else:
            self._paragraph(line)

    def _closes(self, line: Line) -> bool:
        """Whether a closing formula ends the last item (and is no child a colon announced)."""
        if self.body.top.adopts or not _FORMULA.match(self.view.lower, line.start, line.end):
            return False
        self.body.clear()
        return True

    def _heading(self, line: Line) -> bool:
        return not ends_with(self.view, line, ".;,")

    def _news(self, line: Line) -> None:
        top = self.news.top
        if self.news.open and top.adopts:
            self._below(line, top)
            return
        self.news.clear()
        self.news.root.items += 1
        owner = Open(f"n{self.news.root.items}", 0)
        self._with_inline(line, "para", owner, None, line.start)

    def _below(self, line: Line, top: Open) -> None:
        """An unnumbered line after an item: its child after a colon, else its continuation."""
        top.children += 1
        owner = Open(top.join(f"c{top.children}"), top.depth + 1)
        kind: NodeKind = "child" if top.adopts else "cont"
        top.lead = ends_with(self.view, line, ":")
        top.adopts = top.adopts or top.lead
        self._with_inline(line, kind, owner, None, line.start)

    def _para_child(self, line: Line) -> None:
        self.para.children += 1
        owner = Open(f"{self.para.path}/c{self.para.children}", 1)
        self._with_inline(line, "child", owner, None, line.start)

    def _paragraph(self, line: Line) -> None:
        self.counts["p"] += 1
        owner = Open(f"p{self.counts['p']}", 0)
        self.para = _Para(owner.path, 0, ends_with(self.view, line, ":"))
        self._with_inline(line, "para", owner, None, line.start)

    def _row(self, line: Line) -> None:
        stack = self.news if line.zone == "news" else self.body
        top = stack.top
        ruled = is_rule(self.view, line)
        kind = "rule" if ruled else role(self.view, line, (self.table or _Table()).above())
        if self.table is None or (kind == "header" and self.table.rows):
            top.tables += 1
            step = f"t{top.tables}"
            self.table = _Table(top.join(step))
        table = self.table
        row = cells(self.view, line)
        table.width = max(table.width, len(row))
        table.head = table.head or (tuple(row) if kind == "header" else ())
        table.headed = kind == "header" or (ruled and table.headed)
        if kind == "row":
            table.rows += 1
            step = f"{table.rows}"
        else:
            table.others += 1
            step = f"h{table.others}"
        start, end = self.view.outside(line.start, line.end)
        flags = (f"table_{kind}",) if kind != "row" else _merged(line)
        self.nodes.append(
            Node(
                path=f"{table.path}/{step}",
                kind="item",
                scheme="table",
                depth=top.depth + 1,
                start=start,
                end=end,
                text_start=start,
                flags=flags,
            )
        )


def _merged(line: Line) -> tuple[str, ...]:
    """Flags of a row for the columns that a cell from above goes on in ("merged:2")."""
    return tuple(f"merged:{column}" for column in line.merged)

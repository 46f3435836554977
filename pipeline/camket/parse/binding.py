"""Which lines of a document bind its signatories: genre and section decide before verbs do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from camket.parse.article_topics import describes_duties, is_guide
from camket.parse.context import Section
from camket.parse.frames import comes_out, find_promise, is_lead, only_announces
from camket.parse.headings import (
    is_agreement,
    opens_with_result_label,
    opens_with_setting_label,
    reopens,
    section_of_heading,
)
from camket.parse.joints import starts_with_quantity
from camket.parse.label_lines import LabelLines
from camket.parse.logical_lines import BODY_ZONES, PROGRAMMES, TOLD, Unit, is_excerpt
from camket.parse.news_reader import NewsReader
from camket.parse.orders import gives_task, names_duty
from camket.parse.regulations import lays_down_rules, settles
from camket.parse.verbs import match_verb
from camket.records import Node, Page, ZoneName
from camket.texts import View

_LAUNCHING_DECISION = re.compile(
    r"phát động|phong trào|thi đua|kế hoạch|chương trình|giao chỉ tiêu|chiến dịch|đợt cao điểm"
    r"|đề án|chiến lược|quy hoạch (?:tổng thể |ngành |vùng )?(?:bảo vệ|phát triển|sản xuất)"
)
_REGULATION = re.compile(
    r"quy chế|quy định|quy trình|điều lệ|tặng thưởng|công nhận|tặng danh hiệu|khen thưởng cho"
    r"|thành lập"
)


# Guidance that explains a rule or a form; all other guidance gives out the work of a body.
_EXPLAINS = re.compile(
    r"quy trình|thủ tục|sử dụng|cài đặt|đăng (?:ký|nhập)|tra cứu|kỹ thuật|nghiệp vụ|thể thức"
    r"|biểu mẫu|ôn (?:tập|thi)|phương pháp|mức (?:thu|chi|hưởng|hỗ trợ)|chế độ|chính sách|áp dụng"
    r"|thi hành|quy (?:định|chế)|điều lệ|(?<!pháp )luật(?!\w)|nghị định|thông tư|pháp lệnh"
    r"|(?:cách|ghi|viết|lập|tính|xác định|phân loại|quản lý|hạch toán|kê khai|khai|nộp|trình bày) "
)
_YEAR = re.compile(r"\bnăm (?:học )?((?:19|20)\d\d)")


def list_units(
    view: View, page: Page, nodes: tuple[Node, ...], labels: LabelLines
) -> tuple[Unit, ...]:
    """List every logical line of the document in order, nodes first, with its section."""
    reader = _SectionReader(view, page, nodes, labels)
    units = sorted(reader.read(), key=lambda unit: unit.start)
    if page.document.genre in TOLD and describes_duties(view.lower):
        return tuple(replace(unit, section="background") for unit in units)
    return tuple(units)


class _Zones:
    def __init__(self, page: Page) -> None:
        self._starts = [zone.start for zone in page.zones]
        self._zones = page.zones

    def at(self, offset: int) -> ZoneName:
        index = bisect_right(self._starts, offset) - 1
        return self._zones[index].zone if index >= 0 else "body"


class _SectionReader:
    """Walks the lines once, keeping the open headings."""

    def __init__(self, view: View, page: Page, nodes: tuple[Node, ...], labels: LabelLines) -> None:
        self.view, self.page, self.labels = view, page, labels
        self.nodes = tuple(node for node in nodes if node.kind not in ("toc", "tail"))
        self.zones = _Zones(page)
        self.default = _default_section(view, page, self.nodes)
        self.is_excerpt = is_excerpt(page) and not is_guide(view.lower)
        # A list inside an article is told as the article is.
        self.is_told = self.is_excerpt or page.document.genre == "news"
        if self.is_excerpt and _all_promise(view, self.nodes):
            self.default = "binding"
        self.open: list[tuple[int, Section]] = []
        self.loose = NewsReader(view, page)

    def read(self) -> Iterator[Unit]:
        first_bound = self._end_of_introduction()
        for index, node in enumerate(self.nodes):
            start, end = self.view.trim(*self.view.inside(node.text_start, node.end))
            if start >= end:
                continue
            zone = self.zones.at(node.start)
            if zone in BODY_ZONES and self.is_told and self.default != "binding":
                unit = self._told(index, "news", start, end)
                yield replace(unit, node=node, zone=zone)
            elif zone in BODY_ZONES:
                unit = self._body_unit(index, start, end)
                yield self._introduce(unit) if index < first_bound else unit
            else:
                unit = self._told(index, zone, start, end)
                unit.node = node
                yield unit
        yield from self._loose_lines()

    def _told(self, index: int, zone: ZoneName, start: int, end: int) -> Unit:
        node = self.nodes[index]
        first = node.marker is not None and node.ordinal == 1
        numbered = node.marker is not None and node.marker not in _BULLETS
        short = end - start < _SHORT_HEADING
        unit = self.loose.unit(node.path, zone, start, end, opens_list=first)
        if numbered and short and self._is_heading(index, node, start, end):
            return Unit(node.path, 2, start, end, "background", zone, is_heading=True)
        return unit

    def _body_unit(self, index: int, start: int, end: int) -> Unit:
        node = self.nodes[index]
        heading = self._is_heading(index, node, start, end)
        section = self._section_of(node, start, end, heading=heading)
        if section == "binding" and (
            only_announces(self.view, start, end)
            or self._enacts(node, start, end)
            or (index < _LONGEST_INTRODUCTION and comes_out(self.view, start, end))
        ):
            section = "background"
        if section == "background" and self.default == "binding" and not heading:
            section = "binding" if self._aims(start, end) else section
        level = 1 if node.kind == "item" and node.depth == 0 else 2
        return Unit(node.path, level, start, end, section, "body", heading, node)

    def _aims(self, unit_start: int, end: int) -> bool:
        """A figure to be reached, in a section that else only says why."""
        return _FIGURED.match(self.view.lower, unit_start, end) is not None

    def _enacts(self, node: Node, start: int, end: int) -> bool:
        """ "Điều 1. Phê duyệt Đề án …": what a decision does by being signed is no promise."""
        acts = self.page.document.genre in ("decision", "resolution")
        first = acts and node.ordinal == 1 and node.depth == 0
        return first and _APPROVES.match(self.view.lower, start, end) is not None

    def _introduce(self, unit: Unit) -> Unit:
        """A paragraph before the numbered contents promises only after an announcing frame."""
        if unit.section != "binding":
            return unit
        promise = find_promise(self.view, unit.start, unit.end)
        obliged = _OBLIGES.search(self.view.lower, unit.start, unit.end)
        if promise is None and obliged is not None:
            promise = obliged.start("who")
        if promise is None:
            return replace(unit, section="background")
        return replace(unit, start=promise, line=unit.start)

    def _section_of(self, node: Node, start: int, end: int, *, heading: bool) -> Section:
        marked = heading or node.marker is not None
        while marked and self.open and self.open[-1][0] >= node.depth:
            self.open.pop()
        current = self.open[-1][1] if self.open else self.default
        words = self.view.lower[start : min(end, start + 160)]
        if current == "background" and self.default == "binding" and marked and reopens(words):
            self.open.append((node.depth, "binding"))
            return "binding"
        if current != "binding" and not heading:
            if self.view.text[end - 1] == ":" and is_agreement(self.view.lower[start:end]):
                self._bind_below()
            given = current == "background" and self._gives_task(start, end)
            return "binding" if given else current
        if heading:
            opened = section_of_heading(words) or self._of_coming_year(words)
            if opened == "binding" and self.default == "background":
                opened = None
            if is_agreement(words):
                opened = "binding"
            current = opened or current
            self.open.append((node.depth, current))
        elif opens_with_result_label(words):
            return "results"
        elif opens_with_setting_label(words) or node.path in self.labels.lines:
            return "background"
        return current

    def _gives_task(self, start: int, end: int) -> bool:
        document = self.page.document
        if gives_task(self.view, document.genre, start, end):
            return True
        ruling = document.genre != "decision" or lays_down_rules(document) or settles(document)
        return not ruling and names_duty(self.view, start, end)

    def _of_coming_year(self, words: str) -> Section | None:
        """ "Phần II - Năm 2009 làm gì" in a report of December 2008."""
        document = self.page.document
        years = _YEAR.findall(words) if document.genre == "report" and document.date else ()
        ahead = years and all(int(year) > int((document.date or "")[:4]) for year in years)
        return "binding" if ahead else None

    def _bind_below(self) -> None:
        """Minutes: "Các đơn vị thống nhất ký giao ước với các chỉ tiêu sau:" under a heading."""
        if self.open:
            self.open[-1] = (self.open[-1][0], "binding")
        else:
            self.default = "binding"

    def _is_heading(self, index: int, node: Node, start: int, end: int) -> bool:
        """A heading ends without a full stop and has lines below it."""
        text = self.view.text
        if node.kind == "heading":
            return True
        if node.scheme == "table" or node.kind == "cont" or node.path in self.labels.activities:
            return False
        if text[end - 1] in ".;,!?" and not self._is_stopped_heading(node, start, end):
            return False
        following = self.nodes[index + 1] if index + 1 < len(self.nodes) else None
        if following is None or end - start > _LONGEST_HEADING:
            return False
        if text[end - 1] == ":":
            return self._is_label(node, start, end)
        if _FIGURE.search(self.view.lower, start, end):
            return False
        bullet = node.marker in _BULLETS
        if bullet and (";" in text[start:end] or self._begins_work(start, end)):
            return False
        # What follows the last bullet of a list is not below that bullet.
        below = following.kind in ("child", "para") and not (
            bullet and following.depth < node.depth
        )
        deeper = following.depth > node.depth or below
        return deeper or (text[start:end].isupper() and end - start < _LONGEST_HEADING)

    def _is_stopped_heading(self, node: Node, start: int, end: int) -> bool:
        """ "I. MỤC TIÊU CỦA KẾ HOẠCH 5 NĂM 2016 - 2020.": a heading printed with a full stop."""
        lower = self.view.lower
        if (
            node.marker is None
            or self.view.text[end - 1] != "."
            or lower.count(".", start, end) > 1
        ):
            return False
        names_part = section_of_heading(lower[start:end]) is not None
        return names_part and _QUANTITY.search(lower, start, end) is None

    def _begins_work(self, start: int, end: int) -> bool:
        """A bullet that opens with a verb and its object is work, whatever stands below it."""
        verb = match_verb(self.view.lower, start, end)
        return verb is not None and self.view.lower.count(" ", verb.end, end) >= _LEAST_OBJECT

    def _is_label(self, node: Node, start: int, end: int) -> bool:
        """Say whether a lead only names what follows ("Giám sát, xử lý ổ dịch:")."""
        lower = self.view.lower
        if section_of_heading(lower[start:end]) and end - start < _SHORT_LABEL:
            return True
        if node.marker is None:
            return False
        return lower.count(" ", start, end) < _SHORT_LEAD or match_verb(lower, start, end) is None

    def _end_of_introduction(self) -> int:
        """Index of the first node that is no introduction: after the lead, or the first number."""
        last_lead = 0
        body = [x for x in enumerate(self.nodes) if self.zones.at(x[1].start) in BODY_ZONES]
        for index, node in body[: _LONGEST_INTRODUCTION + 1]:
            if node.marker is not None or node.kind in ("heading", "item"):
                return index
            start, end = self.view.trim(*self.view.inside(node.text_start, node.end))
            if start < end and is_lead(self.view, start, end):
                last_lead = last_lead or index + 1
        return last_lead

    def _loose_lines(self) -> Iterator[Unit]:
        """Lines outside the nodes: paragraphs of news, leads, closings."""
        covered = _covered(self.view, self.nodes)
        count = 0
        for start, end in self.view.lines:
            start, end = self.view.trim(start, end)
            if start >= end or _inside(covered, start):
                continue
            count += 1
            zone = self.zones.at(self.view.offset(start))
            yield self.loose.unit(f"x{count}", zone, start, end)


# "Toàn tỉnh phải tạo chuyển biến rõ nét …" before the numbered tasks.
_OBLIGES = re.compile(
    r"(?:^|[.;] )(?P<who>(?:toàn|các|mọi|từng|mỗi) [^.;:]{2,60}? (?:phải|cần) )", re.MULTILINE
)
# "Tiếp tục giảm từ 5 - 10% số vụ tai nạn" under "Mục đích, yêu cầu".
_FIGURED = re.compile(
    r"[\s\-+*•]*(?:(?:tiếp tục|phấn đấu|kiềm chế(?: và)?|quyết tâm|bảo đảm) )*"
    r"(?:(?:kéo giảm|giảm|tăng|đạt|nâng|hoàn thành|có)\b[^.;:]{0,60}?\d[\d.,]* ?%"
    r"|(?<=phấn đấu )(?:trên |ít nhất |tối thiểu )?\d[\d.,]* ?%)"
)
# No heading sets a level.
_FIGURE = re.compile(r"\d ?%|\btrở lên\b|\bít nhất \d|\btối thiểu \d|\bkhông để xảy ra\b|\bdưới \d")
# A number that is no year and no length of a plan; words that say what is done.
_QUANTITY = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d)|\d+ (?:năm|tháng)\b)\d|[;:%]"
    r"|\b(?:phải|được|đạt|tăng|giảm|là|do|theo|cho|để|nhằm)\b"
)
_BULLETS = frozenset("-+*•●▪")
_LONGEST_HEADING = 200
_SHORT_HEADING = 80
_LONGEST_INTRODUCTION = 6
_SHORT_LEAD = 5
_LEAST_OBJECT = 2
_SHORT_LABEL = 60


def _covered(view: View, nodes: tuple[Node, ...]) -> list[tuple[int, int]]:
    return sorted(view.inside(node.start, node.end) for node in nodes)


def _inside(covered: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(covered, (at, 1 << 62)) - 1
    return index >= 0 and covered[index][0] <= at < covered[index][1]


def _default_section(view: View, page: Page, nodes: tuple[Node, ...]) -> Section:
    document = page.document
    genre = document.genre
    if lays_down_rules(document) or settles(document):
        return "background"
    if genre in PROGRAMMES or genre == "signing_report":
        return "binding"
    if genre == "report":
        return "results"
    if genre == "other" and document.type == "Hướng dẫn" and document.issuers:
        return "background" if _EXPLAINS.search(_title(view, page)) else "binding"
    if genre == "decision" and _launches(_title(view, page) or _first_article(view, nodes)):
        return "binding"
    return "background"


_MOST_OF = 0.6
_FEW_LINES = 3


def _all_promise(view: View, nodes: tuple[Node, ...]) -> bool:
    """Numbered lines, or a few bare ones, that open with a commitment verb or a quantity."""
    items = [node for node in nodes if node.marker is not None]
    if not items and len(nodes) <= _FEW_LINES:
        items = list(nodes)
    if not items or len(items) * 2 < len(nodes):
        return False
    opening = sum(_opens_promise(view, *view.inside(x.text_start, x.end)) for x in items)
    return opening / len(items) >= _MOST_OF


# "Tỷ lệ hộ nghèo giảm 1%/năm": a measure and what it shall be.
_MEASURED = re.compile(
    r"(?:mỗi|tỷ lệ|tỷ suất|tổng|giá trị|thu nhập|số|thời gian|đến (?:hết )?năm|doanh thu|sản lượng"
    r"|diện tích|năng suất|kim ngạch|chậm nhất|trước ngày)\b"
)


def _opens_promise(view: View, start: int, end: int) -> bool:
    if match_verb(view.lower, start, end) or starts_with_quantity(view, start, end):
        return True
    return _MEASURED.match(view.lower, start, end) is not None


def _launches(title: str) -> bool:
    """A decision that starts a campaign or gives out targets; regulations only rule."""
    return bool(_LAUNCHING_DECISION.search(title)) and not _REGULATION.search(title)


_BARE_TITLE = re.compile(r"(?:\W*quyết định)+\W*")
_APPROVES = re.compile(r"(?:phê duyệt|ban hành|(?:nhất trí )?thông qua|tán thành)\b")


def _first_article(view: View, nodes: tuple[Node, ...]) -> str:
    """What Điều 1 approves, when the title of a decision does not name it."""
    first = next((node for node in nodes if node.ordinal == 1 and node.depth == 0), None)
    if first is None:
        return ""
    start, end = view.inside(first.text_start, first.end)
    words = view.lower[start : min(end, start + 200)]
    return words if _APPROVES.match(words) else ""


def _title(view: View, page: Page) -> str:
    words = [page.document.title.exact.lower()] if page.document.title else []
    for zone in page.zones:
        if zone.zone == "title":
            start, end = view.inside(zone.start, zone.end)
            words.append(view.lower[start:end])
    title = " ".join(words)
    return "" if _BARE_TITLE.fullmatch(title) else title

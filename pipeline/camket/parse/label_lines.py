"""Lines and sentences that only tell when, where, who and for how much of an activity.

The commonest layout of a plan: "- Tổ chức Ngày hội đọc sách", below it "- Thời gian: Quý II/2025",
"- Chủ trì: Phòng Văn hóa". Such a label line promises nothing itself; what it says belongs to the
activity, which stands one level above it or just before it in the same list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from camket.parse.body_lists import names_role, only_bodies, read_bodies
from camket.parse.headings import section_of_heading
from camket.parse.verbs import find_verb, match_verb
from camket.records import Node
from camket.texts import View

LabelKind = Literal[
    "time", "place", "lead", "execute", "coordinate", "people", "money", "about", "count"
]

_BODY = (
    r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|người|cá nhân|tổ chức|phòng|ban)"
    r"(?:(?:,| và|/) (?:cơ quan|đơn vị|bộ phận|người|cá nhân|tổ chức|phòng|ban))*)"
)
_DOING = r"(?:,? (?:thực hiện|tổ chức|triển khai|tham mưu|hoàn thành|tiến hành|chính))*"
_LABELS = re.compile(
    r"(?:"
    r"(?P<time>(?:dự kiến )?(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn)(?: dự kiến)?"
    r"(?:,? (?:bắt đầu|thực hiện|tổ chức|hoàn thành|triển khai|tiến hành|diễn ra|ban hành|báo cáo"
    r"|trình|khai mạc))*(?:(?:,| và) địa điểm(?: [^\W\d]+){0,2})?|(?:ngày )?hoàn thành)"
    r"|(?P<place>(?:dự kiến )?địa điểm(?: [^\W\d]+){0,3}|nơi tổ chức)"
    rf"|(?P<lead>(?:{_BODY} )?(?:chủ trì|đầu mối|phụ trách|chịu trách nhiệm|chủ quản){_DOING})"
    rf"|(?P<coordinate>(?:{_BODY} )?(?:phối hợp|cùng phối hợp){_DOING})"
    rf"|(?P<execute>(?!tổ chức ){_BODY} (?:thực hiện|tổ chức|triển khai|tham mưu|thi hành){_DOING}"
    rf"|(?:phân công|trách nhiệm){_DOING})"
    r"|(?P<people>(?:thành phần|đối tượng)(?:,? (?:tham dự|tham gia|dự|mời|dự thi|thụ hưởng"
    r"|tập huấn|bồi dưỡng|và số lượng|số lượng|áp dụng|tuyên truyền))*)"
    r"|(?P<money>(?:(?:tổng|nguồn|dự toán|dự kiến|dự trù) )*(?:kinh phí|nguồn vốn)"
    r"(?:,? (?:thực hiện|tổ chức|dự kiến|bảo đảm|đảm bảo|hoạt động))*)"
    r"|(?P<about>(?:nội dung|hình thức|chủ đề|quy mô|phương thức|phương pháp|cách thức|thể loại"
    r"|giải thưởng|ghi chú|báo cáo viên|giảng viên|sản phẩm)(?: [^\W\d]+){0,3})"
    r"|(?P<count>(?:số lượng|chỉ tiêu|kết quả)(?: [^\W\d]+){0,3})"
    r") ?: ?(?=\S)"
)
_AGAIN = re.compile(r"[.;,] ?")
_STRONG = frozenset(("time", "place", "lead", "execute", "coordinate"))
# What is held, named without a verb: "Hội thảo khoa học về du lịch".
_EVENT = re.compile(
    r"(?:hội nghị|hội thảo|hội thi|hội chợ|hội diễn|hội thao|hội trại|hội khỏe|hội báo|lớp|khóa"
    r"|cuộc thi|cuộc vận động|giải|lễ|ngày hội|tọa đàm|diễn đàn|triển lãm|liên hoan|chiến dịch|đợt"
    r"|kỷ niệm|chương trình (?!hành động|mục tiêu|công tác)|phiên|mít tinh|đêm"
    r"|tuần lễ|tháng hành động|buổi|giao lưu|thăm|viếng|dâng hương|tặng|gặp mặt"
    r"|hoạt động (?:về nguồn|trải nghiệm|ngoại khóa)|diễu hành|họp mặt)\b"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label and what stands behind it, in view offsets."""

    kind: LabelKind
    start: int
    value: int
    end: int
    path: str = ""
    shared: bool = False
    """Stands at the end of a list and speaks of all its lines."""


def read_labels(view: View, start: int, end: int, path: str = "") -> tuple[Label, ...]:
    """The labels of a line that begins with one; each value runs to the next label."""
    if view.lower.find(":", start, end) < 0:
        return ()
    first = _LABELS.match(view.lower, start, end)
    if first is None:
        return ()
    kind = _kind(first)
    if kind not in ("money", "count") and view.lower.find("%", first.end(), end) >= 0:
        return ()  # "Tiến độ: đạt 80% khối lượng" states a level
    found = [first]
    for sign in _AGAIN.finditer(view.lower, first.end(), end):
        again = _LABELS.match(view.lower, sign.end(), end)
        if again is not None:
            found.append(again)
    stops = [match.start() for match in found[1:]] + [end]
    labels = tuple(
        Label(_kind(match), match.start(), match.end(), stop, path)
        for match, stop in zip(found, stops, strict=True)
    )
    return labels if all(_is_answer(view, label) for label in labels) else ()


_LEADS = re.compile(r"[ ,(]*(?:chủ trì|phối hợp|là đầu mối|phụ trách)")


def _is_answer(view: View, label: Label) -> bool:
    """Who does it is answered by names; "Trách nhiệm: các xã tổ chức …" gives out work."""
    if label.kind not in ("lead", "execute", "coordinate"):
        return True
    bodies = read_bodies(view, label.value, label.end)
    last = bodies[-1].end if bodies else label.value
    rest = view.text[last : label.end].strip(" .;,")
    if bodies and not rest:
        return True
    if bodies and _LEADS.match(view.lower, last, label.end):
        return True
    return find_verb(view, last, label.end) is None


def _kind(match: re.Match[str]) -> LabelKind:
    kinds: dict[str, LabelKind] = {
        "time": "time", "place": "place", "lead": "lead", "execute": "execute",
        "coordinate": "coordinate", "people": "people", "money": "money", "about": "about",
        "count": "count",
    }  # fmt: skip
    return kinds[match.lastgroup or "about"]


class LabelLines:
    """The label lines of one document and the activities they speak of."""

    def __init__(self, view: View, nodes: Sequence[Node]) -> None:
        self._view = view
        self.lines: set[str] = set()
        """Paths of the lines that only speak of an activity."""
        self.activities: set[str] = set()
        """Paths of the lines that name an activity with label lines of its own."""
        self.shared: set[str] = set()
        """Paths of the label lines that speak of a whole list."""
        self._told: dict[str, list[Label]] = {}
        lists = list(_lists(nodes))
        self._below = {parent.path: members for parent, members in lists if parent is not None}
        for parent, members in lists:
            self._read_list(parent, members)

    def of(self, path: str) -> tuple[Label, ...]:
        """What the label lines say of a line, or of the nearest line above that has some."""
        while path:
            if path in self._told:
                return tuple(self._told[path])
            path = path.rpartition("/")[0]
        return ()

    def _read_list(self, parent: Node | None, members: list[Node]) -> None:
        """Give the runs of label lines in one list to the lines they speak of."""
        runs = list(self._runs(members))
        lone = sum(bool(labels) for _, labels in runs) == 1
        for before, labels in runs:
            if not any(label.kind in _STRONG for label in labels):
                continue
            owners = before[-1:]
            if not before and parent is not None:
                owners = [parent]
            elif lone and len(before) > 1 and labels[-1].path == members[-1].path:
                owners, labels = before, [replace(label, shared=True) for label in labels]
                self.shared.update(label.path for label in labels)
            self._give(owners, labels)

    def _runs(self, members: list[Node]) -> Iterator[tuple[list[Node], list[Label]]]:
        """Lines of a list, each time with the label lines right behind them."""
        before: list[Node] = []
        labels: list[Label] = []
        for node in members:
            start, end = self._bounds(node)
            found = () if node.kind == "heading" else read_labels(self._view, start, end, node.path)
            found = found or self._bodies_below(node, start, end)
            if not found and labels:
                yield before, labels
                before, labels = [], []
            labels += found
            if not found:
                before = [] if node.kind == "heading" else [*before, node]
        yield before, labels

    def _bodies_below(self, node: Node, start: int, end: int) -> tuple[Label, ...]:
        """ "2. Chủ trì thực hiện" above lines that are bodies and nothing else."""
        kind = names_role(self._view.lower, start, end)
        if kind is None:
            return ()
        bounds = [(*self._bounds(child), child.path) for child in self._below.get(node.path, ())]
        if not bounds or not all(only_bodies(self._view, a, self._stop(b)) for a, b, _ in bounds):
            return ()
        self.lines.add(node.path)
        return tuple(Label(kind, a, a, b, path) for a, b, path in bounds)

    def _stop(self, end: int) -> int:
        return end - 1 if self._view.text[end - 1] in ".;," else end

    def _give(self, owners: list[Node], labels: list[Label]) -> None:
        named = [owner for owner in owners if self._names_activity(owner)]
        self.activities.update(owner.path for owner in named)
        # "Số lượng: 30 suất quà" counts what is promised; below "1. Công tác tuyên truyền" the
        # contents are the work.
        working = ("count",) if named else ("count", "about")
        carriers = [owner.path for owner in owners]
        carriers += [label.path for label in labels if label.kind in working]
        for path in dict.fromkeys(carriers):
            self._told.setdefault(path, []).extend(labels)
        self.lines.update(label.path for label in labels if label.path not in carriers)

    def _names_activity(self, node: Node) -> bool:
        """Whether a line says what is done, and is no heading of a part of the plan."""
        start, end = self._bounds(node)
        lower = self._view.lower
        if section_of_heading(lower[start : min(end, start + 160)]) is not None:
            return False
        verb = match_verb(lower, start, end)
        return verb is not None or _EVENT.match(lower, start, end) is not None

    def _bounds(self, node: Node) -> tuple[int, int]:
        return self._view.trim(*self._view.inside(node.text_start, node.end))


_UNLISTED = frozenset(("toc", "tail"))


def _lists(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, list[Node]]]:
    """Every line that has lines below it, and those lines in order."""
    by_path = {node.path: node for node in nodes}
    lists: dict[str, list[Node]] = {}
    for node in nodes:
        if node.kind not in _UNLISTED and node.scheme != "table":
            lists.setdefault(node.path.rpartition("/")[0], []).append(node)
    for path, members in lists.items():
        yield by_path.get(path), members

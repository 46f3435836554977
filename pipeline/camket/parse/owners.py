"""Bodies that a label or a heading gives a promise to ("2. Sở Y tế:", "1. Cục Thuế: thu …").

A promise that names nobody who leads or does it belongs to the subject of its sentence ("Sở A xây
3 trạm; cải tạo 5 phòng khám"), else to the body named just before it in its line, else in the
nearest line above. Such a body says in `inherited_from` where it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from camket.heads import UPPER
from camket.parse.actors import find_actors, named
from camket.parse.bodies import Body
from camket.parse.body_lists import read_bodies
from camket.parse.context import Context
from camket.parse.label_lines import LabelLines
from camket.parse.labelled import read_doers
from camket.parse.verbs import find_verb, match_verb
from camket.records import Actor, Commitment, Node
from camket.texts import View

_DOERS = frozenset(("lead", "execute"))
_BUSY = frozenset(("lead", "execute", "monitor"))
"""Roles of somebody who does what the promise says."""
_LABEL = re.compile(r"(?:^|(?<=[.;]))\s*([^.;:]{3,160}):(?= )")
# "Bí thư Đảng ủy xã cho biết, …": who speaks was not given the work.
_SAYS = re.compile(r"\b(?:cho biết|cho hay|khẳng định|nhấn mạnh|thông tin|phát biểu)\b,?")
_REACH = 600
"""How far before a promise its label may stand, in characters."""
_LONGEST_HEADING = 160
_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)|\n")
# What may stand before the subject: an order, a time, a link to the sentence before.
_BEFORE_SUBJECT = re.compile(
    r"(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo|đồng thời,?|và|riêng|các|cho)?\s*"
)
# Adverbs before a verb whose subject is left out.
_ADVERBS = re.compile(
    r"(?:(?:đồng thời|và|kịp thời|thường xuyên|định kỳ|chủ động|tích cực|phải|cần|sẽ|tập trung"
    r"|tiếp tục|nhanh chóng|khẩn trương|nghiêm túc|trực tiếp|không|phấn đấu|từng bước|sau đó"
    r"|(?:hằng|hàng) (?:năm|quý|tháng|tuần|ngày)),? )*"
)
_SENDS = re.compile(r"(?:báo cáo|gửi|trình|nộp|thông báo) ")


# Offices named by what they do, and words that no such name holds.
_BY_CHARGE = re.compile(r"(?:ban|phòng|trung tâm|quỹ|viện|tổ|đội)\b[^,;:.\d]{6,80}\Z")
_WORKS = re.compile(
    r"\b(?:chủ trì|phối hợp|thực hiện|tham mưu|tổ chức|triển khai|rà soát|báo cáo|kế hoạch|tiếp tục"
    r"|phải|cần|có trách nhiệm|chịu|được|giúp|cùng|căn cứ|theo|hướng dẫn|kiểm tra|trình)\b"
)
# The first words of a charge may be work: "Tổ Kiểm tra", "Bộ phận Tổ chức".
_CHARGE_WORD = re.compile(rf"(?:Tổ|Bộ phận) [{UPPER}]\w*(?: \w+)?")
# Below such a label stands what the body does, or what is done about it.
_ABOUT = re.compile(r"(?:đối với|về phía|riêng đối với) (?=\w)")
_DUTIES = re.compile(r"(?:trách nhiệm|nhiệm vụ)(?: cụ thể)?(?: thực hiện)? của (?=\w)")
# "Tổ Quản lý chất lượng", "Trưởng các khoa": named only by what they are charged with.
_SMALL_OFFICE = re.compile(
    rf"(?:(?:Tổ|Bộ phận) (?!Dân phố)[{UPPER}]|Trưởng (?:các )?(?:khoa|phòng|ban|bộ phận|đơn vị)\b)"
    r"[^,;:.()\d\n]{0,50}"
)
# "UBND các xã có dịch": which of the many.
_WHICH = re.compile(r" (?:có|còn|chưa|đang|nằm|thuộc|giáp|ven|nơi) [^,;:.()\d\n]{2,50}")


class Owners:
    """The labels and headings of one document that name bodies, read when first asked for."""

    def __init__(
        self, view: View, nodes: tuple[Node, ...], context: Context, labels: LabelLines
    ) -> None:
        self._view, self._context, self._labels = view, context, labels
        self._nodes = {node.path: node for node in nodes}
        self._known: dict[str, tuple[Actor, ...]] = {}

    def complete_all(self, commitments: Iterable[Commitment]) -> Iterator[Commitment]:
        """Every commitment, in order, with the bodies it is given to."""
        last: Commitment | None = None
        subject: tuple[Actor, ...] = ()
        for commitment in commitments:
            if last is not None and self._goes_on(last, commitment):
                subject = self._subject(last) or subject
            else:
                subject = ()
            told = self._told(commitment)
            if told and not (subject and told[0].inherited_from in self._labels.shared):
                yield commitment.changed(assigned=told)
            elif subject and self._opens_without(commitment):
                yield commitment.changed(assigned=subject)
            else:
                yield self.complete(commitment)
            last = commitment

    def _told(self, commitment: Commitment) -> tuple[Actor, ...]:
        """Who leads and who helps by the label lines of an activity ("- Chủ trì: Phòng Y tế")."""
        labels = self._labels.of(commitment.node_path)
        if any(actor.role in _BUSY for actor in commitment.actors):
            labels = tuple(label for label in labels if not label.shared)
        told = [read_doers(self._view, label, self._context) for label in labels]
        own = {(actor.name, actor.role) for actor in commitment.actors}
        found = (actor for actors in told for actor in actors)
        return tuple(actor for actor in found if (actor.name, actor.role) not in own)

    def _goes_on(self, last: Commitment, commitment: Commitment) -> bool:
        """Whether two promises stand in one sentence."""
        if last.node_path != commitment.node_path or commitment.span.start < last.span.end:
            return False
        between = self._view.content[last.span.end : commitment.span.start]
        return _SENTENCE_END.search(between) is None

    def _subject(self, commitment: Commitment) -> tuple[Actor, ...]:
        """Who heads the promise: nothing but an order or a time stands before the first of them."""
        doers = [actor for actor in commitment.actors if actor.role in _DOERS]
        if not doers:
            return ()
        start, _ = self._view.inside(commitment.span.start, commitment.span.end)
        at, _ = self._view.inside(doers[0].start, doers[0].end)
        for time in commitment.deadlines:
            first, stop = self._view.inside(time.start, time.end)
            if first == start and stop <= at:
                start = stop + len(", ")
        if start < at and not self._may_stand_before(start, at):
            return ()
        path = commitment.node_path
        return tuple([actor.changed(inherited_from=path) for actor in doers])

    def _may_stand_before(self, start: int, at: int) -> bool:
        """An order, or a phrase without a verb that a comma parts from the subject."""
        lower = self._view.lower
        if _BEFORE_SUBJECT.fullmatch(lower, start, at) is not None:
            return True
        return lower.endswith(", ", start, at) and find_verb(self._view, start, at) is None

    def _opens_without(self, commitment: Commitment) -> bool:
        """Whether a promise begins with its verb and names nobody who does it."""
        if any(actor.role in _BUSY for actor in commitment.actors):
            return False
        lower = self._view.lower
        start, end = self._view.inside(commitment.span.start, commitment.span.end)
        adverbs = _ADVERBS.match(lower, start, end)
        at = adverbs.end() if adverbs else start
        verb = match_verb(lower, at, end) or match_verb(lower, start, end)
        return verb is not None or _SENDS.match(lower, at, end) is not None

    def complete(self, commitment: Commitment) -> Commitment:
        """The commitment with the bodies it is given to, when it names none itself."""
        if any(actor.role in _BUSY for actor in (*commitment.actors, *commitment.assigned)):
            return commitment
        found = self._before(commitment) or self._above(commitment.node_path)
        if found and commitment.span.exact[:7].lower() == "chủ trì":
            found = tuple([actor.changed(role="lead") for actor in found])
        return commitment.changed(assigned=(*commitment.assigned, *found)) if found else commitment

    def _before(self, commitment: Commitment) -> tuple[Actor, ...]:
        """The last label before the promise in its own line."""
        node = self._nodes.get(commitment.node_path)
        if node is None or node.text_start >= commitment.span.start:
            return ()
        start, end = self._view.inside(node.text_start, commitment.span.start)
        start = max(start, end - _REACH)
        if self._view.text.find(":", start, end) < 0:
            return ()
        labels = list(_LABEL.finditer(self._view.text[start:end] + " "))
        if not labels:
            return ()
        first, stop = labels[-1].span(1)
        said = list(_SAYS.finditer(labels[-1][1].lower()))
        first += said[-1].end() if said else 0
        return self._bodies(start + first, start + stop, commitment.node_path)

    def _above(self, path: str) -> tuple[Actor, ...]:
        """The nearest line above that names bodies."""
        while "/" in path:
            path = path.rpartition("/")[0]
            if path not in self._known:
                self._known[path] = self._of_node(path)
            if self._known[path]:
                return self._known[path]
        return ()

    def _of_node(self, path: str) -> tuple[Actor, ...]:
        node = self._nodes.get(path)
        if node is None:
            return ()
        start, end = self._view.trim(*self._view.inside(node.text_start, node.end))
        if not 0 < end - start <= _LONGEST_HEADING:
            return ()
        if self._view.text[end - 1] == ":":
            end -= 1
        elif self._view.text[end - 1] in ".;,":
            return ()
        return self._bodies(start, end, path)

    def _whole_name(self, listed: tuple[Body, ...], end: int) -> tuple[Body, ...]:
        """ "Ban Hỗ trợ phụ nữ phát triển kinh tế" over tasks: the verb belongs to the name."""
        if len(listed) != 1 or listed[0].end >= end:
            return listed
        body = listed[0]
        if body.kind == "group" and _WHICH.fullmatch(self._view.lower, body.end, end):
            return (replace(body, end=end),)
        named = _BY_CHARGE.match(self._view.lower, body.start, end)
        if named is None or _WORKS.search(self._view.lower, body.end, end):
            return listed
        return (replace(body, end=end),)

    def _small_office(self, start: int, end: int) -> tuple[Body, ...]:
        """An office without a head of its own, when the label is nothing but its name."""
        if _SMALL_OFFICE.fullmatch(self._view.text, start, end) is None:
            return ()
        charge = _CHARGE_WORD.match(self._view.text, start, end)
        at = charge.end() if charge else start
        return () if _WORKS.search(self._view.lower, at, end) else (Body(start, end, "body"),)

    def _bodies(self, start: int, end: int, path: str) -> tuple[Actor, ...]:
        """Bodies of a label that says nothing else, or that says who leads and who helps."""
        start, end = self._view.trim(start, end)
        duties = _DUTIES.match(self._view.lower, start, end)
        start = duties.end() if duties else start
        about = _ABOUT.match(self._view.lower, start, end)
        start = about.end() if about else start
        listed = self._whole_name(read_bodies(self._view, start, end), end)
        if about and not (listed and listed[0].end == end and _is_office(self._view, listed[0])):
            return ()
        listed = listed or self._small_office(start, end)
        first, stop = self._view.outside(start, end)
        if listed and listed[-1].end == end:  # "Sở Y tế" alone is no sentence
            found = named(self._view, listed, "execute", self._context)
        else:
            found = find_actors(self._view, first, stop, self._context)
        doing = any(actor.role in _DOERS for actor in found)
        return tuple([actor.changed(inherited_from=path) for actor in found]) if doing else ()


def _is_office(view: View, body: Body) -> bool:
    """A body with a name, also counted over many units ("UBND các xã"); people are none."""
    return body.kind == "body" or (body.kind == "group" and view.text[body.start].isupper())

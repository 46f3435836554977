"""The syllables of one text, found once: where they start, which terms may begin there.

Everything a reading needs from the whole text is computed here in a few passes over the text, so
that a stretch is a pair of syllable numbers and costs little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, compress, count
from typing import NamedTuple

from camket.tag.lexicon import Hit, Term, Trie, lexicon
from camket.texts import View

_SPLIT = re.compile(r"([^\W_]+)")

# Where weak words begin; `purpose` runs to the end, the others to the next comma.
_MARK = re.compile(
    r"(?:(?P<purpose>nhằm|thông qua|góp phần|qua đó|từ đó|để"
    r"|phục vụ (?:(?:tốt|đắc lực|có hiệu quả|hiệu quả|cho|sự|nghiệp|yêu cầu) )*phát triển"
    r"|tạo (?:mọi )?(?:điều kiện|môi trường|tiền đề|động lực))"
    r"|(?P<setting>gắn (?:liền )?với|kết hợp với|trong (?:tình hình|bối cảnh|điều kiện)|trên cơ sở"
    r"|theo (?:tinh thần|nghị quyết|chỉ thị|quyết định|kế hoạch|quy định)"
    r"|nhân (?:dịp|ngày|kỷ niệm)|hướng tới (?:chào mừng|kỷ niệm|đại hội|ngày|dịp)|chào mừng)"
    r"|(?P<together>phối hợp (?:chặt chẽ )?(?:với|cùng)|cùng với)"
    r"|(?P<cited>(?:nghị quyết|chỉ thị|quyết định|kế hoạch|luật|nghị định|thông tư|kết luận"
    r"|quy định|hướng dẫn|chương trình|công văn|pháp lệnh|đề án|công điện|thông báo)"
    r" (?:số |hành động số |trung ương |hội nghị |đại hội )?\d))"
)
_MARK_HEADS = frozenset(
    "nhằm thông góp qua từ để phục tạo gắn kết trong trên theo nhân hướng chào phối cùng nghị chỉ"
    " quyết kế luật quy chương công pháp đề".split()
)
"""First syllables of `_MARK`."""
_NOT_PURPOSE = re.compile(r"(?:không|chưa|đừng|tránh|nghiêm cấm|triệt|điều kiện) $")
_BEFORE = 24
_NOT_PURPOSE_NEXT = re.compile(r"để (?:xảy ra|lọt|phát sinh|tồn|dành|lại|ngoài)|tạo ")
"""After `_NOT_PURPOSE` "để" makes no purpose; "tạo điều kiện" opening a stretch is its verb."""
_UNTIL = re.compile(r"[,;.:]\s")
# Bodies named after "phối hợp với" end where the task begins.
_UNTIL_TASK = re.compile(
    r"[,;.:]\s|\b(?:vận động|tổ chức|tuyên truyền|kiểm tra|triển khai|xây dựng|thực hiện|hướng dẫn"
    r"|rà soát|tham mưu|đẩy mạnh|tăng cường|giải quyết|xử lý|quản lý|mở|tập huấn|đưa|hỗ trợ"
    r"|giám sát|tuần tra|nắm|làm|phổ biến|thu|khám|trồng|ra quân|bảo đảm|đôn đốc|phát động"
    r"|chăm lo)\b"
)


class Mark(NamedTuple):
    """A word that opens a weak place."""

    at: int
    end: int
    is_purpose: bool
    is_together: bool
    is_verb_when_first: bool
    """ "tạo điều kiện" is the verb of a stretch that it opens."""
    is_cited: bool


class Words:
    """Syllables of a view with their offsets."""

    def __init__(self, view: View) -> None:
        parts = _SPLIT.split(view.lower)
        self.view = view
        self.tokens: list[str] = parts[1::2]
        self.starts: list[int] = list(accumulate(map(len, parts)))[0:-1:2]
        self._roots: list[Trie | None] = list(map(lexicon().root.get, self.tokens))

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the first syllable of a view range and of the one after its last."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        if last > first and self.starts[last - 1] + len(self.tokens[last - 1]) > end:
            last -= 1
        return first, last

    def terms(self, first: int, last: int) -> list[Hit]:
        """Longest terms of syllables `[first, last)` from left to right, without overlap.

        Hits are numbered from the first syllable.
        """
        hits: list[Hit] = []
        done, tokens, roots = first, self.tokens, self._roots
        for at, root in enumerate(roots[first:last], first):
            if root is None or at < done:
                continue
            # `_longest` written out: most of the time of a reading is spent here.
            node, best, stop, k = root, root.term, at + 1, at + 1
            while k < last and (following := node.next.get(tokens[k])) is not None:
                node, k = following, k + 1
                if node.term is not None:
                    best, stop = node.term, k
            if best is not None and at + 1 < stop < last:
                other = roots[stop - 1]
                if other is not None and tokens[stop] in other.next:
                    best, stop = self._yielding(root, at, (best, stop), last)
            if best is not None:
                hits.append(Hit(at - first, stop - first, best))
                done = stop
        return hits

    def _longest(self, root: Trie, at: int, last: int) -> tuple[Term | None, int]:
        """The longest term that begins at a syllable, and where it ends."""
        tokens = self.tokens
        node, best, stop, k = root, root.term, at + 1, at + 1
        while k < last and (following := node.next.get(tokens[k])) is not None:
            node, k = following, k + 1
            if node.term is not None:
                best, stop = node.term, k
        return best, stop

    def _yielding(
        self, root: Trie, at: int, found: tuple[Term, int], last: int
    ) -> tuple[Term | None, int]:
        """The term found, cut short where its last syllable begins a longer one.

        "ủng hộ quỹ hỗ trợ nông dân" names the fund, not "ủng hộ quỹ"; "cán bộ y tế" no "Bộ Y tế".
        """
        shared = found[1] - 1
        other = self._roots[shared]
        if other is None:
            return found
        term, end = self._longest(other, shared, last)
        if term is None or term.kind == "body" or end - shared <= found[1] - at:
            return found
        return self._longest(root, at, shared)

    @cached_property
    def capitals(self) -> list[int]:
        """Numbers of the syllables that begin with a capital."""
        initials = map(self.view.text.__getitem__, self.starts)
        return list(compress(count(), map(str.isupper, initials)))

    @cached_property
    def marks(self) -> list[Mark]:
        """Words that open weak places, in order."""
        lower = self.view.lower
        found: list[Mark] = []
        done = 0
        for at in compress(self.starts, map(_MARK_HEADS.__contains__, self.tokens)):
            mark = _mark_at(lower, at) if at >= done else None
            if mark is not None:
                found.append(mark)
                done = mark.end
        return found

    @cached_property
    def mark_starts(self) -> list[int]:
        """Offsets of the marks, for bisection."""
        return [mark.at for mark in self.marks]

    def weak_ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """View ranges of the purpose, setting and citation words of a stretch."""
        ranges: list[tuple[int, int]] = []
        first = bisect_left(self.mark_starts, start)
        for mark in self.marks[first : bisect_left(self.mark_starts, end, first)]:
            opens = mark.at <= start + _OPENING
            if mark.is_verb_when_first and opens:
                continue
            last = end if mark.is_purpose and not opens else _stop(self.view.lower, mark, end)
            ranges.append((mark.at, _until_topic(self.view.lower, mark, last)))
        return ranges


_OPENING = 3
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_QUOTED = 200
"""Longer names of movements have lost their closing mark."""


def _stop(lower: str, mark: Mark, end: int) -> int:
    """Where the weak words of a mark end; a comma inside the name of a movement ends nothing."""
    until = (_UNTIL_TASK if mark.is_together else _UNTIL).search(lower, mark.end, end)
    if until is None:
        return end
    for opening, closing in _QUOTES.items():
        at = lower.find(opening, mark.end, until.start())
        after = lower.find(closing, at + 1, min(end, at + _QUOTED)) if at >= 0 else -1
        if after > until.start():
            last = _UNTIL.search(lower, after, end)
            return end if last is None else last.start()
    return until.start()


# "thực hiện có hiệu quả Nghị quyết … về X": X is what is done, not what it is done by.
_DOES = re.compile(
    r"(?:thực hiện|triển khai)"
    r"(?: (?:có hiệu quả|hiệu quả|tốt|nghiêm túc|nghiêm|đầy đủ|kịp thời|thắng lợi|sâu rộng|đồng bộ"
    r"|quyết liệt|hoàn thành|đúng|việc|các|và|,|tổ chức|thực hiện|nội dung))* $"
)
_DOES_BEFORE = 60


def _until_topic(lower: str, mark: Mark, stop: int) -> int:
    """Where the weak words of a citation end: before the topic of what is carried out."""
    if not mark.is_cited or not _DOES.search(lower, max(0, mark.at - _DOES_BEFORE), mark.at):
        return stop
    topic = lower.find(" về ", mark.end, stop)
    return stop if topic < 0 else topic


def _mark_at(lower: str, at: int) -> Mark | None:
    match = _MARK.match(lower, at)
    if match is None:
        return None
    is_purpose = match["purpose"] is not None
    following = _NOT_PURPOSE_NEXT.match(lower, at) if is_purpose else None
    is_verb = following is not None and following.group() == "tạo "
    if is_purpose and (
        _NOT_PURPOSE.search(lower, max(0, at - _BEFORE), at)
        or (following is not None and not is_verb)
    ):
        return None
    is_cited = match["cited"] is not None
    return Mark(at, match.end(), is_purpose, match["together"] is not None, is_verb, is_cited)

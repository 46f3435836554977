"""One stretch of text as a tagger reads it: syllables, their weight, and the terms among them.

The object of the verb decides (DOMAIN 3): words of purpose and setting clauses, of citations and
after "phối hợp với" weigh less, proper names nothing at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from camket.records import Span
from camket.tag.lexicon import TOKEN, Hit, lexicon
from camket.texts import View

WEAK = 0.3
"""Weight of a word in a purpose or setting clause."""

ACTOR = 0.4
"""Weight of the one who acts."""
OBJECT = 6.0
"""Factor for the name of a body that is the object of the verb."""
_OF = frozenset(("kiện toàn", "củng cố", "xây dựng", "đổi mới", "động của", "thành lập"))
"""Words before such a body ("hoạt động của" included)."""

# Where weak words begin; `purpose` runs to the end, the others to the next comma.
_MARK = re.compile(
    r"\b(?:(?P<purpose>nhằm|thông qua|góp phần|qua đó|từ đó|để"
    r"|tạo (?:mọi )?(?:điều kiện|môi trường|tiền đề|động lực))"
    r"|(?P<setting>gắn (?:liền )?với|kết hợp với|trong (?:tình hình|bối cảnh|điều kiện)|trên cơ sở"
    r"|theo (?:tinh thần|nghị quyết|chỉ thị|quyết định|kế hoạch|quy định)"
    r"|nhân (?:dịp|ngày|kỷ niệm)|hướng tới|chào mừng)"
    r"|(?P<together>phối hợp (?:chặt chẽ )?(?:với|cùng)|cùng với)"
    r"|(?P<cited>(?:nghị quyết|chỉ thị|quyết định|kế hoạch|luật|nghị định|thông tư|kết luận"
    r"|quy định|hướng dẫn|chương trình|công văn|pháp lệnh|đề án|công điện|thông báo)"
    r" (?:số |hành động số |trung ương |hội nghị |đại hội )?\d))"
)
_NOT_PURPOSE = re.compile(r"(?:không|chưa|đừng|tránh|nghiêm cấm|triệt|điều kiện) $")
_NOT_PURPOSE_NEXT = re.compile(r"để (?:xảy ra|lọt|phát sinh|tồn|dành|lại|ngoài)|tạo ")
"""After `_NOT_PURPOSE` "để" makes no purpose; "tạo điều kiện" opening a stretch is its verb."""
_OPENING = 3
_PAIR = 2
_UNTIL = re.compile(r"[,;.:]\s")
# Bodies named after "phối hợp với" end where the task begins.
_UNTIL_TASK = re.compile(
    r"[,;.:]\s|\b(?:vận động|tổ chức|tuyên truyền|kiểm tra|triển khai|xây dựng|thực hiện|hướng dẫn"
    r"|rà soát|tham mưu|đẩy mạnh|tăng cường|giải quyết|xử lý|quản lý|mở|tập huấn|đưa|hỗ trợ"
    r"|giám sát|tuần tra|nắm|làm|phổ biến|thu|khám|trồng|ra quân|bảo đảm|đôn đốc|phát động"
    r"|chăm lo)\b"
)


@dataclass(frozen=True)
class Reading:
    """Syllables of one stretch with their view offsets, weights and terms."""

    view: View
    tokens: list[str]
    starts: list[int]
    weights: list[float]
    hits: list[Hit] = field(repr=False)

    @cached_property
    def is_plain(self) -> bool:
        """True when every word has its full weight."""
        return min(self.weights, default=1.0) >= 1.0

    @cached_property
    def votes(self) -> list[tuple[int, float, Hit]]:
        """(sub-theme, weight, term) of every cue, weakened where it stands in a weak place."""
        return [
            (index, weight * self.weights[hit.first], hit)
            for hit in self.hits
            for index, weight in hit.term.votes.items()
        ]

    def span(self, hit: Hit) -> Span:
        """The words of a term as they stand in the content."""
        last = hit.last - 1
        return self._span(self.starts[hit.first], self.starts[last] + len(self.tokens[last]))

    def word(self, index: int) -> Span:
        """One syllable as it stands in the content."""
        return self._span(self.starts[index], self.starts[index] + len(self.tokens[index]))

    def _span(self, first: int, last: int) -> Span:
        start, end = self.view.outside(first, last)
        return Span.model_construct(start=start, end=end, exact=self.view.content[start:end])


def _weak_ranges(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for match in _MARK.finditer(lower, start, end):
        at = match.start()
        if match["purpose"] and (
            _NOT_PURPOSE.search(lower, max(start, at - 24), at)
            or (
                (next_word := _NOT_PURPOSE_NEXT.match(lower, at))
                and (next_word.group() != "tạo " or at <= start + _OPENING)
            )
        ):
            continue
        stop = _UNTIL_TASK if match["together"] else _UNTIL
        until = stop.search(lower, match.end(), end)
        whole = match["purpose"] and at > start + _OPENING
        ranges.append((at, end if until is None or whole else until.start()))
    return ranges


def _mask_names(text: str, reading: Reading) -> None:
    """Give proper names no weight: runs of capitals that no term of two syllables covers."""
    starts, tokens, weights = reading.starts, reading.tokens, reading.weights
    capital = [k for k, at in enumerate(starts) if text[at].isupper()]
    if not capital or capital == [0]:
        return
    shouted = [k for k in capital if len(tokens[k]) > 1 and text[starts[k] + 1].isupper()]
    if len(shouted) * 2 > len(tokens):
        return
    covered = {k: hit.last - hit.first for hit in reading.hits for k in range(hit.first, hit.last)}
    names = {k for k in capital if covered.get(k, 0) < _PAIR}.difference(shouted)
    for k in names:
        if k + 1 in names or k - 1 in names or (k > 0 and k not in covered):
            weights[k] = 0.0


def _actor_runs(tokens: list[str], hits: list[Hit]) -> list[list[Hit]]:
    """Actors named one after the other, each run in order."""
    runs: list[list[Hit]] = []
    at = -1
    for hit in hits:
        if hit.term.is_actor or hit.term.kind == "body":
            if runs and at >= 0 and lexicon().between_actors.issuperset(tokens[at : hit.first]):
                runs[-1].append(hit)
            else:
                runs.append([hit])
            at = hit.last
    return runs


def _weaken_actors(tokens: list[str], hits: list[Hit], weights: list[float]) -> None:
    """Who acts does not decide when something else is named: actors that open or are listed."""
    done = [hit for hit in hits if hit.term.is_full and not hit.term.is_actor]
    if not done:
        return
    for run in _actor_runs(tokens, hits):
        first = run[0].first
        opens = lexicon().between_actors.issuperset(tokens[:first]) and done[-1].first > first
        is_list = len(run) > 1 and " ".join(tokens[max(0, first - 2) : first]) not in _OF
        if not (opens or is_list):
            continue
        for hit in run:
            factor = min(ACTOR, weights[hit.first])
            weights[hit.first : hit.last] = [factor] * (hit.last - hit.first)


def _weaken_instruments(hits: list[Hit], weights: list[float]) -> None:
    """A movement is the instrument of the sector named after it ("phát động … dạy tốt")."""
    sector_after = False
    for hit in reversed(hits):
        if hit.term.kind == "instrument":
            if sector_after:
                weights[hit.first : hit.last] = [WEAK] * (hit.last - hit.first)
        elif hit.term.is_sector and weights[hit.first] >= 1.0:
            sector_after = True


def _strengthen_objects(tokens: list[str], hits: list[Hit], weights: list[float]) -> None:
    """A body that is itself built up or reformed is the object, no actor."""
    for hit in hits:
        before = " ".join(tokens[max(0, hit.first - 2) : hit.first])
        if hit.term.kind == "body" and before in _OF:
            weights[hit.first] = OBJECT


def read(view: View, start: int, end: int) -> Reading:
    """Read the view range `[start, end)`."""
    found = list(TOKEN.finditer(view.lower, start, end))
    tokens = [match.group() for match in found]
    starts = [match.start() for match in found]
    weights = [1.0] * len(tokens)
    hits = lexicon().find(tokens)
    for low, high in _weak_ranges(view.lower, start, end):
        first, last = bisect_left(starts, low), bisect_left(starts, high)
        weights[first:last] = [WEAK] * (last - first)
    reading = Reading(view, tokens, starts, weights, hits)
    _mask_names(view.text, reading)
    _weaken_actors(tokens, hits, weights)
    _weaken_instruments(hits, weights)
    _strengthen_objects(tokens, hits, weights)
    return reading

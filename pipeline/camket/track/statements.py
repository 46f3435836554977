"""Statements of a report: a subject, the quantities said of it, and the sentence they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from camket.heads import UPPER
from camket.records import Record, Span, Target
from camket.texts import View
from camket.track import replies
from camket.track.doubts import PROMISING
from camket.track.threads import Dossier
from camket.track.wording import spelled_out

_SENTENCE_END = re.compile(rf"[.!?](?=\s+[\"(]?[{UPPER}0-9-])|\n")
_PIECE_END = re.compile(r";|(?<![Vv])[.!?](?=\s)|\n")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:TP|P|Q|TT|TX|Th|Tr|TM|KT|v|đ|trđ|BS|GS|PGS|TS|ThS|Ths)$")
_PART_OF_YEAR = "part_of_year"  # the flag `camket.parse.row_roles` gives
_LIST_MARK = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[IVX]{1,4}|[a-zđ])$")
# Words that tie a number to the subject said before it and name nothing themselves.
_TYING_WORDS = (
    "bằng đạt tăng giảm vượt chiếm so với cùng kỳ kế hoạch dự toán ước cao thấp hơn mức giao ước"
    " chỉ tiêu đăng ký được giao năm trước là còn tỷ lệ trong đó và tương ứng gần trên dưới khoảng"
    " cả lên xuống theo của nay tổng số thực hiện mới hơn thì nhưng bình quân đã có đề ra nghị"
    " quyết tức nghĩa hoàn thành chỉ"
)
_TYING = frozenset(_TYING_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r",|(?<!\w)(?:và|còn|riêng)(?!\w)|: ")
_DIRECTIONS = re.compile(
    r"phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu|năm|công tác|6 tháng|quý|giải pháp|thời gian)"
    r"|giải pháp|hướng khắc phục|kế hoạch (?:năm|6 tháng|quý) |đề nghị|kiến nghị|đề xuất"
)
_MARK = re.compile(r"^\s*(?:[ivxlc]+|\d{1,2}|[a-zđ]|phần thứ \w+|mục \w+)\s*[.\-/)]\s*", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a report says of one subject."""

    subject: str
    """The words around the quantities that say what was measured."""
    said: str
    """The words from the subject to the next one, where a verdict may stand (lower case)."""
    quantities: tuple[Target, ...] = ()
    piece: str = ""
    """The stretch between semicolons it stands in: what is said of the same matter."""
    evidence: Span = field(default_factory=lambda: Span(start=0, end=0, exact=""))
    row: bool = False
    """A row of a table."""


def statements(dossier: Dossier) -> tuple[Statement, ...]:
    """Everything the report says that may answer a target, in reading order."""
    record = dossier.record
    quantities = _quantities(dossier)
    if dossier.content is None:
        return tuple(_from_record(record, quantities))
    view = View.of(dossier.content)
    stop = _directions_start(record, view)
    told = [target for target in quantities if target.start < stop]
    return tuple(_from_text(view, told, _body(record, view, stop)))


def _quantities(dossier: Dossier) -> list[Target]:
    """Results, and targets of sentences read as promises, which a report may print as results."""
    record = dossier.record
    # What a plan promises is no result, though a plan be named as the report.
    tells = dossier.content is not None and record.document.genre not in PROMISING
    promised = [target for c in record.commitments for target in c.targets if tells]
    found = [target for target in (*record.reported, *promised) if target.role != "norm"]
    unique = {(target.start, target.end): target for target in found}
    return [unique[place] for place in sorted(unique)]


def _directions_start(record: Record, view: View) -> int:
    """Content offset where the report turns to the coming period: no results after it."""
    if record.document.genre not in ("report", "conclusion", "news", "signing_report", "other"):
        return len(view.content)
    for start, end in view.lines[4:]:
        line = _MARK.sub("", view.lower[start:end]).strip()
        if len(line) < 120 and _DIRECTIONS.match(line) and "kết quả" not in line:
            return view.offset(start)
    return len(view.content)


def _body(record: Record, view: View, stop: int) -> list[tuple[int, int]]:
    """View ranges of the lines that may tell results: no chrome, header or recipients."""
    outside = ("chrome", "header", "title", "signature", "recipients", "tail", "byline")
    closed = [(zone.start, zone.end) for zone in record.zones if zone.zone in outside]
    lines: list[tuple[int, int]] = []
    for start, end in view.lines:
        at = view.offset(start)
        if at < stop and start < end and not any(a <= at < b for a, b in closed):
            lines.append((start, end))
    return lines


_Placed = tuple[int, int, Target]
_Range = tuple[int, int]


def _from_text(
    view: View, quantities: Sequence[Target], lines: Sequence[tuple[int, int]]
) -> Iterator[Statement]:
    placed = [(*view.inside(t.start, t.end), t) for t in quantities]
    starts = [item[0] for item in placed]

    def within(of: _Range) -> list[_Placed]:
        return placed[bisect_left(starts, of[0]) : bisect_left(starts, of[1])]

    waiting: _Range | None = None
    for at in _sentences(view, lines):
        if waiting and _replies(view, waiting, at, within(waiting), within(at)):
            yield _answered(view, waiting, at, within(waiting), within(at))
            waiting = None
            continue
        if waiting:
            yield from _sentence(view, *waiting, within(waiting))
        waiting = None if _is_row(view, *at) else at
        if waiting is None:
            yield _row(view, *at, [t for _, _, t in within(at)])
    if waiting:
        yield from _sentence(view, *waiting, within(waiting))


def _sentences(view: View, lines: Sequence[_Range]) -> Iterator[_Range]:
    """The sentences of the lines; a row of a table is one."""
    for start, end in lines:
        if _is_row(view, start, end):
            yield start, end
        else:
            yield from _pieces(view, start, end, _SENTENCE_END)


def _replies(
    view: View, asked: _Range, told: _Range, about: Sequence[_Placed], answer: Sequence[_Placed]
) -> bool:
    if _is_row(view, *told):
        return False
    return replies.answers(view, asked, told, [t for _, _, t in about], [t for _, _, t in answer])


def _is_row(view: View, start: int, end: int) -> bool:
    if "|" in view.text[start:end]:
        return True
    return "\t" in view.content[view.offset(start) : view.offset(end)]


def _answered(
    view: View,
    asked: tuple[int, int],
    told: tuple[int, int],
    about: Sequence[_Placed],
    answer: Sequence[_Placed],
) -> Statement:
    """A target printed again and its result in the next sentence: one statement."""
    evidence = view.span(*view.trim(asked[0], told[1]))
    subject = view.text[asked[0] : asked[1]]
    promised = tuple(t.model_copy(update={"role": "baseline"}) for _, _, t in about)
    results = tuple(t for _, _, t in answer)
    said = view.lower[told[0] : told[1]]
    return Statement(subject, said, (*promised, *results), subject, evidence)


def _sentence(view: View, first: int, last: int, within: Sequence[_Placed]) -> Iterator[Statement]:
    evidence = view.span(*view.trim(first, last))
    for a, b in _pieces(view, first, last, _PIECE_END):
        piece = [item for item in within if a <= item[0] < b]
        yield from _chains(view, a, b, piece, evidence)


def _row(view: View, start: int, end: int, quantities: list[Target]) -> Statement:
    cells = [cell.strip() for cell in re.split(r"\||\t", view.text[start:end])]
    named = next((cell for cell in cells if _WORD.search(cell) and len(cell) > 3), "")
    evidence = view.span(*view.trim(start, end))
    return Statement(named, view.lower[start:end], tuple(quantities), named, evidence, row=True)


def _pieces(view: View, start: int, end: int, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for found in ends.finditer(view.text, start, end):
        before = view.text[max(start, found.start() - 8) : found.start()]
        if found[0] == "." and (_ABBREVIATED.search(before) or _LIST_MARK.search(before)):
            continue
        if found.start() - at < 3:
            continue
        yield at, found.end()
        at = found.end()
    if at < end:
        yield at, end


def _chains(
    view: View, start: int, end: int, placed: list[tuple[int, int, Target]], evidence: Span
) -> Iterator[Statement]:
    """Split a piece at the quantities that have a subject of their own."""
    groups: list[list[tuple[int, int, Target]]] = []
    bounds: list[int] = []
    at = start
    for item in placed:
        left = view.lower[at : item[0]]
        # "11 giải cấp huyện, không có giải cấp tỉnh": what did not happen names itself.
        own = not groups or _names(_after_break(left)) or item[2].quantity == "zero"
        own = own or _listed(left, groups[-1][-1][2], item[2])
        if own:
            bounds.append(_subject_start(view, at, item[0]) if groups else start)
            groups.append([])
        groups[-1].append(item)
        at = item[1]
    if not groups:
        yield Statement(view.text[start:end], view.lower[start:end], (), "", evidence)
        return
    for number, group in enumerate(groups):
        stop = bounds[number + 1] if number + 1 < len(bounds) else end
        subject = _subject(view, bounds[number], stop, group)
        said = view.lower[bounds[number] : stop]
        yield Statement(subject, said, tuple(i[2] for i in group), view.text[start:end], evidence)


def _listed(left: str, one: Target, other: Target) -> bool:
    """ "48 kg rau xanh, 17 kg thịt": counted in one unit, each named by the words after it."""
    found = _BREAK.search(left)
    level = one.quantity == other.quantity == "level" and one.role == other.role == "result"
    same = one.unit == other.unit and one.unit is not None
    return bool(found) and level and same and _names(left[: found.start()] if found else "")


def _after_break(left: str) -> str:
    """Words between two quantities that may name the second; before the comma is the first's."""
    found = _BREAK.search(left)
    return left[found.end() :] if found else ""


def _names(text: str) -> bool:
    return any(word not in _TYING for word in _WORD.findall(spelled_out(text)))


def _subject_start(view: View, start: int, end: int) -> int:
    """After the break between two quantities, or right after the first of them."""
    found = _BREAK.search(view.lower, start, end)
    return found.end() if found else start


def _subject(view: View, start: int, stop: int, group: list[tuple[int, int, Target]]) -> str:
    """The piece of text; the indicator and the population once more, since they weigh most."""
    named = [part for t in (group[0][2],) for part in (t.indicator, t.population) if part]
    return " ".join([view.text[start:stop], *named])


def _from_record(record: Record, quantities: Sequence[Target]) -> Iterator[Statement]:
    """Without the text: quantities with an indicator, and what follows them without one."""
    groups: list[list[Target]] = []
    for target in quantities:
        near = bool(groups) and target.start - groups[-1][-1].end < 60
        nameless = not _names(" ".join(filter(None, (target.indicator, target.population))))
        same = bool(groups) and target.indicator == groups[-1][0].indicator
        if near and (nameless or same):
            groups[-1].append(target)
        else:
            groups.append([target])
    for group in groups:
        head = group[0]
        subject = " ".join(filter(None, (head.indicator, head.population, head.raw)))
        said = " ".join(target.raw for target in group).lower()
        evidence = Span(start=head.start, end=head.end, exact=head.raw)
        yield Statement(subject, said, tuple(group), subject, evidence)
    for commitment in record.commitments:
        span = commitment.span
        yield Statement(span.exact, View.of(span.exact).lower, (), "", span)

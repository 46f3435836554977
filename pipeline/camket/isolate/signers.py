"""Signers and recipients, from the end of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from camket.isolate.columns import cells
from camket.isolate.names import post_name, readable
from camket.isolate.scan import CAPITAL, Line
from camket.isolate.signs import RECIPIENTS, is_person
from camket.records import Signer, Span
from camket.texts import View

_SIGNS = re.compile(r"(?<=[.;,] )(?:T/?M|K/?T|T/?L|TUQ)[. ] ?[^\W\d_]")
# "- Lưu: VT, QLCL. BSCKII. Hồ Sỹ Lâm": the name of the next column behind the last recipient.
_FILED = re.compile(rf"[-+*•]? ?[Ll]ưu\b[^.\n]{{0,60}}\. +(?={CAPITAL})")
_FLAT = re.compile(
    r" / | +(?=(?:K/?T|T/?L|TUQ|Q)\. ?[^\W\d_])| +(?=PHÓ )|(?<=NHÂN DÂN) +(?=CHỦ TỊCH)|"
    r" +(?=\((?:đã|Đã|ĐÃ|ký|Ký))|"
    rf"(?<={CAPITAL}{CAPITAL}) +(?={CAPITAL}(?!{CAPITAL})[^\W\d_])"
)
_PREFIX = re.compile(r"(?P<mark>t/?m|k/?t|t/?l|tuq|t/?uq|q)(?:\. ?| )(?=[^\W\d])", re.I)
# "ĐẠI DIỆN CÔNG ĐOÀN" at the head of a column.
_SPEAKS_FOR = re.compile(r"ĐẠI DIỆN (?=\w)")
_POST = re.compile(
    r"(?:phó |quyền )?(?:tổng |chi |viện |cục )?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|"
    r"viện trưởng|cục trưởng|trưởng|"
    r"chánh|chỉ huy|chính ủy|chính trị viên|đồn trưởng|tư lệnh|bộ trưởng|thứ trưởng|thủ tướng|"
    r"thủ trưởng|khối trưởng|"
    r"cụm trưởng|vụ trưởng|hạt trưởng|trạm trưởng|chủ tọa|thư ký|chủ trì|chủ nhiệm|kiểm sát|"
    r"tổ trưởng|công chức|phó)",
    re.I,
)
_PAIR = re.compile(r"(?P<post>[^:]{4,60}): ?(?P<name>[^:(]{4,60})")
_ITEM = re.compile(r"(?:^|(?<=[;\n,.]) ?)[-+•*] ?|; ?")
_RANK = re.compile(
    r"(?:(?:Đ/c|Đồng chí|Ông|Bà|ThS|TS|PGS|GS|BS|BSCK\w*|BSCKI+|KS|CN|DS|Đại tá|Thượng tá|"
    r"Trung tá|Thiếu tá|Đại úy|"
    r"Thượng úy|Thiếu tướng|Trung tướng|Đại tướng)[. ]+)+"
)


@dataclass
class _Column:
    at: int
    post: str | None = None
    behalf: str | None = None
    instead: str | None = None
    name: Span | None = None
    done: bool = False
    seen: bool = field(default=False)


def find_signers(view: View, lines: list[Line]) -> tuple[Signer, ...]:
    """One signer a column: for whom, in whose place, post and name."""
    columns: list[_Column] = []
    signers: list[Signer] = []
    for line in lines:
        parts = _cells(view, line)
        taken: list[_Column] = []
        for order, (start, end, indent) in enumerate(parts):
            column = _column_for(columns, taken, (order, len(parts)), indent)
            taken.append(column)
            if column.name is not None and _begins(view.text[start:end]):
                signers.append(_signer(column))
                columns[columns.index(column)] = column = _Column(indent)
            for left, right in _flattened(view, start, end):
                _read(view, left, right, column)
    signers.extend(_signer(column) for column in columns if column.seen)
    return tuple(signers)


def _begins(text: str) -> bool:
    """A new signer in the same column."""
    return _PREFIX.match(text) is not None or _POST.match(text) is not None


def _cells(view: View, line: Line) -> list[tuple[int, int, int]]:
    """The cells of a line that sign, with their indent; recipients are left out."""
    parts: list[tuple[int, int, int]] = []
    physical = view.text.rfind("\n", 0, line.start) + 1
    for start, end in cells(view, line.start, line.end):
        if view.text[start] in "-+•*" or RECIPIENTS.match(view.lower, start, end):
            inner = _signs_at(view, start, end)
            if inner is None:
                continue
            start = inner
        parts.append((start, end, start - physical))
    return parts


def _signs_at(view: View, start: int, end: int) -> int | None:
    """Where a signer's column begins that a scan has run on behind a recipient."""
    signs = _SIGNS.search(view.text, start, end)
    if signs is not None:
        return signs.start()
    filed = _FILED.match(view.text, start, end)
    return filed.end() if filed and is_person(view.text[filed.end() : end]) else None


def _flattened(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """`TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn Hòa` -> four parts."""
    if not (_PREFIX.match(view.text, start, end) or _POST.match(view.text, start, end)):
        return [(start, end)]
    out, at = [], start
    for cut in _FLAT.finditer(view.text, start + 1, end):
        out.append((at, cut.start()))
        at = cut.end()
    return [*out, (at, end)]


def _column_for(
    columns: list[_Column], taken: list[_Column], place: tuple[int, int], indent: int
) -> _Column:
    """By order when the line fills every column, else the nearest that no other cell has taken."""
    order, count = place
    if count == len(columns):
        return columns[order]
    free = [column for column in columns if not any(column is one for one in taken)]
    near = min(free, key=lambda column: abs(column.at - indent), default=None)
    if near is not None and (abs(near.at - indent) <= 25 or (count == 1 and len(columns) == 1)):
        return near
    columns.append(_Column(indent))
    return columns[-1]


def _read(view: View, start: int, end: int, column: _Column) -> None:
    text = view.text[start:end]
    prefix = _PREFIX.match(text)
    pair = _PAIR.match(text)
    if prefix is not None:
        _behalf(prefix.group("mark"), text[prefix.end() :], column)
    elif (speaks := _SPEAKS_FOR.match(text)) is not None:
        _behalf("tm", text[speaks.end() :], column)
    elif pair is not None and is_person(pair.group("name").strip()):
        column.post, column.seen = post_name(pair.group("post")), True
        column.name = view.span(*view.trim(start + pair.start("name"), start + pair.end("name")))
    elif _POST.match(text) and (text.isupper() or len(text) <= 40):
        column.post, column.seen = post_name(text), True
    elif column.seen and column.name is None and is_person(text) and not text.isupper():
        column.name = view.span(start, end)


def _behalf(mark: str, rest: str, column: _Column) -> None:
    mark = mark.lower().replace("/", "")
    column.seen = True
    if mark == "tm":
        column.behalf = readable(rest)
    elif mark == "kt":
        column.instead = post_name(rest)
    elif mark == "q":
        column.post = "Quyền " + post_name(rest)
    elif column.instead is None:
        column.instead = post_name(rest)


def _signer(column: _Column) -> Signer:
    span = column.name
    name = None
    if span is not None:
        name = " ".join(_RANK.sub("", span.exact).split()) or span.exact
    return Signer(
        name=name, span=span, post=column.post, on_behalf_of=column.behalf, signs_for=column.instead
    )


def find_recipients(view: View, lines: list[Line]) -> tuple[Span, ...]:
    """The bodies under `Nơi nhận`, one span each."""
    spans: list[Span] = []
    for line in lines:
        columns = cells(view, line.start, line.end)[:1]
        if not columns:
            continue
        start, end = columns[0]
        opening = RECIPIENTS.match(view.lower, start, end)
        start = opening.end() if opening else start
        end = _signs_at(view, start, end) or end
        if not _signing(view.text[start:end]):
            _items(view, spans, start, end)
    return tuple(spans)


def _signing(text: str) -> bool:
    """A signer's cell in the recipients' lines: a post in capitals, `(Đã ký)`, a name."""
    return text.lstrip().startswith("(") or (text.isupper() and _POST.match(text) is not None)


def _items(view: View, spans: list[Span], start: int, end: int) -> None:
    at = start
    for cut in _ITEM.finditer(view.text, start, end):
        _add(view, spans, at, cut.start())
        at = cut.end()
    _add(view, spans, at, end)


def _add(view: View, spans: list[Span], start: int, end: int) -> None:
    text = view.text
    while start < end and text[start] in " -+•*;,.:":
        start += 1
    while end > start and text[end - 1] in " ;,.:":
        end -= 1
    if end - start >= 2:
        spans.append(view.span(start, end))

"""Chrome: what a web page prints around an article, known by what it does and by its shape.

A line is chrome for certain when it counts visitors, navigates, shares, prints, asks for comments,
tells the weather or the rights of use. A short open label is chrome only beside such lines.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from camket.isolate.scan import CAPITAL, Line

_BULLETS = "•-–*»«›>◄►▶▪●·|[]()✓⇒→+ #"
# A menu, a breadcrumb: several short entries with signs between them.
_SEPARATOR = re.compile(r" *[|»›>•·/] *| {3,}")
_CRUMB = re.compile(r"[»›]|>>| > ")
_CLOCK = r"\d{1,2}\s*[:hg]\s*\d{2}(?:\s*:\s*\d{2})?"
_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
_DAY_HINT = re.compile(r"\d\s*[/.-]\s*\d")
"""Stands in every byline: a search for digits is far cheaper than the whole pattern."""
COLLECTED = re.compile(r"(?:date )?(\d{4}-\d\d-\d\d)$|date \d{4}-\d\d$")
"""A day (group 1) or a month a crawler or an editor set by machine, alone on its line."""
_BYLINE = re.compile(
    rf"(?:ngày|thời gian|lúc)? ?(?:đăng|cập nhật|xuất bản|gửi|tạo|viết|đưa tin)(?: tin| bài| lúc|"
    rf" ngày)*\s*[:,(]?.{{0,30}}{_DAY}|"
    rf"(?:{_CLOCK})\s*(?:am|pm|sa|ch)?\s*[,|"
    rf"/-]?\s*(?:ngày )?(?:thứ [^\W\d]+\s*,?\s*)?(?:ngày )?{_DAY}|"
    rf"{_DAY}\s*[,|(-]?\s*(?:lúc )?{_CLOCK}|"
    rf"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật)\s*,?\s*-?\s*(?:ngày )?{_DAY}.{{0,30}}$|"
    rf"^\(?(?:ngày )?{_DAY}\)?$|^\(?(?:ngày )?{_DAY}\)?\s*[|-].{{0,60}}$|(?:người|được) "
    rf"đăng.{{0,60}}{_DAY}|^(?:{COLLECTED.pattern})"
)
_AUTHOR = re.compile(
    r"(?:tin|bài|ảnh|tin, ?ảnh|tin, ?bài|bài, ?ảnh|tin bài|nguồn(?: tin)?|tác giả(?: bài viết)?|"
    r"biên tập|thực hiện|"
    r"theo|người (?:đưa tin|viết|đăng|gửi)|nguồn tin|ctv|pv)\s*[:-].{1,70}$|(?:p\.?v|btl|"
    r"ban biên tập|ctv|tts)\.?$|"
    r"theo [^.]{3,40}$"
)
_AUTHOR_NAME = re.compile(
    rf"(?:{CAPITAL}[^\W\d_]*(?:'[^\W\d_]+)?[.]?(?:[ .-]+|"
    rf"$)){{1,4}}(?:- ?{CAPITAL}[^.;:]{{2,40}})?$|[A-ZĐ]\.[A-ZĐ]\.?$"
)
# The head of a table is no menu: numbers, indicators, units, plans and results side by side.
_COLUMN = re.compile(
    r"(?:số )?s?tt$|chỉ tiêu|đvt$|đơn vị tính|kế hoạch|thực hiện|kết quả|ghi chú|tỷ lệ|đánh giá"
    r"|nội dung (?:chỉ tiêu|cam kết|công việc)|thời (?:gian|hạn)|cơ quan (?:chủ trì|phối hợp)|"
    r"giao ước"
)
_NUMBERS = re.compile(r"(?:số )?s?tt *[|]")
"""The head of the first column of a table."""
_RULED = re.compile(r"[|+]?[ :]*-{2,}[-|+: ]*$")
"""The rule under the head of a table in plain text."""
_STAMP = re.compile(
    rf"^(?:hôm nay\s*:?\s*)?(?:(?:thứ (?:[^\W\d]+|\d)|chủ nhật)\s*,?\s*)(?:ngày )?{_DAY}.{{0,45}}$"
)


@cache
def _patterns(where: str) -> re.Pattern[str]:
    """The rows of `chrome.tsv` of one kind as one expression."""
    text = resources.files("camket.isolate").joinpath("chrome.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t", 1) for line in text.splitlines() if not line.startswith("#"))
    return re.compile("|".join(row[1] for row in rows if row[0] == where))


def is_byline(line: Line) -> bool:
    """The line that says when (and by whom) a page was published: a date with a clock or a word."""
    if line.size > 160 or _DAY_HINT.search(line.low) is None:
        return False
    return not line.sentence and _BYLINE.search(line.low) is not None


def is_author(line: Line) -> bool:
    """The reporter's credit: `Tin, ảnh: …`, `Nguồn: …`, or a bare name."""
    if line.size > 90 or line.text.startswith("["):
        return False
    return _AUTHOR.match(line.low.lstrip(_BULLETS)) is not None


def is_name(line: Line) -> bool:
    """A bare personal or pen name."""
    return line.size <= 60 and not line.marked and _AUTHOR_NAME.match(line.text) is not None


def is_chrome(line: Line) -> bool:
    """Certainly chrome, from this line alone."""
    if line.size > 260 or line.text.endswith((";", ",")) or _RULED.match(line.text):
        return False
    low = line.low.lstrip(_BULLETS)
    said = line.sentence or (line.size >= 50 and line.text.endswith(":"))
    if line.size <= 160 and _patterns("opening").match(low):
        return not said or _footer(low)
    if line.size <= 120 and not line.sentence and _patterns("inside").search(line.low):
        return True
    return is_menu(line) or (line.size > 160 and _footer(low))


def _footer(low: str) -> bool:
    return low.startswith(("©", "bản quyền", "copyright", "giấy phép số", "cơ quan chủ quản"))


_ORDINAL = re.compile(r"(?:[IVXLC]+|\d{1,3}(?:\.\d+)*|[A-Za-zĐđ])[.)]?")


def is_menu(line: Line) -> bool:
    """A breadcrumb or a row of short entries: three or more, or two beside `»` or `>`."""
    if line.size > 260 or line.closed or line.marked:
        return False
    parts = [part for part in _SEPARATOR.split(line.text) if part]
    if len(parts) < 2 or max(map(len, parts)) > 40 or _NUMBERS.match(line.low):
        return False
    if "|" in line.text and (
        _ORDINAL.fullmatch(parts[0].strip()) or len(set(parts)) * 2 <= len(parts)
    ):
        return False  # a row of a table that groups those below it, its cells merged
    if sum(_COLUMN.match(part.strip().lower()) is not None for part in parts) >= 2:
        return False
    if _CRUMB.search(line.text):
        return True
    return len(parts) >= 4 and not any(c.isdigit() for c in line.text)


def is_stamp(line: Line) -> bool:
    """A clock of the page: weekday and date, nothing else."""
    return line.size <= 70 and _STAMP.match(line.low) is not None

"""What the heads of a table's columns say: unit, plan, result, comparison, who and when."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["unit", "plan", "result", "ratio", "comparison", "share", "cost", "other", ""]
"""`cost` is what a task is reckoned to need; `ratio` says how much of the plan was done;
`comparison` sets two columns or years side by side; `share` is headed with a bare "Tỷ lệ (%)";
"" is a head that says none of this."""

_UNIT = re.compile(r"(?:đvt|đ\.v\.t\.?|đv|đv tính|đơn vị(?: tính)?)(?: ?\([^)]*\))?")
_RESULT = re.compile(
    r"thực hiện|\bu?th\b|(?<!giao )ước|kết quả|năm trước|đạt được|cùng kỳ|hiện trạng"
    r"|hiện (?:có|nay)"
)
_PLAN = re.compile(
    r"kế hoạch|\bkh\b|chỉ tiêu|giao ước|mục tiêu|phấn đấu|dự toán|đăng ký|giao|lộ trình"
)
_PLANNED_FIRST = re.compile(r"(?:kế hoạch|kh|mục tiêu|chỉ tiêu|dự toán|lộ trình)(?!\w)(?! ?/)")
_DONE, _WANTED = r"(?:u?th|ước th|ước thực hiện|thực hiện)", r"(?:kh|kế hoạch|dt|dự toán|chỉ tiêu)"
# "TH/KH (%)", "Tỷ lệ thực hiện so với kế hoạch", "% hoàn thành", "Đạt (%)".
_RATIO = re.compile(
    rf"(?<!\w){_DONE}(?: [\w ]{{1,20}}?)? ?/ ?{_WANTED}(?!\w)"
    rf"|(?<!\w)so (?:với )?(?:{_WANTED})(?!\w)"
    r"|(?:tỷ lệ|%|mức độ) ?(?:\(%\) )?(?:đạt|hoàn thành|thực hiện)"
    r"|(?:đạt|hoàn thành) ?\(? ?(?:tỷ lệ )?%"
)
_COMPARISON = re.compile(
    r"so sánh|(?<!\w)so (?:với|cùng|năm|kh|th|ck)(?!\w)"
    r"|tăng ?(?:\(\+\) ?)?[,/-]? ?(?:và |hoặc )?giảm"
    r"|chênh lệch|(?:mức|tốc độ) tăng|tăng trưởng"
    r"|(?:kh|kế hoạch|u?th|thực hiện|(?:19|20)\d\d)(?: [\w ]{1,20}?)? ?/ ?(?:năm )?"
    r"(?:kh|u?th|(?:19|20)\d\d)"
)
_COST = re.compile(
    r"(?:tổng |dự kiến |nhu cầu |nguồn |khái toán )*(?:kinh phí|vốn|mức đầu tư)(?! (?:giao|đạt))"
)
_SHARE = re.compile(r"(?:tỷ lệ|tỷ trọng|cơ cấu)?[ (]*%[ )]*|tỷ lệ")
_OTHER = re.compile(
    r"ghi chú|thời gian|thời hạn|tiến độ|chủ trì|phối hợp|điểm chuẩn|phụ trách|địa điểm"
    r"|(?:cơ quan|đơn vị|bộ phận) (?:thực hiện|phụ trách|chịu|theo dõi)|căn cứ"
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(r"giai đoạn|\d ?- ?\d")
_TIME = re.compile(r"thời gian|thời hạn|thời điểm|hạn hoàn thành|ngày hoàn thành|tiến độ")
_MONTH = re.compile(r"(?:thời gian )?\(?tháng(?: ?[/,] ?năm)?(?: thực hiện)?\)?")
_WHO = re.compile(
    r"chủ trì|phối hợp|đầu mối|soạn thảo|(?:cơ quan|đơn vị|bộ phận|người|cá nhân) (?:thực hiện"
    r"|phụ trách|chịu)"
)
_NUMBERS = frozenset(("stt", "tt", "số tt", "số thứ tự", "s tt", "no"))
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zđ])\)?(?:=.*)?", re.IGNORECASE)
_OWN_UNIT = re.compile(r"\((?:đvt: ?|đơn vị(?: tính)?: ?)?([^()]{1,30})\) *$")


@lru_cache(maxsize=1024)  # every row asks for the heads of its table
def kind_of(name: str) -> Kind:
    """What one lower-case head says of the cells below it.

    >>> [kind_of(x) for x in ("kh 2025", "ước th 2024", "th/kh (%)", "so sánh (%)", "đvt")]
    ['plan', 'result', 'ratio', 'comparison', 'unit']
    """
    if _UNIT.fullmatch(name):
        return "unit"
    if _COST.match(name):
        return "cost"
    if _SHARE.fullmatch(name):
        return "share"
    if _is_ratio(name):
        return "ratio"
    if _COMPARISON.search(name):
        return "comparison"
    if _OTHER.search(name) or is_month(name):
        return "other"
    planned = _PLAN.search(name)
    if planned and (_PLANNED_FIRST.match(name) or not _RESULT.search(name)):
        return "plan"
    return "result" if _RESULT.search(name) else ""


def _is_ratio(name: str) -> bool:
    """A plan set beside another plan, or years side by side, says nothing of what was done."""
    years = set(_ANY_YEAR.findall(name))
    compared = _PLANNED_FIRST.match(name) or (len(years) > 1 and not _PERIOD.search(name))
    return bool(_RATIO.search(name)) and not compared


def kinds_of(columns: tuple[str, ...]) -> tuple[Kind, ...]:
    """What the heads of a row say; a share behind a plan and its result is their ratio."""
    kinds = [kind_of(name) for name in columns]
    for at in range(2, len(kinds)):
        if kinds[at] == "share" and {kinds[at - 1], kinds[at - 2]} == {"plan", "result"}:
            kinds[at] = "ratio"
    return tuple(kinds)


def is_unit(name: str) -> bool:
    """Say whether a column holds the units of its rows (đơn vị tính)."""
    return _UNIT.fullmatch(name.lower().strip()) is not None


def is_time(name: str) -> bool:
    """Say whether a column says when."""
    return _TIME.search(name.lower()) is not None or is_month(name)


def is_month(name: str) -> bool:
    """Say whether a column gives the month of its rows, by number alone if need be."""
    return _MONTH.fullmatch(name.lower()) is not None


@lru_cache(maxsize=1024)
def names_who(columns: tuple[str, ...]) -> bool:
    """Say whether a column of a table names who leads, helps or does."""
    return any(_WHO.search(name.lower()) for name in columns)


def without_unit(name: str) -> str:
    """A head without the unit in brackets behind it."""
    return _OWN_UNIT.sub("", name).strip()


def is_number(name: str) -> bool:
    """Say whether a column holds the numbers of its rows (STT)."""
    return name.lower().strip(" .") in _NUMBERS


def own_unit(name: str) -> str | None:
    """The unit a head gives in brackets ("Kinh phí (triệu đồng)")."""
    found = _OWN_UNIT.search(name)
    return found[1].strip() if found else None


def join_heads(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """The heads of a table that prints them in two rows.

    The lower row names the parts of what stands above it. Without empty cells to tell where it
    belongs it is set below the one head it can be a part of; () when there is no such head.

    >>> join_heads(("TT", "Nội dung", "Cơ quan", "", "Hạn"), ("", "", "Chủ trì", "Phối hợp"))
    ('TT', 'Nội dung', 'Cơ quan Chủ trì', 'Cơ quan Phối hợp', 'Hạn')
    >>> join_heads(("TT", "Nội dung", "Cơ quan", "Hạn"), ("Chủ trì", "Phối hợp"))
    ('TT', 'Nội dung', 'Cơ quan Chủ trì', 'Cơ quan Phối hợp', 'Hạn')
    """
    filled = [name for name in lower if name]
    if not upper or not filled:
        return upper or lower
    if all(_COLUMN_NUMBER.fullmatch(name) for name in filled):
        return upper
    if lower[0] and len(lower) < len(upper) and "" not in upper:
        return _set_below(upper, lower)
    joined: list[str] = []
    above = ""
    for at in range(max(len(upper), len(lower))):
        top = upper[at] if at < len(upper) else ""
        low = lower[at] if at < len(lower) else ""
        above = top or above
        joined.append(f"{above} {low}".strip() if low else top)
    return tuple(joined)


_BODIES = re.compile(r"cơ quan|đơn vị(?! tính)|phân công|trách nhiệm|tổ chức thực hiện|bộ phận")
_PARTED = re.compile(r"năm|kỳ|tháng|quý|giai đoạn|(?:19|20)\d\d|kế hoạch|kết quả|mục tiêu|chỉ tiêu")
_BY_YEAR = re.compile(r"kế hoạch|thực hiện|mục tiêu|chỉ tiêu|giai đoạn|lộ trình|kết quả|phân kỳ")


def _set_below(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a lower row in place of the heads they can be parts of, run by run."""
    joined: list[str] = []
    left = list(upper)
    for run in _runs(lower):
        places = [at for at, name in enumerate(left) if _parts(name.lower(), run[0].lower())]
        places = [at for at in places if len(joined) + at > 1]
        if len(places) != 1:
            return ()
        at = places[0]
        joined += left[:at] + [f"{left[at]} {name}" for name in run]
        left = left[at + 1 :]
    return (*joined, *left)


def _runs(lower: tuple[str, ...]) -> list[list[str]]:
    """Neighbours of one sort: who, years, comparisons, or other figures."""
    runs: list[list[str]] = []
    before = ""
    for name in lower:
        sort = _sort(name.lower())
        if sort != before:
            runs.append([])
        runs[-1].append(name)
        before = sort
    return runs


def _sort(name: str) -> str:
    if names_who((name,)):
        return "who"
    if kind_of(name) in ("comparison", "ratio", "share"):
        return "comparison"
    return "year" if _ANY_YEAR.search(name) else "figure"


def _parts(upper: str, lower: str) -> bool:
    """Whether a head can be printed above a part: it lacks what the part says."""
    sort = _sort(lower)
    if sort == "who":
        return bool(_BODIES.search(upper))
    if sort == "comparison":
        return kind_of(upper) in ("comparison", "ratio", "share")
    if sort == "year":
        return bool(_BY_YEAR.search(upper)) and not _ANY_YEAR.search(upper)
    return bool(_PARTED.search(upper)) and kind_of(upper) not in ("plan", "result")


def align(columns: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    """The heads of the cells of a row, which may leave out its number."""
    numbered = bool(columns) and is_number(columns[0])
    if numbered and len(cells) < len(columns) and cells and not is_ordinal(cells[0]):
        return columns[1:]
    return columns


_ORDINAL = re.compile(
    r"(?:\d{1,3}|[ivxlc]{1,5}|[a-zđ]|\d{1,2}(?:\.\d{1,2}){1,3}|[ivxlc]{1,5}(?:\.\d{1,2}){1,3}|-|\+"
    r"|stt|tt)?[.)]?",
    re.IGNORECASE,
)


def is_ordinal(cell: str) -> bool:
    """Say whether a cell is the number of its row, or empty."""
    return _ORDINAL.fullmatch(cell.strip()) is not None

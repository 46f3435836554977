"""What belongs to a quantity beside its number: comparators, changes, plans, baselines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.records import Operator

_OPS: dict[str, tuple[str, ...]] = {
    "ge": ("ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không ít hơn", "thấp nhất",
    "đạt và vượt", "ít ra",
           "bằng hoặc cao hơn", "bằng hoặc hơn", "≥", "không nhỏ hơn", "không kém",
           "ít nhất là", "tối thiểu là", "chí ít"),
    "gt": ("trên", "hơn", "vượt mức", "cao hơn", "nhiều hơn", "lớn hơn", ">", "vượt trên"),
    "le": ("không quá", "không vượt quá", "không vượt", "không trên", "tối đa", "nhiều nhất",
    "cao nhất", "chậm nhất", "≤",
           "không cao hơn", "không lớn hơn", "không nhiều hơn", "không hơn", "tối đa là",
           "tối đa không quá", "trong vòng", "quá"),
    "lt": ("dưới", "chưa đến", "chưa tới", "chưa đầy", "nhỏ hơn", "thấp hơn", "ít hơn", "<",
    "không đến", "không tới", "kém"),
    "approx": ("khoảng", "xấp xỉ", "ước", "ước đạt", "ước khoảng", "gần", "ngót", "chừng", "tầm",
    "suýt soát", "khoảng trên",
               "trung bình khoảng", "~", "≈", "ước tính", "gần đạt", "cỡ"),
}  # fmt: skip
_DOWN = ("giảm", "kéo giảm", "cắt giảm", "tinh giản", "tiết giảm", "rút ngắn", "giảm được",
    "giảm thêm", "tụt", "rút xuống",
         "giảm bình quân", "hạ", "rút")  # fmt: skip
_UP = ("tăng", "tăng thêm", "gia tăng", "tăng trưởng", "tăng được", "tăng bình quân", "nâng thêm")
_LEVEL_DOWN = (
    "còn",
    "xuống còn",
    "xuống",
    "giảm còn",
    "giảm xuống",
    "giảm xuống còn",
    "chỉ còn",
    "xuống mức",
    "hạ xuống",
    "kéo xuống",
    "kéo xuống còn",
    "giảm về",
)
_LEVEL_UP = ("lên", "lên đến", "lên tới", "lên mức", "nâng lên", "tăng lên", "đưa lên")
_PASS = ("đạt", "được", "là", "mức", "ở mức", "bình quân", "trung bình", "chỉ", "có", "đủ",
    "chiếm", "đạt tỷ lệ", "tỷ lệ", "mới", "chỉ đạt", "đạt mức",
         "bằng", "đến", "với", "toàn bộ", "số", "khống chế", "giữ", "duy trì", "đều", "phải",
         "trong", "cũng", "nữa", "dự kiến", "mỗi năm", "hằng năm", "hàng năm", "bình quân hằng năm",
         "bình quân hàng năm")  # fmt: skip

_WORDS: dict[str, tuple[str, str]] = {
    **{word: ("op", op) for op, words in _OPS.items() for word in words},
    **dict.fromkeys(_DOWN, ("change", "decrease")),
    **dict.fromkeys(_UP, ("change", "increase")),
    **dict.fromkeys(_LEVEL_DOWN, ("level", "decrease")),
    **dict.fromkeys(_LEVEL_UP, ("level", "increase")),
    **dict.fromkeys(_PASS, ("pass", "")),
    "từ": ("from", ""),
    "vượt": ("excess", ""),
    "gấp": ("multiple", ""),
    "gấp đôi": ("multiple", ""),
    "thêm": ("more", ""),
}
_OPERATORS: dict[str, Operator] = {
    "ge": "ge",
    "gt": "gt",
    "le": "le",
    "lt": "lt",
    "approx": "approx",
}
_SYMBOL = {"≥": "ge", "≤": "le", ">": "gt", "<": "lt", "~": "approx", "≈": "approx", "=": "eq"}
# The signs as a keyboard without "≥" types them.
_TYPED = {">=": "ge", "=>": "ge", "<=": "le", "=<": "le"}
_RAW_PASS = frozenset(("bình quân", "trung bình", "đủ", "mới"))

_POST = re.compile(r" (?:trở (?P<way>lên|xuống)|(?P<more>hoặc hơn|hoặc cao hơn))(?!\w)")
_PLAN = re.compile(
    r" ?(?:so với |của |so )?(?:chỉ tiêu|kế {1,2}hoạch|kh|dự toán|dt|nghị quyết|định mức giao"
    r"|mức giao ước|giao ước|pháp lệnh|số (?:thành phố|tỉnh|huyện|quận|trên|trung ương|cấp trên"
    r"|bộ) giao|mục tiêu nghị quyết|mục tiêu đề ra)(?!\w)(?! (?:vốn|\d))"
)
_PLAN_TAIL = re.compile(
    r"(?: (?:kế hoạch|chỉ tiêu|pháp lệnh|năm(?: \d{4})?|đề ra|được giao|giao|trên giao|tỉnh giao"
    r"|thành phố giao|huyện giao|quận giao"
    r"|cấp trên giao|trung ương giao|thị xã giao|sở giao|ngành giao|công an tỉnh giao"
    r"|bộ [a-zà-ỹđ]+(?: [a-zà-ỹđ]+)? giao|bộ giao|hội đồng nhân dân [a-zà-ỹđ]+ giao"
    r"|hđnd [a-zà-ỹđ]+ giao|chính phủ giao"
    r"|ubnd [a-zà-ỹđ]+ giao|[a-zà-ỹđ]+ [a-zà-ỹđ]+ giao|giao quân|nhiệm kỳ|giao ước))+"
)
_PLAN_SCOPE = re.compile(
    r" ?(?:số )?[a-zà-ỹđ ,]{2,40} (?:theo|so với) (?:kế hoạch|chỉ tiêu|dự toán)"
)
_BASE = re.compile(r"[ ,]{1,2}(?:so với|so)(?= )")
_BASE_YEAR = re.compile(
    r" (?:mức |ước )?(?:thực hiện |bình quân )?(?:của |trong |cuối )?(?:năm (?:học )?)((?:19"
    r"|20)\d\d)(?: ?- ?(?:19|20)\d\d)?"
)
_BASE_WORDS = re.compile(
    r" (cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|năm (?:trước|ngoái)|đầu (?:năm|nhiệm kỳ)"
    r"|nhiệm kỳ trước|hiện nay|quy định|giai đoạn \d{4} ?- ?\d{4}|trước|tháng trước|quý trước"
    r"|nghị quyết|dân số)"
)
_ACCEPT_EDGE = ' \n(,;:|\t"[“+-'


@dataclass(slots=True)
class Left:
    """What stands before a number: where it starts and what it says."""

    start: int
    op: Operator | None = None
    approx: str | None = None
    change: str | None = None
    level: str | None = None
    from_: bool = False
    excess: bool = False
    multiple: bool = False
    more: bool = False
    words: tuple[str, ...] = ()


def read_left(low: str, floor: int, at: int) -> Left:
    """Walk left over comparators and change verbs that end at `at`."""
    left = Left(at)
    position = at
    for _ in range(6):
        found = _modifier(low, floor, position)
        if found is None:
            break
        begin, word, kind, value = found
        if not _take(left, word, kind, value):
            break
        if kind != "pass" or word in _RAW_PASS:
            left.start = begin if kind != "pass" else left.start
            if kind == "pass" and left.start == at:
                left.start = at
        left.words = (word, *left.words)
        position = begin
    return left


def _modifier(low: str, floor: int, at: int) -> tuple[int, str, str, str] | None:
    """The longest known modifier whose end is `at` (spaces between allowed)."""
    end = at
    while end > floor and low[end - 1] in " \n":
        end -= 1
    if end <= floor:
        return None
    typed = _TYPED.get(low[end - 2 : end]) if end - 2 >= floor else None
    if typed:
        return end - 2, low[end - 2 : end], "op", typed
    symbol = _SYMBOL.get(low[end - 1])
    if symbol:
        return end - 1, low[end - 1], "op", symbol
    if low[end - 1] in ",;.)" or (low[end - 1] == ":" and end == at):
        return None
    if low[end - 1] == ":":
        return None
    if not _may_modify(low, max(floor, end - 24), end):
        return None
    for begin in _word_starts(low, max(floor, end - 24), end):
        word = low[begin:end]
        entry = _WORDS.get(word) or _WORDS.get(" ".join(word.split()))
        if entry and not low.endswith(_OTHER_WORDS.get(word, ()), 0, begin):
            return begin, word, *entry
    return None


# Behind these the word is another: "thu nhập tăng thêm", "hương ước", "từ mức đạt trở lên 96%".
_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "tăng thêm": ("thu nhập ",),
    "ước": ("giao ", "hương ", "quy ", "công ", "khế "),
    "lên": ("trở ",),
    "xuống": ("trở ",),
}


_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in _WORDS)


def _may_modify(low: str, floor: int, end: int) -> bool:
    """A cheap look: whether the last word before a number ends any modifier."""
    word = low[max(low.rfind(" ", floor, end), low.rfind("\n", floor, end), floor - 1) + 1 : end]
    return word in _LAST_WORDS or not word.isalpha()


def _word_starts(low: str, floor: int, end: int) -> list[int]:
    """Starts of the last four words before `end`, farthest first."""
    starts: list[int] = []
    at = end
    while at > floor and len(starts) < 4:
        at -= 1
        if low[at] not in " \n" and (at == floor or low[at - 1] in _ACCEPT_EDGE):
            if at == floor and floor > 0 and low[at - 1] not in _ACCEPT_EDGE:
                break
            starts.append(at)
            if at > 0 and low[at - 1] not in " \n":
                break
    return starts[::-1]


def _take(left: Left, word: str, kind: str, value: str) -> bool:
    """Record one modifier; False when it cannot belong to the same quantity."""
    if kind == "op":
        if left.op is not None and word not in ("khoảng", "ước"):
            return False
        if value == "eq":
            return True
        left.op = left.op or _OPERATORS[value]
        if value == "approx":
            left.approx = "below" if word in ("gần", "ngót", "suýt soát") else "about"
        return True
    if kind in ("change", "level"):
        if left.change or left.level:
            return bool(left.level and kind == "change")
        setattr(left, kind, value)
        return True
    if kind == "pass":
        return True
    setattr(
        left,
        {"from": "from_", "excess": "excess", "multiple": "multiple", "more": "more"}[kind],
        True,
    )
    return True


def read_post(low: str, at: int, stop: int) -> tuple[int, Operator | None]:
    """ "trở lên" and "trở xuống" directly at `at`."""
    match = _POST.match(low, at, stop)
    if match is None:
        return at, None
    return match.end(), "le" if match["way"] == "xuống" else "ge"


def read_plan(low: str, at: int, stop: int) -> int | None:
    """End of "kế hoạch …", "chỉ tiêu …", "so với dự toán … giao" at `at`, or None."""
    match = _PLAN.match(low, at, stop)
    if match is None:
        scope = _PLAN_SCOPE.match(low, at, stop) if low.startswith(" số ", at) else None
        return scope.end() if scope else None
    tail = _PLAN_TAIL.match(low, match.end(), min(stop, match.end() + 80))
    return tail.end() if tail else match.end()


def read_baseline(low: str, at: int, stop: int) -> tuple[int, str | None]:
    """ "so với năm Y", "so với cùng kỳ" at `at`: where it ends and what it names."""
    match = _BASE.match(low, at, stop)
    if match is None:
        return at, None
    year = _BASE_YEAR.match(low, match.end(), stop)
    if year:
        return year.end(), year[1]
    plan = _PLAN.match(low, match.end(), stop)
    if plan:
        tail = _PLAN_TAIL.match(low, plan.end(), min(stop, plan.end() + 80))
        return tail.end() if tail else plan.end(), "plan"
    words = _BASE_WORDS.match(low, match.end(), stop)
    if words:
        return words.end(), words[1]
    return at, None

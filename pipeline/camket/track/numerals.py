"""Numbers of a promise that were read as no target: told when they change, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from camket.records import Commitment
from camket.track.promises import Promise
from camket.track.wording import without_dates

# "Tổ dân phố số 4", "Nghị quyết 19", "khóa XII", "mức độ 2": numbers that name and count nothing.
_NAMES = (
    r"(?<!\w)(?:số|khóa|điều|khoản|điểm|quyết định|nghị quyết|chỉ thị|kế hoạch|mức độ|mức|cấp độ"
    r"|loại|lần thứ|thứ|quốc lộ|tỉnh lộ|đường|tổ|khu|khu phố|thôn|xóm|ấp|bản|khối|lớp|quý|phụ lục"
    r"|mẫu|giai đoạn|đề án|thông tư|nghị định) (?:số )?$"
)
_NAMED = re.compile(_NAMES)
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:(?P<figure>\d[\d.]*(?:,\d+)?)(?![\w/-])"
    r"|(?P<word>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?= (?:lần|buổi|đợt|cuộc|kỳ)(?!\w)))"
    r" ?(?P<what>%|(?:nghìn|triệu|tỷ) đồng|[^\W\d_]+)?"
)
_SUMS = {"nghìn đồng": 1e3, "triệu đồng": 1e6, "tỷ đồng": 1e9}
_WORDS = "một hai ba bốn năm sáu bảy tám chín mười".split()


def changed_figures(a: Promise, b: Promise) -> str | None:
    """ "3 tuyến → 5 tuyến": unread numbers that differ; None when all stayed."""
    one, two = _figures(a), _figures(b)
    gone = [shown for key, shown in one.items() if key not in two]
    come = [shown for key, shown in two.items() if key not in one]
    if not gone and not come:
        return None
    return f"{', '.join(gone) or 'none'} → {', '.join(come) or 'none'}"


def recounted(a: Promise, b: Promise) -> str | None:
    """The same of those that count one thing on both sides, beside a target that was read."""
    one, two = _figures(a), _figures(b)
    pairs = [
        f"{one[mine]} → {two[theirs]}"
        for mine in one
        for theirs in two
        if mine[1] and mine[1] == theirs[1] and mine not in two and theirs not in one
    ]
    return pairs[0] if len(pairs) == 1 else None


def has_figures(promise: Promise) -> bool:
    """Whether a promise without a target prints a number all the same."""
    return bool(_figures(promise))


def _figures(promise: Promise) -> dict[tuple[float, str], str]:
    """Unread numbers by value and what they count, as they are printed."""
    # Of a promise without a target, what was taken for a result is a number left unread too.
    read = ("baseline",) if promise.target is None else ("target", "baseline", "result")
    return dict(_found(without_dates(_unread(promise.commitment, read))))


def _found(text: str) -> Iterator[tuple[tuple[float, str], str]]:
    for number in _NUMBER.finditer(text):
        if _NAMED.search(text[: number.start()]):
            continue
        what = number["what"] or ""
        key = (round(_value(number) * _SUMS[what]), "đồng") if what in _SUMS else None
        yield key or (_value(number), what), number[0].strip()


def _value(number: re.Match[str]) -> float:
    if number["word"]:
        return float(_WORDS.index(number["word"]) + 1)
    return float(number["figure"].rstrip(".").replace(".", "").replace(",", "."))


def _unread(commitment: Commitment, read: tuple[str, ...]) -> str:
    """The words of a commitment without times, citations and the numbers of roles `read`."""
    base, text = commitment.span.start, list(commitment.span.exact)
    numbers = [target for target in commitment.targets if target.role in read]
    times = [d for d in commitment.deadlines if not d.raw.endswith("lần")]
    spans = [(number.start, number.end) for number in numbers]
    spans += [(time.start, time.end) for time in times]
    spans += [(cited.start, cited.end) for cited in commitment.citations]
    for start, end in spans:
        for at in range(max(0, start - base), min(len(text), end - base)):
            text[at] = "," if text[at] == "," else " "
    return "".join(text)

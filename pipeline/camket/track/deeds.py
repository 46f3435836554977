"""Good acts upon bad things: "thu gom rác thải nhựa", "cho hộ nghèo vay vốn" (`deeds.toml`).

The verb that governs a number decides before any word its object is called by.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from camket.records import Target
from camket.track.promises import Promise
from camket.track.wording import spelled_out

_ADVERBS = (
    r"(?: (?:được|dứt điểm|kịp thời|thành công|xong|cho|ít nhất|tối thiểu|trên|thêm|khoảng|mới|đủ"
    r"|đạt|từ|tổng số|toàn bộ))*"
)
# "số vụ", "số hộ" count anew; "dân tộc thiểu số", "chuyển đổi số" do not.
_COUNTS_ANEW = r"số(?= (?:vụ|hộ|người|lượng|ca|trường hợp|học sinh|đơn|điểm|tiền))|giảm(?! nghèo)"
_COSTS = r"(?<!chi trả )(?<!tiết kiệm )(?<!thanh toán )(?<!hỗ trợ )chi phí"
_CASES = ("vụ", "ca", "trường hợp", "vụ án")
_SOMEBODY = r"(?:hộ|gia đình|người|trẻ|trẻ em|học sinh|lao động|đối tượng|thanh niên|phụ nữ)"
_GAINS = (
    r"(?:tham gia|tiếp cận|sử dụng|dùng|đăng ký|vay|thoát nghèo|vươn lên|trở lại|hoàn lương"
    r"|tái hòa nhập|có (?:thẻ|nhà|việc làm|bảo hiểm|nước|đất|vốn|sinh kế|thu nhập))"
)
# "Kinh phí hỗ trợ 2 tỷ đồng" is what an act costs.
_COST_OF = re.compile(
    r"(?<!\w)(?:kinh phí|chi phí|tổng chi|dự toán|tổng mức đầu tư|thời gian)(?!\w)"
)
_LENT = re.compile(r"[^,;.]*(?<!\w)(?:vay|mượn|thuê)(?!\w)")
_CLAUSE_END = re.compile(r"[;:.](?= |$)")
_TAIL_END = re.compile(r"[;,.(]|(?<!\w)(?:để|nhằm|trong đó|góp phần)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Rules:
    near: re.Pattern[str]
    far: re.Pattern[str]
    handling: re.Pattern[str]
    breaking: re.Pattern[str]
    made: frozenset[str]
    unfavourable: str
    against: str


@cache
def _rules() -> _Rules:
    raw = tomllib.loads(
        resources.files("camket.track").joinpath("deeds.toml").read_text(encoding="utf-8")
    )
    lists = {
        name: [" ".join(term.split()) for term in text.split(";")] for name, text in raw.items()
    }
    governing = _joined(lists["governing"])
    return _Rules(
        near=re.compile(rf"(?<!\w)(?:{governing}|{_joined(lists['adjacent'])}){_ADVERBS} *$"),
        # "Xử lý kỷ luật" and "phát sinh" name what is bad in themselves.
        far=re.compile(rf"(?<!\w)(?:{governing})(?! kỷ luật)(?!\w)"),
        handling=re.compile(rf"(?<!\w)(?:{_joined(lists['handling'])})(?! kỷ luật)(?!\w)"),
        breaking=re.compile(
            rf"(?<!\w)(?:{_joined(lists['breaking'])}|{_COUNTS_ANEW}|{_COSTS})(?!\w)"
        ),
        made=frozenset(lists["made"]),
        unfavourable=_joined(lists["unfavourable"]),
        against=_joined(lists["against"]),
    )


def _joined(terms: list[str]) -> str:
    return "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))


def is_deed(promise: Promise, target: Target, bad: re.Pattern[str]) -> bool:
    """Whether the number counts what a good act reaches; `bad` finds the names of bad things."""
    if target.unit in _rules().made:
        return True
    before, after = _before(promise, target), _after(promise, target)
    if _acts(before, target, bad):
        return True
    if before.rstrip().endswith("cho") and _LENT.match(after):
        return True
    if _goes_on(before) and (previous := _previous(promise, target)):
        return target.unit not in _CASES and is_deed(promise, previous, bad)
    return _gains(before, bad) or _gains(f"{target.population or target.unit or ''}{after}", bad)


def acts_first(wording: str) -> bool:
    """Whether an indicator opens with a good act ("thu gom rác thải nhựa tăng 10%")."""
    return (
        _rules().far.match(re.sub(r"^(?:(?:số|tỷ lệ|lượng|khối lượng|kết quả) )+", "", wording))
        is not None
    )


def _acts(before: str, target: Target, bad: re.Pattern[str]) -> bool:
    near = _rules().near.search(before)
    if near:
        return not _COST_OF.search(before, 0, near.start())
    verbs = _rules().handling if target.unit in _CASES else _rules().far
    verb = verbs.search(before)
    if verb is None or before.rstrip().endswith(","):
        return False
    led = before[: verb.start()]
    return not (
        bad.search(led) or _COST_OF.search(led) or _rules().breaking.search(before, verb.end())
    )


def _goes_on(before: str) -> bool:
    """ "Giúp 15 hộ nghèo và 20 hộ cận nghèo": only a joint stands before the second number."""
    return before.strip(" ,") in ("", "và")


def _gains(text: str, bad: re.Pattern[str]) -> bool:
    """ "Hộ nghèo tham gia bảo hiểm y tế", "tội phạm được khám phá": the good is said of the bad."""
    held = re.search(rf"(?<!\w)được (?!{_rules().unfavourable})", text)
    gained = re.search(rf"(?<!\w){_SOMEBODY}(?: \w+){{1,4}}? (?P<does>{_GAINS})(?!\w)", text)
    ends = [held.end()] if held else [gained.end("does")] if gained else []
    rest = without_good_names(text[ends[0] :], bad) if ends else ""
    return bool(ends) and not bad.search(rest) and not _rules().breaking.search(text, ends[0])


def without_good_names(text: str, bad: re.Pattern[str]) -> str:
    """The text without bad words that are part of a good name ("bảo hiểm thất nghiệp")."""
    named = bad.pattern
    between = (
        r"(?:,? (?:và|với|về|có|còn|các|loại|tình trạng|tệ nạn|nạn|hiện tượng|xảy ra|chống))*,? "
    )
    more = rf"(?:(?:,| và| hoặc|, và) {named})*"
    return re.sub(rf"(?<!\w)(?:{_rules().against}){between}{named}{more}", " ", text)


def _before(promise: Promise, target: Target) -> str:
    """The words that lead to the number, from its clause or the target before it."""
    base, text = promise.commitment.span.start, promise.commitment.span.exact
    previous = _previous(promise, target)
    led = spelled_out(text[(previous.end - base if previous else 0) : max(0, target.start - base)])
    if previous and not _goes_on(led):
        # The words behind the target before belong to it, up to the joint.
        led = re.split(r"[,;](?= |$)|(?<!\w)và(?!\w)", led, maxsplit=1)[-1]
    return _CLAUSE_END.split(led)[-1]


def _after(promise: Promise, target: Target) -> str:
    base, text = promise.commitment.span.start, promise.commitment.span.exact
    return " " + _TAIL_END.split(spelled_out(text[target.end - base :]), maxsplit=1)[0]


def _previous(promise: Promise, target: Target) -> Target | None:
    before = [t for t in promise.commitment.targets if t.end <= target.start]
    return before[-1] if before else None

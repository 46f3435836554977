"""Finding targets: every quantity of a clause, what it measures and in which role (DOMAIN 5)."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache

from camket.parse import (
    amounts,
    awards,
    changes,
    counting,
    divisors,
    extents,
    finished,
    fulfilled,
    indicators,
    quantities,
    ranks,
    refusals,
    row_drafts,
    rows,
    units,
    zeros,
)
from camket.parse.context import Context
from camket.parse.drafts import Clause, Draft
from camket.parse.quantities import Amount
from camket.parse.tables import holds_tasks
from camket.parse.taken import NOTHING, Taken
from camket.parse.unitless import read_without_unit
from camket.parse.units import Unit
from camket.parse.words import any_within, digit_runs, words_of
from camket.records import Target
from camket.texts import View

Ranges = tuple[tuple[int, int], ...]

_ANCHOR = re.compile(
    r"\d+|(?<![^\s(\"])(?:không (?=[đcxpgbtlmha])|(?:một(?! (?:số|trong|cách|phần|cửa|bộ|vài|ít"
    r"|nhóm|là|bên|loạt|lần nữa|chiều|mặt)\b)|hai|ba|bốn"
    r"|năm(?! (?:\d|học|nay|qua|trước|tới|sau|và|đến|là|thứ|cũ|mới|đầu)|[,;.])|sáu|bảy|bẩy|tám"
    r"|chín|mười)(?= ))"
)
_NUMBER_WORDS = frozenset(
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"]
)
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?<=năm )(?:19|20)\d\d(?![\d.,/])")

_STRETCHES = ("phút", "giờ", "ngày", "ngày làm việc", "tuần", "tháng", "năm")


_OWN_PHRASE = re.compile(r"[,;.:(]|(?:đạt|dài|và|với|quy mô) ")
_LINK = re.compile(r" (?:về|là|trong) (?=\w)")


def find_targets(
    view: View, start: int, end: int, context: Context, taken: Ranges = ()
) -> tuple[Target, ...]:
    """All targets of `content[start:end]` in text order; no number of one is in `taken`."""
    first, stop = view.inside(start, end)
    if not (
        any_within(_anchors(view.lower)[1], first, stop)
        or awards.may_stand(view.lower, first, stop)
    ):
        return ()
    used = Taken(view.inside(*span) for span in taken) if taken else NOTHING
    clause = Clause(view, view.lower, first, stop, context, used)
    row = rows.row_text(view, (start, end), first, stop, headed=bool(context.columns))
    if row is not None:
        clause = _read_row(clause, row)
    else:
        _scan(clause)
        if not clause.drafts:
            clause.drafts = _award_drafts(clause)
    found: list[Target] = []
    for index in range(len(clause.drafts)):
        found.append(finished.inherit(clause, index, finished.finish(clause, index, found), found))
    return tuple(found)


_CELL_END = re.compile(r" ?(?:\||\t)")
# Where a quantity may begin, where its anchor ends, and what stands there.
Anchor = tuple[int, int, str]


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _anchors(lower: str) -> tuple[list[Anchor], list[int]]:
    """Everywhere in a text where a quantity may begin, and the offsets alone."""
    found: list[Anchor] = []
    for at, end in zip(*digit_runs(lower), strict=True):
        passed = None
        if end - at <= 2:
            passed = _DATE.match(lower, at)
        elif end - at == 4:
            passed = _YEAR.match(lower, at)
        found.append((at, passed.end(), "date") if passed else (at, end, "number"))
    for at in words_of(lower).find(_NUMBER_WORDS):
        word = _ANCHOR.match(lower, at)
        if word is not None:
            found.append((at, word.end(), "zero" if lower[word.end() - 1] == " " else "words"))
    found.sort()
    return found, [at for at, _, _ in found]


def _may_measure(lower: str, start: int, stop: int) -> bool:
    return any_within(_anchors(lower)[1], start, stop)


def _scan(clause: Clause) -> None:
    at, stop = clause.start, clause.end
    anchors, places = _anchors(clause.low)
    for index in range(bisect_left(places, at), bisect_left(places, stop)):
        start, end, kind = anchors[index]
        if start < at or (end >= stop and kind in ("zero", "words")):
            continue
        if kind == "date":
            at = end
            continue
        draft = _zero(clause, start) if kind == "zero" else _number(clause, start, at)
        if draft is not None:
            draft.parent = _parent(clause, draft)
            clause.drafts.append(draft)
            at = draft.end
        elif kind == "number":
            at = quantities.chain_end(clause.low, start, stop)


def _zero(clause: Clause, at: int) -> Draft | None:
    low, stop = clause.low, clause.end
    if not zeros.ZERO.match(low, at, stop) or refusals.in_open_quote(low, clause.start, at):
        return None
    if not zeros.accepts(low, clause.start, at, stop):
        return None
    end = zeros.zero_end(low, at, stop)
    bound = zeros.bounded(low, at, end)
    if bound is not None:
        inner = _number(clause, bound + low[bound:end].index(" ") + 1, at)
        if inner is not None and (inner.unit not in _STRETCHES or low.endswith("chậm ", at, bound)):
            inner.op = "le"
            return inner
    head, unit = zeros.head(low, at, end)
    draft = Draft(at, end, at, value=Decimal(0), unit=unit, quantity="zero")
    draft.indicator = indicators.population(clause.view.text, low, head, end)
    return draft


def _number(clause: Clause, at: int, floor: int) -> Draft | None:
    """The target whose number starts at `at`, or None when that number is no target."""
    low, stop = clause.low, clause.end
    if refusals.inside_word(low, at, clause.start) and not (
        clause.drafts and clause.drafts[-1].end == at - 1 and low[at - 1] == "/"
    ):
        return None
    taken = clause.taken.holds(at)
    amount, unit, unit_first = _amount(clause, at)
    if amount is None or _is_used(clause, unit, taken=taken):
        return None
    if divisors.divides(clause, at):
        return None
    left = extents.read_left(low, max(floor, clause.start), at)
    if unit is None or (amount.total is not None and _no_share(clause, amount)):
        return read_without_unit(clause, at, amount, left)
    if taken and not left.op:
        return None
    site = refusals.Site(low, clause.start, stop, at, bool(left.op or left.more or left.change))
    if not ranks.in_group(low, clause.start, at) and refusals.refused(site, amount, unit):
        return None
    if amount.words and not counting.word_number_stands(clause, at, amount, unit, left):
        return None
    if _describes_previous(clause, left.start, unit):
        return None
    draft = _build(clause, amount, unit, unit_first, left)
    if low[at - 1 : at] == "/" and clause.drafts and clause.drafts[-1].unit == draft.unit:
        draft.role = "baseline"
    return draft


def _is_used(clause: Clause, unit: Unit | None, *, taken: bool) -> bool:
    """A number of a time or a citation; or one whose noun is ("Chi bộ 2 nhiệm kỳ 2022 - 2025")."""
    if taken:
        return unit is None or unit.kind != "measure"
    return unit is not None and unit.kind == "count" and clause.taken.holds(unit.start)


def _amount(clause: Clause, at: int) -> tuple[Amount | None, Unit | None, Unit | None]:
    done = fulfilled.read(clause, at)
    return (*done, None) if done else amounts.read_amount(clause.low, at, clause.end)


def _no_share(clause: Clause, amount: Amount) -> bool:
    """A place among many ("hạng 5/63") or a rate ("15/100.000 trẻ") is no part of a whole."""
    ranked = ranks.rank_before(clause.low, clause.start, amount.start)
    return ranked is not None or bool(divisors.of_many(clause, amount)[1])


_PREDICATE = re.compile(
    r"(?<!\w)(?:có|được|thành lập|tham gia|đạt|ký|thực hiện|hoàn thành|phải)(?!\w)"
)


def _describes_previous(clause: Clause, at: int, unit: Unit) -> bool:
    """ "1.100 thùng 240 lít", "doanh nghiệp có từ 25 lao động": part of the noun phrase before."""
    if not clause.drafts or (unit.name == "sao" and clause.low.startswith("lên ", at)):
        return False
    before = clause.drafts[-1]
    gap = clause.low[before.end : at]
    if before.population and gap == " có ":
        # "80% thôn có ít nhất 1 tổ": a second aim; "doanh nghiệp có từ 25 lao động thành lập …":
        # which ones.
        return _PREDICATE.search(clause.low, unit.end, clause.end) is not None
    if (before.population and gap in ("", " ")) or (gap == " " and before.unit not in ("%", "VND")):
        return True
    return (
        unit.kind == "measure"
        and before.unit not in ("%", "VND")
        and gap.count(" ") <= 3
        and not _OWN_PHRASE.search(gap)
    )


def _build(
    clause: Clause, amount: Amount, unit: Unit, inner: Unit | None, left: extents.Left
) -> Draft:
    """Put number, unit and everything around them together."""
    draft = Draft(left.start, unit.end, amount.start, value=amount.value,
        value_max=amount.value_max, unit=unit.name,
                  denominator=amount.denominator, flags=_flags(clause.low, amount,
                      unit))  # fmt: skip
    draft.end, draft.per = units.read_per(clause.low, unit.end, clause.end)
    ranks.set_rank_group(clause, draft, unit)
    if draft.quantity != "rank":
        _set_kind(clause, draft, amount, unit, left)
        _extend(clause, draft, unit, left)
        changes.set_op(draft, amount, left)
        changes.set_change(clause, draft, left, unit)
        changes.set_negated(clause, draft)
    if not draft.per or draft.per == ("năm",):
        draft.per = tuple(dict.fromkeys((*divisors.read_each(clause, amount.start), *draft.per)))
    return draft


def _flags(low: str, amount: Amount, unit: Unit) -> tuple[str, ...]:
    """Doubts about the way the number is written."""
    doubts = tuple(flag for flag in amount.flags if flag.startswith("western"))
    if unit.name == "%" and amount.value >= 1000 and "." in low[amount.start : amount.end]:
        doubts = (*doubts, "implausible")
    return doubts


def _set_kind(clause: Clause, draft: Draft, amount: Amount, unit: Unit, left: extents.Left) -> None:
    if "from_to" in amount.flags:
        draft.baseline_value = amount.total
        draft.direction = "decrease" if "down" in amount.flags else "increase"
        return
    if amount.denominator:
        draft.quantity, draft.unit = "ratio", None
        draft.population = indicators.population(
            clause.view.text, clause.low, unit.start, draft.end
        )
        return
    if amount.total is not None:
        draft.total, draft.quantity = amount.total, "fraction"
        if (
            amount.value == 1
            and amount.total <= 5
            and (left.change or clause.low.startswith(" số ", amount.end))
        ):
            draft.quantity, draft.unit, draft.total = "ratio", None, None
            draft.denominator = int(amount.total)
            draft.population = indicators.population(
                clause.view.text, clause.low, unit.start, draft.end
            )
        return
    if unit.name == "sao":
        draft.quantity = "attribute"
    if unit.name == "lần" and (left.multiple or left.change):
        draft.quantity = "multiple"
        draft.ambiguous = left.change is not None and not left.multiple


def _extend(clause: Clause, draft: Draft, unit: Unit, left: extents.Left) -> None:
    """Take in plan, population, post-comparator and baseline to the right."""
    low, stop = clause.low, clause.end
    draft.end, post = extents.read_post(low, draft.end, stop)
    if unit.kind == "percent":
        plan = extents.read_plan(low, draft.end, stop)
        if plan:
            grown = left.change == "increase" and low.startswith((" so với ", " so "), draft.end)
            draft.quantity = "plan_excess" if grown else "plan_ratio"  # "tăng 10% so với kế hoạch"
            draft.end, draft.baseline = plan, "plan"
        elif post is None:
            _population(clause, draft)
        else:
            end = draft.end
            _population(clause, draft)
            draft.end = end
    elif unit.kind == "count" and draft.quantity != "ratio":
        draft.end = max(draft.end, _described(clause, draft))
    if unit.kind == "percent" and (more := _STILL_MORE.match(low, draft.end, stop)):
        draft.end, post = more.end(), "ge"
    if post is None:
        draft.end, post = extents.read_post(low, draft.end, stop)
    if post:
        draft.op = post
    end, baseline = extents.read_baseline(low, draft.end, stop)
    if baseline:
        draft.end, draft.baseline = end, baseline
    if not draft.per:
        draft.end, draft.per = units.read_per(low, draft.end, stop)


_STILL_MORE = re.compile(
    r" (?:đang|được|đủ điều kiện) (?!xếp|đánh|công nhận|phân)[^,;.:\d(]{0,30}?(?<=\w )trở lên"
)


_MAY_GO_ON = re.compile(
    r" (?:trở|hoặc) |/| (?:mỗi|một|trong|trên|hằng|hàng|từng) (?:năm|tháng|quý|tuần|ngày|học kỳ|kỳ"
    r"|nhiệm kỳ|giờ|đợt)"
)


def _described(clause: Clause, draft: Draft) -> int:
    """A post-comparator one noun phrase after the unit: "10 tiêu chí nông thôn mới trở lên"."""
    if not _MAY_GO_ON.search(clause.low, draft.end, min(clause.end, draft.end + 100)):
        return draft.end
    end = indicators.phrase_end(clause.low, draft.end, clause.end, 6)
    if extents.read_post(clause.low, end, clause.end)[1]:
        return end
    slash = clause.low.find("/", draft.end, end)  # "4 lượt luyện tập chuyển trạng thái/năm"
    end = end if slash < 0 else slash
    return end if end > draft.end and units.read_per(clause.low, end, clause.end)[1] else draft.end


def _population(clause: Clause, draft: Draft) -> None:
    low = clause.low
    at = draft.end
    start = _LINK.match(low, at, clause.end)
    begin = start.end() - 1 if start and low.startswith((" về ", " là "), at) else at
    taken = clause.taken.next_start(begin)  # "100% trước ngày 30/11"
    end = indicators.phrase_end(low, begin, clause.end if taken is None else min(taken, clause.end))
    if end > begin and low[begin] in " \n":
        draft.population = indicators.population(clause.view.text, low, begin, end)
        draft.end = end


def _parent(clause: Clause, draft: Draft) -> int | None:
    """Index of the target this one is a part of ("trong đó …, …")."""
    if not clause.drafts:
        return None
    last = len(clause.drafts) - 1
    between = clause.low[clause.drafts[last].end : draft.start]
    if "trong đó" in between or "bao gồm" in between:
        return last
    parent = clause.drafts[last].parent
    listed = ";" not in between or clause.low.rfind(
        "(", max(clause.start, draft.start - 400), draft.start
    ) > clause.low.rfind(")", max(clause.start, draft.start - 400), draft.start)
    joined = between.strip() in ("và", ",", ", và")
    if parent is not None and listed and (joined or clause.drafts[last].unit == draft.unit):
        return parent
    return None


def _read_row(clause: Clause, row: str) -> Clause:
    """The clause with the figures of its cells, and with those of a task that is prose."""
    clause.drafts = row_drafts.read(clause, row)
    task = _CELL_END.search(row)
    if task is None or not holds_tasks(clause.context.columns) or row_drafts.aims(clause.drafts):
        return clause
    # The task of "Tập huấn cho 100% nhân viên | Phòng Điều dưỡng | Quý I" is prose.
    stop = clause.start + task.start()
    prose = Clause(clause.view, clause.low, clause.start, stop, clause.context, clause.taken)
    _scan(prose)
    prose.drafts += clause.drafts
    return prose


def _award_drafts(clause: Clause) -> list[Draft]:
    span = awards.find(clause.low, clause.start, clause.end)
    return [Draft(span[0], span[1], span[0], quantity="title")] if span else []

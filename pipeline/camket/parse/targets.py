"""Finding targets: every quantity of a clause, what it measures and in which role (DOMAIN 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from camket.parse import awards, extents, indicators, quantities, refusals, roles, rows, units, zeros
from camket.parse.context import Context
from camket.parse.quantities import Amount
from camket.parse.units import Unit
from camket.records import Operator, Quantity, Target
from camket.texts import View

Taken = tuple[tuple[int, int], ...]

_ANCHOR = re.compile(
    r"\d+|(?<![^\s(\"])(?:không (?=[đcxpgbtlmha])|(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?= ))"
)
_RANK = re.compile(r"(?:xếp |đứng |vị trí |từ |hạng |lên |giữ )+(?:thứ |vị trí thứ |hạng )?\Z|(?:nhóm|tốp|top) (?:đầu )?\Z")
_RANK_WORD = re.compile(r"thứ|hạng|vị trí|nhóm|tốp|top")
_RANK_GROUP = re.compile(r"(?:nhóm|tốp|top) (?:đầu )?\Z")
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân) (?=[a-zà-ỹđ])(?!một|hai)")
_RATE_CHANGE = re.compile(r"(?:tốc độ|mức|tỷ lệ) (?P<a>tăng|giảm)|tăng trưởng|(?:^|[^a-zà-ỹđ])(?:kéo |làm )?(?P<b>giảm|tăng)(?= )(?! cường| gia | huyết áp)")
_LEVEL_AFTER = re.compile(r"(?<!\w)(?:đạt|còn|xuống|lên|chiếm|đến mức|ở mức)(?!\w)")
_STRETCHES = ("phút", "giờ", "ngày", "ngày làm việc", "tuần", "tháng", "năm")
_TIME_UNITS = ("ngày", "ngày làm việc", "giờ", "giờ làm việc", "phút")
_PERCENT_UNITS = ("%", "‰", "điểm %")


@dataclass(slots=True)
class Draft:
    """A target under construction; offsets are view offsets."""

    start: int
    end: int
    number_at: int
    op: Operator = "eq"
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    quantity: Quantity = "level"
    direction: str | None = None
    per: tuple[str, ...] = ()
    population: str | None = None
    baseline: str | None = None
    baseline_value: Decimal | None = None
    total: Decimal | None = None
    denominator: int | None = None
    approx: str | None = None
    ambiguous: bool = False
    estimate: bool = False
    indicator: str | None = None
    role: str | None = None
    flags: tuple[str, ...] = ()
    parent: int | None = None


@dataclass(slots=True)
class _Clause:
    """The stretch being read and what it knows."""

    view: View
    low: str
    start: int
    end: int
    context: Context
    taken: list[tuple[int, int]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def find_targets(
    view: View, start: int, end: int, context: Context, taken: Taken = ()
) -> tuple[Target, ...]:
    """All targets of `content[start:end]` in text order; `taken` ranges hold no number of a target."""
    first, stop = view.inside(start, end)
    clause = _Clause(view, view.lower, first, stop, context, [view.inside(*span) for span in taken])
    row = rows.row_text(view, start, end, first, stop)
    if row is not None:
        clause.drafts = _row_drafts(clause, row)
    else:
        _scan(clause)
        if not clause.drafts:
            clause.drafts = _award_drafts(clause)
    found: list[Target] = []
    for index in range(len(clause.drafts)):
        found.append(_inherit(clause, index, _finish(clause, index), found))
    return tuple(found)


def _inherit(clause: _Clause, index: int, target: Target, found: list[Target]) -> Target:
    """A coordinated quantity stands in the role of the one before it ("32 lớp với 1.250 học sinh")."""
    if not found or target.role != "target" or found[-1].role not in ("fact", "norm"):
        return target
    gap = clause.low[clause.drafts[index - 1].end : clause.drafts[index].start]
    listed = found[-1].role == "fact" and gap.strip() in ("với", ",", "và", ", với")
    normed = found[-1].role == "norm" and ";" not in gap and target.unit == found[-1].unit
    return target.model_copy(update={"role": found[-1].role}) if listed or normed else target


def _scan(clause: _Clause) -> None:
    at = clause.start
    for match in _ANCHOR.finditer(clause.low, clause.start, clause.end):
        if match.start() < at:
            continue
        draft = _zero(clause, match.start()) if match.group()[-1] == " " else _number(clause, match.start(), at)
        if draft is not None:
            draft.parent = _parent(clause, draft)
            clause.drafts.append(draft)
            at = draft.end
        elif match.group().isdigit():
            at = quantities.chain_end(clause.low, match.start(), clause.end)


def _is_taken(clause: _Clause, at: int) -> bool:
    return any(first <= at < stop for first, stop in clause.taken)


def _zero(clause: _Clause, at: int) -> Draft | None:
    low, stop = clause.low, clause.end
    if not zeros.ZERO.match(low, at, stop) or not zeros.accepts(low, clause.start, at, stop):
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


def _number(clause: _Clause, at: int, floor: int) -> Draft | None:
    """The target whose number starts at `at`, or None when that number is no target."""
    low, stop = clause.low, clause.end
    if refusals.inside_word(low, at, clause.start) and not (clause.drafts and clause.drafts[-1].end == at - 1 and low[at - 1] == "/"):
        return None
    left = extents.read_left(low, max(floor, clause.start), at)
    amount, unit, unit_first = _amount(low, at, stop)
    if amount is None:
        return None
    if unit is None or (amount.total is not None and _rank_before(low, clause.start, at)):
        return _without_unit(clause, at, amount, left)
    if _is_taken(clause, at) and not (left.op and unit.kind == "measure"):
        return None
    if not _RANK_GROUP.search(low, max(clause.start, at - 12), at) and refusals.refused(low, clause.start, stop, at, amount, unit, bool(left.op or left.more or left.change)):
        return None
    if amount.words and not _word_number_stands(clause, at, amount, unit, left):
        return None
    if _describes_previous(clause, left.start, unit):
        return None
    draft = _build(clause, amount, unit, unit_first, left)
    if low[at - 1 : at] == "/":
        draft.role = "baseline"
    return draft


def _describes_previous(clause: _Clause, at: int, unit: Unit) -> bool:
    """ "1.100 thùng 240 lít", "doanh nghiệp có từ 25 lao động": part of the noun phrase before."""
    if not clause.drafts:
        return False
    before = clause.drafts[-1]
    gap = clause.low[before.end : at]
    if (before.population and gap in ("", " ", " có ")) or (gap == " " and before.unit not in ("%", "VND")):
        return True
    return unit.kind == "measure" and before.unit not in ("%", "VND") and gap.count(" ") <= 3 and not re.search(r"[,;.:(]|(?:đạt|dài|và|với|quy mô) ", gap)


def _amount(low: str, at: int, stop: int) -> tuple[Amount | None, Unit | None, Unit | None]:
    """The amount at `at`, the unit after it and the unit between the two bounds of a range."""
    fraction = quantities.read_fraction(low, at, stop)
    if fraction is not None:
        after = fraction.end + (3 if low.startswith(" số ", fraction.end) else 0)
        unit = units.read_unit(low, after, stop, False) or _generic_unit(low, after, stop)
        return fraction, unit, None
    first = quantities.read_number(low, at, stop)
    if first is None:
        return None, None, None
    unit = units.read_unit(low, first.end, stop, first.scale > 1)
    end = unit.end if unit else first.end
    second_at = quantities.range_end(low, first.end, stop)
    inner = None
    if second_at is None and unit is not None:
        second_at, inner = quantities.range_end(low, unit.end, stop), unit
    if second_at is not None:
        ranged = _range(low, first, inner, second_at, stop)
        if ranged:
            return ranged
    moved = _from_to(low, first, unit, stop)
    if moved:
        return moved
    if unit is None:
        unit = _scaled_money(first) or _generic_unit(low, first.end, stop)
    amount = Amount(at, first.end, first.value, scaled=first.scale > 1, words=first.words, flags=first.flags)
    if first.padded:
        amount = replace(amount, flags=(*amount.flags, "padded"))
    del end
    return amount, unit, None


def _scaled_money(number: quantities.Number) -> Unit | None:
    """ "74 tỷ" without a noun is money."""
    if number.scale >= 10**6 and not number.words:
        return Unit(number.end, number.end, "VND", "money")
    return None


def _range(
    low: str, first: quantities.Number, inner: Unit | None, second_at: int, stop: int
) -> tuple[Amount, Unit | None, Unit | None] | None:
    second = quantities.read_number(low, second_at, stop)
    if second is None or (second.words and not first.words):
        return None
    first = quantities.share_scale(first, second)
    unit = units.read_unit(low, second.end, stop, second.scale > 1) or _scaled_money(second) or _generic_unit(low, second.end, stop)
    if unit is None or (inner and inner.name != unit.name) or second.value <= first.value:
        return None
    amount = Amount(first.start, second.end, first.value, second.value, scaled=second.scale > 1, words=first.words, flags=first.flags)
    return amount, unit, inner


def _from_to(
    low: str, first: quantities.Number, unit: Unit | None, stop: int
) -> tuple[Amount, Unit | None, Unit | None] | None:
    """ "từ A xuống còn B": the amount is B, A is kept as its total."""
    link = quantities.from_to(low, unit.end if unit else first.end, stop)
    second = quantities.read_number(low, link.end(), stop) if link else None
    if second is None or link is None:
        return None
    first = quantities.share_scale(first, second)
    then = units.read_unit(low, second.end, stop, second.scale > 1) or _generic_unit(low, second.end, stop)
    then = then or (Unit(second.end, second.end, unit.name, unit.kind) if unit else None)
    if then is None or (unit and unit.kind != then.kind):
        return None
    flag = "down" if second.value < first.value else "up"
    word = link[1] or ""
    amount = Amount(first.start, second.end, second.value, total=first.value, flags=("from_to", flag, word))
    return amount, then, unit


def _generic_unit(low: str, at: int, stop: int) -> Unit | None:
    """A counted noun outside the lexicon: the noun phrase after the number."""
    if at >= stop or low[at] not in " \n":
        return None
    if low.startswith(' "', at):
        close = low.find('"', at + 2, min(stop, at + 60))
        return Unit(at + 1, close + 1, low[at + 2 : close].strip(), "count") if close > 0 else None
    end = indicators.phrase_end(low, at, stop, 4)
    name = " ".join(low[at:end].split())
    if not name or refusals.no_unit(name):
        return None
    return Unit(at + 1, end, name.split(",")[0], "count")


def _word_number_stands(clause: _Clause, at: int, amount: Amount, unit: Unit, left: extents.Left) -> bool:
    if amount.denominator or amount.value_max is not None:
        return True
    known = units.is_unit_word(unit.name) or unit.kind != "count"
    compared = bool(left.op or left.more)
    if amount.value == 1 or clause.low.startswith(("năm ", "ba ", "chín "), at):
        return compared or (known and bool(_each(clause, at))) or _per_after(clause, unit)
    if not known:
        return compared
    return compared or unit.name in ("lần", "buổi", "cuộc") or not refusals.article_before(clause.low, clause.start, at)


def _per_after(clause: _Clause, unit: Unit) -> bool:
    return unit.name in ("lần", "buổi", "cuộc", "ngày") and bool(units.read_per(clause.low, unit.end, clause.end)[1])


def _without_unit(clause: _Clause, at: int, amount: Amount, left: extents.Left) -> Draft | None:
    """A number with no noun: a rank, a ratio, or an index value."""
    low = clause.low
    if _is_taken(clause, at):
        return None
    rank = _rank_before(low, clause.start, at)
    if amount.total is not None and "from_to" not in amount.flags and not rank:
        if left.change and amount.value == 1:
            return Draft(left.start, amount.end, at, op=left.op or "eq", value=amount.value, denominator=int(amount.total),
                         quantity="ratio", direction=left.change)  # fmt: skip
        return None
    if rank and not amount.words and amount.value < 1000 and "from_to" not in amount.flags:
        return _rank(clause, at, amount, rank)
    if clause.context.unit and left.words:
        return None
    if left.words and ("đạt" in left.words or left.op) and amount.value != amount.value.to_integral_value() and "từ" not in left.words[:1]:
        return Draft(left.start, amount.end, at, op=left.op or "eq", value=amount.value, value_max=amount.value_max)
    return None


def _rank_before(low: str, start: int, at: int) -> re.Match[str] | None:
    """ "xếp thứ", "hạng", "nhóm", "top" directly before a number."""
    match = _RANK.search(low, max(start, at - 20), at)
    return match if match and _RANK_WORD.search(match.group()) else None


def _rank(clause: _Clause, at: int, amount: Amount, rank: re.Match[str]) -> Draft | None:
    low = clause.low
    begin = rank.start()
    if re.search(r"lần thứ \Z|con thứ \Z|năm thứ \Z|người thứ \Z|loại \Z", low[max(clause.start, begin - 8) : at]):
        return None
    end, post = extents.read_post(low, amount.end, clause.end)
    group = bool(_RANK_GROUP.search(low, begin, at)) or post == "ge"
    return Draft(begin, end, at, op="le" if group else "eq", value=amount.value, unit="hạng", quantity="rank", total=amount.total)


def _build(clause: _Clause, amount: Amount, unit: Unit, inner: Unit | None, left: extents.Left) -> Draft:
    """Put number, unit and everything around them together."""
    draft = Draft(left.start, unit.end, amount.start, value=amount.value, value_max=amount.value_max, unit=unit.name,
                  denominator=amount.denominator, flags=_flags(clause.low, amount, unit))  # fmt: skip
    draft.end, draft.per = units.read_per(clause.low, unit.end, clause.end)
    _rank_group(clause, draft, unit)
    if draft.quantity != "rank":
        _set_kind(clause, draft, amount, unit, left)
        _extend(clause, draft, unit)
        _set_op(draft, amount, left)
        _set_change(clause, draft, left, unit)
        _negated(clause, draft)
    if not draft.per or draft.per == ("năm",):
        draft.per = tuple(dict.fromkeys((*_each(clause, amount.start), *draft.per)))
    return draft


def _flags(low: str, amount: Amount, unit: Unit) -> tuple[str, ...]:
    """Doubts about the way the number is written."""
    doubts = tuple(flag for flag in amount.flags if flag.startswith("western"))
    if unit.name == "%" and amount.value >= 1000 and "." in low[amount.start : amount.end]:
        doubts = (*doubts, "implausible")
    return doubts


def _rank_group(clause: _Clause, draft: Draft, unit: Unit) -> None:
    """ "nhóm 30 tỉnh dẫn đầu": a rank of at most 30."""
    low = clause.low
    match = _RANK_GROUP.search(low, max(clause.start, draft.number_at - 12), draft.number_at)
    if match and unit.kind == "count":
        draft.start, draft.op, draft.unit, draft.quantity = match.start(), "le", "hạng", "rank"
        lead = re.compile(r" (?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|đầu)").match(low, unit.end, clause.end)
        draft.end = lead.end() if lead else unit.end


def _set_kind(clause: _Clause, draft: Draft, amount: Amount, unit: Unit, left: extents.Left) -> None:
    if "from_to" in amount.flags:
        draft.baseline_value = amount.total
        draft.direction = "decrease" if "down" in amount.flags else "increase"
        return
    if amount.denominator:
        draft.quantity, draft.unit = "ratio", None
        draft.population = indicators.population(clause.view.text, clause.low, unit.start, draft.end)
        return
    if amount.total is not None:
        draft.total, draft.quantity = amount.total, "fraction"
        if amount.value == 1 and amount.total <= 5 and (left.change or clause.low.startswith(" số ", amount.end)):
            draft.quantity, draft.unit, draft.total = "ratio", None, None
            draft.denominator = int(amount.total)
        return
    if unit.name == "sao":
        draft.quantity = "attribute"
    if unit.name == "lần" and (left.multiple or left.change):
        draft.quantity = "multiple"
        draft.ambiguous = left.change is not None and not left.multiple


def _extend(clause: _Clause, draft: Draft, unit: Unit) -> None:
    """Take in plan, population, post-comparator and baseline to the right."""
    low, stop = clause.low, clause.end
    draft.end, post = extents.read_post(low, draft.end, stop)
    if unit.kind == "percent":
        plan = extents.read_plan(low, draft.end, stop)
        if plan:
            draft.end, draft.quantity, draft.baseline = plan, "plan_ratio", "plan"
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


_STILL_MORE = re.compile(r" (?:đang|đủ điều kiện) [^,;.:\d(]{0,30}?(?<=\w )trở lên")


def _described(clause: _Clause, draft: Draft) -> int:
    """A post-comparator one noun phrase after the unit: "10 tiêu chí nông thôn mới trở lên"."""
    end = indicators.phrase_end(clause.low, draft.end, clause.end, 6)
    if extents.read_post(clause.low, end, clause.end)[1]:
        return end
    return end if end > draft.end and units.read_per(clause.low, end, clause.end)[1] else draft.end


def _population(clause: _Clause, draft: Draft) -> None:
    low = clause.low
    at = draft.end
    start = re.compile(r" (?:về|là|trong) (?=\w)").match(low, at, clause.end)
    begin = start.end() - 1 if start and low.startswith((" về ", " là "), at) else at
    end = indicators.phrase_end(low, begin, clause.end)
    if end > begin and low[begin] in " \n":
        draft.population = indicators.population(clause.view.text, low, begin, end)
        draft.end = end


def _set_op(draft: Draft, amount: Amount, left: extents.Left) -> None:
    word = amount.flags[2] if "from_to" in amount.flags else ""
    if word:
        draft.op = {"dưới": "lt", "trên": "gt", "không quá": "le", "ít nhất": "ge"}[word]  # type: ignore[assignment]
    if draft.value_max is not None:
        draft.op = "between"
    elif left.op:
        draft.op = left.op
        draft.approx, draft.estimate = left.approx, bool(left.words) and left.words[0].startswith("ước")  # type: ignore[assignment]
    elif left.from_ and draft.op == "eq" and "from_to" not in amount.flags:
        draft.op = "ge"
    if draft.op in ("eq", "le") and left.words and left.words[-1] == "trong" and draft.unit in _TIME_UNITS:
        draft.op = "le"
        draft.start = min(draft.start, draft.number_at - 6)
    if left.excess and draft.unit not in _PERCENT_UNITS and draft.op == "eq":
        draft.op = "gt"


def _set_change(clause: _Clause, draft: Draft, left: extents.Left, unit: Unit) -> None:
    """Change against level, and the direction."""
    if left.excess and unit.kind == "percent":
        draft.quantity, draft.baseline = "plan_excess", "plan"
        plan = extents.read_plan(clause.low, draft.end, clause.end)
        draft.end = plan or draft.end
        return
    if draft.baseline_value is not None or draft.quantity == "multiple":
        draft.direction = draft.direction or left.change
        return
    if left.level:
        draft.direction = left.level
        return
    if left.change and draft.quantity in ("level", "ratio"):
        draft.direction = left.change
        draft.quantity = "change" if draft.quantity == "level" else draft.quantity
        return
    if left.more:
        draft.direction = "increase"
        draft.quantity = "change" if unit.kind == "percent" else draft.quantity
        return
    _far_change(clause, draft, unit)


_NEGATED = re.compile(r"(?<!\w)không (?!quá |dưới |để |có |thấp |trên |vượt |ít |còn |cao |hơn )[^,;.:()\d]{2,40}\Z")


def _negated(clause: _Clause, draft: Draft) -> None:
    """ "không kéo dài quá hai ngày" is at most, "không cách nhà dân dưới 50 m" at least."""
    match = _NEGATED.search(clause.low, max(clause.start, draft.start - 50), draft.start)
    if match is None or draft.op not in ("le", "lt", "gt"):
        return
    draft.op = "ge" if draft.op == "lt" else "le"
    draft.start = match.start()


def _far_change(clause: _Clause, draft: Draft, unit: Unit) -> None:
    """A change verb farther left: "Giảm số vụ phạm pháp hình sự từ 5% trở lên"."""
    low = clause.low
    floor = max(clause.start, draft.start - 120)
    floor = max(floor, *(low.rfind(mark, floor, draft.start) + 1 for mark in (";", ", ", ". ", "(")))
    segment = low[floor : draft.start]
    if clause.drafts and clause.drafts[-1].quantity == "change" and segment.strip() in ("và", "") and low[clause.drafts[-1].end : draft.start] in (" và ", ", "):
        draft.quantity, draft.direction = ("change" if unit.kind == "percent" else draft.quantity), clause.drafts[-1].direction
        return
    listed = low[clause.start : draft.start]
    if "," in listed and "," not in segment and len(listed) < 120 and re.match(r"(?:kéo )?(?:giảm|tăng(?! cường| gia)) [^;.:\d]*\Z", listed) and not _LEVEL_AFTER.search(listed):
        segment = listed
    if unit.kind == "count" and re.search(r"(?:tăng )?thêm ?:\s*\Z", segment):
        draft.quantity, draft.direction = "change", "increase"
        return
    if re.match(r"\s*(?:tiếp tục )?(?:duy trì|giữ vững|giữ nguyên|bảo vệ|giữ)\b", segment):
        draft.direction = "maintain"
        return
    found = None
    for found in _RATE_CHANGE.finditer(segment):
        pass
    if found is None or draft.quantity != "level" or unit.kind != "percent":
        return
    named = found["a"] or (None if found["b"] else "tăng")
    if named is None and _LEVEL_AFTER.search(segment, found.end()):
        if _LEVEL_AFTER.search(segment, found.end()).group() in ("lên", "xuống", "còn"):  # type: ignore[union-attr]
            draft.direction = "decrease" if found["b"] == "giảm" else "increase"
        return
    draft.quantity = "change"
    draft.direction = "decrease" if (named or found["b"]) == "giảm" else "increase"


def _each(clause: _Clause, at: int) -> tuple[str, ...]:
    """ "mỗi phường … 01 trường": what the quantity is counted per."""
    low = clause.low
    floor = max(clause.start, at - 100)
    floor = max(floor, low.rfind(";", floor, at) + 1)
    found = None
    for found in _EACH.finditer(low, floor, at):
        pass
    if found is None:
        year = re.compile(r"(?:hằng|hàng) năm|bình quân năm").search(low, floor, at)
        return ("năm",) if year else ()
    known = units.read_count(low, found.end() - 1, at)
    if known and not low.startswith(", ", known.end):
        return tuple(clause.view.text[part[0] : part[1]] for part in _listed(low, known.start, known.end))
    end = indicators.phrase_end(low, found.end() - 1, at, 3)
    name = " ".join(clause.view.text[found.end() : end].split())
    name = re.split(r" (?:xây|kết|giới|tổ chức|đăng|ra|chọn|đào|lập|nhận|giúp|thu|bổ|phụ|chủ|tập|dự|hộ còn)(?!\w)", name)[0]
    return tuple(part.strip() for part in name.split(",") if part.strip())


def _listed(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the nouns of "xã, phường"."""
    return [(match.start() + start, match.end() + start) for match in re.finditer(r"[^\s,][^,]*", low[start:end])]


def _parent(clause: _Clause, draft: Draft) -> int | None:
    """Index of the target this one is a part of ("trong đó …, …")."""
    if not clause.drafts:
        return None
    last = len(clause.drafts) - 1
    between = clause.low[clause.drafts[last].end : draft.start]
    if "trong đó" in between or "bao gồm" in between:
        return last
    parent = clause.drafts[last].parent
    if parent is not None and ";" not in between and clause.drafts[last].unit == draft.unit:
        return parent
    return None


def _row_drafts(clause: _Clause, row: str) -> list[Draft]:
    found = []
    shift = clause.start
    for cell in rows.read_row(row, 0, len(row), clause.context):
        draft = Draft(shift + cell.start, shift + cell.end, shift + cell.start, op=cell.op, value=cell.value, value_max=cell.value_max, unit=cell.unit,
                      quantity=cell.quantity, per=cell.per, total=cell.total, role=cell.role, estimate=cell.estimate,
                      direction=cell.direction, flags=cell.flags)  # fmt: skip
        draft.indicator = " ".join(clause.view.text[shift + cell.name[0] : shift + cell.name[1]].split()) or None
        found.append(draft)
    return found


def _award_drafts(clause: _Clause) -> list[Draft]:
    span = awards.find(clause.low, clause.start, clause.end)
    if span is None:
        return []
    return [Draft(span[0], span[1], span[0], quantity="title")]


_NEXT = re.compile(r"[,;(]|(?<= )và(?= )|(?<= )trong đó(?: có)?(?= )|\n")


def _after_previous(clause: _Clause, index: int) -> int:
    """Where the words of this target begin: past what still describes the one before."""
    floor, at = clause.drafts[index - 1].end, clause.drafts[index].start
    found = None
    for found in _NEXT.finditer(clause.low, floor, at):
        if not found.group().startswith("và"):
            break
    if found is None or found.end() > at:
        return floor
    inner = _NEXT.search(clause.low, found.end(), min(at, found.end() + 12))
    return inner.end() if inner and inner.group().startswith("trong") else found.end()


def _finish(clause: _Clause, index: int) -> Target:
    """The record of a draft, with role, indicator and polarity."""
    draft, view, low = clause.drafts[index], clause.view, clause.low
    span = view.span(draft.start, draft.end)
    role = draft.role or roles.decide(low, (clause.start, clause.end), (draft.start, draft.end), draft.quantity, clause.context)
    name = draft.indicator
    if name is None and draft.quantity != "title":
        floor = _after_previous(clause, index) if index else clause.start
        name = indicators.indicator(view.text, low, floor, draft.start)
    amounts = {key: None if (value := getattr(draft, key)) is None else quantities.plain(value)
               for key in ("value", "value_max", "baseline_value", "total")}  # fmt: skip
    return Target.model_validate(
        {
            "raw": span.exact, "start": span.start, "end": span.end, "indicator": name, "op": draft.op, "unit": draft.unit,
            "quantity": draft.quantity, "direction": draft.direction, "per": draft.per, "population": draft.population,
            "baseline": draft.baseline, "denominator": draft.denominator, "approx": draft.approx, "ambiguous": draft.ambiguous,
            "estimate": draft.estimate, "part_of": draft.parent, "role": role, "flags": draft.flags,
            "polarity": indicators.polarity(draft.quantity, f"{name or str()} {draft.population or str()}"), **amounts,
        }
    )  # fmt: skip

"""Deadlines and periods of a stretch of text as ISO intervals (DOMAIN 6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from camket.parse.context import Context
from camket.parse.moments import (
    Moment,
    Precision,
    interval,
    read_bare_month,
    read_bare_quarter,
    read_bare_year,
    read_moment,
)
from camket.parse.occasions import (
    LANDMARKS,
    Occasion,
    holiday_date,
    phrase_end,
    read_event,
    read_holiday,
    read_new_year,
)
from camket.parse.recurrences import Duration, Recurrence, read_duration, read_recurrence
from camket.records import Deadline, DeadlineKind
from camket.texts import View

# What a time can begin with, by the family of readings it can be (the group's name).
_SOON = (
    r"(?=\d|ngày|tháng|quý|qúy|năm|mồng|mùng|đầu|giữa|cuối|nửa|giai|nhiệm|học|hết|trước|cả|vòng|"
    r"thời|nay|thứ|sáng|chiều|tối|chủ|đợt|tết|một |hai |ba |bốn |sáu |bảy |chín |mười )"
)
_ANCHOR = re.compile(
    rf"(?<![\w/.,-])(?:(?P<number>\d{{1,3}}(?= ?[/.-] ?\d| (?:tháng|năm|tuần|quý|ngày|giờ)|h\d?\d? ))"
    rf"|(?P<day>(?:ngày|mồng|mùng) (?=\d|mồng|mùng))|(?P<every>(?:hằng|hàng|mỗi|từng|cứ) (?=ngày|tuần|tháng|quý|năm|\d|một|hai|ba|sáu)"
    rf"|(?:định|thường) kỳ (?!hằng|hàng)|(?:các|những) (?=ngày|sáng|chiều|tối|thứ|chủ)|thứ (?=hai|ba|tư|năm|sáu|bảy|[2-7])"
    rf"|chủ nhật|(?:sáng|chiều|tối) (?=ngày|thứ|chủ)|(?:một|hai|ba|bốn|sáu|chín|mười) (?=tháng|năm|tuần|quý|ngày)|tháng (?=cuối|đầu|thứ))"
    rf"|(?P<plain>(?:tháng|quý|qúy|năm) (?=\d|m|h|b|t|n|s|c|g|i|học)|(?:giai đoạn|nhiệm kỳ|thời kỳ|học kỳ) (?=\d|[ivx]|từ|năm)"
    rf"|(?:nửa )?(?:đầu|giữa|cuối|sau) (?=năm|tháng|quý|qúy|nhiệm))"
    rf"|(?P<before>trước )"
    rf"|(?P<limit>(?:chậm|muộn) nhất|hạn (?:cuối|chót)|thời (?:hạn|gian hoàn)|tối đa|sau (?=\d)|không (?:quá|chậm|muộn)|(?:ngay )?trong {_SOON})"
    rf"|(?P<at>vào {_SOON})"
    rf"|(?P<lead>(?:cho )?(?:đến|tới) {_SOON}|(?:ngay |bắt đầu |kể |tính )?từ {_SOON}|hết {_SOON}|tầm nhìn|định hướng|có hiệu lực)"
    rf"|(?P<versus>so với|cùng kỳ)"
    rf"|(?P<occasion>chào mừng|kỷ niệm|nhân (?=dịp|ngày|tháng|lễ|tết|kỷ|năm|quốc)|dịp |lập (?:nhiều )?thành tích|hưởng ứng"
    rf"|quốc khánh|quốc tế lao|tết (?=dương|trung)|ngày (?=quốc|giải|cách|tết)))"
)
# Without one of these words no time is printed; plain look-ups are cheaper than the anchors.
_CUES = (
    "ngày", "tháng", "năm", "quý", "qúy", "tuần", "kỳ", "trước", "đến", "từ", "dịp", "nhân", "chào mừng",
    "kỷ niệm", "tầm nhìn", "đợt", "quốc khánh", "trong vòng", "chủ nhật", "hạn", "nhất",
)  # fmt: skip
_DIGITS = re.compile(r"\d[/.-]\d|\d (?:giờ|tháng|ngày|năm|tuần|quý)|(?:19|20)\d\d")
_LEAD = re.compile(
    r"(?P<effect>có hiệu lực(?: thi hành)?(?: kể)? từ(?: ngày(?= ký))?)"
    r"|(?P<horizon>tầm nhìn(?: đến)?|định hướng đến)"
    r"|(?P<now>từ nay(?: cho)?(?: đến| tới)(?: hết)?)"
    r"|(?P<before>trước(?: thời điểm| dịp)?(?: \d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?: phút)?,?)?)"
    r"|(?P<by>(?:(?:chậm|muộn) nhất(?: là)?(?: vào| đến| trong| trước)?|hạn (?:cuối cùng|cuối|chót)"
    r"(?:(?: (?!ngày)\w+){0,5}? là|:)?|thời (?:hạn|gian hoàn thành)(?: (?!ngày)\w+){0,3}?(?: là| trước| đến|:)"
    r"|(?:cho )?(?:đến|tới)(?: hết| trước)?(?: thời điểm)?|hết|không (?:chậm|muộn) (?:hơn|quá))(?: \d{1,2} ?(?:giờ|h)(?: ?\d\d)?,?)?)"
    r"|(?P<since>(?:ngay |bắt đầu |kể |tính )?từ)"
    r"|(?P<at>vào)"
    r"|(?P<inside>(?:ngay )?trong(?: cả)?)"
)
_TO = re.compile(r"\s{0,2}(?:,? ?(?:cho )?(?:đến|tới)(?: hết)?|-)\s{1,2}|-")
_AND = re.compile(r" và |, ?")
_COUNTED = re.compile(
    r" (?:xã|phường|thôn|chỉ tiêu|tiêu chí|đơn vị|trường|huyện|quận|hộ|tổ|khu|chi bộ|đảng bộ|bản|cơ sở|mô hình|"
    r"hồ sơ|vụ|xóm|thị|sản phẩm|công trình|dự án|sở|cơ quan|chi hội|phòng|ban|ngành|nhiệm vụ|đồng chí|người|"
    r"đại biểu|điểm|ấp|buôn|làng|hợp tác xã|doanh nghiệp|trạm|nhà|cán bộ|đảng viên|tuyến|km|ha|tỉnh|nội dung|"
    r"nhóm|lĩnh vực|khoa|lớp|học sinh|cụm|khối|căn|hộ gia đình|cuộc|thủ tục|dịch vụ)(?!\w)"
)
# After a bare "20/11" the sentence goes on; after a fraction "3/3 chợ" comes what is counted.
_FREE = re.compile(
    r"[,.;:)\n]|$| ?(?:và|tại|ở|do|cho|với|theo|trong|để|được|hằng|hàng|năm|gắn|nhằm|[-|(])(?!\w)"
)
_BYLINE = re.compile(
    r"(?:ngày đăng|đăng ngày|đăng lúc|cập nhật(?: ngày| lúc)?|ngày viết|ngày tạo|xuất bản|ngày ban hành|"
    r"ngày sinh|sinh ngày|lượt xem|ngày cập nhật|ngày ký)[^\n]{0,12}$"
)
_DATELINE = re.compile(r"(?:^|\n)[^\n,;.:]{2,40}, $")
_OCCASION = re.compile(
    r"(?P<join>(?:lập (?:nhiều )?thành tích )?(?:cao nhất )?(?:để )?chào mừng(?: và)?(?: kỷ niệm)?|"
    r"hưởng ứng|(?<!lễ )(?<!lưu )kỷ niệm(?! chương)|nhân(?: dịp)?(?: kỷ niệm)?|dịp(?: kỷ niệm)?) "
)
_THROUGH = re.compile(
    r"trước (?:ngày |dịp |lễ )?(?:[^\s\d,;.:()]+ ){1,7}\(?(?:ngày )?(?=\d{1,2}[/-]\d{1,2}(?!\d))"
)
_EVENT_WORD = re.compile(
    r"trước (?:ngày |dịp |lễ |khi |mùa |vụ |kỳ |tết|khai|quốc|đại hội|hội nghị|bầu cử)"
)
_PAST = re.compile(r"(?<!\w)(?:đã|kết quả|ước đạt|vừa qua)(?!\w)")
_INSTEAD = re.compile(r"\) ?: ?\d|: ?\d")

# A stretch that was read; None marks a time that is no deadline ("sổ hộ tịch từ năm 1990").
Found = tuple[int, int, Deadline | None]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One call: the view, the stretch, and what the document says about time."""

    view: View
    start: int
    stop: int
    context: Context

    @property
    def low(self) -> str:
        return self.view.lower

    @property
    def year(self) -> int | None:
        known = self.context.plan_year
        if known is None and self.context.doc_date is not None:
            return self.context.doc_date.year
        return known

    def make(self, start: int, end: int, kind: DeadlineKind, **fields: object) -> Found:
        span = self.view.span(start, end)
        values = {"raw": span.exact, "start": span.start, "end": span.end, "kind": kind, **fields}
        return start, end, Deadline.model_validate(values)


def find_deadlines(
    view: View,
    start: int,
    end: int,
    context: Context,
    taken: Sequence[tuple[int, int]] = (),
) -> tuple[Deadline, ...]:
    """All deadlines and periods of `content[start:end]`, in order, without overlap.

    Times inside `taken` ranges (citations) are left alone. Every date is a real calendar day; a
    printed day that does not exist gives `error="invalid_date"` and no date.
    """
    a, b = view.inside(start, end)
    piece = view.lower[a:b]
    if not (any(cue in piece for cue in _CUES) or _DIGITS.search(piece)):
        return ()
    reader = _Reader(view, a, b, context)
    masked = sorted(view.inside(*pair) for pair in taken if pair[0] < end and pair[1] > start)
    return tuple(found[2] for found in _scan(reader, masked) if found[2] is not None)


def _scan(reader: _Reader, masked: list[tuple[int, int]]) -> Iterator[Found]:
    at = reader.start
    while True:
        hit = _ANCHOR.search(reader.low, at, reader.stop)
        if hit is None:
            return
        cover = next((pair for pair in masked if pair[0] <= hit.start() < pair[1]), None)
        if cover is not None:
            at = cover[1]
            continue
        stop = min([reader.stop, *(pair[0] for pair in masked if pair[0] > hit.start())])
        found, resume = _read_at(
            reader if stop == reader.stop else replace(reader, stop=stop),
            hit.start(),
            hit.lastgroup or "",
        )
        if found is not None:
            yield from found
        at = resume if resume > hit.start() else hit.end()


def _read_at(reader: _Reader, at: int, family: str) -> tuple[list[Found] | None, int]:
    """What begins at an anchor, and where to go on."""
    for read in _FAMILIES[family]:
        found = read(reader, at)
        if found is not None:
            return found, max((item[1] for item in found), default=at)
    return None, at


def _read_versus(reader: _Reader, at: int) -> list[Found] | None:
    low = reader.low
    match = _BASE_AT.match(low, at, reader.stop)
    if match is None:
        return None
    moment = read_moment(low, match.end(), reader.stop)
    if moment is not None and moment.unit != "day" and not match["word"]:
        moment = moment.within(reader.year)
        first, last, _ = interval(moment)
        if moment.shift:
            first = last = None
        return [reader.make(at, moment.end, "baseline", **_dates(first, last), precision="year")]
    if match["word"]:
        return [reader.make(at, match.end("word"), "baseline")]
    return None


_BASE_AT = re.compile(
    r"(?:so với (?:[^\s\d,;.():]+ ){0,5}?|(?=cùng kỳ))"
    r"(?:(?P<word>cùng kỳ(?: (?:năm|các năm|quý|tháng|kỳ)? ?(?:trước|ngoái)(?: đó)?)?(?! (?:năm|quý|tháng|giai đoạn|\d)))"
    r"|(?=cùng kỳ (?:năm|quý|tháng|\d))cùng kỳ (?=[\w])"
    r"|(?=(?:cuối |đầu |giữa )?(?:năm|quý|qúy|tháng|giai đoạn|nhiệm kỳ|thời kỳ) [\divx])"
    r"|(?P<old>)(?=(?:năm học|năm|nhiệm kỳ|quý|tháng|giai đoạn|vụ|đầu|kỳ) (?:trước|ngoái|cũ|qua|nhiệm kỳ|năm)))"
)
_OLD = re.compile(
    r"so với (?:[^\s\d,;.():]+ ){0,5}?(?:(?:năm học|năm|nhiệm kỳ|quý|tháng|giai đoạn|vụ|kỳ) (?:trước|ngoái|cũ|qua)"
    r"|đầu (?:nhiệm kỳ|năm|kỳ)|kế hoạch năm)(?! học)(?!\w)"
)


def _read_old(reader: _Reader, at: int) -> list[Found] | None:
    match = _OLD.match(reader.low, at, reader.stop)
    return [reader.make(at, match.end(), "baseline")] if match else None


def _read_recurring(reader: _Reader, at: int) -> list[Found] | None:
    found: Recurrence | None = read_recurrence(reader.low, at, reader.stop)
    if found is None:
        return None
    return [
        reader.make(
            found.start,
            found.end,
            "recurring",
            recur=found.recur,
            day=found.day,
            end_inclusive=not found.before,
        )
    ]


def _read_lasting(reader: _Reader, at: int) -> list[Found] | None:
    if _is_months(reader, at):
        return None
    found: Duration | None = read_duration(reader.low, at, reader.stop)
    if found is None:
        return None
    event = reader.view.text[slice(*found.event)].strip() if found.event else None
    return [
        reader.make(
            at,
            found.end,
            "duration",
            duration=found.duration,
            business=found.business,
            event=event or None,
            flags=("before_event",) if found.duration.startswith("-") else (),
        )
    ]


def _is_months(reader: _Reader, at: int) -> bool:
    lead = _LEAD.match(reader.low, at, reader.stop)
    if lead is None:
        return False
    moment = read_moment(reader.low, lead.end() + 1, reader.stop)
    return moment is not None and moment.unit in ("months", "span")


def _read_through(reader: _Reader, at: int) -> list[Found] | None:
    """`trước ngày Nhà giáo Việt Nam 20/11`, `trước mùa mưa (15/5)`: the date behind the event."""
    low = reader.low
    if not _EVENT_WORD.match(low, at, reader.stop):
        return None
    match = _THROUGH.match(low, at, reader.stop)
    if match is None:
        return None
    moment = read_moment(low, match.end(), reader.stop)
    if moment is None or moment.unit != "day":
        return None
    end = moment.end + (low.startswith(")", moment.end) and "(" in match.group())
    found = _deadline(reader, at, replace(moment, end=end), "before")
    return [found]


def _read_before_event(reader: _Reader, at: int) -> list[Found] | None:
    low = reader.low
    match = _BEFORE_EVENT.match(low, at, reader.stop)
    if match is None:
        return None
    base = (reader.year, reader.context.doc_date)
    occasion = read_new_year(low, match.end(), reader.stop, base)
    occasion = occasion or read_event(low, match.end(), reader.stop)
    if occasion is None:
        occasion = read_holiday(low, match.end(), reader.stop)
        occasion = occasion and replace(occasion, day=holiday_date(occasion.name, reader.year))
    if occasion is None:
        return None
    return [_event_deadline(reader, at, occasion, before=match["before"] is not None)]


_BEFORE_EVENT = re.compile(
    r"(?:(?P<before>trước)(?: ngày(?= (?:tết|khai giảng|đại hội|bầu cử))| dịp| đêm)?|(?:đến|tới)(?: hết| trước)?(?= tết))"
    r" (?!khi (?:đó|ấy|nay)|hội nghị bàn)"
)


def _event_deadline(reader: _Reader, at: int, occasion: Occasion, before: bool) -> Found:
    dated = occasion.name.startswith("Tết")
    name = (
        occasion.name
        if dated
        else reader.view.text[occasion.end - len(occasion.name) : occasion.end]
    )
    return reader.make(
        at,
        occasion.end,
        "deadline",
        end_date=occasion.day.isoformat() if occasion.day else None,
        end_inclusive=not before,
        vague=occasion.vague,
        event=None if occasion.vague else name,
    )


def _read_occasion(reader: _Reader, at: int) -> list[Found] | None:
    low, text = reader.low, reader.view.text
    holiday = read_holiday(low, at, reader.stop)
    if holiday is not None:
        return [reader.make(at, holiday.end, "event", event=text[at : holiday.end])]
    match = _OCCASION.match(low, at, reader.stop)
    if match is None or match.end() >= reader.stop:
        return None
    inner = match.end()
    if not _is_occasion(text, match["join"].lower(), inner, low):
        return None
    holiday = read_holiday(low, inner, reader.stop)
    if holiday is not None and "chào mừng" in match["join"]:
        return [reader.make(inner, holiday.end, "event", event=text[inner : holiday.end])]
    end = holiday.end if holiday is not None else _occasion_end(low, inner, reader.stop)
    return [reader.make(at, end, "event", event=text[inner:end].strip() or None)]


def _occasion_end(low: str, at: int, stop: int) -> int:
    day = _LANDMARK_RUN.match(low, at, stop)
    end = day.end() if day else phrase_end(low, at, stop, words=26)
    bracket = _BRACKET_DATES.match(low, end, stop)
    return bracket.end() if bracket else end


_LANDMARK_RUN = re.compile(
    r"(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4}|(?: và|,) ?\d{1,2}[/.-]\d{1,2})?(?!\d)"
)
_BRACKET_DATES = re.compile(r" ?\(\d{1,2}[/.-]\d{1,2}[^()\n]{0,40}\)")


def _is_occasion(text: str, join: str, inner: int, low: str) -> bool:
    first = text[inner]
    if join in ("nhân", "hưởng ứng"):
        return bool(re.compile(r"ngày|tháng|lễ|tết|kỷ niệm|năm|quốc").match(low, inner)) and (
            first.isupper() or low.startswith("kỷ niệm", inner)
        )
    if join == "kỷ niệm":
        return first.isdigit() or first.isupper() or low.startswith(("ngày", "lần thứ"), inner)
    return True


def _read_timed(reader: _Reader, at: int) -> list[Found] | None:
    low = reader.low
    lead = _LEAD.match(low, at, reader.stop)
    kind, begin = "", at
    if lead is not None and low.startswith(" ", lead.end()):
        kind, begin = lead.lastgroup or "", lead.end() + 1
    moment = read_moment(low, begin, reader.stop)
    if moment is None and kind in ("by", "horizon", "now", "since", "at"):
        moment = read_bare_year(low, begin, reader.stop)
        if kind in ("since", "at") and moment is not None and not _TO.match(low, moment.end):
            return None
    if moment is None:
        return _read_word(reader, at, kind, begin)
    if not _plausible(reader, at, moment, kind):
        return [(at, moment.end, None)]
    found = _combine(reader, at, moment, kind)
    yearly = _YEARLY.match(low, found[-1][1], reader.stop)
    if yearly is not None and moment.year is None and moment.unit != "year":
        return [
            reader.make(at, yearly.end(), "recurring", recur="P1Y", end_inclusive=kind != "before")
        ]
    return [*found, *_listed(reader, moment, found[-1][1])]


_YEARLY = re.compile(r" (?:hằng|hàng|mỗi) năm(?!\w)")
_MONTH_LIST = re.compile(
    r"(?:, | và )(?P<m>\d{1,2})(?=[,.;]| và \d|$| (?!%|\w+ tháng))(?![\d,.]\d)"
)


def _listed(reader: _Reader, head: Moment, at: int) -> list[Found]:
    """The other months of "các tháng 3, 6, 9, 12"."""
    if head.unit != "month" or not reader.low.endswith(("các ", "vào "), 0, head.start):
        return []
    found: list[Found] = []
    while True:
        match = _MONTH_LIST.match(reader.low, at, reader.stop)
        if match is None or not 1 <= int(match["m"]) <= 12:
            return found
        month = replace(head, month=int(match["m"]), start=match.start("m"), end=match.end())
        found.append(_deadline(reader, match.start("m"), month, ""))
        at = match.end()


_WORD = re.compile(
    r"(?P<year>năm(?! (?:nay|sau|tới|trước|học|là|\d))(?= ?[,.;:)]|$|\s(?:cho|đạt|có|theo|để|và|ở|của|tại|phải|thì|với|đối|không|phấn|tổ|các|trên|từ|mỗi|nhằm)(?!\w)))"
    r"|(?P<term>(?:(?:đầu|giữa|cuối|hết) )?nhiệm kỳ)(?!\w)(?! [\divx])"
    r"|(?P<round>đợt(?: (?:thi đua|cao điểm|phát động))?)(?!\w)"
)


def _read_word(reader: _Reader, at: int, kind: str, begin: int) -> list[Found] | None:
    """Times without a number: "trong năm", "hết năm", "cuối nhiệm kỳ"."""
    match = _WORD.match(reader.low, begin, reader.stop)
    if match is None:
        return _read_effect(reader, at) if kind == "effect" else None
    if match["term"]:
        return [reader.make(begin, match.end(), "term", vague=True, precision="year")]
    if match["round"] and kind == "by":
        return [_end_of_period(reader, at, match.end())]
    if match["year"] and kind in ("inside", "by", "now"):
        moment = Moment(begin, match.end(), "year", year=reader.year)
        return _combine(reader, at, moment, kind)
    return None


def _end_of_period(reader: _Reader, at: int, end: int) -> Found:
    """ "đến hết đợt": the end of the document's own period."""
    period = reader.context.period
    last = period.end if period is not None else None
    return reader.make(at, end, "deadline", end_date=last, event="hết đợt")


def _read_effect(reader: _Reader, at: int) -> list[Found] | None:
    end = phrase_end(reader.low, at, reader.stop)
    return [
        reader.make(
            at, end, "effect_date", event="ngày ký" if " ký" in reader.low[at:end] else None
        )
    ]


def _plausible(reader: _Reader, at: int, moment: Moment, kind: str) -> bool:
    low = reader.low
    before = low[max(0, at - 40) : at]
    if moment.year and reader.year and moment.year < reader.year - 15 and kind != "by":
        return False
    if moment.unit == "day":
        if moment.month is None:
            return _partial_range(reader, moment) is not None
        if not moment.marked and not _bare_day_ok(reader, at, moment, kind):
            return False
        return not (_BYLINE.search(before) or (not kind and _is_dateline(low, moment, before)))
    if moment.shift < 0 or (moment.shift > 0 and low.endswith("sang ", 0, at)):
        return False
    if moment.unit == "year" and kind in ("since", "before") and _range_end(reader, moment) is None:
        return moment.year is None or reader.year is None or moment.year >= reader.year
    return True


def _is_dateline(low: str, moment: Moment, before: str) -> bool:
    """ "Hải Phòng, ngày 05 tháng 01 năm 2017" alone on its line."""
    if not _DATELINE.search(before):
        return False
    return not low[moment.end : moment.end + 3].split("\n")[0].strip(" .|")


def _bare_day_ok(reader: _Reader, at: int, moment: Moment, kind: str) -> bool:
    """A bare "30/4", "30-4" or "30.4" is a day only after a word that calls for one."""
    day, month = moment.day or 0, moment.month or 0
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    if kind == "before":
        return True
    if _COUNTED.match(reader.low, moment.end, reader.stop):
        return False
    if kind == "since" and moment.sign != "/":
        last = _range_end(reader, moment)
        return last is not None and last.sign == moment.sign and not _counted_after(reader, last)
    if kind in ("by", "since", "now", "effect", "at", "inside"):
        return moment.sign == "/" or (
            kind == "by" and reader.low.startswith(("chậm", "muộn", "hạn", "đến hết"), at)
        )
    if moment.sign == "/" and _TO.match(reader.low, moment.end):
        return _range_end(reader, moment) is not None
    if moment.sign != "/" or reader.low.endswith('"', 0, at):
        return False
    free = _FREE.match(reader.low, moment.end, reader.stop) is not None
    return _alone(reader, moment) or (free and (day, month) in LANDMARKS)


def _counted_after(reader: _Reader, last: Moment) -> bool:
    return _COUNTED.match(reader.low, last.end, reader.stop) is not None


def _alone(reader: _Reader, moment: Moment) -> bool:
    """True for a day that fills a table cell."""
    left = reader.low[max(0, moment.start - 2) : moment.start].strip(" ")
    right = reader.low[moment.end : moment.end + 2].strip(" ")
    return left in ("|", "\n") and right[:1] in ("|", "\n", "")


def _partial_range(reader: _Reader, moment: Moment) -> Moment | None:
    """The end of "ngày 15 đến ngày 20/7": what a day without a month takes its month from."""
    to = _TO.match(reader.low, moment.end, reader.stop) or _AND.match(
        reader.low, moment.end, reader.stop
    )
    if to is None:
        return None
    last = read_moment(reader.low, to.end(), reader.stop)
    return last if last is not None and last.unit == "day" and last.month else None


def _range_end(reader: _Reader, moment: Moment) -> Moment | None:
    """The second moment of "X đến Y" or "X - Y"."""
    to = _TO.match(reader.low, moment.end, reader.stop)
    if to is None:
        return None
    last = read_moment(reader.low, to.end(), reader.stop)
    if last is None and moment.unit == "year":
        last = read_bare_year(reader.low, to.end(), reader.stop)
    if moment.unit == "month" and (last is None or last.unit != "month"):
        last = read_bare_month(reader.low, to.end(), reader.stop) or last
    if last is None or (last.unit == "day" and not last.month):
        return None
    same = last.unit == moment.unit or to.group().strip() != "-"
    return last if same else None


def _combine(reader: _Reader, at: int, moment: Moment, kind: str) -> list[Found]:
    if moment.unit == "day" and moment.month is None:
        last = _partial_range(reader, moment)
        if last is not None:
            first = replace(moment, month=last.month, year=last.year)
            return [_period(reader, at, first, last)]
    last = _range_end(reader, moment) if kind in ("", "since", "inside", "at") else None
    if last is not None and (kind == "since" or last.unit == moment.unit):
        if _anniversary(moment, last):
            return [(at, last.end, None)]
        return [_period(reader, at, moment, last)]
    joined = _joined(reader, moment) if kind in ("", "inside", "at") else None
    if joined is not None:
        return [_period(reader, at, moment, joined)]
    moment = _inherit(reader, moment)
    return [_deadline(reader, at, moment, kind)]


def _anniversary(first: Moment, last: Moment) -> bool:
    return bool(first.year and last.year and last.year - first.year > 30)


def _inherit(reader: _Reader, moment: Moment) -> Moment:
    """ "tháng 6 và tháng 11/2021": the first month takes the year of the second."""
    if moment.year is not None or moment.unit not in ("month", "quarter") or moment.shift:
        return moment
    glue = _AND.match(reader.low, moment.end, reader.stop)
    other = read_moment(reader.low, glue.end(), reader.stop) if glue else None
    if other is not None and other.unit == moment.unit and other.year is not None:
        return replace(moment, year=other.year)
    return moment


def _joined(reader: _Reader, moment: Moment) -> Moment | None:
    """The neighbour of "tháng 5 và tháng 6" or "năm 2023 và 2024", joined when adjacent."""
    glue = _AND.match(reader.low, moment.end, reader.stop)
    if glue is None or (glue.group() != " và " and moment.unit != "quarter"):
        return None
    at = glue.end()
    if glue.group() != " và " and reader.low.startswith(("quý", "qúy"), at):
        return None
    other = read_moment(reader.low, at, reader.stop)
    if other is None and moment.unit == "year" and moment.year:
        other = read_bare_year(reader.low, at, reader.stop)
    if other is None and moment.unit == "quarter":
        other = read_bare_quarter(reader.low, at, reader.stop)
    if other is None or other.unit != moment.unit or moment.part or other.part:
        return None
    step = {"month": 1, "quarter": 3}.get(moment.unit)
    if step and other.month == (moment.month or 0) + step:
        return other
    if moment.unit == "year" and moment.year and other.year == moment.year + 1:
        return other
    return None


def _period(reader: _Reader, at: int, first: Moment, last: Moment) -> Found:
    last = last.within(reader.year)
    start = first if first.year is not None else replace(first, year=last.year)
    begun, _, bad = interval(start)
    _, ended, worse = interval(last)
    if begun and ended and begun > ended and first.year is None and start.year:
        begun = interval(replace(start, year=start.year - 1))[0]
    error = bad or worse
    if error:
        begun = ended = None
    if begun and ended and begun > ended:
        begun, ended, error = None, None, "invalid_range"
    return reader.make(
        at,
        last.end,
        "period",
        **_dates(begun, ended),
        precision=_precision(last),
        vague=first.vague or last.vague,
        error=error,
    )


def _precision(moment: Moment) -> Precision:
    return "convention" if moment.unit == "school" else "year" if moment.last_year else "day"


def _dates(first: date | None, last: date | None) -> dict[str, str | None]:
    return {
        "start_date": first.isoformat() if first else None,
        "end_date": last.isoformat() if last else None,
    }


_KINDS: dict[str, DeadlineKind] = {
    "before": "deadline",
    "by": "deadline",
    "horizon": "horizon",
    "effect": "effect_date",
}


def _deadline(reader: _Reader, at: int, moment: Moment, kind: str) -> Found:
    low = reader.low
    dated = moment.within(reader.year)
    first, last, error = interval(dated)
    flags: list[str] = ["lunar"] if moment.lunar else []
    if moment.year is None and kind in ("before", "by") and last is not None:
        dated, first, last = _later(reader, moment, dated, (first, last), flags)
    if kind == "now":
        today = reader.context.doc_date
        return reader.make(at, moment.end, "period", **_dates(today, last), error=error)
    if kind == "at" and moment.unit == "year" and not moment.part:
        return reader.make(
            at, moment.end, "deadline", **_dates(None, last), precision="year", error=error
        )
    if kind in _KINDS:
        return _ending(reader, at, dated, kind, (first, last), error, flags)
    kind_of = _kind_of(reader, at, moment, low)
    begin = moment.start if kind in ("at", "inside") and _drops_lead(moment, kind) else at
    open_end = not moment.part or moment.unit == "semester"
    if kind == "since" and open_end and moment.last_year is None:
        last = None
    if kind_of == "deadline":
        first = None
    if kind_of == "event":
        first = last = None
    return reader.make(
        begin,
        moment.end,
        kind_of,
        **_dates(first, last),
        precision=dated.precision,
        vague=moment.vague,
        error=error,
        flags=tuple(flags),
    )


def _drops_lead(moment: Moment, kind: str) -> bool:
    if kind == "at":
        return moment.unit == "year" and bool(moment.part)
    return moment.unit in ("school", "term", "span")


def _kind_of(reader: _Reader, at: int, moment: Moment, low: str) -> DeadlineKind:
    if moment.unit == "school":
        return "school_year"
    if moment.unit == "term":
        return "term"
    if moment.unit == "day" and _alone(reader, moment):
        return "deadline"
    if moment.unit == "day" and not moment.marked:
        return "event"
    if moment.unit == "year" and moment.year and reader.year and moment.year < reader.year:
        bracketed = low[max(0, at - 1) : at] == "(" and _INSTEAD.match(low, moment.end)
        return "baseline" if bracketed else "period"
    return "period"


def _ending(
    reader: _Reader,
    at: int,
    moment: Moment,
    kind: str,
    dates: tuple[date | None, date | None],
    error: str | None,
    flags: list[str],
) -> Found:
    first, last = dates
    if kind == "before" and moment.unit != "day":
        last = last if moment.part == "last" else first
    begun = first if kind == "effect" else None
    return reader.make(
        at,
        moment.end,
        _KINDS[kind],
        **_dates(begun, None if kind == "effect" else last),
        end_inclusive=kind != "before",
        precision=moment.precision,
        vague=moment.vague and moment.part != "last",
        error=error,
        flags=tuple(flags),
    )


def _later(
    reader: _Reader,
    printed: Moment,
    moment: Moment,
    dates: tuple[date | None, date | None],
    flags: list[str],
) -> tuple[Moment, date | None, date | None]:
    """A yearless deadline long before the document's own date means the next year."""
    first, last = dates
    today = reader.context.doc_date
    if today is None or last is None or reader.context.section != "binding" or printed.shift:
        return moment, first, last
    if today - last <= timedelta(days=60) or _PAST.search(reader.low, reader.start, reader.stop):
        return moment, first, last
    later = replace(printed, year=(moment.year or 0) + 1)
    first, last, _ = interval(later)
    flags.append("year_guess")
    return later, first, last


_FAMILIES: dict[str, tuple[Callable[[_Reader, int], list[Found] | None], ...]] = {
    "number": (_read_recurring, _read_timed),
    "day": (_read_recurring, _read_timed),
    "every": (_read_recurring, _read_timed),
    "plain": (_read_timed,),
    "before": (_read_recurring, _read_through, _read_timed, _read_before_event),
    "limit": (_read_recurring, _read_lasting, _read_timed),
    "at": (_read_recurring, _read_timed),
    "lead": (_read_timed, _read_recurring, _read_before_event),
    "versus": (_read_versus, _read_old),
    "occasion": (_read_occasion,),
}

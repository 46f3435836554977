"""What a target measures, as a person would write it in the header of a table (DOMAIN 5).

Left of the quantity stands either what is measured ("tỷ lệ hộ nghèo giảm còn 3%") or who does what
to the things counted ("mỗi phường xây dựng 10 nhà"). The first is the indicator; of the second only
the things counted are a noun, and they stand on the right. A phrase that is neither gives None.
"""

from __future__ import annotations

import re
from functools import lru_cache

from camket.parse import indicators
from camket.parse.bodies import read_body
from camket.parse.drafts import Clause, Draft
from camket.parse.units import table
from camket.parse.verbs import find_verb, match_verb
from camket.parse.words import within, words_of

_REACH = 160
# The dash inside the name of a sector joins: "công nghiệp - xây dựng tăng 11%".
_SECOND = (
    r"(?:xây dựng|dịch vụ|du lịch|lâm nghiệp|lâm sản|ngư nghiệp|thủy sản|thương binh|an ninh"
    r"|xã hội|thể thao|tiểu thủ công nghiệp|kế hoạch hóa gia đình|thương mại)\b"
)
# A dot inside "10.000" ends nothing.
_SEGMENT = re.compile(
    r"[;.:|\n(](?!(?<=\.)\d{3}(?!\d))(?=\s|\Z|\w)|, (?=riêng|trong đó|tỷ lệ|phấn đấu|số |tổng )"
    rf"|(?<=\w) - (?!{_SECOND})(?=[^\W\d])"
)
# The same without dashes, and with one class of signs to search for: several times as fast.
_UNDASHED = re.compile(
    r"[;.:|\n(,](?!(?<=\.)\d{3}(?!\d))(?:(?<!,)(?=\s|\Z|\w)"
    r"|(?<=,) (?=riêng|trong đó|tỷ lệ|phấn đấu|số |tổng ))"
)
# Nouns that open the name of an indicator wherever they stand before the quantity.
_HEAD = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỷ suất|tỷ trọng|tốc độ|chỉ số|mức độ|(?<!vượt )mức (?!giao ước|các)|trị giá"
    r"|độ (?:che|bao) phủ"
    r"|tổng (?=\w)|số (?!hóa|hiệu|phận|\d)|giá trị|sản lượng|năng suất|diện tích|doanh thu|doanh số"
    r"|kim ngạch|lợi nhuận|thu nhập|thu (?:ngân sách|nội địa|thuế)|dư nợ|nợ (?:xấu|quá hạn|đọng"
    r"|thuế)|vốn (?!để|cho|của)(?=\w)|kinh phí|thời gian|thời lượng|tăng trưởng|công suất|quy mô"
    r"|điểm (?:số|trung bình|chuẩn|bình quân|chỉ số|thi)"
    r"|mật độ|chiều dài|tuổi thọ|suất (?=\w)|hệ số|giải ngân|grdp|gdp|tai nạn|tội phạm|chi phí"
    r"|cơ cấu|quỹ (?=\w)|(?:dân|quân|sĩ) số|(?<![^\W\d] )lượng (?=\w))"
)
_HEAD_WORDS = frozenset(
    """
    tỷ tốc chỉ mức trị độ tổng số giá sản năng diện doanh kim lợi thu dư nợ vốn kinh thời tăng công
    quy điểm mật chiều tuổi suất hệ giải grdp gdp tai tội chi cơ quỹ dân quân sĩ lượng
    """.split()
)
"""First words of `_HEAD`, all of them."""
# What joins a name to its value.
_LINK = re.compile(
    r"(?:(?<!\w)(?:đạt|là|chiếm|còn|bằng|mức|tăng|giảm|vượt|xuống|lên|hoàn thành)|:)\s*\Z"
)
_GIVEN_TO = re.compile(r"(?<!\w)(?:cho|với|tại|của|ở|trong|trên)\s*\Z")
_LABEL_END = re.compile(r":\s*\Z")
_TIME_LEAD = re.compile(
    r"(?:(?:mỗi|hằng|hàng|từng) (?:năm|quý|tháng|tuần|ngày)|(?:đến|trong|phấn đấu|đến cuối|đến hết"
    r"|hết|cuối|đầu|giữa) (?=năm|quý|tháng|ngày|nhiệm|giai)|(?:năm học|năm|quý|tháng|ngày"
    r"|giai đoạn|nhiệm kỳ) (?:\d[\d/ -]*|[ivx]+(?:/\d{4})?)(?!\w)|\d+ tháng (?:đầu|cuối)(?: năm)?"
    r"|trong (?:năm|thời gian)(?: tới| này)?(?=,))"
)
_WILL = re.compile(
    r"(?:phấn đấu|cam kết|quyết tâm|thống nhất|nhất trí|tiếp tục|bảo đảm|đảm bảo|duy trì|giữ vững"
    r"|giữ|nâng cao|nâng|đưa|kéo giảm|giảm|tăng(?! trưởng| gia)|thực hiện|hoàn thành|đạt|có"
    r"|nỗ lực|tập trung|chủ động|tích cực|tham mưu|chỉ đạo|đẩy mạnh|xác định|đề ra|vận động"
    r"|huy động|việc|rằng|để|và|cũng|đều|phải|sẽ|cơ bản|riêng|trong đó|là|với|theo|về(?= \w+,))"
    r"(?=\s|\Z)"
)
_NEVER_FIRST = frozenset(
    """
    để nhằm do so thấp cao hơn trong với qua về từ đến tới khi nếu mà thì bởi tại ở theo cho được
    không chưa cùng hoặc hay rồi vẫn còn cũng lên xuống ra vào dọc như nhưng
    """.split()
)
_SCOPE = re.compile(
    r"(?:toàn|mỗi|từng|các|mọi|cả|riêng|toàn bộ|trên địa bàn|ngành|khối)(?!\w)[^,]{0,40}\Z"
)
_FREQUENCIES = frozenset(("lần", "buổi", "cuộc", "kỳ"))
_TIMES = frozenset(
    ("năm", "tháng", "ngày", "tuần", "giờ", "phút", "giây", "ngày làm việc", "giờ làm việc")
)
_LONGEST = 12
_JOINED = re.compile(r"(?<!\w)(?:do|để|nhằm|mà|rằng|nếu|khi)(?!\w)")
_CUT = re.compile(
    r"[,/(\"]| (?:liên quan|thành (?!phố|lập|phần|viên|tích|thị|niên)|lấn|đề nghị|đủ|dành|chưa"
    r"|còn|sẵn sàng|trị giá|có)(?!\w)"
)
_ABOUT = re.compile(r"[^,;.]{0,30}? về (?=\w)")
_PLACED = (" đoạn", " dọc", " từ ", " qua ")


def name_of(clause: Clause, draft: Draft, floor: int) -> tuple[str | None, bool]:
    """The indicator of a draft whose words begin at `floor`, and whether it is what is counted."""
    name = _named_before(clause, draft, floor)
    if name is not None or not _is_counted(draft):
        return name, False
    things = _things(clause, draft)
    if things is None and draft.unit in table().measured:
        begin, end, _ = _left(clause, draft, floor)
        return _measured(clause, draft, begin, end, linked=False), False
    return things, True


# Sectors of the economy with a comma or a dash inside: "Công nghiệp, xây dựng 43%".
_SECTORS = re.compile(
    r"(?<!\w)(?:nông(?: nghiệp)?(?: ?, ?| ?[-–] ?| và )(?:lâm(?: nghiệp)?(?: ?, ?| ?[-–] ?| và ))?"
    r"(?:thủy sản|thuỷ sản|ngư nghiệp|lâm nghiệp)"
    r"|công nghiệp(?: ?, ?| ?[-–] ?| và )(?:tiểu thủ công nghiệp|ttcn|xây dựng)"
    r"(?:(?: ?, ?| ?[-–] ?| và )xây dựng)?"
    r"|(?:thương mại|du lịch|dịch vụ)"
    r"(?:(?: ?, ?| ?[-–] ?| và )(?:dịch vụ|du lịch|thương mại)){1,2})\Z"
)


def _named_before(clause: Clause, draft: Draft, floor: int) -> str | None:
    """The name that stands left of the quantity (or right behind a rank or a plan)."""
    if draft.quantity == "rank":
        about = _ABOUT.match(clause.low, draft.end, clause.end)
        if about is not None:
            end = indicators.phrase_end(clause.low, about.end(), clause.end, _LONGEST)
            return _words(clause, about.end(), end)
    begin, end, linked = _left(clause, draft, floor)
    near = clause.low[max(clause.start, end - _REACH) : end]
    sector = _SECTORS.search(near) if draft.unit == "%" else None
    if sector is not None:
        return _words(clause, end - len(sector[0]), end)
    head = _find_head(clause.low, begin, end)
    counted = _is_counted(draft)
    if head is not None and not (_GIVEN_TO.search(clause.low, end, draft.start) and counted):
        return _words(clause, head.start(), end)
    if draft.unit in _FREQUENCIES:
        return _activity(clause, begin, end)
    if linked or not counted:
        name = _measured(clause, draft, begin, end, linked=linked)
        if name is not None:
            return name
    if draft.quantity == "plan_ratio" and clause.low.startswith(" ", draft.end):
        return _words(clause, draft.end, _phrase_end(clause, draft.end, draft.end))
    return None


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _head_places(low: str) -> list[int]:
    return words_of(low).find(_HEAD_WORDS)


def _find_head(low: str, begin: int, end: int) -> re.Match[str] | None:
    """The first noun that opens the name of an indicator: `_HEAD.search`, by first words."""
    for at in within(_head_places(low), begin, end):
        head = _HEAD.match(low, at, end)
        if head is not None:
            return head
    return None


def _left(clause: Clause, draft: Draft, floor: int) -> tuple[int, int, bool]:
    """The stretch left of a quantity that may name it, and whether a link joins them."""
    low, at = clause.low, draft.start
    begin = floor = max(floor, at - _REACH)
    segment = _SEGMENT if low.find(" - ", floor, at) >= 0 else _UNDASHED
    for match in segment.finditer(low, floor, at):
        if match.group() == "(" and low.find(")", match.end(), at) >= 0:
            continue
        if low[match.end() : at].strip(" :|\t") or match.group() != ":":
            begin = match.end() if low[match.start()] != "," else match.start() + 2
    end = indicators.trim_right(low, begin, at)
    for first, stop in clause.taken.near(floor, at):
        if first <= end <= stop and first > begin:
            end = indicators.trim_right(low, begin, first)
        if first - 1 <= begin < stop <= at or low[begin:first].strip(" ,") == "":
            begin = max(begin, min(stop, end)) if stop <= at else begin
    own = low[draft.start : draft.number_at]
    return begin, end, bool(_LINK.search(low[end:at] + own) or draft.direction)


def _is_counted(draft: Draft) -> bool:
    """Whether things are counted: their noun can stand for the indicator."""
    if draft.unit in _TIMES or draft.quantity in ("rank", "multiple", "attribute", "title"):
        return False
    return draft.population is not None or draft.unit not in ("%", "‰", "điểm %", "VND", "USD")


def _strip(clause: Clause, begin: int, end: int) -> int:
    """Past times, subjects that promise, and the words of promising."""
    low = clause.low
    for _ in range(8):
        while begin < end and low[begin] in ' ,\n-+*"':
            begin += 1
        lead = _TIME_LEAD.match(low, begin, end) or _WILL.match(low, begin, end)
        if lead is not None:
            begin = lead.end()
            continue
        body = read_body(clause.view, begin, end)
        if body is None or not low.startswith(" ", body.end):
            return begin
        if _WILL.match(low, body.end + 1, end) is None and body.end < end:
            return begin
        begin = body.end
    return begin


def _measured(clause: Clause, draft: Draft, begin: int, end: int, *, linked: bool) -> str | None:
    """The phrase that a value is given to ("giao quân đạt 100%", "chè búp 12.000 tấn")."""
    low = clause.low
    label = _LABEL_END.search(low, begin, draft.start) is not None
    if label and low.startswith("về ", begin):
        return None
    begin = _strip(clause, begin, end)
    if begin >= end or _JOINED.search(low, begin, end) or _SCOPE.match(low, begin, end):
        return None
    if low[begin:end].split(" ", 1)[0] in _NEVER_FIRST or low.count(" ", begin, end) >= _LONGEST:
        return None
    if _does(clause, begin, end) and (not linked or (_is_counted(draft) and not label)):
        return None
    comma = low.rfind(", ", begin, end)
    if comma > 0 and match_verb(low, begin, end) is not None:
        return _measured(clause, draft, comma + 2, end, linked=linked)
    return _words(clause, begin, end)


def _does(clause: Clause, begin: int, end: int) -> bool:
    """Whether a phrase says what is done: it opens with a verb, or a body does something."""
    if match_verb(clause.low, begin, end) is not None:
        return True
    verb = find_verb(clause.view, begin, end)
    return verb is not None and read_body(clause.view, begin, verb.start) is not None


def _activity(clause: Clause, begin: int, end: int) -> str | None:
    """What is done so many times ("đối thoại với nhân dân")."""
    begin = _strip(clause, begin, end)
    verb = find_verb(clause.view, begin, end)
    start = verb.start if verb is not None else begin
    if verb is not None and verb.sense.surface == "tổ chức":
        start = verb.end + 1
    if start >= end or clause.low.count(" ", start, end) >= _LONGEST:
        return None
    return _words(clause, start, end)


def _things(clause: Clause, draft: Draft) -> str | None:
    """The things counted: the noun phrase after the number."""
    if draft.population is not None:
        return draft.population
    low, unit = clause.low, draft.unit or ""
    start = low.find(unit, draft.number_at, clause.end) if unit else -1
    if start < 0 or start > draft.end:
        return None
    after = start + len(unit)
    end = _phrase_end(clause, start, after)
    if unit in table().measured:
        named = end > after and low[after] == " " and not low.startswith(_PLACED, after)
        return _words(clause, after, end) if named else None
    return _words(clause, start, max(end, after))


def _phrase_end(clause: Clause, start: int, at: int) -> int:
    """End of the words that go with a counted noun: up to a verb, a comma or a change of state."""
    low = clause.low
    end = max(at, indicators.phrase_end(low, start, clause.end, _LONGEST))
    cut = _CUT.search(low, at, end)
    end = cut.start() if cut else end
    verb = find_verb(clause.view, min(at + 1, end), end)
    if verb is not None and verb.sense.is_pure:
        end = verb.start
    return at if low.count(" ", at, end) > _LONGEST // 2 else end


def _words(clause: Clause, begin: int, end: int) -> str | None:
    words = " ".join(clause.view.text[begin:end].split()).strip(' ,;:|-"')
    return words if len(words) > 1 else None

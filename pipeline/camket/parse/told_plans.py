"""Plans told in the news (tin về kế hoạch): what a body will do, in the words of a reporter.

Most archives hold news. A report says what was done; where it says what its body is going to do,
it opens the sentence with the time to come or with the plan ("Năm 2018, Hội tiếp tục …", "Theo kế
hoạch, …"). What one person hopes, or what somebody says in quotation marks, is nobody's plan.
"""

from __future__ import annotations

import re

from camket.parse.body_lists import read_bodies
from camket.parse.joints import starts_with_quantity
from camket.parse.told_sentences import sentences
from camket.parse.told_shall import shall_do
from camket.parse.verbs import find_verb, match_verb
from camket.texts import View

_YEAR = r"(?:19|20)\d\d"
# The time to come, at the head of a sentence.
_AHEAD = re.compile(
    r"(?:(?:theo đó,? |dự kiến,? |về [^.;:,]{2,40}, "
    r"|(?:phát huy|trên cơ sở|tiếp nối|căn cứ|với) [^.;:]{2,100}?, )?)"
    rf"(?:(?:trong |bước sang |bước vào |sang )?năm (?:học )?(?P<year>{_YEAR})(?: ?- ?\d{{4}})?"
    r"|(?:trong )?năm nay|trong (?:đợt|chiến dịch)[^.;:,]{0,40},"
    r"|để (?:thực hiện|đạt|hoàn thành)[^.;:,]{0,60}(?:mục tiêu|chỉ tiêu|kế hoạch|điều)[^.;:,]{0,30}"
    rf"|đến (?:hết |cuối )?(?:năm|quý [ivx]+/) ?(?P<goal>{_YEAR})"
    rf"|(?:trong )?giai đoạn (?:{_YEAR}) ?- ?(?P<stage>{_YEAR})"
    rf"|nhiệm kỳ (?:{_YEAR}) ?- ?(?P<term>{_YEAR})"
    r"|(?:trong )?(?:thời gian|năm|nhiệm kỳ|quý|tháng) tới|(?:trong )?nhiệm kỳ mới"
    r"|trong tháng \d{1,2}(?: ?[-–] ?[^.;:,]{2,40})?(?=,)"
    r"|(?:bước vào |bước sang |sang |trong )?năm (?:học )?(?:mới|tới|sau)"
    r"|(?:trong )?(?:những|các|6) tháng cuối năm)(?!\w)[, ]*"
)
# The body between; the stop behind "H." (huyện) or "TP." ends no sentence.
_WHO = r"(?:[^.;:\"]|(?<=\b[hqpx])\.|(?<=\bt[pxt])\.){0,90}?"
_WILL = re.compile(
    rf"{_WHO}"
    r"\b(?<!sự )(?<!nỗ lực )(?<!nỗ lực, )"
    r"(?:phấn đấu|tiếp tục(?! là\b)|tập trung|quyết tâm|đặt mục tiêu"
    r"|đề ra (?:mục tiêu|chỉ tiêu)|nỗ lực|đẩy mạnh"
    r"|tăng cường|sẽ (?:tiếp tục|tập trung|đẩy mạnh|phấn đấu"
    r"|(?:tổ chức|triển khai|thực hiện) (?:nhiều|các|\d+))"
    r"|(?:chỉ tiêu|mục tiêu)[^.;:,\"]{0,60}? là(?= (?:trên |từ |khoảng )?\d))\b"
)
# In a report about a plan these words say it too.
_PLANS = re.compile(rf"{_WHO}\b(?:sẽ|dự kiến|chú trọng|đề ra|hướng tới)\b")
# "Hà Nội phấn đấu …", "Đảng bộ huyện phấn đấu năm 2018 …": a body with its aim, no time before it.
_AIMS = re.compile(
    r"(?:(?:về|thực hiện|theo|với|trong|tại|đối với|từ nay) [^.;:]{2,80}, "
    r"|(?:triển khai )?thực hiện [^.;:]{2,200}?[\",] )?[^.;:,\"]{2,60}"
    r" (?:phấn đấu|hướng tới|hướng đến(?= \d)|đặt mục tiêu|đặt chỉ tiêu)\b"
)
# "Ban Chỉ đạo huyện sẽ tập trung tuyên truyền, tổ chức 4 đợt".
_SHALL_WORK = re.compile(
    rf"{_WHO} sẽ (?:tiếp tục|tập trung|đẩy mạnh|phấn đấu|triển khai|phối hợp|tăng cường)\b"
)
# "… xác định 3 khâu đột phá gồm: …", told in full.
_NAMES_GOALS = re.compile(
    r"[^.;:\"]{2,200}?(?:xác định|đề ra|đặt ra|thông qua|tập trung(?: vào)?|thực hiện"
    r"|thống nhất) (?:\d+|các|những)"
    r" (?:khâu đột phá|nhóm (?:chỉ tiêu|nhiệm vụ|giải pháp)|nhiệm vụ|chỉ tiêu|mục tiêu|giải pháp"
    r"|đột phá)[^.;:\"]{0,60}?(?:(?:,? (?:gồm|bao gồm|là|như))? ?: *"
    r"|(?:,? (?:trong đó|cụ thể|gồm|bao gồm|như)(?: có)?,?)+ ?:? *)(?=[^\W\d]|\d)"
)
# "Trong tháng 2, công ty đã đề ra mục tiêu sản xuất 177.000 tấn than".
_SETS_GOAL = re.compile(
    r"[^.;:\"]{2,160}?(?: đã| vừa| cũng)? (?:đề ra|đặt(?: ra)?|xác định) (?:mục tiêu|chỉ tiêu"
    r"|(?:\d+ |các |nhiều )?(?:nhóm )?(?:giải pháp|biện pháp|nhiệm vụ)[^.;:,]{0,40}? (?:nhằm|để))"
    r"(?: thi đua| cụ thể| là| phấn đấu| đến (?:hết |cuối )?năm \d{4},?| năm \d{4},?)* "
)
# "Quyết định này phấn đấu giảm …": the plan speaks.
_PLAN_SAYS = re.compile(
    r"(?:quyết định|kế hoạch|đề án|chương trình|nghị quyết|chiến lược) (?:này |trên )?"
    r"(?P<aim>phấn đấu|đặt mục tiêu|hướng (?:tới|đến)) "
)
# "Mục tiêu của xã là duy trì …", "trọng tâm của chiến lược là …".
_GOAL_IS = re.compile(
    r"[^.;:\"]{0,60}\b(?:mục tiêu|trọng tâm|phương hướng|nhiệm vụ|ưu tiên|biện pháp|giải pháp)\b"
    r"[^.;:\"]{0,60}? (?:là|nêu rõ)(?: cần| phải)? "
)
_BY_PLAN = re.compile(
    r"(?:theo (?:đó|kế hoạch|đề án|nghị quyết|chương trình|chỉ tiêu|chiến lược|quy hoạch)(?: này)?"
    r"|cụ thể(?: là)?|trong đó|đặc biệt|cùng với đó|đồng thời|ngoài ra|bên cạnh đó|cùng đó"
    r"|(?:các )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)(?: cụ thể| chung| chủ yếu| tổng quát)*"
    r"(?=,? (?:đến|trong)? ?(?:năm|giai đoạn) \d)"
    r"|(?:các |nhóm )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)[^.;:,]{0,60}(?: là|(?=[:,])))[:, ]+"
    r"(?:(?:các )?mục tiêu [^.;:,]{0,40} là )?"
)
# "Ông nhấn mạnh, trong nhiệm kỳ này, Đảng bộ cần …": one person tells others what to do.
_ADVISES = re.compile(
    r"(?:ông|bà|đồng chí|đ/c|phát biểu)\b[^.;:\"]{0,140}?"
    r"\b(?:nhấn mạnh|lưu ý|mong muốn|gợi ý|cho rằng|đề nghị|yêu cầu)\b"
)
# One person's own hopes.
_PERSON = re.compile(r"(?:gia đình|tôi|em|anh|chị|ông|bà|cô|chú|bác|mình|con|nhà tôi)\b")
_PAST = re.compile(
    r"\b(?:đã (?!đề ra|đặt|xác định|nêu|xây dựng kế hoạch|thống nhất)|vừa|được (?:tặng|trao|khen)"
    r"|đạt được|năm qua|vừa qua)\b"
)
_EVENT = re.compile(
    r"\bsẽ (?:được (?:tổ chức|khai mạc)|diễn ra|khai mạc|có sự tham gia|tham dự"
    r"|tổ chức (?:đại hội|lễ|hội nghị|họp|kỳ họp|cuộc họp|giải|lễ hội|ngày hội))\b"
)


def find_told_plan(
    view: View, start: int, end: int, now: int | None, *, planned: bool
) -> int | None:
    """Return where a paragraph of news turns to what its body is going to do, or None.

    `now` is the year of the article; `planned` says that the article is about a plan.
    """
    for at in sentences(view, start, end):
        if view.text.count('"', start, at) % 2:
            continue
        if planned and _ADVISES.match(view.lower, at, end):
            planned = False  # what follows in this paragraph is that person's advice
            continue
        promise = _ahead(view, at, end, now, planned=planned)
        if promise is None and planned:
            promise = _by_plan(view, at, end)
        if promise is None:
            promise = _goal_set(view, at, end)
        if promise is None and planned:
            promise = _aimed(view, at, end)
        if promise is None:
            promise = _expected(view, at, end) or shall_do(view, at, end)
        if promise is not None:
            return promise
    return None


def _ahead(view: View, at: int, end: int, now: int | None, *, planned: bool) -> int | None:
    """ "Trong năm 2018, các cấp Hội tiếp tục …": the time stays in the promise."""
    ahead = _AHEAD.match(view.lower, at, end)
    first = at if ahead is None else ahead.end()
    if ahead is not None and _is_over(ahead, now):
        return None
    if ahead is None and not view.lower.startswith("phấn đấu ", at):
        return None
    will = _WILL.match(view.lower, first, end)
    if will is None and planned:
        expected = view.lower.startswith(("dự kiến", "trong đợt", "trong chiến dịch"), at)
        will = ahead if expected else _PLANS.match(view.lower, first, end)
    if will is None or _is_told(view, first, will.end(), end):
        return None
    return at


def _is_over(ahead: re.Match[str], now: int | None) -> bool:
    years = [int(year) for year in ahead.groups() if year]
    return bool(years) and now is not None and years[0] < now


# Who asks others in the news promises nothing.
_ASKS = re.compile(
    r"\b(?:(?<!có )(?<!theo )(?<!ứng )(?<!các )yêu cầu|(?<!theo )đề nghị|mong muốn|kêu gọi)\b"
)


def _is_told(view: View, start: int, verb_end: int, end: int) -> bool:
    """One person's words, something done, asked, or an event that is only announced."""
    if _PERSON.match(view.lower, start, end) or _ASKS.search(view.lower, start, verb_end):
        return True
    if _PAST.search(view.lower, start, verb_end) is not None:
        return True
    return _EVENT.search(view.lower, start, min(end, verb_end + 20)) is not None


def _aimed(view: View, at: int, end: int) -> int | None:
    """A body and its aim; or what the aim is."""
    aim = _AIMS.match(view.lower, at, end)
    if aim is not None and not _is_told(view, at, aim.end(), end):
        return at
    shall = _SHALL_WORK.match(view.lower, at, end)
    if shall is not None and not _is_told(view, at, shall.end(), end):
        return at
    goal = _GOAL_IS.match(view.lower, at, end)
    if goal is None or _PAST.search(view.lower, at, goal.end()):
        return None
    first = goal.end()
    opens = match_verb(view.lower, first, end) is not None
    return first if opens or starts_with_quantity(view, first, end) else None


# "Sau khi cơ sở hoàn thành, dự kiến đến cuối tháng 6, Hội thành phố cũng sẽ tổng kết …".
_EXPECTED = re.compile(
    r"(?:[^.;:\"]{0,80}, )?(?P<promise>dự kiến (?:đến|trong|vào|từ|ngày|đầu|cuối) [^,.;:\"]{3,40},"
    r" [^,.;:\"]{2,90}?(?: cũng)? sẽ )"
)


def _expected(view: View, at: int, end: int) -> int | None:
    found = _EXPECTED.match(view.lower, at, end)
    if found is None or _is_told(view, found.start("promise"), found.end(), end):
        return None
    return found.start("promise")


def _goal_set(view: View, at: int, end: int) -> int | None:
    """A goal with its figure that a body has set, or that a plan sets."""
    says = _PLAN_SAYS.match(view.lower, at, end)
    if says is not None:
        return says.start("aim")
    named = _NAMES_GOALS.match(view.lower, at, end)
    if named is not None and _opens(view, named.end(), end):
        return named.end()
    goal = _SETS_GOAL.match(view.lower, at, end)
    if goal is None or _PERSON.match(view.lower, at, end):
        return None
    first, stop = goal.end(), min(end, goal.end() + _FIGURE_REACH)
    if _HONOURS.match(view.lower, first, end) is not None:
        return first
    if _FIGURE.search(view.lower, first, stop) is None:
        return None
    opens = match_verb(view.lower, first, end) is not None
    return first if opens or starts_with_quantity(view, first, end) else None


# "… đã đặt chỉ tiêu thi đua là đạt Giấy khen của LĐLĐ huyện".
_HONOURS = re.compile(r"(?:đạt|giành|nhận) (?:danh hiệu|giấy khen|bằng khen|cờ|giải|chuẩn|loại)\b")
_FIGURE = re.compile(r"\d")
_FIGURE_REACH = 80


def _by_plan(view: View, at: int, end: int) -> int | None:
    """ "Theo kế hoạch, tỷ trọng … sẽ đạt", "Cụ thể: mỗi cơ sở Đoàn có ít nhất 1 …"."""
    head = _BY_PLAN.match(view.lower, at, end)
    if head is None:
        return None
    label = _LABEL.match(view.lower, head.end(), end)
    first = label.end() if label is not None else head.end()
    ahead = _AHEAD.match(view.lower, first, end)
    verb_at = ahead.end() if ahead is not None else first
    will = _WILL.match(view.lower, first, end) or _PLANS.match(view.lower, first, end)
    opens = _opens(view, verb_at, end) and (
        label is not None
        or not view.lower.startswith(_WEAK_HEADS, at)
        or view.lower.startswith(_EACH_TIME, first)
    )
    verb_end = will.end() if will is not None else first
    if not (opens or will) or _is_told(view, first, verb_end, end):
        return None
    return first


# In a report these go on with what was counted.
_WEAK_HEADS = ("trong đó", "đặc biệt")
_EACH_TIME = ("mỗi ", "hằng năm", "hàng năm", "đến năm ", "đến cuối ", "phấn đấu ")


def _opens(view: View, at: int, end: int) -> bool:
    """Work, a number or a measure begins here."""
    return (
        match_verb(view.lower, at, end) is not None
        or starts_with_quantity(view, at, end)
        or _MEASURED.match(view.lower, at, end) is not None
    )


# "Thứ hai, …", "Về kinh tế: …": an ordinal or a field in front of what is told.
_LABEL = re.compile(
    r"(?:trong đó,? )?\*{0,2}(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\*{0,2}(?: là|[,:])"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là[,:])\*{0,2} *"
    r"|(?:giai đoạn|đợt|bước) \d+: *|đối với [^:;.,]{2,70}(?: là|,|:) +"
    r"|về [^:;.,]{2,40}[:,] *|\(?\d{1,2}[.)] *"
)
_MEASURED = re.compile(
    r"(?:mỗi|tỷ lệ|tỉ lệ|tỷ trọng|tổng|số|giá trị|thu nhập|thu ngân sách|diện tích|sản lượng"
    r"|kim ngạch|cơ cấu|grdp|tốc độ|hằng năm|hàng năm|bình quân|không"
    r"|phấn đấu|đến (?:hết |cuối )?(?:năm|nhiệm kỳ))\b"
)


def advises(view: View, start: int, at: int) -> bool:
    """Say whether somebody tells others what to do in the sentence that holds an offset."""
    first = max(start, view.lower.rfind(". ", start, at) + 1)
    while first < at and view.lower[first].isspace():
        first += 1
    return _ADVISES.match(view.lower, first, at) is not None


def goes_on(view: View, start: int, end: int, now: int | None) -> int | None:
    """Where a paragraph goes on telling a plan: it opens with work, a measure or "sẽ"."""
    at = start
    for opening in (_LINK, _LIST, _LABEL):
        found = opening.match(view.lower, at, end)
        at = found.end() if found is not None else at
    ahead = _AHEAD.match(view.lower, at, end)
    if ahead is not None and _is_over(ahead, now):
        return None
    if _ASKS.search(view.lower, at, min(end, at + _ASKING_REACH)):
        return None
    if _SAYS.search(view.lower, at, min(end, at + _SAYING_REACH)):
        return None
    opens = _opens(view, at, end) or ahead is not None or _acts(view, at, end)
    will = _SHALL.match(view.lower, at, end)
    verb_end = will.end() if will is not None else at + _SHORT_LOOK
    goes = (opens or will is not None) and not _is_told(view, at, verb_end, end)
    return at if goes else None


# "Phó Chủ tịch … cho biết, …": somebody tells how things are.
_SAYS = re.compile(r"\b(?:cho biết|cho hay|chia sẻ|đánh giá cao)\b")
_SAYING_REACH = 200
# "Huyện mở rộng thị trấn …", "toàn Đoàn thực hiện …": the body of the plan goes on.
_BODY = re.compile(
    r"(?:toàn |các )?(?:tỉnh|huyện|thành phố|tp|thị xã|xã|phường|ngành|hội|đoàn|đảng bộ|công ty"
    r"|đơn vị|địa phương|nhà trường|cụm|khối|công an|văn phòng|ban chỉ (?:đạo|huy)|ủy ban|ubnd|sở"
    r"|phòng|lực lượng|cơ sở|cấp (?:hội|ủy|bộ đoàn)|chi (?:bộ|hội|đoàn)"
    r"|hai (?:bên|đơn vị))\b[^,;.:\"]{0,90}"
)
# "Cùng với đó là đẩy mạnh …", "Đồng thời, phối hợp …".
_LINK = re.compile(
    r"(?:đồng thời|cùng với đó|bên cạnh đó|ngoài ra|song song với đó|theo đó|trong đó|cụ thể"
    r"|đặc biệt)(?: là)?[,:]? "
)


def _acts(view: View, at: int, end: int) -> bool:
    body = _BODY.match(view.lower, at, end)
    if body is not None and find_verb(view, at, body.end()) is not None:
        return True
    named = read_bodies(view, at, end)
    if not named:
        return False
    how = _HOW.match(view.lower, named[-1].end, end)
    return how is not None and match_verb(view.lower, how.end(), end) is not None


# Between a body and its work: "Bộ Công Thương khẩn trương hoàn thành …".
_HOW = re.compile(
    r" (?:(?:khẩn trương|kịp thời|chủ động|tiếp tục|sớm|trực tiếp|phải|cần|cũng|sẽ|thường xuyên) )*"
)


# "Trong đó, 8 trọng tâm chỉ đạo bao gồm: …": the list the plan was said to have.
_LIST = re.compile(
    r"(?:\d+ |các |những )(?:nhóm )?(?:trọng tâm|nhiệm vụ|giải pháp|nội dung|mục tiêu|chỉ tiêu)"
    r"[^.;:]{0,60}? (?:gồm|bao gồm|là)(?: có)?: *"
)
# "… từ nay đến cuối năm, UBND xác định nhiều nhóm nhiệm vụ trọng tâm.": told below.
_ANNOUNCES = re.compile(
    r"\b(?:đề ra|đặt ra|xác định|thống nhất|thông qua|triển khai|tập trung(?: vào| thực hiện)?)\b"
    r"[^.;:]{0,80}?\b(?:\d+|các|nhiều|một số|những) (?:nhóm )?"
    r"(?:nhiệm vụ|giải pháp|trọng tâm|chỉ tiêu|mục tiêu)\b[^.;:]{0,120}\.?\Z"
)
_TO_COME = re.compile(
    r"\b(?:từ nay đến|thời gian tới|thời gian còn lại|năm (?:\d{4}|tới)|tới đây|cuối năm|nhiệm kỳ"
    r"|giai đoạn|đến năm|tháng tới|quý [ivx]+)\b"
)
_LAST_SENTENCE = 400


def announces_plan(view: View, start: int, end: int) -> bool:
    """Say whether a paragraph ends with a sentence that counts the tasks told below it."""
    first = max(start, end - _LAST_SENTENCE)
    words = view.lower[max(first, view.lower.rfind(". ", first, end - 1) + 1) : end]
    return _ANNOUNCES.search(words) is not None and _TO_COME.search(words) is not None


_SHALL = re.compile(r"[^.;:\"]{0,90}?\b(?:sẽ|phải)\b")
_SHORT_LOOK = 60
_ASKING_REACH = 160

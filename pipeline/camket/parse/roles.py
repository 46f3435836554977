"""In which role a quantity stands: target, result, fact, baseline or norm (DOMAIN 5, 13)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from camket.parse.context import Context
from camket.parse.verbs import match_verb
from camket.parse.words import any_within, words_of
from camket.records import Quantity, Role

_FUTURE = re.compile(
    r"phấn đấu|quyết tâm|cam kết|mục tiêu|chỉ tiêu (?:năm|là|đề ra)|sẽ |đến năm \d|đến cuối năm"
    r"|hết năm|yêu cầu|bảo đảm|đảm bảo"
    r"|tiếp tục|giao "
)
_PAST = re.compile(
    r"(?<!\w)(?:đã (?!đăng|ký|được phê|cam|giao|có|đề|đo|phê|ban)|ước đạt|ước thực hiện"
    r"|(?<!sĩ )(?<!trồng )(?<!viên )(?<!thôn )(?<!lập )(?<!xây )(?<!triển )(?<!nạp )mới đạt"
    r"|mới được \d|kết quả(?::| \d| năm| thực hiện| đạt được)|(?<!chứng )chỉ đạt|được \d"
    r"|trong năm qua|nhiệm kỳ qua|(?:tháng|năm|thời gian) qua|đến nay|từ đầu năm|thực tế|xảy ra \d"
    r"|để xảy ra \d|chưa đạt|toàn trường có"
    r")"
)
_PAST_FIRST = frozenset(
    """
    đã ước mới kết chỉ được trong nhiệm tháng năm thời đến từ thực xảy để chưa toàn
    """.split()
)
_PLAN_BEFORE = re.compile(
    r"(?<!\w)(?:kh|kế hoạch(?: năm)?|chỉ tiêu(?: đăng ký| giao)?|giao ước|mục tiêu|đăng ký"
    r"|dự toán)(?!\w)[^\d;.)]{0,12}\Z|(?:so với|cao hơn|thấp hơn|vượt) (?:mức )?giao ước ?\Z"
)
_YEAR_BEFORE = re.compile(
    r"\((?:cùng kỳ |so với )?(?:năm|nh|ước th|hiện)[^()]{0,24}\Z|(?:cùng kỳ"
    r"|năm trước)(?: năm \d{4})?:? \Z"
)
_YEAR = re.compile(r"(?<!\w)năm (?:học )?((?:19|20)\d\d)(?!\d)")
_NORM = re.compile(
    r"mức (?:chi|phạt|hỗ trợ|thu(?! nhập)|đóng|trợ cấp|khoán|thưởng|phụ cấp)|định mức"
    r"|phạt (?:tiền )?từ \Z|đơn giá"
)
_FACT = re.compile(
    r"(?:(?<!kéo )dài|gồm|thuộc thẩm quyền của|chế độ (?:với|cho|đối với)"
    r"|được thưởng|hiện có|trên tổng số|(?:tham dự|tham gia|chứng kiến) của|theo bộ|những)\Z"
)
# Last words of `_FACT`, all of them.
_FACT_ENDS = (
    "dài", "gồm", "của", "với", "cho", "thưởng", "có", "số", "bộ", "những",
)  # fmt: skip
_INDICATIVE = re.compile(
    r"khái toán|dự kiến kinh phí|kinh phí (?:thực hiện|dự kiến)|tổng mức đầu tư|dự trù"
)
_WHOLE_HAS = re.compile(
    r"toàn (?:tỉnh|huyện|xã|thành phố|quận|thị xã|phường) có(?: trên| khoảng| gần)? \Z"
)
_NOW_HAS = re.compile(r"hiện (?:nay )?có")
_PROMISED = re.compile(r"năm \d|phấn đấu")
_NOT_OF_YEAR = re.compile(r"so với|phấn đấu|từ năm|giá (?:so sánh|cố định|gốc)")
_SENTENCE = 240
_AHEAD = re.compile(r"phấn đấu|mục tiêu|nhiệm vụ năm")


def decide(
    low: str, bounds: tuple[int, int], span: tuple[int, int], quantity: Quantity, context: Context
) -> Role:
    """The role of the quantity at `span` inside the clause `bounds` (offsets in `View.lower`)."""
    start, end = span
    floor = max(bounds[0], start - 120)
    sentence = max(low.rfind(";", floor, start), low.rfind(". ", floor, start), floor - 1) + 1
    left = low[sentence:start]
    if low.startswith(("ước đạt", "ước thực hiện"), start):
        return "result"
    if _is_baseline(low, floor, start):
        return "baseline"
    near = left[-40:]
    # The plain look-ups are far cheaper than the patterns they guard.
    if ("mức" in near or "phạt" in near or "đơn giá" in near) and _NORM.search(near):
        return "norm"
    if _may_indicate(left) and _INDICATIVE.search(left):
        return "fact"
    if quantity == "level" and "toàn " in left and _tells_of_whole(low, left, start):
        return "fact"
    if "hiện" in left and _NOW_HAS.search(left) and not _PROMISED.search(left):
        return "fact"
    if before_fact(left):
        return "fact"
    if _is_result(low, left, (bounds[0], end), context) or (
        context.section == "results" and not _is_to_come(low, (bounds[0], start, end), context)
    ):
        return "result"
    return "fact" if _is_fact(left, low, start, end) else "target"


def _tells_of_whole(low: str, left: str, start: int) -> bool:
    """ "Toàn huyện có 120 trường" tells; "phấn đấu toàn huyện có thêm 3 xã đạt chuẩn" promises."""
    if low.startswith("thêm ", start) or _PROMISED.search(left):
        return False
    return _WHOLE_HAS.search(left) is not None


def _may_indicate(left: str) -> bool:
    return "kinh phí" in left or "toán" in left or "tổng mức" in left or "dự trù" in left


def _is_baseline(low: str, floor: int, start: int) -> bool:
    left = low[max(floor, start - 40) : start].rstrip()
    left = left.rstrip(":") + " "
    if ("(" in left or "cùng kỳ" in left or "năm trước" in left) and _YEAR_BEFORE.search(left):
        return True
    if "giao ước" in left and _PLAN_BEFORE.search(left):
        return True
    open_bracket = left.rfind("(")
    return open_bracket >= 0 and ")" not in left[open_bracket:] and bool(_PLAN_BEFORE.search(left))


# "Luật Phòng, chống ma túy năm 2021": the year names the law.
_LAW_OF = re.compile(
    r"(?<!\w)(?:(?<!pháp )(?<!kỷ )luật|pháp lệnh|hiến pháp)"
    r"(?: [^\s,;.():]+|,(?= (?:chống|thực hành|giáo dục))){0,16}? năm (?:19|20)\d\d"
)


def _past_year(left: str, context: Context) -> bool | None:
    """Whether the last year named before the quantity is before the plan year."""
    if context.plan_year is None or "năm " not in left:
        return None
    if "luật" in left or "pháp lệnh" in left or "hiến pháp" in left:
        left = _LAW_OF.sub("", left)
    years = _YEAR.findall(left)
    return int(years[-1]) < context.plan_year if years else None


# "thu hồi nợ đã xử lý rủi ro 12 tỷ": the past stands inside the object of the promise.
_PROMISES_FIRST = re.compile(
    r"(?:tiếp tục |tập trung |đẩy mạnh |kiên quyết )?(?:thu hồi|giải quyết|xử lý|khắc phục"
    r"|hoàn trả|bàn giao|thi hành|giải ngân|sửa chữa|nâng cấp|thay thế) [^,;.]+"
)


# "đã thông qua kế hoạch kinh doanh gồm …", "đã đưa ra các chỉ tiêu như …": only the list is past.
_LISTED_AIMS = re.compile(
    r"(?<!\w)(?:chỉ tiêu (?:như|cụ thể|sau|chủ yếu)|kế hoạch (?:kinh doanh|sản xuất)"
    r"(?! năm (?:trước"
    r"|ngoái))|nhiệm vụ cụ thể)(?!\w)"
)


_YEARLY = ("mỗi năm", "hằng năm", "hàng năm", "bình quân mỗi năm", "bình quân hằng năm",
    "bình quân hàng năm", "trung bình mỗi năm")  # fmt: skip


def _past_before(low: str, left: str, span: tuple[int, int]) -> bool:
    """A past marker in this sentence, with no promise between it and the quantity."""
    floor, end = max(span[0], span[1] - 240), span[1]
    sentence = max(low.rfind(". ", floor, end), low.rfind("\n", floor, end), floor - 1) + 1
    starts, ends = _pasts(low)
    last = bisect_left(starts, end) - 1
    while last >= 0 and starts[last] >= sentence and ends[last] > end:
        last -= 1
    if last < 0 or starts[last] < sentence or "phấn đấu" in left or "mục tiêu" in left:
        return False
    # "Phấn đấu đón được 4,2 triệu lượt khách, trong đó …": the aim opens the sentence.
    if low.startswith(("phấn đấu", "mục tiêu"), sentence):
        return False
    if _PROMISES_FIRST.fullmatch(low, span[0], starts[last]):
        return False
    # "Bình quân mỗi năm giảm được 3 - 5% hộ nghèo": what comes again every year is still to come.
    if low.startswith("được ", starts[last]) and left.startswith(_YEARLY):
        return False
    return not (_FUTURE.search(low, ends[last], end) or _LISTED_AIMS.search(low, ends[last], end))


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _pasts(low: str) -> tuple[list[int], list[int]]:
    """Where the words that tell of the past start and end in a text."""
    places = words_of(low).find(_PAST_FIRST)
    matches = (_PAST.match(low, at) for at in places)
    found = [match for match in matches if match is not None and not _describes(low, match)]
    return [match.start() for match in found], [match.end() for match in found]


# "lao động đã qua đào tạo", "nhân rộng tại các xã đã đạt chuẩn": "đã" only says which ones.
_PASSED_THROUGH = re.compile(r"đã (?:qua|từng qua) (?=\w)|đã (?:thông qua|xếp hạng|được xếp hạng)")
_THING = re.compile(
    r"(?:lao động|người|cán bộ|nhân lực|hàng|vật liệu|thực phẩm|sản phẩm|kế hoạch|chương trình"
    r"|nghị quyết|đề án|quy hoạch|dự toán|danh mục|nội dung|di tích|quốc gia|đặc biệt) \Z"
)
_WHICH = re.compile(r"(?<!\w)(?:tại|ở|cho|của|với|trong|trên) (?:các|những) (?:[^\W\d]+ ){1,4}\Z")


# "tăng 8% so với ước thực hiện năm 2024": the past is what the promise is compared with.
_COMPARED = re.compile(
    r"(?<!\w)(?:so(?: với)?|bằng(?: \d[\d.,]* ?%)?|cao hơn|thấp hơn|vượt|giữ)"
    r" (?:mức |số |kết quả |con số )?\Z"
)


def _describes(low: str, past: re.Match[str]) -> bool:
    """Whether a past mark stands inside a noun phrase and tells nothing of its own."""
    at = past.start()
    if _COMPARED.search(low, max(0, at - 32), at):
        return True
    if not past.group().startswith("đã"):
        return False
    if _PASSED_THROUGH.match(low, at) and _THING.search(low, max(0, at - 24), at):
        return True
    which = _WHICH.search(low, max(0, at - 60), at)
    if which is None:
        return False
    floor = max(0, which.start() - _SENTENCE)
    opening = max(low.rfind(mark, floor, which.start()) for mark in (". ", "; ", ", ", "\n"))
    begin = max(opening + 1, floor)
    return match_verb(low, begin + low.startswith(" ", begin), at) is not None


def _is_result(low: str, left: str, span: tuple[int, int], context: Context) -> bool:
    if _past_before(low, left, span):
        return True
    return bool(_past_year(left, context)) and not _NOT_OF_YEAR.search(left)


# What is at least so much is promised or prescribed: a result is counted.
_BOUND = re.compile(
    r"(?<!\w)(?:ít nhất|tối thiểu|không quá|tối đa|không dưới|không để|trở lên)(?!\w)"
)
_AIM_REACH = 400


def _is_to_come(low: str, places: tuple[int, int, int], context: Context) -> bool:
    """Whether a line that reports speaks of what is still to be reached."""
    first, start, end = places
    sentence = low[max(first, start - _SENTENCE) : end].rpartition(". ")[2]
    if _past_year(sentence, context) is False or _AHEAD.search(sentence):
        return True
    if context.genre == "report":
        return is_aimed(low, end - len(sentence), start, context)
    return _BOUND.search(low, start, end) is not None or is_aimed(low, first, start, context)


def is_aimed(low: str, start: int, end: int, context: Context) -> bool:
    """Whether the words `low[start:end]` announce what is to come, and tell nothing after it."""
    start = max(start, end - _AIM_REACH)
    aims = [match.end() for match in _AIMS.finditer(low, start, end) if _is_ahead(match, context)]
    return bool(aims) and not any_within(_pasts(low)[0], aims[-1], end)


def _is_ahead(aim: re.Match[str], context: Context) -> bool:
    """ "đến cuối năm 2011" in a text of 2012 is past."""
    if context.doc_date is None:
        return aim["in"] is None
    if aim["in"]:
        return int(aim["in"]) > context.doc_date.year
    return aim["by"] is None or int(aim["by"]) >= context.doc_date.year


# Aims, told by others: phấn đấu, sẽ, dự kiến and whatever else is still to come.
_AIMS = re.compile(
    r"(?<!\w)(?:phấn đấu|quyết tâm|mục tiêu|dự kiến|sẽ|cam kết|yêu cầu(?= [^\W\d])|ước tính"
    r"|dự báo|theo kế hoạch|kế hoạch (?:kinh doanh|sản xuất)(?! năm (?:trước|ngoái))"
    r"|(?:số liệu )?đến (?:hết |cuối )?năm (?:(?P<by>\d{4})|nay)|năm (?P<in>\d{4})"
    r"|đến cuối nhiệm kỳ"
    r"|(?:đặt|đề ra|đưa ra|xác định|thực hiện|nhiều)(?:,? [^\W\d]+){0,3},? chỉ tiêu"
    r"|chỉ tiêu (?:như|cụ thể|chính|chủ yếu|sau)|nhiệm vụ (?:cụ thể|trọng tâm)|cần phải"
    r"|ít nhất|tối thiểu|tiếp tục(?! (?:được|tăng|giảm|phát triển|là|có|duy trì))"
    r"|(?:hằng|hàng|mỗi) năm,? (?:mỗi|giúp|kết nạp|vận động|hỗ trợ|xây dựng))(?!\w)"
)


def before_fact(left: str) -> bool:
    """Whether the words before only give the size of a whole ("trên tổng số 786 em")."""
    return left.rstrip().endswith(("trên tổng số", "trong tổng số"))


_LEAST = ("tối thiểu", "ít nhất", "không dưới", "≥", ">=")
_NEW_LEVEL = ("còn ", "xuống ", "lên ", "đạt ")


def _is_fact(left: str, low: str, start: int, end: int) -> bool:
    before = left.rstrip()
    if before.endswith(_FACT_ENDS) and _FACT.search(before):
        # "dài 500 m" tells how long, "dài tối thiểu 500 m" asks for it.
        return not (before.endswith("dài") and low.startswith(_LEAST, start))
    if not before.endswith("(") or low[end : end + 1] != ")":
        return False
    return not low.startswith(_NEW_LEVEL, start)  # "giảm 3% (còn 7%)" says what is reached

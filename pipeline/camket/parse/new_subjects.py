"""Subjects that a comma opens: who or what is measured, with a predicate of its own."""

from __future__ import annotations

import re

from camket.parse.bodies import read_body
from camket.parse.objects import last_verb
from camket.parse.verbs import find_verb, match_verb
from camket.parse.words import has_digit
from camket.texts import View

_PERCENT_SUBJECT = re.compile(
    r"(?:(?:trên|ít nhất|tối thiểu|hơn|từ|có|phấn đấu|phấn đấu có|bảo đảm"
    r"|không dưới) ){0,2}(?:\d[\d.,]*(?: ?- ?\d[\d.,]*)? ?%|(?<=ít nhất )\d+|(?<=tối thiểu )\d+"
    r"|\d+/\d+)(?: trở lên)?(?P<rest>[^,;]*)"
)
# A subject that measures: "doanh thu 31,5 tỷ đồng", "mỗi đơn vị giới thiệu …".
MEASURES = (
    "tổng|doanh thu|số|tỷ lệ|thu nhập|mỗi|giá trị|diện tích|sản lượng|năng suất|kim ngạch"
    "|lợi nhuận|một số|cơ cấu|độ che phủ|quy mô"
)
_MEASURE = re.compile(rf"(?:{MEASURES})\b")
ACTORS = (
    "chi hội|chi đoàn|liên đội|ubnd|hđnd|ủy ban|uỷ ban|hội|đoàn|công đoàn|phòng|ban|sở|công an"
    "|trạm|trường|thôn|đơn vị"
    "|cán bộ|người đứng đầu|thủ trưởng|chi bộ|đảng bộ|đảng ủy|chi cục|cục|khối|cụm|cấp ủy"
    "|lãnh đạo|văn phòng|bệnh viện|khoa|tổ|mặt trận|trưởng|giám đốc|chủ tịch|doanh nghiệp|công ty"
    "|nhà trường|học sinh|giáo viên|đảng viên|đoàn viên|hội viên|hộ|xã|phường|thị trấn|người dân"
    "|nhân dân|lực lượng|ngành|trung tâm|bí thư|hiệu trưởng|tòa án|viện kiểm sát|thanh tra"
    "|bộ chỉ huy|liên đoàn|ngân hàng|kho bạc"
)
ACTOR = re.compile(rf"(?:{ACTORS})\b")
_GOVERNED = re.compile(
    r"\b(?:phối hợp|cùng|gồm|giao|yêu cầu|đề nghị|chỉ đạo|hướng dẫn|đôn đốc|tham mưu|trình|giúp"
    r"|báo cáo|kiến nghị|giữa|với|của|cho)\b"
)
_NOUN = re.compile(r"\s*([^\W\d_]+|\S)")


# "xã, phường có …", "cán bộ, công chức …": the comma joins two subjects.
_NOUN_END = re.compile(
    r"\b(?:chi|xã|phường|huyện|quận|sở|ban|ngành|khoa|phòng|cơ quan|cán bộ|công chức|viên chức"
    r"|các cấp|đơn vị|thôn|bản|đảng viên|tổ|đoàn thể|cá nhân|tập thể|chi bộ|mỗi \w+"
    r"|tổ chức (?:đoàn|hội|đội|đảng))\s*$"
)


def _repeats(lower: str, near: int, comma: int, right: int) -> bool:
    """As in "đoàn ra, đoàn vào": the noun before the comma comes again after it."""
    word = lower[right : right + 12].split(" ", 1)[0]
    return word in lower[near:comma].split()[-2:]


def opens_subject(view: View, left: tuple[int, int], right: int, following: int) -> bool:
    """A new subject with a predicate of its own: "100% hộ … ký", "mỗi đơn vị giới thiệu"."""
    near = max(left[0], left[1] - 16)
    if _repeats(view.lower, near, left[1], right):
        return False
    each = view.lower.startswith("mỗi ", right)
    if not each and _NOUN_END.search(view.lower, near, left[1]):
        return False
    percent = _PERCENT_SUBJECT.match(view.lower, right, following)
    if percent:
        counted = has_digit(view.lower, *left)
        rest = (percent.start("rest"), following)
        counted = counted or _NEGATED.match(view.lower, *left) is not None
        if _waits_for_predicate(view, left):
            return False
        stated = find_verb(view, *rest) or _RATED.search(view.lower, *rest)
        return counted and stated is not None
    if _MEASURE.match(view.lower, right, following):
        counted = each and has_digit(view.lower, right, following)
        return _measures(view, left, right, following) and (counted or not _ends_open(view, left))
    if ACTOR.match(view.lower, right, following):
        governed = _GOVERNED.search(view.lower, *left)
        if governed is not None or _lists_things(view, left, right, following):
            return False
        return _has_own_predicate(view, right, following)
    return False


# "án hình sự đạt từ 90% trở lên, án dân sự đạt từ 85%": one more thing measured, with its figure.
_LEVEL_OF = re.compile(
    r"\s*(?!cả năm|cuối|hết|đến|quý|tháng)(?P<noun>[^\W\d]+(?: [^\W\d]+){2,7}?) (?:đạt|còn)"
    r" (?:từ |trên |dưới |ít nhất |khoảng |bình quân )*\d"
)
_FIGURE = re.compile(
    r"(?<!\w)(?:đạt|còn|xuống|lên|tăng|giảm|trên|dưới)[^,;\d]{0,20}\d[\d.,]*"
    r"(?: ?%| [^\W\d]+(?:[ /][^\W\d]+){0,3})(?: trở lên)?\Z"
)


_SHARES = re.compile(r"\b(?:cơ cấu|tỷ trọng|trong đó|theo hướng)\b")


# ", các vụ án dân sự, hôn nhân và lao động đạt từ 87%": things of several kinds, one figure.
_SEVERAL = re.compile(
    r"\s*các (?P<noun>[^\d:;.]{3,110}?) (?:đạt|còn) (?:từ |trên |dưới |ít nhất |khoảng )*\d"
)


_ACTS = re.compile(
    r"\b(?:tổ chức|thực hiện|hoàn thành|phối hợp|triển khai|xây dựng|được|phải|có|để|nhằm"
    r"|phấn đấu)\b"
)


def opens_levels(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """Things of several kinds, behind a clause that ends in its own figure."""
    level = _SEVERAL.match(view.lower, right, end)
    if level is None or _ACTS.search(level["noun"]) is not None:
        return False
    return _FIGURE.search(view.lower, max(left[0], left[1] - 90), left[1]) is not None


def opens_level(view: View, left: tuple[int, int], right: int, following: int) -> bool:
    """A thing measured, behind a clause that has its own figure and ends in it."""
    if not has_digit(view.lower, right, following):
        return False
    level = _LEVEL_OF.match(view.lower, right, following)
    if level is None:
        return False
    acts = find_verb(view, level.start("noun"), level.end("noun"))
    named = acts is not None and acts.start > level.start("noun") and acts.sense.is_nominal
    if acts is not None and not named:  # "công suất sử dụng giường bệnh đạt 90%" names a measure
        return False
    if _SHARES.search(view.lower, *left) is not None:
        return False
    piece = view.lower[max(left[0], view.lower.rfind(",", *left) + 1) : left[1]].split()
    if piece[:1] == level["noun"].split()[:1]:  # "học lực giỏi đạt 25%, học lực khá đạt 40%"
        return False
    return _FIGURE.search(view.lower, max(left[0], left[1] - 90), left[1]) is not None


# "100% trường mầm non, 90% trường tiểu học đạt chuẩn": the first share has no predicate yet.
_BARE_SHARE = re.compile(r"[^,;]{0,20}?\d ?%(?: số)?(?: trở lên)? (?P<rest>[^\d,;]{3,40})\Z")
_STATED = re.compile(r"\b(?:có|được|đạt|là|không|biết|trở lên|đúng|còn|đủ)\b")


def _waits_for_predicate(view: View, left: tuple[int, int]) -> bool:
    lower = view.lower
    piece = max(left[0], lower.rfind(",", *left) + 1)
    share = _BARE_SHARE.match(lower, piece, left[1])
    if share is None:
        return False
    rest = share.span("rest")
    states = _STATED.search(lower, *rest) or _RATED.search(lower, *rest)
    return states is None and find_verb(view, *rest) is None


_REACHES = re.compile(r"[^,;.]*?(?<!\w)(?:đạt|được công nhận)(?!\w)")


def _lists_things(view: View, left: tuple[int, int], right: int, following: int) -> bool:
    """ "xây dựng trường Mầm non, trường Tiểu học đạt chuẩn": one more thing of the same kind."""
    noun = _NOUN.match(view.lower, right, following)
    built = match_verb(view.lower, *left)
    if noun is None or built is None or _REACHES.match(view.lower, right, following) is None:
        return False
    return view.lower.startswith(f" {noun[1]} ", built.end)


_NEGATED = re.compile(r"(?:tuyệt đối |kiên quyết )?không ")
_LEAST = re.compile(r"\bcó (?:ít nhất |tối thiểu |từ )?\d|\d ?% trở lên")
_NUMBER = re.compile(r"(?<!năm )(?<!\d)\d|\bkhông\b")
# Ranks that need no verb: "90% công đoàn cơ sở vững mạnh".
_RATED = re.compile(
    r"\b(?:vững mạnh|xuất sắc|tiên tiến|khá|giỏi|hài lòng|đúng (?:hạn|độ tuổi)|kiên cố|an toàn"
    r"|(?<=\w )(?<!% )có(?! (?:liên quan|nguy cơ|hoàn cảnh|công với)))\b"
)


def _measures(view: View, left: tuple[int, int], right: int, following: int) -> bool:
    """A measured subject needs its number ("doanh thu 31,5 tỷ"), "mỗi đơn vị" needs a verb."""
    if view.lower.startswith("mỗi ", right):
        least = _LEAST.search(view.lower, right, following)
        return least is not None or _has_own_predicate(view, right, following)
    counted = has_digit(view.lower, *left)
    return counted and _NUMBER.search(view.lower, right, following) is not None


def _has_own_predicate(view: View, right: int, following: int) -> bool:
    first = right + (view.text[right] == " ")
    body = read_body(view, first, following)  # "Ủy ban Bầu cử", "Ban Tổ chức": verbs in a name
    verb = find_verb(view, body.end if body is not None else right, following)
    if verb is None and body is not None and _BY_WHEN.match(view.lower, body.end, following):
        return False
    if verb is not None and verb.start > right:
        # "các sở, Sở Y tế trước khi trình": a verb of its time is no predicate.
        return verb.end < following and not view.lower.endswith(" khi ", right, verb.start)
    return _NUMBER.search(view.lower, right, following) is not None and not view.lower.startswith(
        ("mỗi", "các", "những"), right
    )


# "… đến Ủy ban Bầu cử xã chậm nhất ngày 04/02": when it is due, not what the body does.
_BY_WHEN = re.compile(r" (?:chậm nhất|trước|trong|vào|đến|muộn nhất|trễ nhất|từ|sau)(?!\w)")


def _ends_open(view: View, left: tuple[int, int]) -> bool:
    return last_verb(view, left) is not None

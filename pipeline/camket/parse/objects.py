"""Whether the verbs on both sides of a comma share one object or owner."""

from __future__ import annotations

import re

from camket.parse.verb_chains import go_together
from camket.parse.verbs import VerbMatch, find_verb, match_verb, verb_starts
from camket.texts import View

AFTER_VERB = re.compile(r"[ \n]*(?P<link>,[ \n]*|(?:và|hoặc)[ \n]+)?")
_NUMBER = re.compile(r"\d|\bkhông\b")

_MANNERS = (
    "chu đáo", "nghiêm", "nghiêm túc", "tốt", "chặt chẽ", "có hiệu quả", "hiệu quả", "thường xuyên",
    "đầy đủ", "kịp thời", "hợp lý", "sâu rộng", "tích cực", "đồng bộ", "toàn diện", "công khai",
)  # fmt: skip
_MANNER_ADVERB = re.compile(rf" (?:{'|'.join(_MANNERS)})\s*$")


def _before_blanks(view: View, start: int, end: int) -> int:
    while end > start and view.lower[end - 1].isspace():
        end -= 1
    return end


def _word_verbs(view: View, start: int, end: int) -> list[int]:
    """Where verbs start in a range, but not after a figure ("3đạt")."""
    starts = verb_starts(view.lower, start, end)
    return [at for at in starts if at == 0 or not _GLUED.match(view.lower, at - 1)]


_GLUED = re.compile(r"\w")


def last_verb(view: View, left: tuple[int, int]) -> VerbMatch | None:
    """The verb a clause ends in, when it ends in one without an object."""
    stop = _before_blanks(view, *left)
    if view.lower.endswith(_MANNERS, left[0], stop):
        manner = _MANNER_ADVERB.search(view.lower, max(left[0], left[1] - 24), left[1])
        stop = _before_blanks(view, left[0], manner.start()) if manner else stop
    for at in _word_verbs(view, max(left[0], stop - 30), stop):
        if view.text[at].isupper() and at > left[0]:
            continue
        verb = match_verb(view.lower, at, stop)
        if verb is not None and verb.end == stop:
            before = view.lower[max(left[0], at - 12) : at]
            return None if _CLOSED.search(before) else verb
    return None


# "bị phát hiện", "nguồn xã hội hóa": the last verb belongs to a noun, its object is not awaited.
_CLOSED = re.compile(
    r"\b(?:được|bị|bằng|theo|nguồn|về|của|cấp|tỉnh|huyện|trung ương|dự toán|trên|cơ quan|người"
    r"|viên)\s+$"
)


_NOUN_HEAD = re.compile(
    r"(?:công tác|chất lượng|hiệu quả|năng lực|hoạt động|nhiệm vụ|chương trình|kế hoạch|việc"
    r"|lĩnh vực|quy chế|phương pháp|trách nhiệm|ý thức|tỷ lệ|biện pháp|kỹ năng|kiến thức|quy trình"
    r"|quy định về|tiến độ)"
    r"\s+$"
)
# "công tác thi đua, khen thưởng": the last verb stands in a list of nouns.
_NOUN_LIST = re.compile(
    r"\b(?:công tác|chất lượng|hiệu quả|năng lực|hoạt động|nhiệm vụ|chương trình|kế hoạch|việc"
    r"|lĩnh vực|quy chế|tiến độ|trách nhiệm|biện pháp|trong)"
    r"\s+(?:[a-zà-ỹđ]+ [a-zà-ỹđ]+(?:, | và ))*$"
)
_SHORT_RIGHT = 6


# Nouns that are always of something: "đổi mới nội dung, phương thức, nâng cao chất lượng hoạt động
# của Mặt trận" is one promise about one owner.
_RELATIONAL = (
    "nội dung", "phương thức", "hình thức", "phương pháp", "phương thức lãnh đạo", "lề lối",
    "chất lượng", "hiệu quả", "hiệu lực", "năng lực", "quy mô", "số lượng", "nhận thức", "ý thức",
)  # fmt: skip
_RELATIONAL_END = re.compile(rf"\b(?:{'|'.join(_RELATIONAL)})\s*$")
_OWNED = re.compile(r"[^,;.]*\b(?:của|hoạt động|sinh hoạt|công tác|lãnh đạo)\b")


def awaits_owner(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """Say whether a clause ends in a relational noun whose owner stands after the comma."""
    near = (max(left[0], left[1] - 30), left[1])
    if not view.lower.endswith(_RELATIONAL, near[0], _before_blanks(view, *near)):
        return False
    if _RELATIONAL_END.search(view.lower, *near) is None:
        return False
    return _OWNED.match(view.lower, right, end) is not None


def shares_object(
    view: View, left: tuple[int, int], verb: VerbMatch, *, opened_by_adverb: bool
) -> bool:
    """ "Rà soát, bổ sung quy hoạch": the verb before the comma waits for the same object."""
    last, first = last_verb(view, left), find_verb(view, *left)
    if _names_work(view, left, last, verb):
        return True
    if last is None:
        if _is_passive(view, first, left[1]):
            return True
        return _continues_topic(view, left, verb) or _continues_nouns(view, left, verb)
    if first is None or first.start >= last.start or _is_verb_list(view, first, left[1]):
        return True
    if _OVER_ALL.match(view.lower, verb.end) or go_together(last.sense.surface, verb.sense.surface):
        return True
    if verb.sense.is_pure or opened_by_adverb:
        return False
    if view.lower.endswith("và ", left[0], last.start):  # "… và xây, sửa 15 căn nhà"
        return True
    comma = view.lower.rfind(",", first.end, last.start)
    if _NUMBER.search(view.lower, max(first.end, comma), last.start):
        return False
    before = view.lower[max(left[0], last.start - 36) : last.start]
    if _NOUN_LIST.search(before):
        return last.sense.is_nominal and verb.sense.is_nominal
    both = last.sense.is_nominal and verb.sense.is_nominal  # "Trạm Y tế khám, tư vấn sức khỏe"
    return both or " " in last.sense.surface or " " not in verb.sense.surface


# "Giao Văn phòng theo dõi, đôn đốc việc thực hiện Chỉ thị này": what both verbs look after.
_OVER_ALL = re.compile(
    r" (?:việc|quá trình|tình hình|kết quả) (?:triển khai|thực hiện|chấp hành)\b"
)
# "việc duy trì, củng cố mô hình", "kiểm sát việc khởi tố vụ án, khởi tố bị can".
_OF_WORK = re.compile(r"\b(?:việc|công tác)\s+$")


def _names_work(view: View, left: tuple[int, int], last: VerbMatch | None, verb: VerbMatch) -> bool:
    """Say whether the verb after the comma goes on naming the work that stands before it."""
    lower = view.lower
    if last is not None:
        return _OF_WORK.search(lower, max(left[0], last.start - 12), last.start) is not None
    surface = verb.sense.surface
    at = lower.rfind(surface, left[0], left[1])
    return at > left[0] and _OF_WORK.search(lower, max(left[0], at - 12), at) is not None


def _is_passive(view: View, first: VerbMatch | None, end: int) -> bool:
    """ "100% đoàn viên được học tập, quán triệt nghị quyết": one passive governs both verbs."""
    if first is None:
        return False
    stop = _before_blanks(view, first.start, end)
    for at in _word_verbs(view, max(first.start, stop - 30), stop):
        verb = match_verb(view.lower, at, stop)
        if verb is not None and verb.end == stop and verb.sense.is_nominal:
            return view.lower.endswith(("được ", "bị "), max(0, at - 5), at)
    return False


_OPEN_TOPIC = re.compile(r"\bvề [^,;.:\d]{3,60}$")


def _continues_topic(view: View, left: tuple[int, int], verb: VerbMatch) -> bool:
    """ "tập huấn về an toàn giao thông, phòng chống đuối nước": one more topic."""
    if not verb.sense.is_nominal or not _is_short(view, verb):
        return False
    topic = _OPEN_TOPIC.search(view.lower, max(left[0], left[1] - 70), left[1])
    return topic is not None


# What is fought: the verbs listed after these name offences, not promises.
_BAD_THINGS = re.compile(
    r"\b(?:tình trạng|hành vi|tội phạm|tệ nạn|biểu hiện|luận điệu|điểm nóng|trường hợp|đối tượng"
    r"|vi phạm|không để xảy ra)\b"
)


_CARRIED_ON = frozenset({"tiếp tục", "tập trung", "thường xuyên", "tích cực", "chủ động"})


def _carries_on(verb: VerbMatch) -> bool:
    return verb.sense.is_helper or verb.sense.surface in _CARRIED_ON


def _is_verb_list(view: View, first: VerbMatch, end: int) -> bool:
    """Only verbs so far ("Xây dựng, củng cố"): all wait for the object."""
    verb: VerbMatch | None = first
    while verb is not None:
        link = AFTER_VERB.match(view.lower, verb.end, end)
        if link is None or link.end() >= end:
            return True
        joined = link.group("link") is not None or _carries_on(verb)
        verb = match_verb(view.lower, link.end(), end) if joined else None
    return False


def _continues_nouns(view: View, left: tuple[int, int], verb: VerbMatch) -> bool:
    """ "công tác bảo vệ môi trường, phòng chống thiên tai": both verbs stand for nouns."""
    if verb.sense.is_pure:
        return False
    if _BAD_THINGS.search(view.lower, *left) and not verb.sense.is_state:
        return _is_short(view, verb)
    if not verb.sense.is_nominal:
        return False
    for at in _word_verbs(view, *left):
        governed = match_verb(view.lower, at, left[1])
        if governed is None or not governed.sense.is_nominal:
            continue
        before = view.lower[max(left[0], at - 24) : at]
        if _NOUN_HEAD.search(before):
            return _is_short(view, verb)
    return False


def _is_short(view: View, verb: VerbMatch) -> bool:
    ahead = _AHEAD.match(view.lower, verb.start, verb.start + 120)
    words = ahead.group() if ahead else ""
    return words.count(" ") < _SHORT_RIGHT and not _DIGIT.search(words)


_AHEAD = re.compile(r"[^,;.\n]*")
_DIGIT = re.compile(r"\d")


# ", hoàn thành trước 30/6": only a time follows, so the verb closes the clause before it.
_ONLY_TIME = re.compile(
    r" (?:dứt điểm |xong |toàn bộ |đúng hạn )?(?:trước|trong|vào|chậm nhất|đến hết|xong"
    r"|đúng (?:hạn|tiến độ|thời gian))\b"
)
_COMPLETING = frozenset(
    {
        "hoàn thành",
        "hoàn tất",
        "nộp",
        "bàn giao",
        "trả",
        "trả lời",
        "trả kết quả",
        "phân bổ",
        "giải quyết",
        "trình",
        "thanh toán",
        "quyết toán",
        "khánh thành",
        "giải ngân",
        "xử lý",
        "phân loại",
    }
)


def has_object(view: View, verb: VerbMatch, end: int) -> bool:
    """A verb list must end in an object: ", giám sát" alone is a noun."""
    at: VerbMatch | None = verb
    if verb.sense.surface in _COMPLETING and _ONLY_TIME.match(view.lower, verb.end, end):
        return False
    for _ in range(5):
        if at is None or at.end >= end:
            return False
        link = AFTER_VERB.match(view.lower, at.end, end)
        stop = link.end() if link else at.end
        if stop >= end:
            return False
        if link is None or link.group("link") is None:
            return view.lower[stop].isalnum() or view.lower[stop] in "\"'(≥≤<>"
        at = match_verb(view.lower, stop, end)
        if at is not None and at.sense.is_pure:
            return False
    return False

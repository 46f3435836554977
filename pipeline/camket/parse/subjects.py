"""The subject of a clause, when it is a body, and the role its predicate gives it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from camket.parse.actor_cues import CUE, Claim, claims_of
from camket.parse.bodies import Body, read_body
from camket.parse.body_lists import read_bodies
from camket.parse.body_words import FIRST_WORD
from camket.parse.verbs import match_verb
from camket.parse.words import within
from camket.records import ActorRole
from camket.texts import View

_ADVERB = re.compile(
    r"(?:,? ?(?:(?:trực tiếp|chủ động|tiếp tục|thường xuyên|tích cực|tập trung|khẩn trương"
    r"|kịp thời|nghiêm túc|có trách nhiệm|phải|cần"
    r"|sẽ|đều|cũng|luôn|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)"
    r"|định kỳ(?: \d+ tháng)?|tiến hành)(?= |,)))*[ ,]*"
)
_LEAD = re.compile(
    r"chủ trì|làm (?:đơn vị |cơ quan )?(?:đầu mối|thường trực|nòng cốt)|đầu mối|nòng cốt"
    r"|phát huy vai trò (?:nòng cốt|đầu mối|thường trực)"
    r"|là (?:cơ quan |đơn vị |bộ phận )?(?:thường trực|đầu mối|chủ trì|nòng cốt)"
    r"|làm trưởng (?:khối|cụm)(?!\w)"
    r"|được giao(?! chỉ tiêu)|lãnh đạo|chỉ đạo|chịu trách nhiệm (?!thi hành)"
)
_WATCH = re.compile(
    r"(?:tham mưu )?(?:theo dõi|đôn đốc|giám sát|kiểm tra(?:, | và )(?:đôn đốc|giám sát|đánh giá)"
    r"|kiểm tra (?:việc|tiến độ|tình hình))"
)
_PREDICATE = re.compile(
    r"(?:là|có|được|phải|cần|sẽ|không|chưa|đều|cũng|chịu|làm|tự|trực tiếp|hằng|hàng|mỗi|định kỳ"
    r"|ít nhất|tối thiểu|kịp thời|thường xuyên|nào cũng|đến|hướng|xuống|cùng|họp|đi|ra|thống nhất"
    r"|nhất trí|dự|học|nói|viết|bình chọn|bàn|góp|nòng cốt|hoạt động|căn cứ|trên cơ sở)(?!\w)"
)
_MEASURED = re.compile(
    r"(?:đạt|(?:chiếm|giảm|tăng|còn|bằng)(?= (?:thêm |bình quân |trên |dưới |từ |ít nhất "
    r"|tối thiểu |khoảng |xuống |lên )*\d)|mới|giỏi|nghèo|cận nghèo|được(?! đề nghị| giao"
    r"| phân công)|không có|trong sạch|vững mạnh|tiêu biểu|xuất sắc|tiên tiến|văn hóa"
    r"|kiểu mẫu)(?!\w)"
)
# "Gia đình thể thao tăng từ 0,5 - 1%": what grows is counted.
_GROWS = re.compile(r"(?:tăng|giảm) (?:(?:thêm|bình quân|trên|dưới|từ|ít nhất|khoảng) )*\d")
# "Chi bộ hoàn thành tốt nhiệm vụ", "Đơn vị đạt danh hiệu …": a body is graded, it does nothing.
_GRADED = re.compile(
    r"(?:(?:được )?(?:đạt|xếp loại|công nhận|giữ vững|giữ|giành) )?(?:danh hiệu|vững mạnh|mạnh"
    r"|trong sạch|xuất sắc|tiên tiến|hoàn thành (?:xuất sắc|tốt) (?:chức trách, )?nhiệm vụ"
    r"|loại (?:tốt|khá|giỏi|xuất sắc))(?!\w)"
)
_OPENING = re.compile(
    r"(?:(?:\d{1,2}[.)]|[a-zđ]\)|[-+*•]) *)?"
    r"(?:(?:cuối|đầu|giữa) (?:năm|quý|tháng|tuần)(?: \d{4})?|năm \d{4}|vụ [^,;\n]{2,40}(?=,)"
    r"|(?:phấn đấu|quyết tâm) (?=mỗi |từng )|(?:(?:, )?(?:mỗi|hằng|hàng) (?:ngày"
    r"|tuần|tháng|quý|năm))+"
    r"|(?:\d+|ba|sáu|hai|một) tháng một lần|định kỳ \d+ tháng(?: một lần)?|kết thúc mỗi \w+"
    r"|(?:trong|đến) (?:hết )?(?:tháng|quý|năm) [\w/]+"
    r"|đồng thời|ngoài ra|bên cạnh đó|tôi|trên cơ sở đó|nhất trí|thống nhất|hội nghị"
    r"|(?:trong|đến|trước|sau|từ|định kỳ|hằng|hàng|kết thúc|khi|để|với|theo|trên cơ sở|căn cứ|qua"
    r"|nhằm|ngay|nhân|năm|quý|tháng|tuần)[^,;\n]{2,90}(?=,))?[, ]*"
)
_LABEL = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|phòng)(?: (?:chủ trì|thực hiện|phối hợp|theo dõi|giám sát|đầu mối"
    r"|tham mưu))+ ?:"
)
_JOINS = re.compile(r" (?:cùng )?phối hợp(?! với)")
_COMMA = re.compile(r"[,;] (?=\w)")
_ASSIGNS = re.compile(r"(?:giao|yêu cầu|đề nghị|phân công|phát động)(?: cho| nhiệm vụ cho)? ")


def find_subjects(view: View, first: int, stop: int, taken: list[Claim]) -> list[Claim]:
    """Bodies that stand before the predicate: at the head of the clause, or after a comma."""
    if _INDICATOR.match(view.lower, first, stop):
        return []
    found, read = _subject_at(view, first, stop, taken)
    opening = None if found else _opening(view.lower, first, stop)
    if opening and opening.end() > first:
        found, read = _subject_at(view, opening.end(), stop, taken)
    fresh = within(_fresh_starts(view.text, view.lower), first, stop)
    starts = [claim.start for claim in taken] if fresh else []
    for at in fresh:
        if at < read or at - 2 < first:
            continue
        near = bisect_right(starts, at)
        if (near and at < taken[near - 1].end) or _quoted(view, first, at):
            continue
        more, read = _subject_at(view, at, stop, taken[max(0, near - 3) : near + 3])
        if more and _is_measured(view, first, more[-1].end, stop):
            continue
        if more and (_EACH.match(view.lower, at) or not _ends_body(view, first, at - 2)):
            found += more
    return found


# "Tỷ lệ hội viên vào Hội, Chi hội đạt 80%": the rate reaches it, not the body before the verb.
_REACHES = re.compile(
    r" (?:phải |đều )?(?:đạt|chiếm|còn|bằng)(?: (?:trên|từ|ít nhất|tối thiểu))? \d"
)


def _is_measured(view: View, first: int, at: int, stop: int) -> bool:
    rate = view.lower.startswith(("tỷ lệ ", "tỉ lệ "), first)
    return rate and _REACHES.match(view.lower, at, stop) is not None


# "Giáo viên dạy giỏi cấp trường: 20/24 đồng chí": who is counted does nothing here.
_INDICATOR = re.compile(
    r"(?:giáo viên|học sinh|cán bộ|hội viên|đoàn viên|đảng viên|công nhân|viên chức|người|hộ)\b"
    r"[^:;.\d]{0,60}: ?(?:(?:từ|trên|đạt|ít nhất|dưới) |[≥≤><] ?)?\d"
)
_OPENERS = frozenset(
    """
    cuối đầu giữa mỗi hằng hàng đồng ngoài bên tôi trên nhất thống hội trong đến trước sau từ định
    kết khi để với theo căn qua nhằm ngay nhân năm quý tháng tuần ba sáu hai một vụ phấn quyết
    """.split()
)


def _opening(lower: str, first: int, stop: int) -> re.Match[str] | None:
    """The time, link or label before the subject, when the clause begins with one."""
    word = FIRST_WORD.match(lower, first, stop)
    if word is not None and len(word[0]) > 1 and word[0] not in _OPENERS:
        return None
    return _OPENING.match(lower, first, stop)


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _fresh_starts(text: str, lower: str) -> list[int]:
    """Everywhere in a text where a body may open a new subject: after a comma."""
    ends = (comma.end() for comma in _COMMA.finditer(text))
    return [at for at in ends if text[at].isupper() or lower.startswith(_COUNTED, at)]


def _quoted(view: View, first: int, at: int) -> bool:
    return view.text.count('"', max(first, at - 300), at) % 2 == 1


_EACH = re.compile(r"(?:mỗi|từng) ")


_COUNTED = ("mỗi ", "từng ", "các ")


def is_counted(view: View, at: int) -> bool:
    """Whether the words at an offset count units ("mỗi xã")."""
    return view.lower.startswith(_COUNTED, at)


def _ends_body(view: View, first: int, at: int) -> bool:
    """Whether the words before a comma end in a body, so that the comma goes on with a list."""
    low = max(first, at - 60)
    for word in _WORD_START.finditer(view.text[low:at]):
        start = low + word.start()
        if view.lower.startswith("các ", start):  # "các sở, ban, ngành": a list of its own
            listed = read_bodies(view, start, at)
            body = listed[-1] if listed else None
        else:
            body = read_body(view, start, at)
        if body is not None and body.end == at:
            return True
    return False


_WORD_START = re.compile(r"(?<!\w)\w")


def _subject_at(view: View, at: int, stop: int, taken: list[Claim]) -> tuple[list[Claim], int]:
    """The subject that starts at an offset, if one does, and how far bodies were read."""
    for claim in taken:
        if claim.start <= at < claim.end:
            return [], at
    bodies = read_bodies(view, at, stop)
    if not bodies:
        return [], at
    end = bodies[-1].end
    if not has_predicate(view, bodies[-1], stop):
        return [], end
    if _LABEL.match(view.lower, at, stop) or _assigns(view, end, stop):
        return [], end
    return list(claims_of(bodies, _own_role(view, end, stop, taken), rank=1)), end


def _own_role(view: View, end: int, stop: int, taken: list[Claim]) -> ActorRole:
    """Role of the subject, given who else was named."""
    role = subject_role(view, end, stop)
    if role == "execute" and _JOINS.match(view.lower, end, stop):
        return "coordinate" if any(claim.role == "lead" for claim in taken) else role
    if role == "advise" and any(c.role == "advise" and c.start - end < 40 for c in taken):
        return "execute"
    return role


def _assigns(view: View, at: int, stop: int) -> bool:
    """Whether a body only hands the task to another ("HĐND giao UBND …")."""
    adverb = _ADVERB.match(view.lower, at, stop)
    verb = _ASSIGNS.match(view.lower, adverb.end() if adverb else at + 1, stop)
    return verb is not None and read_body(view, verb.end(), stop) is not None


def has_predicate(view: View, body: Body, stop: int) -> bool:
    """Whether a predicate follows the body."""
    at = body.end
    if at >= stop:
        return False
    if view.text.startswith(":", at):
        return body.kind == "body"
    adverb = _ADVERB.match(view.lower, at, stop)
    after = adverb.end() if adverb else at
    if after >= stop or after == at:
        return False
    if body.kind != "body" and _MEASURED.match(view.lower, after, stop):
        return False
    if _GRADED.match(view.lower, after, stop) or _is_inspection(view, body):
        return False
    if _GROWS.match(view.lower, after, stop):
        return False
    if body.kind != "body" and view.lower.startswith("có ", after):
        return is_counted(view, body.start)
    if match_verb(view.lower, after, stop) or _PREDICATE.match(view.lower, after, stop):
        return True
    if after - at > 2 or (body.kind == "body" and view.text[after].islower()):
        return True
    return view.text[after].isdigit() or view.text[after] == '"'


def _is_inspection(view: View, body: Body) -> bool:
    """ "Thanh tra 12 mỏ": the bare name of the office is the verb here."""
    if not view.lower.startswith("thanh tra", body.start) or body.end - body.start > len(
        "thanh tra"
    ):
        return False
    return view.text[body.end + 1 : body.end + 2].isdigit()


def subject_role(view: View, at: int, stop: int) -> ActorRole:
    """Role of a subject whose name ends at `at`, from its predicate."""
    adverb = _ADVERB.match(view.lower, at, stop)
    after = adverb.end() if adverb else at
    if _WATCH.match(view.lower, after, stop):
        return "monitor"
    if view.lower.startswith("được đề nghị", after):
        return "coordinate"
    if _LEAD.match(view.lower, after, stop):
        return "lead"
    link = CUE.match(view.lower, after, stop)
    if link and link.lastgroup == "with" and read_body(view, link.end(), stop):
        return "lead"
    return "advise" if view.lower.startswith("tham mưu", after) else "execute"

"""Announcing frames (câu dẫn): words that open a promise inside a report or a covenant."""

from __future__ import annotations

import re
from itertools import islice

from camket.parse.joints import starts_with_quantity
from camket.parse.verbs import find_verb, match_verb
from camket.promises import lists_promises
from camket.texts import View

# "…, các đơn vị cam kết", "thống nhất giao ước thi đua thực hiện các nội dung sau:".
_FRAME = re.compile(
    r"(?<!ký )(?<!kết )(?<!bản )(?<!đã )(?<!lễ )(?<!của )(?<!sự )(?<!việc )\b"
    r"(?:(?:cùng |cùng nhau |thống nhất |nhất trí |đồng lòng |long trọng |xin )*"
    r"(?:cam kết|giao ước|đăng ký thi đua|đăng ký phấn đấu|hứa quyết tâm"
    r"|thể hiện (?:rõ )?quyết tâm|nêu cao quyết tâm"
    r"|bày tỏ quyết tâm|quyết tâm"
    r"(?= (?:thực hiện|phấn đấu|giữ vững|hoàn thành|xây dựng|đưa|không))"
    r"|đề ra (?:các |một số |những |nhiều |\d+ )?(?:mục tiêu|chỉ tiêu"
    r"|nhiệm vụ)|đặt (?:ra )?(?:các |\d+ )?(?:mục tiêu|chỉ tiêu)"
    r"|(?:thống nhất|nhất trí|đồng thuận)(?: cùng| cùng nhau)?(?= (?:phấn đấu|thực hiện|tập trung"
    r"|tiếp tục|đẩy mạnh|triển khai|thi đua|hoàn thành|nâng cao|xây dựng|duy trì|giữ vững"
    r"|tăng cường|phối hợp|không))"
    r"|(?:thống nhất|nhất trí|phấn đấu|quyết tâm)(?= ?:)"
    r"|thống nhất (?:các |những |\d+ )*(?:nội dung|mục tiêu|chỉ tiêu|nhiệm vụ)|xác định (?:các "
    r"|những |\d+ )?(?:mục tiêu|nhiệm vụ|chỉ tiêu)"
    r"|tập trung (?:vào |thực hiện )*(?:các |những |\d+ )*(?:nội dung|nhiệm vụ|mục tiêu|chỉ tiêu)))"
    r"|\b(?:thống nhất|cùng|đã) ký kết (?:(?:thực hiện|triển khai) )?(?:các |những |\d+ )*"
    r"(?:nội dung|nhiệm vụ|chỉ tiêu|mục tiêu)"
    r"|\btheo nội dung (?:giao ước|ký kết|cam kết|đăng ký|thi đua)"
    r"|\bký(?: vào)? (?:bản )?giao ước,? cùng(?: nhau)?(?= [^\W\d]+ )"
    r"|\b(?:(?<!gắn )(?<!đối )với|gồm|theo đó,?|trong đó,?) (?:các |những |\d+ |một số )*"
    r"(?:nội dung|mục tiêu|chỉ tiêu|nhiệm vụ|tiêu chí)(?: chính| chủ yếu| cụ thể"
    r"| trọng tâm| thi đua| giao ước| cơ bản)*"
    r"|\bđã (?:ký )?cam kết(?: cùng nhau| sẽ| cùng)?(?= [^\W\d]+ )"
    r"|\btrọng tâm(?: [^,;:.]{0,40})? là\b"
    r"|\bkêu gọi [^,;.:]{0,80}?(?= thi đua )"
    r"|\btrong đó,? (?=tập trung |chú trọng |tiếp tục |nhấn mạnh )"
    r"|\b(?:xác định|ưu tiên|tập trung)(?: ưu tiên| vào)? (?:các |một số |những )?(?:hoạt động"
    r"|giải pháp|biện pháp)[^:;.]{0,30}(?=:)"
    r"|\bnội dung (?:giao ước|ký kết|cam kết|thi đua)"
    r"|\b(?:các |những )?(?:mục tiêu|chỉ tiêu|nội dung|nhiệm vụ)[^:;.]{0,40}(?=:)"
)
# Building on what was done is how a promise begins: "Phát huy kết quả đạt được, năm 2019 …".
_BUILDING_ON = re.compile(
    r"(?:phát huy|tiếp nối|kế thừa|trên cơ sở|từ|với|đánh giá cao|ghi nhận) (?:những |các )?"
    r"(?:kết quả|thành tích|thành tựu|truyền thống|thành công)[^.;]{0,120}?,"
)
# The frame of a report: what follows has been done.
_REPORTED = re.compile(
    r"\b(?:kết quả|đã (?!ký|cam kết|thống nhất|nhất trí|đăng ký|phát động)(?:[^\W\d]+ ){0,4}?"
    r"(?:thực hiện|đạt|hoàn thành)|đạt được|vừa qua|năm qua|nhiệm kỳ qua)\b[^.;]*$"
)
_AFTER_FRAME = re.compile(
    r"(?:\s|:|\"|-|,|sẽ\b|thi đua|với nhau|cùng nhau|thực hiện tốt|thực hiện|các|những|nội dung"
    r"|chỉ tiêu|nhiệm vụ|mục tiêu|công việc|việc|cụ thể|trọng tâm|chủ yếu|chính|cơ bản|sau đây"
    r"|như sau|như(?= )|sau|bao gồm|gồm|là|trong đó|\d+(?= nội dung| nhiệm vụ| chỉ tiêu| mục tiêu)"
    r"|(?:cho|trong) (?:giai đoạn|nhiệm kỳ|năm) \d{4}(?: ?- ?\d{4})?"
    r"|trong năm(?: \d{4})?|năm \d{4}|tiếp theo|thời gian tới)*"
)
# "đề ra một số mục tiêu thiết thực, cụ thể, như: …".
_PRAISED = re.compile(
    r"(?:(?:thiết thực|cụ thể|quan trọng|lớn|cơ bản|cao|phù hợp|then chốt),? )*"
    r"(?:như|gồm|là|sau)? ?:"
)
# "năm 2025 các đơn vị trong cụm …": the article belongs to the noun that is promised for.
_ARTICLE = re.compile(r"\b(?:các|những)\s*$")
_LEAD_END = re.compile(
    r"(?:sau|sau đây|gồm|cụ thể|là|ước|kết|yêu cầu|hiện|động|nội dung|chỉ tiêu|nhiệm vụ"
    r"|điện)[^:]{0,40}:$"
)
_NARRATIVE = re.compile(
    r"\b(?:phát biểu|nhân dịp này|dịp này|tại (?:hội nghị|buổi lễ|lễ ký|đây)|kết thúc|cũng tại"
    r"|kết luận|ban tổ chức|được biết)\b"
)
_DONE = re.compile(r"\bđã\b")
_SHORTEST_PROMISE = 40
_MOST_FRAMES = 12
_LONGEST_HEADLINE = 160
_LONGEST_CAPTION = 320
_PAST_NEAR = 12


# What a meeting, a law or a course deals with is nobody's promise.
_AGENDA = re.compile(
    r"\bnội dung (?:[^;.:]{0,30} )?(?:đại hội|kỳ họp|phiên họp|hội nghị|hội thi|cuộc thi|hội thảo"
    r"|lớp|tập huấn|khóa học|đề án|chương trình làm việc|buổi|thi tuyển|bài|sách|luật|nghị định"
    r"|thông tư)\b"
)


# "quyết tâm thực hiện thắng lợi mục tiêu: “Xây dựng Đảng …”": words of a motto.
_MOTTO = re.compile(
    r"\b(?:thắng lợi (?:các )?mục tiêu|chủ đề|phương châm|khẩu hiệu)\b[^.;\"]{0,12}: ?\""
)
# "Chủ đề thi đua là chủ động, sáng tạo, quyết tâm hoàn thành …".
_SLOGAN = re.compile(r"\b(?:chủ đề|khẩu hiệu|phương châm|tinh thần)[^.;]*\blà [^.;]*$")


def find_promise(view: View, start: int, end: int) -> int | None:
    """Return where the promise starts after an announcing frame, or None without one."""
    if not is_sentence(view, start, end):
        return None
    for frame in islice(_FRAME.finditer(view.lower, start, end), _MOST_FRAMES):
        if _is_reported(view, max(start, frame.start() - 160), frame.start()):
            continue
        if _is_motto(view, frame, start, end):
            continue
        if _AGENDA.search(view.lower, frame.start(), min(end, frame.end() + 40)):
            continue
        at = _after_frame(view, frame.end(), end)
        while at < end and view.text[at].isspace():
            at += 1
        if end - at < _SHORTEST_PROMISE or view.text[at - 1 : at].isalnum():
            continue
        if _is_promise(view, at, end):
            return at
        back = _back_to_verb(view, frame.end(), at, end)
        if back is not None:
            return back
    return None


def _is_motto(view: View, frame: re.Match[str], start: int, end: int) -> bool:
    """Whether what a frame opens is a slogan, or words quoted behind "mục tiêu:"."""
    if _SLOGAN.search(view.lower, max(start, frame.start() - 120), frame.start()):
        return True
    near = max(start, frame.start() - 40)
    return _MOTTO.search(view.text, near, min(end, frame.end() + 60)) is not None


def is_sentence(view: View, start: int, end: int) -> bool:
    """A paragraph, not a headline; the last one of an excerpt may break off."""
    closed = view.text[end - 1] in ".;:!…" or view.text.find(";", start, end) >= 0
    return closed or end - start > _LONGEST_HEADLINE


_CAPTION = re.compile(
    r"[.(\s]\(?ảnh(?: minh họa| tư liệu)?\s*[:/]\s*[^;:]{2,40}$|- ảnh \d{1,2}$"
    # Where a person stands in the picture: "Ông Chức (phải) tặng hoa".
    r"|\((?:(?:bên|bìa|ngoài cùng bên|đứng bên) )?(?:phải|trái|giữa)\)"
    r"|\((?:người )?(?:đứng )?thứ [^\W\d]+,? (?:từ |bên |tính từ )?(?:phải|trái)[^()]{0,20}\)"
)


def is_caption(view: View, start: int, end: int) -> bool:
    """Say whether a line is the caption of a picture ("… ký kết giao ước. Ảnh: T.Phương")."""
    return end - start < _LONGEST_CAPTION and _CAPTION.search(view.lower, start, end) is not None


def _after_frame(view: View, start: int, end: int) -> int:
    """Past the words that belong to the announcement; a colon closes it."""
    after = _AFTER_FRAME.match(view.lower, start, end)
    stop = after.end() if after else start
    late = _PRAISED.match(view.lower, stop, end)
    stop = late.end() if late is not None else stop
    colon = view.text.rfind(":", start, stop)
    if colon >= 0:
        return colon + 1
    article = _ARTICLE.search(view.lower, max(start, stop - 8), stop)
    return article.start() if article else stop


def _is_reported(view: View, start: int, end: int) -> bool:
    for built in _BUILDING_ON.finditer(view.lower, start, end):
        start = built.end()
    return _REPORTED.search(view.lower, start, end) is not None


# "Theo đó, năm 2023, các đơn vị tiếp tục …": a report of a signing says what comes next.
_PLAIN_FRAME = re.compile(
    r"(?:theo (?:đó|(?:nội dung )?(?:bản )?(?:giao ước|cam kết|thỏa thuận))(?: đã ký)?,? )?"
    r"(?:(?:trong |bước sang |bước vào |sang )?năm (?:học )?(?P<year>(?:19"
    r"|20)\d\d)(?: ?- ?\d{4})?,? |trong năm tới,? |thời gian tới,? )?"
)
_PLAIN_VERB = re.compile(
    r"[^.;:]{0,90}?\b(?:tiếp tục|tập trung|phấn đấu|sẽ|thi đua|quyết tâm|nỗ lực|đẩy mạnh"
    r"|tăng cường)\b"
)
_TOLD = re.compile(r"\b(?:đã|được|vừa|tổ chức lễ|tổ chức hội nghị|đạt được)\b")


def find_plain_promise(view: View, start: int, end: int, plan_year: int | None) -> int | None:
    """Return where a promise starts that a signing report opens with the coming year."""
    frame = _PLAIN_FRAME.match(view.lower, start, end)
    if frame is None or frame.end() == start or not is_sentence(view, start, end):
        return None
    year = frame.group("year")
    if year and plan_year and int(year) < plan_year:
        return None
    if frame.group().startswith("theo ") and match_verb(view.lower, frame.end(), end):
        return frame.end()
    verb = _PLAIN_VERB.match(view.lower, frame.end(), end)
    if verb is None or _TOLD.search(view.lower, frame.end(), verb.end()):
        return None
    return frame.end()


# "Bản giao ước nêu rõ, các đơn vị thi đua …", "Bước sang năm mới, bốn ngành tập trung …".
_OPENING = re.compile(
    r"(?:(?:theo|trong|bước (?:sang|vào)|sang|từ|với|tại|phát huy|để|nhằm|trên cơ sở|căn cứ"
    r"|thời gian|năm (?:học )?(?:\d{4}|nay|mới)"
    r"|(?:bản )?(?:giao ước|nội dung|chương trình|phong trào|đợt))"
    r"[^,;:.]{0,120}[,:] *)?"
    r"(?:[^,;:.]{0,60}?\b(?:thi đua|tập trung(?: vào)?|cùng nhau|thống nhất|cam kết|giao ước|nêu rõ"
    r"|xác định|yêu cầu|quyết tâm|sẽ)(?=[ :])[: ]*)?"
)


def find_listed_promise(view: View, start: int, end: int) -> int | None:
    """Return where a paragraph that lists promises begins to promise."""
    if not lists_promises(view.lower, start, end):
        return None
    if match_verb(view.lower, start, end) is not None:
        return start
    opening = _OPENING.match(view.lower, start, end)
    at = opening.end() if opening else start
    verb = find_verb(view, at, min(at + 40, end))
    return at if verb is not None and verb.start == at else _after_time(view, start, end)


_TIME_AHEAD = re.compile(
    r"(?:trong |bước sang |bước vào |sang )?(?:năm (?:học )?(?:\d{4}|nay|mới|tới)"
    r"|thời gian tới),? *"
)


def _after_time(view: View, start: int, end: int) -> int:
    ahead = _TIME_AHEAD.match(view.lower, start, end)
    return ahead.end() if ahead else start


# What a promise may begin with besides its verb.
_PROMISE_HEADS = (
    "không ", "mỗi ", "tỷ lệ ", "tỉ lệ ", "từng bước ", "hằng năm", "hàng năm", "mỗi năm",
    "đến năm ", "đến cuối năm ", "đến hết năm ", "có từ ", "có ít nhất ", "tất cả ", "toàn bộ ",
)  # fmt: skip


def opens_promise(view: View, start: int, end: int) -> bool:
    """Say whether a paragraph begins with its promise, no announcement before it."""
    verb = match_verb(view.lower, start, end)
    if verb is None and not starts_with_quantity(view, start, end):
        return False
    # "Tu bổ di tích đã được xếp hạng": what was done to the object tells nothing of the work.
    near = end if verb is None else min(end, verb.end + _PAST_NEAR)
    if _NARRATIVE.search(view.lower, start, min(end, start + 60)):
        return False
    return not _TOLD.search(view.lower, start, near)


_COUNTED = re.compile(r"[^.;]{0,200}?\d")
_GOALS = re.compile(r"(?:mục tiêu|chỉ tiêu)(?: [^\W\d]+){0,3} ?:? ?$")


def _is_promise(view: View, at: int, end: int) -> bool:
    if match_verb(view.lower, at, end) or starts_with_quantity(view, at, end):
        return True
    if view.lower.startswith(_PROMISE_HEADS, at):
        return True
    goals = view.text[at - 2 : at].strip() == ":" and _GOALS.search(view.lower, max(0, at - 40), at)
    if goals and _COUNTED.match(view.lower, at, end):  # "đề ra mục tiêu cụ thể: Số người …"
        return True
    sentence = re.match(r"[^;.]{0,160}", view.text[at:end])
    has_list = view.text.count(";", at, end) > 0
    return (
        has_list and sentence is not None and find_verb(view, at, at + sentence.end()) is not None
    )


def _back_to_verb(view: View, frame_end: int, at: int, end: int) -> int | None:
    """ "cam kết thực hiện nghiêm …": the verb belongs to the promise, not to the frame."""
    verb = find_verb(view, frame_end, min(at + 1, end))
    while verb is not None:
        rest = view.lower[verb.end : at].strip()
        if rest in {"", "tốt", "các"}:
            return verb.start
        verb = find_verb(view, verb.end, min(at + 1, end))
    return None


def is_frame(view: View, start: int, end: int) -> bool:
    """Say whether a line that ends in a colon announces promises."""
    return _FRAME.search(view.lower, start, end) is not None


def is_lead(view: View, start: int, end: int) -> bool:
    """Say whether a line announces what follows ("… như sau:")."""
    return _LEAD_END.search(view.lower, max(start, end - 120), end) is not None


# "Để đạt các chỉ tiêu trên, các bộ, ngành cần thực hiện các nhiệm vụ sau:" says no more than that.
_ONLY_ANNOUNCES = re.compile(
    r"(?:để|nhằm|trên cơ sở|căn cứ|ngoài|bên cạnh|trong thời gian tới|thời gian tới)\b[^.;:]*"
    r"\b(?:nhiệm vụ|giải pháp|nội dung|công việc|biện pháp|mục tiêu|chỉ tiêu)\b[^.;:]{0,40}"
    r"\b(?:sau|sau đây|dưới đây|cụ thể) ?:$"
    # "Giáo dục đạo đức cho sinh viên, gồm các chỉ tiêu sau đây:": what the list is about.
    r"|[^.;:]{2,240}? (?:gồm|bao gồm|với) (?:các|những|\d+) (?:nhóm )?"
    r"(?:chỉ tiêu|mục tiêu|nhiệm vụ|nội dung|giải pháp)(?: [^.;:]{0,24})? ?:$"
)


# "Thực hiện Quyết định số 468/QĐ-TTg …, UBND thành phố xây dựng kế hoạch …": the act comes next.
_COMES_OUT = re.compile(
    r"(?:để )?(?:thực hiện|triển khai|căn cứ|tiếp tục thực hiện)\b[^;]{0,60}\d[^.]{0,900}"
    r"\b(?:xây dựng|ban hành|đề ra)(?: và [^\W\d]+ [^\W\d]+)? (?:kế hoạ|chương trìn|đề án|bản)"
)


def comes_out(view: View, start: int, end: int) -> bool:
    """Say whether a first paragraph says by whom and for what the act is issued."""
    return _COMES_OUT.match(view.lower, start, end) is not None


def only_announces(view: View, start: int, end: int) -> bool:
    """Say whether a whole line leads to the list below it and promises nothing itself."""
    return view.text[end - 1] == ":" and _ONLY_ANNOUNCES.match(view.lower, start, end) is not None


# "Việc ký kết chương trình phối hợp nhằm …", "Đây là dịp để …": why it was done.
_WHAT_FOR = re.compile(
    r"(?:thông qua )?(?:việc|lễ|buổi lễ|hội nghị|hoạt động|chương trình|đây|đây cũng)\b"
    r"(?! (?:phải|cần|được|sẽ))[^.;:]{0,160}? (?:nhằm|là (?:dịp|cơ hội|cơ sở|hoạt động)|góp phần"
    r"|có ý nghĩa|giúp)(?!\w)"
)
_BINDS = re.compile(r"\b(?:sẽ|phấn đấu|cam kết|giao ước|chỉ tiêu|mục tiêu)\b|\d ?%")


def says_what_for(view: View, start: int, end: int) -> bool:
    """Say whether a news paragraph only tells what a signing or a meeting was good for."""
    if _WHAT_FOR.match(view.lower, start, end) is None:
        return False
    return _BINDS.search(view.lower, start, end) is None


def is_narrative(view: View, start: int, end: int) -> bool:
    """Say whether a news paragraph goes back to telling what happened."""
    near = min(end, start + 60)
    if _NARRATIVE.search(view.lower, start, near) or says_what_for(view, start, end):
        return True
    return _DONE.search(view.lower, start, min(end, start + 120)) is not None

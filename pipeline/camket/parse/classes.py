"""Class of a commitment and what is no commitment at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from camket.parse import awards
from camket.parse.body_lists import only_names_doers
from camket.parse.courtesies import binds_to_nothing
from camket.parse.verbless import reads_as_sentence
from camket.parse.verbs import VerbMatch, find_verb, match_verb
from camket.parse.words import any_within, spots
from camket.records import CommitmentClass, Target
from camket.texts import View

_PRINCIPLE = re.compile(
    r"(?:coi|xem|xác định|quán triệt quan điểm)\b[^;.]{0,160}\blà (?:một |những |nhiệm vụ"
    r"|biện pháp|động lực|trách nhiệm|khâu|yêu cầu|nội dung|việc|tiêu chí|thước đo|giải pháp|cơ sở"
    r"|trung tâm|then chốt|gốc)"
)
_ALL_OR_NOTHING = re.compile(
    r"\bkhông (?:để|có|còn|phát sinh|xảy ra|bao che|đơn vị nào|một)\b(?! vùng cấm| ngoại lệ)"
    r"|nói không với"
    r"|\b(?:đạt|giữ vững|giữ|công nhận|tặng|đón nhận|giành|được)\b[^,;]{0,30}\b(?:danh hiệu|cờ"
    r"|bằng khen|huân chương)\b|cờ thi đua|\b(?<!kiện )toàn bộ\b"
)
# A flag proposed for somebody is paper work, not a rank to reach.
_PROPOSED = re.compile(
    r"\b(?:đề nghị|bình xét|suy tôn|xét|trình)\b[^;]*\b(?:cờ|bằng khen|danh hiệu|huân chương)\b"
)
_QUALITY = re.compile(
    r"\b(?:vững mạnh|trong sạch|vững chắc|bền vững|an toàn|đúng|đầy đủ|kịp thời|nghiêm|hiệu quả"
    r"|thiết thực|nền nếp|dứt điểm|thắng lợi|thành công|tốt|chặt|chặt chẽ"
    r"|công khai, minh bạch|thông suốt|ổn định|hoàn thành|xuất sắc|sạch|đẹp|xong|văn minh"
    r"|chuyển biến|chất lượng|theo hướng|thành|hợp lý|liêm chính|tiêu biểu|rõ|ngày càng|đủ"
    r"|thân thiện)\b"
)
_QUALITY_REACH = 60
# Activities: "tăng cường / đẩy mạnh / nâng cao + activity noun" (DOMAIN 13).
_ACTIVITY_NOUN = re.compile(
    r" (?:công tác |hoạt động |các hoạt động |việc |các biện pháp |biện pháp )?(?:tuyên truyền"
    r"|kiểm tra|giám sát|thanh tra|phối hợp|quản lý|đối thoại|tiếp dân|tiếp xúc|vận động|đào tạo"
    r"|bồi dưỡng|tập huấn"
    r"|phổ biến|giáo dục|hợp tác|xúc tiến|tuần tra|kiểm soát|ứng dụng|phong trào|cuộc vận động"
    r"|thực hiện|học tập|cải cách|chuyển đổi số|phát triển|đầu tư|trao đổi)\b"
)
_MIXED = frozenset({"tăng cường", "đẩy mạnh", "tiếp tục", "tập trung", "thường xuyên", "tích cực"})
# An indicator and its figure, no verb between them: "số bác sĩ/vạn dân: 9".
_LEVEL = re.compile(
    r"(?:tổng |số |tỷ lệ |mật độ |diện tích |sản lượng |năng suất |thu nhập |giá trị |quy mô "
    r"|cơ cấu |chỉ số |hệ số |độ |bình quân |kim ngạch |tốc độ )[^.;]*"
    r"[ :]\d[\d.,]*(?: ?[%\w/]+){0,3}$"
)
_REACHED = re.compile(
    r"\b(?:lên|xuống|còn|đạt)(?: (?:trên|dưới|ít nhất|từ))? \d[\d.,]*(?: [^\W\d]+){0,2}$"
)
# Whatever the verb, these say that a state is reached.
_ARRIVED = re.compile(
    r"\b(?:thắng lợi|thành công|vững mạnh|trong sạch|đúng tiến độ|đúng thời gian"
    r"|đủ quân số|liêm chính|sạch đẹp|cơ bản hoàn thành)\b"
)
_BY_QUALITY = frozenset(
    {"thực hiện", "chấp hành", "quản lý", "vận hành", "sử dụng", "thu", "khai thác"}
)
_WEAK_STATE = frozenset({"phát triển", "thi đua", "xây dựng", "giải quyết", "đổi mới", "bồi dưỡng"})


# A state to be in: "trở thành trung tâm …", "đạt trình độ quốc tế", "tăng cường kỷ cương".
_STATES = re.compile(
    r"\b(?:trở thành|ngang tầm|đạt và vượt|đạt (?:mức|trình độ) [^\W\d]"
    r"|^(?:tiếp tục )?tăng cường (?:nề nếp|nền nếp|kỷ cương|kỷ luật|tính |đoàn kết))"
)
# Work done to the end is still work: "hoàn thành việc lập quy hoạch", "giải quyết dứt điểm".
_WORKS = re.compile(
    r"(?:tiếp tục |tập trung |rà soát, |phát hiện, )*(?:hoàn thành (?:xong )?(?:việc|thủ tục|hồ sơ)"
    r"|(?:xử lý|giải quyết)[^,;.]{0,20} dứt điểm"
    r"|thực hiện (?:có )?hiệu quả)\b"
)


def classify(
    view: View, start: int, end: int, targets: Sequence[Target]
) -> tuple[CommitmentClass, str]:
    """Return the class of a clause and the rule that decided."""
    lower = view.lower[start:end]
    if " là " in lower and _PRINCIPLE.search(lower):
        return "principle", "class.principle"
    if any(target.role == "target" for target in targets):
        return "target", "class.quantity"
    if any_within(_hints(view.lower).absolute, start, end) and _is_absolute(lower):
        return "target", "class.zero"
    verb = find_verb(view, start, end)
    stated = _STATES.search(lower)
    if stated is not None:
        return "objective", "class.state"
    if _WORKS.match(lower):
        return "action", "class.activity"
    if _is_reached(view, start, end) or (verb is None and _LEVEL.match(lower)):
        return "target", "class.level"
    if verb is not None and _is_objective(view, verb, end):
        return "objective", "class.state"
    if verb is None and _QUALITY.search(lower):
        return "objective", "class.quality"
    return "action", "class.activity"


def _is_reached(view: View, start: int, end: int) -> bool:
    hinted = any_within(_hints(view.lower).reached, start, end)
    return hinted and _REACHED.search(view.lower, start, end) is not None


def _is_absolute(lower: str) -> bool:
    found = any(not _in_a_name(lower, match) for match in _ALL_OR_NOTHING.finditer(lower))
    return found and _PROPOSED.search(lower) is None


def _in_a_name(lower: str, match: re.Match[str]) -> bool:
    """ "… – không để ai bị bỏ lại phía sau" is part of the name of a movement."""
    refuses = match.group().startswith(("không", "nói"))
    return refuses and lower.count('"', 0, match.start()) % 2 == 1


def _main_verb(view: View, verb: VerbMatch, end: int) -> VerbMatch:
    """ "tiếp tục nâng cao …": the second verb says what is done."""
    while verb.sense.is_helper:
        following = match_verb(view.lower, verb.end + 1, end)
        if following is None:
            return verb
        verb = following
    return verb


def _is_objective(view: View, verb: VerbMatch, end: int) -> bool:
    verb = _main_verb(view, verb, end)
    surface = verb.sense.surface
    if surface in _MIXED:
        return False
    after = view.lower[verb.end : min(end, verb.end + _QUALITY_REACH)]
    if surface in ("nâng cao", "mở rộng", "phát triển") and _ACTIVITY_NOUN.match(after):
        return False
    arrived = any_within(_hints(view.lower).arrived, verb.end, end)
    if arrived and _ARRIVED.search(after):
        return True
    if surface in _WEAK_STATE or surface in _BY_QUALITY:
        return _QUALITY.search(after) is not None
    return verb.sense.is_state


_PAST = re.compile(
    r"\b(?:đã(?! (?:qua|được) đào tạo)|vừa qua"
    r"|vừa (?:được|ký|tổ chức|diễn ra|ban hành|có|công bố|khánh thành"
    r"|phát động|khai mạc|bế mạc)"
    r"|(?:năm|năm học|quý|tháng|thời gian|nhiệm kỳ) qua|chưa đạt|còn hạn chế)\b"
)
# What follows from failing, and who holds which office: rules of the contest, no promise.
_RULE = re.compile(
    r"\bthì không (?:xét|được)|\bbị trừ \d+|\blà (?:cơ quan|đơn vị) (?:thường trực|đầu mối)$"
    r"|\blàm (?:cụm|khối) (?:trưởng|phó)\b"
    r"|(?:mỗi \w+(?: \w+)? giữ|lập thành|gửi [^,;]{2,40}|lưu [^,;]{2,40}) \d{1,2} bản$"
)
# What a meeting passes; "thông qua các hội nghị, tuyên truyền …" names the means.
_PASSED = (
    r"(?:(?:kỳ họp|hội nghị|đại hội) )?(?:cũng |đã )*thông qua (?:báo cáo|kế hoạch|đề án|tờ trình"
    r"|chương trình|các (?!hội nghị|buổi|phong trào|hình thức|kênh|hoạt động|cuộc|lớp|phương tiện"
    r"|mô hình|đợt|tổ|câu lạc bộ|ứng dụng|nền tảng|hội thi))"
    r"|(?:hội đồng nhân dân|hđnd)[^,;.]{0,40} (?:cơ bản )?(?:thống nhất|tán thành|nhất trí)"
    r"(?: với)? (?:các |những )?(?:mục tiêu|chỉ tiêu|phương hướng|nội dung)"
    r"|(?:[^,;.\d]{2,60}(?:đề ra|xây dựng|đặt ra) )?\d+ (?:nhóm )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)"
    r"(?:,? [^\W\d]+|, (?:trong đó )?\d+ (?:nhóm )?(?:chỉ tiêu|mục tiêu|nhiệm vụ))*$"
)
_STATEMENT = re.compile(
    r"(?!coi |xem |xác định )[^,;.\d]{3,60} là (?:sự nghiệp|động lực|nền tảng|minh chứng"
    r"|dịp|cơ hội|hoạt động|một trong|việc làm|sự kiện|truyền thống|tiền đề|kết quả|năm)\b"
)
# A news item goes back to the ceremony: who spoke, who was given what.
_CEREMONY = (
    r"(?:nhân dịp này|cũng (?:tại|trong) |dịp này|tại (?:hội nghị|buổi lễ|lễ ký|lễ phát động|đây)"
    r"|phát biểu|kết thúc (?:hội nghị|buổi lễ)|thay mặt|được biết|trước đó|tiếp đó"
    r"|ngay sau (?:đó|lễ|buổi|phần|phát)"
    r"|sau (?:lễ|khi (?:ký|nghe|phát động|đại diện|trao|thảo luận)))\b"
)
_MONTHS = (
    r"(?:tháng|quý|tuần|học kỳ) [\dIVXivx]+(?: ?[+,&\-] ?[\dIVXivx]+)*"
    r"(?:(?: ?[/.-] ?| năm )\d{4})?$"
)
# "Về xây dựng Đảng, hệ thống chính trị": a topic and nothing about it.
_TOPIC_ONLY = r"về [^,;:.\d]{3,60}(?:, [^,;:.\d]{3,40}){0,3}(?: \([^()]{2,30}\))?(?: \d{1,2})?$"
_PLEDGED = re.compile(
    r"(?:[^,;.\d]{3,40} )?(?:quyết tâm |cam kết )?(?:thực hiện|hoàn thành)"
    r"(?: tốt| thắng lợi| nghiêm túc| nghiêm| xuất sắc| có hiệu quả)* (?:các |những )?"
    r"(?:nội dung|đợt thi đua|(?:bản )?giao ước|phong trào thi đua|điều|chỉ tiêu(?= đã))"
    r"(?: thi đua)?(?: đã| đăng ký| đề ra| nêu| ghi| trên| ký kết| cam kết| này| năm \d{4})*$"
)
_PAST_REACH = 90
# "Tính đến ngày 15/8, toàn tỉnh ghi nhận 4.213 ca": a count up to a day is a report.
_COUNTED = re.compile(
    r"(?:tính đến|tính từ|đến nay|hiện nay|hiện toàn|so (?:với )?cùng kỳ|nguyên nhân|ước)\b"
    r"|(?:khởi tố|xử lý|xử phạt|bắt|bắt giữ|phát hiện|triệt phá|điều tra)(?: vi phạm hành chính)?"
    r" \d+ (?:vụ|đối tượng|bị can|trường hợp)\b"
    r"|(?:trong )?(?:\d+|những) tháng (?:đầu|qua|cuối)(?: năm \d{4})?,? [^;.]{0,40}"
    r"\b(?:xảy ra|đã|phát hiện|ghi nhận)\b"
)
# "Giám đốc Sở cho biết, …": what somebody said is no promise of the act.
_SAID = re.compile(
    r"(?!không )[^;:\"]{3,80}? (?:cho biết|cho hay|chia sẻ|nhấn mạnh|khẳng định|nhận định)\b"
)
# "Phường nào chưa đạt 70% thì Chủ tịch phường giải trình": what follows "thì" is to come.
_WHOEVER = re.compile(r"[^,;.:]{2,40} nào [^;.]{3,120}? thì ")
_YEAR_HEAD = re.compile(r"(?:trong )?năm (?P<year>(?:19|20)\d\d)\b")
# "Căn cứ tình hình thực tế, UBND các xã bố trí kinh phí": on this ground somebody acts.
_GROUND = (
    r"(?:kế hoạch|chương trình|hướng dẫn|nội dung|chức năng|tình hình|điều kiện|nhiệm vụ|chỉ tiêu"
    r"|đặc điểm|kết quả|thực tế|quy định|dự toán|đề xuất|đề nghị|danh sách|số liệu|nhu cầu|khả năng"
    r"|hồ sơ|công văn này|công điện này|chỉ thị này|nghị quyết này|thông báo này)\b[^;.\d]{0,90}, "
    r"[^;.]"
)
_SELF = (
    r"(?:tổng (?:số )?điểm|thang điểm|điểm (?:chuẩn|tối đa|thưởng|trừ|cộng))"
    r"(?: là| tối đa| không quá| chấm|:)* \d+(?:[.,]\d+)?(?! ?(?:điểm )?trở lên)(?!\d)|"
    r"\(?(?:ban hành )?kèm theo "
    r"|(?:bản )?(?:giao ước|kế hoạch|nghị quyết|thông báo|chỉ thị|chương trình|quyết định|công điện"
    r"|quy chế)(?: thi đua)?(?: này)? (?:này|có hiệu lực|được|gồm|thay|phổ biến|nhằm|là|thể hiện)"
    r"|công tác (?![^,;]*\b(?:được|phải|đạt|bảo đảm|đảm bảo|có|cần)\b)[^,;.\d]{3,60}$"
    r"|tán thành |kết quả [^;.]{0,60} là (?:căn cứ|cơ sở)|trên đây là"
    r"|đây (?:rất |có thể |cũng |chính |sẽ )*là "
    r"|kính thưa|thưa |chúc |xin |tôi tin|hãy "
    r"|trong quá trình (?:tổ chức |triển khai )?thực hiện"
    r"|[^,;.\d]{3,60} (?:xin )?(?:thông báo|báo)(?: đến)?[^;.]{0,20} để [^;.]{3,120} biết(?:,| và)"
    rf"|kính trình|kính mong|căn cứ (?!{_GROUND})|thời hạn|nơi nhận|thừa lệnh |thừa ủy quyền "
    r"|mọi (?:chi tiết|thắc mắc|thông tin|ý kiến|vướng mắc|đóng góp)"
    r"|(?:cơ bản )?(?:đồng ý|thống nhất|nhất trí) (?:với|về|cho|chủ trương|đề xuất|đề nghị)"
    r"|(?:ghi nhận|biểu dương|hoan nghênh|đánh giá cao)[^;]{0,40}"
    r" (?:kết quả|nỗ lực|cố gắng|thành tích|sự )"
)
_EXECUTION = re.compile(
    r"chịu ?trách ?nhiệm ?(?:thi ?hành|tổ chức thi hành)"
    r"|căn cứ quyết định (?:này )?(?:để )?thi hành"
    r"|có hiệu lực (?:kể )?từ"
)
# A body that gives out tasks named below it: "Hội đồng nhân dân huyện giao UBND huyện".
_ASSIGNS = re.compile(
    r"(?:[^,;.]{0,60} )?(?:giao|yêu cầu|đề nghị|kết luận|quyết định|quyết nghị|chỉ đạo)"
    r"(?: [a-zđà-ỹ]+){0,6}$"
)
# The closing pledge repeats that the promises will be kept.
_PLEDGE = re.compile(
    r"(?:quyết tâm|nỗ lực|cố gắng) (?:thi đua )?(?:thực hiện|hoàn thành|phấn đấu)[^;.]{0,120}"
    r"(?:nội dung|giao ước|chỉ tiêu)[^;.]{0,120}(?:ký kết|trên|này|đề ra|đã ký)"
)
_FRAME_ONLY = (
    r"(?:(?:cụ thể|như sau|sau đây|gồm|sau|là|chỉ tiêu|nội dung|các|những|một số|nhiệm vụ"
    r"|giải pháp|mục tiêu|việc|chủ yếu|trọng tâm|với|thực hiện|tốt|trong đó|năm \d{4}"
    r"|đến \d{1,2}/\d{1,2}/\d{4}|đến năm \d{4}|cần|tập trung)[\s,:]*)+$"
)
# One expression for all: most clauses are turned away by their first letter.
_INTRODUCES = re.compile(
    "|".join(f"(?:{how})" for how in (_SELF, _CEREMONY, _MONTHS, _FRAME_ONLY, _TOPIC_ONLY, _PASSED))
)
_LEAD_TAIL = re.compile(
    r"\b(?:nội dung|chỉ tiêu|nhiệm vụ|mục tiêu|công việc|việc|biện pháp|giải pháp"
    r"|tiêu chí)[^,;.]{0,30}(?:sau|sau đây|như sau)$"
)
_PREDICATE = re.compile(r"\d|\bmỗi\b|\btừng\b|\bkhông\b|\bphải\b|\bđược\b|\bcó\b|%|\btrước ngày\b")


# "Giao chỉ tiêu thi đua năm 2024 cho các đơn vị trực thuộc Sở như sau:" hands out what follows.
_HANDS_OUT = re.compile(
    r"(?:phấn đấu |quyết tâm |nỗ lực )*(?:đạt|hoàn thành|thực hiện)(?: được| tốt)?"
    r" (?:các |những |một số )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|nội dung)(?:, (?:mục tiêu|chỉ tiêu"
    r"|nhiệm vụ|giải pháp))?(?: [^\W\d]+| năm \d{4}|,){0,5}$"
    r"|(?:[^,;.]{0,90} )?(?:đề ra|đăng ký|thống nhất|gồm|xác định|giao ước)(?: thực hiện)?"
    r" \d+ (?:nội dung|chỉ tiêu|nhiệm vụ|mục tiêu|tiêu chí|giải pháp)\b[^;.:]{0,40}$"
    r"|giao (?:các |một số )?(?:chỉ tiêu|kế hoạch|nhiệm vụ|dự toán)(?: [^\W\d]+| năm \d{4}|,)*$"
    r"|(?:phấn đấu|quyết tâm|mục tiêu)"
    r"(?:,? (?:đến |trong )?(?:hết |cuối )?(?:năm|nhiệm kỳ|giai đoạn) [\d\- –]+)?,?"
    r"(?: toàn (?:tỉnh|thành phố|huyện|quận|xã|phường|ngành|khối|trường))?$"
    r"|[^;.]{0,160}\b(?:đề nghị|giao|yêu cầu|chỉ đạo|tập trung) [^,;.]{0,90}?"
    r"\b(?:một số|các|những) (?:nội dung|nhiệm vụ|giải pháp|công việc|biện pháp)(?: [^\W\d]+){0,3}$"
)


# "Phấn đấu đạt các | chỉ tiêu sau:": what is left of a lead without its last words.
_LED = re.compile(
    r"(?:phấn đấu |quyết tâm |tập trung )*(?:đạt|hoàn thành|thực hiện)(?: được| tốt)?"
    r"(?: các| những)?$"
)
_LEADS_ON = re.compile(r" (?:nội dung|nhiệm vụ|chỉ tiêu|mục tiêu)(?: [^\W\d]+){0,2} (?:sau|đây) ?:")


_AND_THEN = re.compile(
    r"(?: (?:trọng tâm|chủ yếu|chính|cơ bản))*(?: như sau| sau đây| sau| cụ thể)*:"
)


def _is_assignment(lower: str, start: int, end: int) -> bool:
    if _LEADS_ON.match(lower, end) and _LED.match(lower, start, end):
        return True
    if _AND_THEN.match(lower, end) is None:
        return False
    assigns = lower[end] == ":" and _ASSIGNS.match(lower, start, end) is not None
    return assigns or _HANDS_OUT.match(lower, start, end) is not None


# A cheap look before a costly rule: no clause of the kind lacks all of these.
_PAST_HINTS = ("đã", "vừa", " qua", "chưa đạt", "còn hạn")
_NOBODY_HINTS = (
    "trách nhiệm", "thi hành", "hiệu lực", "quyết tâm", "nỗ lực", "cố gắng", "nội dung", "đợt",
    "giao ước", "phong trào", "điều", "chỉ tiêu", "thì không", "bị trừ", " là ", "làm cụm",
    "làm khối", " bản",
)  # fmt: skip
_ABSOLUTE_HINTS = ("không", "danh hiệu", "cờ", "bằng khen", "huân chương", "toàn bộ")


_REACHED_HINTS = ("lên ", "xuống ", "còn ", "đạt ")
_ARRIVED_HINTS = (
    "thắng lợi", "thành công", "vững mạnh", "trong sạch", "đúng t", "đủ quân",
    "liêm chính", "sạch đẹp", "cơ bản hoàn",
)  # fmt: skip


class _Hints(NamedTuple):
    """Where the hints of each rule stand in a text."""

    past: list[int]
    nobody: list[int]
    absolute: list[int]
    reached: list[int]
    arrived: list[int]


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _hints(lower: str) -> _Hints:
    rules = (_PAST_HINTS, _NOBODY_HINTS, _ABSOLUTE_HINTS, _REACHED_HINTS, _ARRIVED_HINTS)
    return _Hints(*(spots(lower, phrases) for phrases in rules))


def is_told(view: View, start: int, end: int, plan_year: int | None) -> bool:
    """Say whether a clause tells what was done; the parts after it go on telling."""
    lower = view.lower
    if _COUNTED.match(lower, start, end) or _SAID.match(lower, start, end):
        return True
    if _WHOEVER.match(lower, start, end):
        return False
    year = _YEAR_HEAD.match(lower, start, end)
    if year and plan_year and int(year.group("year")) < plan_year:
        return True
    if not any_within(_hints(lower).past, start, min(end, start + _PAST_REACH)):
        return False
    verb = find_verb(view, start, end)
    reach = start + _PAST_REACH if verb is None else min(verb.end, start + _PAST_REACH)
    return _PAST.search(lower, start, min(reach, end)) is not None


def is_background(view: View, start: int, end: int) -> bool:
    """Say whether a clause of a binding section introduces, labels or greets."""
    lower = view.lower
    if _introduces(lower, start, end) or _binds_nobody(lower, start, end):
        return True
    if binds_to_nothing(lower, start, end) or only_names_doers(view, start, end):
        return True
    if find_verb(view, start, end) is not None:
        return False
    if _PREDICATE.search(lower, start, end) or reads_as_sentence(view, start, end):
        return end - start < 8
    return lower.find(":", start, end) < 0 or awards.find(lower, start, end) is None


def _introduces(lower: str, start: int, end: int) -> bool:
    """A frame, a topic, a greeting, the document itself."""
    if _INTRODUCES.match(lower, start, end):
        return True
    if lower.endswith(("sau", "sau đây"), start, end) and _LEAD_TAIL.search(lower, start, end):
        return True
    if lower.find(" là ", start, end) >= 0 and _STATEMENT.match(lower, start, end):
        return True
    return _is_assignment(lower, start, end)


def _binds_nobody(lower: str, start: int, end: int) -> bool:
    """The closing pledge, the execution clause, the rules of the contest."""
    if not any_within(_hints(lower).nobody, start, end):
        return False
    if _EXECUTION.search(lower, start, end) or _PLEDGE.search(lower, start, end):
        return True
    if _PLEDGED.match(lower, start, end):
        return True
    return _RULE.search(lower, start, end) is not None

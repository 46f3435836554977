"""Whether a comma joins two nouns or opens a new commitment."""

from __future__ import annotations

import re
from functools import cache

from camket.parse.forbidden import forbids_together
from camket.parse.formulas import is_formula
from camket.parse.frozen_pairs import is_between, is_frozen_pair, names_organisations
from camket.parse.new_subjects import (
    ACTOR,
    ACTORS,
    MEASURES,
    opens_level,
    opens_levels,
    opens_subject,
)
from camket.parse.objects import awaits_owner, has_object, shares_object
from camket.parse.predicates import has_predicate
from camket.parse.sums import goes_on_summing, is_measure_tail, measures_together
from camket.parse.verbs import VerbMatch, find_verb, match_verb, verb_syllables
from camket.parse.words import has_digit
from camket.texts import View

_REACH = 400
_FIRST = re.compile(r"\s*([^\W\d_]+|\S)")

# What follows only extends the clause before: purpose, means, manner, part, place and time.
_TAIL = re.compile(
    r"(?:nhằm|để|qua đó|từ đó|nhờ đó|góp phần|trong đó|nhất là|đặc biệt là|gắn với|gắn liền"
    r"|phục vụ|trong|do|theo|thông qua|bằng"
    r"|với|vào|tại|ở|trên cơ sở|trên địa bàn|kể cả|bao gồm|gồm|như|cũng như|và|hoặc|hay|nếu|khi|vì"
    r"|làm cơ sở|làm căn cứ|lấy|coi"
    r"|xem (?:đây|việc)|tạo (?:tiền đề|môi trường|cơ sở|nền tảng|động lực|diện mạo|sức|niềm"
    r"|khí thế|nguồn lực|thế)"
    r"|định hướng (?:đến|tới)|tầm nhìn|hướng tới|tiến tới|trước hết"
    r"|trước mắt|đáp ứng (?:được |tốt )?(?:yêu cầu|nhu cầu)|tương ứng|tương đương|đúng|đủ|xứng đáng"
    r"|có (?:phát động|sơ kết|hiệu quả|chất lượng)"
    r"|không (?:có vùng cấm|vùng cấm|ngoại lệ|chạy theo|hình thức|có ngoại lệ)|mà|nên|trừ|ngoài"
    r"|so với|cụ thể(?: là|:)?|sau|kể từ|kể cả|phù hợp|là)"
    r"(?!\w)"
)
_TAIL_WORDS = frozenset(
    """
    nhằm để qua từ nhờ góp trong nhất đặc gắn phục do theo thông bằng với vào tại ở trên kể bao gồm
    như cũng và hoặc hay nếu khi vì làm lấy coi xem tạo hướng tiến trước tương đúng đủ xứng có không
    mà nên trừ ngoài so cụ sau phù là định tầm đáp
    """.split()
)
"""First words of `_TAIL`."""
# Adverbs that may stand before the verb of a new commitment.
_ADVERBS = (
    "đồng thời|kiên quyết|chủ động|tích cực|từng bước|tiếp tục|thường xuyên|tập trung|phấn đấu"
    "|sớm|kịp thời|nhanh chóng|trực tiếp|khẩn trương|quyết tâm|nghiêm túc|định kỳ|hằng năm"
    "|hàng năm|mạnh dạn|cùng|cùng nhau|chủ trì|tổ chức|cơ bản|luôn|phải|cần|sẽ|có kế hoạch"
    "|có biện pháp"
)
_ADVERB = re.compile(rf"(?:(?:{_ADVERBS})\s+)*")
_NEGATIVE = re.compile(
    r"(?:tuyệt đối |kiên quyết |quyết |nhất quyết )?(?:không|chưa) (?P<word>\w+)"
)
_ALWAYS_NEGATIVE = frozenset({"để", "có", "còn", "phát", "xảy", "tiếp", "hợp", "cấp", "bố", "tổ"})
_SHORT_NEGATIVE = 5
_EACH_REACH = 90
_LONGEST_REFUSAL = 3

_QUANTITY = re.compile(
    r"(?:[+-] ?(?=\d))?"
    r"(?:(?:đạt|có|từ|trên|dưới|hơn|ít nhất|tối thiểu|tối đa|không quá|không dưới|không thấp hơn"
    r"|không vượt quá|khoảng|gần|bình quân|thêm|vượt|tăng|giảm|còn"
    r"|chiếm|xấp xỉ|đạt từ|đạt trên|xuống|lên|bằng|≤|≥|<|>) ?){0,3}\d"
)
# Manner after "bảo đảm": it says how, not what else.
_MANNER = re.compile(
    r"(?:bảo đảm|đảm bảo) (?:chất lượng|tiến độ|đúng|hiệu quả|công khai|dân chủ|khách quan|yêu cầu"
    r"|thiết thực|tiết kiệm|nghiêm túc|kịp thời|theo|quy định|chặt chẽ|đồng bộ|phù hợp|thống nhất"
    r"|tính|an toàn(?:,|$| tuyệt đối$| và tiết kiệm))"
)


def starts_with_quantity(view: View, start: int, end: int) -> bool:
    """Say whether a range begins with a number, perhaps after a comparator."""
    return _QUANTITY.match(view.lower, start, end) is not None


_GIVEN = re.compile(r"(?:giao|yêu cầu|đề nghị|phân công)(?: cho)? ")


def names_actor(view: View, start: int, end: int) -> bool:
    """Say whether a range only names a body or persons ("Sở Y tế", "Giao Sở Y tế")."""
    given = _GIVEN.match(view.lower, start, end)
    named = ACTOR.match(view.lower, given.end() if given else start, end)
    return named is not None and find_verb(view, named.end(), end) is None


_LABELLED = re.compile(r" ?(?!trong đó|riêng|gồm)[^\W\d_][^\d:,;()]{1,28}: ?\d[^:]*")
_QUANTITY_ENDS = re.compile(r"\d(?: ?%| [^\W\d_]\w*(?:[ /]\w+){0,2})$")
_LABEL_REACH = 32


def is_labelled(view: View, left: tuple[int, int], right: int, following: int) -> bool:
    """ "lúa: 5.600 ha, ngô: 300 ha": every name with a number of its own is a target."""
    colon = view.lower.find(":", right, min(following, right + _LABEL_REACH))
    if colon < 0 or _LABELLED.match(view.lower, right, following) is None:
        return False
    near = max(left[0], left[1] - _LABEL_REACH)
    return _QUANTITY_ENDS.search(view.lower, near, left[1]) is not None


def opens_commitment(
    view: View, left: tuple[int, int], right: int, following: int, end: int
) -> bool:
    """Say whether the words after a comma are a commitment of their own.

    `left` is the clause so far, `following` the next comma or the end of the sentence part.
    """
    more = _AND_MEASURE.match(view.lower, right, end)
    right = more.end() if more is not None else right
    first = _FIRST.match(view.lower, right, end)
    if first is None or _opens_figure(view, first[1], left, (right, following, end)):
        return first is not None
    if not _may_open(first[1]):
        return False
    right = first.start(1)
    left = (max(left[0], left[1] - _REACH), left[1])
    end = min(end, right + _REACH)
    following = min(following, end)
    if _COMMITS.match(view.lower, right, end) and has_predicate(view, left):
        return True
    extends = first[1] in _TAIL_WORDS and _TAIL.match(view.lower, right, end) is not None
    if extends or not has_predicate(view, left):
        return False
    if is_formula(view, left, right, following) or _is_one_thing(view, left, right, end):
        return False
    if _waits_for_aim(view, left) or _is_held_open(view, left, right, following, end):
        return False
    negative = _NEGATIVE.match(view.lower, right, end)
    if negative:
        return _opens_negative(view, left, negative, following)
    if _opens_verb(view, left, right, end):
        return True
    if first[1] == "mỗi":  # "mỗi xã, phường có …": the comma joins two subjects
        following = min(end, max(following, right + _EACH_REACH))
    return _may_be_subject(first[1]) and opens_subject(view, left, right, following)


def _opens_figure(
    view: View, word: str, left: tuple[int, int], place: tuple[int, int, int]
) -> bool:
    """One more thing measured begins at `place`: its start, the next comma, the end of the part."""
    right, following, end = place
    if word == "các" and opens_levels(view, left, right, end):
        return True
    if word in _TAIL_WORDS or not opens_level(view, left, right, following):
        return False
    return not goes_on_summing(view, left, right, following)


# ", và tỷ lệ lao động qua đào tạo đạt 75%": one more measure, and a new promise.
_AND_MEASURE = re.compile(
    r" và (?=(?:tỷ lệ|tỉ lệ|tổng|thu nhập|giá trị|tốc độ|số) [^,;.]{3,90}?\d)"
)


def _is_one_thing(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """A pair of words, one refusal, one purpose or one owner on both sides of the comma."""
    if is_between(view, left, right, end) or names_organisations(view, left, right, end):
        return True
    if is_frozen_pair(view, left, right, end) or forbids_together(view, left, right, end):
        return True
    return _is_purpose(view, left, right, end) or awaits_owner(view, left, right, end)


# ", đồng thời cam kết không …": announced anew.
_COMMITS = re.compile(r"(?:đồng thời |và |cũng )?cam kết (?=[^\W\d]+ )")


@cache
def _openers() -> frozenset[str]:
    """First syllables of everything that can open a commitment after a comma."""
    negatives = "tuyệt đối|nhất quyết|không|chưa"
    words = "|".join((_ADVERBS, negatives))
    return _subject_openers().union(_first_syllables(words), verb_syllables())


@cache
def _subject_openers() -> frozenset[str]:
    """First syllables of the subjects that can open a commitment after a comma."""
    quantities = "trên|ít nhất|tối thiểu|hơn|từ|có|phấn đấu|bảo đảm|không"
    return _first_syllables("|".join((MEASURES, ACTORS, quantities)))


def _first_syllables(words: str) -> frozenset[str]:
    return frozenset(word.split()[0] for word in words.split("|"))


def _may_open(word: str) -> bool:
    return word in _openers() or word.isdecimal()


def _may_be_subject(word: str) -> bool:
    return word in _subject_openers() or word.isdecimal()


_PURPOSE = re.compile(
    r"(?:(?:,|^) ?(?:góp phần|nhằm|để|qua đó|từ đó)"
    r"|(?<!không)(?<!đủ)(?<!cử)(?<!kế) (?:nhằm|để)) [^,;]*$"
)


def _is_purpose(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """What follows a purpose without a figure is one more purpose."""
    verb = match_verb(view.lower, right, end)
    if verb is None or verb.sense.is_pure:
        return False
    if _PURPOSE.search(view.lower, max(left[0], left[1] - 100), left[1]) is None:
        return False
    return _counts_nothing(view, right, end)


_TAKES = re.compile(r"\blấy (?:(?! làm )[^,;])*$")
_REGARDS = re.compile(r"(?:coi|xem) [^;.]{3,200} là ")


# "Huyện phấn đấu đến năm 2020, thu nhập … đạt 75 triệu đồng", "trong đó năm 2024, ít nhất 100
# đoàn viên …": only the time is said so far.
_TIMED_AIM = re.compile(
    r"(?:(?:phấn đấu|mục tiêu|dự kiến|kế hoạch|quyết tâm)(?: là)? (?:đến|trong|vào)"
    r"|(?:trong đó|riêng),?(?: đến| trong| vào)?)"
    r" (?:hết |cuối )?(?:năm|quý|tháng|giai đoạn|nhiệm kỳ)[^,;]{1,14}$"
)


def _waits_for_aim(view: View, left: tuple[int, int]) -> bool:
    return _TIMED_AIM.search(view.lower, max(left[0], left[1] - 60), left[1]) is not None


# "Nếu xảy ra dịch, …", "Sau khi được duyệt, …": no promise without what follows.
_CONDITION = re.compile(
    r"\s*(?:nếu|khi|sau khi|trước khi|trong khi|(?:trong|đối với) (?:các )?trường hợp|trường hợp"
    r"|nhân (?:đây|dịp|đợt|việc|ngày|hội nghị|chuyến|kỳ)|(?:ngoài|cùng với|bên cạnh|song song với)"
    r" việc|(?:ngay )?sau(?: khi)?|(?:đơn vị|nơi|xã|phường|thôn|bản|ai|người|cơ sở|cá nhân|tập thể)"
    r" nào)\b[^,]*\Z"
)


# "Sở Nội vụ trên cơ sở Đề án được phê duyệt, …": a subject and on what it acts.
_GROUNDS = re.compile(
    r"[^,;:]{2,120}? (?P<on>trên cơ sở|căn cứ) [^,]{3,80} được (?:phê )?(?:duyệt|ban hành|giao)\Z"
)
# "tham gia các hoạt động như: tặng xe đạp, trao học bổng": examples of one promise.
_EXAMPLES = re.compile(r" như ?: ?\S")


def _is_held_open(view: View, left: tuple[int, int], right: int, following: int, end: int) -> bool:
    """Say whether an open sum, "lấy A, xây dựng B làm trọng tâm" or "nếu A, …" goes on."""
    if goes_on_summing(view, left, right, following):
        return True
    if _CONDITION.match(view.lower, *left) or _EXAMPLES.search(view.lower, *left):
        return True
    grounds = _GROUNDS.match(view.lower, *left)
    if grounds is not None and find_verb(view, left[0], grounds.start("on")) is None:
        return True
    if _REGARDS.match(view.lower, *left):
        adverb = _ADVERB.match(view.lower, right, end)  # ", phấn đấu …" is a promise of its own
        return adverb is None or adverb.end() == right
    near = max(left[0], left[1] - 80)
    if view.lower.find("lấy ", near, left[1]) < 0 or view.lower.find(" làm ", right, end) <= 0:
        return False
    return _TAKES.search(view.lower, near, left[1]) is not None


# "không để xảy ra tình trạng làm việc không có phiếu, không giám sát": what shall not happen.
_SITUATION = re.compile(
    r"(?:tuyệt đối |kiên quyết )?không để (?:xảy ra|tồn tại|có) (?:tình trạng|việc|hành vi)\b"
)


def _opens_negative(
    view: View, left: tuple[int, int], negative: re.Match[str], following: int
) -> bool:
    if negative.group("word") in _ALWAYS_NEGATIVE:
        return True
    if _SITUATION.match(view.lower, *left):
        return False
    # "không nghe, không tin, không theo": one refusal in several words.
    before = view.lower[max(left[0], view.lower.rfind(",", *left) + 1) : left[1]].strip()
    if before.startswith("không ") and before.count(" ") < _LONGEST_REFUSAL:
        return False
    return view.lower.count(" ", negative.start(), following) >= _SHORT_NEGATIVE


def _opens_verb(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    if view.text[right].isupper():
        return False
    adverb = _ADVERB.match(view.lower, right, end)
    at = adverb.end() if adverb else right
    verb = match_verb(view.lower, at, end) or match_verb(view.lower, right, end)
    if verb is None or verb.sense.is_tail or is_measure_tail(view, verb, end):
        return False
    if view.lower.startswith(" của ", verb.end):  # "ý kiến, kiến nghị của Nhân dân"
        return False
    if view.lower.endswith("công nghiệp", *left) and _SECTOR.match(view.lower, right, end):
        return False
    if _MANNER.match(view.lower, right, end) or not has_object(view, verb, end):
        return False
    if _receives_more(view, left, verb, end) or _is_shortcoming(view, left, verb):
        return False
    if measures_together(view, left, verb, end):
        return False
    if shares_object(view, left, verb, opened_by_adverb=at > right):
        return False
    return verb.sense.is_pure or at > right or not _is_light(view, left, right, end)


# "100% sinh viên được hướng nghiệp, trang bị kỹ năng": all that the same people are given.
_RECEIVE = re.compile(r"\d ?% [^,;]{2,80} được [^\W\d]+(?: [^\W\d]+){0,3} ?\Z")
_GIVE = frozenset(
    "trang bị;bồi dưỡng;tập huấn;cấp;hỗ trợ;tư vấn;phổ biến;giáo dục;hướng dẫn;tuyên truyền;"
    "đào tạo;chăm sóc;khám;cung cấp;quán triệt;kiểm tra;giám sát".split(";")
)


def _receives_more(view: View, left: tuple[int, int], verb: VerbMatch, end: int) -> bool:
    if verb.sense.surface not in _GIVE:
        return False
    if _RECEIVE.search(view.lower, max(left[0], left[1] - 140), left[1]) is None:
        return False
    return _counts_nothing(view, verb.end, end)


def _counts_nothing(view: View, at: int, end: int) -> bool:
    """No figure stands before the next stop."""
    phrase = _PHRASE.match(view.lower, at, end)
    return phrase is not None and not has_digit(view.lower, at, phrase.end())


# "khắc phục những thiếu sót, hạn chế": a noun behind its like.
_SHORTCOMING = re.compile(
    r"(?:thiếu sót|tồn tại|khó khăn|yếu kém|khuyết điểm|bất cập|vướng mắc|nhược điểm|sai sót)"
    r" ?,? ?\Z"
)


def _is_shortcoming(view: View, left: tuple[int, int], verb: VerbMatch) -> bool:
    if verb.sense.surface != "hạn chế":
        return False
    return _SHORTCOMING.search(view.lower[max(left[0], left[1] - 20) : left[1]]) is not None


# "công nghiệp, xây dựng 45%": one sector of the economy and its share.
_SECTOR = re.compile(r"xây dựng (?:đạt |chiếm |tăng |giảm )?\d[\d.,]* ?%")


# Two short phrases without a number are one promise ("sơ kết giữa năm, tổng kết cuối năm"); the
# bounds gave the best F1 on corpora/train (swept 3-8 words each side).
_LIGHT_RIGHT = 6
_LIGHT_LEFT = 5
_PHRASE = re.compile(r"[^,;.]*")
_PAIRED = re.compile(r"\bsơ kết\b[^;.]*$")


def _over_nouns(view: View, stop: int, end: int) -> int:
    """Past one comma between nouns ("báo cho tàu, thuyền và ngư dân …")."""
    if not view.lower.startswith(", ", stop):
        return stop
    first = _FIRST.match(view.lower, stop + 1, end)
    if first is None or _may_open(first[1]) or first[1] in _TAIL_WORDS:
        return stop
    phrase = _PHRASE.match(view.lower, stop + 1, end)
    return phrase.end() if phrase else stop


def _is_light(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    phrase = _PHRASE.match(view.lower, right, end)
    stop = phrase.end() if phrase else end
    if view.lower.startswith("tổng kết", right) and _PAIRED.search(view.lower, *left):
        return True
    if has_digit(view.lower, left[0], stop):
        return False
    before = view.lower.count(" ", *left)
    stop = _over_nouns(view, stop, end)
    return view.lower.count(" ", right, stop) < _LIGHT_RIGHT or before < _LIGHT_LEFT

"""Noun phrases around a quantity: the indicator to its left, the population to its right.

The indicator is what a person would write in a table header; the population is what a percentage
is of. Both are cut at closed classes of words (verbs of commitment, prepositions), not parsed.
"""

from __future__ import annotations

import re
from itertools import islice

from camket.parse.units import is_unit_word

_TOKEN = re.compile(r"[^\s,;:.()|\[\]\"]+")
# Words that end a noun phrase: finite verbs, negation, tense marks, prepositions.
_STOP_WORDS = (
    "được đạt có phải là bị đã sẽ đang không chưa ký đăng lắp trong tại ở cho trước vào theo so"
    " với bằng để nhằm do từ đến"
    " khi giai nộp hưởng biết giữ bảo đảm nào trên dưới trở đều còn xong sau phát như mà thì"
    " nếu vẫn cùng lên xuống đưa"
    " chịu dự gửi đặt mở thuộc nắm tăng giảm vượt chiếm mỗi kể ngay hoặc gồm ra vay nhận mắc"
    " sang dành gấp dùng"
)
_STOP = frozenset(_STOP_WORDS.split())
_STOP_PAIRS = frozenset(
    (
        "dài tối", "dài ít",
        "ban hành", "soạn giảng",
        "hoàn thành", "thực hiện", "tham gia", "sử dụng", "sinh hoạt", "triển khai", "duy trì",
        "chấp hành",
        "thông qua", "vận hành", "niêm yết", "cung cấp", "giải quyết", "tiếp nhận", "áp dụng",
        "ứng dụng",
        "cam kết", "cập nhật", "xếp loại", "xây dựng", "vững mạnh", "trong sạch", "đỗ tốt",
        "tốt nghiệp", "dùng nước",
        "về việc", "về tiền", "hằng năm", "hàng năm", "bình quân", "khai thuế", "dạy học",
        "kịp thời", "góp phần", "tích cực", "đẩy mạnh", "nghiêm túc", "chủ động", "gương mẫu",
        "đồng loạt", "giữ vững", "làm tốt", "chú trọng", "kiên quyết", "tăng cường", "nhiệt tình",
        "tiếp tục", "học tập", "rèn luyện",
        "hưởng ứng", "ký cam", "quán triệt", "nắm vững", "đăng ký",
        "thoát nghèo", "vươn lên", "phân loại", "công khai", "đi học", "học nghị", "nói không",
        "tiêm đủ", "tiêm đầy",
        "chuyển từ", "đi khám", "khám sức", "phấn đấu", "lập hồ", "đủ điều", "hài lòng",
        "đúng hạn", "đúng và", "đúng quy", "hiện có", "hiện nay", "nhân dịp", "nhân ngày", "đội mũ",
    )
)  # fmt: skip
_FIRST_WORDS = (
    "trở so của được trong trên dưới và năm vào ở tại theo từ đến với để cho nhằm khi do hằng hàng"
    " mỗi đúng đạt sang dành đối nộp ký"
)
_NEVER_FIRST = frozenset(_FIRST_WORDS.split())
# "tổ chức đảng" is a noun, "tổ chức sinh hoạt" a verb.
_ORGANISES = re.compile(
    r" (?:đảng|hội|cơ sở|công đoàn|chính trị|đoàn|xã hội|trực thuộc|thành viên)|[,;.]|\Z"
)
_AGE = re.compile(
    r"(?:từ |dưới |trên |đủ )?\d+(?: ?- ?\d+| đến \d+)? (?:tuổi|tháng tuổi)(?: trở (?:lên|xuống))?"
)
_NUMBER_OF = re.compile(r"(?:tổng )?số (?!lượng)|toàn bộ |các |lượng (?=\w+ việc)")

# Commitment verbs that stand before an indicator; longest first by construction of the regex.
_LEFT_VERB = re.compile(
    r"(?:\A|(?<=[\s(\"]))(?:phấn đấu|bảo đảm|đảm bảo|duy trì|giữ vững|giữ|nâng cao|nâng|đưa|giảm"
    r"|kéo giảm|tăng(?! trưởng| gia)|thực hiện"
    r"|hoàn thành|tiếp tục|đạt|có|đến năm \d{4}|năm \d{4}|trong đó|riêng|đến cuối năm|đến hết năm"
    r"|quyết tâm|là"
    r"|vận động|tổ chức|bảo vệ|quản lý|trồng|kéo|rút ngắn|đến|xây dựng|phát triển|nâng dần"
    r"|đẩy mạnh|tham mưu|nghiêm|tốt)(?=\s|\Z)"
)
# Words between a name and its value; none of them ends the name.
_LINKS = frozenset(
    """
    đạt được là mức ở từ lên xuống còn tăng giảm chiếm phấn đấu đến của có thêm mỗi cho với tại
    trong và hết dài bằng vào khoảng ước kéo chỉ phải đủ mới giữ
    """.split()
)
_LINK_PAIRS = frozenset(
    (
        "tỷ lệ", "hoàn thành", "bình quân", "trung bình", "phấn đấu", "hằng năm", "hàng năm",
        "tổng số", "duy trì", "ổn định",
    )
)  # fmt: skip
_LINK_ENDS = _LINKS.union(pair.split()[1] for pair in _LINK_PAIRS)
# Pairs whose second word belongs to the name after all.
_NAME_PAIRS = frozenset(("chiều dài", "trở lên", "trở xuống", "chứng chỉ", "nông thôn mới"))
_YEAR_END = re.compile(r"(?<!\w)năm \d{4}\Z")


def trim_right(low: str, begin: int, end: int) -> int:
    """End of a name without the words and marks that lead to its value."""
    while True:
        while end > begin and low[end - 1] in " \n\t,:;|=-":
            end -= 1
        blank = max(low.rfind(" ", begin, end), low.rfind("\n", begin, end), begin - 1)
        word = low[blank + 1 : end]
        if word not in _LINK_ENDS and not low[end - 1 : end].isdigit():
            return end
        before = max(low.rfind(" ", begin, blank), begin - 1) if blank >= begin else begin - 1
        pair = low[before + 1 : end]
        if pair in _LINK_PAIRS:
            end = blank + 1 if pair == "tổng số" else before + 1
        elif word in _LINKS and pair not in _NAME_PAIRS and not pair.endswith("thôn mới"):
            end = blank + 1
        elif low[end - 1 : end].isdigit() and _YEAR_END.search(low, max(begin, end - 9), end):
            end -= len("năm 2025")
        else:
            return end
        if end <= begin:
            return begin


def phrase_end(low: str, at: int, stop: int, limit: int = 12) -> int:
    """End of the noun phrase that starts at `at` (or `at` when there is none)."""
    end, count = at, 0
    while at < stop and count < limit:
        if low[at] in " \n":
            at += 1
            continue
        age = _AGE.match(low, at, stop) if count and _may_be_age(low, at) else None
        if age:
            end = at = age.end()
            continue
        match = _TOKEN.match(low, at, stop)
        if match is None:
            following = _after_comma(low, at, stop) if end > 0 and count else None
            if following is None:
                break
            at = following
            continue
        if _stops(low, match, stop, count):
            break
        end = at = match.end()
        count += 1
    return _drop_tail(low, end) if count else end


def _may_be_age(low: str, at: int) -> bool:
    return low[at].isdigit() or low.startswith(("từ ", "dưới ", "trên ", "đủ "), at)


# Nouns whose second syllable alone would end a phrase: "mặt bằng sạch", "nhà ở xã hội".
_NOUNS = frozenset(
    (
        "mặt bằng", "đồng bằng", "công bằng", "văn bằng", "cân bằng", "nhà ở", "chỗ ở", "đất ở",
        "tiêu dùng", "tồn tại", "hiện tại", "thư ký", "chữ ký", "đăng ký", "phần còn",
    )
)  # fmt: skip
_WORD_BEFORE = re.compile(r"(\w+) \Z")


_NOUN_PAIRS = frozenset(
    (
        "phát triển", "phát sinh", "dự án", "dự toán", "từ trần", "bảo hiểm", "có công", "có sổ",
        "trên giao", "đến khám", "không mật", "có nghĩa", "có vườn", "có uy", "theo kế", "là người",
        "cho thuê", "phát hiện", "ở mức", "cho vay", "phải thu", "phải nộp", "phải thi",
    )
)  # fmt: skip


def _is_second_syllable(low: str, at: int, word: str) -> bool:
    before = _WORD_BEFORE.search(low, max(0, at - 10), at)
    return before is not None and f"{before.group(1)} {word}" in _NOUNS


def _stops(low: str, match: re.Match[str], stop: int, count: int) -> bool:
    word = match.group()
    if not word[0].isalpha():
        return not (
            word[0].isdigit() and low[max(0, match.start() - 4) : match.start()] in ("lớp ", "thứ ")
        )
    if count == 0:
        return word in _NEVER_FIRST
    if word == "thuộc" and low.endswith("trực ", 0, match.start()):
        return False
    following = _TOKEN.match(low, min(match.end() + 1, stop), stop)
    pair = f"{word} {following.group()}" if following else word
    if word in _STOP and _is_second_syllable(low, match.start(), word):
        return False
    if pair in _NOUN_PAIRS:
        return False
    if pair == "đảm bảo":
        return True
    if pair == "tổ chức" and following:
        return _ORGANISES.match(low, following.end(), stop) is None
    return word in _STOP or pair in _STOP_PAIRS


# "75% vốn đầu tư công, cả năm đạt 100%": the next time, no further noun.
_TIMES = ("cả năm ", "cuối năm ", "năm ", "quý ", "tháng ", "hằng ", "hàng ", "đến ")


def _after_comma(low: str, at: int, stop: int) -> int | None:
    """Go on over a comma when what follows is still a short list of nouns before a predicate."""
    if not low.startswith(", ", at) or low.startswith(_TIMES, at + 2):
        return None
    first = _TOKEN.match(low, at + 2, stop)
    if first is None or not first.group()[0].isalpha() or first.group() in _STOP:
        return None
    end, words = first.end(), 1
    if _opens_noun(low, first.start(), stop):
        return at + 2
    while words < 7:
        gap = low[end : end + 2]
        if gap[:1] != " ":
            return at + 2 if gap == ", " and words <= 3 else None
        match = _TOKEN.match(low, end + 1, stop)
        if match is None:
            return None
        pair = low[first.start() : match.end()] if words == 1 else ""
        if pair in _STOP_PAIRS or _commits(pair):
            return None
        if match.group() in (
            "được",
            "có",
            "đạt",
            "phải",
            "trở",
            "đủ",
            "ký",
            "hoàn",
            "thực",
            "đúng",
            "tham",
        ):
            return at + 2
        end, words = match.end(), words + 1
    return None


def _opens_noun(low: str, at: int, stop: int) -> bool:
    """Whether a noun of the unit lexicon, two or three words long, stands at `at`."""
    ends = [match.end() for match in islice(_TOKEN.finditer(low, at, min(stop, at + 40)), 3)]
    return any(is_unit_word(low[at:end]) for end in ends[1:]) and not _commits(low[at : ends[1]])


def _commits(pair: str) -> bool:
    return _LEFT_VERB.match(pair + " ") is not None


def _drop_tail(low: str, end: int) -> int:
    """Do not end a phrase on a linking word."""
    while True:
        start = low.rfind(" ", 0, end)
        if start > 0 and low[start + 1 : end] in ("và", "của", "về", "hoặc", "các", "những", "cả"):
            end = start
        else:
            return end


def population(text: str, low: str, start: int, end: int) -> str | None:
    """The population written between two offsets, without "số", "tổng số", "các"."""
    while start < end and low[start] == " ":
        start += 1
    match = _NUMBER_OF.match(low, start, end)
    if match:
        start = match.end()
    words = " ".join(text[start:end].split())
    return words or None


_LOWER = (
    "nghèo", "nợ", "tội phạm", "tai nạn", "vi phạm", "trễ hạn", "quá hạn", "tồn đọng", "thất thoát",
    "tổn thất", "suy dinh dưỡng", "thấp còi", "bỏ học", "tử vong", "thất nghiệp", "sinh con thứ",
    "khiếu kiện", "khiếu nại", "phạm pháp", "chôn lấp", "ô nhiễm", "cháy", "dịch bệnh", "mắc ",
    "thời gian", "chi phí", "tảo hôn", "bị hủy", "bị sửa", "chuyển tuyến", "chậm", "thất thu",
    "sự cố", "kỷ luật",
)  # fmt: skip
_HIGHER = (
    "thu ngân sách", "thu nhập", "tăng trưởng", "giá trị sản xuất", "sản lượng", "năng suất",
    "bao phủ", "che phủ", "đúng hạn", "trước hạn", "hài lòng", "kết nạp", "giải ngân", "doanh thu",
    "kim ngạch", "đạt chuẩn", "qua đào tạo", "việc làm", "tham gia", "nước sạch", "điểm",
    "khám phá", "hòa giải", "thu gom", "tốt nghiệp", "văn hóa", "khá, giỏi", "lợi nhuận", "khách",
)  # fmt: skip


_LOWER_IS_BETTER = re.compile("|".join(_LOWER))
_HIGHER_IS_BETTER = re.compile("|".join(_HIGHER))


def polarity(quantity: str, name: str | None, *, counted: bool = False) -> str | None:
    """Which direction is good, from the words of the indicator; None when unknown.

    Things that are only counted are not bad for their name: more gifts for poor households.
    """
    if quantity == "zero":
        return "lower"
    folded = (name or "").lower()
    if not counted and "quỹ" in folded:
        return "higher"
    if not counted and _LOWER_IS_BETTER.search(folded):
        return "lower"
    return "higher" if _HIGHER_IS_BETTER.search(folded) else None

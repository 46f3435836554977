"""Words that belong to names of bodies: common nouns, counting words, and tails after a head."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from camket.heads import abbreviations, heads

BodyKind = Literal["body", "group", "person"]
NounKind = Literal["group", "person", "counted"]

QUANTIFIER = re.compile(
    r"(?:các|mỗi|từng|mọi|những|toàn thể|tất cả các|tất cả|một số|cả|hai|ba|bốn|năm|sáu|bảy|tám"
    r"|chín|mười"
    r"|\d{1,3})(?: (?:các|đồng chí))? +(?=\w)"
)
PREFIX_WORDS = frozenset(("các", "những", "đồng", "đ", "ông", "bà"))
PREFIX = re.compile(r"(?:các |những )?(?:đồng chí|đ/c|ông|bà)(?: \(bà\))? (?=\w)")
PAREN = re.compile(
    r" ?\((?=qua |thông qua |thường trực |khối|cụm|trưởng|đơn vị|cơ quan|ban|phòng|sở|văn phòng"
    r"|bộ phận)[^()\n]{2,80}\)"
)
COUNTING = frozenset(
    """
    các mỗi từng mọi những toàn tất một cả hai ba bốn năm sáu bảy tám chín mười
    """.split()
)
"""First words of `QUANTIFIER`, numbers aside."""
FIRST_WORD = re.compile(r"[^\W_]+")
LEVEL = (
    r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu|thôn|bản|ấp|khu phố"
    r"|tổ dân phố)"
)
UNITS = (
    r"(?:cấp|tuyến|ngành|đơn vị|cơ quan(?: ngang bộ| thuộc chính phủ)?|địa phương|phòng"
    r"|khu công nghiệp|trường học|trường|cơ sở|bên|hội|ban|khoa|sở|đoàn thể"
    r"|tổ chức|doanh nghiệp|hợp tác xã|chi bộ|bộ|quân khu|quân đoàn)(?!\w)"
)
TAIL = re.compile(
    rf" (?:(?:các |từng |mỗi |toàn |cấp |hai |ba |bốn |năm |\d{{1,3}} )?{LEVEL}"
    rf"(?! (?:ủy|đoàn|đội)(?!\w))(?:(?:, | và "
    rf"|, các ){LEVEL}(?! (?:ủy|đoàn|đội)(?!\w)))*\b"
    r"|các (?:tỉnh|thành|quận|huyện|thị|đảng) ủy(?:(?:, | và )(?:các )?(?:thành|quận|huyện|thị"
    r"|đảng) ủy)*\b|sau (?:sắp xếp|sáp nhập|hợp nhất)\b"
    rf"|(?:các|từng|mỗi) {UNITS}(?:(?:, | và ){UNITS})*\b"
    r"|cấp (?:ủy|tỉnh|huyện|xã|trên|dưới|mình|cơ sở)\b|(?:ở |cấp )?cơ sở\b|các cấp\b|địa phương\b"
    r"|cùng cấp\b|trung ương\b"
    r"|(?:hai|ba|các) (?:hội|bên|ngành|đơn vị|cơ quan)\b"
    r"|(?:có )?liên quan\b|trực thuộc\b|nhân dân\b|chức năng\b|chuyên môn\b|khu vực\b"
    r"|cơ quan(?: ngang bộ| thuộc chính phủ)?\b"
    r"|khối\b|ngành\b|trong (?:khối|cụm) thi đua (?:số )?\d{1,2}\b"
    rf"|(?:đóng )?trên địa bàn(?: {LEVEL})?\b|trong (?:khối|cụm|ngành|toàn khối|toàn cụm|huyện"
    rf"|tỉnh|xã|phường|quận)\b"
    r"|số \d{1,3}\b|(?:vùng|khu vực) [ivx\d]+\b|hai cấp\b|cửa khẩu(?: cảng)?\b"
    r"|trong (?:các )?(?:khu|cụm) công nghiệp\b"
    r"|năm \d{4}\b|nhà nước\b|việt nam\b|trường học\b|xây dựng đảng\b|chính trị - xã hội\b"
    r"|(?:vùng )?(?:ven biển|ven sông|miền núi|biên giới|vùng cao|vùng sâu|trọng điểm|hải đảo)\b"
    r"|hành chính\b|trong toàn (?:công ty|ngành|tỉnh|quận|huyện|xã|phường|khối|đơn vị)\b)"
)

# Words that end a name although they are no verbs of the lexicon.
NO_NAME = frozenset((
    "là", "có", "được", "đã", "sẽ", "đang", "phải", "cần", "nên", "đều", "cũng", "còn", "không",
    "chưa", "chịu", "làm", "trực", "tự", "tiếp", "kịp", "hằng", "hàng", "mỗi", "định", "thường",
    "do", "để", "trong", "với", "về", "theo", "vào", "tại", "từ", "trước", "sau", "khi", "nếu",
    "nhằm", "bằng", "thì", "mà", "tới", "đến", "lên", "ra", "nào", "giao", "mở", "đưa", "lập",
    "bố", "trên", "qua", "luôn", "vẫn", "khẩn", "nghiêm", "nhanh", "cho", "sớm", "kiên",
))  # fmt: skip
# "Vụ Đông - Xuân": a crop, no department.
SEASON = re.compile(r"[Vv]ụ (?:Đông|Hè|Xuân|Thu|Mùa|Chiêm)(?!\w)")
# "BHXH tự nguyện", "bảo hiểm y tế toàn dân": an insurance, not the office that runs it.
INSURANCE = re.compile(
    r"(?:bhxh|bhyt|bhtn|bảo hiểm xã hội|bảo hiểm y tế)"
    r" (?:tự nguyện|bắt buộc|toàn dân|hộ gia đình|học sinh|một lần)(?!\w)"
)
# "(sau đây gọi là Phòng KTHT)": the short name of the body before it.
ALIAS = re.compile(r" ?\((?:sau đây )?(?:được )?(?:gọi|viết)(?: tắt| chung)? là:? [^()\n]{2,80}\)")
# "Lãnh đạo Đại hội Đoàn", "lãnh đạo thực hiện": the verb, nobody's office.
LEADING = re.compile(
    r"lãnh đạo (?:đại hội|hội nghị|cuộc|việc|công tác|thực hiện|triển khai|tổ chức|xây dựng|hoàn"
    r"|phát triển|đổi mới|tốt|toàn diện|chặt chẽ|thắng lợi|nhiệm vụ|nâng cao|đẩy mạnh)(?!\w)"
)
# "Tổ chức Đoàn sẽ …": a capital name and a mark of the predicate, so the noun is meant.
UNION = re.compile(r"[Tt]ổ chức (?:Đoàn|Hội|Công đoàn)(?= (?:sẽ|phải|cần|các cấp|luôn)(?!\w))")
SPREAD = re.compile(
    r"(?P<post>.*?)(?:^| )?(?:các|những) (?P<base>sở|phòng|ban|bộ|cục|chi cục"
    r"|trung tâm)$",
    re.IGNORECASE,
)
AMBIGUOUS = frozenset(("thanh tra", "kiểm toán nhà nước", "thường trực", "quân sự", "thuế"))
# Names of offices that are plain words in small letters: "nợ thuế tỉnh", "số liệu thống kê tỉnh".
CAPITAL_ONLY = ("thuế ", "thống kê ")
# What a committee is charged with, part of its name: "Ban Chỉ đạo phòng, chống tham nhũng tỉnh".
COMMITTEE_END = re.compile(
    r"(?:ban chỉ đạo|ban chỉ huy|ban quản lý|[uủ][yỷ] ban quốc gia|hội đồng|tổ công tác"
    r"|chi cục|quỹ)(?: (?:quốc gia|trung ương|liên ngành|(?:cấp )?(?:tỉnh|huyện|xã)|thành phố))?\Z"
)
_HARM = (
    r"(?:thiên tai|lụt,? bão|bão,? lụt|dịch(?: bệnh)?(?: covid-19)?|tham nhũng|lãng phí|tiêu cực"
    r"|tội phạm|(?:hiv/)?aids|tệ nạn(?: xã hội| ma túy| mại dâm)?|ma túy|mại dâm|buôn lậu"
    r"|gian lận thương mại|hàng giả|cháy(?:,|,? và)? nổ|cháy rừng|bạo lực gia đình|đuối nước"
    r"|rửa tiền|mua bán người|khủng bố|tác hại của thuốc lá)"
)
CHARGE = re.compile(
    rf" (?:về |công tác )?(?:phòng(?:,|,? và)? chống {_HARM}(?:(?:, | và ){_HARM})*"
    rf"(?: và phòng,? chống {_HARM}(?:(?:, | và ){_HARM})*)*(?: và tìm kiếm cứu nạn)?"
    r"|ứng phó(?: với)? biến đổi khí hậu(?:(?: ?[-–] ?| và )phòng,? chống thiên tai)?"
    r"(?: và tìm kiếm cứu nạn)?"
    r"|(?:về )?(?:xây dựng nông thôn mới|chuyển đổi số|cải cách (?:hành chính|tư pháp|tiền lương)"
    r"|(?:xóa đói,? )?giảm nghèo(?: bền vững)?|an toàn giao thông"
    r"|thực hiện (?:quy chế dân chủ(?: ở)?|(?:các )?chương trình mục tiêu quốc gia)"
    r"|(?:các )?chương trình mục tiêu quốc gia|hội nhập(?: kinh tế)? quốc tế))(?!\w)"
)
# "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh": its charge reads like a verb.
PROJECT_BOARD = re.compile(
    r"ban (?:quản lý(?: dự án)?|qlda)(?: đầu tư(?: và)? xây dựng)?(?: các)?\Z"
)
_WORKS = (
    r"(?:giao thông|dân dụng|công nghiệp|nông nghiệp|phát triển nông thôn|thủy lợi|đô thị"
    r"|hạ tầng(?: kỹ thuật| đô thị| giao thông)?|chuyên ngành)"
)
PROJECTS = re.compile(
    r" (?:(?:dự án )?đầu tư(?: và)? xây dựng(?! \d)(?:(?: các)? công trình)?|(?:các )?công trình)"
    rf"(?: {_WORKS}(?:(?:, | và ){_WORKS})*)?(?!\w)"
)
# Heads that are also names of branches: "các ngành Công an, Quân sự".
BRANCHES = ("Công an", "Quân sự", "Biên phòng", "Hải quan", "Thuế")
LEVEL_END = re.compile(rf"(?<!\w){LEVEL}$")
COMPANIES = ("tổng công ty ", "công ty ", "tập đoàn ")
MANY = re.compile(
    rf" (?:các|từng|mỗi|những|hai|ba|bốn|năm|\d{{1,3}}) (?:{LEVEL}|{UNITS})(?!\w)| (?:các"
    rf"|hai) cấp(?!\w)"
)
ONE = re.compile(r"ban quản lý|liên hiệp|công đoàn các khu")


@cache
def nouns() -> dict[str, tuple[tuple[str, NounKind], ...]]:
    """Common nouns by first word, longest first."""
    kind: NounKind = "group"
    table: dict[str, list[tuple[str, NounKind]]] = {}
    text = files(__package__).joinpath("body_nouns.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            kind = "person" if "-- people" in line else "counted" if "-- counted" in line else kind
            continue
        for noun in filter(None, (part.strip() for part in line.split(";"))):
            table.setdefault(noun.split(" ")[0], []).append((noun, kind))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in table.items()}


# "nộp 12 báo cáo", "mở 3 hội nghị": the second syllable makes another word.
_NO_BODY = re.compile(
    r"bản (?:giấy|mềm|cứng|sao|chính|gốc|tin|điện tử|kiểm điểm)\b"
    r"|báo (?:cáo(?! viên)|động|hiệu)\b|hội (?:nghị|thảo|thi|chợ|diễn|thao|trại|họp)\b"
)


@cache
def openers() -> frozenset[str]:
    """First words a body can start with; any other word is turned away at once."""
    words = {"các", "những", "mỗi", "từng", "mọi", "toàn", "tất", "một", "cả", "đồng", "đ"}
    words |= {"ông", "bà"}
    words |= {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}
    words |= set(nouns()) | {word.split("-")[0] for word in heads()}
    return frozenset(words | {FIRST_WORD.findall(key.lower())[0] for key in abbreviations()})


def noun_at(lower: str, at: int, end: int, *, counted: bool = False) -> tuple[int, BodyKind] | None:
    """End and kind of the longest common noun for a body that starts at `at`."""
    word = FIRST_WORD.match(lower, at, end)
    if word is None or _NO_BODY.match(lower, at, end):
        return None
    for noun, kind in nouns().get(word[0], ()):
        after = at + len(noun)
        if kind == "counted" and not counted:
            continue
        if after <= end and lower.startswith(noun, at) and not lower[after : after + 1].isalnum():
            return after, "person" if kind == "person" else "group"
    return None


# Nouns whose proper name is a number ("Trung đoàn 50", "Quận 1").
_NUMBERED = (
    "quận", "phường", "số", "khu", "phòng", "tổ", "đồn", "khóm", "ấp", "thôn", "khối", "đoàn",
    "đội", "chỉ đạo", "đề án", "vùng", "cụm", "bệnh viện", "trạm", "chi cục", "khu vực",
    "thuế cơ sở",
)  # fmt: skip
# "UBND đặc khu 3 giờ một lần": the number counts.
_COUNTS = re.compile(
    r"\d+ (?:giờ|ngày|tuần|tháng|quý|năm|phút|lần|lượt|đợt|buổi|cuộc|hộ|người)(?!\w)"
)


def is_number_name(lower: str, at: int, end: int) -> bool:
    """Whether the number at an offset is the proper name of the noun before it."""
    if _COUNTS.match(lower, at, end):
        return False
    return lower[max(0, at - 14) : at].rstrip().endswith(_NUMBERED)

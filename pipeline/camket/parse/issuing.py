"""Where the name of an issuing body ends, after "của" in a citation."""

from __future__ import annotations

import re

_FIXED = re.compile(
    r"(?:hội nghị (?:lần thứ \w+ )?(?:ban chấp hành )?"
    r"trung ương(?: đảng)?(?: (?:lần thứ )?\d{1,2})?|"
    r"bộ chính trị|ban bí thư(?: trung ương(?: đảng)?)?|(?:ban chấp hành|bch) (?:trung ương|tw"
    r"|t\.?ư)(?: đảng)?|"
    r"thủ tướng chính phủ|thủ tướng|chính phủ|ủy ban thường vụ quốc hội|ubtvqh|quốc hội|"
    r"chủ tịch nước|"
    r"văn phòng trung ương(?: đảng)?|ban tổ chức trung ương|ban tuyên giáo trung ương|"
    r"ban tuyên giáo và dân vận trung ương|ban dân vận trung ương|ban nội chính trung ương|"
    r"ủy ban kiểm tra trung ương|quân ủy trung ương|trung ương(?: đảng)?(?! (?:đoàn|hội))|"
    r"đảng ủy công an trung ương)"
    r"(?:,? ?\(?khóa [ivx]+\)?)?(?!\w)"
)
_HEAD = re.compile(
    r"(?:bộ trưởng|bộ|thống đốc|ubnd|ủy ban|uỷ ban|ubmttq|ub|hđnd|hội đồng|thường trực|thường vụ|"
    r"tỉnh ủy|thành ủy|"
    r"quận ủy|huyện ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|ban|btv|bch|sở|cục|tổng cục|chi cục|"
    r"liên đoàn|tổng|công đoàn|"
    r"trung ương|tỉnh đoàn|thành đoàn|viện|tòa án|thanh tra|kiểm toán|bảo hiểm|ngân hàng|kho bạc|"
    r"chủ tịch|giám đốc|"
    r"hội(?! nghị)|mặt trận|mttq|văn phòng|công an|quân khu|công ty|trường|đại học|học viện|"
    r"phòng|bệnh viện|trung tâm|"
    r"hiệu trưởng|tập đoàn|quân chủng|bộ tư lệnh|tư lệnh|khối|cụm)(?!\w)"
)
_LOWER = frozenset(
    [
        "các",
        "tỉnh",
        "thành",
        "phố",
        "quận",
        "huyện",
        "thị",
        "xã",
        "phường",
        "trấn",
        "nhân",
        "dân",
        "ủy",
        "thường",
        "vụ",
        "chấp",
        "hành",
        "trung",
        "ương",
        "quân",
        "sự",
        "đua",
        "khen",
        "thưởng",
        "chính",
        "phủ",
        "quốc",
        "gia",
        "tướng",
        "trưởng",
        "nhà",
        "nước",
        "việt",
        "nam",
        "bộ",
        "đảng",
        "hội",
        "lao",
        "động",
        "kiểm",
        "tra",
        "đồng",
        "tp",
        "khu",
        "thi",
        "cơ",
        "quan",
        "trực",
        "thuộc",
        "khối",
        "doanh",
        "nghiệp",
        "đoàn",
        "liên",
        "hiệp",
        "phụ",
        "nữ",
        "nông",
        "viên",
        "vệ",
        "đặc",
        "biên",
        "phòng",
        "cựu",
        "chiến",
        "binh",
        "tế",
        "công",
        "nghiệp",
        "tổ",
        "chức",
        "tuyên",
        "giáo",
        "vận",
        "nội",
        "sở",
        "ngành",
    ]
)
# What goes on after the name of a body.
_AFTER_NAME = frozenset(
    "về và ban ngày tại đã ký có cho số để trong theo phê quy hướng đối với khi nhằm tổ giao công"
    " thông triển thực việc kèm là của do được sửa bổ yêu đề kết giai năm khóa nhiệm lần".split()
)
_TWO_SYLLABLES = 16
_TOKEN = re.compile(r"[ ]([\w.&']+|-)")
_TYPE_FIRST = frozenset(
    [
        "nghị",
        "chỉ",
        "quyết",
        "kế",
        "luật",
        "kết",
        "quy",
        "hướng",
        "thông",
        "chương",
        "công",
        "pháp",
        "bộ",
    ]
)


def issuer_end(text: str, low: str, at: int, stop: int) -> int | None:
    """End of the body named at `at`, None when no body is named there (view offsets)."""
    fixed = _FIXED.match(low, at, stop)
    if fixed is not None:
        return fixed.end()
    head = _HEAD.match(low, at, stop)
    if head is None:
        return None
    end = head.end()
    while end < stop:
        step = _step(text, low, end, stop, head.group())
        if step is None:
            break
        end = step
    return end


def _step(text: str, low: str, at: int, stop: int, head: str) -> int | None:
    if low.startswith((" và ", " - ", ", "), at):
        return _bridge(text, low, at, stop, head)
    token = _TOKEN.match(text, at, stop)
    if token is None or at - token.start() > 0:
        return None
    word = token[1].rstrip(".")
    known = word[:1].isupper() or word in _LOWER or word.isdigit()
    if not known and not (word.isalpha() and word not in _AFTER_NAME and _halved(text, at)):
        return None
    return token.start(1) + len(word) if word else None


def _halved(text: str, at: int) -> bool:
    """ "Ban Kinh tế - Ngân|": a field begins with one capital, its second syllable has none."""
    before = text[max(0, at - _TWO_SYLLABLES) : at].split(" ")
    opens = len(before) >= 2 and before[-1][:1].isupper() and before[-1][1:].islower()
    return opens and (
        not before[-2][:1].isupper() or _HEAD.fullmatch(before[-2].lower()) is not None
    )


def _bridge(text: str, low: str, at: int, stop: int, head: str) -> int | None:
    """Pass a joining "và", "-" or "," when the name goes on with a capital letter after it."""
    after = low.index(" ", at + 1) + 1 if not low.startswith(", ", at) else at + 2
    if after >= stop or not text[after].isupper():
        return None
    if low.startswith(", ", at) and head not in ("bộ", "sở", "bộ trưởng"):
        return None
    first = re.compile(r"\w+").match(low, after, stop)
    if first is None or first.group() in _TYPE_FIRST:
        return None
    return first.end()

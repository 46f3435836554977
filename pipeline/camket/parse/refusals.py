"""Numbers that are never targets: years, dates, ordinals, names, ages, clock times (DOMAIN 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.parse import units
from camket.parse.quantities import Amount
from camket.parse.units import Unit

_NAMED = re.compile(
    r"(?<!\w)(?:đợt|điều|khoản|mục|phần|chương|chỉ thị|nghị quyết|quyết định|nghị định|thông tư"
    r"|kết luận|công văn|luật|đề án|khóa|lớp|khối|ban chỉ đạo"
    r"|tháng|ngày|mồng|mùng|quý|kỳ|lần thứ|thứ|trung ương|mức độ|mức|cấp độ|cấp"
    r"|(?<!nâng )(?<!thăng )hạng|loại"
    r"|giai đoạn|bước|vòng|quốc lộ|tỉnh lộ|đường|khu vực|tiêu chí số"
    r"|(?<!thiểu )(?<!đa )số|chương trình|dự án|hội nghị|phiên|tổ|thôn|phường|quận|ấp|xóm|khu phố"
    r"|khu|tổ dân phố|đội|tiểu đoàn|trung đoàn|đại đội|sư đoàn|quân khu|vùng"
    r"|công nghệ|cách mạng công nghiệp|điện thoại|hotline|đt|fax|trang|lượt xem|số tài khoản"
    r"|đối tượng|học kỳ|bậc|nhóm|(?<!diễn )(?<!luyện )(?<!thực )(?<!quy )tập|quyển"
    r"|ca|số nhà|hẻm|ngõ|nhà|bản|đồn|đồn biên phòng|hải đội"
    r"|trạm|thi đua|kênh)\s?:?\s?\Z"
)
# Last words of `_NAMED`, all of them.
_NAMED_ENDS = tuple(
    """
    điều khoản mục phần chương thị quyết định tư luận văn luật án khóa lớp khối tháng ngày mồng mùng
    quý kỳ thứ ương độ mức cấp hạng loại đoạn bước vòng lộ đường vực số trình nghị phiên tổ thôn
    phường quận ấp xóm phố khu đội đoàn vùng nghệ nghiệp thoại hotline đt fax trang xem khoản tượng
    bậc nhóm tập quyển ca nhà hẻm ngõ bản đồn phòng trạm đợt đua kênh
    đạo
    """.split()
)
_PLACES = "tổ thôn phường quận ấp xóm khu phố đội bản cấp kỳ quý tháng lớp ca khối tuần"
_PLACE_OR_EACH = frozenset(_PLACES.split())
_ALWAYS_EXCEPT_PERCENT = re.compile(r"(?:tổng |nâng |con |đủ )số\s\Z|mức\s\Z|loại\s\Z")
_YEAR_BEFORE = re.compile(r"(?<!\w)(?:năm|năm học|giai đoạn|nhiệm kỳ|từ năm|đến năm)\s\Z")
_NO_UNIT = re.compile(
    r"(?:năm|tuổi|tháng tuổi|và|hoặc|của|đối|theo|tại|trong|ngày \d|h\b|g\b|giờ|là|thì|đến|với|cùng"
    r"|như|về|nhưng|mà|để|do|từ|trở|phần|so|số"
    r"|nhất|ở|hằng|hàng|xong|trước|sau|kéo|hết|nay|nhằm|này|đó|mới|cũng|đều|phải|bị|có|liên|lên"
    r"|xuống|còn|khi|mà|tăng|giảm|bình quân|sạch|quản lý|tổ chức \w+ \w+ \w+ \w+|chào mừng|toàn|cả"
    r"|dưới|thực hiện|hoàn thành|bảo đảm|vào|cho|được|ra|đã|sẽ|chưa|đang|vẫn|khóa|không|đạt|qua"
    r"|đồng chí nhất|gấp|phấn đấu|quyết tâm|diễn|cũ|đi|thuộc|kb|mb|gb|px)(?!\w)"
)
_DURATION = frozenset(("năm", "tháng", "ngày", "tuần", "giờ", "phút", "giây", "kỳ"))
_DURATION_SUBJECT = re.compile(
    r"thời gian|thời hạn|tiến độ|rút ngắn|xử lý|giải quyết|phản hồi|tiết giảm|thông báo|thông quan"
    r"|hơn|sớm|phát sóng|thời lượng|nghỉ|trong|học|huấn luyện"
)
_NAME_DIGITS = re.compile(r"24/(?:24|7)(?!\d)|4\.0\b|30a\b|3t\b")
_COUNTED_TIME = frozenset(
    ("lần", "ngày công", "ngày lương", "điểm", "ngày làm việc", "giờ làm việc")
)
_DATED = re.compile(r"(?:năm|/|-|tháng \d{1,2})[ ,]{0,2}\Z")
_OVERDUE = re.compile(r"(?:nợ|quá hạn|tồn đọng|chậm (?:tiến độ|trễ|nộp|đóng)) [^,;.]{0,20}\Z")
_NOT_DURATION = re.compile(
    r" (?:đầu|cuối|qua|trước|nay|liên|ngày|thành lập|tới|một lần|tuổi|kể|thực hiện|xây|đổi|\()|/lần"
)
_CLOCK_AFTER = re.compile(r" (?:\d|ngày|sáng|chiều|tối|tháng \d|/lần)")
_CLOCK_BEFORE = re.compile(r"(?:lúc|hồi|từ|trước|sau|đến|khoảng) \Z")
_HOUR_BEFORE = re.compile(r"\d (?:giờ|h) \Z")  # "7 giờ 30 phút"
_TIME_PROMISED = re.compile(
    r"mỗi|(?:mức|ủng hộ|thời gian|thời lượng|thời hạn|còn|trong|xuống|lên|giờ )"
)
_COUNT_OF = re.compile(r"(?:tổng|nâng|con|đủ|dân|sĩ|quân|doanh|hệ|chỉ|tỷ|tăng|giảm|thêm) số\s\Z")
_AGE_MEASURED = re.compile(r"tuổi (?:thọ|đời|bình quân|trung bình)")
_EACH = re.compile(r"mỗi [^,;.]{0,22}\Z")
_ORDINAL = re.compile(r"(?:thứ|cả) \Z")
_IN_NAME = re.compile(r"(?:chương trình|phong trào|cuộc vận động|đề án|mồng|mùng) \Z|\d \Z")
_WORD_NAMED = re.compile(r"(?:thứ|khóa|tháng|lớp|lần thứ|ngày|hạng|loại|năm|cấp|cả|điều|quý) \Z")
_ARTICLE = re.compile(r"(?:cả|các|thứ|của|những|giữa|cấp|mức|này|trên|là) \Z")


def inside_word(low: str, at: int, start: int) -> bool:
    """Whether the digit at `at` is part of a word, symbol or longer number."""
    if at <= start:
        return False
    before = low[at - 1]
    if before.isalnum() or before in "_@#":
        return True
    if before in "/-.," and at - 1 > start:
        earlier = low[at - 2]
        return (
            earlier.isalnum()
            and not (before == "," and not earlier.isdigit())
            and not (before == "." and earlier.isalpha())
        )
    return bool(_NAME_DIGITS.match(low, at)) and not _counts_all(low, at)


def _counts_all(low: str, at: int) -> bool:
    """ "24/24 hộ": all of them; "trực 24/24 giờ": day and night."""
    unit = units.read_count(low, at + 5, min(len(low), at + 40))
    return low.startswith("24/24 ", at) and unit is not None and unit.name not in _DURATION


@dataclass(slots=True)
class Site:
    """Where a number stands: its clause in `View.lower`, its offset, whether it is compared."""

    low: str
    start: int
    stop: int
    at: int
    compared: bool


def refused(site: Site, amount: Amount, unit: Unit) -> bool:
    """Whether the number names, dates or describes instead of measuring."""
    low, start, stop, at = site.low, site.start, site.stop, site.at
    left = low[max(start, at - 28) : at]
    if amount.words:
        return _refused_words(left, unit) or (
            unit.kind == "measure" and unit.name in _DURATION and not _time_counts(site, unit)
        )
    if _is_rating(low, start, at, unit):
        return True
    if in_open_quote(low, start, at) and unit.kind in ("count", "percent") and amount.total is None:
        return True
    if unit.kind == "percent":
        year = amount.value >= 1900 and bool(_YEAR_BEFORE.search(left))
        return year or (left.endswith("đất ") and amount.value == 5)
    if _is_period(amount) or _is_year(low, left, amount, unit):
        return True
    if unit.name in _DURATION and not _time_counts(site, unit):
        return True
    if unit.name == "tuổi" and not _AGE_MEASURED.search(low, max(start, at - 50), at):
        return True
    if _is_kind(left, amount, unit) or _follows_age(low, unit, stop):
        return True
    if left.endswith("cả ") or (unit.kind == "measure" and _is_one_each(low, at, left, amount)):
        return True
    return _named(left, amount, unit)


def _is_one_each(low: str, at: int, left: str, amount: Amount) -> bool:
    """ "trên 1 ha" divides; "trên 1,5 ha", "đạt trên 1 tấn" compare."""
    written_out = low[at + 1 : at + 2].isdigit() or low.startswith(",", at + 1)
    divides = left.endswith("trên ") and not left.endswith(("đạt trên ", "được trên "))
    return amount.value == 1 and divides and not written_out


# "trạm biến áp 110kV", "máy biến áp T1 40MVA": which station it is, not what is reached.
_RATED = re.compile(
    r"(?:biến áp|đường dây|trạm|lưới(?: điện)?|cáp(?: ngầm)?|dự án|công trình)(?: t\d)? ?-?\Z"
)


def _is_rating(low: str, start: int, at: int, unit: Unit) -> bool:
    if unit.name not in ("kV", "MVA"):
        return False
    return _RATED.search(low, max(start, at - 24), at) is not None


def _is_kind(left: str, amount: Amount, unit: Unit) -> bool:
    """ "chính quyền địa phương 2 cấp", "đất 2 vụ", "12 điều y đức": the number says which kind."""
    if unit.name.startswith("điều ") and unit.kind == "count":
        return True
    if unit.name == "cấp":
        return amount.value <= 4
    return unit.name == "vụ" and left.endswith(("đất ", "lúa ", "đất trồng "))


def in_open_quote(low: str, start: int, at: int) -> bool:
    """Whether a quantity stands inside a quoted name and is part of it."""
    if low.count('"', max(start, at - 200), at) % 2 == 0:
        if low.find("'", at, at + 40) < 0:
            return False
        return _OPEN_SINGLE.search(low, max(start, at - 40), at) is not None
    opened = low.rfind('"', max(start, at - 200), at)
    return at - opened <= 40 and low.find('"', at, at + 40) > 0


# "mô hình '6 rõ'": typed on a machine without curly marks.
_OPEN_SINGLE = re.compile(r"(?<!\w)'(?! )[^']*\Z")


def _is_period(amount: Amount) -> bool:
    """ "2020 - 2025": two years, not two quantities."""
    if amount.value_max is None or amount.end - amount.start > 12:
        return False
    return 1900 <= amount.value < amount.value_max <= 2100


def _is_year(low: str, left: str, amount: Amount, unit: Unit) -> bool:
    year = (
        1900 <= amount.value <= 2100
        and amount.end - amount.start == 4
        and low[amount.start : amount.end].isdigit()
    )
    if not year:
        return False
    dated = unit.kind != "measure" and _DATED.search(left) is not None
    return dated or _YEAR_BEFORE.search(left) is not None


_LIFE = re.compile(r"tuổi thọ|số năm (?:sống|đi học)")


def _time_counts(site: Site, unit: Unit) -> bool:
    """A stretch of time measures only when something about time is promised."""
    low, start, at, compared = site.low, site.start, site.at, site.compared
    after = low[unit.end : unit.end + 24]
    if _OVERDUE.search(low, max(start, at - 30), at):
        return False
    if unit.name == "năm" and _LIFE.search(low, max(start, at - 60), at):
        return True
    if unit.name in ("năm", "tháng", "tuần"):
        if _NOT_DURATION.match(after):
            return False
        return (
            (compared and bool(_DURATION_SUBJECT.search(low, max(start, at - 70), at)))
            or "sớm hơn" in low[max(start, at - 40) : at]
            or after.startswith("/")
        )
    if unit.name == "phút" and _HOUR_BEFORE.search(low, max(start, at - 9), at):
        return False
    if _CLOCK_AFTER.match(after) or low[unit.end : unit.end + 1].isdigit():
        return False
    if _CLOCK_BEFORE.search(low, max(start, at - 7), at) and unit.name == "giờ":
        return False
    each = _TIME_PROMISED.search(low, max(start, at - 60), at)
    return compared or bool(each) or after.startswith(("/", " mỗi", " một", " trong"))


def _follows_age(low: str, unit: Unit, stop: int) -> bool:
    return unit.name in ("năm", "tháng") and low.startswith((" tuổi", " ngày"), unit.end)


def _named(left: str, amount: Amount, unit: Unit) -> bool:
    """ "Quận 1", "Chỉ thị 05", "khối thi đua số 3": the number is part of the name before it."""
    plain = left.rstrip().removesuffix(":").rstrip()
    match = _NAMED.search(left) if plain.endswith(_NAMED_ENDS) else None
    if match is None or _EACH.search(left) or _ALWAYS_EXCEPT_PERCENT.search(left):
        return False
    word = match.group().strip(" :")
    if unit.kind == "money" or (unit.name == "sao" and word == "hạng"):
        return False
    if word == "số" and (amount.value >= 1000 or _COUNT_OF.search(left)):
        return False
    if word == "cấp" and left.endswith(("nâng cấp ", "cung cấp ")):
        return False
    if word == "vòng" and left.endswith("trong vòng "):
        return False
    if word in _PLACE_OR_EACH:
        padded = (
            "padded" in amount.flags or amount.value_max is not None or amount.total is not None
        )
        return not (padded or amount.scaled or amount.value >= 30 or bool(_EACH.search(left)))
    if word in (
        "chương trình",
        "dự án",
        "hội nghị",
        "phiên",
        "nhóm",
        "khu vực",
        "đối tượng",
        "vùng",
        "mức",
        "loại",
        "luật",
        "kết luận",
        "trang",
    ):
        return (
            amount.total is None
            and "padded" not in amount.flags
            and amount.value < 2000
            and amount.value_max is None
        )
    return True


# "Công đoàn cơ sở bốn đơn vị": who, not how much.
_WHOSE = re.compile(r"(?:công đoàn|cơ sở|chi bộ|đảng ủy|lãnh đạo|giữa|đại diện) \Z")


def _refused_words(left: str, unit: Unit) -> bool:
    if unit.name in ("lần", "buổi", "cuộc") and not _ORDINAL.search(left):
        return False
    if _IN_NAME.search(left):
        return True
    if unit.name in ("đơn vị", "cơ quan", "bên") and _WHOSE.search(left):
        return True
    return bool(_WORD_NAMED.search(left)) or unit.name in (
        "cửa",
        "cách",
        "phần",
        "số",
        "bộ phận",
        "giai đoạn",
        "mặt",
    )


def article_before(low: str, start: int, at: int) -> bool:
    """Whether a number word only repeats something known ("cả ba", "của hai bên")."""
    return bool(_ARTICLE.search(low, max(start, at - 8), at))


def no_unit(name: str) -> bool:
    """Whether the words after a number cannot be a counted noun."""
    return bool(_NO_UNIT.match(name)) or not name[0].isalpha()

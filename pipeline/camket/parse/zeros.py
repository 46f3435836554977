"""Zero targets: "không để xảy ra …", "không có …", "không còn …" (DOMAIN 5)."""

from __future__ import annotations

import re

from camket.parse.units import table

ZERO = re.compile(
    r"không (?:được để |để |còn |có |xảy ra |phát sinh |bỏ sót |thất thoát|lạm thu)"
    r"|không (?:một |đơn vị |cá nhân |cán bộ |hộ |ai )[^,;.\n]{0,40}?(?:nào|để) "
    r"|không (?!để |có |còn |được |phải |biết |thể |kể |chỉ )[^\W\d]+(?: [^\W\d]+){0,2} nào (?=\w)"
)
_NOT_ZERO = re.compile(
    r"không có (?:khả năng|điều kiện|mặt|lý do|thẩm quyền|nghĩa|đất|việc làm|chồng|vợ|nhà|hiệu quả"
    r"|hại|kế hoạch|ý kiến|lãi|hóa đơn|giá trị|nơi|thu nhập|người hướng|tư cách|gì|quyền"
    r"|sự)(?!\w)(?! (?:giáo|thầu|báo))"
    r"|không còn (?:phù hợp|khả năng|hiệu lực|nhu cầu|sức|tuổi|là |nơi|cách)|không (?:gây"
    r"|để) (?:ô nhiễm môi trường\b(?=[^,;.]*tiêu chuẩn)|ý )"
    r"|không để dành"
)
_END = re.compile(
    r"[;.\n]|\s\||\t|, (?=(?:không|bảo đảm|đảm bảo|phấn đấu|góp phần|giữ vững|duy trì|nâng cao"
    r"|tăng cường|đẩy mạnh|thực hiện|xây dựng|kịp thời|phát hiện|xử lý|giảm|kéo giảm|hạn chế|tạo "
    r"|tổ chức|chủ động|phối hợp|tiếp tục|đạt|hoàn thành|100|phát huy|\d)) ?| (?:trên địa bàn"
    r"|trong năm|trên các lĩnh vực|năm \d{4})| \(| trước ngày | vì | do | dưới mọi "
)
_LEAD = re.compile(
    r"(?:kiên quyết|tuyệt đối|phấn đấu|bảo đảm|đảm bảo|quyết tâm|cơ bản|tiếp tục|duy trì"
    r"|giữ vững)\s\Z"
)
_RELATIVE_VERB = re.compile(
    r"hỗ trợ|giúp|rà soát|xử lý|cấp |xóa|giao |phân loại|thu hồi|kiểm tra|vận động|tặng|đối với"
    r"|cho |thống kê|lập |khi |nếu |do |vì |của |những |các "
)
_HEAD = re.compile(
    r"(?:được |để |còn |có |xảy ra |phát sinh |bỏ )+(?:xảy ra |phát sinh |hình thành |tái diễn "
    r"|lọt "
    r"|sót |tồn đọng |bất cứ |bất kỳ |thêm |một |các |tình trạng |hiện tượng )*"
)
_BOUND = re.compile(r"(?:quá|trên|vượt quá|hơn) (?:\d|một |hai |ba |bốn |năm |mười )")


def accepts(low: str, start: int, at: int, stop: int) -> bool:
    """Whether the zero phrase at `at` is a promise and not a description or a bound."""
    if _NOT_ZERO.match(low, at, stop):
        return False
    if low.startswith(("không có ", "không còn "), at):
        floor = max(start, at - 100)
        floor = max(floor, *(low.rfind(mark, floor, at) + 1 for mark in (";", ", ", ". ")))
        before = low[floor:at]
        if before.strip() and not _LEAD.search(before) and _RELATIVE_VERB.search(before):
            return False
    return True


def bounded(low: str, at: int, stop: int) -> int | None:
    """Start of "quá hai lần" inside a zero phrase: then the number is the target."""
    match = _BOUND.search(low, at, stop)
    return match.start() if match else None


def zero_end(low: str, at: int, stop: int) -> int:
    """Where the phrase of a zero target ends."""
    match = _END.search(low, at + 6, stop)
    end = match.start() if match else stop
    while end > at and low[end - 1] in ' ,/\n"':
        end -= 1
    # A quoted word at the end keeps its closing mark.
    return end + 1 if low.startswith('"', end) and low.count('"', at, end) % 2 else end


def head(low: str, at: int, end: int) -> tuple[int, str | None]:
    """Start of the noun that must not occur, and its unit when it is a counted noun."""
    match = _HEAD.match(low, at + 6, end)
    start = match.end() if match else at + 6
    if not low.startswith("không có ", at):
        return start, None
    words = low[start:end].replace(",", " ,").split()[:6]
    entries = table()
    for known in (entries.compounds, entries.heads):
        for size in range(len(words), 0, -1):
            text = " ".join(words[:size])
            if text in known:
                return start, text
    return start, None

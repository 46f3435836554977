"""Verdicts in the report's own words."""

from __future__ import annotations

import re

from camket.track.statements import Statement
from camket.track.threads import Status
from camket.track.wording import spelled_out

# Verdicts in the report's own words, the first that matches decides (DOMAIN 11).
_PLAN = (
    r"(?:chỉ tiêu|kế hoạch|kh\b|mục tiêu|dự toán|giao ước|yêu cầu|đăng ký|nghị quyết|mức|nhiệm vụ)"
)
# "chưa thực hiện được do thiếu giống": nothing was done; "chưa xảy ra", "chưa có vi phạm" praise.
_BEGIN = (
    r"(?:thực hiện|triển khai|khởi công|tổ chức|thành lập|ban hành|bàn giao|giải ngân|kết nạp"
    r"|tiến hành|thi công|xây dựng|trồng|bố trí|ra mắt|thu hồi|lắp đặt|mua sắm)"
)
_VERDICTS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        "mostly",
        re.compile(r"cơ bản (?:đã )?(?:hoàn thành|đạt)|xấp xỉ (?:đạt|hoàn thành|chỉ tiêu)|gần đạt"),
    ),
    (
        "missed",
        re.compile(
            rf"(?:chưa|không|ko) (?:đạt(?! loại)|hoàn thành)|(?<!\w)hụt"
            rf"|chưa (?:thể )?{_BEGIN}|không {_BEGIN} được"
            rf"|chưa (?!phát hiện|ghi nhận|nhận)(?:\w+ ){{1,2}}được(?!\w)"
            rf"|dừng (?:thực hiện|triển khai)"
            rf"|mới (?:chỉ )?(?:đạt|được|có|bằng)"
            rf"|thấp hơn (?:so với )?{_PLAN}|chưa bảo đảm|không bảo đảm|thiếu so với"
        ),
    ),
    (
        "in_progress",
        re.compile(
            r"đang (?:được )?(?:triển khai|thực hiện|thi công|hoàn thiện|xây)"
            r"|chậm tiến độ|chưa tổng hợp"
        ),
    ),
    (
        "exceeded",
        re.compile(
            rf"vượt (?:xa )?(?:so với )?{_PLAN}|vượt mức|hoàn thành vượt|vượt \d|(?:\||\t) *vượt"
        ),
    ),
    (
        "met",
        re.compile(
            rf"(?:đạt|hoàn thành|bảo đảm|đúng)(?: đúng| được| 100 ?%)? (?:các )?{_PLAN}"
            r"|(?:\||\t) *(?:đạt|hoàn thành)\b(?! ?\d)|đã hoàn thành(?! \d)"
            r"|, hoàn thành(?= *(?:[.;,(]|$))"
            r"|(?<!\w)đạt(?= *(?:[.;]|$))"
        ),
    ),
)


def worded_status(statement: Statement) -> Status | None:
    """The verdict a statement words; None when it only tells."""
    said = spelled_out(statement.said) if not statement.row else statement.said
    return next((status for status, words in _VERDICTS if words.search(said)), None)

"""Official letters: which of them give tasks, as a directive does (DOMAIN 1)."""

from __future__ import annotations

import re

from camket.isolate.genre import PROCEDURE
from camket.isolate.scan import Line
from camket.records import Genre

_LAUNCH = re.compile(r"(?:v/v|về việc).{0,20}phát động")
_TASK = re.compile(
    r"(?:v/v|về việc).{0,12}(?:tăng cường|triển khai|thực hiện|đẩy mạnh|tổ chức|chấn chỉnh|"
    r"chủ động|đôn đốc|tập trung)"
)
# What is asked of equals and of those above, or answered: nobody is given a task.
_ASKS = re.compile(
    r"(?:v/v|về việc):? (?:trả lời|phúc đáp|góp ý|tham gia ý kiến|xin|mời|báo cáo|đề nghị|kiến nghị"
    r"|thẩm định|cho ý kiến|thỏa thuận|chấp thuận|hướng dẫn|giải đáp|cung cấp|giới thiệu|cảm ơn)"
)
# "Chủ tịch UBND tỉnh có ý kiến như sau", "yêu cầu các đơn vị thực hiện các nội dung sau".
_ORDERS = re.compile(
    r"(?<!\w)(?:(?:có )?ý kiến|chỉ đạo|yêu cầu|đề nghị|giao|phân công|lưu ý)(?!\w)[^;]{0,200}?"
    r"(?<!\w)(?:như sau|sau đây|sau|nội dung|nhiệm vụ|công việc)(?!\w)[^.;:]{0,40}: *\Z"
    r"|(?<!\w)(?:yêu cầu|đề nghị|chỉ đạo|giao) (?:các|thủ trưởng|giám đốc|chủ tịch|ubnd các|ủy ban"
    r" nhân dân các)(?!\w)[^.;:]{0,120}: *\Z"
)
_GIVEN = re.compile(
    r"(?:\(?[\dia-h]{1,3}[.)/]|[-+–]|\W )? ?(?:giao |yêu cầu |đề nghị (?!quý )|phân công )\S"
)


def letter_genre(subject: str, lines: list[Line]) -> tuple[Genre, float]:
    """Genre of an official letter, by its `V/v` and by the tasks its lines give."""
    if _LAUNCH.search(subject):
        return "launch", 0.9
    if PROCEDURE.search(subject):
        return "procedure", 0.7
    if _TASK.search(subject):
        return "directive", 0.6
    if _ASKS.search(subject) is None and _gives_tasks(lines):
        return "directive", 0.6
    return "other", 0.6


def _gives_tasks(lines: list[Line]) -> bool:
    orders = next((at for at, line in enumerate(lines) if _ORDERS.search(line.low)), None)
    if orders is not None and len(lines) > orders + 1:
        return True
    return sum(_GIVEN.match(line.low) is not None for line in lines) >= 2

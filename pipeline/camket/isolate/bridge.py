"""The line by which a page hands over to the document it prints (DOMAIN 1.3)."""

from __future__ import annotations

import re

from camket.isolate.chrome import is_byline
from camket.isolate.scan import Line

_BRIDGE_STRONG = re.compile(
    r"(?:trích đăng|toàn văn|nguyên văn|xin (?:trân trọng )?(?:giới thiệu|đăng|trích|gửi)|"
    r"trân trọng giới thiệu|"
    r"đăng tải|được trích|nội dung (?:chính |cụ thể |chi tiết |đầy đủ |"
    r"chủ yếu )?(?:của )?(?:bản |các bản )?"
    r"(?:giao ước|cam kết|kế hoạch|nghị quyết|chỉ thị|chương trình|phát động|lời phát động|"
    r"ký kết|văn bản|công điện))"
)
_BRIDGE_WEAK = re.compile(r"(?:nội dung|như sau|dưới đây|sau đây|bao gồm|gồm)")


def is_bridge(line: Line) -> bool:
    """`… trích đăng toàn văn nội dung giao ước:` - the page hands over to the document."""
    if line.size > 400 or (line.marked and not line.text.endswith("*")):
        return False  # "*Trân trọng giới thiệu …:*" is set in italics, no item of a list
    opens = line.text.rstrip("*").endswith(":") or line.low.rstrip(" .:").endswith(
        ("như sau", "sau đây", "dưới đây")
    )
    opens = opens or _PRESENTS.search(line.low) is not None
    return opens and _BRIDGE_STRONG.search(line.low) is not None


# "Báo … trân trọng đăng toàn văn Nghị quyết …": a bridge whatever stop closes it.
_PRESENTS = re.compile(
    r"trân trọng (?:đăng|giới thiệu|trích đăng) (?:(?:toàn|nguyên) văn |nội dung )"
)


def bridge_before(lines: list[Line], start: int) -> int | None:
    """The nearest bridge above the document's first line."""
    for at in range(start - 1, max(-1, start - 16), -1):
        line = lines[at]
        if is_bridge(line):
            return at
        short = line.size <= 220 and line.text.endswith(":")
        if at == start - 1 and short and _BRIDGE_WEAK.search(line.low):
            return at
    return None


def bridge_without_title(lines: list[Line]) -> int | None:
    """A bridge in a news page whose document has lost its title."""
    seen_news = False
    for line in lines:
        if (
            seen_news
            and is_bridge(line)
            and line.index + 1 < len(lines)
            and (lines[line.index + 1].marked or _hands_whole_act(line))
        ):
            return line.index
        seen_news = seen_news or is_byline(line) or line.prose
    return None


# "Nội dung Chỉ thị như sau:", "giới thiệu toàn văn Nghị quyết …": an act, not a list of points.
_WHOLE_ACT = re.compile(
    r"(?:(?:toàn|nguyên) văn|^nội dung|giới thiệu nội dung)(?: của)?(?: bản)? "
    r"(?:nghị quyết|chỉ thị|kết luận|kế hoạch|chương trình|công điện)(?!\w)"
)


def _hands_whole_act(line: Line) -> bool:
    return _WHOLE_ACT.search(line.low) is not None

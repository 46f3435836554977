"""Deeds forbidden together: one "không" over a list of verbs ("không tàng trữ, sử dụng pháo nổ").

Cut at the comma, the second half would promise what the first forbids.
"""

from __future__ import annotations

import re

from camket.texts import View

# Verbs of what laws forbid; without an object each waits for the one behind the list.
_DEEDS = (
    "tàng trữ|mua|bán|mua bán|buôn bán|kinh doanh|vận chuyển|sản xuất|chế biến|chế tạo|nhập khẩu"
    "|sử dụng|đốt|săn bắt|săn|bắn|bẫy bắt|bắt|nuôi nhốt|giết mổ|tiêu thụ|quảng cáo|trưng bày"
    "|lấn|lấn chiếm|chiếm dụng|cơi nới|xả|vứt|đổ|thải|chặt|chặt phá|phá|khai thác|tham gia"
    "|tiếp tay|bao che|dung túng|cổ xúy|cổ vũ|lôi kéo|xúi giục|kích động|tổ chức|chứa chấp|làm"
    "|chia sẻ|đăng tải|phát tán|truyền bá|lan truyền|bình luận|nghe|xem|đọc|tin|theo|nhận|đưa"
    "|môi giới|cho vay|vay|chơi|đánh|ghi|ép buộc|cưỡng ép|gây|nhũng nhiễu|vòi vĩnh"
)
_OPEN_LIST = re.compile(
    rf"(?<!\w)(?:không|cấm|nghiêm cấm|không được|chống) (?:{_DEEDS})(?:, (?:{_DEEDS}))*\s*\Z"
)
_DEED = re.compile(rf"(?:{_DEEDS})(?!\w)")
_LOOK_BACK = 90


def forbids_together(view: View, left: tuple[int, int], right: int, end: int) -> bool:
    """Say whether the verb after a comma is one more deed under the "không" before it."""
    if _DEED.match(view.lower, right, end) is None:
        return False
    near = view.lower[max(left[0], left[1] - _LOOK_BACK) : left[1]]
    return _OPEN_LIST.search(near) is not None

"""Acts that lay down rules (văn bản quy phạm): duties and amounts in them promise nothing.

DOMAIN 13: procedural duties in laws and regulations are no commitments, quantities that a rule
prescribes are norms.
"""

from __future__ import annotations

import re

from camket.records import DocumentFields

_RULES = frozenset(("procedure", "law"))
# "NGHỊ QUYẾT Quy định mức hỗ trợ …", "… Về việc sửa đổi, bổ sung một số điều của Nghị quyết …".
_RULING_TITLE = re.compile(
    r"nghị quyết[\s\W]*(?:số \S+\s+)?(?:ban hành |về việc |v/v |về )?"
    r"(?:quy (?:định|chế)|sửa đổi|bãi bỏ|bổ sung(?! (?:kế hoạch|chỉ tiêu|mục tiêu|nhiệm vụ))"
    r"|mức (?:thu|chi|hỗ trợ)|bảng giá"
    r"|(?:một số )?chế độ)"
)


# "NGHỊ QUYẾT Về việc đặt tên một số đường", "… thành lập phường": settled by being passed.
_SETTLING_TITLE = re.compile(
    r"(?:nghị quyết[\s\W]*)?(?:số \S+\s+)?(?:thông qua |ban hành |về việc |về |v/v )*"
    r"(?:(?:đặt|đổi|sửa|điều chỉnh)(?: lại)? tên|thành lập|sáp nhập|điều chỉnh địa giới|nhập"
    r"|bầu|miễn nhiệm|bãi nhiệm|xác nhận|phê chuẩn|công nhận|cho thôi|danh mục"
    r"|chương trình (?:giám sát|kỳ họp))\b"
)


def settles(document: DocumentFields) -> bool:
    """Say whether a resolution only names, founds, elects or confirms: nothing is left to do."""
    title = document.title.exact.lower() if document.title is not None else ""
    return document.genre == "resolution" and _SETTLING_TITLE.match(title) is not None


# "TIÊU CHÍ THI ĐUA NĂM HỌC …", "NỘI QUY …": what is scored or demanded, year in, year out.
_CRITERIA = re.compile(
    r"(?:bộ |các |bảng |hệ thống |quy định )?"
    r"(?:tiêu chí|tiêu chuẩn|thang điểm|biểu điểm|nội quy|quy tắc ứng xử)\b"
)
_PROMISING = frozenset(("covenant", "signing_report", "launch", "plan", "programme", "news"))


def lays_down_rules(document: DocumentFields) -> bool:
    """Say whether a document prescribes: a law, a procedure, criteria, a council's ruling."""
    if document.genre in _RULES:
        return True
    title = document.title.exact.lower() if document.title is not None else ""
    if document.genre not in _PROMISING and _CRITERIA.match(title) is not None:
        return True
    return document.genre == "resolution" and _RULING_TITLE.match(title) is not None

"""Verbs of one piece of work, said one after the other over one object.

"tổ chức học tập, quán triệt nghị quyết", "rà soát, kiện toàn hồ sơ", "tìm kiếm, quy tập hài cốt":
the first waits for the object of the second. Offices write these chains without end; a chain lists
the verbs that follow each other on the way of one thing through an office.
"""

from __future__ import annotations

_CHAINS = (
    # a resolution
    "học tập;nghiên cứu;phổ biến;tuyên truyền;quán triệt;triển khai;cụ thể hóa",
    # a breach
    "theo dõi;kiểm tra;giám sát;đôn đốc;uốn nắn;phát hiện;ngăn chặn;phòng ngừa;ứng phó;xử lý"
    ";khắc phục;chấn chỉnh;nhắc nhở",
    # a record, a plan, a rule
    "rà soát;kiện toàn;bổ sung;sửa đổi;điều chỉnh;hoàn thiện;cập nhật;thay thế;bãi bỏ",
    "nghiên cứu;xây dựng;ban hành;triển khai;ứng dụng",
    "cắt giảm;đơn giản hóa",
    # the dead, the lost
    "tìm kiếm;quy tập;cứu nạn;xác định;cất bốc",
    # data
    "thu thập;kết nối;chia sẻ;xử lý;lưu trữ;tích hợp",
    # a case
    "điều tra;khám phá;khởi tố;bắt giữ;truy tố;xét xử;truy quét;triệt phá;chặn",
    # an application
    "tiếp nhận;nhận;thẩm định;giải quyết;trả;thụ lý",
    # a wood, a building
    "trồng;chăm sóc;bảo vệ",
    "xây mới;sửa chữa;cải tạo;nâng cấp;tu bổ;tôn tạo;mở rộng",
    # people
    "động viên;giáo dục;giúp đỡ;khuyến khích",
)


def _followers() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for chain in _CHAINS:
        verbs = chain.split(";")
        for verb in verbs:
            found.setdefault(verb, set()).update(verbs)
    return {verb: frozenset(others - {verb}) for verb, others in found.items()}


_FOLLOWERS = _followers()
_NONE: frozenset[str] = frozenset()


def go_together(first: str, second: str) -> bool:
    """Say whether the second verb carries on the work of the first."""
    return second in _FOLLOWERS.get(first, _NONE)

"""Paragraphs that are one long list of promises, whatever words announce them.

News of a signing holds its promises in one paragraph of parts separated by `;` or `.`; the parts
begin with verbs of work and none of them tells what was done (94 of 97 covenant-type pages read had
no list mark at all). Reporters announce the list in countless ways, so the list itself is the sign.
"""

from __future__ import annotations

import re

_PART = re.compile(r"[^;.!?]+(?:[.](?=\d)[^;.!?]*)*")
# First syllables of the verbs offices promise with, of quantities and of "mỗi".
_OPENERS = frozenset(
    """
    ban bám báo bình biểu bảo bắt bố bồi bổ cam cải cảm chuyển chuẩn chăm chấm chấp chấn chia
    chọn chú chung chủ chỉ chống chỉnh cung cân cùng cưỡng củng cụ di duy dạy diễn dành dựng
    giao giảm giáo giáp giải giới giám giúp giữ góp gắn gọi gửi hiến hoàn huy hướng hạn học hỗ
    khai khen khuyến khám khơi khắc khẩn kinh kiên kiểm kiện kiềm kéo kêu kết kịp kỷ lan liên
    luyện làm lãnh lấy lập lắng lắp lồng lựa mua mở mỗi nghiên nghiêm ngăn nhân nhận nuôi nâng
    nêu nắm nộp phá phát phân phê phòng phấn phối phổ phủ phục quan quy quán quyết quản quảng
    ra rà ràng rèn rút sơ sắp siết sửa sử số tham thành thanh thay theo thi thí thu thăm
    thường thúc thẩm thắp thực tiếp tiết tiến tiêm tiễn triển triệt trao tri trì trích trồng
    truyền truy trả tuyên tuyển tuần tích tôn tăng tạo tập tặng tố tổ tổng từng tự tỷ tỉ ươm
    ưu vận vượt xã xét xóa xúc xuất xây xử ổn ủng ứng đa đào đóng đón đôn đưa đường đạt đầu
    đặc đặt đẩy đấu đề đền định đối đồng đổi động đôn đảm đăng không 100% trên ít tối từ thêm
    hòa bóc cứu
    """.split()
)
_TOLD = re.compile(
    r"\b(?:đã|năm (?:học )?cũ|báo cáo kết quả|vừa qua|năm qua|so với (?:cùng kỳ|năm trước)|"
    r"được (?:tặng|trao)|đạt được|"
    r"(?:bằng|vượt|đạt) [\d,.]+ ?% (?:so với )?(?:kế hoạch|dự toán|kh)\b|ghi nhận|xảy ra \d+|"
    r"dự hội nghị|dự lễ|tham dự|phát biểu|chủ trì (?:hội nghị|buổi lễ))"
)
_LEAST_PARTS = 4
_MOST_TOLD = 0.12  # "các thỏa thuận đã ký" inside a promise; a report tells in every part
_LEAST_SHARE = 0.6  # lists of promises in corpora/: 0.62-1.0; results and speeches: 0.0-0.45


# First syllables of bodies and people that may stand before the verb: "Hội Phụ nữ đỡ đầu …".
_SUBJECTS = frozenset(
    """hội công đoàn các ubnd ủy xã phường huyện quận thôn sở phòng ban trường trạm chi đảng mặt
    thanh phụ cựu cán mọi đơn khối cụm ngành bệnh trung lãnh người nhà văn đồn bộ khoa""".split()
)
_NEAR = 8


def _head(words: list[str]) -> str:
    """The syllable a part opens with; behind a subject, the verb near it."""
    head = words[0].strip("\"'(,")
    if head not in _SUBJECTS or head in _OPENERS:
        return head
    return next((word for word in words[1:_NEAR] if word in _OPENERS), head)


def _closes(lower: str, head: str, span: tuple[int, int]) -> bool:
    """A sentence behind the list that tells what was done."""
    if head in _OPENERS or lower[span[0] - 1] == ";":
        return False
    return _TOLD.search(lower, *span) is not None


def lists_promises(lower: str, start: int, end: int) -> bool:
    """Whether a paragraph of lower-case text is a list of promises."""
    spans = [part.span() for part in _PART.finditer(lower, start, end) if part.group().strip()]
    heads = [_head(lower[slice(*span)].split(None, _NEAR)) for span in spans]
    # "…; không để xảy ra tham nhũng. Trưởng Cụm đã trao cờ.": how the meeting closed.
    while len(heads) > _LEAST_PARTS and _closes(lower, heads[-1], spans[-1]):
        heads.pop()
        end = spans.pop()[0]
    if len(heads) < _LEAST_PARTS:
        return False
    if len(_TOLD.findall(lower, start, end)) > _MOST_TOLD * len(heads):
        return False
    # The first part carries the announcement.
    opening = sum(head in _OPENERS or head[:1].isdigit() for head in heads[1:])
    return opening / (len(heads) - 1) >= _LEAST_SHARE

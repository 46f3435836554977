"""Lines without a verb of the lexicon: which of them still read as a sentence."""

from __future__ import annotations

import re

from camket.texts import View

# What a label or a list of things begins with; a sentence without a verb we know begins otherwise.
_NOUN_START = re.compile(
    r"(?:về|công tác|lĩnh vực|ngành|các|những|một số|nội dung|mục tiêu|nhiệm vụ|chỉ tiêu|thành phần"
    r"|thời gian|thời hạn|địa điểm|đối tượng|hồ sơ|kinh phí|số|tỷ lệ|tổng|tình hình|kết quả|hạn chế"
    r"|nguyên nhân|đồng chí|ông|bà|năm|tháng|quý|ngày|giai đoạn|khối|cụm|danh hiệu|phong trào"
    r"|chương trình|kế hoạch|nghị quyết|chỉ thị|quyết định|luật|nghị định|hoạt động|chế độ"
    r"|chính sách|cơ chế|chất lượng|hiệu quả|việc|sự|nền|cơ sở|hệ thống|cơ quan|đơn vị"
    r"|phòng(?!,? (?:chống|ngừa|cháy|dịch))|ban|sở"
    r"|ủy ban|mặt trận|đoàn|hội|trường|bệnh viện|công an|quân|lực lượng|xã|phường|huyện|quận|tỉnh"
    r"|thành phố|thôn|tổ|hộ|người|cán bộ|đảng|chi bộ|nhân dân|thanh niên|phụ nữ|nông dân"
    r"|cựu chiến binh|giáo viên|học sinh|trẻ|doanh nghiệp|hợp tác xã|kinh tế|văn hóa|xã hội"
    r"|chánh|giám đốc|chủ tịch|phó|thủ trưởng|trưởng|bộ trưởng|cục|chi cục|thường trực|bí thư"
    r"|hiệu trưởng|viện|tòa án|bộ"
    r"|giáo dục|y tế|an ninh|quốc phòng|môi trường|đất|rừng|nước|đường|cầu|nhà|theo|tại|trong|với"
    r"|do|để|nhằm|vì|nếu|khi|sau|trước|từ|đến|tuy|song|là|có|gồm|ngoài|bên|trên|dưới|giữa|qua"
    r"|đây|đó|này|như|cụ thể|riêng)\b"
)
_SENTENCE_WORDS = 4


def reads_as_sentence(view: View, start: int, end: int) -> bool:
    """A line that closes like a sentence and does not begin with a noun begins with a verb."""
    closed = view.text[end : end + 1] in ".;," or view.text[end : end + 2] == " ."
    if not closed or view.lower.count(" ", start, end) < _SENTENCE_WORDS:
        return False
    return _NOUN_START.match(view.lower, start, end) is None

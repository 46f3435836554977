"""What a heading or a label says about the lines below it: promise, report or introduce."""

from __future__ import annotations

import re

from camket.parse.context import Section

_LEAD_WORDS = (
    r"(?:phần (?:thứ )?\w+\s*[:.\-]?\s*|chương \w+\s*[:.\-]?\s*|mục \w+\s*[:.\-]?\s*"
    r"|[ivxabcd\d]{1,4}\s*[.\-/)]\s*"
    r"|về |một số |những |các |công tác |nội dung |việc |đánh giá chung (?:về )?|khái quát "
    r"|sơ lược )*"
)
_RESULTS = re.compile(
    _LEAD_WORDS
    + r"(?:kết quả|đánh giá|tình hình|hạn chế|tồn tại|khó khăn|thuận lợi|nguyên nhân|khuyết điểm"
    r"|ưu điểm|thành tích|đã làm được"
    r"|việc đã làm|chỉ tiêu chưa đạt|chưa đạt|chưa làm được|bài học|thực trạng|đặc điểm|nhận xét"
    r"|mặt (?:được|mạnh|yếu|hạn chế|làm được)|kiểm điểm"
    r"|(?:tổng kết|sơ kết)(?= (?:công tác|việc|năm|thực hiện|đánh giá|\d)|$)"
    r"|những việc đã|bối cảnh|phần mở đầu|tóm tắt kết quả|thực hiện (?:nhiệm vụ )?năm (?:qua"
    r"|trước))\b"
)
_BINDING = re.compile(
    _LEAD_WORDS
    + r"(?:phương hướng|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|tổ chức thực hiện|phân công"
    r"|hướng khắc phục|biện pháp|kế hoạch|trách nhiệm"
    r"|định hướng|trọng tâm|chương trình (?:hành động|công tác)|thi đua|nội dung|lộ trình"
    r"|phương châm)\b"
)
_BACKGROUND = re.compile(
    _LEAD_WORDS
    + r"(?:mục đích|yêu cầu|căn cứ|sự cần thiết|cơ sở (?:pháp lý|chính trị|thực tiễn)|phạm vi"
    r"|đối tượng|giải thích từ ngữ|hồ sơ|thành phần"
    r"|quan điểm(?! (?:và |, )?(?:mục tiêu|nhiệm vụ))|tư tưởng chỉ đạo|nguyên tắc"
    r"|kinh phí|nguồn kinh phí|dự toán kinh phí|thời gian|địa điểm|thời gian,? địa điểm|điều khoản"
    r"|hiệu lực|khái toán|phụ lục|mẫu|quyền|nơi nhận"
    r"|hướng dẫn (?:thực hành|sử dụng|đăng (?:ký|nhập)|cài đặt|truy cập|thao tác|nộp))\b"
)
# "1. CHỦ ĐỀ NĂM HỌC": a motto stands below.
_MOTTO = re.compile(
    _LEAD_WORDS + r"(?:chủ đề|chủ điểm|khẩu hiệu)(?: (?:năm học|thi đua|hành động|tháng|năm)"
    r"(?: [\d\-/ ]+)?)?:?$"
)
# "III. CÁC KHẨU HIỆU TUYÊN TRUYỀN": what is to be shown on the banners stands below.
_SLOGANS = re.compile(
    _LEAD_WORDS
    + r"(?:(?:các|một số|nội dung|danh mục|hệ thống) )*khẩu hiệu(?! ?:? \S+ \S+ \S+ \S+ \S)"
)
# What a body is for, in its charter: standing duties, no promises.
_DUTIES = re.compile(
    _LEAD_WORDS + r"(?:(?:vị trí,? )?(?:và )?chức năng\b|nhiệm vụ(?: và|,| -) quyền hạn\b)"
)


def section_of_heading(lower: str) -> Section | None:
    """Return the section a heading opens, or None when it says nothing."""
    words = " ".join(lower.split())
    if _DUTIES.match(words) or _MOTTO.match(words) or _SLOGANS.match(words):
        return "background"
    if _RESULTS.match(words):
        return "results"
    if _BINDING.match(words):
        return "binding"
    if _BACKGROUND.match(words):
        return "background"
    return None


# "Thống nhất các chỉ tiêu giao ước thi đua:" binds also in minutes, which only tell the rest.
_AGREED = re.compile(
    r"(?:các (?:bên|đơn vị|thành viên)[^:;.]{0,30} )?(?:cùng )?(?:thống nhất|nhất trí|cam kết)\b"
    r"(?! đánh giá)[^:;.]{0,40}\b(?:giao ước|cam kết|thực hiện|đăng ký)\b"
    r"(?: (?:thi đua|với|gồm|các|những|tốt|nội dung|chỉ tiêu|nhiệm vụ|cụ thể|sau|đây|như"
    r"|năm(?: học)?|[\d\- ]+))*:$"
)


# A notice that hands out work: "Giao:", "Yêu cầu các đơn vị thực hiện:".
_HANDS_OUT = re.compile(
    r"(?:\d+[.)/] )?(?:giao|phân công)(?: nhiệm vụ)?(?: cho)?"
    r"(?: các (?:đơn vị|cơ quan|phòng|ban))? ?:$"
    r"|(?:yêu cầu|đề nghị|giao) (?:các|thủ trưởng|giám đốc|chủ tịch|ubnd các)\b[^:;.]{0,90}:$"
    r"|(?:\d+[.)/] )?giao (?:sở|ban|phòng|văn phòng|công an|ủy ban|ubnd|chi cục|thanh tra|trung tâm"
    r"|cơ quan|hội|đoàn|bộ chỉ huy)\b[^:;.]{0,90}:$"
)


def is_agreement(lower: str) -> bool:
    """Say whether a heading says that those present agree to what follows, or get it to do."""
    words = " ".join(lower.split())
    return _AGREED.match(words) is not None or _HANDS_OUT.match(words) is not None


# "Phấn đấu đạt các chỉ tiêu sau:" under any heading: from here on it is promised.
_REOPENS = re.compile(
    r"(?:phấn đấu (?:đạt|thực hiện|hoàn thành)|đạt được) (?:các |những |một số )?(?:mục tiêu"
    r"|chỉ tiêu)|(?:các )?(?:mục tiêu|chỉ tiêu)(?:,? (?:mục tiêu|chỉ tiêu|chủ yếu|cụ thể|cơ bản"
    r"|phấn đấu|đến năm \d{4}|năm \d{4}))*(?: như sau| sau)?:"
)


def reopens(lower: str) -> bool:
    """Say whether a numbered line of an introduction announces targets."""
    return _REOPENS.match(" ".join(lower.split())) is not None


_RESULT_LABEL = re.compile(
    r"[\s\-+*]*(?:tuy nhiên|bên cạnh|hạn chế|tồn tại|nguyên nhân"
    r"|kết quả(?! (?:kiểm tra|huấn luyện|học tập|rèn luyện|bắn|thi|hội thi|diễn tập|tốt nghiệp"
    r"|xếp loại|phân loại)[^:;.]{0,40}:[^.;]{0,40}\d ?%)|đánh giá|nhận xét"
    r"|tình hình|khó khăn|ưu điểm|khuyết điểm|về kết quả)[^:;.]{0,40}:"
)


_SETTING_LABEL = re.compile(
    r"[\s\-+*]*(?:thời gian(?! (?:giải quyết|xử lý|trả|thụ lý|khắc phục|phản hồi|chờ|thông quan))"
    r"|địa điểm|thành phần|đối tượng|phạm vi|kinh phí|nguồn kinh phí"
    r"|chủ đề)[^:;.]{0,30}:"
)


# "Hội nghị kết thúc vào 11 giờ cùng ngày", "Biên bản được lập thành 3 bản".
_CLOSES = re.compile(
    r"[\s\-+*]*(?:hội nghị|cuộc họp|buổi họp|buổi làm việc|biên bản)[^;:]{0,40}"
    r"\b(?:kết thúc|bế mạc|được lập|được thông qua)\b"
    # "Bản này in thành 06 bản, mỗi đơn vị giữ một bản".
    r"|[\s\-+*]*[^;:.]{0,60}\b(?:làm|lập|in|viết|ký) thành (?:\d+|hai|ba|bốn|năm|sáu) bản\b"
)


def opens_with_setting_label(lower: str) -> bool:
    """Say whether a line only gives time, place or money of a campaign ("Thời gian: …")."""
    return _SETTING_LABEL.match(lower) is not None or _CLOSES.match(lower) is not None


# "Tán thành đánh giá kết quả thực hiện nhiệm vụ năm 2024: …": what was done, now approved.
_ENDORSED = re.compile(
    r"(?:(?:hội đồng nhân dân|hđnd|ban chấp hành|đại hội)[^,;:.]{0,40} )?(?:cơ bản )?"
    r"(?:tán thành|nhất trí|thống nhất|thông qua|ghi nhận)(?: với| nội dung| cao)*"
    r"(?: việc)? (?:bản )?(?:báo cáo|đánh giá|kết quả|tình hình)\b(?![^:;]*\b(?:phương hướng"
    r"|nhiệm vụ (?:trọng tâm|chủ yếu|6 tháng cuối)|(?<!thực hiện )nhiệm vụ năm|mục tiêu"
    r"|chỉ tiêu (?:năm|chủ yếu|phấn đấu))\b)"
)


def opens_with_result_label(lower: str) -> bool:
    """Say whether a line is a report by its own label ("Hạn chế: …") or approves one."""
    return _RESULT_LABEL.match(lower) is not None or _ENDORSED.match(lower) is not None

"""Chrome: what a web page prints around an article, known by what it does and by its shape.

A line is chrome for certain when it counts visitors, navigates, shares, prints, asks for comments,
tells the weather or the rights of use. A short open label is chrome only beside such lines.
"""

from __future__ import annotations

import re

from camket.isolate.scan import CAPITAL, Line

# Whole functions of a page. Anchored at the line start (after bullets), so a sentence that only
# mentions a visit or a comment is not touched.
_OPENING = re.compile(
    r"(?:trang chủ|trang nhất|home\b|menu\b|sơ đồ (?:cổng|trang|website)|sitemap|site map|rss\b|liên hệ(?:$| *[|:])|"
    r"(?:tìm kiếm|search)(?:$|[ :.\[|])|đăng (?:nhập|ký tài khoản|xuất)\b(?!.*[.;]$)|english$|tiếng việt$|"
    r"tiếng anh$|góp ý(?:$| *[|:])|hỏi đáp(?:$| *[|:])|giới thiệu(?:$| {2,}| *[|›»])|"
    r"(?:số )?(?:lượt|lần) (?:xem|truy cập|đọc|thích)\b|(?:tổng )?(?:số )?(?:lượt )?truy cập\b|"
    r"tổng (?:số )?(?:lượt|truy cập|khách)|số (?:người )?(?:online|truy cập|trực tuyến)|"
    r"đang (?:online|xem|truy cập|trực tuyến)|trực tuyến\s*:|khách (?:online|trực tuyến|truy cập|viếng)|"
    r"thống kê (?:truy cập|website|lượt)|online\b|hôm (?:nay|qua)\s*[:\d]|"
    r"(?:tuần|tháng) (?:này|trước)\s*:?\s*[\d.,]+$|tất cả\s*:?\s*[\d.,]+$|"
    r"chia sẻ(?:$|[ :|])(?!.*[.;]$)|share\b|tweet\b|facebook\b|zalo\b|twitter\b|youtube\b|"
    r"(?:in|gửi|lưu) (?:trang|bài|tin|ấn|email|bạn bè|bình luận|phản hồi|ý kiến)\b|bản in\b|print\b|email$|"
    r"(?:các )?(?:bài )?(?:tin|bài|bài viết|viết|văn bản|thông tin) (?:tức )?(?:khác|liên quan|mới|cũ|đã đưa|cùng|nổi bật|"
    r"xem nhiều|đọc nhiều|tiêu điểm|ảnh)\b(?!.{70})|có thể bạn quan tâm|"
    r"xem chi tiết$|chi tiết$|xem thêm(?:$|[ :])(?!.*[.;]$)|đọc thêm|xem tiếp|xem nhiều|đọc nhiều|mới nhất|"
    r"bình luận(?:$|[ :(|])(?!.*[.;]$)|ý kiến (?:bạn đọc|của bạn|phản hồi)|viết bình luận|bình chọn|phản hồi\s*[:(]|"
    r"họ (?:và )?tên\s*[:*]|mã (?:xác nhận|bảo vệ|captcha)|captcha|"
    r"đánh giá(?: bài viết)?\s*[:(]|click để|nhấn vào|bấm vào|tổng số điểm của bài viết|xếp hạng\s*:|"
    r"mức độ hài lòng|bạn đánh giá|thăm dò ý kiến|"
    r"(?:©|copyright|bản quyền|ghi rõ nguồn|® )|giấy phép (?:số|hoạt động|thiết lập|xuất bản)|"
    r"(?:designed|powered|developed) by|thiết kế (?:bởi|và phát triển|web)|phát triển bởi|"
    r"(?:chịu trách nhiệm(?: chính| nội dung| xuất bản)?|trưởng ban biên tập|tổng biên tập)\s*:|"
    r"cơ quan chủ quản\s*:|cơ quan ngôn luận|đơn vị chủ quản|"
    r"(?:dự báo )?thời tiết\b(?!.*[.;]$)|tỷ giá\b(?!.*[.;]$)|giá vàng|ngoại tệ|xổ số|lịch (?:âm|vạn niên)|"
    r"usd\b|eur\b|jpy\b|sjc\b|nhiệt độ\s*:|độ ẩm\s*:|chất lượng không khí|"
    r"(?:tự động )?cập nhật lúc.{0,30}\)?$|về đầu trang|trở về|quay lại|lên đầu trang|back to top|đầu trang|"
    r"cỡ chữ|xem với cỡ|độ tương phản|phóng to|thu nhỏ|a ?[+-]* +a\b|truy cập nội dung|bỏ qua|nhập mã|\d+ bình luận|video clips?$|\d \d \d|[<«]? ?(?:trước|sau|đầu|cuối) ?[>»]?$|"
    r"(?:tệp|file|tập tin|tài liệu) đính kèm|tải (?:về|xuống|file)|download|"
    r"từ kh[óo]a\b|tags?\b\s*:|thẻ\s*:|chuyên mục\s*:|liên kết (?:web|trang|site|hữu ích|nhanh)|"
    r"cổng thông tin điện tử|cổng dịch vụ công|cổng ttđt|trang thông tin điện tử|cổng thông tin|trang tin điện tử|"
    r"báo điện tử|báo .{3,30} (?:điện tử|online)$|đài (?:truyền thanh|phát thanh)|đường dây nóng\s*:?|hotline|"
    r"nghe đài|nghe đọc|audio\b|video(?:$| *[|:])|multimedia|thư viện (?:ảnh|video|hình)|"
    r"nghe bài viết|đọc bài(?: viết)?$|nghe nội dung|nghe tin|theo dõi .{2,30} trên|quảng cáo|advertisement|"
    r"(?:sđt|đt|tel|fax|điện thoại|email|e-mail|website|địa chỉ|trụ sở)\s*(?:\([^)]*\))?\s*[:.]|"
    r"null$|undefined$|loading|đang tải|javascript|function\b|var |warning:|notice:|fatal error|"
    r"accept cookies|privacy|chính sách bảo mật|điều khoản sử dụng|skip to|"
    r"hồ sơ thủ tục hành chính$|tổng số (?:hồ sơ|văn bản)(?: .{0,30})?\s*:?\s*\d*$|"
    r"đúng hạn\s*:?\s*[\d.,%]*$|quá hạn\s*:?\s*[\d.,%]*$|tỷ lệ hồ sơ đúng hạn|văn bản điện tử$|"
    r"vui lòng|xin vui lòng|ủng hộ bài viết|sao chép liên kết|copy link|lưu bài viết)"
)
# Signs that decide wherever they stand in a short line.
_INSIDE = re.compile(
    r"cổng thông tin điện tử$|\d ?°c|°c\b|lượt (?:truy cập|xem|đọc)\b|đang (?:online|truy cập|xem)\s*:|"
    r"(?:số )?người (?:đang )?online|trực tuyến\s*:|bản quyền (?:thuộc|©)|rss\b|all rights|"
    r"ghi rõ nguồn|đặt làm trang chủ|-- ?chọn|\[trở về\]|\[in\b|\[gửi\]|in trang|gửi (?:email|cho bạn)|"
    r"liên kết website|trang chủ|tin cùng chuyên mục|cỡ chữ|quay lại|"
    r"cơ quan ngôn luận của|(?:^| )https?://\S+$|^www\.\S+$|^[\w.-]+\.(?:gov\.vn|vn|com|org|net)(?:/\S*)?$|^\S+@\S+\.\w+$"
)
_BULLETS = "•-–*»«›>◄►▶▪●·|[]()✓⇒→+ #"
# A menu, a breadcrumb: several short entries with signs between them.
_SEPARATOR = re.compile(r" *[|»›>•·/] *| {3,}")
_CRUMB = re.compile(r"[»›]|>>| > ")
_CLOCK = r"\d{1,2}\s*[:hg]\s*\d{2}(?:\s*:\s*\d{2})?"
_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
_BYLINE = re.compile(
    rf"(?:ngày|thời gian|lúc)? ?(?:đăng|cập nhật|xuất bản|gửi|tạo|viết|đưa tin)(?: tin| bài| lúc| ngày)*\s*[:,(]?.{{0,30}}{_DAY}|"
    rf"(?:{_CLOCK})\s*(?:am|pm|sa|ch)?\s*[,|/-]?\s*(?:ngày )?(?:thứ [^\W\d]+\s*,?\s*)?(?:ngày )?{_DAY}|"
    rf"{_DAY}\s*[,|(-]?\s*(?:lúc )?{_CLOCK}|"
    rf"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật)\s*,?\s*-?\s*(?:ngày )?{_DAY}.{{0,30}}$|"
    rf"^(?:ngày )?{_DAY}$|^\(?{_DAY}\)?\s*[|-].{{0,60}}$|(?:người|được) đăng.{{0,60}}{_DAY}"
)
_AUTHOR = re.compile(
    r"(?:tin|bài|ảnh|tin, ?ảnh|tin, ?bài|bài, ?ảnh|tin bài|nguồn(?: tin)?|tác giả(?: bài viết)?|biên tập|thực hiện|"
    r"theo|người (?:đưa tin|viết|đăng|gửi)|nguồn tin|ctv|pv)\s*[:-].{1,70}$|(?:p\.?v|btl|ban biên tập|ctv|tts)\.?$|"
    r"theo [^.]{3,40}$"
)
_AUTHOR_NAME = re.compile(
    rf"(?:{CAPITAL}[^\W\d_]*(?:'[^\W\d_]+)?[.]?(?:[ .-]+|$)){{1,4}}(?:- ?{CAPITAL}[^.;:]{{2,40}})?$|[A-ZĐ]\.[A-ZĐ]\.?$"
)
_STAMP = re.compile(
    rf"^(?:hôm nay\s*:?\s*)?(?:(?:thứ (?:[^\W\d]+|\d)|chủ nhật)\s*,?\s*)(?:ngày )?{_DAY}.{{0,45}}$"
)


def is_byline(line: Line) -> bool:
    """The line that says when (and by whom) a page was published: a date with a clock or a word."""
    return line.size <= 160 and not line.sentence and _BYLINE.search(line.low) is not None


def is_author(line: Line) -> bool:
    """The reporter's credit: `Tin, ảnh: …`, `Nguồn: …`, or a bare name."""
    if line.size > 90 or line.text.startswith("["):
        return False
    return _AUTHOR.match(line.low.lstrip(_BULLETS)) is not None


def is_name(line: Line) -> bool:
    """A bare personal or pen name."""
    return line.size <= 60 and not line.marked and _AUTHOR_NAME.match(line.text) is not None


def is_chrome(line: Line) -> bool:
    """Certainly chrome, from this line alone."""
    if line.size > 260 or line.text.endswith((";", ",")):
        return False
    low = line.low.lstrip(_BULLETS)
    if line.size <= 160 and _OPENING.match(low):
        return not line.sentence or _footer(low)
    if line.size <= 120 and _INSIDE.search(line.low) and not line.sentence:
        return True
    return is_menu(line) or (line.size > 160 and _footer(low))


def _footer(low: str) -> bool:
    return low.startswith(("©", "bản quyền", "copyright", "giấy phép số", "cơ quan chủ quản"))


def is_menu(line: Line) -> bool:
    """A breadcrumb or a row of short entries: three or more, or two beside `»` or `>`."""
    if line.size > 260 or line.closed or line.marked:
        return False
    parts = [part for part in _SEPARATOR.split(line.text) if part]
    if len(parts) < 2 or max(map(len, parts)) > 40:
        return False
    if _CRUMB.search(line.text):
        return True
    return len(parts) >= 4 and not any(c.isdigit() for c in line.text)


def is_stamp(line: Line) -> bool:
    """A clock of the page: weekday and date, nothing else."""
    return line.size <= 70 and _STAMP.match(line.low) is not None

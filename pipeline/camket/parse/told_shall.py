"""What a body in the news is going to do, in number or by a day: "phường sẽ khám cho 300 người"."""

from __future__ import annotations

import re

from camket.texts import View

# Who says so, and the time: "Theo bà Quyên, Phó Chủ tịch UBND phường, từ ngày 01/4, ".
_SOURCE = re.compile(
    r"(?:theo (?!đó\b)[^.;:\"]{2,120}?, "
    r"(?=(?:năm nay|thời gian tới|từ|đến|trong|vào|dự kiến|phường|xã|huyện|tỉnh|thành phố|quận"
    r"|thị xã|ubnd|ủy ban|sở|trạm|trường|bệnh viện|đơn vị|công ty|hội|đoàn)\b)"
    r"|[^.;:\"]{2,90}? (?:cho biết|cho hay|khẳng định),? (?:rằng )?)?"
)
_TIME = re.compile(
    r"(?:(?:trong )?(?:năm nay|năm (?:19|20)\d\d|thời gian tới|tới đây|sắp tới|tháng tới),? "
    r"|(?:dự kiến )?(?:từ|đến|trong|vào|bắt đầu từ|cuối|đầu|ngay từ)[^.;:,\"]{2,40}, )?"
)
_BODY = re.compile(
    r"(?:còn |riêng |phía )?(?:ubnd|ủy ban|hđnd|sở|phòng|ban|cục|chi cục|tỉnh|thành phố|tp|huyện"
    r"|quận|thị xã|phường|xã|trạm|trường|nhà trường|bệnh viện|trung tâm|công ty|đơn vị|hội"
    r"|đoàn(?! (?:công tác|khảo sát|kiểm tra|giám sát|đại biểu))|liên đoàn|công đoàn|ngành"
    r"|công an|bộ chỉ huy|mặt trận|bảo hiểm xã hội|ngân hàng|hợp tác xã|khối|cụm)\b[^.;:,\"]{0,70}?"
    r" (?:(?:cũng |còn )?sẽ|dự kiến(?: sẽ)?|dự định(?: sẽ)?) "
    r"(?:tiếp tục |tập trung |phối hợp (?:với|cùng) [^.;:,\"]{3,60}? )?"
)
# "Đến hết tháng 12, 100% người cao tuổi … sẽ được khám một lần".
_SHARE = re.compile(r"(?:trên |ít nhất )?\d[\d.,]* ?%[^.;:\"]{3,90}? sẽ (?:được )?")
_FIGURE = re.compile(
    r"(?<![\d/.-])\d[\d.,]*(?![\d/]|\.\d| giờ| h\b|h\d) ?(?:%|[a-zà-ỹđ])"
    r"|(?:trước|chậm nhất|trong quý|hoàn thành)[^.;:]{0,20}\d"
)
_REACH = 160
_STOP = re.compile(r"\. |;")
_NO_PLAN = re.compile(
    r"(?:trình|chia|họp|làm việc|đi |đến |về |nghe|thảo luận|bầu|xem xét|bàn |có |khai giảng|nghỉ|"
    r"cắt điện|ngừng|tạm dừng|cấm|bắn pháo|trực|đón tiếp|tiếp công dân|xử phạt|phạt|thu phí"
    r"|tuyển sinh|xét tuyển|thi tuyển|bán|đấu giá|chào hàng|tổ chức (?:lễ|hội nghị|đại hội|họp"
    r"|giải|kỳ họp|cuộc họp|lễ hội|thi|hội thảo|bốc thăm|đấu giá|phiên)|tham dự|tham gia|diễn ra"
    r"|khai mạc|là |được |thông báo|công bố|trao giải)"
)


def shall_do(view: View, at: int, end: int) -> int | None:
    """Where a sentence of news says what a body is going to do, with a figure or a day; or None."""
    low = view.lower
    source = _SOURCE.match(low, at, end)
    first = source.end() if source is not None else at
    time = _TIME.match(low, first, end)
    begin = time.end() if time is not None else first
    body = _BODY.match(low, begin, end)
    said = body or (_SHARE.match(low, begin, end) if begin > first else None)
    if said is None or _NO_PLAN.match(low, said.end(), end):
        return None
    stop = min(end, said.end() + _REACH)
    sentence = _STOP.search(low, said.end(), stop)
    stop = sentence.start() if sentence is not None else stop
    if body is not None and _FIGURE.search(low, said.end(), stop) is None:
        return None
    return first

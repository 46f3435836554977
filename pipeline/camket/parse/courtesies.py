"""Sentences that ask, greet or tell how things run: nobody promises anything in them."""

from __future__ import annotations

import re
from functools import lru_cache

from camket.parse.words import any_within, spots

# "đề nghị liên hệ ông Tạ Quang Huy, điện thoại 0912…": whom to call.
_CONTACT = re.compile(
    r"[^;.\d]{0,120}?\bliên hệ (?:trực tiếp )?(?:với |về |qua |tới |đến |theo )?"
    r"(?:ông|bà|đồng chí|đ/c|anh|chị|số|điện thoại|văn phòng|phòng|ban|bộ phận|sở)\b"
    r"[^;]{0,160}?(?:điện thoại|số máy|sđt|\bđt\b|email|thư điện tử|để được)"
)
# "Rất mong nhận được sự quan tâm của quý đơn vị".
_HOPES = re.compile(
    r"(?:[^;.\d]{2,80}? )?(?:(?:rất|kính|trân trọng) mong\b|mong (?:sớm |tiếp tục )?nhận được\b)"
)
# "đề nghị các đơn vị quan tâm, phối hợp thực hiện": it closes any letter and names no work.
_HEED = re.compile(
    r"(?:[^;.\d]{2,100}? )?(?:đề nghị|kính mong|mong) (?:các |quý |toàn thể )?[^;.:\d]{2,90}?"
    r" quan tâm(?:,| và| phối hợp| chỉ đạo| triển khai| tổ chức| thực hiện| hỗ trợ| giúp đỡ"
    r"| tạo điều kiện)*$"
)
# "Đợt thi đua bắt đầu từ ngày 01/3 và kết thúc vào ngày 20/10/2025".
_RUNS = re.compile(
    r"(?:đợt|phong trào|cuộc|thời gian|giai đoạn)(?: phát động)?(?: thi đua| cao điểm)[^;.\d]{0,80}"
    r" (?:bắt đầu|diễn ra|kéo dài)\b"
)
# "Mỗi chị em hãy là một bông hoa đẹp".
_CALLS = re.compile(r"[^,;.\d]{2,50} hãy là\b")
# "Sở Nội vụ được bầu làm Trưởng khối năm 2025": an office given is no work promised.
_ELECTED = re.compile(
    r"[^;.]{2,120}? được (?:[^\W\d]+ ){0,4}?(?:bầu|suy tôn)"
    r" (?:làm|là|giữ chức|giữ chức vụ|giữ cương vị)\b"
)
# "Đối với đề xuất bổ sung 3,5 tỷ đồng: Đồng ý": the answer to what another asks for.
_AGREED = re.compile(
    r"(?:đối với|về) (?:các |những )?(?:đề xuất|đề nghị|kiến nghị|ý kiến)[^;]{3,300}?:"
    r" ?(?:cơ bản )?(?:đồng ý|nhất trí|thống nhất|chấp thuận)(?: về chủ trương)?$"
)
# "Nếu vi phạm, tôi xin hoàn toàn chịu trách nhiệm trước pháp luật": the end of every pledge.
_ANSWERABLE = re.compile(
    r"(?:nếu [^;.\d]{2,100}?[, ](?:thì )?)?(?:(?:tôi|chúng tôi|bản thân|gia đình|cá nhân|đơn vị)"
    r"[^;.,\d]{0,40}? )?xin (?:hoàn toàn )?chịu (?:hoàn toàn |mọi )?(?:trách nhiệm|hình thức)\b"
)
# "Bản này làm thành 06 bản, mỗi bên giữ một bản", "Nếu vi phạm, …": how every covenant ends.
_CLOSES = re.compile(
    r"[^;:.]{0,60}?\b(?:làm|lập|in|viết|ký) thành (?:\d+|hai|ba|bốn|năm|sáu) bản\b"
    r"|mỗi (?:bên|đơn vị|thành viên|người|hộ|cơ quan) (?:giữ|lưu) (?:một|\d+) bản\b"
    r"|nếu (?:có )?(?:vi phạm|sai phạm|làm trái|không thực hiện đúng)\b"
)
_KINDS = (_CONTACT, _HOPES, _HEED, _RUNS, _CALLS, _ELECTED, _AGREED, _ANSWERABLE, _CLOSES)
# A cheap look before the costly rules: no sentence of the kind lacks all of these.
_SIGNS = ("liên hệ", "mong ", "quan tâm", "bắt đầu", "diễn ra", "kéo dài", "hãy là", "bầu ",
          "suy tôn", "đồng ý", "nhất trí", "thống nhất", "chấp thuận", "xin ",
          " bản", "nếu ")  # fmt: skip


# Only the text being read is kept.
@lru_cache(maxsize=1)
def _signs(lower: str) -> list[int]:
    return spots(lower, _SIGNS)


def binds_to_nothing(lower: str, start: int, end: int) -> bool:
    """Say whether a clause asks for heed, names a contact or tells how a campaign runs."""
    if not any_within(_signs(lower), start, end):
        return False
    return any(kind.match(lower, start, end) for kind in _KINDS)


# "Đại hội đã bầu Ban Chấp hành …, bầu đoàn đại biểu …", "Các hoạt động này nhằm …".
_HAPPENED = re.compile(
    r"(?:(?:đại hội|hội nghị)(?: [^\W\d]+){0,6}? (?:đã |cũng |tiến hành |nhất trí |hiệp thương )*)?"
    r"bầu (?:ra )?(?:bch|btv|ban chấp hành|ban thường vụ|đoàn đại biểu|\d+ (?:đồng chí|đại biểu))\b"
    r"|(?:buổi|lễ|hội nghị|hội thi|ngày hội|cuộc thi)\b[^,;.\d]{0,80}? (?:nhằm|góp phần)\b"
    r"|(?:các |những )?(?:hoạt động|chương trình|buổi|lễ|sự kiện|việc làm|đợt|phong trào|hội thi)"
    r"[^,;.\d]{0,60}? (?:này|trên) (?:nhằm|góp phần|đã|thể hiện)\b"
)


def happened(lower: str, start: int, end: int) -> bool:
    """Say whether a clause of news tells of an election or what an event was for."""
    return _HAPPENED.match(lower, start, end) is not None


_ADDS_ON = re.compile(r"(?:đồng thời|qua đó|từ đó|bên cạnh đó),? \Z")


def adds_on(lower: str, start: int) -> bool:
    """Say whether a clause, or the words just before it, link it to the sentence above."""
    near = lower[max(0, start - 16) : start]
    return _ADDS_ON.search(near) is not None or lower.startswith(("đồng thời", "qua đó"), start)

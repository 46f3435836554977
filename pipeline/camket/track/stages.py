"""How far a counted thing is: what is only planned, approved, begun or half done is not done."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from camket.records import Target
from camket.track.promises import Promise
from camket.track.statements import Statement
from camket.track.wording import spelled_out

_MEASURED = frozenset(("%", "‰", "VND", "USD", "điểm %", "điểm", None))
_CUT = re.compile(r",(?!\d)|[;:(]|\.(?=\s)|(?<!\w)(?:trong đó|nhưng|song|tuy nhiên|riêng|và)(?!\w)")
# Said before the number or right behind it: what these words open is not done yet.
_PLANNED = (
    r"(?:dự kiến|sẽ(?!\w)|phấn đấu|chuẩn bị|dự thảo|khởi công|động thổ|đề xuất|xin chủ trương"
    r"|(?:chưa|đang|chờ) (?:được )?(?:\w+ )?(?:phê duyệt|thẩm định|bố trí|giao)"
    r"|làm (?:các )?(?:thủ tục|hồ sơ)|tạm dừng|lựa chọn nhà thầu|giải phóng mặt bằng)"
)
# Steps on the way that are ends of their own where a paper or a check was promised.
# "Công trình", "chương trình", "trình độ" submit nothing.
_APPROVED = re.compile(
    r"(?<!\w)(?:phê duyệt|thẩm định|lập (?:dự án|hồ sơ)"
    r"|(?<!công )(?<!chương )(?<!quy )(?<!quá )(?<!giáo )(?<!lộ )(?<!tờ )(?<!lịch )(?<!tiến )"
    r"trình(?! độ| diễn| bày))(?!\w)"
)
_LISTED = re.compile(r"(?<!\w)(?:rà soát|khảo sát|lập danh sách|phê duyệt danh sách)(?!\w)")
_BY = re.compile(
    r"(?<!\w)(?:theo|kế hoạch|dự toán|quyết định) (?:\w+ ){0,6}?(?:phê duyệt|thẩm định)"
)
_LOOKS = re.compile(r"(?<!\w)(?:kiểm tra|thanh tra|giám sát|đánh giá|điều tra|thống kê)(?!\w)")
_PAPERS = re.compile(
    r"(?<!\w)(?:đồ án|đề án|quy hoạch|kế hoạch|quy chế|nghị quyết|phương án|hồ sơ|danh mục|quy định"
    r"|văn bản|đề tài|sáng kiến|báo cáo|thủ tục|chương trình|hương ước|quy ước|điều lệ)(?!\w)"
)
_WORK = (
    r"(?:thi công|triển khai|thực hiện|xây|sửa chữa|hoàn thiện|lắp đặt|nâng cấp|cải tạo|làm thủ tục"
    r"|lựa chọn|giải phóng|thẩm định|trình|chờ|chuẩn bị|hoàn tất|khắc phục|lập|xem xét|tu bổ)"
)
# States that go on and are what was promised: "đang quản lý 300 hồ sơ".
_STATE = (
    r"(?:quản lý|duy trì|nuôi|theo dõi|chăm sóc|điều trị|sử dụng|hoạt động|có|vay|học|làm việc"
    r"|phát huy|vận hành|sinh hoạt|áp dụng|sinh sống)"
)
_BEGINS = r"(?:(?:đến nay|hiện nay|hiện tại|hiện|nhưng|vẫn|còn|đều|cũng|đã|tuy nhiên)(?:,)? )*"
_NOT_YET = (
    r"chưa (?:được |thể )?(?:hoàn thành|xong|bàn giao|khởi công|triển khai|thực hiện|nghiệm thu"
    r"|đưa vào (?:sử dụng|hoạt động)|thi công|xây dựng)"
)
_ENDS = r"(?= *(?:$|[.;,(]|do |vì |theo |trong ))"
_HEAD = re.compile(rf"(?<!\w)(?:{_PLANNED}|đang (?:được )?(?!{_STATE}(?!\w))\w)")
_TAIL = re.compile(
    rf"\s*{_BEGINS}(?:được )?(?:{_PLANNED}|{_NOT_YET}{_ENDS}"
    rf"|đang (?:được )?{_WORK}(?!\w)(?! (?:các|những|thêm|tiếp|giai đoạn))"
    r"|mới (?:chỉ )?(?:đạt|giải phóng|xong|hoàn thành|làm|thi công|được|đổ|lên|ở)|dở dang)"
)
# Behind a comma only what is said of the same work: "chuẩn bị nhân rộng" is a step beyond it.
_AFTER = re.compile(
    rf"\s*{_BEGINS}(?:được )?(?:{_NOT_YET}{_ENDS}"
    r"|(?:dự kiến|sẽ|chuẩn bị|phấn đấu|chờ) (?:được |sẽ )?(?:khởi công|thi công|hoàn thành|bàn giao"
    r"|triển khai|xây dựng|nghiệm thu|đưa vào|công nhận|phê duyệt|thẩm định)"
    rf"|(?:đang|chờ) (?:được )?{_WORK}(?: thực hiện| thi công| xây dựng)?(?: *(?:$|[.;,(])"
    r"| (?:do|vì|phần|hồ sơ|nhà thầu|mặt bằng|xong|thủ tục|dở)(?!\w))"
    r"|mới (?:chỉ )?(?:đạt|giải phóng|xong|hoàn thành|làm|thi công|đổ|lên|ở)|dở dang|tạm dừng)"
)
_SUBJECT = re.compile(r"[-+*•\s]*(?:(?:đến nay|hiện nay|hiện|có|cả|toàn xã|còn|tại|việc) ?)*")
_VOLUME = re.compile(
    r"(?<![\d,.])(?P<share>\d{1,2}(?:,\d+)?) ?% (?:tổng |giá trị )*(?:khối lượng|tiến độ)"
)
_FINISHED = re.compile(
    r"(?<!\w)(?<!chưa )(?<!đang )(?<!sẽ )(?<!để )(?<!chờ )(?<!dự kiến )(?<!phấn đấu )(?<!cơ bản )"
    r"(?:hoàn thành|hoàn tất|bàn giao|nghiệm thu|khánh thành|thông xe|kết thúc"
    r"|đưa vào (?:sử dụng|khai thác|hoạt động)|xong)(?!\w)"
)
_SLOW = re.compile(r"(?<!\w)chậm tiến độ(?! \d)")
_WHEN = re.compile(r"(?<!\w)(?:ngày|tháng|năm|quý) \d[\d/.-]*")
_REACHED = re.compile(r"(?<!\w)được (?:thêm |mới |trên |hơn |gần |tổng số |khoảng )?\Z")


@dataclass(frozen=True, slots=True)
class _Place:
    """The words around a number: before it, behind it, and the bare stretches that follow."""

    head: str
    tail: str
    after: tuple[str, ...]


def finished(promise: Promise, statement: Statement) -> Statement:
    """The statement without the numbers of things that are planned or under way.

    "3 trạm y tế đang thi công" tells of no health station built, though the number be the one
    promised; a promise to begin ("khởi công 2 cầu") or to approve is kept by doing so.
    """
    target = promise.target
    if target is None or statement.row or target.unit in _MEASURED:
        return statement
    if target.quantity not in ("level", "fraction"):
        return statement
    said, wanted = spelled_out(statement.said), spelled_out(promise.wording)
    left = tuple(q for q in statement.quantities if not _is_open(q, said, wanted))
    return (
        replace(statement, quantities=left) if len(left) < len(statement.quantities) else statement
    )


def _is_open(quantity: Target, said: str, wanted: str) -> bool:
    if quantity.role == "baseline" or quantity.unit in _MEASURED:
        return False
    place = _place(quantity, said)
    return place is not None and _unfinished(place, wanted)


def _place(quantity: Target, said: str) -> _Place | None:
    raw = spelled_out(quantity.raw)
    at = said.find(raw)
    if at < 0:
        return None
    head = _CUT.split(said[:at])[-1]
    tail, *after = _CUT.split(said[at + len(raw) :])
    return _Place(head, tail, tuple(_undigited(after)))


def _undigited(pieces: list[str]) -> list[str]:
    """The stretches up to the next number; what share of the work is done is none of those."""
    kept: list[str] = []
    for piece in pieces:
        if re.search(r"\d", _WHEN.sub("", _VOLUME.sub("", piece))):
            break
        kept.append(piece)
    return kept


def _unfinished(place: _Place, wanted: str) -> bool:
    follows = (place.tail, *place.after)
    if any(_VOLUME.search(part) for part in follows):
        return True
    if any(_SLOW.search(part) for part in follows) and not _is_done(place):
        return True
    if any(_new(_AFTER.match(part), wanted) for part in place.after if not _is_done(place)):
        return not _FINISHED.search(place.tail)
    if any(_FINISHED.search(part) for part in follows) or _is_done(place):
        return False
    if _new(_HEAD.search(place.head), wanted) or _on_paper(place, wanted):
        return True
    subject = _SUBJECT.fullmatch(place.head) is not None
    return subject and _new(_TAIL.search(place.tail), wanted)


def _is_done(place: _Place) -> bool:
    """ "Hoàn thành 5 km", "trồng được 8 ha"."""
    return bool(_FINISHED.search(place.head) or _REACHED.search(place.head))


def _new(found: re.Match[str] | None, wanted: str) -> bool:
    """Whether a step was found that is not itself what was promised."""
    return found is not None and not any(step in wanted for step in _STEPS if step in found[0])


_STEPS = (
    "khởi công",
    "động thổ",
    "giải phóng mặt bằng",
    "dự thảo",
    "lựa chọn",
    "thẩm định",
    "đề xuất",
    "chuẩn bị",
    "thủ tục",
    "hồ sơ",
)


def _on_paper(place: _Place, wanted: str) -> bool:
    """Approved or listed, where something was promised that is no paper and no look."""
    if any(own.search(wanted) for own in (_PAPERS, _APPROVED, _LISTED, _LOOKS)):
        return False
    if _BY.search(place.head) or _BY.search(place.tail):
        return False
    if _APPROVED.search(place.head) or _LISTED.search(place.head):
        return True
    return bool(_SUBJECT.fullmatch(place.head) and _APPROVED.search(place.tail))

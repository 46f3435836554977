"""Splitting the words of a node into clauses: one a commitment (mệnh đề cam kết)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from camket.heads import UPPER
from camket.parse.joints import (
    is_labelled,
    names_actor,
    opens_commitment,
    starts_with_quantity,
)
from camket.parse.named_lists import lists_bodies
from camket.parse.punctuation import Mark, ends_sentence, list_marks
from camket.parse.purposes import after_purpose
from camket.parse.semicolons import goes_on
from camket.parse.taken import Taken
from camket.parse.verbs import find_verb, match_verb
from camket.texts import View


@dataclass(slots=True)
class Clause:
    """A stretch of view offsets and the rule that cut it."""

    start: int
    end: int
    rule: str


def split_clauses(
    view: View, start: int, end: int, cited: Sequence[tuple[int, int]] = ()
) -> tuple[Clause, ...]:
    """Split a range of view offsets into clauses without markers, labels and final marks.

    No comma inside a `cited` range separates ("Luật Thi đua, khen thưởng").
    """
    marks = list_marks(view, start, end)
    if cited:
        marks = _outside_citations(view, marks, cited)
    offsets = [mark.at for mark in marks]
    clauses: list[Clause] = []
    for sentence in _split_sentences(view, start, end, marks):
        inner = marks[bisect_left(offsets, sentence.start) : bisect_left(offsets, sentence.end)]
        for part in _drop_label(view, sentence, inner):
            clauses.extend(_split_commas(view, part, inner))
    return tuple(clauses)


def _outside_citations(
    view: View, marks: tuple[Mark, ...], cited: Sequence[tuple[int, int]]
) -> tuple[Mark, ...]:
    """The marks that neither stand in a cited name nor before one more cited document."""
    held = Taken(cited)
    starts = {first for first, _ in cited}

    def parts(mark: Mark) -> bool:
        if mark.sign == ",":
            return not held.holds(mark.at)
        if mark.sign != ";":
            return True
        after = mark.at + 1
        while view.text[after : after + 1] == " ":
            after += 1
        return after not in starts

    return tuple(mark for mark in marks if parts(mark))


def _split_sentences(view: View, start: int, end: int, marks: tuple[Mark, ...]) -> Iterator[Clause]:
    """Yield the parts between semicolons and sentence ends."""
    at, rule = start, "clause.whole"
    for mark in marks:
        if mark.sign not in ".;!?…" or not _is_hard(view, mark, end):
            continue
        if mark.sign == ";" and goes_on(view, at, mark.at, end):
            continue
        yield from _trimmed(view, at, mark.at, rule)
        at = mark.at + len(mark.sign)
        rule = "clause.semicolon" if mark.sign == ";" else "clause.sentence"
    yield from _trimmed(view, at, end, rule)


def _is_hard(view: View, mark: Mark, end: int) -> bool:
    if mark.sign == "…":  # "cứu nạn, cứu hộ… Đẩy mạnh phong trào …"
        return view.text[mark.at + 1 : mark.at + 3].strip()[:1].isupper()
    return mark.sign != "." or ends_sentence(view, mark.at, end)


# Marks and bullets that are not part of a clause at either end: "- ", "+ ", "(1) ", "./.".
_HEAD_NOISE = re.compile(
    r"(?:[\s\-+*•●▪,;:./…]|[IVX]{1,4}\.\s|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s|[a-zđ]\)\s)+"
)
_TAIL_NOISE = frozenset(";:.,/-…!?")
# What announces the lines below is no part of the promise: ", trọng tâm là", ", cụ thể như sau".
_LEAD_OUT = re.compile(
    r",? (?:(?:với |trong đó )?(?:trọng tâm|cụ thể|nội dung|nhiệm vụ|chỉ tiêu)"
    r"(?: là| như sau| sau)+"
    r"|(?<=, )cụ thể|gồm|bao gồm|như sau|sau đây)$"
)
_LEAD_ENDS = ("là", "sau", "thể", "gồm", "đây")
# A bracketed owner after the promise: "nợ xấu dưới 2,5% (Ngân hàng Nhà nước)".
_OWNER = re.compile(rf" \([{UPPER}][^()\d:;]{{2,60}}\)$")


def _trimmed(view: View, start: int, end: int, rule: str) -> tuple[Clause, ...]:
    """The range without bullets in front and marks behind, if a word is left."""
    text = view.text
    plain = text[start : start + 2].isalpha()  # most clauses begin with a word
    bare = plain and end - start > 1 and text[end - 1].isalnum()  # and many end with one
    if bare and not view.lower.endswith(_LEAD_ENDS, start, end):
        return (Clause(start, end, rule),)
    head = None if plain else _HEAD_NOISE.match(text, start, end)
    if head and not text[head.end() : head.end() + 1].isdecimal():
        start = head.end()
    elif head:
        start = _keep_number(view, start, head.end())
    while end > start and (text[end - 1] in _TAIL_NOISE or text[end - 1].isspace()):
        end -= 1
    if text.endswith('"', start, end) and text.count('"', start, end) % 2:
        end -= 1  # closes a speech that was cut into clauses
    end = _before_tail(view, start, end)
    if end - start > 1 or text[start:end].isdigit():
        return (Clause(start, end, rule),)
    return ()


def _before_tail(view: View, start: int, end: int) -> int:
    """End of a promise without what announces the lines below it and without its owner."""
    if view.lower.endswith(_LEAD_ENDS, start, end):
        lead = _LEAD_OUT.search(view.lower, max(start, end - 40), end)
        if lead and lead.start() > start:
            end = lead.start()
    if view.text.endswith(")", start, end):
        owner = _OWNER.search(view.text, max(start, end - 66), end)
        if owner and owner.start() > start:
            end = owner.start()
    return end


def _keep_number(view: View, start: int, head_end: int) -> int:
    """A minus or "≤" belongs to its number only when glued; blanks and bullets never do."""
    return head_end if view.text[head_end - 1 : head_end] != "." else start


_QUOTED_END = re.compile(r"\d:\d")


def _drop_label(view: View, part: Clause, marks: tuple[Mark, ...]) -> Iterator[Clause]:
    """Take off a label ("Chuyên môn: …", "Về mục tiêu, …"); a label with a verb is a clause."""
    colon = _first_colon(view, part, marks)
    if colon is None:
        yield _drop_topic(view, part)
        return
    left = _trimmed(view, part.start, colon, part.rule)
    right = _trimmed(view, colon + 1, part.end, "clause.label")
    if not left or not right:
        yield from left or right
    else:
        yield from _choose_label(view, part, left[0], right[0])


def _first_colon(view: View, part: Clause, marks: tuple[Mark, ...]) -> int | None:
    for mark in marks:
        if mark.at >= part.end:
            return None
        if mark.sign == ":" and mark.at >= part.start:
            clock = _QUOTED_END.match(view.text, max(mark.at - 1, 0))
            return None if clock else mark.at
    return None


_SHORT_LABEL = 7
_LONGEST_LABEL = 16


# "Hạnh kiểm: Tốt 92%, Khá 7,5%", "Công đoàn: Vững mạnh": the label is what is graded.
_GRADES = re.compile(
    r"(?:tốt|khá|giỏi|xuất sắc|đạt|loại \w+) (?:(?:từ|trên|ít nhất|đạt) )?\d"
    r"|(?:đạt |xếp loại )?(?:hoàn thành (?:xuất sắc|tốt) nhiệm vụ|trong sạch,? vững mạnh"
    r"|vững mạnh|xuất sắc|tiên tiến|tập thể lao động (?:xuất sắc|tiên tiến)|cờ thi đua|bằng khen"
    r"|giấy khen)(?![^,;.]* \d)"
)
# What no label says: who leads or helps, what is measured, on which day.
_NO_LABEL = re.compile(
    r"\bchủ trì\b|\bphối hợp (?:với|cùng)\b"
    r"|^(?:duy trì|giữ vững|giữ|nâng|nâng cao|bảo đảm|giảm|tăng) (?:tỷ lệ|sĩ số|quân số|chỉ số)\b"
    r"|\b\d{1,2}/\d{1,2}\b"
)


# "Khởi công 03 dự án: cầu A, đường B", "tổng giá trị tăng 9,5%, trong đó: công nghiệp 11%": what
# stands before the colon counts, so it is no label. Ordinals and symbols count nothing.
_PARTS_BEHIND = re.compile(r",? (?:bao )?gồm(?: có)? ?:")  # "Tổng vốn 350 tỷ đồng, gồm: …"
_COUNTS = re.compile(r"\d ?%|(?<![\w/.-])\d[\d.,]* (?!tháng\b|năm\b|quý\b)[a-zà-ỹđ]{2}")


def _counts(view: View, left: Clause) -> bool:
    found = _COUNTS.search(view.lower, left.start, left.end)
    if found is None:
        return False
    if _PARTS_BEHIND.match(view.lower, left.end):
        return True
    shares = view.lower[found.end() - 1] == "%"
    verb = match_verb(view.lower, left.start, left.end)
    return shares or (verb is not None and verb.end <= found.start())


# "lấy ý kiến các cơ quan: Sở Nội vụ, …", "phát triển các lĩnh vực: giáo dục, y tế": what stands
# behind the colon are the things meant.
_THINGS = re.compile(
    r"\b(?:các|những|\d+) (?:cơ quan|sở|bộ|ban|ngành|đơn vị|địa phương|xã|huyện|tỉnh|phường"
    r"|lĩnh vực|môn|tuyến|loại|nhóm|khu vực|địa bàn|cây trồng|sản phẩm|mặt hàng|ngành hàng)"
    r"(?: [^\W\d]+){0,3}$"
)


_SAYING = re.compile(r"\b(?:chủ đề|khẩu hiệu|phương châm|thông điệp)\b[^:;.]*$")


def _names_list(view: View, left: Clause, right: Clause) -> bool:
    verb = match_verb(view.lower, right.start, right.end)
    if verb is not None and not verb.sense.is_nominal:
        return False
    near = max(left.start, left.end - 60)
    if view.text.startswith('"', right.start) and _SAYING.search(view.lower, near, left.end):
        return True
    return (
        _THINGS.search(view.lower, near, left.end) is not None
        and find_verb(view, left.start, left.end) is not None
    )


def _choose_label(view: View, whole: Clause, left: Clause, right: Clause) -> Iterator[Clause]:
    """Decide between indicator ("Tổng thu: 2.500 triệu"), label and two clauses."""
    words = view.lower.count(" ", left.start, left.end) + 1
    if view.lower.endswith(" như", left.start, left.end):  # "… các hoạt động như: A, B"
        yield whole
        return
    if lists_bodies(view, (left.start, left.end), (right.start, right.end)):
        yield whole
        return
    if not names_actor(view, left.start, left.end) and _names_list(view, left, right):
        yield whole
        return
    graded = _GRADES.match(view.lower, right.start, right.end)
    whole_of_shares = view.lower.startswith(("cơ cấu ", "tỷ trọng "), left.start)
    if (
        graded
        or whole_of_shares
        or _NO_LABEL.search(view.lower, left.start, left.end)
        or _counts(view, left)
    ):
        yield whole
        return
    committing = match_verb(view.lower, left.start, left.end)
    acting = find_verb(view, right.start, right.end)
    if acting is not None and words <= _LONGEST_LABEL and names_actor(view, left.start, left.end):
        yield _drop_topic(view, right)
        return
    indicator = starts_with_quantity(view, right.start, right.end) or words > _LONGEST_LABEL
    if indicator or acting is None:
        yield whole
    elif committing is None or words <= _SHORT_LABEL:
        yield _drop_topic(view, right)
    elif match_verb(view.lower, right.start, right.end):
        yield from (left, right)
    else:
        yield whole


# What links a sentence to the one before it says nothing of the promise.
_CONNECTIVE = re.compile(
    r"(?:đồng thời|ngoài ra|bên cạnh đó|cùng với đó|song song với đó|mặt khác|hơn nữa|trước hết"
    r"|theo đó|cùng với việc đó)(?: là)?,? |như (?=phấn đấu )"
    r"|(?:đồng thời |và |cũng )?cam kết (?=không )"
)
_TOPIC = re.compile(
    r"(?:về|đối với|riêng đối với|(?:trong|trên|ở) (?:các )?lĩnh vực) [^,;:.\"()]{2,70}, ?"
)
_AIMS_AT = re.compile(r"[^,;.:]{2,50}? (?:hướng (?:đến|tới)|phấn đấu|đặt mục tiêu) ")


# "Các trường cũng cam kết không dạy thêm": the announcement is no part of the promise.
_ANNOUNCED = re.compile(
    r"(?!(?:sự|việc) cam kết )(?P<who>[^,;:.\d\"]{2,60}?)(?<!ký)(?<!bản)"
    r"(?: cũng| đồng thời| cùng| xin)? cam kết(?: sẽ)? "
)


_ANNOUNCED_WITHIN = 80


def _drop_announcement(view: View, part: Clause) -> Clause:
    near = min(part.end, part.start + _ANNOUNCED_WITHIN)
    if view.lower.find("cam kết ", part.start, near) < 0:
        return part
    said = _ANNOUNCED.match(view.lower, part.start, part.end)
    if said is None or find_verb(view, part.start, said.end("who")) is not None:
        return part
    promised = match_verb(view.lower, said.end(), part.end)
    if promised is None and not view.lower.startswith("không ", said.end()):
        return part
    return Clause(said.end(), part.end, part.rule)


def _drop_topic(view: View, part: Clause) -> Clause:
    """Take off "Đối với lực lượng vũ trang, " before a clause of its own."""
    link = _CONNECTIVE.match(view.lower, part.start, part.end)
    if link is not None and link.end() < part.end:
        part = Clause(link.end(), part.end, part.rule)
    main = after_purpose(view, part.start, part.end)
    part = Clause(main, part.end, part.rule) if main > part.start else part
    part = _drop_announcement(view, part)
    if view.lower.startswith("cam kết ", part.start) and match_verb(
        view.lower, part.start + len("cam kết "), part.end
    ):
        return Clause(part.start + len("cam kết "), part.end, part.rule)
    topic = _TOPIC.match(view.lower, part.start, part.end)
    if topic is None:
        return part
    acts = find_verb(view, topic.end(), part.end) is not None
    if not acts and _AIMS_AT.match(view.lower, topic.end(), part.end) is None:
        return part
    return Clause(topic.end(), part.end, part.rule)


def _is_comma(view: View, mark: Mark) -> bool:
    """A comma between two digits is decimal."""
    return not view.text[mark.at - 1 : mark.at + 2 : 2].isdecimal()


_AND = " và "
# "giảm tỷ lệ thất nghiệp xuống còn 4,7% và tăng tỷ lệ sử dụng thời gian lao động lên 87%".
_SECOND_MOVE = re.compile(
    r" và (?=(?:tỷ lệ|tỉ lệ|tổng|thu nhập|giá trị|tốc độ|diện tích|sản lượng|chỉ số|kim ngạch)\b"
    r"(?![^,;.]{3,120}? (?:xuống|lên) )"
    r"[^,;.]{3,120}?(?:đạt|còn|tăng|giảm|chiếm|trên|dưới|khoảng)\b[^,;.]{0,20}?\d"
    r"|(?:tăng|giảm|nâng|đưa|hạ|duy trì|giữ) (?:tỷ lệ|tỉ lệ|số|tổng|diện tích"
    r"|thu nhập|giá trị|độ che phủ|năng suất|sản lượng|chỉ số|tỷ trọng)\b[^,;.]{3,120}?\d)"
)
_MOVED = re.compile(
    r"\b(?:tăng|giảm|nâng|đưa|hạ|duy trì|giữ|đạt|còn|chiếm)\b(?:[^,;]|,(?=\d))*?"
    r"\d ?(?:%|[^\W\d]+(?: [^\W\d]+)?)(?:/[^\W\d]+){0,2}\Z"
)


_MOVE = 200


def _second_moves(view: View, part: Clause) -> list[int]:
    """Where "và" joins two changes, each with its measure and its figure."""
    return [
        second.start()
        for second in _SECOND_MOVE.finditer(view.lower, part.start, part.end)
        if _MOVED.search(view.lower[max(part.start, second.start() - _MOVE) : second.start()])
    ]


def _split_commas(view: View, part: Clause, marks: tuple[Mark, ...]) -> Iterator[Clause]:
    """Yield the commitments a comma separates inside one sentence part."""
    commas = [
        mark.at
        for mark in marks
        if mark.sign == "," and part.start < mark.at < part.end and _is_comma(view, mark)
    ]
    at, rule = part.start, part.rule
    moved = _second_moves(view, part)
    commas = sorted(commas + moved) if moved else commas
    for index, comma in enumerate(commas):
        following = commas[index + 1] if index + 1 < len(commas) else part.end
        stop = comma
        while stop > at and view.text[stop - 1] == " ":  # "củng cố các hợp tác xã , hiện đại hóa"
            stop -= 1
        left = (at, stop)
        moves = view.text[comma] != ","
        right = comma + (len(_AND) if moves else 1)
        opens = moves or is_labelled(view, left, right, following)
        if opens or opens_commitment(view, left, right, following, part.end):
            yield from _trimmed(view, at, comma, rule)
            at, rule = right, "clause.comma"
    yield from _trimmed(view, at, part.end, rule)

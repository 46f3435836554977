"""Who has to do it: bodies named in a clause and their roles (DOMAIN 8).

A role comes from the words around a body: an order ("giao X"), a link ("phối hợp với Y"), an
addressee ("báo cáo X") or, for the subject of the clause, from its predicate. A clause that names
nobody gives nothing; a subject that is a thing ("Phong trào …", "Tỷ lệ …") is no body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from camket.organisations import Organisation, organisation
from camket.parse.bodies import Body, read_bodies, read_body
from camket.parse.context import Context
from camket.parse.verbs import match_verb
from camket.records import Actor, ActorRole
from camket.texts import View

# One pass over the clause; every hit is then looked at by the rule of its group.
_CUE = re.compile(
    r"(?<!\w)(?:"
    r"(?P<order>(?:giao(?! (?:thông|dịch|lưu|tiếp|nộp|quân|khoán|ước))|phân công|ủy quyền)(?: nhiệm vụ| trách nhiệm)?(?: cho)?)"
    r"|(?P<charge>(?:yêu cầu|chỉ đạo))"
    r"|(?P<request>(?:đề nghị|kính đề nghị))"
    r"|(?P<with>(?:phối hợp|phối kết hợp|hiệp đồng)(?: chặt chẽ| hiệu quả| thường xuyên| tốt| đồng bộ)?(?: cùng với| với| cùng)?"
    r"|cùng với|cùng)"
    r"|(?P<advise>tham mưu(?:,? đề xuất|,? giúp)?(?: cho| giúp| với| để)?)"
    r"|(?P<report>(?:báo cáo|trình|gửi|nộp|đề xuất|kiến nghị|phản ánh|xin ý kiến|đăng ký(?= với))"
    r"(?: nhanh| kịp thời| kết quả| xin ý kiến| đề xuất)?(?:,? (?:với|cho|về|đến|tới|lên))?)"
    r"|(?P<agent>do)"
    r"|(?P<label>(?:(?:cơ quan|đơn vị|bộ phận|phòng) )?(?:chủ trì|thực hiện|phối hợp|theo dõi|giám sát|đầu mối|tham mưu)(?: thực hiện)?"
    r"|trách nhiệm(?: thực hiện)?|phân công(?: thực hiện)?) ?:"
    r") *"
)
# First words of the groups of `_CUE`, but for labels.
_CUE_WORDS = (
    "giao", "phân công", "ủy quyền", "yêu cầu", "chỉ đạo", "đề nghị", "kính đề nghị", "phối hợp",
    "phối kết hợp", "hiệp đồng", "cùng", "tham mưu", "báo cáo", "trình", "gửi", "nộp", "đề xuất",
    "kiến nghị", "phản ánh", "xin ý kiến", "đăng ký với", "do ",
)  # fmt: skip
_LABELS = re.compile(
    r"(?<!\w)(?:(?:cơ quan|đơn vị|bộ phận|phòng) )?"
    r"(?:chủ trì|thực hiện|phối hợp|theo dõi|giám sát|đầu mối|tham mưu|trách nhiệm)(?: thực hiện)? ?:"
)
_ADDRESS = re.compile(r"(?<!\w)(?:về|với|cho|tới|đến|lên) (?=\w)")
_ADVERB = re.compile(
    r"(?:,? ?(?:(?:trực tiếp|chủ động|tiếp tục|thường xuyên|tích cực|tập trung|khẩn trương|kịp thời|nghiêm túc|có trách nhiệm|phải|cần"
    r"|sẽ|đều|cũng|luôn|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)|định kỳ(?: \d+ tháng)?|tiến hành)(?= |,)))*[ ,]*"
)
_LEAD = re.compile(
    r"chủ trì|làm (?:đơn vị |cơ quan )?(?:đầu mối|thường trực|nòng cốt)|đầu mối|nòng cốt|phát huy vai trò nòng cốt"
    r"|là (?:cơ quan |đơn vị |bộ phận )?(?:thường trực|đầu mối|chủ trì|nòng cốt)|được giao(?! chỉ tiêu)|lãnh đạo|chỉ đạo|chịu trách nhiệm (?!thi hành)"
)
_WATCH = re.compile(
    r"(?:tham mưu )?(?:theo dõi|đôn đốc|giám sát|kiểm tra(?:, | và )(?:đôn đốc|giám sát|đánh giá)|kiểm tra (?:việc|tiến độ|tình hình))"
)
_PREDICATE = re.compile(
    r"(?:là|có|được|phải|cần|sẽ|không|chưa|đều|cũng|chịu|làm|tự|trực tiếp|hằng|hàng|mỗi|định kỳ|ít nhất|tối thiểu|kịp thời|thường xuyên|nào cũng|đến|hướng|xuống|cùng|họp|đi|ra|thống nhất|nhất trí|dự|học|nói|viết|bình chọn|bàn|góp|hoạt động)(?!\w)"
)
_MEASURED = re.compile(r"(?:đạt|(?:chiếm|giảm|tăng|còn|bằng)(?= (?:thêm |bình quân |trên |dưới |từ |ít nhất |tối thiểu |khoảng |xuống |lên )*\d)|mới|giỏi|nghèo|cận nghèo|được(?! đề nghị| giao| phân công)|không có|trong sạch|vững mạnh|tiêu biểu|xuất sắc|tiên tiến|văn hóa|kiểu mẫu)(?!\w)")
_OPENING = re.compile(
    r"(?:(?:\d{1,2}[.)]|[a-zđ]\)|[-+*•]) *)?"
    r"(?:(?:cuối|đầu|giữa) (?:năm|quý|tháng|tuần)(?: \d{4})?|(?:mỗi|hằng|hàng) (?:ngày|tuần|tháng|quý|năm)"
    r"|(?:\d+|ba|sáu|hai|một) tháng một lần|định kỳ \d+ tháng(?: một lần)?|kết thúc mỗi \w+|(?:trong|đến) (?:hết )?(?:tháng|quý|năm) [\w/]+"
    r"|đồng thời|ngoài ra|bên cạnh đó|tôi|trên cơ sở đó|nhất trí|thống nhất|hội nghị"
    r"|(?:trong|đến|trước|sau|từ|định kỳ|hằng|hàng|kết thúc|khi|để|với|theo|trên cơ sở|căn cứ|qua|nhằm|ngay|nhân|năm|quý|tháng|tuần|\d)[^,;\n]{2,90}(?=,))?[, ]*"
)
_LABEL = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận|phòng)(?: (?:chủ trì|thực hiện|phối hợp|theo dõi|giám sát|đầu mối|tham mưu))+ ?:"
)
_JOINS = re.compile(r" (?:cùng )?phối hợp(?! với)")
_COMMA = re.compile(r"[,;] (?=\w)")
_CELL = re.compile(r" ?[|\t] ?")
_TASK = re.compile(r"chủ trì|đầu mối|thực hiện|chịu trách nhiệm|phụ trách|đảm nhiệm|tổ chức|lãnh đạo")
_AGENT_LEAD = re.compile(r"(?:chủ trì|làm |đầu mối|phụ trách|chịu trách nhiệm|lãnh đạo)")
_SIGNATORIES = re.compile(
    r"(?:các|hai|ba) bên|chúng tôi|các đơn vị (?:ký kết|trong (?:khối|cụm))|các thành viên"
)
_ASKS = re.compile(r"(?:tôi|chúng tôi|thủ tướng|ubnd \w+|hội nghị|chủ tịch) $")
_GRANT = re.compile(r" (?:khen thưởng|tặng|xem xét|xét|phê duyệt|cho phép|công nhận|biểu dương|truy tặng)")
_ASSIGNS = re.compile(r"(?:giao|yêu cầu|đề nghị|phân công|phát động)(?: cho| nhiệm vụ cho)? ")
_REACH = 220


@dataclass(frozen=True, slots=True)
class _Claim:
    """A body with its role, at view offsets; `name` when it differs from its own words."""

    start: int
    end: int
    kind: str
    role: ActorRole
    name: str | None = None
    rank: int = 0
    """Of two overlapping claims the one of lower rank stays."""


def find_actors(view: View, start: int, end: int, context: Context) -> tuple[Actor, ...]:
    """Bodies with roles in a clause, in order; content offsets in, `Actor` records out."""
    first, stop = view.trim(*view.inside(start, end))
    claims = list(_cells(view, first, stop, context))
    if not claims:
        claims = _distinct(list(_by_cue(view, first, stop)))
        claims += _subjects(view, first, stop, claims)
        claims += _in_brackets(view, first, stop)
    return tuple(_actor(view, claim, context) for claim in _distinct(claims))


def _distinct(claims: list[_Claim]) -> list[_Claim]:
    """Claims without overlap in order; the earlier made claim stays."""
    kept: list[_Claim] = []
    for claim in sorted(claims, key=lambda claim: claim.start):
        if kept and claim.start < kept[-1].end:
            if claim.rank < kept[-1].rank:
                kept[-1] = claim
            continue
        kept.append(claim)
    return kept


def _claims(bodies: tuple[Body, ...], role: ActorRole, rank: int = 0) -> Iterator[_Claim]:
    for body in bodies:
        yield _Claim(body.start, body.end, body.kind, role, body.name, rank)


def _by_cue(view: View, first: int, stop: int) -> Iterator[_Claim]:
    for at in _cue_words(view.lower, first, stop):
        cue = _CUE.match(view.lower, at, stop)
        if cue is not None:
            yield from _RULES[cue.lastgroup or ""](view, cue, first, stop)


def _cue_words(lower: str, first: int, stop: int) -> list[int]:
    """Where a cue may start, found by plain search: far cheaper than the pattern everywhere."""
    clause = lower[first:stop]
    found: list[int] = []
    for word in _CUE_WORDS:
        if word in clause:
            at = lower.find(word, first, stop)
            while at >= 0:
                found.append(at)
                at = lower.find(word, at + len(word), stop)
    if ":" in clause:
        found += [mark.start() for mark in _LABELS.finditer(lower, first, stop)]
    return sorted(set(found))


def _ordered(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    """ "Giao X …": X leads, unless what X is given is to watch."""
    bodies = read_bodies(view, cue.end(), stop)
    if not bodies or view.text.startswith("ban", cue.end()):  # giao ban is a meeting
        return
    watching = view.lower.startswith(("giám sát", "theo dõi, giám sát"), bodies[-1].end + 1)
    yield from _claims(bodies, "monitor" if watching else "lead")


def _charged(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    heads_clause = cue.start() == first or view.text[cue.start() - 2] in ",;." or _ASKS.search(
        view.lower, max(first, cue.start() - 12), cue.start()
    )
    bodies = read_bodies(view, cue.end(), stop) if heads_clause else ()
    if bodies and _acts(view, bodies[-1], stop):
        role = _subject_role(view, bodies[-1].end, stop)
        yield from _claims(bodies, role)


def _requested(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    """ "Đề nghị X …" at the head of a clause: X takes part (DOMAIN 13)."""
    bodies = read_bodies(view, cue.end(), stop)
    if not bodies or _GRANT.match(view.lower, bodies[-1].end, stop):
        return
    after = view.lower[bodies[-1].end : min(stop, bodies[-1].end + 60)]
    yield from _claims(bodies, "monitor" if "giám sát" in after else "coordinate")


def _joined(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    bodies = read_bodies(view, cue.end(), stop)
    # "cùng gia đình" far inside a clause is company, not a partner of the task.
    loose = cue["with"] == "cùng" and cue.start() != first
    common = bodies and bodies[0].kind != "body" and view.text[cue.end()].islower()
    if bodies and not (loose and common and not _counted(view, cue.end())):
        yield from _claims(bodies, "coordinate")


def _advised(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    yield from _claims(read_bodies(view, cue.end(), stop), "advise")


def _reported(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    """ "báo cáo X", or "gửi … về X" further on in the clause."""
    bodies = read_bodies(view, cue.end(), stop)
    if bodies:
        yield from _claims(bodies, "report_to")
        return
    for address in _ADDRESS.finditer(view.lower, cue.end(), min(stop, cue.end() + _REACH)):
        bodies = read_bodies(view, address.end(), stop)
        if bodies and (bodies[0].kind == "body" or address[0].startswith(("về", "lên", "với"))):
            yield from _claims(bodies, "report_to")
            return


def _agents(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    """ "do X chủ trì": the agent of a passive clause, when what X does is the task itself."""
    bodies = read_bodies(view, cue.end(), stop)
    if bodies and _TASK.match(view.lower, bodies[-1].end + 1, stop):
        leads = _AGENT_LEAD.match(view.lower, bodies[-1].end + 1, stop)
        yield from _claims(bodies, "lead" if leads else "execute")


def _labelled(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[_Claim]:
    yield from _claims(read_bodies(view, cue.end(), stop), _column_role(cue[0]) or "execute")


_RULES = {
    "order": _ordered,
    "charge": _charged,
    "request": _requested,
    "with": _joined,
    "advise": _advised,
    "report": _reported,
    "agent": _agents,
    "label": _labelled,
}


def _column_role(title: str) -> ActorRole | None:
    """Role a label or a column header gives."""
    title = title.lower()
    if "phối hợp" in title:
        return "coordinate"
    if "chủ trì" in title or "đầu mối" in title:
        return "lead"
    if "theo dõi" in title or "giám sát" in title:
        return "monitor"
    if "thực hiện" in title or "trách nhiệm" in title or "phân công" in title:
        return "execute"
    return None


def _cells(view: View, first: int, stop: int, context: Context) -> Iterator[_Claim]:
    """Cells of a table row that hold nothing but bodies."""
    cells = _split_cells(view, first, stop)
    if len(cells) < 2:
        return
    titles = context.columns[-len(cells) :] if len(context.columns) >= len(cells) else ()
    default: ActorRole = "lead"
    for at, (start, end) in enumerate(cells):
        bodies = read_bodies(view, start, end)
        if not bodies or bodies[-1].end < end or (at == 0 and not titles):
            continue
        if len(bodies) == 1 and bodies[0].kind != "body" and not _counted(view, start):
            continue
        role = _column_role(titles[at]) if titles else None
        yield from _claims(bodies, role or default)
        default = "coordinate"


def _split_cells(view: View, first: int, stop: int) -> list[tuple[int, int]]:
    if view.text.find("|", first, stop) < 0 and view.text.find("\t", first, stop) < 0:
        return []
    cells, at = [], first
    for bar in _CELL.finditer(view.text, first, stop):
        cells.append(view.trim(at, bar.start()))
        at = bar.end()
    return [*cells, view.trim(at, stop)] if cells else []


def _subjects(view: View, first: int, stop: int, taken: list[_Claim]) -> list[_Claim]:
    """Bodies that stand before the predicate: at the head of the clause, or after a comma."""
    found, read = _subject_at(view, first, stop, taken)
    opening = None if found else _OPENING.match(view.lower, first, stop)
    if opening and opening.end() > first:
        found, read = _subject_at(view, opening.end(), stop, taken)
    starts = [claim.start for claim in taken]
    for comma in _COMMA.finditer(view.text, first, stop):
        at = comma.end()
        if at < read or not (view.text[at].isupper() or _counted(view, at)):
            continue
        near = bisect_right(starts, at)
        if (near and at < taken[near - 1].end) or _quoted(view, first, at):
            continue
        more, read = _subject_at(view, at, stop, taken[max(0, near - 3) : near + 3])
        if more and (_EACH.match(view.lower, at) or not _ends_body(view, first, comma.start())):
            found += more
    return found


def _quoted(view: View, first: int, at: int) -> bool:
    return view.text.count('"', max(first, at - 300), at) % 2 == 1


_EACH = re.compile(r"(?:mỗi|từng) ")


def _counted(view: View, at: int) -> bool:
    return view.lower.startswith(("mỗi ", "từng ", "các "), at)


def _ends_body(view: View, first: int, at: int) -> bool:
    """Whether the words before a comma end in a body, so that the comma goes on with a list."""
    low = max(first, at - 60)
    for word in re.finditer(r"(?<!\w)\w", view.text[low:at]):
        body = read_body(view, low + word.start(), at)
        if body is not None and body.end == at:
            return True
    return False


def _subject_at(
    view: View, at: int, stop: int, taken: list[_Claim]
) -> tuple[list[_Claim], int]:
    """The subject that starts at an offset, if one does, and how far bodies were read."""
    if any(claim.start <= at < claim.end for claim in taken):
        return [], at
    bodies = read_bodies(view, at, stop)
    end = bodies[-1].end if bodies else at
    if not bodies or not _acts(view, bodies[-1], stop):
        return [], end
    if _LABEL.match(view.lower, at, stop) or _assigns(view, end, stop):
        return [], end
    return list(_claims(bodies, _own_role(view, end, stop, taken), rank=1)), end


def _own_role(view: View, end: int, stop: int, taken: list[_Claim]) -> ActorRole:
    """Role of the subject, given who else was named."""
    role = _subject_role(view, end, stop)
    if role == "execute" and _JOINS.match(view.lower, end, stop):
        return "coordinate" if any(claim.role == "lead" for claim in taken) else role
    if role == "advise" and any(c.role == "advise" and c.start - end < 40 for c in taken):
        return "execute"
    return role


def _assigns(view: View, at: int, stop: int) -> bool:
    """Whether a body only hands the task to another ("HĐND giao UBND …")."""
    verb = _ASSIGNS.match(view.lower, at + 1, stop)
    return verb is not None and read_body(view, verb.end(), stop) is not None


def _acts(view: View, body: Body, stop: int) -> bool:
    """Whether a predicate follows the body."""
    at = body.end
    if at >= stop:
        return False
    if view.text.startswith(":", at):
        return body.kind == "body"
    adverb = _ADVERB.match(view.lower, at, stop)
    after = adverb.end() if adverb else at
    if after >= stop or after == at:
        return False
    if body.kind != "body" and _MEASURED.match(view.lower, after, stop):
        return False
    if body.kind != "body" and view.lower.startswith("có ", after):
        return _counted(view, body.start)
    if match_verb(view.lower, after, stop) or _PREDICATE.match(view.lower, after, stop):
        return True
    if after - at > 2 or (body.kind == "body" and view.text[after].islower()):
        return True
    return view.text[after].isdigit() or view.text[after] == '"'


def _subject_role(view: View, at: int, stop: int) -> ActorRole:
    adverb = _ADVERB.match(view.lower, at, stop)
    after = adverb.end() if adverb else at
    if _WATCH.match(view.lower, after, stop):
        return "monitor"
    if view.lower.startswith("được đề nghị", after):
        return "coordinate"
    if _LEAD.match(view.lower, after, stop):
        return "lead"
    link = _CUE.match(view.lower, after, stop)
    if link and link.lastgroup == "with" and read_body(view, link.end(), stop):
        return "lead"
    return "advise" if view.lower.startswith("tham mưu", after) else "execute"


def _in_brackets(view: View, first: int, stop: int) -> Iterator[_Claim]:
    """A body alone in brackets at the end of a clause: whose task it is."""
    last = stop
    while last > first and view.text[last - 1] in " .;":
        last -= 1
    opening = view.text.rfind("(", max(first, last - 120), last)
    if opening <= first or view.text[last - 1] != ")":
        return
    bodies = read_bodies(view, opening + 1, last - 1)
    if bodies and bodies[-1].end == last - 1 and bodies[0].kind == "body":
        yield from _claims(bodies, "execute", rank=2)


@lru_cache(maxsize=4096)
def _read(
    raw: str, issuers: tuple[str, ...], place: str | None, on: date | None
) -> Organisation:
    return organisation(raw, issuers=issuers, place=place, on=on)


def _actor(view: View, claim: _Claim, context: Context) -> Actor:
    span = view.span(claim.start, claim.end)
    body = _read(claim.name or span.exact, context.issuers, context.place, context.doc_date)
    kind = claim.kind
    if _SIGNATORIES.fullmatch(view.lower[claim.start : claim.end]):
        kind = "signatories"
    return Actor(
        raw=span.exact,
        start=span.start,
        end=span.end,
        name=body.name,
        org_id=body.org_id if kind == "body" else None,
        role=claim.role,
        kind=kind,  # type: ignore[arg-type]
        candidates=body.candidates if kind == "body" else (),
    )

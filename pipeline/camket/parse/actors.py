"""Who has to do it: bodies named in a clause and their roles (DOMAIN 8).

A role comes from the words around a body: an order ("giao X"), a link ("phối hợp với Y"), an
addressee ("báo cáo X") or, for the subject of the clause, from its predicate. A clause that names
nobody gives nothing; a subject that is a thing ("Phong trào …", "Tỷ lệ …") is no body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from camket.organisations import Organisation, organisation
from camket.parse.actor_cues import CUE, Claim, claims_of, cue_starts
from camket.parse.bodies import Body
from camket.parse.body_lists import read_bodies
from camket.parse.columns import is_unit, names_who
from camket.parse.context import Context
from camket.parse.subjects import find_subjects, has_predicate, is_counted, subject_role
from camket.parse.tables import split_cells
from camket.records import Actor, ActorRole
from camket.texts import View

_ADDRESS = re.compile(
    r"(?<!\w)(?:(?:về|với|cho|tới|đến|lên)|tại (?:các )?(?:kỳ|phiên) họp [^,;.]{0,40}?của) (?=\w)"
)
_TASK = re.compile(
    r"chủ trì|đầu mối|thực hiện|chịu trách nhiệm|phụ trách|đảm nhiệm|tổ chức|lãnh đạo"
)
_AGENT_LEAD = re.compile(r"(?:chủ trì|làm |đầu mối|phụ trách|chịu trách nhiệm|lãnh đạo)")
_SIGNATORIES = re.compile(
    r"(?:các|hai|ba) bên|chúng tôi|các đơn vị (?:ký kết|trong (?:khối|cụm))|các thành viên"
)
# Who asks, right before "yêu cầu": a person, a meeting, or a body named by its level.
_ASKS = re.compile(
    r"(?<!\w)(?:tôi|thủ tướng|chính phủ|hội nghị|chủ tịch|thường vụ|(?:tỉnh|thành|quận|huyện|thị"
    r"|đảng) ủy|(?:ubnd|nhân dân) (?:tỉnh|thành phố|thị xã|thị trấn|\w+)) $"
)
_GRANT = re.compile(
    r" (?:khen thưởng|tặng|xem xét|xét|phê duyệt|cho phép|công nhận|biểu dương|truy tặng)"
)
_REACH = 220


def find_actors(view: View, start: int, end: int, context: Context) -> tuple[Actor, ...]:
    """Bodies with roles in a clause, in order; content offsets in, `Actor` records out."""
    if context.columns and not names_who(context.columns):
        return ()  # a row of figures: what it names is measured
    first, stop = view.trim(*view.inside(start, end))
    claims = _cells(view, first, stop, context)
    if not claims:
        starts = cue_starts(view.lower, first, stop)
        claims = _distinct(list(_by_cue(view, first, stop, starts))) if starts else []
        claims += find_subjects(view, first, stop, claims)
        claims += _in_brackets(view, first, stop)
    return tuple([_actor(view, claim, context) for claim in _distinct(claims)])


def named(
    view: View, bodies: tuple[Body, ...], role: ActorRole, context: Context
) -> tuple[Actor, ...]:
    """The records of bodies whose role is known; view offsets in the bodies."""
    return tuple([_actor(view, claim, context) for claim in claims_of(bodies, role)])


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Claims without overlap in order; the earlier made claim stays."""
    if len(claims) < 2:
        return claims
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: claim.start):
        if kept and claim.start < kept[-1].end:
            if claim.rank < kept[-1].rank:
                kept[-1] = claim
            continue
        kept.append(claim)
    return kept


def _by_cue(view: View, first: int, stop: int, starts: list[int]) -> Iterator[Claim]:
    for at in starts:
        cue = CUE.match(view.lower, at, stop)
        if cue is not None:
            yield from _RULES[cue.lastgroup or ""](view, cue, first, stop)


# "Giao 134 công dân nhập ngũ": who is handed over, not who is charged.
_ENLISTED = re.compile(r" (?:nhập ngũ|lên đường|cho (?:đơn vị|quân đội))")


def _ordered(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    """ "Giao X …": X leads, unless what X is given is to watch."""
    bodies = read_bodies(view, cue.end(), stop)
    if not bodies or view.text.startswith("ban", cue.end()):  # giao ban is a meeting
        return
    if _ENLISTED.match(view.lower, bodies[-1].end, stop):
        return
    watching = view.lower.startswith(("giám sát", "theo dõi, giám sát"), bodies[-1].end + 1)
    yield from claims_of(bodies, "monitor" if watching else "lead")


def _charged(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    heads_clause = (
        cue.start() == first
        or view.text[cue.start() - 2] in ",;."
        or _ASKS.search(view.lower, max(first, cue.start() - 24), cue.start())
        or _asked_by(view, first, cue.start())
    )
    bodies = read_bodies(view, cue.end(), stop) if heads_clause else ()
    if bodies and has_predicate(view, bodies[-1], stop):
        role = subject_role(view, bodies[-1].end, stop)
        yield from claims_of(bodies, role)


_ASKING = re.compile(r" (?:(?:đã|sẽ|cũng|tiếp tục|đồng thời) )*")


def _asked_by(view: View, first: int, at: int) -> bool:
    """Whether nothing but a body stands before "yêu cầu": that body asks."""
    asking = read_bodies(view, first, at)
    return bool(asking) and _ASKING.fullmatch(view.lower, asking[-1].end, at) is not None


def _requested(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    """ "Đề nghị X …" at the head of a clause: X takes part (DOMAIN 13)."""
    bodies = read_bodies(view, cue.end(), stop)
    if not bodies or _GRANT.match(view.lower, bodies[-1].end, stop):
        return
    after = view.lower[bodies[-1].end : min(stop, bodies[-1].end + 60)]
    yield from claims_of(bodies, "monitor" if "giám sát" in after else "coordinate")


def _joined(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    bodies = read_bodies(view, cue.end(), stop)
    # "cùng gia đình" far inside a clause is company, not a partner of the task.
    loose = cue["with"] == "cùng" and cue.start() != first
    common = bodies and bodies[0].kind != "body" and view.text[cue.end()].islower()
    if bodies and not (loose and common and not is_counted(view, cue.end())):
        yield from claims_of(bodies, "coordinate")


def _advised(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    yield from claims_of(read_bodies(view, cue.end(), stop), "advise")


def _reported(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    """ "báo cáo X", or "gửi … về X" further on in the clause."""
    bodies = read_bodies(view, cue.end(), stop)
    if bodies and not view.text[cue.end()].isdigit():  # "gửi 02 bản": what is sent is counted
        yield from claims_of(bodies, "report_to")
        return
    for address in _ADDRESS.finditer(view.lower, cue.end(), min(stop, cue.end() + _REACH)):
        bodies = read_bodies(view, address.end(), stop)
        if bodies and (
            bodies[0].kind == "body" or address[0].startswith(("về", "lên", "với", "tại"))
        ):
            yield from claims_of(bodies, "report_to")
            return


_MANY_THINGS = re.compile(
    r"(?:các|những|mọi) (?:cuộc|hội|lớp|giải|phong trào|hoạt động|chương trình|khóa|đợt|buổi"
    r"|sự kiện)[^,;.]{0,24} \Z"
)


def _agents(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    """ "do X chủ trì": the agent of a passive clause, when what X does is the task itself."""
    bodies = read_bodies(view, cue.end(), stop)
    if _MANY_THINGS.search(view.lower, max(first, cue.start() - 40), cue.start()):
        return  # "tham gia các cuộc thi do tỉnh tổ chức": whose they are
    if bodies and _TASK.match(view.lower, bodies[-1].end + 1, stop):
        leads = _AGENT_LEAD.match(view.lower, bodies[-1].end + 1, stop)
        yield from claims_of(bodies, "lead" if leads else "execute")


def _labelled(view: View, cue: re.Match[str], first: int, stop: int) -> Iterator[Claim]:
    yield from claims_of(read_bodies(view, cue.end(), stop), _column_role(cue[0]) or "execute")


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


_SUBMITTED = re.compile(r"(?:cấp|cơ quan|nơi) (?:trình|phê duyệt|ban hành|nhận báo cáo)|trình ")


def _column_role(title: str) -> ActorRole | None:
    """Role a label or a column header gives."""
    title = title.lower()
    if _SUBMITTED.match(title):
        return "report_to"
    if "phối hợp" in title:
        return "coordinate"
    if "chủ trì" in title or "đầu mối" in title:
        return "lead"
    if "theo dõi" in title or "giám sát" in title:
        return "monitor"
    if "thực hiện" in title or "trách nhiệm" in title or "phân công" in title:
        return "execute"
    return None


def _cells(view: View, first: int, stop: int, context: Context) -> list[Claim]:
    """Cells of a table row that hold nothing but bodies."""
    cells = _split_cells(view, first, stop)
    return list(_in_cells(view, cells, context)) if len(cells) > 1 else []


def _in_cells(view: View, cells: list[tuple[int, int]], context: Context) -> Iterator[Claim]:
    titles = context.columns[: len(cells)] if len(context.columns) >= len(cells) else ()
    default: ActorRole = "lead"
    for at, (start, end) in enumerate(cells):
        if titles and not _may_name(context.columns, at, end - start):
            continue
        bodies = read_bodies(view, start, end)
        who = bool(titles) and names_who((titles[at],))
        if who and (not bodies or bodies[-1].end < end) and _is_named(view, start, end):
            bodies = (Body(start, end, "body"),)
        if not bodies or bodies[-1].end < end or (at == 0 and not titles):
            continue
        lone = len(bodies) == 1 and bodies[0].kind != "body"
        if lone and not who and not is_counted(view, start):
            continue
        role = _column_role(titles[at]) if titles else None
        yield from claims_of(bodies, role or default)
        default = "coordinate"


def _may_name(titles: tuple[str, ...], at: int, size: int) -> bool:
    """Whether a column may name bodies: not that of units, nor what others are to do."""
    if is_unit(titles[at]):  # "DN" is what the row counts
        return size > _LONGEST_UNIT
    others = names_who(titles) and at == 0 and not names_who(titles[:1])
    return not others or _OF_BODIES.search(titles[0].lower()) is not None


_OF_BODIES = re.compile(r"đơn vị|cơ quan|địa phương|bộ phận|ngành|xã|phường|người|tên")
_LONGEST_NAME = 60
_LONGEST_UNIT = 12


def _is_named(view: View, start: int, end: int) -> bool:
    """`Tổ CNTT` below `Đơn vị chủ trì`: the column says that a short cell is a body's name."""
    text = view.text[start:end]
    short = 2 <= len(text) <= _LONGEST_NAME and text[0].isupper()
    return short and not any(sign.isdigit() or sign in ";:,." for sign in text)


def _split_cells(view: View, first: int, stop: int) -> list[tuple[int, int]]:
    tabbed = view.content.find("\t", *view.outside(first, stop)) >= 0  # the view folds tabs
    if not tabbed and view.text.find("|", first, stop) < 0:
        return []
    cells = split_cells(view, first, stop)
    return [view.trim(*view.inside(*cell)) for cell in cells] if len(cells) > 1 else []


def _in_brackets(view: View, first: int, stop: int) -> Iterator[Claim]:
    """A body alone in brackets at the end of a clause: whose task it is."""
    last = stop
    while last > first and view.text[last - 1] in " .;":
        last -= 1
    if last == first or view.text[last - 1] != ")":
        return
    opening = view.text.rfind("(", max(first, last - 120), last)
    if opening <= first:
        return
    bodies = read_bodies(view, opening + 1, last - 1)
    if bodies and bodies[-1].end == last - 1 and bodies[0].kind == "body":
        yield from claims_of(bodies, "execute", rank=2)


@lru_cache(maxsize=4096)
def _read(raw: str, issuers: tuple[str, ...], place: str | None, on: date | None) -> Organisation:
    return organisation(raw, issuers=issuers, place=place, on=on)


def _actor(view: View, claim: Claim, context: Context) -> Actor:
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
        kind=kind,
        candidates=body.candidates if kind == "body" else (),
    )

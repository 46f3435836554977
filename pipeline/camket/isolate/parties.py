"""Bodies named in running text: the parties of a covenant, the actor of a news paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket import places
from camket.heads import head_at
from camket.isolate.names import readable
from camket.isolate.scan import CAPITAL, Line
from camket.records import Issuer
from camket.texts import View

_WORD = re.compile(r"(?<![\w/-])[^\W\d_]")
_LEVELS = r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|tx\.?|phường|xã|thị trấn|đặc khu|khu vực)"
# A name goes on with capitals, numbers, level nouns; `và`, `-` and `,` only inside a speciality.
_MORE = re.compile(
    rf"(?: (?i:{_LEVELS}|cửa khẩu|cảng|cơ sở|trên địa bàn|đa khoa|chuyên khoa|y tế|mầm non|"
    rf"tiểu học|"
    r"trung học(?: cơ sở| phổ thông)?|phổ thông|dân tộc|nội trú|bán trú|cao đẳng|đại học|chuyên|"
    r"chi nhánh|dự án|việt nam|bách khoa|các cơ quan(?: và (?:các )?doanh nghiệp)?|"
    r"các doanh nghiệp|viên chức)(?!\w)"
    rf"| (?:- |& )?(?!VÀ |VỚI ){CAPITAL}[\w.'-]*(?<!\.)| số \d{{1,3}}| \d{{1,3}}(?![\d/.%]))"
)
_COMMITTEE = re.compile(
    r"(?:ban chấp hành|ban thường vụ|ban thường trực|thường trực|văn phòng|đảng ủy|chi bộ|"
    r"đồn|đại đội|tiểu đoàn|hải đội|chi đoàn|công đoàn|ban giám đốc|ban giám hiệu|công đoàn cơ sở|"
    r"hội đồng thi đua(?:(?:,| -) khen thưởng)?)(?!\w)"
)
_ABBREVIATED = re.compile(
    r"(?:ubnd|hđnd|ubmttq|mttq|lđlđ|kbnn|nhnn|nhcsxh|bhxh|tand|vksnd|bhtn|hlhpn|ldld|bđbp)(?!\w)"
)
# Names any gathering or page has: not a body that signs.
_COMMON = frozenset(
    (
        "ban tổ chức",
        "ban giám khảo",
        "ban biên tập",
        "cổng thông tin điện tử",
        "trưởng khối",
        "khối trưởng",
        "trưởng cụm",
        "cụm trưởng",
    )
)
_JOIN = re.compile(
    r"(?: ?\([^()]{1,60}\))?(?: ?[,;] ?(?:và |cùng |với )?| và | với | cùng (?:với )?| - | "
    r"phối hợp (?:với|cùng) | (?:đã |cùng )?(?:ký )?kết(?: giao ước| nghĩa)? với )"
    r"(?:\d{1,2}[.)] ?)?(?:đại diện |lãnh đạo |ban |các )?"
)
_ACTING = re.compile(
    r"(?: ?\([^()]{1,300}\))?,? ?(?:- ?[^-]{3,40} ?- ?)?(?:[^\W\d]+ ){0,6}?"
    r"(?:đã |vừa |long trọng |cùng |cùng nhau |chủ trì |phối hợp |đồng |tiến hành |thống nhất )*"
    r"(?P<verb>ký|giao ước|cam kết|thỏa thuận|phát động|tổ chức|triển khai|ra quân|thống nhất|"
    r"tổng kết|sơ kết|đăng ký|phát lệnh|họp|quyết tâm|thi đua|hứa|phối hợp|"
    r"ban hành)(?!\w)"
)
_LISTED = re.compile(
    r"(?:giữa|gồm(?: có)?|các (?:đơn vị|bên|cơ quan)(?: ký kết| tham gia)?|chúng tôi(?: là| gồm)?|"
    r"đại diện(?: các đơn vị)?|bên [ab]|tên dưới đây)(?: các)? ?:? ?(?:\d[.)] ?)?$"
)


@dataclass(frozen=True, slots=True)
class Body:
    """The view range of a body's name."""

    start: int
    end: int


def bodies(view: View, start: int, end: int) -> list[Body]:
    """The names of bodies in `[start, end)`, in order, none inside another."""
    found: list[Body] = []
    at = start
    for word in _WORD.finditer(view.lower, start, end):
        first = word.start()
        if first < at or _no_name(view.lower, first, start):
            continue
        stop = _name_end(view, first, end)
        if stop:
            found.append(Body(first, stop))
            at = stop
    return found


def _no_name(low: str, first: int, start: int) -> bool:
    """A hall, the seat of a body, a base: words whose end looks like the head of a name."""
    return (
        (first - start >= 4 and low.startswith(("hội trường", "trụ sở"), first - 4))
        or (first - start >= 3 and low.startswith(("cơ sở", "xã hội ", "lễ hội "), first - 3))
        or (first - start >= 4 and low.startswith("đại hội ", first - 4))
        or (low.startswith("khoa ", first) and _follows_trade(low, first, start))
    )


# "Đại học Bách khoa Hà Nội", "Bệnh viện Đa khoa Hà Đông": the end of a word, no faculty.
_OF_ALL_TRADES = re.compile(r"(?<!\w)(?:bách|đa|chuyên|nha|nhi|y|giáo|niên|ngoại|nội) \Z")
_LONGEST_TRADE = 8


def _follows_trade(low: str, first: int, start: int) -> bool:
    near = max(start, first - _LONGEST_TRADE)
    return _OF_ALL_TRADES.search(low, near, first) is not None


def _name_end(view: View, at: int, end: int) -> int:
    """End of the name that begins at `at`; 0 when none does."""
    low = view.lower
    abbreviated = _ABBREVIATED.match(low, at, end)
    if abbreviated is not None:
        return _extended(view, abbreviated.end(), end)
    head = head_at(low, at)
    unit = _LED_UNIT.match(low, at, end)
    if unit is not None and (inner := _name_end(view, unit.end(), end)):
        return inner
    if head is None or head.shape in ("sector", "office") or low.startswith(("khối", "cụm"), at):
        return 0
    named = at + len(head.key)
    named = _short_form(view, named)
    form = _COMPANY.match(low, named, end)
    named = form.end() if form is not None else named
    holds = form is not None or _COMMITTEE.match(low, at, end) is not None
    if holds and low.startswith(" ", named):
        inner = _name_end(view, named + 1, end)
        if inner:
            return inner
    if head.key in ("cấp ủy", "chính quyền", "đơn vị", "tổ chức"):
        return 0
    stop = _extended(view, named, end)
    common = head.shape == "open" or head.level == "unit" or head.key in _COMMON
    bare = stop == named and common and head.key != "đảng ủy"
    return 0 if bare else min(stop, end)


# "Đảng ủy, Chỉ huy Trung đoàn …": the committee and the command of the body named after them.
_LED_UNIT = re.compile(
    r"đảng ủy(?:,| và| -) (?:ban )?(?:chỉ huy|giám đốc|giám hiệu|lãnh đạo|bộ tư lệnh|thủ trưởng) "
)
# "Công ty Cổ phần Bệnh viện …": the form of the company, then the name, which may be a body's.
_COMPANY = re.compile(r"(?<=công ty)(?: (?:cổ phần|tnhh|trách nhiệm hữu hạn|một thành viên|mtv))+")
_SHORT = re.compile(r" \([A-ZĐ&]{2,6}\)(?= )")


def _short_form(view: View, at: int) -> int:
    """Behind `Công đoàn (CĐ)`: the letters a head is called by further on."""
    short = _SHORT.match(view.text, at)
    return short.end() if short else at


def _extended(view: View, pos: int, end: int) -> int:
    """The speciality, the proper name and the place that follow the head of a name."""
    named = pos
    while pos < end:
        sector = head_at(view.lower, pos + 1, sectors=True) if view.text[pos] == " " else None
        if (
            sector is not None
            and view.text[pos + 1].islower()
            and (pos > named or _UNIT.search(view.lower, max(0, pos - 12), pos))
        ):
            break  # "UBND xã Tân Hà xây dựng Kế hoạch": what it does, not its speciality
        more = _MORE.match(view.text, pos, end)
        if sector is not None:
            pos += 1 + len(sector.key)
        elif more is not None and not _new_body(view, pos, more.end()):
            pos = more.end()
        else:
            break
    return pos


_UNIT = re.compile(rf"(?<!\w){_LEVELS}\Z")


def _new_body(view: View, start: int, end: int) -> bool:
    """` - Sở Y tế` begins the next body, ` - Xã hội` goes on with this one."""
    piece = view.lower[start:end]
    if " - " in piece:
        return head_at(view.lower, start + piece.index("- ") + 2) is not None
    head = head_at(view.lower, start + 1)
    return head is not None and " " in head.key and head.shape == "closed"


def runs(view: View, found: list[Body]) -> list[list[Body]]:
    """The bodies grouped into lists: `A (Khối trưởng), B và C` is one of three."""
    out: list[list[Body]] = []
    for body in found:
        if out and _JOIN.fullmatch(view.lower, out[-1][-1].end, body.start):
            out[-1].append(body)
        else:
            out.append([body])
    return out


def parties(view: View, line: Line) -> list[Body]:
    """Two bodies or more that a lead names as those who sign."""
    if line.size > 1200:
        return []
    for run in runs(view, bodies(view, line.start, line.end)):
        if len(run) < 2:
            continue
        before = view.lower[line.start : run[0].start]
        stop = view.lower.find(".", run[-1].end, line.end)
        acting = _ACTING.match(view.lower, run[-1].end, line.end if stop < 0 else stop)
        if _LISTED.search(before) or (acting and acting.group("verb") not in ("họp", "tổng kết")):
            return run
        if _SIGNS_WITH.search(view.lower, run[0].end, run[-1].start):
            return run
    return []


# "A ký kết nghĩa với B": the verb stands between those who sign.
_SIGNS_WITH = re.compile(r" (?:ký )?kết(?: giao ước| nghĩa)? với ")

_VENUE = re.compile(r"(?:tại|ở|trụ sở|hội trường|của|thuộc)(?: hội trường| trụ sở)? $")


def actors(view: View, start: int, end: int) -> list[Body]:
    """The bodies that act in a news paragraph: the first list right before an acting verb."""
    for run in runs(view, bodies(view, start, end)):
        if _VENUE.search(view.lower, max(start, run[0].start - 24), run[0].start):
            run = run[1:]
        if run and _ACTING.match(view.lower, run[-1].end, min(end, run[-1].end + 400)):
            return run
    return []


# "Phó Chủ tịch UBND tỉnh Trần Văn Hải": three capitals behind the level name who holds the post.
_HOLDER = re.compile(
    rf"(?P<post>(?i:chủ tịch|bí thư|giám đốc|trưởng)[^,.;\n]{{0,60}}? (?i:{_LEVELS}))"
    rf"(?P<name>(?: {CAPITAL}[^\W\d_]*){{3,4}})"
)


def without_holders(text: str) -> str:
    """The text without the names of persons that follow a post, which look like places."""
    return _HOLDER.sub(lambda m: m[0] if places.find(m["name"].strip()) else m["post"], text)


def issuer_at(view: View, start: int, end: int) -> Issuer:
    """The body named in a view range."""
    return Issuer(name=readable(view.text[start:end]), span=view.span(start, end))


def named(view: View, found: list[Body]) -> tuple[Issuer, ...]:
    """The issuers of these ranges."""
    return tuple(issuer_at(view, body.start, body.end) for body in found)

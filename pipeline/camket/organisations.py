"""Names of public bodies: read, expanded and composed by rule (TYPE + level noun + place).

`organisation("UBND quận", issuers=("UBND quận Ngô Quyền",))` gives the full name, the kind of body,
its level and, when its place is known at the given date, a stable `org_id`. Nothing here decides
what a body has to do; that is read from the sentence around its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from camket import places
from camket.heads import UPPER, Head, Kind, Level, abbreviations, head_at, phrases
from camket.texts import View

LEVEL_NOUNS: dict[str, Level] = {
    "trung ương": "central",
    "tỉnh": "province",
    "thành phố": "province",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
    "phường": "commune",
    "xã": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_COMMITTEES = {
    "tỉnh ủy": "tỉnh",
    "tỉnh đoàn": "tỉnh",
    "thành ủy": "thành phố",
    "thành đoàn": "thành phố",
    "quận ủy": "quận",
    "quận đoàn": "quận",
    "huyện ủy": "huyện",
    "huyện đoàn": "huyện",
    "thị ủy": "thị xã",
    "thị đoàn": "thị xã",
    "xã đoàn": "xã",
}
_PLACED = re.compile(
    r"\b((?i:tỉnh ủy|thành ủy|quận ủy|huyện ủy|thị ủy|(?:tỉnh|thành|quận|huyện|thị|xã) đoàn"
    r"|tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu))"
    rf"(?: (?!Đảng )([{UPPER}][\w']*(?:(?: - |[ -])[{UPPER}][\w']*){{0,5}}|\d{{1,2}}\b))?"
)
_ABBREVIATION = re.compile(rf"(?<![\w&-])[{UPPER}][\w&]*(?:[-,][{UPPER}&][\w&]*)*(?![\w&])\.?")
_SHOUTED = re.compile(rf"(?<!\w)[{UPPER}]{{2,}}(?!\w)|(?<=\s)[{UPPER}](?=\s)")
_LAST_NAME = re.compile(rf"(?: [{UPPER}]\w*){{2}}(?: - [{UPPER}]\w* [{UPPER}]\w*)?$")
_SPACES = re.compile(r"\s+")
_TIGHT = re.compile(rf"\b((?:TP|TX|TT|P|Q|H)\.) ?(?=[{UPPER}])")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body: its full name and what is known about it.

    `org_id` is `None` when the place or the body cannot be told at the date; `candidates` then
    holds the ids it may be, if there are any.
    """

    name: str
    kind: Kind | None = None
    level: Level | None = None
    place: str | None = None
    org_id: str | None = None
    candidates: tuple[str, ...] = ()


_SPOKEN = re.compile(
    r"(?:ngh?|nh|kh|gh|gi|ch|th|tr|ph|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưyà-ãè-êì-íò-õù-úýĩũạ-ỹ]{1,3}"
    r"(?:ch|ng|nh|[ckmnpt])?"
)


def is_spoken(word: str) -> bool:
    """Whether a word can be spoken as one syllable; in a line of capitals the rest are letters."""
    return _SPOKEN.fullmatch(word.lower().strip('",.;:()')) is not None


_COUNTRY = re.compile(r"(?<= )VN(?!\w)")
# "Khối thi đua các trường, năm học 2022-2023": when the name holds is no part of it.
_HOLDS_FOR = re.compile(r",? (?:năm học|nhiệm kỳ) \d{4}.*$", re.IGNORECASE | re.DOTALL)


# A document names the same few bodies again and again.
@lru_cache(maxsize=256)
def expand_name(raw: str) -> str:
    """The name with abbreviations written out, usual case and one tone placement.

    >>> expand_name("UBND TP Hải Phòng"), expand_name("SỞ GD&ĐT TỈNH LÀO CAI")
    ('Ủy ban nhân dân thành phố Hải Phòng', 'Sở Giáo dục và Đào tạo tỉnh Lào Cai')
    """
    name = _SPACES.sub(" ", View.of(raw).text).strip(" ,;:.").replace(" & ", " và ")
    table = abbreviations()
    for key in phrases():
        if key in name:
            name = name.replace(key, table[key])
    name = _COUNTRY.sub("Việt Nam", _HOLDS_FOR.sub("", name))
    name = _ABBREVIATION.sub(_expansion, _TIGHT.sub(r"\1 ", name))
    if sum(map(is_spoken, _SHOUTED.findall(name))) > 1:
        name = _unshout(name)
    return _official_case(_canonical_head(name))


def _expansion(match: re.Match[str]) -> str:
    word = match[0]
    table = abbreviations()
    if word in table:
        return table[word]
    if word.rstrip(".") in table:
        return table[word.rstrip(".")]
    parts = word.split("-")
    if len(parts) > 1 and all(part in table for part in parts):
        return " - ".join(table[part] for part in parts)
    return word


def _official_case(name: str) -> str:
    """Level nouns in lower case ("Ủy ban nhân dân xã Tân Lập"), sectors as officially written."""
    name = _LEVEL_NAMED.sub(lambda match: match[0].lower(), name)
    lower = name.lower()
    for post in _SECTOR_POST.finditer(name):
        sector = head_at(lower, post.end(), sectors=True)
        if sector is not None:
            end = post.end() + len(sector.key)
            name = name[: post.end()] + sector.name + name[end:]
    return name


def _unshout(name: str) -> str:
    """Usual case for a name printed in capitals: heads and sectors as in the table."""
    words: list[str] = []
    lower, at = name.lower(), 0
    while at < len(name):
        head = head_at(lower, at, sectors=bool(words)) or head_at(lower, at)
        placed = _LEVEL_WORD.match(lower, at)
        usual = _USUAL.match(lower, at)
        if placed and words:
            piece = placed[0]
        elif words and _takes_place(words[-1]) and head is None:
            piece = places.usual_case(name[at:])
        elif usual and words:
            piece = _USUAL_CASE.get(usual[0], usual[0])
        elif head and (at == 0 or not name[at - 1].isalnum()):
            piece = head.name
        else:
            stop = name.find(" ", at)
            piece = _word_case(name[at : stop if stop >= 0 else len(name)], bool(words))
        words.append(piece)
        at += len(piece)
        while at < len(name) and name[at] == " ":
            at += 1
    return " ".join(words).replace(" ,", ",")


def _takes_place(word: str) -> bool:
    """ "huyện", "Huyện ủy": the name of a place follows."""
    return _LEVEL_WORD.fullmatch(word) is not None or word.lower() in _COMMITTEES


_LEVEL_WORD = re.compile(
    r"(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)\b(?! (?:ủy|đoàn)\b)"
)
_LEVEL_NAMED = re.compile(
    r"(?<!\w)(?i:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)"
    rf"(?= (?:[{UPPER}]|\d))|(?<=\w )(?i:tỉnh|thành phố|quận|huyện|thị xã|phường|xã)$"
)
_SECTOR_POST = re.compile(r"(?<!\w)(?:Sở|Phòng|Bộ|Ban|Cục|Chi cục|Tổng cục|Trung tâm) ")
_USUAL_CASE = {
    "tiểu học": "Tiểu học", "trung học cơ sở": "Trung học cơ sở", "mầm non": "Mầm non",
    "trung học phổ thông": "Trung học phổ thông", "đa khoa": "Đa khoa", "miền bắc": "miền Bắc",
    "miền trung": "miền Trung", "miền nam": "miền Nam", "đại học": "Đại học",
    "cao đẳng": "Cao đẳng", "mẫu giáo": "Mẫu giáo", "việt nam": "Việt Nam",
}  # fmt: skip
_USUAL = re.compile(
    rf"(?:{'|'.join(_USUAL_CASE)}|khu vực|cơ quan|doanh nghiệp|đơn vị|tổng hợp|tham mưu|trực thuộc"
    r"|số(?= \d)|khối|cụm|trường học|chuyên môn|thi đua)(?!\w)"
)
_SMALL = frozenset(("và", "của", "các", "nhân", "dân"))


def _word_case(word: str, inside: bool) -> str:
    if not word.isupper() or not is_spoken(word):
        return word
    if inside and word.lower() in _SMALL:
        return word.lower()
    return word[:1] + word[1:].lower()


def _canonical_head(name: str) -> str:
    head = head_at(name.lower(), 0)
    if head is None or len(head.name.split()) < 2:
        return name
    return head.name + name[len(head.name) :]


@lru_cache(maxsize=256)
def own_units(issuers: tuple[str, ...], place: str | None = None) -> dict[str, str]:
    """Level noun to place name, for the units the document itself names as its own."""
    found: dict[str, str] = {}
    for issuer in (*issuers, place or ""):
        for match in _PLACED.finditer(expand_name(issuer) if issuer else ""):
            noun = _level_noun(match[1])
            if match[2]:
                found.setdefault(noun, match[2])
    return found


def _level_noun(word: str) -> str:
    return _COMMITTEES.get(word.lower(), word.lower())


# "Chủ tịch UBND các tỉnh": of all of them, not of the document's own.
_MANY_UNITS = re.compile(r"(?<!\w)(?:các|những|mỗi|từng) (?:\w+, )*[^,;]{2,12}$")


def organisation(
    raw: str, *, issuers: tuple[str, ...] = (), place: str | None = None, on: date | None = None
) -> Organisation:
    """Read one name of a body, completed from the document's own unit, as of a date.

    "UBND quận" in a document of "UBND quận Ngô Quyền" gets the place; a name that says its own
    place keeps it.
    """
    name = expand_name(raw.split(" (", 1)[0])
    head = head_at(name.lower(), 0)
    units = own_units(issuers, place)
    placed = _last_place(name) or _bare_province(name, head, on)
    open_ended = placed is not None and placed[1] is None and placed[2] == len(name)
    if placed and open_ended and placed[0] in units and not _MANY_UNITS.search(name.lower()):
        name = f"{name} {units[placed[0]]}"
        placed = (placed[0], units[placed[0]], len(name))
    kind, level = (head.kind, head.level) if head else (None, None)
    if placed:
        level = _place_level(placed[0], placed[1], on) if level in (None, "unit") else level
    seat = f"{placed[0]} {placed[1]}" if placed and placed[1] else None
    return _identified(Organisation(name, kind, level, seat), placed, units, on)


def expand_issuer(raw: str, *, on: date | None = None, place: str | None = None) -> Organisation:
    """The body of a header line such as "UBND QUẬN NGÔ QUYỀN"."""
    return organisation(raw, place=place, on=on)


def _last_place(name: str) -> tuple[str, str | None, int] | None:
    last: tuple[str, str | None, int] | None = None
    for match in _PLACED.finditer(name):
        if last is None or match[2]:
            last = (_level_noun(match[1]), match[2], match.end())
            if match[2]:
                break
    return last


def _bare_province(
    name: str, head: Head | None, on: date | None
) -> tuple[str, str | None, int] | None:
    """The province at the end of a name that leaves out its level noun ("Sở Nội vụ Hải Phòng")."""
    match = _LAST_NAME.search(name) if head and head.level != "unit" else None
    if head is None or match is None or match.start() < len(head.name):
        return None
    for place in places.find(match[0].strip(), on=on):
        if not place.parents:
            return place.kind, place.name, len(name)
    return None


def _place_level(noun: str, name: str | None, on: date | None) -> Level | None:
    if noun == "thành phố" and name and not places.is_central_city(name, on):
        return "district"
    return LEVEL_NOUNS.get(noun)


def _identified(
    body: Organisation,
    placed: tuple[str, str | None, int] | None,
    units: dict[str, str],
    on: date | None,
) -> Organisation:
    """The body with its id, when its head and place are known and valid at the date."""
    head = head_at(body.name.lower(), 0)
    if head is None or not _valid(head, body.name, on):
        return body
    if body.level == "central":
        return replace(body, org_id=f"{body.name.lower()}@việt nam")
    noun, where = _seat(body, placed, units)
    if noun is None or where is None:
        return body
    stem = _stem(body.name.lower(), noun, where.lower())
    ids = tuple(
        f"{stem}@{found.place_id}" for found in places.find(where, kind=noun, on=on, within=units)
    )
    if len(ids) == 1:
        return replace(body, org_id=ids[0])
    return replace(body, candidates=ids)


def _stem(name: str, noun: str, where: str) -> str:
    """The name without its place: what stays the same from one unit to the next."""
    cut = name.find(f" {noun} {where}")
    if cut < 0 and name.endswith(f" {where}"):
        cut = len(name) - len(where) - 1
    return name if cut < 0 else name[:cut]


def _seat(
    body: Organisation, placed: tuple[str, str | None, int] | None, units: dict[str, str]
) -> tuple[str | None, str | None]:
    if placed and placed[1]:
        return placed[0], placed[1]
    if placed or body.level != "province":
        return None, None
    for noun in ("tỉnh", "thành phố"):
        if noun in units:
            return noun, units[noun]
    return None, None


def _valid(head: Head, name: str, on: date | None) -> bool:
    if on is None:
        return True
    sector = head_at(name.lower(), len(head.name) + 1, sectors=True)
    return all(
        (row.valid_from is None or row.valid_from <= on)
        and (row.valid_to is None or on <= row.valid_to)
        for row in (head, sector)
        if row
    )

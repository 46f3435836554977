"""Names of issuing bodies: from capitals and abbreviations to a name a reader would write."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from camket import places
from camket.heads import abbreviations, glued_heads, head_at
from camket.isolate.misread import restored
from camket.organisations import is_spoken

_PLACE_WORD = re.compile(
    r"(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu|khu vực|cảng|cửa khẩu)$"
)
_LETTERS = re.compile(r"(?<=\w) \([A-ZĐ&]{2,6}\)(?= \w)")
"""Behind "Công đoàn (CĐ)": the letters the body is called by further on."""
_WORD = re.compile(r"[^\s]+")
# "THỦ TƯỚNG CHÍNH PHỦ ĐIỆN:" at the head of a dispatch by wire.
_WIRES = re.compile(r"((?:thủ tướng|chủ tịch|bộ trưởng|giám đốc|trưởng ban) .+) điện", re.I)
# "Đảng bộ xã An Lạc lần thứ nhất nhiệm kỳ 2025 - 2030": which congress it held is no name.
_TERM = re.compile(r" (?:lần thứ|khóa|khoá|nhiệm kỳ)(?!\w).*$", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    text = resources.files("camket.isolate").joinpath("names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())


# "TH" alone stands for many things; behind "trường" only for the primary school.
_PRIMARY = re.compile(r"(?<=\btrường )TH(?= )", re.IGNORECASE)


def expand(text: str) -> str:
    """Write abbreviations out, word by word; in capitals only where the whole text is."""
    shouted = _mostly_capitals(text)
    text = restored(text) if text.isupper() else text
    text = _PRIMARY.sub("TIỂU HỌC" if shouted else "Tiểu học", text)
    return " ".join(_expanded(word, shouted=shouted) for word in _WORD.findall(text))


def _expanded(word: str, *, shouted: bool) -> str:
    full: str | None = _table()["expand"].get(word.lower())
    if full is not None and not shouted:
        return abbreviations().get(word, full)
    kept = word.lower() in _words("keep_capitals") or is_spoken(word)
    if full is None and word.isupper() and not kept:
        full = abbreviations().get(word)
    if full is None:
        return word
    return full.upper() if word.isupper() else full


@lru_cache(maxsize=2048)
def readable(text: str) -> str:
    """`ỦY BAN NHÂN DÂN QUẬN NGÔ QUYỀN` -> `Ủy ban nhân dân quận Ngô Quyền`.

    Text that is not in capitals keeps its letters.
    """
    name = expand(_TERM.sub("", _LETTERS.sub("", text.strip(" |*-,:;.#"))))
    wires = _WIRES.fullmatch(name)
    name = wires[1] if wires else name
    whole = glued_heads().get("".join(name.lower().split()))
    if whole is not None and whole.lower() != name.lower():
        return whole  # "THỦ TƯỚNG CHÍNHPHỦ": a scan lost a blank
    if not name or not _mostly_capitals(name):
        return name[:1].upper() + name[1:]
    if _HEADS_BODY.fullmatch(name.lower()):
        return post_name(name)
    return _lower_common(name.split())


def _mostly_capitals(name: str) -> bool:
    if name.isupper():
        return True
    letters = [c for c in name if c.isalpha()]
    return sum(map(str.isupper, letters)) >= 0.7 * len(letters)


_SYLLABLE = re.compile(r"[^\W\d_]{1,3}[aăâeêioôơuưyà-ỹ][^\W\d_]{0,3}")  # also KRÔNG, STĂK


def _lower_common(words: list[str]) -> str:
    out: list[str] = []
    place = proper = given = about = False
    for at, word in enumerate(words):
        low = word.lower()
        about = about or (at > 1 and low == "về")
        given = _is_given(words, at, given)
        common = not given and low.strip(",()-") in _words("common") and not _is_name(words, at)
        common = common or (not given and not place and _in_compound(words, at))
        # The last word after a proper one belongs to the same name: Bình Lâm, Nguyễn Du.
        closes = proper and not _PLACE_WORD.fullmatch(low) and _inside_name(words, at)
        # What a committee is about is no name: "Ban Chỉ đạo quốc gia về tìm kiếm, quy tập …".
        proper = place or (not about and (not common or closes))
        spoken = place and _SYLLABLE.fullmatch(low)
        out.append(word.capitalize() if spoken else _cased(word, at, proper))
        place = _names_place(words, at, place)
        numbered = low in _words("keep_capitals") or low[0].isdigit()
        proper = proper and at > 0 and not numbered  # "số 3" opens no name of its own
        if low.endswith(","):
            place = proper = False
    return _fixed(" ".join(out))


_BARE = ",()-"


def _in_compound(words: list[str], at: int) -> bool:
    """`NGHIÊN` in VIỆN NGHIÊN CỨU: half of an everyday word."""
    low = words[at].lower().strip(_BARE)
    before = words[at - 1].lower().strip(_BARE) if at else ""
    after = words[at + 1].lower().strip(_BARE) if at + 1 < len(words) else ""
    compounds = _words_of("compounds")
    return f"{low} {after}" in compounds or f"{before} {low}" in compounds


def _is_name(words: list[str], at: int) -> bool:
    """A word of offices that is a name here: `An` in AN LẠC, not in CÔNG AN."""
    low = words[at].lower().strip(",()-")
    before = words[at - 1].lower() if at else ""
    after = words[at + 1].lower().strip(",()") if at + 1 < len(words) else ""
    if f"{before} {low}" in _pairs() or f"{low} {after}" in _pairs():
        return False
    return low in _words("ambiguous") or _is_place(low, words[at + 1 : at + 3])


def _is_place(low: str, after: list[str]) -> bool:
    """`ĐỒNG VĂN`, `ĐIỆN BIÊN PHỦ`: a unit of the gazetteer begins with a word of offices."""
    if " ".join(after).lower() in _pairs():
        return False  # TRƯỜNG TRUNG HỌC
    names = (" ".join([low, *after[:size]]).rstrip(",.;:()") for size in (1, 2) if after[:size])
    return any(places.find(name) for name in names)


# Behind the type of a school or of a hospital comes the name it was given: LÝ TỰ TRỌNG.
_GIVES_NAME = re.compile(
    r"(?<!\w)(?:tiểu học|thcs|thpt|trung học (?:cơ sở|phổ thông)|mầm non|mẫu giáo|ptdt[bn]t|"
    r"nội trú|bán trú|th&thcs|thcs&thpt|đa khoa)$"
)
_SAYS_MORE = re.compile(
    r"(?:và|&|-|số|chuyên|cấp|bán công|công lập|tư thục|tỉnh|thành phố|quận|huyện|thị xã|phường|xã|"
    r"thị trấn|đặc khu|khu vực|thcs|thpt|ptdt[bn]t|trung học|trung tâm|tiểu học|mầm non|dân tộc|"
    r"nội trú|bán trú|phổ thông|quốc tế|kỹ thuật|thực hành|nông nghiệp|khu công)(?!\w)"
)


def _is_given(words: list[str], at: int, given: bool) -> bool:
    """Whether this word belongs to the name given to a school or a hospital."""
    here = " ".join(words[at : at + 2]).lower()
    if _SAYS_MORE.match(here):
        return False
    before = " ".join(words[max(0, at - 4) : at]).lower()
    return not before.endswith(",") and (given or _GIVES_NAME.search(before) is not None)


def _pairs() -> frozenset[str]:
    return _words_of("pairs")


def _cased(word: str, at: int, proper: bool) -> str:
    if word.lower() in _words("keep_capitals") or _is_unspoken(word):
        return word
    if at == 0:
        return word.capitalize()
    return "-".join(part.capitalize() for part in word.split("-")) if proper else word.lower()


def _is_unspoken(word: str) -> bool:
    """An abbreviation nobody knows ("TDĐKXDĐSVH") keeps its capitals."""
    parts = re.split(r"[-/&]", word)
    return word.isupper() and not any(map(is_spoken, parts)) and any(map(str.isalpha, word))


def _inside_name(words: list[str], at: int) -> bool:
    """Whether a common word behind a proper one belongs to the name: VÕ TRƯỜNG TOẢN, BÌNH LÂM."""
    after = words[at + 1].lower() if at + 1 < len(words) else ""
    if not after or after == "-" or _PLACE_WORD.fullmatch(after) is not None:
        return True
    return after not in _words("common") and f"{words[at].lower()} {after}" not in _pairs()


_COMMITTEE_WORD = re.compile(r"(?:tỉnh|thành|quận|huyện|thị|xã) (?:ủy|đoàn)$")


def _names_place(words: list[str], at: int, place: bool) -> bool:
    """Whether the words after this one name a place."""
    low = words[at].lower()
    pair = " ".join(words[max(0, at - 1) : at + 1]).lower()
    after = words[at + 1].lower() if at + 1 < len(words) else ""
    if _COMMITTEE_WORD.search(pair):
        return True
    if pair.startswith("các "):
        return False  # "các xã miền núi": several, none of them named
    if _PLACE_WORD.search(pair) or _PLACE_WORD.fullmatch(low):
        return after not in ("phố", "xã", "trấn", "khu", "ủy", "đoàn", "hội")
    return place


_PROPER = (
    ("mặt trận", "Mặt trận"),
    ("tổ quốc", "Tổ quốc"),
    ("nhà nước", "Nhà nước"),
    ("việt nam", "Việt Nam"),
    ("Việt nam", "Việt Nam"),
    ("đảng bộ", "Đảng bộ"),
    ("hành đoàn ", "hành Đoàn "),
    ("vụ đoàn ", "vụ Đoàn "),
    ("quân sự", "Quân sự"),
    ("chính Phủ", "Chính phủ"),
    ("chính phủ", "Chính phủ"),
    ("Tướng", "tướng"),
    ("trung Ương", "Trung ương"),
    ("trung ương", "Trung ương"),
    ("trung ương đảng", "Trung ương Đảng"),
)
# After these words the speciality takes a capital: Sở Nội vụ, Ban Chấp hành, Trung tâm Y tế.
_HEAD = re.compile(
    r"^((?:Sở|Phòng|Cục|Chi cục|Tổng cục|Bộ|Ban|Viện|Vụ|Trung tâm|Bệnh viện|Trường|Hội|Đoàn|"
    r"Liên đoàn|Đồn|Hạt|Trạm|Hội đồng) )"
    r"(?!các |nhân dân|đồng|trưởng|viên|cán sự|thể|đội|kiểm sát)(\w)"
)

# Inside a name too: Trường Đại học Kỹ thuật, Trung đoàn Pháo binh 749.
_INNER_HEAD = re.compile(
    r"(?<!\w)((?:Đại học|Cao đẳng|Học viện|Trung đoàn|Tiểu đoàn|Đại đội|Lữ đoàn|Sư đoàn|Tập đoàn"
    r"|Tổng công ty|Tạp chí) )(?!các |và )(\w)"
)
# Behind a dash stands the body a unit belongs to: Cụm thi đua số 5 - Sở Ngoại vụ.
_BEHIND_DASH = re.compile(
    r"(?<= - )(?=(?:sở|ủy ban|công an|hội|tòa án|trung đoàn|tiểu đoàn|chi cục|trung tâm) )(\w)"
)

# A block named by its sectors: Khối thi đua Văn hóa - Xã hội.
_SECTOR = re.compile(
    r"((?:^(?:Khối|Cụm)(?: thi đua)?| -) (?:các sở |các ngành |sở )?)"
    r"(?!các |số |thi |giao |cơ |doanh |trường |đơn |miền |sở )(\w)"
)


def _fixed(name: str) -> str:
    """Capitals inside a name that usage keeps: Mặt trận Tổ quốc, Ban Chấp hành."""
    head, _, rest = name.partition(" ")
    for small, big in _PROPER:
        rest = rest.replace(small, big)
    name = f"{head} {rest}" if rest else head
    if name.startswith(("Khối ", "Cụm ")):
        name = _SECTOR.sub(lambda found: found.group(1) + found.group(2).upper(), name)
    name = _BEHIND_DASH.sub(lambda found: found.group(1).upper(), name)
    for pattern in (_HEAD, _INNER_HEAD):
        name = pattern.sub(lambda found: found.group(1) + found.group(2).upper(), name)
    return "Chính phủ" if name == "Chính Phủ" else _sectored(name)


def _sectored(name: str) -> str:
    """The speciality as its own office writes it: Phòng Giáo dục và Đào tạo."""
    low = name.lower()
    head = head_at(low, 0)
    if head is not None and head.shape == "closed" and head.key == low:
        return head.name
    if head is None or not low.startswith(" ", len(head.key)):
        return name
    rest = len(head.key) + 1
    holds = head.shape == "closed" or head.key in _words_of("holders")
    if holds and head_at(low, rest):
        return f"{head.name} {_sectored(_opened(name[rest:]))}"
    sector = head_at(low, rest, sectors=True)
    if sector is None:
        return head.name + name[rest - 1 :] if holds else name
    return f"{head.name} {sector.name}{name[rest + len(sector.key) :]}"


def _opened(name: str) -> str:
    """The name with the capitals of its first words."""
    return _HEAD.sub(
        lambda found: found.group(1) + found.group(2).upper(), name[:1].upper() + name[1:]
    )


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(" ".join(_table()[name].split()).split(", "))


# Who heads a body named behind the post: GIÁM ĐỐC SỞ NỘI VỤ, CHỦ TỊCH UBND XÃ TÂN HÀ.
_HEADS_BODY = re.compile(
    r"(?P<post>(?:phó |quyền )?(?:tổng giám đốc|giám đốc|chủ tịch|bí thư|hiệu trưởng"
    r"|bộ trưởng)) (?P<body>(?:sở|bộ|ủy ban|hội|liên đoàn|công đoàn|trung tâm|công ty|đảng bộ"
    r"|kho bạc|bệnh viện|ngân hàng|trường|học viện|công an|mặt trận) .+"
    r"|(?:công đoàn|chi bộ|(?:tỉnh|thành|quận|huyện|thị|đảng) ủy)(?: .+)?)"
)


def post_name(text: str) -> str:
    """`PHÓ CHỦ TỊCH` -> `Phó Chủ tịch`; a post not in capitals keeps its letters."""
    name = " ".join(expand(text.strip(" |*-,:;.")).split())
    if not name or not _mostly_capitals(name):
        return name
    low = name.lower()
    headed = _HEADS_BODY.fullmatch(low)
    if headed is not None:
        post = post_name(headed.group("post").upper())
        return f"{post} {readable(headed.group('body').upper())}"
    for opening in ("phó ", "quyền ", "phó tổng "):
        if low.startswith(opening):
            rest = low[len(opening) :]
            return _fixed(opening.capitalize() + rest[:1].upper() + rest[1:])
    return _fixed(low[:1].upper() + low[1:])

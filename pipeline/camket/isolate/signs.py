"""Signs of a formal document on one line: header, symbol, place and date, type, signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from camket.isolate.misread import any_marks, plain
from camket.isolate.scan import CAPITAL, Line
from camket.symbols import SYMBOL, DocumentType, Symbol, document_types, parse_symbol

STATE = re.compile(any_marks("cộng hòa xã hội chủ nghĩa việt nam"))
MOTTO = re.compile(
    rf"{any_marks('độc lập')} ?[-_.,*]{{0,3}} ?{any_marks('tự do')} ?[-_.,*]{{0,3}} "
    rf"?{any_marks('hạnh phúc')}"
)
PARTY = re.compile(any_marks("đảng cộng sản việt nam"))
NUMBER = re.compile(r"(?<!\w)(?:luật )?số *[:.]? *(?=[\d./_… ]*[\d/-])")
PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_][\w.'’ -]{0,40}?) ?, ?(?:hồi [^,]{3,25}, ?)?ngày[ .…_\d]*tháng[ .…_\d]*năm"
)
_SHORT_DATE_LINE = re.compile(r", ?(?:ngày )?\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:19|20)\d\d\.?$")
# A line that is a date and nothing else, perhaps behind a place without its comma.
_DATE_LINE = re.compile(
    rf"(?!Thứ |Chủ |Hôm )(?:{CAPITAL}[^\W\d_]*[ -]){{0,4}}"
    r"[Nn]gày[ .…_\d]{1,12}tháng[ .…_\d]{1,12}năm[ .…_\d]{0,12}$"
)
RULE = re.compile(r"[-_=*–. |]{1,80}$")
_COVENANT = re.compile(
    r"(?:(?:biểu |bảng |các |hệ thống )?(?:đăng ký )?(?:chỉ tiêu|tiêu chí),? (?:nhiệm vụ )?)?"
    r"(?:nội dung )?(?:mẫu )?(?:biên bản |bản )?(?:(?:ký kết|đăng ký|ký|thỏa thuận|"
    r"cam kết) )?giao ước(?: thi đua)?(?!\w)|"
    r"(?:chương trình |bản )?k[ýí] kết (?:liên tịch|phối hợp)[^.;:]{0,60}giao ước"
    r"(?: thi đua)?(?!\w)|bản (?:ký kết|cam kết|đăng ký)(?: thi đua| thực hiện)?(?!\w)|"
    r"(?:biên bản |bản )?(?:đăng ký|cam kết|ký kết|thỏa thuận) thi đua(?!\w)|"
    r"(?:biểu|bảng) (?:đăng ký )?(?:các )?chỉ tiêu thi đua(?!\w)|quyết tâm thư"
)
_LAUNCH = re.compile(
    r"(?:lời |bài |thư )?phát động(?: thi đua| phong trào| đợt| cuộc| chiến dịch)?(?!\w)|"
    r"lời kêu gọi(?!\w)"
)
ORGANISATION = re.compile(
    r"(?:ngành |ủy ban|ubnd|hđnd|ubmttq|mttq|hội đồng|văn phòng|sở|phòng|ban|bộ|cục|tổng cục|"
    r"chi cục|vụ|viện|tòa án|tand|"
    r"vksnd|viện kiểm sát|"
    r"công an|quân khu|quân đoàn|sư đoàn|trung đoàn|binh đoàn|đồn|thanh tra|kho bạc|ngân hàng|"
    r"bảo hiểm|bhxh|"
    r"trường|đại học|học viện|bệnh viện|trung tâm|trạm|nhà máy|xí nghiệp|công ty|tổng công ty|"
    r"tập đoàn|"
    r"doanh nghiệp|hợp tác xã|tỉnh ủy|thành ủy|quận ủy|huyện ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|"
    r"đảng đoàn|"
    r"ban cán sự|mặt trận|liên đoàn|liên đội|công đoàn|hội |đoàn |tỉnh đoàn|thành đoàn|huyện đoàn|"
    r"quận đoàn|liên hiệp|"
    r"bcđ |khối|cụm|quốc hội|chính phủ|thủ tướng|chủ tịch nước|tỉnh |thành phố|quận |huyện |thị xã|"
    r"phường |xã |thị trấn|"
    r"đặc khu|nhà xuất bản|báo |đài |chi nhánh|tổ |đội |hạt |vườn quốc gia|khu |hạm đội|vùng |"
    r"lữ đoàn|(?:thuế|thống kê) (?:tỉnh|thành phố|cơ sở)|hải quan khu vực|thi hành án dân sự|"
    r"(?:bđbp|bchqs|lđlđ|cđcs|hlhpn|hccb|nhcsxh) |điện lực |ubkt|"
    r"hội liên hiệp|nhà trường|bch|btv|đảng|liên minh|tổng )"
)
# The head of a table of targets: an annex may hold nothing else.
TABLE_HEAD = re.compile(
    r"\W*(?:stt|tt|số tt)\b(?:[^|]*\|"
    r"|.{0,40}\b(?:chỉ tiêu|nội dung|nhiệm vụ|tiêu chí|công việc|lĩnh vực)\b)"
)
_JOINT = re.compile(
    r"(?:đảng ủy|quận ủy|huyện ủy|thị ủy|thành ủy|tỉnh ủy|đảng bộ|hđnd|ubnd|ubmttq|mttq|"
    r"ủy ban mttq)"
)
_SIGN_ROLE = re.compile(
    r"(?:t/?m|k/?t|t/?l|tuq|t/uq|q)\. ?[^\W\d]|(?:t/m|k/t|t/l|tm|kt|tl|tuq) [^\W\d]|"
    r"(?:phó |quyền |q\. ?)?(?:chủ tịch|bí thư|giám đốc|tổng giám đốc|hiệu trưởng|viện trưởng|"
    r"cục trưởng|"
    r"chi cục trưởng|trưởng (?:ban|phòng|khối|cụm|đoàn|trạm|đồn|khoa|thôn|công an|bộ phận)|chánh|"
    r"tổng thanh tra|"
    r"chỉ huy trưởng|chính ủy|chính trị viên|đồn trưởng|tư lệnh|bộ trưởng|thứ trưởng|thủ tướng|"
    r"thủ trưởng|"
    r"tổng bí thư|khối trưởng|cụm trưởng|vụ trưởng|cục trưởng|tổng cục trưởng|hạt trưởng|"
    r"trạm trưởng|"
    r"chủ tọa|thư ký|chủ trì|người ký|bên [a-d]\b|chủ nhiệm|kế toán trưởng|thị trưởng|"
    r"kiểm sát trưởng|chánh án|"
    r"(?:phó )?quản đốc|hiệu phó|đội trưởng|trưởng ca|phụ huynh|học sinh|chủ hộ|"
    r"người (?:viết |làm )?cam kết|tổng biên tập|hội trưởng|xã đội trưởng|"
    r"tổ trưởng|ban giám (?:đốc|hiệu)|thường trực)|"
    r"đại diện|(?:các )?(?:đơn vị|bên|cơ quan|thành viên|xã|phường) (?:cùng )?(?:tham gia )?ký|"
    r"\(?(?:đã )?ký(?: tên|,|\)| số)|ký tên|người lập|xác nhận của|nơi nhận"
)
_PERSON = re.compile(
    r"(?:(?:Đ/c|Đồng chí|Ông|Bà|ThS|TS|PGS|GS|BS|BSCK\w*|KS|CN|DS|Đại tá|Thượng tá|Trung tá|"
    r"Thiếu tá|Đại úy|"
    r"Thượng úy|Thiếu tướng|Trung tướng|Đại tướng)[. ]+){0,2}"
    rf"(?:{CAPITAL}[^\W\d_]*[.’']?(?: +|$)){{2,6}}$"
)
_COLUMNS = re.compile(r" {3,}| ?\| ?|\t")
RECIPIENTS = re.compile(r"[|* ]{0,6}(?:[-+*•] ?)?n[ơo]i nh[ậa]n ?(?:[:.(]|$|  | ?[|\t])")


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The type a line announces ("KẾ HOẠCH"), and where the rest of the line begins."""

    name: str
    genre: str
    rest: int


@cache
def _names() -> tuple[re.Pattern[str], dict[str, DocumentType]]:
    rows = {row.name.lower(): row for row in reversed(document_types())}
    ordered = sorted(rows, key=len, reverse=True)
    # "Tổng cục Dân số - Kế hoạch hóa gia đình" is a body, no plan.
    return re.compile(rf"({'|'.join(ordered)})(?! h(?:óa|oá)(?!\w))(?!\w)"), rows


def _letters(low: str) -> str:
    """`k ét luận` -> `ketluan`: what a scan keeps of a word when it parts it and misreads marks."""
    return "".join(sign for sign in plain(low) if sign.isalpha())


@cache
def _misread() -> dict[str, DocumentType]:
    """Types of two words and more by their letters alone."""
    return {_letters(name): row for name, row in _names()[1].items() if " " in name}


_LONGEST_NAME = 24
_SPACED = re.compile(r"(?:\w {1,4}){4,}\w")
_JOINTS = re.compile(r" ?[-,;] ?")


def _unspace(line: Line) -> str | None:
    """`K Ế  H O Ạ C H` -> `kế hoạch`."""
    if line.size > 60 or not _SPACED.fullmatch(line.low):
        return None
    words = re.split(r" {2,}", line.low)
    return " ".join(word.replace(" ", "") for word in words)


def type_line(line: Line) -> TypeLine | None:
    """The document type a line in capitals names; covenants and launches also in small letters."""
    if line.size > 300 or line.text.endswith((".", ";")):
        return None
    covenant = _COVENANT.match(line.low)
    if covenant is not None and (line.caps or not line.closed):
        name = (
            "Giao ước thi đua"
            if "giao ước" in covenant.group()
            else line.text[: covenant.end()].capitalize()
        )
        return TypeLine(name, "covenant", covenant.end())
    launch = _LAUNCH.match(line.low)
    if launch is not None and (line.caps or launch.group().startswith(("lời", "bài", "thư"))):
        return TypeLine(line.text[: launch.end()].capitalize(), "launch", launch.end())
    return _listed_type(line)


def _listed_type(line: Line) -> TypeLine | None:
    pattern, rows = _names()
    low = _unspace(line) or line.low
    found = pattern.match(low)
    if found is None and line.caps and line.size <= _LONGEST_NAME:
        row = _misread().get(_letters(line.low))
        return TypeLine(row.name, row.genre, line.size) if row is not None else None
    if found is None:
        return _behind_stamp(line)
    if not (line.caps or low[: found.end()] == low.rstrip(" :")):
        return None
    if not line.caps and (line.size != found.end() or line.text[:1].islower()):
        return None
    row = rows[found.group()]
    return TypeLine(row.name, row.genre, found.end() if low is line.low else line.size)


# "DEN i: : _¬ CHỈ THỊ": a scan reads a stamp into the line of the type.
_STAMP = re.compile(r".{0,20}?(?:(?:[^\w\s(\"]|_)\s*){2,}(?=[^\W\d_])")


# Signs of a heading in plain text: "## KẾ HOẠCH".
_MARKED = re.compile(r"[#*_\s]+(?=[^\W\d_])")


def before_type(line: Line) -> int:
    """How much of a type line is a stamp or marks of a heading, in characters."""
    if _behind_stamp(line) is not None:
        stamp = _STAMP.match(line.text)
        return stamp.end() if stamp else 0
    marked = _MARKED.match(line.text)
    return marked.end() if marked else 0


def _behind_stamp(line: Line) -> TypeLine | None:
    stamp = _STAMP.match(line.text)
    if stamp is None or line.columns or not line.text[stamp.end() :].isupper():
        return None
    pattern, rows = _names()
    found = pattern.fullmatch(line.low, stamp.end())
    if found is None:
        return None
    row = rows[found.group()]
    return TypeLine(row.name, row.genre, line.size)


def first_symbol(text: str, start: int = 0) -> tuple[Symbol, int, int] | None:
    """The first symbol after a printed `Số` at or after `start`: symbol, start, end."""
    for number in NUMBER.finditer(text.lower(), start):
        found = SYMBOL.match(text, number.end()) or _SPACED_SYMBOL.match(text, number.end())
        symbol = parse_symbol(_SPACE.sub("-", found.group(), 1)) if found else None
        if found is not None and symbol is not None:
            return symbol, number.start(), found.end()
    return None


# "Số: 56 KH/TĐTN-TG": the Youth Union leaves a blank where the Party has a hyphen.
_SPACED_SYMBOL = re.compile(
    r"\d{1,5} {1,2}[A-ZĐ]{2,4}[a-z]?/[A-ZĐ][A-Za-zĐđ]+(?:-[A-ZĐ][A-Za-zĐđ]+)*"
)
_SPACE = re.compile(r"(?<=\d) +(?=[A-ZĐ])")


def has_symbol(line: Line) -> bool:
    """The line prints the document's own number, at its start or in a column."""
    if line.size > 260 or "số" not in line.low[:200] or line.sentence:
        return False
    for number in NUMBER.finditer(line.low):
        before = line.low[: number.start()].rstrip()
        if not before or before[-1] in "|*-" or line.low[: number.start()].endswith("  "):
            spaced = _SPACED_SYMBOL.match(line.text, number.end()) is not None
            return (
                spaced
                or SYMBOL.match(line.text, number.end()) is not None
                or bool(re.match(r"[\d./_… ]*[-/] ?[A-ZĐ]{2}", line.text[number.end() :]))
            )
    return False


def _in_capitals(text: str) -> bool:
    """Capitals but for a letter that an old encoding has in small form only (`CỘNG HÒA Xã HỘI`)."""
    return sum(map(str.islower, text)) <= _SMALL_SLIPS


_SMALL_SLIPS = 2


def has_header(line: Line) -> bool:
    """The line prints the national or Party header, or the motto."""
    if line.size > 320:
        return False
    low = line.low
    if "nam" in low and (STATE.search(low) or PARTY.search(low)):
        found = STATE.search(low) or PARTY.search(low)
        return found is not None and _in_capitals(line.text[found.start() : found.end()])
    return "ph" in low and "l" in low and MOTTO.search(low) is not None and not line.sentence


def place_date(low: str) -> re.Match[str] | None:
    """The first `Hồng Hà, ngày … tháng … năm` of a line in small letters."""
    at = low.find("ngày")
    while at >= 0:
        found = PLACE_DATE.search(low, max(0, at - 75), at + 60)
        if found is not None and not found.group("place").rstrip().endswith("ôm nay"):
            return found
        at = low.find("ngày", at + 4)
    return None


def has_place_date(line: Line) -> bool:
    """`Hồng Hà, ngày 08 tháng 01 năm 2018` on a line of its own or in a column."""
    if line.size > 220 or (line.sentence and line.size > 90):
        return False
    if place_date(line.low) is not None or _DATE_LINE.match(line.text) is not None:
        return True
    return line.size <= 90 and _SHORT_DATE_LINE.search(line.low) is not None


def is_organisation(line: Line) -> bool:
    """A line in capitals that opens with the name of a body."""
    return line.caps and line.size <= 200 and ORGANISATION.match(line.low.lstrip("| ")) is not None


def is_joint(line: Line) -> bool:
    """`QUẬN ỦY - HĐND - UBND - UBMTTQ VIỆT NAM QUẬN …`: several bodies joined by dashes."""
    if not line.caps or line.size > 220 or line.closed:
        return False
    parts = _JOINTS.split(line.low)
    return len(parts) >= 2 and sum(_JOINT.match(part) is not None for part in parts) >= 2


def is_header_part(line: Line) -> bool:
    """Anything that belongs to the head of a document above its type line."""
    return (
        has_header(line)
        or has_symbol(line)
        or has_place_date(line)
        or is_organisation(line)
        or is_joint(line)
        or line.wordless
        or (line.caps and line.size <= 24 and secrecy_or_urgency(line.low))
    )


def secrecy_or_urgency(low: str) -> bool:
    """A mark of secrecy or urgency alone on its line."""
    word = low.strip(" |*.:")
    return word in {
        "mật",
        "tối mật",
        "tuyệt mật",
        "khẩn",
        "thượng khẩn",
        "hỏa tốc",
        "hỏa tốc hẹn giờ",
        "dự thảo",
    }


def is_signature(line: Line) -> bool:
    """A line of a signature block: a post, TM./KT./TL., `(Đã ký)`, a list of signatories."""
    if line.size > 200 or (line.text.endswith((";", ".")) and not line.caps):
        return False
    if line.caps and _bodies_in_columns(line):
        return True
    low = line.low.lstrip("|* (")
    if _SIGN_ROLE.match(low) is None:
        return False
    return (
        line.caps
        or low.startswith(("(đã", "đã ký", "ký tên", "đại diện", "t/m", "tm.", "kt.", "k/t"))
        or (line.size <= 160 and line.text[:12].isupper())
        or bool(
            re.match(rf"[^:]{{4,40}}: ?{CAPITAL}", line.text)
            and _PERSON.match(
                re.sub(r"\(.*|  .*", "", line.text[line.text.find(":") + 1 :].strip()).strip()
            )
        )
    )


def _bodies_in_columns(line: Line) -> bool:
    """`TM. UBND XÃ A | TM. UBND XÃ B`, `HỘI NÔNG DÂN    HỘI CỰU CHIẾN BINH`."""
    if STATE.search(line.low) or MOTTO.search(line.low) or PARTY.search(line.low):
        return False
    cells = [cell for cell in _COLUMNS.split(line.low) if cell.strip(" .…")]
    need = 1
    if len(cells) < 2:
        cells = line.low.split(" - ")
        need = max(3, len(cells) // 2)
    if any(len(cell) < 3 or len(cell) > 60 for cell in cells):
        return False
    signed = sum(
        ORGANISATION.match(cell) is not None or _SIGN_ROLE.match(cell) is not None for cell in cells
    )
    return signed >= need


def names_people(text: str) -> bool:
    """Two or more names side by side, each perhaps with a rank: those who sign."""
    cells = [cell.strip() for cell in _COLUMNS.split(text) if cell.strip()]
    return len(cells) > 1 and all(map(is_person, cells))


def is_person(text: str) -> bool:
    """A personal name, perhaps with a rank or degree before it."""
    if len(text) > 60 or (text.isupper() and len(text.split()) < 3):
        return False
    return _PERSON.match(text) is not None

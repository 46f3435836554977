"""The page around a document, or without one: chrome, byline, news, bridge."""

from __future__ import annotations

import re

from camket.isolate.chrome import is_author, is_byline, is_chrome, is_menu, is_name, is_stamp
from camket.isolate.frame import DATELINE, Frame
from camket.isolate.scan import Line
from camket.isolate.telling import names_event, tells_news
from camket.records import ZoneName

_MORE = re.compile(r"(?:xem|đọc) (?:tiếp|thêm|chi tiết)|chi tiết|\[?\.\.\.\]?$|read more|>>")
_PAGE_TOOL = re.compile(r"rss|trang chủ|đăng nhập|liên hệ")
_PAST = re.compile(
    r"(?:kết thúc|tại |sau khi|ngay sau|phát biểu|dịp này|được biết|buổi lễ|lễ ký|trước đó|"
    r"nhân dịp)|[^.]{0,60} đã "
)
_LEAD = re.compile(
    r"(?:nội dung|giao ước|cam kết|phát động|chỉ tiêu|nhiệm vụ|mục tiêu|gồm|như sau|sau đây)"
)


def surround(lines: list[Line], frame: Frame) -> tuple[dict[int, ZoneName], int | None]:
    """Zones of the lines before and after the document, and the index of the page's headline."""
    zones: dict[int, ZoneName] = {}
    document = frame.start < frame.end
    upto = frame.start if document else len(lines)
    headline = find_headline(lines, upto)
    _before(lines, upto, headline, frame, zones)
    if document:
        _after(lines, frame, zones)
    elif is_article(lines, zones, headline):
        _news_end(lines, zones)
        _news_list(lines, zones)
    return zones, headline


def is_article(lines: list[Line], zones: dict[int, ZoneName], headline: int | None) -> bool:
    """A page without a document of its own is news by its headline, its byline or its words."""
    return headline is not None or "byline" in zones.values() or tells_news(lines)


def find_headline(lines: list[Line], upto: int) -> int | None:
    """The headline: the line above the byline, else below it, else the first long open label."""
    dated = _dated(lines, upto)
    if dated is not None:
        above = _title_near(lines, dated, -1, upto)
        below = _title_near(lines, dated, 1, upto) if above is None else above
        return below if below is not None else _sentence_above(lines, dated)
    if upto > 1 and _heads_text(lines[0], lines[1]) and _titles(lines, 0, upto, closed=True):
        return 0
    for at in range(min(upto, 60)):
        if lines[at].prose and names_event(lines[at]) and _titles(lines, at, upto):
            return at
        if lines[at].prose and not is_chrome(lines[at]) and not _is_caption(lines[at]):
            return _title_near(lines, at, -1, upto)
    return None


def _dated(lines: list[Line], upto: int) -> int | None:
    """The byline above the article: the last dated line before its first paragraph."""
    stamp = byline = None
    for at in range(min(upto, 60)):
        line = lines[at]
        if is_stamp(line):
            stamp = at
        elif is_byline(line):
            byline = at
        elif line.prose and line.size >= 130 and not is_chrome(line) and not _is_open(line):
            break
    return byline if byline is not None else stamp


_LONGEST_HEADLINE = 200


def _is_open(line: Line) -> bool:
    """A long headline: one line without a stop at its end."""
    return not line.closed and line.size <= _LONGEST_HEADLINE


def _stopped_headline(line: Line) -> bool:
    """A headline printed with a full stop: one sentence that does not tell when it happened."""
    one = line.text.endswith(".") and _STOP.search(line.text) is None
    return one and line.size <= _LONGEST_HEADLINE and DATELINE.match(line.low) is None


_STOP = re.compile(r"[.!?] \S")


def _heads_text(first: Line, second: Line) -> bool:
    """Nothing dates the page: its first line is one sentence, or the title of an act, and the
    second says when it happened; or the first is long and has no stop at its end.
    """
    if first.prose and _is_open(first) and (second.gap or second.prose):
        return DATELINE.match(first.low) is None
    dated = DATELINE.match(second.low) is not None
    return _stopped_headline(first) and (dated or _TITLE_OF_ACT.match(first.low) is not None)


_TITLE_OF_ACT = re.compile(r"(?:thông báo|kế hoạch|quyết định|chỉ thị|nghị quyết) (?:về|v/v)(?!\w)")


def _sentence_above(lines: list[Line], dated: int) -> int | None:
    """The line right above the byline, when it is a headline with a full stop."""
    if not dated:
        return None
    above = lines[dated - 1]
    titles = _titles(lines, above.index, dated, closed=True)
    return above.index if titles and _stopped_headline(above) else None


_LEAST_WORDS = 5
_CREDIT = re.compile(r"(?:^|[ (])[ảẢ]nh(?: minh họa)?(?: ?:|$)")


def _is_caption(line: Line) -> bool:
    """Words below a picture: alone in the cell of a table, or with the photographer's name."""
    cell = line.text.startswith("|") and line.text.endswith("|")
    return cell or line.text.startswith("![") or _CREDIT.search(line.text) is not None


def _calls(line: Line) -> bool:
    """A slogan that runs over the page: "Nhiệt liệt chào mừng …!"."""
    return line.text.endswith("!")


_ROW_NUMBER = re.compile(r"\d{1,2} [^\W\d_a-z]")
_LEAST_ROWS = 3


def _is_row(lines: list[Line], line: Line) -> bool:
    """`2 Trang bị đầy đủ hồ sơ …`: a row of a table that lost its cells, among others."""
    if _ROW_NUMBER.match(line.text) is None:
        return False
    return sum(_ROW_NUMBER.match(one.text) is not None for one in lines[:60]) >= _LEAST_ROWS


def _titles(lines: list[Line], at: int, upto: int, *, closed: bool = False) -> bool:
    """A line that could be a headline; `closed`: also with a full stop at its end."""
    if not 0 <= at < upto:
        return False
    line = lines[at]
    return (
        20 <= line.size <= 260
        and len(line.low.split()) >= _LEAST_WORDS
        and not line.text.endswith((";", ":"))
        and not line.text[:1].islower()
        and not line.low.startswith(("(kèm theo ", "(ban hành kèm theo "))
        and not is_chrome(line)
        and not is_byline(line)
        and not line.marked
        and (
            (closed or line.caps or names_event(line))
            or not (line.sentence or DATELINE.match(line.low))
        )
        and not _is_caption(line)
        and not _goes_on_below(lines, at)
        and not _is_row(lines, line)
    )


def _goes_on_below(lines: list[Line], at: int) -> bool:
    """The first line of a paragraph whose lines were broken: the next goes on in small letters."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    broken = below is not None and not below.gap and below.text[:1].islower()
    broken = broken and below is not None and not is_byline(below)
    return broken and not line.caps and not line.closed


def _title_near(lines: list[Line], at: int, step: int, upto: int) -> int | None:
    look, tried = at + step, 0
    while 0 <= look < upto and tried < _NEAR:
        if _titles(lines, look, upto):
            return look
        if step > 0 and lines[look].prose and not lines[look].caps and not _calls(lines[look]):
            return None  # the article has begun
        tried += not lines[look].wordless  # counters of views and comments
        look += step
    return None


_NEAR = 2


def _before(
    lines: list[Line], upto: int, headline: int | None, frame: Frame, zones: dict[int, ZoneName]
) -> None:
    started = paragraphs = False
    for at in range(upto):
        line = lines[at]
        zone = _outside_zone(line, started)
        if at == headline:
            zone = "news"
        elif at == frame.bridge:
            zone = "bridge"
        elif headline is not None and at > headline and not paragraphs and zone == "news":
            paragraphs = line.prose
            zone = _under_headline(line)
        started = started or zone in ("news", "bridge")
        zones[at] = zone


def _under_headline(line: Line) -> ZoneName:
    """Between headline and article: the author's name, buttons; a closed line is the opening."""
    if is_name(line) or (
        line.caps and line.size <= 40 and line.label and 2 <= len(line.low.split()) <= 5
    ):
        return "byline"
    return "chrome" if line.label and line.size <= 30 else "news"


def _outside_zone(line: Line, started: bool) -> ZoneName:
    if is_stamp(line) and (not started or _PAGE_TOOL.search(line.low)):
        return "chrome"
    if is_byline(line):
        return "byline"
    if is_chrome(line) or is_stamp(line) or line.wordless:
        return "chrome"
    if started and (is_author(line)):
        return "byline"
    if started:
        return "news"
    return "news" if line.prose and not _calls(line) else "chrome"


def _after(lines: list[Line], frame: Frame, zones: dict[int, ZoneName]) -> None:
    """Below the document: the reporter's closing words and credit, then chrome to the end."""
    chrome = False
    for at in range(frame.end, len(lines)):
        line = lines[at]
        chrome = chrome or is_chrome(line) or is_menu(line)
        if chrome:
            zones[at] = "chrome"
        elif is_author(line) or is_name(line):
            zones[at] = "tail"
        else:
            zones[at] = "news" if line.prose else "chrome"
            chrome = zones[at] == "chrome"


def _news_end(lines: list[Line], zones: dict[int, ZoneName]) -> None:
    """In a news page everything below the first certain chrome after the article is chrome."""
    last = _article_end(lines, zones)
    if last is None:
        return
    for at in range(last, len(lines)):
        line = lines[at]
        credit = at <= last + 1 and (is_author(line) or is_name(line)) and not is_chrome(line)
        zones[at] = "byline" if credit else "chrome"


def _article_end(lines: list[Line], zones: dict[int, ZoneName]) -> int | None:
    """Index after the last line of the article: prose before the lower chrome begins."""
    first = next((at for at, line in enumerate(lines) if zones[at] == "news" and line.prose), None)
    if first is None:
        return None
    at = first
    last = first
    while at < len(lines):
        line = lines[at]
        if zones[at] == "chrome" and not _resumes(lines, zones, at):
            break
        if zones[at] == "news" and (line.prose or line.marked or line.closed):
            last = at
        at += 1
    return last + 1


def _resumes(lines: list[Line], zones: dict[int, ZoneName], at: int) -> bool:
    """A share bar, a caption or a table inside the article: long prose goes on right after it."""
    stop = at + 1
    while stop < min(len(lines), at + 40) and lines[stop].text.count("|") >= 2:
        stop += 1
    near = lines[at + 1 : stop + 3]
    return any(zones[line.index] == "news" and line.size >= 130 for line in near)


def _news_list(lines: list[Line], zones: dict[int, ZoneName]) -> None:
    """`Nội dung giao ước gồm:` and the items below it are the document the news carries."""
    at = 0
    while at < len(lines):
        line = lines[at]
        opens = zones[at] == "news" and line.text.endswith(":") and _LEAD.search(line.low)
        stop = _listed(lines, zones, at + 1) if opens else 0
        if stop - at >= 3:
            zones[at] = "lead"
            zones.update(dict.fromkeys(range(at + 1, stop), "body"))
        at = max(at + 1, stop)


def _listed(lines: list[Line], zones: dict[int, ZoneName], at: int) -> int:
    """End of the list after a lead: marked items, or paragraphs until the reporter goes on."""
    marked = at < len(lines) and lines[at].marked
    while at < len(lines) and zones[at] in ("news", "byline"):
        line = lines[at]
        if marked and not line.marked:
            break
        if not marked and (not line.closed or _PAST.match(line.low) or line.text.startswith('"')):
            break
        at += 1
    return at


_ROW = re.compile(
    r"(?:^|\W)\d{1,4} ?[/-] ?(?:\d{4} ?/ ?)?[a-zđ]{1,5} ?[-/] "
    r"?[a-zđ]{2,}.{0,200}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}.{0,60}\d{1,4} ?[/-] ?[a-zđ]{1,5} ?[-/] ?[a-zđ]{2,}"
)
_ROW_DAY = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{4}")
"""The day of a row: a search for digits is far cheaper than the whole row."""
_FOUND = re.compile(
    r"kết quả tìm kiếm|tìm thấy \d+ (?:kết quả|bài|tin)|có \d+ kết quả|bài viết (?:theo|có) "
    r"(?:từ khóa|thẻ)"
)


def _document_rows(lines: list[Line]) -> bool:
    """A list of documents: symbol, date and subject on most lines."""
    rows = sum(
        line.size <= 300
        and _ROW_DAY.search(line.low) is not None
        and not line.marked
        and _ROW.search(line.low) is not None
        for line in lines[:200]
    )
    return rows >= 3 and rows * 3 >= min(len(lines), 200)


def _search_results(lines: list[Line]) -> bool:
    """The page says so above, and no line below is a paragraph."""
    said = any(line.size <= 120 and _FOUND.search(line.low) for line in lines[:12])
    return said and max(line.size for line in lines) <= 450


def is_listing(lines: list[Line], zones: dict[int, ZoneName]) -> bool:
    """Several teasers and no article: many dates or `Xem tiếp`, no long run of prose."""
    if _document_rows(lines) or _search_results(lines):
        return True
    stamps = sum(line.size <= 60 and is_byline(line) for line in lines)
    more = sum(line.size <= 40 and _MORE.search(line.low) is not None for line in lines)
    teasers = sum(line.size > 60 and line.text.endswith(("...", "…", "[...]")) for line in lines)
    if stamps < 3 and more < 3 and teasers < 3:
        return False
    longest = run = 0
    for line in lines:
        teaser = line.text.endswith(("...", "…", "[...]"))
        run = run + line.size if zones[line.index] == "news" and line.prose and not teaser else 0
        longest = max(longest, run)
    return longest <= 400

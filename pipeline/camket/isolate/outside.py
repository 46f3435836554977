"""The page around a document, or without one: chrome, byline, news, bridge."""

from __future__ import annotations

import re

from camket.isolate.chrome import is_author, is_byline, is_chrome, is_menu, is_name, is_stamp
from camket.isolate.frame import Frame
from camket.isolate.scan import Line
from camket.records import ZoneName

_MORE = re.compile(r"(?:xem|đọc) (?:tiếp|thêm|chi tiết)|chi tiết|\[?\.\.\.\]?$|read more|>>")
_LEAD = re.compile(r"(?:nội dung|giao ước|cam kết|phát động|chỉ tiêu|nhiệm vụ|mục tiêu|gồm|như sau|sau đây)")


def surround(lines: list[Line], frame: Frame) -> tuple[dict[int, ZoneName], int | None]:
    """Zones of the lines before and after the document, and the index of the page's headline."""
    zones: dict[int, ZoneName] = {}
    document = frame.start < frame.end
    upto = frame.start if document else len(lines)
    headline = find_headline(lines, upto)
    _before(lines, upto, headline, frame, zones)
    if document:
        _after(lines, frame, zones)
    elif headline is not None or any(zone == "byline" for zone in zones.values()):
        _news_end(lines, zones)
        _news_list(lines, zones)
    return zones, headline


def find_headline(lines: list[Line], upto: int) -> int | None:
    """The headline: the line above the byline, else below it, else the first long open label."""
    for at in range(min(upto, 60)):
        if is_byline(lines[at]) and not is_stamp(lines[at]) or is_stamp(lines[at]) and _near_title(lines, at, upto):
            above = _title_near(lines, at, -1, upto)
            return above if above is not None else _title_near(lines, at, 1, upto)
        if lines[at].prose and not is_chrome(lines[at]):
            break
    for at in range(min(upto, 60)):
        if lines[at].prose and not is_chrome(lines[at]):
            above = _title_near(lines, at, -1, upto)
            return above
    return None


def _near_title(lines: list[Line], at: int, upto: int) -> bool:
    return at + 1 < upto and lines[at + 1].prose or _titles(lines, at - 1, upto)


def _titles(lines: list[Line], at: int, upto: int) -> bool:
    if not 0 <= at < upto:
        return False
    line = lines[at]
    return (
        20 <= line.size <= 260
        and len(line.low.split()) >= 5
        and not line.text.endswith((";", ":"))
        and not is_chrome(line)
        and not is_byline(line)
        and not line.marked
    )


def _title_near(lines: list[Line], at: int, step: int, upto: int) -> int | None:
    for look in (at + step, at + 2 * step):
        if _titles(lines, look, upto):
            return look
    return None


def _before(
    lines: list[Line], upto: int, headline: int | None, frame: Frame, zones: dict[int, ZoneName]
) -> None:
    started = False
    for at in range(upto):
        line = lines[at]
        zone = _outside_zone(line, started)
        if at == headline:
            zone = "news"
        elif at == frame.bridge:
            zone = "bridge"
        started = started or zone in ("news", "bridge")
        zones[at] = zone


def _outside_zone(line: Line, started: bool) -> ZoneName:
    if is_byline(line) and not (is_stamp(line) and not started):
        return "byline"
    if is_chrome(line) or is_stamp(line) or line.wordless:
        return "chrome"
    if started and (is_author(line)):
        return "byline"
    if started:
        return "news"
    return "news" if line.prose else "chrome"


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
    """A share bar or a caption inside the article: long prose goes on right after it."""
    near = lines[at + 1 : at + 4]
    return any(zones[line.index] == "news" and line.size >= 130 for line in near)


def _news_list(lines: list[Line], zones: dict[int, ZoneName]) -> None:
    """`Nội dung giao ước gồm:` and the items below it are the document the news carries."""
    at = 0
    while at < len(lines):
        line = lines[at]
        opens = zones[at] == "news" and line.text.endswith(":") and _LEAD.search(line.low)
        if opens and at + 2 < len(lines) and lines[at + 1].marked and lines[at + 2].marked:
            zones[at] = "lead"
            at += 1
            while at < len(lines) and zones[at] in ("news", "byline") and lines[at].marked:
                zones[at] = "body"
                at += 1
        else:
            at += 1


def is_listing(lines: list[Line], zones: dict[int, ZoneName]) -> bool:
    """Several teasers and no article: many publication dates or `Xem tiếp`, hardly two long lines in a row."""
    stamps = sum(zone == "byline" for zone in zones.values())
    more = sum(line.size <= 40 and _MORE.search(line.low) is not None for line in lines)
    teasers = sum(line.size > 60 and line.text.endswith(("...", "…", "[...]")) for line in lines)
    if stamps < 3 and more < 3 and teasers < 3:
        return False
    longest = run = 0
    for line in lines:
        run = run + 1 if zones[line.index] == "news" and line.size >= 130 else 0
        longest = max(longest, run)
    return longest <= 2

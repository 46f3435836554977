"""Where the name of a body starts and ends in a clause.

A name is a head ("Ủy ban nhân dân", "Sở" + sector) with its tail (level, place, host, "các xã").
It ends where the predicate begins: at the first lower-case verb of the lexicon. Group nouns
("các cấp ủy", "mỗi phường") are bodies of kind `group`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.heads import UPPER, Head, abbreviations, head_at
from camket.parse.body_words import (
    ALIAS,
    AMBIGUOUS,
    BRANCHES,
    CAPITAL_ONLY,
    CHARGE,
    COMMITTEE_END,
    COMPANIES,
    COUNTING,
    FIRST_WORD,
    INSURANCE,
    LEADING,
    LEVEL,
    LEVEL_END,
    NO_NAME,
    PAREN,
    PREFIX,
    PREFIX_WORDS,
    PROJECT_BOARD,
    PROJECTS,
    QUANTIFIER,
    SEASON,
    SPREAD,
    TAIL,
    UNION,
    BodyKind,
    is_number_name,
    noun_at,
    openers,
)
from camket.parse.verbs import match_verb
from camket.texts import View

WINDOW = 400

WORD = re.compile(r"\w[\w&]*(?:[-/'][\w&]+)*\.?(?=[^\w]|$)|\w+")
_HOST = re.compile(r" (?:của |thuộc |trực thuộc |thường trực |phụ trách )")
_NAMED = re.compile(rf" (?:- ?)?(?=[{UPPER}\d])")
_AND_NAME = re.compile(rf"(?: và|,) (?=[{UPPER}])")


@dataclass(slots=True)
class Body:
    """One body at view offsets `[start, end)`; `name` when its words leave a part out."""

    start: int
    end: int
    kind: BodyKind
    name: str | None = None


def read_body(view: View, at: int, end: int, *, counted: bool = False) -> Body | None:
    """The one body that starts exactly at a view offset, up to where its predicate begins."""
    word = FIRST_WORD.match(view.lower, at, end)
    if word is None or (word[0] not in openers() and not word[0].isdigit()):
        return None
    if SEASON.match(view.text, at, end) or LEADING.match(view.lower, at, end):
        return None
    if INSURANCE.match(view.lower, at, end):
        return None
    end = min(end, at + WINDOW)
    start = at
    prefix = PREFIX.match(view.lower, at, end) if word[0] in PREFIX_WORDS else None
    at = prefix.end() if prefix else at
    counting = prefix or word[0] in COUNTING or word[0].isdigit()
    many = QUANTIFIER.match(view.lower, at, end) if counting else None
    if many:
        inner = _head_end(view, many.end(), end, counted=True)
        if inner is None:
            return None
        stop = tail_end(view, inner[0], end)
        if SPREAD.match(view.text[start:stop]) is None:
            stop = _name_list(view, stop, end)
        return Body(start, stop, "group")
    loose = counted and view.text[at : at + 1].islower()
    inner = _head_end(view, at, end, counted=loose or UNION.match(view.text, at, end) is not None)
    if inner is None:
        return None
    stop = _company(view, start, tail_end(view, inner[0], end), end)
    kind = inner[1]
    if kind == "group" and view.text[inner[0] + 1 : stop][:1].isupper():
        kind = "body"  # a common noun with a proper name: "thôn Cầu Đá"
    alias = ALIAS.match(view.lower, stop, end)
    name = view.text[start:stop] if alias else None
    return Body(start, alias.end() if alias else stop, "person" if prefix else kind, name)


def _company(view: View, start: int, at: int, end: int) -> int:
    """Past the second trade of a company: "Tổng công ty phân bón và hóa chất dầu khí"."""
    low = view.lower
    if not low.startswith(COMPANIES, start) or not low.startswith(" và ", at):
        return at
    second = at + len(" và ")
    word = WORD.match(view.text, second, end)
    if word is None or not word[0][0].islower() or match_verb(low, second, end):
        return at
    if noun_at(low, second, end, counted=True) or head_at(low, second):
        return at
    return compound_end(view, word.end(), end)


_NAME_ITEM = re.compile(rf"(?:, | và )(?=[{UPPER}])")


def _name_list(view: View, at: int, end: int) -> int:
    """Past the proper names of counted units ("Ba phường Lò Đúc, Tân Mỹ và Trại Cau")."""
    item = _NAME_ITEM.match(view.text, at, end)
    while item and view.text[at - 1].isalnum():
        start = item.end()
        other = head_at(view.lower, start)
        if abbreviation_end(view, start, end) or (other and other.name not in BRANCHES):
            return at
        word = WORD.match(view.text, start, end)
        if word is None:
            return at
        at = tail_end(view, compound_end(view, word.end(), end), end)
        item = _NAME_ITEM.match(view.text, at, end)
    return at


def _head_end(view: View, at: int, end: int, *, counted: bool) -> tuple[int, BodyKind] | None:
    """End of the head (with its sector) and kind."""
    if at >= end:
        return None
    noun, head = noun_at(view.lower, at, end, counted=counted), head_at(view.lower, at)
    stop = _named_head(view, at, end, head, counted) if head else abbreviation_end(view, at, end)
    if stop is not None and (noun is None or noun[0] < stop or view.text[at].isupper()):
        return stop, "group" if counted else "body"
    if noun is None:
        return None if stop is None else (stop, "group" if counted else "body")
    return noun[0], "group" if counted else noun[1]


def abbreviation_end(view: View, at: int, end: int) -> int | None:
    """End of an abbreviation that is a body by itself ("UBND", "HĐND-UBND", "MTTQ")."""
    word = WORD.match(view.text, at, end)
    if word is None or not word[0][0].isupper() or not word[0][-1:].isupper():
        return None
    known = abbreviations().get(word[0]) or abbreviations().get(word[0].split("-")[0])
    if known is None or head_at(known.lower(), 0) is None:
        return None
    return word.end()


def _named_head(view: View, at: int, end: int, head: Head, counted: bool) -> int | None:
    stop = at + len(head.name)
    if stop > end:
        return None
    capital = view.text[at].isupper()
    sector = _sector(view, stop, end)
    if sector is not None:
        return sector
    named = _NAMED.match(view.text, stop, end)
    if not capital and head.key.startswith(CAPITAL_ONLY):
        return None
    if head.shape == "closed":
        if head.name.lower() in AMBIGUOUS and not _is_subject(view, stop, end):
            return None
        return stop
    if head.shape == "office":
        return _office(view, stop, end, (capital or counted) and head.name != "Lãnh đạo")
    if named and (capital or view.text[named.end()].isalpha()):
        return stop
    if counted and capital:
        return stop
    if capital and " " in head.name:
        many = len(" các") if view.text.startswith(" các ", stop) else 0
        return compound_end(view, stop + many, end)
    return None


def _office(view: View, stop: int, end: int, certain: bool) -> int | None:
    """A post: with the body it heads, or alone before a verb."""
    if TAIL.match(view.lower, stop, end) or _NAMED.match(view.text, stop, end):
        return stop
    return stop if certain else None


def _is_subject(view: View, stop: int, end: int) -> bool:
    """Whether a word that may be a verb or noun ("Thanh tra") is used as a name here."""
    if view.text.startswith(",", stop):
        return False
    if stop >= end or TAIL.match(view.lower, stop, end) or _NAMED.match(view.text, stop, end):
        return not (stop < end and view.text[stop + 1 : stop + 2].isdigit())
    if view.lower.startswith(" và các ", stop):  # "Kiểm toán Nhà nước và các cơ quan …"
        return True
    return match_verb(view.lower, stop + 1, end) is not None


def _sector(view: View, stop: int, end: int) -> int | None:
    if stop + 1 >= end or view.text[stop] != " " or not view.text[stop + 1].isupper():
        return None
    sector = head_at(view.lower, stop + 1, sectors=True)
    return None if sector is None else stop + 1 + len(sector.name)


def tail_end(view: View, at: int, end: int) -> int:
    """End of everything that still belongs to the name."""
    while True:
        stop = _tail_step(view, at, end)
        if stop is None:
            return at
        at = stop


def _tail_step(view: View, at: int, end: int) -> int | None:
    """End of the next part of a name; nothing of a name stands after any other sign."""
    sign = view.text[at : at + 1]
    if sign in (" ", ","):
        return (_spaced_step if sign == " " else _and_name)(view, at, end)
    paren = PAREN.match(view.lower, at, end) if sign == "(" else None
    return paren.end() if paren else None


def _spaced_step(view: View, at: int, end: int) -> int | None:
    projects = _projects_end(view, at, end)
    if projects is not None:
        return projects
    charge = CHARGE.match(view.lower, at, end)
    if charge is not None and COMMITTEE_END.search(view.lower, max(0, at - 40), at):
        return charge.end()
    named = _NAMED.match(view.text, at, end)
    stop = _named_step(view, named.end(), end) if named else None
    if stop is not None:
        return stop
    tail = TAIL.match(view.lower, at, end)
    if tail and not _starts_predicate(view, at + 1, end, tail.end()):
        return tail.end()
    paren = PAREN.match(view.lower, at, end) if view.text.startswith("(", at + 1) else None
    if paren:
        return paren.end()
    host = _HOST.match(view.lower, at, end)
    if host:
        inner = _head_end(view, host.end(), end, counted=False)
        counted = QUANTIFIER.match(view.lower, host.end(), end)
        if inner is None and counted:
            inner = _head_end(view, counted.end(), end, counted=True)
        return None if inner is None else inner[0]
    if at + 1 < end:
        inner = _host_noun(view, at + 1, end)
        if inner:
            return inner[0]
    return _and_name(view, at, end)


_BOARD_REACH = 45


def _projects_end(view: View, at: int, end: int) -> int | None:
    """Past what a board of projects builds, right behind its name."""
    what = PROJECTS.match(view.lower, at, end)
    if what is None or PROJECT_BOARD.search(view.lower, max(0, at - _BOARD_REACH), at) is None:
        return None
    return what.end()


def _host_noun(view: View, at: int, end: int) -> tuple[int, BodyKind] | None:
    """A lower-case body right after a head: "Lãnh đạo phòng", "cấp ủy đảng"."""
    head = head_at(view.lower, at)
    if head is not None and head.shape == "closed" and " " in head.name:
        return min(at + len(head.name), end), "body"
    if match_verb(view.lower, at, end):
        return None
    word = WORD.match(view.lower, at, end)
    if word is None or word[0] in NO_NAME:
        return None
    return noun_at(view.lower, at, end)


def _starts_predicate(view: View, at: int, end: int, tail_end: int) -> bool:
    verb = match_verb(view.lower, at, end)
    return verb is not None and verb.end > tail_end


def _named_step(view: View, at: int, end: int) -> int | None:
    """Past one capitalised word and the lower-case syllables of its compound."""
    head = head_at(view.lower, at)
    if head is not None and view.text[at].isupper():
        return min(at + len(head.name), end)
    sector = head_at(view.lower, at, sectors=True)
    if sector is not None:
        return at + len(sector.name)
    word = WORD.match(view.text, at, end)
    if word is None:
        return None
    if word[0].isdigit() and not is_number_name(view.lower, at, end):
        return None
    return compound_end(view, word.end(), end)


# How it is done or what is handed to it ("báo cáo Tổng cục phương án …"), no part of a name.
_HOW = (
    " cơ bản ", " dự kiến ", " tích cực ", " chủ động ", " chính thức ", " phương án ", " kết quả ",
    " tình hình ", " danh sách ",
)  # fmt: skip


def compound_end(view: View, at: int, end: int) -> int:
    """Past lower-case syllables up to a verb, a function word or a tail."""
    projects = _projects_end(view, at, end)
    if projects is not None:
        return projects
    first, count = at, 0
    while count < 6:
        if CHARGE.match(view.lower, at, end) or view.lower.startswith(_HOW, at):
            return at
        if not view.text.startswith(" ", at) or at + 1 >= end:
            return at
        word = WORD.match(view.text, at + 1, end)
        if word is None or not word[0][0].islower():
            return at
        if word[0].lower() in NO_NAME or word[0] in ("và", "các"):
            return at
        if match_verb(view.lower, at + 1, end) or TAIL.match(view.lower, at, end):
            return at
        at, count = word.end(), count + 1
    # No verb in sight: keep the second syllable of the compound only.
    word = WORD.match(view.text, first + 1, end)
    return word.end() if word else first


_COMMA_NAME = re.compile(rf"(?:, [{UPPER}][^,;.:()\n\"]{{1,24}}?){{1,2}} và (?=[{UPPER}])")


# "UBND các xã Lương Sơn, Đồng Tiến, Yên Phú": counted units are listed by their names.
_COUNTED_UNITS = re.compile(
    rf"(?:các|những|hai|ba|bốn|năm|\d{{1,2}}) {LEVEL}:? [^,;.:()]{{2,24}}"
    r"(?:, (?!sở |phòng |ban |công an |hội |đoàn |ubnd |ủy ban )[^,;.:()]{2,24}){0,12}\Z"
)
_UNITS_REACH = 160


def _lists_units(view: View, at: int) -> bool:
    return _COUNTED_UNITS.search(view.lower, max(0, at - _UNITS_REACH), at) is not None


def _ends_with_level(view: View, at: int) -> bool:
    return LEVEL_END.search(view.lower, max(0, at - 14), at) is not None


# "Văn phòng HĐND và UBND huyện": one office serves both.
_SHARED_OFFICE = re.compile(
    r"văn phòng (?:đoàn đbqh và |đoàn đại biểu quốc hội và )?"
    r"(?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội)\Z"
)
_OFFICE_REACH = 60


def _and_name(view: View, at: int, end: int) -> int | None:
    """ "và Du lịch", ", Thể thao và Du lịch" in a name, when no other body starts there."""
    match = _AND_NAME.match(view.text, at, end)
    if match is None or _ends_with_level(view, at):
        return None
    start = match.end()
    if _SHARED_OFFICE.search(view.lower, max(0, at - _OFFICE_REACH), at):
        inner = _head_end(view, start, end, counted=False)
        return None if inner is None else inner[0]
    comma = view.text[at] == ","
    if comma and not _COMMA_NAME.match(view.text, at, end) and not _lists_units(view, at):
        return None
    if head_at(view.lower, start) or noun_at(view.lower, start, end):
        return None
    if abbreviation_end(view, start, end):
        return None
    word = WORD.match(view.text, start, end)
    return None if word is None else compound_end(view, word.end(), end)

"""Where a Vietnamese sentence may break: marks outside quotes, brackets, numbers, abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.texts import View

_SPECIAL = re.compile(r"[\"()\[\];.,:!?]|''|…")
_PAIRED = re.compile(r"[\"()\[\]']")
_LONGEST_QUOTE = 600
# "chủ đề thi đua năm 2025: “Kỷ cương; chủ động; …”": one saying, not a list.
_SLOGAN = re.compile(r"\b(?:chủ đề|khẩu hiệu|phương châm|thông điệp|tinh thần)[^.;\"]*$")
_LONGEST_BRACKET = 600
_LISTED_PARTS = 2
# Abbreviations that keep their dot: "TP. Hải Phòng", "P.NV", "Tr. đồng", "KT. CHỦ TỊCH".
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:tp|p|q|h|x|tx|tt|kp|tdp|v/v|tr|tm|kt|tl|tuq|th|ths|ts|gs|pgs|bs|bscki|bsckii"
    r"|ks|cn"
    r"|đ/c|đc|ông|no|nxb|st|vd|v\.v|t|m|c|a|b|n|đ|l|s)$"
)
_ABBREVIATION_REACH = 9


@dataclass(slots=True)
class Mark:
    """A punctuation mark that may end a clause, at a view offset."""

    at: int
    sign: str


def list_marks(view: View, start: int, end: int) -> tuple[Mark, ...]:
    """List the marks of a range that stand outside quotes and brackets."""
    found = [Mark(m.start(), m.group()) for m in _SPECIAL.finditer(view.text, start, end)]
    if _PAIRED.search(view.text, start, end) is None:
        return tuple(found)
    closing = _pair_brackets(found)
    kept: list[Mark] = []
    index, list_end = 0, -1
    while index < len(found):
        mark = found[index]
        if index == list_end:
            index += 1
        elif mark.sign in _QUOTES:
            close = _quotes_a_list(view, found, index)
            list_end = list_end if close is None else close
            index = index + 1 if close is not None else _after_quote(found, index)
        elif index in closing:
            index = closing[index] + 1
        else:
            if mark.sign not in "()[]":
                kept.append(mark)
            index += 1
    return tuple(kept)


_QUOTES = frozenset(('"', "''"))
_ENDS = re.compile(r"\s*(?:[.!?…]|\Z)")


def _quotes_a_list(view: View, found: list[Mark], index: int) -> int | None:
    """Index of the mark that closes a quoted list after a colon ("cam kết: “…; …; …”"), or None.

    Names may be quoted inside the list; the quote that ends its sentence closes it.
    """
    at = found[index].at
    if not view.text[max(0, at - 4) : at].rstrip().endswith(":"):
        return None
    if _SLOGAN.search(view.lower, max(0, at - 60), at):
        return None
    quotes = [n for n in range(index + 1, len(found)) if found[n].sign in _QUOTES]
    ending = (n for n in quotes if _ENDS.match(view.text, found[n].at + len(found[n].sign)))
    last = next(ending, quotes[-1] if quotes else index)
    parts = sum(mark.sign == ";" for mark in found[index + 1 : last])
    return last if parts >= _LISTED_PARTS else None


def _after_quote(found: list[Mark], index: int) -> int:
    """Index past the closing quote; an unclosed quote protects nothing."""
    for other in range(index + 1, len(found)):
        if found[other].at - found[index].at > _LONGEST_QUOTE:
            break
        if found[other].sign in _QUOTES:
            return other + 1
    return index + 1


def _pair_brackets(found: list[Mark]) -> dict[int, int]:
    """Opening -> closing index; a bracket that is never closed protects nothing."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for index, mark in enumerate(found):
        if mark.sign in "([":
            open_.append(index)
        elif mark.sign in ")]" and open_:
            first = open_.pop()
            if mark.at - found[first].at <= _LONGEST_BRACKET:
                pairs[first] = index
    return pairs


def ends_sentence(view: View, at: int, end: int) -> bool:
    """Say whether the full stop at a view offset ends a sentence."""
    text = view.text
    after = text[at + 1 : at + 2]
    if at + 1 >= end or after == "\n":
        return True
    if after == "." or (at and text[at - 1] == "/"):
        return False
    if at and text[at - 1] == ".":  # "hệ thống chính trị... Bên cạnh đó": the last of three dots
        return text[at - 2 : at] == ".." and after == " " and text[at + 2 : at + 3].isupper()
    if after == " ":
        return _opens_sentence(view, at, end)
    # "đồng.Bảo đảm": the blank after the stop was lost.
    closed = text[at - 2 : at].islower() or text[at - 1 : at] == ")"
    return after.isupper() and closed and not _is_abbreviation(view, at)


def _opens_sentence(view: View, at: int, end: int) -> bool:
    rest = view.text[at + 1 : min(end, at + 12)].lstrip()
    if not rest:
        return True
    if rest[0].islower() or rest[0] in ",;:":
        return False
    return not _is_abbreviation(view, at)


def _is_abbreviation(view: View, at: int) -> bool:
    return _ABBREVIATION.search(view.lower[max(0, at - _ABBREVIATION_REACH) : at]) is not None

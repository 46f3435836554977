"""Provisions before a citation: "điểm b khoản 2 Điều 24", "Điều 20, 21 và 22"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LIST = r"(?:(?:, (?:điều |khoản |điểm )?| và (?:điều |khoản |điểm )?){id}(?!\w))"
_POINT = "điểm [a-zđ](?!\\w)" + _LIST.replace("{id}", "[a-zđ]") + "{0,8}"
_CLAUSE = "(?:khoản|điều|mục|chương|phần) [\\divxlc]{1,4}[a-zđ]?(?!\\w)" + (
    _LIST.replace("{id}", "\\d{1,3}[a-zđ]?") + "{0,12}"
)
_PIECE = f"(?:{_POINT}|{_CLAUSE})"
_CHAIN = re.compile(rf"(?<!\w){_PIECE}(?:,? (?:và )?{_PIECE}){{0,4}}(?=(?:,? của|,)? $)")
_KIND = re.compile(r"(điểm|khoản|điều|mục|chương|phần) ")
_ITEM = re.compile(r"(?<!\w)(?:\d{1,3}[a-zđ]?|[a-zđ]|[ivxlc]{1,4})(?!\w)")
_SLUG = {
    "điều": "dieu",
    "khoản": "khoan",
    "điểm": "diem",
    "mục": "muc",
    "chương": "chuong",
    "phần": "phan",
}


@dataclass(frozen=True, slots=True)
class Provision:
    """The provisions cited and where their words begin (view offset)."""

    start: int
    paths: tuple[str, ...]


def provision_before(low: str, at: int) -> Provision | None:
    """The provision whose words end where a citation begins."""
    from_ = max(0, at - 140)
    left = low[from_:at]
    if "điều" not in left and "khoản" not in left and "chương" not in left and "mục" not in left:
        return None
    match = _CHAIN.search(left)
    if match is None:
        return None
    return Provision(from_ + match.start(), _paths(match.group()))


def _paths(words: str) -> tuple[str, ...]:
    """ "khoản 3 Điều 10, Điều 12" is dieu-10.khoan-3 and dieu-12; "Điều 5, khoản 2" also works."""
    paths: list[str] = []
    inner: list[str] = []
    before = ""
    cuts = [*_KIND.finditer(words)]
    for index, cut in enumerate(cuts):
        end = cuts[index + 1].start() if index + 1 < len(cuts) else len(words)
        items = [f"{_SLUG[cut[1]]}-{item}" for item in _items(words[cut.end() : end])]
        if cut[1] not in ("khoản", "điểm"):
            paths.extend(_under(items, inner))
            inner = []
        elif paths and not inner and cut[1] == "khoản":
            paths[-1:] = _under(paths[-1:], items)
        elif cut[1] == before:
            inner = [*inner, *items]
        else:
            inner = _under(items, inner)
        before = cut[1]
    return tuple(paths or inner)


def _items(words: str) -> list[str]:
    found: list[str] = _ITEM.findall(words.replace(" và", " "))
    return found


def _under(heads: list[str], inner: list[str]) -> list[str]:
    """The first head owns what was named before it."""
    return [f"{heads[0]}.{item}" for item in inner] + heads[1:] if inner else heads

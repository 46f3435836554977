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
_ORDER = ("phần", "chương", "mục", "điều", "khoản", "điểm")


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
    pieces: dict[str, list[str]] = {}
    cuts = [*_KIND.finditer(words)]
    for index, cut in enumerate(cuts):
        end = cuts[index + 1].start() if index + 1 < len(cuts) else len(words)
        body = words[cut.end() : end].replace(" và", " ")
        pieces.setdefault(cut[1], []).extend(_ITEM.findall(body))
    paths: list[str] = [""]
    for kind in _ORDER:
        items = pieces.get(kind)
        if items:
            paths = [
                f"{path}.{_SLUG[kind]}-{item}" if path else f"{_SLUG[kind]}-{item}"
                for path in paths
                for item in items
            ]
    return tuple(path for path in paths if path)

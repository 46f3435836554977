"""A marker and what its printed form tells."""

from __future__ import annotations

from dataclasses import dataclass

from camket.texts import View

STRUCTURE: dict[str, int] = {"phan": 0, "chuong": 1, "muc": 2, "tieu_muc": 3, "dieu": 4}
"""Absolute ranks; khoản and điểm follow from standing inside a Điều."""
GLYPHS = frozenset(("dash", "plus", "star", "bullet"))


@dataclass(slots=True)
class Marker:
    """A list marker at the start of a line, in view offsets; `end` is where the text begins."""

    scheme: str
    ordinal: int | None
    start: int
    mark_end: int
    end: int
    style: str = ""
    """The punctuation, so that "1." and "1)" can nest."""
    parts: tuple[int, ...] = ()
    """All components of a decimal marker ("2.1.3")."""
    flags: tuple[str, ...] = ()
    letter: str = ""
    """The single capital or small letter, when it may be a letter as well as a Roman numeral."""
    weak: bool = False
    """A sign that also stands inside sentences (a dash between names)."""

    @property
    def structural(self) -> bool:
        """Whether the scheme has an absolute rank (phần, chương, mục, tiểu mục, điều)."""
        return self.scheme in STRUCTURE

    @property
    def key(self) -> str:
        """Scheme and punctuation: what one list keeps the same."""
        return self.scheme + self.style


def mark_end(view: View, start: int, end: int) -> int:
    """The end of the printed marker: `end` without the blanks before the text."""
    text = view.text
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def eth_flags(view: View, at: int) -> tuple[str, ...]:
    """The flag of an Icelandic eth typed for đ, which the view has folded."""
    return ("lookalike",) if view.content[view.offset(at)] in "ðÐƉ" else ()

"""Signs that text recognition mistakes in Vietnamese, put right where only one can be meant."""

from __future__ import annotations

import re

from camket.decode.draft import Line

# No word: a leader or the edge of a stamp read as a stroke.
_STROKES = re.compile(r"[_|~¬¦]+")
# Lost or wrong signs over capitals; none of the readings on the left is a Vietnamese phrase.
_PHRASES = {
    "Uy ban": "Ủy ban",
    "UY BAN": "ỦY BAN",
    "Uỷ bạn": "Uỷ ban",
    "Đẳng bộ": "Đảng bộ",
    "Đẳng ủy": "Đảng ủy",
    "Đẳng viên": "Đảng viên",
    "đẳng viên": "đảng viên",
    "ĐẲNG BỘ": "ĐẢNG BỘ",
    "ĐẲNG ỦY": "ĐẢNG ỦY",
    "Đẳng Cộng sản": "Đảng Cộng sản",
    "ĐẲNG CỘNG SẢN": "ĐẢNG CỘNG SẢN",
}
_CAPITAL_AFTER = re.compile(r"[lL|1]\.\s+[^\W\d_a-z]")


def is_stroke(word: str) -> bool:
    """Whether a recognised word is no word at all ("_", "|")."""
    return _STROKES.fullmatch(word) is not None


def repair_recognised(lines: list[Line]) -> tuple[str, ...]:
    """Put right phrases and the Roman numbers of headings, in place; the names of the repairs."""
    found: list[str] = []
    for line in lines:
        for wrong, right in _PHRASES.items():
            if wrong in line.text:
                line.text = line.text.replace(wrong, right)
                found.append("ocr_signs")
    if _repair_first_numeral(lines):
        found.append("ocr_numerals")
    return tuple(dict.fromkeys(found))


def _repair_first_numeral(lines: list[Line]) -> bool:
    """ "I." comes back as "l.", "L." or "1."; a later "II." tells which line it was."""
    second = next((at for at, line in enumerate(lines) if line.text.startswith("II.")), None)
    if second is None or any(line.text.startswith("I.") for line in lines[:second]):
        return False
    heads = [line for line in lines[:second] if _CAPITAL_AFTER.match(line.text)]
    sure = [line for line in heads if line.text[0] != "1"]
    ones = [line for line in heads if line.text[0] == "1"]
    chosen = sure[0] if sure else ones[0] if len(ones) > 1 else None
    if chosen is None:
        return False
    chosen.text = "I" + chosen.text[1:]
    return True

"""Resolutions of congresses: "Nghị quyết Đại hội XII của Đảng" (DOMAIN 7.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.heads import UPPER

_WORDS = {
    **{"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5},
    **{"sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10},
}
_CONGRESS = re.compile(r"(?:của )?đại hội(?= )")
_ORDINAL = re.compile(
    r"(?:lần thứ |thứ )(?P<o>[ivxl]{1,7}|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)"
    r"|(?<= )(?P<r>[ivx]{1,6})(?![\w])"
)
_OWNER = re.compile(r",? (?:của )?(?:đảng|chi bộ)(?!\w)")
_LEVELS = (
    ("chi bộ", "chibo"),
    ("công đoàn", "congdoan"),
    ("mặt trận", "mttq"),
    ("mttq", "mttq"),
    ("đoàn thanh niên", "doan"),
    ("đoàn tncs", "doan"),
    ("phụ nữ", "phunu"),
    ("nông dân", "nongdan"),
    ("cựu chiến binh", "ccb"),
    ("thị xã", "thixa"),
    ("thị trấn", "thitran"),
    ("đặc khu", "dackhu"),
    ("khối", "khoi"),
    ("quân khu", "quankhu"),
    ("quân đội", "quandoi"),
    ("phường", "phuong"),
    ("huyện", "huyen"),
    ("quận", "quan"),
    ("thành phố", "thanhpho"),
    ("tỉnh", "tinh"),
    ("xã", "xa"),
    ("đảng bộ", "dangbo"),
    ("đảng", "dcsvn"),
    ("toàn quốc", "dcsvn"),
)
_ROMAN = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Congress:
    """A congress named in view text up to `end`."""

    end: int
    id: str


def _roman(number: int) -> str:
    out = ""
    for value, digits in _ROMAN:
        while number >= value:
            out += digits
            number -= value
    return out


def read_congress(text: str, low: str, at: int, stop: int) -> Congress | None:
    """The congress named at `at` with its ordinal; None for "đại hội đảng bộ các cấp"."""
    match = _CONGRESS.match(low, at, stop)
    if match is None:
        return None
    cut = re.compile(r"[,;.:\n(\"]| và | nhiệm kỳ ").search(low, match.end(), min(stop, at + 150))
    limit = cut.start() if cut else min(stop, at + 150)
    ordinal = _ORDINAL.search(low, match.end(), limit)
    if ordinal is None:
        return None
    end = ordinal.end()
    # The owner is printed before the ordinal or right after it.
    owner = _OWNER.match(low, end, min(stop, end + 80))
    if owner is not None:
        end = _owner_end(text, low, owner.start(), stop)
    printed = (ordinal["o"] or ordinal["r"]).upper()
    number = printed if printed.strip("IVXL") == "" else _roman(_value(printed))
    return Congress(end, f"congress:{_level(low[match.end() : end])}/{number}")


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() else _WORDS[printed.lower()]


_LOWER_OWNER = re.compile(
    r",? (?:của )?(?:đảng(?: bộ)?|chi bộ)(?: (?:cộng sản việt nam|tỉnh|thành phố|quận|huyện|thị xã|"
    r"phường|xã|thị trấn|khối|cơ quan|các|quân sự|công an|trường|bệnh viện|sở)(?!\w))*"
)
_NAME = re.compile(rf" [{UPPER}]\w*")


def _owner_end(text: str, low: str, at: int, stop: int) -> int:
    match = _LOWER_OWNER.match(low, at, stop)
    end = match.end() if match else at
    if match is not None and "bộ" not in match.group():
        return end
    for _ in range(4):
        name = _NAME.match(text, end, stop)
        if name is None:
            break
        end = name.end()
    return end


def _level(words: str) -> str:
    for cue, slug in _LEVELS:
        if re.search(rf"(?<!\w){cue}(?!\w)", words):
            return slug
    return "dcsvn"

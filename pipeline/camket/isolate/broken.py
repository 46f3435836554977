"""Fixed wording of a formal head that a narrow column or a copy broke over two lines."""

from __future__ import annotations

import re

from camket.isolate.shapes import CAPITAL

_HEAD = 4000
_GAP = r" {0,3}\n? {0,3}"
_DAY = "ngày [0-3]?[0-9] tháng [01]?[0-9] năm (?:19|20)[0-9][0-9]"
_LEVEL = r"(?:TỈNH|THÀNH PHỐ|QUẬN|HUYỆN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ)"


def _words(phrase: str) -> str:
    return _GAP.join(phrase.split())


# Nothing but a line end may stand between these words, wherever the column was too narrow.
_FIXED = re.compile(
    "|".join(
        (
            _words("CỘNG H(?:ÒA|OÀ|ÓA|OÁ|ÕA) XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            _words("ĐẢNG CỘNG SẢN VIỆT NAM"),
            _words("Độc lập [-–] Tự do [-–] Hạnh phúc"),
            _words("ỦY BAN NHÂN DÂN"),
            _words("HỘI ĐỒNG NHÂN DÂN"),
            # "Phú Thọ, ngày 13⏎tháng 02 năm 2025", "Kiên⏎Giang, ngày …"
            rf"^(?:{CAPITAL}[^\W\d_]{{1,8}}\n)?(?:{CAPITAL}[\w.]{{1,12}} ){{0,4}}"
            rf"{CAPITAL}[^\W_]{{1,8}}, {_words(_DAY)}",
            # A number below its word: "Số:⏎06/2024/QĐ-UBND"
            r"^Số ?:?\n(?=\d{1,5}/)\d",
            # An article's number below its word: "Điều⏎1. Phê duyệt …"
            r"^Điều\n\d{1,3}[.:]",
            # "TỈNH BÌNH⏎PHƯỚC" above the rule or the bar that closes the cell
            rf"^{_LEVEL} {CAPITAL}{{2,8}}\n{CAPITAL}{{2,8}}(?=\n[-_|=*])",
        )
    ),
    re.MULTILINE,
)


def breaks(text: str) -> tuple[int, ...]:
    """Offsets of the line ends in the head that stand inside wording that has none."""
    return tuple(
        at
        for found in _FIXED.finditer(text, 0, _HEAD)
        for at in range(found.start(), found.end())
        if text[at] == "\n"
    )


def mended(
    ranges: tuple[tuple[int, int], ...], broken: tuple[int, ...]
) -> tuple[tuple[int, int], ...]:
    """The lines, those that end at a broken place joined with the next."""
    places = frozenset(broken)
    out: list[tuple[int, int]] = []
    for start, end in ranges:
        if out and out[-1][1] in places:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)

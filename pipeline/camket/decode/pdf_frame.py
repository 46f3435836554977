"""The official frame of a printed page: header and signature stand in two columns, read in turn."""

from __future__ import annotations

import re
import unicodedata

from camket.decode.pdf_words import PageWords, Row, Word

_MOTTO = re.compile(
    r"cộng h(?:òa|oà|õa) xã hội chủ nghĩa|đảng cộng sản việt nam|độc lập\s?-\s?tự do", re.I
)
# The same, wrapped in a narrow column.
_MOTTO_CUT = re.compile(r"(?:cộng h(?:òa|oà|õa) xã hội(?: chủ)?|đảng cộng sản(?: việt)?)$", re.I)
_DATE = re.compile(
    r"\S.{0,40}, ?(?:ngày|tháng).{0,14}năm ?\d{4}|ngày.{0,14}tháng.{0,6}năm ?\d{4}", re.I
)
_FREEDOM = re.compile(r"độc lập ?[-–—] ?tự do ?[-–—] ?hạnh phúc", re.I)
_COUNTRY = re.compile(r"cộng h.{1,3} xã hội chủ nghĩa việt nam|đảng cộng sản việt nam", re.I)
_RIGHT_HALF = 0.42
"""A motto that begins behind this part of the measure stands in the right column."""
_AROUND = 6
_FIRST_ROWS = 4
_SIGNATURE = re.compile(r"nơi nhận\b", re.IGNORECASE)
# What may follow in the left column alone, under the name of the body.
_LEFT_COLUMN = re.compile(r"số\b|v/v|về việc|\*|-{3}|_{3}|[a-zà-ỹđ]", re.UNICODE)
_MOST_LEFT_ONLY = 3
_LABEL = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ]{1,2}|[A-ZĐ]|[IVXLC]{1,6}(?:\.\d{1,2})*)[.)/-]|[-–—+*•●▪➢]"
)
_WIDE_GAP = 1.35
_LABEL_GAP = 5.0
_HEADER_PART = 0.45


def segments(row: Row) -> list[list[Word]]:
    """The row cut at gaps far wider than a space."""
    parts = [[row.words[0]]]
    for word in row.words[1:]:
        if word.x0 - parts[-1][-1].x1 > _WIDE_GAP * row.height:
            parts.append([])
        parts[-1].append(word)
    gap = parts[1][0].x0 - parts[0][-1].x1 if len(parts) > 1 else 0.0
    label = " ".join(word.text for word in parts[0])
    if 0 < gap < _LABEL_GAP * row.height and _LABEL.fullmatch(label):
        parts[:2] = [parts[0] + parts[1]]  # a list label and its text are no two columns
    return parts


def _gutter(rows: list[Row], limit: float) -> tuple[int, float] | None:
    """The row where the two columns of an official header begin, and where the right one starts."""
    for at, row in enumerate(rows):
        if row.y0 > limit:
            return None
        folded = unicodedata.normalize("NFC", row.text).lower()
        found = _MOTTO.search(folded) or _MOTTO_CUT.search(folded)
        if found and found.start() > 0:
            before = folded[: found.start()].count(" ")
            if before < len(row.words):
                return at, _column_start(rows[at + 1 : at + 5], row.words[before].x0)
        elif found and (start := _start_beside(rows, at)) is not None:
            return at, start
    return None


def _start_beside(rows: list[Row], at: int) -> float | None:
    """Where the right column starts, when the left one begins above or below its motto."""
    motto = rows[at]
    if motto.x0 < _RIGHT_HALF * max(row.x1 for row in rows):
        return None
    cut = [segments(row) for row in rows[max(0, at - _AROUND) : at + _AROUND]]
    beside = [
        parts
        for parts in cut
        if len(parts) == 2 and parts[0][-1].x1 < motto.x0 < parts[1][-1].x1 and _on(parts, motto)
    ]
    if not beside:
        return None
    left = max(parts[0][-1].x1 for parts in beside)
    starts = [parts[-1][0].x0 for parts in cut if parts[-1][0].x0 > left]
    return min(motto.x0, *starts) if starts else None


def _on(parts: list[list[Word]], motto: Row) -> bool:
    """Whether the right part of a row stands below or above the motto."""
    return parts[1][0].x0 < motto.x1


def _column_start(rows: list[Row], start: float) -> float:
    """Where the right column starts: place and date may be set wider than the country's name."""
    for row in rows:
        parts = segments(row)
        if len(parts) == 2 and parts[0][0].x0 < start:
            start = min(start, parts[1][0].x0)
    return start


def _split_at(row: Row, gutter: float) -> tuple[list[Word], list[Word]] | None:
    """Left and right words of a two-column row; None when the row runs across the gutter."""
    left = [word for word in row.words if (word.x0 + word.x1) / 2 < gutter]
    right = [word for word in row.words if (word.x0 + word.x1) / 2 >= gutter]
    if left and right and right[0].x0 - left[-1].x1 < 0.45 * row.height:
        return None
    return left, right


def _columns(
    rows: list[Row], start: int, gutter: float, *, to_end: bool = False
) -> tuple[list[Row], int]:
    """Rows of a two-column zone, left column first, and where the zone ends."""
    halves: list[tuple[list[Word], list[Word]]] = []
    end = 0
    for at in range(start, len(rows)):
        split = None if rows[at].apart else _split_at(rows[at], gutter)
        if split is None or (at > start and _is_centred_title(rows[at], gutter)):
            break
        halves.append(split)
        if split[1] or to_end or _LEFT_COLUMN.match(rows[at].text):
            end = len(halves)
        elif len(halves) - end > _MOST_LEFT_ONLY:
            break
    if not halves:
        return [rows[start]], start + 1
    halves = halves[: max(1, end)]
    page = rows[start].page
    left = [Row(words, page, apart=True) for words, _ in halves if words]
    right = [Row(words, page, apart=True) for _, words in halves if words]
    return [*left, *_whole(right)], start + max(1, end)


def _whole(right: list[Row]) -> list[Row]:
    """The right column with its country, motto, place and date whole, where they were wrapped."""
    at = 0
    while at < len(right) - 1:
        text = f"{right[at].text} {right[at + 1].text}"
        if _is_whole(text) and not _is_whole(right[at].text):
            words = [*right[at].words, *right[at + 1].words]
            right[at : at + 2] = [Row(words, right[at].page, apart=True, text=text)]
        at += 1
    return right


def _is_whole(text: str) -> bool:
    folded = unicodedata.normalize("NFC", text).strip()
    return any(known.fullmatch(folded) for known in (_COUNTRY, _FREEDOM, _DATE))


def _is_centred_title(row: Row, gutter: float) -> bool:
    """A title over both columns: it stands on both sides of the gutter without a wide gap."""
    return row.x0 < gutter < row.x1 and len(segments(row)) == 1


def page_rows(
    rows: list[Row], page: PageWords, signature: float | None = None
) -> tuple[list[Row], float | None]:
    """Rows of one page with official header and signature read column by column.

    `signature` is where the right column of a signature starts that the page before ended in; the
    second value is the same for the page after.
    """
    out: list[Row] = []
    at = 0
    if signature is not None and _goes_on(rows, signature):
        columns, at = _columns(rows, 0, signature, to_end=True)
        out.extend(columns)
    header = _gutter(rows, page.height * _HEADER_PART) if rows else None
    signature = signature if out and at == len(rows) else None
    while at < len(rows):
        row = rows[at]
        if header is not None and at <= header[0] and _may_open_header(rows, at, header):
            columns, at = _columns(rows, at, header[1] - 4)
            out.extend(columns)
            continue
        signed = _signature_gutter(rows, at) if _SIGNATURE.search(row.text) else None
        if signed is not None:
            columns, at = _columns(rows, at, signed, to_end=True)
            out.extend(columns)
            signature = signed if at == len(rows) else None
            continue
        out.append(row)
        at += 1
    return out, signature


def _goes_on(rows: list[Row], gutter: float) -> bool:
    """Whether a page opens with the rest of a signature: rows that the gutter parts."""
    for row in rows[:_FIRST_ROWS]:
        split = None if row.apart else _split_at(row, gutter)
        if split is None:
            return False
        if all(split):
            return True
    return False


def _may_open_header(rows: list[Row], at: int, header: tuple[int, float]) -> bool:
    return at == header[0] or _split_at(rows[at], header[1] - 4) is not None


def _signature_gutter(rows: list[Row], at: int) -> float | None:
    """Where the signature column starts beside "Nơi nhận"."""
    starts = [parts[-1][0].x0 for row in rows[at : at + 6] if len(parts := segments(row)) == 2]
    return min(starts) - 4 if starts else None

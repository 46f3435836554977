"""XLS: percent cells, hidden rows and merged cells, which calamine does not tell.

Reads the records of the workbook stream of [MS-XLS] inside the compound file of [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from camket.decode.looks import Look, below_the_first, shows_percent

_FAULTS = (struct.error, IndexError, ValueError, OverflowError)
_NONE = 0xFFFFFFF0
"""Sector numbers from here on are signs, no sectors."""
_BOF, _BOUND_SHEET, _FORMAT, _XF, _ROW = 0x0809, 0x0085, 0x041E, 0x00E0, 0x0208
_NUMBER, _RK, _FORMULA, _MANY_RK, _MERGED = 0x0203, 0x027E, 0x0006, 0x00BD, 0x00E5
_BIFF8 = 0x0600
_HIDDEN_ROW = 0x20
_PERCENT_IDS = frozenset((9, 10))

Record = tuple[int, int, bytes]
"""Where it begins, its kind, its body."""


def xls_looks(data: bytes) -> dict[int, Look] | None:
    """The look of each sheet by its number; None when the file does not tell."""
    try:
        stream = _workbook_stream(data)
        return _looks(stream) if stream else None
    except _FAULTS:
        return None


class _Compound:
    """A compound file: a small file system of sectors.

    Streams short enough for its store of small ones are left out: every writer of workbooks makes
    them longer than that.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        (self._shift,) = struct.unpack_from("<H", data, 30)
        if not 7 <= self._shift <= 16:
            raise ValueError("not a compound file")
        self._table = self._allocation()
        directory, self._least = struct.unpack_from("<I4xI", data, 48)
        self._directory = self._chain(directory)

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) << self._shift : (number + 2) << self._shift]

    def _allocation(self) -> tuple[int, ...]:
        """The table that names the next sector of each."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        (following,) = struct.unpack_from("<I", self._data, 68)
        most = len(self._data) >> self._shift
        while following < _NONE and len(listed) <= most + 109:
            numbers = struct.unpack(f"<{1 << self._shift >> 2}I", self._sector(following))
            listed += numbers[:-1]
            following = numbers[-1]
        table = b"".join(self._sector(number) for number in listed[:most] if number < _NONE)
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _chain(self, first: int) -> bytes:
        most = len(self._data) >> self._shift
        numbers = islice(_numbers(first, self._table), most)
        return b"".join(self._sector(number) for number in numbers)

    def stream(self, *names: str) -> bytes:
        """The first stream of one of these names; empty when there is none."""
        for at in range(0, len(self._directory) - 127, 128):
            entry = self._directory[at : at + 128]
            (length,) = struct.unpack_from("<H", entry, 64)
            if entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace") in names:
                first, size = struct.unpack_from("<II", entry, 116)
                return self._chain(first)[:size] if size >= self._least else b""
        return b""


def _numbers(first: int, table: tuple[int, ...]) -> Iterator[int]:
    """A chain of sectors; one that bites its tail ends."""
    for _ in range(len(table)):
        if first >= _NONE:
            return
        yield first
        first = table[first]


def _workbook_stream(data: bytes) -> bytes:
    return _Compound(data).stream("Workbook", "Book")


def _records(stream: bytes) -> Iterator[Record]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


@dataclass
class _Book:
    """What the records read so far tell: styles come first, then one sheet after the other."""

    starts: dict[int, int] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    looks: dict[int, Look] = field(default_factory=dict)
    percents: set[int] = field(default_factory=set)
    wide: bool = True
    sheet: int | None = None

    def begin(self, at: int, body: bytes) -> None:
        """A part of the stream begins: the whole book, a sheet, or a chart inside one."""
        self.wide = self.wide and struct.unpack_from("<H", body)[0] >= _BIFF8
        if at in self.starts:
            self.sheet = self.starts[at]
            self.looks[self.sheet] = Look()
            self.percents = {k for k, code in enumerate(self.styles) if self._is_percent(code)}

    def _is_percent(self, code: int) -> bool:
        return shows_percent(self.codes[code]) if code in self.codes else code in _PERCENT_IDS

    def note(self, kind: int, body: bytes) -> None:
        """A record of the whole book."""
        if kind == _BOUND_SHEET:
            self.starts[struct.unpack_from("<I", body)[0]] = len(self.starts)
        elif kind == _FORMAT:
            self.codes[struct.unpack_from("<H", body)[0]] = _code(body, wide=self.wide)
        elif kind == _XF:
            self.styles.append(struct.unpack_from("<H", body, 2)[0])


def _looks(stream: bytes) -> dict[int, Look]:
    book = _Book()
    for at, kind, body in _records(stream):
        if kind == _BOF:
            book.begin(at, body)
        elif book.sheet is None:
            book.note(kind, body)
        else:
            _look_at(kind, body, book.looks[book.sheet], book.percents)
    return book.looks


def _code(body: bytes, *, wide: bool) -> str:
    if not wide:
        return body[3:].decode("cp1252", "replace")
    return body[5:].decode("utf-16-le" if body[4] & 1 else "latin-1", "replace")


def _look_at(kind: int, body: bytes, look: Look, percents: set[int]) -> None:
    """Note what one record of a sheet tells."""
    if kind in (_NUMBER, _RK, _FORMULA):
        row, column, style = struct.unpack_from("<HHH", body)
        if style in percents:
            look.percents.add((row, column))
    elif kind == _MANY_RK:
        row, column = struct.unpack_from("<HH", body)
        for k in range((len(body) - 6) // 6):
            if struct.unpack_from("<H", body, 4 + 6 * k)[0] in percents:
                look.percents.add((row, column + k))
    elif kind == _ROW and body[12] & _HIDDEN_ROW:
        look.rows_off.add(struct.unpack_from("<H", body)[0])
    elif kind == _MERGED:
        for at in range(2, len(body) - 7, 8):
            top, bottom, left = struct.unpack_from("<HHH", body, at)
            look.merged.update(below_the_first(top, bottom, left))

"""XLS workbooks made byte by byte: records of one sheet in a compound file."""

import struct

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Cell = str | float | None


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _short(text: str, size: str = "B") -> bytes:
    return struct.pack(f"<{size}B", len(text), 1) + text.encode("utf-16-le")


def _cell(row: int, column: int, value: Cell, style: int) -> bytes:
    place = struct.pack("<HHH", row, column, style)
    if isinstance(value, str):
        return record(0x0204, place + _short(value, "H"))
    if value is None:
        return record(0x0201, place)
    return record(0x0203, place + struct.pack("<d", value))


def xls(  # one sheet is enough
    rows: list[list[Cell]],
    formats: dict[tuple[int, int], str] | None = None,
    *,
    hidden: tuple[int, ...] = (),
    merged: tuple[tuple[int, int, int, int], ...] = (),
    together: bool = False,
) -> bytes:
    """A workbook of one sheet; `formats` are the number formats of cells by row and column.

    `together` packs the numbers of a row into one record, as Excel does.
    """
    formats = formats or {}
    codes = sorted(set(formats.values()))
    head = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    styles = b"".join(
        record(0x041E, struct.pack("<H", 164 + at) + _short(code, "H"))
        for at, code in enumerate(codes)
    )
    styles += b"".join(
        record(0x00E0, struct.pack("<HH", 0, number) + bytes(16))
        for number in (0, *(164 + at for at in range(len(codes))))
    )
    style_of = {place: 1 + codes.index(code) for place, code in formats.items()}
    bound = record(0x0085, struct.pack("<IH", 0, 0) + _short("Biểu"))
    offset = len(head + styles + bound) + 4
    bound = record(0x0085, struct.pack("<IH", offset, 0) + _short("Biểu"))
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    wide = max(map(len, rows))
    sheet += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, wide, 0))
    for at in hidden:
        sheet += record(0x0208, struct.pack("<HHHHIII", at, 0, wide, 255, 0, 0x20, 0)[:16])
    for at, row in enumerate(rows):
        sheet += _row(at, row, style_of, together=together)
    if merged:
        ranges = b"".join(struct.pack("<HHHH", *area) for area in merged)
        sheet += record(0x00E5, struct.pack("<H", len(merged)) + ranges)
    stream = head + styles + bound + record(0x000A) + sheet + record(0x000A)
    return _compound(stream)


def _row(at: int, row: list[Cell], styles: dict[tuple[int, int], int], *, together: bool) -> bytes:
    numbers = [k for k, value in enumerate(row) if isinstance(value, float)]
    packed = b""
    if together and numbers:
        for k in numbers:
            high = struct.unpack("<I", struct.pack("<d", row[k])[4:])[0] & 0xFFFFFFFC
            packed += struct.pack("<HI", styles.get((at, k), 0), high)
        first = struct.pack("<HH", at, numbers[0])
        packed = record(0x00BD, first + packed + struct.pack("<H", numbers[-1]))
    return packed + b"".join(
        _cell(at, k, value, styles.get((at, k), 0))
        for k, value in enumerate(row)
        if not (packed and k in numbers)
    )


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE) -> bytes:
    words = name.encode("utf-16-le")
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(words) + 2 if name else 0, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def _compound(stream: bytes) -> bytes:
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    entries = _entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, 2, len(stream))
    directory = entries + _entry("", 0, 0, 0) * 2
    table = [_TABLE, _END, *range(3, sectors + 2), _END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0,
                        _END, 0)  # fmt: skip
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    packed = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    return head + packed + directory + stream.ljust(sectors * 512, b"\0")

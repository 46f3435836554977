"""Reads one workbook from standard input and writes its sheets as JSON to standard output.

Run as a process of its own: the library aborts or panics on damaged files, and must not take the
caller with it. Exit codes: 0 done, 3 password, 4 broken, 5 too many rows.
"""

from __future__ import annotations

import datetime
import io
import json
import sys

PASSWORD, BROKEN, TOO_LARGE = 3, 4, 5


def _plain(cell: object) -> object:
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%d/%m/%Y %H:%M" if cell.hour or cell.minute else "%d/%m/%Y")
    if isinstance(cell, datetime.date):
        return cell.strftime("%d/%m/%Y")
    return cell if isinstance(cell, bool | int | float) else str(cell)


def main(most_rows: int) -> int:
    """Convert standard input; the exit code says how it went."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = []
        for at, known in enumerate(book.sheets_metadata):
            if known.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(at)
            if sheet.total_height > most_rows:
                return TOO_LARGE
            hidden = known.visible != python_calamine.SheetVisibleEnum.Visible
            rows = [[_plain(cell) for cell in row] for row in sheet.iter_rows()]
            start = list(sheet.start or (0, 0))
            sheets.append(
                {"at": at, "name": known.name, "hidden": hidden, "start": start, "rows": rows}
            )
    except python_calamine.PasswordError:
        return PASSWORD
    except (python_calamine.CalamineError, OSError, ValueError, KeyError, IndexError):
        return BROKEN
    sys.stdout.write(json.dumps(sheets))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))

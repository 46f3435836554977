"""Files with a new date and old bytes: copied, unpacked or restored archives are not read again."""

from __future__ import annotations

import hashlib
from pathlib import Path

from camket.completion import ShardReport
from camket.inventory import Shard, entries_of
from camket.stored import open_lines
from camket.tally import LedgerLine


def is_only_touched(out: Path, inventory: Path, shard: Shard, report: ShardReport) -> bool:
    """Whether a shard of plain local files holds the bytes its ledger says, whatever their dates.

    Reads only the files whose date differs.
    """
    entries = list(entries_of(inventory, shard))
    if any(entry.kind != "file" for entry in entries) or report.documents != len(entries):
        return False
    name = next(file for file in report.files if file.startswith("ledger/"))
    with open_lines(out / name) as lines:
        ledger = [LedgerLine.model_validate_json(line) for line in lines]
    return all(
        line.uri == entry.uri and (line.stamp == entry.stamp or _is_same(line, entry.uri))
        for line, entry in zip(ledger, entries, strict=True)
    )


def _is_same(line: LedgerLine, uri: str) -> bool:
    if line.sha256 is None:
        return False
    try:
        with Path(uri).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == line.sha256
    except OSError:
        return False

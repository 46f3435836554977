"""Which files of a batch folder belong to which shard: told by their names alone.

No list of them is kept, so no interruption can leave such a list wrong.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from camket.completion import STREAMS
from camket.write import PARTITION, TABLES

_NAME = re.compile(r"(?P<shard>[0-9a-f]{16})(?:\.jsonl(?:\.zst)?|\.json|\.parquet)")


def partitions(out: Path) -> tuple[str, ...]:
    """The folders of years below the tables, each name once."""
    found = {
        folder.name
        for table in TABLES
        for folder in _scanned(out / "tables" / table)
        if folder.name.startswith(PARTITION)
    }
    return tuple(sorted(found))


def possible_files(shard: str, years: Iterable[str]) -> Iterator[str]:
    """Every name, relative to the folder, under which output of a shard can be."""
    for stream in STREAMS:
        yield f"{stream}/{shard}.jsonl"
        yield f"{stream}/{shard}.jsonl.zst"
    places = ("", *(f"{year}/" for year in years))
    for table in TABLES:
        for place in places:
            yield f"tables/{table}/{place}{shard}.parquet"


def files_of_others(out: Path, shards: Container[str]) -> Iterator[Path]:
    """Output of shards that are not among `shards`, completion marks first."""
    folders = ["shards", *STREAMS, "counts", *(f"tables/{table}" for table in TABLES)]
    folders += [f"tables/{table}/{year}" for table in TABLES for year in partitions(out)]
    for folder in folders:
        for file in _scanned(out / folder):
            named = _NAME.fullmatch(file.name)
            if named and named["shard"] not in shards:
                yield out / folder / file.name


def _scanned(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            yield from found
    except FileNotFoundError:
        return

"""What a batch has to read: every input, cut into shards that do not depend on their neighbours.

Where one shard ends is decided by the names inside it, so a file added or removed moves the border
of one shard and leaves all others as they are.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from camket.archives import kind_of, runs
from camket.entries import Entry
from camket.errors import DecodeError
from camket.inputs import Except, each_input
from camket.record_model import Model
from camket.records import Failure
from camket.stores import find_remote, is_remote, lasting, printable

_MAX_SHARD_BYTES = 256_000_000


class Selection(Model):
    """Which of the inputs are meant."""

    field: str = "text"
    limit: int | None = None
    """The first so many documents."""
    sample: float | None = None
    """This share of them, chosen by their names: the same ones every time."""
    since: float | None = None
    """Files changed at or after this time (seconds of the epoch)."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A unit of work: a stretch of the inventory file."""

    name: str
    offset: int
    """Byte of the inventory file at which its entries begin."""
    entries: int
    documents: int
    digest: str
    """Digest of what its documents are; another digest means another input."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be done, and what was named but not found."""

    inventory: Path
    shards: tuple[Shard, ...]
    missing: tuple[Failure, ...]
    names: frozenset[str]
    """Names of all shards, those of other machines too."""
    passed_over: tuple[str, ...] = ()
    """The output folder, where it lies inside an input."""

    @property
    def documents(self) -> int:
        """Documents of this part."""
        return sum(shard.documents for shard in self.shards)


def list_inputs(
    patterns: Iterable[str],
    selection: Selection,
    size: int,
    missing: list[Failure],
    without: Except | None = None,
) -> Iterator[Entry]:
    """Yield the entries meant by `patterns`, each file once; what cannot be listed is missing."""
    left = selection.limit
    for uri in _each_once(tuple(patterns), missing, without):
        for entry in _listed(uri, size, selection.field, missing):
            if not _is_selected(entry, selection):
                continue
            if left is not None:
                if left <= 0:
                    return
                entry = _shortened(entry, left)
                left -= entry.count
            yield entry


def _each_once(
    patterns: tuple[str, ...], missing: list[Failure], without: Except | None
) -> Iterator[str]:
    seen: set[int] = set()
    # One folder lists nothing twice; the set is only paid for with several, or with `**`.
    once = len(patterns) == 1 and "**" not in patterns[0]
    for pattern in patterns:
        found = 0
        for uri in find_remote(pattern) if is_remote(pattern) else each_input(pattern, without):
            found += 1
            if once or (key := hash(uri)) not in seen:
                seen.add(key) if not once else None
                yield uri
        if not found and not Path(pattern).is_dir():
            missing.append(_failure(pattern, "not_found", f"{pattern}: no such file or folder"))


def _listed(uri: str, size: int, field: str, missing: list[Failure]) -> Iterator[Entry]:
    found = False
    try:
        for entry in runs(uri, kind_of(uri), size, field):
            found = True
            yield entry
        if not found:
            missing.append(_failure(uri, "empty", f"{uri} holds no documents"))
    except DecodeError as error:
        missing.append(_failure(uri, error.reason, str(error)))


def _failure(uri: str, reason: str, message: str) -> Failure:
    return Failure(
        uri=printable(uri),
        stage="find",
        reason=reason,
        error="DecodeError",
        message=lasting(message),
    )


def _is_selected(entry: Entry, selection: Selection) -> bool:
    if selection.sample is not None and _share(f"{entry.uri}#{entry.at}") >= selection.sample:
        return False
    if selection.since is None or not entry.stamp.isdigit():
        return True
    return int(entry.stamp) / 1e9 >= selection.since


def _shortened(entry: Entry, count: int) -> Entry:
    if entry.count <= count:
        return entry
    return replace(entry, count=count)


def _share(name: str) -> float:
    """A number in [0, 1) that depends on the name alone."""
    return _number(name) / 2**64


def _number(name: str) -> int:
    key = name.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big")


def cut(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """Group entries into shards of about `size` documents, at borders their names decide."""
    shard: list[Entry] = []
    documents = weight = 0
    for entry in entries:
        full = documents + entry.count > 3 * size or weight > _MAX_SHARD_BYTES
        border = _number(f"{entry.uri}#{entry.at}") % size < entry.count
        if shard and (full or (border and documents >= size // 4)):
            yield shard
            shard, documents, weight = [], 0, 0
        shard.append(entry)
        documents += entry.count
        weight += entry.size if entry.kind == "file" else 0
    if shard:
        yield shard


def plan(  # noqa: PLR0913 - the last only says what is not meant
    patterns: Iterable[str],
    selection: Selection,
    size: int,
    inventory: Path,
    part: tuple[int, int],
    without: Except | None = None,
) -> Plan:
    """List the inputs, write this part's inventory file, and return its shards in order."""
    missing: list[Failure] = []
    shards: list[Shard] = []
    names: set[str] = set()
    inventory.parent.mkdir(parents=True, exist_ok=True)
    temporary = inventory.with_name(f"{inventory.name}.tmp")  # one writer, by the folder's lock
    with temporary.open("wb") as stream:
        groups = cut(list_inputs(patterns, selection, size, missing, without), size)
        for number, entries in enumerate(groups):
            name = _name_of(entries[0])
            names.add(name)
            if number % part[1] != part[0] - 1:
                continue
            offset = stream.tell()
            for entry in entries:
                line = json.dumps({"shard": name, **asdict(entry)})
                stream.write(line.encode("ascii") + b"\n")
            shards.append(_shard(name, offset, entries))
        os.fsync(stream.fileno())
    temporary.replace(inventory)
    passed_over = tuple(sorted(without.found)) if without else ()
    return Plan(inventory, tuple(shards), tuple(missing), frozenset(names), passed_over)


def _name_of(first: Entry) -> str:
    return f"{_number(f'{first.uri}#{first.at}'):016x}"


def _shard(name: str, offset: int, entries: list[Entry]) -> Shard:
    identities = "\n".join(entry.identity for entry in entries)
    digest = hashlib.sha256(identities.encode("utf-8", "surrogatepass")).hexdigest()
    documents = sum(entry.count for entry in entries)
    return Shard(name, offset, len(entries), documents, digest)


def entries_of(inventory: Path, shard: Shard) -> Iterator[Entry]:
    """Read the entries of one shard from the inventory file."""
    with inventory.open("rb") as stream:
        stream.seek(shard.offset)
        for _ in range(shard.entries):
            fields = json.loads(stream.readline())
            del fields["shard"]
            yield Entry(**fields)


def planned_documents(inventory: Path) -> Counter[str]:
    """Documents by shard, as an inventory file lists them."""
    documents: Counter[str] = Counter()
    with inventory.open("rb") as stream:
        for line in stream:
            fields = json.loads(line)
            documents[fields["shard"]] += fields["count"]
    return documents

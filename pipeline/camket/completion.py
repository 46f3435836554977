"""What a worker is told about a shard, and what it leaves when the shard is finished."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import Field

from camket.guard import Death
from camket.inventory import Shard
from camket.record_model import Model

STREAMS = ("records", "failures", "ledger")


class Making(Model):
    """What a finished shard was made with; another making means another result."""

    camket: str
    settings_sha256: str
    models: dict[str, str]
    field: str
    tables: bool = True
    zstd: bool = False
    by_year: bool = False


class ShardReport(Model):
    """Counts of a finished shard: its completion mark."""

    shard: str
    digest: str
    """Digest of the inputs it was made from; empty when one changed while it was read."""
    making: Making
    documents: int
    done: int
    quarantined: int
    records: int
    failures: int
    reasons: dict[str, int] = Field(default_factory=dict)
    moving: tuple[str, ...] = Field(default=(), alias="changed")
    """Inputs that changed while they were read."""
    bytes: int = 0
    characters: int = 0
    seconds: float = 0.0
    stages: dict[str, float] = Field(default_factory=dict)
    """Seconds by stage; the rest of `seconds` is listing, accounting and waiting."""
    files: dict[str, int] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShardTask:
    """What a worker is told: paths, and from where to go on."""

    shard: Shard
    inventory: str
    out: str
    work: str
    making: Making
    partitions: tuple[str, ...] = ()
    """Folders of years that were there before, where older output of the shard may be."""
    start: int = 0
    marks: tuple[int, ...] = (0, 0, 0)
    deaths: tuple[tuple[int, Death], ...] = ()

    def resumed(self, index: int, marks: tuple[int, ...], death: Death | None) -> ShardTask:
        """The same task from document `index` on, which is quarantined if `death` is given."""
        deaths = (*self.deaths, (index, death)) if death else self.deaths
        return replace(self, start=index, marks=marks[: len(STREAMS)], deaths=deaths)

"""Build pipeline/camket/places.tsv.gz from the open package `vietnamadminunits` (MIT).

One command, no arguments:

    python corpora/places/build_places.py

Provinces and communes before and after 2025-07-01, the districts that ended that day, and which
unit went into which. Identity is name + type + parent + interval; the folded keys of the package
are used only to join its own two tables.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import sys
import unicodedata
from dataclasses import dataclass, field
from importlib import metadata, resources
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "pipeline" / "camket" / "places.tsv.gz"
KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "tỉnh", "quận", "xã")
END, START = "2025-06-30", "2025-07-01"
# Renamed or raised on 2025-01-01, before the package's legacy table was taken (DOMAIN 9).
RAISED = (
    ("tỉnh", "Thừa Thiên Huế", "", "thành phố", "Huế", ""),
    ("huyện", "Thủy Nguyên", "Hải Phòng", "thành phố", "Thủy Nguyên", "Hải Phòng"),
)
RAISED_END, RAISED_START = "2024-12-31", "2025-01-01"


@dataclass
class Unit:
    """One row of the output."""

    kind: str
    name: str
    parent: Unit | None = None
    code: str = ""
    since: str = ""
    until: str = ""
    successors: list[tuple[Unit, str]] = field(default_factory=list)
    number: int = -1


def split(full: str) -> tuple[str, str]:
    """Type and name of "Phường Máy Chai"."""
    full = unicodedata.normalize("NFC", full).strip()
    for kind in KINDS:
        if full.lower().startswith(kind + " "):
            return kind, full[len(kind) + 1 :].strip()
    sys.exit(f"no type in {full!r}")


class Build:
    """The units of both systems, joined."""

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "dataset.db")
        self.joins = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
        self.units: list[Unit] = []
        self.old_provinces: dict[str, Unit] = {}
        self.new_provinces: dict[str, Unit] = {}
        self.old_communes: dict[str, Unit] = {}
        self.new_communes: dict[tuple[str, str], Unit] = {}

    def add(self, unit: Unit) -> Unit:
        """Keep a unit."""
        self.units.append(unit)
        return unit

    def provinces(self) -> None:
        """Read the 63 and the 34 provinces; an unchanged one is a single unit."""
        old = dict(self.base.execute("select provinceKey, province from admin_units_legacy"))
        new = dict(self.base.execute("select provinceKey, province from admin_units"))
        codes = dict(self.base.execute("select provinceKey, provinceCode from admin_units_legacy"))
        new_codes = dict(self.base.execute("select provinceKey, provinceCode from admin_units"))
        for key, name in sorted(new.items()):
            merged = self.joins["DICT_PROVINCE"][key]
            kept = merged == [key] and key in old
            self.new_provinces[key] = self.add(
                Unit(*split(name), code=new_codes[key], since="" if kept else START)
            )
            for part in merged:
                if kept:
                    self.old_provinces[part] = self.new_provinces[key]
                    continue
                unit = self.add(Unit(*split(old[part]), code=codes[part], until=END))
                unit.successors.append((self.new_provinces[key], "whole"))
                self.old_provinces[part] = unit

    def new(self) -> None:
        """Read the communes of 2025-07-01."""
        rows = self.base.execute("select provinceKey, ward, wardKey, wardCode from admin_units")
        for province, name, key, code in rows.fetchall():
            parent = self.new_provinces[province]
            unit = self.add(Unit(*split(name), parent, code, since=START))
            if (province, key) in self.new_communes:
                sys.exit(f"two communes share the key {province} {key}")
            self.new_communes[province, key] = unit

    def old(self) -> None:
        """Read the districts and communes before 2025-07-01."""
        rows = self.base.execute(
            "select provinceKey, districtKey, wardKey, district, districtCode, ward, wardCode"
            " from admin_units_legacy"
        ).fetchall()
        districts: dict[tuple[str, str], Unit] = {}
        for province, district_key, key, district, district_code, ward, code in rows:
            at = (province, district_key)
            if at not in districts:
                parent = self.old_provinces[province]
                districts[at] = self.add(Unit(*split(district), parent, district_code, until=END))
            if not ward:  # an island district without communes
                self.old_communes[f"{province}_{district_key}_"] = districts[at]
            else:
                unit = self.add(Unit(*split(ward), districts[at], code, until=END))
                self.old_communes[f"{province}_{district_key}_{key}"] = unit

    def successors(self) -> int:
        """Join old communes to new ones; the number of joins without a unit."""
        lost = 0
        for province, wards in self.joins["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for key, parts in wards.items():
                for part in parts:
                    lost += self.join(part, province, key, "whole")
        for province, wards in self.joins["DICT_PROVINCE_WARD_DIVIDED"].items():
            for part, targets in wards.items():
                for target in targets:
                    lost += self.join(part, province, target["newWardKey"], "part")
        return lost

    def join(self, part: str, province: str, key: str, share: str) -> int:
        """Add one successor; 1 when a key names no unit."""
        old, new = self.old_communes.get(part), self.new_communes.get((province, key))
        if old is None or new is None:
            sys.stderr.write(f"no unit for {part} -> {province} {key}\n")
            return 1
        old.successors.append((new, share))
        return 0

    def raised(self) -> None:
        """Add the units renamed on 2025-01-01 under their earlier names."""
        for kind, name, _, new_kind, new_name, new_parent in RAISED:
            target = next(u for u in self.units if self._is(u, new_kind, new_name, new_parent))
            target.since = RAISED_START
            unit = Unit(kind, name, target.parent, until=RAISED_END)
            unit.successors.append((target, "whole"))
            self.add(unit)

    @staticmethod
    def _is(unit: Unit, kind: str, name: str, parent: str) -> bool:
        above = unit.parent.name if unit.parent else ""
        return (unit.kind, unit.name, above) == (kind, name, parent) and unit.since != START

    def text(self) -> str:
        """The data file."""
        for number, unit in enumerate(self.units):
            unit.number = number
        lines = [
            f"# vietnamadminunits {metadata.version('vietnamadminunits')} (MIT); type, name, "
            "parent row, code, valid_from, valid_to, successors (row, * = part)"
        ]
        for unit in self.units:
            marks = (f"{new.number}{'*' * (share == 'part')}" for new, share in unit.successors)
            above = str(unit.parent.number) if unit.parent else ""
            cells = (unit.kind, unit.name, above, unit.code, unit.since, unit.until)
            lines.append("\t".join((*cells, ",".join(marks))))
        return "\n".join(lines) + "\n"


def main() -> None:
    """Write the data file and say what is in it."""
    with resources.as_file(resources.files("vietnamadminunits") / "data") as folder:
        build = Build(folder)
        build.provinces()
        build.new()
        build.old()
        lost = build.successors()
        build.raised()
        text = build.text()
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    sys.stdout.write(f"{len(build.units)} units, {lost} joins lost, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()

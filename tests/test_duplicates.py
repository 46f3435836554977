"""Equal and nearly equal documents find each other; others do not."""

import base64
import json
import random
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive_samples import make_archive

from camket.batch import Job, run_batch
from camket.duplicate_marks import mark_duplicates
from camket.duplicates import BINS, SIMILAR, Fingerprint, fingerprint
from camket.pool import on_this_machine
from camket.records import DocumentFields, Provenance, Record, Source, Zone
from camket.repeats import MEMORY_BYTES, Match, Repeats

WORDS = "thi đua xã phường hộ nghèo rừng đường cầu trường lớp dân vận cải cách hành chính".split()


def text_of(seed: int, size: int = 400) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randint(1, 40)}" for _ in range(size))


def print_of(content: str, chrome: int = 0) -> Fingerprint:
    zones = (
        Zone(zone="chrome", start=0, end=chrome),
        Zone(zone="body", start=chrome, end=len(content)),
    )
    record = Record(
        doc_id="d",
        source=Source(uri="u", sha256="0", bytes=1),
        document=DocumentFields(),
        zones=zones,
        provenance=Provenance(camket="0", settings_sha256="0"),
    )
    return fingerprint(record, content)


def matches(*contents: str) -> list[Match]:
    return matches_of([print_of(content) for content in contents])


def matches_of(prints: list[Fingerprint], memory: int = MEMORY_BYTES) -> list[Match]:
    with tempfile.TemporaryDirectory() as folder:
        return list(Repeats(iter(prints), Path(folder), memory).matches())


class Simply:
    """What is promised, said with lists: neighbours of equal key are compared and joined."""

    def __init__(self, prints: list[Fingerprint]) -> None:
        self.words = [found.words[:16] for found in prints]
        self.sketches = [np.frombuffer(base64.b64decode(p.sketch or ""), np.uint16) for p in prints]
        self.group = list(range(len(prints)))
        for one, other in self.neighbours(dict(enumerate(self.words))):
            self.join(one, other)
        for band in range(0, BINS, 4):
            sketched = {row: sketch for row, sketch in enumerate(self.sketches) if len(sketch)}
            keys = {row: sketch[band : band + 4].tobytes() for row, sketch in sketched.items()}
            for one, other in self.neighbours(keys):
                if self.share(one, other) >= SIMILAR:
                    self.join(one, other)

    def neighbours(self, keys: dict[int, Any]) -> list[tuple[int, int]]:
        rows = sorted(keys, key=lambda row: (keys[row], row))
        return [(one, other) for one, other in pairwise(rows) if keys[one] == keys[other]]

    def root(self, row: int) -> int:
        return row if self.group[row] == row else self.root(self.group[row])

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.group[high] = low

    def share(self, one: int, other: int) -> float:
        return float((self.sketches[one] == self.sketches[other]).mean())

    def matches(self) -> list[Match]:
        firsts = map(self.root, range(len(self.group)))
        return [self.match(row, first) for row, first in enumerate(firsts) if first != row]

    def match(self, row: int, first: int) -> Match:
        if self.words[row] == self.words[first]:
            return Match(row, first, "exact", 1.0)
        return Match(row, first, "near", round(self.share(row, first), 3))


def relatives(chance: random.Random, size: int) -> list[Fingerprint]:
    """Fingerprints of families: the same words, some bins changed, or nothing in common."""
    prints: list[Fingerprint] = []
    for number in range(size):
        sketch = np.array([chance.randrange(300) for _ in range(BINS)], np.uint16)
        words = f"{chance.getrandbits(96):024x}"
        if prints and chance.random() < 0.7:
            parent = chance.choice(prints)
            if parent.sketch:
                sketch = np.frombuffer(base64.b64decode(parent.sketch), np.uint16).copy()
                for place in chance.sample(range(BINS), chance.choice((0, 1, 8, 16, 24, 40))):
                    sketch[place] = chance.randrange(300)
            words = parent.words if chance.random() < 0.3 else words
        of_parent = next((p.sketch for p in prints if p.words == words), "none")
        encoded = base64.b64encode(sketch.tobytes()).decode()
        own = of_parent if of_parent != "none" else (encoded if chance.random() < 0.9 else None)
        prints.append(Fingerprint(doc_id=str(number), words=words, sketch=own))
    return prints


def check_against_the_simple_way(seed: int, size: int, memory: int) -> None:
    prints = relatives(random.Random(seed), size)
    assert matches_of(prints, memory) == Simply(prints).matches()


def test_the_simple_way_has_matches_to_find() -> None:
    kinds = Counter(match.kind for match in Simply(relatives(random.Random(1), 60)).matches())
    assert min(kinds["exact"], kinds["near"]) > 5


# 96 bytes sort one row: 2,000 bytes deal 60 rows into three files, 16 rows a piece at least.
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 60), st.sampled_from([1, 2_000, 10**6]))
def test_files_and_pieces_find_what_the_simple_way_finds(seed: int, size: int, memory: int) -> None:
    check_against_the_simple_way(seed, size, memory)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 150), st.sampled_from([1, 2_000, 10**6]))
def test_files_and_pieces_find_what_the_simple_way_finds_often(
    seed: int, size: int, memory: int
) -> None:
    check_against_the_simple_way(seed, size, memory)


def test_a_family_too_large_for_a_piece_is_one_group() -> None:
    one = print_of(text_of(1))
    found = matches_of([one] * 500 + [print_of(text_of(2))], memory=1)
    assert [(match.row, match.first) for match in found] == [(row, 0) for row in range(1, 500)]


def test_marks_are_the_same_in_any_memory_and_leave_nothing_behind(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    source = make_archive(tmp_path / "in", 30)
    for number in range(10):
        text = (source / "000" / f"{number:05d}.txt").read_text(encoding="utf-8")
        (source / f"lap-{number}.txt").write_text(text.upper(), encoding="utf-8")
    run_batch(Job(inputs=(str(source),), out=str(tmp_path / "out")), on_this_machine(1))
    out, found = tmp_path / "out", set()
    for memory in (1, MEMORY_BYTES):
        count = mark_duplicates(out, tables=True, memory=memory)
        lines = (out / "duplicates.jsonl").read_text(encoding="utf-8")
        found.add(lines)
        assert len(lines.splitlines()) == count >= 10
    assert len(found) == 1
    table = parquet.read_table(out / "tables" / "duplicates")
    assert table.to_pylist() == [json.loads(line) for line in lines.splitlines()]
    assert not (out / "work" / "duplicates").exists()


def test_case_blanks_and_punctuation_make_no_other_document() -> None:
    text = text_of(1)
    (match,) = matches(text, text_of(2), text.upper().replace(" ", ",\n "))
    assert (match.row, match.first, match.kind) == (2, 0, "exact")


def test_the_page_around_an_article_does_not_count() -> None:
    text = text_of(1)
    one = print_of(f"Trang chủ Liên hệ {text}", chrome=18)
    other = print_of(f"Tin mới Sơ đồ {text}", chrome=14)
    assert one.words == other.words


@pytest.mark.parametrize(("changed", "found"), [(4, True), (20, True), (250, False)])
def test_a_few_changed_words_make_a_near_duplicate(changed: int, found: bool) -> None:
    words = text_of(1).split()
    for place in range(changed):
        words[place] = f"khác{place}"
    near = [match.kind for match in matches(text_of(1), text_of(2), " ".join(words))]
    assert near == (["near"] if found else [])


def test_different_documents_stay_apart() -> None:
    assert matches(*(text_of(seed) for seed in range(300))) == []


def test_groups_have_one_first_document() -> None:
    text = text_of(1)
    found = matches(text, text_of(2), f"{text} thêm", f"{text} thêm nữa", text)
    assert [(match.row, match.first) for match in found] == [(2, 0), (3, 0), (4, 0)]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_texts_can_be_compared(contents: list[str]) -> None:
    rows = [match.row for match in matches(*contents)]
    assert rows == sorted(set(rows))

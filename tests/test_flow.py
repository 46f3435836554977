"""Whole documents: properties that hold on every input, however dirty."""

import json
import random
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.corpora import load_corpus
from camket.flow import default_pipeline, plain_text, read_text
from camket.records import Record
from camket.write import to_json

CORPORA = Path(__file__).parents[1] / "corpora"
TAGGER = default_pipeline()


@cache
def contents() -> list[str]:
    return [document.content for document in load_corpus(CORPORA / "train")]


def spans_of(value: object) -> list[tuple[int, int, str]]:
    if isinstance(value, list):
        return [span for item in value for span in spans_of(item)]
    if not isinstance(value, dict):
        return []
    found = [span for item in value.values() for span in spans_of(item)]
    words = value.get("exact", value.get("raw"))
    if isinstance(value.get("start"), int) and isinstance(words, str):
        found.append((value["start"], value["end"], words))
    return found


def check(content: str) -> Record:
    record = read_text(content)
    plain = json.loads(to_json(record))
    for start, end, words in spans_of(plain):
        assert content[start:end] == words
    at = 0
    for zone in record.zones:
        assert zone.start == at
        at = zone.end
    assert at == len(content) or not record.zones
    last = 0
    for node in record.nodes:
        assert last <= node.start <= node.text_start <= node.end <= len(content)
        last = node.end
    ids = [commitment.id for commitment in record.commitments]
    assert len(ids) == len(set(ids))
    return record


@st.composite
def dirty_documents(draw: st.DrawFn) -> str:
    """A document of the corpus with lines shuffled, cut, doubled and dirtied."""
    content = draw(st.sampled_from(contents()))
    lines = content.split("\n")
    chance = random.Random(draw(st.integers(0, 1_000_000)))
    start = chance.randrange(len(lines))
    lines = lines[start : start + chance.randrange(1, 12)]
    chance.shuffle(lines)
    characters = list("\n".join(lines))
    dirt = "\u200b\u00a0\u00ad\ufeff\u0301-–“\"';.:()/%1IVđÐ\t\r\x00\u2028\ud7ff"
    for _ in range(chance.randrange(0, 12)):
        at = chance.randrange(len(characters) + 1)
        characters[at:at] = chance.choice(dirt)
    text = "".join(characters)
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD", "NFKC"])), text)


@given(dirty_documents())
@settings(max_examples=60, deadline=None)
def test_spans_are_exact_and_zones_cover_on_dirty_documents(content: str) -> None:
    check(content)


@pytest.mark.slow
@given(dirty_documents())
@settings(max_examples=2000, deadline=None)
def test_spans_are_exact_and_zones_cover_on_dirty_documents_at_length(content: str) -> None:
    check(content)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_becomes_a_record(content: str) -> None:
    check(content)


def essence(record: Record) -> list[tuple[object, ...]]:
    """What a record says, without offsets."""
    nfc = unicodedata.normalize
    return [
        (
            item.node_path,
            item.class_,
            item.themes.primary,
            nfc("NFC", item.span.exact),
            tuple((t.op, t.value, t.unit, t.quantity, t.role) for t in item.targets),
            tuple((d.kind, d.start_date, d.end_date) for d in item.deadlines),
            tuple(c.id for c in item.citations),
            tuple(nfc("NFC", span.exact) for span in item.movements),
        )
        for item in record.commitments
    ]


@pytest.mark.parametrize("index", range(0, 79, 13))
def test_decomposed_input_gives_the_same_commitments(index: int) -> None:
    content = contents()[index]
    decomposed = check(unicodedata.normalize("NFD", content))
    assert essence(decomposed) == essence(check(content))


CHROME_BEFORE = "Trang chủ\nGiới thiệu | Tin tức | Văn bản\nLượt xem: 120\n\n"
CHROME_AFTER = "\n\nĐang online: 25\nTổng số truy cập: 1.025.311\nIn bài viết\nGửi bình luận\n"


@pytest.mark.parametrize("index", range(3, 79, 19))
def test_chrome_around_a_document_changes_nothing_inside(index: int) -> None:
    content = contents()[index]
    assert essence(check(CHROME_BEFORE + content + CHROME_AFTER)) == essence(check(content))


def test_two_runs_give_the_same_bytes() -> None:
    content = contents()[0]
    first, second = (TAGGER.run(plain_text(content)) for _ in range(2))
    assert to_json(first) == to_json(second)


@pytest.mark.parametrize(
    "content",
    [
        "a" * 300_000,
        "thu ngân sách đạt 5% " * 15_000,
        "1. " * 50_000,
        "\n" * 50_000,
        "\n".join(f"{n}. Thu ngân sách" for n in range(1, 10_000)),
        '"' * 50_000,
        "(" * 50_000,
        "Một là: " * 10_000,
    ],
    ids=["letters", "targets", "markers", "blank", "items", "quotes", "brackets", "ordinals"],
)
def test_pathological_texts_end(content: str) -> None:
    check(content)

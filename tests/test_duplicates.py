"""Equal and nearly equal documents find each other; others do not."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.duplicates import Fingerprint, Match, Matcher, fingerprint
from camket.records import DocumentFields, Provenance, Record, Source, Zone

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
    return list(Matcher(map(print_of, contents)).matches())


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

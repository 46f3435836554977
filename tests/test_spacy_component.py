"""spaCy users: exact offsets, span groups, round trips, several processes."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.spacy_component import like_num

TEXT = (
    "GIAO ƯỚC THI ĐUA NĂM 2018\nKhối thi đua các phường ký giao ước như sau:\n"
    "Một là: Thu ngân sách đạt 100% dự toán trước ngày 30/11.\n"
    "Hai là: Đẩy mạnh thực hiện Chỉ thị 05 của Bộ Chính trị."
)
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "camket.vi.v1"}}}


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    pipeline = spacy.blank("vi", config=CONFIG)
    pipeline.add_pipe("camket")
    return pipeline


def test_words_of_several_syllables_are_one_token(nlp: spacy.language.Language) -> None:
    words = [token.text for token in nlp.make_doc("Thu ngân sách đạt 100% dự toán")]
    assert "ngân sách" in words
    assert "dự toán" in words


def test_span_groups_are_exact(nlp: spacy.language.Language) -> None:
    doc = nlp(TEXT)
    texts = {group: [span.text for span in doc.spans[group]] for group in doc.spans}
    assert texts["commitments"][0] == "Thu ngân sách đạt 100% dự toán trước ngày 30/11"
    assert texts["targets"] == ["100% dự toán"]
    assert texts["deadlines"] == ["trước ngày 30/11"]
    assert texts["citations"] == ["Chỉ thị 05 của Bộ Chính trị"]
    assert doc.spans["commitments"][0].label_ == "economy"
    assert doc._.camket.commitments[0].targets[0].value == 100


def test_tokens_know_numbers(nlp: spacy.language.Language) -> None:
    doc = nlp.make_doc("năm 2018 đạt 1.250 hộ")
    assert [token.text for token in doc if token.like_num] == ["2018", "1.250"]


def test_pipeline_survives_the_disk(nlp: spacy.language.Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert [t.text for t in again(TEXT)] == [t.text for t in nlp(TEXT)]
    assert len(again(TEXT).spans["targets"]) == 1


def test_pipe_with_two_processes_gives_the_same_groups(nlp: spacy.language.Language) -> None:
    tokenizer_only = spacy.blank("vi", config=CONFIG)
    alone = [[t.text for t in doc] for doc in tokenizer_only.pipe([TEXT] * 4)]
    together = [[t.text for t in doc] for doc in tokenizer_only.pipe([TEXT] * 4, n_process=2)]
    assert alone == together


@given(st.text(max_size=60) | st.text(alphabet="đạt 5%\n\t\u00a0\u0301ƯƠươ,.", max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_character_is_lost(text: str) -> None:
    assert spacy_tokenizer()(text).text == text


def spacy_tokenizer() -> spacy.language.Language:
    if not hasattr(spacy_tokenizer, "kept"):
        spacy_tokenizer.kept = spacy.blank("vi", config=CONFIG)  # type: ignore[attr-defined]
    kept: spacy.language.Language = spacy_tokenizer.kept  # type: ignore[attr-defined]
    return kept


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("12,5%", True),
        ("1.250", True),
        ("hai mươi", True),
        ("mười lăm", True),
        ("năm", False),  # year or five
        ("ba", False),  # three or father
        ("kinh tế", False),
        ("2017", True),
    ],
)
def test_like_num(token: str, expected: bool) -> None:
    assert like_num(token) is expected

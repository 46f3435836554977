"""Evidence: whole words of meaning, never a piece of a compound."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camket.tag import load_tagger
from camket.tag.evidence import loudest_words
from camket.tag.lexicon import TOKEN, lexicon
from camket.tag.reading import read
from camket.tag.scene import Place, scenes
from camket.tag.words import Words
from camket.texts import View

SINGLE_TERMS = {token for token, node in lexicon().root.items() if node.term is not None}


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        # the whole term, not the compound that holds its loudest syllable
        ("Giải quyết tốt các vấn đề xã hội", "vấn đề xã hội"),
        ("GIẢI QUYẾT TỐT CÁC VẤN ĐỀ XÃ HỘI", "VẤN ĐỀ XÃ HỘI"),
        # a term of the theme stays what is shown, whatever syllable is loud
        ("Giảm số người sinh con thứ ba trở lên", "sinh con thứ ba"),
        ("Thu gom rác", "Thu gom rác"),
        # a syllable that is itself a term stands alone
        ("Làm sạch sông, hồ", "sông"),
        ("Sửa cầu, cống", "cầu"),
    ],
)
def test_evidence_is_a_whole_word(sentence, evidence, themes_of):
    assert evidence in [span.exact for span in themes_of(sentence).evidence]


@pytest.mark.parametrize(
    ("sentence", "loud", "shown"),
    [
        # the term that holds the loudest syllable, of whatever kind
        ("đẩy mạnh công tác xã hội", "hội", "xã hội"),
        ("bảo đảm quốc phòng toàn dân", "phòng", "quốc phòng toàn dân"),
        # two syllables that are one compound of a longer term
        ("nắm tình hình ở cơ sở", "hình", "tình hình"),
        ("gửi đúng thời hạn", "hạn", "thời hạn"),
        # a mark between two syllables parts them
        ("nắm tình, hình ảnh", "tình", None),
        ("nắm tình\nhình ảnh", "tình", None),
        # a lone syllable is no evidence, whatever it weighs
        ("làm xong hết", "hết", None),
    ],
)
def test_the_loudest_syllable_is_shown_with_its_word(sentence, loud, shown):
    reading = read(Words(View.of(sentence)), 0, len(sentence))
    loudness = [float(token == loud) for token in reading.tokens]
    found = loudest_words(reading, loudness, lambda pair: 0.0)
    assert (found and reading.quote(*found)["exact"]) == shown


def test_a_pair_the_model_knows_is_shown_when_there_is_no_compound():
    reading = read(Words(View.of("làm xong hết việc")), 0, 17)
    weights = {"hết việc": 0.5, "xong hết": -0.5}
    found = loudest_words(reading, [0.0, 0.0, 1.0, 0.0], lambda pair: weights.get(pair, 0.0))
    assert found == (2, 4)


_WORDS = st.sampled_from(
    "các vấn đề xã hội địa phương giải quyết tình trạng con hộ dân thị trấn đồng chí mới giá"
    " chương trình yêu cầu nhiệm vụ thành phố xử lý tháng quý thẻ bài tin hạn mức".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=12), st.booleans())
def test_no_evidence_is_a_piece_of_a_word(words, decomposed):
    text = " ".join(words)
    if decomposed:
        text = unicodedata.normalize("NFD", text)
    place = Place(0, len(text), "1")
    (found,) = load_tagger("linear").themes(scenes(View.of(text), (), [place], None))
    for span in found.evidence:
        assert text[span.start : span.end] == span.exact
        syllables = TOKEN.findall(View.of(span.exact).lower)
        assert len(syllables) > 1 or syllables[0] in SINGLE_TERMS

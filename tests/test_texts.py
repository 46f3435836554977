"""The normalised view: same rules for every spelling, and always a way back to the source."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.texts import View

DIRT = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aăâbcdđeêoôơuưyỳýàảãạ–—“”‘’\u00a0\u200b\u00ad\ufeffÐðƣ \r\n\t\u0301\u0323"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("khoá XII, hoà bình, khoẻ", "khóa XII, hòa bình, khỏe"),
        ("QUÝ III, quý IV", "QUÝ III, quý IV"),  # qu is an onset: the tone stays
        ("HOÀN THÀNH, thuyền", "HOÀN THÀNH, thuyền"),  # closed syllables stay
        ("34 – CT / TW", "34 - CT / TW"),
        ("“Dạy tốt”", '"Dạy tốt"'),
        ("Ðảng bộ", "Đảng bộ"),
        ("đƣợc", "được"),
        ("a\u200bb\ufeffc", "abc"),
        ("dòng 1\r\ndòng 2\rdòng 3", "dòng 1 \ndòng 2\ndòng 3"),
    ],
)
def test_spellings_become_one(content: str, text: str) -> None:
    assert View.of(content).text == text


@pytest.mark.parametrize(
    ("content", "lower"),
    [
        ("Tỉ lệ hộ nghèo", "tỷ lệ hộ nghèo"),
        ("kĩ thuật, kỉ luật, xử lí, quản lí", "kỹ thuật, kỷ luật, xử lý, quản lý"),
        ("chiến sỹ, bác sỹ, sỹ số", "chiến sĩ, bác sĩ, sĩ số"),
        ("tỉnh ủy", "tỉnh ủy"),  # tỉ in tỉnh is not tỷ
    ],
)
def test_the_match_key_has_one_spelling_of_i_and_y(content: str, lower: str) -> None:
    assert View.of(content).lower == lower


def test_decomposed_text_reads_like_composed_text() -> None:
    composed = "Đẩy mạnh học tập; thu ngân sách đạt 100%"
    view = View.of(unicodedata.normalize("NFD", composed))
    assert view.text == composed
    at = composed.index("ngân")
    span = view.span(at, at + len("ngân sách"))
    assert unicodedata.normalize("NFC", span.exact) == "ngân sách"
    assert view.content[span.start : span.end] == span.exact


def check_map(content: str) -> None:
    view = View.of(content)
    size = len(view.text)
    assert len(view.lower) == size
    assert view.outside(0, size)[1] <= len(content)
    offsets = [view.offset(at) for at in range(size + 1)]
    assert offsets == sorted(offsets)
    for start in range(0, size, 3):
        span = view.span(start, min(size, start + 7))
        assert content[span.start : span.end] == span.exact
    inner = [view.inside(at, at)[0] for at in range(len(content) + 1)]
    assert inner == sorted(inner)
    assert all(0 <= at <= size for at in inner)


@given(DIRT)
@settings(max_examples=100)
def test_every_range_of_the_view_has_its_words_in_the_source(content: str) -> None:
    check_map(content)


@pytest.mark.slow
@given(DIRT)
@settings(max_examples=2000)
def test_every_range_of_the_view_has_its_words_in_the_source_at_length(content: str) -> None:
    check_map(content)

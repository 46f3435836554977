"""Themes of sentences: the taxonomy, the hard cases, the masks, the evidence."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camket.errors import UsageError
from camket.records import DocumentFields, Node, Page, Zone
from camket.tag import load_tagger, profile, themes_of_sentences
from camket.tag.lexicon import lexicon
from camket.tag.scene import Place, scenes
from camket.texts import View

SEED = Path(__file__).parents[3] / "shared" / "seed"


def test_a_hard_case_gets_the_theme_of_the_object_of_its_verb(hard_case, themes_of):
    expected, secondary, sentence = hard_case
    found = themes_of(sentence)
    assert found.primary == expected, found
    assert secondary == "-" or secondary in found.secondary, found


@pytest.mark.parametrize(
    ("tagger", "floor", "deep_floor"), [("linear", 0.96, 0.93), ("lexicon", 0.93, 0.9)]
)
def test_fresh_sentences_over_all_sub_themes_are_read_right(
    tagger, floor, deep_floor, sentences, themes_of
):
    found = [(expected, themes_of(sentence, tagger)) for expected, sentence in sentences]
    wrong = [(e, t.primary) for e, t in found if t.primary != e.split(".")[0]]
    assert 1 - len(wrong) / len(found) >= floor, wrong
    deep = sum(t.subtheme == e for e, t in found) / len(found)
    assert deep >= deep_floor


def test_the_table_covers_all_43_sub_themes(sentences):
    assert {expected for expected, _ in sentences} == set(lexicon().subthemes)
    assert len(lexicon().subthemes) == 43
    assert len(sentences) >= 150


@pytest.mark.parametrize("tagger", ["linear", "lexicon"])
@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        # one letter apart
        ("Bảo đảm an sinh xã hội cho người dân", "culture_society"),
        ("Bảo đảm an ninh xã hội cho người dân", "defense"),
        # "môi trường" of business is economy
        ("Cải thiện mạnh mẽ môi trường đầu tư", "economy"),
        (
            "Cải thiện chất lượng môi trường nước và không khí, giảm ô nhiễm",
            "environment_resources",
        ),
        ("Thanh tra an toàn thực phẩm dịp Tết", "culture_society"),
        ("Chấp hành quy tắc ứng xử, văn hóa công sở", "government"),
        # upper case headings keep diacritics
        ("GIỮ VỮNG QUỐC PHÒNG, AN NINH", "defense"),
        ("PHÁT TRIỂN NÔNG NGHIỆP, XÂY DỰNG NÔNG THÔN MỚI", "economy"),
    ],
)
def test_look_alike_terms_are_told_apart(tagger, sentence, theme, themes_of):
    assert themes_of(sentence, tagger).primary == theme


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Quận Hồng Bàng thu ngân sách năm 2017 vượt dự toán",
            "Quận Ngô Quyền thu ngân sách năm 2024 vượt dự toán",
        ),
        (
            "Trồng cây xanh tại xã Đại Bản trước 19/5/2019",
            "Trồng cây xanh tại xã Tân Dân trước 30/4/2023",
        ),
    ],
)
def test_places_and_years_change_nothing(one, other, themes_of):
    first, second = themes_of(one), themes_of(other)
    assert first.primary == second.primary
    assert first.probability == second.probability


def test_the_model_knows_no_number_and_no_province():
    known = getattr(load_tagger("linear"), "weights").grams  # noqa: B009 - of one tagger only
    assert not [gram for gram in known if any(c.isdigit() for c in gram)]
    provinces = "hải phòng|hà nội|quảng ninh|nghệ an|đà nẵng|cần thơ|thanh hóa|bắc giang"
    assert not [name for name in provinces.split("|") if name in known]


def test_the_clause_decides_against_its_heading():
    text = "Phát triển kinh tế\nGiảm tỷ lệ hộ nghèo xuống dưới 1%\nđạt 100% kế hoạch giao"
    lines = [(0, 18), (19, 52), (53, len(text))]
    nodes = [
        Node(path=path, kind="item", start=a, end=b, text_start=a)
        for path, (a, b) in zip(("1", "1/1", "1/2"), lines, strict=True)
    ]
    places = [Place(a, b, node.path) for node, (a, b) in zip(nodes, lines, strict=True)][1:]
    own, bare = load_tagger("linear").themes(scenes(View.of(text), nodes, places, None))
    assert own.primary == "culture_society"
    assert bare.primary in {"economy", "culture_society"}
    assert bare.probability < own.probability


@pytest.mark.parametrize("tagger", ["linear", "lexicon"])
@given(st.sampled_from(["", "\u200b", "\u00ad", "  "]), st.booleans())
def test_evidence_is_exact_on_dirty_and_decomposed_text(tagger, noise, decomposed):
    text = (
        f"Siết{noise} chặt kỷ luật tài chính, thu ngân{noise} sách vượt dự toán; hoà giải ở cơ sở"
    )
    if decomposed:
        text = unicodedata.normalize("NFD", text)
    place = Place(0, len(text), "1")
    (found,) = load_tagger(tagger).themes(scenes(View.of(text), (), [place], None))
    assert found.evidence
    for span in found.evidence:
        assert text[span.start : span.end] == span.exact


@pytest.mark.parametrize("tagger", ["linear", "lexicon"])
@given(st.text(max_size=60))
def test_any_text_gets_themes(tagger, text):
    place = Place(0, len(text), "1")
    (found,) = load_tagger(tagger).themes(scenes(View.of(text), (), [place], None))
    assert 0.0 <= found.probability <= 1.0


def _page(text: str) -> Page:
    return Page(zones=(Zone(zone="body", start=0, end=len(text)),), document=DocumentFields())


def test_a_document_without_commitments_has_a_profile_over_its_sentences():
    text = "Công an bắt 5 đối tượng trộm cắp. Dân quân tuần tra ban đêm.\nHọc sinh nghỉ Tết."
    shares = profile(View.of(text), _page(text), (), (), load_tagger("linear"))
    assert shares[0].theme == "defense"
    assert sum(share.share for share in shares) == pytest.approx(1, abs=1e-3)


def test_an_empty_document_has_no_profile():
    assert profile(View.of(""), _page(""), (), (), load_tagger("linear")) == ()


def test_an_unknown_tagger_is_a_usage_error():
    with pytest.raises(UsageError, match="linear"):
        load_tagger("magic")


def _paragraph_theme(view: View, start: int, end: int) -> str:
    """The theme most of the sentences of a paragraph have, by the sum of their probabilities."""
    zone = Zone(zone="body", start=start, end=end)
    page = Page(zones=(zone,), document=DocumentFields())
    weight: dict[str, float] = {}
    for _, themes in themes_of_sentences(view, page, load_tagger("linear")):
        weight[themes.primary] = weight.get(themes.primary, 0.0) + themes.probability
    return max(weight, key=lambda theme: weight[theme])


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed page is not here")
def test_the_ten_content_paragraphs_of_the_seed_are_read_as_a_reader_would():
    text = next(iter(sorted(SEED.glob("*.txt")))).read_text(encoding="utf-8")
    view = View.of(text)
    lines = [view.trim(a, b) for a, b in view.lines]
    first = next(k for k, (a, _) in enumerate(lines) if view.text.startswith("Một là:", a))
    last = next(k for k, (a, _) in enumerate(lines) if view.text.startswith("Năm là:", a))
    paragraphs = [view.outside(a, b) for a, b in lines[first : last + 1] if b > a]
    found = [_paragraph_theme(view, start, end) for start, end in paragraphs]
    reader = ["emulation_rewards"] * 2
    reader += ["economy", "culture_society", "defense", "party_building", "government"]
    reader += ["emulation_rewards"] * 3
    assert found == reader


def test_a_line_of_a_thousand_stretches_reads_only_what_is_near():
    piece = "xây dựng đường giao thông, còn lại nói chuyện khác; "
    text = piece * 1000
    node = Node(path="p1", kind="para", start=0, end=len(text), text_start=0)
    places = [
        Place(at, at + len("xây dựng đường giao thông"), "p1")
        for at in range(0, len(text), len(piece))
    ]
    rows, _ = scenes(View.of(text), [node], places, None).channels["line"]
    assert max(Counter(rows.tolist()).values()) < 60

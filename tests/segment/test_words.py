"""Words: the decisions of the installed library, with exact offsets, on any text."""

import random
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.corpora import load_corpus
from camket.segment import WordSegmenter, segment
from camket.segment.words import find_tokens

CORPORA = Path(__file__).parents[2] / "corpora"


@cache
def segmenter() -> WordSegmenter:
    return WordSegmenter()


@cache
def paragraphs() -> list[str]:
    """Lines of all documents, composed: how the words are compared below knows no loose marks."""
    lines = {line.text for document in load_corpus(CORPORA) for line in document.lines}
    return sorted({normalize("NFC", line) for line in lines if line})


def variants(count: int) -> list[str]:
    """New paragraphs from old words: cut, joined, shouted, stripped, with odd marks between."""
    chance = random.Random(7)
    made: list[str] = []
    while len(made) < count:
        words = chance.choice(paragraphs()).split() + chance.choice(paragraphs()).split()
        start = chance.randrange(len(words))
        line = " ".join(words[start : start + chance.randrange(1, 40)])
        change = chance.randrange(6)
        if change == 1:
            line = line.upper()
        elif change == 2:
            line = line.title()
        elif change == 3:
            line = line.replace(" ", chance.choice(["  ", " - ", "/", ", ", "\t", "\u00a0"]), 3)
        elif change == 4:
            line = line + chance.choice([".", "...", " v.v.", " (TP.HCM)", "?!", ' "x"', " e-mail"])
        made.append(line)
    return made


def public_words(line: str) -> list[str]:
    from underthesea import word_tokenize

    return list(word_tokenize(line, use_token_normalize=False))


def our_words(line: str) -> list[str]:
    repaired = line.replace("ð", "đ").replace("Ð", "Đ")
    (words,) = segmenter().split([line])
    tokens = find_tokens(repaired)
    return [
        " ".join(repaired[a:b] for a, b in tokens if start <= a and b <= end)
        for start, end in words
    ]


def check_parity(lines: list[str]) -> None:
    different = [line for line in lines if our_words(line) != public_words(line)]
    assert different == []


def test_decisions_are_those_of_the_library() -> None:
    check_parity(paragraphs()[::12] + variants(150))


def test_tokens_between_blanks_are_those_of_the_library() -> None:
    # marks before and after, dots that belong to an abbreviation, words the pattern cuts
    check_parity(
        [
            "TP. Huế, Q. 3 (Sở Y tế). Đạt 100% kế hoạch: tốt; 2018.",
            '"Dạy tốt", "học tốt"! (xem 1.) (sau: "Vì dân") - * | : . ( ) %',
            "These Thos ThuSa This (These). Th.S Ths. ThS. Tp. Mr. A. ĐA. Đ. b. 5. ²",
            "a:) :D x, http: ftp: 12:30 (1) 1) a) Bộ. BỘ. iPhone. v.v. v.v e-mail",
            "BOS EOS \x02 \x03 < > =) 3x4 1² ßa. İ. İa",
            "Đảng bộ Quân sự ĐẢNG BỘ đẢNG bộ Đảng Bộ quân Sự",
        ]
    )


def test_no_lines_and_empty_lines_have_no_words() -> None:
    assert segmenter().split([]) == []
    assert segmenter().split(["", " ", "a", "\t"]) == [[], [], [(0, 1)], []]


def test_a_word_in_two_protected_extents_joins_the_first_that_holds_it() -> None:
    content = "từ ngày 01 tháng 02 năm 2020 đến nay"
    whole = [(3, 28), (8, 10), (3, 19), (29, 30)]
    (words,) = segment(content, [(0, len(content))], segmenter(), whole)
    assert "ngày 01 tháng 02 năm 2020" in [word.exact for word in words]


@pytest.mark.slow
def test_decisions_are_those_of_the_library_on_five_thousand_paragraphs() -> None:
    check_parity(paragraphs() + variants(5_000))


def test_lines_scored_together_are_scored_as_if_alone() -> None:
    lines = ["", *paragraphs()[:40], "a", "", "Quận ủy."]
    together = segmenter().split(lines)
    assert together == [segmenter().split([line])[0] for line in lines]


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_words_lie_in_order_and_miss_nothing_but_blanks(line: str) -> None:
    (words,) = segmenter().split([line])
    at = 0
    for start, end in words:
        assert at <= start < end <= len(line)
        assert line[at:start].strip() == "" or not line[at:start].isprintable()
        at = end


def test_words_have_content_offsets_and_numbers_stay_whole() -> None:
    content = "Theo Nghị định 30/2020/NĐ-CP, thu ngân sách đạt 1.250 tỷ đồng."
    start = content.index("30/2020")
    symbol = (start, start + len("30/2020/NĐ-CP"))
    (words,) = segment(content, [(0, len(content))], segmenter(), whole=[symbol])
    texts = [word.exact for word in words]
    assert "30/2020/NĐ-CP" in texts
    assert "ngân sách" in texts
    assert all(content[word.start : word.end] == word.exact for word in words)


def test_another_model_falls_back_to_the_public_function_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("camket.segment.words.KNOWN_DIGESTS", frozenset())
    fallback = WordSegmenter()
    assert "another segmentation model" in caplog.text
    line = "Đẩy mạnh cải cách hành chính, thu ngân sách."
    assert fallback.split([line]) == segmenter().split([line])

"""Number words, Roman numerals and letters."""

from __future__ import annotations

import pytest

from camket.numerals import letter_ordinal, parse_number_words, parse_ordinal_words, roman

WORDS = [
    # words, value, what is left over
    ("một", 1, ""),
    ("mười", 10, ""),
    ("mười một mô hình", 11, " mô hình"),
    ("mười lăm năm", 15, " năm"),
    ("mười năm", 10, " năm"),  # ten years
    ("hai mươi năm", 20, " năm"),  # twenty years; 25 is "hai mươi lăm"
    ("hai mươi mốt", 21, ""),
    ("hai mươi tư giờ", 24, " giờ"),
    ("hai lăm", 25, ""),
    ("ba mươi bẩy", 37, ""),
    ("năm mươi lăm", 55, ""),
    ("năm năm", 5, " năm"),  # five years
    ("hai chục", 20, ""),
    ("một trăm", 100, ""),
    ("một trăm phần trăm", 100, " phần trăm"),
    ("một trăm năm", 100, " năm"),
    ("một trăm năm mươi", 150, ""),
    ("một trăm linh năm hộ", 105, " hộ"),
    ("hai trăm lẻ bảy", 207, ""),
    ("hai trăm rưỡi", 250, ""),
    ("hai phần ba", 2, " phần ba"),
    ("một nghìn năm trăm", 1500, ""),
    ("một nghìn năm", 1000, " năm"),
    ("hai ngàn không trăm mười bảy", 2017, ""),
    ("hai nghìn lẻ năm", 2005, ""),
    ("tám vạn dân", 80_000, " dân"),
    ("hai vạn năm nghìn", 25_000, ""),
    ("một triệu rưỡi", 1_500_000, ""),
    ("ba triệu hai trăm nghìn đồng", 3_200_000, " đồng"),
    ("một tỷ hai trăm triệu", 1_200_000_000, ""),
    ("ba nghìn năm trăm tỷ", 3_500 * 10**9, ""),
    ("ba mươi nghìn tỷ đồng", 30_000 * 10**9, " đồng"),
    ("hai rưỡi", 2.5, ""),
    ("một hai ngày", 1, " hai ngày"),
    ("không để xảy ra", 0, " để xảy ra"),
]


@pytest.mark.parametrize(("words", "value", "rest"), WORDS)
def test_number_words_have_their_value(words, value, rest):
    found = parse_number_words(words, 0)
    assert found is not None
    assert found[0] == value
    assert words[found[1] :] == rest


@pytest.mark.parametrize("words", ["", "phường", "triệu đồng", "mươi", "linh năm", "rưỡi", "12"])
def test_other_words_are_no_number(words):
    assert parse_number_words(words, 0) is None


def test_number_words_are_read_from_the_given_place():
    assert parse_number_words("từ một đến ba mô hình", 11) == (3, 13)


def test_a_long_run_of_number_words_stays_bounded():
    found = parse_number_words("một nghìn " * 100_000, 0)
    assert found is not None
    assert found[1] < 1000


@pytest.mark.parametrize(
    ("words", "value"), [("nhất", 1), ("hai", 2), ("tư", 4), ("mười hai", 12), ("bẩy", 7)]
)
def test_ordinal_words(words, value):
    assert parse_ordinal_words(words, 0) == (value, len(words))


@pytest.mark.parametrize(
    ("text", "value"),
    [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XXIV", 24), ("MCMLXXXIX", 1989), ("D", 500)],
)
def test_roman_numerals(text, value):
    assert roman(text) == value


@pytest.mark.parametrize("text", ["", "IIX", "VV", "A", "IC", "Í", "1", "IIII"])
def test_malformed_roman_numerals_are_refused(text):
    assert roman(text) is None


def test_letters_follow_the_vietnamese_order():
    assert [letter_ordinal(c) for c in "abcdđeghik"] == list(range(1, 11))
    assert letter_ordinal("Y") == 23
    assert letter_ordinal("Đ") == letter_ordinal("ð") == 5
    assert [letter_ordinal(c) for c in "fjwzăâơư1"] == [None] * 9

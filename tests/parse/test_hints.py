"""Cheap looks before costly patterns let nothing through that the pattern would have found."""

import re

import pytest

from camket.parse import joints, naming, refusals, roles
from camket.parse.body_words import COUNTING, QUANTIFIER
from camket.parse.citation_words import TYPE, TYPE_PHRASES
from camket.parse.time_words import ANCHOR, ANCHOR_PHRASES


def phrases(pattern):
    """The plain words of a pattern: groups opened, looks ahead and behind taken out."""
    text = re.sub(r"\(\?<?[!=][^()]*\)", "", pattern)
    text = re.sub(r"\(\?P<\w+>", "(?:", text)
    return [part.strip() for part in re.split(r"[|()?:^\\]+", text) if part.strip()]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (naming._HEAD, naming._HEAD_WORDS),
        (QUANTIFIER, COUNTING),
        (joints._TAIL, joints._TAIL_WORDS),
    ],
)
def test_every_phrase_begins_with_a_listed_word(pattern, first):
    found = [phrase for phrase in phrases(pattern.pattern) if pattern.match(f"{phrase} x")]
    assert len(found) > 10
    assert {phrase.split()[0] for phrase in found if phrase[0].isalpha()} <= first


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [(refusals._NAMED, refusals._NAMED_ENDS), (roles._FACT, roles._FACT_ENDS)],
)
def test_every_phrase_ends_with_a_listed_word(pattern, ends):
    found = [phrase for phrase in phrases(pattern.pattern) if pattern.search(phrase)]
    assert len(found) > 3
    assert all(phrase.endswith(ends) for phrase in found)


TIMES = """
ngày 5 tháng 6|trước 30/6|trong năm 2025|đến hết quý III|từ nay|hằng quý|các ngày lễ|sáng thứ hai
thứ 2 đầu tuần|chủ nhật|mười ngày|giai đoạn 2021|nhiệm kỳ 2020|học kỳ i|nửa đầu năm|sau 5 ngày
chậm nhất|hạn chót|thời hạn|thời gian hoàn thành|tối đa 5 ngày|không quá|ngay trong ngày|vào tháng
cho đến ngày|kể từ ngày|tính từ ngày|bắt đầu từ tháng|tầm nhìn|định hướng|có hiệu lực|so với
cùng kỳ|chào mừng|kỷ niệm|nhân dịp|dịp tết|lập thành tích|lập nhiều thành tích|hưởng ứng
quốc khánh|quốc tế lao động|tết dương lịch|ngày quốc tế|định kỳ ba|thường kỳ một|tháng cuối
"""


@pytest.mark.parametrize("words", TIMES.replace("\n", "|").strip("|").split("|"))
def test_every_beginning_of_a_time_is_looked_up(words):
    assert ANCHOR.match(words), words
    assert words.startswith(ANCHOR_PHRASES[words.split()[0]])


def test_every_type_of_document_is_looked_up():
    for phrase in phrases(TYPE.pattern):
        if TYPE.fullmatch(phrase):
            assert phrase.startswith(TYPE_PHRASES[phrase.split()[0]]), phrase

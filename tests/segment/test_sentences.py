"""Sentences end at full stops that end one."""

import pytest

from camket.segment import find_sentences
from camket.texts import View


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Giữ vững an ninh. Phát triển kinh tế.", ["Giữ vững an ninh.", "Phát triển kinh tế."]),
        ("Thu 1.250 tỷ đồng. Chi 30.4 tỷ.", ["Thu 1.250 tỷ đồng.", "Chi 30.4 tỷ."]),
        ("UBND TP. Hải Phòng họp. Sau đó ký.", ["UBND TP. Hải Phòng họp.", "Sau đó ký."]),
        ("Trồng cây. Đào ao. Ấn định ngày.", ["Trồng cây.", "Đào ao.", "Ấn định ngày."]),
        ("Trồng cây. đào ao", ["Trồng cây. đào ao"]),
        ("V/v. Tổ chức hội nghị", ["V/v. Tổ chức hội nghị"]),
        ("TM. ỦY BAN NHÂN DÂN", ["TM. ỦY BAN NHÂN DÂN"]),
        ("Th.S Nguyễn Văn A dự. Ông B ký.", ["Th.S Nguyễn Văn A dự.", "Ông B ký."]),
        ("xã, phường, v.v. đều tham gia", ["xã, phường, v.v. đều tham gia"]),
        ("Kết thúc./.", ["Kết thúc./."]),
        ("1. Kinh tế\n2. Xã hội", ["1. Kinh tế", "2. Xã hội"]),
        ("Có hai việc: một là đúng. \n\n Hai là đủ!", ["Có hai việc: một là đúng.", "Hai là đủ!"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    found = find_sentences(View.of(text), 0, len(text))
    assert [span.exact for span in found] == sentences

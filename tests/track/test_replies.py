"""Progress: which sentence is the answer to the one before it."""

import pytest
from tests.track.test_progress import YEAR, read_covenant

from camket.flow import read_text
from camket.track import Dossier, report

COWS = "Đàn bò đạt 300 con."
TREES = "Trồng 9 ha keo."


@pytest.mark.parametrize(
    ("told", "trees", "cows"),
    [
        # the next item of a list tells of its own matter
        ("- Trồng 9,5 ha keo, đạt 105,6% kế hoạch.\n- Đến nay có 290 con bò.", 9.5, 290),
        ("- Trồng được 8 ha keo.\n- Thực tế đàn bò có 290 con.", 8, 290),
        # so does the next paragraph, and the next sentence
        ("Trồng được 8 ha keo.\nĐến nay đã có đàn bò 290 con.", 8, 290),
        ("Trồng được 8 ha keo. Đến nay đàn bò có 290 con.", 8, 290),
        # the first item under a heading is no answer to the heading
        ("- Đến nay đã trồng 8 ha keo.\n- Đến nay đã có đàn bò 290 con.", 8, 290),
        # the target printed again, its result below it
        ("1. Trồng 9 ha keo.\n- Đến nay đã trồng 8 ha.\n2. Đàn bò.\n- Kết quả: 290 con.", 8, 290),
        ("- Trồng 9 ha keo.\n- Kết quả: trồng 8 ha.\n- Đàn bò có 290 con.", 8, 290),
        ("Trồng 9 ha keo. Đến nay đã trồng 8 ha. Đàn bò có 290 con.", 8, 290),
    ],
)
def test_an_answer_is_told_from_a_new_matter(told: str, trees: float, cows: float) -> None:
    content = YEAR + told + "\n"
    dossier = Dossier(read_text(content, "report.txt"), content)
    found = report(dossier, read_covenant(TREES, COWS))
    assert [answer.reported for answer in found] == [trees, cows], found

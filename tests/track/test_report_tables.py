"""Progress from tables: which column tells the result of the year reported on."""

import pytest

from camket.flow import read_text
from camket.track import Dossier, Progress, report

PLAN = (
    "ỦY BAN NHÂN DÂN XÃ AN KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 9/KH-UBND | An Khê, ngày 12 tháng 01 năm 2021\nKẾ HOẠCH\n"
    "Phát triển kinh tế - xã hội năm 2021\n1. Đàn trâu đạt 640 con.\n"
)
HEADER = (
    "ỦY BAN NHÂN DÂN XÃ AN KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 88/BC-UBND | An Khê, ngày {day} năm 2021\nBÁO CÁO\n"
    "Kết quả thực hiện kế hoạch phát triển kinh tế - xã hội {span}\n"
)
YEAR = HEADER.format(day="22 tháng 12", span="năm 2021")
YEAR_AND_NEXT = HEADER.format(day="22 tháng 12", span="năm 2021, nhiệm vụ năm 2022")
HALF = HEADER.format(day="20 tháng 6", span="6 tháng đầu năm 2021")


def answer(heads: str, cells: str, *, joint: str, head: str = YEAR) -> Progress:
    table = f"I. KẾT QUẢ\nTT|Chỉ tiêu|ĐVT|{heads}\n1|Đàn trâu|con|{cells}\n".replace("|", joint)
    told = Dossier(read_text(head + table, "report.txt"), head + table)
    (found,) = report(told, read_text(PLAN, "plan.txt"))
    return found


@pytest.mark.parametrize("joint", ["\t", " | "])
@pytest.mark.parametrize(
    ("heads", "cells", "value", "status"),
    [
        # last year's column stands first
        ("TH 2020|KH 2021|TH 2021", "655|640|610", 610, "missed"),
        ("Năm 2020|Kế hoạch năm 2021|Kết quả năm 2021", "655|640|648", 648, "exceeded"),
        ("Cùng kỳ năm trước|Kế hoạch|Thực hiện", "655|640|610", 610, "missed"),
        ("TH 2020|Kế hoạch|Thực hiện", "655|640|610", 610, "missed"),
        ("Kế hoạch|Năm 2020|Năm 2021", "640|655|610", 610, "missed"),
        ("TH 2019|TH 2020|TH 2021|KH 2021", "600|655|610|640", 610, "missed"),
        # the share of last year's plan neither
        (
            "TH 2020|KH 2021|TH 2021|TH 2020/KH 2020 (%)|TH 2021/KH 2021 (%)",
            "655|640|610|104,0|95,3",
            610,
            "missed",
        ),
        # nothing is told of this year
        ("TH 2020|KH 2021|TH 2021", "655|640|-", None, "not_reported"),
        # one result only: it is this year's, whatever stands behind it
        ("KH 2021|TH 2021|Kết quả|KH 2022", "640|610|Không đạt|700", 610, "missed"),
        # months of the year beside the whole of it
        ("Kế hoạch giao|Kết quả 6 tháng|Cả năm", "640|320|648", 648, "exceeded"),
        ("KH 2021|TH quý I|TH quý II|TH cả năm", "640|100|220|648", 648, "exceeded"),
        ("Kế hoạch giao|Kết quả 9 tháng|Ước cả năm", "640|500|648", 648, "in_progress"),
        ("Kế hoạch giao|Kết quả 9 tháng|Ước cả năm", "640|500|-", 500, "in_progress"),
    ],
)
def test_a_yearly_report_answers_with_its_own_year(
    heads: str, cells: str, value: float | None, status: str, joint: str
) -> None:
    found = answer(heads, cells, joint=joint)
    assert (found.reported, found.status) == (value, status), found


@pytest.mark.parametrize(
    ("heads", "cells", "value"),
    [
        ("KH 2021|TH 6 tháng 2020|TH 6 tháng 2021", "640|298|320", 320),
        ("KH 2021|TH 6 tháng|Ước cả năm", "640|320|648", 320),
        ("KH 2021|TH quý I|TH quý II|TH 6 tháng", "640|100|220|320", 320),
        ("KH 2021|Ước TH tháng 6|Lũy kế từ đầu năm", "640|40|320", 320),
    ],
)
def test_a_half_year_report_answers_with_its_months(heads: str, cells: str, value: float) -> None:
    found = answer(heads, cells, joint=" | ", head=HALF)
    assert (found.reported, found.status) == (value, "in_progress"), found


def test_the_year_to_come_in_the_title_does_not_age_this_years_column() -> None:
    found = answer("TH 2020|KH 2021|TH 2021", "655|640|610", joint=" | ", head=YEAR_AND_NEXT)
    assert (found.reported, found.status) == (610, "missed"), found

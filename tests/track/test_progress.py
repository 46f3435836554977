"""Progress: which sentence answers a target, attainment, and the proposed status."""

import pytest

from camket.flow import read_text
from camket.records import Record
from camket.track import Dossier, Progress, report

COVENANT = "GIAO ƯỚC THI ĐUA NĂM 2021\nCác đơn vị thống nhất ký kết giao ước như sau:\n"
HEADER = (
    "UBND PHƯỜNG LAM HẠ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 57/BC-UBND | Lam Hạ, ngày {day} năm 2021\nBÁO CÁO\n"
)
LEAD = "I. KẾT QUẢ THỰC HIỆN\n"
YEAR = HEADER.format(day="24 tháng 12") + "Tổng kết phong trào thi đua năm 2021\n" + LEAD
HALF = HEADER.format(day="24 tháng 6") + "Sơ kết công tác thi đua 6 tháng đầu năm 2021\n" + LEAD


def read_covenant(*lines: str) -> Record:
    body = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    return read_text(COVENANT + body + "./.\n", "covenant.txt")


def answer(promised: str, told: str, head: str = YEAR) -> Progress:
    content = head + told + "\n"
    answers = report(Dossier(read_text(content, "report.txt"), content), read_covenant(promised))
    assert len(answers) == 1, answers
    found = answers[0]
    if found.evidence:
        assert content[found.evidence.start : found.evidence.end] == found.evidence.exact
    return found


@pytest.mark.parametrize(
    ("promised", "told", "status", "attainment"),
    [
        # more than promised
        ("Kết nạp 05 đảng viên.", "Đã kết nạp được 06 đảng viên.", "exceeded", 1.2),
        ("Kết nạp 05 đảng viên.", "Đã kết nạp được 05 đảng viên.", "met", 1.0),
        ("Kết nạp 05 đảng viên.", "Đã kết nạp được 04 đảng viên.", "missed", 0.8),
        # a ceiling
        ("Tỷ lệ nợ xấu không quá 2%.", "Tỷ lệ nợ xấu là 1,6%.", "met", 1.25),
        ("Tỷ lệ nợ xấu không quá 2%.", "Tỷ lệ nợ xấu là 2,5%.", "missed", 0.8),
        # zero
        ("Không để xảy ra cháy rừng.", "Trong năm không xảy ra cháy rừng.", "met", None),
        ("Không để xảy ra cháy rừng.", "Trong năm xảy ra 02 vụ cháy rừng.", "missed", None),
        # the report's own words
        (
            "Trồng 500 cây xanh ven đường.",
            "Việc trồng cây xanh ven đường cơ bản hoàn thành.",
            "mostly",
            None,
        ),
        # percent of the plan
        (
            "Trồng 500 cây xanh ven đường.",
            "Trồng được 520 cây xanh ven đường, bằng 104% kế hoạch.",
            "exceeded",
            1.04,
        ),
        # the target printed again, its result in the next sentence
        (
            "Xây dựng 20 mái ấm công đoàn.",
            "Chỉ tiêu 3: Xây dựng 20 mái ấm công đoàn. Kết quả: bàn giao 18 nhà.",
            "missed",
            0.9,
        ),
        # two things counted in one unit
        (
            "Tăng gia bình quân 20 kg thịt.",
            "Tăng gia bình quân đạt 48 kg rau xanh, 17 kg thịt.",
            "missed",
            0.85,
        ),
        # teachers counted as comrades
        (
            "Có ít nhất 06 giáo viên dạy giỏi cấp huyện.",
            "Giáo viên dạy giỏi cấp huyện: 05 đồng chí.",
            "missed",
            0.8333,
        ),
        # a trend beside the result is not the result
        (
            "Doanh thu đạt 100 tỷ đồng.",
            "Doanh thu đạt 95 tỷ đồng, tăng 5% so với cùng kỳ.",
            "missed",
            0.95,
        ),
    ],
)
def test_results_of_a_whole_year(
    promised: str, told: str, status: str, attainment: float | None
) -> None:
    found = answer(promised, told)
    assert (found.status, found.attainment) == (status, attainment), found
    assert found.evidence is not None


def test_a_trend_alone_is_no_attainment() -> None:
    found = answer("Doanh thu đạt 100 tỷ đồng.", "Doanh thu tăng 5% so với cùng kỳ năm trước.")
    assert found.attainment is None
    assert found.status not in ("exceeded", "met")


def test_half_a_year_is_progress_only() -> None:
    found = answer("Kết nạp 05 đảng viên.", "Đã kết nạp được 06 đảng viên.", HALF)
    assert (found.status, found.attainment, found.partial) == ("in_progress", 1.2, True)


def test_an_estimate_is_not_final() -> None:
    found = answer("Doanh thu đạt 100 tỷ đồng.", "Doanh thu ước đạt 104 tỷ đồng.")
    assert (found.status, found.estimate) == ("in_progress", True)


def test_a_covenant_is_no_estimate() -> None:
    found = answer(
        "Kết nạp 05 đảng viên.", "Kết nạp được 06 đảng viên so với giao ước 5 đảng viên."
    )
    assert (found.status, found.estimate) == ("exceeded", False)


def test_unknown_polarity_gives_no_verdict() -> None:
    found = answer(
        "Tỷ trọng nông nghiệp trong cơ cấu kinh tế đạt 42%.",
        "Tỷ trọng nông nghiệp trong cơ cấu kinh tế là 43,1%.",
    )
    assert (found.status, found.reported, found.official) == (None, 43.1, "not_yet_rated")


def test_what_the_report_does_not_mention_is_not_reported() -> None:
    found = answer("Kết nạp 05 đảng viên.", "Công đoàn tổ chức tham quan cho 120 đoàn viên.")
    assert (found.status, found.evidence, found.reported) == ("not_reported", None, None)


def test_rows_of_a_table_answer_by_their_own_words() -> None:
    told = (
        "TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | Đánh giá\n"
        "1 | Kết nạp đảng viên | đảng viên | 05 | 04 | Không đạt\n"
        "2 | Tỷ lệ nợ xấu | % | 2 | 1,6 | Đạt"
    )
    content = YEAR + told + "\n"
    covenant = read_covenant("Kết nạp 05 đảng viên.", "Tỷ lệ nợ xấu không quá 2%.")
    answers = report(Dossier(read_text(content, "r.txt"), content), covenant)
    assert [found.status for found in answers] == ["missed", "met"]
    assert [found.evidence.exact.split(" | ")[1] for found in answers if found.evidence] == [
        "Kết nạp đảng viên",
        "Tỷ lệ nợ xấu",
    ]


def test_tasks_of_the_coming_year_are_no_results() -> None:
    told = "Phong trào thi đua sôi nổi.\nPhương hướng năm 2022\n1. Kết nạp 09 đảng viên."
    assert answer("Kết nạp 05 đảng viên.", told).status == "not_reported"


def test_without_the_text_the_quantity_itself_is_the_evidence() -> None:
    told = read_text(YEAR + "Đã kết nạp được 06 đảng viên.\n", "report.txt")
    found = report(Dossier(told), read_covenant("Kết nạp 05 đảng viên."))[0]
    assert found.status == "exceeded"
    assert found.evidence is not None
    assert found.evidence.exact == "06 đảng viên"

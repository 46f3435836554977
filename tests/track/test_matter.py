"""Which sentence answers which target: the same matter, never a number that merely fits."""

import pytest

from camket.flow import read_text
from camket.records import Record
from camket.track import Dossier, Progress, report

PLAN = (
    "ỦY BAN NHÂN DÂN XÃ PHÚ KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 06/KH-UBND | Phú Khê, ngày 12 tháng 01 năm 2023\nKẾ HOẠCH\n"
    "Thực hiện nhiệm vụ năm 2023\nI. CHỈ TIÊU\n"
)
HEAD = (
    "ỦY BAN NHÂN DÂN XÃ PHÚ KHÊ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 91/BC-UBND | Phú Khê, ngày {day} năm 2023\nBÁO CÁO\n{title}\nI. KẾT QUẢ\n"
)
YEAR = HEAD.format(day="27 tháng 12", title="Kết quả thực hiện nhiệm vụ năm 2023")
HALF = HEAD.format(day="05 tháng 7", title="Sơ kết thực hiện nhiệm vụ 6 tháng đầu năm 2023")


def numbered(lines: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1)) + "\n"


def read_plan(*lines: str) -> Record:
    return read_text(PLAN + numbered(lines), "plan.txt")


def answers(promised: tuple[str, ...], told: tuple[str, ...], head: str = YEAR) -> list[Progress]:
    content = head + numbered(told)
    return list(report(Dossier(read_text(content, "r.txt"), content), read_plan(*promised)))


def statuses(promised: str, *told: str, head: str = YEAR) -> list[str | None]:
    return [found.status for found in answers((promised,), told, head)]


@pytest.mark.parametrize(
    ("promised", "told", "found"),
    [
        # a level whose name stands before the comma
        (
            "Tỷ lệ hộ nghèo giảm 1,2 điểm phần trăm, còn 3,4%.",
            ("Tỷ lệ hộ nghèo 3,4%.", "Còn 03/18 chỉ tiêu chưa đạt kế hoạch."),
            ["not_reported", "met"],
        ),
        # one sentence answers both
        (
            "Tỷ lệ hộ nghèo giảm 1,2 điểm phần trăm, còn 3,4%.",
            ("Tỷ lệ hộ nghèo còn 3,6%, giảm 1,0 điểm phần trăm.",),
            ["missed", "missed"],
        ),
        # revenue is not answered by spending
        ("Thu ngân sách đạt 9 tỷ đồng.", ("Chi ngân sách 9,4 tỷ đồng.",), ["not_reported"]),
        # pupils of one level not by those of another
        (
            "Có 12 học sinh giỏi cấp huyện.",
            ("Có 15 học sinh giỏi cấp trường.",),
            ["not_reported"],
        ),
        # a matter under another of its names
        ("Tuyển quân đạt 100% chỉ tiêu.", ("Giao quân đạt 100% chỉ tiêu.",), ["met"]),
        ("Tuyển quân đạt 100% chỉ tiêu (12 công dân).", ("Giao quân 12/12 công dân.",), ["met"]),
        # what was not done at all
        ("Trồng 6 ha rừng.", ("Trồng rừng chưa thực hiện được do hạn hán.",), ["missed"]),
        ("Không để xảy ra tảo hôn.", ("Chưa phát hiện trường hợp đuối nước.",), ["not_reported"]),
    ],
)
def test_a_match_shares_what_is_measured(
    promised: str, told: tuple[str, ...], found: list[str | None]
) -> None:
    assert statuses(promised, *told) == found


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Trong năm xảy ra 02 vụ cháy rừng.", "missed"),
        ("Không xảy ra cháy rừng.", "met"),
        # another thing that happened, and the same word without its happening
        ("Tai nạn giao thông xảy ra 21 vụ, giảm 4 vụ.", "not_reported"),
        ("Xảy ra 05 vụ cháy nhà dân.", "not_reported"),
        ("Tổ chức 05 cuộc tuyên truyền phòng, chống cháy rừng.", "not_reported"),
    ],
)
def test_what_must_not_happen_is_answered_by_the_thing_itself(told: str, status: str) -> None:
    assert statuses("Không để xảy ra cháy rừng.", told) == [status]


def test_a_wider_count_says_nothing_of_the_grave_cases() -> None:
    promised = "Không để xảy ra tai nạn giao thông đặc biệt nghiêm trọng."
    assert statuses(promised, "Tai nạn giao thông xảy ra 21 vụ.") == ["not_reported"]


@pytest.mark.parametrize(
    ("promised", "told", "status", "reported"),
    [
        # the percentage printed beside the counts
        (
            "Tai nạn giao thông giảm từ 5% trở lên.",
            "Tai nạn giao thông xảy ra 21 vụ, giảm 4 vụ (-16%).",
            "exceeded",
            16.0,
        ),
        # computed from them: 4 of 25
        (
            "Số vụ trộm cắp giảm 20%.",
            "Số vụ trộm cắp 21 vụ, giảm 4 vụ.",
            "missed",
            16.0,
        ),
        # the other way
        ("Giảm 10% số vụ trộm cắp.", "Số vụ trộm cắp 12 vụ, tăng 3 vụ.", "missed", None),
        # a count alone has no percentage
        ("Giảm 10% số vụ trộm cắp.", "Số vụ trộm cắp giảm 3 vụ.", None, None),
    ],
)
def test_a_promised_change_is_answered_by_the_movement(
    promised: str, told: str, status: str | None, reported: float | None
) -> None:
    (found,) = answers((promised,), (told,))
    assert (found.status, found.reported) == (status, reported)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "Tai nạn giao thông xảy ra 21 vụ, giảm 4 vụ (-16%), làm chết 5 người, tăng 1 người.",
            "missed",
        ),
        ("Tai nạn giao thông xảy ra 21 vụ, giảm 4 vụ (-16%).", None),
    ],
)
def test_on_all_three_criteria_means_all_three(told: str, status: str | None) -> None:
    promised = "Tai nạn giao thông giảm 5% trên cả 3 tiêu chí."
    assert statuses(promised, told) == [status]


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ("Đường liên xóm dài 2 km hoàn thành ngày 20/9.", True),
        ("Đường liên xóm dài 2 km hoàn thành tháng 6/2023.", False),
        ("Đến ngày 20/9 đã hoàn thành 2 km đường liên xóm.", False),
        ("Hoàn thành 2 km đường liên xóm, chậm 02 tháng so với kế hoạch.", True),
    ],
)
def test_kept_after_its_day_is_kept_late(told: str, late: bool) -> None:
    (found,) = answers(("Hoàn thành 2 km đường liên xóm trước 30/6.",), (told,))
    assert (found.status, found.late) == ("met", late)
    assert ("2023-06-29" in found.reason) == late


def test_half_a_years_aim_is_no_aim_of_the_year() -> None:
    promised = "Giải ngân vốn đầu tư công đạt 96% đến 31/12, riêng 6 tháng đầu năm đạt 45%."
    told = "Giải ngân vốn đầu tư công đạt 92%."
    assert statuses(promised, told) == ["missed", "not_reported"]
    half = statuses(promised, told.replace("92", "47"), head=HALF)
    assert half == ["in_progress", "exceeded"] or half == ["not_reported", "exceeded"]


def test_what_was_due_before_the_report_is_judged_in_it() -> None:
    promised = "Hoàn thành 2 km đường liên xóm trước 30/6."
    assert statuses(promised, "Đã hoàn thành 2 km đường liên xóm.", head=HALF) == ["met"]
    later = promised.replace("30/6", "30/9")
    assert statuses(later, "Đã hoàn thành 2 km đường liên xóm.", head=HALF) == ["in_progress"]


def test_a_plan_named_as_report_reports_nothing() -> None:
    content = PLAN + numbered(("Tỷ lệ hộ nghèo dưới 2,1%.", "Thu ngân sách đạt 9 tỷ đồng."))
    plan = Dossier(read_text(content, "p.txt"), content)
    found = report(plan, read_plan("Tỷ lệ hộ nghèo còn 2,5%.", "Thu ngân sách đạt 8 tỷ đồng."))
    assert {answer.status for answer in found} == {"not_reported"}


@pytest.mark.parametrize(
    ("promised", "told", "found"),
    [
        # a bad thing done away with: the more the better
        ("Xóa 40 căn nhà tạm.", ("Xóa được 37/40 căn nhà tạm.",), ["missed"]),
        ("Giúp 15 hộ nghèo phát triển sản xuất.", ("Giúp 18 hộ nghèo.",), ["exceeded"]),
        ("Số hộ nghèo còn 15 hộ.", ("Số hộ nghèo 18 hộ.",), ["missed"]),
        # the parts of one measure go one way
        (
            "Tỷ lệ thu gom rác thải đô thị đạt 92%, nông thôn đạt 60%.",
            ("Tỷ lệ thu gom rác thải đô thị 93%, nông thôn 55%.",),
            ["exceeded", "missed"],
        ),
        # of the capital planned, whether or not it is said
        (
            "Giải ngân vốn đầu tư công đạt 95% trở lên.",
            ("Giải ngân vốn đầu tư công đạt 97% kế hoạch.",),
            ["exceeded"],
        ),
        # how often in the year
        (
            "Đối thoại với nhân dân mỗi quý 01 lần.",
            ("Tổ chức đối thoại với nhân dân 03 lần.",),
            ["missed"],
        ),
        (
            "Đối thoại với nhân dân mỗi quý 01 lần.",
            ("Đối thoại với nhân dân mỗi quý 01 lần.",),
            ["met"],
        ),
        # a sum is no answer to a promise for each
        (
            "Mỗi thôn trồng 50 cây xanh.",
            ("Toàn xã trồng 420 cây xanh.",),
            [None],
        ),
        ("Mỗi thôn trồng 50 cây xanh.", ("Mỗi thôn trồng được 60 cây xanh.",), ["exceeded"]),
        # what did not happen names itself
        (
            "Có 06 giải cấp huyện, 02 giải cấp tỉnh.",
            ("Có 07 giải cấp huyện, không có giải cấp tỉnh.",),
            ["exceeded", "missed"],
        ),
        # nothing of one thing is no share of another
        (
            "Giải quyết 100% đơn thư thuộc thẩm quyền.",
            ("Không có đơn thư vượt cấp.",),
            ["not_reported"],
        ),
        # units of one measure
        ("Bê tông hóa 2 km đường xóm.", ("Bê tông hóa 1.850 m đường xóm.",), ["missed"]),
        (
            "Thu nhập bình quân 48 triệu đồng/người/năm.",
            ("Thu nhập bình quân 4,2 triệu đồng/người/tháng.",),
            ["exceeded"],
        ),
        # awards
        (
            "Trường đạt danh hiệu Tập thể lao động xuất sắc.",
            ("Trường được công nhận Tập thể lao động tiên tiến.",),
            ["missed"],
        ),
        (
            "Chi bộ đạt danh hiệu hoàn thành tốt nhiệm vụ.",
            ("Chi bộ được xếp loại hoàn thành xuất sắc nhiệm vụ.",),
            ["exceeded"],
        ),
        (
            "Trường đạt danh hiệu Tập thể lao động xuất sắc.",
            ("Chi bộ được xếp loại hoàn thành xuất sắc nhiệm vụ.",),
            ["not_reported"],
        ),
    ],
)
def test_a_verdict_compares_like_with_like(
    promised: str, told: tuple[str, ...], found: list[str | None]
) -> None:
    assert statuses(promised, *told) == found


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Không xảy ra cháy rừng, đuối nước.", "met"),
        # one of two is no verdict on both, but one that happened is
        ("Không xảy ra đuối nước.", None),
        ("Không xảy ra đuối nước; xảy ra 01 vụ cháy rừng.", "missed"),
    ],
)
def test_two_things_that_must_not_happen_are_two(told: str, status: str | None) -> None:
    assert statuses("Không để xảy ra cháy rừng, đuối nước.", told) == [status]


def test_the_clause_behind_sets_the_day() -> None:
    promised = "Xây mới 02 phòng học, đưa vào sử dụng trước ngày 31/8."
    found = answers((promised,), ("Xây mới 02 phòng học, đưa vào sử dụng ngày 05/11.",))
    assert [(answer.status, answer.late) for answer in found] == [("met", True)]


def test_a_row_without_a_result_reports_nothing() -> None:
    told = (
        "STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\n"
        "1 | Thu nhập bình quân đầu người | triệu đồng | 48 | -\n"
        "2 | Diện tích rừng trồng mới | ha | 20 | 21\n"
    )
    content = YEAR + told
    plan = read_plan("Thu nhập bình quân đầu người 48 triệu đồng.", "Trồng mới 20 ha rừng.")
    found = report(Dossier(read_text(content, "r.txt"), content), plan)
    assert [answer.status for answer in found] == ["not_reported", "exceeded"]

"""Year over year: what is linked, what changed, and when the answer is "not comparable"."""

from collections.abc import Callable

import pytest

from camket.flow import read_text
from camket.records import Record
from camket.track import Pair, compare, track

HEAD = "GIAO ƯỚC THI ĐUA NĂM {year}\nCác đơn vị thống nhất ký kết giao ước như sau:\n"


def covenant(year: int, *lines: str) -> Record:
    body = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    return read_text(HEAD.format(year=year) + body + "./.\n", f"{year}.txt")


def only(a: str, b: str) -> Pair:
    pairs = compare(covenant(2021, a), covenant(2022, b)).pairs
    assert len(pairs) == 1, pairs
    return pairs[0]


@pytest.mark.parametrize(
    ("before", "after", "change", "comparable"),
    [
        # a floor goes up
        (
            "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 95% trở lên.",
            "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98% trở lên.",
            "raised",
            True,
        ),
        # a ceiling goes down: more ambitious, though the number is smaller
        (
            "Giảm tỷ lệ hộ nghèo xuống còn dưới 2%.",
            "Giảm tỷ lệ hộ nghèo xuống còn dưới 1%.",
            "raised",
            True,
        ),
        ("Tỷ lệ nợ xấu không quá 2%.", "Tỷ lệ nợ xấu không quá 3%.", "lowered", True),
        # other words, same number
        (
            "Không để xảy ra cháy rừng trên địa bàn.",
            "Tiếp tục không để xảy ra cháy rừng.",
            "kept",
            True,
        ),
        ("Kết nạp 8 đến 10 đảng viên.", "Kết nạp từ 6 - 8 đảng viên mới.", "lowered", True),
        # the range moved both ways
        ("Kết nạp 8 đến 10 đảng viên.", "Kết nạp từ 6 - 12 đảng viên.", "reworded", False),
        # growth against growth
        (
            "Giảm ít nhất 10% số vụ tai nạn giao thông so với năm 2020.",
            "Giảm ít nhất 5% số vụ tai nạn giao thông so với năm 2021.",
            "lowered",
            True,
        ),
        # neither direction is good by itself
        (
            "Tỷ trọng nông nghiệp trong cơ cấu kinh tế đạt 42%.",
            "Tỷ trọng nông nghiệp trong cơ cấu kinh tế đạt 39%.",
            "reworded",
            False,
        ),
        # a plan exceeded by more
        (
            "Thu ngân sách trên địa bàn vượt 5% dự toán.",
            "Thu ngân sách trên địa bàn vượt 8% dự toán.",
            "raised",
            True,
        ),
        # awards stand on a ladder
        (
            "Phấn đấu đạt danh hiệu Tập thể lao động tiên tiến.",
            "Phấn đấu đạt danh hiệu Tập thể lao động xuất sắc.",
            "raised",
            True,
        ),
        # counted additions are counts
        (
            "Phát triển mới 60 hội viên.",
            "Kết nạp mới 75 hội viên.",
            "raised",
            True,
        ),
        # idle words come and go
        (
            "Tiếp tục đẩy mạnh học tập và làm theo tư tưởng Hồ Chí Minh.",
            "Đẩy mạnh học tập và làm theo tư tưởng Hồ Chí Minh.",
            "kept",
            True,
        ),
        # the same but for the year
        (
            "Tổ chức hội nghị sơ kết trước ngày 15/7/2021.",
            "Tổ chức hội nghị sơ kết trước ngày 15/7/2022.",
            "kept",
            True,
        ),
    ],
)
def test_ambition_goes_by_polarity_not_by_the_number(
    before: str, after: str, change: str, comparable: bool
) -> None:
    pair = only(before, after)
    assert (pair.change, pair.comparable) == (change, comparable), pair.reason
    assert pair.a_text
    assert pair.b_text


def test_what_is_gone_is_dropped_and_what_came_is_new() -> None:
    comparison = compare(
        covenant(2021, "Trồng 500 cây xanh.", "Kết nạp 5 đảng viên."),
        covenant(2022, "Kết nạp 5 đảng viên.", "Xây dựng 2 nhà đại đoàn kết."),
    )
    assert sorted(pair.change for pair in comparison.pairs) == ["dropped", "kept", "new"]


def test_every_commitment_stands_on_its_side_once_at_least_and_links_are_one_to_one() -> None:
    a = covenant(2021, "Kết nạp 5 đảng viên.", "Kết nạp 7 đảng viên là nữ.", "Thăm hỏi hội viên.")
    b = covenant(2022, "Kết nạp 6 đảng viên.", "Kết nạp 9 đảng viên là nữ.", "Tập huấn hội viên.")
    pairs = compare(a, b).pairs
    assert {pair.a for pair in pairs} - {None} == {c.id for c in a.commitments}
    assert {pair.b for pair in pairs} - {None} == {c.id for c in b.commitments}
    linked = [(pair.a, pair.b) for pair in pairs if pair.a and pair.b]
    assert len({one for one, _ in linked}) == len(linked) == len({two for _, two in linked})


def test_boilerplate_is_the_share_of_the_later_words_that_stood_before() -> None:
    same = covenant(2021, "Đẩy mạnh phong trào thi đua yêu nước trong toàn khối.")
    assert compare(same, same).boilerplate == 1.0
    other = covenant(2022, "Xây mới ba phòng học cho trường mầm non xã.")
    assert compare(same, other).boilerplate == 0.0


def test_a_rotating_lead_is_the_same_block(build: Callable[..., Record], rows: list) -> None:
    a = build("a", rows, 2021, "Cục Thuế tỉnh Bình Khê", block="Khối thi đua Tài chính")
    b = build("b", rows, 2022, "Kho bạc Nhà nước Bình Khê", block="Khối thi đua tài chính")
    comparison = compare(a, b)
    assert comparison.closed is None
    assert "lead rotates" in (comparison.note or "")
    assert {pair.change for pair in comparison.pairs} == {"kept"}


@pytest.mark.parametrize(
    ("before", "after", "closed"),
    [
        ("UBND phường Máy Chai", "UBND phường Ngô Quyền", None),  # passed whole
        ("UBND phường Cầu Đất", "UBND phường Gia Viên", "reorganised"),  # divided
        ("UBND quận Ngô Quyền", "UBND phường Ngô Quyền", "reorganised"),  # a district in 2017
        ("UBND phường Cầu Tre", "UBND phường Lê Chân", "reorganised"),  # went elsewhere
        ("UBND phường Gia Viên", "UBND phường Gia Viên", "reorganised"),  # same name, new ward
        # a school goes on whatever its district became
        ("Trường THCS Lê Lợi, quận Ngô Quyền", "Trường THCS Lê Lợi, phường Gia Viên", None),
    ],
)
def test_a_series_crosses_july_2025_only_over_whole_successors(
    build: Callable[..., Record], rows: list, before: str, after: str, closed: str | None
) -> None:
    comparison = compare(build("a", rows, 2025, before), build("b", rows, 2026, after))
    assert comparison.closed == closed
    if closed:
        assert {(pair.change, pair.reason) for pair in comparison.pairs} == {
            ("dropped", closed),
            ("new", closed),
        }
        assert not any(pair.comparable for pair in comparison.pairs)


def test_two_different_wards_make_no_series(build: Callable[..., Record], rows: list) -> None:
    a = build("a", rows, 2017, "UBND phường Máy Chai")
    b = build("b", rows, 2018, "UBND phường Đông Khê")
    assert compare(a, b).closed == "other_body"


def test_a_thread_follows_a_promise_over_three_years_and_ends_where_it_is_dropped() -> None:
    first = covenant(2020, "Kết nạp 5 đảng viên.", "Trồng 500 cây xanh.")
    second = covenant(2021, "Kết nạp 6 đảng viên.")
    third = covenant(2022, "Kết nạp 4 đảng viên.", "Xây dựng 2 nhà đại đoàn kết.")
    threads = track([third, first, second])
    steps = {tuple(link.change for link in thread.links): thread.closed for thread in threads}
    assert steps == {("new", "raised", "lowered"): None, ("new",): "dropped"} or steps == {
        ("new", "raised", "lowered"): None,
        ("new",): None,
    }
    assert sum(len(thread.links) for thread in threads) == 5


def test_an_empty_document_drops_everything() -> None:
    a, empty = covenant(2021, "Kết nạp 5 đảng viên."), read_text("", "empty.txt")
    assert [pair.change for pair in compare(a, empty).pairs] == ["dropped"]
    assert compare(empty, empty).pairs == ()


def test_the_level_decides_and_the_change_is_told_beside_it() -> None:
    pair = only(
        "Tỷ lệ hộ nghèo giảm 1,2 điểm phần trăm, còn 3,4%.",
        "Tỷ lệ hộ nghèo giảm 0,7 điểm phần trăm, còn 2,7%.",
    )
    assert pair.change == "raised"
    assert pair.reason.startswith("3,4% → 2,7%")
    assert [target.change for target in pair.targets] == ["lowered", "raised"]


def test_people_are_counted_under_any_of_their_names() -> None:
    pair = only(
        "Giải quyết việc làm cho 640 lao động, trong đó xuất khẩu lao động 40 người.",
        "Tạo việc làm cho 600 người lao động, trong đó đưa 55 lao động đi làm việc ở nước ngoài.",
    )
    assert [target.reason.split(":")[0] for target in pair.targets] == [
        "640 lao động → 600 người",
        "40 người → 55 lao động",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Thu ngân sách đạt 9 tỷ đồng.", "Chi ngân sách 9 tỷ đồng."),
        ("Có 12 học sinh giỏi cấp huyện.", "Có 15 học sinh giỏi cấp tỉnh."),
        ("Tỷ lệ hộ nghèo còn 3%.", "Tỷ lệ hộ cận nghèo còn 3%."),
    ],
)
def test_what_differs_in_one_telling_word_is_no_pair(before: str, after: str) -> None:
    pairs = compare(covenant(2021, before), covenant(2022, after)).pairs
    assert [pair.change for pair in pairs] == ["dropped", "new"]


def test_a_target_only_one_side_has_is_told() -> None:
    pair = only("Trồng 6 ha quế, 2 ha keo.", "Trồng 8 ha quế.")
    assert [(t.change, t.a, t.b) for t in pair.targets] == [("raised", 0, 0), ("dropped", 1, None)]


def test_a_floor_has_no_upper_end() -> None:
    pair = only("Tai nạn giao thông giảm từ 5% trở lên.", "Tai nạn giao thông giảm từ 5 - 10%.")
    assert pair.change == "kept"


@pytest.mark.parametrize(
    ("before", "after", "change", "reason"),
    [
        (
            "Họp dân 02 lần/năm.",
            "Họp dân mỗi quý 01 lần.",
            "raised",
            "2 lần → 4 lần a year",
        ),
        (
            "Giải ngân vốn đầu tư công đạt 96%.",
            "Giải ngân vốn đầu tư công đạt 100% kế hoạch.",
            "raised",
            "96% → 100%",
        ),
        ("Chỉ số chuyển đổi số xếp thứ 5.", "Chỉ số chuyển đổi số xếp thứ 4.", "raised", "thứ 5"),
        # units of one measure
        (
            "Năng suất lúa đạt 52 tạ/ha.",
            "Năng suất lúa đạt 5,3 tấn/ha.",
            "raised",
            "5,2 tấn/ha → 5,3 tấn/ha",
        ),
        # growth that is neither good nor bad by itself
        (
            "Tỷ lệ tăng dân số tự nhiên 0,9%.",
            "Tỷ lệ tăng dân số tự nhiên 0,8%.",
            "reworded",
            "0,9% → 0,8%: which direction",
        ),
        # an aim is not measured by a step on the way to another
        (
            "Hoàn thành 12 km đường liên xóm trước 30/6, 25 km trong cả năm.",
            "Hoàn thành 20 km đường liên xóm.",
            "lowered",
            "25 km → 20 km",
        ),
    ],
)
def test_like_is_compared_with_like(before: str, after: str, change: str, reason: str) -> None:
    pair = only(before, after)
    assert (pair.change, pair.reason.startswith(reason)) == (change, True), pair.reason


def test_things_that_must_not_happen_are_told_apart() -> None:
    pair = only("Không để xảy ra cháy rừng, khai thác cát trái phép.", "Không để xảy ra cháy rừng.")
    assert pair.change == "kept"
    assert pair.targets[1].change == "dropped"
    assert pair.targets[1].reason.startswith("khai thác cát trái phép")

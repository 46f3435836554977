"""Consumed stretches are found by place, whatever their order and overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from camket.flow import read_text
from camket.parse.taken import Taken

RANGES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair)))
)


@given(RANGES, st.integers(-1, 45))
def test_an_offset_is_held_when_a_range_holds_it(ranges, at):
    assert Taken(ranges).holds(at) == any(first <= at < stop for first, stop in ranges)


@given(RANGES, st.integers(-1, 45), st.integers(0, 20))
def test_the_near_ranges_come_in_their_first_order(ranges, start, size):
    expected = [pair for pair in ranges if pair[1] >= start and pair[0] <= start + size]
    assert Taken(ranges).near(start, start + size) == expected


def test_a_noun_that_belongs_to_a_time_counts_nothing() -> None:
    record = read_text(
        "KẾ HOẠCH\nCông tác năm 2024\n\n"
        "1. Thực hiện Nghị quyết Đại hội Chi bộ 2 nhiệm kỳ 2022 - 2025.\n"
    )
    assert [item.targets for item in record.commitments] == [()]

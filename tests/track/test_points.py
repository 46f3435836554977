"""Progress: points above or below the plan are no percent of it."""

import pytest
from tests.track.test_progress import answer


@pytest.mark.parametrize(
    ("promised", "told", "value", "attained", "status"),
    [
        # only the distance is told: the level follows from the plan
        (
            "Tỷ lệ tiêm phòng dại đạt 70%.",
            "Tỷ lệ tiêm phòng dại vượt 3,5 điểm % so với kế hoạch.",
            73.5,
            1.05,
            "exceeded",
        ),
        (
            "Tỷ lệ hộ cận nghèo còn 4%.",
            "Tỷ lệ hộ cận nghèo thấp hơn 0,8 điểm % so với kế hoạch.",
            3.2,
            1.25,
            "exceeded",
        ),
        (
            "Tỷ lệ hộ cận nghèo còn 4%.",
            "Tỷ lệ hộ cận nghèo cao hơn 1 điểm % so với kế hoạch.",
            5,
            0.8,
            "missed",
        ),
        # both are told
        (
            "Tỷ lệ tiêm phòng dại đạt 70%.",
            "Tỷ lệ tiêm phòng dại đạt 73,5%, vượt 3,5 điểm % so với kế hoạch.",
            73.5,
            1.05,
            "exceeded",
        ),
        # the percent sign stands for points when the levels say so, and else for percent
        (
            "Tỷ lệ tiêm phòng dại đạt 70%.",
            "Tỷ lệ tiêm phòng dại đạt 73,5%, vượt 3,5% kế hoạch.",
            73.5,
            1.05,
            "exceeded",
        ),
        (
            "Thu phí vệ sinh 80 triệu đồng.",
            "Thu phí vệ sinh 84 triệu đồng, vượt 5% kế hoạch.",
            84_000_000,
            1.05,
            "exceeded",
        ),
        # points since last year say nothing of the plan
        (
            "Tỷ lệ tiêm phòng dại đạt 70%.",
            "Tỷ lệ tiêm phòng dại tăng 3,5 điểm % so với cùng kỳ.",
            None,
            None,
            None,
        ),
    ],
)
def test_points_are_added_to_the_plan(
    promised: str, told: str, value: float | None, attained: float | None, status: str | None
) -> None:
    found = answer(promised, told)
    assert (found.reported, found.attainment, found.status) == (value, attained, status), found

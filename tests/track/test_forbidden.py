"""Progress: what must not happen, and the word that says how bad it has to be."""

import pytest
from tests.track.test_progress import answer

DEADLY = "Không để xảy ra tai nạn đường thủy chết người."
BLAZE = "Không để xảy ra cháy, nổ lớn."


@pytest.mark.parametrize(
    ("promised", "told", "status"),
    [
        # less than what was forbidden
        (BLAZE, "Xảy ra 02 vụ cháy nhỏ, không có thiệt hại về người.", "not_reported"),
        (BLAZE, "Xảy ra 01 vụ cháy lớn tại xưởng gỗ.", "missed"),
        (BLAZE, "Trong năm không xảy ra cháy, nổ lớn.", "met"),
        ("Không để xảy ra cháy nổ.", "Xảy ra 02 vụ cháy nhỏ.", "missed"),
        # one of two
        ("Không để xảy ra cháy, nổ.", "Trong năm không xảy ra cháy.", None),
        # what the sentence itself denies did not happen
        (DEADLY, "Xảy ra 02 vụ tai nạn đường thủy, không có người chết.", "met"),
        (DEADLY, "Xảy ra 02 vụ tai nạn đường thủy, làm chết 01 người.", "missed"),
        (
            "Không để xảy ra đuối nước.",
            "Xảy ra 02 vụ đuối nước, không có thiệt hại về người.",
            "missed",
        ),
        (
            "Không để phát sinh điểm nóng về đất đai.",
            "Tiếp nhận 06 đơn về đất đai, không phát sinh điểm nóng.",
            "met",
        ),
        # what already was there is not new
        (
            "Không phát sinh hộ cận nghèo mới.",
            "Thôn còn 9 hộ cận nghèo, không phát sinh hộ cận nghèo mới.",
            "met",
        ),
        ("Không phát sinh hộ cận nghèo mới.", "Thôn còn 9 hộ cận nghèo.", "not_reported"),
        (
            "Không phát sinh hộ cận nghèo mới.",
            "Thôn còn 9 hộ cận nghèo, phát sinh 1 hộ cận nghèo mới.",
            "missed",
        ),
    ],
)
def test_only_the_thing_itself_breaks_the_promise(
    promised: str, told: str, status: str | None
) -> None:
    found = answer(promised, told)
    assert found.status == status, found

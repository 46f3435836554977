"""News: what a body shall do in number or by a day, and what is only announced."""

from __future__ import annotations

import pytest

from camket.parse.frames import says_what_for
from camket.parse.told_shall import shall_do
from camket.texts import View


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Từ ngày 05/5, phường sẽ khám sức khỏe cho 400 người cao tuổi.", "Từ ngày 05/5"),
        ("Theo bà Lê Thị Mận, Phó Chủ tịch xã, năm nay xã sẽ làm 3 km đường.", "năm nay"),
        ("Trạm Y tế dự kiến tuyển thêm 02 bác sĩ trong quý III.", "Trạm Y tế"),
        ("Giám đốc Trần Hùng cho biết, Công ty cũng sẽ lắp 90 đồng hồ.", "Công ty"),
    ],
)
def test_a_body_with_work_in_number_or_by_a_day(sentence: str, start: str) -> None:
    view = View.of(sentence)
    at = shall_do(view, 0, len(view.text))
    assert at is not None
    assert view.text[at:].startswith(start)


@pytest.mark.parametrize(
    "sentence",
    [
        "Điện lực huyện sẽ cắt điện 4 xã vào ngày 12/4.",  # a notice
        "Trường sẽ tuyển sinh 240 chỉ tiêu.",
        "Phường sẽ tổ chức lễ hội vào ngày 10/3.",  # an event
        "Đoàn công tác sẽ thăm 6 xã biên giới.",  # people on the way
        "Huyện sẽ quan tâm hơn nữa tới nông dân.",  # neither number nor day
        "Ông Hòa sẽ trồng 300 gốc bưởi.",  # one person
    ],
)
def test_what_is_only_announced_or_wished(sentence: str) -> None:
    view = View.of(sentence)
    assert shall_do(view, 0, len(view.text)) is None


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("Việc ký kết quy chế nhằm phát huy sức mạnh của các ngành.", True),
        ("Đây là dịp để hội viên giao lưu, học hỏi kinh nghiệm.", True),
        ("Việc ký kết nhằm giảm 10% số vụ vi phạm trong năm.", False),
        ("Việc đốt rơm phải chấm dứt trước vụ mùa.", False),
    ],
)
def test_what_a_signing_was_good_for(paragraph: str, *, told: bool) -> None:
    view = View.of(paragraph)
    assert says_what_for(view, 0, len(view.text)) is told

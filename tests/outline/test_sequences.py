"""A number and a dash before another number: the neighbouring lines tell marker from range."""

from __future__ import annotations

import pytest

from camket.outline import outline
from camket.records import DocumentFields, Page, Source, Zone
from camket.texts import Text, View


def markers(*lines: str) -> list[str | None]:
    content = "\n".join(lines)
    text = Text(content, Source(uri="x", sha256="0", bytes=len(content)))
    page = Page(zones=(Zone(zone="body", start=0, end=len(content)),), document=DocumentFields())
    return [node.marker for node in outline(text, View.of(content), page)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # one item with words shows what the others are
        (("1- Mở 4 chợ phiên.", "2- 85% hộ có hố ủ phân.", "3- 6 km đê được tôn cao."), "123"),
        # the first item is one of those that begin with a number
        (("1- 95% trẻ ra lớp.", "2- 40 nhà được sửa.", "3- Sửa 2 cầu treo."), "123"),
        # blanks on both sides, but the sequence counts on
        (("1- Đắp 3 km đê.", "2 - 15 km kênh được nạo vét."), "12"),
        (("1 - 90% hộ có bể nước.", "2 - 70% hộ có nhà tắm.", "3 - 60% hộ có vườn."), "123"),
        # a slash, no fraction
        (("1/ Mở 4 chợ phiên.", "2/ 12 thôn có nhà văn hóa."), "12"),
        # a range between two items is not one of them
        (("1- Mở 4 chợ phiên.", "10 - 12% số hộ thoát nghèo.", "2- 85% hộ ủ phân."), "1 2"),
    ],
)
def test_what_counts_on_is_a_marker(lines: tuple[str, ...], expected: str) -> None:
    found = [(marker or " ").rstrip("-/ ") for marker in markers(*lines)]
    assert "".join(mark or " " for mark in found) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("10 - 12% số hộ thoát nghèo.", "15 - 20% số hộ được vay vốn."),
        ("1 - 2 mô hình mỗi xã.", "3 - 5 lớp dạy nghề."),
        ("Mỗi xã có", "1 - 2 mô hình.", "Mỗi huyện có", "2 - 3 mô hình."),
        ("4/ 5 thôn có nhà văn hóa.", "6/ 9 xã có chợ."),
    ],
)
def test_ranges_and_fractions_without_a_sequence_stay(lines: tuple[str, ...]) -> None:
    assert set(markers(*lines)) == {None}


def test_a_wrapped_range_is_no_item() -> None:
    found = markers("1- Mỗi thôn phấn đấu trồng mới từ", "2 - 3 ha keo lai.", "2- Mở 4 chợ phiên.")
    assert found == ["1-", "2-"]

"""Award titles, medals and ratings."""

from __future__ import annotations

import pytest

from camket.parse.titles import find_titles
from camket.texts import View


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phấn đấu đạt Cờ thi đua của Chính phủ", ["Cờ thi đua của Chính phủ"]),
        ("giữ vững danh hiệu Tập thể lao động xuất sắc", ["Tập thể lao động xuất sắc"]),
        ("được tặng Huân chương Lao động hạng Ba", ["Huân chương Lao động hạng Ba"]),
        ("đạt Bằng khen của Chủ tịch UBND tỉnh", ["Bằng khen của Chủ tịch UBND tỉnh"]),
        ("có 05 Chiến sĩ thi đua cấp tỉnh", ["Chiến sĩ thi đua cấp tỉnh"]),
        ("có 05 chiến sỹ thi đua cơ sở", ["chiến sỹ thi đua cơ sở"]),  # other spelling
        ('đạt danh hiệu "Trường học hạnh phúc"', ["Trường học hạnh phúc"]),
        ("giữ danh hiệu Liên đội mạnh", ["Liên đội mạnh"]),
        ("trao Huy hiệu 40 năm tuổi Đảng", ["Huy hiệu 40 năm tuổi Đảng"]),
        # Ratings where something is rated.
        ("Chi bộ đạt trong sạch, vững mạnh", ["trong sạch, vững mạnh"]),
        ("90% đảng viên hoàn thành tốt nhiệm vụ trở lên", ["hoàn thành tốt nhiệm vụ"]),
        ("xếp loại hoàn thành xuất sắc nhiệm vụ", ["hoàn thành xuất sắc nhiệm vụ"]),
        # The same words as praise or as a plain verb.
        ("xây dựng Đảng bộ trong sạch, vững mạnh", []),
        ("hoàn thành tốt nhiệm vụ chính trị được giao", []),
        ("đăng ký danh hiệu trước ngày 20/2", []),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    found = find_titles(View.of(text), 0, len(text))
    assert [span.exact for span in found] == expected

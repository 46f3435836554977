"""Names of movements, quoted and not."""

from __future__ import annotations

import pytest

from camket.parse.movements import find_movements
from camket.texts import View


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Đẩy mạnh phong trào thi đua "Dạy tốt - Học tốt"', ["Dạy tốt - Học tốt"]),
        ("tiếp tục cuộc vận động “Ngày vì đồng đội”", ["Ngày vì đồng đội"]),
        # Two names with nothing between their quotes; doubled apostrophes.
        ('phong trào "Thi đua Quyết thắng""Vì an ninh Tổ quốc"',
         ["Thi đua Quyết thắng", "Vì an ninh Tổ quốc"]),
        ("phong trào \"Thi đua Quyết thắng\" ''Vì an ninh Tổ quốc''",
         ["Thi đua Quyết thắng", "Vì an ninh Tổ quốc"]),
        ('các phong trào "Sản xuất giỏi", "Ba đảm đang mới" và "Tiếng kẻng an ninh"',
         ["Sản xuất giỏi", "Ba đảm đang mới", "Tiếng kẻng an ninh"]),
        # Mismatched, unclosed and spaced marks.
        ('phong trào “Sạch làng tốt ruộng" ở 6 thôn', ["Sạch làng tốt ruộng"]),
        ("phong trào “Sạch làng tốt ruộng; trồng 2 km hoa", ["Sạch làng tốt ruộng"]),
        ('phong trào " Sạch làng tốt ruộng "', ["Sạch làng tốt ruộng"]),
        # Official names without quotes or without the word for a movement.
        ("Đẩy mạnh phong trào Thi đua Quyết thắng, lấy đợt cao điểm làm đột phá",
         ["Thi đua Quyết thắng"]),
        ("hưởng ứng phong trào toàn dân bảo vệ an ninh Tổ quốc",
         ["toàn dân bảo vệ an ninh Tổ quốc"]),
        ('nhân rộng 12 mô hình "Dân vận khéo"', ["Dân vận khéo"]),
        ('Thực hiện tốt "Cả nước chung sức xây dựng nông thôn mới"',
         ["Cả nước chung sức xây dựng nông thôn mới"]),
        # Quoted, but no movements.
        ('phát động phong trào thi đua với chủ đề "Kỷ cương, trách nhiệm"', []),
        ('với khẩu hiệu "Đoàn kết - Sáng tạo"', []),
        ('đạt danh hiệu "Gia đình văn hóa"', []),
        ('trấn áp tội phạm "tín dụng đen"', []),
        ('đấu tranh với biểu hiện "tự diễn biến", "tự chuyển hóa"', []),
        ('vận động Quỹ "Vì trẻ thơ" đạt 200 triệu đồng', []),
        ('nhân rộng mô hình "Camera an ninh"', []),
        ("trồng rừng ở Đăk R'lấp, M'Drăk", []),
        ("đẩy mạnh các phong trào thi đua yêu nước", []),
    ],
)  # fmt: skip
def test_movements(text: str, expected: list[str]) -> None:
    found = find_movements(View.of(text), 0, len(text))
    assert [span.exact for span in found] == expected
    assert all(text[span.start : span.end] == span.exact for span in found)

"""Lists of goals and orders that a reporter tells, and pages that only look like them."""

from __future__ import annotations

from functools import cache

import pytest

from camket.flow import Pipeline, plain_text

CONGRESS = (
    "Đại hội Đảng bộ xã Suối Lim lần thứ V\nNgày đăng: 12/08/2025\n"
    "Ngày 11-8, Đảng bộ xã Suối Lim tổ chức Đại hội đại biểu nhiệm kỳ 2025 - 2030.\n"
)
MEETING = (
    "Kinh tế thành phố Hải Lam tiếp tục khởi sắc\nNgày đăng: 10/09/2025\n"
    "Trong 8 tháng, thu ngân sách thành phố đạt 1.240 tỷ đồng, bằng 71% dự toán.\n"
)
GOVERNMENT = "Chính phủ vừa ban hành Nghị quyết phiên họp Chính phủ thường kỳ tháng 6 năm 2023.\n"


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def promises(text: str) -> list[str]:
    return [item.span.exact for item in pipeline().run(plain_text(text)).commitments]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Đại hội đã đề ra 15 chỉ tiêu chủ yếu, trong đó, giá trị sản xuất tăng 9,5%/năm; thu "
            "nhập bình quân đạt 62 triệu đồng/người/năm và tỷ lệ hộ nghèo còn 2,1%.",
            [
                "giá trị sản xuất tăng 9,5%/năm",
                "thu nhập bình quân đạt 62 triệu đồng/người/năm",
                "tỷ lệ hộ nghèo còn 2,1%",
            ],
        ),
        (
            "Đảng bộ xã đặt ra 8 chỉ tiêu cho nhiệm kỳ mới, gồm: tỷ lệ lao động đã qua đào tạo đạt "
            "70%; độ che phủ rừng đạt 54%; kết nạp 60 đảng viên.",
            [
                "tỷ lệ lao động đã qua đào tạo đạt 70%",
                "độ che phủ rừng đạt 54%",
                "kết nạp 60 đảng viên",
            ],
        ),
        # the words of a motto
        (
            "Đại hội quyết tâm thực hiện thắng lợi mục tiêu: “Xây dựng Đảng bộ vững mạnh; khai "
            "thác tiềm năng, phát triển bền vững”.",
            [],
        ),
        # one person's advice
        (
            "Phát biểu chỉ đạo Đại hội, đồng chí Trần Văn Hải, Phó Bí thư Tỉnh ủy đề nghị Đảng bộ "
            "xã phát huy đoàn kết; trong đó, chú trọng phát triển cây dược liệu, mở rộng chợ xã.",
            [],
        ),
    ],
)
def test_goals_of_a_congress(paragraph: str, expected: list[str]) -> None:
    assert promises(CONGRESS + paragraph + "\n") == expected


def test_ordinals_go_on_with_the_list_that_was_counted() -> None:
    lines = (
        "Từ nay đến cuối năm 2025, UBND thành phố xác định nhiều nhóm nhiệm vụ trọng tâm.\n"
        "Trong đó, 3 nhiệm vụ đầu tiên bao gồm: *Thứ nhất* là hoàn thành cầu Bến Đá.\n"
        "*Thứ hai* là số hóa 12.000 hồ sơ đất đai.\n"
        "Ngoài ra, thành phố đẩy mạnh giải ngân vốn đầu tư công.\n"
        "Đây sẽ là tiền đề quan trọng để thành phố phát triển.\n"
    )
    assert promises(MEETING + lines) == [
        "hoàn thành cầu Bến Đá",
        "số hóa 12.000 hồ sơ đất đai",
        "thành phố đẩy mạnh giải ngân vốn đầu tư công",
    ]


def test_an_order_goes_on_over_a_paragraph_that_explains_it() -> None:
    lines = (
        "Theo đó, Chính phủ giao Ngân hàng Nhà nước Việt Nam điều hành linh hoạt tỷ giá.\n"
        "Việc này nhằm ưu tiên tháo gỡ khó khăn cho sản xuất kinh doanh.\n"
        "Bộ Công Thương khẩn trương hoàn thành Kế hoạch thực hiện Quy hoạch điện trước 15/7.\n"
        "Chính phủ cũng giao Kho bạc Nhà nước rà soát các khoản tạm ứng quá hạn.\n"
    )
    assert promises(GOVERNMENT + lines) == [
        "Ngân hàng Nhà nước Việt Nam điều hành linh hoạt tỷ giá",
        "Bộ Công Thương khẩn trương hoàn thành Kế hoạch thực hiện Quy hoạch điện trước 15/7",
        "Kho bạc Nhà nước rà soát các khoản tạm ứng quá hạn",
    ]


def test_a_dispatch_told_without_its_head() -> None:
    text = (
        "Thủ tướng Chính phủ vừa ký Công điện số 88/CĐ-TTg ngày 19/7/2025 về sạt lở đê biển.\n\n"
        "Công điện gửi Bộ trưởng Bộ Quốc phòng; Chủ tịch UBND tỉnh Lam Hải, nêu rõ:\n"
        "Để kịp thời khắc phục hậu quả, Thủ tướng Chính phủ yêu cầu:\n"
        "1. Bộ Quốc phòng huy động lực lượng gia cố 3 km đê trước ngày 25/7.\n"
        "2. Ban Chỉ đạo Phòng thủ dân sự quốc gia theo dõi tình hình mưa lũ.\n"
    )
    assert promises(text) == [
        "Bộ Quốc phòng huy động lực lượng gia cố 3 km đê trước ngày 25/7",
        "Ban Chỉ đạo Phòng thủ dân sự quốc gia theo dõi tình hình mưa lũ",
    ]


def test_an_order_with_its_day_needs_no_article_about_orders() -> None:
    text = (
        "Lam Khê dồn sức cho vụ đông\n12/9/2025 07:15\n"
        "Năm ngoái toàn huyện trồng được 2.950 ha cây vụ đông.\n"
        "UBND huyện yêu cầu các xã hoàn thành làm đất trước ngày 5/10.\n"
        "Ông Trần D yêu cầu hàng xóm trả lại bờ ao.\n"
    )
    assert promises(text) == ["các xã hoàn thành làm đất trước ngày 5/10"]


@pytest.mark.parametrize(
    "text",
    [
        # what an office is for
        "Chức năng - Nhiệm vụ\nTrung tâm Khuyến nông là đơn vị thuộc Sở Nông nghiệp, với các nhiệm "
        "vụ chính:\nTổ chức tập huấn kỹ thuật cho nông dân.\nXây dựng mô hình trình diễn.\n"
        "Nhiệm vụ, quyền hạn:\nCung cấp giống cây trồng, vật nuôi theo quy định;\n"
        "Thực hiện các nhiệm vụ khác do Giám đốc Sở giao.\n",
        # criteria by which teachers are scored, and a tax that is no verb
        "TIÊU CHÍ THI ĐUA NĂM HỌC 2023 - 2024\n"
        "(Ban hành kèm theo quyết định số 12/QĐ-THLK ngày 05/9/2023 của Trường Tiểu học Lam Khê)\n"
        "1. Tư tưởng:\n- Đoàn kết tốt, yêu thương tôn trọng học sinh.\n"
        "- Không tham gia các tệ nạn xã hội.\n2. Thực hiện tốt quy chế chuyên môn.\n",
        "KẾ HOẠCH\nThu ngân sách năm 2025\n1. Nguồn thu bao gồm các sắc thuế sau:\n"
        "- Thuế giá trị gia tăng\n- Thuế thu nhập doanh nghiệp\n",
        # what ends every pledge
        "BẢN CAM KẾT\nNăm 2025\n1. Nếu sai, tôi xin hoàn toàn chịu trách nhiệm trước pháp luật.\n"
        "2. Gia đình xin chịu mọi hình thức xử lý.\n",
        # a motto
        "UBND HUYỆN LAM KHÊ\nSố: 12/KH-UBND\nLam Khê, ngày 05 tháng 01 năm 2025\n\nKẾ HOẠCH\n"
        "Công tác năm 2025\n\nI. CHỦ ĐỀ NĂM HỌC\n“Vâng lời cô giáo dạy\nHọc tốt, rèn luyện chăm\n"
        "Xây dựng Đội vững mạnh”\n",
        # a resolution that names streets
        "NGHỊ QUYẾT\nVề việc đặt tên, điều chỉnh độ dài một số đường trên địa bàn thị xã Lam Khê\n"
        "HỘI ĐỒNG NHÂN DÂN TỈNH HÒA LAM\n\nQUYẾT NGHỊ:\n\n1. Đường Lê Lai\n"
        "- Điểm đầu: Tiếp giáp đường Trần Phú;\n- Điểm cuối: Cầu Lam Khê;\n"
        "- Quy mô: Chiều dài 1.200m, mặt cắt ngang 21m.\n",
        # what an event was for
        "Ngành giáo dục ký giao ước thi đua\nNgày đăng: 04/01/2023\n"
        "Ngày 25/11/2022, các trường đã ký giao ước thi đua.\n"
        "Buổi ký kết nhằm nâng cao nhận thức của giáo viên về phong trào thi đua. Qua đó tạo điều "
        "kiện giao lưu, học tập kinh nghiệm.\n",
    ],
)
def test_pages_that_promise_nothing(text: str) -> None:
    assert promises(text) == []

"""Signing reports: whatever announces the promises, and the reporter's words left out."""

from functools import cache

import pytest

from camket.flow import Pipeline, plain_text

HEAD = (
    "Trang chủ\nCụm thi đua số 2 ký kết giao ước thi đua năm 2022\n"
    "Ngày đăng: 18/02/2022 - Lượt xem: 120\n"
    "Sáng 17/2, Cụm thi đua số 2 các huyện miền núi tổ chức ký kết giao ước thi đua năm 2022.\n"
    "Năm 2021, các huyện trong cụm đã thu ngân sách đạt 912 tỷ đồng, vượt 8% dự toán; tỷ lệ hộ "
    "nghèo giảm 3,2%; có 14 xã đạt chuẩn nông thôn mới.\n"
)
TAIL = (
    "\nTại buổi lễ, các đơn vị đã bầu huyện Sơn Hà làm cụm trưởng, đồng thời trao đổi."
    "\n"
    "Tin, ảnh: Thu Hà\nCác tin khác\nHội nghị giao ban tháng 2\n"
)
LIST = (
    "phấn đấu thu ngân sách vượt ít nhất 5% dự toán; nâng cao chất lượng giáo dục; "
    "không để xảy ra điểm nóng về an ninh trật tự; đẩy mạnh cải cách hành chính."
)
PROMISES = [
    "phấn đấu thu ngân sách vượt ít nhất 5% dự toán",
    "nâng cao chất lượng giáo dục",
    "không để xảy ra điểm nóng về an ninh trật tự",
    "đẩy mạnh cải cách hành chính",
]


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def commitments(paragraph: str) -> list[str]:
    record = pipeline().run(plain_text(HEAD + paragraph + TAIL))
    return [item.span.exact for item in record.commitments]


@pytest.mark.parametrize(
    "frame",
    [
        "Các đơn vị cam kết ",
        "Các huyện đã ký kết giao ước thi đua với những nội dung chủ yếu: ",
        "Bản giao ước gồm 4 nội dung, trong đó nhấn mạnh: ",
        "Phát huy kết quả đạt được, năm 2022 các huyện thống nhất ",
        "Theo bản giao ước, các đơn vị tập trung ",
        "Bản giao ước nêu rõ, các đơn vị thi đua ",
        "Bước sang năm mới, sáu huyện cùng nhau ",
        "Theo chương trình vừa ký, năm nay các huyện sẽ ",
        "Các đơn vị trong Cụm giao ước thi đua: ",
        "Lãnh đạo Cụm kêu gọi các đơn vị thi đua ",
    ],
)
def test_the_list_is_found_behind_any_announcement(frame: str) -> None:
    found = commitments(frame + LIST)
    assert found[1:] == PROMISES[1:]
    assert found[0].endswith(PROMISES[0].removeprefix("phấn đấu "))


def test_sentences_are_promises_too() -> None:
    found = commitments(
        "Năm 2022, Cụm phấn đấu 100% đơn vị hoàn thành tốt nhiệm vụ. Xây dựng Đảng bộ trong sạch, "
        "vững mạnh. Kết nạp từ 450 đảng viên mới trở lên."
    )
    assert found[1:] == [
        "Xây dựng Đảng bộ trong sạch, vững mạnh",
        "Kết nạp từ 450 đảng viên mới trở lên",
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "Phát biểu tại hội nghị, lãnh đạo Ban Thi đua - Khen thưởng ghi nhận kết quả của Cụm.",
        "Trong năm, các huyện đã trồng 1.200 ha rừng; xây dựng 45 km đường; kết nạp 320 đảng viên; "
        "giải quyết việc làm cho 4.500 lao động.",
    ],
    ids=["nothing", "speech", "results"],
)
def test_what_was_done_and_said_is_no_promise(paragraph: str) -> None:
    assert commitments(paragraph) == []


@pytest.mark.parametrize(
    "told",
    [
        "Đại hội đã bầu BCH khóa mới gồm 15 đồng chí, bầu đoàn đại biểu dự Đại hội cấp trên gồm 7 "
        "đồng chí. Đồng chí Nguyễn Văn An tiếp tục được bầu làm Chủ tịch Hội.",
        "Các hoạt động này nhằm nâng cao đời sống hội viên.",
        "Phó Chủ tịch Huỳnh Minh Chức (phải) tặng hoa, ảnh Bác chúc mừng Đại hội.",
        "Ông Chức (thứ hai từ trái sang) trao 10 suất quà cho hội viên.",
    ],
    ids=["elected", "meant", "caption", "caption of several"],
)
def test_the_report_goes_on_behind_the_promises(told: str) -> None:
    promised = "Các đơn vị trong Cụm giao ước thi đua: " + LIST
    assert commitments(promised + "\n" + told) == PROMISES


def test_a_colon_closes_the_announcement() -> None:
    found = commitments(
        "Phát huy kết quả đó, năm 2022 các huyện thống nhất thi đua thực hiện tốt các nội dung: "
        "Thực hiện nghiêm quy chế dân chủ; giảm 5% hộ nghèo; trồng 300 ha rừng."
    )
    assert found[0] == "Thực hiện nghiêm quy chế dân chủ"


def test_aims_told_in_the_news_are_no_results() -> None:
    """A plan told by a reporter is a promise with a flag; what is behind is a result."""
    record = pipeline().run(
        plain_text(
            "HĐND tỉnh bế mạc kỳ họp thứ 15\nNgày đăng: 11/12/2020\n"
            "Năm 2020, thu ngân sách đạt 17.300 tỷ đồng. Theo nghị quyết, năm 2021 tỉnh phấn đấu "
            "GRDP tăng từ 8,5% trở lên; giải quyết việc làm cho 36.000 lao động.\n"
        )
    )
    assert [(item.value, item.role) for item in record.reported] == [(17_300_000_000_000, "result")]
    assert [
        (target.value, target.role, item.flags)
        for item in record.commitments
        for target in item.targets
    ] == [(8.5, "target", ("told_in_news",)), (36_000, "target", ("told_in_news",))]

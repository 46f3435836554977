"""Whether a comma or a colon joins: verbs over one object, times, named bodies, lists of bodies."""

import pytest

from camket.flow import Pipeline, plain_text
from camket.parse.clauses import split_clauses
from camket.parse.verb_chains import go_together
from camket.records import Record
from camket.texts import View

SPLITS: list[tuple[str, list[str] | None]] = [
    # verbs of one piece of work wait for one object
    ("Tổ chức rà soát, kiện toàn hồ sơ người có công", None),
    ("Chỉ đạo các chi bộ học tập, quán triệt nghị quyết đại hội", None),
    ("Lập bản đồ tìm kiếm, quy tập hài cốt liệt sĩ ở 3 cấp", None),
    ("Kịp thời uốn nắn, xử lý, khắc phục các thiếu sót trong tuyển sinh", None),
    (
        "Đẩy mạnh phát triển sản xuất, chăm lo đời sống 300 hộ dân vùng hồ",
        ["Đẩy mạnh phát triển sản xuất", "chăm lo đời sống 300 hộ dân vùng hồ"],
    ),
    # a time alone is no promise
    ("Trong nhiệm kỳ 2025 - 2030, xây dựng 3 trường học", None),
    ("Trong năm học 2025 - 2026, tổ chức 3 chuyên đề", None),
    ("Sau 2 tháng, rà soát lại danh sách hộ nghèo", None),
    (
        "Đến năm 2030 trồng 20 ha rừng, xây dựng 3 trường học",
        ["Đến năm 2030 trồng 20 ha rừng", "xây dựng 3 trường học"],
    ),
    # an occasion, a condition: what is promised comes behind the comma
    ("Nhân đợt đi rừng này, phát quang 3 km đường băng", None),
    ("Ngoài việc tuyên truyền, tổ chức 3 đợt ra quân", None),
    ("Thôn nào làm gọn, hoàn thành đúng hạn thì thưởng 5 triệu đồng", None),
    ("Nhân rộng 3 mô hình, tặng 5 giấy khen", ["Nhân rộng 3 mô hình", "tặng 5 giấy khen"]),
    # which bodies act is no label
    ("Các Bộ: Công Thương, Ngoại giao thành lập 2 tổ công tác", None),
    ("UBND các xã: Sơn Hạ, Mây Thượng và thị trấn Đồi chi trả tiền hỗ trợ", None),
    ("Các sở: Tập trung kiểm tra 12 cơ sở", ["Tập trung kiểm tra 12 cơ sở"]),
    # things of several kinds with one figure
    (
        "Giải quyết án hình sự đạt từ 92%, các vụ án dân sự, hôn nhân và lao động đạt từ 87%",
        [
            "Giải quyết án hình sự đạt từ 92%",
            "các vụ án dân sự, hôn nhân và lao động đạt từ 87%",
        ],
    ),
    (
        "Giữ tỷ lệ sinh con thứ ba dưới 12‰, 100% trạm y tế có bác sĩ",
        ["Giữ tỷ lệ sinh con thứ ba dưới 12‰", "100% trạm y tế có bác sĩ"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_a_line_is_cut_only_between_promises(text: str, expected: list[str] | None) -> None:
    """`None`: the line is one promise."""
    found = [
        text[clause.start : clause.end] for clause in split_clauses(View.of(text), 0, len(text))
    ]
    assert found == (expected or [text])


def test_a_chain_goes_both_ways_but_no_verb_follows_itself() -> None:
    """Office work has no fixed order."""
    assert go_together("rà soát", "kiện toàn")
    assert go_together("kiện toàn", "rà soát")
    assert not go_together("rà soát", "rà soát")
    assert not go_together("sản xuất", "chăm lo")


def read(body: str) -> Record:
    """The record of a plan with this body."""
    return Pipeline().run(plain_text(f"KẾ HOẠCH\nNăm 2026\n\n{body}"))


def test_bodies_below_a_role_lead_and_help_and_promise_nothing() -> None:
    """The layout of ministries: what, who leads, who helps, until when."""
    record = read(
        "1. Nội dung\na) Thành lập 3 ban chỉ đạo.\n2. Chủ trì thực hiện\n- Bộ Quốc phòng.\n"
        "- Tư lệnh các quân khu; Chủ tịch UBND các tỉnh.\n3. Cơ quan phối hợp\n"
        "- Trung ương Hội Cựu chiến binh Việt Nam.\n4. Thời gian thực hiện: Quý IV/2026.\n"
    )
    assert [c.span.exact for c in record.commitments] == ["Thành lập 3 ban chỉ đạo"]
    roles = {
        (a.raw, a.role) for a in (*record.commitments[0].actors, *record.commitments[0].assigned)
    }
    assert {
        ("Bộ Quốc phòng", "lead"),
        ("Tư lệnh các quân khu", "lead"),
        ("Trung ương Hội Cựu chiến binh Việt Nam", "coordinate"),
    } <= roles


@pytest.mark.parametrize(
    ("line", "promises"),
    [
        ("Giao Cơ quan Ủy ban Kiểm tra Đảng ủy", 0),
        ("Mặt trận Tổ quốc và Hội Nông dân các cấp; các đoàn thể có liên quan", 0),
        ("Căn cứ dự toán do Công an tỉnh lập, bố trí kinh phí mua 3 xe chữa cháy", 1),
        ("Sở Y tế khám cho 300 người", 1),
    ],
)
def test_names_of_bodies_alone_promise_nothing(line: str, promises: int) -> None:
    """What they do stands below them, or nowhere."""
    record = read(f"1. {line}.\n2. Trồng 3 ha rừng.\n")
    assert len(record.commitments) == promises + 1


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Chấm điểm mô hình '6 rõ' hằng quý", []),
        ("Nhân rộng mô hình '1 kèm 3' ở 12 thôn", ["12 thôn"]),
    ],
)
def test_a_number_in_a_name_between_single_marks_is_no_target(
    line: str, figures: list[str]
) -> None:
    """Typed on a machine without curly marks."""
    found = read(f"1. {line}.\n2. Trồng 3 ha rừng.\n").commitments[0]
    assert [target.raw for target in found.targets] == figures


@pytest.mark.parametrize("opening", ["Đưa vào", "Ưu tiên", "Ấn định", "Treo"])
def test_run_in_headings_end_before_any_capital(opening: str) -> None:
    """ "Đ" and "đ" stand side by side among the letters; only one of them is a capital."""
    record = read(
        f"1. Nói cho dân hiểu. {opening} 3 buổi sinh hoạt.\n2. Gom tiền. Lập 30 tổ tiết kiệm.\n"
    )
    assert record.commitments[0].span.exact == f"{opening} 3 buổi sinh hoạt"


@pytest.mark.parametrize(
    "line",
    [
        "Ngay sau khi nhận được Kế hoạch này, lập danh sách 30 hộ",
        "Ngay sau hội nghị, gửi biên bản đến Ủy ban Bầu cử xã chậm nhất ngày 04/02/2026",
        "Gửi danh sách đến Thường trực HĐND, Ủy ban Bầu cử xã trước ngày 04/02/2026",
    ],
)
def test_right_after_something_is_a_time_in_a_plan(line: str) -> None:
    """In news it goes back to the ceremony ("ngay sau lễ ký")."""
    assert read(f"1. {line}.\n2. Trồng 3 ha rừng.\n").commitments[0].span.exact == line

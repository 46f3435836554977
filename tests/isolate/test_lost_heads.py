"""Acts without their head, heads a scan has misread: whose they are."""

import pytest

from camket.isolate import isolate
from camket.isolate.misread import restored
from camket.isolate.names import readable
from camket.records import Page, Source
from camket.texts import Text, View

BASIS = "Căn cứ Luật Tổ chức chính quyền địa phương;\n"
ARTICLES = "Điều 1. Phê duyệt kế hoạch:\n1. Trồng 20 ha rừng trong năm 2026.\n2. Mở 3 lớp học.\n"


def read(content: str) -> Page:
    """The page of a text."""
    text = Text(content=content, source=Source(uri="test:", sha256="0", bytes=0))
    return isolate(text, View.of(content))


def issuers(content: str) -> list[str]:
    """The names of the issuers."""
    return [issuer.name for issuer in read(content).document.issuers]


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("NGHỊ QUYẾT\nVề kế hoạch trồng rừng năm 2026\nQUỐC HỘI\n", "Quốc hội"),
        ("**NGHỊ QUYẾT**\n\n**Về kế hoạch năm 2026**\n\n**QUỐC HỘI**\n\n", "Quốc hội"),
        (
            "Quyết định phê duyệt kế hoạch làng nghề năm 2026\nỦy ban nhân dân huyện Mây Hạ\n",
            "Ủy ban nhân dân huyện Mây Hạ",
        ),
        (
            "NGHỊ QUYẾT\nVỀ ĐẶT TÊN ĐƯỜNG\nHỘI ĐỒNG NHÂN DÂN TỈNH HÀ LĨNH\nKHÓA V, KỲ HỌP THỨ 3\n",
            "Hội đồng nhân dân tỉnh Hà Lĩnh",
        ),
    ],
)
def test_the_body_above_the_legal_basis_passes_the_act(head: str, issuer: str) -> None:
    """It is neither a part of the title nor lost."""
    found = read(f"{head}{BASIS}QUYẾT NGHỊ:\n{ARTICLES}").document
    assert [one.name for one in found.issuers] == [issuer]
    assert found.title is not None
    assert issuer.lower() not in found.title.exact.lower()


def test_a_subject_above_the_legal_basis_is_no_body() -> None:
    """The last line of a subject may open like the name of a body."""
    found = read(
        f"KẾ HOẠCH\nPhát triển du lịch\ntỉnh Hà Lĩnh gắn với bảo tồn năm 2026\n{BASIS}{ARTICLES}"
    ).document
    assert found.title is not None
    assert found.title.exact.endswith("bảo tồn năm 2026")


@pytest.mark.parametrize(
    ("note", "issuer"),
    [
        (
            "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 13/7/2025 của UBND xã Tân Hà)",
            ["Ủy ban nhân dân xã Tân Hà"],
        ),
        (
            "(Kèm theo Quyết định số      /QĐ-THTH ngày     tháng 8 năm 2025\ncủa  Trường Tiểu "
            "học Tân Hà)",
            ["Trường Tiểu học Tân Hà"],
        ),
        ("(Kèm theo hồ sơ của hộ gia đình)", []),
    ],
)
def test_an_attached_plan_belongs_to_the_body_of_its_decision(note: str, issuer: list[str]) -> None:
    """With or without number and day, on one line or two."""
    plan = f"KẾ HOẠCH\nTrồng rừng năm 2026\n{note}\nI. MỤC TIÊU\n1. Trồng 20 ha rừng.\n"
    assert issuers(plan) == issuer


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (
            "BO TÀI CHÍNH CONG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n_— Độc lap - Tự do - Hạnh phúc\n"
            "Số: 32/KH-BTC Hà Nội, ngày 4 tháng 4 năm 2025\n",
            "Bộ Tài chính",
        ),
        (
            "ỦY BAN NHÂN DAN CONG HOA XÃ HOI CHỦ NGHIA VIỆT NAM\nTỈNH HA LĨNH Độc lập - Tự do - "
            "Hanh phúc\nSố: 9/KH-UBND Hà Lĩnh, ngày 4 tháng 4 năm 2025\n",
            "Ủy ban nhân dân tỉnh Hà Lĩnh",
        ),
    ],
)
def test_a_head_read_by_machine_keeps_its_names(head: str, issuer: str) -> None:
    """Marks that are lost in capitals are given back where the name is known."""
    found = read(f"{head}KE HOACH\nTriển khai nhiệm vụ năm 2025\n1. Trồng 20 ha rừng.\n").document
    assert [one.name for one in found.issuers] == [issuer]
    assert (found.system, found.date) == ("state", "2025-04-04")


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("TONG CỤC THUE", "TỔNG CỤC THUẾ"),
        ("SO NÔNG NGHIỆP VÀ PHAT TRIEN NONG THON", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"),
        ("PHONG GIAO DUC VA DAO TAO HUYEN SON LAM", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN SON LAM"),
        ("TINH UY HÀ LĨNH", "TỈNH ỦY HÀ LĨNH"),
        ("HOI NGHI", "HOI NGHI"),  # no body
        ("SO 12", "SO 12"),
        ("ĐẢNG ỦY XÃ BÌNH AN", "ĐẢNG ỦY XÃ BÌNH AN"),
    ],
)
def test_lost_marks_come_back_to_known_names_only(read_as: str, meant: str) -> None:
    """As many letters as there were, so that ranges stay."""
    assert restored(read_as) == meant


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (
            "BĐBP TỈNH HÀ LƯƠNG – HỘI LHPN TỈNH HÀ LƯƠNG\nSố 12/CTPH    Hà Lương, ngày 02 tháng 3 "
            "năm 2022\nCHƯƠNG TRÌNH PHỐI HỢP\n",
            ["Bộ đội Biên phòng tỉnh Hà Lương", "Hội Liên hiệp Phụ nữ tỉnh Hà Lương"],
        ),
        (
            "MẶT TRẬN TỔ QUỐC VIỆT NAM\nBAN THƯỜNG TRỰC UỶ BAN TỈNH HÀ LƯƠNG\nSố: 06/CTr-MTTQ"
            "      Hà Lương, ngày 11 tháng 02 năm 2022\nCHƯƠNG TRÌNH\n",
            ["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Lương"],
        ),
    ],
)
def test_names_over_two_columns_or_lines_are_whole(head: str, found: list[str]) -> None:
    """Every body with its own place, a committee with the name of its front."""
    assert issuers(f"{head}Năm 2022\nI. CHỈ TIÊU\n1. Dựng 20 nhà cho hộ nghèo.\n") == found


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("BAN CHỈ ĐẠO BẦU CỬ", "Ban Chỉ đạo bầu cử"),
        ("TRƯỜNG ĐẠI HỌC KỸ THUẬT MÂY HẠ", "Trường Đại học Kỹ thuật Mây Hạ"),
        ("TIỂU ĐOÀN 1 - TRUNG ĐOÀN PHÁO BINH 749", "Tiểu đoàn 1 - Trung đoàn Pháo binh 749"),
        ("ỦY BAN NHÂN DÂN XÃ HỮU NGHỊ", "Ủy ban nhân dân xã Hữu Nghị"),  # a place
        ("TRƯỜNG TIỂU HỌC KIẾN THIẾT", "Trường Tiểu học Kiến Thiết"),  # a name given
    ],
)
def test_everyday_words_in_capitals_are_written_small(printed: str, written: str) -> None:
    """Unless they name a place or stand where a school has its name."""
    assert readable(printed) == written


def test_a_name_ends_before_the_verb_behind_its_place() -> None:
    """`xây dựng` is a sector behind an office and a verb behind a commune."""
    text = (
        "Thực hiện công tác cải cách hành chính trên địa bàn xã Đăk Lạc năm 2023\n"
        "Thực hiện Kế hoạch số 8/KH-UBND của UBND huyện Đăk Nà, UBND xã Đăk Lạc xây dựng kế hoạch "
        "như sau:\n1. Mục tiêu\n- 100% hồ sơ đúng hạn.\n"
    )
    assert issuers(text) == ["Ủy ban nhân dân xã Đăk Lạc"]

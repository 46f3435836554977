"""Facts of language that decide a theme, each with a sentence in which they must not."""

from __future__ import annotations

import pytest

from camket.tag.reading import read
from camket.tag.words import Words
from camket.texts import View


@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        # training the body is sport, training a plan of battle is defence
        ("Vận động học sinh tập luyện thể dục thể thao sau giờ học", "culture_society"),
        ("Nâng tỷ lệ người dân rèn luyện thân thể mỗi ngày", "culture_society"),
        ("Luyện tập phương án chiến đấu ở cả ba cấp", "defense"),
        # "quản lý nhà nước về" a field: the field decides
        ("Tăng cường quản lý nhà nước về du lịch ở các bãi tắm", "economy"),
        ("Nâng cao hiệu lực, hiệu quả quản lý nhà nước về khoáng sản", "environment_resources"),
        ("Nâng cao hiệu lực quản lý nhà nước của chính quyền cơ sở", "government"),
        # a share says how much of anything
        ("Tỷ trọng năng lượng tái tạo đạt 20% vào năm 2030", "environment_resources"),
        ("Nâng tỷ trọng công nghiệp chế biến trong nền kinh tế", "economy"),
        # what a plan is to bear in mind is its object
        ("Bổ sung giải pháp thích ứng với biến đổi khí hậu", "environment_resources"),
        # the work of the unions for themselves, and their work in a sector
        ("Các chi hội xây dựng quỹ Hội từ nuôi heo đất", "front_mass_organizations"),
        ("Mỗi chi đoàn đăng ký một công trình thanh niên", "front_mass_organizations"),
        ("Tổ chức thành công Đại hội Hội Nông dân xã", "front_mass_organizations"),
        ("Chi hội phụ nữ thu gom rác thải ở bến sông", "environment_resources"),
        # who is moved to do something is not what is done
        ("Vận động hội viên phụ nữ tham gia bảo hiểm y tế", "culture_society"),
        ("Vận động đoàn viên trồng cây xanh dọc đường liên thôn", "environment_resources"),
        ("Kết nạp hội viên phụ nữ ở các khu nhà trọ", "front_mass_organizations"),
        # a share of actors is their subject
        ("Trên 95% hội viên phụ nữ được vay vốn ưu đãi", "economy"),
        ("Tỷ lệ cán bộ, chiến sĩ Công an tập luyện thể thao thường xuyên", "culture_society"),
        # the directive that is carried out: its topic
        (
            "100% thành đoàn thực hiện hiệu quả Chỉ thị số 05 về học tập và làm theo Bác",
            "party_building",
        ),
        # the poor who are helped to earn
        ("Giúp đỡ hộ nông dân nghèo có con giống", "culture_society"),
        # rules of work on the grid protect the worker
        ("Không thao tác khi chưa có phiếu công tác", "culture_society"),
        ("Lắp bình chữa cháy ở các tủ điện", "defense"),
        # delegates of the National Assembly are no front
        ("Phục vụ tốt hoạt động của Đoàn đại biểu Quốc hội tỉnh", "government"),
        # work done well, of nobody and of nothing in particular
        ("100% đơn vị hoàn thành xuất sắc nhiệm vụ", "general"),
        ("Quyết tâm hoàn thành thắng lợi mọi nhiệm vụ", "general"),
        ("100% chi bộ hoàn thành xuất sắc nhiệm vụ", "party_building"),
        ("Phấn đấu được tặng Bằng khen của Chủ tịch tỉnh", "emulation_rewards"),
        # "phát huy hiệu quả" has no badge ("huy hiệu") in it
        ("Phát huy hiệu quả tiềm năng, lợi thế so sánh của vùng", "economy"),
        ("Trao Huy hiệu và giấy khen cho người có công lao", "emulation_rewards"),
        # military training
        ("Kiểm tra các khoa mục, 100% đạt yêu cầu, khá giỏi trên 80%", "defense"),
        # one who coordinates is not what is done
        ("Công an tỉnh phối hợp kiểm tra an toàn hồ chứa thủy lợi", "economy"),
        # "Đoàn" of the young is no delegation
        ("Các cấp bộ Đoàn giữ vững nền nếp sinh hoạt Đoàn", "front_mass_organizations"),
        ("Đại hội Đoàn các cấp hoàn thành trước tháng Tám", "front_mass_organizations"),
        ("Đón tiếp chu đáo các đoàn ra, đoàn vào", "external_affairs"),
        # an object that goes on as a longer term
        ("Xây dựng chính quyền số trên nền dữ liệu dùng chung", "government"),
        ("Quy mô trường lớp đủ chỗ học cho mọi trẻ em", "culture_society"),
        # what is aimed at is the object; a day that is aimed at is not
        ("Thị xã hướng tới mọi hộ dân đều dùng được dịch vụ số", "government"),
        ("Trồng hoa hướng tới kỷ niệm 50 năm thành lập trường", "environment_resources"),
        # a resolution is studied for its spirit and carried out for its topic
        ("Các chi bộ quán triệt Nghị quyết số 28 về chiến lược bảo vệ Tổ quốc", "party_building"),
        ("Thực hiện nghiêm Nghị quyết số 28 về chiến lược bảo vệ Tổ quốc", "defense"),
        # whom the Party leads to do something does not decide
        (
            "Cấp ủy, tổ chức đảng, chính quyền tập trung lãnh đạo, chỉ đạo thực hiện tốt chính sách"
            " an sinh xã hội",
            "culture_society",
        ),
        ("Củng cố tổ chức đảng ở các thôn bản", "party_building"),
        # clean water for people, and works for it
        ("Tỷ lệ hộ dân ven biển được cung cấp nước sạch đạt 90%", "environment_resources"),
        ("Xây dựng nhà máy nước sạch ở phía tây thị xã", "economy"),
        # profit after taxes is no tax
        ("Công ty phấn đấu lợi nhuận sau thuế 12 tỷ đồng", "economy"),
        # safety of soldiers, of workers
        ("Bảo đảm an toàn trong huấn luyện và hành quân dã ngoại", "defense"),
        ("Sản xuất an toàn, không có thợ nào bị thương", "culture_society"),
        # "tại các doanh nghiệp" is where, not what
        (
            "Phát triển thêm 300 đoàn viên công đoàn tại các doanh nghiệp may",
            "front_mass_organizations",
        ),
        ("Hỗ trợ các doanh nghiệp may mở xưởng mới", "economy"),
        # ships are counted before a storm
        ("Kiểm đếm tàu thuyền và gọi bà con vào bờ", "defense"),
        # abbreviations of fields
        ("Đổi mới hình thức PBGDPL ở vùng cao", "justice_anticorruption"),
        ("Xây dựng LLVT xã vững mạnh", "defense"),
    ],
)
def test_a_fact_of_language_decides_the_theme(sentence, theme, themes_of):
    assert themes_of(sentence).primary == theme, themes_of(sentence)


def terms(sentence: str) -> dict[str, float]:
    """The terms read in a sentence, each with its weight."""
    reading = read(Words(View.of(sentence)), 0, len(sentence))
    return {
        " ".join(reading.tokens[hit.first : hit.last]): reading.weights[hit.first]
        for hit in reading.hits
    }


@pytest.mark.parametrize(
    ("sentence", "found", "lost"),
    [
        # the longer of two terms that share syllables
        ("ủng hộ quỹ hỗ trợ nông dân", "ủng hộ quỹ hỗ trợ nông dân", "ủng hộ quỹ"),
        ("bảo đảm bảo vệ sinh môi trường", "vệ sinh môi trường", "bảo vệ"),
        ("trồng rừng phòng hộ ven biển", "rừng phòng hộ ven biển", "trồng rừng"),
        # the object of a verb, as far as it goes
        ("xây dựng chính quyền số", "xây dựng chính quyền số", "xây dựng chính quyền"),
        ("quy mô kinh tế số đạt 20%", "quy mô kinh tế số", "quy mô kinh tế"),
        # a formula stays a formula
        (
            "phát triển kinh tế - xã hội, giữ vững quốc phòng, an ninh trật tự",
            "phát triển kinh tế xã hội giữ vững quốc phòng an ninh",
            "an ninh trật tự",
        ),
        # but no body inside another word
        ("chăm lo cán bộ y tế thôn", "cán bộ y tế", "bộ y tế"),
        # nor across a compound of the language
        ("bàn giao con đường mới", "bàn giao", "giao con"),
    ],
)
def test_of_overlapping_terms_the_longer_is_read(sentence, found, lost):
    assert found in terms(sentence)
    assert lost not in terms(sentence)


@pytest.mark.parametrize(
    ("sentence", "term", "is_weak"),
    [
        ("Đảng bộ Quân sự huyện hoàn thành tốt nhiệm vụ", "quân sự", True),
        ("Xây dựng thế trận, củng cố quân sự địa phương", "quân sự", False),
        ("Trên 90% hội viên phụ nữ được vay vốn", "hội viên phụ nữ", True),
        ("Phát triển thêm 90 hội viên phụ nữ", "hội viên phụ nữ", False),
        # a comma inside the name of a movement ends no setting
        (
            "Học tập và làm theo Bác gắn với phong trào “Thầy mẫu mực, trò chăm ngoan, dạy tốt"
            ", học tốt”",
            "dạy tốt học tốt",
            True,
        ),
        ("Gắn với thực tế, dạy tốt, học tốt", "dạy tốt học tốt", False),
        # whom it serves to develop is its purpose
        ("Sửa đường phục vụ tốt phát triển du lịch", "phát triển du lịch", True),
        ("Đẩy mạnh phát triển du lịch ở vùng cao", "phát triển du lịch", False),
        # so is the day it leads up to
        ("Tập văn nghệ hướng tới ngày quốc phòng toàn dân", "quốc phòng toàn dân", True),
        ("Phường hướng tới nền quốc phòng toàn dân", "nền quốc phòng toàn dân", False),
    ],
)
def test_owners_subjects_and_purposes_weigh_less(sentence, term, is_weak):
    assert (terms(sentence)[term] < 1.0) is is_weak

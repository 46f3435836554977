"""Where the words of one line are cut into commitments, and where they must not be."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.parse.clauses import split_clauses
from camket.texts import View

SPLITS: list[tuple[str, list[str] | None]] = [
    # a semicolon and a full stop always end a clause
    (
        "Thu ngân sách vượt 5% dự toán; giảm 12 hộ nghèo. Giữ vững quốc phòng.",
        ["Thu ngân sách vượt 5% dự toán", "giảm 12 hộ nghèo", "Giữ vững quốc phòng"],
    ),
    # kinds of bodies and the sides of "giữa" stand together; behind them something may be held
    ("Nâng cao trách nhiệm của các cơ quan, tổ chức trên địa bàn tỉnh", None),
    ("Phát huy vai trò của người đứng đầu cơ quan, tổ chức các cấp", None),
    ("Xử lý nghiêm các cá nhân, tổ chức vi phạm", None),
    ("Tổ chức đối thoại giữa Đảng ủy, lãnh đạo các đơn vị với đoàn viên", None),
    (
        "Hướng dẫn các doanh nghiệp, tổ chức 3 hội nghị đối thoại",
        ["Hướng dẫn các doanh nghiệp", "tổ chức 3 hội nghị đối thoại"],
    ),
    (
        "Ký quy chế giữa Công an và Quân sự, tổ chức 12 buổi tuần tra với dân quân",
        ["Ký quy chế giữa Công an và Quân sự", "tổ chức 12 buổi tuần tra với dân quân"],
    ),
    # a comma before a new verb with its own object
    (
        "Hoàn thành 100% chỉ tiêu tuyển quân, huấn luyện dân quân đạt quân số từ 98% trở lên",
        [
            "Hoàn thành 100% chỉ tiêu tuyển quân",
            "huấn luyện dân quân đạt quân số từ 98% trở lên",
        ],
    ),
    # a zero state after a comma is a promise of its own
    (
        "Tuần tra khép kín các tuyến phố chính dịp Tết, không để xảy ra đua xe trái phép",
        [
            "Tuần tra khép kín các tuyến phố chính dịp Tết",
            "không để xảy ra đua xe trái phép",
        ],
    ),
    # what counts before a colon is no label
    ("Khởi công 03 dự án: cầu Bà Gi, đường vành đai 2, khu tái định cư Nhơn Hòa", None),
    ("Tốc độ tăng giá trị sản xuất 9 - 9,5%, trong đó: công nghiệp tăng 11%", None),
    (
        "Thực hiện Chỉ thị 05: mỗi chi bộ có một việc làm theo Bác",
        None,
    ),
    # one "không" over several deeds: cut, the second half would promise what is forbidden
    ("Vận động 100% hộ dân không mua bán, vận chuyển, tàng trữ pháo nổ", None),
    ("Mỗi tiểu thương ký cam kết không kinh doanh, tiêu thụ thực phẩm bẩn", None),
    (
        "Bảo đảm không phát sinh nợ mới, xử lý dứt điểm 12 tỷ đồng nợ cũ",
        ["Bảo đảm không phát sinh nợ mới", "xử lý dứt điểm 12 tỷ đồng nợ cũ"],
    ),
    # shares without a predicate wait for the one behind the last
    ("80% thôn, 75% tổ dân phố, 60% hộ đạt danh hiệu văn hóa", None),
    (
        "90% hộ có nước sạch, 75% rác thải được thu gom",
        ["90% hộ có nước sạch", "75% rác thải được thu gom"],
    ),
    ("Tỷ lệ tập hợp thiếu nhi vào tổ chức Đoàn, Đội đạt 97%", None),
    # "và" joins two changes, each with its own measure and figure
    (
        "Giảm tỷ lệ hộ nghèo xuống còn 2,1% và tăng số hợp tác xã lên 15",
        ["Giảm tỷ lệ hộ nghèo xuống còn 2,1%", "tăng số hợp tác xã lên 15"],
    ),
    ("Giảm tỷ lệ hộ nghèo và tăng thu nhập bình quân lên 60 triệu đồng", None),
    # what both verbs look after
    ("Giao Văn phòng theo dõi, đôn đốc việc thực hiện Chỉ thị này", None),
    # verbs that share one object stay together
    ("Rà soát, bổ sung quy hoạch cán bộ nhiệm kỳ mới", None),
    ("Thu gom, vận chuyển, xử lý ít nhất 97% rác thải sinh hoạt", None),
    # nouns joined by commas stay together
    ("Khen thưởng kịp thời tập thể và cá nhân, nhất là người lao động trực tiếp", None),
    ("Nâng cao chất lượng khám, chữa bệnh cho người có thẻ bảo hiểm y tế", None),
    ("Đẩy mạnh công tác phòng, chống tham nhũng, lãng phí trong cơ quan", None),
    # purpose, means and manner belong to the promise
    ("Mở rộng diện tích rau an toàn thêm 30 ha, góp phần nâng cao thu nhập cho nông dân", None),
    ("Xây dựng 02 mô hình điểm, lấy chi bộ thôn làm nòng cốt", None),
    ("Hoàn thành kế hoạch kiểm tra năm 2021, bảo đảm đúng quy trình", None),
    ("Rà soát 40 hồ sơ tồn đọng, trả kết quả trước ngày 30/6", None),
    # who leads or helps, what is measured and on which day is no label
    (
        "Phòng Chính trị chủ trì, phối hợp với các phòng: Tham mưu, Hậu cần hướng dẫn thực hiện",
        None,
    ),
    ("Duy trì sĩ số học sinh: tiểu học đạt 99,5%, trung học cơ sở 97% trở lên", None),
    ("Tổ chức Ngày Chủ nhật xanh (07/3, 14/3): ra quân dọn vệ sinh ký túc xá", None),
    ("Công tác dân số: giảm tỷ lệ sinh con thứ ba", ["giảm tỷ lệ sinh con thứ ba"]),
    # a standing committee is a body, keeping watch is a task
    ("Thường trực HĐND, các Ban HĐND, Tổ đại biểu HĐND xã giám sát việc thực hiện", None),
    (
        "Thường trực tại các chốt 24/24 giờ, kiểm tra chặt chẽ người ra vào vùng dịch",
        ["Thường trực tại các chốt 24/24 giờ", "kiểm tra chặt chẽ người ra vào vùng dịch"],
    ),
    # a time alone belongs to what stands before it
    ("Phát động thi đua tới 100% giáo viên; hoàn thành trước 20/9/2019", None),
    (
        "Phát động thi đua; hoàn thành 12 phòng học trước 20/9/2019",
        ["Phát động thi đua", "hoàn thành 12 phòng học trước 20/9/2019"],
    ),
    # what is graded, measured by grades
    (
        "Hạnh kiểm: Tốt 92%, Khá 7,5%, không có học sinh xếp loại Yếu",
        ["Hạnh kiểm: Tốt 92%, Khá 7,5%", "không có học sinh xếp loại Yếu"],
    ),
    ("Chi bộ: Hoàn thành xuất sắc nhiệm vụ", None),
    # the frozen words that list sectors are one promise; a real object beside them is another
    ("Giữ vững ổn định chính trị, phát triển kinh tế - xã hội, bảo đảm quốc phòng - an ninh", None),
    ("Lãnh đạo phát triển kinh tế - xã hội, củng cố quốc phòng - an ninh", None),
    (
        "Giữ vững an ninh trật tự trên địa bàn, nâng cao chất lượng khám chữa bệnh",
        [
            "Giữ vững an ninh trật tự trên địa bàn",
            "nâng cao chất lượng khám chữa bệnh",
        ],
    ),
    # one refusal in several words; a disease is no verb
    ("Không nghe, không tin, không làm theo kẻ xấu", None),
    ("Tiêm phòng lở mồm long móng, dịch tả lợn đạt trên 80% tổng đàn", None),
    # what is regarded as something, and the promise after it
    (
        "Coi giải ngân là nhiệm vụ trọng tâm, phấn đấu giải ngân hết số vốn kế hoạch năm 2020",
        ["Coi giải ngân là nhiệm vụ trọng tâm", "phấn đấu giải ngân hết số vốn kế hoạch năm 2020"],
    ),
    # the dot of an abbreviation, a number, a date ends nothing
    ("Giao UBND TP. Hải Tân bố trí 1.250 m² đất làm sân chơi trước ngày 30.4", None),
    ("Trồng hoa, cây cảnh, v.v. dọc 4,5 km đường liên xã", None),
    # quotes and brackets protect what is inside
    ('Phát động phong trào "Sáng, xanh; sạch, đẹp. An toàn" trong toàn phường', None),
    ("Trồng 500 cây (phượng; bằng lăng. Muồng) trước mùa mưa", None),
    # the label of a line is not part of the promise
    (
        "Về môi trường: Thu gom 85% rác thải; trồng 5 km đường hoa",
        ["Thu gom 85% rác thải", "trồng 5 km đường hoa"],
    ),
    (
        "Đối với các chi đoàn, mỗi chi đoàn giúp đỡ 02 thanh niên chậm tiến",
        ["mỗi chi đoàn giúp đỡ 02 thanh niên chậm tiến"],
    ),
    # an indicator before a colon is
    ("Tổng thu ngân sách trên địa bàn: 5,8 tỷ đồng", None),
    # the body that answers for an indicator stands in brackets behind it
    (
        "nợ xấu dưới 2,5% tổng dư nợ (Ngân hàng Nhà nước tỉnh).",
        ["nợ xấu dưới 2,5% tổng dư nợ"],
    ),
    # bullets in front and "./." behind are no words
    ("- (1) Tổ chức 02 đợt kiểm tra chéo./.", ["Tổ chức 02 đợt kiểm tra chéo"]),
    # a lost blank after the full stop
    (
        "Nộp ngân sách 3 tỷ đồng.Bảo đảm việc làm cho 278 lao động",
        ["Nộp ngân sách 3 tỷ đồng", "Bảo đảm việc làm cho 278 lao động"],
    ),
    # a measured subject with its own number
    (
        "Tăng sản lượng lên 10,8 triệu m3, doanh thu từ 48 tỷ đồng trở lên",
        ["Tăng sản lượng lên 10,8 triệu m3", "doanh thu từ 48 tỷ đồng trở lên"],
    ),
    # a change without a noun of its own measures the clause before it
    ("Thu ngân sách đạt 5,8 tỷ đồng, tăng 11% so với năm 2018", None),
    # one passive governs both verbs
    ("100% đoàn viên được học tập, quán triệt nghị quyết đại hội công đoàn các cấp", None),
    # the verb after "và" waits for the same object as the next
    ('Thăm 200 đoàn viên khó khăn và xây, sửa 15 "Mái ấm công đoàn"', None),
    # one more topic of the same training
    ("Tổ chức 02 buổi ngoại khóa về an toàn giao thông, phòng chống đuối nước", None),
    # one more purpose
    (
        "Phát triển du lịch thành ngành kinh tế quan trọng, góp phần giảm nghèo bền vững, "
        "bảo tồn văn hóa các dân tộc",
        None,
    ),
    # two activities measured each
    (
        "Bốc xúc đất đá 12,5 triệu m3, khai thác 1,1 triệu tấn than",
        ["Bốc xúc đất đá 12,5 triệu m3", "khai thác 1,1 triệu tấn than"],
    ),
    # a rate is an indicator of its own
    (
        "Phấn đấu giảm 10% số vụ trộm cắp, tỷ lệ khám phá án đạt trên 80%",
        ["Phấn đấu giảm 10% số vụ trộm cắp", "tỷ lệ khám phá án đạt trên 80%"],
    ),
    # a rank needs no verb
    (
        "Phát triển 50 đoàn viên mới, 90% công đoàn cơ sở vững mạnh",
        ["Phát triển 50 đoàn viên mới", "90% công đoàn cơ sở vững mạnh"],
    ),
    # after a negative state a share with its own verb
    (
        "Không để xảy ra tai nạn lao động, 100% công nhân được huấn luyện an toàn",
        ["Không để xảy ra tai nạn lao động", "100% công nhân được huấn luyện an toàn"],
    ),
    # each body with its own verb and number, whatever noun stands before the comma
    (
        "Chấn chỉnh nền nếp sinh hoạt chi bộ, mỗi đảng viên đăng ký ít nhất 1 việc làm theo Bác",
        [
            "Chấn chỉnh nền nếp sinh hoạt chi bộ",
            "mỗi đảng viên đăng ký ít nhất 1 việc làm theo Bác",
        ],
    ),
    # the parts of a sum stay with it; a new work does not
    (
        "Sản lượng đạt 62 tấn, trong đó: thóc 55 tấn; ngô 7 tấn; trồng 30 ha rừng",
        ["Sản lượng đạt 62 tấn, trong đó: thóc 55 tấn; ngô 7 tấn", "trồng 30 ha rừng"],
    ),
    # who does what stands behind the purpose and behind the paper received
    (
        "Để chủ động phòng cháy, hạn chế thiệt hại, UBND huyện giao Hạt Kiểm lâm trực 24/24 giờ",
        ["UBND huyện giao Hạt Kiểm lâm trực 24/24 giờ"],
    ),
    (
        "Nhận được công điện này, Hiệu trưởng các trường báo cáo trước ngày 20/4",
        ["Hiệu trưởng các trường báo cáo trước ngày 20/4"],
    ),
    ("Dành 5 tỷ đồng để sửa chữa trường học, trạm y tế", None),
    # "cụ thể" that describes a thing, and the sector whose name is a verb
    ("Ban hành kế hoạch cụ thể", None),
    ("Tỷ trọng nông nghiệp 18% - công nghiệp, xây dựng 45% - dịch vụ 37%", None),
    # who is told to do it before a colon
    ("Giao Sở Y tế: hoàn thiện hồ sơ", ["hoàn thiện hồ sơ"]),
    ("Yêu cầu UBND các xã: kiểm tra các hồ chứa", ["kiểm tra các hồ chứa"]),
    # the year compared with is no number of a new subject
    ("Giảm 5% số vụ, số người chết, số người bị thương so với năm 2016", None),
    # bodies listed with semicolons do one thing; shares of one whole
    (
        "Giao các sở, ngành tỉnh; UBND các huyện, thành phố báo cáo tình hình giải ngân",
        None,
    ),
    ("Cơ cấu nông nghiệp 33,5%; công nghiệp 28,2%; dịch vụ 38,3%", None),
    (
        "Sở Y tế kiểm tra 3 trạm; UBND các xã dọn vệ sinh",
        ["Sở Y tế kiểm tra 3 trạm", "UBND các xã dọn vệ sinh"],
    ),
    # one more thing to be built
    ("Xây dựng trường Mầm non, trường Tiểu học đạt chuẩn mức độ 2", None),
    # the owner before a colon is no part of the promise
    (
        "Sở Y tế: bao phủ bảo hiểm y tế 92% dân số; Phòng Giáo dục: 35% học sinh học bơi",
        ["bao phủ bảo hiểm y tế 92% dân số", "35% học sinh học bơi"],
    ),
    # nor is who announces it
    (
        "Các trường cũng cam kết không dạy thêm trái quy định",
        ["không dạy thêm trái quy định"],
    ),
    ("Vận động 100% hộ ký cam kết không thả rông chó", None),
    # announced anew behind a comma
    (
        "Chấp hành nghiêm Luật Giao thông đường bộ, cam kết không sử dụng rượu bia khi lái xe",
        ["Chấp hành nghiêm Luật Giao thông đường bộ", "cam kết không sử dụng rượu bia khi lái xe"],
    ),
    # verbs that name the work after "việc" share its object
    ("Thực hiện tốt việc sưu tầm, gìn giữ và trao truyền các làn điệu dân ca", None),
    ("Tăng cường kiểm sát việc tạm giữ, tạm giam tại các cơ sở giam giữ", None),
    # one passive governs two verbs of a longer subject
    ("Quy hoạch phát triển ngành sẽ được rà soát, điều chỉnh các chỉ tiêu không còn phù hợp", None),
    # what shall not happen
    (
        "Không để xảy ra tình trạng vận hành máy khi chưa kiểm tra, không đeo bảo hộ theo quy định",
        None,
    ),
    # each of two kinds of units
    (
        "Xây dựng 5 mô hình điểm, mỗi xã, thị trấn có ít nhất 2 tổ tự quản",
        ["Xây dựng 5 mô hình điểm", "mỗi xã, thị trấn có ít nhất 2 tổ tự quản"],
    ),
    # the things meant stand behind the colon
    ("Lấy ý kiến các cơ quan: Sở Nội vụ, Sở Tư pháp, Sở Y tế trước khi trình Ủy ban", None),
    ("Đẩy mạnh hợp tác trên các lĩnh vực: giáo dục, y tế, văn hóa", None),
    # compounds that look like verbs
    ("Bố trí 2% ngân sách cho khoa học, công nghệ, đổi mới sáng tạo", None),
    # three dots end a sentence before a capital
    (
        "Tuyên truyền về phòng cháy, cứu nạn… Xây dựng 3 tổ liên gia an toàn",
        ["Tuyên truyền về phòng cháy, cứu nạn", "Xây dựng 3 tổ liên gia an toàn"],
    ),
    # a link says nothing of the promise
    (
        "Trồng 40 ha rừng. Đồng thời, tiếp tục khoanh nuôi 120 ha rừng tái sinh",
        ["Trồng 40 ha rừng", "tiếp tục khoanh nuôi 120 ha rừng tái sinh"],
    ),
    # a saying is one, whatever stands in it
    ("Thực hiện chủ đề năm: “Kỷ cương, trách nhiệm; chủ động, sáng tạo; bứt phá, hiệu quả”", None),
    # the quotation mark that closes a speech
    (
        'Giữ vững phổ cập giáo dục; phấn đấu 8 trường đạt chuẩn quốc gia"',
        ["Giữ vững phổ cập giáo dục", "phấn đấu 8 trường đạt chuẩn quốc gia"],
    ),
    # every name with a number of its own
    (
        "Lúa: 5.600 ha, ngô: 300 ha, đất bóc: 1.200 m3",
        ["Lúa: 5.600 ha", "ngô: 300 ha", "đất bóc: 1.200 m3"],
    ),
    ("Trồng 120 ha lúa, 30 ha ngô, trong đó ngô lai: 20 ha", None),
    # leading and working with others is one task
    ("Văn phòng HĐND và UBND huyện chủ trì, phối hợp với Phòng Nội vụ theo dõi, đôn đốc", None),
    # a condition is no promise without what follows
    ("Nếu xảy ra dịch, Trạm Y tế khoanh vùng trong 24 giờ", None),
    ("Khi có bão, không để tàu thuyền ra khơi", None),
    # examples belong to the promise they illustrate
    ("Tham gia các hoạt động an sinh như: tặng xe đạp, trao học bổng cho học sinh nghèo", None),
    # a noun of faults is no work
    ("Khắc phục những thiếu sót, hạn chế trong quản lý đất đai", None),
    # one length waits for what it is a length of
    ("Sửa chữa 200 km, xây mới 50 km đường giao thông nông thôn", None),
    # a purpose without a comma goes on behind one
    ("Trao vốn vay cho hội viên để mở rộng sản xuất, ổn định đời sống gia đình hội viên", None),
    # two measures, each with its level
    (
        "Thu nhập bình quân đạt 62 triệu đồng/người/năm và tỷ lệ hộ nghèo còn 2,1%",
        ["Thu nhập bình quân đạt 62 triệu đồng/người/năm", "tỷ lệ hộ nghèo còn 2,1%"],
    ),
    # one verb over two measures
    ("Giảm tỷ lệ phát triển dân số xuống 1% và tỷ lệ sinh con thứ ba xuống dưới 18%", None),
    # the noun of a campaign ends an object
    (
        "Công đoàn tích cực tham gia các phong trào thi đua, thực hiện tốt nhiệm vụ năm học mới",
        [
            "Công đoàn tích cực tham gia các phong trào thi đua",
            "thực hiện tốt nhiệm vụ năm học mới",
        ],
    ),
    # a comma between nouns does not make the words behind it short
    (
        "Kịp thời thăm hỏi, hỗ trợ gia đình những người bị nạn trên biển, thông báo cho tàu, "
        "thuyền và ngư dân đang đánh bắt xa bờ tăng cường quan sát",
        [
            "Kịp thời thăm hỏi, hỗ trợ gia đình những người bị nạn trên biển",
            "thông báo cho tàu, thuyền và ngư dân đang đánh bắt xa bờ tăng cường quan sát",
        ],
    ),
    # parts of an area are no promises
    (
        "Bảo vệ 255.053 ha rừng phòng hộ, trong đó diện tích có rừng 196.114 ha; chưa có rừng "
        "58.939 ha",
        None,
    ),
    # what comes later is no part of the sum
    (
        "Nâng diện tích rừng lên 255.053 ha, trong đó diện tích trồng mới 1.200 ha; đến năm 2030 "
        "bảo đảm độ che phủ trên 60%",
        [
            "Nâng diện tích rừng lên 255.053 ha, trong đó diện tích trồng mới 1.200 ha",
            "đến năm 2030 bảo đảm độ che phủ trên 60%",
        ],
    ),
    # when a part of the sum is due says nothing by itself
    ("Kết nạp 150 đảng viên, trong đó năm 2024, ít nhất 40 đoàn viên được kết nạp", None),
    # all that the same people are given; what is done besides is a promise of its own
    ("Phấn đấu 100% công nhân được dạy nghề, trang bị kiến thức pháp luật về lao động", None),
    (
        "Phấn đấu 100% công nhân được dạy nghề, xây dựng 3 nhà trẻ ở khu công nghiệp",
        ["Phấn đấu 100% công nhân được dạy nghề", "xây dựng 3 nhà trẻ ở khu công nghiệp"],
    ),
]


def _cut(text: str) -> list[str]:
    view = View.of(text)
    return [view.span(c.start, c.end).exact for c in split_clauses(view, 0, len(view.text))]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_a_line_is_cut_where_a_new_promise_begins(text: str, expected: list[str] | None) -> None:
    assert _cut(text) == ([text] if expected is None else expected)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='Tổng thu, đạt 5%; không để. "(:) \n-\u0301\u200b', max_size=120))
def test_clauses_lie_inside_the_line_in_order_without_overlap(text: str) -> None:
    view = View.of(text)
    at = 0
    for clause in split_clauses(view, 0, len(view.text)):
        assert at <= clause.start < clause.end <= len(view.text)
        at = clause.end


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["tăng cường kiểm tra, ", '"a, ', "(b; ", "thu 5%, ", "x: y. "])
def test_a_line_of_a_megabyte_is_read_in_linear_time(piece: str) -> None:
    small, large = (_seconds(piece * (size // len(piece))) for size in (20_000, 120_000))
    assert large < 18 * small + 0.3


def _seconds(text: str) -> float:
    """The best of three runs: a pass of the garbage collector is not the reader's time."""
    view = View.of(text)
    return min(_one_run(view) for _ in range(3))


def _one_run(view: View) -> float:
    began = time.process_time()
    split_clauses(view, 0, len(view.text))
    return time.process_time() - began

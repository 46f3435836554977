"""The words around a time: what it can begin with, what leads to it, what rules it out."""

from __future__ import annotations

import re

from camket.parse.words import by_first_word

_HOUR = r" \d{1,2}(?: ?(?:giờ|h|g)(?: ?\d\d)?|:\d\d)(?!\w)(?: phút)?(?: (?:sáng|trưa|chiều|tối))?,?"
_WEEKDAY = r" (?:(?:sáng|chiều|tối) )?(?:ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?"
# "trước 16h00 thứ Năm, ngày 20/3": the hour and the weekday lead to the day.
_CLOCK = rf"(?:{_HOUR})?(?:{_WEEKDAY}(?= (?:ngày )?\d))?"
# What a time can begin with, by the family of readings it can be (the group's name).
_SOON = (
    r"(?=\d|ngày|tháng|quý|qúy|năm|mồng|mùng|đầu|giữa|cuối|nửa|giai|nhiệm|học|hết|trước|cả|vòng|"
    r"tuần (?=đầu|cuối|thứ|lễ|\d|i)|cùng ngày|thời|nay|thứ|sáng|chiều|tối|chủ|đợt|tết|hôm|"
    r"thượng tuần|trung tuần|"
    r"hạ tuần|một |hai |ba |bốn |sáu |bảy |chín |mười )"
)
ANCHOR = re.compile(
    rf"(?<![\w/.,-])(?:(?P<number>\d{{1,3}}(?= ?[/.-] ?\d| (?:tháng|năm|tuần|quý|ngày|giờ)|"
    rf"h\d?\d? ))"
    rf"|(?P<day>(?:ngày|mồng|mùng) (?=\d|mồng|mùng))|(?P<every>(?:hằng|hàng|mỗi|từng|cứ) (?=ngày|"
    rf"tuần|tháng|quý|năm|\d|một|hai|ba|sáu)"
    rf"|(?:định|thường) kỳ (?!hằng|hàng)|(?:các|những) (?=ngày|sáng|chiều|tối|thứ|chủ)|"
    rf"thứ (?=hai|ba|tư|năm|sáu|bảy|[2-7])"
    rf"|chủ nhật|(?:sáng|chiều|tối) (?=ngày|thứ|chủ)|(?:một|hai|ba|bốn|sáu|chín|mười) (?=tháng|"
    rf"năm|tuần|quý|ngày)|tháng (?=cuối|đầu|thứ))"
    rf"|(?P<plain>tuần (?=đầu |cuối |thứ |[1-4] |i)"
    rf"|(?:tháng|quý|qúy|năm) (?=\d|m|h|b|t|n|s|c|g|i|học)|(?:giai đoạn|nhiệm kỳ|"
    rf"thời kỳ|học kỳ) (?=\d|[ivx]|từ|năm)"
    rf"|(?:nửa )?(?:đầu|giữa|cuối|sau) (?=năm|tháng|quý|qúy|nhiệm)"
    rf"|(?:thượng|trung|hạ) tuần (?=tháng))"
    rf"|(?P<before>trước )"
    rf"|(?P<limit>(?:chậm|muộn) nhất|hạn (?:cuối|chót)|thời (?:hạn|gian hoàn)|tối đa|sau (?=\d)|"
    rf"không (?:quá|chậm|muộn)|(?:ngay )?trong {_SOON})"
    rf"|(?P<at>vào {_SOON})"
    rf"|(?P<lead>(?:cho )?(?:đến|tới) {_SOON}|(?:ngay |bắt đầu |kể |tính )?từ {_SOON}|"
    rf"hết {_SOON}|tầm nhìn|định hướng|có hiệu lực)"
    rf"|(?P<versus>so (?=với|cùng kỳ|thực hiện|ước|năm \d|(?:tháng|quý) [\div])|cùng kỳ"
    rf"|(?:thấp|cao|ít|nhiều|kém) hơn (?=năm \d|mức|kết quả"
    r"|thực hiện))"
    rf"|(?P<occasion>chào mừng|kỷ niệm|nhân (?=dịp|ngày|tháng|lễ|tết|kỷ|năm|quốc)|dịp |"
    rf"lập (?:nhiều )?thành tích|hưởng ứng"
    rf"|quốc khánh|quốc tế lao|tết (?=dương|trung)|ngày (?=quốc|giải|cách|tết)))"
)
# How the families above begin, but for numbers: far cheaper to look up than to try everywhere.
ANCHOR_PHRASES = by_first_word(
    phrase.replace("_", " ")
    for phrase in """
    ngày_ mồng_ mùng_ năm_ tháng_ quý_ qúy_ hằng_ hàng_ mỗi_ từng_ cứ_ trong_ vào_ đến_ tới_ từ_
    hết_ trước_ sau_ thấp_hơn cao_hơn ít_hơn nhiều_hơn kém_hơn dịp_ giai_đoạn nhiệm_kỳ
    thời_kỳ học_kỳ thời_hạn thời_gian_hoàn chậm_nhất
    muộn_nhất hạn_cuối hạn_chót tối_đa không_quá không_chậm không_muộn tuần_ ngay_trong_ ngay_từ_
    cho_đến_ cho_tới_ bắt_đầu_từ_ kể_từ_ tính_từ_ tầm_nhìn định_hướng có_hiệu_lực so_ cùng_kỳ
    chào_mừng
    kỷ_niệm lập_thành_tích lập_nhiều_thành_tích hưởng_ứng quốc_khánh quốc_tế_lao tết_dương
    tết_trung chủ_nhật định_kỳ_ thường_kỳ_ nửa_đầu nửa_giữa nửa_cuối nửa_sau
    thượng_tuần trung_tuần hạ_tuần
    """.split()
    + [
        f"{first} {second}"
        for firsts, seconds in (
            ("nhân", "dịp ngày tháng lễ tết kỷ năm quốc"),
            ("các những", "ngày sáng chiều tối thứ chủ"),
            ("sáng chiều tối", "ngày thứ chủ"),
            ("thứ", "hai ba tư năm sáu bảy 2 3 4 5 6 7"),
            ("một hai ba bốn sáu chín mười", "tháng năm tuần quý ngày"),
            ("đầu giữa cuối", "năm tháng quý qúy nhiệm"),
        )
        for first in firsts.split()
        for second in seconds.split()
    ]
)
# Numbers the first family begins with; none of these signs stands before it.
NUMBERS = re.compile(r"\d{1,3}(?= ?[/.-] ?\d| (?:tháng|năm|tuần|quý|ngày|giờ)|h\d?\d? )")
NOT_BEFORE_NUMBERS = frozenset("_/.,-")
LEAD_STARTS = frozenset("có tầ đị từ tr ch mu hạ th đế tớ hế kh ng bắ kể tí và".split())
"""The first two letters of every lead."""
LEAD = re.compile(
    r"(?P<effect>có hiệu lực(?: thi hành)?(?: kể)? từ(?: ngày(?= ký))?)"
    r"|(?P<horizon>tầm nhìn(?: đến)?|định hướng đến)"
    r"|(?P<now>từ nay(?: cho)?(?: đến| tới)(?: hết)?)"
    rf"|(?P<before>trước(?: thời điểm| dịp)?{_CLOCK})"
    r"|(?P<by>(?:(?:chậm|muộn) nhất(?: là)?(?: vào| đến| trong| trước)?|hạn (?:cuối cùng|cuối|chót)"
    r"(?:(?: (?!ngày)\w+){0,5}? là|:)?|thời (?:hạn|gian hoàn thành)(?: (?!ngày)\w+){0,3}?(?: là|"
    r" trước| đến|:)"
    r"|(?:cho )?(?:đến|tới)(?: hết| trước)?(?: thời điểm)?|hết|không (?:chậm|muộn) (?:hơn|"
    rf"quá)){_CLOCK})"
    rf"|(?P<since>(?:ngay |bắt đầu |kể |tính )?từ(?:{_HOUR}(?= ngày))?)"
    r"|(?P<at>vào)"
    r"|(?P<inside>(?:ngay )?trong(?: cả)?)"
)
TO = re.compile(r"\s{0,2}(?:,? ?(?:cho )?(?:đến|tới)(?: hết)?|-)\s{1,2}|-")
AND = re.compile(r" và |, ?")
COUNTED = re.compile(
    r" (?:xã|phường|thôn|chỉ tiêu|tiêu chí|đơn vị|trường|huyện|quận|hộ|tổ|khu|chi bộ|đảng bộ|bản|"
    r"cơ sở|mô hình|"
    r"hồ sơ|vụ|xóm|thị|sản phẩm|công trình|dự án|sở|cơ quan|chi hội|phòng|ban|ngành|nhiệm vụ|"
    r"đồng chí|người|"
    r"đại biểu|điểm|ấp|buôn|làng|hợp tác xã|doanh nghiệp|trạm|nhà|cán bộ|đảng viên|tuyến|km|ha|"
    r"tỉnh|nội dung|"
    r"nhóm|lĩnh vực|khoa|lớp|học sinh|cụm|khối|căn|hộ gia đình|cuộc|thủ tục|dịch vụ)(?!\w)"
)
# After a bare "20/11" the sentence goes on; after a fraction "3/3 chợ" comes what is counted.
FREE = re.compile(
    r"[,.;:)\n]|$| ?(?:và|tại|ở|do|cho|với|theo|trong|để|được|hằng|hàng|năm|gắn|nhằm|[-|(])(?!\w)"
)
BYLINE = re.compile(
    r"(?:ngày đăng|đăng ngày|đăng lúc|cập nhật(?: ngày| lúc)?|ngày viết|ngày tạo|xuất bản|"
    r"ngày ban hành|"
    r"ngày sinh|sinh ngày|lượt xem|ngày cập nhật|ngày ký)[^\n]{0,12}$"
)
DATELINE = re.compile(r"(?:^|\n)[^\n,;.:]{2,40}, $")
OCCASION = re.compile(
    r"(?P<join>(?:lập (?:nhiều )?thành tích )?(?:cao nhất )?(?:để )?chào mừng(?: và)?(?: kỷ niệm)?|"
    r"hưởng ứng|(?<!lễ )(?<!lưu )kỷ niệm(?! chương)|nhân(?: dịp)?(?: kỷ niệm)?|dịp(?: kỷ niệm)?) "
)
THROUGH = re.compile(
    r"trước (?:ngày |dịp |lễ )?+(?:[^\s\d,;.:()]+ ){1,7}\(?(?:ngày )?(?=\d{1,2}[/-]\d{1,2}(?!\d))"
)
EVENT_WORD = re.compile(
    r"trước (?:ngày |dịp |lễ |khi |mùa |vụ |kỳ |tết|khai|quốc|đại hội|hội nghị|bầu cử)"
)
PAST = re.compile(r"(?<!\w)(?:đã|kết quả|ước đạt|vừa qua)(?!\w)")
INSTEAD = re.compile(r"\) ?: ?\d|: ?\d")
BASE_AT = re.compile(
    r"(?:(?:so(?: với)?|(?:thấp|cao|ít|nhiều|kém) hơn) (?:[^\s\d,;.():]+ ){0,5}?|(?=cùng kỳ))"
    r"(?:(?P<word>cùng kỳ(?: (?:năm|các năm|quý|tháng|kỳ)? ?(?:trước|ngoái)(?: đó)?)?(?! (?:năm|"
    r"quý|tháng|giai đoạn|\d)))"
    r"|(?=cùng kỳ (?:năm|quý|tháng|\d))cùng kỳ (?=[\w])"
    r"|(?=(?:cuối |đầu |giữa )?(?:năm|quý|qúy|tháng|giai đoạn|nhiệm kỳ|thời kỳ) [\divx])"
    r"|(?P<old>)(?=(?:năm học|năm|nhiệm kỳ|quý|tháng|giai đoạn|vụ|đầu|kỳ) (?:trước|ngoái|cũ|qua|"
    r"nhiệm kỳ|năm)))"
)
OLD = re.compile(
    r"so với (?:[^\s\d,;.():]+ ){0,5}?(?:(?:năm học|năm|nhiệm kỳ|quý|tháng|giai đoạn|vụ|"
    r"kỳ) (?:trước|ngoái|cũ|qua)"
    r"|đầu (?:nhiệm kỳ|năm|kỳ)|kế hoạch năm)(?! học)(?!\w)"
)
BEFORE_EVENT = re.compile(
    r"(?:(?P<before>trước)(?: ngày(?= (?:tết|khai giảng|đại hội|bầu cử))| dịp| đêm)?|(?:đến|"
    r"tới)(?: hết| trước)?(?= tết))"
    r" (?!khi (?:đó|ấy|nay)|hội nghị bàn)"
)
DAYS_AHEAD = re.compile(r" (?:ít nhất |khoảng )?(?P<n>\d{1,2}) ngày(?!\w)")
LANDMARK_RUN = re.compile(
    r"(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4}|(?: và|,) ?\d{1,2}[/.-]\d{1,2})?(?!\d)"
)
BRACKET_DATES = re.compile(r" ?\(\d{1,2}[/.-]\d{1,2}[^()\n]{0,40}\)")
YEARLY = re.compile(r" (?:hằng|hàng|mỗi) năm(?!\w)")
# "trước 30/6 và 31/12 hằng năm": both days come every year.
YEARLY_NEXT = re.compile(
    r"(?: và |, )(?:trước )?(?:ngày )?\d{1,2}/\d{1,2} (?:hằng|hàng|mỗi) năm(?!\w)"
)
# "ngày 3, 4 và 5 tháng 6": a day between the first and the last.
DAY_BETWEEN = re.compile(r"(?:, ?| và )(?P<d>\d{1,2})(?=(?:, ?| và )\d{1,2}(?!\d))")
# "các tháng 3, 6", "trong 2 tháng 7, 8": months are counted or many.
MONTHS_AHEAD = re.compile(r"(?:các|vào|hai|ba|bốn|(?<!\d)[2-6]) \Z")
# "trong 2 tháng 7, 8": the number counts the months and is no day.
MONTHS_COUNTED = re.compile(r"[2-6] (?=tháng \d{1,2}(?:, ?| và )\d{1,2}(?:[,.;]|$| và \d))")
MONTH_LIST = re.compile(
    r"(?:, | và )(?P<m>\d{1,2})(?:/(?P<y>(?:19|20)\d\d))?(?=[,.;]| và \d|$| (?!%|\w+ tháng))"
    r"(?![\d,.]\d)"
)
WORD = re.compile(
    r"(?P<year>năm(?! (?:nay|sau|tới|trước|học|là|\d))(?= ?[,.;:)]|$|\s(?:cho|đạt|có|theo|để|và|"
    r"ở|của|tại|phải|thì|với|đối|không|phấn|tổ|các|trên|từ|mỗi|nhằm)(?!\w)))"
    r"|(?P<term>(?:(?:đầu|giữa|cuối|hết) )?nhiệm kỳ)(?!\w)(?! [\divx])"
    r"|(?P<round>đợt(?: (?:thi đua|cao điểm|phát động))?)(?!\w)"
)

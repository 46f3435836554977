"""Genre: what kind of text this is, by its type line first, then title, then shape."""

from __future__ import annotations

import re
from typing import cast

from camket.isolate.chrome import COLLECTED, is_byline
from camket.isolate.scan import Line
from camket.isolate.signs import TypeLine
from camket.promises import lists_promises
from camket.records import Genre

PROCEDURE = re.compile(
    r"(?:niêm yết|danh mục|công bố|công khai|quy trình|hướng dẫn|sửa đổi|bãi bỏ|"
    r"chuẩn hóa).{0,80}thủ tục hành chính|"
    r"^thủ tục (?:hành chính )?(?:đăng ký|cấp|xác nhận|chứng thực)|quy trình nội bộ|"
    r"bộ thủ tục hành chính"
)
_SIGNING = re.compile(
    r"(?:ký|giao ước|cam kết|đăng ký) (?:kết |bản |thi đua|giao ước|cam kết|đua)|giao ước"
)
_LAUNCHING = re.compile(
    r"phát động|ra quân|hưởng ứng (?:phong trào|đợt)|lễ phát động|đợt thi đua|thi đua cao điểm"
)
_PROMISE = re.compile(
    r"(?:giao ước|cam kết|phấn đấu|thống nhất|quyết (?:tâm|nghị)|tập trung|đăng ký|ký kết|nội dung|"
    r"chỉ tiêu|mục tiêu)"
)
_RESULT = re.compile(
    r"kết quả|tổng kết|sơ kết|biểu dương|khen thưởng|trao (?:cờ|bằng|tặng)|đã đạt|hoàn thành"
)
_TEMPLATE = re.compile(
    r"^(?:mẫu|biểu mẫu|mẫu số)(?!\w)|^(?:cách|hướng dẫn) (?:viết|soạn|lập|làm|ghi)|\(mẫu\)"
)
_ESSAY = re.compile(
    r"(?:cảm nhận|bài thu hoạch|suy nghĩ|em hãy|bài làm|nghị luận|lời thề|tuyên thệ|lời hứa|"
    r"văn mẫu|bài văn|"
    r"bài tham luận|diễn văn|tự kiểm điểm|bản kiểm điểm)"
)
# "BIÊN BẢN" and, below it, "Ký kết giao ước thi đua năm 2025": what was signed, no minutes.
_RECORD_OF_SIGNING = re.compile(
    r"biên bản (?:ký kết|ký|thỏa thuận|cam kết) (?:bản )?(?:giao ước|thi đua)"
)
_CONCLUSION = re.compile(r"kết luận|ý kiến (?:chỉ đạo|của)|chỉ đạo của|nhiệm vụ|phân công")


def typed_genre(kind: TypeLine, title: str, header: bool, body: list[Line]) -> tuple[Genre, float]:
    """Genre of a text with a type line; `title` is the lower-case title with its subject."""
    genre = cast(Genre, kind.genre)
    sure = 0.97 if header else 0.93
    if _TEMPLATE.search(title) or _is_form(body):
        return "other", 0.8
    if PROCEDURE.search(title) and genre != "decision":  # who publishes procedures decides
        return "procedure", 0.93
    if genre == "conclusion" and kind.name == "Thông báo" and not _CONCLUSION.search(title):
        return "other", 0.6  # a notice of recruitment, of a holiday, of an auction
    if _RECORD_OF_SIGNING.match(title):
        return "covenant", 0.9
    if (
        genre == "covenant"
        and kind.name.lower().startswith("bản đăng ký")
        and "thi đua" not in title
    ):
        return "covenant", 0.7
    return genre, sure


def _is_form(body: list[Line]) -> bool:
    """Dotted blanks to fill in, more than a date or two."""
    blanks = sum(
        "....." in line.text or "…" in line.text or "____" in line.text for line in body[:60]
    )
    return blanks >= 4 and blanks * 3 >= min(len(body), 60)


def news_genre(headline: str, news: list[Line], carried: bool) -> tuple[Genre, float]:
    """News about a covenant is a signing report only when it carries the commitments."""
    lead = " ".join(line.low[:600] for line in news[:3])
    signing = _SIGNING.search(headline) is not None or _strong_signing(f"{headline} {lead}")
    launching = _LAUNCHING.search(headline) is not None
    carries = carried or any(carries_promises(line) for line in news)
    carries = carries or (signing and any(_BOTH_WILL.search(line.low) for line in news))
    if _ESSAY.search(headline) or _SPEECH.match(headline):
        return "other", 0.8
    if _NO_NEWS.match(headline) or any(_NO_NEWS_LINE.fullmatch(line.low) for line in news[:6]):
        return "other", 0.7
    if headline.startswith("thông báo ") and not _CONCLUSION.search(headline):
        return "other", 0.6
    if _launches(headline or lead[:300]) or _campaign(headline, lead):
        return "launch", 0.8
    if launching and carries and not headline.startswith("hưởng ứng"):
        return "launch", 0.85
    if signing and carries:
        return "signing_report", 0.9
    opens = launching or _CEREMONY.search(lead, 0, 400) is not None
    if opens and _RESULT.search(headline) is None and carries:
        return "launch", 0.7
    if any(_listed_after_signing(news, at) for at in range(len(news))):
        return "signing_report", 0.75
    return "news", 0.9 if not signing else 0.7


# "sáng 12/12, Công an tỉnh … tổ chức Lễ ra quân đợt cao điểm …"
_CEREMONY = re.compile(r"tổ chức (?:buổi )?lễ (?:ra quân|phát động)(?! giải)")
# "hai đơn vị sẽ tăng cường …", "các bên sẽ …": what those who sign are going to do.
_BOTH_WILL = re.compile(
    r"(?<!\w)(?:hai|2|các|ba|3) (?:bên|đơn vị|huyện|xã|hội|phường|tỉnh|ngành|cơ quan|trường)"
    r"(?: ký kết| kết nghĩa)? sẽ |(?<!\w)sẽ (?:cùng )?phối hợp "
)
# A calendar, the history of a school, what an office is for, questions and answers.
_NO_NEWS = re.compile(
    r"lịch (?:làm việc|công tác|tuần|tiếp (?:công )?dân|trực|họp|thi|cúp|cắt)"
    r"|(?:giới thiệu (?:chung|về|khái quát)|lịch sử (?:hình thành|phát triển)|quá trình hình thành"
    r"|chức năng(?:,| và| -)? ?nhiệm vụ|cơ cấu tổ chức|sơ đồ tổ chức|hỏi ?[-–]? ?đáp|thư ngỏ)(?!\w)"
)
_NO_NEWS_LINE = re.compile(
    r"(?:câu hỏi|hỏi|trả lời|hỏi đáp|đáp)(?: \d+)? ?:?|chương [ivx\d]+|điều \d+[.:] .*"
)
_SPEECH = re.compile(r"(?:toàn văn )?bài phát biểu(?!\w)")
# "Điện lực … phát động thi đua …", "Công đoàn … đã phát động phong trào …": the body launches it.
_LAUNCHES = re.compile(
    r"[^:.;]{4,120}? (?:đã |vừa |chính thức |tổ chức (?:lễ )?)?phát động "
    r"(?:phong trào |đợt |cao điểm )?(?:thi đua|đợt thi đua|phong trào)"
)
_LATER = re.compile(
    r"hưởng ứng|do [^,.;]{3,60} phát động|phong trào [^,.;]{0,60}? (?:được|do) |sau (?:khi|lễ)"
)


def _launches(told: str) -> bool:
    """The first words say that a body launches a campaign, not that it joins or has ended one."""
    found = _LAUNCHES.match(told)
    if found is None or _RESULT.search(told[: found.end() + 60]):
        return False
    return _LATER.search(told[: found.end()]) is None


# "Thay mặt Ban …, bà …, Trưởng ban, phát động đợt thi đua …": who speaks for the body launches it.
_SPOKEN_FOR = re.compile(
    r"[^.;]{0,120}?thay mặt [^.;]{4,260} phát động (?:đợt |cao điểm |phong trào )?thi đua"
)
# "Đợt thi đua … được triển khai từ ngày …": the paper tells of a campaign, how long and for what.
_RUNS = re.compile(
    r"(?:đợt|phong trào) thi đua [^.;]{0,200}?(?:được (?:triển khai|phát động|tổ chức)|diễn ra|"
    r"kéo dài)(?: sâu rộng)? (?:từ|đến|trong)(?!\w)"
)
_LAUNCH_OF = re.compile(r"phát động (?:đợt |cao điểm |phong trào )?(?:thi đua|đợt thi đua)")


def _campaign(headline: str, lead: str) -> bool:
    """A headline of a launch without a subject, or first sentences that only tell of a campaign."""
    if headline:
        opens = _LAUNCH_OF.match(headline) is not None and _RESULT.search(headline) is None
        return opens and _RUNS.match(lead) is not None
    if _SPOKEN_FOR.match(lead) is not None:
        return True
    told = _RUNS.match(lead)
    return told is not None and _RESULT.search(told.group()) is None


def _strong_signing(lead: str) -> bool:
    return (
        re.search(
            r"(?:lễ|đã|tổ chức|tiến hành|phát động(?: và|,)) ký(?: kết)? "
            r"(?:bản )?(?:giao ước|cam kết)|"
            r"ký kết giao ước|(?:lễ|đã|tổ chức|tiến hành|giao lưu) (?:ký )?kết nghĩa|"
            r"(?:lễ|hội nghị|buổi|tổ chức|đã|thống nhất) ký kết (?:các )?(?:chương trình|quy chế|"
            r"kế hoạch|nghị quyết) (?:phối hợp|liên tịch)",
            lead,
        )
        is not None
    )


_SIGNED = re.compile(
    r"(?:vừa|đã|cùng|lễ|được) ký\b|ký kết|\bgiao ước\b|nội dung (?:ký|cam kết)|đăng ký thi đua"
)


def _listed_after_signing(news: list[Line], at: int) -> bool:
    """A list of promises in or right below words of signing, whatever the headline says."""
    line = news[at]
    if line.size < 200 or not lists_promises(line.low, 0, len(line.low)):
        return False
    return any(_SIGNED.search(near.low) for near in news[max(0, at - 1) : at + 1])


def carries_promises(line: Line) -> bool:
    """A paragraph promises: a promise word with what comes of it."""
    low = line.low
    if line.size >= 200 and lists_promises(low, 0, len(low)):
        return True
    if line.size < 60 or _PROMISE.search(low) is None:
        return False
    future = re.search(
        r"(?:phấn đấu|giao ước|cam kết|thống nhất|quyết tâm|quyết nghị|nội dung|chỉ tiêu|đăng ký|"
        r"tập trung|"
        r"mục tiêu)[^.]{0,160}?"
        r"(?:\d|không để|100%|;|thực hiện|xây dựng|hoàn thành|giảm|tăng|nâng)",
        low,
    )
    return future is not None


# "Chương trình hành động của tôi như sau:": what a candidate promises the voters.
_CANDIDATE = re.compile(r"chương trình hành động(?: của)? (?:tôi|bản thân|cá nhân tôi)(?!\w)")


def of_candidate(lines: list[Line]) -> bool:
    """The text is the programme of action of somebody who stands for election."""
    stands = any("ứng cử" in line.low[:800] for line in lines[:6])
    return stands and any(_CANDIDATE.search(line.low, 0, 800) for line in lines[:6])


# "Các chỉ tiêu chủ yếu nhiệm kỳ 2020 - 2025": terms of Party congresses begin in years of five,
# those of councils, of the Front and of the unions in others.
_OF_TERM = re.compile(
    r"(?:các |một số |những |hệ thống )?(?:chỉ tiêu|mục tiêu)[^.;:]{0,80}?"
    r"nhiệm kỳ (?P<y>20\d[05]) ?- ?20\d[05](?!\d)"
)


def congress_term(lines: list[Line]) -> int | None:
    """The first year of the term whose targets a text without a head lists: a congress's act."""
    if any(is_byline(line) and not COLLECTED.match(line.low) for line in lines[:6]):
        return None  # an article about them
    found = next((m for m in (_OF_TERM.match(line.low) for line in lines[:3]) if m), None)
    return int(found.group("y")) if found is not None else None


def plain_genre(lines: list[Line]) -> tuple[Genre, float]:
    """A text with neither head nor byline."""
    head = " ".join(line.low for line in lines[:4])[:600]
    if _ESSAY.search(head) or _TEMPLATE.search(head):
        return "other", 0.8
    return "other", 0.5

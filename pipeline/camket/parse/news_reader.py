"""News and loose lines: a promise in a news item starts after an announcing frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from camket.parse.article_topics import (
    announces_goals,
    part_of_act,
    reports_order,
    reports_plan,
    titles_goals,
)
from camket.parse.body_lists import read_bodies
from camket.parse.context import Section
from camket.parse.frames import (
    find_listed_promise,
    find_plain_promise,
    find_promise,
    is_caption,
    is_frame,
    is_narrative,
    is_sentence,
    opens_promise,
    says_what_for,
)
from camket.parse.headings import is_agreement
from camket.parse.logical_lines import (
    BODY_ZONES,
    NEWS_GENRES,
    NEWS_ZONES,
    PROGRAMMES,
    SIGNING,
    TOLD,
    Unit,
    is_excerpt,
)
from camket.parse.orders import gives_task
from camket.parse.told_orders import find_assigned, lists_orders
from camket.parse.told_plans import advises, announces_plan, find_told_plan, goes_on
from camket.parse.told_sentences import after_headline
from camket.records import Page, ZoneName
from camket.texts import View


class NewsReader:
    """Reads the paragraphs of an article in order, and the lines outside the nodes."""

    def __init__(self, view: View, page: Page) -> None:
        self.view = view
        self.genre = page.document.genre
        self.has_body = any(zone.zone == "body" for zone in page.zones)
        self.plan_year = page.document.plan_year
        self.now = _year_of(page)
        told = NEWS_ZONES | BODY_ZONES if is_excerpt(page) else NEWS_ZONES
        self.news = [zone for zone in page.zones if zone.zone in told]
        self.after_lead = False
        self.counted = False
        """After a sentence that says how many goals there are."""
        self.resting = False
        """After one paragraph of an order told that says nothing to be done."""
        self.aside = False
        """In a part of an act printed as an article that does not bind ("Quan điểm")."""
        self.title = page.document.title
        self._title_words = set(self.title.exact.lower().split()) if self.title else set()
        self.planning = self.title is not None and titles_goals(self.title.exact)

    def unit(
        self, path: str, zone: ZoneName, start: int, end: int, *, opens_list: bool = False
    ) -> Unit:
        """What one line of view offsets may say; lines come in their order.

        `opens_list` says that a marker with the first number stands in front of the line.
        """
        opens_list = opens_list or _FIRST.match(self.view.lower, start, end) is not None
        self.after_lead = self.after_lead or (opens_list and self.counted)
        if zone in NEWS_ZONES and self._may_promise(zone):
            promise = self._find_promise(start, end)
            if promise is not None:
                return Unit(path, 2, promise, end, "binding", zone, line=start)
        section: Section = "results" if zone == "news" else "background"
        if zone == "closing" and self._closes_with_task(start, end):
            section = "binding"
        return Unit(path, 2, start, end, section, zone)

    def _closes_with_task(self, start: int, end: int) -> bool:
        """ "Giao Văn phòng …" at the end of a plan, of a notice."""
        if self.genre in PROGRAMMES and _is_task(self.view, start, end):
            return True
        return gives_task(self.view, self.genre, start, end)

    def _find_promise(self, start: int, end: int) -> int | None:
        """After "… cam kết:" the next paragraphs promise until the report goes on."""
        start = after_headline(self.view, start, end)
        if is_caption(self.view, start, end) or self._is_title(start, end):
            return None
        if says_what_for(self.view, start, end):
            return None
        if self.genre in TOLD and announces_goals(self.view, start, end):
            self.planning, self.aside = True, False
            return None
        section = part_of_act(self.view, start, end)
        if section is not None:
            self.aside = section != "binding"
            opens = _PART_OF_PLAN.search(self.view.lower, start, end) is not None
            self.planning = not self.aside and (self.planning or opens)
            return None
        if self.aside:
            return None
        self.counted = _COUNTS_GOALS.search(self.view.lower, start, end) is not None
        if _PARTS.fullmatch(self.view.lower, start, end):
            return None
        if self.view.text[end - 1] == ":" or self.view.lower.endswith("như sau", start, end):
            return self._above_list(start, end)
        promise = self._announced(start, end)
        if promise is None and self.after_lead and not is_narrative(self.view, start, end):
            return start
        self.after_lead = self.after_lead and promise == start
        return promise

    def _above_list(self, start: int, end: int) -> int | None:
        """What a line above a list promises itself, and whether the list below it does."""
        listed = self.after_lead and opens_promise(self.view, start, end)
        orders = self.directs and lists_orders(self.view, start, end)
        handed = self.planned and _HANDS_ON.search(self.view.lower, start, end) is not None
        handed = handed or is_agreement(self.view.lower[start:end])
        self.after_lead = listed or orders or handed or is_frame(self.view, start, end)
        if listed:
            return start
        more = self._goes_on(start, end)
        if more is not None:
            self.after_lead = True
            return more
        if self.genre not in TOLD or self.view.text.find(". ", start, end) < 0:
            return None
        # "Theo đó, huyện phấn đấu giảm 2% hộ nghèo. Riêng:" promises, and goes on below.
        promise = self._announced(start, end)
        self.after_lead = self.after_lead or promise is not None
        return promise

    def _planned_in(self, start: int, end: int) -> int | None:
        """What an article says its body will do; a plan is told paragraph by paragraph."""
        view = self.view
        if end - start < _SHORT_CAPTION and view.text[end - 1].isalnum():
            return None  # a caption or a heading ends no plan
        planned = self.planned or self.genre in SIGNING
        goes = self.planning and not is_narrative(view, start, end)
        promise = goes_on(view, start, end, self.now) if goes else None
        if promise is not None:
            return promise
        if is_sentence(view, start, end):  # no caption, no headline
            promise = find_told_plan(view, start, end, self.now, planned=planned)
        if promise is None and (self.directs or self._asks_by_a_day(start, end)):
            promise = find_assigned(view, start, end)
        # An order told at length is explained now and then: one such paragraph does not end it.
        rests = promise is None and self.planning and self.directs and not self.resting
        self.resting = rests and not is_narrative(view, start, end)
        self.planning = self.resting or (
            promise is not None and (self.planning or planned or self.directs)
        )
        self.planning = self.planning or announces_plan(view, start, end)
        return promise

    def _asks_by_a_day(self, start: int, end: int) -> bool:
        """An order with its day needs no article about orders around it."""
        return _BY_A_DAY.search(self.view.lower, start, end) is not None

    @cached_property
    def planned(self) -> bool:
        """Whether the article is about a plan of a body."""
        return reports_plan(self._first_lines())

    @cached_property
    def directs(self) -> bool:
        """Whether the article hands on what a body has ordered in writing."""
        return reports_order(self._first_lines())

    def _first_lines(self) -> Iterator[str]:
        """What the article says first: no tools of the page, no line twice."""
        told = (self.view.lower[slice(*self.view.inside(z.start, z.end))] for z in self.news)
        lines = (line.strip() for text in told for line in text.split("\n"))
        return iter(dict.fromkeys(line for line in lines if len(line) >= _SHORTEST_LINE))

    def _announced(self, start: int, end: int) -> int | None:
        """Where a paragraph begins to promise: the first of the ways it may say so."""
        view = self.view
        if self._opens_below_lead(start, end):
            return start
        promise = find_promise(view, start, end)
        if promise is not None and self.genre in TOLD and advises(view, start, promise):
            promise = None
        told = self._told(start, end, promise)
        if told is not None:
            return told
        if self.genre in TOLD and promise is None:
            return self._planned_in(start, end)
        if promise is not None and not view.text.count(".", start, promise):
            goals = _GOALS.search(view.lower, start, promise) is not None
            self.planning = self.genre in SIGNING or self.planned or goals
            return promise
        # A frame in a later sentence does not hide what the first ones promise.
        if self.after_lead and promise is not None and not is_narrative(view, start, end):
            return start
        return self._signed(start, end, promise) if self.genre in SIGNING else promise

    def _signed(self, start: int, end: int, promise: int | None) -> int | None:
        """A report of a signing also says what comes next without announcing it."""
        plain = find_plain_promise(self.view, start, end, self.plan_year)
        if plain is None and (promise is None or self.view.text[promise - 2 : promise] != ": "):
            plain = find_listed_promise(self.view, start, end)
        if plain is None and promise is None:
            return self._planned_in(start, end)
        self.planning = True
        return promise if plain is None else plain

    def _opens_below_lead(self, start: int, end: int) -> bool:
        """Work, or below an order the body that has to do it."""
        if not self.after_lead:
            return False
        ordered = self.directs and bool(read_bodies(self.view, start, end))
        return ordered or opens_promise(self.view, start, end)

    def _told(self, start: int, end: int, promise: int | None) -> int | None:
        """Where a plan or an order goes on, or one begins before the announced `promise`."""
        ordered = find_assigned(self.view, start, end) if self.directs else None
        more = self._goes_on(start, end)
        if more is not None:
            return self._within_sentence(more, ordered, promise)
        if ordered is None or promise is None or ordered > promise:
            return None
        self.planning = True
        return ordered

    def _within_sentence(self, more: int, ordered: int | None, promise: int | None) -> int:
        """Where a plan that goes on promises: behind who orders it, or behind a colon."""
        text = self.view.text
        if ordered is not None and more < ordered and not text.count(".", more, ordered):
            return ordered
        lists = promise is not None and text.find(":", more, promise) >= 0
        return promise if promise and lists and not text.count(".", more, promise) else more

    def _goes_on(self, start: int, end: int) -> int | None:
        """Where a paragraph goes on with the plan that the article tells."""
        told = self.planning and self.genre in TOLD
        if not told or is_narrative(self.view, start, end):
            return None
        return goes_on(self.view, start, end, self.now)

    def _is_title(self, start: int, end: int) -> bool:
        """A headline, also where the page prints it again, says in short what follows at length."""
        if self.title is None or self.view.offset(start) == self.title.start:
            return self.title is not None
        if self.view.text[end - 1] in ".;:!…":
            return False
        words = set(self.view.lower[start:end].split())
        return len(words - self._title_words) <= _OTHER_WORDS * len(words)

    def _may_promise(self, zone: ZoneName) -> bool:
        if zone == "lead":
            return self.genre in PROGRAMMES or self.genre in NEWS_GENRES
        return self.genre in NEWS_GENRES and not (self.genre == "covenant" and self.has_body)


_BY_A_DAY = re.compile(
    r"(?:yêu cầu|giao|chỉ đạo) [^.;]{6,200}? (?:xong |hoàn thành )?(?:trước|chậm nhất)(?: là)?"
    r" (?:vào |trong )?(?:ngày|tháng|quý|cuối|\d)"
)
_PARTS = re.compile(r"(?:trong đó|riêng|cụ thể|gồm|bao gồm) ?:")
# "V. NHIỆM VỤ TRỌNG TÂM" of an act printed as an article.
_PART_OF_PLAN = re.compile(r"\b(?:nhiệm vụ|mục tiêu|chỉ tiêu|phương hướng|giải pháp)\b")
_SHORTEST_LINE = 20
_SHORT_CAPTION = 120
# "… thống nhất đề ra 12 chỉ tiêu cụ thể." over "Một: …", "Hai: …".
_COUNTS_GOALS = re.compile(
    r"\b(?:đề ra|thống nhất|thông qua|xác định|gồm|với|thực hiện|tập trung|triển khai)\b"
    r"[^.;:]{0,40}?\d+ (?:nhóm )?"
    r"(?:chỉ tiêu|mục tiêu|nhiệm vụ)\b[^.;:]{0,40}\.?$"
)
# A decision told: "… giao chỉ tiêu cho các xã. Cụ thể như sau".
_HANDS_ON = re.compile(r"\b(?:cụ thể|chi tiết)(?: [^\W\d]+){0,2} như sau:?$|\bphấn đấu:$")
_FIRST = re.compile(r"(?:thứ nhất|một là)[,:] ")
_OTHER_WORDS = 0.25
# "Đại hội đã đề ra mục tiêu: …": more of the plan may follow.
_GOALS = re.compile(r"\b(?:đề ra|xác định|thông qua)\b[^.]{0,40}\b(?:mục tiêu|chỉ tiêu)\b")


def _year_of(page: Page) -> int | None:
    day = page.document.date or page.document.published
    return int(day[:4]) if day else None


_TASK = re.compile(
    r"\b(?:theo dõi|chấm điểm|tổng hợp|báo cáo|bình xét|bình công|sơ kết|tổng kết|xét khen thưởng"
    r"|đôn đốc|kiểm tra|giám sát)\b"
)
_SELF = re.compile(
    r"(?:bản )?(?:giao ước|kế hoạch|nghị quyết|thông báo|chỉ thị|chương trình|quyết định|công điện"
    r"|văn bản|cam kết)(?: thi đua)?(?: này)? (?:này|có|được|gồm|phổ biến|thay)"
    r"|trên đây|trong quá trình|nhận được|yêu cầu"
)


def _is_task(view: View, start: int, end: int) -> bool:
    if _SELF.match(view.lower, start, end) and view.text.count(".", start, end) < 2:
        return False
    return _TASK.search(view.lower, start, end) is not None

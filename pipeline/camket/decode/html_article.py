"""Where the article of a page is: a walk down the boxes by density of running text.

The article is the deepest box that still holds almost all running text. Menus, counters, weather
and related headlines lie outside it or are cut out of it; a page without enough running text is
kept whole, because losing a short covenant costs more than keeping a menu.
"""

from __future__ import annotations

import re

from camket.decode.html_tree import Box, TextLine

_CHROME_TAGS = frozenset(("nav", "footer", "aside", "menu", "marquee"))
_CHROME_HINT = re.compile(
    r"(?:^|[\s_-])(?:(?:main|top|left|right|sub|mega|mobile)?-?(?:menu|nav|navbar|navigation"
    r"|sidebar)"
    r"|breadcrumbs?|bread-?crumb|footer|banner|comments?|binh-?luan|respond|related|relate"
    r"|lien-?quan"
    r"|tin-?(?:khac|lien-?quan|moi|noi-?bat|cu-?hon)|bai-?(?:viet-?)?(?:khac|lien-?quan)"
    r"|other-?(?:news|posts?|articles?)"
    r"|share|sharing|social|addthis|weather|thoi-?tiet|counter|thong-?ke|truy-?cap|visitors?|online"
    r"|copyright|tags?|post-?tags|tag-?list|widgets?-?(?:area|recent|categor|archive|search|tag"
    r"|calendar|nav)\w*|ads?|advert\w*|quang-?cao|poll|vote|rating"
    r"|search|tim-?kiem"
    r"|login|popup|modal|cookie|pagination|pager|paging|toolbar|print|most-?(?:read|viewed)"
    r"|xem-?nhieu"
    r"|doc-?nhieu|hot-?news|lang(?:uage)?-?switch\w*|skip-?link|newsletter|subscribe|links?-?web"
    r"|lien-?ket)"
    r"(?=$|[\s_-]|[0-9])"
)
_SURE_HINT = re.compile(r"comment|binh-?luan|footer|related|lien-?quan|tin-?khac|sidebar")
_ARTICLE_HINT = re.compile(
    r"article|entry-?content|post-?content|news-?(?:content|detail|body)|content-?detail"
    r"|detail-?content"
    r"|journal-content|noi-?dung|chi-?tiet|bai-?viet|sapo|lead|ms-rtestate-field|fck-?detail"
    r"|main-?content"
)
_LEAD_HINT = re.compile(
    r"sapo|lead|intro|desc|summary|tom-?tat|trich-?(?:yeu|dan)|author|tac-?gia|title|date|time|ngay"
)
_FOOTER_WORDS = (
    "bản quyền",
    "giấy phép",
    "copyright",
    "©",
    "ghi rõ nguồn",
    "điện thoại",
    " fax",
    "e-mail",
    "email",
    "thiết kế bởi",
    "chịu trách nhiệm chính",
    "chịu trách nhiệm nội dung",
    "chịu trách nhiệm xuất bản",
    "cơ quan chủ quản",
    "trưởng ban biên tập",
    "lượt truy cập",
    "đang online",
    "trực tuyến:",
)
_MARKER = re.compile(
    r"(?:\d{1,2}[.)/-]|[a-zđ]\)|[IVX]{1,5}[.-]|[-+*•–]|điều \d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám"
    r"|chín|mười) là|thứ )",
    re.IGNORECASE,
)
_RELATED_HEADING = re.compile(
    r"(?:(?:các )?(?:tin|bài|bài viết|tin bài|thông tin|văn bản|chủ đề|ý kiến)(?: tức| bài"
    r"| viết)? (?:liên quan|khác|cùng chuyên mục"
    r"|đã đưa|mới(?: nhất| hơn)?|cũ hơn|nổi bật|đọc nhiều|cùng loại|tiếp theo|xem nhiều)"
    r"|xem thêm|đọc thêm|có thể bạn quan tâm"
    r"|bình luận|ý kiến bạn đọc|từ khóa|tags?|chia sẻ(?: bài viết)?)\b.{0,25}",
    re.IGNORECASE,
)
_ENOUGH = 150.0
_LONGEST_FOOTER = 300


def line_score(line: TextLine) -> float:
    """How much running text a line is: link text and footers none, short lines half."""
    own = len(line.text) - line.links
    if own * 2 < len(line.text):
        if line.text[-1] not in ";.":
            return 0.0
        own = len(line.text)  # a sentence with a linked citation, no headline
    if own < 60:
        ends = line.text[-1] in ".;:!?…"
        return own * 0.6 if own >= 12 and (ends or _MARKER.match(line.text)) else own * 0.1
    return 0.0 if is_footer(line) else float(own)


def is_chrome(box: Box) -> bool:
    """Whether the page itself calls the box a menu, a footer, comments, advertising …"""
    if box.tag in _CHROME_TAGS:
        return True
    return bool(box.hint) and _CHROME_HINT.search(box.hint) is not None


def measure(root: Box) -> None:
    """Fill `score`, `characters` and `links` of every box, children before parents."""
    order: list[Box] = []
    stack = [root]
    while stack:
        box = stack.pop()
        order.append(box)
        stack.extend(box.boxes())
    for box in reversed(order):
        for part in box.parts:
            if isinstance(part, TextLine):
                box.score += line_score(part)
                box.characters += len(part.text)
                box.links += part.links
            else:
                box.score += part.score
                box.characters += part.characters
                box.links += part.links
    _discount(root, root.score)


def _most_chrome(box: Box) -> float:
    """Share of the running text a box may hold and still be chrome; comments can be long."""
    return 0.8 if _SURE_HINT.search(box.hint) or box.tag in ("footer", "nav") else 0.5


def _discount(root: Box, total: float) -> None:
    """Running text inside self-declared chrome does not count, unless it is most of the page."""
    stack = [root]
    while stack:
        box = stack.pop()
        for child in box.boxes():
            if child.score and child.score < _most_chrome(child) * total and is_chrome(child):
                lost, child.score = child.score, 0.0
                above: Box | None = box
                while above is not None:
                    above.score -= lost
                    above = above.parent
            else:
                stack.append(child)


def _is_row_of_columns(box: Box) -> bool:
    return box.tag == "tr"


def _dense_in_links(box: Box) -> bool:
    return box.links > 0.4 * box.characters


def _can_leave(others: list[Box], best: Box) -> bool:
    """Whether the boxes beside `best` are columns and lists of their own, not its continuation."""
    for other in others:
        if (
            other.score
            and not (_dense_in_links(other) or is_chrome(other))
            and other.score > 0.1 * best.score
        ):
            return False
    return True


def _step(box: Box) -> Box | None:
    """The one box inside `box` that holds the article, or None when `box` itself is the article."""
    children = [child for child in box.boxes() if child.score > 0]
    if not children or box.score <= 0:
        return None
    best = max(children, key=lambda child: child.score)
    others = [child for child in children if child is not best]
    share = best.score / box.score
    if best.tag in ("p", "li", "tr", "dd", "dt") and share < 0.97:
        return None
    if share >= 0.85:
        return best
    if share >= 0.6 and (_is_row_of_columns(box) or _can_leave(others, best)):
        return best
    if share >= 0.4 and _ARTICLE_HINT.search(best.hint) and _can_leave(others, best):
        return best
    return None


def _is_block_of_text(box: Box) -> bool:
    return box.tag in ("table", "tbody", "tr", "ul", "ol", "p", "li", "td", "blockquote")


def article_of(root: Box) -> Box:
    """The box of the article: `root` itself when the page has too little running text to tell."""
    if root.score < _ENOUGH:
        return root
    box = root
    path = [box]
    while (inner := _step(box)) is not None:
        box = inner
        path.append(box)
    while len(path) > 1 and _must_widen(path[-1], path[-2]):
        path.pop()
    return path[-1]


def _must_widen(box: Box, parent: Box) -> bool:
    """A data table, list or paragraph alone is never the article: its neighbours belong to it."""
    if box.tag in ("tr", "tbody", "ul", "ol", "p", "li", "dd", "dl", "blockquote", "pre"):
        return parent.tag != "body"
    return box.tag == "table" and not _is_layout(box)


def _is_layout(table: Box) -> bool:
    """A table that places columns of the page: one cell holds blocks and most of the text."""
    stack = table.boxes()
    while stack:
        box = stack.pop()
        if box.tag in ("td", "th"):
            if box.score > 0.6 * table.score and len(box.lines()) > 3:
                return True
        else:
            stack.extend(box.boxes())
    return False


def neighbours(article: Box) -> tuple[list[Box | TextLine], list[Box | TextLine]]:
    """Leads before and signatures after the article box that belong to it (two levels up)."""
    before: list[Box | TextLine] = []
    after: list[Box | TextLine] = []
    box = article
    for _ in range(2):
        parent = box.parent
        if parent is None or parent.tag in ("tr", "tbody", "table", "body") or is_chrome(parent):
            break
        at = parent.parts.index(box)
        before[:0] = [part for part in parent.parts[:at] if _belongs(part)]
        after += [part for part in parent.parts[at + 1 :] if _belongs(part)]
        box = parent
    return before, after


def _belongs(part: Box | TextLine) -> bool:
    if isinstance(part, TextLine):
        return line_score(part) > 0 and part.links == 0 and not is_footer(part)
    if is_chrome(part) or part.links > 0.3 * part.characters or not part.characters:
        return False
    if part.tag in ("p", "blockquote", "h1", "h2", "h3", "h4", "table", "ol", "ul"):
        return part.score > 0
    return _LEAD_HINT.search(part.hint) is not None or _ARTICLE_HINT.search(part.hint) is not None


def is_cut(box: Box, article: Box) -> bool:
    """Whether a box inside the article is chrome: declared so, or a list of headlines."""
    if box.score > 0.5 * article.score:
        return False
    if is_chrome(box) and not (box.tag in ("td", "tr", "p") and box.links == 0):
        return True
    if box.links <= 0.75 * box.characters or box.tag in ("p", "tr", "td", "li"):
        return False
    return len(box.lines()) > 1


def is_footer(line: TextLine) -> bool:
    """Imprint and contact lines of a page."""
    if len(line.text) >= _LONGEST_FOOTER:
        return False
    low = line.text.lower()
    return any(word in low for word in _FOOTER_WORDS)


def is_related_heading(text: str) -> bool:
    """ "Tin liên quan", "Các tin khác": what follows are headlines of other pages."""
    return len(text) < 60 and _RELATED_HEADING.fullmatch(text.strip(" :»>-.[]")) is not None


def is_listing(root: Box, article: Box) -> bool:
    """Several teasers on one page: repeated boxes, each a linked headline and a little text."""
    best = 0
    stack = [root]
    while stack:
        box = stack.pop()
        children = box.boxes()
        stack.extend(children)
        groups: dict[tuple[str, str], list[Box]] = {}
        for child in children:
            groups.setdefault((child.tag, child.hint.split(" ")[0]), []).append(child)
        for group in groups.values():
            if len(group) >= 3:
                teasers = [child for child in group if _is_teaser(child)]
                if len(teasers) >= 3:
                    best = max(best, sum(child.characters for child in teasers))
    longest = max((len(line.text) - line.links for line in article.lines()), default=0)
    return best > 0.5 * root.characters or (best > 0.6 * article.characters and longest < 500)


def _is_teaser(box: Box) -> bool:
    if not 60 < box.characters < 900 or box.links < 20:
        return False
    lines = box.lines()
    if not 1 < len(lines) <= 8:
        return False
    headline = max(line.links for line in lines)
    return headline >= 20 and any(line_score(line) > 20 for line in lines)

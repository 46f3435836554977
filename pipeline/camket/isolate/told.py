"""The facts of a page without a document of its own: news, or an act that lost its head."""

from __future__ import annotations

import re
from datetime import date

from camket.isolate.annexes import annexed
from camket.isolate.announced import Announced, announced, announcer
from camket.isolate.dating import iso, told_on
from camket.isolate.enacting import attached_to, enacting
from camket.isolate.full_names import identified
from camket.isolate.genre import congress_term, news_genre, of_candidate, plain_genre
from camket.isolate.handed import Handed, act_in_headline, addressed, handed
from camket.isolate.head import Head
from camket.isolate.issuing import acting, office_of
from camket.isolate.letters import letter_genre
from camket.isolate.outside import is_article
from camket.isolate.parties import issuer_at
from camket.isolate.periods import plan_period, plan_year, term_year, told_year
from camket.isolate.plans_told import planning, tells_plan
from camket.isolate.procedure import is_procedure, procedure_title
from camket.isolate.scan import Line
from camket.isolate.signs import ORGANISATION, before_type, type_line
from camket.isolate.speaking import reported_issuer, speaker
from camket.isolate.systems import news_system
from camket.isolate.titled import find_block, subject_issuers
from camket.promises import lists_promises
from camket.records import DateSource, DocumentFields, Genre, Issuer, Span
from camket.texts import MESSAGE


def _page_genre(head: Head, top: Line | None, news: list[Line]) -> tuple[Genre, float]:
    """A headline that is a covenant's title over a bridge: the page prints the covenant."""
    if head.text.source.media_type == MESSAGE:  # a covering letter tells no news
        return "other", 0.8
    bridged = head.frame.bridge is not None
    kind = type_line(top) if top is not None and bridged else None
    if kind is not None and kind.genre == "covenant":
        return "covenant", 0.85
    # A list announced inside the article is what the article carries.
    listed = bool(head.zone("lead")) and len(head.zone("body")) >= 2
    genre, sure = news_genre(top.low if top else "", news, bridged or listed)
    if genre == "news" and listed and _lists_work(head):
        return "signing_report", 0.6
    if top is not None and addressed(top, head.zone("preamble", "news")):
        return letter_genre(top.low, head.zone("body"))
    return genre, sure


_REGISTERS = re.compile(r"đăng ký|cam kết|giao ước|phấn đấu|ký kết|thống nhất|chỉ tiêu|quyết tâm")


def _lists_work(head: Head) -> bool:
    """An article that announces what a body registers to do, and lists it line by line."""
    announced = any(_REGISTERS.search(line.low) for line in head.zone("lead"))
    listed = "; ".join(line.low.lstrip("-+*•0123456789.) ") for line in head.zone("body"))
    return announced and lists_promises(f"; {listed}", 0, len(listed) + 2)


def _lost_head(head: Head) -> Announced | None:
    """The act the document's first line names, when nothing else of its head is left."""
    if head.frame.start == head.frame.end or head.frame.bridge is not None:
        return None
    act = announced(head.lines)
    return act if act is not None and act.line == head.frame.start else None


def _news_issuers(head: Head, genre: Genre, top: Line | None) -> tuple[Issuer, ...]:
    """Who signs or launches; other news has the actor of its headline."""
    if genre == "procedure":
        return office_of(head)
    act = _lost_head(head)
    if act is not None:
        who = announcer(head.view, head.lines[act.line])
        below = head.lines[act.line + 1 : act.line + _BELOW_TITLE]
        return (issuer_at(head.view, *who),) if who else enacting(head.view, below)
    if genre in ("signing_report", "launch", "covenant"):
        news = [line for line in head.zone("news", "lead") if line is not top]
        return acting(head, launch=genre == "launch") or planning(head, top, news)
    if genre == "other":
        return speaker(head) or attached_to(head.view, head.lines[:_BELOW_TITLE])
    news = [line for line in head.zone("news", "lead", "body") if line is not top]
    found = subject_issuers(head.view, top) if top else ()
    found = found or reported_issuer(head, head.zone("news", "lead"))
    if found or not tells_plan([*news, *filter(None, [top])]):
        return found
    return planning(head, top, news) or act_in_headline(head.view, top)


_BELOW_TITLE = 6


def _opener(head: Head) -> Line | None:
    """`Hội Nông dân tỉnh:` on a line of its own above the headline: the first half of it."""
    at = head.headline
    if not at:
        return None
    above = head.lines[at - 1]
    named = ORGANISATION.match(above.low) is not None and above.size <= _LONGEST_OPENER
    return above if named and above.text.endswith(":") else None


_LONGEST_OPENER = 90


def _about_of(top: Line | None) -> str:
    """`Công văn của UBND tỉnh về …` as the letter itself would say it: `V/v …`."""
    return f"v/v {top.low.partition(' về ')[2]}" if top is not None else ""


def _genre_of_page(
    head: Head, top: Line | None, news: list[Line], entry: Handed | None, published: date | None
) -> tuple[Genre, float]:
    """By what is left of an act, by what the headline announces, else by the words of the page."""
    lines = head.lines
    act = _lost_head(head)
    if act is not None:
        return act.genre, 0.7
    if congress_term(lines) is not None:
        return "resolution", 0.6
    if entry is not None and entry.genre == "other":  # an official letter
        return letter_genre(_about_of(top), head.zone("body"))
    if entry is not None:
        return entry.genre, 0.75
    if of_candidate(lines):
        return "programme", 0.7
    if is_procedure(lines):
        return "procedure", 0.85
    if published is None and not is_article(lines, head.zones, head.headline):
        return plain_genre(lines)
    return _page_genre(head, top, news)


def _title_of_page(head: Head, genre: Genre, top: Line | None) -> tuple[Span | None, str]:
    """The title, and the words that say what the page is about."""
    low = top.low if top else ""
    annex = annexed(head.lines)
    if annex is not None:
        heading = annex.heading
        if not heading:
            return None, ""
        span = head.view.span(heading[0].start, heading[-1].end)
        return span, " ".join(line.low for line in heading)
    first = (_opener(head) or top) if top else None
    title = (first.start + before_type(first), top.end) if top and first else None
    if genre == "procedure":
        title = procedure_title(head.lines, head.headline)
    return head.view.span(*title) if title else None, low


def _year_of_page(
    low: str, news: list[Line], genre: Genre, when: date | None, *, plans: bool
) -> int | None:
    """The year headline or article plan for; of a plan that names none, its term or its day."""
    told = [line.low for line in news[:4]]
    year = plan_year(low, genre, when) or told_year(low, told, genre)
    if year is None and plans and genre in ("news", "launch", "signing_report"):
        return term_year([low, *told]) or (when.year if when else None)
    return year


def _headline(head: Head) -> int | None:
    """The headline of the page, else the title of an act that lost its head."""
    act = _lost_head(head)
    titled = act is not None and not head.lines[act.line].text.endswith(":")
    return act.line if act is not None and titled else head.headline


def news_fields(head: Head, published: date | None) -> DocumentFields:
    """A page without a document of its own, or one whose document lost its title."""
    headline = _headline(head)
    news = [x for x in head.zone("news", "body", "lead", "bridge") if x.index != headline]
    top = head.lines[headline] if headline is not None else None
    entry, term = handed(head, top), congress_term(head.lines)
    genre, sure = _genre_of_page(head, top, news, entry, published)
    title, low = _title_of_page(head, genre, top)
    own = entry.when if entry is not None else None
    when = own or published or told_on(head)
    source: DateSource = "portal" if published and own is None else "title"
    plans = tells_plan([*news, *filter(None, [top])])
    year = term or _year_of_page(low, news, genre, when, plans=plans)
    found = entry.issuers if entry is not None else ()
    issuers = identified(head, found or _news_issuers(head, genre, top), when)
    return DocumentFields(
        genre=genre,
        genre_probability=sure,
        system="party" if term is not None else news_system(issuers, genre, plans=plans),
        symbol=entry.symbol.canonical if entry is not None and entry.symbol else None,
        title=title,
        issuers=issuers,
        date=iso(when),
        date_source=source if when else "none",
        published=iso(published),
        plan_year=year,
        period=plan_period(low, year, genre),
        block=find_block(top.text, top.low) if top else None,
    )

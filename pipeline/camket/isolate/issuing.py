"""Who issues a document: its header, its title, the parties of its lead, the actor of the news."""

from __future__ import annotations

import re
from itertools import chain

from camket.isolate.announced import announcer, wirer
from camket.isolate.committees import signed_issuer
from camket.isolate.enacting import attached_to
from camket.isolate.head import Head
from camket.isolate.header_cells import header_columns
from camket.isolate.issuers import header_issuers
from camket.isolate.names import readable
from camket.isolate.parties import (
    Body,
    actors,
    bodies,
    issuer_at,
    named,
    parties,
    runs,
)
from camket.isolate.scan import Line
from camket.isolate.speaking import of_headline_place, own_name, speaker
from camket.isolate.systems import kind_of
from camket.isolate.telling import names_event
from camket.isolate.titled import (
    block_issuer,
    leading_body,
    subject_issuers,
    title_issuers,
    titled_body,
)
from camket.organisations import expand_issuer
from camket.records import Issuer, Signer, ZoneName
from camket.texts import View

_LEGAL = re.compile(r"(?:[-+*] ?)?(?:căn cứ|theo đề nghị|xét|thực hiện (?:nghị|chỉ|kế))")
_CELL = re.compile(r" {3,}| ?\| ?")
_BEHALF = re.compile(r"(?:t/?m\.? |đại diện |thay mặt )")
_SIGN_TIME = re.compile(r"ký|giao ước|cam kết|phát động|thi đua|thống nhất")
_LAUNCHES = re.compile(r"(?:đã |chính thức |phát lệnh )?phát động")
_FOR = re.compile(r"(?:thay mặt|được sự ủy quyền của)(?: lãnh đạo)? ")
_PLACE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) \S")


def document_issuers(head: Head, signers: tuple[Signer, ...]) -> tuple[Issuer, ...]:
    """The body in the header, the parties of the title or lead, else who acts in the headline."""
    found = _as_signed(head, header_issuers(head.view, _above_title(head)), signers)
    genre = head.kind.genre if head.kind is not None else None
    if genre == "covenant":
        return _covenant_issuers(head, found)
    if genre == "launch":
        found = _add(found, own_name(head))
    if not found and genre == "launch":
        found = title_issuers(head.view, head.title) or acting(head, launch=True)
    found = found or leading_body(head.view, head.header + head.whole[:1])
    found = tuple(one for one in found if not _in_small_letters(one))
    if not found and head.headline is not None:
        found = subject_issuers(head.view, head.lines[head.headline])
    found = found or titled_body(head.view, head.title) or _announcing(head)
    if not found and genre == "programme" and any("giữa " in x.low for x in head.title):
        found = title_issuers(head.view, head.title)  # "Chương trình phối hợp giữa A và B"
    if not found and head.kind is not None and head.kind.name == "Thông báo":
        found = speaker(head)
    if not found and head.kind is not None and head.kind.name == "Biên bản":
        blocks = (block_issuer(head.view, line) for line in head.title)
        found = next(((block,) for block in blocks if block is not None), ())
    return found or attached_to(head.view, head.whole[:_FIRST_LINES]) or _signed_for(head, signers)


def _in_small_letters(issuer: Issuer) -> bool:
    """`thanh tra, kiểm tra thuế`, wrapped from a subject above: no name in a head."""
    return issuer.span is not None and issuer.span.exact[:1].islower()


def _announcing(head: Head) -> tuple[Issuer, ...]:
    """`… ĐIỆN:`, `Ủy ban nhân dân huyện xây dựng Kế hoạch … như sau:` below a title."""
    sent = (wirer(head.view, line) for line in head.header)
    told = (announcer(head.view, line) for line in head.zone("preamble", "lead")[:_FIRST_LINES])
    who = next(filter(None, chain(sent, told)), None)
    return () if who is None else (issuer_at(head.view, *who),)


_FIRST_LINES = 8


def _signed_for(head: Head, signers: tuple[Signer, ...]) -> tuple[Issuer, ...]:
    """A document without a head still says in whose name it is signed."""
    for signer in signers:
        name = signer.on_behalf_of
        if name and len(name.split()) >= 3:
            return (Issuer(name=name),)
    return ()


def _above_title(head: Head) -> list[Line]:
    """The header above the type line; below it stand authorities and addressees."""
    if head.frame.title is None:
        return [line for line in head.header if not line.low.startswith(("kính ", "v/v"))]
    return [line for line in head.header if line.index < head.frame.title] or head.header


def _covenant_issuers(head: Head, found: tuple[Issuer, ...]) -> tuple[Issuer, ...]:
    if len(found) < 2:
        named = title_issuers(head.view, head.title[1:] or head.title)
        blocks = bool(named) and named[0].name.startswith(("Khối ", "Cụm "))
        found = named if len(named) > 1 or blocks or not found else found
    # A block speaks for its members.
    block = bool(found) and found[0].name.lower().startswith(("khối", "cụm"))
    if len(found) < 2 and not block:
        found = _add(found, _listed(head))
    if len(found) < 4 and not block:
        found = _add(found, _signing(head))
    found = found or leading_body(head.view, head.header + head.whole[:1])
    if not found and head.headline is not None:
        found = acting(head, launch=False)
    if block:
        return (_placed_block(head, found[0]), *found[1:])
    return found + _union(head, found[0]) if len(found) == 1 else found


def _placed_block(head: Head, block: Issuer) -> Issuer:
    """`CỤM THI ĐUA SỐ 3` below `HỘI ĐỒNG … HUYỆN HẢI NINH ĐÔNG` is a cluster of that district."""
    if _PLACE.search(block.name.lower()):
        return block
    cells = header_columns(head.view, _above_title(head)[:3])
    parents = [readable(head.view.text[start:end]) for start, end in cells]
    places = [m.group() for m in map(_LAST_PLACE.search, parents) if m is not None]
    if not places:
        return block
    return block.model_copy(update={"name": f"{block.name} {places[0]}"})


_LAST_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu) [^\W\d_a-z].*$"
)


def _listed(head: Head) -> tuple[Issuer, ...]:
    """The parties of `Các đơn vị: A (Khối trưởng), B, C … thỏa thuận:`, `Chúng tôi gồm:`."""
    for line in head.whole[:25]:
        if head.zones[line.index] not in ("preamble", "lead", "body") or _LEGAL.match(line.low):
            continue
        if head.zones[line.index] == "body" and line.marked:
            break
        found = parties(head.view, line) or _present(head, line)
        if found:
            return named(head.view, found)
    return ()


def _present(head: Head, line: Line) -> list[Body]:
    """The bodies of the persons listed under `chúng tôi gồm:`, one a line."""
    if _PERSONS.search(line.low) is None:
        return []
    found: list[Body] = []
    for below in head.lines[line.index + 1 : line.index + 12]:
        if below.size > 200 or (below.text.endswith(":") and _PARTY_SIDE.match(below.low) is None):
            break
        found += bodies(head.view, below.start, below.end)[:1]
    return found if len(found) >= 2 else []


_PERSONS = re.compile(r"(?:chúng tôi|thành phần|hai bên|các bên)[^.;]{0,60}(?:gồm|là)(?: có)? ?:$")
_PARTY_SIDE = re.compile(r"(?:bên [abc]|đại diện)")


def _signing(head: Head) -> tuple[Issuer, ...]:
    """`TM. UBND XÃ A | TM. UBND XÃ B`: the bodies that head the columns of the signature."""
    for line in head.zone("signature"):
        cells = [cell for cell in _CELL.split(line.text) if cell.strip()]
        if len(cells) < 2 or not line.caps:
            continue
        found = bodies(head.view, line.start, line.end)
        placed = sum(_PLACE.search(head.view.lower, body.start, body.end) is not None
                     for body in found)  # fmt: skip
        if len(found) >= 2 and (placed >= 2 or len(found) == len(cells)):
            return named(head.view, found)
    return ()


def _add(found: tuple[Issuer, ...], more: tuple[Issuer, ...]) -> tuple[Issuer, ...]:
    """`more` after `found`, without the bodies that are there already."""
    known = [_key(issuer.name) for issuer in found]
    new = []
    for issuer in more:
        key = _key(issuer.name)
        if not any(key.startswith(one) or one.startswith(key) for one in known):
            known.append(key)
            new.append(issuer)
    return found + tuple(new)


def _key(name: str) -> str:
    return expand_issuer(name).name.lower()


def _union(head: Head, issuer: Issuer) -> tuple[Issuer, ...]:
    """The unit's trade union, when it signs the covenant beside the head of the unit."""
    if kind_of(issuer.name) == "front" or issuer.name.lower().startswith(("khối", "cụm")):
        return ()
    for line in head.whole:
        union = "công đoàn" in line.low and head.zones.get(line.index) == "signature"
        if union and (line.columns or line.size > 40):
            at = line.start + line.low.index("công đoàn")
            return (Issuer(name=f"Công đoàn {issuer.name}", span=head.view.span(at, at + 9)),)
    return ()


def _as_signed(
    head: Head, issuers: tuple[Issuer, ...], signers: tuple[Signer, ...]
) -> tuple[Issuer, ...]:
    """The committee, or the chairman, in whose name the document is signed."""
    if len(issuers) != 1:
        return issuers
    issuer = issuers[0]
    behalf = next((signer.on_behalf_of for signer in signers if signer.on_behalf_of), None)
    name = signed_issuer(issuer.name, behalf)
    authority = any(
        line.caps and line.low.startswith("chủ tịch ủy ban nhân dân") for line in head.header
    )
    if name.startswith(("Tòa án nhân dân", "Viện kiểm sát nhân dân")):
        name = _headed(head, name)
    if name == "Chính phủ" and any(x.low == "thủ tướng chính phủ" for x in head.header):
        name = "Thủ tướng Chính phủ"
    alone = behalf is None and any(
        "Chủ tịch" in (signer.post or "", signer.signs_for or "") for signer in signers
    )
    kinds = ("Chỉ thị", "Công điện", "Quyết định")
    if name.startswith("Ủy ban nhân dân") and (
        authority or (alone and head.kind and head.kind.name in kinds)
    ):
        name = f"Chủ tịch {name}"
    return (issuer.model_copy(update={"name": name}),)


_HEAD_OF_COURT = re.compile(r"(?:chánh án|viện trưởng) (?P<of>.+)$")


def _headed(head: Head, name: str) -> str:
    """`CHÁNH ÁN TÒA ÁN NHÂN DÂN TỐI CAO` below the title: the head of the court issues the act."""
    for line in head.header:
        found = _HEAD_OF_COURT.match(line.low) if line.caps else None
        if found is not None and found.group("of").startswith(name.lower()):
            of = found.group("of")
            return f"{line.low[0].upper()}{line.low[1 : found.start('of')]}{name}{of[len(name) :]}"
    return name


_OFFICE = re.compile(
    r"(?:[-+*] ?|\d{1,2}[.)] ?)*(?:cơ quan (?:trực tiếp )?(?:thực hiện|giải quyết|có thẩm quyền)|"
    r"đơn vị (?:thực hiện|cung cấp))"
)


def office_of(head: Head) -> tuple[Issuer, ...]:
    """`Cơ quan thực hiện: UBND phường …`: the office that runs a procedure."""
    for line in head.lines[:200]:
        if _OFFICE.match(line.low):
            near = [line, *head.lines[line.index + 1 : line.index + 2]]
            for one in near:
                found = bodies(head.view, one.start, one.end)[:1]
                if found:
                    return named(head.view, found)
    return ()


def acting(head: Head, *, launch: bool) -> tuple[Issuer, ...]:
    """The block or the bodies that sign or launch in the headline and the first paragraphs."""
    top = head.lines[head.headline] if head.headline is not None else None
    if top is not None and top.prose and top.closed and not names_event(top):
        top = None  # an article without a headline
    zones: tuple[ZoneName, ...] = ("news", "bridge", "lead")
    if head.kind is not None:
        zones += ("preamble", "body")
    news = [x for x in head.zone(*zones) if x.size >= 80 and x is not top][:4]
    for line in [top, *news[:2]]:
        block = block_issuer(head.view, line) if line is not None else None
        if block is not None:
            return (_fuller(head.view, block, news),)
    sides = parties(head.view, top) if top is not None else []
    if sides:
        return named(head.view, sides)
    subject = subject_issuers(head.view, top) if top is not None else ()
    for line in news if launch else news[:2]:
        found = _acting_in(head.view, line, launch)
        if len(found) > len(subject):
            return found
    return subject or of_headline_place(head, top)


def _fuller(view: View, block: Issuer, news: list[Line]) -> Issuer:
    """The block as the first paragraph names it, when it says more than the headline."""
    if re.search(r"\d", block.name):
        return block
    words = set(block.name.lower().split())
    for at, line in enumerate(news):
        full = block_issuer(view, line)
        longer = full is not None and len(full.name) > len(block.name)
        if full is not None and longer and (not at or words < set(full.name.lower().split())):
            return full
    return block


def _acting_in(view: View, line: Line, launch: bool) -> tuple[Issuer, ...]:
    """In its first sentences; a launch names who launches just before the word."""
    stop = min(line.end, line.start + 500)
    if launch:
        speaks = _FOR.search(view.lower, line.start, stop)
        run = runs(view, bodies(view, speaks.end(), stop))[:1] if speaks else []
        if speaks and run and run[0][0].start == speaks.end():
            return named(view, run[0])
        found = _LAUNCHES.search(view.lower, line.start, stop)
        before = bodies(view, line.start, found.start()) if found else []
        if before and found and found.start() - before[-1].end <= 12:
            return named(view, before[-1:])
    acts = actors(view, line.start, stop)
    if len(acts) > 1 and view.lower[acts[0].start : acts[0].end] == "đảng ủy":
        acts = acts[1:]  # `Đảng ủy, Ban CHQS thành phố`: the committee of the body after it
    if len(acts) < 2 and _SIGN_TIME.search(view.lower, line.start, stop) is None:
        return ()
    return named(view, acts)

"""From a decoded text to its zones and document facts."""

from __future__ import annotations

from bisect import bisect_left

from camket.isolate.annexes import annex_zones
from camket.isolate.fields import read_fields
from camket.isolate.frame import Frame, find_frame
from camket.isolate.genre import congress_term
from camket.isolate.handed import entry_zones
from camket.isolate.head import Head
from camket.isolate.inside import divide
from camket.isolate.outside import is_article, is_listing, surround
from camket.isolate.procedure import as_document, is_procedure
from camket.isolate.scan import Line, scan
from camket.records import Page, Zone, ZoneName
from camket.texts import MESSAGE, Text, View


def isolate(text: Text, view: View) -> Page:
    """Zones over the whole text, without gap or overlap, and the facts of the document.

    Missing facts stay `None` or empty. `flags` name what a reader should know: `listing_page`,
    `embedded`, `invalid_date`, what was repaired in the symbol.
    """
    lines = scan(view)
    frame = find_frame(lines)
    zones, headline = surround(lines, frame)
    listing = frame.start == frame.end and is_listing(lines, zones)
    if frame.start < frame.end:
        zones.update(divide(lines, frame))
    elif not listing:
        message = text.source.media_type == MESSAGE
        zones = _plain(lines, zones, headline, message=message)
        if congress_term(lines) is not None:
            zones.update({at: "body" for at, zone in zones.items() if zone == "news"})
        entry_zones(lines, zones, headline)
        annex_zones(lines, zones)
        if is_procedure(lines):
            as_document(lines, zones, headline)
    _heed_blocks(text, view, lines, zones)
    fields, flags = read_fields(Head(text, view, lines, zones, frame, headline), listing)
    return Page(
        zones=_cover(view, lines, zones), document=fields, flags=flags + _flags(frame, listing)
    )


_ZONE_OF_BLOCK: dict[str, ZoneName] = {
    "page_title": "news",
    "page_date": "byline",
    "page_header": "chrome",
    "page_footer": "chrome",
}


def _heed_blocks(text: Text, view: View, lines: list[Line], zones: dict[int, ZoneName]) -> None:
    """What the decoder knows of the page's own lines decides, except inside the document's head."""
    for block in text.blocks:
        zone = _ZONE_OF_BLOCK.get(block.kind)
        if zone is None:
            continue
        start, end = view.inside(block.start, block.end)
        first = bisect_left(lines, start, key=lambda line: line.end)
        for line in lines[first:]:
            if line.start >= end:
                break
            if zones[line.index] not in ("header", "title"):
                zones[line.index] = zone


def _flags(frame: Frame, listing: bool) -> tuple[str, ...]:
    flags = ["listing_page"] if listing else []
    if frame.bridge is not None:
        flags.append("embedded")
    return tuple(flags)


def _plain(
    lines: list[Line], zones: dict[int, ZoneName], headline: int | None, *, message: bool
) -> dict[int, ZoneName]:
    """A text without header, title, headline or byline is all body; so is a message."""
    if is_article(lines, zones, headline) and not message:
        return zones
    return {
        at: "chrome" if zone == "chrome" and len(lines) > 3 and not lines[at].marked else "body"
        for at, zone in zones.items()
    }


def _cover(view: View, lines: list[Line], zones: dict[int, ZoneName]) -> tuple[Zone, ...]:
    """Content ranges; a blank line joins the zone above it."""
    size = len(view.content)
    if size == 0:
        return ()
    starts: list[tuple[int, ZoneName]] = []
    above = 0
    for line in lines:
        zone = zones[line.index]
        if not starts or starts[-1][1] != zone:
            starts.append((_line_start(view, line, above), zone))
        above = line.end
    if not starts:
        return (Zone(zone="chrome", start=0, end=size),)
    starts[0] = (0, starts[0][1])
    ends = [start for start, _ in starts[1:]] + [size]
    return tuple(
        Zone(zone=zone, start=start, end=end)
        for (start, zone), end in zip(starts, ends, strict=True)
    )


def _line_start(view: View, line: Line, above: int) -> int:
    """Content offset where the physical line begins, leading spaces included.

    A line cut from a flattened one, which `above` ends in, begins at its first letter.
    """
    physical = view.text.rfind("\n", 0, line.start) + 1
    return view.offset(physical if physical >= above else line.start)

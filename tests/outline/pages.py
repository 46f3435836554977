"""A page that is all body, and pages from annotated documents, for the tests of the outline."""

from __future__ import annotations

from camket.outline import outline
from camket.records import DocumentFields, Node, Page, Source, Zone
from camket.texts import Text, View

_BODY = frozenset(("heading", "item", "child", "para", "table"))


def make_text(content):
    return Text(content, Source(uri="x", sha256="0", bytes=len(content)))


def body_page(content):
    zones = (Zone(zone="body", start=0, end=len(content)),) if content else ()
    return Page(zones=zones, document=DocumentFields())


def read(content) -> tuple[Node, ...]:
    """The nodes of a text that is one body zone."""
    return outline(make_text(content), View.of(content), body_page(content))


def gold_page(document, wrap=False):
    """Content, page and line starts of an annotated document; `wrap` prints its line breaks."""
    parts, zones, starts, at, kept = [], [], [], 0, "chrome"
    for line in document["lines"]:
        text = line["text"]
        if wrap:
            for offset in line.get("wrap_at") or ():
                text = text[:offset] + "\n" + text[offset + 1 :]
        zone = line["zone"]
        zone = kept if zone == "blank" else "body" if zone in _BODY else zone
        kept = zone
        zones.append(Zone(zone=zone, start=at, end=at + len(text) + 1))
        starts.append(at)
        parts.append(text)
        at += len(text) + 1
    content = "\n".join(parts)
    page = Page(zones=tuple(_merge(zones, len(content))), document=DocumentFields())
    return content, page, starts


def _merge(zones, size):
    out = []
    for zone in zones:
        if out and out[-1].zone == zone.zone:
            out[-1] = out[-1].model_copy(update={"end": zone.end})
        else:
            out.append(zone)
    out[-1] = out[-1].model_copy(update={"end": size})
    return out

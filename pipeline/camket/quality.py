"""What a reader should know before trusting a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from camket.records import Node, Page, Parsed, Quality
from camket.texts import Text, View

# Each flag lowers confidence by this much; unlisted flags inform without lowering it.
_WEIGHTS = {
    "gap": 0.05,
    "dup": 0.05,
    "order": 0.05,
    "reset": 0.05,
    "listing_page": 0.3,
    "truncated": 0.3,
    "ocr": 0.2,
    "scrambled_marks": 0.3,
    "turned_text": 0.3,
    "encoding_repair": 0.1,
    "secrecy": 0.0,
}
_NUMBERING_FAULTS = frozenset({"gap", "dup", "order", "reset"})


_COUNTS = {
    word: number
    for number, word in enumerate("hai ba bốn năm sáu bảy tám chín mười".split(), start=2)
}
_ANNOUNCED = re.compile(
    rf"(?<![\w/.,%-])(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)}) (?:nhóm )?(?:nội dung|nhiệm vụ|chỉ "
    rf"tiêu|mục tiêu|"
    r"giải pháp|tiêu chí|việc|vấn đề|điểm|phong trào|đột phá|yêu cầu|biện pháp|chương trình)(?!\w)"
)


def _announced(content: str, page: Page, nodes: tuple[Node, ...]) -> Iterator[str]:
    """`announced_5_listed_4`: a lead counts what follows, and the list has another length.

    The words and the list are both kept as printed; nothing is added to make them agree.
    """
    for zone in page.zones:
        if zone.zone == "lead":
            following = [node for node in nodes if node.start >= zone.end]
            yield from _mismatch(content[zone.start : zone.end], following)
    for at, node in enumerate(nodes):
        if content[node.start : node.end].rstrip().endswith(":"):
            yield from _mismatch(
                content[node.text_start : node.end],
                list(_below(nodes, at)),
            )


def _below(nodes: tuple[Node, ...], at: int) -> Iterator[Node]:
    for node in nodes[at + 1 :]:
        if node.depth <= nodes[at].depth:
            return
        yield node


def _mismatch(lead: str, following: list[Node]) -> Iterator[str]:
    low = View.of(lead[-300:]).lower.rstrip()
    found = list(_ANNOUNCED.finditer(low)) if low.endswith(":") else []
    listed = [node for node in following if node.kind in ("item", "child", "heading", "inline")]
    if not found or not listed:
        return
    printed = found[-1].group("n")
    number = _COUNTS.get(printed) or int(printed)
    top = listed[0].depth
    counts = [sum(node.depth == depth for node in listed) for depth in (top, top + 1)]
    if number >= 2 and number not in counts and counts[0] >= 2:
        yield f"announced_{number}_listed_{counts[0]}"


def quality_of(text: Text, page: Page, nodes: tuple[Node, ...], parsed: Parsed) -> Quality:
    """Collect the flags of every stage, in stage order, and a confidence between 0 and 1."""
    flags = [*text.flags, *page.flags]
    if text.source.repairs:
        flags.append("encoding_repair")
    if page.document.secrecy:
        flags.append("secrecy")
    faults = {flag for node in nodes for flag in node.flags if flag in _NUMBERING_FAULTS}
    flags += sorted(faults)
    flags += _announced(text.content, page, nodes)
    flags += parsed.flags
    unique = tuple(dict.fromkeys(flags))
    return Quality(flags=unique, confidence=round(_confidence(unique, parsed), 3))


def _confidence(flags: tuple[str, ...], parsed: Parsed) -> float:
    """Share of the body that was understood, lowered by faults."""
    coverage = parsed.coverage
    understood = coverage.claimed / coverage.characters if coverage.characters else 1.0
    penalty = sum(_WEIGHTS.get(flag, 0.0) for flag in flags)
    return max(0.0, understood - penalty)

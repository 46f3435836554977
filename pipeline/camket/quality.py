"""What a reader should know before trusting a record."""

from __future__ import annotations

from camket.records import Node, Page, Parsed, Quality
from camket.texts import Text

# Each flag lowers confidence by this much; unlisted flags inform without lowering it.
_WEIGHTS = {
    "gap": 0.05,
    "dup": 0.05,
    "order": 0.05,
    "reset": 0.05,
    "listing_page": 0.3,
    "truncated": 0.3,
    "ocr": 0.2,
    "encoding_repair": 0.1,
    "secrecy": 0.0,
}
_NUMBERING_FAULTS = frozenset({"gap", "dup", "order", "reset"})


def quality_of(text: Text, page: Page, nodes: tuple[Node, ...], parsed: Parsed) -> Quality:
    """Collect the flags of every stage, in stage order, and a confidence between 0 and 1."""
    flags = [*text.flags, *page.flags]
    if text.source.repairs:
        flags.append("encoding_repair")
    if page.document.secrecy:
        flags.append("secrecy")
    faults = {flag for node in nodes for flag in node.flags if flag in _NUMBERING_FAULTS}
    flags += sorted(faults)
    flags += parsed.flags
    unique = tuple(dict.fromkeys(flags))
    return Quality(flags=unique, confidence=round(_confidence(unique, parsed), 3))


def _confidence(flags: tuple[str, ...], parsed: Parsed) -> float:
    """Share of the body that was understood, lowered by faults."""
    coverage = parsed.coverage
    understood = coverage.claimed / coverage.characters if coverage.characters else 1.0
    penalty = sum(_WEIGHTS.get(flag, 0.0) for flag in flags)
    return max(0.0, understood - penalty)

"""Text in runs of named fonts: .VnTime and VNI fonts say which encoding their letters are in."""

from __future__ import annotations

from collections.abc import Iterable

from camket.decode.legacy import convert, font_encoding
from camket.decode.syllables import fit

Run = tuple[str, str | None]
"""A stretch of text and the name of its font, when known."""


def _is_unicode(text: str) -> bool:
    """Letters only Unicode has: whatever its font is called, the text is no legacy text."""
    return any("\u0110" <= c <= "\u01b0" or "\u1ea0" <= c <= "\u1ef9" for c in text)


def _confirmed(paragraphs: list[list[Run]]) -> set[str]:
    """Encodings named by fonts and borne out by the words set in them."""
    samples: dict[str, list[str]] = {}
    for runs in paragraphs:
        words: dict[str, list[str]] = {}
        for text, font in runs:
            found = font_encoding(font) if font else None
            if found is not None and not _is_unicode(text):
                words.setdefault(found[0], []).append(text)
        for encoding, parts in words.items():
            samples.setdefault(encoding, []).append("".join(parts))
    return {name for name, parts in samples.items() if _bears_out(name, " ".join(parts)[:50_000])}


def _bears_out(encoding: str, sample: str) -> bool:
    marked, valid = fit(convert(sample, encoding))
    before_marked, before_valid = fit(sample)
    if not before_marked:
        return False
    return valid >= 0.6 * marked and valid > before_valid


def convert_runs(paragraphs: Iterable[list[Run]]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs in Unicode, and the names of the encodings that were converted."""
    listed = [list(runs) for runs in paragraphs]
    confirmed = _confirmed(listed)
    if not confirmed:
        return ["".join(text for text, _ in runs) for runs in listed], ()
    out = ["".join(_in_unicode(runs, confirmed)) for runs in listed]
    return out, tuple(f"font_{name}" for name in sorted(confirmed))


def _in_unicode(runs: list[Run], confirmed: set[str]) -> list[str]:
    parts: list[str] = []
    pending, key = "", None
    for text, font in runs:
        found = font_encoding(font) if font else None
        own = (
            found if found is not None and found[0] in confirmed and not _is_unicode(text) else None
        )
        if own != key and pending:  # pairs of VNI may be split over runs: convert joined runs
            parts.append(convert(pending, key[0], capitals=key[1]) if key else pending)
            pending = ""
        key = own
        pending += text
    parts.append(convert(pending, key[0], capitals=key[1]) if key else pending)
    return parts

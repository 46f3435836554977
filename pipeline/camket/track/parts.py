"""Parts of a sum ("trong đó 6 phiên lưu động"), told apart by the words that name them."""

from __future__ import annotations

import re

from camket.track.promises import Promise
from camket.track.wording import kernel, words

PART = re.compile(r"(?<!\w)(?:trong đó|riêng)(?!\w)", re.IGNORECASE)


def other_part(a: Promise, b: Promise) -> bool:
    """ "Trong đó 6 phiên lưu động", "trong đó 12 phiên trực tuyến": parts that share no word."""
    one, two = _part(a), _part(b)
    if one is None or two is None or a.target is None or b.target is None:
        return False
    units = set(words(a.target.unit or "")) & set(words(b.target.unit or ""))
    mine, theirs = one - units, two - units
    return bool(mine) and bool(theirs) and not mine & theirs


def _part(promise: Promise) -> frozenset[str] | None:
    """The words that name a part of a sum; None when the promise is no part."""
    target, commitment = promise.target, promise.commitment
    if target is None:
        return None
    text, base = commitment.span.exact, commitment.span.start
    opened = [found.end() for found in PART.finditer(text, 0, max(0, target.start - base))]
    first = opened[-1] if opened else None
    before = target.start - base
    if first is None or any(first <= t.start - base < before for t in commitment.targets):
        return None
    tail = re.split(r"[,;.(]", text[target.end - base :], maxsplit=1)[0]
    return kernel(f"{text[first:before]} {target.raw} {tail}")


def shown_part(promise: Promise) -> str | None:
    """A part of a sum as it is printed, with the words that name it ("6 phiên lưu động")."""
    target, span = promise.target, promise.commitment.span
    if target is None or _part(promise) is None:
        return None
    tail = re.split(r"[,;.(]", span.exact[target.end - span.start :], maxsplit=1)[0]
    return f"{target.raw}{tail}".strip()

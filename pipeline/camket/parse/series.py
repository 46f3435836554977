"""The key that links the same indicator of the same body over the years (DOMAIN 11)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from camket.records import Target
from camket.texts import View

SEPARATOR = "|"
"""Between the six parts of a key: indicator, unit, per, population, scope, theme."""

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:nam (?:hoc )?)?(?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?")
# Words a writer adds or drops from one year to the next without changing what is measured.
_IDLE_WORDS = (
    "phan dau tiep tuc bao dam dam bao duy tri giu vung nang dua dat ty le tong so muc cac nhung"
    " cua ve tren dia ban"
    " toan trong nam"
)
_IDLE = frozenset(_IDLE_WORDS.split())


# Letters without their marks; marks that stand alone are dropped.
_BARE = {
    **{code: unicodedata.normalize("NFD", chr(code))[0] for code in (*range(0xC0, 0x250),
        *range(0x1E00, 0x1F00)) if unicodedata.decomposition(chr(code))[:1] not in ("", "<")},
    **dict.fromkeys(range(0x300, 0x370)),
    ord("đ"): "d",
}  # fmt: skip


@lru_cache(maxsize=4096)
def fold(text: str | None) -> str:
    """Lower case without diacritics, one spelling of i/y and tone placement, single spaces.

    >>> fold("Tỉ lệ  hộ nghèo")
    'ty le ho ngheo'
    """
    if not text:
        return ""
    return " ".join(View.of(text).lower.translate(_BARE).split())


@lru_cache(maxsize=4096)
def _measured(text: str | None) -> str:
    """The words of an indicator that say what is measured; all when none is left."""
    folded = fold(text)
    if "19" in folded or "20" in folded:
        folded = _YEAR.sub(" ", folded)
    words: list[str] = _WORD.findall(folded)
    kept = [word for word in words if word not in _IDLE]
    return " ".join(kept or words)


def series_key(target: Target, scope: str | None = None, theme: str | None = None) -> str | None:
    """Key of the series a target belongs to, or None when nothing names what it measures.

    `scope` is the identity of the body or place the promise is for (an `org_id`, a `place_id`, or a
    name), `theme` the primary theme. Values, years and comparators never enter the key, so the same
    promise of two years has one key; a different unit, divisor or scope makes another series.
    """
    indicator, population = _measured(target.indicator), _measured(target.population)
    if target.role in ("fact", "norm") or not (indicator or population):
        return None
    kind = "change:" if target.quantity in ("change", "multiple") else ""
    parts = (
        indicator,
        kind + fold(target.unit),
        "/".join(fold(name) for name in target.per),
        population,
        fold(scope),
        fold(theme),
    )
    return SEPARATOR.join(part.replace(SEPARATOR, " ") for part in parts)

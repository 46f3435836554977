"""Units of one measure: tấn and tạ, km and m."""

from __future__ import annotations

_SCALES: tuple[dict[str, float], ...] = (
    {"kg": 1, "yến": 10, "tạ": 100, "tấn": 1000},
    {"m": 1, "km": 1000},
    {"m²": 1, "ha": 10_000, "km²": 1_000_000},
)


def factor(unit: str | None, into: str | None) -> float | None:
    """What a value in `unit` is multiplied by to stand in `into`; None when they differ in kind.

    >>> factor("tấn", "tạ"), factor("tấn", "ha")
    (10.0, None)
    """
    if unit == into:
        return 1.0
    for scale in _SCALES:
        if unit in scale and into in scale:
            return scale[unit] / scale[into]
    return None

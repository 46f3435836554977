"""Awards and titles: which is the higher of one kind (DOMAIN 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from camket.track.wording import spelled_out, words

# Awards of one kind from the lower to the higher (DOMAIN 8).
_LADDERS = (
    (
        "chiến sĩ tiên tiến",
        "chiến sĩ thi đua cơ sở",
        "chiến sĩ thi đua cấp",
        "chiến sĩ thi đua toàn",
    ),
    ("hoàn thành nhiệm vụ", "hoàn thành tốt", "hoàn thành xuất sắc"),
    ("giấy khen", "bằng khen", "cờ thi đua", "huân chương"),
)
# "Tập thể lao động tiên tiến" and "… lao động xuất sắc"; not "hoàn thành xuất sắc".
_GRADED = re.compile(r"(\w+) (?:tiên tiến|xuất sắc)(?!\w)")
_AWARD_FILLERS = frozenset(
    "phấn đấu đạt giữ vững danh hiệu được tặng tiếp tục đề nghị công nhận năm là loại".split()
)

_FRAMES = frozenset("trở lên xếp nhiệm vụ các cấp và".split())


@dataclass(frozen=True, slots=True)
class Step:
    """Two awards of one ladder: 1 up, -1 down, 0 the same rung."""

    up: int
    before: str
    after: str


def step(one: str, other: str) -> Step | None:
    """How the second award stands to the first; None when they share no ladder.

    >>> step("Tập thể lao động xuất sắc", "Tập thể lao động tiên tiến")
    Step(up=-1, before='xuất sắc', after='tiên tiến')
    """
    texts = spelled_out(one), spelled_out(other)
    graded = set(_GRADED.findall(texts[0])) & set(_GRADED.findall(texts[1]))
    own = tuple((f"{head} tiên tiến", f"{head} xuất sắc") for head in sorted(graded))
    for ladder in (*own, *_LADDERS):
        a, b = (_rung(text, ladder) for text in texts)
        if a is not None and b is not None:
            return Step((b > a) - (b < a), _grade(ladder[a]), _grade(ladder[b]))
    return None


def _grade(rung: str) -> str:
    return _GRADED.sub(lambda found: found[0].partition(" ")[2], rung)


def holder(text: str) -> frozenset[str]:
    """The words of a promised award without its grade: who is to have what kind of it."""
    graded = _GRADED.sub(lambda found: found[1], spelled_out(text))
    for ladder in _LADDERS:
        for rung in ladder:
            graded = graded.replace(rung, " ")
    return frozenset(words(graded)) - _AWARD_FILLERS - _FRAMES


def same(one: str, other: str) -> bool:
    """Whether two wordings name one award."""
    return _award_words(one) == _award_words(other)


def shared(one: str, other: str) -> bool:
    """Whether the words of the first award all stand in the second text."""
    named = _award_words(one)
    return bool(named) and named <= frozenset(words(other))


def _rung(text: str, ladder: tuple[str, ...]) -> int | None:
    found = [number for number, rung in enumerate(ladder) if rung in text]
    return found[-1] if found else None


def _award_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if word not in _AWARD_FILLERS)

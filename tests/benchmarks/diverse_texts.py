"""Documents for measurements: sentences of the annotated corpus in new orders, with new numbers.

Repeated text flatters every cache and every memo table, so no two documents share their numbers,
and hardly any two share a run of three lines.
"""

import random
import re
from functools import cache
from pathlib import Path

from camket.corpora import load_corpus

_CORPUS = Path(__file__).parents[2] / "corpora" / "train"
_DIGITS = re.compile(r"\d+")


@cache
def _lines() -> tuple[str, ...]:
    lines = {
        line.strip()
        for document in load_corpus(_CORPUS)
        for line in document.content.splitlines()
        if 20 < len(line) < 800
    }
    return tuple(sorted(lines))


def text_of(number: int, characters: int = 10_000) -> str:
    """Document `number`, the same every time: a heading, then numbered lines."""
    chance = random.Random(number)
    place = f"{chance.choice('ABCDĐGHKLMNPQSTV')}{chance.choice(('ình', 'ường', 'ông', 'ái'))}"
    year = chance.randint(2005, 2026)
    parts = [
        "ỦY BAN NHÂN DÂN",
        f"HUYỆN {place.upper()} {chance.randint(1, 999)}",
        f"Số: {chance.randint(1, 400)}/KH-UBND",
        "",
        "KẾ HOẠCH",
        f"Phát triển kinh tế - xã hội năm {year}",
        "",
    ]
    size = 0
    item = 0
    while size < characters:
        item += 1
        line = _DIGITS.sub(lambda found: _other(found.group(), chance), chance.choice(_lines()))
        parts.append(f"{item}. {line}" if chance.random() < 0.4 else line)
        size += len(parts[-1])
    return "\n".join(parts)


def _other(digits: str, chance: random.Random) -> str:
    """Another number of the same length; years stay years."""
    if len(digits) == 4 and digits[:2] in {"19", "20"}:
        return str(chance.randint(1996, 2029))
    return "".join(str(chance.randint(1, 9)) for _ in digits)


def write_archive(folder: Path, size: int, characters: int = 10_000) -> int:
    """Write `size` documents and return their bytes."""
    total = 0
    for number in range(size):
        path = folder / f"{number // 500:04d}" / f"{number:07d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text_of(number, characters).encode()
        path.write_bytes(data)
        total += len(data)
    return total

"""Does the cost of a reader grow with the length of its text, or with the square of it?"""

from __future__ import annotations

import time
from collections.abc import Callable

_TRIES = 6


def grows_linearly(
    prepare: Callable[[int], Callable[[], object]], small: int, factor: int = 4
) -> bool:
    """Whether a text `factor` times as long as `small` characters costs under `factor**1.5` times.

    `prepare(size)` gives the work on a text of `size` characters. A reader of quadratic cost
    (`factor**2`) fails every try; a machine busy with other work spoils only some of them, so one
    clean try is enough. Processor time, in seconds, of this process alone.
    """

    def cost(size: int) -> float:
        work = prepare(size)
        begun = time.process_time()
        work()
        return time.process_time() - begun

    cost(small)  # patterns are compiled and tables read before the clock counts
    # Another length each time: a result kept from an earlier try is no cost.
    sizes = [small + 97 * at for at in range(1, _TRIES + 1)]
    return any(cost(size * factor) < factor**1.5 * cost(size) for size in sizes)

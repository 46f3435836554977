"""Where the time goes: seconds by stage, for those who run archives; no record knows of them."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Literal, ParamSpec, TypeVar

Stage = Literal["decode", "isolate", "outline", "parse", "tag", "segment", "write"]
STAGES: tuple[Stage, ...] = ("decode", "isolate", "outline", "parse", "tag", "segment", "write")

Given = ParamSpec("Given")
Made = TypeVar("Made")


class StageClock:
    """Seconds of the wall by stage, programs a stage waits for included."""

    def __init__(self) -> None:
        self.seconds: dict[Stage, float] = dict.fromkeys(STAGES, 0.0)

    def timed(
        self,
        stage: Stage,
        work: Callable[Given, Made],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Made:
        """Do the work of a stage and note what it took, also when it fails."""
        began = perf_counter()
        try:
            return work(*given, **named)
        finally:
            self.seconds[stage] += perf_counter() - began

    def since(self, before: dict[Stage, float]) -> dict[str, float]:
        """Seconds by stage since `before`, in milliseconds' precision; stages that ran only."""
        spent = {stage: round(self.seconds[stage] - before[stage], 3) for stage in STAGES}
        return {stage: seconds for stage, seconds in spent.items() if seconds}

"""Time is counted by stage, also of work that fails, and costs next to nothing."""

import time

import pytest

from camket.flow import Pipeline, plain_text
from camket.stage_clock import STAGES, StageClock


def refuse() -> None:
    time.sleep(0.01)
    raise ValueError("refused")


def test_work_that_fails_is_counted_too() -> None:
    clock = StageClock()
    with pytest.raises(ValueError, match="refused"):
        clock.timed("decode", refuse)
    assert 0.01 <= clock.seconds["decode"] < 0.5


def test_only_what_was_spent_since_then_is_told() -> None:
    clock = StageClock()
    clock.timed("parse", time.sleep, 0.01)
    before = dict(clock.seconds)
    clock.timed("tag", time.sleep, 0.01)
    assert list(clock.since(before)) == ["tag"]


def test_a_document_is_timed_in_every_stage_and_its_record_does_not_know() -> None:
    pipeline = Pipeline()
    record = pipeline.run(plain_text("Một là: Thu ngân sách đạt 100% dự toán."))
    timed = {stage for stage in STAGES if pipeline.clock.seconds[stage]}
    assert timed == {"decode", "isolate", "outline", "parse", "tag"}
    assert record == pipeline.run(plain_text("Một là: Thu ngân sách đạt 100% dự toán."))


def test_a_clock_costs_microseconds() -> None:
    clock = StageClock()
    began = time.perf_counter()
    for _ in range(10_000):
        clock.timed("parse", int)
    assert time.perf_counter() - began < 10_000 * 20e-6

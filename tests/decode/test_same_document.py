"""The same plan in thirteen formats: the same commitments, themes, targets and deadlines."""

import unicodedata
from functools import cache
from typing import Any

import pytest
from tests.decode.same_document import CONTENT, FORMATS, made

from camket.flow import read_bytes
from camket.records import Commitment, Record

BY_PROGRAM = {"a.rtf", "a.odt", "a.doc", "a.pdf", "scan.png"}  # written by LibreOffice: seconds


@cache
def record(name: str) -> Record:
    return read_bytes(made(name), name)[0]


def essence(item: Commitment) -> dict[str, Any]:
    """What a commitment says, without where it stands."""
    return {
        "text": unicodedata.normalize("NFC", item.span.exact),
        "class": item.class_,
        "path": item.node_path,
        "verbs": [verb.lemma for verb in item.verbs],
        "theme": (item.themes.primary, item.themes.subtheme),
        "targets": [(t.op, t.value, t.value_max, t.unit, t.indicator) for t in item.targets],
        "deadlines": [(d.kind, d.start_date, d.end_date, d.recur) for d in item.deadlines],
        "actors": [(actor.role, actor.name) for actor in item.actors],
        "citations": [citation.id for citation in item.citations],
    }


def test_the_plain_text_says_what_the_plan_promises() -> None:
    found = [essence(item) for item in record("utf-8.txt").commitments]
    targets = [target[:4] for item in found for target in item["targets"]]
    assert len(found) >= 8
    assert ("eq", 125_500_000_000, None, "VND") in targets
    assert any(op in ("lt", "le") and value == 3.2 for op, value, _, _ in targets)
    assert any(value == 1200 for _, value, _, _ in targets)
    dates = {deadline[2] for item in found for deadline in item["deadlines"]}
    assert {"2023-11-30", "2023-12-31"} <= dates


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow) if name in BY_PROGRAM else name
        for name in FORMATS[1:]
    ],
)
def test_every_format_gives_the_same_commitments(name: str) -> None:
    expected = [essence(item) for item in record("utf-8.txt").commitments]
    assert [essence(item) for item in record(name).commitments] == expected
    shares = {share.theme: share.share for share in record(name).themes}
    for share in record("utf-8.txt").themes:
        assert shares[share.theme] == pytest.approx(share.share, abs=0.02)
    assert record(name).document.plan_year == 2023


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(BY_PROGRAM))
def test_a_file_written_by_a_program_gives_the_known_text(name: str) -> None:
    from camket.decode import decode
    from camket.settings import Limits
    from camket.texts import Input

    (text,) = decode(Input(name, made(name)), Limits())
    assert errors(text.content, CONTENT) <= (0.01 if name == "scan.png" else 0.001) * len(CONTENT)


def errors(found: str, expected: str) -> int:
    """Edit distance."""
    row = list(range(len(expected) + 1))
    for at, one in enumerate(found, 1):
        last, row[0] = row[0], at
        for k, other in enumerate(expected, 1):
            last, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, last + (one != other))
    return row[-1]

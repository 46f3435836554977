"""Texts whose lines were broken at a column say the same as the texts before."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.corpora import load_corpus
from camket.flow import default_pipeline, plain_text
from camket.records import Record
from camket.texts import View
from camket.wraps import wrap_column

CORPORA = Path(__file__).parents[1] / "corpora"
SLACK = 8
"""Lines that pass the column by so much are left whole, as titles are."""
MOST_LOST = 0.02
PROSE = (
    "Ủy ban nhân dân các xã, phường tổ chức sơ tán hộ dân ở vùng trũng, nhà không kiên cố; "
    "cử lực lượng trông coi tài sản, chống trộm cắp tại khu dân cư đã sơ tán. Các doanh nghiệp "
    "phân phối dự trữ lương thực, nước uống, xăng dầu và không tăng giá bất hợp lý trong bão."
)


def wrapped(content: str, column: int) -> str:
    """The text as a printer breaks it; tables and columns stay as they are."""
    lines = []
    for line in content.split("\n"):
        whole = len(line) <= column + SLACK or "  " in line or "|" in line
        lines += [line] if whole else textwrap.wrap(
            line, column, break_long_words=False, break_on_hyphens=False
        )  # fmt: skip
    return "\n".join(lines)


def read(content: str) -> Record:
    return default_pipeline().run(plain_text(content))


def promises(record: Record) -> list[str]:
    return [" ".join(item.span.exact.split()) for item in record.commitments]


@pytest.mark.parametrize("column", [65, 80, 100])
def test_a_document_wrapped_at_a_column_promises_the_same(column: int) -> None:
    total = lost = 0
    for document in load_corpus(CORPORA / "train")[::2]:
        told = promises(read(document.content))
        content = wrapped(document.content, column)
        record = read(content)
        for item in record.commitments:
            assert content[item.span.start : item.span.end] == item.span.exact
        again = set(promises(record))
        total += len(told)
        lost += sum(promise not in again for promise in told)
    assert total > 700
    assert lost <= MOST_LOST * total


def test_the_column_is_known_where_lines_were_broken() -> None:
    assert 70 <= wrap_column(View.of("\n".join(textwrap.wrap(PROSE * 3, 80)))) <= 80


@pytest.mark.parametrize(
    "content",
    [
        "\n".join([PROSE] * 5),  # a paragraph a line
        "\n".join(f"- Trồng {n} ha rừng;" for n in range(20)),  # a list
        "\n".join(f"{n} | xã Thanh An và các xã lân cận trong huyện ta | {n}%" for n in range(20)),
        "",
    ],
)
def test_no_column_is_seen_where_lines_are_whole(content: str) -> None:
    assert wrap_column(View.of(content)) == 0


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="ab \n.Đ\u0301\u200b", max_size=60), st.data())
def test_joined_lines_keep_their_offsets(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    view = View.of(content)
    joined = view.joined([(start, end)])
    assert len(joined.text) == len(view.text)
    assert joined.text.replace("\n", " ") == view.text.replace("\n", " ")
    assert "\n" not in joined.text[slice(*joined.inside(start, end))]

"""Every span of a record can be placed in its file: page, box, paragraph, cell, confidence."""

import json
import shutil
from pathlib import Path

import pytest
from tests.decode.same_document import made
from tests.decode.test_sheets import cell, ods

from camket.flow import read_bytes
from camket.proof import prove
from camket.records import Record
from camket.write import to_json


def record(name: str) -> Record:
    return read_bytes(made(name), name)[0]


def test_a_commitment_of_a_word_file_knows_its_paragraph_and_its_generated_number() -> None:
    found = record("a.docx")
    places = [found.block_at(item.span.start) for item in found.commitments]
    assert {place.paragraph for place in places if place} == {5, 6, 7, 8, 10, 11, 12, 13}
    assert places[0] is not None
    assert places[0].generated_label
    assert found.source.extractor == "camket.docx/1"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")
def test_a_commitment_of_a_pdf_knows_its_page_and_box() -> None:
    from tests.decode.test_pdf import made_pdf

    (found,) = read_bytes(made_pdf(pages=2), "a.pdf")
    places = [found.block_at(item.span.start) for item in found.commitments]
    assert {place.page for place in places if place} == {1, 2}
    assert all(place and place.box and place.box[0] < place.box[2] for place in places)
    assert (found.source.extractor or "").startswith("camket.pdf/1+pdftotext")


@pytest.mark.slow
def test_a_commitment_of_a_scan_knows_how_sure_its_recognition_is() -> None:
    found = record("scan.png")
    sure = [found.block_at(item.span.start) for item in found.commitments]
    assert all(place and place.confidence and place.confidence > 0.8 for place in sure)


def test_a_hidden_row_is_marked_in_the_record() -> None:
    rows = (
        f"<table:table-row>{cell('Giảm hộ nghèo xuống dưới 3%')}{cell('2023')}</table:table-row>"
        f"<table:table-row table:visibility='collapse'>{cell('Bản nháp')}</table:table-row>"
    )
    found = read_bytes(ods(rows), "a.ods")[0]
    assert [(block.cell, block.hidden) for block in found.blocks[:2]] == [
        ((0, 0), False),
        ((0, 1), True),
    ]


@pytest.mark.parametrize("name", ["utf-8.txt", "tcvn3.txt"])
def test_plain_text_has_no_places(name: str) -> None:
    found = record(name)
    assert found.blocks == ()
    assert found.block_at(0) is None


@pytest.mark.parametrize("name", ["a.docx", "a.html"])
def test_places_survive_writing_and_are_proved(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_bytes(made(name))
    (found,) = read_bytes(made(name), name)
    line = to_json(found)
    assert line == to_json(read_bytes(made(name), name)[0])
    assert Record.model_validate_json(line) == found
    records = tmp_path / "records.jsonl"
    records.write_text(line + "\n", encoding="utf-8")
    assert prove(records, tmp_path).faults == []
    broken = json.loads(line)
    broken["blocks"] = [{"start": 0, "end": 10**6}]
    records.write_text(json.dumps(broken) + "\n", encoding="utf-8")
    assert len(prove(records, tmp_path).faults) == 1

"""The annotated documents: well-formed, the held-out ones untouched, no sentence written twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from camket.corpora import GoldDocument, find_faults, load_corpus
from camket.corpora_counts import near_duplicates
from camket.tag.lexicon import lexicon

CORPORA = Path(__file__).parents[1] / "corpora"
HELD_OUT = ("gold", "held")


@pytest.fixture(scope="module")
def documents() -> tuple[GoldDocument, ...]:
    return load_corpus(CORPORA)


def test_every_document_is_well_formed_and_written_for_this_project(documents):
    faults = {document.id: find_faults(document) for document in documents}
    assert {name: found for name, found in faults.items() if found} == {}
    assert all(document.authored for document in documents)


def test_no_two_documents_share_an_id(documents):
    names = [document.id for document in documents]
    assert len(names) == len(set(names))


def test_every_label_belongs_to_the_taxonomy(documents):
    lex = lexicon()
    known = {*lex.themes, *lex.subthemes, "general", "none"}
    labels = {
        label
        for document in documents
        for line in document.lines
        for clause in line.clauses
        for label in (clause.primary, *clause.secondary)
    }
    assert labels <= known


def test_under_two_percent_of_the_sentences_are_near_duplicates_of_another_body(documents):
    count, twins = near_duplicates(documents)
    assert count > 3_000
    assert len(twins) / count < 0.02, twins[:10]


def test_a_copied_sentence_is_found():
    text = "Mỗi chi hội nhận trồng và chăm sóc một đoạn đường hoa dài ít nhất 200 mét"

    def written(name: str, words: str) -> GoldDocument:
        line = {"zone": "item", "text": words}
        facts = {"id": name, "authored": True, "genre": "ke_hoach", "system": "state"}
        facts |= {"level": "commune", "issuers": [], "title": None, "lines": [line]}
        return GoldDocument.model_validate(facts)

    copied = [written("a-1", text), written("b-1", text.replace("200", "300"))]
    assert near_duplicates(copied)[0] == 2
    assert len(near_duplicates(copied)[1]) == 2


@pytest.mark.parametrize("name", HELD_OUT)
def test_the_held_out_documents_are_those_that_were_measured(name):
    folder = CORPORA / name
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*.json"))
    }
    assert found == listed

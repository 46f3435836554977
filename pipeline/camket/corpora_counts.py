"""What the annotated documents hold: `python -m camket.corpora_counts corpora` prints it."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from camket.corpora import GoldDocument, load_corpus

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_SHINGLE = 3
_LEAST_WORDS = 8
"""Shorter sentences ("Giữ vững quốc phòng, an ninh") are formulas and may come twice."""
_FORMAL = frozenset({"header", "signature", "recipients", "chrome", "byline", "blank"})
"""Zones every document of a kind shares word for word."""
_COMMON = 300
"""A shingle of more sentences than this tells none of them apart."""

Shingles = frozenset[tuple[str, ...]]


def sentences(documents: Sequence[GoldDocument]) -> Iterator[tuple[str, str, Shingles]]:
    """(body, sentence, shingles of three words); the years of one body count as one body."""
    for document in documents:
        body = re.sub(r"-(?:y\d|bc)$", "", document.id)
        body = re.sub(r"-\d{4}$", "", body) if body != document.id else body
        for line in document.lines:
            if line.zone in _FORMAL:
                continue
            for sentence in _SENTENCE.split(line.text):
                words = _WORD.findall(sentence.lower())
                if len(words) >= _LEAST_WORDS:
                    triples = zip(words, words[1:], words[2:], strict=False)
                    yield body, sentence, frozenset(triples)


def near_duplicates(
    documents: Sequence[GoldDocument], least: float = 0.8
) -> tuple[int, list[tuple[str, str]]]:
    """How many sentences there are, and those that another body has nearly word for word.

    Nearly: the Jaccard index of their shingles is at least `least`.
    """
    listed = list(sentences(documents))
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (_, _, shingles) in enumerate(listed):
        for shingle in shingles:
            having[shingle].append(number)
    twins: list[tuple[str, str]] = []
    for body, sentence, shingles in listed:
        shared = Counter(k for s in shingles if len(having[s]) <= _COMMON for k in having[s])
        for other, count in shared.most_common():
            their_body, theirs, their_shingles = listed[other]
            whole = len(shingles) + len(their_shingles) - count
            if their_body != body and count >= least * whole:
                twins.append((sentence, theirs))
                break
    return len(listed), twins


def _row(name: str, counts: Counter[str]) -> str:
    listed = ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))
    return f"| {name} | {listed} |"


def tables(documents: Sequence[GoldDocument]) -> list[str]:
    """Counts of documents, lines, clauses and labels, as rows of a Markdown table."""
    clauses = [c for document in documents for line in document.lines for c in line.clauses]
    mentions = {
        kind: sum(len(getattr(clause, kind)) for clause in clauses)
        for kind in ("targets", "deadlines", "roles", "citations", "movements")
    }
    empty = sum(not any(line.clauses for line in document.lines) for document in documents)
    return [
        "| what | count |",
        "|---|---|",
        f"| documents | {len(documents)} (without commitments: {empty}) |",
        f"| lines | {sum(len(document.lines) for document in documents)} |",
        f"| commitments | {len(clauses)} |",
        _row("mentions in commitments", Counter(mentions)),
        _row("genre", Counter(document.genre for document in documents)),
        _row("system", Counter(document.system for document in documents)),
        _row("level", Counter(document.level for document in documents)),
        _row("class", Counter(clause.class_ for clause in clauses)),
        _row("theme", Counter(clause.primary.split(".")[0] for clause in clauses)),
        _row("sub-theme", Counter(c.primary for c in clauses if "." in c.primary)),
    ]


def main(folder: Path) -> None:
    """Print the tables of every folder with documents, and the share of near-duplicates."""
    for part in sorted({path.parent for path in folder.rglob("*.json")}):
        documents = load_corpus(part) if _has_documents(part) else ()
        if documents:
            sys.stdout.write(f"\n### {part.relative_to(folder)}\n\n")
            sys.stdout.write("\n".join(tables(documents)) + "\n")
    count, twins = near_duplicates(load_corpus(folder))
    sys.stdout.write(f"\n{count} sentences, {len(twins)} near-duplicates\n")


def _has_documents(folder: Path) -> bool:
    return any('"lines"' in path.read_text(encoding="utf-8") for path in folder.glob("*.json"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

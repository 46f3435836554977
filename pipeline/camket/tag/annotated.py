"""Reads the annotated documents the models are trained on, as scenes with labels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from camket.records import Node, Span
from camket.tag.lexicon import WEIGHTS, lexicon
from camket.tag.scene import Place, Scene, scenes
from camket.texts import View

HELD_OUT = frozenset(("gold", "held"))
"""Folders of documents that are never trained on."""
LEXICON = "lexicon"
"""`doc` of the examples made from terms."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled stretch."""

    doc: str
    scene: Scene
    primary: str
    secondary: tuple[str, ...]
    text: str
    is_clause: bool = True
    """False for a labelled line that holds no commitment."""


@dataclass
class _Draft:
    lines: list[str] = field(default_factory=list)
    at: int = 0
    nodes: list[Node] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    labels: list[tuple[dict[str, Any], bool]] = field(default_factory=list)
    title: Span | None = None

    def add(self, line: dict[str, Any], number: int) -> None:
        """Append one annotated line."""
        text, start = line["text"], self.at
        self.lines.append(text)
        self.at += len(text) + 1
        path = line.get("path") or f"~{number}"
        if line["zone"] == "title":
            self._add_title(start, text)
        lead = len(line.get("marker") or "")
        self.nodes.append(
            Node(
                path=path, kind="para", start=start, end=start + len(text), text_start=start + lead
            )
        )
        at = 0
        for clause in line.get("clauses", ()):
            at = text.index(clause["text"], at)
            end = at + len(clause["text"])
            self.places.append(Place(start + at, start + end, path))
            self.labels.append((clause, True))
            at = end
        if line.get("themes") and not line.get("clauses"):
            self.places.append(Place(start + lead, start + len(text), path))
            self.labels.append((line["themes"], False))

    def _add_title(self, start: int, text: str) -> None:
        """A title may be printed on several lines: type, then subject."""
        if self.title is None:
            self.title = Span(start=start, end=start + len(text), exact=text)
        elif start == self.title.end + 1:
            self.title = Span(
                start=self.title.start,
                end=start + len(text),
                exact=f"{self.title.exact}\n{text}",
            )


def examples_of(document: dict[str, Any]) -> list[Example]:
    """The labelled stretches of one annotated document."""
    draft = _Draft()
    for number, line in enumerate(document["lines"]):
        draft.add(line, number)
    view = View.of("\n".join(draft.lines))
    return [
        Example(
            doc=document["id"],
            scene=scene,
            primary=label["primary"],
            secondary=tuple(label.get("secondary", ())),
            text=view.content[place.start : place.end],
            is_clause=is_clause,
        )
        for place, scene, (label, is_clause) in zip(
            draft.places,
            scenes(view, draft.nodes, draft.places, draft.title),
            draft.labels,
            strict=True,
        )
    ]


def annotated_documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Every annotated document below `folder` but the held-out ones, in the order of the paths."""
    for path in sorted(folder.rglob("*.json")):
        if not HELD_OUT.isdisjoint(path.relative_to(folder).parts):
            continue
        document = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(document, dict) and "lines" in document:
            yield document


def load_examples(folder: Path) -> list[Example]:
    """All labelled stretches below `folder`."""
    return [example for doc in annotated_documents(folder) for example in examples_of(doc)]


def groups_of(examples: Sequence[Example]) -> list[str]:
    """Documents that must stay in one fold: the years and reports of one body belong together."""
    return [example.doc.rsplit("-y", 1)[0].rsplit("-bc", 1)[0] for example in examples]


def lexicon_examples() -> list[Example]:
    """Every term that speaks for one sub-theme alone, as a stretch of its own."""
    lex = lexicon()
    found: list[Example] = []
    for words, term in lex.cues():
        if len(term.votes) != 1:
            continue
        ((index, weight),) = term.votes.items()
        if weight >= WEIGHTS["cues"]:
            scene = scenes(View.of(words), (), [Place(0, len(words), "")], None)[0]
            found.append(Example(LEXICON, scene, lex.subthemes[index], (), words, False))
    return found

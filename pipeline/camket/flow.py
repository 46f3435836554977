"""The one place where the stages meet: a file in, records out."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from camket.decode import decode, read_input
from camket.errors import UsageError
from camket.isolate import isolate
from camket.outline import outline
from camket.parse import parse
from camket.quality import quality_of
from camket.records import SCHEMA, Block, Commitment, Node, Page, Parsed, Provenance, Record, Source
from camket.segment import WordSegmenter, segment
from camket.settings import DEFAULT, Settings
from camket.stage_clock import StageClock
from camket.tag import Tagger, load_tagger, profile, tag
from camket.texts import Input, Text, View
from camket.version import __version__


class Pipeline:
    """Stages bound to settings and loaded models; make one and read many files with it."""

    def __init__(self, settings: Settings = DEFAULT) -> None:
        self.settings = settings
        self.clock = StageClock()
        self.tagger: Tagger = load_tagger(settings.tagger)
        self.segmenter = WordSegmenter() if settings.word_segmentation else None
        self._provenance = Provenance(
            camket=__version__,
            settings_sha256=settings.digest(),
            models={"themes": self.tagger.version},
        )

    def read_input(self, source: Input) -> tuple[Record, ...]:
        """Turn one file into its records; a container gives several. Raises `DecodeError`."""
        return tuple(self.run(text) for text in self.decode(source))

    def decode(self, source: Input) -> tuple[Text, ...]:
        """Turn one file into the texts of its documents. Raises `DecodeError`."""
        return self.clock.timed("decode", decode, source, self.settings.limits)

    def run(self, text: Text) -> Record:
        """Turn one decoded text into one record."""
        timed = self.clock.timed
        view = timed("decode", View.of, text.content)
        page = timed("isolate", isolate, text, view)
        nodes = timed("outline", outline, text, view, page)
        view = view.joined((node.text_start, node.end) for node in nodes)
        doc_id = document_id(text)
        parsed = timed("parse", parse, view, page, nodes, doc_id)
        commitments = timed("tag", tag, view, page, nodes, parsed.commitments, self.tagger)
        if self.segmenter is not None:
            commitments = timed("segment", _with_words, text.content, commitments, self.segmenter)
        parsed = parsed.model_copy(update={"commitments": commitments})
        return self._assemble(text, view, page, parsed, nodes, doc_id)

    def _assemble(  # noqa: PLR0913 - one argument a stage is the point of this function
        self,
        text: Text,
        view: View,
        page: Page,
        parsed: Parsed,
        nodes: tuple[Node, ...],
        doc_id: str,
    ) -> Record:
        return Record.model_construct(
            schema_=SCHEMA,
            doc_id=doc_id,
            source=text.source,
            document=page.document,
            themes=self.clock.timed(
                "tag", profile, view, page, nodes, parsed.commitments, self.tagger
            ),
            zones=page.zones,
            nodes=nodes,
            commitments=parsed.commitments,
            reported=parsed.reported,
            citations=parsed.citations,
            coverage=parsed.coverage,
            quality=quality_of(text, page, nodes, parsed),
            provenance=self._provenance,
            blocks=_places(text),
        )


def _places(text: Text) -> tuple[Block, ...]:
    """The blocks of the text that say more than "a paragraph", as the record keeps them."""
    return tuple(
        Block.model_construct(**{name: getattr(block, name) for name in Block.model_fields})
        for block in text.blocks
        if block != type(block)(block.start, block.end, "paragraph")
    )


def _with_words(
    content: str, commitments: tuple[Commitment, ...], segmenter: WordSegmenter
) -> tuple[Commitment, ...]:
    """Word boundaries of every commitment; numbers, dates and symbols stay whole."""
    ranges = [(item.span.start, item.span.end) for item in commitments]
    whole = [(found.start, found.end) for item in commitments for found in item.deadlines]
    whole += [(found.start, found.end) for item in commitments for found in item.citations]
    words = segment(content, ranges, segmenter, whole)
    return tuple(
        item.model_copy(update={"words": found})
        for item, found in zip(commitments, words, strict=True)
    )


def document_id(text: Text) -> str:
    """Hash of the source bytes and the position inside a container: stable for the same file."""
    suffix = f"-{text.position.replace('/', '.')}" if text.position else ""
    return text.source.sha256[:16] + suffix


@cache
def default_pipeline() -> Pipeline:
    """The pipeline with default settings, loaded once a process."""
    return Pipeline()


def read_all(path: str | Path) -> tuple[Record, ...]:
    """Read every document of a file (a ZIP or an e-mail holds several). Raises `DecodeError`."""
    pipeline = default_pipeline()
    return pipeline.read_input(read_input(Path(path), pipeline.settings.limits))


def read(path: str | Path) -> Record:
    """Read a file of one document. Raises `DecodeError`; `UsageError` if it holds several."""
    records = read_all(path)
    if len(records) != 1:
        raise UsageError(f"{path} holds {len(records)} documents: use camket.read_all")
    return records[0]


def read_bytes(data: bytes, uri: str = "-") -> tuple[Record, ...]:
    """Read the bytes of a file; `uri` names it in the records."""
    return default_pipeline().read_input(Input(uri, data))


def plain_text(content: str, uri: str = "-") -> Text:
    """Text that is already decoded, as the stages want it."""
    data = content.encode("utf-8", "surrogatepass")
    return Text(content, Source(uri=uri, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data)))


def read_text(content: str, uri: str = "-") -> Record:
    """Read text that is already decoded; offsets are code points of `content` as given."""
    return default_pipeline().run(plain_text(content, uri))

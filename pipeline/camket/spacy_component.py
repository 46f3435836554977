"""spaCy: a lossless Vietnamese tokenizer and the component `camket`, found through entry points.

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "camket.vi.v1"}}})
    nlp.add_pipe("camket")
    doc = nlp(text)
    doc.spans["commitments"], doc.spans["targets"], doc._.camket

The adapter wraps the pipeline; the pipeline knows nothing of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.attrs import LIKE_NUM
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.util import registry

from camket.flow import Pipeline, plain_text
from camket.numerals import parse_number_words
from camket.records import Record
from camket.segment import WordSegmenter
from camket.segment.words import Extent
from camket.settings import Settings

if TYPE_CHECKING:
    from spacy.vocab import Vocab

GROUPS = ("commitments", "targets", "deadlines", "citations", "actors", "movements")


class VietnameseTokenizer:
    """Words of underthesea's model as spaCy tokens; `doc.text == text` for every input."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._segmenter: WordSegmenter | None = None

    def __call__(self, text: str) -> Doc:
        """Tokenize; blanks that are not single spaces become tokens of their own."""
        words, spaces = _words_and_spaces(text, self._split(text))
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenize many texts."""
        return map(self, texts)

    def _split(self, text: str) -> list[Extent]:
        if self._segmenter is None:
            self._segmenter = WordSegmenter()
        lines = text.splitlines(keepends=True)
        words: list[Extent] = []
        at = 0
        for line, found in zip(lines, self._segmenter.split(lines), strict=True):
            words += [(start + at, end + at) for start, end in found]
            at += len(line)
        return words

    def __reduce__(self) -> tuple[Callable[[Vocab], VietnameseTokenizer], tuple[Vocab]]:
        return VietnameseTokenizer, (self.vocab,)

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Nothing to keep: the model is the installed library's."""
        return b"{}"

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> VietnameseTokenizer:
        """Nothing to restore."""
        return self

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the name of the tokenizer, for people who look into the folder."""
        Path(path).write_text(json.dumps({"tokenizer": "camket.vi.v1"}), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> VietnameseTokenizer:
        """Nothing to restore."""
        return self


def _words_and_spaces(text: str, words: Sequence[Extent]) -> tuple[list[str], list[bool]]:
    """Cover the text: every word, and every gap that is not one single space."""
    pieces: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in [*words, (len(text), len(text))]:
        gap = text[at:start]
        if gap.startswith(" ") and pieces:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            pieces.append(gap)
            spaces.append(False)
        if start < end:
            pieces.append(text[start:end])
            spaces.append(False)
        at = end
    return pieces, spaces


@registry.tokenizers("camket.vi.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], VietnameseTokenizer]:
    """Tokenizer factory for `nlp.tokenizer` in a config."""

    def create(nlp: Language) -> VietnameseTokenizer:
        vocab: Any = nlp.vocab  # its compiled class does not declare the getters
        vocab.lex_attr_getters[LIKE_NUM] = like_num
        return VietnameseTokenizer(nlp.vocab)

    return create


def like_num(text: str) -> bool:
    """Whether a token is a number: digits in Vietnamese writing, or a number word of two syllables.

    >>> like_num("12,5%"), like_num("1.250"), like_num("hai mươi"), like_num("năm")
    (True, True, True, False)
    """
    bare = text.rstrip("%‰")
    if bare[:1].isdigit():
        return bare.replace(".", "").replace(",", "").replace("/", "").isdigit()
    if " " not in text:
        return False  # "năm" is year or five, "ba" three or father: one syllable proves nothing
    parsed = parse_number_words(text.lower(), 0)
    return parsed is not None and parsed[1] == len(text)


class CamketComponent:
    """Reads `doc.text` and sets `doc.spans` and `doc._.camket`."""

    def __init__(self, name: str, tagger: str) -> None:
        self.name = name
        self.tagger = tagger
        self._pipeline: Pipeline | None = None
        if not Doc.has_extension("camket"):
            Doc.set_extension("camket", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Add the record of the text; span groups take the tokens they touch."""
        if self._pipeline is None:
            self._pipeline = Pipeline(Settings(tagger=self.tagger))
        record = self._pipeline.run(plain_text(doc.text))
        doc._.camket = record
        for group, spans in _groups(doc, record).items():
            doc.spans[group] = spans
        return doc

    def __getstate__(self) -> dict[str, Any]:
        """The pipeline is loaded again in every process."""
        return {**self.__dict__, "_pipeline": None}

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Settings only; models are the package's."""
        return json.dumps({"tagger": self.tagger}).encode()

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> CamketComponent:
        """Restore the settings."""
        self.tagger = json.loads(data)["tagger"]
        return self

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the settings."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> CamketComponent:
        """Restore the settings."""
        return self.from_bytes(Path(path).read_bytes())


def _groups(doc: Doc, record: Record) -> dict[str, list[DocSpan]]:
    groups: dict[str, list[DocSpan]] = {group: [] for group in GROUPS}
    for item in record.commitments:
        primary = item.themes.primary
        groups["commitments"] += _place(doc, item.span.start, item.span.end, primary)
        for group, label in (("targets", "op"), ("deadlines", "kind"), ("citations", "how")):
            for fact in getattr(item, group):
                groups[group] += _place(doc, fact.start, fact.end, str(getattr(fact, label)))
        for actor in item.actors:
            groups["actors"] += _place(doc, actor.start, actor.end, actor.role)
        for movement in item.movements:
            groups["movements"] += _place(doc, movement.start, movement.end, "movement")
    return groups


def _place(doc: Doc, start: int, end: int, label: str) -> list[DocSpan]:
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    return [] if span is None else [span]


@Language.factory("camket", default_config={"tagger": "linear"}, assigns=["doc._.camket"])
def create_component(nlp: Language, name: str, tagger: str) -> CamketComponent:
    """Component factory `camket`; `tagger` is `linear` or `lexicon`."""
    return CamketComponent(name, tagger)

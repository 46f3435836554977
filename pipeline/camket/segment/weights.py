"""The conditional random field that ships with underthesea, read as plain tables.

underthesea (Apache-2.0) segments words with a two-label CRF whose features are the five tokens
around a position, alone and in pairs and triples, as they are and in lower case, plus three yes/no
questions (digit, title case, in the dictionary). Only the difference between the scores of
"continues a word" and "begins a word" decides, so every feature becomes one number.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from camket.errors import ModelError

MODEL = "pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727"
# SHA-256 over models.bin, features.bin and dictionary.bin as in underthesea 9.5.0.
KNOWN_DIGESTS = frozenset({"74407a64f376c320b2247f49c1dbf28fbab3dae6b97d7e3b11bf311a4f3ef7f4"})

Row = tuple[float, ...]
_ATTRIBUTE = re.compile(r"T\[(-?\d)(?:,(-?\d))?\](?:\.(\w+))?=(.*)", re.DOTALL)
# Slots of a row: at which position, relative to its first token, a feature counts.
_SLOTS: dict[int, dict[tuple[int, ...], int]] = {
    1: {(2,): 0, (1,): 1, (0,): 2, (-1,): 3, (-2,): 4},
    2: {(1, 2): 0, (0, 1): 1, (-1, 0): 2, (-2, -1): 3},
    3: {(0, 2): 0, (-1, 1): 1, (-2, 0): 2},
}
EDGES = ("BOS", "EOS")


@dataclass(frozen=True)
class Weights:
    """Score differences. Index 1, 2, 3 is the number of tokens a feature covers.

    A row has one number a slot: the position the score goes to is the first token's position plus
    `offsets[n][slot]`.
    """

    exact: dict[int, dict[str, Row]]
    lower: dict[int, dict[str, Row]]
    asked: dict[int, dict[str, dict[str, Row]]]
    """By number of tokens, question and answer (`True`, `False`, `BOS`, `EOS`)."""
    dictionary: frozenset[str]
    stay: tuple[float, float]
    """Transition scores from "begins": to "begins", to "continues"."""
    leave: tuple[float, float]
    """Transition scores from "continues": to "begins", to "continues"."""

    def words_of(self, size: int) -> frozenset[str]:
        """Dictionary words of so many syllables."""
        return frozenset(word for word in self.dictionary if word.count(" ") == size - 1)

    offsets: ClassVar[dict[int, tuple[int, ...]]] = {
        1: (-2, -1, 0, 1, 2),
        2: (-1, 0, 1, 2),
        3: (0, 1, 2),
    }


def model_folder() -> Path:
    """Where the installed library keeps its model; raises `ModelError` when it is not installed."""
    spec = find_spec("underthesea")
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("underthesea is not installed: pip install 'underthesea>=9.5'")
    return Path(spec.submodule_search_locations[0]) / MODEL


def digest(folder: Path) -> str:
    """SHA-256 of the model files, to notice another version."""
    total = hashlib.sha256()
    for name in ("models.bin", "features.bin", "dictionary.bin"):
        path = folder / name
        if not path.is_file():
            return "missing"
        total.update(path.read_bytes())
    return total.hexdigest()


class _PlainUnpickler(pickle.Unpickler):
    """Reads containers of strings and refuses everything that could run code."""

    def find_class(self, module_name: str, global_name: str) -> object:
        if (module_name, global_name) == ("builtins", "set"):
            return set
        raise ModelError(f"dictionary.bin asks for {module_name}.{global_name}; not read")


def load_weights(folder: Path) -> Weights:
    """Read the tables; about 0.6 s."""
    import pycrfsuite

    words = _PlainUnpickler(io.BytesIO((folder / "dictionary.bin").read_bytes())).load()
    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / "models.bin"))
    info = tagger.info()
    deltas: dict[str, float] = {}
    for (attribute, label), weight in info.state_features.items():
        sign = 1.0 if label == "I-W" else -1.0
        deltas[attribute] = deltas.get(attribute, 0.0) + sign * weight
    exact, lower, asked = _tables(deltas)
    moves = info.transitions
    return Weights(
        exact=exact,
        lower=lower,
        asked=asked,
        dictionary=frozenset(words),
        stay=(moves["B-W", "B-W"], moves["B-W", "I-W"]),
        leave=(moves["I-W", "B-W"], moves["I-W", "I-W"]),
    )


Tables = dict[int, dict[str, Row]]
Asked = dict[int, dict[str, dict[str, Row]]]


def _tables(deltas: dict[str, float]) -> tuple[Tables, Tables, Asked]:
    exact: dict[int, dict[str, list[float]]] = {1: {}, 2: {}, 3: {}}
    lower: dict[int, dict[str, list[float]]] = {1: {}, 2: {}, 3: {}}
    asked: dict[int, dict[str, dict[str, list[float]]]] = {
        size: {"isdigit": {}, "istitle": {}, "is_in_dict": {}} for size in (1, 2, 3)
    }
    for attribute, delta in deltas.items():
        match = _ATTRIBUTE.fullmatch(attribute)
        if match is None:
            raise ModelError(f"unknown feature {attribute!r} in the segmentation model")
        first, last, question, value = match.groups()
        span: tuple[int, ...] = (int(first),) if last is None else (int(first), int(last))
        size = 1 if last is None else int(last) - int(first) + 1
        table = exact[size]
        if question == "lower":
            table = lower[size]
        elif question:
            table = asked[size][question]
        row = table.setdefault(value, [0.0] * len(_SLOTS[size]))
        row[_SLOTS[size][span]] += delta
    return (
        {size: _frozen(rows) for size, rows in exact.items()},
        {size: _frozen(rows) for size, rows in lower.items()},
        {size: {name: _frozen(rows) for name, rows in by.items()} for size, by in asked.items()},
    )


def _frozen(rows: dict[str, list[float]]) -> dict[str, Row]:
    return {key: tuple(row) for key, row in rows.items()}

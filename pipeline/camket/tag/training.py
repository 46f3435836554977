"""Trains the linear tagger from annotated documents; the same documents give the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from camket.errors import UsageError
from camket.tag.annotated import (
    LEXICON,
    Example,
    groups_of,
    lexicon_examples,
    load_examples,
)
from camket.tag.features import (
    CONTEXT_SCALE,
    GRAM_CHANNELS,
    OWN_SCALE,
    Floats,
    Votes,
    answers,
    gram_scale,
    grams,
    is_usable,
    lexicon_block,
    scale,
)
from camket.tag.lexicon import lexicon
from camket.tag.linear import FORMAT, LinearTagger, Named, secondary_features, softmax
from camket.tag.measure import measure
from camket.tag.scene import Scenes, together
from camket.tag.strangers import without_lonely_cues

STRENGTH = {"themes": 2.0, "subthemes": 1.5}
"""Inverse regularisation, chosen by cross-validation (CARD.md)."""
_MIN_DOCUMENTS = 2
"""A gram of one document only is its subject matter, not its theme."""
_FOLDS = 5
TRUST = 0.01
"""Weight of a lexicon term as an example, against 1 for a labelled stretch."""
_ITERATIONS = 2000
_TEMPERATURES = np.round(np.arange(0.5, 2.01, 0.05), 2)
_ABSTAIN = tuple(float(t) for t in np.round(np.arange(0.2, 0.91, 0.05), 2))
_BAND, _TWO_THIRDS = 0.1, 2 / 3
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Table:
    """The examples as one sparse matrix for each channel, over one vocabulary."""

    examples: Sequence[Example]
    scenes: Scenes
    votes: Votes
    dense: Floats
    grams: list[list[str]]
    """Grams of each reading."""

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Table:
        """Read every example once."""
        scenes = together([example.scene for example in examples])
        votes = Votes.of(scenes.readings)
        listed = [
            sorted(gram for gram in grams(reading) if is_usable(gram))
            for reading in scenes.readings
        ]
        return cls(examples, scenes, votes, lexicon_block(scenes, votes), listed)

    def strange(self) -> Table:
        """The same examples without the terms only one body's documents hold."""
        votes = Votes.of(without_lonely_cues(self.examples, self.scenes.readings))
        return replace(self, votes=votes, dense=lexicon_block(self.scenes, votes))

    def vocabulary(self, rows: NDArray[np.intp]) -> list[str]:
        """Grams in the own words of at least two documents of these rows, sorted."""
        seen: dict[str, set[str]] = defaultdict(set)
        own = self.scenes.channels["own"][1]
        for row in rows:
            for gram in self.grams[own[row]]:
                seen[gram].add(self.examples[row].doc)
        return sorted(gram for gram, docs in seen.items() if len(docs) >= _MIN_DOCUMENTS)

    def matrix(self, words: list[str], *, context: bool) -> sparse.csr_matrix:
        """Rows as scikit-learn takes them: own grams, context grams, lexicon features."""
        of_reading = self._of_readings(words)
        own = self.scenes.channels["own"][1]
        parts = [OWN_SCALE * of_reading[own]]
        if context:
            for channel in GRAM_CHANNELS[1:]:
                rows, columns = self.scenes.channels[channel]
                share = sparse.csr_matrix(
                    (scale(self.scenes, channel), (rows, columns)),
                    shape=(len(self.examples), len(self.grams)),
                )
                parts.append(CONTEXT_SCALE * (share @ of_reading))
        return sparse.hstack([*parts, sparse.csr_matrix(self.dense)]).tocsr()

    def _of_readings(self, words: list[str]) -> sparse.csr_matrix:
        index = {word: k for k, word in enumerate(words)}
        rows, columns, values = [], [], []
        for row, listed in enumerate(self.grams):
            for gram in listed:
                if gram in index:
                    rows.append(row)
                    columns.append(index[gram])
                    values.append(gram_scale(self.scenes.readings[row]))
        shape = (len(self.grams), len(words))
        return sparse.csr_matrix((values, (rows, columns)), shape=shape)


def _fit(
    matrix: sparse.csr_matrix, labels: NDArray[np.str_], strength: float, trust: Floats
) -> LogisticRegression:
    model = LogisticRegression(C=strength, max_iter=_ITERATIONS, tol=1e-4)
    model.fit(matrix, labels, sample_weight=trust)
    return model


def _aligned(model: LogisticRegression, names: Sequence[str], values: Floats) -> Floats:
    """Columns of `values` moved to the order of `names`; a class never seen is impossible."""
    out = np.full((values.shape[0], len(names)), -30.0)
    for column, name in enumerate(model.classes_):
        out[:, names.index(str(name))] = values[:, column]
    return out


@dataclass(frozen=True)
class Fitted:
    """Two trained models over one vocabulary."""

    words: list[str]
    themes: LogisticRegression
    subthemes: LogisticRegression


def fit(tables: Sequence[Table], rows: NDArray[np.intp]) -> Fitted:
    """Train on the given rows, as each of the tables reads them."""
    lex, examples, times = lexicon(), tables[0].examples, len(tables)
    words = tables[0].vocabulary(rows)
    primary = np.array([examples[r].primary for r in rows])
    top = np.array([name.split(".")[0] for name in primary])
    trust = np.array([TRUST if examples[r].doc == LEXICON else 1.0 for r in rows]) / times

    def trained(
        labels: NDArray[np.str_], kept: NDArray[np.bool_], strength: float, *, context: bool
    ) -> LogisticRegression:
        read = [table.matrix(words, context=context)[rows[kept]] for table in tables]
        stacked = sparse.vstack(read).tocsr()
        return _fit(stacked, np.tile(labels[kept], times), strength, np.tile(trust[kept], times))

    return Fitted(
        words,
        trained(top, np.isin(top, answers()), STRENGTH["themes"], context=True),
        trained(primary, np.isin(primary, lex.subthemes), STRENGTH["subthemes"], context=False),
    )


def scores(fitted: Fitted, table: Table, rows: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Logits of answers and sub-themes for the given rows."""
    lex = lexicon()
    wide = table.matrix(fitted.words, context=True)[rows]
    narrow = table.matrix(fitted.words, context=False)[rows]
    return (
        _aligned(fitted.themes, answers(), fitted.themes.decision_function(wide)),
        _aligned(fitted.subthemes, lex.subthemes, fitted.subthemes.decision_function(narrow)),
    )


def settle(fitted: Fitted, temperature: float) -> Fitted:
    """Put the temperature into the theme weights and round as the files store them."""
    fitted.themes.coef_ = fitted.themes.coef_ / temperature
    fitted.themes.intercept_ = fitted.themes.intercept_ / temperature
    for model, channels in ((fitted.themes, len(GRAM_CHANNELS)), (fitted.subthemes, 1)):
        split = channels * len(fitted.words)
        halves = model.coef_[:, :split].astype(np.float16)
        singles = model.coef_[:, split:].astype(np.float32)
        model.coef_ = np.hstack([halves.astype(float), singles.astype(float)])
        model.intercept_ = model.intercept_.astype(np.float32).astype(float)
    return fitted


def out_of_fold(tables: Sequence[Table]) -> list[tuple[Floats, Floats]]:
    """For each table the logits of every example from a model that never saw its document."""
    examples = tables[0].examples
    widths = (len(answers()), len(lexicon().subthemes))
    found = [tuple(np.zeros((len(examples), width)) for width in widths) for _ in tables]
    told = np.array([example.doc != LEXICON for example in examples])
    real, terms = np.flatnonzero(told), np.flatnonzero(~told)
    groups = groups_of([examples[int(row)] for row in real])
    for train, test in GroupKFold(_FOLDS).split(real, groups=groups):
        fitted = fit(tables, np.concatenate([real[train], terms]))
        for table, (top, deep) in zip(tables, found, strict=True):
            top[real[test]], deep[real[test]] = scores(fitted, table, real[test])
    return [(top, deep) for top, deep in found]


def _theme_indexes(table: Table) -> NDArray[np.intp]:
    tops = [example.primary.split(".")[0] for example in table.examples]
    return np.array([answers().index(t) if t in answers() else -1 for t in tops])


def _temperature(table: Table, logits: Floats, gold: NDArray[np.intp]) -> float:
    """The temperature with the least log loss on unseen documents."""
    told = np.array([example.doc != LEXICON for example in table.examples])
    rows = np.flatnonzero((gold >= 0) & told)

    def loss(temperature: float) -> float:
        chances = softmax(logits[rows] / temperature)
        return float(-np.log(np.maximum(chances[np.arange(rows.size), gold[rows]], 1e-9)).mean())

    return float(min(_TEMPERATURES, key=loss))


def _fit_secondary(table: Table, chances: Floats) -> dict[str, Any]:
    """The model of secondary themes, trained on out-of-fold probabilities."""
    lex = lexicon()
    chances = chances[:, : len(lex.themes)]
    primary = chances.argmax(axis=1)
    own = Named.of(table.scenes, table.votes)
    gold = np.array(
        [
            [any(s.split(".")[0] == theme for s in e.secondary) for theme in lex.themes]
            for e in table.examples
        ]
    )
    is_clause = np.array([e.is_clause for e in table.examples])
    rows, themes = own.beside(primary)
    rows, themes = rows[is_clause[rows]], themes[is_clause[rows]]
    features = secondary_features(chances, own, primary, (rows, themes))
    every = np.hstack([features, 2.0 * np.eye(len(lex.themes))[themes]])
    model = LogisticRegression(C=0.3, max_iter=_ITERATIONS).fit(every, gold[rows, themes])
    size = features.shape[1]
    logits = model.decision_function(every)
    return {
        "weights": [round(float(w), 5) for w in model.coef_[0, :size]],
        "bias": [round(float(model.intercept_[0] + 2.0 * w), 5) for w in model.coef_[0, size:]],
        "threshold": _best_threshold(logits, gold[rows, themes]),
    }


def _best_threshold(logits: Floats, gold: NDArray[np.bool_]) -> float:
    """The threshold with the best F1."""

    def f1(threshold: float) -> float:
        said = logits >= threshold
        return float(2 * (said & gold).sum() / max(said.sum() + gold.sum(), 1))

    return float(max(np.round(np.arange(-3.0, 1.01, 0.1), 2), key=f1))


def _abstain_below(table: Table, chances: Floats, gold: NDArray[np.intp]) -> float:
    """The lowest swept threshold from which an answer is right twice as often as wrong."""
    rows = np.array([e.is_clause for e in table.examples]) & (gold >= 0)
    right, sure = (chances.argmax(axis=1) == gold)[rows], chances.max(axis=1)[rows]
    for threshold in _ABSTAIN:
        just_above = (sure >= threshold) & (sure < threshold + _BAND)
        if just_above.any() and right[just_above].mean() >= _TWO_THIRDS:
            return threshold
    return _ABSTAIN[-1]


def _tables(fitted: Fitted, dense_size: int) -> dict[str, NDArray[Any]]:
    """Weights split into the parts inference needs."""
    lex = lexicon()
    count, themes = len(fitted.words), len(answers())
    top = _aligned(fitted.themes, answers(), fitted.themes.coef_.T)
    deep = _aligned(fitted.subthemes, lex.subthemes, fitted.subthemes.coef_.T)
    deep[:, ~np.isin(lex.subthemes, fitted.subthemes.classes_)] = 0.0
    top[:, ~np.isin(answers(), fitted.themes.classes_)] = 0.0
    bias = np.concatenate(
        [
            _aligned(fitted.themes, answers(), fitted.themes.intercept_[None])[0],
            _aligned(fitted.subthemes, lex.subthemes, fitted.subthemes.intercept_[None])[0],
        ]
    )
    around = top[count : len(GRAM_CHANNELS) * count].reshape(-1, count, themes)
    return {
        "own": np.hstack([top[:count], deep[:count]]).astype(np.float16),
        "context": np.hstack(list(around)).astype(np.float16),
        "dense": np.hstack([top[-dense_size:], deep[-dense_size:]]).astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def _npz(tables: dict[str, NDArray[Any]]) -> bytes:
    """A numpy archive whose bytes depend on its arrays alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(table), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, member.getvalue())
    return out.getvalue()


def _json(data: dict[str, Any], indent: int | None = None) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=indent, sort_keys=True) + "\n").encode()


def write_model(folder: Path, fitted: Fitted, facts: dict[str, Any], dense_size: int) -> None:
    """Write `themes.npz` and `themes.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = _npz(_tables(fitted, dense_size))
    whole = {
        "format": FORMAT,
        "themes": list(lexicon().themes),
        "subthemes": list(lexicon().subthemes),
        "grams": fitted.words,
        **facts,
    }
    digest = hashlib.sha256(arrays + _json(whole)).hexdigest()
    (folder / "themes.npz").write_bytes(arrays)
    (folder / "themes.json").write_bytes(_json({**whole, "sha256": digest}))


def train_themes(corpora: Path, out: Path) -> str:
    """Train on every annotated document below `corpora` and write model and metrics to `out`."""
    examples = load_examples(corpora)
    if not examples:
        raise UsageError(f"no annotated documents below {corpora}")
    examples = [*examples, *lexicon_examples()]
    table = Table.of(examples)
    tables = (table, table.strange())
    (top, deep), (strange_top, strange_deep) = out_of_fold(tables)
    gold = _theme_indexes(table)
    # How sure the model may be of a document is told by those that did not shape the lexicon.
    temperature = _temperature(table, strange_top, gold)
    chances, strange = softmax(top / temperature), softmax(strange_top / temperature)
    facts = {
        "abstain_below": _abstain_below(table, strange, gold),
        "secondary": _fit_secondary(table, chances),
    }
    fitted = settle(fit(tables, np.arange(len(examples))), temperature)
    write_model(out, fitted, facts, table.dense.shape[1])
    tagger = LinearTagger(out)
    measured, unseen = (
        measure(examples, tagger.decide(each.scenes, each.votes, said, subthemes), said)
        for each, said, subthemes in zip(
            tables, (chances, strange), (deep, strange_deep), strict=True
        )
    )
    whole = {**measured.as_json(), **facts, "temperature": temperature}
    whole["without_lonely_terms"] = unseen.as_json()
    (out / "metrics.json").write_bytes(_json(whole, indent=1))
    labelled = sum(example.doc != LEXICON for example in examples)
    return f"{labelled} stretches, {len(fitted.words)} grams; cross-validated {measured.line()}"

"""What each ingredient of the theme model buys: `python -m camket.tag.study corpora`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from camket.tag.annotated import LEXICON, groups_of, lexicon_examples, load_examples
from camket.tag.features import GRAM_CHANNELS, answers
from camket.tag.lexical import LexiconTagger
from camket.tag.lexicon import lexicon
from camket.tag.training import STRENGTH, TRUST, Table

_FOLDS = 5
_OWN_TERMS = 106
"""Columns of the lexicon features that come from the stretch itself."""

Parts = Sequence[str]
VARIANTS: dict[str, Parts] = {
    "syllables of the clause": ("own",),
    "terms of the clause": ("terms",),
    "syllables and terms": ("own", "terms"),
    "syllables, terms, terms around": ("own", "terms", "terms_around"),
    "all": ("own", "around", "terms", "terms_around"),
    "all, terms also as examples": ("own", "around", "terms", "terms_around", "examples"),
    "all that, read also without lonely terms (the model)": (
        "own",
        "around",
        "terms",
        "terms_around",
        "examples",
        "strange",
    ),
}
SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)


class Study:
    """Cross-validated variants over one set of examples."""

    def __init__(self, folder: Path) -> None:
        real = load_examples(folder)
        self.table = Table.of([*real, *lexicon_examples()])
        self.strange = self.table.strange()
        self.count = len(real)
        self.labels = np.array([e.primary.split(".")[0] for e in self.table.examples])
        self.clause = np.array([e.is_clause for e in real])
        self.groups = np.array(groups_of(real))
        self.known = np.isin(self.labels, answers())

    def _columns(self, parts: Parts, words: int) -> NDArray[np.intp]:
        grams = words * len(GRAM_CHANNELS)
        stop = grams + self.table.dense.shape[1]
        ranges = {
            "own": range(words),
            "around": range(words, grams),
            "terms": range(grams, grams + _OWN_TERMS),
            "terms_around": range(grams + _OWN_TERMS, stop),
        }
        return np.array([c for part in parts if part in ranges for c in ranges[part]])

    def run(self, parts: Parts, share: float = 1.0) -> tuple[float, float]:
        """Accuracy and macro-F1 over commitments, folds by document."""
        said = np.empty(self.count, dtype=object)
        terms = np.arange(self.count, len(self.labels))
        for train, test in GroupKFold(_FOLDS).split(said, groups=self.groups):
            names = np.unique(self.groups[train])
            kept = np.random.default_rng(0).permutation(names)[: max(2, int(share * len(names)))]
            rows = train[np.isin(self.groups[train], kept)]
            if "examples" in parts:
                rows = np.concatenate([rows, terms])
            rows = rows[self.known[rows]]
            words = self.table.vocabulary(rows)
            columns = self._columns(parts, len(words))
            tables = [self.table, self.strange] if "strange" in parts else [self.table]
            read = [table.matrix(words, context=True)[:, columns] for table in tables]
            matrix, times = read[0], len(read)
            trust = np.array(
                [TRUST if self.table.examples[r].doc == LEXICON else 1.0 for r in rows]
            )
            model = LogisticRegression(C=STRENGTH["themes"], max_iter=2000, tol=1e-4)
            stacked = sparse.vstack([each[rows] for each in read]).tocsr()
            model.fit(stacked, np.tile(self.labels[rows], times), np.tile(trust / times, times))
            said[test] = model.predict(matrix[test])
        return self.score(said)

    def characters(self) -> tuple[float, float]:
        """The same with character n-grams of the clause, for comparison."""
        said = np.empty(self.count, dtype=object)
        texts = np.array([e.text.lower() for e in self.table.examples[: self.count]])
        for train, test in GroupKFold(_FOLDS).split(said, groups=self.groups):
            reader = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2)
            matrix: sparse.csr_matrix = reader.fit_transform(texts[train])
            model = LogisticRegression(C=10, max_iter=1000).fit(matrix, self.labels[train])
            said[test] = model.predict(reader.transform(texts[test]))
        return self.score(said)

    def lexicon_alone(self) -> tuple[float, float]:
        """The lexicon tagger, which is not trained."""
        scenes = [example.scene for example in self.table.examples[: self.count]]
        return self.score(np.array([t.primary for t in LexiconTagger().themes(scenes)]))

    def score(self, said: NDArray[np.object_]) -> tuple[float, float]:
        """Accuracy and macro-F1 over the ten themes."""
        gold, found = self.labels[: self.count][self.clause], said[self.clause].astype(str)
        f1 = f1_score(gold, found, labels=lexicon().themes, average="macro", zero_division=0)
        return float((gold == found).mean()), float(f1)


def report(folder: Path) -> list[str]:
    """The study as rows of a Markdown table."""
    study = Study(folder)
    rows = ["| variant | accuracy | macro-F1 |", "|---|---|---|"]
    found = {
        "lexicon tagger (not trained)": study.lexicon_alone(),
        "character 2-5-grams": study.characters(),
    }
    found |= {name: study.run(parts) for name, parts in VARIANTS.items()}
    full = VARIANTS["all that, read also without lonely terms (the model)"]
    for share in SHARES[:-1]:
        found[f"the model, {share:.0%} of the training documents"] = study.run(full, share)
    rows += [f"| {name} | {a:.3f} | {f1:.3f} |" for name, (a, f1) in found.items()]
    return rows


if __name__ == "__main__":
    sys.stdout.write("\n".join(report(Path(sys.argv[1]))) + "\n")
